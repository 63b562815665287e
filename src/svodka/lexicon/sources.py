"""Outlets and channels: who publishes them, so that ten copies of one wire do not count as ten sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from svodka.lexicon.data import LANGS, fold, table
from svodka.lexicon.lemmas import lemma
from svodka.model import ConfigError, RunBy, Source, content_id

PARENTHESIS = re.compile(r"\([^)]*\)")
NOT_NAME = re.compile(r"[^\w]+")
WEB = re.compile(r"^(?:https?://)?(?:www\.)?")
ARTICLE = re.compile(r"^(?:the|a|an|телеграм канал|telegram канал|telegram channel) (?=\w)")
WORD = re.compile(r"[\w@]+")
LONGEST = 8
"""Words in the longest alias that is looked for in running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """*source* is named at [start, stop) of the text that was searched."""

    source: Source
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A source field taken apart: *outlet* published it, *origins* are whose words it says they are."""

    outlet: Source
    origins: tuple[Source, ...]


def name_key(name: str) -> str:
    """Fold *name* to what two spellings of one outlet share: case, quotes, article, web address."""
    words = NOT_NAME.sub(" ", WEB.sub("", fold(name.strip()))).strip()
    return ARTICLE.sub("", words)


@cache
def shipped() -> tuple[Source, ...]:
    """Return the outlets of ``lexicon/sources.toml``."""
    return tuple(_source(row) for row in table("", "sources")["source"])


def _source(row: dict[str, object]) -> Source:
    aliases = row.get("aliases", [])
    return Source(
        id=content_id("src", str(row["name"])),
        name=str(row["name"]),
        family=str(row["family"]),
        aliases=tuple(map(str, aliases)) if isinstance(aliases, list) else (),
        home_region=str(row["home"]) if "home" in row else None,
        lang=str(row["lang"]) if "lang" in row else None,
        run_by=RunBy(str(row.get("run_by", "unknown"))),
        gloss=str(row["gloss"]),
    )


def unknown(name: str) -> Source:
    """Return the source of an outlet that nobody has described: it is its own family."""
    shown = " ".join(name.split()) or "unknown source"
    return Source(id=content_id("src", name_key(shown)), name=shown, family=shown)


def name_hooks(name: str) -> set[str]:
    """Return the keys under which an outlet of this name would be found."""
    return {f"name {name_key(name)}", f"name {name_key(PARENTHESIS.sub(' ', name))}"}


def word_hooks(text: str, lang: str) -> set[str]:
    """Return the keys of the words in running text with which an outlet's name may begin."""
    words = [found.group() for found in WORD.finditer(text)]
    begins = [word.lstrip("@") for word in words if word != word.lower() or word[0] == "@" or word[0].isdigit()]
    return {f"{lang} {form}" for word in begins for form in (fold(word), lemma(word, lang))}


