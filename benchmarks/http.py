"""The HTTP interface: how soon every address answers, alone and while many read and one writes.

    python -m benchmarks.http DATA [--reports N] [--documents N]

DATA holds news.jsonl. The ledger is that of benchmarks.ledger: N reports (200), replicated up to
100,000 documents. A real server on loopback is asked each address five
times (analysis is kept while the ledger stays as it is, so look at the first there too); then 50
readers ask while a writer adds documents.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import msgspec
from tests.web.conftest import serving

from benchmarks.ledger import adding, coded, replicate
from dragoman.ledger.ledger import Ledger

ASKED = (
    "/", "/documents", "/documents?filter=type:ASSAULT country:UKR", "/actors",
    "/actors?filter=country:RUS", "/statements", "/statements?filter=speaker:Putin stance:deny",
    "/events", "/events?filter=actor:RUS recipient:UKR type:ASSAULT", "/events?filter=ceasefire",
    "/stories", "/places", "/places?filter=actor:RUS", "/search?filter=grain",
    "/search?filter=ceasefire talks", "/count", "/count?filter=actor:RUS", "/facets?field=source",
    "/positions", "/shifts", "/disputes", "/series", "/series?split=type", "/dyads",
    "/corrections",
)  # fmt: skip
TIMES = 5
READERS = 50
ROUNDS = 10


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.http", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--documents", type=int, default=100_000)
    told = parser.parse_args()
    news = told.data / "news.jsonl"
    if not news.is_file():
        print(f"No news.jsonl in {told.data}: nothing was measured.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        records = coded(news, told.reports)
        adding(path, records)
        replicate(path, max(told.documents // len(records) - 1, 0))
        with serving(path, "--quiet") as url:
            alone(url)
            together(url, path, records)
    return 0


def alone(url: str) -> None:
    with httpx.Client(base_url=f"{url}/api/v1", trust_env=False, timeout=120) as api:
        for address in ASKED:
            times = [ask(api, address) for _ in range(TIMES)]
            print(f"{statistics.median(times):8.1f} ms  (first {times[0]:.1f})  {address}")


def ask(api: httpx.Client, address: str) -> float:
    began = time.perf_counter()
    api.get(address).raise_for_status()
    return (time.perf_counter() - began) * 1000


def together(url: str, path: Path, records: list) -> None:  # type: ignore[type-arg]
    times: list[float] = []
    readers = [threading.Thread(target=read, args=(url, times)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    document, record = records[0]
    added = 0
    with Ledger(path) as ledger:
        while any(r.is_alive() for r in readers):
            ledger.add(msgspec.structs.replace(record, id=f"added-{added}"), document.text)
            added += 1
    times.sort()
    middle, most = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{READERS} readers, {added} documents added meanwhile: {len(times)} answers, ", end="")
    print(f"p50 {middle:.0f} ms, p95 {most:.0f} ms")


def read(url: str, times: list[float]) -> None:
    with httpx.Client(base_url=f"{url}/api/v1", trust_env=False, timeout=120) as api:
        for _ in range(ROUNDS):
            for address in ("/events?filter=actor:RUS", "/documents", "/search?filter=grain"):
                times.append(ask(api, address))


if __name__ == "__main__":
    sys.exit(main())
