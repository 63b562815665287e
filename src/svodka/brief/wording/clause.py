"""The shape of a source's clause: its sentence, whether it can stand alone, and how it is trimmed.

No parser runs here: what can be said without loss is proved from punctuation and from where the cue stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache

from svodka.brief.wording.mending import curled, unlisted, without_also, without_gaps, without_strays
from svodka.brief.wording.words import BRIEF_LANGS, listed
from svodka.model import Block, BlockKind, Report, Span

CACHE_REPORTS = 4_096
SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s+[\"“«‘(\[—–-]?\s?[A-ZА-ЯЁІЇЄҐ0-9])|\n\s*\n")
PARAGRAPH = re.compile(r"\n\s*\n")
ABBREVIATED = re.compile(r"(?:^|[^\w.])(?:обл|руб|коп|тыс|тис|гг|рр|др|ул|вул|им|ім|грн|т\.\s?п|т\.\s?д|т\.\s?ч)\.$", re.IGNORECASE)
"""A last word whose stop is its own."""
LAST_WORD = re.compile(r"([\w.]+)$")
GLUED = re.compile(r"[^\W\d_]{2,}[.!?,][\"”’]?[A-ZА-ЯІЇЄҐЁ][^\W\d_]|[.!?]\s?- [A-ZА-ЯІЇЄҐЁ]")
PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
SINGLE_CLOSE = re.compile(r"’(?!\w)")
STOP_IN_QUOTES = re.compile(r"(?<!\.)[.,]([”\"’]+)$")
OPENING = re.compile(r"^(?:But|And|However,|Yet)\s+(?=\S)")
LONGER = re.compile(r"\w{4,}")
TRIM = " \t\n,;:—–-"
NOT_PROSE = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.BOILERPLATE)


@lru_cache(maxsize=CACHE_REPORTS)
def boundaries(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
    """Return the [start, stop) of the sentences of *text*; none crosses a block or an empty line."""
    regions = [(block.start, block.stop) for block in blocks] or [(0, len(text))]
    return tuple(found for start, stop in sorted(regions) for found in _split(text, start, stop))


def _split(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Split one region into sentences, without the white space around them."""
    found, begin = [], start
    for end in SENTENCE_END.finditer(text, start, stop):
        if not _is_abbreviation(text[begin : end.start()], end.group()):
            found.append((begin, end.end()))
            begin = end.end()
    found.append((begin, stop))
    return [trimmed for one in found if (trimmed := _trimmed(text, *one))[0] < trimmed[1]]


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return [start, stop) without white space at its ends."""
    words = text[start:stop]
    return start + len(words) - len(words.lstrip()), stop - (len(words) - len(words.rstrip()))


def _is_abbreviation(before: str, mark: str) -> bool:
    """Tell whether the full stop after *before* belongs to an abbreviation or an initial."""
    last = LAST_WORD.search(before)
    if mark != "." or last is None:
        return False
    word = last.group(1)
    return (len(word) == 1 and word.isupper()) or word.lower() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    """Return the abbreviations of all languages, which share no letters."""
    return frozenset().union(*(listed(lang, "sentences", "abbreviations") for lang in BRIEF_LANGS))


def sentence_of(report: Report, span: Span) -> Span:
    """Return the sentence, or sentences, of *report* that *span* lies in; *span* itself where none holds it."""
    found = boundaries(report.text, report.blocks)
    starts = [start for start, _ in found]
    first = max(0, bisect_right(starts, span.start) - 1)
    last = max(first, bisect_right(starts, max(span.start, span.stop - 1)) - 1)
    if not found:
        return span
    return Span(report=span.report, start=min(span.start, found[first][0]), stop=max(span.stop, found[last][1]))


def sentence_before(report: Report, sentence: Span) -> Span | None:
    """Return the sentence before *sentence* in the same block, None where it opens its block."""
    found = boundaries(report.text, report.blocks)
    at = bisect_right([start for start, _ in found], sentence.start) - 2
    if at < 0:
        return None
    between = report.text[found[at][1] : sentence.start]
    if PARAGRAPH.search(between) or block_at(report, found[at][0]) != block_at(report, sentence.start):
        return None
    return Span(report=sentence.report, start=found[at][0], stop=sentence.stop)


def block_at(report: Report, offset: int) -> Block | None:
    """Return the block that holds *offset*, None for a report without blocks."""
    return next((block for block in report.blocks if block.start <= offset < block.stop), None)


def is_prose(report: Report, span: Span) -> bool:
    """Tell whether *span* stands in running text; headings and captions are quoted, never built in."""
    block = block_at(report, span.start)
    return block is None or block.kind not in NOT_PROSE


def tidy(words: str) -> str:
    """Return *words* on one line."""
    return " ".join(words.split())


def bare(words: str) -> str:
    """Return *words* on one line without the stop, comma or dash at the ends."""
    cut = STOP_IN_QUOTES.sub(r"\1", tidy(words).strip(TRIM))
    stops = cut.endswith(".") and not cut.endswith("..") and not ABBREVIATED.search(cut)
    return cut[:-1].rstrip(TRIM) if stops else cut


def ends_abbreviated(words: str) -> bool:
    """Tell whether *words* end in an abbreviation that has lost its stop: «в Тверской обл»."""
    return ABBREVIATED.search(f"{words}.") is not None


def balanced(words: str) -> bool:
    """Tell whether quotation marks and brackets open and close within *words*."""
    paired = all(words.count(opening) == words.count(closing) for opening, closing in PAIRS)
    single = words.count("‘") <= len(SINGLE_CLOSE.findall(words))
    return paired and single and words.count('"') % 2 == 0


def without_bridge(words: str, lang: str = "en") -> str:
    """Return a sentence without an opening "However," or the like, its next word capitalised."""
    lowered = words.lower()
    for phrase in sorted(listed(lang, "starts", "droppable"), key=lambda one: (-len(one), one)):
        if lowered.startswith(phrase + ", "):
            rest = words[len(phrase) + 2 :]
            return rest[:1].upper() + rest[1:]
    return words


def without_asides(words: str, lang: str = "en") -> str:
    """Return a sentence that is not quoted without the ", however," that ties it to the one before it."""
    for aside in sorted(listed(lang, "starts", "asides")):
        at = words.lower().find(aside)
        if at > 0:
            words = words[:at] + words[at + len(aside) :]
    return without_bridge(without_also(unlisted(words), lang), lang)


def is_run_together(words: str) -> bool:
    """Tell whether sentences are glued without a space ("its goal.At the same time"): a fault of the source's text."""
    return GLUED.search(words) is not None


