"""What the checks compare a brief with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from svodka.model import Citation, MaterialIndex, Span, Stance, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """*text_of* gives the archived text of a report by id, *digest_of* the digest of a capture's bytes.

    Either raises LookupError for what the archive does not hold.
    """

    index: MaterialIndex
    lang: str
    text_of: Callable[[str], str]
    digest_of: Callable[[str], str]

    def words(self, citation: Citation) -> str:
        """Return the cited words from the archived text."""
        return self.at(citation.span)

    def at(self, span: Span) -> str:
        """Return the archived words at *span*, "" where the archive has no such report."""
        try:
            return span.of(self.text_of(span.report))
        except LookupError:
            return ""

    def statements(self, citations: tuple[Citation, ...]) -> list[Statement]:
        """Return the cited statements that are in the material."""
        found = (self.index.statements.get(citation.statement) for citation in citations)
        return [statement for statement in found if statement is not None]


def own_evidence(index: MaterialIndex, lang: str) -> Evidence:
    """Return evidence that takes the material at its word: for checking while a brief is written."""
    return Evidence(
        index=index, lang=lang, text_of=lambda report: index.reports[report].text, digest_of=lambda sha: sha
    )


def needs_marker(stance: Stance) -> bool:
    """Tell whether a stance must be heard in the sentence."""
    return stance is not Stance.ASSERTED
