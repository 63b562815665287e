"""What befell a named person, by grammar and not by nearness: who died keeps the name, who was seized loses it.

A mistake about a death would expose somebody alive, so a death counts only for the subject of "died", the object of
"killed", the genitive of "death of", or whoever is called "the late"; never where a word of doubt or denial stands by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svodka.lexicon.data import fold, words
from svodka.lexicon.persons import person_noun
from svodka.lexicon.phrases import Hit
from svodka.reading.who.agreement import agrees, readings_of
from svodka.reading.who.line import CLOSERS, Line, hits
from svodka.reading.who.named import Name
from svodka.reading.who.status import ACCORDING, Role, coordinated

DEAD, SEIZED = "dead", "seized"
DOUBT_REACH = 3
OF_REACH = 4
RIGHT_REACH = 6
CLIMB = 6
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OBJECTS = ("obj", "dobj")
UPWARDS = ("conj", "aux", "auxpass", "xcomp", "cop", "parataxis")
RELATIVE_CLAUSES = ("acl", "relcl")
APPOSED = ("appos", "flat", "compound", "nmod", "name")
NOMINATIVE = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in its line, with the role it has there; tokens [start, stop) hold both where the role stands before."""

    name: Name
    role: Role | None
    gender: str | None

    @property
    def line(self) -> Line:
        """The line."""
        return self.name.line

    @property
    def start(self) -> int:
        """Where the role before the name begins, else the name."""
        before = self.role is not None and self.role.head < self.name.start
        return min(self.role.start, self.name.start) if before and self.role is not None else self.name.start

    @property
    def stop(self) -> int:
        """Where the name ends."""
        return self.name.stop

    @property
    def can_be_subject(self) -> bool:
        """Tell whether the name can stand in the nominative."""
        forms = readings_of(self.line, self.name.start, self.name.stop, self.gender)
        return not forms or any(case == NOMINATIVE for _, case in forms)


def fates(mentions: Sequence[Mention]) -> list[frozenset[str]]:
    """Return for each mention what befell the person there: DEAD, SEIZED, both or neither."""
    found: list[set[str]] = [set() for _ in mentions]
    by_line: dict[int, list[int]] = {}
    for number, mention in enumerate(mentions):
        by_line.setdefault(id(mention.line), []).append(number)
    for numbers in by_line.values():
        here = [mentions[number] for number in numbers]
        for fate in (DEAD, SEIZED):
            for at in _befallen(here, fate):
                found[numbers[at]].add(fate)
    return [frozenset(one) for one in found]


def _befallen(here: list[Mention], fate: str) -> Iterator[int]:
    """Yield the numbers of those of a line's mentions to whom *fate* happened."""
    line = here[0].line
    for hit in hits(line, "people", fate):
        if _doubtful(line, hit.start):
            continue
        for number, mention in enumerate(here):
            if RELATIONS[hit.value](line, hit, mention, here):
                yield from _list_of(here, number) if fate == SEIZED else [number]


def _list_of(here: list[Mention], number: int) -> range:
    """Return the numbers of the whole list of names of which one is *number*: they were seized together."""
    first = last = number
    while first > 0 and _listed(here[first - 1], here[first]):
        first -= 1
    while last + 1 < len(here) and _listed(here[last], here[last + 1]):
        last += 1
    return range(first, last + 1)


def _listed(left: Mention, right: Mention) -> bool:
    """Tell whether two names stand in one list; the source in "according to Ann Lee, Ivan Petrov was beaten" is in none."""
    line = left.line
    source = {fold(token.text) for token in line.tokens[max(0, left.start - 2) : left.start]} & ACCORDING
    return coordinated(line, left.stop, right.name.start) and not source


def _doubtful(line: Line, at: int) -> bool:
    """Tell whether a word of denial, doubt or condition stands shortly before."""
    doubts = words(line.lang, "people", "doubt")
    return any(fold(token.text) in doubts for token in line.tokens[max(0, at - DOUBT_REACH) : at])


def _as_subject(line: Line, hit: Hit[str], mention: Mention, here: list[Mention]) -> bool:
    """The person is who died or was taken."""
    subject = _subject(line, _verb(line, hit)) if _has_tree(line) else None
    if subject is not None or line.lang == "en":
        return subject is not None and _is(line, subject, mention)
    return mention.can_be_subject and _nearest(line, hit, here) is mention


