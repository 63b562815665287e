"""Statements in other languages than the brief's: who says what, where, when, how many, by a small grammar.

There is no machine translation; every word comes from a field by a rule recorded with the sentence. What the fields
do not say is quoted, behind what they say it is about; what is too long for that is not told.
"""

from __future__ import annotations

from dataclasses import replace

from svodka.brief.wording.acts import Act, act_words, acts_of, plan_kind
from svodka.brief.wording.covered import untold
from svodka.brief.wording.leaning import begins_mid_thought
from svodka.brief.wording.original import LONGEST_IN_NEED, LONGEST_WHOLE, begins_inside, original_of
from svodka.brief.wording.places import place_phrase
from svodka.brief.wording.retold import WHOLE, retold
from svodka.brief.wording.sourced import source_of
from svodka.brief.wording.times import Phrase, time_phrase
from svodka.brief.wording.view import View, Worded
from svodka.brief.wording.voice import Voice, is_in_doubt, voice_of
from svodka.brief.wording.words import frame, wording
from svodka.model import Stance

GIST, GIST_ABOUT = 3, 4
"""Qualities: an original quoted, with its act or its topic."""
CUT = 3
"""What a clause loses that begins in the middle of a thought, and an original that is long."""
VOWELS = "аиоуэ"
"""Letters before which the Russian preposition is «об»."""


def template(view: View) -> Worded | None:
    """Return the sentence of a statement that cannot be told in its own words."""
    acts = sorted(acts_of(view), key=lambda one: voice_of(view, one.start, one.stop) is Voice.NONE)
    clause = retold(view, acts)
    if clause is not None:
        return clause
    where, when = place_phrase(view.statement, view.lang, view.text), time_phrase(view.statement, view.lang, view.text)
    if acts and _says_all(view, acts, where, when):
        return _told(view, acts, where, when)
    gist = _gist(view, acts, where, when)
    if gist is not None:
        return gist
    longer = _gist(view, acts, where, when, LONGEST_IN_NEED)
    return replace(longer, quality=longer.quality + CUT) if longer is not None else None


def _says_all(view: View, acts: list[Act], where: Phrase, when: Phrase) -> bool:
    """Tell whether the first act with its place and day is all that the clause says: «В Лесном прогремел взрыв»."""
    told = [(acts[0].start, acts[0].stop)]
    told += [(one.span.start, one.span.stop) for one in view.statement.places if where[0]]
    told += [(one.span.start, one.span.stop) for one in view.statement.whens if one.span is not None and when[0]]
    noun = voice_of(view, acts[0].start, acts[0].stop) is Voice.NONE
    own = view.who is None and view.statement.stance is Stance.ASSERTED
    return own and noun and bool(where[0]) and not is_in_doubt(view) and not untold(view, told)


def _gist(view: View, acts: list[Act], where: Phrase, when: Phrase, longest: int = LONGEST_WHOLE) -> Worded | None:
    """Return “An outlet reported deaths in X on Z: «…»”: the original quoted behind what its fields say it is about.

    None where the original has more than *longest* words, or its fields say nothing.
    """
    act = acts[0] if acts else None
    about = act_words(view, act) if act else _topic(view)
    original = original_of(view, longest)
    if not about or original is None:
        return None
    span, words = original
    told = about if act or view.lang == "en" else ""
    filled = {"source": source_of(view, span), "date": view.date, "words": words, "planned": _planned(view)}
    filled["act"] = _said_about(f"{told}{where[0]}{when[0]}", view.lang).strip(" ,") if told else ""
    text = frame(view.lang, "template", _gist_key(view, act, told), **filled)
    rule = ((about, f"concept:{act.key}" if act else "topic"),) if told else ()
    rules = (*where[1], *when[1]) if told else ()
    cut = begins_inside(view, span) or begins_mid_thought(words, view.statement.lang)
    return view.finish(text, span, (*rule, *rules), (GIST if act else GIST_ABOUT) + CUT * cut)


def _gist_key(view: View, act: Act | None, told: str) -> str:
    """Return the frame of a quotation: one that reports an act only where a finite verb tells it and nothing takes it back."""
    return _key(view, "gist", act) if told else f"gist_bare_{view.statement.stance.value}"


def _key(view: View, part: str, act: Act | None) -> str:
    """Return the frame of *part* that keeps the stance and reports an act only where a finite verb tells it."""
    stance = view.statement.stance
    finite = act is not None and voice_of(view, act.start, act.stop) is not Voice.NONE and not is_in_doubt(view)
    return f"{part}_about" if stance is Stance.ASSERTED and not finite else f"{part}_{stance.value}"


def _said_about(words: str, lang: str) -> str:
    """Return «об обстреле», «про обстріл»: what something is said about, with the preposition of the language."""
    return frame(lang, "template", "about_vowel" if words[:1].lower() in VOWELS else "about", act=words)


def _topic(view: View) -> str:
    """Return the statement's topic in the middle of a sentence, "" where its words have none."""
    if not view.statement.topics or not view.statement.concepts:
        return ""
    title: str = wording(view.lang)["topics"][view.statement.topics[0].value]
    return title[:1].lower() + title[1:]


def _told(view: View, acts: list[Act], where: Phrase, when: Phrase) -> Worded:
    """Return “X reported shelling in Y on Z”."""
    act = acts[0]
    told = act_words(view, act)
    words = _said_about(f"{told}{where[0]}{when[0]}".rstrip(","), view.lang)
    filled = {"who": view.who.opening if view.who else view.opening, "act": words, "planned": _planned(view)}
    filled["tag"] = view.tag() if view.who or view.lang != "en" else frame(view.lang, "template", "undated_tag", date=view.date)
    filled["source"] = source_of(view, view.statement.span)
    text = frame(view.lang, "template", _key(view, "act", act), **filled)
    rules = ((told, f"concept:{act.key}"), *where[1], *when[1])
    return view.finish(text, view.statement.span, rules, WHOLE)


def _planned(view: View) -> str:
    """Return how what is planned is opened: by what its cue says."""
    cues = [cue.of(view.text) for cue in (view.statement.stance_cue, view.statement.cue) if cue is not None]
    kinds = [plan_kind(cue, view.statement.lang) for cue in cues]
    kind = next((one for one in kinds if one != "plan"), "plan")
    return frame(view.lang, "planned", kind)
