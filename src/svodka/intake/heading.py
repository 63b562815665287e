"""The head of a text file: `Title: …` lines or a block between --- lines; metadata, not text."""

from __future__ import annotations

import re

FIELDS: dict[str, str] = {
    "title": "title",
    "date": "published",
    "published": "published",
    "source": "source",
    "outlet": "source",
    "url": "url",
    "link": "url",
    "lang": "lang",
    "language": "lang",
    "author": "author",
    "by": "author",
    "id": "external_id",
    "external_id": "external_id",
    "reprint-of": "reprint_of",
    "reprint_of": "reprint_of",
    "forwarded-from": "forwarded_from",
    "forwarded_from": "forwarded_from",
    "заголовок": "title",
    "дата": "published",
    "источник": "source",
    "джерело": "source",
    "ссылка": "url",
    "посилання": "url",
    "язык": "lang",
    "мова": "lang",
    "автор": "author",
}
"""Key as written, lower case, to the field of a draft."""
FENCES: frozenset[str] = frozenset({"---", "..."})
MAX_LINES = 60
"""A fenced head longer than this is no head but a text that begins with a rule."""
ALONE: frozenset[str] = frozenset({"title", "published", "url"})
"""Fields that make a head on their own; one `Source:` line may as well be the text's first words."""

_LINE = re.compile(r"([^\W\d][\w-]{1,30})[ \t]*:[ \t]*(.*)$")


def split_head(text: str) -> tuple[dict[str, str], tuple[str, ...], str]:
    """Return the fields of the head, its keys that mean nothing here, and the text after it."""
    if text.startswith("---"):
        fenced = _fenced(text)
        if fenced is not None:
            return fenced
    return _simple(text)


def _fenced(text: str) -> tuple[dict[str, str], tuple[str, ...], str] | None:
    lines = text.split("\n")
    last = next((place for place, line in enumerate(lines[1:MAX_LINES], 1) if line.strip() in FENCES), 0)
    if not last or lines[0].strip() != "---":
        return None
    fields: dict[str, str] = {}
    unknown: list[str] = []
    for line in lines[1:last]:
        found = _LINE.match(line.rstrip())
        if found is None:
            continue
        field = FIELDS.get(found[1].lower())
        if field is None:
            unknown.append(found[1])
        else:
            fields.setdefault(field, _unquoted(found[2]))
    return fields, tuple(unknown), "\n".join(lines[last + 1 :]).lstrip("\n")


def _simple(text: str) -> tuple[dict[str, str], tuple[str, ...], str]:
    """Take the leading lines whose keys are known; two make a head, or one that can be nothing else."""
    fields: dict[str, str] = {}
    end = 0
    for line in text.split("\n"):
        found = _LINE.match(line.rstrip())
        field = FIELDS.get(found[1].lower()) if found else None
        if found is None or field is None or field in fields:
            break
        fields[field] = found[2].strip()
        end += len(line) + 1
    blank_after = text[end : end + 1] in ("\n", "")
    if len(fields) > 1 or (blank_after and fields.keys() & ALONE):
        return fields, (), text[end:].lstrip("\n")
    return {}, (), text


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
