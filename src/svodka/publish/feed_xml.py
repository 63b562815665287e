"""A feed as RSS 2.0 and as Atom (RFC 4287)."""

from __future__ import annotations

from email.utils import format_datetime

from lxml import etree

from svodka.publish.feed import AUTHOR, EPOCH, Entry, Feed
from svodka.publish.printable import clean

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"


def render_rss(feed: Feed) -> bytes:
    """Return RSS 2.0. An entry without a day has no pubDate: RSS does not ask for one."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"dc": DC})
    channel = etree.SubElement(root, "channel")
    texts = (("title", feed.title), ("link", feed.id), ("description", feed.about), ("language", feed.lang), ("generator", feed.generator))
    for name, text in texts:
        _add(channel, name, text)
    if feed.updated > EPOCH:
        _add(channel, "lastBuildDate", format_datetime(feed.updated))
    for entry in feed.entries:
        _rss_item(etree.SubElement(channel, "item"), entry)
    return _bytes(root)


def render_atom(feed: Feed) -> bytes:
    """Return Atom. It demands a date everywhere: what has none gets 1 January 1970."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.lang)
    for name, text in (("id", feed.id), ("title", feed.title), ("subtitle", feed.about), ("updated", feed.updated.isoformat())):
        _add(root, f"{{{ATOM}}}{name}", text)
    _add(etree.SubElement(root, f"{{{ATOM}}}author"), f"{{{ATOM}}}name", AUTHOR)
    _add(root, f"{{{ATOM}}}generator", feed.generator)
    for entry in feed.entries:
        _atom_entry(etree.SubElement(root, f"{{{ATOM}}}entry"), entry)
    return _bytes(root)


def _rss_item(item: etree._Element, entry: Entry) -> None:
    _add(item, "title", entry.title)
    if entry.link:
        _add(item, "link", entry.link)
    _add(item, "description", _html(entry.text))
    for category in entry.categories:
        _add(item, "category", category)
    _add(item, f"{{{DC}}}creator", entry.author)
    _add(item, "guid", entry.id).set("isPermaLink", "false")
    if entry.moment > EPOCH:
        _add(item, "pubDate", format_datetime(entry.moment))


def _atom_entry(node: etree._Element, entry: Entry) -> None:
    for name, text in (("id", entry.id), ("title", entry.title), ("updated", entry.moment.isoformat())):
        _add(node, f"{{{ATOM}}}{name}", text)
    _add(etree.SubElement(node, f"{{{ATOM}}}author"), f"{{{ATOM}}}name", entry.author)
    if entry.link:
        etree.SubElement(node, f"{{{ATOM}}}link", {"rel": "alternate", "href": clean(entry.link)})
    for category in entry.categories:
        etree.SubElement(node, f"{{{ATOM}}}category", {"term": clean(category)})
    _add(node, f"{{{ATOM}}}content", entry.text).set("type", "text")


def _html(text: str) -> str:
    """Return paragraphs of HTML: RSS readers take a description for HTML, whatever stands in it."""
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in escaped.split("\n\n"))


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    """Add an element with *text*; what XML cannot hold was replaced."""
    node = etree.SubElement(parent, name)
    node.text = clean(text)
    return node


def _bytes(root: etree._Element) -> bytes:
    etree.indent(root, " ")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"
