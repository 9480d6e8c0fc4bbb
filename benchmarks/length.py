"""Cost and memory of one document by its length, up to a million letters and more.

    python -m benchmarks --data DIR length [LETTERS ...]

Joins reports of DIR/throughput.jsonl to documents of each length of LETTERS, codes each by itself
in one process, and prints words a second of the processor's time, the share of each step, the
records found, and the most memory that the process has had.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import resource
import time
from pathlib import Path
from typing import Final

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.read.document import Document
from dragoman.records.assemble import assemble

LETTERS: Final = (10_000, 100_000, 1_000_000)
DAY: Final = dt.date(2020, 1, 1)


def main(folder: Path, lengths: list[int]) -> None:
    coder = Coder()
    coder.code("Nothing was signed in Oslo.", date=DAY)
    gc.collect()
    gc.freeze()
    before = _memory()
    print(f"model and rules: {before:,.0f} MiB")
    for length in lengths:
        document = Document(id=str(length), date=DAY, text=_joined(folder, length))
        words, costs, found = len(document.text.split()), *_coded(coder, document)
        total = sum(costs.values())
        shares = ", ".join(f"{name} {cost / total:.0%}" for name, cost in costs.items())
        print(
            f"{length:>9,} letters {words:>8,} words {words / total:>7,.0f} words/s "
            f"{_memory() - before:>+6,.0f} MiB {found:>6,} events; {shares}", flush=True,
        )  # fmt: skip


def _coded(coder: Coder, document: Document) -> tuple[dict[str, float], int]:
    """Seconds of the processor by step, and the number of events."""
    costs: dict[str, float] = {}
    began = time.process_time()
    parsed = coder.parser.parse(document)
    costs["parse"] = time.process_time() - began
    draft = Draft(document)
    draft.set("parsed", parsed)
    for step in coder.steps:
        began = time.process_time()
        draft.set(step.gives, step(draft))
        costs[step.name] = time.process_time() - began
    began = time.process_time()
    coded = assemble(draft, coder.version)
    coded.to_json()
    costs["record"] = time.process_time() - began
    return costs, len(coded.events)


def _joined(folder: Path, length: int) -> str:
    """Reports one after the other, cut to the length."""
    texts, total = [], 0
    with (folder / "throughput.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            total += len(texts[-1]) + 2
            if total >= length:
                break
    return "\n\n".join(texts)[:length]


def _memory() -> float:
    """The most that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("letters", type=int, nargs="*", default=LETTERS)
    arguments = parser.parse_args()
    main(arguments.folder, arguments.letters)
