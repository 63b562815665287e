"""Statements in the brief's own language: the source's own clause, in the first frame that loses nothing.

FRAMES is the visible list of a language; each either proves from punctuation and the cue's place that its sentence is
grammatical, or gives None. The last resort is the whole sentence in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from svodka.brief.wording.clause import (
    balanced,
    bare,
    ends_abbreviated,
    is_prose,
    is_run_together,
    tidy,
    without_asides,
    word_count,
)
from svodka.brief.wording.dated import dated
from svodka.brief.wording.fragments import is_fragment, is_joined
from svodka.brief.wording.leaning import begins_mid_thought, first_word, in_first_person, points_back, points_to_another
from svodka.brief.wording.mending import in_type, without_strays
from svodka.brief.wording.quoting import (
    PREVIOUS,
    QUOTED,
    colon_quote,
    is_headline,
    is_named_in,
    own_quote,
    said_quote,
    speaker_stands_in,
    with_previous,
)
from svodka.brief.wording.view import Derived, View, Worded
from svodka.brief.wording.words import frame, listed
from svodka.model import Span, SpeakerKind

GAP = re.compile(r"\s+(?:that\s+)?")
AFTER_CLAUSE = re.compile(r"[,”\"’]{1,2}\s")
AUXILIARY = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|to|will|would|can|could|may|might|do|does|did|not)|n't)\s+$", re.IGNORECASE
)
CAPTION_DAY = re.compile(r"\bon [a-z]+ \d{1,2}, \d{4},? in [a-z]")
"""“… on April 2, 2021 in Lipki, Ukraine”, as agencies caption pictures."""
CLOSED = re.compile(r"[.,?!]*[”\"»]")
RESUMED = re.compile(r",\s*[“\"«]")
DASH = re.compile(r"\s[-–—]{1,2}\s|—|–")
COMMON_SPEAKER = re.compile(r"(?:the|a|an|one)(?: [a-z-]+){1,2},?")
WHOLLY = re.compile(r'[“"«][^”"»]*[”"»][.,!?]?')
"""A quotation and nothing beside it."""
QUOTES = '“”"«»'
CUE_REACH = 90
"""Characters between a clause and the cue behind it at most."""
MOST_BETWEEN = 8
"""Words between a clause and its cue beside the speaker's mention: his office, not more of what he said."""
SHORTEST = 4
"""Words below which a clause says too little to stand alone."""
LONGEST_PLAIN = 40
"""Words of a clause that may stand without quotation marks."""
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
    short = word_count(span.of(view.text)) < SHORTEST
    if short or opening in listed(view.lang, "starts", "verbs_first") or _is_cut(view, span):
        return None
    words, derived = _plainly(view, Span(report=span.report, start=cue.start, stop=span.stop))
    if not _is_plain(words, view.lang):
        return None
    text = frame(view.lang, "frames", "contiguous", who=view.who.opening, words=words, tag=view.tag(words))
    return view.finish(text, view.sentence, derived, 0)


