"""Take the README's picture: the explorer of a built workspace with one entity picked.

usage: python -m tests.explore.take_picture PAGE.html PICTURE.png "Better Care Fund" [--dark] [--phone]
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright


def main() -> None:
    page_file, picture, name = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), sys.argv[3]
    scheme: Literal["dark", "light"] = "dark" if "--dark" in sys.argv else "light"
    width = 390 if "--phone" in sys.argv else 1400
    executable = os.environ.get("CAREKG_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(
            viewport={"width": width, "height": 860}, color_scheme=scheme, reduced_motion="reduce", locale="en-GB"
        )
        page.goto(page_file.as_uri())
        search = page.locator("#search")
        search.wait_for()
        search.fill(name)
        page.get_by_role("option").first.click()
        page.wait_for_timeout(800)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
