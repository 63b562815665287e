"""Which statement of a report a denial, a plea or "no evidence" speaks of. Cases in tests/cases/events/denials.txt."""

import re
from pathlib import Path

import pytest
from linkable import report, said_by, statement

from svodka.events import link
from svodka.lexicon.concepts import concepts_in
from svodka.lexicon.sources import Sources
from svodka.model import ContradictionKind, Span, Stance

CASES = Path(__file__).parents[1] / "cases" / "events" / "denials.txt"
ASIDES = {
    "en": "Elms were planted along the avenue",
    "ru": "Вдоль аллеи посадили вязы",
    "uk": "Уздовж алеї посадили в'язи",
}
SOURCES = Sources()


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield pytest.param(*(part.strip() for part in line.split("|")), id=line)


@pytest.mark.parametrize(("lang", "expected", "claim", "counter"), list(cases()))
def test_denials(lang, expected, claim, counter):
    (claim_stance, claim), (counter_stance, counter) = (side.split(", ", 1) for side in (claim, counter))
    cue = re.search(r"\[(.+)\]", counter)
    counter = counter.replace("[", "").replace("]", "")
    of = report("one", f"{claim}. {ASIDES[lang]}. {counter}.", lang=lang)
    at = of.text.index(counter) + cue.start() if cue else 0
    said = {"en": "the speaker", "ru": "собеседник", "uk": "співрозмовник"}[lang]
    one = statement(of, claim, stance=Stance(claim_stance), concepts=concepts_in(claim, lang))
    aside = statement(of, ASIDES[lang])
    two = statement(
        of,
        counter,
        stance=Stance(counter_stance),
        stance_cue=Span(report=of.id, start=at, stop=at + len(cue[1])) if cue else None,
        concepts=concepts_in(counter, lang),
        chain=said_by(said),
    )
    found = {
        (edge.claim, edge.counter)
        for edge in link([of], [one, aside, two], SOURCES).contradictions
        if edge.kind is ContradictionKind.DENIAL
    }
    assert found == ({(one.id, two.id)} if expected == "yes" else set())
