"""Persons and small groups without a name that a statement is about: "two women", "his relatives", "солдату"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from svodka.lexicon.data import fold, words
from svodka.lexicon.persons import PersonNoun, number_words, person_noun
from svodka.model import PersonStatus
from svodka.reading.who.agreement import readings_of
from svodka.reading.who.fates import NOMINATIVE, Mention
from svodka.reading.who.line import Line, hits
from svodka.reading.who.phrases import Phrase, is_governed, modifiers, phrases_of
from svodka.reading.who.predicates import befallen, is_free

SMALL = 12
"""Persons that a statement of deaths or wounds may be about, at most; more are a figure."""
GROUP = 200
"""Persons at risk that are still a group, at most: a company that refused, not an army."""
MEMORY = 4
"""Sentences for which a person at risk is remembered, so that "the men", "один из них" are known to be the same."""
FOLLOWERS = frozenset({"fighter", "single", "mobilized", "numeral"})
SIBLINGS = frozenset({"брат", "сестра", "супруг", "brother", "sister"})
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
    "family": PersonStatus.RELATIVE,
    "dead": PersonStatus.KILLED,
    "wounded": PersonStatus.WOUNDED,
}
"""What the noun alone tells."""
PROTECTED = frozenset({"relative", "family", "captured", "held", "refused", "missing", "witness"})
"""Nouns whose bearers are protected whatever is told of them."""
OWN = frozenset({"relative", "captured", "held", "refused", "missing"})
"""Nouns that tell enough alone."""
URGENT = ("refused", "captured", "missing", "detained", "killed", "wounded", "mobilized")
HARM = frozenset({"refused", "captured", "missing", "detained", "abducted"})
"""What calls for protection whoever it happens to."""
PERIL = HARM | {"complaint", "dissent"}
VAGUE = frozenset({"bulk", "group", "rest", "numeral"})
LOSSES = frozenset({"killed", "wounded"})
ARMED = frozenset({"fighter", "captor", "official"})
"""Whom an accusation alone does not endanger."""
FEW = 5
"""Soldiers killed or wounded who are told of as persons, at most; more are losses."""
OWNERS = frozenset({"the", "his", "her", "their", "my", "our", "его", "ее", "их", "моя", "наша", "його", "її", "їхня", "їх"})
EACH = frozenset({"each", "every", "any", "a", "каждая", "каждой", "каждую", "любая", "любой", "кожна", "кожній", "кожну", "кожної"})


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens [start, stop) of a line that stand for a person or a few, with what is said of them."""

    line: Line
    start: int
    head: int
    stop: int
    noun: str
    status: PersonStatus
    at_risk: bool
    plural: bool | None
    """None: a person with a name, whom a noun in either number may take up."""


def groups_of(lines: Sequence[Line], named: Mapping[int, Group]) -> list[Group]:
    """Return the unnamed persons of a report; a plain noun soon after a person at risk inherits the status.

    *named*: by number of the line, a person or family with a name and at risk, whom a noun may take up as well.
    """
    found: list[Group] = []
    last: tuple[int, Group] | None = None
    for number, line in enumerate(lines):
        phrases = phrases_of(line)
        last = (number, named[number]) if number in named else last
        for phrase in phrases:
            group = _judge(phrase, _words_of_others(phrases, phrase))
            recent = last[1] if last is not None and number - last[0] <= MEMORY else None
            if (group is None or not _settled(group)) and recent is not None and _follows(phrase, recent):
                status = recent.status if group is None or group.status is PersonStatus.OTHER else group.status
                group = _group(phrase, status, at_risk=True)
            if group is None:
                continue
            found.append(group)
            if group.at_risk and group.noun in MAIN:
                last = (number, group)
    return found


def _settled(group: Group) -> bool:
    """Tell whether a group needs no person before it to be understood: it is at risk itself, dead, or in office."""
    if group.status is PersonStatus.OTHER:
        return False
    return group.at_risk or group.status in (PersonStatus.KILLED, PersonStatus.OFFICIAL)


def _words_of_others(phrases: Sequence[Phrase], phrase: Phrase) -> frozenset[int]:
    """Return the tokens of the other phrases of a line."""
    return frozenset(at for other in phrases if other is not phrase for at in range(other.start, other.stop))


