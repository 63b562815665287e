"""A story that somebody tells over several Russian or Ukrainian sentences without being named in each.

“Пленный ефрейтор Лапин. Родом из Тамбова. Говорит, что командиры бежали. Кормили раз в день.”: where one
sentence of the run is laid to him, the sentences around it without a subject of their own are his as well. And
after somebody's words, a sentence in the first person outside quotation marks goes on with them.
"""

from __future__ import annotations

from dataclasses import replace

from svodka.lexicon.data import fold, table
from svodka.model import BlockKind, PersonStatus, QuoteKind, Speaker, SpeakerKind
from svodka.reading.analysis import analyse
from svodka.reading.antecedents import NOMINAL, noun_class
from svodka.reading.attribution.slavic_sources import FIRST_PERSON, nominatives
from svodka.reading.clauses.slavic import is_predicate
from svodka.reading.document import Document, ParsedSentence, Token
from svodka.reading.drafts import Draft
from svodka.reading.frames import Piece
from svodka.reading.voices import Voices

TELLERS = frozenset((
    PersonStatus.CAPTURED, PersonStatus.MOBILIZED, PersonStatus.REFUSED, PersonStatus.WITNESS, PersonStatus.RELATIVE,
    PersonStatus.WOUNDED, PersonStatus.DETAINED,
))
PRIVATE = frozenset(("soldier", "person", "relative", "source"))
LONGEST = 8
"""Sentences of a story on either side of the one that is laid to its teller."""


def tell_on(drafts: list[Draft], document: Document, voices: Voices) -> list[Draft]:
    """Return the drafts with the sentences of a told story laid to its teller."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    tellers: dict[int, tuple[Speaker, ...]] = {}
    for number, own in by_sentence.items():
        sentence = document.sentences[number]
        if sentence.lang == "en" or not in_text(document, number):
            continue
        chain = own[-1].chain
        if goes_on_without_subject(own[-1], sentence) and is_teller(chain, voices, sentence.lang):
            spread(tellers, number, chain, document, by_sentence)
        elif chain and is_teller(chain, voices, sentence.lang):
            continue_story(tellers, number, chain, document, by_sentence)
    return [
        replace(d, chain=tellers[d.sentence], quote_kind=QuoteKind.INDIRECT) if d.sentence in tellers and not d.chain else d
        for d in drafts
    ]


def in_text(document: Document, number: int) -> bool:
    """Tell whether a sentence stands in the running text."""
    return document.blocks[document.sentences[number].block].kind is BlockKind.BODY


def goes_on_without_subject(draft: Draft, sentence: ParsedSentence) -> bool:
    """“Каже, що …”: the sentence is laid to somebody by a verb alone."""
    if not draft.chain or draft.frame is None or draft.frame.source is not None:
        return False
    cue = sentence.tokens[draft.frame.cue[0]]
    return cue.pos == "VERB" and not has_subject(sentence)


def is_teller(chain: tuple[Speaker, ...], voices: Voices, lang: str) -> bool:
    """Tell whether somebody private tells: a soldier, a prisoner, a witness, a relative; no office and no official."""
    if not chain:
        return False
    name = chain[-1].name
    person = next((p for p in voices.people if p.named and p.name == name), None)
    if person is not None:
        return person.status in TELLERS
    known = next((c for c in voices.antecedents.met if c.speaker.name == name), None)
    private = known is not None and any(noun_class(word, lang) in PRIVATE for word in known.lemmas)
    return chain[-1].kind is SpeakerKind.ANONYMOUS or (private and known is not None and known.sort in ("person", "group"))


def spread(
    tellers: dict[int, tuple[Speaker, ...]],
    number: int,
    chain: tuple[Speaker, ...],
    document: Document,
    by_sentence: dict[int, list[Draft]],
) -> None:
    """Lay the sentences without a subject before and after *number* to the teller."""
    for step in (-1, 1):
        for at in range(number + step, number + step * LONGEST, step):
            if not 0 <= at < len(document.sentences) or not in_text(document, at):
                break
            own = by_sentence.get(at, [])
            theirs = any(d.chain and d.chain[-1].name != chain[-1].name for d in own)
            sentence = document.sentences[at]
            if theirs or not (lacks_subject(sentence) or is_about(sentence, chain)):
                break
            tellers.setdefault(at, chain)


def continue_story(
    tellers: dict[int, tuple[Speaker, ...]],
    number: int,
    chain: tuple[Speaker, ...],
    document: Document,
    by_sentence: dict[int, list[Draft]],
) -> None:
    """Lay what follows somebody's words in the first person, or of what he himself wants or feels, to him."""
    for at in range(number + 1, min(number + LONGEST, len(document.sentences))):
        sentence = document.sentences[at]
        own = by_sentence.get(at, [])
        if not in_text(document, at) or sentence.lang == "en" or any(d.chain for d in own):
            break
        if not (in_first_person(sentence, document.text) or feels(sentence, chain)):
            break
        tellers.setdefault(at, chain)


