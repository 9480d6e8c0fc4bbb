"""A cluster: a corpus goes through Ray Data shard by shard, one coder on each core.

Every shard becomes a file of the output folder, and a file is there only when it is whole: a run
that was killed goes on with the shards that are missing, and a coder that dies is replaced by Ray,
which gives it the same shard again. The machines must see the same inputs and outputs.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec

import dragoman
from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.extras import needed
from dragoman.read.identity import Identities
from dragoman.read.limits import DEFAULT, Limits
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.records.flat import ALL, Chosen
from dragoman.records.writers import JsonLines, Parquet, Writer
from dragoman.rules import RuleBook
from dragoman.scale.shards import SLICE, Shard, documents, file_system, shards

COUNTS: Final = ("documents", "events", "statements", "rejects")
UNFINISHED: Final = ".unfinished"
MARK: Final = "_order.txt"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of every shard; it travels to the machines of the cluster.

    Attributes:
        output: path or URL of the folder that gets a file for each shard.
        format: "parquet" or "jsonl".
        table: the flat table that Parquet holds.
        settings: what each coder is made with.
        reading: keyword arguments of `Reading`, but for its limits.
    """

    output: str
    format: str = "parquet"
    table: str = "events"
    settings: dict[str, Any] = field(default_factory=dict)
    reading: dict[str, Any] = field(default_factory=dict)
    limits: Limits = DEFAULT
    chosen: Chosen = ALL

    def told(self) -> bytes:
        """What its records hang on: options, rules and version."""
        rules = self.settings.get("rules")
        book = RuleBook(Path(rules) if rules is not None else None)
        asked = repr(
            (self.format, self.table, self.settings, self.reading, self.limits, self.chosen)
        )
        return f"{dragoman.__version__}\n{book.digest}\n{asked}\n".encode()

    def file(self, shard: Shard) -> str:
        """Path or URL of a shard's records."""
        return f"{self.output.rstrip('/')}/{shard.name}.{self.format}"


class ShardCoder:
    """Codes whole shards; a Ray actor makes one and keeps it."""

    def __init__(self, order: Order) -> None:
        from dragoman.coder import Coder

        self.order = order
        self.coder = Coder(**order.settings)
        self.read = Reading(**order.reading, limits=order.limits, book=self.coder.book)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Code the shard that the row describes; what it came to, by `COUNTS`."""
        shard = Shard(row["url"], row["first"], row["last"] if row["last"] >= 0 else None)
        path = self.order.file(shard)
        files, place = file_system(path)
        unfinished = f"{place}.{os.getpid()}{UNFINISHED}"
        rejects: list[Reject] = []
        with files.open(unfinished, "wb") as stream:
            counts = self._write(shard, self._writer(stream), rejects)
        if rejects:
            told = b"".join(msgspec.json.encode(reject) + b"\n" for reject in rejects)
            files.pipe_file(f"{place}.rejects.jsonl", told)
        files.mv(unfinished, place)
        return {**counts, "rejects": len(rejects)}

    def _write(self, shard: Shard, writer: Writer, rejects: list[Reject]) -> dict[str, int]:
        counts = dict.fromkeys(COUNTS, 0)
        good = self._documents(shard, rejects)
        seconds = self.order.limits.seconds
        for document, coded in self.coder.records(good, rejects.append, seconds=seconds):
            writer.write(document, coded)
            counts["documents"] += 1
            counts["events"] += len(coded.events)
            counts["statements"] += len(coded.statements)
        writer.close()
        return counts

    def _documents(self, shard: Shard, rejects: list[Reject]) -> Iterator[Document]:
        identities = Identities()
        for found in documents(shard, self.read):
            if isinstance(found, Reject):
                rejects.append(found)
            else:
                yield identities.settle(found)

    def _writer(self, stream: Any) -> Writer:
        if self.order.format == "jsonl":
            return JsonLines(stream)
        return Parquet(stream, self.order.table, self.order.chosen)


def code_corpus(
    urls: Iterable[str], order: Order, *, coders: int = 0, size: int = SLICE
) -> dict[str, int]:
    """Code files and folders, shard by shard, leaving out shards whose records are there.

    Args:
        urls: paths, or URLs that fsspec opens.
        coders: actors with a coder each; 0 for one on every core of the cluster.
        size: bytes of JSONL in one shard.

    Returns:
        `COUNTS` of this run, and "known": shards that were there before.

    Raises:
        DragomanError: E111 for no such input, E805 for a folder with shards of another order.
    """
    files, folder = file_system(order.output)
    files.makedirs(folder, exist_ok=True)
    _claim(files, f"{folder}/{MARK}", order)
    all_shards = list(shards(urls, size))
    there = {path.rsplit("/", 1)[-1] for path in files.find(folder)}
    missing = [s for s in all_shards if order.file(s).rsplit("/", 1)[-1] not in there]
    counts = dict.fromkeys(COUNTS, 0) | {"known": len(all_shards) - len(missing)}
    for row in _coded(missing, order, coders) if missing else ():
        for name in COUNTS:
            counts[name] += row[name]
    for path in files.glob(f"{folder}/*{UNFINISHED}"):
        files.rm(path)
    return counts


def _claim(files: Any, mark: str, order: Order) -> None:
    """Leave in the output folder what its shards are, or see that they are the same."""
    told = order.told()
    if not files.exists(mark):
        files.pipe_file(mark, told)
    elif files.cat_file(mark) != told:
        raise DragomanError("E805", place=order.output)


def _coded(missing: list[Shard], order: Order, coders: int) -> Iterable[dict[str, int]]:
    ray = _started()
    rows = [{"url": s.url, "first": s.first, "last": -1 if s.last is None else s.last}
            for s in missing]  # fmt: skip
    most = min(coders or int(ray.cluster_resources().get("CPU", 1)), len(rows))
    corpus = ray.data.from_items(rows, override_num_blocks=len(rows))
    pool = ray.data.ActorPoolStrategy(size=most)
    coded = corpus.map(ShardCoder, fn_constructor_args=(order,), compute=pool, num_cpus=1)
    found: Iterable[dict[str, int]] = coded.iter_rows()
    return found


def _started() -> Any:
    """Ray, on the cluster that RAY_ADDRESS names, else on this machine alone."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray = needed("ray", "ray", "--engine ray")
    needed("ray.data", "ray", "--engine ray")
    if not ray.is_initialized():
        alone = {} if os.environ.get("RAY_ADDRESS") else {"include_dashboard": False}
        ray.init(log_to_driver=False, logging_level="ERROR", **alone)
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray
