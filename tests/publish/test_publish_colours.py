"""The colours of the page keep WCAG's contrast (AA: 4.5 for text, 3 for what is drawn), in light and dark."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

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
]


def colours(scheme: str) -> dict[str, str]:
    """Return the custom properties of both style sheets as they hold in *scheme*."""
    folder = files("svodka.publish") / "templates"
    found: dict[str, str] = {}
    for name in ("page.css", "map.css"):
        text = (folder / name).read_text(encoding="utf-8")
        dark = re.search(r"@media \(prefers-color-scheme: dark\) \{(.*?)\n\}", text, re.DOTALL)
        assert dark
        light = text[: dark.start()]
        for part in (light, dark.group(1)) if scheme == "dark" else (light,):
            found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


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
