"""All persons of a report: names joined over the report, roles and statuses gathered, risk decided."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svodka.lexicon.data import fold
from svodka.lexicon.declension import readings
from svodka.model import Person, PersonStatus, Span
from svodka.reading.document import Document, Token
from svodka.reading.who.agreement import agrees, readings_of
from svodka.reading.who.fates import DEAD, SEIZED, Mention, fates, followed
from svodka.reading.who.join import Cluster, join, written
from svodka.reading.who.known import first_gender, has_fame, is_figure, is_first_name, is_home, name_keys, one_of_family
from svodka.reading.who.line import Line, hits, line_of
from svodka.reading.who.named import Name
from svodka.reading.who.search import find_again, find_names
from svodka.reading.who.status import (
    AT_RISK,
    OPENERS,
    ROLE_STATUS,
    WHOSE,
    Role,
    coordinated,
    most_urgent,
    role_of,
    shares,
    speaks_of,
    statuses,
)
from svodka.reading.who.unnamed import HARM, Group, groups_of, told_of

PRIVATE_ROLES = frozenset({"relative", "witness", "soldier", "activist"})
NAMING = frozenset({"named", "called", "по имени", "по фамилии", "на ім'я", "на имя", "на прізвище"})
"""What may stand between a noun and the name that it goes with."""
KNOWN_BY_NAME = frozenset({"public", "leader", "counsel"})
"""Roles of people who speak to the press under their names; they are at risk only where they were seized or threatened."""

TAKEN_UP = frozenset(
    {PersonStatus.REFUSED, PersonStatus.CAPTURED, PersonStatus.MISSING, PersonStatus.DETAINED, PersonStatus.MOBILIZED}
)
"""Statuses of a named person that a plain noun after the name keeps."""

BY_NOUN = frozenset({"introduced", "after_person_noun", "between_commas"})
"""Rules by which only private persons are named."""

HELD = frozenset({PersonStatus.CAPTURED, PersonStatus.MISSING, PersonStatus.DETAINED})


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the report as a whole says of one named person; it lives no longer than the reading of one report."""

    figure: bool
    fame: bool
    home: bool
    roles: frozenset[str]
    statuses: frozenset[PersonStatus]
    fates: frozenset[str]
    told: frozenset[str]
    anonymous: bool
    complains: bool
    first_name_only: bool
    minor: bool

    @property
    def status(self) -> PersonStatus:
        """The status that a reader would note first."""
        if self.fame:
            return PersonStatus.OTHER
        if DEAD in self.fates and not self.figure:
            return PersonStatus.KILLED
        if self.figure or "official" in self.roles:
            return PersonStatus.OFFICIAL
        role = next((kind for kind in ROLE_STATUS if kind in self.roles), None)
        if role in ("relative", "public", "leader", "counsel"):
            return PersonStatus.DETAINED if self.seized and role != "relative" else ROLE_STATUS[role]
        urgent = most_urgent(self.statuses | _statuses_of(self.told))
        if urgent is not None:
            return urgent
        if role is not None:
            return ROLE_STATUS[role]
        return PersonStatus.WITNESS if self.anonymous or self.first_name_only else PersonStatus.OTHER

    @property
    def seized(self) -> bool:
        """Whether the person was taken, tried, punished or threatened, or refused."""
        return SEIZED in self.fates or bool(self.told & HARM)

    @property
    def at_risk(self) -> bool:
        """Whether naming the person could harm; without a public role the doubt protects whoever can be reached."""
        if DEAD in self.fates or self.fame:
            return False
        if (self.anonymous or self.minor) and not self.figure:
            return True
        if self.figure:
            return False
        if "official" in self.roles:
            return "abducted" in self.told or (SEIZED in self.fates and PersonStatus.CAPTURED in self.statuses)
        if self.roles & KNOWN_BY_NAME and not ("counsel" in self.roles and self.roles & PRIVATE_ROLES):
            return self.seized
        if "volunteer" in self.roles and not self.roles & PRIVATE_ROLES:
            return self.complains or self.seized or bool(self.statuses & AT_RISK)
        private = self.first_name_only or bool(self.roles & PRIVATE_ROLES)
        return self.home or private or self.seized or bool(self.statuses & HELD)


def _statuses_of(told: frozenset[str]) -> set[PersonStatus]:
    """Return the statuses among what is told of a person; a death told so is left to `fates`, which is stricter."""
    found = {PersonStatus(one) for one in told if one in HARM - {"abducted"} or one in ("wounded", "mobilized")}
    return found | ({PersonStatus.DETAINED} if "abducted" in told else set())


