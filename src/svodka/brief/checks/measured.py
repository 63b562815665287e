"""Checks that are measured and printed, not hard: 5, 9, 11, 12, 13, 15, 16. A brief that misses a bar still goes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from svodka.brief.memory import Memory
from svodka.brief.salience import standing
from svodka.model import (
    Brief,
    CheckResult,
    ContradictionKind,
    Earlier,
    Item,
    MaterialIndex,
    QuantityKind,
    Sentence,
    SentenceKind,
    Tally,
)

HOLDERS = ("source:outlet", "speaker:")
NAMED_SHARE = 0.98
TOLD_SHARE = 0.95
LONGEST_AVERAGE = 30
SALIENT = 2
LATE_DAYS = 3650
"""The brief has marked what is late; here it only counts that nothing else stands outside the window."""
DIGITS = re.compile(r"\D+")
CITED = re.compile(r"[«“][^»”]*[»”]|\[[^\]]*\]")
ODD = {
    "en": re.compile(r"[а-яёіїєґ]{2,}", re.IGNORECASE),
    "ru": re.compile(r"[іїєґ]", re.IGNORECASE),
    "uk": re.compile(r"[ыэъё]", re.IGNORECASE),
}
"""Letters that a brief's own words do not have. Names in Latin letters stay so in Russian and Ukrainian."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a measured check looks at."""

    brief: Brief
    index: MaterialIndex
    memory: Memory

    @property
    def items(self) -> list[Item]:
        """The items of all sections."""
        return [item for section in self.brief.sections for item in section.items]

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences of all items."""
        return [sentence for item in self.items for sentence in item.sentences]


def measured(brief: Brief, index: MaterialIndex, earlier: Sequence[Earlier] = ()) -> list[CheckResult]:
    """Return the results of the measured checks in the order of their numbers; *earlier* are the briefs before."""
    looked = Looked(brief, index, Memory(index, earlier))
    results = []
    for number, name, check in MEASURED:
        figure, held = check(looked)
        results.append(CheckResult(number=number, name=name, figure=figure, held=held, hard=False))
    return results


def holders(looked: Looked) -> tuple[str, bool]:
    """Count the claims of single-source items that say whose claim it is."""
    claims = [one for item in looked.items if item.independent < SALIENT for one in item.sentences if _claims(one)]
    named = sum(_is_held(one) for one in claims)
    return f"{named} of {len(claims)} claims", named >= NAMED_SHARE * len(claims)


def _claims(sentence: Sentence) -> bool:
    """Tell whether a sentence makes a claim of its own."""
    return sentence.kind is SentenceKind.CLAIM


def _is_held(sentence: Sentence) -> bool:
    """Tell whether a sentence names an outlet or a speaker."""
    text = sentence.text.lower()
    return any(rule.startswith(HOLDERS) and words.lower() in text for words, rule in sentence.derived)


def repeated(looked: Looked) -> tuple[str, bool]:
    """Count events, and leading words, that stand twice, and events of earlier briefs that are not marked as updates."""
    events = Counter(item.event for item in looked.items)
    leads = Counter(one.text_sha256 for item in looked.items for one in item.sentences[0].citations[:1])
    twice = sum(n - 1 for n in events.values()) + sum(n - 1 for n in leads.values())
    known = (item for item in looked.items if item.update is None and item.event in looked.index.events)
    twice += sum(looked.memory.news(looked.index.events[item.event]) is not None for item in known)
    return f"{twice} repeated", twice == 0


def timely(looked: Looked) -> tuple[str, bool]:
    """Count the items that lie in the window or are marked late."""
    fits = 0
    for item in looked.items:
        event = looked.index.events.get(item.event)
        place = standing(event, looked.index, looked.brief.window, LATE_DAYS) if event else None
        fits += place == "in" or item.late
    return f"{fits} of {len(looked.items)} items", fits == len(looked.items)


def salient_told(looked: Looked) -> tuple[str, bool]:
    """Count the events of two or more independent sources that are told, or listed with the reason why not."""
    salient = {event.id for event in looked.index.events.values() if event.independent >= SALIENT}
    known = {item.event for item in looked.items} | {one.event for one in looked.brief.left_out}
    told = len(salient & known)
    return f"{told} of {len(salient)} events of two or more sources", told >= TOLD_SHARE * len(salient)


def length(looked: Looked) -> tuple[str, bool]:
    """Count words, and words a sentence."""
    words = [len(sentence.text.split()) for sentence in looked.sentences]
    average = sum(words) / max(1, len(words))
    return f"{sum(words)} words, {average:.1f} a sentence", average <= LONGEST_AVERAGE


def ranges(looked: Looked) -> tuple[str, bool]:
    """Count the disputes over figures of which both sides are cited, the tallies that add up, the sums told as a source glosses them."""
    cited = {one.statement for sentence in looked.sentences for one in sentence.citations}
    of_told = {one for item in looked.items if item.event in looked.index.events for one in looked.index.events[item.event].disputes}
    disputes = [edge for edge in looked.brief.contradictions if edge.kind is ContradictionKind.VALUE and edge.id in of_told]
    shown = sum({edge.claim, edge.counter} <= cited for edge in disputes)
    tallies = looked.brief.tallies
    sound = sum(map(adds_up, tallies))
    bare = sum(not _is_glossed(one, looked.index) for one in looked.sentences if _claims(one))
    figure = f"{shown} of {len(disputes)} disputes over figures; {sound} of {len(tallies)} tallies; {bare} sums without their gloss"
    return figure, shown == len(disputes) and sound == len(tallies) and not bare


def adds_up(line: Tally) -> bool:
    """Tell whether a line's figure is what its weeks add up to, or the widest of them where figures cannot be added."""
    turned = line.low is not None and line.high is not None and line.low > line.high
    if turned or not line.weeks:
        return not turned
    lows = [week.low for week in line.weeks if week.low is not None]
    highs = [week.high for week in line.weeks if week.high is not None]
    open_end = len(highs) < len(line.weeks)
    added = (sum(lows) if lows else None, None if open_end else sum(highs))
    widest = (min(lows, default=None), None if open_end else max(highs))
    return _rounded(line.low, line.high) in (_rounded(*added), _rounded(*widest))


