"""Speed: full records beside the bare spaCy pipeline, the share of each step, and two processes.

    python -m benchmarks --data DIR speed

Reads DIR/throughput.jsonl (the first DOCUMENTS of it; DRAGOMAN_SPEED sets another number). What
is compared runs in turns within one run, by the processor's time of one thread; medians of RUNS.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.parse.parser import load_pipeline
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.records.assemble import assemble
from dragoman.scale.crew import Crew

DOCUMENTS = int(os.environ.get("DRAGOMAN_SPEED", "60"))
RUNS = 5


def main(folder: Path) -> None:
    with (folder / "throughput.jsonl").open(encoding="utf-8") as lines:
        documents = [as_document(json.loads(line)) for line in islice(lines, DOCUMENTS)]
    words = sum(len(d.text.split()) for d in documents)
    print(f"{len(documents)} documents, {words:,} words; medians of {RUNS} runs in turns")
    bare, coder = load_pipeline(), Coder()
    took: dict[str, list[float]] = defaultdict(list)
    for number in range(RUNS + 1):
        steps: dict[str, float] = defaultdict(float)
        steps["bare spaCy pipeline"] = timed(lambda: list(bare.pipe(d.text for d in documents)))
        steps["full records"] = timed(lambda s=steps: coded(coder, documents, s))
        for name, seconds in steps.items():
            if number:  # The first run only warms up.
                took[name].append(seconds)
    medians = {name: statistics.median(seconds) for name, seconds in took.items()}
    whole = medians["full records"]
    for name, seconds in medians.items():
        print(f"{name:<22}{words / seconds:>9,.0f} words/s{seconds / whole:>8.1%}")
    print(f"full records to bare pipeline: {medians['bare spaCy pipeline'] / whole:.2f} times")
    jobs(coder, documents)


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    before = time.process_time()
    work()
    return time.process_time() - before


def coded(coder: Coder, documents: list[Document], steps: dict[str, float]) -> None:
    """Code all, adding each step's seconds."""
    parsed = []
    steps["parse"] = timed(lambda: parsed.extend(coder.parser.parse_many(documents)))
    for one in parsed:
        draft = Draft(one.document)
        draft.set("parsed", one)
        for step in coder.steps:
            steps[step.name] += timed(lambda d=draft, s=step: d.set(s.gives, s(d)))
        steps["records"] += timed(lambda d=draft: assemble(d, coder.version).to_json())


def jobs(coder: Coder, documents: list[Document]) -> None:
    """Wall time of one and of two processes in turns, and private memory of each."""
    took: dict[int, list[float]] = defaultdict(list)
    private = 0
    for _ in range(RUNS):
        for number in (1, 2):
            with Crew(coder, number) as crew:
                before = time.perf_counter()
                for done, _record in enumerate(crew.records(documents, print), 1):
                    if done == len(documents):
                        took[number].append(time.perf_counter() - before)
                        private = max([private, *map(private_bytes, crew.workers)])
    one, two = (statistics.median(took[number]) for number in (1, 2))
    print(f"two jobs to one: {one / two:.2f} times on {os.cpu_count()} cores")
    print(f"private memory of a worker: at most {private / 2**20:.0f} MiB")


def private_bytes(process: int) -> int:
    rollup = Path(f"/proc/{process}/smaps_rollup")
    if not rollup.exists():
        return 0
    lines = (line.split() for line in rollup.read_text().splitlines())
    return sum(int(line[1]) * 1024 for line in lines if line[0].startswith("Private_"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
