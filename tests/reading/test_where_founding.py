"""The place names of the five articles that the project began with, each with its region: names are facts."""

from __future__ import annotations

import pytest

from svodka.model import Block, BlockKind, Report
from svodka.reading.parse import parse
from svodka.reading.where import find_places

RESOLVED = {
    "Crimea": "UA-43", "the Crimea region": "UA-43", "the Crimean peninsula": "UA-43", "the Kerch Strait": "UA-43",
    "Simferopol": "UA-43", "Krasnoperekopsk": "UA-43", "Sevastopol": "UA-40", "Kyiv": "UA-30", "Kherson": "UA-65",
    "Melitopol": "UA-23", "Kharkiv": "UA-63", "the Kharkiv region": "UA-63", "Izium": "UA-63",
    "Izium, Kharkiv region": "UA-63", "the Donetsk People’s Republic": "UA-14", "the DPR": "UA-14",
    "the Donetsk region": "UA-14", "Mariupol": "UA-14", "the village of Melekine": "UA-14", "the Luhansk region": "UA-09",
    "Luhansk": "UA-09", "Kreminna": "UA-09", "Mykolaiv": "UA-48", "the Mykolaiv region": "UA-48",
    "the Republic of Karelia": "RU-KR", "Moscow": "RU-MOW", "Mordovia": "RU-MO", "the Vladimir region": "RU-VLA",
    "the Khanty-Mansi Autonomous Area": "RU-KHM", "Yugra": "RU-KHM", "Yaroslavl": "RU-YAR", "the Samara region": "RU-SAM",
    "Omsk": "RU-OMS", "the Belgorod region": "RU-BEL", "Serpukhov": "RU-MOS", "Serpukhov, Moscow region": "RU-MOS",
    "the Moscow region": "RU-MOS", "the Zabaykalsky region": "RU-ZAB", "Chita": "RU-ZAB", "the Sverdlovsk region": "RU-SVE",
    "Tyumen": "RU-TYU", "Asino": "RU-TOM", "Asino, Tomsk region": "RU-TOM", "the Tomsk region": "RU-TOM",
    "Kamchatka": "RU-KAM", "Meleuz": "RU-BA", "Meleuz, Bashkortostan": "RU-BA", "Bashkortostan": "RU-BA",
    "Lyskovo, Nizhny Novgorod region": "RU-NIZ", "the Nizhny Novgorod region": "RU-NIZ", "the Irkutsk region": "RU-IRK",
    "the Altai region": "RU-ALT", "Novy Urengoy": "RU-YAN", "Kostroma": "RU-KOS", "Chechnya": "RU-CE",
    "the Kursk region": "RU-KRS", "the Magadan region": "RU-MAG", "Russia’s Far East": "RU", "the Russian Far East": "RU",
    "the Arctic regions": "RU", "the Donbas": "UA", "the Donbas region": "UA", "southern Ukraine": "UA",
    "northeastern Ukraine": "UA", "the Sea of Azov": "XZ", "the Black Sea": "XZ", "London": "GB-ENG", "Belarus": "BY",
    "Ukrainian territory": "UA", "the territory of the Russian Federation": "RU",
}  # fmt: skip
CONTAINED = {
    "Fedoseevka, Belgorod region": ("Fedoseevka", "RU-BEL"),
    "the village of Kusimovo, Bashkortostan": ("Kusimovo", "RU-BA"),
    "Zaitseve, Luhansk region": ("Zaitseve", "UA-09"),
    "Peschanka near Chita": ("Peschanka", "RU-ZAB"),
}
"""Settlements that the gazetteer does not have: they resolve to their container and say so."""


def places(text):
    block = Block(start=0, stop=len(text), kind=BlockKind.BODY, lang="en")
    report = Report(
        id="r", sha256="", locator="", external_id=None, title="", source="", url=None, author=None, published_at=None,
        lang="en", text=text, blocks=(block,),
    )  # fmt: skip
    return find_places(parse(report))


@pytest.mark.parametrize(("name", "region"), RESOLVED.items())
def test_a_founding_name_resolves_to_its_region(name, region):
    found = places(f"A meeting was held in {name} on Monday.")
    assert found
    assert (found[0].adm1_id or found[0].country) == region
    assert not found[0].settlement_unresolved


@pytest.mark.parametrize(("words", "expected"), CONTAINED.items())
def test_a_founding_village_without_coordinates_says_so(words, expected):
    found = places(f"A meeting was held in {words} on Monday.")
    assert (found[0].as_written, found[0].adm1_id) == expected
    assert found[0].settlement_unresolved


def test_there_are_about_seventy():
    assert len(RESOLVED) >= 66
    assert len(RESOLVED) + len(CONTAINED) >= 70
