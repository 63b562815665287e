"""Reports that are another report in another language: told by its words, by the address, or by what both name in order.

What a translator leaves alone are numbers and names, and their order. Two reports of two languages, published within
days of each other, whose names and numbers are much the same from beginning to end are one text; two reporters who tell of
one day share some of them, in another order and among others of their own. Names meet by their consonants, since Kharkiv,
Харьков and Харків share no more. Sequences are compared as J. Hunt and M. McIlroy compare lines ("An algorithm for
differential file comparison", 1976), by their longest common subsequence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from svodka.events.addresses import canonical
from svodka.events.cited import HEAD, TAIL
from svodka.events.order import place_of
from svodka.lexicon.data import LANGS, table, words
from svodka.lexicon.names import fold_name
from svodka.lexicon.sources import Sources
from svodka.model import EdgeKind, OriginEdge, Report

TOKEN = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?!\d)|\d+|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
OPENING = re.compile(r"(?:^|[.!?…:\n•—–])[^\w«“„\"]*$")
"""What stands before a word that has its capital from its place alone."""
SEPARATOR = re.compile(r"[ \u00a0\u202f,.]")
VOWELS = re.compile(r"(?<=.)[aeiouy]+")
SKELETON = 4
"""Consonants of a name that are compared: beyond them stand case endings and the ways to spell them."""
LEAST_NAME = 3
SMALL = 10
"""Numbers below are often written as words."""
LEAST = 10
"""Names and numbers in common, at least: a short note may agree with another by chance."""
DISTINCT = 7
NUMBERS = 2
SHARE = 0.66
"""Share of the longer sequence that stands in the other, in its order."""
TOLD_SHARE = 0.45
"""The same where one of the two says that it is a translation, or has the other's address but for the language."""
MOST = 400
"""Names and numbers of a text that are compared."""
LANGUAGE_PART = re.compile(r"(?:(?<=^)|(?<=/))(?:en|eng|english|ru|rus|russian|uk|ua|ukr|ukrainian)(?:/|\.(?=\w+\.\w))")
"""The part of an address that names a language: a folder, or the first part of the host."""
TELLING_DIGITS = 4
"""Digits of an address, at least, by which a page is one page: "/en/news" and "/ru/news" are two front pages."""
NAMED = 3.0
"""How surely two pages are one text of which one names the other as its own in another language."""
SLUG = 3
"""Words in the last part of an address by which a page is one page."""
CERTAIN = 2.0
"""How surely two pages of one address are one text: more than any likeness of words."""
DAYS = 3
"""Days between a report and its translation."""
RATIO = 1.8
"""How many times longer than a text its translation may be."""
RARE = 12
"""Reports that may hold an anchor through which pairs are found."""
MEET = 3
"""Such anchors that two reports share before they are compared."""
BEFORE = 3

Anchor = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel:
    """How far two texts run in parallel: *shared* names and numbers in the same order, of *all* in the longer one."""

    shared: int
    all: int
    distinct: int
    numbers: int

    @property
    def share(self) -> float:
        """Return the share of the longer sequence that stands in the other."""
        return self.shared / self.all if self.all else 0.0

    def is_one_text(self, share: float = SHARE) -> bool:
        """Tell whether the two are one text in two languages."""
        enough = self.shared >= LEAST and self.distinct >= DISTINCT and self.numbers >= NUMBERS
        return enough and self.share >= share


def anchors(text: str) -> tuple[Anchor, ...]:
    """Return the names and numbers of *text* in order, in keys that hold no language."""
    found = []
    for match in TOKEN.finditer(text):
        word = match.group()
        if word[0].isdecimal():
            value = SEPARATOR.sub("", word)
            if len(value) > 1 and int(value) >= SMALL:
                found.append(value.lstrip("0"))
        elif word[0].isupper() and word.lower() not in _no_names() and not _opens(text, match.start()):
            key = _name_key(word)
            if key:
                found.append(key)
    return tuple(found[:MOST])


def _opens(text: str, at: int) -> bool:
    """Tell whether the word at *at* begins a sentence."""
    return OPENING.search(text, max(0, at - BEFORE), at) is not None


@cache
def _no_names() -> frozenset[str]:
    """Return the English words that have a capital without being names: the other two languages write them small."""
    return words("en", "origins", "no_names")


