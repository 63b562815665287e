"""Whose report it really is: copies, reprints, cited outlets, and what is counted as independent."""

from dataclasses import replace
from datetime import date

import pytest
from linkable import report, said_by, statement

from svodka.events import link
from svodka.events.addresses import canonical
from svodka.events.origins import trace
from svodka.lexicon.sources import Sources
from svodka.model import EdgeKind, SpeakerKind

SOURCES = Sources()
LONG = (
    "The council of Verkhnesk said on Monday that three schools will close for the winter because the boilers have "
    "failed and no spare parts can be bought. Parents were told to bring their children to the school in the next "
    "town, eleven kilometres away, where lessons will be held in two shifts. A bus will leave the market square at "
    "half past seven every morning and return at three. The council has asked the region for money to mend the "
    "boilers and hopes that the schools can open again in March, when the frosts are over and the river is free."
)
OTHER = (
    "Bakers in Dolinsk have begun to make rusks for the army, the town's newspaper writes. Flour is given by the mill, "
    "and pupils pack the bags after school. The first lorry left on Thursday with forty boxes and a band played."
)


def kinds(*reports):
    names = {one.id: one.external_id for one in reports}
    return [
        (names[edge.child], names.get(edge.parent, edge.parent), edge.kind) for edge in trace(reports, SOURCES).edges
    ]


def test_the_same_words_are_a_copy_of_the_one_published_first():
    first = report("a", LONG, day=date(2022, 10, 2))
    late = report("b", LONG.replace("\u2019", "'").upper(), day=date(2022, 10, 3))
    assert kinds(late, first) == [("b", "a", EdgeKind.COPY)]


def test_a_text_with_some_changes_is_a_near_copy():
    changed = LONG.replace("three schools", "two schools").replace("half past seven", "eight")
    assert kinds(report("a", LONG), report("b", changed, day=date(2022, 10, 9))) == [("b", "a", EdgeKind.NEAR_COPY)]


