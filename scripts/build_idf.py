"""Build lexicon/idf.toml, the background of word weights, from corpora of reports.

Usage: ``python scripts/build_idf.py CORPUS.jsonl.gz… --concepts CORPUS.jsonl.gz… > src/svodka/lexicon/idf.toml``. Each
line of a corpus is an object with "text" and "lang". What is kept is a count of reports per lemma, in steps; no text is
kept. The weight of a lemma is ln(reports / reports that hold it), rounded to STEP; a lemma in fewer than LEAST reports
is left out and weighs as much as the rarest. Concepts are counted by paragraph, over reports on this war only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from svodka.lexicon.concepts import concepts_in
from svodka.lexicon.data import LANGS
from svodka.lexicon.weights import lemmas_of

LEAST = 15
STEP = 0.5
A_LINE = 16

HEADER = """\
# Weights of lemmas in news reports: ln(reports / reports that hold the lemma), in steps of {step}.
# Built by scripts/build_idf.py; counts of words only, lemmas of at least {least} reports. A lemma that is not here is
# rarer than all of these. Keys: language, then weight times ten. Concepts are counted over paragraphs on this war.
"""


def rows(paths: list[Path]) -> Iterator[dict[str, str]]:
    """Yield the reports of the corpora in a language that is known."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["lang"] in LANGS:
                    yield row


def lemma_steps(paths: list[Path], lang: str) -> dict[int, list[str]]:
    """Return the lemmas of one language by weight times ten."""
    found: Counter[str] = Counter()
    reports = 0
    for row in rows(paths):
        if row["lang"] == lang:
            reports += 1
            found.update(set(lemmas_of(row["text"], lang)))
    return steps(found, reports, LEAST)


def concept_steps(paths: list[Path]) -> dict[int, list[str]]:
    """Return the concepts by weight times ten, counted over paragraphs."""
    found: Counter[str] = Counter()
    paragraphs = 0
    for row in rows(paths):
        for paragraph in filter(str.strip, row["text"].split("\n")):
            paragraphs += 1
            found.update(concepts_in(paragraph, row["lang"]))
    return steps(found, paragraphs, 1)


def steps(found: Counter[str], among: int, least: int) -> dict[int, list[str]]:
    """Return what was counted *least* times by ten times ln(*among* / count), in steps."""
    by_weight: dict[int, list[str]] = {}
    for key, count in sorted(found.items()):
        if count >= least:
            weight = round(math.log(among / count) / STEP) * STEP
            by_weight.setdefault(round(weight * 10), []).append(key)
    return dict(sorted(by_weight.items()))


def show(name: str, by_weight: dict[int, list[str]]) -> None:
    """Print one table."""
    print(f"\n[{name}]")
    for weight, keys in by_weight.items():
        print(f"{weight} = [")
        for at in range(0, len(keys), A_LINE):
            print("  " + " ".join(json.dumps(key, ensure_ascii=False) + "," for key in keys[at : at + A_LINE]))
        print("]")


def main() -> None:
    """Print the table for the corpora named on the command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path, nargs="+")
    arguments.add_argument("--concepts", type=Path, nargs="*", default=[])
    chosen = arguments.parse_args()
    print(HEADER.format(step=STEP, least=LEAST), end="")
    for lang in LANGS:
        show(lang, lemma_steps(chosen.corpus, lang))
    show("concepts", concept_steps(chosen.concepts))


if __name__ == "__main__":
    main()
