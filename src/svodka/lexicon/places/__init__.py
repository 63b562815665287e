"""Where places lie and what they are called: the gazetteer, the hand table of regions, the regions' outlines."""

from svodka.lexicon.places.additions import Additions, use
from svodka.lexicon.places.adjectives import adjective_stem, town_adjectives
from svodka.lexicon.places.control import control
from svodka.lexicon.places.entry import Entry
from svodka.lexicon.places.forms import nominatives
from svodka.lexicon.places.gazetteer import (
    aliases,
    by_id,
    capitals,
    code_of,
    name_in,
    named,
    names_beginning,
    provenance,
    shortened,
    with_adjective,
    with_byname,
    with_stems,
)
from svodka.lexicon.places.hand import hand
from svodka.lexicon.places.importing import ImportReport, import_places
from svodka.lexicon.places.keys import key, stem, stem_variants, stems
from svodka.lexicon.places.local import local_from_english, local_name
from svodka.lexicon.places.native import native_name
from svodka.lexicon.places.polygons import Region, neighbours, polygons
from svodka.lexicon.places.register import districts_with, settled
from svodka.lexicon.places.world import people, states

__all__ = [
    "Additions",
    "Entry",
    "ImportReport",
    "Region",
    "adjective_stem",
    "aliases",
    "by_id",
    "capitals",
    "code_of",
    "control",
    "districts_with",
    "hand",
    "import_places",
    "key",
    "local_from_english",
    "local_name",
    "name_in",
    "named",
    "names_beginning",
    "native_name",
    "neighbours",
    "nominatives",
    "people",
    "polygons",
    "provenance",
    "settled",
    "shortened",
    "states",
    "stem",
    "stem_variants",
    "stems",
    "town_adjectives",
    "use",
    "with_adjective",
    "with_byname",
    "with_stems",
]
