"""Whether a sentence made of fields says all that its clause says: which of the clause's words no field tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from svodka.brief.wording.view import View
from svodka.lexicon.data import fold, table

WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")


def untold(view: View, told: Iterable[tuple[int, int]]) -> list[str]:
    """Return the words of the clause outside the places *told* that are none of the plain words of [acts]."""
    rows = list(told)
    if view.who is not None and view.statement.speaker is not None and view.statement.speaker.span is not None:
        rows.append((view.statement.speaker.span.start, view.statement.speaker.span.stop))
    if view.statement.cue is not None:
        rows.append((view.statement.cue.start, view.statement.cue.stop))
    acts = table(view.statement.lang, "wording")["acts"]
    plain, light = frozenset(acts["plain"]), tuple(acts["light"])
    span = view.statement.span
    found = ((span.start + one.start(), one.group()) for one in WORD.finditer(span.of(view.text)))
    left = (fold(word) for at, word in found if not any(low <= at < high for low, high in rows))
    return [word for word in left if word not in plain and not word.startswith(light)]
