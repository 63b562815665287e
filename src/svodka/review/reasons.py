"""Why a published brief came out otherwise: what changed beneath it, and beneath each item.

Every rule is a named function in REASONS or WHYS, in the order in which they are asked. The words are keys of the page's
table (`lexicon/<lang>/page.toml`), figures in them apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from svodka.model import Record, RecordedItem, Rewording
from svodka.model.public import PublicBrief

EVIDENCE = "further evidence was taken in"
PROGRAM = "another version of svodka wrote it"
EARLIER = "earlier briefs were published or corrected"
REWORDED = "items were reworded by a language model, or no longer are"
DECIDED = "decisions of the desk were entered or taken back"
READ_ANEW = "reports were read anew by other rules"
SETTINGS = "settings of the brief were changed"
RULED = "decisions or settings of the desk changed"
KNOWN = "outlets, places or words that the desk knows were changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneath:
    """What a version rests on beside the brief itself: the archive's *entries*, the briefs that it came *after*.

    *rewordings* are those of a language model, kept and refused. *reader* and *linker*: by which versions of the rules its
    reports were read ("" where not all were by one) and its events put together; *decided*: the decisions in force,
    *settings*: a digest of its measures.
    """

    entries: int = 0
    after: tuple[str, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    reader: str = ""
    linker: str = ""
    decided: tuple[str, ...] = ()
    settings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What tells one version from the one before: the *reports* taken in since, the *statements* that are there now.

    *left_out* says by event why it is not told.
    """

    reports: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    left_out: tuple[tuple[str, str], ...] = ()


EVENT = re.compile(r"\bev-[\w-]+")
ELSEWHERE = "another item tells it now"
Reason = Callable[[PublicBrief, Record, Beneath], str]


def other_evidence(brief: PublicBrief, former: Record, _: Beneath) -> str:
    """Tell of captures that the archive did not hold."""
    return EVIDENCE if brief.archive_root != former.archive_root else ""


def other_reader(_: PublicBrief, former: Record, now: Beneath) -> str:
    """Tell of reports read by other rules."""
    if not former.settings or now.reader == former.reader:
        return ""
    known = now.reader and former.reader
    return f"reports were read by rules {now.reader} (before by rules {former.reader})" if known else READ_ANEW


def other_linker(_: PublicBrief, former: Record, now: Beneath) -> str:
    """Tell of events put together by other rules."""
    told = f"events were put together by rules {now.linker} (before by rules {former.linker})"
    return told if former.linker and now.linker != former.linker else ""


def other_program(brief: PublicBrief, former: Record, _: Beneath) -> str:
    """Tell of another svodka."""
    return PROGRAM if brief.version != former.version else ""


def other_decisions(_: PublicBrief, former: Record, now: Beneath) -> str:
    """Tell of people's rulings; a record of before did not keep them."""
    return DECIDED if former.settings and now.decided != former.decided else ""


def other_settings(_: PublicBrief, former: Record, now: Beneath) -> str:
    """Tell of other measures, or sections in another order."""
    return SETTINGS if former.settings and now.settings != former.settings else ""


def other_briefs(_: PublicBrief, former: Record, now: Beneath) -> str:
    """Tell of briefs that it was compared with."""
    return EARLIER if now.after != former.after else ""


def other_rewordings(_: PublicBrief, former: Record, now: Beneath) -> str:
    """Tell of the words of a language model."""
    return REWORDED if _kept(now.rewordings) != _kept(former.rewordings) else ""


REASONS: tuple[Reason, ...] = (
    other_evidence,
    other_reader,
    other_linker,
    other_program,
    other_decisions,
    other_settings,
    other_briefs,
    other_rewordings,
)


def found_reason(brief: PublicBrief, former: Record, beneath: Beneath) -> str:
    """Return everything that changed beneath a brief; where nothing of it did, what no record holds must have."""
    found = [told for reason in REASONS if (told := reason(brief, former, beneath))]
    return "; ".join(found) or (KNOWN if former.settings else RULED)


def _kept(rewordings: tuple[Rewording, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words of a language model that are published."""
    return [(one.event, one.theirs) for one in rewordings if one.kept]


Why = Callable[[RecordedItem | None, RecordedItem | None, Since], str]


def told_since(now: RecordedItem | None, was: RecordedItem | None, since: Since) -> str:
    """“it was reported since”: every report of a new item came later."""
    return "it was reported since" if now and not was and now.reports and since.reports.issuperset(now.reports) else ""


def further_report(now: RecordedItem | None, was: RecordedItem | None, since: Since) -> str:
    """“a further report tells of it”: one that was taken in since, or that stood elsewhere before."""
    known = set(was.reports) if was else set()
    new = [one for one in (now.reports if now else ()) if one not in known]
    if any(one in since.reports for one in new):
        return "a further report tells of it"
    return "a report that was there before is told with it now" if was and new else ""


def left_out_now(now: RecordedItem | None, was: RecordedItem | None, since: Since) -> str:
    """Why this version leaves it out, in the brief's own words."""
    told = dict(since.left_out).get(was.event, "") if was and not now else ""
    return ELSEWHERE if EVENT.search(told) else told


def no_longer_there(now: RecordedItem | None, was: RecordedItem | None, since: Since) -> str:
    """“its statements were retracted, or are read otherwise”."""
    gone = was is not None and not now and bool(since.statements) and since.statements.isdisjoint(was.statements)
    return "its statements were retracted, or are read otherwise" if gone else ""


def fewer_reports(now: RecordedItem | None, was: RecordedItem | None, _: Since) -> str:
    """“a report is no longer told with it”."""
    less = now is not None and was is not None and set(now.reports) < set(was.reports)
    return "a report is no longer told with it" if less else ""


def other_words_cited(now: RecordedItem | None, was: RecordedItem | None, _: Since) -> str:
    """“other words of the same reports are cited”."""
    other = now is not None and was is not None and bool(was.spans) and now.spans != was.spans
    return "other words of the same reports are cited" if other else ""


def other_wording(now: RecordedItem | None, was: RecordedItem | None, _: Since) -> str:
    """“the same words are cited, told otherwise”."""
    return "the same words are cited, told otherwise" if now is not None and was is not None and bool(was.spans) else ""


WHYS: tuple[Why, ...] = (
    told_since,
    further_report,
    left_out_now,
    no_longer_there,
    fewer_reports,
    other_words_cited,
    other_wording,
)


def why(now: RecordedItem | None, was: RecordedItem | None, since: Since) -> str:
    """Return why one item was added, removed or reworded, "" where nothing that was kept tells it."""
    return next((told for rule in WHYS if (told := rule(now, was, since))), "")


def left_out_reasons(brief: PublicBrief) -> Iterator[tuple[str, str]]:
    """Yield by event why *brief* leaves it out."""
    return ((one.event, one.reason) for one in brief.left_out)
