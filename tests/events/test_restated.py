"""Denials of one event are one denial; people, ranges and days of speech between reports."""

from linkable import report, said_by, statement

from svodka.events import link
from svodka.lexicon.concepts import concepts_in
from svodka.lexicon.sources import Sources
from svodka.model import Stance

TOLD = {
    "one": ("On 3 October forty weavers left the mill in Brindle over unpaid wages", "this never happened"),
    "two": ("On 3 October forty weavers left the mill in Brindle over wages that were unpaid", "there was no walkout"),
}


def told(key):
    claim, denial = TOLD[key]
    of = report(key, f"{claim}. The owners say that {denial}.", source=f"Outlet {key}")
    return of, [
        statement(of, claim, concepts=concepts_in(claim, "en")),
        statement(of, denial, chain=said_by("the owners"), stance=Stance.DENIED),
    ]


def test_denials_of_one_event_are_one_event_and_never_the_claims():
    (first, one), (second, two) = told("one"), told("two")
    linkage = link([first, second], [*one, *two], Sources())
    event_of = {key: event.id for event in linkage.events for key in event.statements}
    assert event_of[one[0].id] == event_of[two[0].id]
    assert event_of[one[1].id] == event_of[two[1].id]
    assert event_of[one[0].id] != event_of[one[1].id]
    assert {(edge.claim, edge.counter) for edge in linkage.contradictions} >= {
        (one[0].id, one[1].id),
        (two[0].id, two[1].id),
    }
