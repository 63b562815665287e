"""The bulk texts that several measurements read: reports of ../shared/corpus, or of sample/ where there is none."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from svodka.desk import Desk, load_config, take
from svodka.model import Report

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPORA = ("war-en", "day-2020-en", "telegram-ru-uk", "day-2020-ru")


def reports_of(shared: Path, corpus: str, lines: int | None = None) -> Iterator[tuple[Report, str | None]]:
    """Yield the reports of one corpus with the home region of their outlet; of "sample", those of sample/.

    Nothing is yielded for a corpus that is not there. With *lines*, only so many lines of it are taken in.
    """
    packed = shared / "corpus" / f"{corpus}.jsonl.gz"
    if corpus != "sample" and not packed.is_file():
        return
    with tempfile.TemporaryDirectory() as name:
        source = ROOT / "sample"
        if corpus != "sample":
            source = Path(name) / f"{corpus}.jsonl"
            with gzip.open(packed, "rt", encoding="utf-8") as text:
                source.write_text("".join(islice(text, lines)), encoding="utf-8")
        with Desk(Path(name) / "desk", load_config()) as desk:
            take(desk, [source])
            yield from [(report, desk.home_region(report)) for report in desk.store.reports()]
