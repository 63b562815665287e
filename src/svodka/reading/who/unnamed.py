"""Persons and small groups without a name that a statement is about: "two women", "his relatives", "солдату"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svodka.lexicon.data import fold, table, words
from svodka.model import PersonStatus
from svodka.reading.document import Token
from svodka.reading.who.line import Line, hits
from svodka.reading.who.status import AT_RISK, most_urgent, speaks_of, statuses

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
PRIVATE = frozenset({"single", "soldier", "kin"})
SOUGHT = frozenset({PersonStatus.MISSING, PersonStatus.CAPTURED})
"""What makes kin that are named beside it worth protecting."""
TELLING = frozenset(
    {
        PersonStatus.KILLED,
        PersonStatus.WOUNDED,
        PersonStatus.MISSING,
        PersonStatus.CAPTURED,
        PersonStatus.DETAINED,
        PersonStatus.REFUSED,
    }
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
        if taken & set(range(hit.start, hit.stop)) or counts_what_follows(line, hit.stop):
            continue
        start, number = _phrase_start(line, hit.start)
        group = _judge(line, start, hit.stop, hit.value, number)
        if group is not None:
            taken |= set(range(start, hit.stop))
            found.append(group)
    return sorted(found, key=lambda group: group.start)


def counts_what_follows(line: Line, stop: int) -> bool:
    """Tell whether a number such as "двое" only counts the noun after it, which is a mention of its own."""
    token = line.tokens[stop - 1]
    after = line.tokens[stop] if stop < len(line.tokens) else None
    return fold(token.text) in words(line.lang, "people", "small") and after is not None and after.pos in ("NOUN", "ADJ", "PROPN")


def acts(line: Line, stop: int) -> bool:
    """Tell whether the noun is the subject of what befalls others: “Сотрудники избили призывника”."""
    head = line.tokens[stop - 1]
    if line.lang == "en" or not head.has("Case=Nom"):
        return False
    verb = next((t for t in line.tokens[stop:] if t.pos == "VERB" and t.has("VerbForm=Fin")), None)
    seized = any(hit.value == PersonStatus.DETAINED and line.tokens[hit.start] is verb for hit in hits(line, "people", "status"))
    return seized and verb is not None and not fold(verb.text).endswith(("ся", "сь"))


def tells(line: Line, start: int, stop: int) -> bool:
    """Tell whether the noun is the subject of a verb of telling: “Рабочий рассказал”, “розповідає мешканка”."""
    if line.lang == "en" or not (line.tokens[stop - 1].has("Case=Nom") or line.lang == "uk"):
        return False
    near = [t for t in line.tokens[max(0, start - BESIDE) : start] + line.tokens[stop : stop + BESIDE] if t.pos == "VERB"]
    verbs = table(line.lang, "cues")["verbs"]
    return any(t.lemma in verbs[kind] for t in near for kind in ("report", "argue", "claim", "concede"))


BESIDE = 4
"""Tokens between a noun and the verb of which it is the subject."""
MEMORY = 4
"""Sentences for which a person at risk is remembered, so that "the men", "один из них" are known to be the same."""
FOLLOWERS = frozenset({"soldier", "person", "mobilized"})


def groups_of(lines: Sequence[Line]) -> list[Group]:
    """Return the unnamed persons of a report; a plain noun soon after a person at risk inherits the status."""
    found: list[Group] = []
    last: tuple[int, PersonStatus] | None = None
    for number, line in enumerate(lines):
        own = find_groups(line)
        if last is not None and number - last[0] <= MEMORY:
            own += _followers(line, own, last[1])
        risky = [group for group in own if group.status in AT_RISK and group.noun in MAIN]
        if risky:
            last = (number, risky[-1].status)
        found += sorted(own, key=lambda group: group.start)
    return found


MAIN = frozenset({"soldier", "mobilized", "refused", "captured"})


def _followers(line: Line, own: list[Group], status: PersonStatus) -> list[Group]:
    """Return the nouns of a line that take up a person at risk named shortly before."""
    taken = {at for group in own for at in range(group.start, group.stop)}
    groups = []
    for hit in hits(line, "people", "nouns"):
        start, number = _phrase_start(line, hit.start)
        small = number is None or number <= SMALL
        if hit.value in FOLLOWERS and small and not taken & set(range(start, hit.stop)):
            taken |= set(range(start, hit.stop))
            groups.append(Group(line=line, start=start, stop=hit.stop, noun=hit.value, status=status))
    return groups


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
        elif token.text in ",." or not (token.pos in ("ADJ", "DET", "NUM") or _participle(token)):
            break
        start -= 1
    return start, number


def _participle(token: Token) -> bool:
    """Tell whether a token is a participle that can stand before a noun ("imprisoned", not "citing")."""
    return token.has("VerbForm=Part") and not token.text.endswith("ing")


def _judge(line: Line, start: int, stop: int, noun: str, number: int | None) -> Group | None:
    """Return the group if it is one person or few and something telling is said of them."""
    if number is not None and number > SMALL:
        return None
    told = {s for s in statuses(line, start, stop) if s in TELLING}
    cue = most_urgent(told - {PersonStatus.DETAINED} if acts(line, stop) else told)
    own = NOUN_STATUS.get(noun)
    if own is None and noun in PRIVATE and (speaks_of(line, "anonymity") or (cue is None and tells(line, start, stop))):
        teller = PersonStatus.RELATIVE if noun == "kin" else PersonStatus.WITNESS
        return Group(line=line, start=start, stop=stop, noun=noun, status=teller)
    if noun == "kin":
        return Group(line=line, start=start, stop=stop, noun=noun, status=PersonStatus.RELATIVE) if cue in SOUGHT else None
    if own is None and (cue is None or (noun == "person" and number is None)):
        return None
    if own is PersonStatus.MOBILIZED and cue is None and number is None and not (speaks_of(line, "complaint") or tells(line, start, stop)):
        return None
    status = own if own in (PersonStatus.RELATIVE, PersonStatus.CAPTURED, PersonStatus.REFUSED) else cue or own
    return Group(line=line, start=start, stop=stop, noun=noun, status=status or PersonStatus.OTHER)