def find_people(document: Document, heading: Document | None = None) -> tuple[Person, ...]:
    """Return every mention of a person in *document*, in order of the text.

    *heading* is the report's title: who is named in full only there is known by it in the text, and its own names come
    first, with an empty span, for they stand nowhere in the text.

    Mentions of one named person share *key* and *name* (the fullest form, in the nominative); risk is decided once for
    the person over the whole report, so that no mention of somebody at risk is left open.
    """
    lines = [line_of(sentence) for sentence in document.sentences]
    above = [line_of(sentence) for sentence in heading.sentences] if heading is not None else []
    names = _all_names([*above, *lines])
    clusters = join(names)
    mentions = _mentions(names, clusters)
    told = _fates([*above, *lines], mentions)
    headings = frozenset(id(line) for line in above)
    people = [person for cluster in clusters for person in _of_cluster(document, cluster, mentions, told, headings)]
    mentions = [mention for mention in mentions if id(mention.line) not in headings]
    in_line: dict[int, list[Mention]] = {}
    for mention in mentions:
        in_line.setdefault(id(mention.line), []).append(mention)
    for group in groups_of(lines, _seeds(lines, mentions, people)):
        person, beside = _unnamed(document, group), in_line.get(id(group.line), [])
        if _is_relative_of(group, beside) or not _is_named(document, group, person.span, beside):
            people.append(person)
    return tuple(sorted(people, key=lambda person: (person.span.start, person.span.stop)))


def _is_named(document: Document, group: Group, span: Span, beside: list[Mention]) -> bool:
    """Tell whether a noun stands for one of the persons named *beside* it in the line."""
    taken = [Span(report=span.report, start=one.name.tokens[0].start, stop=one.name.tokens[-1].stop) for one in beside]
    taken += [role for one in beside if (role := _span_of(document, one.line, one.role)) is not None]
    return any(_touches(document, span, other) for other in taken) or _explains_name(group, beside)


def _is_relative_of(group: Group, mentions: list[Mention]) -> bool:
    """Tell whether a relative is another person than the one named behind: "the mother of Ivan Petrov", "сестра Ивана"."""
    if group.noun not in ("relative", "family"):
        return False
    inside = [one for one in mentions if one.line is group.line and group.head < one.name.start < group.stop]
    return bool(inside) and not any(one.role is not None and one.role.start <= group.head < one.role.stop for one in inside)


def _explains_name(group: Group, mentions: list[Mention]) -> bool:
    """Tell whether a noun behind a name and a comma is the same person: "Ivan Petrov, a student at the college"."""
    line = group.line
    for one in mentions:
        if one.line is not line or one.name.stop + 1 != group.start or line.tokens[one.name.stop].text not in OPENERS:
            continue
        head = line.tokens[group.head]
        if line.lang == "en":
            return head.dep == "appos" and one.name.start <= head.head < one.name.stop
        if any(fold(token.text) in WHOSE for token in line.tokens[group.stop : group.stop + 1]):
            return False
        forms = readings_of(line, one.name.start, one.name.stop, one.gender)
        return group.plural is False and agrees(head, line.lang, forms, kin=True) and not _acts_behind(line, group.stop)
    return False


def _acts_behind(line: Line, at: int) -> bool:
    """Tell whether a verb stands at *at*, of which the noun before it is the subject."""
    return at < len(line.tokens) and line.tokens[at].pos in ("VERB", "AUX") and not line.tokens[at].has("VerbForm=Part")


def _seeds(lines: list[Line], mentions: list[Mention], people: list[Person]) -> dict[int, Group]:
    """Return by line the last named person at risk in it, for the plain nouns that follow."""
    risky = {person.span.start for person in people if person.at_risk and person.status in TAKEN_UP}
    number = {id(line): at for at, line in enumerate(lines)}
    return {
        number[id(one.line)]: Group(
            line=one.line,
            start=one.start,
            head=one.name.start,
            stop=one.stop,
            noun="single",
            status=PersonStatus.OTHER,
            at_risk=True,
            plural=True if len(one.name.tokens) == 1 and one_of_family(written(one.name)) != written(one.name) else None,
        )
        for one in mentions
        if one.name.tokens[0].start in risky
    }


