"""Short ways to make reports and statements for the tests of linking."""

from __future__ import annotations

from datetime import date

from svodka.model import (
    Granularity,
    Person,
    PersonStatus,
    Place,
    PlaceLevel,
    PlaceRole,
    Quantity,
    QuantityKind,
    QuoteKind,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Topic,
    When,
    WhenRole,
    content_id,
)

DAY = date(2022, 10, 5)


def report(key: str, text: str, *, source: str = "", day: date | None = DAY, lang: str = "en", **more) -> Report:
    return Report(
        id=content_id("rp", key),
        sha256="0" * 64,
        locator=key,
        external_id=key,
        title="",
        source=source or f"Outlet {key}",
        url=more.pop("url", None),
        author=None,
        published_at=day,
        lang=lang,
        text=text,
        **more,
    )


def statement(of: Report, words: str, **fields) -> Statement:
    start = of.text.index(words)
    span = Span(report=of.id, start=start, stop=start + len(words))
    filled = {
        "chain": (),
        "cue": None,
        "quote_kind": QuoteKind.NONE,
        "stance": Stance.ASSERTED,
        "stance_cue": None,
        "topics": (Topic.DRAFT_RECRUITMENT,),
        "concepts": (),
        "places": (),
        "whens": (),
        "quantities": (),
        "people": (),
        "denies": None,
        "made_by": (),
        **fields,
    }
    return Statement(id=content_id("st", of.id, start, len(words)), span=span, lang=of.lang, **filled)


def place(name: str, adm1_id: str, level: PlaceLevel = PlaceLevel.SETTLEMENT) -> Place:
    return Place(
        id=f"hand:{name}",
        name=name,
        country=adm1_id[:2],
        adm1=f"Region {adm1_id}",
        adm1_id=adm1_id,
        lat=50.0,
        lon=40.0,
        level=level,
        radius_km=5.0,
        role=PlaceRole.EVENT,
        as_written=name,
        span=Span(report="", start=0, stop=0),
        reason="test",
    )


def people(of: Report, words: str, low: float | None, high: float | None, counted: str) -> Quantity:
    start = of.text.index(words)
    return Quantity(
        low=low,
        high=high,
        unit="people",
        of=counted,
        kind=QuantityKind.COUNT,
        about=False,
        as_written=words,
        span=Span(report=of.id, start=start, stop=start + len(words)),
    )


def on(day: date) -> When:
    return When(
        start=day,
        stop=day,
        granularity=Granularity.DAY,
        role=WhenRole.HAPPENED,
        anchor="absolute",
        as_written=None,
        span=None,
    )


def said_by(name: str, kind: SpeakerKind = SpeakerKind.PERSON, *, protected: bool = False) -> tuple[Speaker, ...]:
    return (Speaker(name=name, as_written=name, kind=kind, span=None, protected=protected),)


def named(name: str) -> Person:
    return Person(
        name=name,
        as_written=name,
        role=None,
        status=PersonStatus.OFFICIAL,
        at_risk=False,
        named=True,
        key=name,
        span=Span(report="", start=0, stop=0),
    )
