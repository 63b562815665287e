"""Linking in parts gives what linking at once gives: any reports, in any batches, in any order."""

from __future__ import annotations

import random
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linkable import named, on, people, place, report, said_by, statement

from svodka.events import blocking, components, link, ranked, rulings, shingles, torn, translations
from svodka.events.growing import Linker, Memory, copying, meeting, regrouping, translating
from svodka.lexicon.sources import Sources
from svodka.model import Action, Decision, Linkage, PersonStatus, Stance, Topic, event_id

SOURCES = Sources()
FIRST = date(2022, 10, 3)
TOWNS = (("Verkhnesk", "RU-LPK"), ("Dolinsk", "RU-SAK"), ("Ozerki", "RU-TVR"))
NAMES = ("Andrei Sorokin", "Oleg Vetrov", "Maria Lugova")
DEEDS = (
    ("left {town} for the front", ("volunteers", "sent_to_front"), Topic.DRAFT_RECRUITMENT),
    ("were wounded by shelling near {town}", ("wounded", "shelling"), Topic.CASUALTIES),
    ("were killed by shelling near {town}", ("killed", "shelling"), Topic.CASUALTIES),
    ("will be sent from {town} as volunteers", ("volunteers", "sent_to_front"), Topic.DRAFT_RECRUITMENT),
    ("refused to fight and were held in {town}", ("refused_to_fight",), Topic.REFUSAL_DESERTION),
)
FERRY = "The river rose by a hand in the night and the ferry at the old mill did not run until the late morning came"
SOURCES_NAMED = ("Steppe Herald", "Zarya Daily", "River Post", "Steppe Herald via Zarya Daily", "ZARYA DAILY")
CASES = Path(__file__).resolve().parents[1] / "cases" / "events" / "translations.txt"
PARALLEL = [block.partition("\n") for block in CASES.read_text(encoding="utf-8").split("\n== ")[1:]]
"""Texts that are each other's translations, and others on the same matters: the head with name, kind and language first."""
ON_SOURCES = {
    "en": ("Translated by Ann Lowe. ", "Originally published by River Post. ", "Forwarded from Zarya Daily\n"),
    "ru": ("Перевод с украинского. ", "Перевод статьи River Post. ", "Переслано из Zarya Daily\n"),
    "uk": ("Переклад з російської. ", "Переклад матеріалу «River Post». ", "Переслано з Zarya Daily\n"),
}


class Archive:
    """Evidence in memory."""

    def __init__(self, reports, statements):
        self._reports = {one.id: one for one in reports}
        self._told = {one.id: [] for one in reports}
        for one in statements:
            self._told[one.span.report].append(one)

    def report(self, key):
        return self._reports[key]

    def told(self, key):
        return self._told[key]


class Grown:
    """A linkage as changes come in."""

    def __init__(self):
        self.events, self.clashes, self.edges, self.tallies = {}, {}, {}, {}

    def take(self, changes):
        self.events.update(changes.events)
        self.clashes.update(changes.contradictions)
        self.edges.update(changes.edges)
        self.tallies.update(changes.tallies)

    def linkage(self):
        return Linkage(
            events=tuple(event for _, event in sorted(filter(None, self.events.values()), key=lambda row: row[0])),
            contradictions=tuple(self.clashes[key] for key in sorted(self.clashes) if self.clashes[key]),
            edges=tuple(edge for key in sorted(self.edges) for edge in self.edges[key]),
            tallies=tuple(self.tallies[key] for key in sorted(self.tallies) if self.tallies[key]),
        )


def parallel(draw, number):
    """Make a report of a text that others hold in another language, or with its words and days a little changed."""
    head, _, text = draw.choice(PARALLEL)
    lang = head.split()[2]
    before = draw.choice(("", *ON_SOURCES[lang]))
    words = text.strip().split()
    folder = {"en": "eng", "ru": "rus", "uk": "ukr"}[lang]
    made = report(
        f"r{number}", before + " ".join(words[: draw.choice((len(words), len(words), len(words) - 20))]), lang=lang,
        source=draw.choice((*SOURCES_NAMED, "Meduza", "Ukrainska Pravda")), day=FIRST + timedelta(days=draw.choice((0, 0, 1, 2, 4))),
        url=draw.choice((None, None, f"https://vale.invalid/{folder}/news/2022/{draw.randint(71, 73)}")),
        alternates=tuple(f"https://vale.invalid/{each}/news/2022/{draw.randint(71, 73)}" for each in draw.choice(((), ("rus", "eng")))),
    )  # fmt: skip
    return made, []


