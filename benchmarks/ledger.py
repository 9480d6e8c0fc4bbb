"""The ledger: how fast it takes records, how large it grows, how soon it answers.

    python -m benchmarks.ledger DATA [--reports N] [--documents N]

DATA holds news.jsonl, of which the first N reports (200) are coded. Their records are put into a
ledger, timed without the coder's work; then they are replicated with other days and ids up to
100,000 documents, and every filter is asked for a page of 50 records, five times; the median and
the slowest are told. Memory of the file system is warm after the first asking, as it is in use.
Stories are told of reports that come in one by one, when the ledger holds only the first N and when
it holds all replicas.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks._retelling import retell, telling
from dragoman.coder import Coder
from dragoman.ledger.checks import index_words
from dragoman.ledger.ledger import Ledger
from dragoman.read.document import Document
from dragoman.read.sources import read_all
from dragoman.records.model import Coded
from dragoman.stories.teller import tell

FILTERS = {
    "events": (
        "",
        "actor:RUS",
        "actor:RUS recipient:UKR",
        "actor:RUS recipient:UKR type:ASSAULT since:2022-02-24 status:actual",
        "actor:RUS/MIL",
        "actor:Putin",
        "country:UKR",
        "sector:MIL",
        "type:ASSAULT,COERCE",
        "mode:aerial",
        "context:military",
        "quad:4 status:denied",
        "status:alleged",
        "stance:deny",
        "speaker:Lavrov",
        "place:Kharkiv",
        "place:UKR quad:2",
        "source:Reuters",
        "since:2021-01-01 until:2021-01-31",
        "confidence>=0.95",
        "-status:actual -country:USA",
        "actor:NOR recipient:UKR type:AID",
        "ceasefire",
        "president type:CONSULT",
        '"grain" actor:TUR',
        "judged:reject",
    ),
    "statements": (
        "",
        "speaker:Putin stance:deny",
        "country:UKR stance:accuse",
        "kind:direct sector:LEG",
        "sanctions speaker:USA",
        "cue:warn since:2020",
    ),
    "documents": ("", "type:ASSAULT country:UKR", "source:Reuters since:2021", "sanctions gas"),
    "actors": ("", "country:RUS", "putin"),
}
SEARCHES = ("grain", "ceasefire talks", "president", '"foreign minister"', "sanctions since:2021")
ASKED = 5
SHIFT = 3  # days between one replica and the next
MORE = 40  # reports that come in one by one


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.ledger", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--documents", type=int, default=100_000)
    asked = parser.parse_args()
    news = asked.data / "news.jsonl"
    if not news.is_file():
        print(f"No news.jsonl in {asked.data}: nothing was measured.")
        return 0
    records = coded(news, asked.reports + MORE)
    records, more = records[:-MORE], records[-MORE:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        adding(path, records)
        replicas = max(asked.documents // len(records) - 1, 0)
        highest = first_telling(path, more)
        took = timed(lambda: replicate(path, replicas))
        size = path.stat().st_size
        total = len(records) * (replicas + 1)
        print(f"{total} documents' records made in {took:.0f} s: {size / 1e9:.2f} GB, "
              f"{size / total * 1000 / 1e6:.1f} MB a thousand")  # fmt: skip
        asking(path)
        retell(path, replicas, SHIFT, highest)
        print(f"stories of one more report: {telling(path, more) / MORE * 1000:.0f} ms")
    return 0


def first_telling(path: Path, more: list[tuple[Document, Coded]]) -> dict[str, int]:
    """Tell the stories of the first records, and how long others take; their last rows."""
    with Ledger(path) as ledger:
        took = timed(lambda: tell(ledger))
        print(f"stories told: {took:.1f} s")
        ask = ledger.connection.execute
        highest = {t: ask(f"SELECT max(id) FROM {t}").fetchone()[0] for t in ("event", "document")}
    copy = path.with_name("first.db")
    shutil.copy(path, copy)
    print(f"stories of one more report: {telling(copy, more) / MORE * 1000:.0f} ms")
    return highest


def coded(news: Path, reports: int) -> list[tuple[Document, Coded]]:
    documents = (d for d in read_all([news]) if isinstance(d, Document))
    coder = Coder()
    return list(coder.records(islice(documents, reports), lambda reject: print(reject.reason)))


def adding(path: Path, records: list[tuple[Document, Coded]]) -> None:
    events = sum(len(c.events) for _, c in records)
    statements = sum(len(c.statements) for _, c in records)
    with Ledger(path) as ledger:
        took = timed(lambda: ledger.add_many(records))
        again = timed(lambda: ledger.add_many(records))
    print(
        f"{len(records)} documents ({events} events, {statements} statements) added: "
        f"{len(records) / took * 60:,.0f} a minute; found unchanged: "
        f"{len(records) / again * 60:,.0f} a minute; {path.stat().st_size / 1e6:.1f} MB"
    )


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def asking(path: Path) -> None:
    with Ledger(path, create=False, readonly=True) as ledger:
        slowest = 0.0
        for kind, filters in FILTERS.items():
            ask = getattr(ledger, kind)
            for line in filters:
                slowest = max(slowest, told(f"{kind} {line}", partial(ask, line)))
        print(f"slowest filter: {slowest:.0f} ms")
        found = max(told(f"search {s}", partial(ledger.search, s)) for s in SEARCHES)
        print(f"slowest search: {found:.0f} ms")


def told(name: str, ask: Callable[[], object]) -> float:
    """Median milliseconds of some askings after a first one, printed with the slowest."""
    first = timed(ask) * 1000
    times = [timed(ask) * 1000 for _ in range(ASKED)]
    median = statistics.median(times)
    print(f"{median:8.1f} ms  (first {first:.1f}, slowest {max(times):.1f})  {name}")
    return median


def replicate(path: Path, replicas: int) -> None:
    """Copy every record with other ids, each replica some days later, by plain SQL."""
    with Ledger(path) as ledger:
        connection = ledger.connection
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA cache_size = -1000000")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE '%facet'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("BEGIN IMMEDIATE")
        _copy(connection, replicas)
        for kind in ("event", "statement", "document"):
            connection.execute(f"UPDATE facet SET {kind}s = {kind}s * {replicas + 1}")
        for kind in ("sentence", "statement"):
            index_words(connection, kind)
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def _copy(connection: object, replicas: int) -> None:
    execute = connection.execute  # type: ignore[attr-defined]
    execute("CREATE TEMP TABLE replica (k INTEGER PRIMARY KEY)")
    execute(
        "WITH RECURSIVE counting (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM counting "
        "WHERE k < ?) INSERT INTO replica SELECT k FROM counting WHERE k <= ?",
        (replicas, replicas),
    )
    tables = (
        "document", "document_text", "sentence", "document_actor", "timex", "place", "statement",
        "statement_party", "event", "event_party", "event_facet", "statement_facet",
        "document_facet",
    )  # fmt: skip
    highest = {
        t: execute(f"SELECT max(id) FROM {t}").fetchone()[0]
        for t in ("document", "sentence", "document_actor", "statement", "event")
    }
    for table in tables:
        columns = [r["name"] for r in execute(f"PRAGMA table_info({table})")]
        chosen = ", ".join(_changed(table, c, highest) for c in columns)
        order = (
            ", ".join(str(i + 1) for i in range(3)) if table.endswith("facet") else "k, own.rowid"
        )
        if table in ("timex", "place", "statement_party", "event_party"):
            order = "1, 2, 3"
        execute(f"INSERT INTO {table} SELECT {chosen} FROM replica CROSS JOIN {table} AS own "
                f"ORDER BY {order}")  # fmt: skip


def _changed(table: str, column: str, highest: dict[str, int]) -> str:
    """A column of a replica: references moved on, days later, names marked."""
    refers = {
        "document": "document", "sentence": "sentence", "statement": "statement",
        "event": "event", "parent": "statement", "same_as": "event",
    }  # fmt: skip
    own = f'own."{column}"'
    if column == "id":
        return f"{own} + k * {highest[table]}"
    if column == "actor" and table.endswith("party"):
        return f"{own} + k * {highest['document_actor']}"
    if column in refers and not (table == "document" and column in ("statements", "events")):
        return f"{own} + k * {highest[refers[column]]}"
    if column == "day":
        return f"{own} + k * {SHIFT}"
    if column in ("date", "first", "last"):
        return f"date({own}, '+' || (k * {SHIFT}) || ' days')"
    if column in ("name", "key") and table in ("document", "event", "statement"):
        return f"{own} || '~' || k"
    return own


if __name__ == "__main__":
    sys.exit(main())