@lru_cache(maxsize=50_000)
def _name_key(word: str) -> str:
    key = VOWELS.sub("", fold_name(word))[:SKELETON]
    return key if len(key) >= LEAST_NAME else ""


def parallel(one: Sequence[Anchor], two: Sequence[Anchor]) -> Parallel:
    """Measure how far two sequences of anchors run in parallel."""
    common = _common(one, two)
    return Parallel(
        shared=len(common),
        all=max(len(one), len(two)),
        distinct=len(set(common)),
        numbers=sum(anchor[0].isdecimal() for anchor in set(common)),
    )


def _common(one: Sequence[Anchor], two: Sequence[Anchor]) -> list[Anchor]:
    """Return the longest common subsequence."""
    lengths = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for at in range(len(one) - 1, -1, -1):
        row, below = lengths[at], lengths[at + 1]
        for other in range(len(two) - 1, -1, -1):
            same = one[at] == two[other]
            row[other] = below[other + 1] + 1 if same else max(below[other], row[other + 1])
    found, at, other = [], 0, 0
    while at < len(one) and other < len(two):
        if one[at] == two[other]:
            found.append(one[at])
            at, other = at + 1, other + 1
        elif lengths[at + 1][other] >= lengths[at][other + 1]:
            at += 1
        else:
            other += 1
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A report as far as it takes to see whether another one is its translation.

    *place* is its place in order of publication, *size* the length of its own words, *said* its words on being a
    translation. *anchors* are empty where they are too few to be compared, or the day is not known.
    """

    report: str
    place: str
    lang: str
    day: date | None
    source: str
    address: str
    size: int
    said: str
    anchors: tuple[Anchor, ...]
    named: tuple[str, ...] = ()
    """The addresses at which it says that it stands in other languages; linking keeps them apart from the rest."""


def outline(report: Report, text: str) -> Outline:
    """Return the outline of a report with the own words *text*."""
    found = anchors(text) if report.lang in LANGS and report.published_at else ()
    return Outline(
        report=report.id,
        place=place_of(report),
        lang=report.lang,
        day=report.published_at,
        source=report.source,
        address=canonical(report.url or ""),
        size=len(text),
        said=declared(report),
        anchors=found if len(found) >= LEAST else (),
        named=tuple(dict.fromkeys(filter(of_one_page, map(canonical, report.alternates)))),
    )


def of_one_page(address: str) -> bool:
    """Tell whether an address is one page's: site-wide links name a front page or a section for every article."""
    last = re.split(r"[-_]", address.partition("?")[0].rpartition("/")[2])
    return sum(map(str.isdigit, address)) >= TELLING_DIGITS or len(last) >= SLUG


def declared(report: Report) -> str:
    """Return the words at the beginning or end of *report* by which it says that it is a translation, "" for none."""
    if report.lang not in LANGS:
        return ""
    ends = (report.text[:HEAD], report.text[max(HEAD, len(report.text) - TAIL) :])
    found = next((match for end in ends if (match := _declarations(report.lang).search(end))), None)
    return " ".join(found.group().split()) if found else ""


@cache
def _declarations(lang: str) -> re.Pattern[str]:
    phrases = sorted((*table(lang, "origins")["translations"], *table(lang, "origins")["translated"]), key=lambda one: (-len(one), one))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two reports in order of publication, what makes them one text, and how surely."""

    one: Outline
    two: Outline
    evidence: str
    weight: float


def translation_edges(outlines: Iterable[Outline], sources: Sources) -> list[OriginEdge]:
    """Return an edge from each translation to its original, the best where several texts (copies) may be it."""
    order = sorted(outlines, key=lambda one: one.place)
    ties: dict[str, list[Tie]] = defaultdict(list)
    for tie in (*_by_name(order), *_by_address(order), *_by_content(order)):
        ties[direction(tie, sources)[1].report].append(tie)
    return [best_edge(held, sources) for held in ties.values()]


def best_edge(ties: Iterable[Tie], sources: Sources) -> OriginEdge:
    """Return the edge of the surest of a translation's ties, the first one published of several."""
    tie = min(ties, key=lambda held: (-held.weight, held.one.place, held.two.place))
    parent, child = direction(tie, sources)
    return OriginEdge(child=child.report, parent=parent.report, kind=EdgeKind.TRANSLATION, evidence=tie.evidence)


