"""The days of a source's words made absolute: "on Monday [21 November 2022]"."""

from __future__ import annotations

import re

from svodka.brief.wording.clause import tidy
from svodka.brief.wording.figures import days_words, is_relative
from svodka.brief.wording.view import Derived, View
from svodka.brief.wording.words import listed
from svodka.model import Span, When

DETERMINER = re.compile(r"(?:\b(?:the|an?|its|his|her|their)|['’]s)\s$", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")


def dated(view: View, span: Span, instead: tuple[Span, str] | None = None) -> tuple[str, Derived]:
    """Return the words of *span* on one line, each day that they leave open followed by its date in [brackets].

    With *instead*, other words stand in the place of a span within it.
    """
    marks = [(when.span.stop, when.span.stop, f" [{date}]") for when, date in _open_days(view, span) if when.span]
    derived = tuple((date, f"when:{when.anchor}") for when, date in _open_days(view, span))
    if instead is not None and span.contains(instead[0]):
        marks.append((instead[0].start, instead[0].stop, instead[1]))
    pieces, at = [], span.start
    for start, stop, words in sorted(marks):
        if start >= at:
            pieces += [view.text[at:start], words]
            at = stop
    return tidy("".join([*pieces, view.text[at : span.stop]])), derived


def _open_days(view: View, span: Span) -> list[tuple[When, str]]:
    """Return the times within *span* that need a date, with the date, each place once."""
    found: dict[int, tuple[When, str]] = {}
    for when in sorted(view.statement.whens, key=lambda one: one.span.stop if one.span else -1):
        start, stop = when.start or when.stop, when.stop or when.start
        if when.span is None or not is_relative(when) or start is None or stop is None:
            continue
        if span.contains(when.span) and _may_follow(view, when, when.span):
            found.setdefault(when.span.stop, (when, days_words(start, stop, view.lang)))
    return list(found.values())


def _may_follow(view: View, when: When, span: Span) -> bool:
    """Tell whether an absolute date behind the words of *when* helps.

    It does where it resolves a relative day or adds a year that is not the publication's; not inside a phrase ("the
    Wednesday anniversary", "Tuesday's summit") and not behind a word that goes on ("since").
    """
    if view.text[span.stop :][:1].isalnum():
        return False
    words = tidy(span.of(view.text)).lower()
    if not words or words.split()[-1] in listed(view.lang, "dates", "open"):
        return False
    if words.endswith(("'s", "’s")) or view.text[span.stop : span.stop + 2] in ("'s", "’s"):
        return False
    if words.split()[0] not in listed(view.lang, "dates", "relative_start") and DETERMINER.search(view.text[: span.start][-12:]):
        return False
    published = view.report.published_at
    if any(month in words.split() or month[:3] in WORD.findall(words) for month in listed(view.lang, "months", "names")):
        return bool(when.start and (published is None or when.start.year != published.year))
    return any(word in listed(view.lang, "dates", "relative") for word in WORD.findall(words))
