"""The map alone: an SVG sheet to print, to place in a page, or to work on."""

from __future__ import annotations

from importlib.resources import files

from markupsafe import Markup

from svodka.model.public import PublicBrief
from svodka.publish.html import environment
from svodka.publish.maps.colours import written_out
from svodka.publish.maps.page import geography_of
from svodka.publish.maps.sheet import sheet
from svodka.publish.saying import speaking, with_pseudonyms


def render_map_svg(brief: PublicBrief) -> str:
    """Return the map as one SVG file: no script, no reference to anything outside, colours for light and dark.

    The same brief gives the same text.
    """
    css = (files("svodka.publish") / "templates" / "map.css").read_text(encoding="utf-8")
    with speaking(brief.lang):
        places = geography_of(brief)
        text = environment().get_template("map.svg.jinja").render(
            title=brief.title,
            places=places,
            sheet=sheet(brief.title, places),
            lang=brief.lang,
            css=Markup(written_out(css)),  # noqa: S704 - shipped with the package
        )
        return with_pseudonyms(text)
