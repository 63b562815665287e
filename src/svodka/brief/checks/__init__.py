"""The gate: what is wrong with a brief is found by program before anything is published.

Numbers are those of the design. SENTENCE_CHECKS and ITEM_CHECKS are the visible lists; 10 and 14 look at the whole;
MEASURED are printed and stop nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from svodka.brief.checks.cited import uncited
from svodka.brief.checks.counts import miscounted
from svodka.brief.checks.disputes import untold_disputes
from svodka.brief.checks.evidence import Evidence, own_evidence
from svodka.brief.checks.grounded import ungrounded
from svodka.brief.checks.leaks import leaks, strings_of
from svodka.brief.checks.measured import MEASURED, measured
from svodka.brief.checks.quoted import misquoted
from svodka.brief.checks.resolved import unresolved
from svodka.brief.checks.stable import shuffled, unstable
from svodka.brief.checks.stance import upgraded
from svodka.model import (
    Brief,
    CheckResult,
    Earlier,
    Item,
    Material,
    MaterialIndex,
    RenderError,
    Sentence,
    UncitedSentenceError,
)

__all__ = [
    "ITEM_CHECKS",
    "MEASURED",
    "SENTENCE_CHECKS",
    "Evidence",
    "Gate",
    "gate",
    "item_problems",
    "leaks",
    "own_evidence",
    "sentence_problems",
    "shuffled",
    "strings_of",
]

SENTENCE_CHECKS: tuple[tuple[int, str, Callable[[Sentence, Evidence], list[str]]], ...] = (
    (1, "every factual sentence is cited", uncited),
    (2, "every citation resolves in the archive", unresolved),
    (3, "quotations stand so in the cited words", misquoted),
    (4, "numbers, dates, places and names are in the cited words or derived by rule", ungrounded),
    (6, "stance is kept, never upgraded", upgraded),
)
ITEM_CHECKS: tuple[tuple[int, str, Callable[[Item, Evidence], list[str]]], ...] = (
    (7, "denials and contradictions stand in the same item", untold_disputes),
    (8, "independent counts equal the roots of the origin graph", miscounted),
)
STABLE = (10, "the same evidence in another order gives the same brief")
LEAKS = (14, "no name of a person at risk")
UNCITED = 1
SHOWN = 3
"""Problems named in an error; all of them are in the results."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the gate needs beside the brief.

    *text_of* and *digest_of* ask the archive (see Evidence); *write_again* writes the brief anew from a material;
    *published* are the strings or files that would go out, *protected* the forms that may not be in them, *earlier* the briefs before.
    """

    material: Material
    text_of: Callable[[str], str]
    digest_of: Callable[[str], str]
    write_again: Callable[[Material], Brief]
    published: tuple[str, ...]
    protected: frozenset[str]
    earlier: tuple[Earlier, ...] = ()


def sentence_problems(sentence: Sentence, index: MaterialIndex, lang: str) -> list[tuple[int, str]]:
    """Return what the checks find in one sentence, with their numbers, taking the material at its word."""
    evidence = own_evidence(index, lang)
    return [(n, problem) for n, _, check in SENTENCE_CHECKS for problem in check(sentence, evidence)]


def item_problems(item: Item, index: MaterialIndex, lang: str, sound: Sentence | None = None) -> list[tuple[int, str]]:
    """Return what the sentence and item checks find in *item*, with their numbers, taking the material at its word.

    The very sentence *sound* was checked before.
    """
    evidence = own_evidence(index, lang)
    found = [problem for one in item.sentences if one is not sound for problem in sentence_problems(one, index, lang)]
    return found + [(n, problem) for n, _, check in ITEM_CHECKS for problem in check(item, evidence)]


def gate(brief: Brief, against: Gate) -> tuple[CheckResult, ...]:
    """Run every check and return the results; a brief that fails a hard one may not be published.

    Raises UncitedSentenceError where a sentence has no citation, RenderError for any other failed check.
    """
    evidence = Evidence(
        index=MaterialIndex(against.material), lang=brief.lang, text_of=against.text_of, digest_of=against.digest_of
    )
    found = [*_results(brief, against, evidence), *measured(brief, evidence.index, against.earlier)]
    results = tuple(sorted(found, key=lambda result: result.number))
    failed = [result for result in results if result.hard and not result.held]
    if failed:
        kind = UncitedSentenceError if failed[0].number == UNCITED else RenderError
        named = " | ".join(problem for result in failed for problem in result.problems[:SHOWN])
        numbers = ", ".join(str(result.number) for result in failed)
        message = f"failed check {numbers}: {named}"
        raise kind(message, subject=f"brief {brief.id}", remedy="correct the evidence or retract the statements named")
    return results


def _results(brief: Brief, against: Gate, evidence: Evidence) -> Iterator[CheckResult]:
    """Yield the result of each check in the order of its number."""
    items = [item for section in brief.sections for item in section.items]
    sentences = [sentence for item in items for sentence in item.sentences]
    sentences += [announcement.sentence for announcement in brief.announcements]
    for number, name, check in SENTENCE_CHECKS:
        yield _result((number, name), [check(sentence, evidence) for sentence in sentences], "sentences")
    for number, name, check_item in ITEM_CHECKS:
        yield _result((number, name), [check_item(item, evidence) for item in items], "items")
    yield _result(STABLE, [unstable(brief, against.material, against.write_again)], "rerun")
    yield _result(LEAKS, [leaks(against.published, against.protected)], "whole")


def _result(check: tuple[int, str], found: list[list[str]], of: str) -> CheckResult:
    """Sum one check up: how many of what it looked at held."""
    held = sum(not problems for problems in found)
    problems = tuple(problem for one in found for problem in one)
    figure = (
        f"{held} of {len(found)} {of}"
        if of in ("sentences", "items")
        else ("held" if not problems else f"{len(problems)} found")
    )
    return CheckResult(number=check[0], name=check[1], figure=figure, held=not problems, hard=True, problems=problems)
