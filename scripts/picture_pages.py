"""The pictures of the pages in docs/images: python scripts/picture_pages.py URL

URL is where `dragoman serve --example` serves.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parent.parent / "docs" / "images"
VIEWS = {
    "read": ("/read/ternbank-11", ".text .m-quad3"),
    "pair": ("/dyads/pair?one=ISL&other=NOR", None),
}


def main(url: str) -> int:
    chromium = shutil.which("chromium")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(
            base_url=url, viewport={"width": 1280, "height": 800}, color_scheme="light"
        ).new_page()
        for name, (view, clicked) in VIEWS.items():
            page.goto(view, wait_until="networkidle")
            if clicked is not None:
                _click(page, clicked)
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()
    return 0


def _click(page: Page, selector: str) -> None:
    """Choose a word of the text, and show the page from its beginning again."""
    page.locator(selector).first.click()
    page.mouse.move(2, 600)
    page.wait_for_timeout(800)
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    page.wait_for_timeout(200)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
