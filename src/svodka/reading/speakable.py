"""Who can speak: tells a subject that says something from a thing that a verb of utterance stands beside."""

from __future__ import annotations

from svodka.lexicon.data import fold, table
from svodka.reading.attribution.slavic_sources import nominatives, phrase
from svodka.reading.document import ParsedSentence, Token
from svodka.reading.frames import Piece
from svodka.reading.voices import heads_of

AGENT_LETTERS = 5
"""“soldier”, not “order”: endings of trades tell only in longer words."""
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET")


def can_speak(sentence: ParsedSentence, source: tuple[int, int]) -> bool:
    """Tell whether a subject of “threaten”, “show” or “expect” is somebody: a name, a pronoun, an agent noun."""
    if sentence.lang != "en":
        return slavic_can_speak(sentence, source)
    nouns = table(sentence.lang, "voices")["nouns"]
    return any(
        t.pos in ("PROPN", "PRON")
        or t.lemma in nouns["agent"]
        or t.lemma in nouns["anonymous"]
        or t.lemma in nouns["document"]
        or (len(t.lemma) > AGENT_LETTERS and t.lemma.endswith(tuple(nouns["suffixes"])))
        for t in heads_of(sentence.tokens, source)
    )


def is_thing(sentence: ParsedSentence, source: tuple[int, int]) -> bool:
    """Tell whether a subject is a thing or an abstract noun that nobody can quote (“recruitment would continue”, “their means”)."""
    nouns = table(sentence.lang, "voices")["nouns"]
    heads = heads_of(sentence.tokens, source)
    name = source[1] - source[0] == 1 and sentence.tokens[source[0]].text.istitle()  # a surname that ends like a noun
    return bool(heads) and all(
        t.pos == "NOUN"
        and t.lemma not in (*nouns["agent"], *nouns["document"], *nouns["anonymous"])
        and (t.lemma in nouns["inanimate"] or (not name and t.lemma.endswith(tuple(nouns["inanimate_suffixes"]))))
        for t in heads
    )


def slavic_can_speak(sentence: ParsedSentence, source: tuple[int, int]) -> bool:
    """The same for Russian and Ukrainian: the first noun is animate, a name, an office, a message or somebody by trade."""
    tokens = sentence.tokens
    head = next((i for i in range(*source) if tokens[i].pos in NOMINAL and not modifies(sentence, i, source)), None)
    if head is None:
        return False
    token = tokens[head]
    second = tokens[head + 1] if head + 1 < source[1] else None
    full = second is not None and (second.pos == "PROPN" or second.text.istitle())
    named = token.pos == "PROPN" and (head > 0 or token.entity != "" or full)
    return named or token.pos in ("PRON", "NUM") or token.text.isupper() or is_agent(token, sentence.lang)


def is_agent(token: Token, lang: str) -> bool:
    """Tell whether a noun stands for somebody, an office or a message."""
    nouns = table(lang, "voices")["nouns"]
    pronouns = table(lang, "voices")["pronouns"]
    return (
        token.has("Animacy=Anim")
        or token.entity in ("PER", "ORG")
        or fold(token.text).startswith((*table("", "offices")["stems"], *nouns["agent"]))
        or fold(token.text) in (*pronouns["person"], *pronouns["plural"])
        or token.lemma in (*nouns["document"], *nouns["anonymous"])
        or token.lemma in table(lang, "cues")["frames"]["message_nouns"]
        or token.lemma.endswith(tuple(nouns["suffixes"]) or ("\0",))
    )


def modifies(sentence: ParsedSentence, index: int, source: tuple[int, int]) -> bool:
    """Tell whether an adjective has its noun after it in the phrase; one that stands for somebody (“мобилизованный”) has not."""
    token = sentence.tokens[index]
    if index + 1 >= source[1] or fold(token.text).startswith(tuple(table(sentence.lang, "voices")["nouns"]["agent"])):
        return False
    adjective = token.pos in ("ADJ", "DET") or token.lemma.endswith(("ий", "ій", "ый"))
    return adjective and sentence.tokens[index + 1].pos in ("NOUN", "PROPN", "ADJ", "X")


def main_subject(sentence: ParsedSentence, pieces: tuple[Piece, ...]) -> tuple[int, int] | None:
    """Return the subject of a sentence's first clause where it is somebody: whom a later sentence can take up."""
    tokens, lang = sentence.tokens, sentence.lang
    if len(tokens) > 1 and tokens[1].text == ":":  # a label
        return None
    for own in pieces[:SUBJECT_CLAUSES]:
        for index in nominatives(tokens, own, lang):
            if tokens[index].pos == "PRON":
                return None
            source = phrase(tokens, index, own)
            if slavic_can_speak(sentence, source):
                return source
    return None


SUBJECT_CLAUSES = 2
