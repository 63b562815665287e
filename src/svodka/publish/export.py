"""The data of a desk as one JSON document: what an analyst's own tools, and the scorer, read."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import msgspec

from svodka.model.public import PublicExport, PublicStatement, PublicTally

_SURROGATE = re.compile("[\ud800-\udfff]")


def render_export(export: PublicExport) -> bytes:
    """Return the canonical JSON of *export*: fixed field order, UTF-8, indent 1, final newline.

    The same export gives the same bytes. Whole numbers are written without a decimal point; a lone
    surrogate, which UTF-8 cannot hold, is written as its JSON escape. Raises ValueError for NaN and infinities.
    """
    data = {
        "svodka": {"version": export.version, "archive_root": export.archive_root, "private": export.private},
        "documents": _plain(export.documents),
        "statements": [_statement(statement) for statement in export.statements],
        "events": _plain(export.events),
        "contradictions": _plain(export.contradictions),
        "origins": _plain(export.edges),
        "tallies": [_tally(tally) for tally in export.tallies],
        "announcements": _plain(export.announcements),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    sound = _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return msgspec.json.format(sound.encode(), indent=1) + b"\n"


def _statement(statement: PublicStatement) -> dict[str, Any]:
    """Order a statement's fields as the format names them; ours follow."""
    told = _plain(statement)
    ours = ("lang", "speaker_chain", "stance_cue", "concepts", "denies")
    return {key: value for key, value in told.items() if key not in ours} | {key: told[key] for key in ours}


def _tally(tally: PublicTally) -> dict[str, Any]:
    """Return a ledger line without citations: the statements are in the file."""
    told: dict[str, Any] = _plain(tally)
    del told["citations"]
    for key, unused in (("weeks", "claimant"), ("claims", "week")):
        for part in told[key]:
            del part[unused]
    return told


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value of the public model as JSON has it, 12.0 as 12 throughout, so that a count reads as one."""
    if value is None or isinstance(value, str):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        told = ((name, getattr(value, name)) for name in _names(value.__class__))
        return {name: one if one is None or isinstance(one, str) else _plain(one) for name, one in told}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields."""
    return tuple(field.name for field in fields(kind))
