"""The document: one dated report as it was given."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One news report. All offsets of its record count in `text` (or in `title`).

    Attributes:
        id: the document's identity within a run.
        date: day of publication, the anchor of relative times.
        text: the report exactly as given.
        body: offset at which the report proper begins, after a `date YYYY-MM-DD` prefix.
        extra: keys of the input that dragoman does not know, handed through.
    """

    id: str
    date: dt.date
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    extra: dict[str, Any] = {}
    body: int = 0
