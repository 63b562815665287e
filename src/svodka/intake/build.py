"""A draft becomes a report: date read, language told, blocks marked, everything odd noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from svodka.intake.cleaning import clean, oddities, one_line
from svodka.intake.days import published_day
from svodka.intake.language import READERS, UNKNOWN, language
from svodka.intake.lines import line_hints
from svodka.model import Block, IntakeError, Note, Report, content_id

if TYPE_CHECKING:
    from svodka.intake.settings import IntakeConfig
    from svodka.intake.taken import Draft

ALTERNATES = 40
"""Languages of one page, at most."""
META_CHARS = 500
"""Longest title, outlet or author kept; a longer one is an article in the wrong column."""
URL_CHARS = 2_000
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def build(draft: Draft, sha256: str, locator: str, config: IntakeConfig) -> Report:
    """Return the report of *draft*; raise IntakeError where it has no words or too many."""
    raw, text = draft.text, clean(draft.text)
    place = f"{locator}#{draft.fragment}" if draft.fragment else locator
    _check_length(text, place, config)
    lang, lang_notes = _language(text, draft.meta.get("lang", ""))
    day, day_notes = published_day(draft.meta.get("published", ""), config)
    url, url_notes = _url(draft.meta.get("url", ""))
    external_id = _meta(draft.meta.get("external_id", "")) or None
    return Report(
        id=content_id("rp", sha256, draft.fragment, external_id, text),
        sha256=sha256,
        locator=place,
        external_id=external_id,
        title=_meta(draft.meta.get("title", "")),
        source=_meta(draft.meta.get("source", "")),
        url=url,
        author=_meta(draft.meta.get("author", "")) or None,
        published_at=day,
        lang=lang,
        text=text,
        blocks=_blocks(draft, text, lang),
        reprint_of=_meta(draft.meta.get("reprint_of", "")) or None,
        forwarded_from=_meta(draft.meta.get("forwarded_from", "")) or None,
        alternates=_alternates(draft.meta.get("alternates", "")),
        notes=draft.notes + day_notes + lang_notes + url_notes + oddities(raw, text),
    )


def _check_length(text: str, place: str, config: IntakeConfig) -> None:
    if not any(char.isalnum() for char in text):
        message = "there are no words in it"
        raise IntakeError(message, subject=place, remedy="take it out of the folder")
    if len(text) > config.max_chars:
        message = f"one report of {len(text)} characters is over the limit of {config.max_chars}"
        raise IntakeError(message, subject=place, remedy="split it, or raise intake.max_chars")


def _language(text: str, stated: str) -> tuple[str, tuple[Note, ...]]:
    stated = stated.strip().lower()[:2]
    lang = language(text, stated if stated in READERS else UNKNOWN)
    if lang == UNKNOWN:
        message = "no reader for this language; the report is kept and not read"
        return lang, (Note(code="no-reader", message=message),)
    if stated and stated != lang:
        message = f'the language is stated as "{stated}" and read as "{lang}"'
        return lang, (Note(code="language-differs", message=message),)
    return lang, ()


def _url(words: str) -> tuple[str | None, tuple[Note, ...]]:
    """Keep an address that a page may link to, the first where several stand; note whatever is left out."""
    words = one_line(words)
    if not words:
        return None, ()
    found = _WEB.match(words[:URL_CHARS])
    if found and found[0] == words:
        return words, ()
    fate = "only its first address is kept" if found else "left out"
    note = Note(code="address-odd", message=f'not one web address: "{words[:80]}"; {fate}')
    return found[0] if found else None, (note,)


def _alternates(words: str) -> tuple[str, ...]:
    """Return the addresses among lines that name a page's other languages, each once."""
    return tuple(dict.fromkeys(line for line in words.split("\n") if len(line) <= URL_CHARS and _WEB.fullmatch(line)))[:ALTERNATES]


def _meta(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= META_CHARS else line[: META_CHARS - 1] + "…"


def _blocks(draft: Draft, text: str, lang: str) -> tuple[Block, ...]:
    hints = line_hints(text) if draft.hints is None else draft.hints
    return tuple(
        Block(start=h.start, stop=h.stop, kind=h.kind, lang=language(text[h.start : h.stop], lang)) for h in hints
    )
