"""A source: one stream of bytes on its way to a reader, with what is known of it from outside."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final, Protocol

import msgspec

from dragoman.errors import DragomanError
from dragoman.read.limits import Limits

BUFFER: Final = 65_536
"""Bytes that are looked at to tell a format, and that streams are read in."""

IN_MEMORY: Final = 16_000_000
"""Bytes of an inner file that are held in memory; a larger one is laid on disk."""


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One stream.

    Attributes:
        name: what messages call it, such as "news.zip!may/report.txt".
        stream: buffered, so that its beginning can be looked at.
        identity: for the document, where the stream turns out to hold only one.
        depth: packings that it was taken out of.
        charset: what the transport said of its encoding.
        url: where it was fetched from, if an archive of the web says so.
        seen: the day on which it was fetched.
        path: the file that the stream is, where it is one.
    """

    name: str
    stream: io.BufferedReader
    identity: str | None = None
    depth: int = 0
    charset: str | None = None
    url: str | None = None
    seen: dt.date | None = None
    path: Path | None = None

    def head(self) -> bytes:
        """The first bytes, left in the stream."""
        return self.stream.peek(BUFFER)

    def seekable(self, limits: Limits) -> IO[bytes]:
        """The bytes as a stream in which one can move about.

        What comes out of a packing or a pipe is laid down in memory or on disk.

        Raises:
            DragomanError: E118 for more bytes than an archive member may have.
        """
        if self.path is not None:
            return self.path.open("rb")
        laid: Any = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
        size = 0
        while piece := self.stream.read(BUFFER):
            size += len(piece)
            limits.check_member(self.name, size)
            laid.write(piece)
        laid.seek(0)
        found: IO[bytes] = laid
        return found

    def whole(self, limits: Limits) -> bytes:
        """All bytes, where they may be held at once.

        Raises:
            DragomanError: E101 where there are none, E106 where there are too many.
        """
        content = self.stream.read(min(limits.whole + 1, 2**62))
        if not content:
            raise DragomanError("E101", place=self.name)
        if len(content) > limits.whole:
            limits.check_size(self.name, len(content))
        return content


class Flow(io.RawIOBase):
    """A stream under another: counts what flows, and lets `watch` stop it.

    Args:
        inner: where the bytes come from.
        watch: called with the number of bytes that have flowed so far; it may raise.
        fill: whether to wait until a buffer is full, so that its beginning tells the format; a
            pipe that somebody types into is not waited for.
    """

    def __init__(
        self, inner: Readable, watch: Callable[[int], object] | None = None, *, fill: bool = True
    ) -> None:
        self.inner = inner
        self.watch = watch
        self.fill = fill
        self.flowed = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view):
            piece = self.inner.read(len(view) - filled)
            if not piece:
                break
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
            if not self.fill:
                break
        self.flowed += filled
        if self.watch is not None:
            self.watch(self.flowed)
        return filled


def buffered(flow: Flow) -> io.BufferedReader:
    """The flow with a beginning that can be looked at."""
    return io.BufferedReader(flow, BUFFER)


def buffered_bytes(content: bytes) -> io.BufferedReader:
    """Bytes in memory as a stream."""
    return buffered(Flow(io.BytesIO(content)))


def one_read(stream: IO[bytes]) -> Readable:
    """A stream that gives what has come so far, without waiting for more."""
    return _OneRead(stream)


class _OneRead:
    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream

    def read(self, size: int, /) -> bytes:
        read = getattr(self.stream, "read1", self.stream.read)
        found: bytes = read(size)
        return found


def stem(name: str, packings: tuple[str, ...]) -> str:
    """A file's name without its endings of packing and without its ending."""
    last = PurePosixPath(name.replace("\\", "/")).name
    for packing in packings:
        if last.lower().endswith(packing) and len(last) > len(packing):
            last = last[: -len(packing)]
            break
    return PurePosixPath(last).stem or last
