"""7. A public brief becomes bytes: pages, data, maps, charts."""

from svodka.publish.export import render_export
from svodka.publish.geojson import render_geojson
from svodka.publish.html import render_html, render_map_svg
from svodka.publish.maps.draw import map_names
from svodka.publish.markdown import render_markdown

__all__ = ["map_names", "render_export", "render_geojson", "render_html", "render_map_svg", "render_markdown"]
