"""Two reports side by side: a match among matches tells more than one alone; turns of phrase tell nothing."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from linkable import DAY, place, report, statement

from svodka.events import link
from svodka.events.alignment import Alignment
from svodka.events.features import facts_of
from svodka.lexicon.concepts import concepts_in
from svodka.lexicon.sources import Sources
from svodka.model import Topic

SOURCES = Sources()
ENGLISH = "The authorities banned the sale of houses. Guards restricted traffic on the bridge. Officials hid the news."
UKRAINIAN = "Влада заборонила продавати будинки. Охоронці обмежили рух мостом. Посадовці приховали новини."
STRANGER = "The choir sang in the square. Apples ripened early this year. A bear walked through the village."


def told(key, text, lang="en", day=DAY, **more):
    of = report(key, text, lang=lang, day=day)
    sentences = text.rstrip(".").split(". ")
    return of, [
        statement(of, words, concepts=concepts_in(words, lang), topics=(Topic.DECREE_LAW,), **more)
        for words in sentences
    ]


def aligned(one, two, points):
    facts = [facts_of(case, of) for of, cases in (one, two) for case in cases]
    pairs = [(a, b + len(one[1])) for a, b in points]
    scores = {frozenset((facts[a].id, facts[b + len(one[1])].id)): value for (a, b), value in points.items()}
    return facts, Alignment(facts, pairs, lambda x, y: scores[frozenset((x.id, y.id))])


def test_neighbours_that_match_bear_a_pair_out_and_more_so_in_order():
    one, two = told("a", ENGLISH), told("b", STRANGER)
    facts, straight = aligned(one, two, {(0, 0): 1.0, (1, 1): -2.0})
    _, crossed = aligned(one, two, {(0, 1): 1.0, (1, 0): -2.0})
    first, second = facts[1].id, facts[4].id
    assert straight.support(first, second) == 1.0
    assert 0.0 < crossed.support(first, facts[3].id) < 1.0
    assert straight.support(facts[0].id, facts[3].id) == 0.5


def test_each_may_be_the_best_of_the_other():
    facts, alignment = aligned(told("a", ENGLISH), told("b", STRANGER), {(0, 0): 1.0, (0, 1): 0.5, (1, 1): 0.2})
    assert alignment.mutual(facts[0].id, facts[3].id) == 2
    assert alignment.mutual(facts[0].id, facts[4].id) == 1
    assert alignment.mutual(facts[2].id, facts[5].id) == 0


def test_a_report_and_its_translation_are_joined_sentence_by_sentence():
    where = (place("Dolinsk", "RU-LPK"),)
    one, two = told("a", ENGLISH, places=where), told("b", UKRAINIAN, "uk", places=where)
    linkage = link([one[0], two[0]], [*one[1], *two[1]], SOURCES)
    groups = {frozenset(event.statements) for event in linkage.events}
    assert groups == {frozenset((left.id, right.id)) for left, right in zip(one[1], two[1], strict=True)}


def test_a_greeting_in_two_undated_posts_is_no_event():
    one, two = told("a", "Dear friends. " + STRANGER, day=None), told("b", "Dear friends. " + ENGLISH, day=None)
    linkage = link([one[0], two[0]], [*one[1], *two[1]], SOURCES)
    assert all(len(event.statements) == 1 for event in linkage.events)


MANY = [
    told(f"post {number}", text, day=None)
    for number, text in enumerate((ENGLISH, ENGLISH, STRANGER, STRANGER, ENGLISH))
]


@settings(max_examples=10, deadline=None)
@given(st.permutations(MANY))
def test_copies_without_a_date_link_alike_in_every_order(posts):
    linkage = link([of for of, _ in posts], [case for _, cases in reversed(posts) for case in cases], SOURCES)
    assert linkage == link([of for of, _ in MANY], [case for _, cases in MANY for case in cases], SOURCES)
    assert all(left.id != right.id for left, right in pairwise(linkage.events))
