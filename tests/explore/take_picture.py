"""Take the README's pictures of a built workspace's explorer, all by one command, and make them small.

usage: python -m tests.explore.take_picture WORKSPACE [FOLDER]

FOLDER is `notebooks` unless another is named.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_COLOURS = 256
"""Enough for a drawing and its text; a picture is then a third of the size."""


class Shot(NamedTuple):
    """A picture: its name, the window, its colours, and what is done before it is taken."""

    name: str
    width: int
    height: int
    colours: Literal["dark", "light"]
    act: Callable[[Page], None]


def main() -> None:
    page_file = Path(sys.argv[1]).resolve() / "build" / "explorer.html"
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "notebooks")
    executable = os.environ.get("CAREKG_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        for shot in _SHOTS:
            data = take_picture(browser, page_file.as_uri(), shot)
            (folder / shot.name).write_bytes(data)
            sys.stdout.write(f"{folder / shot.name}: {len(data) // 1024} kB\n")
        browser.close()


def take_picture(browser: Browser, address: str, shot: Shot) -> bytes:
    """Return a picture of the page as PNG."""
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.colours,
        reduced_motion="reduce",
        locale="en-GB",
    )
    page.goto(address)
    page.locator("html[data-ready=yes]").wait_for(state="attached")
    shot.act(page)
    page.wait_for_timeout(800)
    raw = page.screenshot()
    page.close()
    small = BytesIO()
    picture = Image.open(BytesIO(raw)).convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE)
    picture.save(small, "PNG", optimize=True)
    return small.getvalue()


def _pick(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.locator("#search").fill(name)
        page.get_by_role("option").first.click()

    return act


def _pick_by_date(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        _pick(name)(page)
        page.locator("#order").select_option("date")

    return act


def _show_timeline(page: Page) -> None:
    page.locator("#show-timeline").click()
    page.locator("#words").fill("carers")
    page.locator("#chips li").wait_for()


_SHOTS = (
    Shot("explorer.png", 1400, 860, "light", _pick_by_date("Short Breaks Scheme")),
    Shot("timeline.png", 1400, 700, "dark", _show_timeline),
    Shot("phone.png", 390, 780, "light", _pick("Norman Lamb")),
)


if __name__ == "__main__":
    main()
