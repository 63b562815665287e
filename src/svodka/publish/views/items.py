"""Sections and items: each sentence with its stance and sources, each item with where, when and how many."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.model.public import PublicBrief, PublicItem, PublicPlace, PublicSection, PublicSentence
from svodka.publish import limits
from svodka.publish.citing import Cited, Numbering
from svodka.publish.phrases import clip, count, country, days

KEY_POINTS = 5
ENOUGH_FOR_KEY_POINTS = 5
LEAD = 260
HEADLINE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence; *stance* is "" where it is simply asserted, *more* citations are not shown."""

    text: str
    kind: str
    stance: str
    cites: tuple[Cited, ...]
    more: int
    derived: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """The paragraph on one event; *main* are its claims, *counters* what is said against them."""

    number: str
    anchor: str
    place: PublicPlace | None
    where: str
    when: str
    start: str | None
    main: tuple[SentenceView, ...]
    counters: tuple[SentenceView, ...]
    independent: int
    backing: str
    families: tuple[str, ...]
    late: bool
    disputes: tuple[int, ...]
    lead: str
    headline: str
    stance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A topic with its items, and how many more it has than a page can show."""

    number: int
    anchor: str
    title: str
    items: tuple[ItemView, ...]
    more: int


def section_views(brief: PublicBrief, numbering: Numbering) -> tuple[SectionView, ...]:
    """Lay out every section that has items, numbered in order."""
    filled = [section for section in brief.sections if section.items]
    disputes = _disputes_by_statement(brief)
    return tuple(_section(section, i, numbering, disputes) for i, section in enumerate(filled, start=1))


def key_points(sections: tuple[SectionView, ...]) -> tuple[ItemView, ...]:
    """Return the items with most independent sources, disputed ones first among equals; none in a short brief."""
    items = [item for section in sections for item in section.items]
    if len(items) < ENOUGH_FOR_KEY_POINTS:
        return ()
    order = sorted(range(len(items)), key=lambda i: (-items[i].independent, not items[i].disputes, i))
    return tuple(items[i] for i in order[:KEY_POINTS])


def where(place: PublicPlace | None) -> str:
    """Say a place from small to large: "Izium, Kharkiv Oblast, Ukraine"; "" for none."""
    if place is None:
        return ""
    if place.level == "country":
        return country(place.country) or place.name
    parts: list[str] = []
    for part in (place.name, place.adm1 or "", country(place.country)):
        if part and part not in parts:
            parts.append(part)
    return ", ".join(parts)


def _disputes_by_statement(brief: PublicBrief) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, dispute in enumerate(brief.disputes[: limits.ROWS], start=1):
        for statement in (dispute.claim.statement, dispute.counter.statement):
            found[statement] = (*found.get(statement, ()), number)
    return found


def _section(
    section: PublicSection, number: int, numbering: Numbering, disputes: dict[str, tuple[int, ...]]
) -> SectionView:
    shown, more = limits.capped(section.items, limits.ITEMS)
    items = tuple(_item(item, f"{number}.{i}", numbering, disputes) for i, item in enumerate(shown, start=1))
    return SectionView(number=number, anchor=f"section-{number}", title=section.title, items=items, more=more)


def _item(item: PublicItem, number: str, numbering: Numbering, disputes: dict[str, tuple[int, ...]]) -> ItemView:
    sentences = tuple(_sentence(sentence, numbering) for sentence in item.sentences)
    main = tuple(sentence for sentence in sentences if sentence.kind != "counter")
    statements = [citation.statement for sentence in item.sentences for citation in sentence.citations]
    first = next((sentence.text for sentence in (*main, *sentences)), "")
    return ItemView(
        number=number,
        anchor="item-" + number.replace(".", "-"),
        place=item.place,
        where=where(item.place),
        when=days(item.start, item.end),
        start=item.start,
        main=main,
        counters=tuple(sentence for sentence in sentences if sentence.kind == "counter"),
        independent=item.independent,
        backing=count(item.independent, "independent source"),
        families=item.families,
        late=item.late,
        disputes=tuple(sorted({n for statement in statements for n in disputes.get(statement, ())})),
        lead=clip(first, LEAD),
        headline=clip(first, HEADLINE),
        stance=next((s.stance for s in (*main, *sentences)), ""),
    )


def _sentence(sentence: PublicSentence, numbering: Numbering) -> SentenceView:
    shown, more = limits.capped(sentence.citations, limits.CITATIONS)
    return SentenceView(
        text=sentence.text,
        kind=sentence.kind,
        stance="" if sentence.stance == "asserted" else sentence.stance,
        cites=tuple(numbering.cited(citation) for citation in shown),
        more=more,
        derived=sentence.derived,
    )
