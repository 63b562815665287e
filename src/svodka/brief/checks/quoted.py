"""Check 3: what stands in quotation marks stands so in the cited words."""

from __future__ import annotations

import re

from svodka.brief.checks.evidence import Evidence
from svodka.model import Sentence

QUOTATIONS = (re.compile(r"“([^“”]*)”"), re.compile(r"«([^«»]*)»"), re.compile(r"\"([^\"]*)\""))
MARKS = re.compile(r"[“”\"«»„‘’'`]")
DATE_BESIDE = re.compile(r"\s\[[^\]]*\d{4}[^\]]*\]")
GAP = re.compile(r"\s(?=[,;:.!?)])|(?<=\()\s")
EDGES = " .,;:!?…—–-"


def misquoted(sentence: Sentence, evidence: Evidence) -> list[str]:
    """Say which quotations are not in the cited words; only the marks, the spacing and the end may differ."""
    cited = [_plain(evidence.words(citation)) for citation in sentence.citations]
    quotations = [found for pattern in QUOTATIONS for found in pattern.findall(sentence.text)]
    return [
        f"not so in the cited words: “{quotation}”"
        for quotation in quotations
        if not any(_plain(quotation).strip(EDGES) in words for words in cited)
    ]


def _plain(words: str) -> str:
    """Return words without quotation marks, dates set beside in brackets, and line breaks."""
    return GAP.sub("", " ".join(MARKS.sub("", DATE_BESIDE.sub("", words)).split())).casefold()
