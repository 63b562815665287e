"""Where places lie and what they are called: the gazetteer, the hand table of regions, the regions' outlines."""

from svodka.lexicon.places.adjectives import adjective_stem
from svodka.lexicon.places.entry import Entry
from svodka.lexicon.places.forms import nominatives
from svodka.lexicon.places.gazetteer import by_id, capitals, code_of, named, shortened, with_adjective, with_stems
from svodka.lexicon.places.hand import hand
from svodka.lexicon.places.keys import key, stem, stems
from svodka.lexicon.places.polygons import Region, neighbours, polygons
from svodka.lexicon.places.register import districts_with
from svodka.lexicon.places.world import people, states

__all__ = [
    "Entry",
    "Region",
    "adjective_stem",
    "by_id",
    "capitals",
    "code_of",
    "districts_with",
    "hand",
    "key",
    "named",
    "neighbours",
    "nominatives",
    "people",
    "polygons",
    "shortened",
    "states",
    "stem",
    "stems",
    "with_adjective",
    "with_stems",
]
