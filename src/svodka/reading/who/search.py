"""Finding the names of a line: the rules in order, and what is taken for nobody."""

from __future__ import annotations

from collections.abc import Callable

from svodka.lexicon.data import fold, words
from svodka.reading.who.beside import (
    after_person_noun,
    between_commas,
    initials,
    list_mates,
    lone_surnames,
    surname_first,
)
from svodka.reading.who.known import name_keys
from svodka.reading.who.line import Line
from svodka.reading.who.named import (
    SHORTEST_LONE_NAME,
    Name,
    Spans,
    after_title,
    apposed,
    call_sign,
    capitalised,
    figure_alone,
    first_name_and_surname,
    introduced,
    lone_first_name,
    masked,
    patronymic,
    surname_ending,
    tagged,
    unlisted_first_name,
)
from svodka.reading.who.nobodies import is_compound, of_the_past

RULES: tuple[Callable[[Line], Spans], ...] = (
    masked,
    call_sign,
    patronymic,
    surname_first,
    initials,
    first_name_and_surname,
    introduced,
    tagged,
    apposed,
    unlisted_first_name,
    after_title,
    figure_alone,
    surname_ending,
    after_person_noun,
    between_commas,
    lone_surnames,
    lone_first_name,
)
"""The rules in the order in which they are asked; a later one never breaks a name found by an earlier one."""


def find_names(line: Line) -> list[Name]:
    """Return the names of a line, none overlapping, in order; earlier rules win."""
    taken: set[int] = set()
    found: list[Name] = []
    for rule in RULES:
        for start, stop in rule(line):
            if start >= stop or taken & set(range(start, stop)):
                continue
            nobody = _never(line, start, stop)
            if not nobody or stop - start > 1:
                taken |= set(range(start, stop))
            if not nobody:
                found.append(Name(line=line, start=start, stop=stop, rule=rule.__name__))
    mates = [span for span in list_mates(line, found) if not _never(line, *span)]
    found += [Name(line=line, start=start, stop=stop, rule="list_mates") for start, stop in mates]
    return sorted(found, key=lambda name: name.start)


def find_again(line: Line, own: list[Name], known: frozenset[str]) -> list[Name]:
    """Return further mentions in a line of persons named in full elsewhere: a surname or first name alone, in any case."""
    taken = {at for name in own for at in range(name.start, name.stop)}
    return [
        Name(line=line, start=at, stop=at + 1, rule="find_again")
        for at, token in enumerate(line.tokens)
        if at not in taken
        and capitalised(token)
        and len(token.text) >= SHORTEST_LONE_NAME
        and known & name_keys(token.text, line.lang)
    ]


def _never(line: Line, start: int, stop: int) -> bool:
    """Tell whether the words name something that taggers take for a person, or credit a photograph."""
    text = " ".join(fold(token.text) for token in line.tokens[start:stop])
    never = words(line.lang, "people", "never")
    if _writes(line, start, stop):
        return True
    listed = text in never or (stop - start == 1 and line.tokens[start].lemma in never)
    credit = stop < len(line.tokens) and line.tokens[stop].text == "/"
    return listed or credit or of_the_past(line, start, stop) or is_compound(line, start, stop)


def _writes(line: Line, start: int, stop: int) -> bool:
    """Tell whether an English name is the author's: "By Ann Lee and …", "Ann Lee writes from Riga"."""
    if line.lang != "en":
        return False
    after = [token.text.lower() for token in line.tokens[stop : stop + 2]]
    by = line.tokens[0].text in {"By", "BY"} and all(
        capitalised(token) or token.text.lower() in {"and", ",", "in"} for token in line.tokens[:start]
    )
    return by or after in (["writes", "from"], ["reports", "from"], ["report", "from"], ["report", "."], ["reports", "."])
