"""Which mentions name one person: surnames join the fuller name, over cases and spellings."""

from __future__ import annotations

from dataclasses import dataclass, field

from svodka.lexicon.data import fold
from svodka.lexicon.names import fold_name, nominative
from svodka.reading.who.known import is_first_name, one_of_family
from svodka.reading.who.named import PATRONYMIC, Name


@dataclass(slots=True)
class Cluster:
    """The mentions of one person, by their numbers, and the words under which the person is known."""

    full: str
    known: set[str]
    mentions: list[int] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The person's key inside the report."""
        return " ".join(sorted(self.known))


def written(name: Name) -> str:
    """Return the words of a name with single spaces, initials kept."""
    return " ".join(token.text for token in name.tokens)


def join(names: list[Name]) -> list[Cluster]:
    """Return clusters over all mentions: longer names first, so that a lone surname finds its fuller form."""
    clusters: list[Cluster] = []
    for number in sorted(range(len(names)), key=lambda n: (-_size(names[n]), n)):
        words, full = _known(names[number])
        cluster = _nearest([c for c in clusters if _same(c, words, lone=_size(names[number]) == 1)], number)
        if cluster is None:
            cluster = Cluster(full=full, known=words)
            clusters.append(cluster)
        cluster.mentions.append(number)
    return clusters


def _size(name: Name) -> int:
    """Return how many words of a name count: patronymics do not."""
    return sum(1 for token in name.tokens if not PATRONYMIC.search(fold(token.text)))


def _known(name: Name) -> tuple[set[str], str]:
    """Return the keys of a name's words in the nominative, patronymics left out, and the nominative itself."""
    lang = name.line.lang
    straight = nominative(written(name), lang)
    words = [word for word in straight.split() if len(word) > len("А.") and not PATRONYMIC.search(fold(word))]
    known = {fold_name(word) for word in words or [straight]}
    if len(words) == 1 and not is_first_name(name.tokens[-1].text, lang):
        known = {
            fold_name(nominative(words[0], lang, hint="m")),
            fold_name(nominative(straight, lang, hint="f")),
            fold_name(one_of_family(words[0])),
            *known,
        }
    return known, straight


def _same(cluster: Cluster, words: set[str], *, lone: bool) -> bool:
    """Tell whether a name is a cluster's: one word of a lone name, two of a full one, or all the cluster has."""
    shared = len(cluster.known & words)
    return shared >= 1 if lone else shared >= min(2, len(cluster.known))


def _nearest(clusters: list[Cluster], number: int) -> Cluster | None:
    """Return the cluster with the closest earlier mention, else the first."""
    earlier = [c for c in clusters if any(m < number for m in c.mentions)]
    if earlier:
        return max(earlier, key=lambda c: max(m for m in c.mentions if m < number))
    return clusters[0] if clusters else None
