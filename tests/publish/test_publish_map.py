from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rich_brief import CASES, empty, one_item, place, rich

from svodka.lexicon.places import neighbours, polygons
from svodka.model.public import PublicPlace
from svodka.publish import render_html, render_map_svg
from svodka.publish.maps.counting import distribute
from svodka.publish.maps.draw import draw, shade, short_name
from svodka.publish.maps.geometry import borders, chain, outlines, path
from svodka.publish.maps.labels import Wish, dot_box, place_labels
from svodka.publish.maps.projection import Panel, west, whole

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


@given(
    st.lists(
        st.tuples(st.integers(0, 2000), st.integers(0, 1090), st.text("abc ", min_size=1, max_size=20), st.booleans()),
        max_size=25,
    ),
    st.sampled_from([27.0, 66.0]),
)
def test_no_name_covers_another_or_a_dot(points: list[tuple[int, int, str, bool]], size: float) -> None:
    view: Panel = whole()
    wishes = [Wish(text=t, x=x, y=y, clear=10, kind="spot", on_point=on) for x, y, t, on in points]
    dots = [dot_box(x, y, 10) for x, y, _, _ in points]
    labels = place_labels(wishes, dots, view, size, 20)
    assert len(labels) <= 20
    boxes = dots[:0]
    for label in labels:
        width = len(label.text) * 0.56 * size
        left = {"start": label.x, "end": label.x - width, "middle": label.x - width / 2}[label.anchor]
        box = (left, label.y - 0.9 * size, left + width, label.y + 0.15 * size)
        assert view.holds(box[0], box[1])
        assert view.holds(box[2], box[3])
        for other in boxes + dots:
            apart = box[2] <= other[0] + 2 or other[2] <= box[0] + 2 or box[3] <= other[1] + 2 or other[3] <= box[1] + 2
            assert apart
        boxes.append(box)


def test_the_tint_says_how_many_events_a_region_has() -> None:
    where = place("Kursk", "RU", "RU-KRS", at=(51.73, 36.19))
    found = distribute([Placed(f"1.{i}", f"a{i}", where) for i in range(4)], polygons())
    view = draw(found, polygons())
    assert [(area.shade, area.title) for area in view.panels[0].areas] == [(3, "Kursk Oblast: 4 events")]
    assert [words for _, words in view.classes] == ["1", "2", "3–4"]
    assert [shade(n) for n in (1, 2, 3, 4, 5, 9, 10, 5000)] == [1, 2, 3, 3, 4, 4, 5, 5]


def test_region_names_are_short_on_the_map() -> None:
    assert [short_name(n) for n in ("Kursk Oblast", "Republic of Tatarstan", "Chukotka Autonomous Okrug")] == [
        "Kursk",
        "Tatarstan",
        "Chukotka",
    ]
    assert [short_name(n) for n in ("Chechen Republic", "Altai Krai")] == ["Chechnya", "Altai Krai"]


def test_the_map_of_the_page_is_small_and_names_what_it_shows() -> None:
    text = render_html(rich())
    maps = re.findall(r'<svg class="svodka-map".*?</svg>', text, re.DOTALL)
    assert len(maps) == 2
    assert sum(len(part.encode()) for part in maps) < 350_000
    assert all(f">{name}</text>" in "".join(maps) for name in ("Dzhankoi", "Kaliningrad", "Chukotka", "Peschanka"))


def test_what_the_map_shows_stands_in_a_table_too() -> None:
    table = render_html(rich()).split("The map as a table")[1].split("</table>")[0]
    assert "Melitopol, Zaporizhzhia Oblast, Ukraine</th>" in table
    assert "settlement, within 110 km" in table
    assert "the settlement named is not in the gazetteer" in table


def test_a_brief_without_places_says_so() -> None:
    assert "has a place that can be drawn" in render_html(one_item())


@pytest.mark.parametrize("make", [rich, empty, one_item])
def test_the_map_file_is_valid_xml_without_references(make: object) -> None:
    text = render_map_svg(make())  # type: ignore[operator]
    root = etree.fromstring(text.encode())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [node for node in root.iter() if any("href" in key for key in node.attrib)]


def test_a_hostile_title_leaves_the_map_file_valid() -> None:
    text = render_map_svg(one_item(title="</title><script>1</script>\x00\x0b\ud800&"))
    root = etree.fromstring(text.encode())
    assert not root.findall(".//{http://www.w3.org/2000/svg}script")
