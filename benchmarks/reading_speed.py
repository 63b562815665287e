"""How fast reports are read, and with how much memory, beside the bare parser of their language on the same texts.

    python benchmarks/reading_speed.py [--shared FOLDER] [--chars N] [--lang en|ru|uk] [--write]

The bare parser is what anybody would run to begin with: for English spaCy's small pipeline as it ships, over whole
texts by `nlp.pipe`; for Russian razdel and slovnet's three taggers (tags, syntax, names); for Ukrainian, which has no
parser, razdel and simplemma's lemmas. Reading is everything from text to statements, the parser among it. Both are in
time of the processor, in a process of their own, one thread, after each language's models are loaded; caches of words
begin empty. Tokens are those of the bare parser, for both. FOLDER is ../shared; without its corpus sample/ is read.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

from bulk import SHARED, reports_of
from tables import add_write, tell

from svodka.model import Report
from svodka.reading import read

CORPORA = {"en": ("war-en", "day-2020-en"), "ru": ("telegram-ru-uk", "day-2020-ru"), "uk": ("telegram-ru-uk",)}
LINES = 1500
"""Lines of each corpus taken in to choose the reports of one language from."""
WARM = {"en": "The mayor said so.", "ru": "Мэр сказал это.", "uk": "Мер сказав це."}
NAMES = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
CEILING = {"en": "at most 1.1 times the bare parser", "ru": "2,000 tokens/s", "uk": "10,000 tokens/s"}
HEAD = ("language", "tokens", "bare parser, tokens/s", "reading, tokens/s", "reading / parser, time", "memory, MB (parser)", "aim")

Given = list[tuple[Report, str | None]]


def chosen(lang: str, shared: Path, chars: int) -> Given:
    """Return the reports of a language: of each of its corpora as many as hold *chars* characters, or the sample's."""
    found: Given = []
    for corpus in (*CORPORA[lang], "sample"):
        size = 0
        for report, home in reports_of(shared, corpus, LINES) if corpus != "sample" or not found else ():
            if report.lang == lang and size < chars:
                size += len(report.text)
                found.append((report, home))
    return found


def by_spacy(texts: Sequence[str]) -> int:
    """Parse English by spaCy's pipeline as it ships."""
    return sum(sum(not token.is_space for token in doc) for doc in spacy_as_it_ships().pipe(texts))


def by_slovnet(texts: Sequence[str]) -> int:
    """Parse Russian by slovnet's taggers, each over the sentences of one text."""
    from razdel import sentenize, tokenize  # noqa: PLC0415 (only what is measured is loaded)

    from svodka.reading.parse.russian import models  # noqa: PLC0415 (the same)

    number = 0
    for text in texts:
        sentences = [sentence.text for sentence in sentenize(text)]
        words = [[word.text for word in tokenize(sentence)] for sentence in sentences]
        for tagger, given in ((models().morph, words), (models().syntax, words), (models().names, sentences)):
            list(tagger.map(given))
        number += sum(map(len, words))
    return number


def by_simplemma(texts: Sequence[str]) -> int:
    """Split Ukrainian into words and look up their lemmas."""
    import simplemma  # noqa: PLC0415 (the same)
    from razdel import sentenize, tokenize  # noqa: PLC0415 (the same)

    words = [word.text for text in texts for sentence in sentenize(text) for word in tokenize(sentence.text)]
    return sum(bool(simplemma.lemmatize(word, lang="uk")) for word in words)


PARSERS: dict[str, Callable[[Sequence[str]], int]] = {"en": by_spacy, "ru": by_slovnet, "uk": by_simplemma}
loaded: dict[str, object] = {}


def spacy_as_it_ships() -> object:
    """Load the model once, without what the reader does to it."""
    import spacy  # noqa: PLC0415 (the same)

    from svodka.reading.parse.english import name_of_model  # noqa: PLC0415 (the same)

    if "spacy" not in loaded:
        loaded["spacy"] = spacy.load(name_of_model())
    return loaded["spacy"]


def measure(lang: str, what: str, given: Given) -> dict[str, float]:
    """Return tokens, seconds and peak memory of parsing or of reading."""
    texts = [report.text for report, _ in given]
    if what == "parser":
        PARSERS[lang]([WARM[lang]])
    else:
        for other, sentence in WARM.items():
            read(replace(given[0][0], text=sentence, lang=other, blocks=()))
    begun = process_time()
    made = PARSERS[lang](texts) if what == "parser" else sum(len(read(report, home).statements) for report, home in given)
    spent = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"made": made, "seconds": spent, "memory": peak, "reports": len(given)}


def row_of(lang: str, parser: dict[str, float], reading: dict[str, float]) -> tuple[str, ...]:
    """Return the line of a language."""
    tokens = parser["made"]
    return (
        NAMES[lang],
        f"{tokens:,.0f}",
        f"{tokens / parser['seconds']:,.0f}",
        f"{tokens / reading['seconds']:,.0f}",
        f"{reading['seconds'] / parser['seconds']:.2f}",
        f"{reading['memory']:.0f} ({parser['memory']:.0f})",
        CEILING[lang],
    )


def in_child(lang: str, what: str) -> dict[str, float]:
    """Measure in a process of its own, so that neither finds the other's caches warm nor counts its memory."""
    command = [sys.executable, __file__, *sys.argv[1:], "--lang", lang, "--what", what]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (this very script)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> int:
    """Measure all languages, or one thing of one of them for the process that asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--shared", type=Path, default=SHARED)
    asked.add_argument("--chars", type=int, default=150_000, help="of each corpus")
    asked.add_argument("--lang", choices=sorted(CORPORA))
    asked.add_argument("--what", choices=["parser", "reading"], help="with --lang: print one measurement as JSON")
    add_write(asked)
    options = asked.parse_args()
    if options.lang and options.what:
        print(json.dumps(measure(options.lang, options.what, chosen(options.lang, options.shared, options.chars))))
        return 0
    langs = [options.lang] if options.lang else list(CORPORA)
    rows = [row_of(lang, in_child(lang, "parser"), in_child(lang, "reading")) for lang in langs]
    tell("speed", HEAD, rows, write=options.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
