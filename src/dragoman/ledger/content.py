"""What a document holds, as the ledger keeps it: text that SQLite can store, and its digest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final

from dragoman.read.document import Document
from dragoman.records.model import Coded

# SQLite ends text at U+0000 and takes no half of a surrogate pair; one sign stands for one sign,
# so that offsets stay true.
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")


def stored(text: str) -> str:
    """Text as the ledger can hold it, of the same length."""
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub("\ufffd", text)


def optional(text: str | None) -> str | None:
    """`stored` for what may be missing."""
    return None if text is None else stored(text)


def as_json(value: Any) -> str:
    """A value as JSON text, keys in order; dates and other strangers as strings."""
    return stored(
        json.dumps(value, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    )


def spelled(rows: Iterable[int]) -> str:
    """Row numbers as SQL spells a list of them ("3,7,9").

    A view is looked up by such a list; joined, or filtered by a query, it is read whole.
    """
    return ",".join(str(int(row)) for row in sorted(rows))


def content_hash(document: Document | Coded, text: str | None) -> str:
    """First 32 hex digits of a SHA-256 over all that was given of a document.

    Args:
        text: the report; None where only its record is known.
    """
    given = [
        document.id, document.date, document.title, document.source, document.url,
        document.language, document.extra, text,
    ]  # fmt: skip
    return sha256(json.dumps(given, sort_keys=True, default=str).encode()).hexdigest()[:32]
