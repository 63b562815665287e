"""Names in three scripts: transliteration for display, all plausible spellings, and a key under which they meet."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice, product

from svodka.lexicon.data import table
from svodka.lexicon.declension import inflections, nominative

__all__ = ["fold_name", "inflections", "nominative", "transliterate", "variants"]

CACHE_NAMES = 50_000
MOST_VARIANTS = 3_000
"""Spellings of one name kept, at most: beyond that they are crossings of systems nobody writes."""

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$", re.IGNORECASE)
CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
AFTER_VOWEL = set("аеёиоуыэюяіїє'ьъ")
ENDINGS = ("y", "iy", "yy", "ii", "yi", "i", "ij")
"""How the end of Дмитрий, Зеленський is written in Latin letters."""


def transliterate(name: str, lang: str) -> str:
    """Return *name* in Latin letters for display; a name already in Latin letters is returned as it is.

    Russian follows BGN/PCGN 1947 in the simplified form of newspapers (no soft sign, final -y);
    Ukrainian follows the Cabinet's resolution 55 of 2010.
    """
    if not CYRILLIC.search(name):
        return name
    ukrainian = (lang == "uk" and not re.search("[ыэъ]", name.lower())) or re.search("[іїєґ]", name.lower())
    language = "uk" if ukrainian else "ru"
    system = "national" if language == "uk" else "bgn"
    return WORD.sub(lambda found: _display(found.group(), language, system), name)


@lru_cache(maxsize=CACHE_NAMES)
def _display(word: str, language: str, system: str) -> str:
    """Return one word in Latin letters with its capitals kept."""
    latin = _romanize(_unify(word), language, system)
    if language == "ru":
        latin = re.sub(r"(?:iy|yy)$", "y", latin)
    if word.isupper() and len(word) > 1:
        return latin.upper()
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


def _unify(word: str) -> str:
    """Lower-case a word and write every apostrophe in one way."""
    return re.sub("[’ʼ`]", "'", unicodedata.normalize("NFC", word).lower())


@cache
def _letters(language: str, system: str) -> dict[str, str]:
    """Return the letter table of a system, completed from the first system of its language."""
    systems = table("", "romanization")[language]
    first = next(iter(systems.values()))
    return {**first, **systems[system]}


@lru_cache(maxsize=CACHE_NAMES)
def _romanize(word: str, language: str, system: str) -> str:
    """Return a lower-case Cyrillic word letter by letter in Latin letters."""
    letters, latin = _letters(language, system), []
    if language == "uk" and system == "national":
        word = word.replace("зг", "зgh")
    for at, letter in enumerate(word):
        start = at == 0 or (language == "ru" and word[at - 1] in AFTER_VOWEL) or word[at - 1] in "-'"
        choice = letters.get(letter, letter).split("|")
        latin.append(choice[0] if start else choice[-1])
    return "".join(latin)


def variants(name: str, lang: str) -> frozenset[str]:
    """Return plausible spellings of *name* in Latin, Russian and Ukrainian letters, itself included.

    Covers BGN/PCGN, passport, GOST, press and scholarly (without diacritics) romanisations, the Ukrainian
    national system, Russian and Ukrainian spellings of each other's names, ё/е and the English possessive.
    Inflected forms are `inflections`' part. At most MOST_VARIANTS, the same set on every run.
    """
    bare = POSSESSIVE.sub("", name.strip())
    words = WORD.findall(bare)
    if not words:
        return frozenset({name})
    choices = [_spellings(_unify(word), lang) for word in words]
    aligned = {" ".join(_title(word) for word in row) for row in zip(*(sorted(c) for c in choices), strict=False)}
    crossed = {" ".join(map(_title, row)) for row in islice(product(*_even(choices)), MOST_VARIANTS)}
    same_system = {" ".join(map(_title, row)) for row in _by_system([_unify(word) for word in words], lang)}
    whole = {bare, name, *aligned, *crossed, *same_system}
    return frozenset(whole | {f"{one}{mark}s" for one in whole if not CYRILLIC.search(one) for mark in "'’"})


def _even(choices: list[list[str]]) -> list[list[str]]:
    """Cut the lists of spellings so that their product stays within MOST_VARIANTS."""
    share = max(4, int(MOST_VARIANTS ** (1 / len(choices))))
    return [sorted(choice, key=lambda word: (len(word), word))[:share] for choice in choices]


def _title(word: str) -> str:
    """Capitalise a word, also behind a hyphen."""
    return word[:1].upper() + word[1:]


def _by_system(words: list[str], lang: str) -> list[tuple[str, ...]]:
    """Return the name's words all in one system, for each system: how people really write."""
    rows = []
    for language in ("ru", "uk"):
        cyrillic = [sorted(_cyrillic(word, lang, language)) for word in words]
        if not all(cyrillic):
            continue
        first = [choice[0] for choice in cyrillic]
        systems = table("", "romanization")[language]
        rows += [tuple(_romanize(word, language, system) for word in first) for system in systems]
        rows += list(islice(product(*cyrillic), 64))
    return rows


