"""The map as a sheet of its own: valid, small, self-contained, nothing outside the sheet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from rich_brief import brief, empty, item, one_item, place, rich

from svodka.lexicon.places import polygons
from svodka.model.public import PublicBrief, PublicSection
from svodka.publish import render_map_svg
from svodka.publish.maps.colours import written_out
from svodka.publish.maps.sheet import WIDTH
from svodka.publish.maps.widths import width

SVG = "{http://www.w3.org/2000/svg}"


def everywhere() -> PublicBrief:
    """Return a brief with an event in every region and in 150 places."""
    told = rich().sections[0].items[0].sentences
    isos = sorted(polygons())
    regions = [item(f"r-{iso}", told, place(iso, iso[:2], iso, level="region", settlement_unresolved=True)) for iso in isos]
    spots = [
        item(f"p-{i}", told, place(f"Settlement number {i}", "RU", isos[i % 117], at=(45 + i % 17, 25 + i * 0.9)))
        for i in range(150)
    ]
    section = PublicSection(topic="x", title="X", items=tuple(regions + spots))
    sections = tuple(replace(section, items=section.items[at : at + 40]) for at in range(0, len(section.items), 40))
    return brief(title="Everything", sections=sections, reports=rich().reports)


@pytest.mark.parametrize("make", [rich, empty, one_item, everywhere])
def test_it_is_valid_xml_without_scripts_or_references(make) -> None:
    text = render_map_svg(make())
    root = etree.fromstring(text.encode())
    assert root.tag == f"{SVG}svg"
    assert not [node for node in root.iter() for key in node.attrib if "href" in key or key.startswith("on")]
    assert not {node.tag for node in root.iter()} & {f"{SVG}{tag}" for tag in ("script", "image", "use", "foreignObject")}
    assert not re.search(r"@import|url\((?!#)", text)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_it_is_at_most_300_kb_however_much_there_is(lang: str) -> None:
    assert len(render_map_svg(replace(everywhere(), lang=lang)).encode()) <= 300_000


def test_every_number_on_the_map_is_in_the_key() -> None:
    root = etree.fromstring(render_map_svg(everywhere()).encode())
    on_map = [node.text for node in root.iter(f"{SVG}text") if node.get("class") == "name-number"]
    key = [node.text for node in root.findall(f"{SVG}text") if node.get("class") == "strong"]
    assert len(on_map) > 50
    assert sorted(on_map) == sorted(key)
    missing = re.search(r"Names without room on the map: (\d+)\.", " ".join(root.itertext()))
    assert missing is None or int(missing.group(1)) > 0


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert render_map_svg(rich()) == render_map_svg(replace(rich()))


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_every_line_of_text_lies_on_the_sheet(lang: str) -> None:
    title = "Очень длинный заголовок сводки о мобилизации, призыве и повестках во многих регионах: сводка за пять недель"
    root = etree.fromstring(render_map_svg(replace(rich(), lang=lang, title=title)).encode())
    _, _, wide, high = map(float, root.get("viewBox").split())
    lines = [node for node in root.findall(f"{SVG}text") if node.text]
    assert len(lines) > 15
    for node in lines:
        size, x, y = (float(node.get(key)) for key in ("font-size", "x", "y"))
        assert x >= 0
        assert x + width(node.text, size) <= wide
        assert size <= y <= high
    for inset in root.findall(f"{SVG}svg"):
        assert float(inset.get("x")) + float(inset.get("width")) <= WIDTH
        assert float(inset.get("y")) + float(inset.get("height")) <= high


def test_it_says_in_words_what_it_shows() -> None:
    root = etree.fromstring(render_map_svg(rich()).encode())
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "map-title map-note")
    assert "events by place" in root.find(f"{SVG}title").text
    told = root.find(f"{SVG}desc").text
    assert "Crimea, Ukraine: 1 event." in told
    assert "no event in this brief" in told


def test_its_colours_stand_in_their_places_for_light_and_dark() -> None:
    text = render_map_svg(rich())
    style = text.split("<style>")[1].split("</style>")[0]
    assert "var(" not in style
    assert "--" not in style
    light, dark = style.split("@media screen and (prefers-color-scheme: dark)")
    assert ".svodka-map .shade-1 { fill: #b1cfea; }" in light
    assert ".svodka-map .shade-1 { fill: #27506f }" in dark


def test_colours_are_written_out_rule_by_rule() -> None:
    css = """.m {
  --a: #111111; --b: #222222;
  font-family: x;
}
@media screen and (prefers-color-scheme: dark) {
  .m {
    --a: #eeeeee;
  }
}
.m .x { fill: var(--a); width: 1px; }
.m .y { stroke: var(--b); }
"""
    written = written_out(css)
    assert ".m .x { fill: #111111; width: 1px; }" in written
    assert "  .m .x { fill: #eeeeee }" in written
    assert "  .m .y { stroke: #222222 }" in written


def test_a_hostile_title_leaves_it_valid() -> None:
    text = render_map_svg(one_item(title="</title><script>1</script>\x00\x0b\ud800&"))
    root = etree.fromstring(text.encode())
    assert not root.findall(f".//{SVG}script")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", ("События по регионам", "УКРАИНА", "Джанкой", "Чукотский АО")),
        ("uk", ("Події за регіонами", "УКРАЇНА", "Джанкой", "Чукотський АО")),
    ],
)
def test_it_speaks_the_language_of_the_brief(lang: str, words: tuple[str, ...]) -> None:
    text = render_map_svg(replace(rich(), lang=lang))
    assert all(one in text for one in words)
    assert "Events by" not in text
    assert "event" not in "".join(re.findall(r">([^<]*)</text>", text))


def test_crimea_is_named_as_part_of_ukraine() -> None:
    told = etree.fromstring(render_map_svg(rich()).encode()).find(f"{SVG}desc").text
    for region in ("Crimea", "Sevastopol", "Luhansk Oblast", "Zaporizhzhia Oblast"):
        assert f"{region}, Ukraine:" in told
