"""Score our quantities on a folder with quantulum3's test set (quantities.json; MIT, not shipped).

    python benchmarks/quantities.py FOLDER [--errors N] [--write]

The set is of laboratory English ("16.25 nanometers", "4e14 s-1"), ours is a reader of news: the figure says how much of
the general case it covers. A quantity is right if its value is the gold one's (a range by its middle, as the set has
it); gold years and numbers in names, which we leave out on purpose, count as missed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tables import add_write, tell

from svodka.reading.how_many import find_quantities

HEAD = ("numbers in laboratory English (quantulum3's set)", "svodka", "others", "counted")


def main() -> None:
    """Print F1 of values, and the first misses."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--errors", type=int, default=0)
    add_write(arguments)
    options = arguments.parse_args()
    rows = json.loads((options.folder / "quantities.json").read_text(encoding="utf-8"))
    hits = wanted = got = 0
    errors = []
    for row in rows:
        text = row["req"]
        found = find_quantities(text, (0, len(text)), "r", "en")
        values = [(q.low + q.high) / 2 if q.low is not None and q.high is not None else q.low or q.high for q in found]
        gold = [entry["value"] for entry in row["res"]]
        left = list(values)
        for value in gold:
            match = next((mine for mine in left if mine is not None and abs(mine - value) <= abs(value) * 1e-9), None)
            if match is not None:
                left.remove(match)
                hits += 1
        wanted += len(gold)
        got += len(values)
        if sorted(map(str, gold)) != sorted(map(str, values)):
            errors.append(f"{text!r}: gold {gold}, got {values}")
    figure = f"{200 * hits / max(1, wanted + got):.1f}"
    tell("quantities", HEAD, [("value, F1", figure, "not measured", f"{hits} of {wanted}, {got} found")], write=options.write)
    print("\n".join(errors[: options.errors]))


if __name__ == "__main__":
    main()
