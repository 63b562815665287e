"""The machinery of the rules: patterns over kinds of items, the longest match first, level by level."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from svodka.model import WhenRole
from svodka.reading.when.items import KINDS, SYMBOL, Item, Row
from svodka.reading.when.moments import Moment

NAME = re.compile(r"\(\?P<\w+>|[a-z_]+")
BREAKS = frozenset({"stop", "comma", "point", "date", "after", "before", "until", "since"})
NAMED = tuple(kind for kind in KINDS if kind not in BREAKS)
"""What may name a happening from which something lasts: "since the start of the siege on 4 March"."""
SETS = {
    "day": ("small", "ord"),
    "count": ("small", "num", "wnum", "big"),
    "any": tuple(kind for kind in KINDS if kind not in {"stop", "comma"}),
    "fill": tuple(kind for kind in KINDS if kind not in {"stop", "comma", "point", "date"}),
    "named": NAMED,
    "deedless": tuple(kind for kind in NAMED if kind not in {"past", "ahead"}),
    "yearish": ("point", "year"),
    "period": ("dot",),
    "unit": ("unit", "units", "year_word", "year_words"),
    "single": ("unit", "year_word"),
    "plural": ("units", "year_words"),
    "year_word": ("year_word", "year_words"),
    "opening": ("from", "dated", "between"),
    "or_dash": ("dash", "to", "and"),
    "till": ("dash", "to", "through", "until", "and"),
    "after": ("after", "following"),
    "in": ("in", "over_time"),
    "nth": ("ord", "num"),
    "to": ("to", "through"),
    "season": ("season", "fall"),
    "season_word": ("season",),
    "month": ("month", "month_short"),
    "month_word": ("month",),
}
"""Names that a pattern may use for several kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule makes of its match."""

    moment: Moment
    role: WhenRole | None = None
    dated: bool = True
    """False: the rule only says that these words are no date."""
    at: str = ""
    """The group that is the time itself, where the rule needed to see more words than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named rule: *pattern* over kinds with groups, *build* from the groups' items; None declines.

    *langs* are the languages it holds for.
    """

    name: str
    pattern: str
    build: Callable[[dict[str, Item]], Found | None]
    langs: tuple[str, ...] = ("en", "ru", "uk")


def _class(name: str) -> str:
    if name.startswith("(?P<"):
        return name
    return "[" + "".join(SYMBOL[kind] for kind in SETS.get(name, (name,))) + "]"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return *pattern* with each name of a kind as a class of symbols; spaces only separate."""
    return re.compile(NAME.sub(lambda match: _class(match.group()), pattern).replace(" ", ""))


def apply(row: Row, rules: Sequence[Rule], lang: str) -> Row:
    """Return *row* with every match of *rules* as one point: leftmost, then longest, then the first rule."""
    symbols = row.symbols
    found: list[tuple[int, int, int, Found]] = []
    for order, rule in enumerate(rules):
        if lang not in rule.langs:
            continue
        for match in compiled(rule.pattern).finditer(symbols):
            groups = {name: row.items[match.start(name)] for name, part in match.groupdict().items() if part}
            made = rule.build(groups)
            if made is not None:
                start, stop = match.span(made.at) if made.at else match.span()
                found.append((start, -stop, order, made))
    found.sort(key=lambda entry: entry[:3])
    return _reduced(row, found)


def _reduced(row: Row, found: Sequence[tuple[int, int, int, Found]]) -> Row:
    items: list[Item] = []
    at = 0
    for start, minus_stop, _, made in found:
        if start < at:
            continue
        stop = -minus_stop
        items += row.items[at:start]
        kind = "point" if made.dated else "x"
        items.append(Item(kind, row.items[start].start, row.items[stop - 1].stop, made))
        at = stop
    return Row([*items, *row.items[at:]])
