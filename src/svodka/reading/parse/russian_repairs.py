"""Words that slovnet's tagger takes for another part of speech though the dictionary allows only one.

It reads the capital of a sentence's first word as a name's (“Вспоминает, что …”), and rare verbs as adjectives.
"""

from __future__ import annotations

from functools import lru_cache

from svodka.lexicon.lemmas import CACHE_WORDS, russian

TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}
NUMBERS = {"sing": "Sing", "plur": "Plur"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
CASES = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}
FORMS = {"VERB": "Fin", "INFN": "Inf", "GRND": "Conv"}


@lru_cache(maxsize=CACHE_WORDS)
def repaired(word: str, pos: str) -> tuple[str, str] | None:
    """Return (UPOS, UD features) of *word* where the dictionary knows it only as another class than *pos*, else None."""
    if pos in ("VERB", "AUX", "PUNCT", "NUM", "SYM", "ADP"):
        return None
    tags = [p.tag for p in russian().parse(word) if p.is_known]
    classes = {str(tag.POS) for tag in tags}
    if classes and classes <= set(FORMS):
        return "VERB", verb_features(tags[0])
    if classes == {"NOUN"} and pos == "ADJ":
        tag = next((t for t in tags if t.case == "nomn"), tags[0])
        if not {"Name", "Surn", "Patr"} & set(tag.grammemes):
            return "NOUN", noun_features(tag)
    return None


def verb_features(tag: object) -> str:
    """Write a dictionary tag of a verb as UD features."""
    found = [f"VerbForm={FORMS[str(getattr(tag, 'POS', 'VERB'))]}"]
    for name, attribute, values in (("Tense", "tense", TENSES), ("Number", "number", NUMBERS), ("Gender", "gender", GENDERS)):
        value = values.get(str(getattr(tag, attribute, None)))
        if value:
            found.append(f"{name}={value}")
    return "|".join(sorted(found))


def noun_features(tag: object) -> str:
    """Write a dictionary tag of a noun as UD features."""
    found = ["Animacy=Anim" if str(getattr(tag, "animacy", None)) == "anim" else "Animacy=Inan"]
    for name, attribute, values in (("Case", "case", CASES), ("Number", "number", NUMBERS), ("Gender", "gender", GENDERS)):
        value = values.get(str(getattr(tag, attribute, None)))
        if value:
            found.append(f"{name}={value}")
    return "|".join(sorted(found))
