"""Reading: files and standard input come in, documents with an id, a date and a text go out."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.read.document import Document
from dragoman.read.reject import Reject
from dragoman.read.sources import read_all

__all__ = ["Document", "Reject", "read"]


def read(
    path: str | Path,
    *,
    date: dt.date | str | None = None,
    on_reject: Callable[[Reject], object] | None = None,
) -> Iterator[Document]:
    """The documents of a file or folder, or of standard input ("-").

    Args:
        date: day of publication for documents that tell none themselves.
        on_reject: called with every input that is no document; by default it is warned of.

    Raises:
        ValueError: `date` is no calendar day.
    """
    day = dt.date.fromisoformat(date) if isinstance(date, str) else date
    for found in read_all([path], date=day):
        if isinstance(found, Document):
            yield found
        elif on_reject is not None:
            on_reject(found)
        else:
            warnings.warn(found.reason, stacklevel=2)
