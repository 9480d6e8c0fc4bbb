"""Shards: the pieces of a corpus that are coded, written and checkpointed by themselves.

Paths and URLs are opened by fsspec, so a corpus may lie wherever it has a file system for.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.extras import needed
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Flow, Source, buffered
from dragoman.read.sources import read_source

SLICE: Final = 4_000_000
"""Bytes of JSONL in one shard: some 700,000 words, the most that a kill can cost a core."""
LINES: Final = (".jsonl", ".ndjson")


class Shard(NamedTuple):
    """A whole file, or those lines of it that begin from byte `first` up to `last`."""

    url: str
    first: int = 0
    last: int | None = None

    @property
    def name(self) -> str:
        """What the shard's output is called: the file's stem, and a digest of where it lies."""
        digest = sha256(repr(tuple(self)).encode()).hexdigest()[:12]
        return f"{PurePosixPath(self.url).name.split('.')[0]}-{self.first:012}-{digest}"


def file_system(url: str) -> tuple[Any, str]:
    """The file system that a path or URL is of, and its path there."""
    found: tuple[Any, str] = needed("fsspec.core", "ray", "--engine ray").url_to_fs(url)
    return found


def shards(urls: Iterable[str], size: int = SLICE) -> Iterator[Shard]:
    """The shards of files and folders, in order; hidden files are left out.

    Raises:
        DragomanError: E111 where nothing is there.
    """
    for url in urls:
        files, path = file_system(url)
        if not files.exists(path):
            raise DragomanError("E111", place=url)
        for file in sorted(files.find(path)):
            if file != path and PurePosixPath(file).name.startswith((".", "_")):
                continue
            yield from _slices(files.unstrip_protocol(file), files.size(file), size)


def _slices(url: str, length: int, size: int) -> Iterator[Shard]:
    if not url.endswith(LINES) or length <= size:
        yield Shard(url)
        return
    for first in range(0, length, size):
        yield Shard(url, first, first + size)


def documents(shard: Shard, reading: Reading) -> Iterator[Document | Reject]:
    """The documents of a shard, and rejects for what is none."""
    files, path = file_system(shard.url)
    name = shard.url if shard.last is None else f"{shard.url}@{shard.first}"
    identity = reading.kinds.stem(PurePosixPath(path).name)
    with files.open(path, "rb") as stream:
        if shard.last is not None:
            lines = _lines(stream, shard)
            if not lines:
                return
            name, stream = f"{name}.jsonl", io.BytesIO(lines)
        source = Source(name=name, stream=buffered(Flow(stream)), identity=identity)
        yield from read_source(source, reading)


def _lines(stream: Any, shard: Shard) -> bytes:
    """The lines that begin within the shard."""
    stream.seek(max(shard.first - 1, 0))
    if shard.first:
        stream.readline()
    lines: list[bytes] = []
    while stream.tell() < (shard.last or 0) and (line := stream.readline()):
        lines.append(line)
    return b"".join(lines)
