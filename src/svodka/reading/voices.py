"""Speaker resolution inside one report: mentions to speakers, pronouns and short forms to whom they mean.

A pronoun goes to the latest earlier speaker it can stand for; a definite noun (“the ministry”) to the
latest earlier source with that head noun; a surname to the fullest form of the name. An anonymous source
is protected and never merged over reports. Where nobody fits, the mention stands as it is: we abstain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from svodka.lexicon.data import LANGS, fold, table
from svodka.model import Person, PersonStatus, Span, Speaker, SpeakerKind
from svodka.reading.antecedents import FRESH, Antecedents, Candidate, candidate_of, gender_of_name
from svodka.reading.document import ParsedSentence, Token
from svodka.reading.frames import Frame

EDGES = " \t\n,;:—–-«»“”„\"'‘’()[]•#*"


TITLE_PREPOSITIONS = frozenset(("по", "з", "із", "при", "в", "у", "во", "на", "за"))
AND = frozenset(("и", "й", "та", "і"))
"""“Депутат и бывший чемпион Олег Сом”: two titles of one person."""
TITLE_WORDS = ("NOUN", "PROPN", "ADJ", "ADP", "X", "CCONJ", "DET")
OBLIQUE = ("Case=Gen", "Case=Dat", "Case=Ins", "Case=Loc")
ISSUED = frozenset((
    "заявление", "сообщение", "релиз", "пресс-релиз", "комментарий",
    "заява", "повідомлення", "пресреліз", "реліз", "коментар",
))
"""Messages that the one who has just spoken has issued."""
APPOSED_WORDS = 4
"""A comma and a title between a noun and the name in apposition to it."""


@dataclass(slots=True, kw_only=True)
class Voices:
    """The speakers met so far in one report, latest last. Mutable, local to the reading of one report."""

    report: str
    text: str
    people: Sequence[Person]
    met: list[Speaker] = field(default_factory=list)
    antecedents: Antecedents = field(default_factory=Antecedents)

    def speaker(self, sentence: ParsedSentence, source: tuple[int, int]) -> Speaker | None:
        """Return the speaker that the tokens *source* of *sentence* mean; None for what cannot speak."""
        start, stop = self.stripped(sentence.tokens[source[0]].start, sentence.tokens[source[1] - 1].stop)
        if start == stop:
            return None
        tokens = sentence.tokens[source[0] : source[1]]
        as_written = " ".join(self.text[start:stop].split())
        span = Span(report=self.report, start=start, stop=stop)
        titled = self.titled(sentence, source) if sentence.lang != "en" and self.person_in(span) is None else None
        issued = self.issuer(sentence, source) if sentence.lang != "en" else None
        if titled is not None:
            span = Span(report=self.report, start=start, stop=titled.span.stop)
            resolved: Speaker | None = as_speaker(titled, " ".join(self.text[span.start : span.stop].split()), span)
        elif issued is not None:
            resolved = renamed(issued.speaker, as_written, span)
        else:
            resolved = self.resolve(tokens, as_written, span, sentence.lang)
        if resolved is not None and fold(resolved.name) not in pronouns_of(sentence.lang):
            self.met.append(resolved)
            if sentence.lang != "en":
                self.antecedents.add(candidate_of(resolved, tokens, self.person_in(span), sentence.lang, spoke=True))
        return resolved

    def titled(self, sentence: ParsedSentence, source: tuple[int, int]) -> Person | None:
        """Return who is named behind a title that a preposition lengthens (“министр по делам ветеранов Олег Сом”)."""
        tokens, stop = sentence.tokens, source[1]
        if stop >= len(tokens) or fold(tokens[stop].text) not in (*TITLE_PREPOSITIONS, *AND):
            return None
        title = tokens[source[0] : stop]
        if not any(fold(t.text).startswith(tuple(table(sentence.lang, "voices")["nouns"]["agent"])) for t in title):
            return None
        while stop < len(tokens) and tokens[stop].pos in TITLE_WORDS:
            stop += 1
        found = [p for p in self.people if p.named and tokens[source[1]].start < p.span.start < tokens[stop - 1].stop]
        named = [t for t in tokens if found and found[0].span.start <= t.start < found[0].span.stop]
        return found[0] if found and not any(t.has(case) for t in named for case in OBLIQUE) else None

    def issuer(self, sentence: ParsedSentence, source: tuple[int, int]) -> Candidate | None:
        """Return whose “заявление” is meant where nothing but the word stands: the body or official that spoke just before."""
        tokens = sentence.tokens[source[0] : source[1]]
        documents = table(sentence.lang, "cues")["frames"]["message_nouns"]
        if len(tokens) != 1 or tokens[0].lemma not in documents or tokens[0].lemma not in ISSUED:
            return None
        near = self.antecedents.before(tokens[0].start, FRESH)
        return next((c for c in near if c.spoke and (c.sort == "body" or c.official)), None)

    def note(self, sentence: ParsedSentence, subject: tuple[int, int]) -> None:
        """Remember the subject of a sentence as somebody whom a pronoun of a later one can mean."""
        tokens = sentence.tokens[slice(*subject)]
        span = Span(report=self.report, start=tokens[0].start, stop=tokens[-1].stop)
        as_written = " ".join(self.text[span.start : span.stop].split())
        person = self.person_in(span) or self.apposed(span)
        if person is None and fold(as_written) in pronouns_of(sentence.lang):
            return
        speaker = bare(as_written, span, kind_of(tokens, sentence.lang)) if person is None else as_speaker(person, as_written, span)
        if person is not None or self.antecedents.definite(tokens, span.start, sentence.lang) is None:
            self.antecedents.add(candidate_of(speaker, tokens, person, sentence.lang, spoke=False))

    def of_frame(self, sentence: ParsedSentence, frame: Frame) -> Speaker | None:
        """Return the speaker of a frame; a verb without a subject goes on with whom its form and the report allow."""
        if frame.source is not None:
            return self.speaker(sentence, frame.source)
        opening = {fold(t.text) for t in sentence.tokens[:6]}
        there = bool(opening & set(table(sentence.lang, "voices")["pronouns"]["there"]))
        if sentence.lang == "en":
            return self.antecedent("thing") if there else None
        cue = sentence.tokens[frame.cue[0]]
        if there:
            found = self.antecedents.body(cue.start)
        elif cue.lemma in table(sentence.lang, "cues")["frames"]["impersonal"]:
            found = None
        else:
            found = self.antecedents.of_bare_verb(cue)
        return found.speaker if found is not None else None

    def stripped(self, start: int, stop: int) -> tuple[int, int]:
        """Cut marks and white space off both ends; a quotation mark stays with its partner."""
        while start < stop and self.text[start] in EDGES and not paired(self.text[start:stop]):
            start += 1
        while stop > start and self.text[stop - 1] in EDGES and not paired(self.text[start:stop]):
            stop -= 1
        return start, stop

    def resolve(self, tokens: Sequence[Token], as_written: str, span: Span, lang: str) -> Speaker | None:
        """Return the speaker behind a mention: by pronoun, by name, by role noun."""
        pronouns = table(lang, "voices")["pronouns"]
        word = fold(as_written)
        if word in pronouns["first"]:
            return None
        for kind in ("person", "plural", "thing"):
            if word in pronouns[kind] and lang != "en":
                found = self.antecedents.of_pronoun(kind, gender_of_pronoun(word, lang), span.start)
                found = found or self.named_before(span.start, kind, word, lang)
                return renamed(found.speaker, as_written, span) if found else bare(as_written, span, SpeakerKind.ROLE)
            if word in pronouns[kind]:
                antecedent = self.antecedent(kind, gender_of_pronoun(word, lang))
                return renamed(antecedent, as_written, span) if antecedent else bare(as_written, span, SpeakerKind.ROLE)
        named = self.person_in(span)
        if named is not None:
            return as_speaker(named, as_written, span)
        return self.by_role(tokens, as_written, span, lang)

    def by_role(self, tokens: Sequence[Token], as_written: str, span: Span, lang: str) -> Speaker:
        """Return the speaker of a mention without a person's name."""
        nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN", "X")]
        kind = kind_of(nouns or tokens, lang)
        if lang != "en":
            known = self.antecedents.definite(tokens, span.start, lang)
            return renamed(known.speaker, as_written, span) if known is not None else bare(as_written, span, kind)
        if nouns and len(nouns) == 1 and nouns[0].lemma in table(lang, "voices")["nouns"]["anaphoric"]:
            body = self.antecedent("thing")
            if body is not None:
                return renamed(body, as_written, span)
        definite = fold(as_written).startswith(("the ", "this ", "these "))
        if definite and len(nouns) == 1 and nouns[0].pos == "NOUN":
            for earlier in reversed(self.met):
                if nouns[0].lemma in fold(earlier.as_written).split() or nouns[0].lemma in fold(earlier.name).split():
                    return renamed(earlier, as_written, span)
        return bare(as_written, span, kind)

    def named_before(self, at: int, kind: str, word: str, lang: str) -> Candidate | None:
        """Return the person named last before *at* whom “он” or “её” can mean where no subject fits."""
        gender = gender_of_pronoun(word, lang)
        if kind != "person":
            return None
        near = [p for p in self.people if p.named and p.span.start < at]
        fits = [p for p in near if gender_of_name(p.name, lang) in (gender, "")]
        if not fits:
            return None
        speaker = as_speaker(fits[-1], fits[-1].as_written, fits[-1].span)
        return Candidate(
            speaker=speaker, at=fits[-1].span.start, sort="person", gender=gender, lemmas=frozenset(), spoke=False, official=False
        )

    def person_in(self, span: Span) -> Person | None:
        """Return the named person mentioned inside *span*, who is no mere owner: “X's spokesman, Y”, “the wife of X, Y” are Y."""
        inside = [p for p in self.people if p.named and span.contains(p.span)]
        return next((p for p in inside if not self.is_owner(p, span)), None)

    def is_owner(self, person: Person, span: Span) -> bool:
        """Tell whether a person is named in English only to say whose spokesman, wife or lawyer the phrase means."""
        after = self.text[person.span.stop : min(person.span.stop + 3, span.stop)]
        before = self.text[span.start : person.span.start].rstrip()
        inner = before.split()[-1:] in (["of"], ["for"]) or before.split()[-2:-1] in (["of"], ["for"])
        return after.startswith(("'s ", "’s ", "' ", "’ ")) or (inner and "," not in before)

    def apposed(self, span: Span) -> Person | None:
        """Return who is named right behind a noun and a comma, with a title at most between (“полонений, рядовий Олег Сом”)."""
        after = next((p for p in self.people if p.named and p.span.start >= span.stop), None)
        between = self.text[span.stop : after.span.start] if after else ""
        return after if between.startswith(",") and "," not in between[1:] and len(between.split()) <= APPOSED_WORDS else None

    def names_person(self, sentence: ParsedSentence, source: tuple[int, int]) -> bool:
        """Tell whether the tokens *source* hold a person's name."""
        start, stop = sentence.tokens[source[0]].start, sentence.tokens[source[1] - 1].stop
        return self.person_in(Span(report=self.report, start=start, stop=stop)) is not None

    def antecedent(self, kind: str, gender: str = "") -> Speaker | None:
        """Return the latest speaker that a pronoun of *kind* and *gender* ("f", "m" or "") can stand for."""
        for earlier in reversed(self.met):
            if gender and gender_of(earlier.name, earlier.as_written) not in (gender, ""):
                continue
            plural = earlier.kind in (SpeakerKind.ROLE, SpeakerKind.ANONYMOUS, SpeakerKind.ORGANISATION)
            if kind == "person" and earlier.kind in (SpeakerKind.PERSON, SpeakerKind.ROLE, SpeakerKind.ANONYMOUS):
                return earlier
            if kind in ("plural", "thing") and plural:
                return earlier
        if kind == "person":
            return self.person_before(gender)
        return None

    def person_before(self, gender: str = "") -> Speaker | None:
        """Return the first official named in the report as the one “he” means where nobody has spoken yet."""
        named = [p for p in self.people if p.named and gender_of(p.name, p.as_written) in (gender, "")]
        person = next((p for p in named if p.status is PersonStatus.OFFICIAL), named[0] if named else None)
        if person is None:
            return None
        return Speaker(
            name=person.name, as_written=person.as_written, kind=SpeakerKind.PERSON, span=person.span, role=person.role
        )


