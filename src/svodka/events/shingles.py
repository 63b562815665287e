"""Likeness of whole texts: exact, near, and cut or padded copies, found through a sample of 5-word shingles.

Method: A. Broder, "On the resemblance and containment of documents" (1997). The sample keeps the shingles whose
hash is 0 modulo `ONE_IN`, so that, unlike MinHash signatures, it serves resemblance and containment alike; each
candidate is then measured on all shingles. Hashes are multiplicative over CRC-32 of the words: the same everywhere.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from svodka.lexicon.data import fold_text

SHINGLE = 5
ONE_IN = 8
KEPT_WHOLE = 160
"""A text of so few shingles is its own sample: a cut copy must not slip through the sieve."""
CROWD = 24
"""Texts of a sampled shingle, in order, that are compared with all before them; later ones are with the first few only."""
FIRST = 3
LEAST = 12
"""Texts with fewer shingles are compared for equality only."""
NEAR = 0.5
"""Jaccard from which two texts are near copies."""
CUT = 0.8
"""Share of the shorter text found in the longer from which it is a cut (or padded) copy."""
WORD = re.compile(r"\w+")
MIX = np.uint64(0x9E3779B97F4A7C15)
SHIFT = np.uint64(29)

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two texts are: *jaccard* of their shingles, *contained* share of the shorter one."""

    jaccard: float
    contained: float


def normal(text: str) -> str:
    """Return the words of *text* and nothing else, folded: what an exact copy has in common."""
    return " ".join(WORD.findall(fold_text(text)))


def shingles(text: str) -> Hashes:
    """Return the sorted distinct hashes of the 5-word shingles of *text*."""
    codes = np.array([zlib.crc32(word.encode("utf-8")) for word in WORD.findall(fold_text(text))], dtype=np.uint64)
    count = len(codes) - SHINGLE + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    rolled = np.zeros(count, dtype=np.uint64)
    for at in range(SHINGLE):
        rolled = (rolled ^ codes[at : at + count]) * MIX
        rolled ^= rolled >> SHIFT
    return np.unique(rolled)


def sample(hashes: Hashes) -> Hashes:
    """Return the part of *hashes* through which candidates are found."""
    return hashes if len(hashes) <= KEPT_WHOLE else hashes[hashes % np.uint64(ONE_IN) == 0]


def likeness(one: Hashes, two: Hashes) -> Likeness:
    """Measure two sets of shingles on all of them."""
    shared = len(np.intersect1d(one, two, assume_unique=True))
    union = len(one) + len(two) - shared
    shorter = min(len(one), len(two))
    return Likeness(jaccard=shared / union if union else 0.0, contained=shared / shorter if shorter else 0.0)


def alike(order: Sequence[str], hashes: Mapping[str, Hashes]) -> list[tuple[str, str, Likeness]]:
    """Return the pairs (earlier, later) of *order* that are near or cut copies, with the measure."""
    found = []
    for one, two in _candidates(order, hashes):
        measured = likeness(hashes[one], hashes[two])
        if is_copy(measured):
            found.append((one, two, measured))
    return found


def _candidates(order: Sequence[str], hashes: Mapping[str, Hashes]) -> list[tuple[str, str]]:
    holders: dict[int, list[int]] = defaultdict(list)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for two, key in enumerate(order):
        if len(hashes[key]) >= LEAST:
            for value in sample(hashes[key]).tolist():
                texts = holders[value]
                for one in texts if len(texts) < CROWD else texts[:FIRST]:
                    shared[one, two] += 1
                texts.append(two)
    sizes = [size_of(hashes[key]) for key in order]
    return [(order[one], order[two]) for (one, two), count in sorted(shared.items()) if enough(count, sizes[one], sizes[two])]


Size = tuple[int, int]
"""How many shingles a text has, and how many the sieve keeps."""


def size_of(hashes: Hashes) -> Size:
    """Return the number of shingles, whole and sieved."""
    return len(hashes), int(np.count_nonzero(hashes % np.uint64(ONE_IN) == 0))


def enough(count: int, one: Size, two: Size) -> bool:
    """Tell whether two texts share so much of their samples that they are measured."""
    both_whole = max(one[0], two[0]) <= KEPT_WHOLE
    return count * 5 >= (min(one[0], two[0]) if both_whole else min(one[1], two[1]))


def is_copy(measured: Likeness) -> bool:
    """Tell whether two texts so alike are near or cut copies."""
    return measured.jaccard >= NEAR or measured.contained >= CUT
