"""Full-text search over lemmas: FTS5 finds and ranks, the places are counted off in the report's own text."""

from __future__ import annotations

from bisect import bisect_right

from svodka.model import Report, Span
from svodka.store.found import Hit
from svodka.store.query import Query, Wanted, parse
from svodka.store.sqlite import evidence
from svodka.store.sqlite.session import Row, Session
from svodka.store.terms import text_terms, title_terms, word_places

TITLE_WEIGHT = 3.0
"""How much more a word in the title counts than one in the text."""

SNIPPET = 240
"""Code points of a snippet, about two lines and a half on a screen."""

OPEN, SHUT = "\x02", "\x03"
"""Put around words that matched; no lemma holds them."""


def add(session: Session, report: Report) -> None:
    """Make *report* findable, unless it is."""
    number = session.row("SELECT number FROM reports WHERE id = ?", (report.id,))
    if number is None or session.row("SELECT 1 FROM searchable WHERE report = ?", number):
        return
    title = " ".join(term.lemma for term in title_terms(report))
    body = " ".join(term.lemma for term in text_terms(report))
    session.run("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", (*number, title, body))
    session.run("INSERT INTO searchable VALUES (?)", number)


def add_missing(session: Session) -> None:
    """Make findable what was taken in but not read yet."""
    rows = session.rows("SELECT id FROM reports WHERE number NOT IN (SELECT report FROM searchable) ORDER BY id")
    if not rows:
        return
    with session.transaction():
        for row in rows:
            add(session, evidence.report(session, row[0]))


def drop(session: Session) -> None:
    """Forget all lemmas."""
    session.run("DELETE FROM search")
    session.run("DELETE FROM searchable")


def search(session: Session, query: str, lang: str | None, limit: int) -> tuple[Hit, ...]:
    """Return the best *limit* reports for *query*."""
    match = fts_expression(parse(query, lang))
    if not match or limit < 1:
        return ()
    add_missing(session)
    rows = session.rows(
        "SELECT search.rowid, reports.id, -bm25(search, ?, 1.0) AS score FROM search"
        " JOIN reports ON reports.number = search.rowid WHERE search MATCH ? ORDER BY score DESC, reports.id LIMIT ?",
        (TITLE_WEIGHT, match, limit),
    )
    return tuple(_hit(session, match, row, rank) for rank, row in enumerate(rows, start=1))


def fts_expression(query: Query) -> str:
    """Return *query* as an FTS5 expression, every word of it quoted; empty where it asks for nothing."""
    groups = ["(" + " OR ".join(_phrases(wanted) for wanted in group) + ")" for group in query.all_of]
    found = " AND ".join(groups)
    unwanted = " OR ".join(_phrases(wanted) for wanted in query.none_of)
    return f"({found}) NOT ({unwanted})" if found and unwanted else found


def _phrases(wanted: Wanted) -> str:
    end = " *" if wanted.is_prefix else ""
    return " OR ".join('"' + " ".join(reading).replace('"', '""') + '"' + end for reading in wanted.readings)


def _hit(session: Session, match: str, row: Row, rank: int) -> Hit:
    number, report_id, score = row
    marked = session.row(
        "SELECT highlight(search, 1, ?, ?) FROM search WHERE search MATCH ? AND rowid = ?", (OPEN, SHUT, match, number)
    )
    report = evidence.report(session, report_id)
    places = _places(marked[0] if marked else "", report.text)
    start, stop = _window(places, report.text)
    marks = tuple(Span(report=report_id, start=a, stop=b) for a, b in places if start <= a and b <= stop)
    snippet = Span(report=report_id, start=start, stop=stop)
    return Hit(report=report_id, rank=rank, score=score, snippet=snippet, marks=marks)


def _places(marked: str, text: str) -> list[tuple[int, int]]:
    """Return where in *text* the words stand whose lemmas are marked: the n-th lemma is the n-th word."""
    found: list[tuple[int, int]] = []
    inside = False
    for lemma, place in zip(marked.split(" "), word_places(text), strict=False):
        inside = inside or OPEN in lemma
        if inside:
            found.append(place)
        inside = inside and SHUT not in lemma
    return found


def _window(places: list[tuple[int, int]], text: str) -> tuple[int, int]:
    """Return about SNIPPET code points, from word to word, that hold most of *places*; the earliest such."""
    reach = SNIPPET * 3 // 4
    stops = [stop for _, stop in places]
    held = [bisect_right(stops, start + reach) - at for at, (start, _) in enumerate(places)]
    first = places[held.index(max(held))][0] if places else 0
    words = word_places(text)
    begin = next((start for start, _ in words if start >= first - (SNIPPET - reach)), 0) if first else 0
    stop = max((stop for _, stop in words if begin < stop <= begin + SNIPPET), default=begin + SNIPPET)
    return begin, len(text) if begin + SNIPPET >= len(text) else stop
