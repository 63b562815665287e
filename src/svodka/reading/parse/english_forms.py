"""English words by form, tag and relation: lemma, part of speech and features, each asked of spaCy once.

spaCy's attribute ruler and lemmatiser look at one word at a time (and at the neighbour of a few, see
PAIRED), but cost a fifth of the pipeline; what they say of a word stays the same, so it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from svodka.lexicon.data import fold

PAIRED = frozenset(("ai", "gon", "got", "let", "c'm", "y", "y'"))
"""First halves of the attribute ruler's patterns of two words: "ain't", "gonna", "gotta", "let's", "c'mon", "y'all"."""
EXPLETIVE = "expl"
"""The relation of "there", by which the ruler makes a verb of the "is" behind it."""
MOST_FORMS = 200_000


class Word(NamedTuple):
    """A word's form, tag and relation as spaCy's numbers."""

    orth: int
    tag: int
    dep: int


class Form(NamedTuple):
    """What is known of a word; *lemma* is folded."""

    text: str
    lemma: str
    pos: str
    feats: str


Key = tuple[Word | None, Word, Word | None]
"""A word with the neighbours that matter for it."""


class Forms:
    """Look-up over the ruler and lemmatiser of a spaCy pipeline, which may be disabled in it."""

    def __init__(self, pipeline: Any) -> None:  # noqa: ANN401 (spaCy's Language has no useful static type)
        """Take the two steps out of *pipeline*."""
        self._vocab = pipeline.vocab
        self._steps = [pipeline.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        self._known: dict[Key, Form] = {}
        self._labels: dict[int, str] = {}
        self._leading: dict[tuple[int, int], bool] = {}

    def of(self, words: list[Word]) -> list[Form]:
        """Return the form of each word of a text."""
        keys = list(map(self._key, [None, *words[:-1]], words, [*words[1:], None]))
        if len(self._known) >= MOST_FORMS:
            self._known.clear()
        self._learn(dict.fromkeys(key for key in keys if key not in self._known))
        return [self._known[key] for key in keys]

    def label(self, number: int) -> str:
        """Return the string behind one of spaCy's numbers."""
        found = self._labels.get(number)
        if found is None:
            found = self._labels[number] = str(self._vocab.strings[number]) if number else ""
        return found

    def _key(self, before: Word | None, word: Word, after: Word | None) -> Key:
        """Drop the neighbours that do not matter."""
        return before if before and self._leads(before) else None, word, after if self._leads(word) else None

    def _leads(self, word: Word) -> bool:
        """Tell whether a pattern of two words may begin with *word*."""
        key = (word.orth, word.dep)
        found = self._leading.get(key)
        if found is None:
            if len(self._leading) >= MOST_FORMS:
                self._leading.clear()
            leads = str(self._vocab.strings[word.orth]).lower() in PAIRED or self.label(word.dep) == EXPLETIVE
            found = self._leading[key] = leads
        return found

    def _learn(self, keys: Iterable[Key]) -> None:
        """Ask spaCy of the words of *keys*: those without neighbours all at once, the few others one by one."""
        alone = [key for key in keys if key[0] is None and not self._leads(key[1])]
        for key, token in zip(alone, self._asked([word for _, word, _ in alone]), strict=True):
            self._known[key] = token
        for key in keys:
            if key not in self._known:
                row = [word for word in key if word is not None]
                self._known[key] = self._asked(row)[key[0] is not None]

    def _asked(self, row: list[Word]) -> list[Form]:
        """Return what spaCy says of words in a row, each a sentence of its own."""
        from spacy.tokens import Doc  # noqa: PLC0415 (a second that Russian-only runs need not pay)

        doc = Doc(
            self._vocab,
            words=[str(self._vocab.strings[word.orth]) for word in row],
            tags=[self.label(word.tag) for word in row],
            deps=[self.label(word.dep) for word in row],
            heads=list(range(len(row))),
        )
        for step in self._steps:
            doc = step(doc)
        return [Form(text=t.text, lemma=fold(t.lemma_), pos=t.pos_, feats=str(t.morph)) for t in doc]
