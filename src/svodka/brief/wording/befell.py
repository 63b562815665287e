"""What befell whom by the fields of a statement: the act, who or what it befell, where that stands in the report.

A number, a name or a noun is an act's only in one clause, beside a finite past verb that is neither denied, doubted nor asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from svodka.brief.wording.acts import Act, gap, named, verb_of
from svodka.brief.wording.counting import Subject, group_at, subject_of
from svodka.brief.wording.respelled import shown_name
from svodka.brief.wording.view import Derived, View
from svodka.brief.wording.voice import Voice, is_bounded, is_close, is_in_doubt, voice_of
from svodka.brief.wording.words import frame, wording
from svodka.lexicon.declension import readings
from svodka.model import Person, Quantity, QuantityKind, Stance

PLURAL = 3
SUFFERED = "were "
"""How an English verb begins that tells what others did to somebody."""


@dataclass(frozen=True, slots=True)
class Befallen:
    """*act* befell *subject*, who stand at *where* in the report; *verb* is the English one, in the plural.

    Not *sure*: "three men killed" may have more behind it, whom they killed.
    """

    act: Act
    verb: str
    subject: Subject
    where: tuple[tuple[int, int], ...]
    rules: Derived
    sure: bool = True


def befallen(view: View, acts: list[Act]) -> Befallen | None:
    """Return the first act of the statement that befell somebody counted or named, None where the words do not say so."""
    if is_in_doubt(view):
        return None
    told = list(_told(view, acts))
    return _counted(view, told, acts) or _named(view, acts) or _group(view, told)


def _told(view: View, acts: list[Act]) -> Iterator[tuple[Act, Voice]]:
    """Yield the acts that a verb tells, with its voice: what is planned needs no past."""
    verbs, planned = wording("en")["acts"], view.statement.stance is Stance.PLANNED
    for act in acts:
        if act.key in verbs and (not planned or verbs[act.key].startswith(SUFFERED)):
            voice = Voice.FELL if planned else voice_of(view, act.start, act.stop)
            if voice is not Voice.NONE:
                yield act, voice


def _counted(view: View, told: list[tuple[Act, Voice]], acts: list[Act]) -> Befallen | None:
    """Return the first act with the number of those it befell."""
    counts = [one for one in view.statement.quantities if _is_exact(one) and not is_bounded(view, one)]
    for act, voice in told:
        fits = _fitting(act)
        near = [
            (far, one)
            for one in counts
            if fits(one) and (far := gap(view, act, one, acts)) is not None and is_close(view, act, voice, one.span)
        ]
        if not near or not verb_of(view, act):
            continue
        quantity = min(near, key=lambda row: (row[0], row[1].span.start))[1]
        subject = subject_of(quantity, view.statement.lang, view.lang)
        sure = _is_object(act, voice, quantity.span.start, view.statement.lang)
        planned = view.statement.stance is Stance.PLANNED
        if subject is not None and sure is not None and (not planned or verb_of(view, act).startswith(SUFFERED)):
            rule = (subject.text, f"quantity:«{' '.join(quantity.as_written.split())}»")
            place = ((quantity.span.start, quantity.span.stop),)
            return Befallen(act, verb_of(view, act), subject, place, (rule,), sure)
    return None


def _fitting(act: Act) -> Callable[[Quantity], bool]:
    """Return what tells whether a quantity is of the kind that *act* befalls: people, things, or money and goods."""
    of: dict[str, list[str]] = wording("en")["befallen"]
    if act.key in of["goods"]:
        return lambda one: one.kind in (QuantityKind.MONEY, QuantityKind.MEASURE)
    unit = "items" if act.key in of["things"] else "people"
    return lambda one: one.kind is QuantityKind.COUNT and one.unit == unit


def _is_exact(quantity: Quantity) -> bool:
    """Tell whether the words give a number, rather than only "thousands"."""
    digits = any(letter.isdigit() for letter in quantity.as_written)
    return digits or (quantity.low is not None and quantity.low == quantity.high)


def _is_object(act: Act, voice: Voice, at: int, lang: str) -> bool | None:
    """Tell whether those who stand at *at* are whom the verb befell: surely, perhaps, or not (None).

    Of English the order of the words decides. Elsewhere those before a verb that does something to others may do it.
    """
    behind = at > act.start
    if lang == "en":
        return True if behind == (voice is Voice.ACTIVE) else None
    return voice is not Voice.ACTIVE or behind


def _group(view: View, told: list[tuple[Act, Voice]]) -> Befallen | None:
    """Return the first act with a plural noun of people right beside it: «мобилизованных отправили на фронт»."""
    if view.statement.stance is Stance.PLANNED:
        return None
    for act, voice in told:
        found = group_at(view.text, (act.start, act.stop), (view.statement.lang, view.lang))
        of = wording("en")["befallen"]
        if found is None or act.key in of["things"] or act.key in of["goods"]:
            continue
        subject, start, stop = found
        sure = _is_object(act, voice, start, view.statement.lang)
        if sure is not None and view.statement.span.start <= start and stop <= view.statement.span.stop:
            rule = (subject.text, f"person:«{' '.join(view.text[start:stop].split())}»")
            return Befallen(act, verb_of(view, act), subject, ((start, stop),), (rule,), sure)
    return None


def _named(view: View, acts: list[Act]) -> Befallen | None:
    """Return the first act that befell people whom the statement names."""
    found = named(view, acts)
    if found is None:
        return None
    act, people, verb = found
    if view.statement.stance is Stance.PLANNED and not verb.startswith(SUFFERED):
        return None
    if view.statement.stance is not Stance.PLANNED and voice_of(view, act.start, act.stop) is Voice.NONE:
        return None
    names = [shown_name(" ".join(one.name.split()), view.statement.lang, view.lang) for one in people]
    words = ", ".join(names[:-1]) + frame(view.lang, "template", "and") + names[-1] if len(names) > 1 else names[0]
    rules = tuple((name, "person:transliterated") for name in names)
    whole = all(view.statement.lang == "en" or _is_nominative(one.name, view.statement.lang) for one in people)
    number = _number(people, view) if whole else None
    where = tuple((one.span.start, one.span.stop) for one in people)
    return Befallen(act, verb, Subject(words, number, whole=True), where, rules) if number is not None else None


def _is_nominative(name: str, lang: str) -> bool:
    """Tell whether a name is one that can be a subject: whole, and in the nominative."""
    return all(len(word.rstrip(".")) > 1 for word in name.split()) and any(case == 0 for _, case in readings(name, lang))


def _number(people: tuple[Person, ...], view: View) -> int | None:
    """Return the form of a verb that goes with people named, None where one person's gender is not known."""
    if view.lang == "en":
        return int(len(people) == 1)
    if len(people) > 1:
        return PLURAL
    slots = {gender for gender, case in readings(people[0].name, view.statement.lang) if case == 0}
    return "mf".index(slots.pop()) if len(slots) == 1 else None
