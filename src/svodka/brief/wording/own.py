"""Statements in the brief's own language: the source's own clause, in the first frame that loses nothing.

FRAMES is the visible list of a language; each either proves from punctuation and the cue's place that its sentence is
grammatical, or gives None. The last resort is the whole sentence in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from svodka.brief.wording.clause import (
    BULLETS,
    balanced,
    bare,
    begins_mid_thought,
    begins_with_pronoun,
    first_word,
    in_first_person,
    is_prose,
    is_run_together,
    points_back,
    quotable,
    sentence_before,
    tidy,
    without_asides,
    without_bridge,
    word_count,
)
from svodka.brief.wording.figures import days_words, is_relative
from svodka.brief.wording.view import Derived, View, Worded
from svodka.brief.wording.words import frame, listed
from svodka.model import Span, SpeakerKind, Stance, When

GAP = re.compile(r"\s+(?:that\s+)?")
AFTER_CLAUSE = re.compile(r"[,”\"’]{1,2}\s")
AUXILIARY = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|to|will|would|can|could|may|might|do|does|did|not)|n't)\s+$", re.IGNORECASE
)
DETERMINER = re.compile(r"(?:\b(?:the|an?|its|his|her|their)|['’]s)\s$", re.IGNORECASE)
QUOTES = '“”"«»'
CUE_REACH = 90
"""Characters between a clause and the cue behind it at most."""
SHORTEST = 4
"""Words below which a clause says too little to stand alone."""
LONGEST_PLAIN = 40
"""Words of a clause that may stand without quotation marks."""
PREVIOUS = 4
"""How well a sentence reads that is quoted with the one before it."""
SHORTEST_ALONE = 6
"""Words below which a sentence of a report's own voice says too little without the one before it."""
LOSS = 3
"""What a sentence loses that leans on another one, or whose source glues sentences together."""
SELF = ("he", "she", "his", "her", "i", "we")


def contiguous(view: View) -> Worded | None:
    """“X” + “said that four people were killed”: cue and clause stand side by side in the report."""
    cue, span = view.statement.cue, view.statement.span
    if view.who is None or cue is None or not _is_finite(view, cue) or cue.stop > span.start:
        return None
    if not GAP.fullmatch(view.text[cue.stop : span.start]):
        return None
    opening = first_word(view.statement.span.of(view.text))
    if opening in listed(view.lang, "starts", "pronouns") and not _means_speaker(view, opening):
        return None
    words, derived = _dated(view, Span(report=span.report, start=cue.start, stop=span.stop))
    if not _is_plain(words, view.lang):
        return None
    text = frame(view.lang, "frames", "contiguous", who=view.who.opening, words=words, tag=view.tag(words))
    return view.finish(text, view.sentence, derived, 0)


def clause_first(view: View) -> Worded | None:
    """“Four people were killed, X said”: the clause opens its sentence and the cue follows it."""
    cue, span = view.statement.cue, view.statement.span
    if view.who is None or cue is None or not _cue_follows(view, cue) or not _opens_sentence(view):
        return None
    words, derived = _dated(view, span)
    if begins_mid_thought(words, view.lang) or not _is_plain(words, view.lang) or any(mark in words[:1] for mark in QUOTES):
        return None
    if _names_speaker(view, words):
        return None
    text = frame(
        view.lang, "frames", "clause_first", words=words, who=view.who.text, cue=tidy(cue.of(view.text)), tag=view.tag(words)
    )
    return view.finish(text, view.sentence, derived, 0)


