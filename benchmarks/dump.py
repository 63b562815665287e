"""A made-up dump of a country for measuring an import: `python benchmarks/dump.py [--rows N] [--seed N] [--keep FILE]`.

The rows have GeoNames' 19 columns and the mixture of a real dump: settlements, features that are none, names in several
scripts, and one row in fifty that is wrong in one of the ways in which rows go wrong. Names are put together from syllables.
Prints the rows a second, the memory at its highest, and the size of the desk's file of places.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from svodka.lexicon.places import Additions, import_places
from svodka.lexicon.places.romanise import russian_latin

SYLLABLES = ("ба", "во", "гри", "до", "жу", "за", "ки", "ла", "мо", "ни", "о", "пе", "ру", "се", "ту", "фи", "хо", "ча", "ши", "ют", "яр")
ENDS = ("ово", "ино", "ка", "ск", "ка Малая", " Слобода", "ец", "ая Гора", "ный")
OTHER_SCRIPTS = ("花村", "ველი", "قرية", "Ҝәнд", "\u200fכפר", "Ве\u0301лино")
CODES = (("P", "PPL"),) * 7 + (("H", "STM"), ("S", "BLDG"), ("P", "PPLQ"))
FIRST = 900_000_000
LARGEST_PLACE = 9_000
WRONG = 50
"""One row in so many is broken."""


def name(draw: random.Random) -> str:
    """Return a name that means nothing."""
    return ("".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) + draw.choice(ENDS)).capitalize()


def row(number: int, draw: random.Random) -> list[str]:
    """Return one row; somewhere in European Russia, where there are towns everywhere."""
    cyrillic = name(draw)
    latin = russian_latin(cyrillic)
    kind, code = draw.choice(CODES)
    others = ",".join((latin.replace("’", ""), cyrillic, draw.choice(OTHER_SCRIPTS), latin.upper()))
    lat, lon = draw.uniform(51.5, 58.5), draw.uniform(33.0, 52.0)
    cells = [str(number), latin, latin.replace("’", ""), others, f"{lat:.5f}", f"{lon:.5f}", kind, code, "RU", ""]
    return [*cells, "09", "", "", "", str(draw.randint(0, LARGEST_PLACE)), "", "150", "Europe/Moscow", "2024-01-01"]


def broken(cells: list[str], draw: random.Random) -> list[str]:
    """Return the row with one thing wrong."""
    ways = ((4, "91.5"), (4, "nan"), (4, ""), (0, "none"), (8, "QQ"), (1, "\0"), (4, cells[5]), (0, str(FIRST)))
    column, value = draw.choice(ways)
    cells[column] = value
    return cells if draw.random() > 1 / len(ways) else cells[:-3]


def rows(count: int, seed: int) -> Iterator[str]:
    """Yield the lines of the dump."""
    draw = random.Random(seed)  # noqa: S311 (a draw, no secret)
    for number in range(FIRST, FIRST + count):
        cells = row(number, draw)
        yield "\t".join(broken(cells, draw) if draw.randrange(WRONG) == 0 else cells) + "\n"


def main() -> None:
    """Make a dump, import it, take it back, and print what that took."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=370_000)
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--keep", type=Path, help="only write the dump there")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.keep or Path(folder) / "XX.txt"
        with path.open("w", encoding="utf-8", newline="") as dump:
            dump.writelines(rows(chosen.rows, chosen.seed))
        if chosen.keep:
            return
        own = Path(folder) / "places.sqlite"
        started = time.perf_counter()
        report = import_places(path, own)
        took = time.perf_counter() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{report.rows} rows, {report.places} places added, {sum(report.refused.values())} refused, in {took:.1f} s")
        print(f"{report.rows / took:.0f} rows a second, {memory:.0f} MB at the highest, file of {own.stat().st_size / 1e6:.0f} MB")
        print(f"refused: {', '.join(f'{reason} {count}' for reason, count in sorted(report.refused.items()))}")
        started = time.perf_counter()
        held = Additions(own)
        held.take_back()
        held.close()
        print(f"taken back in {time.perf_counter() - started:.1f} s, file of {own.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
