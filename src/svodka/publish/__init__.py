"""7. A public brief becomes bytes: pages, data, feeds, messages, maps, charts."""

from svodka.publish.corrections import correction
from svodka.publish.export import render_export
from svodka.publish.feed import search_feed
from svodka.publish.feed_json import render_jsonfeed
from svodka.publish.feed_xml import render_atom, render_rss
from svodka.publish.forms import FORMATS, Outgoing, Rendered, chosen, rendered, written_texts
from svodka.publish.geojson import render_geojson
from svodka.publish.html import render_html
from svodka.publish.ledger_text import ledger_text
from svodka.publish.map_file import render_map_svg
from svodka.publish.map_geojson import render_map_geojson
from svodka.publish.markdown import render_markdown
from svodka.publish.reading_back import Quoted, quoted_in

__all__ = [
    "FORMATS",
    "Outgoing",
    "Quoted",
    "Rendered",
    "chosen",
    "correction",
    "ledger_text",
    "quoted_in",
    "render_atom",
    "render_export",
    "render_geojson",
    "render_html",
    "render_jsonfeed",
    "render_map_geojson",
    "render_map_svg",
    "render_markdown",
    "render_rss",
    "rendered",
    "search_feed",
    "written_texts",
]