def quote_first(view: View) -> Worded | None:
    """“Clause,” X said: a whole quotation that can stand alone."""
    cue, span = view.statement.cue, view.statement.span
    if view.who is None or view.statement.quote_kind != "direct" or cue is None:
        return None
    verb = tidy(cue.of(view.text))
    words = tidy(span.of(view.text)).strip(QUOTES).strip()
    if verb.lower() not in listed(view.lang, "cues", "closing") or AUXILIARY.search(view.text[: cue.start][-CUE_REACH:]):
        return None
    stop = words[-1:] if words[-1:] in ("?", "!") else ","
    words = bare(words).rstrip("?!")
    if begins_mid_thought(words, view.lang) or not words[:1].isupper() or any(mark in words for mark in QUOTES):
        return None
    if not SHORTEST <= word_count(words) <= view.settings.max_quote:
        return None
    text = frame(
        view.lang, "frames", "quote_first", words=words, comma=stop, who=view.who.text, cue=verb, tag=view.tag(words)
    )
    return view.finish(text, view.sentence, (), 0)


def self_attributed(view: View) -> Worded | None:
    """“X reported the shipment”: the clause names its own speaker."""
    cue, span = view.statement.cue, view.statement.span
    mention = view.who.span if view.who else None
    if cue is None or mention is None or not (span.contains(cue) and span.contains(mention)):
        return None
    words, derived = _whole_clause(view)
    if words is None:
        return None
    return view.finish(
        frame(view.lang, "frames", "self_attributed", words=words, tag=view.tag(words)), view.sentence, derived, 0
    )


def own_voice(view: View) -> Worded | None:
    """“Four people were killed, Outlet reports”: the report's own voice, in a clause that is its whole sentence."""
    if view.who is not None or not is_prose(view.report, view.statement.span):
        return None
    words, derived = _whole_clause(view)
    if words is None:
        return None
    if view.independent > 1:
        text = frame(view.lang, "frames", "self_attributed", words=words, tag=view.tag(words))
    else:
        text = frame(view.lang, "frames", "own_voice", words=words, outlet=view.outlet, date=view.date)
    return view.finish(text, view.sentence, derived, 0)


def plain_sentence(view: View) -> Worded | None:
    """“X, the mayor, said on Monday that …”: the whole sentence as it stands, which names its speaker if it has one."""
    if not is_prose(view.report, view.sentence) or not _speaker_stands_in(view, view.sentence):
        return None
    words, derived = _dated(view, view.sentence)
    words = without_asides(words, view.lang)
    fits = not begins_mid_thought(words, view.lang) and _is_plain(words, view.lang) and not words.endswith(("?", "!", "…"))
    if not fits or not (words[:1].isupper() or words[:1].isdigit()):
        return None
    if view.who is not None or view.independent > 1:
        text = frame(view.lang, "frames", "self_attributed", words=words, tag=view.tag(words))
    else:
        text = frame(view.lang, "frames", "own_voice", words=words, outlet=view.outlet, date=view.date)
    return view.finish(text, view.sentence, derived, 1)


def said_quote(view: View) -> Worded | None:
    """“X said: “…””: a speaker carried over from an earlier sentence, the whole sentence quoted."""
    who = view.who
    if who is None or _speaker_stands_in(view, view.sentence):
        return None
    called = who.opening if view.lang == "en" else who.text
    return _quoted(view, view.sentence, 2, "said", who=called, tag=view.tag(view.sentence.of(view.text)))


def own_quote(view: View) -> Worded | None:
    """“Outlet reports: “…””: the whole sentence, which names its speaker if it has one."""
    if view.who is not None and not _speaker_stands_in(view, view.sentence):
        return None
    return _quoted(view, view.sentence, 2, "own_quote", outlet=view.outlet, date=view.date)


def with_previous(view: View) -> Worded | None:
    """Quote the sentence together with the one before it, which says who “he” is."""
    wider = sentence_before(view.report, view.sentence)
    if wider is None or (view.who is not None and not _speaker_stands_in(view, wider)):
        return None
    return _quoted(view, wider, PREVIOUS, "own_quote", outlet=view.outlet, date=view.date)


SLAVIC: tuple[Callable[[View], Worded | None], ...] = (
    self_attributed,
    own_voice,
    plain_sentence,
    said_quote,
    own_quote,
    with_previous,
)
"""Russian and Ukrainian: no frame that would inflect a name or make a verb agree with it."""
ENGLISH = (contiguous, quote_first, clause_first, *SLAVIC)
FRAMES = {"en": ENGLISH, "ru": SLAVIC, "uk": SLAVIC}


