"""Who is protected: one identity a person over all reports, numbered in the order in which they first appear."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from svodka.lexicon.names import fold_name
from svodka.model import Decision, Person, Report, SpeakerKind, Statement
from svodka.review.decisions import replay
from svodka.review.spellings import NameParts, keys_of, language_of, parts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name to be protected as a report gives it; *report* is "" for a ruling that holds everywhere."""

    report: str
    start: int
    name: str
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A protected person: all names met, with their languages, and the reports that speak of that person."""

    number: int
    names: tuple[tuple[str, str], ...]
    reports: frozenset[str]

    @property
    def pseudonym(self) -> str:
        """What stands in the name's place."""
        return f"[name withheld {self.number}]"


@dataclass(slots=True)
class _Draft:
    """An identity while mentions are still being joined to it; *first* is its earliest mention's place."""

    first: int
    names: dict[tuple[str, str], None] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)


def protected_mentions(
    reports: Iterable[Report], statements: Iterable[Statement], decisions: Iterable[Decision], people: Iterable[Person] = ()
) -> list[Mention]:
    """Return every name to protect in order of appearance: reports by date and id, then by place in the text.

    *people*: persons of the reports besides those of the statements.
    """
    known, rulings = list(reports), list(decisions)
    _, ruled = replay(rulings)
    found = {mention for statement in statements for mention in _in_statement(statement, ruled)}
    langs = {report.id: report.lang for report in known}
    found |= {one for person in people for one in _of_person(person, langs.get(person.span.report, "en"), ruled)}
    found |= {
        Mention(report="", start=0, name=one.target, lang="ru")
        for one in rulings
        if ruled.get(fold_name(one.target)) and is_name(one.target)
    }
    order = {report.id: (report.published_at or date.max, report.id) for report in known}
    last = (date.max, "")
    return sorted(found, key=lambda one: (not one.report, order.get(one.report, last), one.start, one.name))


def _in_statement(statement: Statement, ruled: dict[str, bool]) -> list[Mention]:
    """Return the protected names of one statement: people at risk, and protected speakers that have a name."""
    report, lang = statement.span.report, statement.lang
    found = [mention for person in statement.people for mention in _of_person(person, lang, ruled)]
    for speaker in statement.chain:
        named = speaker.protected or (speaker.kind is SpeakerKind.PERSON and ruled.get(fold_name(speaker.name), False))
        if named and ruled.get(fold_name(speaker.name), True) and is_name(speaker.name):
            start = speaker.span.start if speaker.span else statement.span.start
            found.append(Mention(report=report, start=start, name=speaker.name, lang=lang))
    return found


def _of_person(person: Person, lang: str, ruled: dict[str, bool]) -> list[Mention]:
    """Return the names of a person who is to be protected."""
    if not (person.named and ruled.get(fold_name(person.name), person.at_risk)):
        return []
    return [
        Mention(report=person.span.report, start=person.span.start, name=name, lang=lang)
        for name in dict.fromkeys((person.name, person.as_written))
        if is_name(name)
    ]


def is_name(words: str) -> bool:
    """Tell whether *words* are a proper name: each word begins with a capital."""
    parts = [word for word in words.replace("-", " ").split() if word[:1].isalpha()]
    return bool(parts) and all(word[:1].isupper() for word in parts)


def identities_of(mentions: list[Mention]) -> list[Identity]:
    """Join mentions into persons: by full name over reports, by any word of the name within a report."""
    drafts: list[_Draft] = []
    by_word: dict[str, list[_Draft]] = {}
    full_first = sorted(enumerate(mentions), key=lambda row: (-len(parts_of(row[1].name).words), row[0]))
    for at, mention in full_first:
        parts, lang = parts_of(mention.name), language_of(mention.name, mention.lang)
        draft = _known(mention, parts, by_word)
        if draft is None:
            draft = _Draft(first=at)
            drafts.append(draft)
        draft.first = min(draft.first, at)
        draft.names[mention.name, lang] = None
        draft.reports |= {mention.report} - {""}
        for key in sorted({key for word in parts.words for key in keys_of(word, lang)}):
            row = by_word.setdefault(key, [])
            if not any(one is draft for one in row):
                row.append(draft)
    return [
        Identity(number=number, names=tuple(draft.names), reports=frozenset(draft.reports))
        for number, draft in enumerate(sorted(drafts, key=lambda one: one.first), start=1)
    ]


def _known(mention: Mention, parts: NameParts, by_word: dict[str, list[_Draft]]) -> _Draft | None:
    """Return the person that a mention belongs to: the same full name anywhere, or a part of it in one report."""
    for draft in (draft for word in parts.words for draft in by_word.get(fold_name(word), ())):
        for name, other_lang in draft.names:
            other = parts_of(name)
            if _same_full(parts, other, other_lang):
                return draft
            alone = min(len(parts.words), len(other.words)) == 1
            if alone and mention.report in draft.reports and _meet(parts.words, other.words, other_lang):
                return draft
    return None


def _same_full(left: NameParts, right: NameParts, right_lang: str) -> bool:
    """Tell whether two names have a family name and a given name in common."""
    if not (left.given and left.telling and right.given and right.telling):
        return False
    families = _meet(left.telling, right.telling, right_lang)
    return families and _meet(left.given[:1], right.given[:1], right_lang)


def _meet(left: tuple[str, ...], right: tuple[str, ...], right_lang: str) -> bool:
    """Tell whether a word of one name is a form of a word of the other."""
    keys = {key for word in right for key in keys_of(word, right_lang)}
    return any(fold_name(word) in keys for word in left)
