"""A sentence of the brief's own language between quotation marks: whose words it is, and what it may not be.

Words are put into a speaker's mouth only where the report quotes them as his; what the report tells in its own words
is the outlet's sentence, which cites him.
"""

from __future__ import annotations

import re
from dataclasses import replace

from svodka.brief.wording.clause import balanced, is_prose, quotable, sentence_before, tidy, without_bridge, word_count
from svodka.brief.wording.dated import dated
from svodka.brief.wording.leaning import begins_mid_thought, begins_with_pronoun
from svodka.brief.wording.mending import unlisted, unwrapped, without_strays
from svodka.brief.wording.sourced import source_of
from svodka.brief.wording.view import View, Worded
from svodka.brief.wording.words import frame
from svodka.model import Span, SpeakerKind, Stance

SHORTEST = 4
"""Words below which a sentence says too little to be quoted."""
QUOTED, PREVIOUS = 2, 4
"""How well a sentence reads that is quoted, and one that is quoted with the one before it."""
LOSS = 3
"""What a heading loses beside running text, a question that nobody asks and a quotation of nobody's."""
OUTSIDE = 2
"""Words outside quotation marks from which a sentence is the report's, not its speaker's."""
MARKED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|^[^“«\"]*(?:”|»)")
COLON = re.compile(r"^(?P<who>[^:“”\"«»]{2,60}):\s+(?=[\w“\"«‘])")
LONGEST_NAME = 5


def said_quote(view: View) -> Worded | None:
    """“X said: “…””: a speaker carried over from an earlier sentence, the whole sentence quoted as his."""
    who = view.who
    if who is None or speaker_stands_in(view, view.sentence):
        return None
    direct = is_direct(view, view.sentence)
    if view.lang != "en":
        return _quoted(view, view.sentence, "said" if direct else "citing", source=source_of(view, view.sentence))
    if not direct:
        filled = {"outlet": view.opening, "who": who.inside.rstrip(","), "date": view.date}
        return _quoted(view, view.sentence, "citing", **filled)
    return _quoted(view, view.sentence, "said", who=who.opening, tag=view.tag())


def colon_quote(view: View) -> Worded | None:
    """“X: words”, as headings have it: “X said: “words””."""
    found = COLON.match(tidy(view.sentence.of(view.text)))
    mention = view.who.span if view.who else None
    if found is None or mention is None or word_count(found["who"]) > LONGEST_NAME or view.who is None:
        return None
    at = view.text.find(":", view.sentence.start) + 1
    rest = Span(report=view.sentence.report, start=at + len(view.text[at:]) - len(view.text[at:].lstrip()), stop=view.sentence.stop)
    if mention.stop > at or mention.start < view.sentence.start:
        return None
    return _quoted(view, rest, "said", who=view.who.opening, tag=view.tag(), source=source_of(view, rest))


def is_headline(words: str) -> bool:
    """Tell whether *words* are put as headings put them: “Ministry: Nobody will go”."""
    found = COLON.match(words)
    rest = words[found.end() :].lstrip('“"«‘') if found else ""
    return found is not None and word_count(found["who"]) <= LONGEST_NAME and rest[:1].isupper()


def own_quote(view: View) -> Worded | None:
    """“Outlet reports: “…””: the whole sentence, which names its speaker if it has one."""
    if view.who is not None and not speaker_stands_in(view, view.sentence):
        return None
    return _quoted(view, view.sentence, "own_quote", outlet=view.heading, date=view.date)


def with_previous(view: View) -> Worded | None:
    """Quote the sentence together with the one before it, which says who “he” is."""
    wider = sentence_before(view.report, view.sentence)
    if wider is None or (view.who is not None and not speaker_stands_in(view, wider)):
        return None
    worded = _quoted(view, wider, "own_quote", outlet=view.heading, date=view.date)
    return replace(worded, quality=max(worded.quality, PREVIOUS)) if worded else None


def is_direct(view: View, span: Span) -> bool:
    """Tell whether the words at *span* are quoted as the speaker's own, and nothing of the report's stands among them."""
    words = tidy(span.of(view.text))
    if not any(mark in words for mark in '“”"«»'):
        return view.statement.quote_kind == "direct"
    return word_count(re.sub(r"[^\w\s]", " ", MARKED.sub(" ", words))) < OUTSIDE


def speaker_stands_in(view: View, span: Span) -> bool:
    """Tell whether *span* holds a mention of the speaker that names him."""
    if view.who is None or view.statement.speaker is None:
        return True
    mention = view.who.span
    held = mention is not None and span.contains(mention)
    written = held and not begins_with_pronoun(view.statement.speaker.as_written, view.lang)
    return written or is_named_in(view, span.of(view.text))


def is_named_in(view: View, words: str) -> bool:
    """Tell whether *words* name the speaker: a person by the last name, anybody else by the whole of it."""
    speaker = view.statement.speaker
    if view.who is None or speaker is None:
        return False
    lowered = tidy(words).lower()
    name = tidy(speaker.name).lower()
    name = name.split()[-1] if name and speaker.kind is SpeakerKind.PERSON else name
    called = [one for one in (name, tidy(speaker.as_written).lower(), view.who.text.lower().rstrip(",")) if one]
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", lowered) for one in called if not begins_with_pronoun(one, view.lang))


def _quoted(view: View, span: Span, key: str, **filled: str) -> Worded | None:
    """Quote *span* whole in a frame that keeps the stance, None where it cannot stand alone or is too long."""
    told, derived = dated(view, span)
    words = without_strays(unlisted(told))
    if begins_mid_thought(words, view.lang):
        words = without_bridge(words, view.lang)
    prose = is_prose(view.report, span)
    if begins_mid_thought(words, view.lang) or not balanced(words.replace('"', "").replace("“", "").replace("”", "")):
        return None
    if not SHORTEST + (not prose) <= word_count(words) <= view.settings.max_quote:
        return None
    whole = unwrapped(words) != words
    words = quotable(words if key == "own_quote" else unwrapped(words), view.lang)
    if view.lang == "en" and not words.endswith((".", "?", "!", "…", "’")):
        words = words.rstrip(",;:—– ") + "."
    nobody = view.who is None or key == "own_quote"
    headline = key == "own_quote" and (not prose or COLON.match(words) is not None)
    quality = QUOTED + LOSS * (headline or (nobody and (whole or words.endswith("?"))))
    text = frame(view.lang, "frames", _stance_key(view, span, key, view.statement.stance), words=words, **filled)
    return view.finish(text, span, derived, quality)


def _stance_key(view: View, span: Span, key: str, stance: Stance) -> str:
    """Return the frame that names the stance, the plain one where the quoted words carry it themselves."""
    cue = view.statement.stance_cue
    plain = stance is Stance.ASSERTED or (cue is not None and span.contains(cue))
    if key == "said":
        return "said_asserted" if plain else f"said_{stance.value}"
    return key if plain else f"{key}_{stance.value}"
