"""Cost and memory over very many documents, coded as one stream by one process.

    python -m benchmarks --data DIR capacity

Reads DIR/throughput.jsonl over and over, each document cut to its first LETTERS characters and
given an id of its own, until the last of COUNTS is reached (DRAGOMAN_CAPACITY sets another one).
At each count it prints words a second of the processor's time since the start, and the most memory
that the process has had.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks._figures import keep
from dragoman.coder import Coder
from dragoman.read.document import Document
from dragoman.read.given import as_document

LETTERS: Final = 300
COUNTS: Final = (1_000, 2_000, 10_000, 20_000, 100_000)
LAST: Final = int(os.environ.get("DRAGOMAN_CAPACITY", COUNTS[-1]))


def main(folder: Path) -> None:
    coder = Coder()
    gc.collect()
    gc.freeze()
    peaks: dict[int, float] = {}
    words, began = 0, time.process_time()
    for done, (document, coded) in enumerate(
        coder.records(stream(folder / "throughput.jsonl", LAST), print), 1
    ):
        words += len(document.text.split())
        coded.to_json()
        if done in COUNTS or done == LAST:
            rate = words / (time.process_time() - began)
            peaks[done] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{done:>8,} documents {words:>11,} words {rate:>8,.0f} words/s "
                f"{peaks[done]:>6,.0f} MiB", flush=True,
            )  # fmt: skip
    if 2_000 in peaks and 20_000 in peaks:
        share = keep("capacity.memory", peaks[20_000] / peaks[2_000])
        print(f"memory of 20,000 documents to that of 2,000: {share:.2f}")


def stream(file: Path, most: int) -> Iterator[Document]:
    numbers = count()
    while True:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                number = next(numbers)
                if number >= most:
                    return
                given = json.loads(line)
                yield as_document({**given, "id": str(number), "text": given["text"][:LETTERS]})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
