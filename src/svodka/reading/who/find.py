"""All persons of a report: names joined over the report, roles and statuses gathered, risk decided."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.model import Person, PersonStatus, Span
from svodka.reading.document import Document
from svodka.reading.who.join import Cluster, join, written
from svodka.reading.who.known import has_fame, is_figure, name_keys
from svodka.reading.who.line import Line, line_of
from svodka.reading.who.named import Name, find_again, find_names, is_first_name
from svodka.reading.who.status import AT_RISK, ROLE_STATUS, Role, most_urgent, role_of, speaks_of, statuses
from svodka.reading.who.unnamed import Group, groups_of

PUBLIC_ROLES = frozenset({"official", "public"})
PRIVATE_ROLES = frozenset({"relative", "witness", "soldier"})


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the report as a whole says of one named person; it lives no longer than the reading of one report."""

    figure: bool
    fame: bool
    roles: frozenset[str]
    statuses: frozenset[PersonStatus]
    anonymous: bool
    complains: bool
    first_name_only: bool

    @property
    def status(self) -> PersonStatus:
        """The status that a reader would note first."""
        if self.fame:
            return PersonStatus.OTHER
        if self.figure or "official" in self.roles:
            return PersonStatus.OFFICIAL
        urgent = most_urgent(self.statuses)
        role = next((kind for kind in ROLE_STATUS if kind in self.roles), None)
        if role in ("relative", "public"):
            return ROLE_STATUS[role]
        if urgent is not None:
            return urgent
        if role is not None:
            return ROLE_STATUS[role]
        return PersonStatus.WITNESS if self.anonymous or self.first_name_only else PersonStatus.OTHER

    @property
    def at_risk(self) -> bool:
        """Whether naming the person could harm; without a public role the doubt protects."""
        if self.anonymous and not self.figure:
            return True
        if self.figure or self.roles & PUBLIC_ROLES:
            return False
        if "activist" in self.roles and not self.roles & PRIVATE_ROLES:
            return self.complains or bool(self.statuses & AT_RISK)
        return self.status is not PersonStatus.KILLED


def find_people(document: Document) -> tuple[Person, ...]:
    """Return every mention of a person in *document*, in order of the text.

    Mentions of one named person share *key* and *name* (the fullest form, in the nominative); risk is decided once for
    the person over the whole report, so that no mention of somebody at risk is left open.
    """
    lines = [line_of(sentence) for sentence in document.sentences]
    names = _all_names(lines)
    roles = [role_of(name.line, name.start, name.stop) for name in names]
    people = [person for cluster in join(names) for person in _of_cluster(document, cluster, names, roles)]
    taken = [person.span for person in people]
    taken += [
        span
        for name, role in zip(names, roles, strict=True)
        if (span := _span_of(document, name.line, role)) is not None
    ]
    groups = [_unnamed(document, group) for group in groups_of(lines)]
    people += [group for group in groups if not any(_touches(document, group.span, span) for span in taken)]
    return tuple(sorted(people, key=lambda person: (person.span.start, person.span.stop)))


def _all_names(lines: list[Line]) -> list[Name]:
    """Return every name of the report: those the rules find, then lone mentions of whoever is named in full somewhere."""
    own = [find_names(line) for line in lines]
    full = [name for names in own for name in names if len(name.tokens) > 1]
    known = frozenset(key for name in full for word in _surnames(name) for key in name_keys(word, name.line.lang))
    return [
        name
        for line, names in zip(lines, own, strict=True)
        for name in sorted([*names, *find_again(line, names, known)], key=lambda name: name.start)
    ]


def _surnames(name: Name) -> list[str]:
    """Return the words of a full name that are no first names; all of them where every word is one."""
    words = [token.text for token in name.tokens if not is_first_name(token, name.line.lang)]
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
    return group.overlaps(name) or not between.strip(" ,")


def _of_cluster(document: Document, cluster: Cluster, names: list[Name], roles: list[Role | None]) -> list[Person]:
    """Return the mentions of one named person."""
    mentions = [names[number] for number in cluster.mentions]
    found = [role for role in (roles[number] for number in cluster.mentions) if role is not None]
    dossier = _gather(mentions, found)
    return [
        _named(document, name, cluster, dossier, roles[number])
        for number, name in zip(cluster.mentions, mentions, strict=True)
    ]


def _gather(mentions: list[Name], roles: list[Role]) -> Dossier:
    """Return what all mentions of a person together tell."""
    near = [statuses(name.line, name.start, name.stop) for name in mentions]
    return Dossier(
        figure=any(is_figure(written(name), name.line.lang) for name in mentions),
        fame=any(has_fame(written(name), name.line.lang) for name in mentions),
        roles=frozenset(role.kind for role in roles),
        statuses=frozenset(status for found in near for status in found),
        anonymous=any(speaks_of(name.line, "anonymity") for name in mentions),
        complains=any(speaks_of(name.line, "complaint") for name in mentions),
        first_name_only=all(
            len(name.tokens) == 1 and is_first_name(name.tokens[0], name.line.lang) for name in mentions
        ),
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
    """Return the person or small group without a name; mobilized men are at risk where they complain."""
    start, stop = group.line.tokens[group.start].start, group.line.tokens[group.stop - 1].stop
    text = document.text[start:stop]
    complains = group.status is PersonStatus.MOBILIZED and speaks_of(group.line, "complaint")
    return Person(
        name=text,
        as_written=text,
        role=None,
        status=group.status,
        at_risk=group.status in AT_RISK or complains,
        named=False,
        key=f"{start}",
        span=Span(report=document.report.id, start=start, stop=stop),
    )