def has_subject(sentence: ParsedSentence) -> bool:
    """Tell whether the first clause of a sentence has a nominative."""
    pieces = analyse(sentence).pieces
    return bool(pieces) and bool(nominatives(sentence.tokens, pieces[0], sentence.lang))


def lacks_subject(sentence: ParsedSentence) -> bool:
    """Tell whether no clause of a sentence has a subject of its own: “Хотів утекти, але не вийшло”, “Родом із Тамбова”."""
    tokens, lang = sentence.tokens, sentence.lang
    complement = next((i for i, t in enumerate(tokens) if fold(t.text) in ("что", "що")), len(tokens))
    main = Piece(start=0, stop=complement, rule="main")
    pronouns = table(lang, "voices")["pronouns"]
    found = [i for i in nominatives(tokens, main, lang) if fold(tokens[i].text) not in (*pronouns["first"], "сам", "сама", "сами", "самі")]
    capital = [i for i in found if tokens[i].pos == "PROPN" and i > 0]
    return not capital and not [i for i in found if real_subject(tokens, i)]


def real_subject(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell a nominative from an accusative of the same form: the verb before it is in the masculine or plural and it is not."""
    token = tokens[index]
    verb = next((t for t in reversed(tokens[:index]) if is_predicate(t)), None)
    if token.head >= 0 or token.dep:
        return token.dep.startswith("nsubj")
    return verb is None or token.pos in ("PRON", "PROPN")


def is_about(sentence: ParsedSentence, chain: tuple[Speaker, ...]) -> bool:
    """Tell whether the subject of a sentence is a pronoun for the teller."""
    pieces = analyse(sentence).pieces
    found = nominatives(sentence.tokens, pieces[0], sentence.lang) if pieces else []
    if len(found) != 1:
        return False
    pronouns = table(sentence.lang, "voices")["pronouns"]
    kind = "plural" if chain[-1].kind is not SpeakerKind.PERSON else "person"
    return fold(sentence.tokens[found[0]].text) in pronouns[kind][:2]


def feels(sentence: ParsedSentence, chain: tuple[Speaker, ...]) -> bool:
    """“Вони більше туди не поїдуть.”: what only the teller can know of himself."""
    return is_about(sentence, chain) and any(t.lemma in table(sentence.lang, "cues")["inner"] for t in sentence.tokens if is_predicate(t))


def in_first_person(sentence: ParsedSentence, text: str) -> bool:
    """Tell whether the author of a sentence speaks of himself outside quotation marks."""
    if any(mark in text[sentence.start : sentence.stop] for mark in '«“„"'):
        return False
    first = table(sentence.lang, "voices")["pronouns"]["first_forms"]
    own = [t for t in sentence.tokens if t.pos in NOMINAL or t.pos in ("DET", "VERB")]
    return any(fold(t.text) in first or (t.pos == "VERB" and FIRST_PERSON.search(fold(t.text))) for t in own)
