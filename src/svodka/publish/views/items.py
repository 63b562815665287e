"""Sections and items: each sentence with its stance and sources, each item with where, when and how many."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from svodka.lexicon.places import local_name
from svodka.model.public import PublicBrief, PublicItem, PublicPlace, PublicReport, PublicSection, PublicSentence
from svodka.publish import limits
from svodka.publish.citing import Cited, Numbering
from svodka.publish.maps.names import place_name
from svodka.publish.phrases import capital, clip, count, country, days, latin
from svodka.publish.saying import language_of_page
from svodka.publish.views.disputes import group_numbers
from svodka.publish.views.originals import OriginalView, originals, sentence_around
from svodka.publish.views.origins import Known, OriginView, origin_view, sided
from svodka.publish.views.wording import in_languages

LEAD = 340
HEADLINE = 130
CREDIT = re.compile(r" \([^()]*(?:\([^()]*\)[^()]*)?\d{4}\)(?=\.?$)")
"""Outlet and day at a sentence's end: an overview leaves them to the item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence; *stance* is "" where it is simply asserted or the item says it, *more* citations are not shown.

    *parts* is the text as (words, language) pairs.
    """

    text: str
    parts: tuple[tuple[str, str], ...]
    kind: str
    stance: str
    cites: tuple[Cited, ...]
    more: int
    derived: tuple[tuple[str, str], ...]
    originals: tuple[OriginalView, ...]
    more_originals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """The paragraph on one event; *main* are its claims, *counters* what is said against them.

    *stance* is what all its claims share, said once, *lead_stance* that of the first; *originals* are those of the claims.
    """

    number: str
    anchor: str
    place: PublicPlace | None
    topic: str
    where: str
    when: str
    start: str | None
    end: str | None
    main: tuple[SentenceView, ...]
    counters: tuple[SentenceView, ...]
    independent: int
    backing: str
    families: tuple[str, ...]
    sided: tuple[str, ...]
    origins: OriginView | None
    late: bool
    updated: bool
    disputes: tuple[int, ...]
    lead: tuple[tuple[str, str], ...]
    headline: tuple[tuple[str, str], ...]
    stance: str
    lead_stance: str
    originals: tuple[OriginalView, ...]
    more_originals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A topic with its items, and how many more it has than a page can show."""

    number: int
    anchor: str
    title: str
    items: tuple[ItemView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What every item is laid out with."""

    numbering: Numbering
    disputes: Mapping[str, tuple[int, ...]]
    outlets: Mapping[str, str]
    lang: str
    brief: PublicBrief
    reports: Mapping[str, PublicReport]


def section_views(brief: PublicBrief, numbering: Numbering) -> tuple[SectionView, ...]:
    """Lay out every section that has items, numbered in order."""
    filled = [section for section in brief.sections if section.items]
    outlets = {report.source: latin(report.source, report.lang) for report in brief.reports}
    reports = {report.id: report for report in brief.reports}
    page = _Page(
        numbering=numbering, disputes=group_numbers(brief), outlets=outlets, lang=brief.lang, brief=brief, reports=reports
    )
    return tuple(_section(section, i, page) for i, section in enumerate(filled, start=1))


def by_event(brief: PublicBrief, sections: Iterable[SectionView]) -> dict[str, ItemView]:
    """Return the items that the page shows by the event that they tell."""
    filled = [section for section in brief.sections if section.items]
    pairs = zip(filled, sections, strict=True)
    return {item.event: view for own, shown in pairs for item, view in zip(own.items, shown.items, strict=False)}


def where(place: PublicPlace | None) -> str:
    """Say a place from small to large: "Izium, Kharkiv Oblast, Ukraine"; "" for none."""
    if place is None:
        return ""
    if place.level == "country":
        return country(place.country) or place.name
    if (lang := language_of_page()) != "en":
        return _where_in(place, lang)
    parts: list[str] = []
    for part in (place.name, place.adm1 or "", country(place.country)):
        if part and part not in parts:
            parts.append(part)
    return ", ".join(parts)


def _where_in(place: PublicPlace, lang: str) -> str:
    """Say a place in Russian or Ukrainian; a settlement whose name there is in doubt stays in Latin letters."""
    region = local_name(place.adm1_id, lang) or place.adm1 or ""
    wide = place.level not in ("settlement", "site", "district", "area") and local_name(place.adm1_id, lang)
    parts = [wide or place_name(place), region, country(place.country)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _section(section: PublicSection, number: int, page: _Page) -> SectionView:
    shown, more = limits.capped(section.items, limits.ITEMS)
    items = tuple(_item(item, f"{number}.{i}", page) for i, item in enumerate(shown, start=1))
    return SectionView(number=number, anchor=f"section-{number}", title=section.title, items=items, more=more)


def _item(item: PublicItem, number: str, page: _Page) -> ItemView:
    claims = [sentence for sentence in item.sentences if sentence.kind != "counter"]
    counters = [sentence for sentence in item.sentences if sentence.kind == "counter"]
    shared = _shared_stance(claims)
    main = tuple(_sentence(sentence, page, said=shared) for sentence in claims)
    told = frozenset(sentence_around(cite) for sentence in main for cite in sentence.cites)
    statements = [citation.statement for sentence in item.sentences for citation in sentence.citations]
    first = next((sentence for sentence in (*claims, *counters)), None)
    unquoted = (cite for sentence in main for cite in sentence.cites if not _quotes(sentence.text, cite))
    shown, more = originals(unquoted, page.lang)
    return ItemView(
        number=number,
        anchor="item-" + number.replace(".", "-"),
        place=item.place,
        topic=item.topic,
        where=where(item.place),
        when=days(item.start, item.end),
        start=item.start,
        end=item.end,
        main=main,
        counters=tuple(_sentence(sentence, page, said="", told=told) for sentence in counters),
        independent=item.independent,
        backing=count(item.independent, "independent source" if item.independent > 1 else "source"),
        families=tuple(_family(family, page) for family in item.families),
        sided=tuple(sided(origin, _family(origin.family, page)) for origin in item.origins),
        origins=origin_view(item, page.brief, Known(reports=page.reports, outlets=page.outlets)),
        late=item.late,
        updated=item.update is not None,
        disputes=tuple(sorted({n for statement in statements for n in page.disputes.get(statement, ())})),
        lead=_overview(first, LEAD),
        headline=_overview(first, HEADLINE),
        stance=shared,
        lead_stance=_label(first.stance) if first else "",
        originals=shown,
        more_originals=more,
    )


def _family(name: str, page: _Page) -> str:
    """Return a publisher's name in the letters of the page."""
    return page.outlets.get(name) or latin(name, "ru")


def _quotes(text: str, cite: Cited) -> bool:
    """Tell whether a sentence quotes the cited words, or the whole sentence that they stand in."""
    told = _letters(text)
    return any(words and _letters(words) in told for words in (sentence_around(cite), cite.quote))


def _letters(words: str) -> str:
    """Return words without marks and spaces: a quotation may have its own."""
    return re.sub(r"\W+", "", words).casefold()


def _shared_stance(claims: Sequence[PublicSentence]) -> str:
    """Return the label that every claim of an item bears; a count of who else reports it has none of its own."""
    labels = {_label(sentence.stance) for sentence in claims if sentence.kind == "claim"}
    return labels.pop() if len(labels) == 1 else ""


def _label(stance: str) -> str:
    return "" if stance == "asserted" else stance


def _overview(sentence: PublicSentence | None, limit: int) -> tuple[tuple[str, str], ...]:
    """Return a sentence cut to *limit* for a list that leads to its item, without outlet and day at its end."""
    if sentence is None:
        return ()
    text = clip(CREDIT.sub("", capital(sentence.text)), limit)
    return in_languages(text, (citation.lang for citation in sentence.citations))


def _sentence(
    sentence: PublicSentence, page: _Page, *, said: str, told: Collection[str] = frozenset()
) -> SentenceView:
    """Lay out a sentence; *said* is the stance that its item states for all, *told* the originals shown already."""
    shown, more = limits.capped(sentence.citations, limits.CITATIONS)
    cites = tuple(page.numbering.cited(citation) for citation in shown)
    text = capital(sentence.text)
    unquoted = (cite for cite in cites if sentence_around(cite) not in told and not _quotes(text, cite))
    foreign, more_foreign = originals(unquoted, page.lang)
    label = _label(sentence.stance)
    return SentenceView(
        text=text,
        parts=in_languages(text, (citation.lang for citation in sentence.citations)),
        kind=sentence.kind,
        stance="" if label == said or (sentence.kind == "count" and said) else label,
        cites=cites,
        more=more,
        derived=sentence.derived,
        originals=foreign,
        more_originals=more_foreign,
    )
