"""What a stranger's string may do to a page: nothing. Controls are shown as such, links are web links."""

from __future__ import annotations

import re

from markupsafe import Markup

# C0 and C1 controls but tab, line feed and carriage return; lone surrogates; noncharacters: not allowed in HTML.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Directional overrides could make a page show words in another order than a source wrote them.
_OVERRIDES = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_HOST = r"(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@:\[\]\\<>\"'`]+)"
_WEB = re.compile(rf"(?i:https?)://{_HOST}(?::\d{{1,5}})?(?:[/?#].*)?")
_SPACE_OR_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\ud800-\udfff\u2028\u2029]")


def printable(value: object) -> object:
    """Replace what HTML forbids by U+FFFD and drop directional overrides; anything but plain text passes."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return clean(value)


def clean(text: str) -> str:
    """Return *text* fit for any published form."""
    if text.isprintable():
        return text
    return _OVERRIDES.sub("", _FORBIDDEN.sub("\ufffd", text))


def web_link(url: str | None) -> str | None:
    """Return *url* where it is an absolute http or https address, else None.

    No other scheme is a link, nor an address with a user name, which could look like another host.
    """
    address = (url or "").strip()
    return address if _WEB.fullmatch(address) and not _SPACE_OR_CONTROL.search(address) else None
