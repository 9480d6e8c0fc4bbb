"""Columns of the tables of records: what pages show, exports hold and records are sorted by."""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.errors import DragomanError, near_miss
from dragoman.ledger.fields import RecordKind


class Column(NamedTuple):
    """A column: its name in an address, its heading, whether it shows at first.

    Attributes:
        cells: what it is in a flat row; its own name where nothing else is told.
        falls: whether the largest of it is what people look for first.
    """

    name: str
    heading: str
    shown: bool = True
    cells: tuple[str, ...] = ()
    falls: bool = False

    def turned(self, sort: str) -> str:
        """How to sort by it next, where a table is sorted by `sort` now."""
        first, other = self.name, f"-{self.name}"
        if self.falls:
            first, other = other, first
        return other if sort == first else first


def _who(
    name: str, heading: str, side: str, shown: bool = True, more: tuple[str, ...] = ()
) -> Column:
    told = (f"{side}_names", f"{side}_countries", f"{side}_sectors", *more)
    return Column(name, heading, shown, told)


DAY: Final = Column("day", "Day", True, ("date", "first", "last"), falls=True)
SOURCE: Final = Column("source", "Outlet", False)
CONFIDENCE: Final = Column("confidence", "Confidence", False, falls=True)
JUDGED: Final = Column("judged", "Judged", False)
COLUMNS: Final[dict[RecordKind, tuple[Column, ...]]] = {
    "events": (
        DAY, _who("actors", "Actor", "actor"), Column("type", "Event", True, ("type", "modes")),
        _who("recipients", "Recipient", "recipient"),
        Column("place", "Place", True, ("place_name", "place_country", "lat", "lon")),
        Column("status", "Status"), Column("sentence", "Sentence", True, ("trigger", "sentence")),
        Column("contexts", "Contexts", False), Column("cameo", "CAMEO", False),
        Column("intensity", "Intensity", False, ("quad", "intensity"), falls=True),
        Column("quantities", "Numbers", False),
        Column("speakers", "On whose word", False, ("said_by", "stance")), SOURCE, CONFIDENCE,
        JUDGED,
    ),
    "statements": (
        DAY, _who("speakers", "Speaker", "speaker", more=("source_text",)),
        Column("stance", "Stance"), Column("quote", "Words"),
        _who("addressees", "Addressee", "addressee", shown=False),
        Column("kind", "Kind", False), Column("lemma", "Cue", True, ("cue", "lemma")),
        SOURCE._replace(shown=True), CONFIDENCE, JUDGED,
    ),
    "documents": (
        Column("date", "Date", falls=True), Column("title", "Title"), SOURCE._replace(shown=True),
        Column("events", "Events", falls=True), Column("statements", "Statements", falls=True),
        Column("actors", "Actors", falls=True), Column("id", "Identity", False),
    ),
}  # fmt: skip
# What tells a row from every other, whatever columns are chosen.
TOLD_APART: Final[dict[RecordKind, tuple[str, ...]]] = {
    "events": ("event", "document"), "statements": ("statement", "document"),
    "documents": ("id",),
}  # fmt: skip


def cells(kind: RecordKind, names: str) -> tuple[str, ...]:
    """The cells of flat rows that hold some columns, which a comma parts.

    Raises:
        DragomanError: E721 for a column that records of this kind do not have.
    """
    known = {column.name: column.cells or (column.name,) for column in COLUMNS[kind]}
    found = dict.fromkeys(TOLD_APART[kind])
    for name in names.split(","):
        if name not in known:
            hint = near_miss(name, tuple(known))
            reason = f"no column {name!r}.{hint} Known are: {', '.join(known)}"
            raise DragomanError("E721", place="columns", reason=reason)
        found |= dict.fromkeys(known[name])
    return tuple(found)