def own_words(view: View) -> list[Worded]:
    """Return the wordings of a statement that is in the brief's own language, the best first."""
    found = [_weighed(worded, view) for build in FRAMES[view.lang] if (worded := build(view)) is not None]
    return sorted(found, key=lambda worded: worded.quality)


def _weighed(worded: Worded, view: View) -> Worded:
    """Return a wording with what it loses where it names nobody or its source's text is glued together."""
    text = worded.sentence.text.lower()
    if view.who is None and worded.quality < PREVIOUS and word_count(view.sentence.of(view.text)) < SHORTEST_ALONE:
        return replace(worded, quality=PREVIOUS + 1)
    leaning = view.who is not None and view.who.text.lower() in text[: len(view.who.text) + 2] and _leans(view)
    glued = is_run_together(worded.sentence.text)
    return replace(worded, quality=worded.quality + LOSS * (leaning or glued)) if leaning or glued else worded


def _leans(view: View) -> bool:
    """Tell whether the speaker is called so that only the sentence before says who it is: "one of the officials"."""
    who = view.who.text.lower() if view.who else ""
    return who.startswith(tuple(listed(view.lang, "starts", "leaning_speakers"))) or points_back(f"{who} said", view.lang)


def _quoted(view: View, span: Span, quality: int, key: str, **filled: str) -> Worded | None:
    """Quote *span* whole in a frame that keeps the stance, None where it cannot stand alone or is too long."""
    words = tidy(span.of(view.text)).lstrip(BULLETS)
    if begins_mid_thought(words, view.lang):
        words = without_bridge(words, view.lang)
    shortest = SHORTEST if is_prose(view.report, span) else SHORTEST + 1
    if not shortest <= word_count(words) <= view.settings.max_quote or begins_mid_thought(words, view.lang):
        return None
    words = quotable(words, view.lang)
    if view.lang == "en" and not words.endswith((".", "?", "!", "…", "’")):
        words = words.rstrip(",;:—– ") + "."
    stance = view.statement.stance
    key = _stance_key(view, span, key, stance)
    return view.finish(frame(view.lang, "frames", key, words=words, **filled), span, (), quality)


def _stance_key(view: View, span: Span, key: str, stance: Stance) -> str:
    """Return the frame that names the stance, the plain one where the quoted words carry it themselves."""
    cue = view.statement.stance_cue
    plain = stance is Stance.ASSERTED or (cue is not None and span.contains(cue))
    if key == "said":
        return "said_asserted" if plain else f"said_{stance.value}"
    return key if plain else f"{key}_{stance.value}"


def _whole_clause(view: View) -> tuple[str | None, Derived]:
    """Return the clause in words if it is its whole sentence and stands alone."""
    span = view.statement.span
    rest = view.text[span.stop : view.sentence.stop].strip(" .!?…\n")
    if not _opens_sentence(view) or rest:
        return None, ()
    words, derived = _dated(view, span)
    words = without_asides(words, view.lang)
    fits = not begins_mid_thought(words, view.lang) and _is_plain(words, view.lang) and not words.endswith(("?", "!", "…"))
    return (words, derived) if fits and words[:1].isupper() else (None, ())


def _is_plain(words: str, lang: str) -> bool:
    """Tell whether *words* may stand without quotation marks around them."""
    return (
        SHORTEST <= word_count(words) <= LONGEST_PLAIN
        and balanced(words)
        and not re.search(r"[.!?]\s+[A-ZА-ЯІЇЄҐЁ]\w{3}", words)
        and not is_run_together(words)
        and not in_first_person(words, lang)
    )


def _opens_sentence(view: View) -> bool:
    """Tell whether nothing but quotation marks stands before the clause in its sentence."""
    return not view.text[view.sentence.start : view.statement.span.start].strip(' “"«—–-•*\n\t')


