"""The ledger that `http` and `web` ask: that of benchmarks.ledger, replicated to many documents."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.ledger import adding, coded, replicate


def arguments(name: str, told: str | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=name, description=told)
    parser.add_argument("data", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, help="where the ledger lies, or is to lie")
    return parser.parse_args()


@contextmanager
def large(told: argparse.Namespace) -> Iterator[Path | None]:
    """The ledger's file; None, and a word about it, where there is no data to make it of."""
    news = told.data / "news.jsonl"
    if told.ledger is not None and told.ledger.is_file():
        yield told.ledger
        return
    if not news.is_file():
        print(f"No news.jsonl in {told.data}: nothing was measured.")
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        path = told.ledger or Path(folder) / "news.db"
        records = coded(news, told.reports)
        adding(path, records)
        replicate(path, max(told.documents // len(records) - 1, 0))
        yield path
