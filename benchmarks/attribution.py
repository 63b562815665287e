"""Score our English attribution on PolNeAR (brat stand-off: source, cue, content), a folder with text/ and attributions/.

    python benchmarks/attribution.py FOLDER [--split dev] [--sample N --seed N] [--unit both] [--errors N] [--write]

FOLDER holds the unpacked set (or the archive itself). An attribution is right if the words of its content overlap a gold
content with a Jaccard of at least .5 and its source overlaps that attribution's source. Two units are counted:

- *statements*, what the product writes down: clauses that share one cue and one source are one attribution, as the set does
  not part them; of nested sources only the innermost counts, and what has no clause is no statement ("praised the plan");
- *attributions*, what reading finds before it cuts them to statements: every frame, nested ones too, with the whole
  quotations of its speaker. This is the unit of the set.

Of a document annotated twice the first file counts. Nothing is tuned on the dev part: errors are looked at in samples of the
train part only (--split train --sample 80), dev is run to report.
"""

from __future__ import annotations

import argparse
import random
import re
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tables import add_write, tell

from svodka.model import Report, Statement
from svodka.reading.analysis import analyse
from svodka.reading.attribution.english_cues import cue_group
from svodka.reading.carry import carry_speakers, quoted_speakers
from svodka.reading.context import mentions_of
from svodka.reading.document import Document, ParsedSentence
from svodka.reading.drafts import SKIPPED, drafts_of, kept_frames
from svodka.reading.frames import Frame
from svodka.reading.parse import parse
from svodka.reading.quotes import is_scare
from svodka.reading.reader import read
from svodka.reading.spanning import quotations_of
from svodka.reading.tree import kids_with
from svodka.reading.voices import Voices

