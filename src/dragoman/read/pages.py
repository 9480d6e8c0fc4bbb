"""Pages of the web: trafilatura finds the article, htmldate its day. Nothing is fetched.

Offsets count in the extracted text. A day that stands in the page's own data is taken as told;
one that only the running text suggests is flagged with `date_basis: "guessed"` in `extra`, and a
day given on the command line goes before it.
"""

from __future__ import annotations

import copy
import datetime as dt
import logging
from collections.abc import Iterator
from typing import Any, Final

from dragoman.errors import DragomanError
from dragoman.read.decoding import decoded
from dragoman.read.document import Document
from dragoman.read.extras import needed
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Source

ELEMENTS: Final = 200_000
"""Elements that a page may have: looking for the article takes more than linear time."""


def read_page(source: Source, reading: Reading) -> Iterator[Document | Reject]:
    """The article of a page.

    Raises:
        DragomanError: E401 without the library, E123 where the page holds no article.
    """
    needed("trafilatura", "html", f"reading {source.name}")
    html = decoded(source.whole(reading.limits), source.name, source.charset)
    given = page(html, source, reading)
    if source.identity:
        given["id"] = source.identity
    yield reading.document(given, source.name)


def page(html: str, source: Source, reading: Reading) -> dict[str, Any]:
    """What a page tells of its article, in the JSONL form.

    Raises:
        DragomanError: E123 where it holds none.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = _tree(html, source.name)
    found = _article(tree, source)
    day, basis = _day(tree, source)
    given: dict[str, Any] = {
        "text": _without_heading(found.text, found.title), "title": found.title,
        "source": found.sitename or found.hostname, "author": found.author,
        "url": source.url or found.url,
    }  # fmt: skip
    if basis == "told":
        given["date"] = day
    else:
        day, flag = reading.undated(day or source.seen, basis if day else "fetched")
        given |= {"date": day, **flag}
    return {k: v for k, v in given.items() if v is not None and v != ""}


def _without_heading(text: str, title: str | None) -> str:
    """The text without the headline that opens it: that is coded as the title."""
    first, _, rest = text.partition("\n")
    same = title is not None and " ".join(first.split()) == " ".join(title.split())
    return rest.lstrip() if same and rest.strip() else text


def _tree(html: str, place: str) -> Any:
    """The page's elements, in a parser that neither fetches nor expands anything."""
    lxml = needed("lxml.html", "html", f"reading {place}")
    parser = lxml.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        tree = lxml.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except needed("lxml.etree", "html", f"reading {place}").ParserError as error:
        raise DragomanError("E123", place=place) from error
    if sum(1 for _ in tree.iter()) > ELEMENTS:
        raise DragomanError("E106", place=place, size=len(html), unit="page", limit=ELEMENTS)
    return tree


def _article(tree: Any, source: Source) -> Any:
    trafilatura = needed("trafilatura", "html", f"reading {source.name}")
    found = trafilatura.bare_extraction(
        copy.deepcopy(tree), url=source.url, with_metadata=True, include_comments=False,
        include_tables=True, date_extraction_params={"extensive_search": False},
    )  # fmt: skip
    if found is None or not (found.text or "").strip():
        raise DragomanError("E123", place=source.name)
    return found


def _day(tree: Any, source: Source) -> tuple[dt.date | None, str]:
    """The day of publication, and whether the page tells it or it was guessed."""
    htmldate = needed("htmldate", "html", f"reading {source.name}")
    for basis in ("told", "guessed"):
        found = htmldate.find_date(
            copy.deepcopy(tree), original_date=True, url=source.url,
            extensive_search=basis == "guessed",
        )  # fmt: skip
        if found:
            return dt.date.fromisoformat(found), basis
    return None, "guessed"
