"""What a report mentions, found once for the whole document and handed to the statements by place.

A statement has what stands in its own words; from its attribution it takes the speaker and the places of the
speaker's office.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from svodka.model import Person, Place, PlaceRole, Quantity, Span, Statement
from svodka.reading.document import Document
from svodka.reading.drafts import Draft
from svodka.reading.how_many import find_quantities
from svodka.reading.parse import flat, parse
from svodka.reading.where import find_places
from svodka.reading.who import find_people

RELATIVE_CLAUSE = "clause.relative_clause"

@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The places and people of a document, in order of the text; *heading*: the people of its title, who stand nowhere in the text."""

    places: tuple[Place, ...]
    people: tuple[Person, ...]
    heading: tuple[Person, ...] = ()

    def places_of(self, draft: Draft) -> tuple[Place, ...]:
        """Return the places in the clause and those in its speakers' titles, which are only what it is about."""
        told = (p for p in self.places if inside(p.span, draft) or in_speaker(p.span, draft))
        return tuple(replace(p, role=PlaceRole.ABOUT) if in_speaker(p.span, draft) else p for p in told)

    def people_of(self, draft: Draft, around: Sequence[Person] = ()) -> tuple[Person, ...]:
        """Return the people in the clause, its speakers and those told *around* it, in order of the text."""
        own = [p for p in self.people if inside(p.span, draft) or names_speaker(p.span, draft)]
        return tuple(sorted([*own, *(p for p in around if p not in own)], key=lambda p: (p.span.start, p.span.stop)))

    def people_around(self, drafts: Sequence[Draft], document: Document) -> list[list[Person]]:
        """Return for each draft the people of its sentence who stand in no draft's words, given to the nearest draft.

        Whoever stands in an attribution is cited with the clause; left out, a person at risk would go unprotected there.
        """
        found: list[list[Person]] = [[] for _ in drafts]
        by_sentence: dict[int, list[int]] = {}
        for number, draft in enumerate(drafts):
            by_sentence.setdefault(draft.sentence, []).append(number)
        starts = [sentence.start for sentence in document.sentences]
        for person in self.people:
            here = by_sentence.get(bisect_right(starts, person.span.start) - 1, [])
            if here and not any(inside(person.span, drafts[n]) or names_speaker(person.span, drafts[n]) for n in here):
                found[min(here, key=lambda n: _distance(person.span, drafts[n]))].append(person)
        return found


def mentions_of(document: Document, home_region: str | None) -> Mentions:
    """Find the places and people of a document.

    Where both claim the same single word, it is a place: its finder has already left out whoever it could
    tell for a person.
    """
    places = find_places(document, home_region)
    found = [place.span for place in places if place.id is not None]
    everyone = find_people(document, heading_of(document))
    told = [p for p in everyone if p.span.stop]
    people = [p for p in told if " " in p.as_written or not any(s.contains(p.span) for s in found)]
    return Mentions(places=places, people=tuple(people), heading=tuple(p for p in everyone if not p.span.stop))


def heading_of(document: Document) -> Document | None:
    """Return the report's title as a document of its own, None where there is none or the text begins with it."""
    title = document.report.title
    if not title.strip() or flat(document.text).lstrip().startswith(flat(title).strip()):
        return None
    return parse(replace(document.report, text=title, blocks=()))


def quantities_of(draft: Draft, document: Document) -> tuple[Quantity, ...]:
    """Return the quantities in the clause."""
    report = document.report
    lang = document.sentences[draft.sentence].lang
    return find_quantities(report.text, (draft.start, draft.stop), report.id, lang)


def with_figures_once(statements: list[Statement]) -> list[Statement]:
    """Leave a figure to the relative clause that tells it where that clause is a statement of its own."""
    inner = [s for s in statements if s.quantities and s.made_by and s.made_by[0].rule == RELATIVE_CLAUSE]
    kept: list[Statement] = []
    for statement in statements:
        spans = [s.span for s in inner if s is not statement and statement.span.contains(s.span)]
        own = tuple(q for q in statement.quantities if not any(span.contains(q.span) for span in spans))
        kept.append(replace(statement, quantities=own) if len(own) < len(statement.quantities) else statement)
    return kept


def inside(span: Span, draft: Draft) -> bool:
    """Tell whether a mention stands in the draft's own words."""
    return draft.start <= span.start and span.stop <= draft.stop


def in_speaker(span: Span, draft: Draft) -> bool:
    """Tell whether a mention stands in the words that name a speaker."""
    return any(s.span is not None and s.span.start <= span.start and span.stop <= s.span.stop for s in draft.chain)


def names_speaker(span: Span, draft: Draft) -> bool:
    """Tell whether a person is a speaker, the words that name the one in or around those of the other."""
    return any(s.span is not None and s.span.overlaps(span) for s in draft.chain)


def _distance(span: Span, draft: Draft) -> int:
    """Return how many characters stand between a mention and a draft."""
    return max(draft.start - span.stop, span.start - draft.stop, 0)

