"""Answers that took long, kept while the ledger stays as it was."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final

LARGEST: Final = 4_000_000  # bytes of one answer that is kept


class Memory:
    """The last `size` answers of one version of the ledger."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._version = ""
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, version: str, key: tuple[str, str]) -> bytes | None:
        """The answer to a question, if it was given for this version."""
        with self._lock:
            found = self._kept.get(key) if version == self._version else None
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, version: str, key: tuple[str, str], answer: bytes) -> None:
        """Keep an answer; those of another version are forgotten."""
        if len(answer) > LARGEST:
            return
        with self._lock:
            if version != self._version:
                self._kept.clear()
                self._version = version
            self._kept[key] = answer
            if len(self._kept) > self.size:
                self._kept.popitem(last=False)
