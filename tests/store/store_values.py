"""Values in our own words for the tests of the store, and strategies for any value of the model."""

from datetime import date

from hypothesis import HealthCheck
from hypothesis import strategies as st

from svodka.model import (
    Action,
    Block,
    BlockKind,
    Capture,
    Contradiction,
    ContradictionKind,
    Decision,
    EdgeKind,
    Event,
    Firing,
    Linkage,
    LinkageChanges,
    Note,
    OriginEdge,
    OriginGroup,
    Person,
    PersonStatus,
    Place,
    PlaceLevel,
    PlaceRole,
    Quantity,
    QuantityKind,
    QuoteKind,
    Reading,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Tally,
    Topic,
    When,
)

SHARED_STORE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
"""Health checks to waive where examples share one store on a busy machine."""

TEXTS = {
    "en": "The recruitment office handed out notices. Two soldiers said nobody had read theirs.",
    "ru": "Военкомат раздал повестки. Волонтёров попросили помочь.",
    "uk": "Повісток не роздавали. Солдати чекали на волонтерів.",
}


def report(number, lang="en", text=None, published=date(2022, 10, 1), title="A quiet day"):
    text = TEXTS[lang] if text is None else text
    return Report(
        id=f"rp-{number:04}",
        sha256=f"{number:064x}",
        locator=f"in/{number}.txt",
        external_id=f"courier-{number}",
        title=title,
        source="Northern Courier",
        url=None,
        author=None,
        published_at=published,
        lang=lang,
        text=text,
        blocks=(Block(start=0, stop=len(text), kind=BlockKind.BODY, lang=lang),),
    )


def statement(number, of, start=0, stop=10):
    return Statement(
        id=f"st-{number:04}",
        span=Span(report=of.id, start=start, stop=stop),
        lang=of.lang,
        chain=(Speaker(name="the governor", as_written="he", kind=SpeakerKind.PERSON, span=None),),
        cue=None,
        quote_kind=QuoteKind.INDIRECT,
        stance=Stance.ALLEGED,
        stance_cue=None,
        topics=(Topic.DRAFT_RECRUITMENT,),
        concepts=("notice",),
        places=(),
        whens=(),
        quantities=(),
        people=(),
        denies=None,
        made_by=(Firing(rule="cue.said", version=1, span=Span(report=of.id, start=0, stop=3)),),
    )


def somebody(of):
    """A person who stands in no statement."""
    span = Span(report=of.id, start=0, stop=3)
    return Person(
        name="Ann", as_written="Ann", role=None, status=PersonStatus.RELATIVE, at_risk=True, named=True, key="ann", span=span
    )


def reading(of, *statements):
    return Reading(report=of.id, blocks=of.blocks, statements=statements, notes=(Note(code="odd", message="odd"),), people=(somebody(of),))


def event(number, *statements):
    reports = tuple(sorted({each.span.report for each in statements}))
    return Event(
        id=f"ev-{number:04}",
        statements=tuple(each.id for each in statements),
        reports=reports,
        topic=Topic.DRAFT_RECRUITMENT,
        place=None,
        start=date(2022, 10, 1),
        stop=None,
        origins=(OriginGroup(family="Courier", reports=reports),),
        disputes=(),
        reason="the same place and day",
    )


def contradiction(number, claim, counter):
    kind = ContradictionKind.DENIAL
    return Contradiction(id=f"cx-{number:04}", claim=claim.id, counter=counter.id, kind=kind, reason="one denies")


def edge(child, parent):
    return OriginEdge(child=child.id, parent=parent, kind=EdgeKind.REPRINT, evidence="first published by")


def tally(*statements):
    return Tally(
        ledger="recruits",
        label="notices handed out",
        region="RU-KRS",
        low=100.0,
        high=None,
        unit="people",
        statements=tuple(each.id for each in statements),
        claimants=("the governor",),
    )


def linkage(events=(), contradictions=(), edges=(), tallies=()):
    return Linkage(events=events, contradictions=contradictions, edges=edges, tallies=tallies)


def put_linkage(store, whole):
    """Keep a linkage in place of the one before, in its order but for contradictions and edges, which have one of their own."""
    edges = {}
    for each in whole.edges:
        edges[each.child] = (*edges.get(each.child, ()), each)
    changes = LinkageChanges(
        events={each.id: (f"{at:06}", each) for at, each in enumerate(whole.events)},
        contradictions={each.id: each for each in whole.contradictions},
        edges=edges,
        tallies={f"{at:06}": each for at, each in enumerate(whole.tallies)},
    )
    with store.batch():
        store.drop_linkage()
        store.change_linkage(changes, ())


def capture(number):
    return Capture(
        sha256=f"{number:064x}",
        locator=f"in/{number}.txt",
        taken_at="2022-11-23T09:00:00Z",
        media_type="text/plain",
        size=number,
        tool="test",
        number=number,
        previous="0" * 64,
    )


def decision(number, taken_at="2022-11-23T09:00:00Z", target="Ivan Kovalenko"):
    made = {"who": "editor", "reason": "he asked for it", "action": Action.PROTECT}
    return Decision(id=f"dc-{number:04}", taken_at=taken_at, target=target, **made)


def spans():
    ends = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted)
    return st.builds(lambda report, both: Span(report=report, start=both[0], stop=both[1]), st.text(), ends)


def maybe(strategy):
    return st.none() | strategy


def several(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


FLOATS = st.floats(allow_nan=False, allow_infinity=False)

PLACES = st.builds(
    Place,
    lat=maybe(FLOATS),
    lon=maybe(FLOATS),
    radius_km=FLOATS,
    span=spans(),
    level=st.sampled_from(PlaceLevel),
    role=st.sampled_from(PlaceRole),
    runners_up=several(st.text()),
)
WHENS = st.builds(When, span=maybe(spans()), start=maybe(st.dates()), stop=maybe(st.dates()))
QUANTITIES = st.builds(
    Quantity, low=maybe(FLOATS), high=maybe(FLOATS), span=spans(), kind=st.sampled_from(QuantityKind)
)
PEOPLE = st.builds(Person, span=spans(), status=st.sampled_from(PersonStatus))
SPEAKERS = st.builds(Speaker, span=maybe(spans()), role=maybe(st.text()))
STATEMENTS = st.builds(
    Statement,
    span=spans(),
    chain=several(SPEAKERS),
    cue=maybe(spans()),
    stance_cue=maybe(spans()),
    topics=several(st.sampled_from(Topic)),
    places=several(PLACES),
    whens=several(WHENS),
    quantities=several(QUANTITIES),
    people=several(PEOPLE),
    made_by=several(st.builds(Firing, span=spans())),
)
EVENTS = st.builds(Event, place=maybe(PLACES), start=maybe(st.dates()), stop=maybe(st.dates()))
TALLIES = st.builds(Tally, low=maybe(FLOATS), high=maybe(FLOATS))
REPORTS = st.builds(
    Report,
    id=st.text(min_size=1),
    published_at=maybe(st.dates()),
    blocks=several(st.builds(Block)),
    notes=several(st.builds(Note)),
    reprint_of=maybe(st.text()),
)
