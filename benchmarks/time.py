"""Score our times on a folder of texts with TIMEX3 in line (WikiWarsUA, CC BY-NC-SA 3.0; not shipped).

    python benchmarks/time.py FOLDER [--errors N] [--write]

Relaxed: an expression counts if it overlaps a gold one, each used once. Value: of those, the interval is the gold
one's; both are F1 over all gold expressions but durations, sets and references without a date ("later", "at that
time"), which are reported as relaxed recall only. Gold marks the two ends of a range apart: a found range counts as
its ends, the first right by its start and the last by its stop. Gold "early 1964" is cut by the same calendar
arithmetic; of "since" and "until" the end that is named must agree; a night may be dated by either day. The texts are
chronicles read without a publication date.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tables import add_write, tell

from svodka.model import Granularity, When
from svodka.reading.how_many import find_quantities
from svodka.reading.when import calendar as cal
from svodka.reading.when import find_whens, time_spans

TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
SEASONS = {"WI": 1, "SP": 2, "SU": 3, "FA": 4}
OTHERS = {"relaxed": "dateparser 72.7", "value": "dateparser 20.3"}
HEAD = ("times in Ukrainian chronicles (WikiWarsUA)", "svodka", "others", "counted")


@dataclass(frozen=True)
class Gold:
    """A gold expression at [start, stop) of the plain text."""

    start: int
    stop: int
    sort: str
    value: str
    mod: str


def read(path: Path) -> tuple[str, list[Gold]]:
    """Return the plain text between the TEXT tags and its expressions."""
    body = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text(encoding="utf-8"), re.DOTALL)
    rest, text, found = (body.group(1) if body else ""), "", []
    at = 0
    for match in TIMEX.finditer(rest):
        text += TAG.sub("", rest[at : match.start()])
        words = TAG.sub("", match[2])
        fields = dict(ATTRIBUTE.findall(match[1]))
        place = (len(text), len(text) + len(words))
        found.append(Gold(*place, fields.get("type", ""), fields.get("value", ""), fields.get("mod", "")))
        text += words
        at = match.end()
    return text + TAG.sub("", rest[at:]), found


def interval(gold: Gold) -> tuple[date | None, date | None] | None:
    """Return the days a TIMEX3 value means, or None where it is no date."""
    value = gold.value
    if day := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(T.*)?", value):
        made = cal.make_date(int(day[1]), int(day[2]), int(day[3]))
        return (made, made) if made else None
    if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
        whole = cal.month_of(int(month[1]), int(month[2]))
    elif season := re.fullmatch(r"(\d{4})-(WI|SP|SU|FA)", value):
        whole = cal.season_of(int(season[1]), SEASONS[season[2]])
    elif half := re.fullmatch(r"(\d{4})-H([12])", value):
        whole = cal.half_of(cal.year_of(int(half[1])), int(half[2]))
    elif re.fullmatch(r"[12]\d{3}", value):
        whole = cal.year_of(int(value))
    else:
        return None
    parts = {"START": "start", "MID": "mid", "END": "end"}
    cut = cal.part_of(whole, parts[gold.mod]) if gold.mod in parts else whole
    return cut.start, cut.stop


def agrees(when: When, gold: Gold, place: int, among: int) -> bool:
    """Tell whether the interval is the gold one, *place* of *among* that lie in the words of the found one."""
    days = interval(gold)
    if days is None:
        return False
    if among > 1 and place in {0, among - 1}:
        return when.start == days[0] if place == 0 else when.stop == days[1]
    if gold.value.endswith("TNI") and when.start and when.stop and (when.stop - when.start).days == 1:
        return days[0] in {when.start, when.stop}
    if when.granularity is Granularity.OPEN:
        if when.start is not None:
            return when.start == days[0]
        before = cal.add_days(days[0], -1) if days[0] else None
        return when.stop in {days[1], before}
    return (when.start, when.stop) == days


@dataclass
class Totals:
    """Counts over the folder; *soft* are durations and references, which have no days."""

    relaxed: int = 0
    values: int = 0
    wanted: int = 0
    got: int = 0
    soft: int = 0
    soft_found: int = 0
    errors: list[str] = field(default_factory=list)


def score(path: Path, totals: Totals) -> None:
    """Add one text to *totals*."""
    text, golds = read(path)
    found = {(w.span.start, w.span.stop): w for w in find_whens(text, (0, len(text)), path.name, "uk", None) if w.span}
    durations = [(q.span.start, q.span.stop) for q in find_quantities(text, (0, len(text)), path.name, "uk")]
    hard = [gold for gold in golds if interval(gold) is not None]
    soft = [gold for gold in golds if interval(gold) is None]
    totals.wanted += len(hard)
    totals.soft += len(soft)
    spans = time_spans(text, "uk")
    totals.soft_found += sum(any(a < gold.stop and gold.start < b for a, b in (*spans, *durations)) for gold in soft)
    taken: set[Gold] = set()
    for start, stop in spans:
        inside = [gold for gold in hard if start < gold.stop and gold.start < stop and gold not in taken]
        taken.update(inside)
        if not inside and any(start < gold.stop and gold.start < stop for gold in soft):
            continue
        totals.got += max(1, len(inside))
        totals.relaxed += len(inside)
        when = found.get((start, stop))
        right = [gold for place, gold in enumerate(inside) if when and agrees(when, gold, place, len(inside))]
        totals.values += len(right)
        told = f"{text[start:stop]!r} {when.start if when else None} {when.stop if when else None}"
        totals.errors += [f"{path.name}: {gold.value} {gold.mod}: {told}" for gold in inside if gold not in right]
        if not inside:
            totals.errors.append(f"{path.name}: spurious {told} in {text[max(0, start - 30) : stop + 20]!r}")
    totals.errors += [f"{path.name}: missed {text[g.start : g.stop]!r} {g.value}" for g in hard if g not in taken]


def rows_of(totals: Totals) -> list[tuple[str, ...]]:
    """Return the table: our figures beside the others'."""
    rows = []
    for key, name, hits in (("relaxed", "found, F1", totals.relaxed), ("value", "and the right interval, F1", totals.values)):
        figure = 200 * hits / max(1, totals.wanted + totals.got)
        rows.append((name, f"{figure:.1f}", OTHERS[key], f"{hits} of {totals.wanted}, {totals.got} found"))
    soft = f"{totals.soft_found} of {totals.soft}"
    share = 100 * totals.soft_found / max(1, totals.soft)
    return [*rows, ("durations and references found, recall", f"{share:.1f}", "not measured", soft)]


def main() -> None:
    """Print the figures, and the first misses."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--errors", type=int, default=0)
    add_write(arguments)
    options = arguments.parse_args()
    totals = Totals()
    for path in sorted(options.folder.glob("*.xml")):
        score(path, totals)
    tell("time", HEAD, rows_of(totals), write=options.write)
    print("\n".join(totals.errors[: options.errors]))


if __name__ == "__main__":
    main()
