"""A desk's own places: imported, taken back, looked up with an explanation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from difflib import get_close_matches
from pathlib import Path

from svodka.desk.desk import Desk
from svodka.desk.progress import Progress, Silent
from svodka.lexicon.places import (
    Additions,
    Entry,
    ImportReport,
    adjective_stem,
    aliases,
    control,
    hand,
    import_places,
    key,
    name_in,
    names_beginning,
    nominatives,
    provenance,
    settled,
    shortened,
    stem_variants,
    with_adjective,
    with_byname,
)
from svodka.model import IntakeError, NotFoundError
from svodka.reading.where.given import resolve_given

LANGS = ("en", "ru", "uk")
MOST = 12
"""Candidates shown of a name that many places bear."""
CLOSE = 0.8
BEGINNING = 2
"""Letters of a name that no typing error is looked for in, or the whole gazetteer would have to be gone through."""


def gazetteer_import(
    desk: Desk, file: Path, licence: str, *, dry: bool, refused: Path | None = None, progress: Progress | None = None
) -> ImportReport:
    """Add the places of *file* to the desk; every refused row goes into the file *refused*, where that is given.

    Raises IntakeError where the file cannot be used at all, or *refused* cannot be written.
    """
    bar = progress or Silent()
    with ExitStack() as stack:
        try:
            listing = stack.enter_context(refused.open("w", encoding="utf-8", newline="\n")) if refused else None
        except OSError as error:
            message = f"cannot be written ({error.strerror})"
            raise IntakeError(message, subject=str(refused), remedy="name another file with --refused") from error
        report = import_places(
            file, desk.places_file, licence, dry=dry, over=lambda rows: bar.over(rows, "checking rows", None), listing=listing
        )
        report.listing = None
    return report


def gazetteer_imports(desk: Desk) -> list[str]:
    """Return one line for each import of the desk."""
    if not desk.places_file.is_file():
        return []
    own = Additions(desk.places_file)
    lines = [f"{batch.id}  {batch.kind}  {batch.file}  {batch.licence}  sha256 {batch.sha256[:12]}…" for batch in own.batches()]
    own.close()
    return lines


def gazetteer_undo(desk: Desk, number: int | None) -> str:
    """Take back import *number*, the last unless given; return what it was. Raises NotFoundError where there is none."""
    if not desk.places_file.is_file():
        message = "this desk has no places of its own"
        raise NotFoundError(message, subject=str(desk.folder), remedy="svodka gazetteer import adds some")
    own = Additions(desk.places_file)
    batch = own.take_back(number)
    own.close()
    return f"taken back: import {batch.id}, {batch.file}"


def gazetteer_look(name: str, lang: str | None, home_region: str | None) -> str:
    """Return what *name* may stand for, why the first of its candidates leads, and by which of its names each was found."""
    lines = [f"{name}: filed under “{key(name)}”"]
    told: dict[tuple[str, ...], str] = {}
    for tried in (lang,) if lang else LANGS:
        head, *rest = _looked(name, tried, home_region)
        same = told.get(tuple(rest)) if rest else None
        lines += [f"{head}; the same places as in {same}"] if same else [head, *rest]
        told.setdefault(tuple(rest), tried)
    if not any(line.startswith("  ") for line in lines):
        lines += _beside(name)
    return "\n".join(lines)


def _looked(name: str, lang: str, home_region: str | None) -> Iterator[str]:
    forms = [form for form in nominatives(key(name), lang) if form != key(name)]
    resolved = next(iter(resolve_given(name, [(0, len(name))], lang, home_region)), None)
    also = f", also tried as {', '.join(forms[:MOST])}" if forms else ""
    keys = {key(name), *forms, *stem_variants(key(name))}
    if resolved is None or resolved.entry is None:
        yield f"{lang}: not in the gazetteer{also}"
    else:
        yield f"{lang}: {resolved.reason}{also}"
        for mark, entry in zip("→" + " " * len(resolved.runners_up), (resolved.entry, *resolved.runners_up), strict=True):
            yield f"  {mark} {described(entry)}"
            yield from _matched(entry, keys)
    yield from _not_names(name, keys, {entry.id for entry in (resolved.entry, *resolved.runners_up) if entry} if resolved else set())


def _not_names(name: str, keys: set[str], told: set[str]) -> Iterator[str]:
    """Yield the places that the word belongs to without being their name: adjectives, demonyms, nicknames, other romanisations."""
    stem = adjective_stem(key(name)) or ""
    held = hand()
    found: dict[str, tuple[Entry, str]] = {}
    for entries, what in (
        ((*held.adjectives.get(stem, ()), *with_adjective(stem)), "adjective"),
        ([held.english_adjectives[key(name)]] if key(name) in held.english_adjectives else [], "adjective"),
        ([entry for form in sorted(keys) for entry in with_byname(form)], "by-name"),
        (shortened(key(name)), "without its noun"),
    ):
        for entry in entries:
            found.setdefault(entry.id, (entry, what))
    for entry, what in [row for row in found.values() if row[0].id not in told][:MOST]:
        yield f"  {what} of {described(entry)}"
        yield from _matched(entry, keys | {stem})


def _matched(entry: Entry, keys: Iterable[str]) -> Iterator[str]:
    """Yield by which of its names the place was found, and what it is called in the three languages."""
    for alias in aliases(entry.id, sorted(keys)):
        lang = f", {alias.lang}" if alias.lang else ""
        yield f"      by “{alias.key}”: {alias.sort}{lang} [{alias.source}, {alias.licence}]"
    called = {lang: name_in(entry.id, lang) for lang in LANGS}
    yield "      called " + ", ".join(f"{name} ({lang})" for lang, name in called.items() if name)


def _beside(name: str) -> Iterator[str]:
    """Yield what else may be meant by a name that nothing is filed under: villages without coordinates, names spelt nearly so."""
    for held in settled(name)[:MOST]:
        yield f"  in Ukraine's register, without coordinates: {held.community}, {held.district}, {held.region}"
    near = names_beginning(key(name)[:BEGINNING])
    close = get_close_matches(key(name), near, n=5, cutoff=CLOSE)
    if close:
        yield f"did you mean {', '.join(close)}?"


def described(entry: Entry) -> str:
    """Return a place with its level, containers, point, people, origin and licence on one line."""
    known = provenance(entry.id)
    held = [part for part in (known.community, known.district, entry.adm1, entry.country) if part]
    people = f", {entry.population} people" if entry.population else ""
    code = f", {known.code}" if known.code else ""
    holder = control(entry)
    controlled = f"; controlled by {holder.by} since {holder.since}, as of {holder.as_of} ({holder.source})" if holder else ""
    return (
        f"{entry.name}, {entry.level} in {', '.join(held)}: {entry.lat:.3f}, {entry.lon:.3f} ±{entry.radius_km:.0f} km{people}"
        f" [{entry.id}{code}; {known.source}, {known.licence}]{controlled}"
    )
