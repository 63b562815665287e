"""Make docs/brief.png: `python scripts/picture.py out/brief.html docs/brief.png [--item item-3-4]` (needs Chromium).

The picture is the page with most of it left out: title, the first key points, one item with its sources open, the map.
The item is the first that has two independent sources, an original in Russian or Ukrainian and nothing against it, unless one is named.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ITEM = re.compile(r'<article class="item" id="(item-[\d-]+)".*?</article>', re.DOTALL)
CLOSED = '<details class="cites">'
HIDING = """<style>
main > section:not(#key-points, #where, :has(#{item})), .item:not(#{item}), .key-points li:nth-child(n + 3),
nav, .derived, .original, .panel-whole, .by-region li:nth-child(n + 6), #where > .quiet, #where > .fold {{ display: none }}
.item#{item} {{ border-top: 0; padding-top: 0 }}
body {{ height: {height}px; overflow: hidden }}
</style></head>"""
"""What the picture leaves out."""
WIDTH, HEIGHT = 940, 1760
SCALE = 0.8
"""Pixels of the picture for one of the page."""
LARGEST = 300_000
"""Bytes that a picture in a readme may have."""


def first_telling(page: str) -> str:
    """Return the id of the item to show; the first of all where none is as wanted."""
    items = list(ITEM.finditer(page))
    wanted = (
        one[1]
        for one in items
        if "2 independent sources" in one[0]
        and 'class="counter"' not in one[0]
        and ('blockquote lang="ru"' in one[0] or 'blockquote lang="uk"' in one[0])
    )
    return next(wanted, items[0][1] if items else "brief")


def opened(page: str, item: str) -> str:
    """Return *page* with what the picture shows, the sources of *item* open."""
    found = next((one for one in ITEM.finditer(page) if one[1] == item), None)
    if found is None:
        return page
    inside = found[0].replace(CLOSED, CLOSED.replace(">", " open>"))
    whole = page[: found.start()] + inside + page[found.end() :]
    return whole.replace("</head>", HIDING.format(item=item, height=HEIGHT), 1)


def main() -> int:
    """Return 0 where the picture was made and is small enough."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("page", type=Path)
    arguments.add_argument("picture", type=Path)
    arguments.add_argument("--item", help="the id of the item whose sources are open")
    options = arguments.parse_args()
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"none of {', '.join(BROWSERS)} is installed", file=sys.stderr)
        return 1
    page = options.page.read_text(encoding="utf-8")
    item = options.item or first_telling(page)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "brief.html"
        copy.write_text(opened(page, item), encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        command += [f"--user-data-dir={folder}/profile", f"--window-size={WIDTH},{HEIGHT}"]
        command += [f"--force-device-scale-factor={SCALE}"]
        command += [f"--screenshot={options.picture.resolve()}", copy.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own command)
    size = options.picture.stat().st_size
    print(f"{options.picture}: {size} bytes")
    return 0 if size <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
