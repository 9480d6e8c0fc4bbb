"""Reading: bytes come in, documents with an id, a date and a text go out.

What a source is, is told by its beginning and its name (`kinds.py`). Packings are opened as they
flow (`archives.py`), each format has a reader (`sources.py` lists them), and names of columns,
forms of dates, styles of export and the language are rules (`rules/`). Nothing is ever fetched,
no memory grows with the source, and what cannot be read is a `Reject` with its reason.
"""

from __future__ import annotations

import datetime as dt
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from dragoman.read.document import Document
from dragoman.read.limits import DEFAULT, Limits
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.sources import read_all

__all__ = ["Document", "Limits", "Reject", "read"]


def read(
    path: str | Path,
    *,
    date: dt.date | str | None = None,
    columns: Mapping[str, str] | None = None,
    limits: Limits = DEFAULT,
    on_reject: Callable[[Reject], object] | None = None,
) -> Iterator[Document]:
    """The documents of a file or folder, or of standard input ("-"), in any format.

    Args:
        date: day of publication for documents that tell none themselves.
        columns: which column or key holds which field, as in `{"date": "pubDate"}`, where the
            usual names do not tell.
        limits: what one input may cost.
        on_reject: called with every input that is no document; by default it is warned of.

    Raises:
        ValueError: `date` is no calendar day.
        DragomanError: E133 where `columns` names a field that there is not.
    """
    day = dt.date.fromisoformat(date) if isinstance(date, str) else date
    reading = Reading(date=day, columns=columns, limits=limits)
    for found in read_all([path], reading=reading):
        if isinstance(found, Document):
            yield found
        elif on_reject is not None:
            on_reject(found)
        else:
            warnings.warn(found.reason, stacklevel=2)


class _Callable(ModuleType):
    """This module, which is found under the name of the function `dragoman.read`.

    Importing a module of a package binds it there; whoever calls the name means the function.
    """

    def __call__(self, *arguments: Any, **named: Any) -> Iterator[Document]:
        return read(*arguments, **named)


sys.modules[__name__].__class__ = _Callable
