"""From a linked desk to files: write the brief, check it, redact it, render it; and the data export.

The leak check runs twice: over the strings of the public brief before the gate lets it through, and over
the bytes of every file before it is written.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from svodka import __version__
from svodka.brief import Gate, default_window, gate, leaks, strings_of
from svodka.brief.rewording import Proposal, with_rewordings
from svodka.desk.desk import Desk
from svodka.desk.editions import Editions, series_of
from svodka.desk.making import Making, measures_of
from svodka.desk.rewording import Tell, refuse_unconfigured, reword
from svodka.events import RULES_VERSION
from svodka.model import (
    DRAFT,
    Brief,
    CheckResult,
    ConfigError,
    Material,
    NotFoundError,
    Record,
    RenderError,
    Rewording,
    SvodkaError,
    Window,
    digest,
)
from svodka.model.public import PublicBrief
from svodka.publish import Outgoing, Rendered, chosen, correction, render_export, rendered, written_texts
from svodka.reading import VERSION
from svodka.review import (
    Beneath,
    Redactor,
    Since,
    as_draft,
    checked,
    next_record,
    protected_forms,
    public_brief,
    public_export,
    versioned,
)

OF_THE_BRIEF = "brief."
"""How files begin that are kept with a version; the others hold the data of the whole desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The files written, what the checks found, which version it is and, from the second on, what it corrects.

    *rewordings* tell what became of each item that a language model was to reword.
    """

    brief: Brief
    checks: tuple[CheckResult, ...]
    files: tuple[Path, ...]
    version: int
    correction: str
    rewordings: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be published: the days, the *formats* and *lang* (the configuration's where none is named), and why again.

    *draft*: the files are written, but no version is recorded. *reword*: the configured language model is asked.
    """

    start: date | None = None
    stop: date | None = None
    formats: Sequence[str] = ()
    reason: str = ""
    lang: str | None = None
    draft: bool = False
    reword: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A brief with its public twin, the rewordings in it and what the checks found."""

    brief: Brief
    draft: PublicBrief
    kept: Mapping[str, Proposal] = field(default_factory=dict)
    rewordings: tuple[Rewording, ...] = ()
    checks: tuple[CheckResult, ...] = ()


def publish(desk: Desk, folder: Path, asked: Asked | None = None, tell: Tell | None = None) -> Published:
    """Write the brief in each format into *folder*, or nothing at all.

    What was published before for the same window and language is not replaced in silence: other content is a new
    version that says what it corrects, and both are kept on the desk. Raises RenderError where a hard check fails
    or an optional extra is missing, ConfigError for an unknown format or a window that runs backwards. *tell* is told
    what is to be sent to a language model, before it is.
    """
    with without_looking_for_cycles():
        return _published(desk, folder, asked or Asked(), tell or silent)


@contextmanager
def without_looking_for_cycles() -> Iterator[None]:
    """Keep Python from looking through a whole desk for cycles, over and over: all of it is in use until the end."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _published(desk: Desk, folder: Path, wanted: Asked, tell: Tell) -> Published:
    """Do what `publish` says."""
    forms = chosen(wanted.formats or desk.config.brief.formats)
    refuse_unconfigured(desk.config.model, asked=wanted.reword)
    editions = Editions(desk.folder / "briefs")
    making = begun(desk, wanted, editions)
    told = passed(making, told_by(making, wanted, editions, tell))
    public, record = numbered(checked(told.draft, told.checks, making.redactor), making, wanted, editions, told.rewordings)
    data = public_export(making.material, making.redactor, private=False, version=__version__, last=making.window.stop)
    pages = {}
    for name, page in rendered(forms, Outgoing(public, data)):
        refuse_leaks({name: page}, making.redactor)
        pages[name] = page.data
    if record is not None:
        editions.keep(record, {name: page for name, page in pages.items() if name.startswith(OF_THE_BRIEF)})
    files = write_files(folder, pages)
    number = record.number if record else DRAFT
    return Published(
        brief=told.brief,
        checks=told.checks,
        files=tuple(files),
        version=number,
        correction=correction(public),
        rewordings=told.rewordings,
    )


def silent(_: str) -> None:
    """Tell nobody."""


def told_by(making: Making, asked: Asked, editions: Editions, tell: Tell) -> Told:
    """Write the brief and, where that is asked for, let the configured model reword its items."""
    brief = making.written(making.material)
    draft = public_brief(brief, making.material, making.redactor, (), __version__)
    if not asked.reword:
        return Told(brief=brief, draft=draft)
    found = reword(making, brief, draft, editions.folder_of(series_of(making.window, making.lang)), tell)
    changed = with_rewordings(brief, found.kept)
    public = public_brief(changed, making.material, making.redactor, (), __version__)
    return Told(brief=changed, draft=public, kept=found.kept, rewordings=found.told)


def passed(making: Making, told: Told) -> Told:
    """Return *told* with the results of all checks; where one fails on reworded words, with our own words instead.

    Raises RenderError where a hard check fails on our own.
    """
    try:
        checks = gate(told.brief, against(making, told.draft, lambda other: with_rewordings(making.written(other), told.kept)))
    except RenderError as error:
        if not told.kept:
            raise
        refused = tuple(replace(one, kept=False, reason=f"the whole brief {error.message}") if one.kept else one for one in told.rewordings)
        brief = making.written(making.material)
        draft = public_brief(brief, making.material, making.redactor, (), __version__)
        return passed(making, Told(brief=brief, draft=draft, rewordings=refused))
    return replace(told, checks=checks)


