"""The brief as Markdown that reads well in any viewer, and as plain text in none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from svodka.model.public import PublicBrief
from svodka.publish.citing import Cited, Numbering, refuse_uncited
from svodka.publish.corrections import correction_lines
from svodka.publish.method import method_notes
from svodka.publish.phrases import capital, count, days
from svodka.publish.printable import clean
from svodka.publish.saying import grouped, say, say_numbered, speaking, with_pseudonyms
from svodka.publish.views.announced import AnnouncementView, announcements
from svodka.publish.views.disputes import DisputeView, SideView, disputes
from svodka.publish.views.items import ItemView, SectionView, SentenceView, by_event, section_views
from svodka.publish.views.key_points import key_points
from svodka.publish.views.ledgers import LedgerView, TallyView, ledgers
from svodka.publish.views.originals import OriginalView
from svodka.publish.views.sources import left_out, outlets, who_runs_them

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_BLOCK_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_SPACES = re.compile(r"\s+")
TALLIES_NOTE = (
    "Ranges as claimed. Figures of different events are added; what sources differ on stays a range; "
    "running totals are never added."
)
METHOD_NOTE = (
    "This brief records who says what and does not decide what is true. Each number in brackets leads to the exact "
    "words of an archived report. Independent sources are counted by origin: reprints and copies count once."
)
NAMES_NOTE = (
    "Names from Russian are transliterated as newspapers do after BGN/PCGN, "
    "names from Ukrainian after the national system of 2010."
)
WORD_JOINER = "\u2060"
_BARE_ADDRESS = re.compile(r"(?i)\b(https?|ftp|www)(?=[:.])")


def render_markdown(brief: PublicBrief) -> str:
    """Return the brief as CommonMark with tables: numbers in brackets lead to the exact words at the end.

    Raises UncitedSentenceError for a factual sentence without a citation.
    """
    refuse_uncited(brief)
    with speaking(brief.lang):
        return with_pseudonyms(_rendered(brief))


def _rendered(brief: PublicBrief) -> str:
    numbering = Numbering(brief)
    sections = section_views(brief, numbering)
    blocks = [
        *_head(brief, numbering),
        *_key_points(key_points(brief, sections)),
        *_sections(sections),
        *_tallies(ledgers(brief, numbering)),
        *_disputes(brief, numbering),
        *_announcements(brief, numbering),
        *_sources(brief),
        *_left_out(brief, by_event(brief, sections)),
        *_method(brief, sections),
        *_citations(numbering.everything),
    ]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Return *text* on one line, so that Markdown reads it as text and nothing else."""
    line = _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", clean(text)).strip())
    line = _BARE_ADDRESS.sub(lambda found: found.group()[0] + WORD_JOINER + found.group()[1:], line)
    return _BLOCK_START.sub(lambda found: f"{found.group(1)}{_stop(found.group(2))}", line)


def _stop(start: str) -> str:
    """Keep a dash from starting a list and a number from numbering one."""
    return start + WORD_JOINER if start.isdigit() else "\\" + start


def _head(brief: PublicBrief, numbering: Numbering) -> list[str]:
    events = sum(len(section.items) for section in brief.sections)
    window = days(brief.window_start, brief.window_end)
    opening = f"{say('Reports of {window}', window=window)}: " if window and window not in brief.title else ""
    figures = ", ".join(
        (
            count(len(brief.reports), "report"),
            count(numbering.statements, "cited statement"),
            count(events, "event"),
            count(len(brief.disputes), "contradiction"),
        )
    )
    lines = [
        f"# {escape(brief.title)}",
        f"{opening}{figures}. {escape(who_runs_them(brief))}.",
    ]
    told = correction_lines(brief)
    if told:
        lines.insert(1, "\n".join((f"> **{escape(told[0])}**", *(f">\n> - {escape(one)}" for one in told[1:]))))
    return lines if events else [*lines, say("No event of this window could be reported with its sources.")]


def _key_points(items: Iterable[ItemView]) -> list[str]:
    lines = []
    for item in items:
        label = f" *({escape(say(item.lead_stance))})*" if item.lead_stance else ""
        place = ", ".join(part for part in (item.where, item.when) if part)
        lead = "".join(text for text, _ in item.lead)
        opening = f"**{escape(place)}:** " if place else ""
        disputed = f", {say('disputed')}" if item.disputes else ""
        lines.append(f"- {opening}{escape(lead)}{label} ({item.backing}{disputed}; {say('item')} {item.number})")
    return ["## " + say("Key points"), "\n".join(lines)] if lines else []


def _sections(sections: Iterable[SectionView]) -> list[str]:
    blocks: list[str] = []
    for section in sections:
        blocks.append(f"## {section.number}. {escape(section.title)}")
        for item in section.items:
            blocks.extend(_item(item))
        if section.more:
            blocks.append(_more(section.more))
    return blocks


