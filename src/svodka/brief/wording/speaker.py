"""How a speaker or an outlet is called in the brief, and by which rule where the words are not the source's."""

from __future__ import annotations

import re

from svodka.brief.wording.clause import tidy
from svodka.brief.wording.foreign_speaker import foreign_speaker
from svodka.brief.wording.named import Named
from svodka.brief.wording.slavic_speaker import slavic_speaker
from svodka.brief.wording.words import listed, wording
from svodka.lexicon.names import CYRILLIC, transliterate
from svodka.model import PersonStatus, Report, Source, Speaker, SpeakerKind, Statement

CHANNEL = re.compile(r"telegram channel,? \(?(?:not named|unnamed|name not given)\)?", re.IGNORECASE)
"""What a file calls a channel for want of its name."""
ARTICLE = re.compile(r"\b(the|a|an)\s+$", re.IGNORECASE)
OWN_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their)\s", re.IGNORECASE)
POSSESSIVE = re.compile(r"^(?:his|her|its|their)\s", re.IGNORECASE)
EDGE_MARKS = re.compile(r"^[^\w“\"«(]+|(?<=[^\W\d_]{4})\.$")
LEFT_OPEN = re.compile(r"\s*\([^)]*$")
WEEKDAY = r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day"
DAY_WITHIN = re.compile(
    rf"^(?:On )?{WEEKDAY},?\s+|\s+(?:late |early )?(?:on )?{WEEKDAY}(?: (?:morning|evening|night))?\b|\s+(?:today|yesterday)\b"
)
ARTICLE_REACH = 5
LONGEST_MENTION = 14
"""Words of a mention that can still be a sentence's subject."""
LONGEST_ROLE = 9


def speaker_named(statement: Statement, report: Report, lang: str) -> Named | None:
    """Return the innermost source as the brief names it, None for the report's own voice."""
    speaker = statement.speaker
    if speaker is None or speaker.kind is SpeakerKind.OUTLET or _is_silent(speaker, statement):
        return None
    return _called(speaker, statement, report, lang)


def _called(speaker: Speaker, statement: Statement, report: Report, lang: str) -> Named | None:
    """Return what the brief in *lang* calls a speaker."""
    if lang != "en":
        return slavic_speaker(speaker, statement, lang)
    if CYRILLIC.search(speaker.name):
        return foreign_speaker(speaker, statement, lang)
    if CYRILLIC.search(speaker.as_written):
        name = tidy(speaker.name)
        return Named(text=name, derived=((name, "speaker:carried"),), span=speaker.span)
    return _english(speaker, report)


def _is_silent(speaker: Speaker, statement: Statement) -> bool:
    """Tell whether the words taken for the speaker are of somebody killed or missing, who can have said nothing."""
    mute = [one.span for one in statement.people if one.status in (PersonStatus.KILLED, PersonStatus.MISSING)]
    return speaker.span is not None and any(speaker.span.overlaps(span) for span in mute)


def relay_names(statement: Statement, report: Report, lang: str) -> tuple[str, ...]:
    """Return the links between the outlet and the innermost source, as the brief names them."""
    names = []
    for link in statement.chain[:-1]:
        named = _called(link, statement, report, lang)
        if named is not None and named.text != outlet_name(None, report, lang):
            names.append(_inside(named.text.split(", ")[0].rstrip(",")))
    return tuple(names)


def _inside(name: str) -> str:
    """Return a name within a sentence: "The head of …" without its capital."""
    return name[:1].lower() + name[1:] if OWN_ARTICLE.match(name) else name


def outlet_name(source: Source | None, report: Report, lang: str) -> str:
    """Return what the brief in *lang* calls the outlet; the report's own field where it is not in the register.

    A file's stand-in for an outlet that it does not know ("unknown outlet, XX") is no name.
    """
    name = tidy(source.name if source else report.source) or tidy(report.source) or tidy(report.locator)
    if CHANNEL.fullmatch(name):
        return str(wording(lang)["outlets"]["channel"])
    return called_nameless(lang) if is_nameless(name) else (transliterate(name, report.lang) if lang == "en" else name)


def is_nameless(name: str) -> bool:
    """Tell whether a file calls an outlet so for want of its name."""
    return name.lower().startswith(tuple(sorted(listed("en", "outlets", "nameless"))))


def is_called(outlet: str, lang: str) -> bool:
    """Tell whether an outlet is called so for want of a name."""
    return outlet in (wording(lang)["outlets"]["called"], wording(lang)["outlets"]["channel"])


def called_nameless(lang: str) -> str:
    """Return what the brief calls an outlet without a name."""
    return str(wording(lang)["outlets"]["called"])


def _english(speaker: Speaker, report: Report) -> Named | None:
    """Name a speaker of an English report: the mention as written, or the fullest name with its role."""
    written, name = _mention(tidy(speaker.as_written)), _mention(tidy(speaker.name))
    rule = (name, "speaker:carried")
    role = tidy(speaker.role or "")
    role = "" if name and name.split()[-1].lower() in role.lower().split() else role
    if _is_pronoun(written) or len(written.split()) > LONGEST_MENTION:
        span = None if _is_pronoun(written) else speaker.span
        return None if _is_pronoun(name) or not name else Named(text=name, derived=(rule,), span=span)
    if speaker.kind is not SpeakerKind.PERSON:
        if _is_common(written) and not _is_common(name) and len(name.split()) <= LONGEST_MENTION:
            return Named(text=_apposed(name), derived=(rule,), span=speaker.span)
        text = _with_article(written, speaker, report)
        return Named(text=_apposed(text), derived=((text, "speaker:mention"),), span=speaker.span)
    if name and (name not in written or POSSESSIVE.match(written)):
        shown = f"{name}, {role}," if role and len(role.split()) <= LONGEST_ROLE else name
        return Named(
            text=shown, derived=(rule, (role, "speaker:role")) if shown != name else (rule,), span=speaker.span
        )
    if written == name and role and len(role.split()) <= LONGEST_ROLE:
        return Named(text=f"{name}, {role},", derived=(rule, (role, "speaker:role")), span=speaker.span)
    return Named(text=_apposed(_with_article(written, speaker, report)), derived=(rule,), span=speaker.span)


def _mention(words: str) -> str:
    """Return a mention without what the reading took along: a mark of a list, a day, a bracket or stop left open."""
    words = DAY_WITHIN.sub("", LEFT_OPEN.sub("", EDGE_MARKS.sub("", words)))
    return words.strip(" ,;:")


def _is_common(words: str) -> bool:
    """Tell whether a mention is made of common nouns alone: "the agency"."""
    return not any(word[:1].isupper() for word in words.split()[1:]) and OWN_ARTICLE.match(f"{words} ") is not None


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
