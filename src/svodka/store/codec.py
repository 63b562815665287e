"""Values of the model as JSON and back, exactly; the model itself knows nothing of it."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from svodka.model import StoreError

T = TypeVar("T")


def encode(value: T, kind: type[T]) -> str:
    """Return *value*, a *kind*, as JSON; StoreError for what would not come back equal (NaN, half a surrogate)."""
    try:
        text = msgspec.json.encode(value).decode("utf-8")
        is_exact = msgspec.json.decode(text, type=kind) == value
    except (ValueError, TypeError) as error:
        message = f"the value cannot be kept ({error})"
        raise StoreError(message, subject=getattr(kind, "__name__", str(kind))) from error
    if not is_exact:
        message = "the value would not come back as it went in"
        raise StoreError(message, subject=getattr(kind, "__name__", str(kind)))
    return text


def decode(text: str, kind: type[T]) -> T:
    """Return the *kind* that *text* holds; StoreError for what another version of the model wrote."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError as error:
        message = f"what the database holds is no {getattr(kind, '__name__', kind)} ({error})"
        raise StoreError(message, remedy="run `svodka rebuild`") from error