def test_a_cut_text_is_a_cut_copy_of_the_whole():
    cut = LONG[: len(LONG) // 3]
    padded = LONG + " " + OTHER
    assert kinds(report("a", padded), report("b", cut, day=date(2022, 10, 9))) == [("b", "a", EdgeKind.CUT_COPY)]


def test_different_texts_are_no_copies():
    assert kinds(report("a", LONG), report("b", OTHER)) == []


def test_short_greetings_are_no_copies():
    assert kinds(report("a", "Good morning, all"), report("b", "Good morning, all")) == []


@pytest.mark.parametrize(
    ("text", "lang", "parent", "kind"),
    [
        (
            "Rain again. This article was originally published by the Lakeside Herald.",
            "en",
            "Lakeside Herald",
            "reprint",
        ),
        ("Reprinted with permission from Radio Liberty.", "en", "RFE/RL", "reprint"),
        ("Snow fell in the hills, as reported by Reuters.", "en", "Reuters", "cites"),
        ("Meduza reported that the bridge is shut.", "en", "Meduza", "cites"),
        ("По данным ТАСС, мост закрыт.", "ru", "TASS", "cites"),
        ("Мост закрыт, пишут «Важные истории».", "ru", "iStories", "cites"),
        ("За даними Української правди, міст закрито.", "uk", "Ukrainska Pravda", "cites"),
        ("Міст закрито. Джерело: Суспільне", "uk", "Suspilne", "reprint"),
    ],
)
def test_a_report_that_names_its_source_has_an_edge_to_it(text, lang, parent, kind):
    (edge,) = trace([report("a", text, lang=lang)], SOURCES).edges
    assert (edge.parent, edge.kind) == (parent, kind)
    assert edge.evidence


def test_an_outlet_does_not_cite_itself():
    own = report("a", "The bridge is shut, as reported by Krym.Realii.", source="Radio Svoboda")
    assert trace([own], SOURCES).edges == ()


def test_reprints_count_as_their_origin_and_families_count_once():
    reports = [
        report("a", LONG, source="RFE/RL"),
        report("b", LONG, source="RFE/RL via Lakeside Herald", day=date(2022, 10, 6)),
        report("c", LONG + " More follows.", source="Hillside Post", day=date(2022, 10, 7)),
        report("d", "Three schools will close in Verkhnesk for the winter.", source="Krym.Realii"),
        report("e", "Three schools will close in Verkhnesk for the winter, say parents.", source="Valley Times"),
    ]
    roots = trace(reports, SOURCES).roots
    assert [roots[one.id] for one in reports] == ["RFE/RL", "RFE/RL", "RFE/RL", "RFE/RL", "Valley Times"]


def test_a_statement_attributed_to_another_outlet_is_that_outlets_word():
    one = report("a", "Meduza found that 40 people left.", source="Hillside Post")
    two = report("b", "It was found that 40 people left.", source="Meduza")
    told = [
        statement(one, "40 people left", chain=said_by("Meduza", SpeakerKind.OUTLET)),
        statement(two, "40 people left"),
    ]
    origins = trace([one, two], SOURCES)
    groups = origins.groups([(told[0], one), (told[1], two)])
    assert [(group.family, len(group.reports)) for group in groups] == [("Meduza", 2)]


def test_copies_in_one_event_are_one_independent_source():
    reports = [report(key, LONG, day=date(2022, 10, 2)) for key in "abc"]
    words = "three schools will close for the winter because the boilers have failed"
    linkage = link(reports, [statement(one, words) for one in reports], SOURCES)
    (event,) = linkage.events
    assert (len(event.reports), event.independent) == (3, 1)


@pytest.mark.parametrize(
    ("address", "canonical_form"),
    [
        ("https://www.post.example/a/b/?utm_source=tg&id=7", "post.example/a/b?id=7"),
        ("http://m.post.example/a/b/amp", "post.example/a/b"),
        ("https://post.example/a.amp.html#c", "post.example/a.html"),
        ("https://post.example/?b=2&a=1", "post.example?a=1&b=2"),
        ("https://post.example/", ""),
        ("", ""),
    ],
)
def test_an_address_is_compared_without_how_a_reader_came_to_it(address, canonical_form):
    assert canonical(address) == canonical_form


def test_a_page_taken_twice_is_one_origin_even_if_it_was_rewritten():
    first = replace(report("a", LONG, source="Vale Herald"), url="https://vale.example/x?utm_medium=tg")
    again = replace(report("b", OTHER, source="Vale Herald", day=date(2022, 10, 9)), url="https://www.vale.example/x")
    assert kinds(again, first) == [("b", "a", EdgeKind.COPY)]


@pytest.mark.parametrize(
    ("text", "lang", "parent"),
    [
        ("Forwarded from Steppe Diary\nThe bridge is shut.", "en", "Steppe Diary"),
        ("Переслано из «Степной дневник»\nМост закрыт.", "ru", "Степной дневник"),
        ("Переслано від Meduza\nМіст закрито.", "uk", "Meduza"),
    ],
)
def test_the_header_of_a_forwarded_post_names_its_channel(text, lang, parent):
    origins = trace([report("a", text, lang=lang, source="Vale Herald")], SOURCES)
    assert [(edge.parent, edge.kind) for edge in origins.edges] == [(parent, EdgeKind.FORWARD)]
    assert set(origins.roots.values()) == {SOURCES.find(parent).family}


def test_what_a_text_tells_of_forwarding_is_no_header():
    assert kinds(report("a", "A photo forwarded from Meduza was shown. " * 2)) == []


def test_a_forwarded_post_is_the_word_of_its_channel():
    post = replace(report("a", LONG, source="Vale Herald"), forwarded_from="Steppe Diary")
    origins = trace([post], SOURCES)
    assert [(edge.parent, edge.kind) for edge in origins.edges] == [("Steppe Diary", EdgeKind.FORWARD)]
    assert origins.roots[post.id] == "Steppe Diary"
