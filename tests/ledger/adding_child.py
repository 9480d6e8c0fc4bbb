"""A process that puts replicas of records into a ledger until it is done or killed.

    python adding_child.py LEDGER RECORDS.jsonl REPLICAS

Each line of RECORDS.jsonl is [record, text]. It says "ready" when it begins to write.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.ledger.ledger import Ledger
from dragoman.records.model import Coded


def replicas(records: Path, count: int) -> Iterator[tuple[Coded, str]]:
    lines = records.read_bytes().splitlines()
    for number in range(count):
        for line in lines:
            coded, text = msgspec.json.decode(line, type=tuple[Coded, str])
            yield msgspec.structs.replace(coded, id=f"{coded.id}~{number}"), text


if __name__ == "__main__":
    with Ledger(sys.argv[1]) as ledger:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        ledger.add_many(replicas(Path(sys.argv[2]), int(sys.argv[3])))