def _item(item: ItemView) -> list[str]:
    """Write an item: where, when and on how many it rests, what is said, the originals, what is said against it."""
    stance = f" *({escape(say(item.stance))})*" if item.stance else ""
    shown = item.sided or item.families
    names = f": {', '.join(shown)}" if shown and (item.independent > 1 or item.sided != item.families) else ""
    facts = (item.where, item.when, say("late") if item.late else "", say("update") if item.updated else "", item.backing + names)
    head = " · ".join([f"**{item.number}**", *(escape(fact) for fact in facts if fact)]) + stance
    paragraph = " ".join(_sentence(sentence) for sentence in item.main)
    blocks = [f"{head}  \n{paragraph}" if paragraph else head, *_originals(item.originals, item.more_originals)]
    for counter in item.counters:
        blocks.append(f"> **{say('Against this')}:** " + _sentence(counter))
        blocks.extend(_originals(counter.originals, counter.more_originals))
    return blocks + _origins(item)


def _origins(item: ItemView) -> list[str]:
    """Write where the reports of an item come from as a nested list, with the evidence of each tie."""
    if item.origins is None:
        return []
    rows = [
        f"{'  ' * row.depth}- {escape(row.text)}{f' ({escape(row.evidence)})' if row.evidence else ''}"
        for row in item.origins.rows
    ]
    return [say("Where these reports come from") + ":", "\n".join(rows)]


def _sentence(sentence: SentenceView) -> str:
    stance = f" *({escape(say(sentence.stance))})*" if sentence.stance else ""
    numbers = "".join(f" [\\[{cite.number}\\]](#cite-{cite.number})" for cite in sentence.cites)
    more = f" {say('and {number} more', number=sentence.more)}" if sentence.more else ""
    return f"{escape(sentence.text)}{stance}{numbers}{more}"


def _originals(views: Iterable[OriginalView], more: int) -> list[str]:
    """Return original sentences that are not in English, each once with all that carry it, as quoted lines."""
    lines = []
    for view in views:
        carriers = ", ".join(f"{escape(outlet)} \\[{number}\\]" for outlet, number in view.carriers)
        lines.append(f"> {escape(view.quoted)} ({view.language}, {carriers})")
    lines += [f"> {_more(more)}"] if more else []
    return ["  \n".join(lines)] if lines else []


def _tallies(groups: Iterable[LedgerView]) -> list[str]:
    blocks: list[str] = []
    for ledger in groups:
        rows = [
            (line.label, line.region, f"{line.range} {line.unit}", ", ".join(line.claimants), _numbers(line.cites))
            for line in ledger.lines
        ]
        blocks += [f"### {escape(ledger.name)}", _table(tuple(map(say, ("What", "Region", "Range", "Who says so", "Sources"))), rows)]
        blocks += [_more(ledger.more)] if ledger.more else []
        blocks += [*_claims(ledger), *_weeks(ledger), *_rankings(ledger)]
    return ["## " + say("Tallies"), say(TALLIES_NOTE), *blocks] if blocks else []


def _claims(ledger: LedgerView) -> list[str]:
    """Write who says which figure, of the lines on which claimants differ."""
    lines = [
        f"- {escape(_line_name(line))}: "
        + "; ".join(f"{escape(one.by)}: {escape(one.range)} {escape(_numbers(one.cites))}".strip() for one in line.claims)
        for line in ledger.lines
        if line.claims
    ]
    return [f"**{say('Who says which figure')}**", "\n".join(lines)] if lines else []


def _weeks(ledger: LedgerView) -> list[str]:
    """Write the figures of a ledger by week."""
    rows = [(_line_name(line), *line.weeks) for line in ledger.lines if any(line.weeks)]
    if not ledger.weeks or not rows:
        return []
    return [f"**{say('By week')}**", _table((say("What"), *ledger.weeks), rows)]


def _rankings(ledger: LedgerView) -> list[str]:
    blocks: list[str] = []
    for ranking in ledger.rankings:
        rows = [
            (str(line.rank), line.region, f"{line.range} {line.unit}", ", ".join(line.claimants), _numbers(line.cites))
            for line in ranking.lines
        ]
        head = tuple(map(say, ("Place", "Region", "Range", "Who says so", "Sources")))
        blocks += [f"**{escape(ranking.title)}**", _table(head, rows)]
    return blocks


def _line_name(line: TallyView) -> str:
    return f"{line.label}, {line.region}" if line.region else line.label


def _disputes(brief: PublicBrief, numbering: Numbering) -> list[str]:
    shown, more = disputes(brief, numbering)
    blocks = [block for dispute in shown for block in _dispute(dispute)]
    blocks += [_more(more)] if more else []
    return ["## " + say("Contradictions"), *blocks] if blocks else []


def _dispute(dispute: DisputeView) -> list[str]:
    label, against = dispute.labels
    lines = [_side(label, dispute.claim), *(_side(against, counter) for counter in dispute.counters)]
    reason = f":** {escape(dispute.reason)}" if dispute.reason else "**"
    return [f"**{dispute.number}. {escape(dispute.type)}{reason}", "\n".join(lines)]


def _side(label: str, side: SideView) -> str:
    also = ", ".join(f"{escape(cite.outlet)} \\[{cite.number}\\]" for cite in side.also)
    same = f" ({say('the same words in')} {also})" if also else ""
    return f"- {label}, {escape(side.by)}: “{escape(side.cite.quote)}” \\[{side.cite.number}\\]{same}"


