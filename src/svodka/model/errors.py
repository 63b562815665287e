"""Every error svodka raises on purpose: one root, a code, and the ids it is about as attributes."""

from __future__ import annotations


class SvodkaError(Exception):
    """The root. ``str(error)`` says what happened, to what, and what to do about it."""

    code = "svodka"

    def __init__(self, message: str, *, subject: str = "", remedy: str = "") -> None:
        """Keep *subject* (a file, an id) and *remedy* apart from the message for callers that show them."""
        self.message = message
        self.subject = subject
        self.remedy = remedy
        super().__init__(message)

    def __str__(self) -> str:
        """Put subject, message and remedy on one line."""
        head = f"{self.subject}: {self.message}" if self.subject else self.message
        return f"{head}; {self.remedy}" if self.remedy else head


class IntakeError(SvodkaError):
    """A file could not be taken in as reports; its bytes are kept all the same."""

    code = "intake"


class ReadingError(SvodkaError):
    """A report could not be read; the others are, and it stays unread."""

    code = "reading"


class ArchiveError(SvodkaError):
    """The archive could not be read or written."""

    code = "archive"


class TamperError(ArchiveError):
    """An archived byte or log entry is not what the chain says it was."""

    code = "tamper"


class StoreError(SvodkaError):
    """The database could not do what was asked."""

    code = "store"


class NotFoundError(StoreError):
    """No row has this id."""

    code = "not-found"


class ConflictError(StoreError):
    """A row with this id exists with other content."""

    code = "conflict"


class ConfigError(SvodkaError, ValueError):
    """The configuration names an unknown key or an impossible value."""

    code = "config"


class AnswerError(SvodkaError):
    """An address outside did not answer, or not with anything of use."""

    code = "answer"


class PluginError(SvodkaError):
    """A plug-in named in the configuration is missing or broken."""

    code = "plugin"


class RenderError(SvodkaError):
    """A brief may not be published as it is."""

    code = "render"


class UncitedSentenceError(RenderError):
    """A factual sentence has no citation."""

    code = "uncited"
