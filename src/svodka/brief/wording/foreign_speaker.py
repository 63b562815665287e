"""How a speaker of a Russian or Ukrainian report is called in English: transliterated, translated, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from svodka.brief.wording.clause import tidy
from svodka.brief.wording.known import first_known, known, words_in
from svodka.brief.wording.named import Named
from svodka.brief.wording.places import with_article
from svodka.brief.wording.words import frame
from svodka.lexicon.data import fold, table
from svodka.lexicon.lemmas import russian
from svodka.lexicon.names import transliterate
from svodka.model import Span, Speaker, SpeakerKind, Statement

LONGEST_SHOWN = 4
"""Words of a mention that may be shown as the report has them."""
LONGEST = 8
"""Words of a mention beyond which it is no name of anybody."""
ARTICLE = re.compile(r"^(the|an?) ")
VOWEL = re.compile(r"^[aeio]|^(?:un(?!i)|us[^ ])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """English for a mention; *whole*: the English says all that the mention says."""

    text: str
    whole: bool


def foreign_speaker(speaker: Speaker, statement: Statement, lang: str) -> Named | None:
    """Return how the brief names *speaker*, None where its words name nobody."""
    source_lang = statement.lang
    told = mention_of(speaker, source_lang)
    if told is None:
        return None
    mention, span = told
    if len(mention.split()) > LONGEST:
        text = frame(lang, "template", "quoted_source")
        return Named(text=text, derived=((text, "speaker:not translated"),), span=span)
    if speaker.kind is SpeakerKind.PERSON and not is_common_noun(speaker.name, source_lang):
        name = transliterate(name_in(tidy(speaker.name)), source_lang)
        return Named(text=name, derived=((name, "speaker:transliterated"),), span=span)
    found = _translated(speaker, mention, statement, lang)
    if found is not None:
        shown = found.text
        if not found.whole and span is not None and len(mention.split()) <= LONGEST_SHOWN:
            shown = frame(lang, "template", "in_words", known=found.text, words=mention)
        return Named(text=shown, derived=((shown, f"speaker:known as «{mention}»"),), span=span)
    if speaker.kind is SpeakerKind.ANONYMOUS or not mention:
        unnamed = frame(lang, "template", "unnamed")
        return Named(text=unnamed, derived=((unnamed, "speaker:anonymous"),), span=span)
    return _in_own_words(speaker, mention, span, statement, lang)


def _in_own_words(speaker: Speaker, mention: str, span: Span | None, statement: Statement, lang: str) -> Named:
    """Name a speaker for whom no English is known."""
    name = transliterate(tidy(speaker.name), statement.lang)
    if all(word[:1].isupper() for word in re.findall(r"[^\W\d_]+", speaker.name)) and not _is_place(speaker, statement):
        return Named(text=name, derived=((name, "speaker:transliterated"),), span=span)
    if span is not None and len(mention.split()) <= LONGEST_SHOWN and is_nominative(mention, statement.lang):
        text = frame(lang, "template", "as_named", words=mention)
        return Named(text=text, derived=((text, "speaker:as written"),), span=span)
    text = frame(lang, "template", "quoted_source")
    return Named(text=text, derived=((text, "speaker:not translated"),), span=span)


def mention_of(speaker: Speaker, lang: str) -> tuple[str, Span | None] | None:
    """Return the words by which a speaker is called and where they stand; the name, which stands elsewhere, for a pronoun.

    None where the words name nobody.
    """
    pronoun = is_pronoun(speaker.as_written, lang)
    mention = tidy(speaker.name) if pronoun else tidy(speaker.as_written) or tidy(speaker.name)
    return None if is_pronoun(mention, lang) else (mention, None if pronoun else speaker.span)


def is_pronoun(mention: str, lang: str) -> bool:
    """Tell whether a mention names nobody."""
    return fold(tidy(mention)) in _pronouns(lang)


@cache
def _pronouns(lang: str) -> frozenset[str]:
    """Return the mentions of speakers that name nobody."""
    return frozenset(map(fold, table(lang, "wording")["speakers"]["pronouns"]))


def is_common_noun(name: str, lang: str) -> bool:
    """Tell whether a "person" is one word that means a role, such as a woman or an activist."""
    words = words_in(name)
    return len(words) == 1 and first_known(words, lang, "roles") is not None


def name_in(name: str) -> str:
    """Return the proper name at the end of a mention: a title may stand before it."""
    words = name.split()
    at = len(words)
    while at > 0 and words[at - 1][:1].isupper():
        at -= 1
    return " ".join(words[at:]) if 0 < at < len(words) else name


def _is_place(speaker: Speaker, statement: Statement) -> bool:
    """Tell whether a mention is a toponym: "in Moscow" is no speaker."""
    return speaker.span is not None and any(place.span == speaker.span for place in statement.places)


def is_nominative(mention: str, lang: str) -> bool:
    """Tell whether the words can be a subject: a Russian noun in the nominative. Ukrainian has no analyser here."""
    if lang != "ru":
        return False
    parses = [parse for word in words_in(mention) for parse in russian().parse(word) if "NOUN" in parse.tag]
    return any("nomn" in parse.tag and ("anim" in parse.tag or "Orgn" in parse.tag) for parse in parses)


def _translated(speaker: Speaker, mention: str, statement: Statement, lang: str) -> Known | None:
    """Return the English for a mention, with the place whose head or residents they are."""
    found = known_as(mention, statement.lang) or known_as(tidy(speaker.name), statement.lang)
    if found is None or found.whole or speaker.span is None:
        return found
    inside = [one for one in statement.places if speaker.span.contains(one.span) and one.id is not None]
    if len(inside) != 1 or f" {inside[0].name}" in found.text:
        return found
    place = frame(lang, "template", "of_place", known=found.text, place=with_article(inside[0].name))
    left = len(words_in(mention)) - len(words_in(inside[0].as_written)) - 1
    return Known(place, whole=left <= 0)


@cache
def known_as(mention: str, lang: str) -> Known | None:
    """Return the English for a body or role in Russian or Ukrainian words, None where none is known.

    What stands first is the head of the phrase; a body behind a role says whose role it is. Adjectives go with it.
    """
    words = words_in(mention)
    body, role = (first_known(words, lang, part) for part in ("institutions", "roles"))
    if body is None and role is None:
        return None
    if body is not None and (role is None or body[0] <= role[0]):
        head, told = body, set(range(body[0], body[1]))
    else:
        assert role is not None  # noqa: S101 (one of the two is known)
        head, told = role, set(range(role[0], role[1]))
    text = head[2]
    adjectives = [(at, english) for at in range(head[0]) if (english := _adjective(words[at], lang))]
    text = _with_adjectives(text, [english for _, english in adjectives])
    told |= {at for at, _ in adjectives}
    if head is role and body is not None:
        text = frame("en", "template", "of_body", known=text, body=body[2])
        told |= set(range(body[0], body[1]))
    return Known(text, whole=head is body or len(told) == len(words))


def _adjective(word: str, lang: str) -> str:
    """Return the English of an adjective that may go with a role."""
    return next((english for beginnings, english in known(lang, "modifiers") if word.startswith(beginnings[0])), "")


def _with_adjectives(role: str, adjectives: list[str]) -> str:
    """Return "a former Ukrainian minister" for "a minister"."""
    if not adjectives:
        return role
    found = ARTICLE.match(role)
    noun = ARTICLE.sub("", role)
    phrase = " ".join([one for one in adjectives if one not in noun.split()] + [noun])
    if found is None or adjectives[0] in ("several", "some", "many", "one"):
        return phrase
    article = found.group(1)
    return f"{article if article == 'the' else ('an' if VOWEL.match(phrase) else 'a')} {phrase}"
