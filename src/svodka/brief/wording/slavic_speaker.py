"""How a speaker is called in a Russian or Ukrainian brief: never inflected, never translated.

A person by name in the nominative; anybody else in the report's own words: plainly where these are a Russian
nominative, else between quotation marks.
"""

from __future__ import annotations

from svodka.brief.wording.clause import inner_quoted, tidy
from svodka.brief.wording.foreign_speaker import is_common_noun, is_nominative, mention_of, name_in
from svodka.brief.wording.known import first_known, words_in
from svodka.brief.wording.named import Named
from svodka.brief.wording.respelled import shown_name
from svodka.brief.wording.words import frame, listed, wording
from svodka.model import Speaker, SpeakerKind, Statement

ENGLISH_ARTICLES = ("a", "an", "the", "one", "his", "her", "their", "some")
PREPOSITIONS = ("в", "во", "у", "на", "при", "от", "від", "из", "із", "з")
LONGEST = 10
"""Words of a mention beyond which the source is said not to be named: the claim stays somebody's."""


def slavic_speaker(speaker: Speaker, statement: Statement, lang: str) -> Named | None:
    """Return how the brief in *lang* names *speaker*, None where the words name nobody."""
    source_lang = statement.lang
    told = mention_of(speaker, source_lang)
    if told is None:
        return None
    mention, span = told
    called = source_lang == "en" and mention.split()[0].lower() in ENGLISH_ARTICLES if mention else False
    if speaker.kind is SpeakerKind.PERSON and not called and not is_common_noun(speaker.name, source_lang):
        name = shown_name(name_in(tidy(speaker.name)), source_lang, lang)
        return Named(text=name, derived=((name, "speaker:name"),), span=span)
    nobody = mention.lower().startswith(tuple(sorted(listed(lang, "starts", "leaning_speakers"))))
    too_long = len(mention.split()) > LONGEST
    if not mention or nobody or too_long or (speaker.kind is SpeakerKind.ANONYMOUS and span is None):
        unnamed = frame(lang, "template", "unnamed")
        return Named(text=unnamed, derived=((unnamed, "speaker:anonymous"),), span=span)
    body = body_named(mention, source_lang, lang)
    if body:
        return Named(text=body, derived=((body, f"speaker:known as «{mention}»"),), span=span)
    plain = source_lang == lang and is_nominative(mention, lang)
    text = mention if plain else frame(lang, "template", "in_words", words=inner_quoted(mention))
    if span is None and not plain:
        text = frame(lang, "template", "unnamed")
    return Named(text=text, derived=((text, "speaker:as written"),), span=span)


def body_named(mention: str, source_lang: str, lang: str) -> str:
    """Return the name in *lang* of a body that the whole of *mention* means, "" where it says more, or none is known."""
    bodies: dict[str, str] = wording(lang)["bodies"]
    if source_lang == "en":
        known = {key.casefold(): name for key, name in bodies.items()}
        said = mention.casefold().replace("’", "'")
        return known.get(said) or known.get(f"the {said}", "")
    words = [word for word in words_in(mention) if word not in PREPOSITIONS]
    found = first_known(words, source_lang, "institutions")
    return bodies.get(found[2], "") if found is not None and (found[0], found[1]) == (0, len(words)) else ""