def _follows(phrase: Phrase, recent: Group) -> bool:
    """Tell whether a plain noun takes up a person at risk named shortly before: "the men", "один из них", "женщина"."""
    line = phrase.line
    small = phrase.number is None or phrase.number <= SMALL
    counted = phrase.number is not None or phrase.kind == "numeral"
    number = recent.plural is None or phrase.plural == recent.plural or counted
    same = phrase.kind == "person" and recent.noun == "person"
    if recent.plural is None and phrase.plural and phrase.kind == "fighter" and line.lang != "en":
        return False
    siblings = phrase.plural and phrase.noun.noun in SIBLINGS
    one = phrase.kind == "bulk" and not phrase.plural
    if not (small and number and (phrase.kind in FOLLOWERS or same or siblings or one)):
        return False
    if not (phrase.nominative or (phrase.oblique and is_free(phrase))) or _is_instrumental(phrase):
        return False
    before = [fold(token.text) for token in line.tokens[phrase.start : phrase.head]]
    if line.lang == "en":
        return bool(before) and all(word in DEFINITE or word in number_words("en", "few") for word in before)
    frame = number_words(line.lang, "frame") | number_words(line.lang, "few") | number_words(line.lang, "one")
    return all(word in frame for word in before) and not _specified(phrase)


def _is_instrumental(phrase: Phrase) -> bool:
    """Tell whether the noun stands in the instrumental, as what somebody is called or by whom it was done."""
    token = phrase.line.tokens[phrase.head]
    plural = phrase.line.lang != "en" and fold(token.text).endswith(("ами", "ями"))
    return token.has("Case=Ins") or plural


def _specified(phrase: Phrase) -> bool:
    """Tell whether a name behind the noun says that others are meant: "военнослужащие ВСУ"."""
    token = next(iter(phrase.line.tokens[phrase.stop : phrase.stop + 1]), None)
    return token is not None and token.text[:1].isupper() and token.pos in ("PROPN", "NOUN")


DEFINITE = frozenset({"the", "this", "these", "those", "both", "that", "of"})
MAIN = frozenset({"fighter", "mobilized", "refused", "captured", "held", "person", "single", "missing", "numeral", "activist", "group"})
"""Kinds that a plain noun may take up."""


def _group(phrase: Phrase, status: PersonStatus, *, at_risk: bool) -> Group:
    """Return the group of a phrase."""
    return Group(
        line=phrase.line,
        start=phrase.start,
        head=phrase.head,
        stop=phrase.stop,
        noun=phrase.kind,
        status=status,
        at_risk=at_risk,
        plural=phrase.plural,
    )


def _judge(found: Phrase, others: frozenset[int]) -> Group | None:
    """Return the group if it is one person or few and something telling is said of them."""
    phrase = replace(found, noun=replace(found.noun, kind="official")) if _is_chief(found) else found
    told = _weighed(phrase, befallen(phrase, others) | set(modifiers(phrase)))
    if not _small(phrase, told) or not _worth(phrase, told):
        return None
    status = _status(phrase, told)
    return _group(phrase, status, at_risk=_at_risk(phrase, status, told))


def _is_chief(phrase: Phrase) -> bool:
    """Tell whether a trade is held as an office: "the head doctor", "главный инженер", "головна лікарка"."""
    before = (fold(token.text) for token in phrase.line.tokens[max(0, phrase.head - 2) : phrase.head])
    return phrase.kind == "person" and any(word.startswith(CHIEF) or word in ("chief", "head") for word in before)


CHIEF = ("главн", "головн")


def _weighed(phrase: Phrase, told: set[str]) -> set[str]:
    """Weigh what is told by whom it is told of.

    An accusation is harm to whoever can be tried for it; against men with weapons, it is a complaint of others. A walk-out
    is refusal where soldiers do it, a gathering is protest where relatives or mobilized men do.
    """
    found = told - {"accused", "leaves", "gathers"}
    if "accused" in told and phrase.kind not in ARMED:
        found |= {"detained"}
    if "leaves" in told and (phrase.kind in ("mobilized", "fighter") or "mobilized" in told):
        found |= {"refused"}
    if "gathers" in told and (phrase.kind in ("mobilized", "relative", "activist") or "mobilized" in told):
        found |= {"complaint"}
    return found


def _small(phrase: Phrase, told: set[str]) -> bool:
    """Tell whether the group is small enough to be persons and no figure."""
    limit = GROUP if told & PERIL or phrase.kind == "relative" else SMALL
    return phrase.number is None or phrase.number <= limit


