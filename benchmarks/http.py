"""The HTTP interface: how soon every address answers, alone and while many read and one writes.

    python -m benchmarks.http DATA [--reports N] [--documents N] [--ledger FILE]

DATA holds news.jsonl. The ledger is that of benchmarks.ledger: N reports (200), replicated up to
100,000 documents; with --ledger it is kept there for the next time. A real server on loopback is
asked each address five times. Answers of analysis are kept while the ledger stays as it is, so the
first asking is what counts there; then 50 readers ask while a writer adds documents.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from pathlib import Path

import httpx
import msgspec
from tests.web.conftest import serving

from benchmarks._figures import keep
from benchmarks._large import arguments, large
from benchmarks.ledger import coded
from dragoman.ledger.ledger import Ledger

ASKED = (
    "/", "/documents", "/documents?filter=type:ASSAULT country:UKR", "/actors",
    "/actors?filter=country:RUS", "/statements", "/statements?filter=speaker:Putin stance:deny",
    "/events", "/events?filter=actor:RUS recipient:UKR type:ASSAULT", "/events?filter=ceasefire",
    "/stories", "/places", "/places?filter=actor:RUS", "/search?filter=grain",
    "/search?filter=ceasefire talks", "/count", "/count?filter=actor:RUS", "/facets?field=source",
    "/positions", "/positions?filter=actor:RUS", "/shifts", "/shifts?filter=actor:RUS",
    "/disputes", "/disputes?filter=country:UKR", "/series", "/series?split=type",
    "/series?filter=actor:RUS", "/series?filter=country:UKR&split=actor", "/dyads",
    "/dyads?filter=actor:RUS", "/corrections",
)  # fmt: skip
TIMES = 5
SOON = 300  # milliseconds
READERS = 50
ROUNDS = 5
PAUSE = 0.6  # seconds between what one reader asks: all stay within the rate of one address


def main() -> int:
    told = arguments("benchmarks.http", __doc__)
    with large(told) as path:
        if path is None:
            return 0
        with serving(path, "--quiet") as url:
            alone(url)
            together(url, path, told.data / "news.jsonl")
    return 0


def alone(url: str) -> None:
    with httpx.Client(base_url=f"{url}/api/v1", trust_env=False, timeout=120) as api:
        medians, firsts = [], []
        for address in ASKED:
            times = [ask(api, address) for _ in range(TIMES)]
            medians.append(statistics.median(times))
            firsts.append(times[0])
            print(f"{medians[-1]:8.1f} ms  (first {times[0]:.1f})  {address}", flush=True)
    late = sum(t > SOON for t in firsts)
    print(f"slowest median {max(medians):.0f} ms, slowest first answer {max(firsts):.0f} ms; "
          f"first answers above {SOON} ms: {late} of {len(firsts)}")  # fmt: skip
    keep("http.slowest", max(medians))


def ask(api: httpx.Client, address: str) -> float:
    began = time.perf_counter()
    api.get(address).raise_for_status()
    return (time.perf_counter() - began) * 1000


def together(url: str, path: Path, news: Path) -> None:
    ((document, record),) = coded(news, 1)
    times: list[float] = []
    readers = [threading.Thread(target=read, args=(url, times)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    added = 0
    with Ledger(path) as ledger:
        while any(r.is_alive() for r in readers):
            ledger.add(msgspec.structs.replace(record, id=f"added-{added}"), document.text)
            added += 1
        for number in range(added):
            ledger.remove(f"added-{number}")
    times.sort()
    middle, most = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{READERS} readers, {added} documents added meanwhile: {len(times)} answers, ", end="")
    print(f"p50 {middle:.0f} ms, p95 {most:.0f} ms")


def read(url: str, times: list[float]) -> None:
    with httpx.Client(base_url=f"{url}/api/v1", trust_env=False, timeout=120) as api:
        for _ in range(ROUNDS):
            for address in ("/events?filter=actor:RUS", "/documents", "/search?filter=grain"):
                times.append(ask(api, address))
                time.sleep(PAUSE)


if __name__ == "__main__":
    sys.exit(main())