def direction(tie: Tie, sources: Sources) -> tuple[Outline, Outline]:
    """Return the original and the translation: the one that says it is one, or is not in its outlet's own language, else the later."""
    one, two = tie.one, tie.two
    if bool(one.said) != bool(two.said):
        return (two, one) if one.said else (one, two)
    own = [sources.find(told.source).lang == told.lang for told in (one, two)]
    if one.day == two.day and own[0] != own[1]:
        return (one, two) if own[0] else (two, one)
    return one, two


def page_of(told: Outline) -> str:
    """Return the address without its language, "" where it tells too little of one page."""
    bare = LANGUAGE_PART.sub("", told.address)
    return bare if sum(map(str.isdigit, bare)) >= TELLING_DIGITS else ""


def tied_by_address(one: Outline, two: Outline) -> Tie | None:
    """Tie two reports of one page, in order of publication: their addresses differ only in the language."""
    if one.lang == two.lang or one.address == two.address:
        return None
    return Tie(one=one, two=two, evidence=f"the same address but for the language, {two.address}", weight=CERTAIN)


def tied_by_name(one: Outline, two: Outline, named: str) -> Tie | None:
    """Tie two reports, in order of publication, of which one names the other's address as its own in another language."""
    if one.lang == two.lang or one.address == two.address:
        return None
    return Tie(one=one, two=two, evidence=f"named as the same page in another language, {named}", weight=NAMED)


def tied_by_content(one: Outline, two: Outline) -> Tie | None:
    """Tie two reports, in order of publication, that have the same names and numbers in the same order."""
    sizes = sorted((one.size, two.size))
    most = max(len(one.anchors), len(two.anchors))
    if sizes[1] > RATIO * sizes[0] or (Counter(one.anchors) & Counter(two.anchors)).total() < TOLD_SHARE * most:
        return None
    said = one.said or two.said
    measured = parallel(one.anchors, two.anchors)
    if not measured.is_one_text(TOLD_SHARE if said else SHARE):
        return None
    words_ = f"“{said}”, and " if said else ""
    evidence = f"{words_}{measured.shared} of {measured.all} names and numbers in the same order"
    return Tie(one=one, two=two, evidence=evidence, weight=round(measured.share, 6))


def _by_name(order: Sequence[Outline]) -> Iterator[Tie]:
    """Pair pages that name each other as the same one in another language; of two that do, the later's address is told."""
    at: dict[str, list[Outline]] = defaultdict(list)
    for told in order:
        at[told.address].append(told)
    for told in order:
        for address in told.named:
            for other in at.get(address, ()):
                one, two = sorted((told, other), key=lambda held: held.place)
                tie = tied_by_name(one, two, two.address if two.address in one.named else one.address)
                if tie:
                    yield tie


def _by_address(order: Sequence[Outline]) -> Iterator[Tie]:
    """Pair the pages of one site whose addresses differ only in the language: /eng/news/77 and /rus/news/77."""
    before: dict[str, list[Outline]] = defaultdict(list)
    for told in order:
        page = page_of(told)
        if page:
            yield from filter(None, (tied_by_address(other, told) for other in before[page]))
            before[page].append(told)


def _by_content(order: Sequence[Outline]) -> Iterator[Tie]:
    """Pair the reports of two languages, within days, that share rare anchors and run in parallel."""
    shared: dict[tuple[int, int], int] = defaultdict(int)
    holders: dict[Anchor, list[int]] = defaultdict(list)
    for at, told in enumerate(order):
        for anchor in dict.fromkeys(told.anchors):
            holders[anchor].append(at)
    for held in holders.values():
        for place, one in enumerate(held):
            for two in held[place + 1 : place + 1 + RARE]:
                if _near(order[one], order[two]):
                    shared[one, two] += 1
    met = [pair for pair, count in shared.items() if count >= MEET]
    yield from filter(None, (tied_by_content(order[one], order[two]) for one, two in met))


def _near(one: Outline, two: Outline) -> bool:
    if one.lang == two.lang or one.day is None or two.day is None:
        return False
    return abs((two.day - one.day).days) <= DAYS
