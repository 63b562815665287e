"""Persons and small groups without a name that a statement is about: "two women", "his relatives", "солдату"."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.lexicon.data import fold, words
from svodka.model import PersonStatus
from svodka.reading.who.line import Line, hits
from svodka.reading.who.status import most_urgent, statuses

LEFT = 4
"""Words before the noun that may belong to its phrase."""
SMALL = 10
NOUN_STATUS = {
    "relative": PersonStatus.RELATIVE,
    "mobilized": PersonStatus.MOBILIZED,
    "captured": PersonStatus.CAPTURED,
    "activist": PersonStatus.ACTIVIST,
    "witness": PersonStatus.WITNESS,
    "refused": PersonStatus.REFUSED,
}
"""What the noun alone tells; soldier and person need a cue."""
TELLING = frozenset(
    {PersonStatus.KILLED, PersonStatus.WOUNDED, PersonStatus.MISSING, PersonStatus.CAPTURED, PersonStatus.DETAINED, PersonStatus.REFUSED}
)


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens [start, stop) of a line that stand for a person or a few, with what is said of them."""

    line: Line
    start: int
    stop: int
    noun: str
    status: PersonStatus


def find_groups(line: Line) -> list[Group]:
    """Return the unnamed persons of a line, longest phrase first where two overlap."""
    found: list[Group] = []
    taken: set[int] = set()
    for hit in sorted(hits(line, "people", "nouns"), key=lambda h: (h.start - h.stop, h.start)):
        if taken & set(range(hit.start, hit.stop)):
            continue
        start, number = _phrase_start(line, hit.start)
        group = _judge(line, start, hit.stop, hit.value, number)
        if group is not None:
            taken |= set(range(start, hit.stop))
            found.append(group)
    return sorted(found, key=lambda group: group.start)


def _phrase_start(line: Line, at: int) -> tuple[int, int | None]:
    """Return where the noun phrase begins and the number in it, if there is one."""
    start, number = at, None
    small = words(line.lang, "people", "small")
    while start > max(0, at - LEFT):
        token = line.tokens[start - 1]
        word = fold(token.text)
        if word.isdigit():
            number = int(word)
        elif word in small:
            number = number or 1
        elif token.pos not in ("ADJ", "DET", "NUM") or token.text in ",.":
            break
        start -= 1
    return start, number


def _judge(line: Line, start: int, stop: int, noun: str, number: int | None) -> Group | None:
    """Return the group if it is one person or few and something telling is said of them."""
    if number is not None and number > SMALL:
        return None
    cue = most_urgent({s for s in statuses(line, start, stop) if s in TELLING})
    own = NOUN_STATUS.get(noun)
    if own is None and (cue is None or (noun == "person" and number is None)):
        return None
    if own is PersonStatus.MOBILIZED and cue is None and number is None:
        return None
    status = own if own in (PersonStatus.RELATIVE, PersonStatus.CAPTURED, PersonStatus.REFUSED) else cue or own
    return Group(line=line, start=start, stop=stop, noun=noun, status=status or PersonStatus.OTHER)
