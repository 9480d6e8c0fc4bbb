"""Word vectors, mapped from the disk instead of read into memory.

The pipeline knows the vectors of 700,000 words by their hashes. As a dictionary these take a third
of a second and 80 MB at every start; as one sorted array, kept in the user's cache under the
digest of its content, next to nothing. A stale cache is never found, a torn one made anew.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dragoman.compiled import cache_folder, keep
from dragoman.parse import importing as _first  # noqa: F401

# isort: split
import numpy as np
from spacy.vectors import Vectors

if TYPE_CHECKING:
    from spacy.language import Language

PARTS: Final = ("strings", "vectors")
"""What the pipeline is loaded without: its strings spell out the words that have vectors."""
SUFFIX: Final = ".rows"
Array = np.ndarray[Any, np.dtype[Any]]
_decode = msgspec.msgpack.Decoder(dict[int, int]).decode


class Rows(Mapping[int, int]):
    """Hash of a word -> row of its vector; an array of shape (2, words): sorted hashes, rows."""

    def __init__(self, table: Array) -> None:
        self._hashes, self._rows = np.asarray(table[0]), np.asarray(table[1])

    def __getitem__(self, key: int) -> int:
        at = int(np.searchsorted(self._hashes, np.uint64(key)))
        if at == len(self._hashes) or int(self._hashes[at]) != key:
            raise KeyError(key)
        return int(self._rows[at])

    def __iter__(self) -> Iterator[int]:
        return iter(self._hashes.tolist())

    def __len__(self) -> int:
        return len(self._hashes)


def attach(pipeline: Language, folder: Path) -> None:
    """Give a pipeline that was loaded without `PARTS` its vectors.

    Args:
        folder: the pipeline's "vocab".
    """
    vectors = Vectors(
        strings=pipeline.vocab.strings,
        data=np.asarray(np.load(folder / "vectors", mmap_mode="r")),
        name=pipeline.vocab.vectors.name,
    )
    vectors.key2row = Rows(_table(folder / "key2row"))
    pipeline.vocab.vectors = vectors


def _table(path: Path) -> Array:
    """The array of `Rows`: from the cache, or made of the pipeline's file and kept."""
    packed, cache = path.read_bytes(), cache_folder()
    if cache is None:
        return _sorted(packed)
    kept = cache / f"{hashlib.sha256(packed).hexdigest()[:16]}{SUFFIX}"
    try:
        return _opened(kept)
    except (OSError, ValueError):
        table = _sorted(packed)
        content = io.BytesIO()
        np.save(content, table)
        keep(kept, content.getvalue())
        return table


def _opened(path: Path) -> Array:
    """The array that was kept.

    Raises:
        OSError, ValueError: for none, or a torn one.
    """
    table: Array = np.load(path, mmap_mode="r")
    if table.ndim != 2 or table.dtype != np.uint64:
        raise ValueError
    return table


def _sorted(packed: bytes) -> Array:
    rows = _decode(packed)
    hashes = np.fromiter(rows, dtype=np.uint64, count=len(rows))
    table = np.stack([hashes, np.fromiter(rows.values(), dtype=np.uint64, count=len(rows))])
    return np.ascontiguousarray(table[:, np.argsort(hashes)])
