"""The style sheet of the map with its colours written out, for programs that know no custom properties."""

from __future__ import annotations

import re

PROPERTY = re.compile(r"(--[\w-]+):\s*([^;]+);\s*")
DARK = re.compile(r"(@media[^{]*prefers-color-scheme: dark[^{]*)\{(.*?)\n\}\n", re.DOTALL)
USED = re.compile(r"var\((--[\w-]+)\)")
MEDIA = re.compile(r"@media[^{]*\{.*?\n\}\n?", re.DOTALL)
FAMILY = re.compile(r"font-family:[^;]*;")
RULE = re.compile(r"^([^{}@\n]+)\{([^{}]*)\}", re.MULTILINE)


def written_out(css: str) -> str:
    """Return *css* with each colour in its place, and once more what differs in the dark.

    Inkscape, typst and printers' programs draw what they cannot resolve in black.
    """
    dark = DARK.search(css)
    known, rules = _light(css)
    plain = USED.sub(lambda found: known[found.group(1)], rules)
    if dark is None:
        return plain
    night = known | dict(PROPERTY.findall(dark.group(2)))
    coloured = [rule for rule in RULE.finditer(rules) if USED.search(rule.group(2))]
    again = (f"  {rule.group(1).strip()} {{ {_colours(rule.group(2), night)} }}" for rule in coloured)
    return plain + dark.group(1) + "{\n" + "\n".join(again) + "\n}\n"


def by_day(css: str, font: str) -> str:
    """Return *css* for paper: the colours of the day in their places, everything in one *font*."""
    known, rules = _light(css)
    plain = USED.sub(lambda found: known[found.group(1)], MEDIA.sub("", rules))
    return FAMILY.sub(f'font-family: "{font}";', plain)


def _light(css: str) -> tuple[dict[str, str], str]:
    """Return the colours of the day by name, and the rules without the names' values."""
    light = DARK.sub("", css)
    return dict(PROPERTY.findall(light)), PROPERTY.sub("", light)


def _colours(declarations: str, known: dict[str, str]) -> str:
    """Return those declarations that name a colour, with it."""
    parts = (part.strip() for part in declarations.split(";") if USED.search(part))
    return "; ".join(USED.sub(lambda found: known[found.group(1)], part) for part in parts)
