"""The paragraph on one event: the best statement, who else reports it, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from svodka.brief.checks import item_problems, sentence_problems
from svodka.brief.cite import cite
from svodka.brief.context import Context
from svodka.brief.disputes import counters
from svodka.brief.earlier import earlier_figure
from svodka.brief.memory import News
from svodka.brief.salience import richness, told_topic
from svodka.brief.stance import weakest_stance
from svodka.brief.unknowns import unknowns
from svodka.brief.wording import Worded
from svodka.brief.wording.clause import likeness
from svodka.brief.wording.figures import day_words, window_words
from svodka.brief.wording.speaker import called_nameless, outlet_name
from svodka.brief.wording.words import frame, wording
from svodka.model import (
    Event,
    Item,
    MaterialIndex,
    OriginGroup,
    Sentence,
    SentenceKind,
    Stance,
    Statement,
)

MOST_NAMED = 4
"""Further outlets named in a sentence; the page lists them all."""
WORST_DETAIL = 2
"""A further sentence on an event must read at least this well."""
SAME_WORDS = 0.45
"""Share of words at which two sentences say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """An item, or the reason why there is none."""

    item: Item | None
    reason: str = ""
    quality: int = 0


def write_item(event: Event, context: Context, *, late: bool) -> Paragraph:
    """Write the paragraph on *event*; each sentence has passed the checks, or there is no item but a reason."""
    led, failed = _lead(event, context)
    if led is None:
        key = "failed" if failed else "no_words"
        reason = frame(context.lang, "left_out", key, n=str(failed))
        return Paragraph(item=None, reason=reason)
    statement, worded = led
    before = _before(statement, [worded.sentence], context)
    compared = frozenset(citation.statement for sentence in before for citation in sentence.citations)
    against, told = counters(event, statement, worded.sentence, context, compared)
    sentences = [told]
    sentences += _details(event, statement, worded.sentence, context, compared)
    sentences += _also(event, statement, context)
    sentences += before
    sentences += against
    news = context.memory.news(event)
    sentences += _update(news, context) + _arrived(event, context, late=late)
    sentences += unknowns(event, statement, context.index, context.lang)
    item = Item(
        event=event.id,
        topic=told_topic(event.topic, statement, statements_of(event, context.index)),
        sentences=tuple(sentences),
        independent=event.independent,
        late=late,
        update=news.told_on if news else None,
    )
    problems = item_problems(item, context.index, context.lang, worded.sentence)
    if problems:
        return Paragraph(item=None, reason=frame(context.lang, "left_out", "failed", n=str(problems[0][0])))
    return Paragraph(item=item, quality=worded.quality)


def _before(lead: Statement, told: list[Sentence], context: Context) -> list[Sentence]:
    """Return the figure that the same source gave before, where the sentence passes the checks."""
    found = earlier_figure(lead, told, context.claims, context.settings, context.lang)
    return [one for one in found if not sentence_problems(one, context.index, context.lang)]


def _update(news: News | None, context: Context) -> list[Sentence]:
    """Return the note that an earlier brief told the event, and what is new; none for what is told the first time."""
    if news is None:
        return []
    window = window_words(news.window, context.lang) or ""
    kinds = ", ".join(frame(context.lang, "updates", kind) for kind in news.kinds)
    text = frame(context.lang, "updates", "note" if kinds else "no_news", window=window, news=kinds)
    return [_note(text, window)]


def _arrived(event: Event, context: Context, *, late: bool) -> list[Sentence]:
    """Return the note that a late report came after the brief for its day; none for other items."""
    reports = [context.index.reports[one] for one in event.reports]
    days = sorted({one.published_at for one in reports if one.published_at and context.memory.arrived_late(one)})
    if not late or not days:
        return []
    day = day_words(days[-1], context.lang)
    return [_note(frame(context.lang, "updates", "arrived", date=day), day)]


def _note(text: str, days: str) -> Sentence:
    """Return a note on the brief itself, which needs no source but the earlier brief's days."""
    derived = ((days, "brief:earlier"),)
    return Sentence(text=text, kind=SentenceKind.NOTE, stance=Stance.ASSERTED, citations=(), derived=derived)


def _lead(event: Event, context: Context) -> tuple[tuple[Statement, Worded] | None, int]:
    """Return the statement that leads with its wording, and the number of a check that refused one."""
    failed = 0
    edges = (context.index.contradictions[one] for one in event.disputes if one in context.index.contradictions)
    disputed = {edge.claim for edge in edges}
    found: list[tuple[tuple[bool, bool, bool, int, float, tuple[date, str]], Statement, Worded]] = []
    for statement in statements_of(event, context.index):
        worded, refused = context.sound(statement)
        failed = failed or refused
        if worded is not None:
            known = context.memory.has_told(statement)
            first = (statement.lang != context.lang, known, statement.id not in disputed, worded.quality)
            found.append(((*first, -richness(statement), _order(statement, context)), statement, worded))
    if not found:
        return None, failed
    _, statement, worded = min(found, key=lambda row: row[0])
    return (statement, worded), failed


def statements_of(event: Event, index: MaterialIndex) -> list[Statement]:
    """Return the event's statements that are still there: a retracted one is not."""
    return [index.statements[one] for one in event.statements if one in index.statements]


def _order(statement: Statement, context: Context) -> tuple[date, str]:
    """Return a statement's place among equals: the earliest published first."""
    return context.index.report_of(statement).published_at or date.max, statement.id


