"""A report becomes statements: the steps in order, no rule of its own.

`read` is a pure function of one report, so that it runs in a pool or on a cluster unchanged.
"""

from __future__ import annotations

from svodka.lexicon.concepts import concepts_in
from svodka.model import Firing, Person, Reading, Report, Span, Stance, Statement, content_id
from svodka.reading.about_what import AboutWhat, about_what
from svodka.reading.attribution.english_cues import cue_group
from svodka.reading.bulletins import with_bulletin
from svodka.reading.carry import carry_speakers
from svodka.reading.context import Mentions, mentions_of, quantities_of, with_figures_once
from svodka.reading.dating import with_taken_over_times
from svodka.reading.denials import link_denials
from svodka.reading.document import Document
from svodka.reading.drafts import Draft, drafts_of
from svodka.reading.labels import lay_to_labels
from svodka.reading.own_times import whens_of
from svodka.reading.parse import parse
from svodka.reading.refutations import with_refutations
from svodka.reading.stance import Clause, Verdict, stance_of
from svodka.reading.telling import tell_on
from svodka.reading.voices import Voices

VERSION = 12
"""Raised with every change of a rule: a report read by an older version is read again."""


def read(report: Report, home_region: str | None = None) -> Reading:
    """Read *report*; *home_region* (ISO 3166-2) is where its outlet usually reports from."""
    document = parse(report)
    mentions = mentions_of(document, home_region)
    drafts = told_in(document, mentions)
    around = mentions.people_around(drafts, document)
    people = [mentions.people_of(draft, left) for draft, left in zip(drafts, around, strict=True)]
    filled = zip(drafts, about_what(document, drafts), people, strict=True)
    found = [statement(draft, document, mentions, about, persons) for draft, about, persons in filled]
    statements = with_refutations(with_taken_over_times(with_figures_once(found), document), document)
    return Reading(
        report=report.id,
        blocks=document.blocks,
        statements=link_denials(statements, document),
        notes=(),
        people=(*mentions.heading, *mentions.people),
    )


def told_in(document: Document, mentions: Mentions) -> list[Draft]:
    """Return the drafts of a document's statements with their speakers."""
    voices = Voices(report=document.report.id, text=document.text, people=mentions.people)
    carried = with_bulletin(carry_speakers(drafts_of(document, voices), document, voices), document, voices)
    return distinct(tell_on(lay_to_labels(carried, document, voices), document, voices))


def distinct(drafts: list[Draft]) -> list[Draft]:
    """Keep the first of drafts over the very same words, which would have one id."""
    return list({(draft.start, draft.stop): draft for draft in reversed(drafts)}.values())[::-1]


def statement(
    draft: Draft, document: Document, mentions: Mentions, about: AboutWhat, people: tuple[Person, ...]
) -> Statement:
    """Fill one draft with what its words mention, and the *people* told in it."""
    report = document.report
    sentence = document.sentences[draft.sentence]
    text = report.text[draft.start : draft.stop]
    span = Span(report=report.id, start=draft.start, stop=draft.stop)
    verdict = stance_of(clause_of(draft, document))
    return Statement(
        id=content_id("st", report.id, draft.start, draft.stop),
        span=span,
        lang=sentence.lang,
        chain=draft.chain,
        cue=cue_span(draft, document),
        quote_kind=draft.quote_kind,
        stance=verdict.stance if verdict else Stance.ASSERTED,
        stance_cue=Span(report=report.id, start=verdict.start, stop=verdict.stop) if verdict else None,
        topics=about.topics,
        concepts=concepts_in(text, sentence.lang),
        places=mentions.places_of(draft),
        whens=whens_of(draft, document),
        quantities=quantities_of(draft, document),
        people=people,
        denies=None,
        made_by=firings(draft, document, verdict) + topic_firings(draft, document, about),
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
        aside=draft.piece.rule == "relative_clause",
        spoken=draft.spoken,
    )


def cue_span(draft: Draft, document: Document) -> Span | None:
    """Return where the cue stands; a colon or dash is none."""
    if draft.frame is None or draft.frame.rule in ("colon_heading", "dash_source"):
        return None
    tokens = document.sentences[draft.sentence].tokens
    first, last = cue_group(tokens, draft.frame.cue) if document.sentences[draft.sentence].lang == "en" else draft.frame.cue
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


def topic_firings(draft: Draft, document: Document, about: AboutWhat) -> tuple[Firing, ...]:
    """List the words that gave the primary topic; the whole statement where its surroundings did."""
    report = document.report.id
    rule = f"topic.{about.topics[0].value}"
    if not about.words:
        whole = Span(report=report, start=draft.start, stop=draft.stop)
        return (Firing(rule=f"{rule}.surroundings", version=VERSION, span=whole),)
    spans = (Span(report=report, start=word.start, stop=word.stop) for word in about.words)
    return tuple(Firing(rule=rule, version=VERSION, span=span) for span in spans)
