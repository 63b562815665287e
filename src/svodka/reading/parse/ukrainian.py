"""Ukrainian: razdel's tokens, simplemma's lemmas, and a small tagger on endings.

No free tagger or parser for Ukrainian can be installed offline, so parts of speech are read off the
lemma (an infinitive is a verb) and the ending; closed classes are listed in lexicon/uk/grammar.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import simplemma
from razdel import sentenize

from svodka.lexicon.data import fold, table, words
from svodka.lexicon.lemmas import CACHE_WORDS, lemma
from svodka.reading.document import ParsedSentence, Token

TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)?|\.{3}|[^\w\s]|_", re.UNICODE)
"""Words with inner apostrophes and hyphens stay whole, unlike in razdel's Russian rules."""
WORD = re.compile(r"[^\W\d_]", re.UNICODE)
PAST = re.compile(r"(?:[аяиіоуюєї]в|ла|ло|ли|нув|вся|вся|лася|лося|лися|лась|лись)$")
REFLEXIVE = re.compile(r"(?:вся|лася|лося|лися|ться|вшись|лись|лась|лось)$")
IMPERSONAL = re.compile(r"(?:[нт]о)$")
PARTICIPLE = re.compile(r"(?:ний|ена|ене|ені|аний|ана|ано|ані|тий|та|те|ті|ений)$")
ADJECTIVE = re.compile(r"(?:ий|ій|ого|ому|им|ім|ої|ою|ій|их|ими)$")
OBLIQUE = re.compile(r"(?:у|ю|ові|еві|єві|ом|ем|єм|ою|ею|єю|ів|їв|ам|ям|ами|ями|ах|ях)$")
"""Endings that no nominative has, for names that the lemmatiser does not know."""
SURNAME = re.compile(r"(?:ський|цький|ського|цького|ському|цькому|ським|цьким)$")
"""Capitalised, these are surnames far more often than the masculine adjectives of regions."""
ADVERB = re.compile(r"(?:но|ко|ло|чи|ки|ше)$")


def parse_ukrainian(pieces: Sequence[tuple[int, int, str]]) -> list[ParsedSentence]:
    """Parse (block number, offset in the report, text) pieces; there is no syntax, heads are -1."""
    sentences = []
    for block, offset, text in pieces:
        for sentence in sentenize(text):
            at = offset + sentence.start
            tokens = tuple(token_of(word.group(), at + word.start()) for word in TOKEN.finditer(sentence.text))
            if tokens:
                start, stop = tokens[0].start, tokens[-1].stop
                sentences.append(ParsedSentence(start=start, stop=stop, lang="uk", block=block, tokens=tokens))
    return sentences


def token_of(text: str, start: int) -> Token:
    """Return the tagged token of the word *text* at *start*."""
    root, pos, feats = tag(text)
    return Token(text=text, start=start, stop=start + len(text), lemma=root, pos=pos, feats=feats)


@lru_cache(maxsize=CACHE_WORDS)
def tag(text: str) -> tuple[str, str, str]:
    """Return (lemma, UPOS, UD features) of a word form without its context."""
    word = fold(text)
    if not WORD.search(word):
        return word, "NUM" if word[:1].isdigit() else "PUNCT", ""
    for pos, closed in table("uk", "grammar")["closed"].items():
        if word in closed:
            return word, pos, ""
    root = lemma(word, "uk")
    if root.endswith("ти") and REFLEXIVE.search(word):
        root += "ся"
    for rule in (verb, adjective, noun):
        found = rule(text, word, root)
        if found is not None:
            return root, *found
    return root, "X", ""


def verb(text: str, word: str, root: str) -> tuple[str, str] | None:
    """An infinitive as lemma, or an impersonal -но/-то form, makes a verb; the ending gives its form."""
    grammar = table("uk", "grammar")
    if word in grammar["predicatives"]:
        return "VERB", "VerbForm=Fin"
    if text[:1].isupper() and word in first_names():
        return "PROPN", "Case=Nom"
    if root.endswith(("ти", "тися", "тись")) and root not in grammar["nouns_in_ty"]:
        return form_of_verb(word, root)
    if root == word and REFLEXIVE.search(word) and text.islower():
        return "VERB", "Tense=Past|VerbForm=Fin" if PAST.search(word) else "Tense=Pres|VerbForm=Fin"
    if IMPERSONAL.search(word) and re.search(r"(?:ено|ано|уто|ито|яно|ято|єно)$", word) and text.islower():
        return "VERB", "VerbForm=Fin|Person=0"
    return None


@cache
def first_names() -> frozenset[str]:
    """First names in the nominative, some of which are forms of verbs, too (“Вадим”)."""
    return words("uk", "people", "first_names_m") | words("uk", "people", "first_names_f")


