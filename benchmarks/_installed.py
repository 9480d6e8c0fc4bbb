"""Other programs that give a part of what a record holds, where they are installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import NamedTuple

from benchmarks._plain import bare_pipeline
from dragoman.read.document import Document


class Tool(NamedTuple):
    """A program: what it gives, and how many of that it finds in documents."""

    name: str
    gives: str
    count: Callable[[list[Document]], int]


def installed() -> list[Tool]:
    """Those that can be imported; of the others it is said that they are not there."""
    known = {"textacy": _quotations, "dateparser": _dates}
    tools = []
    for package, tool in known.items():
        if importlib.util.find_spec(package) is None:
            print(f"{package} is not installed and left out")
        else:
            tools.append(tool())
    return tools


def _quotations() -> Tool:
    """textacy's direct quotations, on the same pipeline."""
    from textacy.extract import direct_quotations

    pipeline = bare_pipeline()

    def count(documents: list[Document]) -> int:
        found = 0
        for doc in pipeline.pipe(d.text for d in documents):
            try:
                found += sum(1 for _ in direct_quotations(doc))
            except ValueError:  # It gives up on a text whose quotation marks do not pair.
                continue
        return found

    return Tool("textacy quotations", "quotations", count)


def _dates() -> Tool:
    """dateparser's search for dates, in English."""
    from dateparser.search import search_dates

    def count(documents: list[Document]) -> int:
        return sum(len(search_dates(d.text, languages=["en"]) or ()) for d in documents)

    return Tool("dateparser search", "dates", count)