def dead_or_not(draw, name):
    """Name who is told of, who may be among the dead."""
    yield name, draw.choice((PersonStatus.OFFICIAL, PersonStatus.OFFICIAL, PersonStatus.KILLED))
    if draw.random() < 0.4:
        yield draw.choice(("Gleb Ryabov", "Roman Sych", "Ilya Zorin")), PersonStatus.KILLED


def told(draw, number):
    """Make a report of a few sentences about few towns, people and deeds, so that many of them meet."""
    if draw.random() < 0.3:
        return parallel(draw, number)
    day = FIRST + timedelta(days=draw.choice((0, 0, 1, 2, 5, 9, 20)))
    sentences, fields = [], []
    for _ in range(draw.randint(1, 3)):
        (town, region), name, (deed, concepts, topic) = draw.choice(TOWNS), draw.choice(NAMES), draw.choice(DEEDS)
        count = draw.choice((12, 40, 340))
        stance = draw.choice((Stance.ASSERTED, Stance.ASSERTED, Stance.DENIED, Stance.ALLEGED))
        stance = Stance.PLANNED if "will be" in deed else stance
        deny = "denied that " if stance is Stance.DENIED else "said that "
        sentences.append(f"{name} {deny}{count} people {deed.format(town=town)}.")
        fields.append((town, region, name, count, concepts, topic, stance))
    text = " ".join(sentences)
    if draw.random() < 0.3:
        text += f" The story was first told by {draw.choice(('Zarya Daily', 'River Post'))}, according to Steppe Herald."
    made = report(
        f"r{number}", text, source=draw.choice(SOURCES_NAMED), day=draw.choice((day, day, day, None)),
        url=draw.choice((None, None, f"https://news.invalid/{draw.randint(1, 4)}")),
    )  # fmt: skip
    statements = []
    for sentence, told_of in dict(zip(sentences, fields, strict=True)).items():
        town, region, name, count, concepts, topic, stance = told_of
        statements.append(
            statement(
                made,
                sentence,
                places=(place(town, region),),
                whens=(on(day),) if draw.random() < 0.5 else (),
                concepts=concepts,
                topics=(topic,),
                stance=stance,
                chain=said_by(name),
                people=tuple(replace(named(one), status=status) for one, status in dead_or_not(draw, name)),
                quantities=(people(made, f"{count} people", count, count, "people"),),
            )
        )
    return made, statements


def batches(draw, reports):
    order = draw.sample(reports, len(reports))
    while order:
        size = draw.randint(1, max(1, len(order)))
        yield [one.id for one in order[:size]]
        order = order[size:]


def grown(parts, archive, decisions=()):
    shelf, found = Memory(), Grown()
    for part in parts:
        found.take(Linker(shelf, archive, SOURCES, decisions).add(part))
    return found.linkage()


def padded(draw, made):
    """Return reports with the words of others of them added, so that some are copies, whole, near or cut."""
    filler = FERRY.split()
    found = []
    for one, held in made:
        more = " ".join(filler[: draw.choice((0, 0, 14, 18, len(filler)))])
        text = f"{one.text} {more} and once more {more[::-1]}" if more else one.text
        found.append((replace(one, text=text), held))
    return found


def world(seed, many):
    """Return some reports with their statements, copies among them, and the generator to go on with."""
    draw = random.Random(seed)  # noqa: S311 (a test is to be repeatable, not secret)
    made = padded(draw, [told(draw, number) for number in range(many)])
    return draw, [one for one, _ in made], [each for _, held in made for each in held]


@contextmanager
def narrow():
    """Make every bound so small that a few reports are a crowd."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (blocking, meeting):
            patch.setattr(module, "CROWD", 5)
        for module in (components, regrouping):
            patch.setattr(module, "LARGEST", 4)
        for module in (shingles, copying):
            patch.setattr(module, "CROWD", 3)
            patch.setattr(module, "FIRST", 1)
        for module in (translations, translating):
            patch.setattr(module, "RARE", 1)
        yield


def assert_same(one, two):
    assert one.edges == two.edges
    assert one.contradictions == two.contradictions
    assert one.events == two.events
    assert one.tallies == two.tallies


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 24))
def test_any_split_in_any_order_gives_what_linking_at_once_gives(seed, many):
    draw, reports, statements = world(seed, many)
    whole = link(reports, statements, SOURCES)
    assert_same(grown(batches(draw, reports), Archive(reports, statements)), whole)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 40))
def test_bounds_cut_the_same_whatever_the_order(seed, many):
    draw, reports, statements = world(seed, many)
    with narrow():
        whole = link(reports, statements, SOURCES)
        assert_same(grown(batches(draw, reports), Archive(reports, statements)), whole)


def ruling(number, action, *ids):
    when = f"2022-12-01T00:00:{number:02}Z"
    return Decision(
        id=f"dc-{number:02}", who="Vera", taken_at=when, action=action, target=" ".join(sorted(ids)), reason="seen on the spot"
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 16))
def test_decisions_are_followed_the_same_whenever_they_are_taken(seed, many):
    draw, reports, statements = world(seed, many)
    ids = [one.id for one in statements]
    decisions = [
        ruling(number, draw.choice((Action.JOIN, Action.PART, Action.FREE)), *draw.sample(ids, min(len(ids), draw.choice((2, 2, 3)))))
        for number in range(draw.randint(1, 5))
    ]
    shelf, found, archive = Memory(), Grown(), Archive(reports, statements)
    for part in batches(draw, reports):
        known = decisions[: draw.randint(0, len(decisions))]
        found.take(Linker(shelf, archive, SOURCES, known).add(part))
    found.take(Linker(shelf, archive, SOURCES, decisions).add([]))
    assert_same(found.linkage(), link(reports, statements, SOURCES, decisions))


def test_a_person_joins_and_parts_what_the_rules_do_not():
    _, reports, statements = world(11, 30)
    before = link(reports, statements, SOURCES)
    many = max(before.events, key=lambda event: len(event.statements))
    apart = [event.statements[0] for event in before.events if event.id != many.id][:2]
    decisions = [ruling(1, Action.JOIN, *apart), ruling(2, Action.PART, *many.statements[:2])]
    after = link(reports, statements, SOURCES, decisions)
    holds = {key: event for event in after.events for key in event.statements}
    assert holds[apart[0]].id == holds[apart[1]].id
    assert holds[apart[0]].reason.startswith("joined by a decision of Vera: seen on the spot")
    assert holds[many.statements[0]].id != holds[many.statements[1]].id
    freed = [*decisions, ruling(3, Action.FREE, *apart), ruling(4, Action.FREE, *many.statements[:2])]
    assert link(reports, statements, SOURCES, freed) == before


def test_decisions_that_cannot_all_be_followed_are_told():
    joined = [ruling(1, Action.JOIN, "st-a", "st-b"), ruling(2, Action.JOIN, "st-b", "st-c")]
    assert torn(rulings(joined)) is None
    pair, apart, by = torn(rulings([*joined, ruling(3, Action.PART, "st-a", "st-c")]))
    assert (pair, apart.id, by.id) == (("st-a", "st-c"), "dc-03", "dc-02")
    assert torn(rulings([*joined, ruling(3, Action.PART, "st-a", "st-b")])) is None


def test_a_former_id_leads_to_the_event_that_holds_its_founder():
    _, reports, statements = world(3, 30)
    whole = link(reports, statements, SOURCES)
    event = max(whole.events, key=lambda event: len(event.statements))
    assert event.id == event_id(event.statements[0])
    others = [one for one in statements if one.id != event.statements[0]]
    without = link(reports, others, SOURCES)
    left = next(one for one in without.events if event.statements[1] in one.statements)
    assert left.id in {event_id(key) for key in event.statements}


def test_the_worlds_hold_what_they_are_to_test():
    _, reports, statements = world(10, 60)
    whole = link(reports, statements, SOURCES)
    assert {edge.kind.value for edge in whole.edges} >= {
        "copy", "near-copy", "cut-copy", "cites", "reprint", "translation", "forward",
    }  # fmt: skip
    evidence = " ".join(edge.evidence for edge in whole.edges if edge.kind.value == "translation")
    assert "in the same order" in evidence
    assert "the same address but for the language" in evidence
    assert "named as the same page in another language" in evidence
    assert {clash.kind.value for clash in whole.contradictions} >= {"denial", "value"}
    assert max(len(event.statements) for event in whole.events) > 4
    labels = {line.label for line in whole.tallies}
    assert "killed, named in reports" in labels
    assert any(label.startswith("planned: ") for label in labels)
    assert any(len(line.weeks) > 1 and len(line.claims) > 1 for line in whole.tallies)
    assert any(line.rank for line in ranked(whole.tallies))
