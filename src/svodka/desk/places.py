"""A desk's own places: imported, taken back, looked up with an explanation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from svodka.desk.desk import Desk
from svodka.lexicon.places import Additions, Entry, ImportReport, control, import_places, key, nominatives, provenance
from svodka.model import NotFoundError
from svodka.reading.where.given import resolve_given

LANGS = ("en", "ru", "uk")
MOST = 12
"""Candidates shown of a name that many places bear."""


def gazetteer_import(desk: Desk, file: Path, licence: str, *, dry: bool) -> ImportReport:
    """Add the places of *file* to the desk. Raises IntakeError where the file cannot be used at all."""
    return import_places(file, desk.places_file, licence, dry=dry)


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
    """Return what *name* may stand for and why the first of its candidates leads."""
    lines = [f"{name}: filed under “{key(name)}”"]
    for tried in (lang,) if lang else LANGS:
        lines += _looked(name, tried, home_region)
    return "\n".join(lines)


def _looked(name: str, lang: str, home_region: str | None) -> Iterator[str]:
    forms = [form for form in nominatives(key(name), lang) if form != key(name)]
    resolved = next(iter(resolve_given(name, [(0, len(name))], lang, home_region)), None)
    also = f", also tried as {', '.join(forms[:MOST])}" if forms else ""
    if resolved is None or resolved.entry is None:
        yield f"{lang}: not in the gazetteer{also}"
        return
    yield f"{lang}: {resolved.reason}{also}"
    for mark, entry in zip("→" + " " * len(resolved.runners_up), (resolved.entry, *resolved.runners_up), strict=True):
        yield f"  {mark} {described(entry)}"


def described(entry: Entry) -> str:
    """Return a place with its level, containers, point, people, origin and licence on one line."""
    known = provenance(entry.id)
    held = [part for part in (known.district, entry.adm1, entry.country) if part]
    people = f", {entry.population} people" if entry.population else ""
    code = f", {known.code}" if known.code else ""
    holder = control(entry)
    controlled = f"; controlled by {holder.by} since {holder.since}, as of {holder.as_of} ({holder.source})" if holder else ""
    return (
        f"{entry.name}, {entry.level} in {', '.join(held)}: {entry.lat:.3f}, {entry.lon:.3f} ±{entry.radius_km:.0f} km{people}"
        f" [{entry.id}{code}; {known.source}, {known.licence}]{controlled}"
    )
