"""A search as a feed: what was found, masked like everything that leaves the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from svodka import __version__
from svodka.desk.desk import Desk
from svodka.desk.publishing import refuse_leaks
from svodka.model import ConfigError
from svodka.publish import Rendered, render_atom, render_jsonfeed, render_rss, search_feed, written_texts
from svodka.publish.feed import Feed
from svodka.review import public_search

RENDERERS: dict[str, Callable[[Feed], bytes]] = {"rss": render_rss, "atom": render_atom, "json": render_jsonfeed}
FEEDS = tuple(RENDERERS)
"""The formats in which a search can be had as a feed."""


def search_as_feed(desk: Desk, query: str, lang: str | None, limit: int, form: str) -> bytes:
    """Return what *query* finds as a feed in the format *form*, names of people at risk masked.

    Raises ConfigError for an unknown format, RenderError where a protected name would be published.
    """
    render = RENDERERS.get(form)
    if render is None:
        message = f"no such feed: {form}"
        raise ConfigError(message, subject="--feed", remedy=f"known feeds: {', '.join(FEEDS)}")
    material = desk.material()
    redactor = desk.redactor(material)
    spans = [hit.snippet for hit in desk.search(query, lang, limit)]
    data = render(search_feed(public_search(query, spans, material, redactor, __version__)))
    name = "feed.json" if form == "json" else "feed.xml"
    refuse_leaks({name: Rendered(data, partial(written_texts, name, data))}, redactor)
    return data
