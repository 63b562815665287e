"""Saved feeds, RSS 0.9 to 2.0 and Atom: one report an entry, with the outlet that an entry says it comes from."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from svodka.intake.cleaning import clean
from svodka.intake.decoding import whole
from svodka.intake.markup import joined, lines_of, parse, without_clutter
from svodka.intake.taken import Draft, Harvest, Hint
from svodka.model import IntakeError

if TYPE_CHECKING:
    from svodka.intake.settings import IntakeConfig
    from svodka.model import Note

ENTRIES: frozenset[str] = frozenset(("item", "entry"))
CHANNELS: tuple[str, ...] = ("channel", "feed")
TEXTS: tuple[str, ...] = ("encoded", "content", "description", "summary")
"""Elements that hold an entry's words, the whole article first."""
DAYS: tuple[str, ...] = ("pubDate", "published", "date", "issued", "updated")
IDS: tuple[str, ...] = ("guid", "id")
AUTHORS: tuple[str, ...] = ("creator", "author")

_REFUSAL = IntakeError("no feed can be read from it", remedy="save the feed as its outlet serves it, or the text as .txt")
_DECLARED = re.compile(rb"""encoding\s*=\s*["']([\w:.-]{2,40})["']""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD_BYTES = 400
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_feed(data: bytes, config: IntakeConfig) -> Harvest:  # noqa: ARG001 (every format has this shape)
    """Return a report for each entry of a feed; a file that is none is refused."""
    found = _DECLARED.search(data[:_HEAD_BYTES])
    text, notes = whole(data, found[1].decode("ascii", "replace") if found else "")
    tree = _tree(clean(text))
    if tree is None:
        return Harvest(refusals=(_REFUSAL,))
    channel = next((part for part in tree.iter() if _name(part) in CHANNELS), None)
    if channel is None:
        return Harvest(refusals=(_REFUSAL,))
    told = {"source": _words(channel, ("title",)), "lang": _words(channel, ("language",)) or _lang(channel)}
    entries = [part for part in tree.iter() if _name(part) in ENTRIES]
    return Harvest(drafts=tuple(_draft(entry, f"E{number}", told, notes) for number, entry in enumerate(entries, start=1)))


def _tree(text: str) -> etree._Element | None:
    """Parse without network or entities, mending what outlets break; None where there is nothing to parse."""
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    whole_text = _NOT_XML.sub(" ", _DECLARATION.sub("", text))
    try:
        return etree.fromstring(whole_text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _draft(entry: etree._Element, fragment: str, told: dict[str, str], notes: tuple[Note, ...]) -> Draft:
    title = _plain(_words(entry, ("title",)))
    text, hints = _text(entry)
    meta = {
        "title": title,
        "source": told["source"],
        "lang": _lang(entry) or told["lang"],
        "url": _address(entry),
        "published": _words(entry, DAYS),
        "external_id": _words(entry, IDS),
        "author": _words(entry, AUTHORS),
        "reprint_of": credited(entry),
    }
    filled = {name: words for name, words in meta.items() if words}
    return Draft(text=text or title, hints=hints or None, fragment=fragment, notes=notes, meta=filled)


def credited(entry: etree._Element) -> str:
    """Return the outlet whose feed an entry says it was taken from, as RSS <source> and Atom <source> name it.

    Where only the address of that feed is given, its host stands for the outlet.
    """
    source = next((part for part in entry if _name(part) == "source"), None)
    if source is None:
        return ""
    link = source.get("url") or _words(source, IDS) or _address(source)
    named = _words(source, ("title",)) or "".join(source.xpath("text()")).strip()
    return named or (urlsplit(link).hostname or "" if "//" in link else "")


def _text(entry: etree._Element) -> tuple[str, tuple[Hint, ...]]:
    """Return an entry's words, the longest of what it gives, with the kinds of its lines."""
    found = [_lines(_markup(part)) for name in TEXTS for part in entry if _name(part) == name]
    return max(found, key=lambda told: len(told[0]), default=("", ()))


def _markup(part: etree._Element) -> str:
    """Return what an element holds as HTML, whether it stands there escaped or as elements; Atom's plain text is escaped."""
    if len(part):
        return "".join(etree.tostring(child, encoding="unicode") for child in part)
    return escape(part.text or "") if part.get("type") == "text" else part.text or ""


def _lines(markup: str) -> tuple[str, tuple[Hint, ...]]:
    tree = parse(f"<div>{markup}</div>") if markup.strip() else None
    return ("", ()) if tree is None else joined(lines_of(without_clutter(tree), ""))


def _plain(words: str) -> str:
    """Return a title without the markup that outlets escape into it."""
    return _lines(words)[0].replace("\n", " ") if "<" in words or "&" in words else words


def _words(entry: etree._Element, names: tuple[str, ...]) -> str:
    """Return the words of the first of some child elements that has any."""
    held = ("".join(part.itertext()).strip() for name in names for part in entry if _name(part) == name)
    return next((words for words in held if words), "")


def _address(entry: etree._Element) -> str:
    """Return where the entry itself stands: RSS writes it into <link>, Atom into its href."""
    links = [part for part in entry if _name(part) == "link"]
    own = (part for part in links if part.get("rel", "alternate") == "alternate")
    return next((words for part in own if (words := part.get("href") or (part.text or "").strip())), "")


def _lang(part: etree._Element) -> str:
    return part.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


def _name(part: etree._Element) -> str:
    """Return an element's name without its namespace; "" for comments."""
    return etree.QName(part).localname if isinstance(part.tag, str) else ""

