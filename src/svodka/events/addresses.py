"""Addresses of pages, compared without how a reader came to them."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

HOST = re.compile(r"^(?:www|m|mobile|amp)\.")
AMP = re.compile(r"/amp$|\.amp(?=\.html$)")
TRACKING = re.compile(r"utm_|fbclid$|gclid$|yclid$|dclid$|mc_|ref$|ref_|source$|src$|from$|share$|single$|cmpid$|ocid$|spm$|amp$|igshid$")
"""Parameters of an address that tell how a reader came to the page."""


def canonical(address: str) -> str:
    """Return *address* without scheme, www, mobile host, fragment and tracking, "" for a site's front page and for what is no address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    host = HOST.sub("", (parts.hostname or "").lower())
    path = AMP.sub("", parts.path.rstrip("/"))
    kept = sorted(pair for pair in parse_qsl(parts.query) if not TRACKING.match(pair[0].lower()))
    if not host or not (path or kept):
        return ""
    return host + path + ("?" + urlencode(kept) if kept else "")
