"""Reading what an address answered: hostile bytes until they are a list of sentences."""

from __future__ import annotations

import re

import msgspec

from svodka.model import AnswerError

FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL)
"""Models like to wrap JSON so; it is taken off, and nothing else is forgiven."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Characters that no sentence needs; some of them hide or turn words."""
LONGEST = 2_000
"""Characters of one sentence."""
REMEDY = "our own words stand"


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


class _Sentences(msgspec.Struct, forbid_unknown_fields=True):
    sentences: list[str]


def answered(data: bytes) -> str:
    """Return the text of the first choice of a chat completion.

    Raises AnswerError for bytes that are none: other encodings, broken or cut JSON, an answer cut at its limit.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = "the answer is not UTF-8"
        raise AnswerError(message, remedy=REMEDY) from error
    try:
        completion = msgspec.json.decode(data, type=_Completion)
    except (msgspec.DecodeError, RecursionError) as error:
        message = "the answer is no chat completion in JSON"
        raise AnswerError(message, remedy=REMEDY) from error
    if not completion.choices:
        message = "the answer holds no choice"
        raise AnswerError(message, remedy=REMEDY)
    if completion.choices[0].finish_reason == "length":
        message = "the answer was cut off at its limit"
        raise AnswerError(message, remedy=REMEDY)
    return completion.choices[0].message.content


def read_answer(text: str, wanted: int) -> tuple[str, ...]:
    """Return the sentences of an answer, *wanted* of them; raises AnswerError for anything else."""
    fenced = FENCE.match(text)
    try:
        found = msgspec.json.decode((fenced.group(1) if fenced else text).encode("utf-8"), type=_Sentences).sentences
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        message = "the model did not answer with a list of sentences"
        raise AnswerError(message, remedy=REMEDY) from error
    if len(found) != wanted:
        message = f"the model answered with {len(found)} sentences for {wanted}"
        raise AnswerError(message, remedy=REMEDY)
    if any(not one.strip() or len(one) > LONGEST or CONTROL.search(one) for one in found):
        message = "a sentence of the answer is empty, too long or holds control characters"
        raise AnswerError(message, remedy=REMEDY)
    return tuple(" ".join(one.split()) for one in found)
