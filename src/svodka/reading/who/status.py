"""What the words around a person say: role, status, and the cues that make a private person one at risk."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from svodka.model import PersonStatus
from svodka.reading.who.line import CLOSERS, Line, hits

REACH = 12
"""Tokens on either side in which a cue is taken to be about the person."""
BEFORE, AFTER = 9, 9
"""Tokens before and after a name in which its role may stand."""

ROLE_STATUS = {
    "official": PersonStatus.OFFICIAL,
    "public": PersonStatus.OTHER,
    "relative": PersonStatus.RELATIVE,
    "activist": PersonStatus.ACTIVIST,
    "soldier": PersonStatus.MOBILIZED,
    "witness": PersonStatus.WITNESS,
}
URGENCY = (
    PersonStatus.REFUSED,
    PersonStatus.CAPTURED,
    PersonStatus.MISSING,
    PersonStatus.DETAINED,
    PersonStatus.KILLED,
    PersonStatus.WOUNDED,
    PersonStatus.MOBILIZED,
)
AT_RISK = frozenset(
    {
        PersonStatus.REFUSED,
        PersonStatus.CAPTURED,
        PersonStatus.MISSING,
        PersonStatus.DETAINED,
        PersonStatus.RELATIVE,
        PersonStatus.WITNESS,
    }
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role as written: tokens [start, stop) of the line, and what kind of person has it."""

    kind: str
    start: int
    stop: int


def role_of(line: Line, start: int, stop: int) -> Role | None:
    """Return the role in apposition to the name at [start, stop): right before it, or after a comma or dash."""
    found = hits(line, "roles", "")
    before = [h for h in found if start - BEFORE <= h.start and h.stop <= start and _leads(line, h.stop, start)]
    if before:
        hit = min(before, key=lambda h: (RANK.index(h.value), h.start))
        comma = line.tokens[start - 1].text == ","
        return Role(kind=hit.value, start=min(h.start for h in before), stop=start - comma)
    opens = stop < len(line.tokens) and line.tokens[stop].text in {",", "—", "–", "-", "("}
    after = [h for h in found if opens and stop < h.start <= stop + AFTER and _one_phrase(line, stop + 1, h.start)]
    if after:
        hit = min(after, key=lambda h: (h.start, RANK.index(h.value)))
        return Role(kind=hit.value, start=stop + 1, stop=_phrase_end(line, hit.stop))
    return None


RANK = ("official", "public", "activist", "relative", "soldier", "witness")
"""Which of several roles before one name decides: "mother of soldier" is told apart by its order in the text."""


def _leads(line: Line, start: int, stop: int) -> bool:
    """Tell whether a role that ends at *start* belongs to the name at *stop*: one phrase, or only a comma between."""
    return _one_phrase(line, start, stop) or [token.text for token in line.tokens[start:stop]] == [","]


def _one_phrase(line: Line, start: int, stop: int) -> bool:
    """Tell whether tokens [start, stop) hold no verb and no stop, so that both ends belong together."""
    between = line.tokens[start:stop]
    return not any(
        t.text in CLOSERS or t.text == "," or (t.pos in ("VERB", "AUX") and not t.text[:1].isupper()) for t in between
    )


def _phrase_end(line: Line, at: int) -> int:
    """Return where the phrase of a role after a name ends."""
    stop = at
    while (
        stop < min(len(line.tokens), at + REACH)
        and line.tokens[stop].text not in CLOSERS | {","}
        and line.tokens[stop].pos not in ("VERB", "AUX")
    ):
        stop += 1
    return stop


def statuses(line: Line, start: int, stop: int) -> set[PersonStatus]:
    """Return what cues near [start, stop) of the line say of the person."""
    near = [
        hit
        for hit in hits(line, "people", "status")
        if hit.stop > start - REACH
        and hit.start < stop + REACH
        and not _cut(line, hit.stop, start)
        and not _cut(line, stop, hit.start)
    ]
    return {PersonStatus(hit.value) for hit in near}


def _cut(line: Line, start: int, stop: int) -> bool:
    """Tell whether a stop stands between two places of the line."""
    return any(token.text in ";:()" for token in line.tokens[start:stop])


def most_urgent(found: AbstractSet[PersonStatus]) -> PersonStatus | None:
    """Return the status that decides where several cues stand near: the one that most calls for protection."""
    return next((status for status in URGENCY if status in found), None)


def speaks_of(line: Line, section: str) -> bool:
    """Tell whether the line holds a cue of a section of people.toml (complaint, anonymity)."""
    return bool(hits(line, "people", section))
