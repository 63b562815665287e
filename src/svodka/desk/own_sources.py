"""The user's own outlets and channels: a checked YAML file beside the desk, laid over those that ship."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from svodka.lexicon.sources import name_key, shipped
from svodka.model import ConfigError, RunBy, Source, content_id

if TYPE_CHECKING:
    from svodka.desk.desk import Desk

FILE = "sources.yaml"
"""Name of the file in the desk's folder."""
TEXTS = ("name", "family", "home", "lang", "run_by", "gloss")
SHAPES = {
    "lang": (re.compile(r"(?!ua$)[a-z]{2}"), "write the two letters of ISO 639, as en, ru, uk"),
    "home": (re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?"), "write a country or region of ISO 3166, as RU, UA-63"),
    "family": (re.compile(r".*\S.*"), "name the publisher, or leave the line out"),
}
"""What a value has to look like, and what to write instead. UA is Ukraine's country, uk its language."""
KEYS = frozenset((*TEXTS, "aliases"))


def own_sources(path: Path) -> tuple[Source, ...]:
    """Return the sources of the YAML file at *path*; none where there is no such file.

    The file is a list of entries with `name` and any of `family` (its publisher: the name unless given), `aliases`,
    `home` (ISO 3166), `lang`, `run_by` and `gloss`. Raises ConfigError that names the entry and what is wrong.
    """
    if not path.exists():
        return ()
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"the list of sources cannot be read: {' '.join(str(error).split())}"
        raise ConfigError(message, subject=str(path), remedy="mend the file, or take it away") from error
    if rows is None:
        return ()
    if not isinstance(rows, list):
        message = "the list of sources is no list"
        raise ConfigError(message, subject=str(path), remedy="begin each entry with “- name: …”")
    found = [(_source(row, f"{path}, entry {number}"), number) for number, row in enumerate(rows, start=1)]
    _refuse_twice(found, path)
    return tuple(source for source, _ in found)


def _refuse_twice(found: Sequence[tuple[Source, int]], path: Path) -> None:
    """Refuse a name that two entries claim, or that a shipped outlet has which the entry does not replace."""
    own = {name_key(source.name) for source, _ in found}
    held = {
        name_key(alias): (source.name, "svodka's own list")
        for source in shipped()
        if name_key(source.name) not in own
        for alias in (source.name, *source.aliases)
    }
    for source, number in found:
        for alias in dict.fromkeys((source.name, *source.aliases)):
            holder, place = held.setdefault(name_key(alias), (source.name, f"entry {number}"))
            if place != f"entry {number}":
                message = f"“{alias}” is claimed by {holder} ({place}) too"
                _refuse(message, f"{path}, entry {number}", "give each outlet names of its own")


def _source(row: Any, place: str) -> Source:  # noqa: ANN401 (whatever YAML holds)
    if not isinstance(row, dict) or not str(row.get("name") or "").strip():
        _refuse("an entry has no name", place, "write “- name: …” first")
    unknown = sorted(str(key) for key in row if key not in KEYS)
    if unknown:
        remedy = f"known keys: {', '.join(sorted(KEYS))}"
        _refuse(f"unknown key {', '.join(unknown)}", place, remedy)
    for key in TEXTS:
        if not isinstance(row.get(key, ""), str):
            _refuse(f"{key} is no text", place, "put it in quotation marks")
    aliases = row.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        _refuse("aliases is no list of texts", place, "write [“…”, “…”]")
    for key, (shape, remedy) in SHAPES.items():
        if key in row and not shape.fullmatch(row[key]):
            _refuse(f"{key} cannot be “{row[key]}”", place, remedy)
    name = " ".join(row["name"].split())
    return Source(
        id=content_id("src", name),
        name=name,
        family=row.get("family") or name,
        aliases=tuple(aliases),
        home_region=row.get("home"),
        lang=row.get("lang"),
        run_by=_run_by(row.get("run_by", "unknown"), place),
        gloss=row.get("gloss", ""),
    )


def _run_by(word: str, place: str) -> RunBy:
    if word not in tuple(RunBy):
        remedy = f"one of: {', '.join(RunBy)}"
        _refuse(f"run_by cannot be “{word}”", place, remedy)
    return RunBy(word)


def _refuse(message: str, place: str, remedy: str) -> NoReturn:
    raise ConfigError(message, subject=place, remedy=remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A source of the desk: how many reports it has, when the last one was published, whether anybody described it."""

    source: Source
    reports: int
    latest: date | None
    described: bool


def listed(desk: Desk) -> Iterator[Listed]:
    """Yield the sources of the desk's reports, those with most reports first."""
    counts: dict[str, list[date | None]] = {}
    by_name: dict[str, Source] = {}
    for report in desk.store.reports():
        source = desk.source_of(report)
        by_name[source.name] = source
        counts.setdefault(source.name, []).append(report.published_at)
    for name in sorted(counts, key=lambda name: (-len(counts[name]), name)):
        days = [day for day in counts[name] if day is not None]
        yield Listed(
            source=by_name[name],
            reports=len(counts[name]),
            latest=max(days, default=None),
            described=desk.sources.known(name) is not None,
        )
