"""Russian: razdel's sentences and tokens, slovnet's morphology, syntax and names, pymorphy3's lemmas.

The weights lie inside natasha's wheel; natasha itself is never imported (it needs pkg_resources).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from razdel import sentenize, tokenize

from svodka.lexicon.data import fold
from svodka.lexicon.lemmas import CACHE_WORDS, russian
from svodka.model import SvodkaError
from svodka.reading.document import ParsedSentence, Token
from svodka.reading.parse.russian_repairs import repaired

POS_OF_PYMORPHY = {
    "NOUN": ("NOUN", "PROPN"),
    "ADJF": ("ADJ", "DET", "PRON"),
    "ADJS": ("ADJ",),
    "COMP": ("ADJ", "ADV"),
    "VERB": ("VERB", "AUX"),
    "INFN": ("VERB", "AUX"),
    "PRTF": ("VERB", "ADJ"),
    "PRTS": ("VERB", "ADJ"),
    "GRND": ("VERB",),
    "NUMR": ("NUM",),
    "ADVB": ("ADV",),
    "NPRO": ("PRON",),
    "PREP": ("ADP",),
    "CONJ": ("CCONJ", "SCONJ"),
    "PRCL": ("PART",),
}


@dataclass(frozen=True, slots=True)
class Models:
    """slovnet's three taggers over one embedding."""

    morph: Any
    syntax: Any
    names: Any


@lru_cache(maxsize=1)
def models() -> Models:
    """Load the weights once a process (about 1 s, 120 MB)."""
    from navec import Navec  # noqa: PLC0415 (a second that English-only runs need not pay)
    from slovnet import NER, Morph, Syntax  # noqa: PLC0415 (the same)

    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        message = "the weights for Russian are missing"
        raise SvodkaError(message, subject="natasha", remedy="install the package natasha 1.6.0")
    data = Path(spec.submodule_search_locations[0]) / "data"
    embedding = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    loaded = [
        kind.load(str(data / "model" / f"slovnet_{name}_news_v1.tar"))
        for kind, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner"))
    ]
    for tagger in loaded:
        tagger.navec(embedding)
    return Models(*loaded)


def parse_russian(pieces: Sequence[tuple[int, int, str]]) -> list[ParsedSentence]:
    """Parse (block number, offset in the report, text) pieces."""
    spans: list[tuple[int, int, str, list[Any]]] = []
    for block, offset, text in pieces:
        for sentence in sentenize(text):
            words = list(tokenize(sentence.text))
            if words:
                spans.append((block, offset + sentence.start, sentence.text, words))
    spans.sort(key=lambda span: len(span[3]))  # a batch is filled up to its longest sentence: like beside like
    plain = [[word.text for word in words] for _, _, _, words in spans]
    taggers = models()
    morphs = taggers.morph.map(plain)
    trees = taggers.syntax.map(plain)
    names = taggers.names.map([text for _, _, text, _ in spans])
    return [
        sentence_of(span, morph.tokens, tree.tokens, name.spans)
        for span, morph, tree, name in zip(spans, morphs, trees, names, strict=True)
    ]


def sentence_of(
    span: tuple[int, int, str, list[Any]], morphs: Sequence[Any], tree: Sequence[Any], names: Sequence[Any]
) -> ParsedSentence:
    """Join what the taggers say of one sentence."""
    block, offset, _, words = span
    tokens = []
    for word, morph, node in zip(words, morphs, tree, strict=True):
        name = next((name for name in names if name.start <= word.start < name.stop), None)
        better = repaired(word.text, morph.pos) if name is None else None
        pos, feats = better or (morph.pos, "|".join(f"{key}={value}" for key, value in morph.feats.items()))
        tokens.append(
            Token(
                text=word.text,
                start=offset + word.start,
                stop=offset + word.stop,
                lemma=lemma_as(word.text, pos),
                pos=pos,
                feats=feats,
                head=int(node.head_id) - 1,
                dep=node.rel.split(":")[0] if node.rel != "nsubj:pass" else "nsubjpass",
                entity=name.type if name else "",
                entity_begins=name is not None and name.start == word.start,
            )
        )
    return ParsedSentence(start=tokens[0].start, stop=tokens[-1].stop, lang="ru", block=block, tokens=tuple(tokens))


@lru_cache(maxsize=CACHE_WORDS)
def lemma_as(word: str, pos: str) -> str:
    """Return the folded lemma of *word* read as *pos*; the likeliest lemma where no reading fits."""
    parses = russian().parse(word)
    fitting = [p for p in parses if pos in POS_OF_PYMORPHY.get(str(p.tag.POS), ())]
    return fold(str((fitting or parses)[0].normal_form))