def _announcements(brief: PublicBrief, numbering: Numbering) -> list[str]:
    shown, more = announcements(brief, numbering)
    blocks: list[str] = []
    for group in shown:
        blocks += [f"### {escape(group.title)}", "\n".join(_announced(line) for line in group.lines)]
    blocks += [_more(more)] if more else []
    return ["## " + say("Announcements to watch"), *blocks] if blocks else []


def _announced(line: AnnouncementView) -> str:
    due = f"**{escape(line.due)}:** " if line.due else ""
    numbers = " ".join(f"[\\[{cite.number}\\]](#cite-{cite.number})" for cite in line.cites)
    answers = " ".join(f"[\\[{cite.number}\\]](#cite-{cite.number})" for cite in line.answers)
    return f"- {due}{escape(line.text)} {numbers} — *{escape(line.fate_label)}*{f' {answers}' if answers else ''}"


def _sources(brief: PublicBrief) -> list[str]:
    shown, more = outlets(brief)
    rows = [
        (
            f"{outlet.name} ({outlet.native})" if outlet.native else outlet.name,
            outlet.gloss,
            outlet.run_by,
            f"{outlet.count:,}",
            f"{outlet.reprints:,}",
            outlet.newest,
            ", ".join(outlet.languages),
        )
        for outlet in shown
    ]
    head = tuple(map(say, ("Outlet", "What it is", "Run by", "Reports", "Reprints", "Newest", "Languages")))
    blocks = [_table(head, rows)] if rows else []
    blocks += [_more(more)] if more else []
    return ["## " + say("Sources"), *blocks] if blocks else []


def _left_out(brief: PublicBrief, shown: Mapping[str, ItemView]) -> list[str]:
    blocks: list[str] = []
    item_word = say("item")
    for reason in left_out(brief.left_out, shown):
        lines = [f"- {escape(one.text)}{f' ({item_word} {one.item.number})' if one.item else ''}" for one in reason.events]
        lines += [f"- {_more(reason.more)}"] if reason.more else []
        blocks += [f"**{escape(reason.reason)}** ({reason.count:,})", "\n".join(lines)]
    return ["## " + say("Left out, and why"), *blocks] if blocks else []


def _method(brief: PublicBrief, sections: Iterable[SectionView]) -> list[str]:
    note = f"{say(METHOD_NOTE)} {say(NAMES_NOTE)}"
    names = count(brief.withheld, "name is withheld", "names are withheld")
    withheld = f"{names} {say('to protect people at risk')}." if brief.withheld else ""
    ids = f"{say('archive root')} `{escape(brief.archive_root)}`, svodka {escape(brief.version)}, {say('brief')} `{escape(brief.id)}`."
    root = capital(ids)
    rows = [
        (str(one.number), say(one.name), say_numbered(one.figure), say("held" if one.held else "not held"))
        for one in brief.checks
    ]
    notes = [escape(one) for one in method_notes(brief, sections)]
    table = [_table(tuple(map(say, ("Check", "What", "Figure", "Result"))), rows)] if rows else []
    return ["## " + say("How to read this"), " ".join(part for part in (note, *notes, withheld, root) if part), *table]


def _citations(cited: Iterable[Cited]) -> list[str]:
    blocks: list[str] = []
    for cite in cited:
        gloss = f" [{cite.gloss}]" if cite.gloss else ""
        where = (
            f"{cite.language}, {say('characters')} {cite.start}–{cite.end} of `{code(cite.document)}`, sha256 `{code(cite.sha256)}`"
        )
        link = f" — <{_angle(cite.link)}>" if cite.link else ""
        head = (
            f'<a id="cite-{cite.number}"></a>**\\[{cite.number}\\] {escape(cite.outlet)}**{escape(gloss)}, {cite.date}'
        )
        redacted = f" ({say('a name is withheld')})" if cite.redacted else ""
        blocks.append(f"{head}; {where}{redacted}{link}")
        blocks.append(f"> {_marked(cite)}")
    return ["## " + say("Citations"), *blocks] if blocks else []


def _marked(cite: Cited) -> str:
    """Set the cited words in bold inside their surroundings.

    A word joiner keeps the asterisks working where the words begin or end with a punctuation mark.
    """
    quote = escape(cite.quote)
    first, last = ("" if edge.isalnum() else WORD_JOINER for edge in (quote[:1], quote[-1:]))
    before = escape(cite.before) + (" " if cite.before[-1:].isspace() else "")
    after = (" " if cite.after[:1].isspace() else "") + escape(cite.after)
    return f"{before}**{first}{quote}{last}**{after}".strip()


def code(text: str) -> str:
    """Return an id for a span of code, in which nothing can be escaped."""
    return clean(text).replace("`", "'")


def _angle(link: str) -> str:
    """Make an address safe between angle brackets."""
    return clean(link).replace("<", "%3C").replace(">", "%3E")


def _more(number: int) -> str:
    return f"… {say('and {number} more', number=grouped(number))}."


def _numbers(cites: Iterable[int]) -> str:
    return " ".join(f"[{number}]" for number in cites)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(escape(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
