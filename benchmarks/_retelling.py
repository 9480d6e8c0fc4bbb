"""Stories of a ledger that was replicated: what one more report costs to tell.

Each replica is made another world: its rare words and the names of its parties are its own, so that
its stories are not those of the others, while common words, countries and days are as crowded as
they are in a ledger of so many reports.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.ledger.ledger import Ledger
from dragoman.read.document import Document
from dragoman.records.model import Coded
from dragoman.stories.settings import settings
from dragoman.stories.teller import tell
from dragoman.stories.words import tells

MARK = "~world"
WORDS = (0, 10)  # places of the words near a trigger and right beside it in what is told
PARTIES = (3, 4)  # and of the actors and of the recipients
NAMED = (0, 1, 2)  # keys, names and people of a side


def telling(path: Path, records: Sequence[tuple[Document, Coded]]) -> float:
    """Seconds that telling these reports takes, each added by itself."""
    took = 0.0
    with Ledger(path) as ledger:
        for document, coded in records:
            ledger.add(coded, document.text)
            began = time.perf_counter()
            tell(ledger)
            took += time.perf_counter() - began
    return took


def retell(path: Path, replicas: int, shift: int, highest: dict[str, int]) -> None:
    """Give each replica of a ledger's records what stories keep of them."""
    with Ledger(path) as ledger:
        connection = ledger.connection
        connection.execute("PRAGMA foreign_keys = OFF")
        kept = _kept(connection, highest["event"], highest["document"])
        connection.execute("BEGIN IMMEDIATE")
        for k in range(1, replicas + 1):
            _add(connection, kept, k, shift * k, highest)
        connection.execute("DELETE FROM untold")
        connection.execute("COMMIT")


def _kept(connection: sqlite3.Connection, event: int, document: int) -> dict[str, list[Any]]:
    """The first records' rows, with a mark wherever a world has its own name."""
    ask = connection.execute
    return {
        "telling": [
            (*row[:5], json.dumps(_other_world(json.loads(row[5]))))
            for row in ask("SELECT * FROM telling WHERE event <= ?", (event,))
        ],
        "telling_word": [
            (row[0], _other(row[1]), *row[2:])
            for row in ask("SELECT * FROM telling_word WHERE event <= ?", (event,))
        ],
        "telling_person": [
            (row[0] + MARK, *row[1:])
            for row in ask("SELECT * FROM telling_person WHERE event <= ?", (event,))
        ],
        "sketch": [
            (*row[:2], json.dumps({_other(w): v for w, v in json.loads(row[2]).items()}))
            for row in ask("SELECT * FROM sketch WHERE document <= ?", (document,))
        ],
    }


def _other(word: str) -> str:
    return word + MARK if tells(word, settings().background.rare) else word


def _other_world(told: list[Any]) -> list[Any]:
    for place in WORDS:
        told[place] = {_other(word): weight for word, weight in told[place].items()}
    for place in PARTIES:
        for part in NAMED:
            told[place][part] = [name + MARK for name in told[place][part]]
    return told


def _add(
    connection: sqlite3.Connection, kept: dict[str, list[Any]], k: int, days: int,
    highest: dict[str, int],
) -> None:  # fmt: skip
    event, document, world = k * highest["event"], k * highest["document"], f"~{k}"

    def rows() -> Iterator[tuple[Any, ...]]:
        for e, d, kind, first, last, told in kept["telling"]:
            yield (
                e + event,
                d + document,
                kind,
                first + days,
                last + days,
                told.replace(MARK, world),
            )

    connection.executemany("INSERT INTO telling VALUES (?, ?, ?, ?, ?, ?)", rows())
    connection.executemany(
        "INSERT INTO telling_word VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((t, w.replace(MARK, world), last + days, e + event, opens + days, closes + days, dated, v)
         for t, w, last, e, opens, closes, dated, v in kept["telling_word"]),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO telling_person VALUES (?, ?, ?, ?)",
        ((p.replace(MARK, world), t, last + days, e + event)
         for p, t, last, e in kept["telling_person"]),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO sketch VALUES (?, ?, ?)",
        ((d + document, n, gist.replace(MARK, world)) for d, n, gist in kept["sketch"]),
    )
