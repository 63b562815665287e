"""Where, in Russian and Ukrainian: a place's name in the locative with its preposition, by the endings of [located].

A name that no rule declines safely is put behind a noun that is declined for it («в населённом пункте Липки»), or not said.
"""

from __future__ import annotations

from functools import cache

from svodka.brief.wording.words import frame, wording

PREFIX_OF_NAMES = 2
"""Words of a name of which the first is a noun that alone is declined: "Республика Коми"."""


@cache
def located(name: str, lang: str) -> str:
    """Return «в Брянской области», «на Урале», «у Києві»; "" where no rule declines *name*."""
    table = wording(lang)["located"]
    exact: dict[str, str] = table["exact"]
    if name in exact:
        return exact[name]
    words = name.split()
    kinds: dict[str, str] = table["kinds"]
    if words and words[0] in kinds and len(words) >= PREFIX_OF_NAMES:
        declined = " ".join([kinds[words[0]], *words[1:]])
    else:
        declined = _declined(words, lang)
    if not declined:
        return ""
    on = not {words[0], words[-1]}.isdisjoint(table["on"])
    return f"{table['preposition_on'] if on else _in(declined, lang)} {declined}"


def located_settlement(name: str, lang: str) -> str:
    """Return the same of a town or village, behind «в населённом пункте» where its name is not declined."""
    return located(name, lang) or frame(lang, "located", "settlement", name=name)


def _declined(words: list[str], lang: str) -> str:
    """Return words in the locative: adjectives and the noun behind them; "" where one of them has no rule."""
    *adjectives, noun = words or [""]
    kinds: dict[str, str] = wording(lang)["located"]["kinds"]
    found = [_ending(one, lang, "adjectives") for one in adjectives]
    found.append(kinds.get(noun.lower(), "") or _ending(noun, lang, "endings"))
    return " ".join(found) if all(found) else ""


def _ending(word: str, lang: str, part: str) -> str:
    """Return a word with the ending of the locative, "" where its own ending has no rule, or is said to have none."""
    for ending, other in _endings(lang, part):
        if word.endswith(ending) and len(word) > len(ending):
            return "" if other == "-" else word[: len(word) - len(ending)] + other
    return ""


@cache
def _endings(lang: str, part: str) -> tuple[tuple[str, str], ...]:
    """Return the endings of a part of the table, the longest first."""
    rows: dict[str, str] = wording(lang)["located"][part]
    return tuple(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0])))


def _in(words: str, lang: str) -> str:
    """Return the preposition "in" as it is spelt before *words*: «во Львове», «у Києві»."""
    table = wording(lang)["located"]
    lowered = words.lower()
    before: list[str] = table["before"]
    return str(table["preposition_before"] if lowered.startswith(tuple(before)) else table["preposition"])
