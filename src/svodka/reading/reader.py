"""A report becomes statements: the steps in order, no rule of its own.

`read` is a pure function of one report, so that it runs in a pool or on a cluster unchanged.
"""

from __future__ import annotations

from svodka.lexicon.concepts import concepts_in
from svodka.model import Firing, Person, Reading, Report, Span, Stance, Statement, content_id
from svodka.reading.about_what import topics_of
from svodka.reading.carry import carry_speakers
from svodka.reading.context import Mentions, context_of, mentions_of, quantities_of, whens_of
from svodka.reading.dating import with_taken_over_times
from svodka.reading.denials import link_denials
from svodka.reading.document import Document
from svodka.reading.drafts import Draft, drafts_of
from svodka.reading.parse import parse
from svodka.reading.stance import Clause, Verdict, stance_of
from svodka.reading.voices import Voices

VERSION = 3
"""Raised with every change of a rule: a report read by an older version is read again."""


def read(report: Report, home_region: str | None = None) -> Reading:
    """Read *report*; *home_region* (ISO 3166-2) is where its outlet usually reports from."""
    document = parse(report)
    mentions = mentions_of(document, home_region)
    voices = Voices(report=report.id, text=report.text, people=mentions.people)
    drafts = distinct(carry_speakers(drafts_of(document, voices), document, voices))
    around = mentions.people_around(drafts, document)
    own = [mentions.people_of(draft, left) for draft, left in zip(drafts, around, strict=True)]
    filled = [statement(draft, document, mentions, people) for draft, people in zip(drafts, own, strict=True)]
    statements = with_taken_over_times(filled, document)
    return Reading(report=report.id, blocks=document.blocks, statements=link_denials(statements, document), notes=())


def distinct(drafts: list[Draft]) -> list[Draft]:
    """Keep the first of drafts over the very same words, which would have one id."""
    return list({(draft.start, draft.stop): draft for draft in reversed(drafts)}.values())[::-1]


def statement(draft: Draft, document: Document, mentions: Mentions, people: tuple[Person, ...]) -> Statement:
    """Fill one draft with what its words mention, and the *people* told in it."""
    report = document.report
    sentence = document.sentences[draft.sentence]
    text = report.text[draft.start : draft.stop]
    span = Span(report=report.id, start=draft.start, stop=draft.stop)
    verdict = stance_of(clause_of(draft, document))
    topics = topics_of(text, report.text[sentence.start : sentence.stop], context_of(document, draft), sentence.lang)
    return Statement(
        id=content_id("st", report.id, draft.start, draft.stop),
        span=span,
        lang=sentence.lang,
        chain=draft.chain,
        cue=cue_span(draft, document),
        quote_kind=draft.quote_kind,
        stance=verdict.stance if verdict else Stance.ASSERTED,
        stance_cue=Span(report=report.id, start=verdict.start, stop=verdict.stop) if verdict else None,
        topics=topics,
        concepts=concepts_in(text, sentence.lang),
        places=mentions.places_of(draft),
        whens=whens_of(draft, document),
        quantities=quantities_of(draft, document),
        people=people,
        denies=None,
        made_by=firings(draft, document, verdict),
    )


def clause_of(draft: Draft, document: Document) -> Clause:
    """Return what the stance rules look at."""
    sentence = document.sentences[draft.sentence]
    return Clause(
        tokens=sentence.tokens[draft.piece.start : draft.piece.stop],
        text=document.text[draft.start : draft.stop],
        start=draft.start,
        lang=sentence.lang,
        frame=draft.frame,
        sentence=sentence.tokens,
        question=document.text[draft.start : draft.stop + 1].rstrip(' ”»"’').endswith("?"),
    )


def cue_span(draft: Draft, document: Document) -> Span | None:
    """Return where the cue stands; a colon or dash is none."""
    if draft.frame is None or draft.frame.rule in ("colon_heading", "dash_source"):
        return None
    tokens = document.sentences[draft.sentence].tokens
    first, last = draft.frame.cue
    return Span(report=document.report.id, start=tokens[first].start, stop=tokens[last - 1].stop)


def firings(draft: Draft, document: Document, verdict: Verdict | None) -> tuple[Firing, ...]:
    """List the rules that made a statement, with the words each fired on."""
    report = document.report.id
    found = [
        Firing(
            rule=f"clause.{draft.piece.rule}",
            version=VERSION,
            span=Span(report=report, start=draft.start, stop=draft.stop),
        )
    ]
    cue = cue_span(draft, document)
    if draft.frame is not None and cue is not None:
        found.append(Firing(rule=f"attribution.{draft.frame.rule}", version=VERSION, span=cue))
    found.extend(
        Firing(rule=f"voice.{speaker.kind.value}", version=VERSION, span=speaker.span)
        for speaker in draft.chain
        if speaker.span
    )
    if verdict is not None:
        found.append(
            Firing(
                rule=f"stance.{verdict.rule}",
                version=VERSION,
                span=Span(report=report, start=verdict.start, stop=verdict.stop),
            )
        )
    return tuple(found)