class Sources:
    """The outlets svodka knows, found by any of their names; later entries replace earlier ones of that name.

    Raises ConfigError where two outlets claim one alias: a citation of it could not be counted.
    """

    def __init__(self, extra: Iterable[Source] = (), *, known: Iterable[Source] | None = None) -> None:
        """Know the *known* (by default: the shipped) outlets and the *extra* ones."""
        by_name = {name_key(source.name): source for source in (shipped() if known is None else known)}
        by_name.update({name_key(source.name): source for source in extra})
        self.all: tuple[Source, ...] = tuple(by_name.values())
        self._by_key: dict[str, Source] = {}
        for source in self.all:
            for alias in (source.name, *source.aliases):
                self._claim(alias, source)
        self._forms: dict[str, dict[tuple[str, ...], Source]] = {}
        self._sides = _sides(self.all)

    def _claim(self, alias: str, source: Source) -> None:
        key = name_key(alias)
        holder = self._by_key.setdefault(key, source)
        if holder.id != source.id:
            message = f"the name is claimed by both {holder.name} and {source.name}"
            raise ConfigError(message, subject=alias, remedy="give each outlet names of its own")

    def known(self, name: str) -> Source | None:
        """Return the outlet of this name, or None where nobody has described it."""
        return self._by_key.get(name_key(name)) or self._by_key.get(name_key(PARENTHESIS.sub(" ", name)))

    def find(self, name: str) -> Source:
        """Return the outlet that *name* (a report's source field) was published by; unknown ones are families alone."""
        return self.credit(name).outlet

    def side_of(self, family: str) -> tuple[RunBy, str | None]:
        """Return who runs a publisher and from which country, where all its outlets that are known agree."""
        return self._sides.get(name_key(family), (RunBy.UNKNOWN, None))

    def credit(self, name: str) -> Credit:
        """Take a source field apart: "A via B" and "B / A" were published by B in A's words."""
        whole = self.known(name)
        if whole is not None:
            return Credit(outlet=whole, origins=())
        shape = table("", "credits")
        plain = PARENTHESIS.sub(" ", name)
        for word in shape["outlet_last"]:
            head, found, tail = plain.partition(word)
            if found and head.strip() and tail.strip():
                return Credit(outlet=self._one(tail), origins=(self._one(head),))
        parts = [part for part in re.split("|".join(map(re.escape, shape["outlet_first"])), plain) if part.strip(" ,")]
        if len(parts) > 1:
            return Credit(outlet=self._one(parts[0]), origins=tuple(self._one(part) for part in parts[1:]))
        return Credit(outlet=self._one(name), origins=())

    def _one(self, name: str) -> Source:
        return self.known(name) or unknown(name.strip(" ,"))

    def with_names(self, names: Iterable[str]) -> Sources:
        """Return these sources and one unknown source for each of *names* that is not among them."""
        extra = {
            name_key(name): unknown(name) for name in sorted(set(names)) if name_key(name) and not self.known(name)
        }
        return Sources(extra.values(), known=self.all)

    def hooks_of(self, name: str) -> set[str]:
        """Return the keys under which texts that may name the outlet *name* are kept: see `word_hooks`, `name_hooks`."""
        words = [word.lstrip("@") for word in WORD.findall(PARENTHESIS.sub(" ", name))]
        words = words[1:] if len(words) > 1 and fold(words[0]) == "the" else words
        begin = {f"{lang} {form}" for lang in LANGS for word in words[:1] for form in (fold(word), lemma(word, lang))}
        return begin | name_hooks(name)

    def mentions_in(self, text: str, lang: str) -> tuple[Mention, ...]:
        """Find outlets named in running text, inflected or not; a name has a capital (iStories) or stands after @."""
        words = [(found.group(), found.start(), found.end()) for found in WORD.finditer(text)]
        forms = self._forms_of(lang)
        lemmas = [lemma(word.lstrip("@"), lang) for word, _, _ in words]
        plain = [fold(word.lstrip("@")) for word, _, _ in words]
        found, at = [], 0
        while at < len(words):
            step = 1
            if words[at][0] != words[at][0].lower() or words[at][0][0] == "@" or words[at][0][0].isdigit():
                for length in range(min(LONGEST, len(words) - at), 0, -1):
                    source = forms.get(tuple(lemmas[at : at + length])) or forms.get(tuple(plain[at : at + length]))
                    if source is not None:
                        found.append(Mention(source=source, start=words[at][1], stop=words[at + length - 1][2]))
                        step = length
                        break
            at += step
        return tuple(found)

    def _forms_of(self, lang: str) -> dict[tuple[str, ...], Source]:
        if lang not in self._forms:
            forms: dict[tuple[str, ...], Source] = {}
            for source in self.all:
                for alias in (source.name, *source.aliases):
                    words = [word.lstrip("@") for word in WORD.findall(PARENTHESIS.sub(" ", alias))]
                    words = words[1:] if len(words) > 1 and fold(words[0]) == "the" else words
                    if words and "(" not in alias:
                        forms.setdefault(tuple(fold(word) for word in words), source)
                        if lang in LANGS:
                            forms.setdefault(tuple(lemma(word, lang) for word in words), source)
            self._forms[lang] = forms
        return self._forms[lang]


def _sides(sources: Iterable[Source]) -> dict[str, tuple[RunBy, str | None]]:
    """Return by publisher who runs it and from which country; unknown where its outlets differ."""
    runs: dict[str, set[RunBy]] = {}
    homes: dict[str, set[str]] = {}
    for source in sources:
        key = name_key(source.family)
        runs.setdefault(key, set()).update({source.run_by} - {RunBy.UNKNOWN})
        homes.setdefault(key, set()).update({source.home_region[:2]} if source.home_region else ())
    return {
        key: (min(found) if len(found) == 1 else RunBy.UNKNOWN, min(homes[key]) if len(homes[key]) == 1 else None)
        for key, found in runs.items()
    }


def families(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the publishers of *sources*, each once, in order of name."""
    return tuple(sorted({source.family for source in sources}))