@lru_cache(maxsize=CACHE_NAMES)
def _spellings(word: str, lang: str) -> list[str]:
    """Return the spellings of one lower-case word."""
    found = {word}
    for language in ("ru", "uk"):
        for cyrillic in sorted(_cyrillic(word, lang, language)):
            found.add(cyrillic)
            for system in table("", "romanization")[language]:
                found |= _endings(_romanize(cyrillic, language, system))
    if not CYRILLIC.search(word):
        found |= _endings(word)
    for row in table("", "romanization")["given"]["pairs"]:
        if word in row:
            found.update(row)
    return sorted(found)


def _endings(latin: str) -> set[str]:
    """Return a romanised word with the ways to write its last vowels, ks/x and sky/ski."""
    found = {latin}
    end = re.search(r"(?:iy|yy|ii|yi|ij|yj|y|i)$", latin)
    if end and len(latin) > len(end.group()) + 2:
        found |= {latin[: end.start()] + ending for ending in ENDINGS}
    return found | {one.replace("ks", "x") for one in found}


@lru_cache(maxsize=CACHE_NAMES)
def _cyrillic(word: str, lang: str, target: str) -> frozenset[str]:
    """Return *word* in the letters of *target* ("ru" or "uk"), from whatever it is written in."""
    if not CYRILLIC.search(word):
        russian = _from_latin(word)
        return russian if target == "ru" else frozenset(uk for one in russian for uk in _to_ukrainian(one))
    if target == "ru":
        return frozenset(_from_ukrainian(word)) if lang == "uk" else frozenset({word, word.replace("ё", "е")})
    return frozenset({word}) if lang == "uk" else frozenset(_to_ukrainian(word))


def _from_latin(word: str) -> frozenset[str]:
    """Return the Russian spellings a romanised word may stand for."""
    tables = table("", "romanization")["back"]
    ends = re.sub(r"(?<=[sc]k)(?:y|i|iy|yi|yy|ii)$", "iy", word)
    parts, at = [], 0
    while at < len(ends):
        size = next((n for n in (4, 3, 2, 1) if ends[at : at + n] in tables), 0)
        parts.append(tables[ends[at : at + size]].split("|") if size else [ends[at]])
        at += max(size, 1)
    return frozenset("".join(row) for row in islice(product(*parts), 32))


def _to_ukrainian(word: str) -> set[str]:
    """Return a Russian name in Ukrainian letters: a transcription and the letter-by-letter form."""
    plain = re.sub(r"ск(?:ий|ой)$", "ський", word)
    plain = re.sub(r"цк(?:ий|ой)$", "цький", plain)
    plain = re.sub(r"(?<=[бвгджзклмнпрстфхцчшщ])ё", "ьо", plain.replace("ьё", "йо")).replace("ё", "йо")
    plain = re.sub(r"(?:ый|ой)$", "ий", plain).replace("ы", "и").replace("э", "е").replace("ъ", "'")
    soft = re.sub(r"(?:^|(?<=[аеиоуюяьії']))е", "є", plain)
    hissing = re.sub(r"(?<=[бвгдзклмнпрстфх])и(?!$|й$|н$|ч)", "і", soft)
    after = re.sub(r"(?<=[бвгджзклмнпрстфхцчшщ])ев$", "єв", hissing)
    initial = {re.sub(r"^и", "і", one) for one in (plain, soft, hissing, after)}
    return initial | {re.sub(r"(?<=[аеоуюя])и", "ї", one) for one in initial}


