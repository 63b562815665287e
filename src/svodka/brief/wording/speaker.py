"""How a speaker or an outlet is called in the brief, and by which rule where the words are not the source's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from svodka.brief.wording.clause import tidy
from svodka.brief.wording.words import frame, listed
from svodka.lexicon.data import fold, table
from svodka.lexicon.names import transliterate
from svodka.model import Report, Source, Span, Speaker, SpeakerKind, Statement

CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
ARTICLE = re.compile(r"\b(the|a|an)\s+$", re.IGNORECASE)
OWN_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their)\s", re.IGNORECASE)
ARTICLE_REACH = 5
LONGEST_MENTION = 14
"""Words of a mention that can still be a sentence's subject."""
LONGEST_ROLE = 9
SHORT = 3
"""Abbreviations and three-letter words (ВСУ, суд, мэр) take at most two letters of an ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the brief calls a speaker, the rules behind it, and the mention in the report."""

    text: str
    derived: tuple[tuple[str, str], ...]
    span: Span | None

    @property
    def opening(self) -> str:
        """The same, to open a sentence."""
        return self.text[:1].upper() + self.text[1:]


def speaker_named(statement: Statement, report: Report, lang: str) -> Named | None:
    """Return the innermost source as the brief names it, None for the report's own voice."""
    speaker = statement.speaker
    if speaker is None or speaker.kind is SpeakerKind.OUTLET:
        return None
    if CYRILLIC.search(speaker.name):
        return _foreign(speaker, statement.lang, lang)
    return _english(speaker, report)


def relay_names(statement: Statement, report: Report, lang: str) -> tuple[str, ...]:
    """Return the links between the outlet and the innermost source, as the brief names them."""
    names = []
    for link in statement.chain[:-1]:
        named = _foreign(link, statement.lang, lang) if CYRILLIC.search(link.name) else _english(link, report)
        if named is not None and named.text != outlet_name(None, report):
            names.append(named.text.split(", ")[0].rstrip(","))
    return tuple(names)


def outlet_name(source: Source | None, report: Report) -> str:
    """Return the outlet's name in Latin letters; the report's own field where the outlet is not known."""
    name = tidy(source.name if source else report.source) or tidy(report.source) or tidy(report.locator)
    return transliterate(name, report.lang)


def _english(speaker: Speaker, report: Report) -> Named | None:
    """Name a speaker of an English report: the mention as written, or the fullest name with its role."""
    written, name = tidy(speaker.as_written), tidy(speaker.name)
    rule = (name, "speaker:carried")
    role = tidy(speaker.role or "")
    if _is_pronoun(written) or len(written.split()) > LONGEST_MENTION:
        span = None if _is_pronoun(written) else speaker.span
        return None if _is_pronoun(name) or not name else Named(text=name, derived=(rule,), span=span)
    if speaker.kind is not SpeakerKind.PERSON:
        text = _with_article(written, speaker, report)
        return Named(text=_apposed(text), derived=((text, "speaker:mention"),), span=speaker.span)
    if name and name not in written:
        shown = f"{name}, {role}," if role and len(role.split()) <= LONGEST_ROLE else name
        return Named(
            text=shown, derived=(rule, (role, "speaker:role")) if shown != name else (rule,), span=speaker.span
        )
    if written == name and role and len(role.split()) <= LONGEST_ROLE:
        return Named(text=f"{name}, {role},", derived=(rule, (role, "speaker:role")), span=speaker.span)
    return Named(text=_apposed(_with_article(written, speaker, report)), derived=(rule,), span=speaker.span)


def _apposed(words: str) -> str:
    """Close an apposition: "Karim Daudov, the mayor" needs a comma before the verb."""
    return f"{words}," if ", " in words and not words.endswith(",") else words


def _is_pronoun(words: str) -> bool:
    """Tell whether a mention names nobody."""
    return not words or words.lower() in listed("en", "speakers", "pronouns")


