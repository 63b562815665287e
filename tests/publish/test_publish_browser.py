"""The page in a real browser: nothing is asked of any network, nothing is complained of, nothing is wider than a phone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from rich_brief import rich

from svodka.publish import render_html

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
)
OWN = re.compile(r"https?://[\w.-]*\.(?:google|googleapis|gvt1)\.com/")
"""What the browser asks on its own account, whatever it shows."""
WIDEST = """<script>addEventListener("load", () => {
  document.title = "wide " + Math.max(0, document.documentElement.scrollWidth - innerWidth);
});</script></head>"""

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed here")


def dumped(page: str, folder: Path, width: int) -> tuple[str, str, str]:
    """Return the page's elements as the browser ends up with them, its log, and the network's log."""
    path = folder / "brief.html"
    path.write_text(page, encoding="utf-8")
    net = folder / "net.json"
    command = [str(BROWSER), *QUIET, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},900"]
    command += ["--enable-logging=stderr", f"--log-net-log={net}", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, done.stderr, net.read_text(encoding="utf-8")


def test_the_page_asks_for_nothing_and_the_console_is_silent(tmp_path: Path) -> None:
    page, log, net = dumped(render_html(rich()), tmp_path, 1280)
    assert "Key points" in page
    assert [line for line in log.splitlines() if "CONSOLE" in line] == []
    asked = set(re.findall(r'"url":"((?:https?|wss?|ftp)://[^"]*)"', json.dumps(json.loads(net), separators=(",", ":"))))
    assert [address for address in sorted(asked) if not OWN.match(address)] == []


@pytest.mark.parametrize("width", [500, 768])
def test_nothing_is_wider_than_the_screen(width: int, tmp_path: Path) -> None:
    """Headless Chromium has no window narrower than 500 pixels."""
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", render_html(rich()))
    shown, _, _ = dumped(page.replace("</head>", WIDEST, 1), tmp_path, width)
    assert "<title>wide 0</title>" in shown