def _details(
    event: Event, lead: Statement, led: Sentence, context: Context, compared: frozenset[str]
) -> list[Sentence]:
    """Return further sentences on the event that read well and say something else than is told or *compared*."""
    told: list[Sentence] = [led]
    found: list[Sentence] = []
    for statement in statements_of(event, context.index):
        if len(found) == context.settings.details:
            break
        if statement.id in (lead.id, *compared) or statement.lang != context.lang or statement.span.overlaps(led.citations[0].span):
            continue
        worded, _ = context.sound(statement)
        if worded is None or worded.quality > WORST_DETAIL:
            continue
        if all(likeness(worded.sentence.text, one.text) < SAME_WORDS for one in told):
            told.append(worded.sentence)
            found.append(worded.sentence)
    return found


def _also(event: Event, lead: Statement, context: Context) -> list[Sentence]:
    """Return the sentence that says who else reports the event and how many of them are independent."""
    own = next((group for group in event.origins if lead.span.report in group.reports), None)
    others = [group for group in event.origins if group is not own]
    if any(_first_of(group, event, context) for group in others):
        return [_counted(event, [_first_of(group, event, context) for group in others], "also", context)]
    carried = [report for report in event.reports if report != lead.span.report]
    outlet = outlet_name(
        context.index.source_of(context.index.reports[lead.span.report]),
        context.index.reports[lead.span.report],
        context.lang,
    )
    firsts = _distinct([_statement_in(report, event, context) for report in carried], outlet, context)
    if not firsts:
        return []
    return [_counted(event, firsts, "same" if len(firsts) == 1 else "same_many", context)]


def _distinct(statements: list[Statement | None], lead_outlet: str, context: Context) -> list[Statement | None]:
    """Return one statement for each outlet, without the leading one."""
    seen, kept = {lead_outlet}, []
    for statement in statements:
        if statement is None:
            continue
        report = context.index.report_of(statement)
        name = outlet_name(context.index.source_of(report), report, context.lang)
        if name not in seen:
            seen.add(name)
            kept.append(statement)
    return list(kept)


def _first_of(group: OriginGroup, event: Event, context: Context) -> Statement | None:
    """Return the earliest statement on the event from a group of reports with one origin."""
    found = [statement for report in group.reports if (statement := _statement_in(report, event, context)) is not None]
    return min(found, key=lambda one: _order(one, context), default=None)


def _statement_in(report: str, event: Event, context: Context) -> Statement | None:
    """Return the first statement on the event in a report."""
    found = [one for one in statements_of(event, context.index) if one.span.report == report]
    return min(found, key=lambda one: (one.span.start, one.id), default=None)


def _counted(event: Event, firsts: list[Statement | None], key: str, context: Context) -> Sentence:
    """Word a count with the outlets by name, each cited; outlets without a name are counted."""
    statements = sorted((one for one in firsts if one is not None), key=lambda one: _order(one, context))
    rows = [(_outlet_of(one, context), _day_of(one, context)) for one in statements]
    unnamed = [one for one in statements if _outlet_of(one, context) == called_nameless(context.lang)]
    known = [row for row in rows if row[0] != called_nameless(context.lang)]
    named, derived = [], []
    for outlet, day in known[:MOST_NAMED]:
        named.append(frame(context.lang, "counts", "outlet", outlet=outlet, date=day))
        derived += [(outlet, "source:outlet"), (day, "report:published")]
    if len(known) > MOST_NAMED:
        more = frame(context.lang, "counts", "more", n=str(len(known) - MOST_NAMED))
        named.append(more)
        derived.append((more, "event:origins"))
    nameless = _nameless(unnamed, context)
    named += nameless
    derived += [(one, "source:outlet") for one in nameless]
    text = frame(context.lang, "counts", key, outlets=_and(list(dict.fromkeys(named)), context.lang), n=str(event.independent))
    derived.append((frame(context.lang, "counts", "independent", n=str(event.independent)), "event:origins"))
    citations = tuple(cite(context.index, statement) for statement in statements)
    return Sentence(
        text=text,
        kind=SentenceKind.COUNT,
        stance=weakest_stance(one.stance for one in statements),
        citations=citations,
        derived=tuple(derived),
    )


def _outlet_of(statement: Statement, context: Context) -> str:
    """Return what the brief calls the outlet of a statement."""
    report = context.index.report_of(statement)
    return outlet_name(context.index.source_of(report), report, context.lang)


def _day_of(statement: Statement, context: Context) -> str:
    """Return the day of a statement's publication in words."""
    day = context.index.report_of(statement).published_at
    return day_words(day, context.lang) if day else frame(context.lang, "frames", "undated")


def _nameless(statements: list[Statement], context: Context) -> list[str]:
    """Return "an unnamed outlet (25 January 2022)" or "two unnamed outlets (…)", nothing where every outlet has a name."""
    if not statements:
        return []
    days = [_day_of(one, context) for one in statements]
    dates = _and(_without_month(statements, context)[:MOST_NAMED], context.lang)
    if len(days) == 1:
        return [frame(context.lang, "counts", "outlet", outlet=called_nameless(context.lang), date=dates)]
    small: list[str] = wording(context.lang)["numbers"]["small"]
    n = small[len(days)] if len(days) < len(small) else str(len(days))
    return [frame(context.lang, "counts", "nameless", n=n, date=dates)]


def _without_month(statements: list[Statement], context: Context) -> list[str]:
    """Return the days of publication, all but the last without its month where they share it: "25", "28 January 2022"."""
    days = sorted({day for one in statements if (day := context.index.report_of(one).published_at)})
    words = list(dict.fromkeys(_day_of(one, context) for one in statements))
    if len(days) < len(words) or len({(day.year, day.month) for day in days}) > 1:
        return words
    return [*(str(day.day) for day in days[:-1]), day_words(days[-1], context.lang)]


def _and(words: list[str], lang: str) -> str:
    """Return "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004 (two words need an "and")
        return "".join(words)
    return ", ".join(words[:-1]) + frame(lang, "template", "and") + words[-1]
