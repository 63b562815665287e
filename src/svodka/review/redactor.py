"""Replacing the names of people at risk by pseudonyms, in every string that is published."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from urllib.parse import unquote, urlsplit

from svodka.lexicon.data import table
from svodka.lexicon.names import fold_name
from svodka.lexicon.written import Forms, Page, page
from svodka.model import Decision, Person, PlaceLevel, Report, Span, Statement
from svodka.review.identities import Identity, identities_of, protected_mentions
from svodka.review.spellings import SURNAME, forms_of, full_forms_of, is_common, joined_keys_of, keys_of, parts_of

BEFORE = re.compile(r"(?:(?<![\w.])[^\W\d_]\.[ \u00a0]?){1,2}$")
BEHIND = re.compile(r"[ \u00a0](?:[^\W\d_]\.[ \u00a0]?){1,2}")
ESCAPED = re.compile(r"&\w+;|&#\w+;|%[0-9A-Fa-f]{2}")
LONGEST_KEPT = 120
"""Characters of a string whose masked form is kept: longer ones seldom come twice."""
SHORTEST_FORM = 3
LARGE = (PlaceLevel.COUNTRY, PlaceLevel.AREA, PlaceLevel.REGION)
"""Places whose names stay readable whoever is called like them."""
NEARLY = 0.7
"""How like a given name a word beside the family name must be to be masked with it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a text that may be a word of a protected name; *telling*: a family name, not a given name.

    *joined*: given and family name written as one word, as in the address of a page.
    """

    identity: int
    telling: bool
    joined: bool = False


Hits = Mapping[int, tuple[Hit, ...]]
"""What a word may be a word of, by person."""


@dataclass(frozen=True, slots=True, order=True)
class Mask:
    """[start, stop) of a text that *pseudonym* replaces."""

    start: int
    stop: int
    pseudonym: str


class Redactor:
    """Masks protected names. Built from a whole desk, so that one person has one pseudonym everywhere."""

    def __init__(
        self,
        reports: Iterable[Report],
        identities: Iterable[Identity],
        public: Iterable[str] = (),
        places: Iterable[str] = (),
    ) -> None:
        """Protect *identities*; *public* are full names that stay readable even where a family name is shared.

        So do *places*, names of countries and regions: a family name that is one of them is masked with the given
        name, and in the person's own reports.
        """
        self._places = frozenset(fold_name(word.text) for name in places for word in page(name).words)
        self._texts = {report.id: report.text for report in reports}
        self._identities = {identity.number: identity for identity in identities}
        self._index: dict[str, list[Hit]] = {}
        for identity in self._identities.values():
            self._learn(identity)
        known = sorted(set(public))
        self._public = self._colliding(known)
        self._public_families = self._families_of_shared_given(known)
        self._masks: dict[str, tuple[Mask, ...]] = {}
        self._masked: dict[tuple[str, frozenset[int]], str] = {}
        self._hits_of: dict[str, Hits] = {}
        self._hits_under: dict[str, Hits] = {}
        self._told: dict[tuple[str, ...], frozenset[int]] = {}
        self._given_keys = {one.number: _given_keys(one) for one in self._identities.values()}
        self._persons_in: dict[str, list[int]] = {}
        for identity in self.identities:
            for report in sorted(identity.reports):
                self._persons_in.setdefault(report, []).append(identity.number)

    def _learn(self, identity: Identity) -> None:
        """Index every key of every word of an identity's names."""
        for name, lang in identity.names:
            parts = parts_of(name)
            for word in parts.words:
                hit = Hit(identity.number, word in parts.telling)
                self._index_under(hit, keys_of(word, lang))
            self._index_under(Hit(identity.number, telling=True, joined=True), joined_keys_of(parts, lang))

    def _index_under(self, hit: Hit, keys: Iterable[str]) -> None:
        """Add *hit* under each of *keys*."""
        for key in keys:
            row = self._index.setdefault(key, [])
            if hit not in row:
                row.append(hit)

    def _colliding(self, public: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return, for each key of a family name that a public person shares, the keys of that person's given names."""
        found: dict[str, set[str]] = {}
        for name in sorted(set(public)):
            parts = parts_of(name)
            for word in parts.telling:
                if not parts.given or not any(hit.telling for hit in self._index.get(fold_name(word), ())):
                    continue
                given = {key for one in parts.given for key in keys_of(one, "ru")}
                for key in keys_of(word, "ru"):
                    found.setdefault(key, set()).update(given)
        return {key: frozenset(given) for key, given in found.items()}

    def _families_of_shared_given(self, public: Iterable[str]) -> frozenset[str]:
        """Return the keys of the family names of public persons who share a given name with a protected one."""
        shared = [
            parts
            for parts in map(parts_of, public)
            if any(not hit.telling for one in parts.given for hit in self._index.get(fold_name(one), ()))
        ]
        return frozenset(key for parts in shared for word in parts.telling for key in keys_of(word, "ru"))

    @property
    def identities(self) -> tuple[Identity, ...]:
        """The protected persons in the order of their numbers."""
        return tuple(self._identities[number] for number in sorted(self._identities))

    def mask(self, text: str, reports: Iterable[str] = ()) -> str:
        """Return *text* with protected names replaced.

        *reports*: the reports that the text speaks from; a name that many people bear (a given name alone) is
        replaced only where one of them names that person. A name hidden by HTML or percent escapes is found too;
        the text is then returned unescaped.
        """
        if not self._identities or not text:
            return text
        key = (text, self._told_of(reports))
        known = self._masked.get(key)
        if known is None:
            known = self._mask(text, key[1])
            if len(text) <= LONGEST_KEPT:
                self._masked[key] = known
        return known

    def _told_of(self, reports: Iterable[str]) -> frozenset[int]:
        """Return the persons of whom *reports* speak."""
        key = tuple(reports)
        found = self._told.get(key)
        if found is None:
            found = self._told[key] = frozenset(one for report in key for one in self._persons_in.get(report, ()))
        return found

    def _mask(self, text: str, told_of: frozenset[int]) -> str:
        """Return *text* with protected names replaced, looking behind escapes."""
        masked = _replaced(text, 0, len(text), tuple(self._found(text, told_of, anycase=False)))[0]
        if ESCAPED.search(masked):
            plain = unquote(html.unescape(masked))
            found = tuple(self._found(plain, told_of, anycase=False))
            if found:
                return _replaced(plain, 0, len(plain), found)[0]
        return masked

    def excerpt(self, report: str, start: int, stop: int) -> tuple[str, bool]:
        """Return [start, stop) of a report's text, masked, and whether a pseudonym stands in it."""
        text = self._texts[report]
        cut, touched = _replaced(text, start, stop, self.masks_of(report))
        if _cuts_a_word(text, start) or _cuts_a_word(text, stop) or ESCAPED.search(cut):
            again = self.mask(cut, (report,))
            return again, touched or again != cut
        return cut, touched

    def masks_of(self, report: str) -> tuple[Mask, ...]:
        """Return the stretches of a report's text that are replaced."""
        if report not in self._masks:
            told_of = self._told_of((report,))
            found = self._found(self._texts[report], told_of, anycase=False) if self._identities else ()
            self._masks[report] = tuple(found)
        return self._masks[report]

    def touches(self, span: Span) -> bool:
        """Tell whether a protected name stands in *span* of its report."""
        masks = self.masks_of(span.report) if span.report in self._texts else ()
        return any(mask.start < span.stop and span.start < mask.stop for mask in masks)

    def url(self, url: str | None, reports: Iterable[str] = ()) -> str | None:
        """Return *url*, cut to its host where a protected name stands in it."""
        if url is None or not self._identities:
            return url
        plain = re.sub(r"[^\w]|_", " ", unquote(url))
        if self.mask(url, reports) == url and not any(True for _ in self._found(plain, self._told_of(reports), anycase=True)):
            return url
        parts = urlsplit(url)
        host = parts.netloc if self.mask(parts.netloc, reports) == parts.netloc else ""
        return f"{parts.scheme}://{host}/" if host else None

    def _found(self, text: str, told_of: frozenset[int], *, anycase: bool) -> Iterator[Mask]:
        """Yield the stretches to be replaced, from left to right."""
        read = page(text)
        hits = [self._hits(word.text) for word in read.words]
        forms = self._forms
        at = 0
        while at < len(hits):
            form = forms.at(read, at)
            best = self._best_run(read, hits, at, (told_of, anycase)) if hits[at] else None
            if form is not None and (best is None or best[1] < form[0]):
                best = (form[2], form[0])
            if best is None:
                at += 1
                continue
            identity, last = best
            first = at - 1 if self._is_given_spelt_otherwise(read, (at - 1, at), identity) else at
            last = last + 1 if self._is_given_spelt_otherwise(read, (last, last + 1), identity) else last
            start, stop = _with_initials(text, read.words[first].start, read.words[last].stop)
            yield Mask(start, stop, self._identities[identity].pseudonym)
            at = last + 1

    def _is_given_spelt_otherwise(self, read: Page, pair: tuple[int, int], identity: int) -> bool:
        """Tell whether the word beside a masked one is nearly the person's given name: a spelling of no system."""
        left, right = pair
        if left < 0 or right >= len(read.words) or not read.adjacent(left, right):
            return False
        words = [read.words[at].text for at in pair]
        known = {hit.telling for word in words for hit in self._hits(word).get(identity, ())}
        beside = next((word for word in words if identity not in self._hits(word)), "")
        if True not in known or not beside[:1].isupper():
            return False
        key = fold_name(beside)
        return any(SequenceMatcher(None, key, one).ratio() >= NEARLY for one in self._given_keys[identity])

    def _hits(self, word: str) -> Hits:
        """Return the protected names that *word* may be a word of, by person in the order of their numbers."""
        found = self._hits_of.get(word)
        if found is None:
            key = fold_name(word)
            found = self._hits_under.get(key)
            if found is None:
                found = self._hits_under[key] = _by_person(self._index.get(key, ()))
            self._hits_of[word] = found
        return found

    def _best_run(
        self, read: Page, hits: list[Hits], at: int, where: tuple[frozenset[int], bool]
    ) -> tuple[int, int] | None:
        """Return the person and the last word of the longest name that starts at word *at*, if there is one."""
        found = []
        for identity, own in hits[at].items():
            last = at
            while last + 1 < len(hits) and identity in hits[last + 1] and read.adjacent(last, last + 1):
                last += 1
            local = identity in where[0]
            run = [word.text for word in read.words[at : last + 1]]
            counts = self._counts(run, own, local=local, anycase=where[1])
            if counts and not self._is_public(read, at, last):
                found.append((last, local, -identity))
        if not found:
            return None
        last, _, number = max(found)
        return -number, last

    def _counts(self, run: list[str], hits: tuple[Hit, ...], *, local: bool, anycase: bool) -> bool:
        """Tell whether a run of words names the person: two words always, one by what it is and how it is written."""
        if len(run) > 1 and len({fold_name(word) for word in run}) > 1:
            return True
        word = run[0]
        if any(hit.joined for hit in hits):
            return True
        telling = any(hit.telling for hit in hits)
        capital = word[:1].isupper()
        if fold_name(word) in self._places:
            return False
        if telling and (not is_common(word) or SURNAME.search(word)):
            return capital or (anycase and not is_common(word)) or (local and not is_common(word))
        return local and (capital or anycase)

    def _is_public(self, read: Page, first: int, last: int) -> bool:
        """Tell whether a lone word of a name stands beside the other word of a public person who bears it."""
        if first != last:
            return False
        word = read.words[first].text
        given = self._public.get(fold_name(word), frozenset())
        shared = self._public_families if not any(hit.telling for own in self._hits(word).values() for hit in own) else frozenset()
        if not given and not shared:
            return False
        beside = [read.words[first - 1].text] if first > 0 and read.adjacent(first - 1, first) else []
        if first + 1 < len(read.words) and read.adjacent(first, first + 1):
            beside.append(read.words[first + 1].text)
        return any(fold_name(one) in given or (one[:1].isupper() and fold_name(one) in shared) for one in beside)

    @property
    def forms(self) -> frozenset[str]:
        """Every form of a protected name that may stand nowhere, in lower case (see protected_forms)."""
        return frozenset(self._person_of)

    @cached_property
    def _person_of(self) -> dict[str, int]:
        """Return whom each such form names; the first of those who share it."""
        found: dict[str, int] = {}
        for identity in self.identities:
            for form in sorted(self._forms_of(identity)):
                if len(form) >= SHORTEST_FORM:
                    found.setdefault(form.casefold(), identity.number)
        return found

    def _forms_of(self, identity: Identity) -> set[str]:
        """Return the forms of one person's names."""
        found: set[str] = set()
        for name, lang in identity.names:
            parts = parts_of(name)
            for word in parts.telling:
                if self._stands_alone(word):
                    found |= {form for form in forms_of(word, lang) if not self._is_ordinary(form)}
            if len(parts.words) > 1:
                found |= full_forms_of(name, lang)
        return found

    @cached_property
    def _forms(self) -> Forms:
        """The search for those forms: what is looked for in the finished files is always masked."""
        return Forms(self._person_of)

    def _is_ordinary(self, form: str) -> bool:
        """Tell whether a form is an ordinary word or a country's or region's name."""
        return is_common(form) or fold_name(form) in self._places

    def _stands_alone(self, word: str) -> bool:
        """Tell whether a family name points to the person: no public person or place shares it, no ordinary word."""
        if fold_name(word) in self._places:
            return False
        return fold_name(word) not in self._public and (not is_common(word) or bool(SURNAME.search(word)))


def _by_person(hits: Iterable[Hit]) -> Hits:
    """Return the hits on each person, in the order of their numbers."""
    found: dict[int, tuple[Hit, ...]] = {}
    for hit in sorted(hits, key=lambda one: one.identity):
        found[hit.identity] = (*found.get(hit.identity, ()), hit)
    return found


def _given_keys(identity: Identity) -> tuple[str, ...]:
    """Return the keys of a person's given names."""
    return tuple(sorted({fold_name(one) for name, _ in identity.names for one in parts_of(name).given}))


def _cuts_a_word(text: str, at: int) -> bool:
    """Tell whether *at* lies inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _with_initials(text: str, start: int, stop: int) -> tuple[int, int]:
    """Widen a name over the initials before or behind it."""
    before = BEFORE.search(text, max(0, start - 8), start)
    behind = BEHIND.match(text, stop) if before is None else None
    return (before.start() if before else start), (behind.end() if behind else stop)


def _replaced(text: str, start: int, stop: int, masks: tuple[Mask, ...]) -> tuple[str, bool]:
    """Return [start, stop) of *text* with the masks that touch it put in, and whether there were any."""
    pieces, at, touched = [], start, False
    for mask in masks:
        if mask.stop <= start or mask.start >= stop:
            continue
        pieces += [text[at : max(at, mask.start)], mask.pseudonym]
        at, touched = min(mask.stop, stop), True
    return "".join([*pieces, text[at:stop]]), touched


def build_redactor(
    reports: Iterable[Report],
    statements: Iterable[Statement],
    decisions: Iterable[Decision] = (),
    people: Iterable[Person] = (),
) -> Redactor:
    """Return the redactor of a desk: people at risk and protected speakers of all *statements*, and the decisions.

    *people*: further persons of the reports, of whom no statement speaks.
    """
    known, said, ruled, named = list(reports), list(statements), list(decisions), [p for p in people if p.named]
    identities = identities_of(protected_mentions(known, said, ruled, named))
    met = [person for one in said for person in one.people if person.named] + named
    public = {person.name for person in met if not person.at_risk}
    regions = {
        words
        for one in said
        for place in one.places
        if place.id is not None and place.level in LARGE
        for words in (place.name, place.as_written)
    }
    return Redactor(known, identities, public, regions | set(_region_names()))


def _region_names() -> Iterator[str]:
    """Yield the English names of countries, regions, areas and seas: the page's map may write any of them."""
    rows = table("", "regions")
    for row in (*rows["country"], *rows["region"]):
        yield row.get("name", "")
        yield from row.get("en", ())
        yield from row.get("base", ())


def open_redactor(reports: Iterable[Report]) -> Redactor:
    """Return a redactor that masks nothing, for an analyst's own machine (`--private`)."""
    return Redactor(reports, ())


def protected_forms(redactor: Redactor) -> frozenset[str]:
    """Return every spelling, case form and transliteration that may stand in no published byte, in lower case.

    A family name stands alone in it unless a public person or an ordinary word shares it; then it stands with the
    given name. Given names alone are not in it: they are masked in the reports of the person they belong to.
    """
    return redactor.forms
