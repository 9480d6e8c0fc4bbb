"""Identities within a run: a repeated id becomes `id#2`, `id#3`, and is told."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

import msgspec

from dragoman.read.document import Document


class Identities:
    """Gives every document of a run an id of its own."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def settle(self, document: Document) -> Document:
        """The document itself, or the same under a new id where its own was used before."""
        self._seen[document.id] += 1
        number = self._seen[document.id]
        if number == 1:
            return document
        renamed = f"{document.id}#{number}"
        self._seen[renamed] += 1
        return msgspec.structs.replace(document, id=renamed)


def document_hash(document: Document) -> str:
    """32 hex digits over all that a document is, by which a run knows what it has coded."""
    given = msgspec.structs.astuple(document)
    return blake2b(repr(given).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
