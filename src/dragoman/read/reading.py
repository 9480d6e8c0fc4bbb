"""What reading goes by: the day for undated documents, limits, and the rules of every format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from dragoman.errors import DragomanError
from dragoman.read.columns import Columns
from dragoman.read.dates import DateForms, Order
from dragoman.read.document import Document
from dragoman.read.exports import Exports
from dragoman.read.given import as_document
from dragoman.read.kinds import Kinds
from dragoman.read.language import Languages
from dragoman.read.limits import DEFAULT, Limits
from dragoman.read.markup import Markup
from dragoman.read.reject import Reject
from dragoman.rules import RuleBook


class Reading:
    """Holds what every reader needs, and makes documents of what they found.

    Args:
        date: day of publication for documents that tell none themselves.
        columns: meaning -> column or key, as in `--map date=pubDate`.

    Attributes:
        consumed: bytes of the given files that were read so far.
    """

    def __init__(
        self,
        *,
        date: dt.date | None = None,
        columns: Mapping[str, str] | None = None,
        limits: Limits = DEFAULT,
        book: RuleBook | None = None,
    ) -> None:
        book = book or RuleBook()
        self.date = date
        self.limits = limits
        self.kinds = Kinds(book)
        self.columns = Columns(book, columns)
        self.dates = DateForms(book)
        self.exports = Exports(book)
        self.languages = Languages(book)
        self.markup = Markup(book)
        self.consumed = 0

    def document(
        self, given: dict[str, Any], place: str, *, order: Order | None = None
    ) -> Document | Reject:
        """The document that an object describes, or why it is none.

        Args:
            given: an object in the JSONL form, or one with other usual names.
            order: whether day or month comes first in its table's dates.
        """
        identity = given.get("id")
        try:
            row = self.columns.arranged(given, place)
            if row is not given:
                row = self._read_cells(row)
            row = {**row, "date": self.dates.day(row.get("date"), place, order)}
            document = as_document(row, place, date=self.date, longest=self.limits.size)
            if not row.get("language"):
                self.languages.check(document, place)
        except DragomanError as error:
            return Reject.of(place, error, None if identity is None else str(identity))
        return document

    def _read_cells(self, row: dict[str, Any]) -> dict[str, Any]:
        """The cells of a row whose columns were found by name, in the types of the JSONL form."""
        read = dict(row)
        for name in ("text", "title", "source", "url", "language"):
            if name in row:
                read[name] = _written(row[name])
        if isinstance(read.get("text"), str):
            read["text"] = self.markup.plain(read["text"])
        return read

    def undated(self, day: dt.date | None, basis: str) -> tuple[dt.date | None, dict[str, str]]:
        """The day of a document that tells none for sure, and the flag that goes with it.

        The day that the user gave goes before one that is only likely.
        """
        if self.date is not None or day is None:
            return self.date, {}
        return day, {"date_basis": basis}


def _written(value: Any) -> Any:
    """A cell as text: paragraphs joined, names of a list joined; what is neither stays."""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "\n\n".join(value)
    return str(value) if isinstance(value, int | float) else value
