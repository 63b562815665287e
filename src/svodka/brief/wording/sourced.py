"""Who a sentence has its words from: the outlet, with the speaker it cites where the words do not name him themselves."""

from __future__ import annotations

from svodka.brief.wording.view import View
from svodka.brief.wording.words import frame
from svodka.model import Span


def source_of(view: View, span: Span, *, opens: bool = True) -> str:
    """Return “Outlet, citing X,” or «Издание (день; источник — X)» for the words at *span*.

    *opens*: it begins its sentence. Without X where these words call X in the same words, so that a quotation of them says it.
    """
    outlet = (view.opening if view.lang == "en" else view.heading) if opens else view.outlet
    filled = {"outlet": outlet, "date": view.date}
    said = view.who is not None and view.who.span is not None and span.contains(view.who.span)
    bare_words = view.lang != "en" and said and view.who is not None and "«" in view.who.text
    unnamed = view.who is not None and view.lang != "en" and view.who.text == frame(view.lang, "template", "unnamed")
    if view.who is None or bare_words or (said and unnamed):
        return frame(view.lang, "template", "gist_source", **filled)
    key = "gist_relayed" if view.relays else "gist_cited"
    who = view.who.inside if view.statement.lang == "en" else view.who.text
    return frame(view.lang, "template", key, who=who.rstrip(","), relays=", ".join(view.relays), **filled)
