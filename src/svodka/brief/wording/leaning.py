"""What leans on words that stand before it: a clause or sentence that a brief may not begin with.

Lists by language ([starts] of brief.toml); pronouns without anybody they could mean are looked for in English only.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from svodka.brief.wording.words import listed
from svodka.lexicon.data import table

CACHE_WORDS = 8_192
FIRST_WORDS = re.compile(r"^[\"“«‘(\[—–\s-]*([^\W\d_]+(?:['’][^\W\d_]+)?)")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
GENITIVE = re.compile(r"['’]s$")
POINTING = re.compile(r"(?<![\w’'-])(?:this|these|those|such)\s+(?!an?\b)([a-z]+)", re.IGNORECASE)
BRACKETED = re.compile(r"\s\[[^\]]*\d{4}[^\]]*\]")
DESCRIBED = re.compile(r"^(?:The|These|Those|This) (?P<run>(?:[a-z-]+|\d[\d,.]*)(?: (?:[a-z-]+|\d[\d,.]*)){1,5})")
AHEAD = re.compile(r"^(?P<first>[A-Z][a-z]+) [^,]{2,80}, (?:(?:the|a|an)(?: [\w-]+){1,4}, )?(?:[\w-]+ ){0,3}[A-Z]")
"""“In his speech on Monday, Zorin …”: the pronoun looks ahead to a name."""


def first_word(words: str) -> str:
    """Return the first word in lower case, "" where there is none."""
    found = FIRST_WORDS.match(words)
    return found.group(1).lower().replace("’", "'") if found else ""


@lru_cache(maxsize=CACHE_WORDS)
def begins_mid_thought(words: str, lang: str = "en") -> bool:
    """Tell whether *words* lean on what stood before them, by the first of REASONS that says so."""
    undated = BRACKETED.sub("", words)
    return any(leans(undated, lang) for leans in REASONS)


def opens_with_a_link(words: str, lang: str) -> bool:
    """Tell whether *words* begin with a pronoun, a conjunction, "after that": «При этом», «он»."""
    word = first_word(words)
    if word in listed(lang, "starts", "pronouns") or word in listed(lang, "starts", "bridges"):
        return True
    lowered = words.lower().lstrip(" “«\"'‘")
    opened = _openings(lang).match(lowered)
    return opened is not None and first_word(lowered[opened.end() :].lstrip(", ")) not in listed(lang, "starts", "tied")


@cache
def _openings(lang: str) -> re.Pattern[str]:
    """Return what finds one of the openings that go on from another sentence, the longest first."""
    openings = sorted(listed(lang, "starts", "openings"), key=lambda one: (-len(one), one))
    return re.compile(rf"(?:{'|'.join(map(re.escape, openings))})(?!\w)")


def points_early(words: str, lang: str) -> bool:
    """Tell whether one of the first three words points back."""
    early = listed(lang, "starts", "early")
    return bool(early) and not early.isdisjoint(WORD.findall(words.lower())[:3])


def points_back(words: str, lang: str = "en") -> bool:
    """Tell whether *words* begin with something told before: "The blasts", "This decision", «Эти события»."""
    written = [*(GENITIVE.sub("", one) for one in WORD.findall(words)[:3]), "", "", ""][:3]
    first, second, third = (one.lower() for one in written)
    if lang != "en" and _is_somebody(words, lang):
        return True
    if first not in listed(lang, "starts", "pointers"):
        return False
    if lang == "en" and written[1].islower() and (_is_bare(words, second, third) or _is_described(words)):
        return True
    return second in listed(lang, "starts", "anaphors") and third not in listed(lang, "starts", "tied")


def _is_bare(words: str, noun: str, follows: str) -> bool:
    """Tell whether "The dam has …" or "The waterway, home …" says nothing of which dam or waterway.

    A thing of which there is one needs no more, and "The governor, Karim Zorin," has his name.
    """
    known = noun in listed("en", "starts", "unique_things") or noun in listed("en", "starts", "unique_speakers")
    verb = follows in listed("en", "starts", "verbs_first") or follows in listed("en", "cues", "finite")
    parted = re.match(rf"\W*\w+ {re.escape(noun)},\s+(?P<next>\S)", words, re.IGNORECASE)
    return not known and (verb or (parted is not None and not parted["next"].isupper()))


def _is_described(words: str) -> bool:
    """Tell whether "The final vote was …" or "The remaining 37 lawmakers were …" says nothing of which vote or lawmakers.

    Nothing but small letters and a number stand between the article and a verb, so that neither a name nor an "of" tells it.
    """
    found = DESCRIBED.match(words)
    run = found["run"].split() if found else []
    verbs = [at for at, word in enumerate(run) if at > 0 and _is_verb(word)]
    if found is None or not verbs:
        return False
    head = run[verbs[0] - 1]
    known = head in listed("en", "starts", "unique_things") or head in listed("en", "starts", "unique_speakers")
    return not known and not any(word in listed("en", "starts", "tied") for word in run[: verbs[0]])


def _is_verb(word: str) -> bool:
    """Tell whether a word is a common finite verb."""
    return any(word in listed("en", part, key) for part, key in (("starts", "verbs_first"), ("cues", "finite"), ("starts", "verbs")))


def _is_somebody(words: str, lang: str) -> bool:
    """Tell whether «Мужчину сразу …» begins with a person of whom nothing tells who it is: the noun and a verb or an adverb."""
    found = WORD.findall(words)[:2]
    if len(found) < len(("noun", "verb")) or found[0].lower() not in listed(lang, "starts", "somebody"):
        return False
    return any(found[1].lower().endswith(one) for one in listed(lang, "starts", "verb_endings"))


def says_so_inside(words: str, lang: str) -> bool:
    """Tell whether a phrase within *words* ties them to others: "the latter", "according to him", "read more"."""
    lowered = words.lower()
    return any(phrase in lowered for phrase in listed(lang, "starts", "leaning"))


def dangles(words: str, lang: str) -> bool:
    """Tell whether the first "he" or "she" of *words* comes before anybody it could mean, or "they" before anything."""
    if lang != "en":
        return False
    found = WORD.findall(words.replace("’", "'"))
    persons, things = listed(lang, "starts", "persons"), listed(lang, "starts", "things")
    at = next((at for at, word in enumerate(found) if word.lower() in persons), None)
    if at is not None and not _somebody(found[:at]) and not _looks_ahead(words):
        return True
    at = next((at for at, word in enumerate(found) if word.lower() in things), None)
    return at is not None and not any(_is_content(word) for word in found[:at]) and not _looks_ahead(words)


REASONS = (opens_with_a_link, points_early, points_back, says_so_inside, dangles)


def _looks_ahead(words: str) -> bool:
    """Tell whether an opening phrase is followed by a name that its pronoun can mean."""
    found = AHEAD.match(words)
    return found is not None and found["first"].lower() in listed("en", "starts", "before_a_name")


def _somebody(words: list[str]) -> bool:
    """Tell whether *words* name or call somebody: a capital inside a sentence, or a noun of a person."""
    named = any(word[:1].isupper() and _is_content(word) and not _is_day(word) and not _is_people(word) for word in words)
    return named or any(_is_person(word) for word in words)


def _is_people(word: str) -> bool:
    """Tell whether a word with a capital names a people, a country or a body, which no "he" means."""
    lowered = GENITIVE.sub("", word.lower())
    return lowered in listed("en", "starts", "not_persons") or lowered.endswith(tuple(listed("en", "starts", "peoples")))


def _is_content(word: str) -> bool:
    """Tell whether a word can be what a pronoun means: none of the small words, adverbs and participles that open a sentence."""
    lowered = word.lower()
    small = lowered in listed("en", "starts", "small") or lowered in listed("en", "starts", "bridges")
    return not small and not lowered.endswith(("ing", "ly"))


def _is_day(word: str) -> bool:
    """Tell whether a word names a month or a day of the week."""
    return word.lower() in listed("en", "months", "names") or word.lower() in listed("en", "dates", "relative")


def _is_person(word: str) -> bool:
    """Tell whether a word is a noun of a person."""
    lowered = GENITIVE.sub("", word.lower())
    return lowered in _persons() or lowered.removesuffix("s") in _persons()


@cache
def _persons() -> frozenset[str]:
    """Return the nouns of persons that the reading knows."""
    voices = table("en", "voices")
    gender = voices["gender"]
    return frozenset([*voices["nouns"]["agent"], *voices["nouns"]["anonymous"], *gender["f"], *gender["m"]])


def begins_with_pronoun(words: str, lang: str = "en") -> bool:
    """Tell whether *words* begin with a pronoun."""
    return first_word(words) in listed(lang, "starts", "pronouns")


def in_first_person(words: str, lang: str = "en") -> bool:
    """Tell whether somebody speaks of himself outside quotation marks: no words for a brief to say as its own."""
    own = QUOTED.sub(" ", words).replace("’", "'").lower()
    return any(word in listed(lang, "starts", "first_person") for word in WORD.findall(own))


def points_to_another(words: str, lang: str) -> bool:
    """Tell whether "these sanctions" or the like stands in *words* with nothing before it that it could mean."""
    if lang != "en":
        return False
    return any(
        found[1].lower() not in listed(lang, "starts", "pointed") and found[1][:4].lower() not in words[: found.start()].lower()
        for found in POINTING.finditer(words)
    )
