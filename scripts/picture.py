"""Make docs/brief.png: `python scripts/picture.py out/brief.html docs/brief.png [--item item-3-4]` (needs Chromium).

The picture shows the page from one item on, with that item's sources open: by default the first item that has two
independent sources and an original in Russian or Ukrainian.
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
HIDING = "<style>section:has(~ section #{item}), article:has(~ #{item}) {{ display: none }}</style></head>"
"""What stands before the item is left out, since headless browsers take the picture from the top."""
SIZE = "1100,1020"


def first_telling(page: str) -> str:
    """Return the id of the item to show; the first of all where none is as wanted."""
    items = list(ITEM.finditer(page))
    wanted = (
        one[1]
        for one in items
        if "2 independent sources" in one[0] and ('blockquote lang="ru"' in one[0] or 'blockquote lang="uk"' in one[0])
    )
    return next(wanted, items[0][1] if items else "brief")


def opened(page: str, item: str) -> str:
    """Return *page* from *item* on, with that item's sources open."""
    found = next((one for one in ITEM.finditer(page) if one[1] == item), None)
    if found is None:
        return page
    inside = found[0].replace(CLOSED, CLOSED.replace(">", " open>"))
    whole = page[: found.start()] + inside + page[found.end() :]
    return whole.replace("</head>", HIDING.format(item=item), 1)


def main() -> int:
    """Return 0 where the picture was made."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("page", type=Path)
    arguments.add_argument("picture", type=Path)
    arguments.add_argument("--item", help="the id of the item that the picture begins with")
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
        command += [f"--user-data-dir={folder}/profile", f"--window-size={SIZE}"]
        command += [f"--screenshot={options.picture.resolve()}", copy.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own command)
    print(f"{options.picture}: {options.picture.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