def _mentions(names: list[Name], clusters: list[Cluster]) -> list[Mention]:
    """Return every name with its role; a role said of several holds for the whole list of names."""
    genders = {number: _gender(cluster, names) for cluster in clusters for number in cluster.mentions}
    roles = [role_of(name.line, name.start, name.stop, genders[n]) for n, name in enumerate(names)]
    for here, there in (*((n, n + 1) for n in range(len(names) - 1)), *((n, n - 1) for n in range(len(names) - 1, 0, -1))):
        role, left, right = roles[here], names[min(here, there)], names[max(here, there)]
        listed = left.line is right.line and coordinated(left.line, left.stop, right.start)
        if role is not None and roles[there] is None and listed and shares(left.line, role):
            roles[there] = role
    return [Mention(name, role, genders[n]) for n, (name, role) in enumerate(zip(names, roles, strict=True))]


def _gender(cluster: Cluster, names: list[Name]) -> str | None:
    """Return the gender that the fullest mention of a person shows, if it can be only one."""
    longest = max((names[number] for number in cluster.mentions), key=lambda name: len(name.tokens))
    lang = longest.line.lang
    if lang == "en":
        first = next((token for token in longest.tokens if is_first_name(token.text, lang)), None)
        return first_gender(first.text, lang) if first is not None else None
    found = {gender for gender, _ in readings(written(longest), lang)}
    return found.pop() if len(found) == 1 else None


def _fates(lines: list[Line], mentions: list[Mention]) -> list[frozenset[str]]:
    """Return what befell the person of each mention, a pronoun's death in the next sentence included."""
    found = fates(mentions)
    number = {id(line): at for at, line in enumerate(lines)}
    by_line: dict[int, list[int]] = {}
    for at, mention in enumerate(mentions):
        by_line.setdefault(number[id(mention.line)], []).append(at)
    for at, line in enumerate(lines[1:], start=1):
        before = by_line.get(at - 1, [])
        if before and at not in by_line and followed([mentions[n] for n in before], line) is not None:
            found[before[0]] |= {DEAD}
    return found


def _all_names(lines: list[Line]) -> list[Name]:
    """Return every name of the report: those the rules find, then lone mentions of whoever is named in full somewhere."""
    own = [find_names(line) for line in lines]
    full = [name for names in own for name in names if len(name.tokens) > 1 or _titled(name)]
    known = frozenset(key for name in full for word in _surnames(name) for key in name_keys(word, name.line.lang))
    return [
        name
        for line, names in zip(lines, own, strict=True)
        for name in sorted([*names, *find_again(line, names, known)], key=lambda name: name.start)
    ]


def _titled(name: Name) -> bool:
    """Tell whether a title or role stands right before a name, so that one word of it is enough: "братья Лунёвы"."""
    return any(hit.stop == name.start for hit in hits(name.line, "roles", ""))


def _surnames(name: Name) -> list[str]:
    """Return the words of a full name that are no first names; all of them where every word is one."""
    words = [token.text for token in name.tokens if not is_first_name(token.text, name.line.lang)]
    return words or [name.tokens[-1].text]


def _span_of(document: Document, line: Line, role: Role | None) -> Span | None:
    """Return where a role stands in the report."""
    if role is None or role.start >= role.stop:
        return None
    tokens = line.tokens
    return Span(report=document.report.id, start=tokens[role.start].start, stop=tokens[role.stop - 1].stop)


def _touches(document: Document, group: Span, name: Span) -> bool:
    """Tell whether a noun overlaps a name or stands right before it as its title ("private Ivanov", "prisoner, Ivanov")."""
    between = document.text[group.stop : name.start] if group.stop <= name.start else "far"
    behind = document.text[name.stop : group.start] if name.stop <= group.start else "far"
    apposed = behind.strip() == "," and document.text[group.stop : group.stop + 1] in {".", ",", ";", ""}
    return group.overlaps(name) or not between.strip(" ,") or between.strip(" ,").lower() in NAMING or apposed


def _of_cluster(
    document: Document, cluster: Cluster, mentions: list[Mention], told: list[frozenset[str]], headings: frozenset[int]
) -> list[Person]:
    """Return the mentions of one named person; those in *headings* (lines of the title) have an empty span."""
    own = [mentions[number] for number in cluster.mentions]
    fates_of = [told[number] for number in cluster.mentions]
    befell = frozenset(fate for found in fates_of for fate in found)
    dossier = _gather(own, befell - {DEAD} if _is_kin_of_dead(own, fates_of) else befell)
    return [
        _in_title(document, mention.name, cluster, dossier)
        if id(mention.line) in headings
        else _named(document, mention.name, cluster, dossier, mention.role)
        for mention in own
    ]


