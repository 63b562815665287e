"""The ledgers as plain text for a terminal: every figure and announcement with the ids of its statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from svodka.model import ConfigError
from svodka.model.public import PublicAnnounced, PublicExport, PublicStatement, PublicTally
from svodka.publish.phrases import bounds, days, unit
from svodka.publish.saying import say, speaking, with_pseudonyms
from svodka.publish.views.announced import FATES
from svodka.publish.views.ledgers import label_words, region_words

ANNOUNCEMENTS = "announcements"
SHOWN = 160
"""Characters of a statement's words that are shown."""
WEEK = timedelta(days=6)


def ledger_text(export: PublicExport, name: str, lang: str) -> str:
    """Return the ledger *name* of *export* as lines, or all of them for "".

    Raises ConfigError for a name that no ledger has.
    """
    names = list(dict.fromkeys(tally.ledger for tally in export.tallies))
    if name and name not in (*names, ANNOUNCEMENTS):
        message = f"there is no ledger “{name}” on this desk"
        raise ConfigError(message, remedy=f"name one of: {', '.join((*names, ANNOUNCEMENTS))}")
    told = {one.id: one for one in export.statements}
    with speaking(lang):
        lines = [line for one in names if name in ("", one) for line in _ledger(one, export.tallies)]
        if name in ("", ANNOUNCEMENTS):
            lines += _announcements(export.announcements, told)
        return with_pseudonyms("\n".join(lines))


def _ledger(name: str, tallies: Iterable[PublicTally]) -> Iterator[str]:
    own = [tally for tally in tallies if tally.ledger == name]
    yield say(name.replace("_", " ")).upper()
    for tally in own:
        yield from _tally(tally)
    ranked = sorted((tally for tally in own if tally.rank is not None), key=_place)
    for label in dict.fromkeys(tally.label for tally in ranked):
        yield f"  {say('Ranking of regions: {label}', label=label_words(label))}"
        for tally in ranked:
            if tally.label == label:
                yield f"    {tally.rank:>3}. {region_words(tally.region or '')}  {_figure(tally)}  {'; '.join(tally.claimants)}"


def _place(tally: PublicTally) -> tuple[bool, str, int, str]:
    return not tally.label.startswith("planned"), tally.label, tally.rank or 0, tally.region or ""


def _tally(tally: PublicTally) -> Iterator[str]:
    """Yield a line of a ledger, then its figures by week and by claimant, each with the statements it rests on."""
    region = f", {region_words(tally.region)}" if tally.region else ""
    yield f"  {label_words(tally.label)}{region}: {_figure(tally)}  {' '.join(tally.statements)}"
    for week in tally.weeks:
        if week.week:
            shown = days(week.week, (date.fromisoformat(week.week) + WEEK).isoformat())
            yield f"    {shown}: {bounds(week.low, week.high)}  {' '.join(week.statements)}"
    for claim in tally.claims:
        yield f"    {claim.claimant or say('not named')}: {bounds(claim.low, claim.high)}  {' '.join(claim.statements)}"


def _figure(tally: PublicTally) -> str:
    return f"{bounds(tally.low, tally.high)} {unit(tally.unit, tally.low, tally.high)}"


def _announcements(lines: Iterable[PublicAnnounced], told: dict[str, PublicStatement]) -> Iterator[str]:
    """Yield the announcements with what became of each; words of later reports stand below."""
    yield say("Announcements to watch").upper()
    for line in lines:
        due = days(line.due_start, line.due_end) or say("No date given")
        yield f"  {due}: {'; '.join(line.claimants)} — {say(FATES[line.fate])}"
        rows = (("", line.statements), (f"{say('happened')}: ", line.happened), (f"{say('denied')}: ", line.denied))
        for label, statements in rows:
            for one in statements:
                yield f"    {one}  {label}{_words(told[one]) if one in told else ''}"


def _words(statement: PublicStatement) -> str:
    words = " ".join(statement.quote.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
