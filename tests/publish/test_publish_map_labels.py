"""Names on the map, measured: by the widths they are placed with, and by a real browser's."""

from __future__ import annotations

import html
import json
import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich_brief import brief, item, place, rich
from test_publish_browser import BROWSER, dumped
from test_publish_map import Placed as Told

from svodka.lexicon.places import polygons
from svodka.model.public import PublicBrief, PublicSection
from svodka.publish import render_map_svg
from svodka.publish.maps.counting import distribute
from svodka.publish.maps.draw import draw
from svodka.publish.maps.labels import Placed, Room, Wish, dot_box, place_labels
from svodka.publish.maps.projection import whole
from svodka.publish.maps.widths import width, wrapped

WORDS = st.text("абвгшщЖЮ WMil-abc", min_size=1, max_size=20).filter(str.strip)
NAMED = st.tuples(st.integers(0, 2000), st.integers(0, 1090), WORDS, st.booleans())
Box = tuple[float, float, float, float]


def apart(one: Box, other: Box, by: float = 0.01) -> bool:
    return one[2] <= other[0] + by or other[2] <= one[0] + by or one[3] <= other[1] + by or other[3] <= one[1] + by


def crosses(line: Box, box: Box) -> bool:
    """Tell by walking along it whether a line enters a box by more than a unit."""
    for step in range(201):
        x, y = (line[i] + (line[i + 2] - line[i]) * step / 200 for i in (0, 1))
        if box[0] + 1 < x < box[2] - 1 and box[1] + 1 < y < box[3] - 1:
            return True
    return False


def check(placed: Placed, dots: list[Box], size: float, frame: tuple[float, float]) -> None:
    """Measure every name anew from its text and anchor, and hold it against all else."""
    boxes = []
    for label in placed.labels:
        small = size * 0.84 if label.kind in {"country", "abroad"} else size
        wide = width(label.text, small, spaced=label.kind == "country")
        left = {"start": label.x, "end": label.x - wide, "middle": label.x - wide / 2}[label.anchor]
        box = (left, label.y - 0.95 * small, left + wide, label.y + 0.22 * small)
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= frame[0]
        assert box[3] <= frame[1]
        boxes.append(box)
    assert all(apart(one, other, 2) for one, other in combinations(boxes, 2))
    assert all(apart(box, dot, 2) for box in boxes for dot in dots)
    assert not [1 for line in placed.lines for box in boxes if crosses(line, box)]


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMED, max_size=40), st.sampled_from([27.0, 72.0]), st.integers(0, 30))
def test_no_name_covers_another_or_a_dot_or_leaves_the_frame_and_none_is_lost(
    points: list[tuple[int, int, str, bool]], size: float, most: int
) -> None:
    panel = whole()
    wishes = [
        Wish(text=t, x=x, y=y, clear=0 if on else 10, kind="region" if on else "spot", inside=((x, y),) if on else ())
        for x, y, t, on in points
    ]
    dots = [dot_box(x, y, 10) for x, y, _, on in points if not on]
    placed = place_labels(wishes, Room(panel=panel, size=size, most=most, dots=tuple(dots)))
    check(placed, dots, size, (panel.width, panel.height))
    shown = [label.text for label in placed.labels if label.kind != "number"]
    assert sorted([*shown, *(name for _, name in placed.key), *placed.unnamed]) == sorted(t for _, _, t, _ in points)
    assert [str(number) for number, _ in placed.key] == [one.text for one in placed.labels if one.kind == "number"]
    assert len(shown) <= most


SPOTS = st.lists(
    st.tuples(st.floats(44.5, 60), st.floats(23, 60), st.sampled_from([5.0, 25.0, 150.0]), st.integers(1, 4)), max_size=45
)


@settings(max_examples=12, deadline=None)
@given(SPOTS)
def test_no_name_of_a_whole_map_covers_another_or_a_dot(spots: list[tuple[float, float, float, int]]) -> None:
    isos = sorted(polygons())
    told = [
        Told(f"1.{i}", f"a{i}.{n}", place(f"Place {i} of Ж", "RU", isos[i * 7 % len(isos)], at=(lat, lon), radius_km=radius))
        for i, (lat, lon, radius, number) in enumerate(spots)
        for n in range(number)
    ]
    view = draw(distribute(told, polygons()), polygons())
    for panel in view.panels:
        for layer in (panel.wide, panel.narrow):
            marks = [dot_box(dot.x, dot.y, dot.r) for dot in layer.dots] + list(layer.capitals)
            placed = Placed(labels=layer.labels, lines=layer.lines, key=layer.key, unnamed=layer.unnamed)
            check(placed, marks, layer.size, (panel.width, panel.height))
            assert no_dot_hides_another(layer.dots)


