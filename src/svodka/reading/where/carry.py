"""Definite nouns that take up a place named before: "the peninsula", "полуостров", "his region"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from svodka.lexicon.data import table, words
from svodka.lexicon.places import Entry, hand, key, nominatives
from svodka.reading.where.resolve import Context, Resolved
from svodka.reading.where.words import Line, Word

ADVERB = 3
"""A phrase that may take up more kinds of places than so many is an adverb: "there"; it reaches no farther than its paragraph."""

FORMS = {
    lemma: frozenset(forms.split())
    for lemma, forms in {
        "этот": "этот этого этому этим этом", "эта": "эта этой эту этою", "это": "это этого этому этим этом",
        "наш": "наш нашего нашему нашим нашем", "наша": "наша нашей нашу нашою", "наше": "наше нашего нашему нашим нашем",
        "цей": "цей цього цьому цим", "ця": "ця цієї цій цю цією", "це": "це цього цьому цим",
    }.items()
}  # fmt: skip
"""The cases of demonstratives and possessives, which no table of nouns' endings undoes."""
PUT = "put"
"""Marks phrases that take something up only behind "in": any region is "the region" somewhere."""
VILLAGE = 30_000
"""From how many people on a place is called a village no more."""

Carried = tuple[Line, int, int, Entry]


def carried_in(lines: Sequence[Line], kept: Sequence[Resolved]) -> Iterator[Carried]:
    """Yield line, first word, last word and place of each noun phrase that takes up an earlier place."""
    for line in lines:
        taken = {index for one in kept if one.spot.line is line for index in range(one.spot.first, one.spot.last + 1)}
        for index, word in enumerate(line.words):
            for phrase, allowed in _opened_by(word.key, line.lang):
                last = index + len(phrase) - 1
                if last >= len(line.words) or not all(
                    _is_form(line.words[index + at], want, line.lang) for at, want in enumerate(phrase)
                ):
                    continue
                if PUT in allowed and not (_put(line, index, last) and _only_one(word.start, kept, allowed)):
                    continue
                adverb = len(allowed) > ADVERB
                if adverb and (taken or word.token.dep == "expl"):  # "there are"; a place of its own says more
                    continue
                reach = [one for one in kept if not adverb or "\n" not in line.text[one.spot.stop : word.start]]
                entry = _antecedent(word.start, reach, allowed)
                if entry is not None and not taken & set(range(index, last + 1)):
                    yield line, index, last, entry


def _put(line: Line, first: int, last: int) -> bool:
    """Tell whether "in" stands before a bare noun and nothing that says which behind it: "в области", not "в области права"."""
    before, after = line.before(first), line.after(last)
    if before is None or before.key not in words(line.lang, "places", "put_into") or line.gap(first - 1, first) != " ":
        return False
    told = after is not None and line.gap(last, last + 1) in (" ", "-", " (", " «") and after.token.pos in ("NOUN", "PROPN", "NUM", "X")
    return not told and not (after is not None and (after.capital or after.key == "of"))


def _only_one(start: int, kept: Sequence[Resolved], allowed: Sequence[str]) -> bool:
    """Tell whether the report has named but one place before *start* that such a noun could stand for."""
    before = [one.entry for one in kept if one.entry is not None and one.spot.start < start]
    if "region" in allowed:
        return len({entry.adm1_id for entry in before if entry.adm1_id}) == 1
    return len({entry.id for entry in before if entry.level == "settlement"}) == 1


Phrase = tuple[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=50_000)
def _opened_by(word: str, lang: str) -> tuple[Phrase, ...]:
    """Return the phrases that *word* may open."""
    return tuple(row for row in _phrases(lang) if _form(word, row[0][0], lang))


@cache
def _phrases(lang: str) -> tuple[Phrase, ...]:
    """Return each phrase's words with the ids and levels of the places that it may take up."""
    rows = table(lang, "places")["carried"]
    return tuple((tuple(key(phrase).split()), tuple(row["like"])) for row in rows for phrase in row["phrases"])


def sides_in(lines: Sequence[Line], kept: Sequence[Resolved], context: Context) -> Iterator[Carried]:
    """Yield "the east", "the south of the country" where the report is about Ukraine more than about any other."""
    if not context.countries or max(context.countries, key=lambda iso: (context.countries[iso], iso)) != "UA":
        return
    for line in lines:
        taken = {index for one in kept if one.spot.line is line for index in range(one.spot.first, one.spot.last + 1)}
        for index in range(len(line.words)):
            side = _side_at(line, index)
            if side and not taken & {index, index + 1, index + 2}:
                yield line, side[0], side[1], hand().by_id[side[2]]


def _side_at(line: Line, index: int) -> tuple[int, int, str] | None:
    """Return first word, last word and id where a side of the country stands at *index*."""
    sides = table(line.lang, "places")["compass"]
    side = next((sides[form] for form in nominatives(line.words[index].key, line.lang) if form in sides), None)
    if side is None or line.words[index].capital:
        return None
    tail = " ".join(word.key for word in line.words[index + 1 : index + 4])
    phrase = next((of for of in table(line.lang, "places")["compass_of"] if (tail + " ").startswith(of + " ")), None)
    before, second = line.before(index), line.before(index, 2)
    article = before is not None and before.key == "the"
    if phrase is not None:
        return index - article, index + len(phrase.split()), side
    in_list = before is not None and before.key == "and" and second is not None and second.key in sides
    if line.lang != "en" or tail.startswith(("of ", "from ")) or not (article or in_list):
        return None
    return index - article, index, side


def _is_form(word: Word, want: str, lang: str) -> bool:
    """Tell whether *word* is a case of *want*."""
    return _form(word.key, want, lang)


def _form(word: str, want: str, lang: str) -> bool:
    return word in FORMS[want] if want in FORMS else want in nominatives(word, lang)


def _village(entry: Entry) -> bool:
    return entry.level == "settlement" and entry.population < VILLAGE


def _antecedent(start: int, kept: Sequence[Resolved], allowed: Sequence[str]) -> Entry | None:
    """Return the last place before *start* that the noun may stand for."""
    for one in reversed(kept):
        entry = one.entry
        if entry is None or one.spot.start >= start:
            continue
        if entry.adm1_id and entry.adm1_id in allowed:
            return hand().by_id["hand:" + entry.adm1_id.lower()]
        if entry.level in allowed or (one.unresolved and "village" in allowed) or (_village(entry) and "village" in allowed):
            return entry
    return None