def begun(desk: Desk, asked: Asked, editions: Editions) -> Making:
    """Gather what the brief that is *asked* for is made with."""
    material = desk.material()
    window = window_of(material, asked.start, asked.stop)
    refuse_nothing(material, window)
    lang = asked.lang or desk.config.brief.lang
    return Making(
        desk=desk,
        material=material,
        window=window,
        lang=lang,
        earlier=editions.before(window, lang),
        redactor=desk.redactor(material),
    )


def numbered(
    public: PublicBrief, making: Making, asked: Asked, editions: Editions, rewordings: tuple[Rewording, ...]
) -> tuple[PublicBrief, Record | None]:
    """Return *public* as the version that it is, with its record; as a draft, without one, where that is asked for."""
    if asked.draft:
        return as_draft(public), None
    series = series_of(making.window, making.lang)
    former = editions.of(series)
    beneath = beneath_of(making, rewordings)
    record = next_record(public, series, former[-1] if former else None, asked.reason, beneath)
    before = former[record.number - 2] if record.number > 1 else None
    return versioned(public, record, before, making.redactor, since(making, before)), record


def beneath_of(making: Making, rewordings: tuple[Rewording, ...]) -> Beneath:
    """Return what the brief rests on, for its record."""
    desk = making.desk
    return Beneath(
        entries=len(desk.archive.captures()),
        after=tuple(sorted(earlier.brief for earlier in making.earlier)),
        rewordings=rewordings,
        reader="" if desk.store.unread_reports(str(VERSION)) else str(VERSION),
        linker=str(RULES_VERSION),
        decided=tuple(sorted(one.id for one in desk.store.decisions())),
        settings=digest(repr(measures_of(desk.config.brief)).encode("utf-8", "surrogatepass")),
    )


def since(making: Making, former: Record | None) -> Since:
    """Return what was taken in since *former*, as far as that recorded how much there was, and what is there now."""
    arrived = making.material.arrived
    new = {report for report, number in arrived.items() if former and former.entries and number > former.entries}
    return Since(reports=frozenset(new), statements=frozenset(one.id for one in making.material.statements))


def versions(desk: Desk) -> tuple[Record, ...]:
    """Return the record of every version that the desk has published; raises TamperError for an altered one."""
    return Editions(desk.folder / "briefs").all()


def window_of(material: Material, start: date | None, stop: date | None) -> Window:
    """Return the window asked for, open ends filled from the reports' days of publication."""
    if start and stop and stop < start:
        message = f"the window runs backwards, from {start} to {stop}"
        raise ConfigError(message, subject="--from/--to", remedy="exchange the two dates")
    whole = default_window([report.published_at for report in material.reports])
    return Window(start=start or whole.start, stop=stop or whole.stop)


def refuse_nothing(material: Material, window: Window) -> None:
    """Raise NotFoundError where no report belongs to the window: yesterday's brief is not to be overwritten by nothing."""
    if not material.reports:
        message = "there is no report on this desk, so that there is nothing to write a brief from"
        raise NotFoundError(message, remedy="take in a file or folder; nothing was written")
    if not any(belongs(report.published_at, window) for report in material.reports):
        message = f"no report was published between {window.start} and {window.stop}"
        raise NotFoundError(message, subject="--from/--to", remedy="choose other days; nothing was written")


def belongs(day: date | None, window: Window) -> bool:
    """Tell whether a report of that day may be told in the window; an undated one always may."""
    return day is None or ((window.start is None or day >= window.start) and (window.stop is None or day <= window.stop))


def against(making: Making, draft: PublicBrief, write_again: Callable[[Material], Brief]) -> Gate:
    """Return what the gate holds the brief against: the archive, a second writing, the protected names, the briefs before."""
    held = {capture.sha256 for capture in making.desk.archive.captures()}
    return Gate(
        material=making.material,
        text_of=lambda report: making.desk.store.report(report).text,
        digest_of=lambda sha256: sha256 if sha256 in held else "",
        write_again=write_again,
        published=tuple(strings_of(draft)),
        protected=protected_forms(making.redactor),
        earlier=making.earlier,
    )


def export(desk: Desk, *, private: bool = False) -> bytes:
    """Return the data of the desk as JSON; *private* leaves everything unredacted for the analyst's own machine."""
    material = desk.material()
    redactor = desk.redactor(material, private=private)
    data = render_export(public_export(material, redactor, private=private, version=__version__))
    if not private:
        refuse_leaks({"export.json": Rendered(data, partial(written_texts, "export.json", data))}, redactor)
    return data


def refuse_leaks(pages: Mapping[str, Rendered], redactor: Redactor) -> None:
    """Raise RenderError where a protected name stands in anything that would be written."""
    protected = protected_forms(redactor)
    for name, page in pages.items():
        found = leaks(page.read(), protected)
        if found:
            message = f"{len(found)} protected names would be published"
            raise RenderError(
                message, subject=name, remedy="this is a defect of svodka: nothing was written, please report it"
            )


def write_files(folder: Path, pages: Mapping[str, bytes]) -> list[Path]:
    """Write *pages* into *folder*, each whole or not at all."""
    written_files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in pages.items():
            draft = folder / f".{name}.part"
            draft.write_bytes(data)
            written_files.append(draft.replace(folder / name))
    except OSError as error:
        message = f"cannot be written ({error.strerror})"
        raise SvodkaError(message, subject=str(folder), remedy="choose another folder with -o") from error
    return written_files
