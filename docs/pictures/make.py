"""Takes README's pictures anew, of the sample plan: `make pictures`.

Needs Debian's chromium, and a system that has pseudo-terminals.
"""

from __future__ import annotations

import io
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
CHECKOUT = HERE.parent.parent
CIPT = (sys.executable, "-m", "cipt")
CHECK = ("check", "--no-history", "plan/actions/2/2.6.1.yaml")
COLUMNS = 100
A4 = ViewportSize(width=794, height=1056)
MARGINS = "body { padding: 8mm 14mm; }"
SHARP = 1.25
"""Pixels of the picture for one of the page."""

SCREEN = """<!DOCTYPE html><style>
body {{ margin: 0; background: #16191d; }}
pre {{ margin: 0; padding: 20px 24px; display: inline-block; color: #e6e6e6;
  font: 14px/1.4 "DejaVu Sans Mono", monospace; }}
</style><pre>{}</pre>"""


def main() -> None:
    """Page one of the board's paper, and a finding on a terminal."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder, "board.html")
        report = ("report", "--month", "2019-05", "--format", "html", "--output", str(page))
        subprocess.run((*CIPT, *report), cwd=CHECKOUT, check=True)
        screen = Path(folder, "screen.html")
        screen.write_text(SCREEN.format(_on_a_terminal(*CHECK)), encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        _take_page_one(browser, page)
        _take_screen(browser, screen)
        browser.close()


def _take_page_one(browser: Browser, page: Path) -> None:
    """The first page as it is printed."""
    shown = browser.new_page(viewport=A4, device_scale_factor=SHARP, bypass_csp=True)
    shown.emulate_media(media="print")
    shown.goto(page.as_uri())
    shown.add_style_tag(content=MARGINS)
    shown.screenshot(path=HERE / "board.png")
    shown.close()


def _take_screen(browser: Browser, page: Path) -> None:
    shown = browser.new_page(device_scale_factor=SHARP)
    shown.goto(page.as_uri())
    shown.locator("pre").screenshot(path=HERE / "check.png")
    shown.close()


def _on_a_terminal(*words: str) -> str:
    """What a command shows on a terminal, as HTML with its colours."""
    reader, terminal = pty.openpty()
    surroundings = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    surroundings.pop("NO_COLOR", None)
    command = subprocess.Popen((*CIPT, *words), cwd=CHECKOUT, env=surroundings, stdout=terminal)
    os.close(terminal)
    said = b""
    try:
        while part := os.read(reader, 65536):
            said += part
    except OSError:
        # Linux says so that the other end of the terminal is closed.
        pass
    command.wait()
    os.close(reader)
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(f"$ cipt {' '.join(words)}", highlight=False, style="bold")
    console.print(Text.from_ansi(said.decode().replace("\r\n", "\n").rstrip()), soft_wrap=True)
    return console.export_html(inline_styles=True, code_format="{code}")


if __name__ == "__main__":
    main()
