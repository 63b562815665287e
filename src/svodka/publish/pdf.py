"""The brief as PDF, set by typst with the fonts that typst itself carries. Needs the extra `pdf`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from svodka.model.errors import RenderError
from svodka.model.public import PublicBrief
from svodka.publish.citing import Cited, Numbering, refuse_uncited
from svodka.publish.corrections import correction_lines
from svodka.publish.html import figures, headline
from svodka.publish.maps.page import geography_of
from svodka.publish.method import method_notes
from svodka.publish.paper.figures import map_parts, strip_parts, tally_parts
from svodka.publish.paper.tables import check_rows, outlet_rows, side_parts, watch_parts
from svodka.publish.plain import METHOD, NOTHING, edged, facts, line, withheld
from svodka.publish.saying import grouped, say, speaking, with_pseudonyms
from svodka.publish.views.announced import announcements
from svodka.publish.views.disputes import disputes
from svodka.publish.views.items import ItemView, SectionView, SentenceView, section_views
from svodka.publish.views.key_points import key_points
from svodka.publish.views.ledgers import ledgers
from svodka.publish.views.originals import OriginalView
from svodka.publish.views.sources import left_out, outlets, who_runs_them
from svodka.publish.views.timeline import timeline

MISSING = "this format needs typst, which is not installed"
REMEDY = "install svodka[pdf], or leave the format out"
LABELS = {
    "kicker": "who said what, with sources",
    "points": "Key points",
    "nothing": NOTHING,
    "against": "Against this",
    "where": "Where",
    "when": "When",
    "undated": "Without a date",
    "tallies": "Tallies",
    "tallies_note": (
        "Ranges as claimed by those named. Figures of different events are added; what sources differ on stays a range; "
        "running totals are never added. Bars of one unit under one heading share a scale: the strong colour covers the range; "
        "where it fades, the upper end is open (“at least”)."
    ),
    "disputes": "Contradictions",
    "disputes_note": "Both sides in their own words. What is said against the same statement stands together; nothing is decided here.",
    "watch": "Announcements to watch",
    "sources": "Sources",
    "checks": "Checks before publication",
    "method": "How to read this",
    "left_out": "Left out, and why",
    "citations": "Citations",
}
"""The words that the template sets itself."""


def render_pdf(brief: PublicBrief) -> bytes:
    """Return the brief as PDF without a creation time; the same brief gives the same bytes for one typst.

    Raises RenderError where typst is not installed, UncitedSentenceError for a factual sentence without a citation.
    """
    content = pdf_content(brief)
    try:
        import typst  # noqa: PLC0415 (an optional extra)
    except ImportError as error:
        raise RenderError(MISSING, subject="pdf", remedy=REMEDY) from error
    template = (files("svodka.publish") / "templates" / "brief.typ").read_bytes()
    return bytes(typst.compile(template, sys_inputs={"brief": content}, ignore_system_fonts=True, timestamp=0))


def pdf_content(brief: PublicBrief) -> str:
    """Return as JSON all words that the template sets: a stranger's text is data there, never markup."""
    refuse_uncited(brief)
    with speaking(brief.lang):
        return with_pseudonyms(json.dumps(_content(brief), ensure_ascii=False))


def _content(brief: PublicBrief) -> dict[str, Any]:
    numbering = Numbering(brief)
    sections = section_views(brief, numbering)
    subject, subtitle = headline(brief.title)
    return {
        "lang": brief.lang,
        "title": line(brief.title),
        "subject": line(subject),
        "subtitle": line(subtitle),
        "figures": [line(f"{number} {what}") for number, what in figures(brief, numbering)],
        "sides": line(who_runs_them(brief)),
        "correction": [line(one) for one in correction_lines(brief)],
        "points": [_point(item) for item in key_points(brief, sections)],
        "sections": [_section(section) for section in sections],
        **_around(brief, sections, numbering),
        "citations": [_citation(cite) for cite in numbering.everything],
        "left_out": [f"{line(one.reason)}: {grouped(one.count)}" for one in left_out(brief.left_out, {})],
        "method": [say(METHOD), *map(line, method_notes(brief, sections)), withheld(brief)],
        "labels": {key: say(words) for key, words in LABELS.items()},
        "trace": f"{say('Brief')} {brief.id}, svodka {brief.version}, {say('archive root')} {brief.archive_root or say('none')}.",
        "id": brief.id,
    }


