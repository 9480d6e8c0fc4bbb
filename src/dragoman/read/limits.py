"""Limits that protect a run from what is too large, too deep, too densely packed or too slow."""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.errors import DragomanError

UNPACKED_FREELY: Final = 16 * 2**20
"""Bytes that anything may unpack to before its ratio counts: small things may be very regular."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one input may cost; 0 lifts a limit.

    Attributes:
        size: characters of one document.
        member: bytes of one unpacked member of an archive.
        ratio: unpacked bytes for each packed byte.
        depth: packings within one another (a `.tar.gz` has two).
        seconds: for coding one document.
    """

    size: int = 5_000_000
    member: int = 2_000_000_000
    ratio: int = 200
    depth: int = 5
    seconds: float = 300.0

    @property
    def whole(self) -> int:
        """Bytes that may be held at once for one document: four for each character."""
        return 4 * self.size if self.size else 2**62

    def check_size(self, place: str, size: int) -> None:
        """Raises E106 for a document of more characters than allowed."""
        if self.size and size > self.size:
            raise DragomanError("E106", place=place, size=size, unit="document", limit=self.size)

    def check_member(self, place: str, size: int) -> None:
        """Raises E118 for an archive member of more unpacked bytes than allowed."""
        if self.member and size > self.member:
            raise DragomanError("E118", place=place, limit=self.member)

    def check_ratio(self, place: str, packed: int, unpacked: int) -> None:
        """Raises E119 where so few packed bytes gave so many."""
        if self.ratio and unpacked > max(UNPACKED_FREELY, self.ratio * packed):
            raise DragomanError("E119", place=place, ratio=self.ratio)

    def check_depth(self, place: str, depth: int) -> None:
        """Raises E120 for a packing inside too many others."""
        if self.depth and depth > self.depth:
            raise DragomanError("E120", place=place, limit=self.depth)


DEFAULT: Final = Limits()
