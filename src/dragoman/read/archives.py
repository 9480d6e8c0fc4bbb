"""Packings: gzip, zstd, zip and tar are read as they flow; nothing is unpacked to a folder.

Every packing is watched: how much comes out of how little, how deep packings lie in one another,
where names and links lead.
"""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PureWindowsPath
from typing import IO, Any, Final

import msgspec

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.extras import needed
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Flow, Readable, Source, buffered

Opened = Callable[[Source, Reading], Iterator[Document | Reject]]

WINDOW: Final = 2**27
"""Bytes that zstd may ask for to look back on."""

OFFICE: Final = frozenset({"[Content_Types].xml", "mimetype"})
"""Members by which an office document or a book is told from an archive of texts."""

OFFICE_FILE: Final = "an office document or an electronic book"
SAVE_IT: Final = "Save it as plain text or HTML."

_ENCRYPTED: Final = 1


class _Sound:
    """A stream whose damage is told as E127, wherever its bytes are read."""

    def __init__(self, inner: Readable, place: str, *faults: type[Exception]) -> None:
        self.inner, self.place = inner, place
        self.faults: tuple[type[Exception], ...] = (
            EOFError,
            zlib.error,
            gzip.BadGzipFile,
            zipfile.BadZipFile,
            *faults,
        )

    def read(self, size: int, /) -> bytes:
        try:
            return self.inner.read(size)
        except self.faults as error:
            raise DragomanError("E127", place=self.place, reason=error) from error


def read_gzip(source: Source, reading: Reading, opened: Opened) -> Iterator[Document | Reject]:
    """What lies in a gzip file.

    Raises:
        DragomanError: E119, E120, E127.
    """
    packed = Flow(source.stream)
    inner: Any = gzip.GzipFile(fileobj=buffered(packed))
    yield from _unpacked(source, _Sound(inner, source.name), packed, reading, opened)


def read_zstd(source: Source, reading: Reading, opened: Opened) -> Iterator[Document | Reject]:
    """What lies in a zstd file.

    Raises:
        DragomanError: E119, E120, E127, E401 without the library.
    """
    zstandard = needed("zstandard", "html", f"reading {source.name}")
    packed = Flow(source.stream)
    decompressor = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    inner = decompressor.stream_reader(buffered(packed), read_across_frames=True)
    sound = _Sound(inner, source.name, zstandard.ZstdError)
    yield from _unpacked(source, sound, packed, reading, opened)


def _unpacked(
    source: Source, inner: Readable, packed: Flow, reading: Reading, opened: Opened
) -> Iterator[Document | Reject]:
    limits, place = reading.limits, source.name
    limits.check_depth(place, source.depth + 1)
    flow = Flow(inner, lambda size: limits.check_ratio(place, packed.flowed, size))
    yield from opened(_inside(source, flow, place, source.identity), reading)


def read_zip(source: Source, reading: Reading, opened: Opened) -> Iterator[Document | Reject]:
    """What lies in a zip file, member by member in its own order.

    Raises:
        DragomanError: E117 for an office file, E120, E127.
    """
    reading.limits.check_depth(source.name, source.depth + 1)
    with source.seekable(reading.limits) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise DragomanError("E127", place=source.name, reason=error) from error
        if OFFICE.intersection(archive.namelist()):
            raise DragomanError("E117", place=source.name, called=OFFICE_FILE, advice=SAVE_IT)
        for member in archive.infolist():
            if not member.is_dir():
                yield from _zipped(archive, member, source, reading, opened)


def _zipped(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, reading: Reading,
    opened: Opened,
) -> Iterator[Document | Reject]:  # fmt: skip
    place = f"{source.name}!{member.filename}"
    limits = reading.limits
    try:
        _check_name(member.filename, place)
        if member.flag_bits & _ENCRYPTED:
            raise DragomanError("E128", place=place)
        if (member.external_attr >> 16) & 0o170000 == 0o120000:
            raise DragomanError("E124", place=place)

        def watch(size: int) -> None:
            limits.check_member(place, size)
            limits.check_ratio(place, member.compress_size, size)

        with archive.open(member) as inner:
            identity = reading.kinds.stem(member.filename)
            yield from opened(
                _inside(source, Flow(_Sound(inner, place), watch), place, identity), reading
            )
    except DragomanError as error:
        yield Reject.of(place, error)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as error:
        yield Reject.of(place, DragomanError("E127", place=place, reason=error))


def read_tar(source: Source, reading: Reading, opened: Opened) -> Iterator[Document | Reject]:
    """What lies in a tar file, member by member, as it flows.

    Raises:
        DragomanError: E120, E127.
    """
    reading.limits.check_depth(source.name, source.depth + 1)
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as archive:
            for member in archive:
                yield from _tarred(archive, member, source, reading, opened)
                # The list of members would grow with the archive.
                archive.members.clear()  # type: ignore[attr-defined]
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise DragomanError("E127", place=source.name, reason=error) from error


def _tarred(
    archive: tarfile.TarFile, member: tarfile.TarInfo, source: Source, reading: Reading,
    opened: Opened,
) -> Iterator[Document | Reject]:  # fmt: skip
    if member.isdir():
        return
    place = f"{source.name}!{member.name}"
    limits = reading.limits
    try:
        _check_name(member.name, place)
        if not member.isreg():
            raise DragomanError("E124", place=place)
        inner: IO[bytes] | None = archive.extractfile(member)
        if inner is None:
            raise DragomanError("E124", place=place)
        flow = Flow(inner, lambda size: limits.check_member(place, size))
        yield from opened(_inside(source, flow, place, reading.kinds.stem(member.name)), reading)
    except DragomanError as error:
        yield Reject.of(place, error)


def _inside(source: Source, flow: Flow, name: str, identity: str | None) -> Source:
    """The source that lies inside another."""
    return msgspec.structs.replace(
        source, name=name, stream=buffered(flow), identity=identity, depth=source.depth + 1,
        path=None,
    )  # fmt: skip


def _check_name(name: str, place: str) -> None:
    path = PureWindowsPath(name)
    if path.anchor or ".." in path.parts:
        raise DragomanError("E125", place=place)