def _around(brief: PublicBrief, sections: Sequence[SectionView], numbering: Numbering) -> dict[str, Any]:
    """Return what stands around the items: map, timeline, tallies, contradictions, announcements, sources, checks."""
    items = [item for section in sections for item in section.items]
    told, more_disputes = disputes(brief, numbering)
    watched, more_watched = announcements(brief, numbering)
    shown, more_outlets = outlets(brief)
    times = timeline(items, brief.window_start, brief.window_end)
    return {
        "map": map_parts(geography_of(brief)) if items else None,
        "strip": strip_parts(times.strip) if times.strip else None,
        "days": [
            {"title": title, "days": [{"label": day.label, "items": [_line_of(item) for item in day.items]} for day in days]}
            for title, days in times.groups
        ],
        "undated": [{"number": item.number, "anchor": item.anchor} for item in times.undated],
        "tallies": [tally_parts(ledger) for ledger in ledgers(brief, numbering)],
        "disputes": [
            {
                "head": line(f"{one.number} · {one.type}"),
                "reason": line(one.reason),
                "labels": list(one.labels),
                "claim": side_parts(one.claim),
                "counters": [side_parts(side) for side in one.counters],
            }
            for one in told
        ],
        "more_disputes": _more(more_disputes),
        "watch": [watch_parts(group) for group in watched],
        "more_watch": _more(more_watched),
        "outlets": outlet_rows(shown),
        "more_outlets": _more(more_outlets),
        "checks": check_rows(brief),
    }


def _more(number: int) -> str:
    return f"… {say('and {number} more', number=grouped(number))}." if number else ""


def _point(item: ItemView) -> dict[str, Any]:
    """Return a key point: where and when, the sentence, on how many sources, and where its item is."""
    return {
        "head": " · ".join(line(one) for one in (item.where, item.when) if one),
        "text": _joined(item.lead),
        "stance": say(item.lead_stance) if item.lead_stance else "",
        "backing": line(item.backing),
        "number": item.number,
        "anchor": item.anchor,
    }


def _line_of(item: ItemView) -> dict[str, Any]:
    """Return an item as one line of the timeline."""
    stance = f" ({say(item.lead_stance)})" if item.lead_stance else ""
    return {"number": item.number, "anchor": item.anchor, "text": f"{_joined(item.headline)}{stance}"}


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    return line("".join(words for words, _ in parts))


def _section(section: SectionView) -> dict[str, Any]:
    return {
        "title": f"{section.number}. {line(section.title)}",
        "items": [_item(item) for item in section.items],
        "more": _more(section.more),
    }


def _item(item: ItemView) -> dict[str, Any]:
    return {
        "number": item.number,
        "anchor": item.anchor,
        "facts": facts(item),
        "claims": [_sentence(one) for one in item.main],
        "originals": _originals(item.originals),
        "counters": [_sentence(one) for one in item.counters],
    }


def _originals(views: Sequence[OriginalView]) -> list[dict[str, str]]:
    return [{"lang": one.lang, "text": line(one.quoted)} for one in views]


def _sentence(view: SentenceView) -> dict[str, Any]:
    stance = f" ({line(say(view.stance))})" if view.stance else ""
    return {"text": line(view.text) + stance, "cites": [cite.number for cite in view.cites], "originals": _originals(view.originals)}


def _citation(cite: Cited) -> dict[str, Any]:
    gloss = f" [{line(cite.gloss)}]" if cite.gloss else ""
    redacted = f"; {say('a name is withheld')}" if cite.redacted else ""
    return {
        "number": cite.number,
        "head": f"{line(cite.outlet)}{gloss}, {cite.date}",
        "lang": cite.lang,
        "before": edged(cite.before).lstrip(),
        "quote": edged(cite.quote),
        "after": edged(cite.after).rstrip(),
        "link": cite.link or "",
        "trace": f"{cite.language}, {say('characters')} {cite.start}–{cite.end}, sha256 {cite.short_hash}…{redacted}",
    }