def _is_kin_of_dead(mentions: list[Mention], fates_of: list[frozenset[str]]) -> bool:
    """Tell whether a name stands for a relative of the dead as well: "Private Zubkov was killed. His father, Ivan Zubkov, …"."""
    dead = [one for one, found in zip(mentions, fates_of, strict=True) if DEAD in found]
    kin = [
        one
        for one, found in zip(mentions, fates_of, strict=True)
        if DEAD not in found and one.role is not None and one.role.kind == "relative"
    ]
    dead_by_surname = all(len(one.name.tokens) == 1 for one in dead)
    return bool(dead) and any(dead_by_surname or len(one.name.tokens) == 1 for one in kin)


def _gather(mentions: list[Mention], befell: frozenset[str]) -> Dossier:
    """Return what all mentions of a person together tell."""
    names = [mention.name for mention in mentions]
    near = [statuses(name.line, name.start, name.stop) - {PersonStatus.KILLED} for name in names]
    return Dossier(
        figure=any(is_figure(written(name), name.line.lang) for name in names),
        fame=any(has_fame(written(name), name.line.lang) for name in names),
        home=any(is_home(written(name), name.line.lang) for name in names),
        roles=frozenset(mention.role.kind for mention in mentions if mention.role is not None),
        statuses=frozenset(status for found in near for status in found),
        fates=befell,
        told=frozenset(one for mention in mentions for one in told_of(mention)),
        anonymous=any(speaks_of(name.line, "anonymity") for name in names),
        minor=any(_is_minor(name) for name in names),
        complains=any(speaks_of(name.line, "complaint") for name in names),
        first_name_only=all(
            name.rule in BY_NOUN or (len(name.tokens) == 1 and is_first_name(name.tokens[0].text, name.line.lang)) for name in names
        ),
    )


def _is_minor(name: Name) -> bool:
    """Tell whether the age behind a name is a child's: "Masha Lunina, 12,", "12-летняя Маша" has it before."""
    line = name.line
    behind = [token.text for token in line.tokens[name.stop : name.stop + 2]]
    if len(behind) > 1 and behind[0] in (",", "("):
        return _is_young(behind[1])
    return any(_is_young(token.text) and AGED.search(_from(line, at)) for at, token in _shortly_before(line, name.start))


def _shortly_before(line: Line, start: int) -> list[tuple[int, Token]]:
    """Return the numbered tokens in which an age before a name stands."""
    first = max(0, start - AGE_REACH)
    return [(first + n, token) for n, token in enumerate(line.tokens[first:start])]


def _from(line: Line, at: int) -> str:
    """Return the words from *at* on that tell what a number counts."""
    return "".join(token.text.lower() for token in line.tokens[at : at + 5])


def _is_young(word: str) -> bool:
    """Tell whether a word begins with an age below that of consent to be named."""
    digits = re.match(r"\d+(?=$|-)", word)
    return digits is not None and int(digits[0]) < OF_AGE


OF_AGE = 18
AGE_REACH = 6
AGED = re.compile(r"^\d+-(?:летн|річн|year)")


def _in_title(document: Document, name: Name, cluster: Cluster, dossier: Dossier) -> Person:
    """Return the person of a mention in the title."""
    return Person(
        name=cluster.full,
        as_written=written(name),
        role=None,
        status=dossier.status,
        at_risk=dossier.at_risk,
        named=True,
        key=cluster.key,
        span=Span(report=document.report.id, start=0, stop=0),
    )


def _named(document: Document, name: Name, cluster: Cluster, dossier: Dossier, role: Role | None) -> Person:
    """Return the person of one named mention."""
    start, stop = name.tokens[0].start, name.tokens[-1].stop
    span = _span_of(document, name.line, role)
    return Person(
        name=cluster.full,
        as_written=document.text[start:stop],
        role=span.of(document.text) if span else None,
        status=dossier.status,
        at_risk=dossier.at_risk,
        named=True,
        key=cluster.key,
        span=Span(report=document.report.id, start=start, stop=stop),
    )


def _unnamed(document: Document, group: Group) -> Person:
    """Return the person or small group without a name."""
    start, stop = group.line.tokens[group.start].start, group.line.tokens[group.stop - 1].stop
    text = document.text[start:stop]
    return Person(
        name=text,
        as_written=text,
        role=None,
        status=group.status,
        at_risk=group.at_risk,
        named=False,
        key=f"{start}",
        span=Span(report=document.report.id, start=start, stop=stop),
    )