def _as_object(line: Line, hit: Hit[str], mention: Mention, here: list[Mention]) -> bool:
    """The person is whom they killed, buried or took."""
    verb = _verb(line, hit)
    if _has_tree(line):
        return any(
            token.head == verb and token.dep in OBJECTS and _is(line, at, mention)
            for at, token in enumerate(line.tokens)
        )
    after = 0 <= mention.start - hit.stop <= 1
    before = mention.stop == hit.start and not mention.can_be_subject
    return (after or before) and bool(here)


def _as_genitive(line: Line, hit: Hit[str], mention: Mention, here: list[Mention]) -> bool:
    """The person is whose death or arrest it was: "death of Ivan", "смерть Ивана"."""
    del here
    if mention.start < hit.stop or mention.start - hit.stop > OF_REACH or _kin(line, hit.stop, mention.start):
        return False
    forms = readings_of(line, mention.name.start, mention.name.stop, mention.gender)
    oblique = not forms or any(case != NOMINATIVE for _, case in forms)
    return oblique and _plain(line, hit.stop, mention.start)


def _as_owner(line: Line, hit: Hit[str], mention: Mention, here: list[Mention]) -> bool:
    """The person is whose death it was: "Ivan's death"."""
    del here
    tokens = line.tokens[mention.stop : hit.start]
    return 0 < len(tokens) <= OF_REACH and tokens[0].text in {"'s", "’s", "'", "’"} and not _kin(line, mention.stop, hit.start)


def _as_attribute(line: Line, hit: Hit[str], mention: Mention, here: list[Mention]) -> bool:
    """The person is called so: "the late Ivan", "погибший рядовой Иван"."""
    del here
    if hit.start == mention.stop + 1 and line.tokens[mention.stop].text == ",":
        forms = readings_of(line, mention.name.start, mention.name.stop, mention.gender)
        return line.lang != "en" and agrees(line.tokens[hit.start], line.lang, forms)
    if not 0 <= mention.start - hit.stop <= 1 and not (mention.start <= hit.start and hit.stop <= mention.name.start):
        return False
    forms = readings_of(line, mention.name.start, mention.name.stop, mention.gender)
    return agrees(line.tokens[hit.start], line.lang, forms) and _plain(line, hit.stop, mention.name.start)


def _as_listed(line: Line, hit: Hit[str], mention: Mention, here: list[Mention]) -> bool:
    """The person is named among the dead: "one of the dead as Ivan Petrov", "среди погибших — Иван Петров"."""
    del here
    between = line.tokens[hit.stop : mention.start]
    near = 0 <= len(between) <= OF_REACH and all(token.pos in LISTED or token.text in {":", "—", "–"} for token in between)
    return near and not _kin(line, hit.stop, mention.start)


LISTED = frozenset({"AUX", "ADJ", "NUM", "DET", "PART"})
"""What may stand between "among the dead" and a name."""
RELATIONS = {
    "among": _as_listed,
    "subject": _as_subject,
    "object": _as_object,
    "genitive": _as_genitive,
    "owner": _as_owner,
    "attribute": _as_attribute,
}
"""The rows of a fate in people.toml, and how the words of each are tied to the name."""


def _has_tree(line: Line) -> bool:
    """Tell whether the sentence was parsed."""
    return any(token.dep for token in line.tokens)


def _verb(line: Line, hit: Hit[str]) -> int:
    """Return the token of a cue that carries the syntax: its last verb, else its last word."""
    verbs = [at for at in range(hit.start, hit.stop) if line.tokens[at].pos in ("VERB", "ADJ")]
    return verbs[-1] if verbs else hit.stop - 1


def _subject(line: Line, at: int) -> int | None:
    """Return the subject of the verb at *at*, its own or the one it shares; the noun whom a relative clause describes."""
    for _ in range(CLIMB):
        token = line.tokens[at]
        own = next((n for n, t in enumerate(line.tokens) if t.head == at and t.dep.split(":")[0] in SUBJECTS), None)
        if own is not None and line.tokens[own].lemma not in words(line.lang, "people", "relative_pronouns"):
            return own
        if token.dep.split(":")[0] in RELATIVE_CLAUSES and token.head >= 0:
            return token.head
        if own is not None or token.dep not in UPWARDS or token.head < 0:
            return None
        at = token.head
    return None


