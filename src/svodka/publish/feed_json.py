"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from svodka.publish.feed import EPOCH, Entry, Feed
from svodka.publish.printable import clean

VERSION = "https://jsonfeed.org/version/1.1"


def render_jsonfeed(feed: Feed) -> bytes:
    """Return JSON Feed 1.1: UTF-8, indent 1, final newline. An entry without a day has no date."""
    data = {
        "version": VERSION,
        "title": clean(feed.title),
        "description": clean(feed.about),
        "language": feed.lang,
        "_svodka": {"id": feed.id, "generator": feed.generator, "updated": feed.updated.isoformat()},
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _item(entry: Entry) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": entry.id, "title": clean(entry.title), "content_text": clean(entry.text)}
    if entry.link:
        fields["external_url"] = clean(entry.link)
    if entry.moment > EPOCH:
        fields["date_published"] = entry.moment.isoformat()
    return fields | {"authors": [{"name": clean(entry.author)}], "tags": [clean(one) for one in entry.categories]}
