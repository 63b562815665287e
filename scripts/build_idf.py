"""Build lexicon/idf.toml, the background of word weights, from corpora of reports.

Usage: ``python scripts/build_idf.py CORPUS.jsonl.gz… > src/svodka/lexicon/idf.toml``. Each line of a corpus is an
object with "text" and "lang". What is kept is a count of reports per lemma, in steps; no text is kept. The weight of
a lemma is ln(reports / reports that hold it), rounded to STEP; a lemma in fewer than LEAST reports is left out and
weighs as much as the rarest.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from pathlib import Path

from svodka.lexicon.data import LANGS
from svodka.lexicon.weights import lemmas_of

LEAST = 15
STEP = 0.5
A_LINE = 16

HEADER = """\
# Weights of lemmas in news reports: ln(reports / reports that hold the lemma), in steps of {step}.
# Built by scripts/build_idf.py; counts of words only, lemmas of at least {least} reports. A lemma that is not here is
# rarer than all of these. Keys: language, then weight times ten.
"""


def counts(paths: list[Path]) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Return, for each language, in how many reports each lemma stands, and the number of reports."""
    found: dict[str, Counter[str]] = {lang: Counter() for lang in LANGS}
    reports: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["lang"] in found:
                    reports[row["lang"]] += 1
                    found[row["lang"]].update(set(lemmas_of(row["text"], row["lang"])))
    return found, reports


def steps(found: Counter[str], reports: int) -> dict[int, list[str]]:
    """Return the lemmas of one language by weight times ten."""
    by_weight: dict[int, list[str]] = {}
    for lemma, count in sorted(found.items()):
        if count >= LEAST:
            weight = round(math.log(reports / count) / STEP) * STEP
            by_weight.setdefault(round(weight * 10), []).append(lemma)
    return dict(sorted(by_weight.items()))


def main() -> None:
    """Print the table for the corpora named on the command line."""
    found, reports = counts([Path(name) for name in sys.argv[1:]])
    print(HEADER.format(step=STEP, least=LEAST), end="")
    for lang in LANGS:
        print(f"\n[{lang}]")
        for weight, lemmas in steps(found[lang], reports[lang]).items():
            print(f"{weight} = [")
            for at in range(0, len(lemmas), A_LINE):
                print("  " + " ".join(json.dumps(word, ensure_ascii=False) + "," for word in lemmas[at : at + A_LINE]))
            print("]")


if __name__ == "__main__":
    main()