@cache
def gendered(key: str) -> frozenset[str]:
    """First names and nouns of one gender ("f" or "m") in all three languages, folded."""
    found = {fold(name) for lang in LANGS for name in table(lang, "people")[f"first_names_{key}"]}
    return frozenset(found.union(*(table(lang, "voices")["gender"][key] for lang in LANGS)))


def gender_of(*mentions: str) -> str:
    """Return "f" or "m" where a first name or a noun such as "wife" tells it, else ""."""
    spoken = {word for mention in mentions for word in fold(mention).split()}
    female, male = bool(spoken & gendered("f")), bool(spoken & gendered("m"))
    return "f" if female and not male else "m" if male and not female else ""


def gender_of_pronoun(word: str, lang: str) -> str:
    """Return "f" for “she”, “она”, “вона”, "m" for “he”, “он”, “він”, else ""."""
    gender = table(lang, "voices")["gender"]
    return "f" if word in gender["she"] else "m" if word in gender["he"] else ""


def heads_of(tokens: Sequence[Token], source: tuple[int, int]) -> list[Token]:
    """Return the syntactic head of a noun phrase and what is coordinated with it."""
    inside = range(*source)
    heads = [i for i in inside if tokens[i].head not in inside]
    heads += [i for i in inside if tokens[i].dep in ("conj", "appos") and tokens[i].head in heads]
    return [tokens[i] for i in heads if tokens[i].pos in ("NOUN", "PROPN", "PRON", "ADJ", "X")]


