"""Which part of the world the map shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich_brief import place
from test_publish_map import Placed

from svodka.lexicon.places import polygons
from svodka.publish.maps.counting import distribute
from svodka.publish.maps.draw import draw
from svodka.publish.maps.fitting import LEAST_KM, fitted, frames

TOWNS = {
    "Kharkiv": ("UA-63", 49.98, 36.25),
    "Donetsk": ("UA-14", 48.02, 37.8),
    "Omsk": ("RU-OMS", 54.99, 73.37),
    "Anadyr": ("RU-CHU", 64.73, 177.5),
    "Khabarovsk": ("RU-KHA", 48.48, 135.08),
    "Egvekinot": ("RU-CHU", 66.32, -179.12),
}


def told(*names: str):
    where = [place(name, TOWNS[name][0][:2], None, at=TOWNS[name][1:]) for name in names]
    return distribute([Placed(f"1.{i}", f"a{i}", one) for i, one in enumerate(where)], polygons())


@given(st.lists(st.tuples(st.floats(20, 60), st.floats(42, 68)), min_size=1, max_size=12))
def test_a_fitted_panel_holds_every_point_away_from_its_edge(points) -> None:
    panel = fitted(points)
    if panel is None:
        return
    assert panel.width * panel.km_per_unit >= LEAST_KM - 1
    assert 0.6 <= panel.height / panel.width <= 1
    for lon, lat in points:
        assert panel.holds(*panel.place(lon, lat), margin=20)


def test_what_lies_together_is_shown_in_one_panel_with_a_locator() -> None:
    chosen = frames(told("Kharkiv", "Donetsk"), polygons())
    assert chosen.locating
    assert chosen.main is not None
    assert chosen.main.km_per_unit < 0.7


def test_a_far_off_event_is_shown_on_the_whole_and_the_west_stays_close() -> None:
    chosen = frames(told("Kharkiv", "Omsk", "Anadyr"), polygons())
    assert not chosen.locating
    assert chosen.main is not None
    assert not chosen.main.holds(*chosen.main.place(73.37, 54.99))
    view = draw(told("Kharkiv", "Omsk", "Anadyr"), polygons())
    assert [sorted(dot.name for dot in panel.wide.dots) for panel in view.panels] == [["Kharkiv"], ["Anadyr", "Omsk"]]


def test_events_of_the_east_alone_need_no_panel_of_the_west() -> None:
    assert frames(told("Omsk", "Khabarovsk"), polygons()).main is None
    alone = frames(told("Khabarovsk"), polygons())
    assert alone.locating
    assert alone.main is not None
    assert alone.main.holds(*alone.main.place(135.08, 48.48))


def test_both_sides_of_the_180th_meridian_fit_into_one_panel() -> None:
    chosen = frames(told("Anadyr", "Egvekinot"), polygons())
    assert chosen.main is not None
    assert all(chosen.main.holds(*chosen.main.place(lon, lat)) for lon, lat in ((177.5, 64.73), (-179.12, 66.32)))


def test_every_event_is_marked_on_exactly_one_panel() -> None:
    view = draw(told(*TOWNS), polygons())
    names = sorted(dot.name for panel in view.panels for dot in panel.wide.dots)
    assert names == sorted(TOWNS)
