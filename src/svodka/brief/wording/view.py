"""What a wording works with: one statement with its report, outlet, date and speaker at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from svodka.brief.cite import cite
from svodka.brief.settings import BriefSettings
from svodka.brief.wording.clause import sentence_of
from svodka.brief.wording.doubtful import is_doubtful
from svodka.brief.wording.figures import day_words
from svodka.brief.wording.named import Named
from svodka.brief.wording.speaker import called_nameless, is_called, outlet_name, relay_names, speaker_named
from svodka.brief.wording.words import frame, listed
from svodka.model import MaterialIndex, Report, Sentence, SentenceKind, Span, SpeakerKind, Statement

PRONOUNS = listed("en", "speakers", "pronouns")
BRACKETED = re.compile(r"\([^)]*\)")
Derived = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A sentence with its *quality*: 0 reads best; what is quoted whole or templated stands behind."""

    sentence: Sentence
    quality: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One statement as wording sees it. *who* is None where the report speaks in its own voice.

    Two views are equal where everything that a wording may use is; *index* only leads to the report's digest.
    """

    index: MaterialIndex = field(compare=False)
    statement: Statement
    report: Report
    settings: BriefSettings
    lang: str
    independent: int
    sentence: Span
    who: Named | None
    outlet: str
    date: str
    relays: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The report's exact text."""
        return self.report.text

    @property
    def apposed(self) -> str:
        """The outlet before a verb: "A channel, not named, reported"."""
        return f"{self.outlet}," if ", " in BRACKETED.sub("", self.outlet) else self.outlet

    @property
    def opening(self) -> str:
        """The outlet before a verb, to open a sentence."""
        return self.apposed[:1].upper() + self.apposed[1:]

    @property
    def heading(self) -> str:
        """The outlet to open a sentence: before a verb in English, before brackets in the others.

        A name keeps its small letter there ("iStories"); "an outlet without a name" is none.
        """
        if self.lang == "en":
            return self.opening
        return self.outlet[:1].upper() + self.outlet[1:] if is_called(self.outlet, self.lang) else self.outlet

    def tag(self, words: str = "", *, named: bool = True) -> str:
        """Return the outlet and the day of publication in brackets, with the relays that *words* do not name.

        An outlet that nobody knows is left out where the sentence has the speaker *named*.
        """
        told = f"{' '.join(words.split())} {self.who.text if self.who else ''}".lower()
        unnamed = [relay for relay in self.relays if relay.lower() not in told]
        if unnamed:
            relays = ", ".join(unnamed)
            return frame(self.lang, "frames", "tag_citing", outlet=self.outlet, relays=relays, date=self.date)
        nameless = named and self.who is not None and self.outlet == called_nameless(self.lang)
        return frame(self.lang, "frames", "tag_nameless" if nameless else "tag", outlet=self.outlet, date=self.date)

    @property
    def derived(self) -> Derived:
        """The words of the tag and the speaker that need not stand in the cited words, with their rules."""
        tag = ((self.outlet, "source:outlet"), (self.date, "report:published"))
        relays = tuple((relay, "speaker:relay") for relay in self.relays)
        return tag + relays + (self.who.derived if self.who else ())

    def _named_shortly(self, text: str) -> Derived:
        """Return the last name, or the mention, by which alone the sentence calls its speaker."""
        speaker = self.statement.speaker
        if self.who is None or speaker is None or self.who.text.lower() in text.lower():
            return ()
        last = speaker.name.split()[-1:] if speaker.kind is SpeakerKind.PERSON else []
        called = [*last, " ".join(speaker.as_written.split())]
        told = (one for one in called if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) and one.lower() not in PRONOUNS)
        return tuple((one, "speaker:mention") for one in told if one)[:1]

    def finish(self, text: str, span: Span, derived: Derived, quality: int) -> Worded:
        """Return *text* as a cited sentence; the speaker's mention is cited too where it stands elsewhere."""
        citations = [cite(self.index, self.statement, span)]
        mentions = [self.who.span if self.who else None, *(link.span for link in self.statement.chain[:-1])]
        for mention in mentions if self.who or self.relays else ():
            if mention is not None and not any(one.span.contains(mention) for one in citations):
                citations.append(cite(self.index, self.statement, mention))
        sentence = Sentence(
            text=text,
            kind=SentenceKind.CLAIM,
            stance=self.statement.stance,
            citations=tuple(citations),
            derived=self.derived + self._named_shortly(text) + derived,
        )
        return Worded(sentence=sentence, quality=quality)


def view_of(index: MaterialIndex, statement: Statement, settings: BriefSettings, lang: str) -> View:
    """Gather what wording *statement* needs."""
    report = index.report_of(statement)
    event = index.event_of.get(statement.id)
    published = report.published_at
    return View(
        index=index,
        statement=statement,
        report=report,
        settings=settings,
        lang=lang,
        independent=event.independent if event else 1,
        sentence=sentence_of(report, statement.span),
        who=None if _in_doubt(index, statement, report) else speaker_named(statement, report, lang),
        outlet=outlet_name(index.source_of(report), report, lang),
        date=day_words(published, lang) if published else frame(lang, "frames", "undated"),
        relays=relay_names(statement, report, lang),
    )


def _in_doubt(index: MaterialIndex, statement: Statement, report: Report) -> bool:
    """Tell whether the statement's speaker is a pronoun that may mean somebody else."""
    speaker = statement.speaker
    if speaker is None or speaker.as_written.lower() not in PRONOUNS:
        return False
    spoken = [one.speaker for one in index.read_from.get(report.id, ()) if one.speaker is not None]
    names = frozenset(one.name.split()[-1].lower() for one in spoken if one.kind is SpeakerKind.PERSON and one.name.strip())
    return is_doubtful(statement, report, names)
