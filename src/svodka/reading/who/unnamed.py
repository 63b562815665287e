"""Persons and small groups without a name that a statement is about: "two women", "his relatives", "солдату"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svodka.model import PersonStatus
from svodka.reading.who.line import Line
from svodka.reading.who.phrases import Phrase, modifiers, phrases_of
from svodka.reading.who.predicates import befallen

SMALL = 12
"""Persons that a statement of deaths or wounds may be about, at most; more are a figure."""
GROUP = 125
"""Persons at risk that are still a group, at most: a company that refused, not an army."""
MEMORY = 4
"""Sentences for which a person at risk is remembered, so that "the men", "один из них" are known to be the same."""
FOLLOWERS = frozenset({"fighter", "single", "person", "mobilized", "numeral"})
NOUN_STATUS = {
    "relative": PersonStatus.RELATIVE,
    "mobilized": PersonStatus.MOBILIZED,
    "captured": PersonStatus.CAPTURED,
    "held": PersonStatus.DETAINED,
    "activist": PersonStatus.ACTIVIST,
    "witness": PersonStatus.WITNESS,
    "refused": PersonStatus.REFUSED,
    "missing": PersonStatus.MISSING,
    "official": PersonStatus.OFFICIAL,
    "dead": PersonStatus.KILLED,
}
"""What the noun alone tells."""
OWN = frozenset({"relative", "captured", "held", "refused", "missing"})
"""Nouns that tell enough alone."""
URGENT = ("refused", "captured", "missing", "detained", "killed", "wounded", "mobilized")
PERIL = frozenset({"refused", "captured", "missing", "detained", "complaint", "dissent"})
VAGUE = frozenset({"bulk", "group", "rest", "numeral"})


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens [start, stop) of a line that stand for a person or a few, with what is said of them."""

    line: Line
    start: int
    stop: int
    noun: str
    status: PersonStatus
    at_risk: bool
    plural: bool


def groups_of(lines: Sequence[Line]) -> list[Group]:
    """Return the unnamed persons of a report; a plain noun soon after a person at risk inherits the status."""
    found: list[Group] = []
    last: tuple[int, Group] | None = None
    for number, line in enumerate(lines):
        for phrase in phrases_of(line):
            group = _judge(phrase)
            recent = last[1] if last is not None and number - last[0] <= MEMORY else None
            if (group is None or group.status is PersonStatus.OTHER) and recent is not None and _follows(phrase, recent):
                group = _group(phrase, recent.status, at_risk=True)
            if group is None:
                continue
            found.append(group)
            if group.at_risk and group.status is not PersonStatus.RELATIVE:
                last = (number, group)
    return found


def _follows(phrase: Phrase, recent: Group) -> bool:
    """Tell whether a plain noun takes up a person at risk named shortly before."""
    small = phrase.number is None or phrase.number <= SMALL
    return phrase.kind in FOLLOWERS and small and (phrase.plural == recent.plural or phrase.number is not None)


def _group(phrase: Phrase, status: PersonStatus, *, at_risk: bool) -> Group:
    """Return the group of a phrase."""
    return Group(
        line=phrase.line,
        start=phrase.start,
        stop=phrase.stop,
        noun=phrase.kind,
        status=status,
        at_risk=at_risk,
        plural=phrase.plural,
    )


def _judge(phrase: Phrase) -> Group | None:
    """Return the group if it is one person or few and something telling is said of them."""
    told = befallen(phrase) | set(modifiers(phrase))
    if not _small(phrase, told) or not _worth(phrase, told):
        return None
    status = _status(phrase, told)
    return _group(phrase, status, at_risk=_at_risk(phrase, status, told))


def _small(phrase: Phrase, told: set[str]) -> bool:
    """Tell whether the group is small enough to be persons and no figure."""
    return phrase.number is None or phrase.number <= (GROUP if told & PERIL else SMALL)


def _worth(phrase: Phrase, told: set[str]) -> bool:
    """Tell whether enough is said of the persons for a statement to be about them."""
    if phrase.kind in OWN:
        return True
    if phrase.kind == "official":
        return bool(told & {"detained", "captured", "missing", "killed", "wounded"}) and not phrase.plural
    if phrase.kind in VAGUE:
        return bool(told & PERIL) or (phrase.kind in ("numeral", "group") and bool(told & {"killed", "wounded"}))
    if told - {"mobilized", "complaint"} or (told and phrase.kind not in ("person", "activist", "witness")):
        return True
    if phrase.kind == "person":
        return "complaint" in told and not phrase.plural
    if phrase.kind in ("mobilized", "activist", "witness"):
        return not phrase.plural or phrase.number is not None
    return phrase.kind == "single" and not phrase.plural and phrase.nominative


def _status(phrase: Phrase, told: set[str]) -> PersonStatus:
    """Return the status that a reader would note first."""
    own = NOUN_STATUS.get(phrase.kind)
    if own is not None and phrase.kind in OWN and "killed" not in told:
        return own
    urgent = next((PersonStatus(one) for one in URGENT if one in told), None)
    if urgent is not None and not (phrase.kind == "official" and urgent is PersonStatus.DETAINED):
        return urgent
    if own is not None:
        return own
    return PersonStatus.ACTIVIST if "dissent" in told else PersonStatus.OTHER


def _at_risk(phrase: Phrase, status: PersonStatus, told: set[str]) -> bool:
    """Tell whether the persons could be harmed: in doubt yes, but not the dead and not officials."""
    if status is PersonStatus.KILLED or phrase.kind in ("official", "dead"):
        return False
    return bool(told & PERIL) or phrase.kind in OWN or phrase.kind == "witness"
