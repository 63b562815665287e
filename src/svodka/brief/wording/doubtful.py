"""Whether "he" really is the speaker that the reading took him for: where another name stands nearer, nobody can tell.

A brief that names the wrong speaker is worse than one that quotes the report: such a statement is told as the
report has it, with its own pronoun, behind the sentence that says who he is.
"""

from __future__ import annotations

import re

from svodka.brief.wording.words import listed
from svodka.model import Report, SpeakerKind, Statement

REACH = 600
"""Characters before a pronoun in which the name it stands for is looked for."""
NAME = re.compile(r"(?<![.!?“\"«]\s)(?<![\w’'-])[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?(?:\s[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?)+")
"""Two words or more with capitals, not at the beginning of a sentence."""


def is_doubtful(statement: Statement, report: Report, others: frozenset[str]) -> bool:
    """Tell whether the pronoun of an English statement may mean another person than the one it was given.

    *others* are the last names, in lower case, of those who speak in the report.
    """
    speaker = statement.speaker
    if speaker is None or speaker.span is None or speaker.kind is not SpeakerKind.PERSON or statement.lang != "en":
        return False
    if speaker.as_written.lower() not in listed("en", "starts", "subjects") or not speaker.name.strip():
        return False
    own = speaker.name.split()[-1].lower()
    before = report.text[max(0, speaker.span.start - REACH) : speaker.span.start]
    at = before.lower().rfind(own)
    if at < 0:
        return True
    between = before[at + len(own) :]
    return any(_stands(name, between.lower()) for name in others - {own}) or _somebody_else(between, own)


def _stands(name: str, words: str) -> bool:
    """Tell whether a name stands in *words*."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _somebody_else(between: str, own: str) -> bool:
    """Tell whether a title with another name stands in the pronoun's own sentence: "Spokesman Ivan Orlenko ... as he"."""
    sentence = re.split(r"[.!?]\s|\n", between)[-1]
    return any(_is_person(found) and own not in found.lower() for found in NAME.findall(f"x {sentence}"))


def _is_person(name: str) -> bool:
    """Tell whether words with capitals begin with a title of a person."""
    return name.split(maxsplit=1)[0].lower() in listed("en", "starts", "titles")
