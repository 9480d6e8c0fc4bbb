"""Arithmetic: the pipeline's matrix products, faster and the same for every neighbourhood.

Most of a parse is products of small matrices, which numpy's BLAS multiplies some three times as
fast as the one that thinc brings. But in single precision its last bits hang on which rows share a
product, and so would, once in a long while, the parse of a sentence on its neighbours. Two ways
keep them apart. Where each row is a word by itself, products are taken in double precision and
rounded (`Rounded`). In the convolutions, where most of the time goes, every sentence begins at a
row that the BLAS treats as it treats the first one (`Aligned`). What a word is embedded as, before
its neighbours are looked at, is remembered (`Embedding`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dragoman.parse import importing as _first  # noqa: F401

# isort: split
import numpy as np
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

Rows = np.ndarray[Any, np.dtype[Any]]
TILES: Final = (12, 16, 24, 32, 48, 64)
"""Numbers of rows that a BLAS may work on at a time."""
KEPT: Final = 50_000
"""Words whose embedding is remembered at once."""


class Rounded(NumpyOps):  # type: ignore[misc]
    """Products in double precision, rounded: no row's result hangs on the others."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(
        self, x: Rows, y: Rows, out: Rows | None = None, trans1: bool = False, trans2: bool = False
    ) -> Rows:
        """The product of two matrices, either of them transposed first."""
        left, right = x.T if trans1 else x, y.T if trans2 else y
        exact: Rows = left.astype("float64") @ right.astype("float64")
        if out is None:
            return exact.astype(x.dtype)
        out[...] = exact
        return out


class Aligned(NumpyOps):  # type: ignore[misc]
    """Products in single precision of sequences that each begin at a multiple of `tile` rows."""

    def __init__(self, tile: int) -> None:
        super().__init__(use_blis=False)
        self.tile = tile

    def flatten(
        self, X: list[Rows], dtype: Any = None, pad: int = 0, ndim_if_empty: int = 2
    ) -> Rows:
        """The sequences below each other, each after `pad` rows of zeros and filled up with more.

        The last one is followed by a whole tile of zeros, so that it ends like the others.
        """
        starts, total = self._layout([len(x) for x in X], pad)
        width = X[0].shape[1:] if X else (0,) * (ndim_if_empty - 1)
        flat = np.zeros((total, *width), dtype=dtype or (X[0].dtype if X else "f"))
        for start, x in zip(starts, X, strict=True):
            flat[start : start + len(x)] = x
        return flat

    def unflatten(self, X: Rows, lengths: Rows, pad: int = 0) -> list[Rows]:
        """The sequences that `flatten` put below each other."""
        sizes = lengths.tolist()
        starts, _ = self._layout(sizes, pad)
        return [X[start : start + size] for start, size in zip(starts, sizes, strict=True)]

    def _layout(self, sizes: list[int], pad: int) -> tuple[list[int], int]:
        """The row at which each sequence begins, and the number of rows."""
        starts, at = [], 0
        for size in sizes:
            starts.append(at + pad)
            at += -(-(pad + size) // self.tile) * self.tile
        return starts, at + self.tile


class Embedding:
    """What words are embedded as, remembered; stands where the model's own embedding stood."""

    def __init__(self, embed: Model[Any, Any], vocab: Vocab, columns: list[Any]) -> None:
        self._embed = embed
        self._vocab = vocab
        self._columns = [*columns, NORM, SPACY, ORTH]
        self._known: dict[bytes, int] = {}
        self._table = np.zeros((KEPT, embed.get_dim("nO")), dtype="f")

    def __call__(self, model: Any, docs: list[Doc], is_train: bool) -> tuple[list[Rows], Any]:
        """One row a word for each sentence; as a thinc layer's `forward`, which never trains."""
        features = [doc.to_array(self._columns) for doc in docs]
        keys = [_keys(rows) for rows in features]
        if any(k not in self._known for ks in keys for k in ks):
            unknown = _distinct(keys, features)
            unknown = {k: f for k, f in unknown.items() if k not in self._known}
            if len(self._known) + len(unknown) > len(self._table):
                self._known.clear()
                unknown = _distinct(keys, features)
                self._table = np.zeros((max(KEPT, len(unknown)), self._table.shape[1]), dtype="f")
            self._learn(unknown)
        known, table = self._known, self._table
        return [table[[known[k] for k in ks]] for ks in keys], _never_trained

    def _learn(self, unknown: dict[bytes, Rows]) -> None:
        rows = np.stack(list(unknown.values()))
        strings = self._vocab.strings
        doc = Doc(self._vocab, [strings[n] for n in rows[:, -1]], rows[:, -2].astype(bool).tolist())
        norms: Any = np.ascontiguousarray(rows[:, -3:-2])
        doc.from_array([NORM], norms)
        first = len(self._known)
        self._table[first : first + len(rows)] = self._embed.predict([doc])[0]
        self._known.update(zip(unknown, range(first, first + len(rows)), strict=True))


def quicken(pipeline: Language) -> None:
    """Let a spaCy pipeline multiply as above, on one thread; models of another build stay as is."""
    threadpool_limits(1, "blas")
    rounded, tile = Rounded(), _tile()
    for _, pipe in pipeline.pipeline:
        model = getattr(pipe, "model", None)
        if not isinstance(model, Model):
            continue
        for node in model.walk():
            node.ops = rounded
        for node in list(model.walk()):
            if node.has_ref("embed") and node.has_ref("encode"):
                _remember(node, pipeline.vocab)
                _align(node.get_ref("encode"), tile)


def _remember(node: Model[Any, Any], vocab: Vocab) -> None:
    """Put an `Embedding` in the place of the model's own."""
    embed = node.get_ref("embed")
    columns = [n.attrs["columns"] for n in embed.walk() if n.name == "extract_features"]
    if len(columns) != 1 or embed not in node.layers:
        return
    kept = Embedding(embed, vocab, columns[0])
    node.layers[node.layers.index(embed)] = Model("remembered", kept)


def _align(encode: Model[Any, Any], tile: int | None) -> None:
    """Let the convolutions begin each sequence at a tile."""
    if tile is None or not encode.attrs.get("pad"):
        return
    aligned = Aligned(tile)
    for node in encode.walk():
        node.ops = aligned


@cache
def _tile() -> int | None:
    """The rows that this machine's BLAS works on at a time; None where that cannot be made out."""
    numbers = np.random.default_rng(0)
    rows = numbers.standard_normal((1920, 288), dtype="f")
    weights = numbers.standard_normal((288, 288), dtype="f")
    whole = rows @ weights.T
    return next((t for t in TILES if _is_tile(t, rows, weights, whole)), None)


def _is_tile(tile: int, rows: Rows, weights: Rows, whole: Rows) -> bool:
    """Whether products that begin and end at multiples of `tile` rows have the same bits."""
    spans = [(start * tile, (start + size) * tile) for start in (0, 1, 3) for size in (1, 2, 5, 9)]
    return all(
        np.array_equal(rows[first:last] @ weights.T, whole[first:last]) for first, last in spans
    )


def _keys(rows: Rows) -> list[bytes]:
    """Each row as bytes."""
    flat = np.ascontiguousarray(rows)
    return flat.view(f"V{flat.itemsize * flat.shape[1]}").ravel().tolist()


def _distinct(keys: list[list[bytes]], features: list[Rows]) -> dict[bytes, Rows]:
    """One row of features for each key."""
    return {k: f for ks, fs in zip(keys, features, strict=True)
            for k, f in zip(ks, fs, strict=True)}  # fmt: skip


def _never_trained(_: Any) -> Any:
    raise NotImplementedError
