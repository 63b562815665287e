"""A published file against the archive, years later: each quoted original must still stand in the kept bytes.

Nothing is taken from the database: the bytes under the cited digest are verified, read again and compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from svodka.brief.rewording import Pair, unfaithful
from svodka.desk.desk import Desk
from svodka.desk.editions import Editions
from svodka.intake import reread
from svodka.model import ArchiveError, Report, Rewording, SvodkaError
from svodka.publish import Quoted, quoted_in
from svodka.publish.printable import clean

PSEUDONYM = re.compile(r"\\\[name\\ withheld\\ \d+\\\]")
UNSEEN = re.compile("\u2060")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """What became of one citation: *problem* is "" where it holds, *note* tells what is odd but sound."""

    cited: Quoted
    problem: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reheld:
    """What became of one item that a language model reworded: *problems* is empty where its words still say the same."""

    event: str
    model: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """A file's citations, and which version of the desk's briefs the file is, "" where it is none to the byte.

    *rewordings* are that version's, each compared anew with our own words and the archived ones.
    """

    citations: tuple[Rechecked, ...]
    published_as: str
    rewordings: tuple[Reheld, ...] = ()

    @property
    def held(self) -> int:
        """How many citations hold."""
        return sum(not one.problem for one in self.citations)


def recheck(desk: Desk, file: Path) -> Recheck:
    """Check the citations of a published HTML, Markdown, JSON, JSON-LD or CSV *file* against the desk's archive.

    Raises SvodkaError for a file that cannot be opened, RenderError for one that is no published brief.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"cannot be opened ({error.strerror})"
        raise SvodkaError(message, subject=str(file), remedy="check its name and permissions") from error
    cited = quoted_in(file.name, data)
    archived = _Archived(desk)
    editions = Editions(desk.folder / "briefs")
    found = editions.find(data)
    record = editions.of(found[0])[found[1] - 1] if found else None
    digests = {one.report: one.sha256 for one in cited}
    return Recheck(
        citations=tuple(archived.check(one) for one in cited),
        published_as=f"{found[0]} version {found[1]}" if found else "",
        rewordings=tuple(_reheld(one, archived, digests) for one in (record.rewordings if record else ()) if one.kept),
    )


def _reheld(rewording: Rewording, archived: _Archived, digests: Mapping[str, str]) -> Reheld:
    """Compare a published rewording with our own words anew, by the archived words that both cite."""
    problems: list[str] = []
    for ours, theirs, spans in zip(rewording.ours, rewording.theirs, rewording.spans, strict=True):
        cited = tuple(archived.words_at(span, digests) for span in spans)
        problems += unfaithful(Pair(ours=ours, theirs=theirs, lang=rewording.lang, cited=cited, derived=()))
    return Reheld(event=rewording.event, model=rewording.model, problems=tuple(problems))


class _Archived:
    """The archive's files, each verified and read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._locators = {capture.sha256: capture.locator for capture in reversed(desk.archive.captures())}
        self._texts: dict[str, dict[str, Report] | str] = {}

    def check(self, cited: Quoted) -> Rechecked:
        """Say whether the words of a citation stand where it says."""
        texts = self._texts_of(cited.sha256)
        if isinstance(texts, str):
            return Rechecked(cited=cited, problem=texts, note="")
        own = texts.get(cited.report)
        if own is not None and matches(cited.quote, own.text[cited.start : cited.end]):
            return Rechecked(cited=cited, problem="", note="")
        if any(contains(one.text, cited.quote) for one in ([own] if own is not None else texts.values())):
            note = "the words stand in the archived file, at another place of the text as this version reads it"
            return Rechecked(cited=cited, problem="", note=note)
        return Rechecked(cited=cited, problem="the quoted words do not stand in the archived file", note="")

    def words_at(self, span: str, digests: Mapping[str, str]) -> tuple[str, str]:
        """Return the archived words at "report:start-stop" and their language, ("", "") where the archive has none."""
        report, _, offsets = span.rpartition(":")
        start, _, stop = offsets.partition("-")
        texts = self._texts_of(digests.get(report, ""))
        own = None if isinstance(texts, str) else texts.get(report)
        return (own.text[int(start) : int(stop)], own.lang) if own is not None else ("", "")

    def _texts_of(self, sha256: str) -> dict[str, Report] | str:
        """Return the reports in the file of that digest by id, or why there are none."""
        if sha256 not in self._texts:
            self._texts[sha256] = self._read(sha256)
        return self._texts[sha256]

    def _read(self, sha256: str) -> dict[str, Report] | str:
        if sha256 not in self._locators:
            return "the archive holds no file of this SHA-256"
        try:
            data = self._desk.archive.get(sha256)
        except ArchiveError as error:
            return f"the archived file does not hold: {error.message}"
        reports = reread(data, self._locators[sha256], self._desk.config.intake)
        return {report.id: report for report in reports} or "this version can read no report from the archived file"


def matches(quote: str, original: str) -> bool:
    """Tell whether *quote* as published is *original*: spaces as one, a pseudonym for any words."""
    return bool(_pattern(quote).fullmatch(_plain(original)))


def contains(text: str, quote: str) -> bool:
    """Tell whether a text holds the words of *quote* anywhere. Pseudonyms alone are no words."""
    bare = _plain(quote)
    return bool(re.sub(r"\[name withheld \d+\]|\W", "", bare)) and bool(_pattern(quote).search(_plain(text)))


def _pattern(quote: str) -> re.Pattern[str]:
    """Return a pattern of the published words in which a pseudonym stands for one name."""
    return re.compile(PSEUDONYM.sub(".{1,120}?", re.escape(_plain(quote))))


def _plain(text: str) -> str:
    """Return a text as publishing leaves it, its white space as one space each."""
    return " ".join(UNSEEN.sub("", clean(text)).split())
