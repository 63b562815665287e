"""One hash over all evidence, the same on every desk that holds the same evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import rfc8785


def merkle_root(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the Merkle root, 64 hex digits, over (sha256, locator) *pairs*, whatever their order.

    The tree is that of RFC 6962, section 2.1: leaves and nodes are hashed with different first bytes,
    so that no leaf can pass for a node; the empty tree is the hash of nothing.
    """
    leaves = [hashlib.sha256(b"\x00" + rfc8785.dumps(list(pair))).digest() for pair in sorted(set(pairs))]
    return _subtree(leaves).hex()


def _subtree(leaves: list[bytes]) -> bytes:
    """Hash *leaves*, split at the largest power of two below their number."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + _subtree(leaves[:split]) + _subtree(leaves[split:])).digest()