def _rounded(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """Return a range without what adding up in another order leaves in its last digits."""
    return None if low is None else round(low, 6), None if high is None else round(high, 6)


def _is_glossed(sentence: Sentence, index: MaterialIndex) -> bool:
    """Tell whether each sum that a sentence tells stands with the one in another currency that its source gives."""
    statement = index.statements.get(sentence.citations[0].statement) if sentence.citations else None
    told = DIGITS.sub("", sentence.text)
    sums = [one for one in (statement.quantities if statement else ()) if one.kind is QuantityKind.MONEY and one.gloss]
    shown = [one for one in sums if (digits := DIGITS.sub("", one.as_written)) and digits in told]
    return all(DIGITS.sub("", one.gloss or "") in told for one in shown)


def _without_outlets(sentence: Sentence) -> str:
    """Return a sentence without the names of outlets, which keep their own letters in Russian and Ukrainian."""
    text = sentence.text
    for words, rule in sentence.derived:
        text = text.replace(words, "") if rule == "source:outlet" else text
    return text


def in_style(looked: Looked) -> tuple[str, bool]:
    """Count the sentences with words in other letters outside quotation marks and brackets."""
    odd = sum(bool(ODD[looked.brief.lang].search(CITED.sub("", one))) for one in map(_without_outlets, looked.sentences))
    return f"{odd} sentences with words in other letters", odd == 0


MEASURED: tuple[tuple[int, str, Callable[[Looked], tuple[str, bool]]], ...] = (
    (5, "the holder of a claim is named", holders),
    (9, "nothing stands twice", repeated),
    (11, "in the window, or marked late", timely),
    (12, "what several sources tell is in the brief, or listed with the reason", salient_told),
    (13, "length, and words a sentence", length),
    (15, "other figures are shown, tallies add up, sums are glossed", ranges),
    (16, "style", in_style),
)
"""Number, name and function of each measured check."""
