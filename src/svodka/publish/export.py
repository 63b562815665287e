"""The data of a desk as one JSON document: what an analyst's own tools, and the scorer, read."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

from svodka.model.public import PublicExport, PublicStatement, PublicTally

_SURROGATE = re.compile("[\ud800-\udfff]")


def render_export(export: PublicExport) -> bytes:
    """Return the canonical JSON of *export*: fixed field order, UTF-8, indent 1, final newline.

    The same export gives the same bytes. Whole numbers are written without a decimal point; a lone
    surrogate, which UTF-8 cannot hold, is written as its JSON escape. Raises ValueError for NaN and infinities.
    """
    data = {
        "svodka": {"version": export.version, "archive_root": export.archive_root, "private": export.private},
        "documents": [asdict(report) for report in export.documents],
        "statements": [_statement(statement) for statement in export.statements],
        "events": [asdict(event) for event in export.events],
        "contradictions": [asdict(contradiction) for contradiction in export.contradictions],
        "origins": [asdict(edge) for edge in export.edges],
        "tallies": [_tally(tally) for tally in export.tallies],
        "announcements": [asdict(announcement) for announcement in export.announcements],
    }
    text = json.dumps(_whole(data), ensure_ascii=False, indent=1, allow_nan=False)
    return (_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n").encode()


def _statement(statement: PublicStatement) -> dict[str, Any]:
    """Order a statement's fields as the format names them; ours follow."""
    fields = asdict(statement)
    ours = ("lang", "speaker_chain", "stance_cue", "concepts", "denies")
    return {key: value for key, value in fields.items() if key not in ours} | {key: fields[key] for key in ours}


def _tally(tally: PublicTally) -> dict[str, Any]:
    """Return a ledger line without citations: the statements are in the file."""
    fields = asdict(tally)
    del fields["citations"]
    for key, unused in (("weeks", "claimant"), ("claims", "week")):
        for part in fields[key]:
            del part[unused]
    return fields


def _whole(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Turn 12.0 into 12 throughout, so that a count reads as one."""
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
