"""Whose words a report says it carries: reprints, credits, outlets cited in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from svodka.lexicon.data import LANGS, table, words
from svodka.lexicon.sources import Mention, Sources, name_hooks, word_hooks
from svodka.model import EdgeKind, Report

NEAR = 48
"""Characters after a phrase within which the outlet's name must begin: room for "the news website"."""
WINDOW = 120
"""Characters after a phrase that are searched for a name."""
OPENING = 8
"""Characters before the header that a messenger puts above a forwarded post, at most."""
HEAD, TAIL = 400, 500
"""Characters at the beginning and end of a report in which it says whose translation it is."""
SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZА-ЯЁІЇЄҐ«“\"])|\n")
PROPER = re.compile(
    r"[A-ZА-ЯЁІЇЄҐ][\w’'-]*(?:[ -](?:of |the |and |и |і |та )?[A-ZА-ЯЁІЇЄҐ][\w’'-]*)*"
    r"|(?<=[«“\"])[^»”\"]{2,60}(?=[»”\"])"
)
"""A capitalised or quoted name, for outlets that nobody has described."""
LINE = re.compile(r"[ :\t]*[«“\"]?(?P<name>[^\n«»“”\"]{2,60})")
"""The rest of a line, without quotation marks."""
PAUSE = re.compile(r"[.!?…,:;\n]")
BEFORE = 2
"""Words between an outlet's name and the verb after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """At [start, stop) the report names *outlet* as the source of its words; *evidence* are the words."""

    outlet: str
    kind: EdgeKind
    start: int
    stop: int
    evidence: str


@cache
def _phrases(lang: str, key: str) -> re.Pattern[str]:
    phrases = sorted(table(lang, "origins")[key], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


def citations(report: Report, sources: Sources) -> tuple[Citation, ...]:
    """Return every outlet that *report* names as its source, in order of the text; the outlet itself is none."""
    if report.lang not in LANGS:
        return ()
    own = sources.find(report.source).family
    found = {one for key, kind in AFTER.items() for one in _forward(report, sources, key, kind) if _in_place(one, report)}
    found |= set(_backward(report, sources))
    translated = [one for one in found if one.kind is EdgeKind.TRANSLATION]
    found = {one for one in found if one in translated or not any(_overlap(one, other) for other in translated)}
    named = [citation for citation in found if sources.find(citation.outlet).family != own]
    return tuple(sorted(named, key=lambda citation: (citation.start, citation.stop, citation.outlet, citation.kind)))


def _overlap(one: Citation, two: Citation) -> bool:
    return one.start < two.stop and two.start < one.stop


def _in_place(citation: Citation, report: Report) -> bool:
    """Tell whether words on a whole report stand where it says whose it is: a header first, a translation at either end."""
    if citation.kind is EdgeKind.FORWARD:
        return citation.start < OPENING
    at_an_end = citation.start < HEAD or citation.stop > len(report.text) - TAIL
    return citation.kind is not EdgeKind.TRANSLATION or at_an_end


def hooks(report: Report, sources: Sources) -> set[str]:
    """Return keys of the words with which an outlet's name may begin where *report* could cite it, and of names it gives.

    When an outlet of a new name is taken in, `Sources.hooks_of` its name tells which reports to look at again.
    """
    given = (report.source, report.reprint_of, report.forwarded_from, *(one.name for one in sources.credit(report.source).origins))
    found = {key for name in given if name for key in name_hooks(name)}
    if report.lang not in LANGS:
        return found
    for key, kind in AFTER.items():
        for phrase in _phrases(report.lang, key).finditer(report.text):
            tail = _rest(report.text[phrase.end() : phrase.end() + WINDOW])
            named = UNKNOWN_TOO[kind](tail) if kind in UNKNOWN_TOO else None
            found |= word_hooks(tail, report.lang) | (name_hooks(named[0]) if named else set())
    for verb in _phrases(report.lang, "cites_after").finditer(report.text):
        found |= word_hooks(report.text[max(0, verb.start() - WINDOW) : verb.start()], report.lang)
    return found


def _forward(report: Report, sources: Sources, key: str, kind: EdgeKind) -> Iterator[Citation]:
    for phrase in _phrases(report.lang, key).finditer(report.text):
        tail = _rest(report.text[phrase.end() : phrase.end() + WINDOW])
        mentions = [mention for mention in sources.mentions_in(tail, report.lang) if mention.start <= NEAR]
        named = _first(mentions) or (UNKNOWN_TOO[kind](tail) if kind in UNKNOWN_TOO else None)
        if named is not None:
            outlet, stop = named
            said = report.text[phrase.start() : phrase.end() + stop]
            yield Citation(
                outlet=outlet,
                kind=kind,
                start=phrase.start(),
                stop=phrase.end() + stop,
                evidence=" ".join(said.split()),
            )


def _backward(report: Report, sources: Sources) -> Iterator[Citation]:
    for verb in _phrases(report.lang, "cites_after").finditer(report.text):
        start = max(0, verb.start() - WINDOW)
        head = report.text[start : verb.start()]
        for mention in sources.mentions_in(head, report.lang)[-1:]:
            between = head[mention.stop :]
            if len(between.split()) <= BEFORE and not PAUSE.search(between) and mention.source.gloss:
                said = report.text[start + mention.start : verb.end()]
                yield Citation(
                    outlet=mention.source.name,
                    kind=EdgeKind.CITES,
                    start=start + mention.start,
                    stop=verb.end(),
                    evidence=" ".join(said.split()),
                )


def _rest(tail: str) -> str:
    end = SENTENCE_END.search(tail.lstrip())
    return tail if end is None else tail[: end.start() + len(tail) - len(tail.lstrip())]


def _first(mentions: list[Mention]) -> tuple[str, int] | None:
    return (mentions[0].source.name, mentions[0].stop) if mentions else None


def _channel(tail: str) -> tuple[str, int] | None:
    """Return what stands on the rest of a header's line."""
    found = LINE.match(tail)
    return (found["name"].strip(), found.end("name")) if found else None


def _proper(tail: str) -> tuple[str, int] | None:
    found = PROPER.search(tail[:NEAR] + tail[NEAR:])
    if found is None or found.start() > NEAR or found.group().lower() in words("en", "origins", "no_names"):
        return None
    return found.group(), found.end()


AFTER = {
    "reprints": EdgeKind.REPRINT,
    "cites": EdgeKind.CITES,
    "translations": EdgeKind.TRANSLATION,
    "forwards": EdgeKind.FORWARD,
}
"""Lists of words after which the name of an outlet stands, and what kind of source that outlet is."""
UNKNOWN_TOO = {EdgeKind.REPRINT: _proper, EdgeKind.FORWARD: _channel}
"""Kinds for which an outlet counts that nobody has described, and how its name is found."""