def form_of_verb(word: str, root: str) -> tuple[str, str]:
    """Read tense and number off the ending of a form of the verb *root*."""
    if word == root or word.endswith(("ти", "тися", "тись")):
        return "VERB", "VerbForm=Inf"
    if word.endswith(("чи", "чись", "вши", "вшись")):
        return "VERB", "VerbForm=Conv"
    if PAST.search(word):
        number = "Plur" if word.endswith(("ли", "лися", "лись")) else "Sing"
        gender = "|Gender=Fem" if word.endswith(("ла", "лася", "лась")) else ""
        return "VERB", f"Tense=Past|VerbForm=Fin|Number={number}{gender}"
    if IMPERSONAL.search(word):
        return "VERB", "VerbForm=Fin|Person=0"
    tense = "Fut" if is_perfective(root) else "Pres"
    return "VERB", f"Tense={tense}|VerbForm=Fin|Number={'Plur' if word.endswith(PLURAL) else 'Sing'}"


def is_perfective(infinitive: str) -> bool:
    """Tell a perfective verb, whose present form speaks of the future: a prefix on a verb that stands alone as well.

    Verbs of motion and those in -ати and -яти are mostly imperfective with a prefix, too, and are left out.
    """
    bare = infinitive.removesuffix("ся").removesuffix("сь")
    if bare in table("uk", "grammar")["perfective"]:
        return True
    if has_imperfective_partner(bare):
        return True
    if not bare.endswith(PERFECTIVE_ENDINGS) or bare.endswith(MOTION) or bare in table("uk", "grammar")["imperfective"]:
        return False
    return any(
        bare.startswith(prefix) and len(bare) - len(prefix) >= STEM_LETTERS and simplemma.is_known(bare[len(prefix) :], lang="uk")
        for prefix in PREFIXES
    )


def has_imperfective_partner(bare: str) -> bool:
    """“відкрити” beside “відкривати”, “подовжити” beside “подовжувати”, “перевірити” beside “перевіряти”."""
    stem = bare[:-3]
    if len(stem) < STEM_LETTERS - 1:
        return False
    partners = [bare[:-2] + "вати"] if not bare.endswith(("вати", "бути")) else []
    if bare.endswith(("ити", "іти")):
        partners += [stem + ending for ending in ("увати", "ювати", "яти", *(("ати",) if stem[-1] in "шщчж" else ()))]
    return any(simplemma.is_known(partner, lang="uk") for partner in partners)


PREFIXES = ("пере", "роз", "від", "при", "про", "під", "по", "на", "за", "ви", "до", "об", "об'", "о", "з", "с", "у", "в")
PERFECTIVE_ENDINGS = ("ити", "іти", "нути", "сти", "зти", "рти", "бути", "йти", "увати", "ювати", "їти", "єти")
MOTION = ("ходити", "водити", "носити", "возити", "їздити", "висіти", "бувати")
STEM_LETTERS = 4
PLURAL = ("уть", "ють", "ать", "ять", "уться", "ються", "аться", "яться")


def adjective(text: str, word: str, root: str) -> tuple[str, str] | None:
    """A lemma in -ий/-ій that is no surname makes an adjective; a participle counts as one."""
    if not root.endswith(("ий", "ій")):
        return None
    if text[:1].isupper() and SURNAME.search(word):
        return "PROPN", "Case=Nom" if word.endswith("ий") else "Case=Obl"
    if text[:1].isupper() and not ADJECTIVE.search(word) and not PARTICIPLE.search(word):
        return None
    short = "|VerbForm=Part" if PARTICIPLE.search(root) and root.endswith(("ений", "аний", "тий", "яний")) else ""
    return "ADJ", case_of_adjective(word) + short


def case_of_adjective(word: str) -> str:
    """Read the case off an adjective's ending where it is unambiguous."""
    for endings, case in (
        (("ого", "ої", "их"), "Gen"),
        (("ому",), "Dat"),
        (("им", "ими", "ою"), "Ins"),
        (("ий",), "Nom"),
    ):
        if word.endswith(endings):
            return f"Case={case}"
    return ""


def noun(text: str, word: str, root: str) -> tuple[str, str] | None:
    """What is left is a noun, proper with a capital; a form equal to its lemma reads as nominative."""
    if ADVERB.search(word) and text.islower() and root == word and word.endswith(("но", "ко", "ше")):
        return "ADV", ""
    pos = "PROPN" if text[:1].isupper() else "NOUN"
    if len(text) > 1 and text.isupper():  # “СБУ”, “ОВА”: what is read by its letters has no cases
        return pos, ""
    if OBLIQUE.search(word) and not (pos == "PROPN" and word == root and word.endswith(("ів", "їв"))):
        return pos, "Case=Obl"
    if word == root:
        return pos, "Case=Nom"
    if word.endswith(("и", "і", "ї", "а", "я")) and not word.endswith(("ові", "еві")):
        return pos, "Case=Nom|Number=Plur" if word.endswith(("и", "ї", "і")) else ""
    return pos, "Case=Obl"
