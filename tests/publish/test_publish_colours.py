"""The colours of the page keep WCAG's contrast (AA: 4.5 for text, 3 for what is drawn), in light and dark."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest
from seeing import EYES, contrast, difference, luminance

TEXT = [
    ("ink", "paper"),
    ("ink", "panel"),
    ("ink", "card"),
    ("muted", "paper"),
    ("muted", "panel"),
    ("muted", "card"),
    ("link", "paper"),
    ("link", "panel"),
    ("link", "card"),
    ("card", "link"),
    ("paper", "ink"),
    ("accent", "paper"),
    ("mark-ink", "mark"),
    ("alleged", "alleged-bg"),
    ("denied", "denied-bg"),
    ("denied", "paper"),
    ("denied", "panel"),
    ("planned", "planned-bg"),
    ("planned", "paper"),
    ("map-ink", "map-land"),
    ("map-ink", "map-paper"),
    ("map-faint", "map-land"),
    ("map-faint", "map-paper"),
    ("map-ink", "map-halo"),
    ("map-faint", "map-water"),
    ("map-faint", "map-abroad"),
    ("map-ink", "map-water"),
    ("muted", "map-paper"),
    ("accent", "panel"),
]
DRAWN = [
    ("map-frontier", "map-land"),
    ("map-frontier", "map-abroad"),
    ("map-dot", "map-water"),
    ("bar", "panel"),
    ("map-dot", "map-land"),
    ("map-edge", "map-halo"),
    ("map-circle", "map-land"),
    ("map-tinted", "map-land"),
    ("map-tinted", "map-water"),
    ("map-tinted", "map-abroad"),
    ("map-ink", "map-land"),
]
CLASSES = [f"map-{i}" for i in range(1, 6)]


def colours(scheme: str) -> dict[str, str]:
    """Return the custom properties of both style sheets as they hold in *scheme*."""
    folder = files("svodka.publish") / "templates"
    found: dict[str, str] = {}
    for name in ("page.css", "map.css"):
        text = (folder / name).read_text(encoding="utf-8")
        dark = re.search(r"@media (?:screen and )?\(prefers-color-scheme: dark\) \{(.*?)\n\}", text, re.DOTALL)
        assert dark
        light = text[: dark.start()]
        for part in (light, dark.group(1)) if scheme == "dark" else (light,):
            found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read(scheme: str, front: str, back: str) -> None:
    known = colours(scheme)
    assert contrast(known[front], known[back]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), DRAWN)
def test_what_is_drawn_can_be_seen(scheme: str, front: str, back: str) -> None:
    known = colours(scheme)
    assert contrast(known[front], known[back]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tints_go_one_way_in_lightness_so_that_hue_is_not_needed(scheme: str) -> None:
    known = colours(scheme)
    steps = [luminance(known[f"map-{i}"]) for i in range(1, 6)]
    assert steps in (sorted(steps), sorted(steps, reverse=True))
    assert all(contrast(known[f"map-{i}"], known[f"map-{i + 1}"]) >= 1.25 for i in range(1, 5))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("eye", sorted(EYES))
def test_every_eye_tells_the_classes_apart_and_a_region_with_events_from_one_without(scheme: str, eye: str) -> None:
    """At CIEDE2000 of 5 patches that do not touch are told apart at a glance; 2.3 is just noticeable."""
    known = colours(scheme)
    steps = [known[name] for name in ("map-land", *CLASSES)]
    assert min(difference(one, other, eye) for one, other in pairwise(steps)) >= 7
    assert difference(known["map-land"], known["map-1"], eye) >= 7
    if eye != "grey":
        assert min(difference(known["map-dot"], step, eye) for step in steps) >= 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["map-land", "map-water", "map-abroad", *CLASSES])
@pytest.mark.parametrize("sign", ["map-dot", "map-circle"])
def test_a_dot_stands_out_from_any_ground_itself_or_by_its_rim(sign: str, ground: str, scheme: str) -> None:
    known = colours(scheme)
    rim = min(contrast(known["map-halo"], known[ground]), contrast(known[sign], known["map-halo"]))
    assert max(contrast(known[sign], known[ground]), rim) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("number", range(1, 6))
def test_a_hatch_stands_out_from_its_class(number: int, scheme: str) -> None:
    known = colours(scheme)
    assert contrast(known["map-hatch-low" if number < 4 else "map-hatch-high"], known[f"map-{number}"]) >= 3


def test_the_measures_are_those_of_their_sources() -> None:
    """Pair 1 of the test data of Sharma, Wu and Dalal has 2.0425 in Lab; here known colours of sRGB."""
    assert difference("#ffffff", "#000000") == pytest.approx(100, abs=0.01)
    assert difference("#ff0000", "#008000", "deutan") < difference("#ff0000", "#008000") / 2
    assert difference("#ff0000", "#ff0000", "tritan") == 0
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_map_is_printed_in_the_light_colours() -> None:
    text = (files("svodka.publish") / "templates" / "map.css").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "dark" in line] == ["@media screen and (prefers-color-scheme: dark) {"]
