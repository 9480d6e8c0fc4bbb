"""Parcels: documents on their way to a worker, and results put back into the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from dragoman.read.document import Document
from dragoman.read.reject import Reject
from dragoman.records.model import Coded

FULL: Final = 16_000
"""Characters that fill a parcel: about a batch of the parser's, half a second of work."""
MOST: Final = 32
"""Documents of one parcel."""

Result = Coded | Reject
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Coded).decode


class Parcel(NamedTuple):
    """Documents that go to a worker together.

    Attributes:
        first: number of the first document in the order of reading; the others follow on.
        deaths: workers that died while they had it.
    """

    first: int
    documents: tuple[Document, ...]
    deaths: int = 0

    def parted(self) -> Iterator[Parcel]:
        """Its documents one by one, after a worker died over one of them."""
        for number, document in enumerate(self.documents, self.first):
            yield Parcel(number, (document,), self.deaths + 1)


def parcels(documents: Iterable[Document]) -> Iterator[Parcel]:
    """Documents in parcels, no more read ahead than one parcel holds."""
    packed: list[Document] = []
    first = size = 0
    for document in documents:
        packed.append(document)
        size += len(document.text)
        if size >= FULL or len(packed) >= MOST:
            yield Parcel(first, tuple(packed))
            first += len(packed)
            packed, size = [], 0
    if packed:
        yield Parcel(first, tuple(packed))


def sent(document: Document) -> Document:
    """The document as a worker gets it: what is only handed through stays at home."""
    return msgspec.structs.replace(document, extra={}) if document.extra else document


def packed(result: Result) -> bytes | Reject:
    """A worker's result, ready to be sent."""
    return result if isinstance(result, Reject) else _encode(result)


def unpacked(found: bytes | Reject, document: Document) -> Result:
    """What `packed` made of a result, with what its document hands through."""
    if isinstance(found, Reject):
        return found
    coded = _decode(found)
    return msgspec.structs.replace(coded, extra=document.extra) if document.extra else coded


class Shelf:
    """Results that wait for those before them.

    Args:
        ordered: whether results leave in the order of reading, or as they come.
    """

    def __init__(self, *, ordered: bool) -> None:
        self._ordered = ordered
        self._next = 0
        self._waiting: dict[int, tuple[Document, Result]] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, number: int, document: Document, result: Result) -> None:
        self._waiting[number] = document, result

    def take(self) -> Iterator[tuple[Document, Result]]:
        """Everything that may leave now."""
        if not self._ordered:
            yield from self._waiting.values()
            self._waiting.clear()
        while self._next in self._waiting:
            yield self._waiting.pop(self._next)
            self._next += 1