def _from_ukrainian(word: str) -> set[str]:
    """Return a Ukrainian name in Russian letters: и is и or ы, г and ґ are г, -ський is -ский."""
    plain = re.sub(r"(?<=[сц])ьк(?=(?:ий|а|ого|ому|им|ім|ої|ій|у|ою)$)", "к", word)
    plain = re.sub(r"(?:ьо|йо)", "ё", plain).translate(str.maketrans("іїєґ", "ииег")).replace("'", "ъ")
    hard = re.sub(r"(?<=[бвдзлмнпрстцф])ий$", "ый", plain)
    found = {plain, hard}
    marks = [at for at, letter in enumerate(word) if letter == "и"]
    if len(word) == len(plain):
        found |= {plain[:at] + "ы" + plain[at + 1 :] for at in marks}
        found.add("".join("ы" if at in marks and plain[at:] != "ий" else c for at, c in enumerate(plain)))
    return found | {one.replace("ё", "е") for one in found} | {one.replace("ъ", "ь") for one in found}


SOUNDS: tuple[tuple[str, str], ...] = (
    (r"shch|sch|shh|sc(?=[eiy])", "sh"),
    (r"tch", "ch"),
    (r"kh|gh|g", "h"),
    (r"x", "ks"),
    (r"tz", "ts"),
    (r"ck|q", "k"),
    (r"ph", "f"),
    (r"w", "v"),
    (r"c(?!h)", "ts"),
    (r"(?<=[oe])ff$", "v"),
    (r"[iyj]+", "i"),
    (r"(?<=[bdfhklmnprstvz])io", "e"),
    (r"i(?=[aeou])", ""),
    (r"(?<=ch|sh)ov$", "ev"),
    (r"(.)\1+", r"\1"),
)
"""What a name loses on the way to its key, in order: differences between systems, none between sounds."""


@lru_cache(maxsize=CACHE_NAMES)
def fold_name(name: str) -> str:
    """Return the key under which spellings of one name meet: Kadyrov, Кадыров, Кадиров; Mihailov, Mikhailov.

    Words keep their order; first names meet over languages (Владимир, Володимир, Volodymyr). A key is for
    comparing only: different names may share one (Gusev, Husev), so it never stands for proof.
    """
    return " ".join(_fold_word(_unify(word)) for word in WORD.findall(POSSESSIVE.sub("", name.strip())))


@lru_cache(maxsize=CACHE_NAMES)
def _fold_word(word: str) -> str:
    """Return the key of one lower-case word."""
    key = _skeleton(POSSESSIVE.sub("", word))
    return _given().get(key, key)


def _skeleton(word: str) -> str:
    """Return a word's sounds in Latin letters, whatever it is written in."""
    if CYRILLIC.search(word):
        language = "uk" if re.search("[іїєґ']", word) else "ru"
        word = _romanize(word.replace("ё", "е").replace("ьо", "е"), language, "bgn")
    decomposed = unicodedata.normalize("NFKD", word)
    latin = re.sub(r"[^a-z]", "", "".join(c for c in decomposed if not unicodedata.combining(c)).lower())
    for pattern, sound in SOUNDS:
        latin = re.sub(pattern, sound, latin)
    return latin


@cache
def _given() -> dict[str, str]:
    """Return the key of each known first name, mapped to the key of the name it is a form of."""
    rows = table("", "romanization")["given"]["pairs"]
    return {_skeleton(_unify(form)): _skeleton(row[0]) for row in rows for form in row}
