from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich_brief import CASES, one_item, place, rich

from svodka.lexicon.places import neighbours, polygons
from svodka.model.public import PublicPlace
from svodka.publish import render_html
from svodka.publish.maps.counting import distribute
from svodka.publish.maps.draw import draw, shade
from svodka.publish.maps.geometry import borders, chain, outlines, path
from svodka.publish.maps.names import short_name
from svodka.publish.maps.projection import west, whole

PANELS = {"west": west(), "whole": whole()}


@dataclass(frozen=True)
class Placed:
    number: str
    anchor: str
    place: PublicPlace | None


def drawn_cases() -> list[tuple[str, str]]:
    lines = (CASES / "drawn.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=>") for line in lines if line and not line.startswith("#"))
    return [(left.strip(), right.strip()) for left, right in pairs]


@pytest.mark.parametrize(("written", "expected"), drawn_cases())
def test_a_place_is_drawn_no_finer_than_it_is_known(written: str, expected: str) -> None:
    level, radius, iso, known = (part.strip() for part in written.split("|"))
    where = place("X", "RU", None if iso == "-" else iso, at=(50.0, 37.0), level=level, radius_km=float(radius))
    if known == "no":
        where = place("X", "RU", iso, at=(50.0, 37.0), level=level, radius_km=radius, settlement_unresolved=True)
    found = distribute([Placed("1.1", "item-1-1", where)], polygons())
    marks = ["circle" if spot.radius_km else "dot" for spot in found.spots]
    assert f"{''.join(marks) or 'none'}, {''.join(found.tints) or 'none'}" == expected
    assert bool(found.undrawn) is (expected == "none, none")


def test_a_place_abroad_is_listed_and_not_drawn() -> None:
    found = distribute([Placed("1.1", "a", place("Tbilisi", "GE", "GE-TB", at=(41.7, 44.8)))], polygons())
    assert (found.spots, found.tints, len(found.undrawn)) == ([], {}, 1)


@given(
    panel=st.sampled_from(sorted(PANELS)),
    lon=st.floats(min_value=20, max_value=189),
    lat=st.floats(min_value=41, max_value=82),
)
def test_the_projection_can_be_undone(panel: str, lon: float, lat: float) -> None:
    view = PANELS[panel]
    back = view.lonlat(*view.place(lon, lat))
    assert back == pytest.approx((lon, lat), abs=1e-6)


def test_equal_areas_stay_equal() -> None:
    view = whole()

    def area(lat: float) -> float:
        corners = [view.place(lon, at) for lon, at in ((100, lat), (100.1, lat), (100.1, lat + 0.1), (100, lat + 0.1))]
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True))) / 2

    assert area(45) / area(70) == pytest.approx(0.7063 / 0.3404, rel=0.01)  # cos 45.05°, cos 70.05°


def test_every_region_lies_on_the_whole_map_and_chukotka_is_in_one_piece() -> None:
    view = whole()
    shapes = {shape.iso: shape for shape in outlines(polygons(), view)}
    assert set(shapes) == set(polygons())
    xs = [x * view.grid for ring in shapes["RU-CHU"].rings for x, _ in ring]
    assert min(xs) > view.width * 0.75
    for shape in shapes.values():
        assert all(view.holds(x * view.grid, y * view.grid) for ring in shape.rings for x, y in ring)


def test_crimea_and_sevastopol_are_inside_the_ukrainian_border() -> None:
    shapes = outlines(polygons(), west())
    assert {shape.country for shape in shapes if shape.iso in {"UA-43", "UA-40"}} == {"UA"}
    crimea = [shape for shape in shapes if shape.iso in {"UA-43", "UA-65"}]
    assert borders(crimea).frontier == ""


def test_regions_share_their_border_and_the_countries_around_meet_it() -> None:
    def edges(iso: str) -> set[frozenset[tuple[float, float]]]:
        land = polygons().get(iso) or neighbours()[iso]
        return {frozenset(pair) for ring in land.rings for pair in pairwise(ring)}

    assert len(edges("RU-KRS") & edges("RU-BEL")) > 5
    assert len(edges("UA-63") & edges("RU-BEL")) > 5
    assert len(edges("UA-46") & edges("PL")) > 5
    assert not edges("UA-43") & edges("RU-KDA")


