"""What the words around a person say: role, status, and the cues that make a private person one at risk."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from svodka.lexicon.data import fold
from svodka.lexicon.phrases import Hit
from svodka.model import PersonStatus
from svodka.reading.document import Token
from svodka.reading.who.agreement import Readings, agrees, is_plural, readings_of
from svodka.reading.who.known import is_first_name
from svodka.reading.who.line import CLOSERS, Line, hits

REACH = 12
"""Tokens on either side in which a cue is taken to be about the person."""
BEFORE, AFTER = 9, 9
"""Tokens before and after a name in which its role may stand."""

MEMBER = 5
"""Tokens behind "of" within which a member's organisation stands."""

ROLE_STATUS = {
    "official": PersonStatus.OFFICIAL,
    "leader": PersonStatus.ACTIVIST,
    "counsel": PersonStatus.ACTIVIST,
    "public": PersonStatus.OTHER,
    "relative": PersonStatus.RELATIVE,
    "activist": PersonStatus.ACTIVIST,
    "volunteer": PersonStatus.ACTIVIST,
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
    """A role as written: tokens [start, stop) of the line, its noun at *head*, and what kind of person has it."""

    kind: str
    start: int
    stop: int
    head: int


RANK = ("official", "public", "counsel", "volunteer", "activist", "relative", "soldier", "witness")
"""Which of several roles before one name decides, after those of another case are left out."""
DECLINED = re.compile(r"(?:[ое]го|[ое]му|[иы]й|[иы]ми|[иы]х|ую|ая)$")
"""Ends of participles that taggers at times take for verbs: мобилизованного."""
OPENERS = frozenset({",", "—", "–", "-", "("})
OF = frozenset({"of", "to", "for"})


def role_of(line: Line, start: int, stop: int, gender: str | None = None) -> Role | None:
    """Return the role in apposition to the name at [start, stop): right before it, or after a comma or dash.

    *gender* is the person's where the report tells it elsewhere: "жена Рыжова" is no role of Матвей Рыжов.
    """
    forms = readings_of(line, start, stop, gender)
    found = [hit for hit in hits(line, "roles", "") if _fits(line, hit, forms)]
    role = _before(line, found, start, stop) or _after(line, found, stop) or _affiliated(line, stop)
    return _leads_group(line, role) if role is not None else None


def _fits(line: Line, hit: Hit[str], forms: Readings) -> bool:
    """Tell whether a role agrees with the name."""
    return agrees(line.tokens[hit.start], line.lang, forms, kin=hit.value == "relative")


def _before(line: Line, found: list[Hit[str]], start: int, stop: int) -> Role | None:
    """Return the role that ends at the name, or at a comma before it; behind a comma the first noun is the head."""
    comma = start > 0 and line.tokens[start - 1].text == ","
    edge = start - comma
    near = [
        hit
        for hit in found
        if not _names_between(line, hit.stop, edge)
        and start - BEFORE <= hit.start
        and hit.stop <= edge
        and _one_phrase(line, hit.stop, edge)
        and not _governs(line, hit, start)
        and not (comma and (hit.stop < edge or _is_source(line, hit.start)) and not _apposed(line, hit.start, stop))
    ]
    if not near:
        return None
    hit = min(near, key=lambda h: h.start if comma else (RANK.index(h.value), h.start))
    return Role(kind=hit.value, start=min(h.start for h in near), stop=edge, head=_head(line, hit))


def _is_source(line: Line, at: int) -> bool:
    """Tell whether the words at *at* are whom the sentence goes by: "according to his lawyer, Masha wrote"."""
    return bool({fold(token.text) for token in line.tokens[max(0, at - SOURCE_REACH) : at]} & ACCORDING)


SOURCE_REACH = 4
ACCORDING = frozenset({"according", "per", "словам", "данным", "мнению", "утверждению", "версии", "словами", "даними", "твердженням"})
"""Words before the name of a source."""


def _head(line: Line, hit: Hit[str]) -> int:
    """Return the noun of a role's words: the last in English ("prime ministers of"), the first in the other languages."""
    if line.lang != "en":
        return hit.start
    return hit.stop - 1 - (line.tokens[hit.stop - 1].text in OF and hit.stop - hit.start > 1)


def _governs(line: Line, hit: Hit[str], start: int) -> bool:
    """Tell whether the name depends on the role in English: "the wife of Ivan Petrov" says nothing of his own role."""
    of = line.tokens[hit.stop].text in OF or (hit.stop - hit.start > 1 and line.tokens[hit.stop - 1].text in OF)
    if line.lang != "en" or hit.value == "official" or not of:
        return False
    return not any(token.text == "," or token.text[:1].isupper() for token in line.tokens[hit.stop + 1 : start])


def _names_between(line: Line, start: int, stop: int) -> bool:
    """Tell whether another person is named in tokens [start, stop), so that both ends are not of one."""
    return any(
        token.text[:1].isupper() and is_first_name(token.text, line.lang) and not _possessive(line, at + start)
        for at, token in enumerate(line.tokens[start:stop])
    ) and any(token.text.lower() in JOINERS for token in line.tokens[start:stop])


def _possessive(line: Line, at: int) -> bool:
    """Tell whether a genitive in 's follows shortly: "Ivan's wife"."""
    return any(token.text in {"'s", "’s"} for token in line.tokens[at + 1 : at + 3])


def _apposed(line: Line, start: int, stop: int) -> bool:
    """Tell whether a name that ends at *stop* between commas can explain the phrase that begins at *start*."""
    closed = stop == len(line.tokens) or line.tokens[stop].text in CLOSERS | {",", "«", "”", '"'}
    while start > 0 and line.tokens[start - 1].pos in ("DET", "ADJ", "ADP"):
        start -= 1
    return closed and not (start > 0 and line.tokens[start - 1].text == ",")


def _after(line: Line, found: list[Hit[str]], stop: int) -> Role | None:
    """Return the role that explains the name after a comma, dash or bracket."""
    aged = [token.text for token in line.tokens[stop : stop + 3]]
    if aged[::2] == [",", ","] and aged[1].isdigit():
        stop += 2
    opens = stop < len(line.tokens) and line.tokens[stop].text in OPENERS
    after = [h for h in found if opens and stop < h.start <= stop + AFTER and _one_phrase(line, stop + 1, h.start)]
    after = [h for h in after if not (_names_between(line, stop + 1, h.start) or _owned(line, h) or _is_of_next(line, h))]
    if not after:
        return None
    hit = min(after, key=lambda h: (h.start, RANK.index(h.value)))
    return Role(kind=hit.value, start=stop + 1, stop=_phrase_end(line, hit.stop), head=_head(line, hit))


def _is_of_next(line: Line, hit: Hit[str]) -> bool:
    """Tell whether a role is that of the name behind it: "подруга Женя Рогова, адвокат Яна Тумасова"; not so "адвокат Яны"."""
    reach = 1 if line.lang == "en" else NEXT_REACH
    for at in range(hit.stop, min(hit.stop + reach, len(line.tokens))):
        token = line.tokens[at]
        if token.text in CLOSERS | {","} or token.pos in ("VERB", "AUX"):
            return False
        if token.text[:1].isupper() and is_first_name(token.text, line.lang):
            two = at + 1 < len(line.tokens) and line.tokens[at + 1].text[:1].isupper()
            forms = readings_of(line, at, at + 1 + two) or readings_of(line, at, at + 1)
            return agrees(line.tokens[hit.start], line.lang, forms)
    return False


NEXT_REACH = 4


def _owned(line: Line, hit: Hit[str]) -> bool:
    """Tell whether a relative clause makes the noun another person: "Наталья, мужа которой призвали", "Ann, whose son"."""
    around = (*line.tokens[max(0, hit.start - 1) : hit.start], *line.tokens[hit.stop : hit.stop + 1])
    return any(fold(token.text) in WHOSE for token in around)


WHOSE = frozenset({"whose", "которой", "которого", "которых", "якої", "якого", "яких", "чей", "чья", "чьего", "чью", "чию", "чий", "чия"})


def _affiliated(line: Line, stop: int) -> Role | None:
    """Return the role of a member: "Olga Sorokina of the rights group", "Ольга Сорокина из движения"."""
    if stop >= len(line.tokens) or line.tokens[stop].text not in {"of", "from", "with", "из", "от", "з", "із", "зі"}:
        return None
    near = [h for h in hits(line, "people", "civil") if stop < h.start <= stop + MEMBER and _one_phrase(line, stop, h.start)]
    if not near:
        return None
    return Role(kind="volunteer", start=stop, stop=near[0].stop, head=stop)


def _leads_group(line: Line, role: Role) -> Role:
    """Return the role as "leader" where it is held in a civil organisation, not in an office."""
    civil = role.kind in ("official", "public") and any(
        role.start <= hit.start and hit.stop <= role.stop for hit in hits(line, "people", "civil")
    )
    return Role(kind="leader", start=role.start, stop=role.stop, head=role.head) if civil else role


def shares(line: Line, role: Role) -> bool:
    """Tell whether a role is said of several, so that a list of names has it as a whole."""
    return is_plural(line.tokens[role.head], line.lang)


def coordinated(line: Line, start: int, stop: int) -> bool:
    """Tell whether only commas and a conjunction stand in tokens [start, stop): two names of one list."""
    between = [token.text.lower() for token in line.tokens[start:stop]]
    return 0 < len(between) <= 2 and all(word in JOINERS for word in between)  # noqa: PLR2004 (", and")


JOINERS = frozenset({",", "and", "&", "и", "та", "і", "й"})


def _one_phrase(line: Line, start: int, stop: int) -> bool:
    """Tell whether tokens [start, stop) hold no verb and no stop, so that both ends belong together."""
    return not any(token.text in CLOSERS or token.text == "," or _finite(token) for token in line.tokens[start:stop])


def _finite(token: Token) -> bool:
    """Tell whether a token is a verb that parts two phrases; a declined participle is a noun or adjective here."""
    declined = (token.has("VerbForm=Part") and "Case=" in token.feats) or DECLINED.search(token.text) is not None
    return token.pos in ("VERB", "AUX") and not declined and not token.text[:1].isupper()


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