def no_dot_hides_another(dots) -> bool:
    order = list(dots)
    return all(b.r <= a.r and (a.x - b.x) ** 2 + (a.y - b.y) ** 2 > 0 for a, b in combinations(order, 2))


def test_where_there_is_no_room_a_line_leads_to_the_name() -> None:
    panel = whole()
    around = tuple(dot_box(x, y, 28) for x, y in ((930, 500), (1070, 500), (1000, 440), (1000, 560)))
    wish = Wish(text="Somewhere", x=1000, y=500, clear=10, kind="spot")
    placed = place_labels([wish], Room(panel=panel, size=27, most=5, dots=around))
    assert [label.text for label in placed.labels] == ["Somewhere"]
    assert len(placed.lines) == 1


def test_where_there_is_no_room_for_a_line_a_number_stands_for_the_name() -> None:
    panel = whole()
    grid = tuple(dot_box(x, y, 20) for x in range(0, 2000, 90) for y in range(0, 1090, 60))
    wish = Wish(text="A very long name of a place", x=990, y=540, clear=20, kind="spot")
    placed = place_labels([wish], Room(panel=panel, size=27, most=5, first=4, dots=grid))
    assert placed.key == ((4, "A very long name of a place"),)
    assert [label.text for label in placed.labels] == ["4"]


def test_lines_of_a_text_fit_and_nothing_is_lost() -> None:
    text = "Что говорят WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW о призыве и мобилизации в регионах"
    lines = list(wrapped(text, 30, 300))
    assert all(width(line, 30) <= 300 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def crowded(lang: str) -> PublicBrief:
    """Return a brief with dots all over the west, in a language."""
    cites = rich().sections[0].items[0].sentences
    towns = [("Kharkiv", "UA-63", 49.98, 36.25), ("Kramatorsk", "UA-14", 48.72, 37.56), ("Sloviansk", "UA-14", 48.85, 37.61),
             ("Bakhmut", "UA-14", 48.59, 38.0), ("Donetsk", "UA-14", 48.02, 37.8), ("Makiivka", "UA-14", 48.05, 37.93),
             ("Belgorod", "RU-BEL", 50.61, 36.58), ("Kursk", "RU-KRS", 51.73, 36.19), ("Shchyolkovo", "RU-MOS", 55.92, 37.99)]  # fmt: skip
    items = tuple(item(f"ev-{i}", cites, place(name, iso[:2], iso, at=(lat, lon))) for i, (name, iso, lat, lon) in enumerate(towns))
    section = PublicSection(topic="x", title="X", items=items)
    return brief(lang=lang, title="Щедрість і WMЩЮ: бриф", sections=(section,), reports=rich().reports)


MEASURE = """<script>addEventListener("load", () => {
  const out = [];
  for (const svg of document.querySelectorAll("svg svg, body > svg")) {
    const root = svg.getBoundingClientRect();
    const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
    const own = s => [...svg.querySelectorAll(s)].filter(e => e.closest("svg") === svg && e.getClientRects().length);
    out.push({frame: [root.left, root.top, root.right, root.bottom], texts: own("text").map(e => [e.textContent, box(e)]),
              dots: own(".dot").map(box)});
  }
  document.title = JSON.stringify(out);
});</script>"""


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed here")
@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_a_browser_measures_no_name_over_another_or_out_of_its_frame(lang: str, tmp_path: Path) -> None:
    sheet = render_map_svg(crowded(lang))
    page = f'<!doctype html><html><head><meta charset="utf-8">{MEASURE}</head><body style="margin:0">{sheet}</body></html>'
    shown, _, _ = dumped(page, tmp_path, 1600)
    found = json.loads(html.unescape(re.search(r"<title>(\[.*?\])</title>", shown, re.DOTALL).group(1)))  # type: ignore[union-attr]
    assert sum(len(panel["texts"]) for panel in found) > 12
    for panel in found:
        frame = panel["frame"]
        for words, box in panel["texts"]:
            assert frame[0] <= box[0] <= box[2] <= frame[2], words
        # A line box is higher than its letters: ascent and descent that no letter reaches may overlap.
        inked = [(words, (b[0], b[1] + 0.25 * (b[3] - b[1]), b[2], b[3] - 0.2 * (b[3] - b[1]))) for words, b in panel["texts"]]
        assert [(a[0], b[0]) for a, b in combinations(inked, 2) if not apart(a[1], b[1])] == []
        assert [words for words, box in inked for dot in panel["dots"] if not apart(box, dot, 1)] == []
