"""Paths become documents: files, folders walked in order, and standard input.

What a source is, is told by its beginning and its name (`kinds.py`); packings are opened and what
lies in them is told in the same way.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from typing import Final

from dragoman.errors import DragomanError
from dragoman.read.archives import read_gzip, read_tar, read_zip, read_zstd
from dragoman.read.crawls import read_crawl
from dragoman.read.document import Document
from dragoman.read.feeds import read_feed
from dragoman.read.kinds import Kind
from dragoman.read.lines import read_lines
from dragoman.read.mail import read_mail, read_mbox
from dragoman.read.pages import read_page
from dragoman.read.parquet import read_parquet
from dragoman.read.plain import read_plain
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Flow, Source, buffered, one_read
from dragoman.read.tables import read_table
from dragoman.read.trees import read_json

Found = Iterator[Document | Reject]

READERS: Final[dict[Kind, Callable[[Source, Reading], Found]]] = {
    "plain": read_plain, "page": read_page, "json": read_json, "lines": read_lines,
    "table": read_table, "parquet": read_parquet, "feed": read_feed, "mbox": read_mbox,
    "mail": read_mail,
}  # fmt: skip
OPENERS: Final = {
    "gzip": read_gzip, "zstd": read_zstd, "zip": read_zip, "tar": read_tar, "warc": read_crawl,
}  # fmt: skip


def read_all(
    paths: Iterable[str | Path],
    *,
    date: dt.date | None = None,
    reading: Reading | None = None,
    apart: Set[Path] = frozenset(),
) -> Found:
    """Documents and rejects of every path, in the order given; folders are walked by name.

    "-" is standard input. What cannot be read is a reject with its reason.

    Args:
        date: day of publication for documents that tell none, where no `reading` is given.
        apart: absolute paths that are passed over in folders, such as what the reader writes.
    """
    reading = reading or Reading(date=date)
    for path in paths:
        if str(path) == "-":
            flow = Flow(one_read(sys.stdin.buffer), fill=False)
            yield from read_source(Source(name="<stdin>", stream=buffered(flow)), reading)
            continue
        for file in files(Path(path), apart):
            yield from _read_file(file, reading)


def files(path: Path, apart: Set[Path] = frozenset()) -> Iterator[Path]:
    """The path itself, or the files of the folder that it is, by name.

    Hidden ones are left out, and what is, or lies in, one of the absolute paths of `apart`.
    """
    if not path.is_dir():
        yield path
        return
    root = path.resolve()
    for file in sorted(path.rglob("*")):
        within = file.relative_to(path)
        hidden = any(part.startswith(".") for part in within.parts)
        if file.is_file() and not hidden and apart.isdisjoint(_with_parents(root / within)):
            yield file


def _with_parents(path: Path) -> Iterator[Path]:
    yield path
    yield from path.parents


def _read_file(path: Path, reading: Reading) -> Found:
    before = reading.consumed

    def watch(flowed: int) -> None:
        reading.consumed = before + flowed

    try:
        with path.open("rb") as stream:
            flow = Flow(stream, watch)
            identity = reading.kinds.stem(path.name)
            source = Source(
                name=str(path), stream=buffered(flow), identity=identity, path=path.absolute()
            )
            yield from read_source(source, reading)
            reading.consumed = before + path.stat().st_size
    except FileNotFoundError:
        yield Reject.of(str(path), DragomanError("E111", place=path))
    except OSError as error:
        yield Reject.of(str(path), DragomanError("E112", place=path, reason=error.strerror))


def read_source(source: Source, reading: Reading) -> Found:
    """Every document of a source; a fault that ends it is the last reject."""
    try:
        yield from _told(source, reading)
    except DragomanError as error:
        yield Reject.of(source.name, error, source.identity)
    except (EOFError, OSError) as error:
        fault = DragomanError("E112", place=source.name, reason=error)
        yield Reject.of(source.name, fault, source.identity)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        fault = DragomanError("E116", place=source.name, reason=reason)
        yield Reject.of(source.name, fault, source.identity)


def _told(source: Source, reading: Reading) -> Found:
    head = source.head()
    rule = reading.kinds.tell(source.name, head)
    if rule.kind == "refused":
        raise DragomanError("E117", place=source.name, called=rule.called, advice=rule.advice)
    opener = OPENERS.get(rule.kind)
    if opener is not None:
        yield from opener(source, reading, read_source)
        return
    found = False
    for one in READERS[rule.kind](source, reading):
        found = True
        yield one
    if not found:
        raise DragomanError("E101", place=source.name)
