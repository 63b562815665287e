"""Whether a reworded sentence still says the same: its frame stands, and no word comes from nowhere.

The frame of a sentence is what carries who said what: names, numbers, quotations, credits, words of saying, denying,
doubting and planning, negations, bounds. It must stand in both sentences, word for word and in the same order, so that
two speakers cannot be exchanged. Between those words a rewording may change the small words, drop a few, take words of
the source, and in English a synonym that the lexicon knows. No other form of a word counts as the same one, since a form
may be another time or number. That refuses many a good sentence; ours stands then.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from svodka.brief.wording.words import listed, wording
from svodka.lexicon.concepts import concepts_in
from svodka.lexicon.data import fold, table
from svodka.lexicon.glossary import senses
from svodka.lexicon.lemmas import lemma

TOKEN = re.compile(
    r"(?P<quotation>“[^”]*”|«[^»]*»|\"[^\"]*\")"
    r"|(?P<credit>\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])"
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,:/–-]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*)"
    r"|(?P<stop>[.…:]+)"
    r"|(?P<sign>[^\w\s.,;:…'’ʼ–—-]|(?<!\w)-(?=\d)|_)"
)
"""Whatever is no word and no mark between words is a sign: %, $, a lone quotation mark, ?, an emoji, a minus."""
TIMES = {
    "past": frozenset(("was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't")),
    "present": frozenset(("is", "are", "am", "has", "have", "do", "does", "isn't", "aren't", "hasn't", "haven't")),
}
"""Small words of English that tell a time; elsewhere such words may not change at all."""
ENDINGS = ("ed", "ing", "s")
SPACES = re.compile(r"[\s,]")
SHORT_DROP = 2
DROPPED_SHARE = 0.25
"""Words of ours that a rewording may drop: so many, or this share of them."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its *kind*, as *written*, and the *key* by which it is compared."""

    kind: str
    written: str
    key: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Our sentence and theirs, the words that it cites in each language, and the words that we derived."""

    ours: str
    theirs: str
    lang: str
    cited: tuple[tuple[str, str], ...]
    derived: tuple[str, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every word that stands with a capital where no sentence begins: whoever bears such a name is nobody else."""
        found: set[str] = set()
        for text in (self.ours, self.theirs, *(words for words, _ in self.cited), *(f"x {one}" for one in self.derived)):
            begins = True
            for one in TOKEN.finditer(text):
                written = one.group()
                if one.lastgroup == "word" and written[:1].isupper() and not begins:
                    found.add(written)
                if one.lastgroup in ("quotation", "credit"):
                    found |= {word for word in re.findall(r"[^\W\d_]+", written) if word[:1].isupper()}
                begins = one.lastgroup == "stop"
        return frozenset(found) - _glue(self.lang, capital=True)

    @cached_property
    def before(self) -> tuple[Token, ...]:
        """The tokens of our sentence."""
        return tuple(self._tokens(self.ours))

    @cached_property
    def after(self) -> tuple[Token, ...]:
        """The tokens of theirs."""
        return tuple(self._tokens(self.theirs))

    def _tokens(self, text: str) -> Iterator[Token]:
        for one in TOKEN.finditer(text):
            kind, written = one.lastgroup or "", one.group()
            if kind == "word":
                yield self._word(written)
            elif kind == "number":
                yield Token("number", written, SPACES.sub("", written))
            elif kind == "sign":
                yield Token("number", written, written)
            elif kind != "stop":
                yield Token("quotation" if kind == "quotation" else "credit", written, " ".join(written.split()))

    def _word(self, written: str) -> Token:
        folded = fold(written)
        if folded in listed(self.lang, "numbers", "words"):
            return Token("number", written, folded)
        if written in self.names:
            return Token("name", written, written)
        key = lemma(written, self.lang)
        if folded in _holding(self.lang):
            return Token("saying", written, folded)
        if folded in _glue(self.lang) or key in _glue(self.lang):
            return Token("glue", written, folded)
        return Token("saying" if key in _saying(self.lang) | _holding(self.lang) else "word", written, folded)

    def framed(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return the tokens that make the frame."""
        return tuple(one for one in tokens if one.kind not in ("glue", "word"))


def other_numbers(pair: Pair) -> Iterator[str]:
    """Numbers, number words and signs are the same."""
    yield from _differing("number", pair)


def other_names(pair: Pair) -> Iterator[str]:
    """Names of people, places, outlets and months are the same."""
    yield from _differing("name", pair)


def other_quotations(pair: Pair) -> Iterator[str]:
    """What stands in quotation marks is the same to the letter."""
    yield from _differing("quotation", pair)


def other_credits(pair: Pair) -> Iterator[str]:
    """What stands in parentheses and brackets, outlet and day above all, is the same."""
    yield from _differing("credit", pair)


def other_sayings(pair: Pair) -> Iterator[str]:
    """Words of saying, denying, doubting, planning, bounding and negating are the same."""
    yield from _differing("saying", pair)


def another_time(pair: Pair) -> Iterator[str]:
    """What was is not said to be, and what is to be not to have been: "are to be called up" is no "were called up"."""
    ours, theirs = (_times(tokens) for tokens in (pair.before, pair.after))
    if ours != theirs:
        yield f"the time is another: {', '.join(sorted(theirs ^ ours))}"


def another_order(pair: Pair) -> Iterator[str]:
    """The frame stands in the same order: who said what about whom depends on it."""
    ours, theirs = (tuple((one.kind, one.key) for one in pair.framed(tokens)) for tokens in (pair.before, pair.after))
    if ours != theirs and Counter(ours) == Counter(theirs):
        first = next(left[1] for left, right in zip(ours, theirs, strict=True) if left != right)
        yield f"the order of names and words of saying is another, from “{first}” on"


def moved_words(pair: Pair) -> Iterator[str]:
    """Words that both sentences have stand in the same order: soldiers who shot officers were not shot by them."""
    ours, theirs = ([one.key for one in tokens if one.kind != "glue"] for tokens in (pair.before, pair.after))
    shared = set(ours) & set(theirs)
    if [one for one in ours if one in shared] != [one for one in theirs if one in shared]:
        yield "words stand in another order, or more or less often"


def new_words(pair: Pair) -> Iterator[str]:
    """A word that is new stands in the cited words, or is a synonym that the lexicon knows."""
    known = {one.key for one in pair.before}
    cited = {
        fold(one.group())
        for words, lang in pair.cited
        if lang == pair.lang
        for one in TOKEN.finditer(words)
        if one.lastgroup == "word"
    }
    meant = {sense for one in pair.before if one.kind == "word" for sense in _meanings(one, pair.lang)}
    for one in pair.after:
        if one.kind == "word" and one.key not in known | cited and meant.isdisjoint(_meanings(one, pair.lang)):
            yield f"the word “{one.written}” is neither ours nor the source's"


def lost_words(pair: Pair) -> Iterator[str]:
    """Few words are dropped, and none that says what happened."""
    for concept in sorted(set(concepts_in(pair.ours, pair.lang)) ^ set(concepts_in(pair.theirs, pair.lang))):
        yield f"what is told of “{concept}” is another"
    ours = [one for one in pair.before if one.kind == "word"]
    kept = {one.key for one in pair.after}
    meant = {sense for one in pair.after if one.kind == "word" for sense in _meanings(one, pair.lang)}
    dropped = [one for one in ours if one.key not in kept and meant.isdisjoint(_meanings(one, pair.lang))]
    if len(dropped) > max(SHORT_DROP, DROPPED_SHARE * len(ours)):
        yield f"{len(dropped)} of our words are dropped"


RULES: tuple[Callable[[Pair], Iterator[str]], ...] = (
    other_numbers,
    other_names,
    other_quotations,
    other_credits,
    other_sayings,
    another_time,
    another_order,
    moved_words,
    new_words,
    lost_words,
)
"""Every rule; each of them alone refuses a rewording."""


def unfaithful(pair: Pair) -> tuple[str, ...]:
    """Return all that a reworded sentence says otherwise than ours."""
    return tuple(dict.fromkeys(problem for rule in RULES for problem in rule(pair)))


def _differing(kind: str, pair: Pair) -> Iterator[str]:
    """Yield what one of the sentences has of *kind* and the other has not."""
    ours, theirs = (Counter(one.key for one in tokens if one.kind == kind) for tokens in (pair.before, pair.after))
    what = {"number": "the number", "name": "the name", "saying": "the word", "credit": "the credit"}.get(kind, "the quotation")
    yield from (f"{what} “{one}” is new" for one in sorted(theirs - ours))
    yield from (f"{what} “{one}” is missing" for one in sorted(ours - theirs))


def _times(tokens: tuple[Token, ...]) -> set[str]:
    """Return the times that the small words of a sentence tell."""
    words = [one.key for one in tokens]
    found = {time for time, forms in TIMES.items() if not forms.isdisjoint(words)}
    return found | {"to be" for left, right in pairwise(words) if (left, right) in (("to", "be"), ("to", "have"))}


def _meanings(token: Token, lang: str) -> frozenset[str]:
    """Return the senses and concepts of an English word with its ending; two words that share one may change places.

    In Russian and Ukrainian there are none: their endings tell time, number and case together.
    """
    if lang != "en":
        return frozenset()
    ending = next((one for one in ENDINGS if token.key.endswith(one)), "")
    found = [*senses(lemma(token.key, lang), lang), *concepts_in(token.written, lang)]
    return frozenset(f"{one} {ending}" for one in found)


@cache
def _saying(lang: str) -> frozenset[str]:
    """Return the lemmas of all verbs by which somebody says, denies, doubts, demands or promises something."""
    return frozenset(fold(word) for row in table(lang, "cues")["verbs"].values() for word in row)


@cache
def _holding(lang: str) -> frozenset[str]:
    """Return the words that may be neither added nor dropped, in lower case: hedges, bounds, negations, months."""
    phrases = [*wording(lang)["rewording"]["hold"], *wording(lang)["months"]["names"], *wording(lang)["months"]["nominative"]]
    for key in ("alleged", "denied", "planned", "upgrades"):
        phrases += [phrase for phrase in wording(lang)["stance"][key] if " " not in phrase]
    return frozenset(fold(word) for word in phrases) - _glue(lang)


@cache
def _glue(lang: str, *, capital: bool = False) -> frozenset[str]:
    """Return the words that hold a sentence together and say nothing; with *capital*, as they open a sentence."""
    words = frozenset(fold(word) for word in wording(lang)["rewording"]["glue"])
    return frozenset(word[:1].upper() + word[1:] for word in words) if capital else words