def _worth(phrase: Phrase, told: set[str]) -> bool:
    """Tell whether enough is said of the persons for a statement to be about them."""
    rule = WORTH.get(phrase.kind)
    if rule is not None:
        return rule(phrase, told)
    uncounted = phrase.plural and phrase.number is None and not phrase.nominative
    if phrase.kind == "fighter" and phrase.plural and told and told <= LOSSES:
        return phrase.number is not None and phrase.number <= FEW
    if told & PERIL or (told & {"killed", "wounded"} and not uncounted):
        return True
    if phrase.plural:
        counted = phrase.kind in ("mobilized", "activist") or (phrase.kind == "witness" and _acts(phrase, told))
        spoke = "tells" in told and phrase.kind in ("single", "person", "fighter")
        return phrase.number is not None and (counted or spoke)
    if phrase.kind in ("mobilized", "activist"):
        return True
    subject = phrase.nominative and phrase.kind in ("single", "witness")
    return subject or bool(told & {"tells", "mobilized"})


def _acts(phrase: Phrase, told: set[str]) -> bool:
    """Tell whether the persons do or say something."""
    return phrase.nominative or "tells" in told


def _worth_as_relative(phrase: Phrase, told: set[str]) -> bool:
    """Tell whether relatives are certain ones, or something is said of them."""
    if _parent_of_some(phrase):
        return bool(told & HARM)
    return bool(told - {"mobilized"}) or _related(phrase)


def _worth_as_held(phrase: Phrase, told: set[str]) -> bool:
    """Prisoners, refusers and the missing always are, but for those being set free and for a class of which a rule speaks."""
    if told & HARM:
        return True
    freed = any(hit.value == "freed" for hit in hits(phrase.line, "persons", "patient"))
    return not phrase.plural or not (freed or _is_class(phrase))


def _is_class(phrase: Phrase) -> bool:
    """Tell whether a bare plural that does nothing stands for a class: "a camp for deserters", "набор осуждённых"."""
    bare = phrase.number is None and phrase.start == phrase.head and phrase.stop == phrase.head + 1
    before = phrase.line.tokens[phrase.start - 1].pos if phrase.start else ""
    return bare and not phrase.nominative and before in ("ADP", "NOUN", "VERB")


def _worth_as_captor(phrase: Phrase, told: set[str]) -> bool:
    """Guards, occupiers and the like are persons here where they gave up or refused, or where one of them was seized."""
    if told & {"captured", "refused"}:
        return True
    return not phrase.plural and bool(told & (HARM | {"complaint", "killed", "wounded"}))


def _worth_as_family(phrase: Phrase, told: set[str]) -> bool:
    """A family is told of where it is known whose it is, or where something happened to it or was said by it."""
    if bool(told & (HARM | {"complaint", "killed", "wounded", "tells"})):
        return True
    before = {fold(token.text) for token in phrase.line.tokens[max(0, phrase.start - 1) : phrase.head]}
    whose = phrase.stop > phrase.head + 1 or bool(before & OWNERS)
    return not phrase.plural and whose and not before & EACH


def _worth_as_one(phrase: Phrase, told: set[str]) -> bool:
    """One of the dead or wounded is a person; several are a figure."""
    return bool(told) or not phrase.plural


def _worth_in_office(phrase: Phrase, told: set[str]) -> bool:
    """Somebody in office without a name is one where he or she was seized, is missing or was hurt."""
    return not phrase.plural and bool(told & (HARM | {"killed", "wounded"}))


def _worth_as_counsel(phrase: Phrase, told: set[str]) -> bool:
    """A lawyer speaks for others; only one who was harmed is told of."""
    del phrase
    return bool(told & HARM)


def _worth_though_vague(phrase: Phrase, told: set[str]) -> bool:
    """Tell whether a group, a crew, "the rest" or "people" are persons that something happened to."""
    if phrase.kind == "bulk":
        return bool(told & HARM) and phrase.number is not None
    if phrase.kind == "group" and phrase.stop == phrase.head + 1 and phrase.noun.noun not in ALONE:
        return False
    return bool(told & (HARM | {"complaint", "killed", "wounded"})) if phrase.kind != "rest" else bool(told & HARM)


def _parent_of_some(phrase: Phrase) -> bool:
    """Tell whether the relative is only called a parent: "батько двох дітей", "a mother of three"."""
    behind = phrase.line.tokens[phrase.head + 1 : phrase.stop + 1]
    return any(fold(token.text) in words(phrase.line.lang, "persons", "offspring") for token in behind)


