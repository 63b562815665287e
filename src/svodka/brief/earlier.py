"""A figure beside the one that the same source gave before: “On 14 September 2022 the figure given was 800 men”.

Two figures are compared only where they are of the same kind of thing, at the same place, by the same claimant, and
either of one event or both running totals: three wounded today say nothing about five wounded last week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from svodka.brief.settings import BriefSettings
from svodka.brief.wording.clause import tidy
from svodka.brief.wording.figures import quantity_words
from svodka.brief.wording.view import view_of
from svodka.brief.wording.words import frame, listed
from svodka.lexicon.concepts import concepts_in, is_predicate
from svodka.lexicon.data import LANGS, fold
from svodka.lexicon.lemmas import lemma
from svodka.lexicon.names import fold_name
from svodka.model import (
    ContradictionKind,
    MaterialIndex,
    PlaceRole,
    Quantity,
    QuantityKind,
    Sentence,
    SentenceKind,
    SpeakerKind,
    Stance,
    Statement,
    WhenRole,
)

COMPARED = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT)
ANSWERABLE = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)
"""Speakers who are the same from day to day; "a resident" is another one each time."""
INDEFINITE = frozenset(["a", "an", "one", "один", "одна", "одне"])
TOTALS = frozenset(
    [
        "mobilized", "conscription", "draft_notice_served", "recruited_volunteers", "recruited_convicts", "exempted",
        "registration_men", "trained", "sent_to_front", "losses", "fled", "refugees", "deserted", "refused_to_fight",
        "reports_of_discharge", "returned_from_front", "collected_money", "labour_shortage", "passports", "deported",
    ]
)  # fmt: skip
"""What is counted up over time, so that an earlier claim is of the same sum."""
Key = tuple[str, str, QuantityKind, str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of one statement, published on *day*."""

    day: date
    statement: Statement
    quantity: Quantity


class Claims:
    """All figures of a material by claimant, place and kind of thing."""

    def __init__(self, index: MaterialIndex) -> None:
        """Index the figures that could ever be compared."""
        self.index = index
        edges = index.material.linkage.contradictions
        self._denied = frozenset(edge.claim for edge in edges if edge.kind is ContradictionKind.DENIAL)
        self._by_key: dict[Key, list[Claim]] = defaultdict(list)
        for statement in index.material.statements:
            for key, claim in self._of(statement):
                self._by_key[key].append(claim)

    def before(self, lead: Statement) -> Claim | None:
        """Return the latest earlier claim that a figure of *lead* may be compared with, None for none.

        A claim that was denied is left out: it would stand here without its denial.
        """
        found: list[Claim] = []
        for key, claim in self._of(lead):
            same_day = [(one.quantity.low, one.quantity.high) for one in self._by_key[key] if one.day == claim.day]
            found += [
                one
                for one in self._by_key[key]
                if one.day < claim.day
                and one.statement.id not in self._denied
                and (one.quantity.low, one.quantity.high) not in same_day
                and self._comparable(one.statement, lead)
            ]
        return max(found, key=lambda one: (one.day, one.statement.id, one.quantity.span), default=None)

    def _of(self, statement: Statement) -> Iterator[tuple[Key, Claim]]:
        """Yield each figure of a statement with its key; none where claimant, place or day are not known."""
        report = self.index.report_of(statement)
        claimant, place = self._claimant(statement), self._place(statement)
        if report.published_at is None or not claimant or not place or statement.stance not in (Stance.ASSERTED, Stance.ALLEGED):
            return
        done = tuple(sorted(one for one in statement.concepts if is_predicate(one)))
        for one in statement.quantities:
            if done and one.kind in COMPARED and (one.low or one.high):
                key = (claimant, place, one.kind, one.unit, _thing(one, statement.lang), done)
                yield key, Claim(report.published_at, statement, one)

    def _claimant(self, statement: Statement) -> str:
        """Return who answers for a figure: the named source, or the outlet in its own voice; "" for nobody in particular.

        An office without a name ("the commissariat") is the same one only where the same outlet speaks of it.
        """
        speaker, outlet = statement.speaker, self.index.source_of(self.index.report_of(statement)).id
        if speaker is None:
            return f"outlet {outlet}"
        if speaker.protected:
            return ""
        if speaker.kind is SpeakerKind.ROLE and not _is_anybody(speaker.as_written, statement.lang):
            return f"office {fold_name(speaker.name)} in {outlet}"
        return f"speaker {fold_name(speaker.name)}" if speaker.kind in ANSWERABLE else ""

    def _place(self, statement: Statement) -> str:
        """Return the one place of a statement, or of its event; "" where there is none, or more than one."""
        own = {place.id for place in statement.places if place.role is PlaceRole.EVENT}
        event = self.index.event_of.get(statement.id)
        if not own and event is not None and event.place is not None:
            own = {event.place.id}
        return next(iter(own)) or "" if len(own) == 1 else ""

    def _comparable(self, one: Statement, other: Statement) -> bool:
        """Tell whether two figures are of one event, or both running totals without a day of their own."""
        event = self.index.event_of.get(other.id)
        if event is not None and one.id in event.statements:
            return True
        dated = any(when.role is WhenRole.HAPPENED and when.span for side in (one, other) for when in side.whens)
        return not dated and not TOTALS.isdisjoint(one.concepts)


def _is_anybody(written: str, lang: str) -> bool:
    """Tell whether a role is one that many bear: "a resident", "soldiers", «жители»."""
    words = fold(written).split()
    several = listed(lang, "unknowns", "several") if lang in LANGS else frozenset()
    return not words or words[0] in INDEFINITE or not several.isdisjoint(words)


def _thing(quantity: Quantity, lang: str) -> tuple[str, ...]:
    """Return what is counted under keys that the languages share, or else by its lemmas."""
    shared = concepts_in(quantity.of, lang)
    return tuple(sorted(shared)) or (lang, *(lemma(word, lang) for word in fold(quantity.of).split()))


def earlier_figure(lead: Statement, told: list[Sentence], claims: Claims, settings: BriefSettings, lang: str) -> list[Sentence]:
    """Return a sentence with the figure that the claimant of *lead* gave before, with its own citation; or none.

    None where the paragraph cites that statement already: it is told as another figure.
    """
    claim = claims.before(lead)
    cited = {citation.statement for sentence in told for citation in sentence.citations}
    if claim is None or claim.statement.id in cited:
        return []
    seen = view_of(claims.index, claim.statement, settings, lang)
    words = quantity_words(claim.quantity, seen.lang, claim.statement.lang)
    if not words or (claim.statement.chain and seen.who is None):
        return []
    key = "claimed" if claim.statement.stance is Stance.ALLEGED else "given"
    who = seen.who.text.rstrip(",") if seen.who else ""
    text = frame(seen.lang, "earlier", key if who else f"{key}_own", date=seen.date, figures=words, who=who, outlet=seen.outlet)
    derived = ((words, f"quantity:«{tidy(claim.quantity.as_written)}»"),)
    return [replace(seen.finish(text, claim.statement.span, derived, 0).sentence, kind=SentenceKind.EARLIER)]