def test_crimea_kaliningrad_and_chukotka_lie_where_they_should() -> None:
    view, close = whole(), west()
    centre = {shape.iso: shape.centre for shape in outlines(polygons(), view)}
    assert centre["RU-KGD"][0] < centre["RU-MOW"][0] < centre["RU-CHU"][0]
    near = {shape.iso: shape.centre for shape in outlines(polygons(), close)}
    assert abs(near["UA-43"][0] - close.place(34.3, 45.3)[0]) < 30
    assert near["UA-43"][1] > near["UA-65"][1]


def test_countries_have_a_border_between_them() -> None:
    shapes = {shape.iso: shape for shape in outlines(polygons(), west())}
    frontier = borders([shapes["UA-63"], shapes["RU-BEL"]]).frontier
    assert len(re.findall(r"-?\d+", frontier)) > 20


def test_the_180th_meridian_is_no_border() -> None:
    view = whole()
    chukotka = [shape for shape in outlines(polygons(), view) if shape.iso == "RU-CHU"]
    seam = chukotka[0].seam
    assert seam
    lines = borders(chukotka).outer
    upper, lower = min(seam, key=lambda point: point[1]), max(seam, key=lambda point: point[1])
    assert f"M{upper[0]} {upper[1]}l{lower[0] - upper[0]} {lower[1] - upper[1]}" not in lines
    whole_edges = sum(len(ring) for ring in chukotka[0].rings)
    assert len(re.findall(r"-?\d+", lines)) / 2 < whole_edges + len(re.findall("M", lines))


@given(st.lists(st.tuples(st.tuples(*[st.integers(0, 6)] * 2), st.tuples(*[st.integers(0, 6)] * 2)), max_size=30))
def test_chains_keep_every_edge_once(pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    edges = sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b})
    walked = [tuple(sorted(step)) for line in chain(edges) for step in pairwise(line)]
    assert sorted(walked) == edges


def test_a_path_is_short_and_exact() -> None:
    assert path([[(10, 10), (13, 6), (9, 6)]]) == "M10 10l3-4-4 0z"


def test_the_tint_says_how_many_events_a_region_has() -> None:
    where = place("Kursk", "RU", "RU-KRS", at=(51.73, 36.19))
    found = distribute([Placed(f"1.{i}", f"a{i}", where) for i in range(4)], polygons())
    view = draw(found, polygons())
    assert [(area.shade, area.title) for area in view.main.areas] == [(3, "Kursk Oblast: 4 events")]
    assert [words for _, words in view.classes] == ["1", "2", "3–4"]
    assert [shade(n) for n in (1, 2, 3, 4, 5, 9, 10, 5000)] == [1, 2, 3, 3, 4, 4, 5, 5]


def test_region_names_are_short_on_the_map() -> None:
    assert [short_name(n) for n in ("Kursk Oblast", "Republic of Tatarstan", "Chukotka Autonomous Okrug")] == [
        "Kursk",
        "Tatarstan",
        "Chukotka",
    ]
    assert [short_name(n) for n in ("Chechen Republic", "Altai Krai", "Perm Krai")] == ["Chechnya", "Altai Krai", "Perm"]
    assert [short_name(n) for n in ("Zabaykalsky Krai", "Курская область", "Одеська область", "Республика Крым")] == [
        "Zabaykalsky Krai",
        "Курская обл.",
        "Одеська обл.",
        "Крым",
    ]


def test_the_map_of_the_page_is_small_and_names_what_it_shows() -> None:
    text = render_html(rich())
    maps = re.findall(r'<svg class="svodka-map".*?</svg>', text, re.DOTALL)
    assert len(maps) == 2
    assert sum(len(part.encode()) for part in maps) < 300_000
    assert all(f">{name}</text>" in "".join(maps) for name in ("Dzhankoi", "Kaliningrad", "Chukotka", "Peschanka"))