def _with_article(written: str, speaker: Speaker, report: Report) -> str:
    """Return a mention with the article that stands before it in the report."""
    if speaker.span is None or OWN_ARTICLE.match(written):
        return written
    before = ARTICLE.search(report.text[max(0, speaker.span.start - ARTICLE_REACH) : speaker.span.start])
    return f"{before.group(1).lower()} {written}" if before else written


def _foreign(speaker: Speaker, source_lang: str, lang: str) -> Named:
    """Name a speaker of a Russian or Ukrainian report: transliterated, as a known body or role, or in its own words."""
    pronoun = fold(tidy(speaker.as_written)) in _pronouns(source_lang)
    mention = tidy(speaker.name) if pronoun else tidy(speaker.as_written) or tidy(speaker.name)
    span = None if pronoun else speaker.span
    name = transliterate(tidy(speaker.name), source_lang)
    if speaker.kind is SpeakerKind.PERSON:
        return Named(text=name, derived=((name, "speaker:transliterated"),), span=span)
    known = known_as(mention, source_lang) or known_as(tidy(speaker.name), source_lang)
    if known:
        shown = known.text
        if not known.whole and span is not None and len(mention.split()) <= LONGEST_ROLE:
            shown = frame(lang, "template", "in_words", known=known.text, words=mention)
        return Named(text=shown, derived=((shown, f"speaker:known as «{mention}»"),), span=span)
    if speaker.kind is SpeakerKind.ANONYMOUS or not mention:
        unnamed = frame(lang, "template", "unnamed")
        return Named(text=unnamed, derived=((unnamed, "speaker:anonymous"),), span=span)
    proper = all(word[:1].isupper() for word in re.findall(r"[^\W\d_]+", speaker.name))
    if proper or speaker.kind is SpeakerKind.ORGANISATION or span is None:
        return Named(text=name, derived=((name, "speaker:transliterated"),), span=span)
    text = frame(lang, "template", "as_named", words=mention)
    return Named(text=text, derived=((text, "speaker:as written"),), span=span)


@cache
def _pronouns(lang: str) -> frozenset[str]:
    """Return the mentions of Russian or Ukrainian speakers that name nobody."""
    return frozenset(map(fold, table(lang, "wording")["speakers"]["pronouns"])) if lang in ("ru", "uk") else frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """English for a mention; *whole*: the English says all that the mention says."""

    text: str
    whole: bool


@cache
def _known(lang: str, part: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the known bodies or roles, the most exact first: word beginnings and the English words."""
    found = sorted(table(lang, "wording")[part].items(), key=lambda row: (-len(row[0]), row[0]))
    return tuple((tuple(beginnings.split()), english) for beginnings, english in found)


@cache
def known_as(mention: str, lang: str) -> Known | None:
    """Return the English for a body or role in Russian or Ukrainian words, None where none is known.

    What stands first is the head of the phrase; a body behind a role says whose role it is.
    """
    found = re.findall(r"[^\W_]+(?:[-'][^\W_]+)*", fold(mention))
    language = lang if lang in ("ru", "uk") else "ru"
    body, role = (_first(found, _known(language, part)) for part in ("institutions", "roles"))
    if body is None and role is None:
        return None
    if body is not None and (role is None or body[0] <= role[0]):
        return Known(body[1], whole=True)
    if role is not None and body is not None:
        return Known(f"{role[1]} of {body[1]}", whole=True)
    return Known(role[1], whole=len(found) == 1) if role else None


def _first(words: list[str], known: tuple[tuple[tuple[str, ...], str], ...]) -> tuple[int, str] | None:
    """Return where the first known phrase stands, with its English; the most exact of those that stand there."""
    for at in range(len(words)):
        for beginnings, english in known:
            row = words[at : at + len(beginnings)]
            if len(row) == len(beginnings) and all(_begins(*pair) for pair in zip(row, beginnings, strict=True)):
                return at, english
    return None


def _begins(word: str, beginning: str) -> bool:
    """Tell whether *word* is *beginning* with a case ending."""
    longest = 2 if len(beginning) <= SHORT else 4
    return word.startswith(beginning) and len(word) - len(beginning) <= longest
