"""Russian and Ukrainian statements in an English brief: who says what, where, when, how many, by a grammar template.

There is no machine translation; every word comes from a field by a rule recorded with the sentence.
"""

from __future__ import annotations

from svodka.brief.wording.concepts import concept_phrases
from svodka.brief.wording.figures import day_words, days_words, quantity_words
from svodka.brief.wording.view import Derived, View, Worded
from svodka.brief.wording.words import frame
from svodka.model import (
    Granularity,
    Place,
    PlaceLevel,
    PlaceRole,
    QuantityKind,
    Span,
    When,
    WhenRole,
)

MOST_FIGURES = 3
PLACE_FRAMES = {
    PlaceRole.EVENT: "in_place",
    PlaceRole.ORIGIN: "from_place",
    PlaceRole.DESTINATION: "to_place",
    PlaceRole.ABOUT: "about_place",
}
LEVEL_ORDER = tuple(reversed(PlaceLevel))


def template(view: View) -> Worded | None:
    """Return the sentence of a statement that cannot be quoted in the brief's language."""
    what, known, derived = concept_phrases(view)
    where, place_derived = _where(view)
    when, when_derived = _when(view)
    figures, figure_derived = _figures(view)
    if not (known or figures):
        return None
    who = view.who.opening if view.who else view.outlet
    tag = view.tag() if view.who else f"({view.date})"
    text = frame(
        view.lang,
        "template",
        "sentence",
        who=who,
        what=what,
        where=where,
        when=when,
        figures=figures,
        tag=tag,
    )
    quality = 3 if known and (where or when or figures) else 5
    rules = derived + place_derived + when_derived + figure_derived
    return view.finish(text, _cited(view), rules, quality)


def _cited(view: View) -> Span:
    """Return the statement's own span: the original is shown beside the sentence."""
    return view.statement.span


def _where(view: View) -> tuple[str, Derived]:
    """Return the one place that says most, with its region."""
    resolved = [place for place in view.statement.places if place.level is not PlaceLevel.UNRESOLVED]
    if not resolved:
        return "", ()
    roles = list(PLACE_FRAMES)
    place = min(resolved, key=lambda one: (roles.index(one.role), LEVEL_ORDER.index(one.level), one.span.start))
    name = place_words(place)
    rule = f"place:{place.id or place.as_written}"
    return frame(view.lang, "template", PLACE_FRAMES[place.role], place=name), ((name, rule),)


def place_words(place: Place) -> str:
    """Return an English place name with its region: "Sievsk, Bryansk Oblast"."""
    return f"{place.name}, {place.adm1}" if place.adm1 and place.adm1 != place.name else place.name


def _when(view: View) -> tuple[str, Derived]:
    """Return when it happened, or is due, in absolute dates."""
    wanted = (WhenRole.HAPPENED, WhenRole.DUE)
    dated = [when for when in view.statement.whens if when.role in wanted and (when.start or when.stop)]
    if not dated:
        return "", ()
    when = min(dated, key=lambda one: (wanted.index(one.role), one.span.start if one.span else 0))
    words, date = _when_words(when, view.lang)
    return words, ((date, f"when:{when.anchor}"),)


def _when_words(when: When, lang: str) -> tuple[str, str]:
    """Return the phrase for a time and the dates within it."""
    if when.start is None or when.stop is None:
        known = when.start or when.stop
        date = day_words(known, lang) if known else ""
        return frame(lang, "template", "since" if when.stop is None else "until", date=date), date
    date = days_words(when.start, when.stop, lang)
    if when.role is WhenRole.DUE:
        return frame(lang, "template", "due", date=date), date
    if when.start == when.stop:
        return frame(lang, "template", "on_day", date=date), date
    whole = when.granularity in (Granularity.MONTH, Granularity.YEAR) and "–" not in date
    if whole:
        return frame(lang, "template", "in_place", place=date), date
    start, stop = day_words(when.start, lang), day_words(when.stop, lang)
    return frame(lang, "template", "between", start=start, stop=stop), f"{start} {stop}"


def _figures(view: View) -> tuple[str, Derived]:
    """Return the numbers given, ages left out."""
    counted = [one for one in view.statement.quantities if one.kind is not QuantityKind.AGE]
    shown = [quantity_words(one, view.lang, view.statement.lang) for one in counted[:MOST_FIGURES]]
    if not shown:
        return "", ()
    derived = tuple(
        (words, f"quantity:«{' '.join(one.as_written.split())}»") for words, one in zip(shown, counted, strict=False)
    )
    return frame(view.lang, "template", "figures", figures="; ".join(dict.fromkeys(shown))), derived
