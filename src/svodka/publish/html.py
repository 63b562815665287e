"""The HTML page: one file that needs nothing else, no script, no network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from svodka.model.public import PublicBrief
from svodka.publish import limits
from svodka.publish.citing import Cited, Numbering, refuse_uncited
from svodka.publish.corrections import correction_lines
from svodka.publish.maps.page import Geography, geography_of
from svodka.publish.method import method_notes
from svodka.publish.phrases import capital, count, days
from svodka.publish.printable import printable
from svodka.publish.saying import grouped, say, say_numbered, speaking, with_pseudonyms
from svodka.publish.views.announced import WatchView, announcements
from svodka.publish.views.disputes import DisputeView, disputes
from svodka.publish.views.items import ItemView, SectionView, by_event, section_views
from svodka.publish.views.key_points import key_points
from svodka.publish.views.ledgers import LedgerView, ledgers
from svodka.publish.views.sources import OutletView, ReasonView, left_out, outlets, who_runs_them
from svodka.publish.views.timeline import TimelineView, timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """All that the page's template shows."""

    brief: PublicBrief
    headline: str
    subtitle: str
    window: str
    correction: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    sides: str
    key_points: tuple[ItemView, ...]
    sections: tuple[SectionView, ...]
    geography: Geography
    timeline: TimelineView
    ledgers: tuple[LedgerView, ...]
    disputes: tuple[DisputeView, ...]
    more_disputes: int
    announcements: tuple[WatchView, ...]
    more_announcements: int
    outlets: tuple[OutletView, ...]
    more_outlets: int
    left_out: tuple[ReasonView, ...]
    method_notes: tuple[str, ...]
    endnotes: tuple[Cited, ...]
    more_endnotes: int


def render_html(brief: PublicBrief) -> str:
    """Return the brief as one self-contained HTML file; the same brief gives the same text.

    Raises UncitedSentenceError for a factual sentence without a citation.
    """
    refuse_uncited(brief)
    with speaking(brief.lang):
        page = environment().get_template("page.html.jinja").render(page=_page(brief), css=_css("page.css", "map.css"))
        return with_pseudonyms(page)


@cache
def environment() -> Environment:
    """Open the templates, escaping everything."""
    env = Environment(
        loader=PackageLoader("svodka.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(say=say, say_numbered=say_numbered, grouped=grouped)
    env.globals.update(count=count, endnotes_limit=limits.ENDNOTES, most_disputes=limits.PER_ITEM)
    return env


def _css(*names: str) -> Markup:
    """Join our own style sheets; they hold no stranger's text, so they are not escaped."""
    folder = files("svodka.publish") / "templates"
    text = "\n".join((folder / name).read_text(encoding="utf-8").strip() for name in names)
    return Markup(text)  # noqa: S704 - shipped with the package


def _page(brief: PublicBrief) -> PageView:
    numbering = Numbering(brief)
    sections = section_views(brief, numbering)
    items = [item for section in sections for item in section.items]
    subject, subtitle = headline(brief.title)
    window = days(brief.window_start, brief.window_end)
    shown_disputes, more_disputes = disputes(brief, numbering)
    shown_announcements, more_announcements = announcements(brief, numbering)
    shown_outlets, more_outlets = outlets(brief)
    endnotes, more_endnotes = limits.capped(numbering.everything, limits.ENDNOTES)
    return PageView(
        brief=brief,
        headline=subject,
        subtitle=subtitle,
        window="" if window in brief.title else window,
        correction=correction_lines(brief),
        figures=figures(brief, numbering),
        sides=who_runs_them(brief),
        key_points=key_points(brief, sections),
        sections=sections,
        geography=geography_of(brief),
        timeline=timeline(items, brief.window_start, brief.window_end),
        ledgers=ledgers(brief, numbering),
        disputes=shown_disputes,
        more_disputes=more_disputes,
        announcements=shown_announcements,
        more_announcements=more_announcements,
        outlets=shown_outlets,
        more_outlets=more_outlets,
        left_out=left_out(brief.left_out, by_event(brief, sections)),
        method_notes=method_notes(brief, sections),
        endnotes=endnotes,
        more_endnotes=more_endnotes,
    )


def headline(title: str) -> tuple[str, str]:
    """Cut "Subject: brief for these days" in two, for a large line and a smaller one."""
    subject, _, rest = title.partition(": ")
    return subject, capital(rest).replace(" – ", "\u00a0– ")


def figures(brief: PublicBrief, numbering: Numbering) -> tuple[tuple[str, str], ...]:
    """Return the figures under the title, as (number, what is counted)."""
    events = sum(len(section.items) for section in brief.sections)
    words = (
        count(len(brief.reports), "report"),
        count(numbering.statements, "cited statement"),
        count(events, "event"),
        count(len(brief.disputes), "contradiction"),
        count(brief.withheld, "name withheld", "names withheld"),
    )
    pairs = (phrase.split(" ", 1) for phrase in words if not phrase.startswith("0 "))
    return tuple((number, what) for number, what in pairs)
