"""Citations: exact words of an archived report, with the digests that let anyone check them."""

from __future__ import annotations

from svodka.model import Citation, MaterialIndex, Span, Statement, digest


def cite(index: MaterialIndex, statement: Statement, span: Span | None = None) -> Citation:
    """Return a citation of *statement* at *span* of its report, by default at its own words.

    A wider span of the same report may be cited, such as the sentence around a clause.
    """
    report = index.report_of(statement)
    cited = span or statement.span
    return Citation(
        statement=statement.id,
        span=cited,
        sha256=report.sha256,
        text_sha256=digest(cited.of(report.text).encode("utf-8")),
    )
