"""The documentation builds without a network, hangs together, and leads nowhere else."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag

import pytest
from book.worked import write_pages
from tests.docs.desk import ROOT

LOADS = {"src", "srcset", "poster", "data"}
HERE = ("http://127.0.0.1", "http://localhost")
OUTSIDE = re.compile(r"^(?:https?:)?//")


class Link(NamedTuple):
    """A link of a page: whether the browser follows it by itself, and where it leads."""

    page: str
    loads: bool
    target: str


class Links(HTMLParser):
    """Collects links and anchors of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.links, self.anchors = page, list[Link](), set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name in LOADS or name == "href":
                self.links.append(Link(self.page, name in LOADS or tag == "link", value or ""))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from a copy of its sources."""
    place = tmp_path_factory.mktemp("book")
    shutil.copytree(ROOT / "docs", place / "docs", ignore=shutil.ignore_patterns("worked"))
    shutil.copytree(ROOT / "book" / "theme", place / "book" / "theme")
    shutil.copy(ROOT / "zensical.toml", place)
    write_pages(place / "docs" / "worked")
    built = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    return place / "site"


@pytest.fixture(scope="module")
def read(site: Path) -> dict[str, Links]:
    """Each page of the site by its path, with its links."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        found[path.relative_to(site).as_posix()] = page = Links(path.relative_to(site).as_posix())
        page.feed(path.read_text(encoding="utf-8"))
    return found


def pages_of(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        for value in entry.values():
            if isinstance(value, str):
                yield value
            else:
                yield from pages_of(value)


def test_every_page_is_in_the_navigation_and_was_built(site: Path) -> None:
    nav = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["nav"]
    named = list(pages_of(nav))
    sources = {path.relative_to(ROOT / "docs").as_posix() for path in ROOT.glob("docs/**/*.md")}
    worked = {f"worked/{path.stem}.md" for path in ROOT.glob("notebooks/*.ipynb")}
    assert set(named) == sources | worked
    assert all((site / name).with_suffix(".html").is_file() for name in named)


def test_no_page_leads_outside_or_loads_anything_from_there(read: dict[str, Links]) -> None:
    assert "404.html" in read
    outside = [
        link
        for page in read.values()
        for link in page.links
        if OUTSIDE.match(link.target) and not link.target.startswith(HERE)
    ]
    assert outside == []


def test_no_style_or_picture_loads_anything_from_outside(site: Path) -> None:
    loading = re.compile(r"(?:url\(|@import\s+)['\"]?(?:https?:)?//")
    kinds = [path for kind in ("css", "svg") for path in site.rglob(f"*.{kind}")]
    assert kinds
    assert [path.name for path in kinds if loading.search(path.read_text("utf-8"))] == []


def test_every_link_inside_leads_to_a_page_and_a_place_in_it(
    read: dict[str, Links], site: Path
) -> None:
    broken = []
    for link in (link for page in read.values() if page.page != "404.html" for link in page.links):
        target, anchor = urldefrag(unquote(link.target))
        if ":" in target or OUTSIDE.match(target):
            continue
        place = (site / link.page).parent / target if target else site / link.page
        name = place.resolve().relative_to(site.resolve()).as_posix()
        there = place.exists() if not place.is_dir() else (place / "index.html").exists()
        known = read[name].anchors if name in read else {anchor}
        if not there or (anchor and not anchor.startswith("__") and anchor not in known):
            broken.append(link)
    assert broken == []
