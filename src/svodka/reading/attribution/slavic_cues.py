"""Which Russian and Ukrainian words are cues: reporting verbs by class, and the forms in which they report."""

from __future__ import annotations

from functools import cache

from svodka.lexicon.data import table
from svodka.reading.document import Token


@cache
def verb_class(lemma: str, lang: str) -> str | None:
    """Return the class of a reporting verb, or None."""
    bare = lemma.removesuffix("сь") + "ся" if lang == "uk" and lemma.endswith("тись") else lemma
    if bare in table(lang, "cues")["frames"]["impersonal"] and bare not in table(lang, "cues")["verbs"]["claim"]:
        return "report"
    if bare in table(lang, "cues")["states"]:
        return "opine"
    for name, lemmas in table(lang, "cues")["verbs"].items():
        if bare in lemmas or lemma in lemmas:
            return str(name)
    return None


def finite_or_participle(token: Token) -> bool:
    """A cue is used as a verb of speech when finite or as an adverbial participle (“заявив, что”)."""
    if token.pos == "ADJ":
        return "Variant=Short" in token.feats
    if token.pos not in ("VERB", "AUX"):
        return False
    active = "VerbForm=Part" in token.feats and "Voice=Act" in token.feats
    return active or "VerbForm=Fin" in token.feats or "VerbForm=Conv" in token.feats or "Variant=Short" in token.feats


def message_noun(token: Token, lang: str) -> bool:
    """A noun such as “заявление” that stands for what somebody said."""
    return token.pos in ("NOUN", "PROPN") and token.lemma in table(lang, "cues")["frames"]["message_nouns"]