def test_what_the_map_shows_stands_in_a_table_by_region() -> None:
    table = render_html(rich()).split("The map as a table")[1].split("</table>")[0]
    rows = {row.split("</th>")[0].split(">")[-1]: re.sub(r"<[^>]+>", "", row) for row in table.split("<tr")[2:]}
    assert re.search(r"Melitopol: settlement, within 110 km", rows["Zaporizhzhia Oblast, Ukraine"])
    belgorod = rows["Belgorod Oblast, Russia"]
    assert "the settlement named is not in the gazetteer" in belgorod
    assert "Valuyki: settlement" in belgorod
    assert re.match(r"[^>]*>?Belgorod Oblast, Russia2", belgorod.split("\n")[0].replace(" role=row", ""))
    assert "Georgia" in "".join(rows)


def test_the_legend_says_what_is_counted_when_and_what_is_not_there() -> None:
    caption = render_html(rich()).split('id="where"')[1].split("<figcaption>")[1].split("</figcaption>")[0]
    plain = re.sub(r"<[^>]+>", " ", caption)
    assert "Events by region, 22–23 November 2022" in plain
    assert "An event counts once, however many reports tell it." in plain
    for words in ("no event in this brief", "in the gazetteer: its region", "exactly known", "within the circle"):
        assert words in plain
    assert "On the map: 15 events; only the country known, too vague or off the map: 2" in plain


def test_the_legend_explains_only_what_is_drawn() -> None:
    caption = render_html(one_item(place=place("Kursk", "RU", "RU-KRS", at=(51.73, 36.19)))).split('id="where"')[1]
    assert "exactly known" in caption
    assert "within the circle" not in caption
    assert "in the gazetteer" not in caption.split("</figcaption>")[0]


def test_a_region_with_an_unknown_settlement_is_hatched_and_only_that() -> None:
    unknown = place("Kursk Oblast", "RU", "RU-KRS", level="region", settlement_unresolved=True)
    known = place("Oryol Oblast", "RU", "RU-ORL", level="region")
    found = distribute([Placed("1.1", "a", unknown), Placed("1.2", "b", known)], polygons())
    assert draw(found, polygons()).main.hatches == (1,)
    assert [area.hatched for area in draw(found, polygons()).main.areas] == [True, False]


def test_a_region_is_never_drawn_as_a_point() -> None:
    where = place("Kursk Oblast", "RU", "RU-KRS", at=(51.7, 36.2), level="region", radius_km=110)
    view = draw(distribute([Placed("1.1", "a", where)], polygons()), polygons())
    assert (view.main.wide.dots, view.main.circles, len(view.main.areas)) == ((), (), 1)


def test_the_home_of_the_people_concerned_is_no_point_but_its_region() -> None:
    home = place("Lyskovo", "RU", "RU-NIZ", at=(56.03, 45.04), role="origin")
    found = distribute([Placed("1.1", "a", home)], polygons())
    assert (found.spots, found.tints["RU-NIZ"].whole) == ([], 1)
    assert "Lyskovo</text>" not in render_html(one_item(place=home))


def test_places_too_near_to_part_share_a_dot_and_are_both_named() -> None:
    one, other = (place(name, "UA", "UA-14", at=at) for name, at in (("Aa", (48.0, 37.8)), ("Bb", (48.01, 37.82))))
    items = [Placed("1.1", "a", one), Placed("1.2", "b", other)]
    dots = draw(distribute(items, polygons()), polygons()).main.wide.dots
    assert [(dot.name, dot.number) for dot in dots] == [("Aa, Bb", 2)]


def test_what_a_region_surrounds_is_cut_out_of_it() -> None:
    """Kyiv keeps its own shade when Kyiv Oblast has another."""
    shapes = {shape.iso: shape for shape in outlines(polygons(), west())}
    assert {len(polygons()[iso].holes) for iso in ("UA-32", "BY-MI", "RU-KDA")} == {1}
    assert set(shapes["UA-32"].rings[1]) == set(shapes["UA-30"].rings[0])
    assert polygons()["UA-43"].holes == ()


def test_a_brief_without_places_says_so() -> None:
    assert "has a place that can be drawn" in render_html(one_item())
