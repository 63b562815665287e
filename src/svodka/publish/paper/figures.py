"""Map, timeline and tallies as data for the template: drawings as SVG, everything else as words and numbers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from svodka.publish.html import environment
from svodka.publish.maps.colours import by_day
from svodka.publish.maps.draw import PanelView
from svodka.publish.maps.page import Geography, LegendEntry
from svodka.publish.plain import line
from svodka.publish.saying import say
from svodka.publish.views.items import ItemView
from svodka.publish.views.ledgers import LedgerView, TallyView
from svodka.publish.views.timeline import StripView

MOST_ITEMS = 8
"""Items that a region's line of the map names."""


def map_parts(places: Geography) -> dict[str, Any]:
    """Return the map: its panels and legend as SVG, its key, its notes, and where most events were."""
    shown = places.map
    return {
        "heading": places.heading,
        "panels": [_panel_svg(panel) for panel in shown.panels] if shown else [],
        "locator": _panel_svg(shown.far) if shown and shown.main and shown.locating else "",
        "legend": [{"sign": _sign_svg(entry), "words": line(entry.words)} for entry in places.legend],
        "key": [[str(number), line(name)] for number, name in shown.key[0]] if shown else [],
        "top": [[str(len(items)), line(name), _numbers(items)] for name, items in places.top] if len(places.top) > 1 else [],
        "top_title": say("Most events"),
        "notes": " ".join((*places.meaning, say("Outlines: Natural Earth, simplified."))) if shown else _nothing(places),
        "undrawn": _undrawn(places),
    }


def _numbers(items: tuple[ItemView, ...]) -> str:
    told = ", ".join(item.number for item in items[:MOST_ITEMS])
    return f"{told}…" if len(items) > MOST_ITEMS else told


def _nothing(places: Geography) -> str:
    """Say that there is no map, and how many events have no place at all."""
    told = say("No event of this brief has a place that can be drawn.")
    return f"{told} {say('Without a stated place')}: {places.nowhere}." if places.nowhere else told


def _undrawn(places: Geography) -> str:
    """Name the places that no map can show, with their items."""
    if not places.undrawn:
        return ""
    told = "; ".join(f"{line(item.where)} ({item.number})" for item in places.undrawn)
    return f"{say('Not drawn, because the place is a whole country, too vague, or off the map')}: {told}."


def _panel_svg(panel: PanelView) -> str:
    return environment().get_template("paper_panel.svg.jinja").render(panel=panel, css=_css())


def _sign_svg(entry: LegendEntry) -> str:
    return environment().get_template("paper_sign.svg.jinja").render(entry=entry, css=_css())


@cache
def _css() -> Markup:
    """Return the map's style sheet for paper: the colours of the day written out, in the font of the page."""
    css = (files("svodka.publish") / "templates" / "map.css").read_text(encoding="utf-8")
    return Markup(by_day(css, font="Libertinus Serif"))  # noqa: S704 - shipped with the package


def strip_parts(strip: StripView) -> dict[str, Any]:
    """Return the bars of the timeline in percent, with what stands under them."""
    caption = say("Events by {unit}, {when}; the highest bar is {top}.", unit=strip.unit, when=strip.when, top=strip.top)
    return {
        "slots": strip.slots,
        "bars": [[bar.x, bar.height] for bar in strip.bars],
        "ticks": [[place, label] for place, label in strip.ticks],
        "caption": line(f"{caption} {strip.note}"),
    }


def tally_parts(ledger: LedgerView) -> dict[str, Any]:
    """Return a ledger: its lines with their bars, what regions pledged in order, and how many lines are not shown."""
    return {
        "name": line(ledger.name),
        "columns": [say("What"), say("Range"), say("Who says so"), say("Sources")],
        "lines": [_tally(one) for one in ledger.lines],
        "more": f"… {say('and {number} more', number=ledger.more)}." if ledger.more else "",
        "rankings": [{"title": line(one.title), "lines": [_ranked(row) for row in one.lines]} for one in ledger.rankings],
    }


def _ranked(row: TallyView) -> list[str]:
    return [str(row.rank or ""), line(row.region), line(f"{row.range} {row.unit}")]


def _tally(tally: TallyView) -> dict[str, Any]:
    claims = [f"{line(one.by)}: {line(one.range)}" for one in tally.claims]
    return {
        "label": line(tally.label),
        "region": line(tally.region),
        "range": line(f"{tally.range} {tally.unit}"),
        "x": tally.x,
        "width": tally.width,
        "open": tally.open_end,
        "said": claims or [line("; ".join(tally.claimants)) or say("not named")],
        "cites": list(tally.cites[:MOST_ITEMS]),
    }
