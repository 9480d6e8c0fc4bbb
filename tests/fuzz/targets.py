"""What fuzzing holds the program to: no exception, no hang, no offset out of range."""

from __future__ import annotations

import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path

from tests.read import made

from dragoman.coder import Coder
from dragoman.read.document import Document
from dragoman.read.limits import Limits
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Source, buffered_bytes
from dragoman.read.sources import read_source
from dragoman.watch import Watch

LIMITS = Limits(size=200_000, member=5_000_000, depth=4)
SECONDS = 20.0
BROKEN = frozenset({"E114", "E116", "E129"})
"""Codes that own a fault of the program."""


@cache
def reading() -> Reading:
    return Reading(limits=LIMITS)


@cache
def seeds() -> dict[str, bytes]:
    """A good file of every format."""
    with tempfile.TemporaryDirectory() as folder:
        return {name: make(Path(folder) / name).read_bytes() for name, make in made.FORMATS.items()}


def read_bytes(name: str, content: bytes) -> list[Document]:
    """The documents of a file of this name and content; fails where reading does."""
    documents: list[Document] = []
    source = Source(name=name, stream=buffered_bytes(content), identity="x")
    with Watch(SECONDS):
        for found in read_source(source, reading()):
            if isinstance(found, Reject):
                assert found.code not in BROKEN, found.reason
            else:
                documents.append(found)
    return documents


def code(coder: Coder, document: Document) -> None:
    """Code a document; fails where coding does, or where a span lies outside its text."""
    rejects: list[Reject] = []
    for given, coded in coder.records([document], rejects.append, seconds=SECONDS):
        texts = {None: given.text, "title": given.title or ""}
        assert all(a[1] <= b[0] for a, b in pairwise(coded.sentences) if b[0] >= a[0])
        record = coded.to_dict()
        coded.to_json()
        for kind in ("actors", "times", "places", "statements", "events"):
            for item in record[kind]:
                _check(item, texts[item.get("in")])
    assert [r.reason for r in rejects] == []


def _check(item: dict[str, object], text: str) -> None:
    spans = [item["span"]] if "span" in item else []
    for name in ("mentions", "source", "cue", "content", "trigger"):
        spans += item.get(name, ())  # type: ignore[arg-type,operator]
    for start, end in spans:  # type: ignore[misc]
        assert 0 <= start < end <= len(text), item
    if "span" in item:
        start, end = item["span"]  # type: ignore[misc]
        assert text[start:end] == item["text"]
