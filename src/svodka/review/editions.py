"""Versions of a published brief: whether this is a new one, what it changed, and the words of that, masked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace

from svodka.model import DRAFT, Record, RecordedItem, digest
from svodka.model.public import PublicBrief, PublicChange, PublicEdition
from svodka.review.reasons import Beneath, Since, found_reason, left_out_reasons, why
from svodka.review.redactor import Redactor

PSEUDONYM = re.compile(r"\[name withheld \d+\]")
LATER = frozenset({"spans", "entries", "after", "rewordings", "reader", "linker", "decided", "settings"})
"""Fields of records and their items that the first version of svodka did not have."""


def next_record(
    brief: PublicBrief, series: str, former: Record | None, reason: str, beneath: Beneath | None = None
) -> Record:
    """Return the record of *brief*: *former* itself where nothing that was published has changed.

    *reason* is the editor's; without one it is told what changed beneath the brief.
    """
    content, under = _content(brief), beneath or Beneath()
    if former is not None and former.content == content:
        return former
    return Record(
        series=series,
        number=former.number + 1 if former else 1,
        brief=brief.id,
        content=content,
        previous=record_digest(former) if former else "",
        version=brief.version,
        archive_root=brief.archive_root,
        reason=reason.strip().rstrip(".") or (found_reason(brief, former, under) if former else ""),
        items=tuple(_items(brief)),
        entries=under.entries,
        after=under.after,
        rewordings=under.rewordings,
        reader=under.reader,
        linker=under.linker,
        decided=under.decided,
        settings=under.settings,
    )


def record_digest(record: Record) -> str:
    """Return the digest that the next record holds.

    A field that came later counts only where it says something: records of before keep their digests.
    """
    told = {key: value for key, value in asdict(record).items() if value or key not in LATER}
    told["items"] = [{key: value for key, value in item.items() if value or key not in LATER} for item in told["items"]]
    return digest(json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))


def versioned(
    brief: PublicBrief, record: Record, former: Record | None, redactor: Redactor, since: Since | None = None
) -> PublicBrief:
    """Return *brief* as the version that *record* says, with what it changed since *former*, and why as far as *since* tells.

    A name may have become protected since *former* was published: its words are masked by today's redactor.
    """
    ground = replace(since or Since(), left_out=tuple(left_out_reasons(brief)))
    edition = PublicEdition(
        number=record.number,
        corrects=former.brief if former else "",
        reason=redactor.mask(record.reason, [report.id for report in brief.reports]),
        changes=tuple(_changes(record, former, redactor, ground)) if former else (),
    )
    return replace(brief, edition=edition)


def as_draft(brief: PublicBrief) -> PublicBrief:
    """Return *brief* marked as a draft: it is of no version, and no later one corrects it."""
    return replace(brief, edition=PublicEdition(number=DRAFT, corrects="", reason="", changes=()))


def _content(brief: PublicBrief) -> str:
    """Return the digest of all that a reader gets, but for the version itself."""
    told = asdict(replace(brief, edition=None, checks=()))
    return digest(json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))


def _items(brief: PublicBrief) -> Iterator[RecordedItem]:
    for section in brief.sections:
        for item in section.items:
            cited = [citation for sentence in item.sentences for citation in sentence.citations]
            yield RecordedItem(
                event=item.event,
                text=" ".join(sentence.text for sentence in item.sentences),
                statements=tuple(sorted({citation.statement for citation in cited})),
                reports=tuple(sorted({citation.document for citation in cited})),
                spans=tuple(sorted({f"{citation.document}:{citation.start}-{citation.end}" for citation in cited})),
            )


def _changes(record: Record, former: Record, redactor: Redactor, since: Since) -> Iterator[PublicChange]:
    """Yield what became of each item: those added or reworded in the order of the new version, then those removed."""
    left = list(former.items)
    for item in record.items:
        before = next((one for one in left if one.event == item.event), None) or _same_statements(item, left)
        if before is None:
            yield _change((item, None), redactor, since)
            continue
        left.remove(before)
        if _bare(before.text) != _bare(item.text):
            yield _change((item, before), redactor, since)
    for item in left:
        yield _change((None, item), redactor, since)


def _same_statements(item: RecordedItem, others: list[RecordedItem]) -> RecordedItem | None:
    """Return the item that rests on most of the same statements: an event gets another id when one joins it."""
    shared = [(len(set(one.statements) & set(item.statements)), -at) for at, one in enumerate(others)]
    most, at = max(shared, default=(0, 0))
    return others[-at] if most else None


def _bare(text: str) -> str:
    """Return a text without the numbers of its pseudonyms, which shift when a desk grows."""
    return PSEUDONYM.sub("[name withheld]", text)


def _change(pair: tuple[RecordedItem | None, RecordedItem | None], redactor: Redactor, since: Since) -> PublicChange:
    """Return what became of an item: as it is *now*, and as it *was*."""
    now, was = pair
    either = now or was
    return PublicChange(
        kind="removed" if now is None else "added" if was is None else "reworded",
        event=either.event if either else "",
        text=redactor.mask(now.text, now.reports) if now else "",
        was=redactor.mask(was.text, was.reports) if was else "",
        why=why(now, was, since),
    )
