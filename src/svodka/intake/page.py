"""Web pages: the article out of its clutter (trafilatura), with its metadata and the kinds of its blocks."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from svodka.intake.cleaning import clean
from svodka.intake.days import published_day
from svodka.intake.decoding import whole
from svodka.intake.markup import (
    CAPTION_MARKS,
    joined,
    lines_of,
    mark_captions,
    parse,
    relined,
    size_of,
    without_clutter,
)
from svodka.intake.taken import Draft, Harvest
from svodka.model import IntakeError, Note

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from svodka.intake.settings import IntakeConfig

DATE_METAS: tuple[str, ...] = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "publication_date",
    "publish-date",
    "pubdate",
    "date",
)
"""<meta> names or properties that hold the day of publication, the surest first."""
TREE_DEPTH = 200
"""Deeper pages are not given to the extractor: they are machine-made, and it walks them by recursion."""
TREE_ELEMENTS = 20_000
"""Larger ones neither: it takes seconds for each hundred thousand elements."""

_REFUSAL = IntakeError("no text can be read from the page", remedy="save its text as .txt")
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES = 4_096
_DATELINE = re.compile(r"(?:^|[\s_-])(?:date|dateline|datetime|pubdate|published|posted|timestamp)", re.IGNORECASE)
_DATELINE_CHARS = 80
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,60})"')


def read_page(data: bytes, config: IntakeConfig) -> Harvest:
    """Return the one report of a page; a page without words is refused."""
    found = _CHARSET.search(data[:_HEAD_BYTES])
    decoded, notes = whole(data, found[1].decode("ascii", "replace") if found else "")
    text = clean(decoded)
    tree = parse(text)
    if tree is None:
        return Harvest(refusals=(_REFUSAL,))
    mark = next((char for char in CAPTION_MARKS if char not in text), "")
    published = _stated_day(tree, text, config)
    others = _alternates(tree)
    article, trouble = _article(tree, mark, config)
    page = lines_of(without_clutter(tree), mark)
    lines = relined([] if article is None else lines_of(article.body, mark), page)
    if not lines:
        lines = page
        message = f"{trouble or 'no article was found in the page'}; its whole text was taken"
        notes = (*notes, Note(code="page-whole", message=message))
    if not lines:
        return Harvest(refusals=(_REFUSAL,))
    body, hints = joined(lines)
    meta = {**_metadata(article, tree), "published": published}
    meta["alternates"] = "\n".join(_joined(meta.get("url", ""), href) for href in others)
    return Harvest(drafts=(Draft(text=body, hints=hints, notes=notes, meta=meta),))


def _article(tree: HtmlElement, mark: str, config: IntakeConfig) -> tuple[Any | None, str]:
    """Return trafilatura's document or None, and what went wrong if it was the page's doing."""
    import trafilatura  # noqa: PLC0415 (0.2 s that a run without pages need not pay)

    count, depth = size_of(tree)
    if depth > TREE_DEPTH or count > TREE_ELEMENTS:
        return None, f"the page is beyond reason ({count} elements, {depth} deep)"
    mark_captions(tree, mark)
    try:
        document = trafilatura.bare_extraction(
            deepcopy(tree),
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "max_date": config.latest.isoformat()},
        )
    except Exception as error:  # noqa: BLE001 (whatever a hostile page does to the extractor, no page stops a run)
        return None, f"the article could not be told from the page ({type(error).__name__})"
    return document, ""


def _metadata(article: Any | None, tree: HtmlElement) -> dict[str, str]:  # noqa: ANN401 (trafilatura is untyped)
    """Return title, outlet, author, address and stated language as far as the page gives them."""
    lang = str(tree.get("lang") or "")
    if article is None:
        return {"title": _page_title(tree), "lang": lang}
    return {
        "title": str(article.title or "") or _page_title(tree),
        "source": str(article.sitename or article.hostname or ""),
        "author": str(article.author or ""),
        "url": str(article.url or ""),
        "lang": lang,
    }


def _alternates(tree: HtmlElement) -> list[str]:
    """Return the links by which the page says where it stands in other languages."""
    links = (link for link in tree.iter("link") if "alternate" in (link.get("rel") or "").lower().split())
    named = (link.get("href") for link in links if (link.get("hreflang") or "x-default").lower() != "x-default")
    return [href.strip() for href in named if href]


def _joined(url: str, href: str) -> str:
    """Return the whole address of a link, "" for what is none."""
    try:
        return urljoin(url, href)
    except ValueError:
        return ""


def _page_title(tree: HtmlElement) -> str:
    title = tree.find(".//title")
    return "" if title is None else "".join(title.itertext()).strip()


def _stated_day(tree: HtmlElement, text: str, config: IntakeConfig) -> str:
    """Return the words in which the page states its day of publication, empty where it states none."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.strip().lower(), (meta.get("content") or "").strip())
    for name in DATE_METAS:
        if metas.get(name):
            return metas[name]
    if found := _JSON_DATE.search(text):
        return found[1]
    times = (moment.get("datetime") or "" for moment in tree.iter("time"))
    return next((words.strip() for words in times if words.strip()), "") or _shown_day(tree, config)


def _shown_day(tree: HtmlElement, config: IntakeConfig) -> str:
    """Return the words of the first dateline that is one clear day.

    trafilatura's own finder is not asked: where it sees a month or a year it makes up the day.
    """
    for element in tree.iter("time", "span", "div", "p", "li", "a"):
        marks = " ".join((element.get("class") or "", element.get("id") or "", element.get("itemprop") or ""))
        if element.tag == "time" or _DATELINE.search(marks):
            words = " ".join("".join(element.itertext()).split())
            if len(words) <= _DATELINE_CHARS and published_day(words, config)[0] is not None:
                return words
    return ""
