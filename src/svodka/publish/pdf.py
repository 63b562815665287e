"""The brief as PDF, set by typst with the fonts that typst itself carries. Needs the extra `pdf`."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from svodka.model.errors import RenderError
from svodka.model.public import PublicBrief
from svodka.publish.citing import Cited, Numbering, refuse_uncited
from svodka.publish.corrections import correction_lines
from svodka.publish.plain import METHOD, NOTHING, edged, facts, line, withheld
from svodka.publish.saying import grouped, say, speaking, with_pseudonyms
from svodka.publish.views.disputes import SideView, disputes
from svodka.publish.views.items import ItemView, SectionView, SentenceView, section_views
from svodka.publish.views.key_points import key_points
from svodka.publish.views.sources import left_out, who_runs_them

MISSING = "this format needs typst, which is not installed"
LABELS = {
    "points": "Key points",
    "nothing": NOTHING,
    "against": "Against this",
    "disputes": "Contradictions",
    "method": "How to read this",
    "left_out": "Left out, and why",
    "citations": "Citations",
}
"""The words that the template sets itself."""
REMEDY = "install svodka[pdf], or leave the format out"


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
        return with_pseudonyms(_content(brief))


def _content(brief: PublicBrief) -> str:
    numbering = Numbering(brief)
    sections = section_views(brief, numbering)
    told, _ = disputes(brief, numbering)
    data = {
        "lang": brief.lang,
        "title": line(brief.title),
        "sides": line(who_runs_them(brief)),
        "correction": [line(one) for one in correction_lines(brief)],
        "points": [{"text": line("".join(text for text, _ in item.lead)), "number": item.number} for item in key_points(brief, sections)],
        "sections": [
            {"title": f"{section.number}. {line(section.title)}", "items": [_item(item) for item in section.items], "more": _more(section)}
            for section in sections
        ],
        "disputes": [
            {
                "head": line(f"{one.type}: {one.reason}" if one.reason else one.type),
                "sides": [_side(side) for side in (one.claim, *one.counters)],
            }
            for one in told
        ],
        "citations": [_citation(cite) for cite in numbering.everything],
        "left_out": [f"{line(one.reason)}: {one.count:,}" for one in left_out(brief.left_out, {})],
        "method": say(METHOD),
        "labels": {key: say(words) for key, words in LABELS.items()},
        "withheld": withheld(brief),
        "trace": f"{say('Brief')} {brief.id}, svodka {brief.version}, {say('archive root')} {brief.archive_root or say('none')}.",
    }
    return json.dumps(data, ensure_ascii=False)


def _more(section: SectionView) -> str:
    return f"… {say('and {number} more', number=grouped(section.more))}." if section.more else ""


def _item(item: ItemView) -> dict[str, Any]:
    return {
        "number": item.number,
        "facts": facts(item),
        "claims": [_sentence(one) for one in item.main],
        "originals": [{"lang": one.lang, "text": line(one.quoted)} for one in item.originals],
        "counters": [_sentence(one) for one in item.counters],
    }


def _sentence(view: SentenceView) -> dict[str, Any]:
    stance = f" ({line(say(view.stance))})" if view.stance else ""
    return {"text": line(view.text) + stance, "cites": [cite.number for cite in view.cites]}


def _side(side: SideView) -> dict[str, Any]:
    return {"by": line(side.by), "quote": line(side.cite.quote), "number": side.cite.number}


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