def without_opening(words: str) -> str:
    """Return a sentence to be quoted without an opening "But" or "And"."""
    return OPENING.sub("", words)


def likeness(left: str, right: str) -> float:
    """Return the share of longer words that two sentences have in common, of the shorter one's."""
    return shared(longer_words(left), longer_words(right))


def longer_words(words: str) -> frozenset[str]:
    """Return the longer words of a sentence, by which `likeness` compares it."""
    return frozenset(LONGER.findall(words.lower()))


def shared(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of words that are in both, of the smaller set."""
    return len(first & second) / max(1, min(len(first), len(second)))


def closed(words: str) -> str:
    """Return a sentence cut out of a longer quotation with its single quotation marks in pairs."""
    opened, shut = words.count("‘"), len(SINGLE_CLOSE.findall(words))
    if opened <= shut:
        return words
    if words.startswith("‘"):
        return words[1:]
    return words + "’"


def quotable(words: str, lang: str) -> str:
    """Return a sentence to stand between the quotation marks of *lang*, its own ones made inner ones."""
    if lang == "en":
        return closed(single_quoted(without_strays(without_gaps(words))))
    return inner_quoted(without_strays(without_gaps(words))).rstrip(" .,;:—–")


def single_quoted(words: str) -> str:
    """Return *words* with double quotation marks made single, to stand inside a quotation."""
    return curled(words, "‘", "’").replace("“", "‘").replace("”", "’")


def inner_quoted(words: str) -> str:
    """Return *words* with their quotation marks made „inner“, to stand between guillemets."""
    words = words if "„" in words else words.replace("“", "„")
    words = curled(words, "„", "“")
    return words.replace("«", "„").replace("»", "“").replace("”", "“")


def word_count(words: str) -> int:
    """Return how many words *words* has, as an editor counts them."""
    return len(words.split())
