"""What a report mentions, found once for the whole document and handed to the statements by place.

A statement has what stands in its own words; from its attribution it takes the speaker, the places of
the speaker's office and, where its own words have no date, the date of the speech.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from svodka.model import BlockKind, Person, Place, PlaceRole, Quantity, Span, When, WhenRole
from svodka.reading.document import Document, ParsedSentence, Token
from svodka.reading.drafts import Draft
from svodka.reading.how_many import find_quantities
from svodka.reading.tree import ancestors, subtree
from svodka.reading.when import find_whens
from svodka.reading.where import find_places
from svodka.reading.who import find_people

CONTEXT_CHARS = 2_000
"""How much of a report's beginning serves as context for the topics of its clauses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The places and people of a document, in order of the text."""

    places: tuple[Place, ...]
    people: tuple[Person, ...]

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
    people = [p for p in find_people(document) if " " in p.as_written or not any(s.contains(p.span) for s in found)]
    return Mentions(places=places, people=tuple(people))


def whens_of(draft: Draft, document: Document) -> tuple[When, ...]:
    """Return the times in the clause, else the time of the speech in its sentence."""
    report = document.report
    sentence = document.sentences[draft.sentence]
    found = find_whens(report.text, (draft.start, draft.stop), report.id, sentence.lang, report.published_at)
    own = tuple(when for when in found if not in_background(when, draft, sentence))
    if any(when.role is not WhenRole.CONTENT for when in own):
        return own
    around = find_whens(report.text, (sentence.start, sentence.stop), report.id, sentence.lang, report.published_at)
    role = WhenRole.SAID if draft.frame is not None else WhenRole.HAPPENED
    outside = [w for w in around if w.span and w.role is WhenRole.HAPPENED and in_attribution(w.span, draft, document)]
    return own + tuple(replace(when, role=role) for when in outside)


def in_background(when: When, draft: Draft, sentence: ParsedSentence) -> bool:
    """Tell whether a time belongs to an aside in the clause: “Crimea, which was annexed in 2014, …”.

    It does where a relative or participial clause, or an apposition, lies between the words of the time and
    the head of the draft's own clause.
    """
    if when.span is None or not any(t.dep for t in sentence.tokens):
        return False
    index = next((i for i, t in enumerate(sentence.tokens) if when.span.start <= t.start < when.span.stop), -1)
    inside = range(draft.piece.start, draft.piece.stop)
    tokens = sentence.tokens
    asides = (i for i in ancestors(tokens, index) if i in inside and tokens[i].head in inside)
    return any(is_aside(tokens, i) for i in asides)


def is_aside(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a token heads a finite relative clause, or a participle or noun set off by a comma or dash."""
    if tokens[index].dep not in ("relcl", "acl", "appos"):
        return False
    below = subtree(tokens, index)
    if tokens[index].dep == "relcl":
        return not any(tokens[i].lemma == "to" and tokens[i].head == index for i in below)
    return below[0] > 0 and tokens[below[0] - 1].text in (",", "–", "—", "(")


def in_attribution(span: Span, draft: Draft, document: Document) -> bool:
    """Tell whether a time stands near the draft's cue, outside the clause."""
    if draft.frame is None or inside(span, draft):
        return False
    tokens = document.sentences[draft.sentence].tokens
    within = [i for i, t in enumerate(tokens) if span.start <= t.start < span.stop]
    if not within or any(a <= within[0] < b for a, b in draft.frame.content):
        return False
    source = draft.frame.source
    if not any(t.dep for t in tokens) or (source and source[0] <= within[0] < source[1]):
        return True
    return governed_by_cue(within[0], draft.frame.cue[0], tokens)


def governed_by_cue(index: int, cue: int, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a word hangs on the cue without another verb between (“wrote after visiting on Friday”)."""
    for above in ancestors(tokens, index)[1:]:
        if above == cue:
            return True
        if tokens[above].pos in ("VERB", "AUX"):
            return False
    return index == cue


def quantities_of(draft: Draft, document: Document) -> tuple[Quantity, ...]:
    """Return the quantities in the clause."""
    report = document.report
    lang = document.sentences[draft.sentence].lang
    return find_quantities(report.text, (draft.start, draft.stop), report.id, lang)


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


def context_of(document: Document, draft: Draft) -> str:
    """Return the words around a draft that tell its topic where its own do not: heading, block, report."""
    number = document.sentences[draft.sentence].block
    block = document.blocks[number]
    headings = [b for b in document.blocks[:number] if b.kind is BlockKind.HEADING]
    heading = document.text[headings[-1].start : headings[-1].stop] if headings else ""
    own = (heading or document.report.title, document.text[block.start : block.stop])
    return "\n".join((*own, document.text[:CONTEXT_CHARS]))
