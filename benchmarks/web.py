"""The pages: how soon each view is drawn in a browser on a large ledger.

    python -m benchmarks.web DATA [--reports N] [--documents N] [--ledger FILE]

The ledger is that of `http`. Every view is opened in Debian's chromium by a fresh visitor, the
first time on a server that was never asked for it. Told are the milliseconds until the browser
first painted something of the page, and until what the view is for stood there: rows, bars, discs.
"""

from __future__ import annotations

import shutil
import statistics
import sys

from playwright.sync_api import Browser, sync_playwright
from tests.web.conftest import serving

from benchmarks._figures import keep
from benchmarks._large import arguments, large

VIEWS = {
    "/": ".records tbody tr",
    "/?q=actor:RUS": ".records tbody tr",
    "/?q=ceasefire": ".records tbody tr",
    "/?kind=statements": ".records tbody tr",
    "/?kind=documents": ".records tbody tr",
    "/?kind=sentences&q=grain": ".hits li",
    "/read": ".listing li",
    "/timeline": "#timeline a rect",
    "/timeline?q=actor:RUS": "#timeline a rect",
    "/map": "#map .ring",
    "/map?q=country:UKR": "#map .ring",
    "/actors": "tbody tr",
    "/dyads": ".matrix td a",
    "/dyads/pair?one=RUS&other=UKR": ".facing tbody tr",
    "/network": "#network .node",
    "/positions": "main table tr, main .empty",
    "/shifts": "main article, main .empty",
    "/disputes": "main article, main .empty",
    "/correct": ".judged",
    "/codebook": ".book article",
}
TIMES = 4
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def main() -> int:
    told = arguments("benchmarks.web", __doc__)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("No chromium on this machine: nothing was measured.")
        return 0
    with large(told) as path:
        if path is None:
            return 0
        with serving(path, "--quiet", "--read-only") as url, sync_playwright() as player:
            browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            views(browser, url)
            browser.close()
    return 0


def views(browser: Browser, url: str) -> None:
    slowest = 0.0
    opened(browser, f"{url}/static/mark.svg", "svg")  # the browser itself is warm, the server not
    for view, selector in VIEWS.items():
        times = [opened(browser, url + view, selector) for _ in range(TIMES)]
        first = times[0]
        paint, drawn = (statistics.median(t[n] for t in times) for n in (0, 1))
        slowest = max(slowest, first[1])
        print(f"first: painted {first[0]:5.0f}, drawn {first[1]:5.0f} ms; "
              f"median: {paint:5.0f}, {drawn:5.0f} ms  {view}", flush=True)  # fmt: skip
        if view == "/":
            keep("web.first_view", first[1])
    print(f"slowest at its first asking: {slowest:.0f} ms")
    keep("web.slowest", slowest)


def opened(browser: Browser, address: str, selector: str) -> tuple[float, float]:
    """Milliseconds from asking until the first paint, and until the view stands there."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(address, wait_until="commit")
    page.wait_for_selector(selector, state="attached")
    drawn = page.evaluate("performance.now()")
    page.wait_for_load_state("load")
    paint = page.evaluate(PAINT)
    context.close()
    return float(paint), float(drawn)


if __name__ == "__main__":
    sys.exit(main())
