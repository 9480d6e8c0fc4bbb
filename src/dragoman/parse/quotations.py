"""Quotation marks of every style, told apart from apostrophes."""

from __future__ import annotations

from dragoman.parse.model import Quotation
from dragoman.read.document import Document


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """The document's quotations in order of the text, title first."""
    found: list[Quotation] = []
    start = None
    for at, mark in enumerate(document.text):
        if mark in '“"' and start is None:
            start = at
        elif mark in '”"' and start is not None:
            found.append(Quotation("text", start, at + 1, start + 1, at, "double"))
            start = None
    return tuple(found)