def clause_first(view: View) -> Worded | None:
    """“Four people were killed, X said”: the clause opens its sentence and the cue follows it."""
    cue, span = view.statement.cue, view.statement.span
    if view.who is None or cue is None or not _cue_follows(view, cue) or not _opens_sentence(view):
        return None
    words, derived = _plainly(view, span)
    if begins_mid_thought(words, view.lang) or not _is_plain(words, view.lang) or any(mark in words[:1] for mark in QUOTES):
        return None
    if _names_speaker(view, words):
        return None
    text = frame(
        view.lang, "frames", "clause_first", words=words, who=view.who.inside, cue=tidy(cue.of(view.text)), tag=view.tag(words)
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
    if not CLOSED.match(view.text[span.stop :]) or RESUMED.search(view.text[cue.stop : view.sentence.stop]) or not balanced(words):
        return None
    if not SHORTEST <= word_count(words) <= view.settings.max_quote:
        return None
    text = frame(
        view.lang, "frames", "quote_first", words=words, comma=stop, who=view.who.inside, cue=verb, tag=view.tag(words)
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
    tag = view.tag(words, named=is_named_in(view, words))
    return view.finish(frame(view.lang, "frames", "self_attributed", words=words, tag=tag), view.sentence, derived, 0)


def own_voice(view: View) -> Worded | None:
    """“Four people were killed, Outlet reports”: the report's own voice, in a clause that is its whole sentence."""
    if view.who is not None or not is_prose(view.report, view.statement.span):
        return None
    words, derived = _whole_clause(view)
    if words is None or _is_quotation(words):
        return None
    if view.independent > 1:
        text = frame(view.lang, "frames", "self_attributed", words=words, tag=view.tag(words, named=False))
    else:
        text = frame(view.lang, "frames", "own_voice", words=words, outlet=view.outlet, date=view.date)
    return view.finish(text, view.sentence, derived, 0)


def plain_sentence(view: View) -> Worded | None:
    """“X, the mayor, said on Monday that …”: the whole sentence as it stands, which names its speaker if it has one."""
    if not is_prose(view.report, view.sentence) or not speaker_stands_in(view, view.sentence):
        return None
    words, derived = _plainly(view, view.sentence)
    if not _stands_alone(words, view.lang) or (view.who is None and _is_quotation(words)):
        return None
    if view.who is not None or view.independent > 1:
        tag = view.tag(words, named=is_named_in(view, words))
        text = frame(view.lang, "frames", "self_attributed", words=words, tag=tag)
    else:
        text = frame(view.lang, "frames", "own_voice", words=words, outlet=view.outlet, date=view.date)
    return view.finish(text, view.sentence, derived, 1)


def named_for_pronoun(view: View) -> Worded | None:
    """“Russia, he said, was …” → “Russia, X said, was …”: the speaker's pronoun in his own sentence gives way to his name."""
    speaker = view.statement.speaker
    if speaker is None or speaker.span is None or view.who is None or not is_prose(view.report, view.sentence):
        return None
    told = speaker_stands_in(view, view.sentence) or not view.sentence.contains(speaker.span)
    if told or speaker.as_written.lower() not in listed(view.lang, "starts", "subjects"):
        return None
    called = view.who.opening if speaker.span.start == view.sentence.start else view.who.text
    words, derived = _plainly(view, view.sentence, (speaker.span, called))
    if not _stands_alone(words, view.lang):
        return None
    text = frame(view.lang, "frames", "self_attributed", words=words, tag=view.tag(words))
    return view.finish(text, view.sentence, derived, 0)


SLAVIC: tuple[Callable[[View], Worded | None], ...] = (
    self_attributed,
    own_voice,
    plain_sentence,
    colon_quote,
    said_quote,
    own_quote,
    with_previous,
)
"""Russian and Ukrainian: no frame that would inflect a name or make a verb agree with it."""
ENGLISH = (contiguous, quote_first, clause_first, named_for_pronoun, *SLAVIC)
BEST: dict[Callable[[View], Worded | None], int] = {
    plain_sentence: 1,
    colon_quote: QUOTED,
    said_quote: QUOTED,
    own_quote: QUOTED,
    with_previous: PREVIOUS,
}
"""The best quality of the frames that have one above 0; none stands before a better one."""
FRAMES = {"en": ENGLISH, "ru": SLAVIC, "uk": SLAVIC}


def own_words(view: View) -> Iterator[Worded]:
    """Yield the wordings of a statement that is in the brief's own language, the best first.

    A frame is only tried when none that was tried before it can be as good.
    """
    waiting: list[Worded] = []
    frames = FRAMES[view.lang]
    for at, build in enumerate(frames):
        worded = build(view)
        if worded is not None and not _is_caption(worded.sentence.text.lower(), view.lang):
            waiting.append(_weighed(worded, view))
        waiting.sort(key=lambda one: one.quality)
        best = BEST.get(frames[at + 1], 0) if at + 1 < len(frames) else None
        while waiting and (best is None or waiting[0].quality <= best):
            yield waiting.pop(0)


def _weighed(worded: Worded, view: View) -> Worded:
    """Return a wording with what it loses where it names nobody or its source's text is glued together."""
    text = worded.sentence.text.lower()
    if view.who is None and worded.quality < PREVIOUS and word_count(view.sentence.of(view.text)) < SHORTEST_ALONE:
        return replace(worded, quality=PREVIOUS + 1)
    leaning = view.who is not None and view.who.text.lower() in text[: len(view.who.text) + 2] and _leans(view)
    faults = (
        leaning,
        is_run_together(worded.sentence.text),
        points_to_another(text, view.lang),
        _is_afloat(view),
        is_joined(view.sentence.of(view.text)),
        is_fragment(view.sentence.of(view.text), view.lang),
    )
    return replace(worded, quality=worded.quality + LOSS) if any(faults) else worded


def _is_afloat(view: View) -> bool:
    """Tell whether the words tell a day that nobody can date, for want of a day of publication: "today"."""
    times = (one.span.of(view.text).lower() for one in view.statement.whens if one.span is not None and not (one.start or one.stop))
    return any(word in listed(view.lang, "dates", "relative") for words in times for word in words.split())


def _is_caption(text: str, lang: str) -> bool:
    """Tell whether words describe a picture that the brief does not show."""
    return any(phrase in text for phrase in listed(lang, "starts", "captions")) or (lang == "en" and CAPTION_DAY.search(text) is not None)


def _leans(view: View) -> bool:
    """Tell whether the speaker is called so that only the sentence before says who it is: "one of the officials"."""
    who = view.who.text.lower() if view.who else ""
    common = view.lang == "en" and view.who is not None and COMMON_SPEAKER.fullmatch(view.who.text[:1].lower() + view.who.text[1:])
    unknown = common and who.rstrip(",").split()[-1] not in listed(view.lang, "starts", "unique_speakers")
    nobody = who.startswith(tuple(listed(view.lang, "starts", "leaning_speakers")))
    return bool(unknown) or nobody or points_back(f"{who} said", view.lang)


def _whole_clause(view: View) -> tuple[str | None, Derived]:
    """Return the clause in words if it is its whole sentence and stands alone."""
    span = view.statement.span
    rest = view.text[span.stop : view.sentence.stop].strip(" .!?…\n")
    if not _opens_sentence(view) or rest or view.text[span.stop : view.sentence.stop].lstrip('”"').startswith(("?", "!")):
        return None, ()
    words, derived = _plainly(view, span)
    return (words, derived) if _stands_alone(words, view.lang) else (None, ())


def _plainly(view: View, span: Span, instead: tuple[Span, str] | None = None) -> tuple[str, Derived]:
    """Return the words of *span* to be said as the brief's own, without ties to others and the source's faults of type."""
    words, derived = dated(view, span, instead)
    words += "." * (ends_abbreviated(words) and view.text[span.stop : span.stop + 1] == ".")
    return in_type(without_asides(without_strays(bare(words)), view.lang), view.lang), derived


def _stands_alone(words: str, lang: str) -> bool:
    """Tell whether *words* are a sentence that nothing need stand before."""
    opening = words.lstrip('“«"')[:1]
    opens = opening.isupper() or opening.isdigit()
    whole = not words.endswith(("?", "!", "…")) and not is_headline(words)
    return opens and whole and not begins_mid_thought(words, lang) and _is_plain(words, lang)


def _is_quotation(words: str) -> bool:
    """Tell whether all of *words* is somebody's: no sentence of the report's own voice."""
    return WHOLLY.fullmatch(words) is not None


def _is_cut(view: View, span: Span) -> bool:
    """Tell whether a clause ends in the middle of a phrase: "… - a claim" + "that nobody believed"."""
    rest = view.text[span.stop : view.sentence.stop]
    if not rest.strip(' .!?…"”’»)\n'):
        return False
    if rest.lstrip()[:1] in "-–—":
        return len(DASH.findall(span.of(view.text))) % 2 == 1
    return rest[:1].isspace() and first_word(rest) not in listed(view.lang, "starts", "joints")


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
    speaker = view.statement.speaker
    named = speaker.span if speaker is not None else None
    told = between if named is None else between.replace(named.of(view.text), "")
    if word_count(told) > MOST_BETWEEN or "”" in told[2:] or '"' in told[2:]:
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


