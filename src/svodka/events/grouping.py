"""Union-find over ids, with the same result in any order of joining."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Disjoint sets of ids; the least id of a set names it."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        """Begin with each of *ids* alone."""
        self._above = {key: key for key in ids}

    def top(self, key: str) -> str:
        """Return the name of the set that holds *key*, which joins as a set of its own if it is new."""
        above = self._above.setdefault(key, key)
        while above != key:
            self._above[key] = self._above[above]
            key, above = above, self._above[above]
        return key

    def join(self, one: str, two: str) -> None:
        """Make the sets of *one* and *two* one set."""
        least, most = sorted((self.top(one), self.top(two)))
        self._above[most] = least

    def sets(self) -> list[tuple[str, ...]]:
        """Return the sets, each sorted, in order of their names."""
        held: dict[str, list[str]] = {}
        for key in sorted(self._above):
            held.setdefault(self.top(key), []).append(key)
        return [tuple(held[name]) for name in sorted(held)]
