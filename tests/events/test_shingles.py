"""Laws of shingles: symmetry, identity, and the same candidates in any order."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from svodka.events.shingles import KEPT_WHOLE, alike, likeness, normal, sample, shingles

TREES = ["ash", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine", "rowan", "willow"]
WORDS = st.lists(st.sampled_from(TREES), max_size=60)


@given(WORDS)
def test_a_text_is_wholly_like_itself(words):
    mine = shingles(" ".join(words))
    measured = likeness(mine, mine)
    assert (measured.jaccard, measured.contained) == ((1.0, 1.0) if len(mine) else (0.0, 0.0))


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_containment_is_the_larger(one, two):
    first, second = shingles(" ".join(one)), shingles(" ".join(two))
    measured = likeness(first, second)
    assert measured == likeness(second, first)
    assert 0.0 <= measured.jaccard <= measured.contained <= 1.0


@given(WORDS)
def test_case_and_punctuation_do_not_count(words):
    assert normal(", ".join(words).upper()) == " ".join(words)
    assert np.array_equal(shingles("! ".join(words)), shingles(" ".join(words)))


def planted(count):
    """Return *count* different texts and, for each, one with a tenth of its words changed."""
    drawn = np.random.default_rng(7)
    texts = {}
    for number in range(count):
        words = [f"w{value}" for value in drawn.integers(0, 5000, 300)]
        texts[f"{number}a"] = " ".join(words)
        for at in drawn.choice(300, 12, replace=False):
            words[at] = "changed"
        texts[f"{number}b"] = " ".join(words)
    return texts


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_planted_copies_are_found_in_any_order(random):
    texts = planted(6)
    order = sorted(texts)
    random.shuffle(order)
    hashes = {key: shingles(text) for key, text in texts.items()}
    assert len(sample(hashes["0a"])) < KEPT_WHOLE
    found = {tuple(sorted(pair[:2])) for pair in alike(order, hashes)}
    assert found == {(f"{number}a", f"{number}b") for number in range(6)}