def _is(line: Line, at: int, mention: Mention) -> bool:
    """Tell whether the token at *at* is the name or the noun that the name explains.

    "The friend of a teacher, Anna Lukina, died" may mean either, so it says nothing.
    """
    if mention.name.start <= at < mention.name.stop:
        return True
    if _kin(line, at, at + 1) and not (mention.role is not None and mention.role.head == at):
        return False
    between = line.tokens[at + 1 : mention.name.start]
    if line.lang == "en" and any(token.pos == "ADP" or token.text in {"'s", "’s"} for token in between):
        return False
    ways = APPOSED if line.lang != "en" else ("appos",)
    explains = any(token.head == at and token.dep in ways for token in mention.name.tokens)
    titled = mention.start <= at < mention.name.start and mention.role is not None and mention.role.head == at
    return titled or (explains and mention.can_be_subject)


def _nearest(line: Line, hit: Hit[str], here: list[Mention]) -> Mention | None:
    """Return the mention that stands nearest as a subject, in a sentence without syntax: right behind the verb, or before."""
    for mention in here:
        close = 0 <= mention.start - hit.stop <= RIGHT_REACH and _plain(line, hit.stop, mention.start)
        if close and mention.can_be_subject and not _kin(line, hit.stop, mention.start):
            return mention
    before = [mention for mention in here if mention.stop <= hit.start]
    if not before or _persons_between(line, before[-1].stop, hit.start, before[-1]):
        return None
    return before[-1]


def _persons_between(line: Line, start: int, stop: int, mention: Mention) -> bool:
    """Tell whether another person is spoken of between a name and a verb."""
    role = mention.role
    inner = range(role.start, role.stop) if role is not None else range(0)
    if any(at not in inner and _noun_for_person(line, at) for at in range(start, stop)):
        return True
    kin = (hit for hit in hits(line, "roles", "") if hit.value == "relative")
    return any(start <= hit.start and hit.stop <= stop and hit.start not in inner for hit in kin)


def _noun_for_person(line: Line, at: int) -> bool:
    """Tell whether a word means a person, not a group or a number of them."""
    noun = person_noun(line.tokens[at].text, line.lang)
    return noun is not None and line.tokens[at].pos in ("NOUN", "PROPN", "ADJ") and noun.kind not in COLLECTIVE


COLLECTIVE = frozenset({"group", "bulk", "rest", "numeral", "family"})


def _kin(line: Line, start: int, stop: int) -> bool:
    """Tell whether a relative is named in tokens [start, stop)."""
    return any(
        hit.value == "relative" and start <= hit.start and hit.stop <= stop for hit in hits(line, "roles", "")
    )


def _plain(line: Line, start: int, stop: int) -> bool:
    """Tell whether tokens [start, stop) hold no stop, comma or verb."""
    return not any(
        token.text in CLOSERS | {","} or token.pos in ("VERB", "AUX") for token in line.tokens[start:stop]
    )


def followed(before: Sequence[Mention], line: Line) -> Mention | None:
    """Return the person a sooner sentence is about if *line* says that he or she died ("He died in October").

    Only where that sentence names nobody else and calls the person a soldier, so that no narrator is taken for the dead.
    """
    if len(before) != 1:
        return None
    mention = before[0]
    told = mention.role is not None and mention.role.kind == "soldier"
    told = told or bool(hits(mention.line, "people", "enlisted"))
    if not told or _persons_between(mention.line, 0, len(mention.line.tokens), mention):
        return None
    return mention if any(_pronoun_dies(line, hit, mention.gender) for hit in hits(line, "people", DEAD)) else None


def _pronoun_dies(line: Line, hit: Hit[str], gender: str | None) -> bool:
    """Tell whether the subject of a death is a pronoun of *gender*, or nobody at the start of a sentence."""
    if hit.value != "subject" or _doubtful(line, hit.start):
        return False
    pronouns = {fold(word): of for of in "mf" for word in words(line.lang, "people", f"pronouns_{of}")}
    subject = _subject(line, _verb(line, hit)) if _has_tree(line) else None
    word = fold(line.tokens[subject if subject is not None else 0].text)
    return gender is not None and pronouns.get(word) == gender

