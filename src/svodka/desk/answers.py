"""The answers of a language model that a series of briefs was given, by what was asked: a rerun asks nothing twice."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from svodka.model import SvodkaError

FILE = "answers.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The *text* that a *model* answered; "" where it *leaked* a protected name and was not kept."""

    model: str
    text: str
    leaked: bool


class Answers:
    """The answers in the folder of a series, by the digest of the request."""

    def __init__(self, folder: Path) -> None:
        """Read the answers of *folder*, none where there is no file; raises SvodkaError for one that is damaged."""
        self._path = folder / FILE
        try:
            data = self._path.read_bytes() if self._path.exists() else b"{}"
            self._known = msgspec.json.decode(data, type=dict[str, Answer])
        except (OSError, msgspec.DecodeError) as error:
            message = "the answers of the language model cannot be read"
            raise SvodkaError(message, subject=str(self._path), remedy="restore the file, or remove it to ask anew") from error

    def get(self, request: str) -> Answer | None:
        """Return the answer to the request of that digest, None where it was never answered."""
        return self._known.get(request)

    def put(self, request: str, answer: Answer) -> None:
        """Keep an answer, at once: what was paid for is not asked again after a stop."""
        self._known[request] = answer
        told = {key: asdict(self._known[key]) for key in sorted(self._known)}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft = self._path.with_name(f".{FILE}.part")
            draft.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")
            draft.replace(self._path)
        except OSError as error:
            message = f"an answer cannot be kept ({error.strerror})"
            raise SvodkaError(message, subject=str(self._path), remedy="make the desk's folder writable") from error