def _is_finite(view: View, cue: Span) -> bool:
    """Tell whether the cue is a finite reporting verb with no auxiliary before it."""
    words = tidy(cue.of(view.text)).lower().split()
    known = bool(words) and words[0] in listed(view.lang, "cues", "finite")
    return known and not AUXILIARY.search(view.text[max(0, cue.start - 12) : cue.start])


def _cue_follows(view: View, cue: Span) -> bool:
    """Tell whether a finite cue stands right behind the clause, past a comma, in the same sentence."""
    span = view.statement.span
    between = view.text[span.stop : cue.start] if span.stop <= cue.start <= view.sentence.stop else None
    if between is None or len(between) > CUE_REACH or not AFTER_CLAUSE.match(between):
        return False
    return _is_finite(view, cue) and len(tidy(cue.of(view.text)).split()) == 1


def _names_speaker(view: View, words: str) -> bool:
    """Tell whether *words* name the speaker already: nobody writes "X has left, X said"."""
    speaker = view.statement.speaker
    if speaker is None or speaker.kind is not SpeakerKind.PERSON or not speaker.name.strip():
        return False
    return re.search(rf"(?<!\w){re.escape(speaker.name.split()[-1])}(?!\w)", words) is not None


def _means_speaker(view: View, pronoun: str) -> bool:
    """Tell whether a pronoun that opens reported speech can only be its speaker."""
    speaker = view.statement.speaker
    if speaker is None:
        return False
    person = speaker.kind in (SpeakerKind.PERSON, SpeakerKind.ANONYMOUS, SpeakerKind.ROLE)
    return pronoun in SELF if person else pronoun in ("it", "its", "we")


def _speaker_stands_in(view: View, span: Span) -> bool:
    """Tell whether *span* holds a mention of the speaker that names him."""
    if view.who is None or view.statement.speaker is None:
        return True
    words = tidy(span.of(view.text)).lower()
    name = tidy(view.statement.speaker.name).lower()
    mention = view.who.span
    held = mention is not None and span.contains(mention)
    written = held and not begins_with_pronoun(view.statement.speaker.as_written, view.lang)
    return written or (bool(name) and name.split()[-1] in words)


def _dated(view: View, span: Span) -> tuple[str, Derived]:
    """Return the words of *span* on one line, each day that they leave open followed by its date in [brackets]."""
    pieces, derived, at = [], [], span.start
    for when in sorted(view.statement.whens, key=lambda one: one.span.stop if one.span else -1):
        if when.span is None or not is_relative(when) or when.start is None or when.stop is None:
            continue
        if not span.contains(when.span) or when.span.stop < at or not _may_follow(view, when, when.span):
            continue
        absolute = days_words(when.start, when.stop, view.lang)
        pieces.append(f"{view.text[at : when.span.stop]} [{absolute}]")
        derived.append((absolute, f"when:{when.anchor}"))
        at = when.span.stop
    pieces.append(view.text[at : span.stop])
    return bare("".join(pieces)), tuple(derived)


def _may_follow(view: View, when: When, span: Span) -> bool:
    """Tell whether an absolute date behind the words of *when* helps.

    It does where it resolves a relative day or adds a year that is not the publication's; not inside a phrase ("the
    Wednesday anniversary", "Tuesday's summit") and not behind a word that goes on ("since").
    """
    if view.text[span.stop :][:1].isalnum():
        return False
    words = tidy(span.of(view.text)).lower()
    if not words or words.split()[-1] in listed(view.lang, "dates", "open"):
        return False
    if words.endswith(("'s", "’s")) or view.text[span.stop : span.stop + 2] in ("'s", "’s"):
        return False
    if words.split()[0] not in listed(view.lang, "dates", "relative_start") and DETERMINER.search(view.text[: span.start][-12:]):
        return False
    published = view.report.published_at
    if any(month in words.split() or month[:3] in re.findall(r"[^\W\d_]+", words) for month in listed(view.lang, "months", "names")):
        return bool(when.start and (published is None or when.start.year != published.year))
    return any(word in listed(view.lang, "dates", "relative") for word in re.findall(r"[^\W\d_]+", words))