def _related(phrase: Phrase) -> bool:
    """Tell whether certain relatives are meant: one, or whose they are is told, or they act."""
    last = person_noun(phrase.line.tokens[phrase.stop - 1].text, phrase.line.lang)
    pair = phrase.stop > phrase.head + 1 and last is not None and last.kind == "relative"
    whose = phrase.stop > phrase.head + 1 and not pair
    if not phrase.plural or whose or phrase.number is not None:
        return phrase.nominative or phrase.oblique or whose
    return phrase.noun.noun in KINDRED and (phrase.nominative or phrase.oblique)


WORTH: dict[str, Callable[[Phrase, set[str]], bool]] = {
    "relative": _worth_as_relative,
    "captured": _worth_as_held,
    "held": _worth_as_held,
    "refused": _worth_as_held,
    "missing": _worth_as_held,
    "dead": _worth_as_one,
    "wounded": _worth_as_one,
    "official": _worth_in_office,
    "captor": _worth_as_captor,
    "counsel": _worth_as_counsel,
    **dict.fromkeys(sorted(VAGUE), _worth_though_vague),
    "family": _worth_as_family,
}
"""When each kind of noun is worth a mention; the other kinds share a rule."""
KINDRED = frozenset({"родные", "близкие", "родственник", "родственница", "рідні", "близькі", "родич", "relative"})
ALONE = frozenset({"экипаж", "екіпаж", "crew", "расчет", "розрахунок"})


def _status(phrase: Phrase, told: set[str]) -> PersonStatus:
    """Return the status that a reader would note first."""
    own = NOUN_STATUS.get(phrase.kind)
    if own is not None and phrase.kind in OWN and "killed" not in told:
        return own
    urgent = next((PersonStatus(one) for one in URGENT if one in told), None)
    if urgent is None and "abducted" in told:
        urgent = PersonStatus.DETAINED
    if urgent is not None and not (phrase.kind == "official" and urgent is PersonStatus.DETAINED):
        return urgent
    if own is not None:
        return own
    return PersonStatus.ACTIVIST if "dissent" in told else PersonStatus.OTHER


def _at_risk(phrase: Phrase, status: PersonStatus, told: set[str]) -> bool:
    """Tell whether the persons could be harmed: in doubt yes, but not the dead and not officials."""
    if status is PersonStatus.KILLED or phrase.kind in ("official", "dead", "wounded"):
        return False
    if phrase.kind == "witness" and "wounded" in told:
        return bool(told & PERIL)
    return bool(told & PERIL) or phrase.kind in PROTECTED or "tells" in told


def told_of(mention: Mention) -> set[str]:
    """Return what the sentence says happened to a person with a name, or to those among whom the name is listed."""
    line, name = mention.line, mention.name
    heads = [at for at in range(name.start, name.stop) if not name.start <= line.tokens[at].head < name.stop]
    nominative, oblique = _cases_of(mention)
    noun = PersonNoun(
        kind="name", noun="", nominative=nominative, oblique=oblique, plural=False, singular=True, adjectival=False
    )
    phrase = Phrase(
        line=line,
        start=mention.start,
        head=heads[0] if heads and line.lang == "en" else name.start,
        stop=name.stop,
        noun=noun,
        number=None,
        nominative=nominative,
        oblique=oblique,
    )
    told = _weighed(phrase, befallen(phrase) | set(modifiers(phrase)))
    return told | _told_of_list(mention)


def _cases_of(mention: Mention) -> tuple[bool, bool]:
    """Return whether a name can be a subject, and whether it can be anything else that no preposition governs."""
    line, name = mention.line, mention.name
    if is_governed(line, mention.start):
        return False, False
    forms = readings_of(line, name.start, name.stop, mention.gender)
    nominative = not forms or any(case == NOMINATIVE for _, case in forms)
    oblique = not forms or any(case != NOMINATIVE for _, case in forms)
    first = line.tokens[name.start]
    if line.lang == "ru" and "Case=" in first.feats:
        told = first.has("Case=Nom")
        return nominative and told, oblique and not told
    return nominative, oblique


def _told_of_list(mention: Mention) -> set[str]:
    """Return what is told of the captives of whom the name is one: "political prisoners, including Ann Lee"."""
    line = mention.line
    listing = [hit for hit in hits(line, "people", "listing") if 0 <= mention.name.start - hit.stop <= LIST_REACH]
    if not listing:
        return set()
    before = [phrase for phrase in phrases_of(line) if phrase.stop <= listing[-1].start and phrase.kind in OWN - {"relative"}]
    return {"abducted", "detained"} if before else set()


LIST_REACH = 12
"""Tokens behind "including" in which the names of its list stand."""