WORD = re.compile(r"\w+")
OVERLAP = 0.5
"""Jaccard of the contents of two attributions that are one: the measure of the set."""
SUFFIX = re.compile(r"_[0-9a-f]{4}$")
OTHERS = {
    "statement": "BBC Citron 38.2, textacy 19.6, a prototype of rules 52.7",
    "exact": "CRF 50.6/53.4/28.6 P, best without a transformer 73.3/66.2/63.6 P, BERT 83.2/75.3/72.9 P",
    "quotes": ".46, .51, .76",
    "wrong": "12.9 %, 14.2 %, 10.7 %",
}
"""Others on the same set by the same measure (design/reading.md); P: as published."""
HEAD = ("English political news (PolNeAR)", "svodka", "others", "counted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Word numbers of source, cue and content in one document."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    quoted: bool = False


@dataclass(slots=True, kw_only=True)
class Tally:
    """Hits against gold and found, over all documents."""

    hits: int = 0
    gold: int = 0
    found: int = 0
    wrong: int = 0
    quotes: int = 0
    quotes_right: int = 0
    exact: dict[str, list[int]] = field(default_factory=lambda: {part: [0, 0, 0] for part in ("source", "cue", "content")})
    errors: list[str] = field(default_factory=list)

    def f1(self) -> float:
        """Statement F1."""
        return 2 * self.hits / max(1, self.gold + self.found)

    def exact_f1(self, part: str) -> float:
        """Token F1 of a part, over the words that gold and we mark."""
        hits, gold, found = self.exact[part]
        return 2 * hits / max(1, gold + found)


class Words:
    """The words of a text by number, with the way from offsets to numbers."""

    def __init__(self, text: str) -> None:
        """Number the words of *text*."""
        self.spans = [match.span() for match in WORD.finditer(text)]

    def inside(self, start: int, stop: int) -> frozenset[int]:
        """Return the numbers of the words that overlap [start, stop)."""
        return frozenset(number for number, (a, b) in enumerate(self.spans) if a < stop and b > start)


def gold_of(path: Path, text: str, words: Words) -> list[Attribution]:
    """Read the attributions with a source from one stand-off file."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[key] = [(int(a), int(b)) for a, b in (part.split() for part in places.split(";"))]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("E"):
            roles: dict[str, list[tuple[int, int]]] = {}
            for part in line.split("\t")[1].split():
                role, _, target = part.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(target, []))
            if roles.get("Source") and roles.get("Content"):
                found.append(attribution(roles, text, words))
    return found


def attribution(roles: dict[str, list[tuple[int, int]]], text: str, words: Words) -> Attribution:
    """Turn offsets into numbers of words."""

    def of(role: str) -> frozenset[int]:
        return frozenset().union(*(words.inside(a, b) for a, b in roles.get(role, [])))

    first = min(a for a, _ in roles["Content"])
    last = max(b for _, b in roles["Content"])
    quoted = text[max(0, first - 1) : first + 1].strip()[-1:] in "“\"'‘" and any(c in "”\"'’" for c in text[last - 1 : last + 2])
    return Attribution(source=of("Source"), cue=of("Cue"), content=of("Content"), quoted=quoted)


def ours(statements: tuple[Statement, ...], words: Words) -> list[Attribution]:
    """Return our attributions: the clauses of one cue joined, and carried ones to the neighbours of the same mention."""
    groups: list[list[Statement]] = []
    for statement in sorted(statements, key=lambda s: s.span.start):
        speaker = statement.speaker
        if speaker is None or speaker.span is None:
            continue
        group = next((g for g in groups[-3:] if of_one_cue(g, statement)), None)
        if group is None:
            groups.append([statement])
        else:
            group.append(statement)
    return [of_group(group, words) for group in groups]


def found_in(document: Document, voices: Voices, words: Words) -> list[Attribution]:
    """Return the attributions that reading finds before it cuts them to statements.

    One frame is one attribution, also where its content has no clause of its own ("praised the plan") or lies within
    another's; what a speaker goes on to say in further sentences joins the attribution that names him.
    """
    drafts = carry_speakers(drafts_of(document, voices), document, voices)
    every, _ = quotations_of(document)
    marks = {at: tuple(mark for mark in held if not is_scare(document.text, mark)) for at, held in every.items()}
    found = [
        of_frame(frame, sentence, words)
        for sentence in document.sentences
        if document.blocks[sentence.block].kind not in SKIPPED
        for frame in kept_frames(analyse(sentence), sentence, marks[sentence.block], voices)
        if frame.source is not None
    ]
    carried = [(draft.chain, draft.start, draft.stop) for draft in drafts if draft.frame is None and draft.chain]
    carried += [(chain, mark.start, mark.stop) for mark, chain in quoted_speakers(drafts, document, every).items()]
    for chain, start, stop in carried:
        if mention := chain[-1].span:
            source, content = words.inside(mention.start, mention.stop), words.inside(start, stop)
            if any(2 * len(content & other.content) > len(content) for other in found if other.source != source):
                continue  # the words stand in the content of another source
            at = next((n for n, other in enumerate(found) if other.source == source and other.cue), None)
            if at is None:
                found.append(Attribution(source=source, cue=frozenset(), content=content - source))
            else:
                found[at] = replace(found[at], content=found[at].content | content - source - found[at].cue)
    return [attribution for attribution in found if attribution.content]


def of_frame(frame: Frame, sentence: ParsedSentence, words: Words) -> Attribution:
    """Turn a frame into numbers of words."""
    tokens = sentence.tokens

    def of(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
        return frozenset().union(*(words.inside(tokens[a].start, tokens[b - 1].stop) for a, b in ranges))

    relative = [(i, i + 1) for i in kids_with(tokens, frame.cue[0], "nsubj") if tokens[i].lemma in ("who", "which", "that")]
    source = of([frame.source, *relative] if frame.source else [])  # the set marks the pronoun, we the noun it stands for
    cue = of([cue_group(tokens, frame.cue)])
    return Attribution(source=source, cue=cue, content=of(frame.content) - source - cue)


def of_one_cue(group: list[Statement], statement: Statement) -> bool:
    """Tell whether a statement goes on with the attribution of a group: one mention, and one cue or none."""
    cues = {s.cue for s in (*group, statement) if s.cue}
    mentions = {s.speaker.span for s in (*group, statement) if s.speaker}
    return len(mentions) == 1 and len(cues) <= 1


def of_group(group: list[Statement], words: Words) -> Attribution:
    """Turn statements of one source into one attribution; its words are no part of the content."""
    mention = next(s.speaker.span for s in group if s.speaker and s.speaker.span)
    cues = [s.cue for s in group if s.cue]
    source = words.inside(mention.start, mention.stop)
    cue = words.inside(cues[0].start, cues[0].stop) if cues else frozenset()
    content = frozenset().union(*(words.inside(s.span.start, s.span.stop) for s in group)) - source - cue
    return Attribution(source=source, cue=cue, content=content)


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared words over all words."""
    return len(one & other) / len(one | other) if one or other else 0.0


def count(tally: Tally, gold: list[Attribution], found: list[Attribution], text: str, words: Words) -> None:
    """Add one document to the tally."""
    left = list(found)
    tally.gold += len(gold)
    tally.found += len(found)
    for wanted in gold:
        shared = {number: jaccard(f.content, wanted.content) for number, f in enumerate(left)}
        near = [left[n] for n in sorted(shared, key=lambda n: -shared[n]) if shared[n] >= OVERLAP]
        right = next((f for f in near if f.source & wanted.source), None)
        if right is not None:
            left.remove(right)
            tally.hits += 1
            tally.quotes_right += wanted.quoted
        elif near:
            tally.wrong += 1
        tally.quotes += wanted.quoted
        if right is None:
            kind = "wrong source" if near else "missed"
            got = "; ".join(shown(f.source, text, words) for f in near)
            parts = [shown(part, text, words)[:150] for part in (wanted.source, wanted.cue, wanted.content)]
            tally.errors.append(f"{kind}{' quote' * wanted.quoted}: [{parts[0]}] {parts[1]}: {parts[2]} <- {got}")
    tally.errors.extend(f"spurious: [{shown(f.source, text, words)}] {shown(f.content, text, words)[:150]}" for f in left)
    for part, numbers in tally.exact.items():
        wanted_words = frozenset().union(*(getattr(a, part) for a in gold))
        found_words = frozenset().union(*(getattr(a, part) for a in found))
        numbers[0] += len(wanted_words & found_words)
        numbers[1] += len(wanted_words)
        numbers[2] += len(found_words)


def shown(numbers: frozenset[int], text: str, words: Words) -> str:
    """Return the words from the first to the last of *numbers*."""
    if not numbers:
        return ""
    return " ".join(text[words.spans[min(numbers)][0] : words.spans[max(numbers)][1]].split())


def documents(folder: Path, split: str) -> Iterator[tuple[str, Path]]:
    """Yield (text, annotation file) of a split in order of name, one annotation a document."""
    annotated: dict[str, Path] = {}
    for path in sorted((folder / split / "attributions").glob("*.ann")):
        annotated.setdefault(SUFFIX.sub("", path.stem), path)
    for path in sorted((folder / split / "text").glob("*.txt")):
        if path.stem in annotated:
            yield path.read_text(encoding="utf-8"), annotated[path.stem]


def sampled(folder: Path, split: str, size: int | None, seed: int) -> list[tuple[str, Path]]:
    """Return the documents of a split, or *size* of them drawn by *seed*."""
    every = list(documents(folder, split))
    return every if size is None or size >= len(every) else random.Random(seed).sample(every, size)  # noqa: S311 (a sample, no secret)


def run(chosen: list[tuple[str, Path]]) -> dict[str, Tally]:
    """Read the documents and count both units; a document that raises stops the run."""
    tallies = {"statements": Tally(), "attributions": Tally()}
    for number, (text, path) in enumerate(chosen):
        report = Report(
            id=f"rp-{number}",
            sha256="0" * 64,
            locator=path.name,
            external_id=None,
            title="",
            source="",
            url=None,
            author=None,
            published_at=None,
            lang="en",
            text=text,
        )
        words = Words(text)
        gold = gold_of(path, text, words)
        count(tallies["statements"], gold, ours(read(report).statements, words), text, words)
        document = parse(report)
        voices = Voices(report=report.id, text=text, people=mentions_of(document, None).people)
        count(tallies["attributions"], gold, found_in(document, voices, words), text, words)
    return tallies


def unpacked(path: Path, into: str) -> Path:
    """Return the folder that holds the splits, unpacking an archive first."""
    if path.is_file():
        with tarfile.open(path) as archive:
            archive.extractall(into, filter="data")
        path = Path(into)
    elif not (path / "dev").is_dir() and (packed := sorted(path.glob("*polnear*.tar.gz"))):
        return unpacked(packed[0], into)
    return next(p.parent for p in sorted(path.rglob("dev")) if (p / "text").is_dir())


def rows_of(unit: str, tally: Tally) -> list[tuple[str, ...]]:
    """Return the rows of one unit: our figures beside the others'."""
    exact = "/".join(f"{100 * tally.exact_f1(part):.1f}" for part in tally.exact)
    right, wrong = tally.quotes_right / max(1, tally.quotes), 100 * tally.wrong / max(1, tally.found)
    counted = f"{tally.hits} of {tally.gold}, {tally.found} found"
    return [
        (f"{unit}, F1", f"{100 * tally.f1():.1f}", OTHERS["statement"], counted),
        (f"{unit}: words of source/cue/content, F1", exact, OTHERS["exact"], ""),
        (
            f"{unit}: direct quotations with the right source",
            f"{right:.2f}",
            OTHERS["quotes"],
            f"{tally.quotes_right} of {tally.quotes}",
        ),
        (f"{unit}: wrong speaker among those named", f"{wrong:.1f} %", OTHERS["wrong"], f"{tally.wrong} of {tally.found}"),
    ]


def main() -> None:
    """Print our figures beside the others'."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--split", "--part", default="dev")
    arguments.add_argument("--sample", type=int, help="only so many documents, drawn by the seed")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--unit", choices=("statements", "attributions", "both"), default="both")
    arguments.add_argument("--errors", type=int, default=0)
    add_write(arguments)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as into:
        folder = unpacked(options.folder, into)
        tallies = run(sampled(folder, options.split, options.sample, options.seed))
    shown = {unit: tally for unit, tally in tallies.items() if options.unit in (unit, "both")}
    rows = [row for unit, tally in shown.items() for row in rows_of(unit, tally)]
    tell("attribution", HEAD, rows, write=options.write)
    for tally in shown.values():
        print("\n".join(tally.errors[: options.errors]))


if __name__ == "__main__":
    main()