def paired(text: str) -> bool:
    """Tell whether the text begins or ends on a quotation mark whose partner is inside."""
    return (
        ("«" in text) == ("»" in text)
        and "«" in text
        and not text.startswith((",", ":", " ", "•"))
        and not text.endswith((",", ":", " "))
    )


def bare(as_written: str, span: Span, kind: SpeakerKind) -> Speaker:
    """Return a speaker under the words of the mention itself."""
    return Speaker(
        name=as_written, as_written=as_written, kind=kind, span=span, protected=kind is SpeakerKind.ANONYMOUS
    )


def as_speaker(person: Person, as_written: str, span: Span) -> Speaker:
    """Return a named person as a speaker, with the title that the mention gives."""
    role = as_written if len(as_written.split()) > len(person.as_written.split()) else person.role
    return Speaker(
        name=person.name, as_written=as_written, kind=SpeakerKind.PERSON, span=span, role=role, protected=person.at_risk
    )


@cache
def pronouns_of(lang: str) -> frozenset[str]:
    """All pronouns that can speak."""
    return frozenset(word for words in table(lang, "voices")["pronouns"].values() for word in words)


def renamed(earlier: Speaker, as_written: str, span: Span) -> Speaker:
    """Return *earlier* as mentioned here."""
    return Speaker(
        name=earlier.name,
        as_written=as_written,
        kind=earlier.kind,
        span=span,
        role=earlier.role,
        protected=earlier.protected,
    )


def kind_of(tokens: Sequence[Token], lang: str) -> SpeakerKind:
    """Return what sort of source a noun phrase is."""
    nouns = table(lang, "voices")["nouns"]
    head = tokens[-1] if lang == "en" else tokens[0]
    lemmas = {t.lemma for t in tokens}
    if lemmas & set(nouns["anonymous"]):
        return SpeakerKind.ANONYMOUS
    if head.lemma in nouns["document"]:
        return SpeakerKind.DOCUMENT
    if any(t.entity == "PER" for t in tokens):
        return SpeakerKind.PERSON
    if any(t.entity == "ORG" or (t.pos == "PROPN" and t.text.isupper()) for t in tokens):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.ROLE
