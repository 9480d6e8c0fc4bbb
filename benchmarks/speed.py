"""Speed: full records beside the bare spaCy pipeline and what else can be installed, and two jobs.

    python -m benchmarks --data DIR speed

Reads DIR/throughput.jsonl (the first DOCUMENTS of it; DRAGOMAN_SPEED sets another number) and
DIR/news.jsonl. What is compared runs in turns within one run, by the processor's time of one
thread; medians of RUNS. Model and rules are kept from the garbage collector, as `dragoman code`
does. textacy and dateparser take part where they are installed; nothing here installs them.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks._figures import keep
from benchmarks._installed import Tool, installed
from benchmarks._plain import bare_pipeline, plainly
from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.records.assemble import assemble
from dragoman.scale.crew import Crew

DOCUMENTS: Final = int(os.environ.get("DRAGOMAN_SPEED", "60"))
RUNS: Final = 5
SHARES: Final = 4
"""How many times as many documents two jobs share, so that neither waits long for the other."""
REPORT: Final = {"text": "Quito accused Lima on Monday of shelling Tiwintza.", "date": "2024-05-15"}


def main(folder: Path) -> None:
    documents = read(folder / "throughput.jsonl", DOCUMENTS)
    words = sum(len(d.text.split()) for d in documents)
    print(f"{len(documents)} documents, {words:,} words; medians of {RUNS} runs in turns")
    coder = Coder()
    beside(coder, documents, words)
    jobs(coder, read(folder / "throughput.jsonl", SHARES * DOCUMENTS))
    start()
    same(coder, read(folder / "news.jsonl", None))


def read(file: Path, most: int | None) -> list[Document]:
    with file.open(encoding="utf-8") as lines:
        return [as_document(json.loads(line)) for line in islice(lines, most)]


def beside(coder: Coder, documents: list[Document], words: int) -> None:
    """Words and records a second of full records, their steps and other programs."""
    bare = bare_pipeline()
    tools = [Tool("bare spaCy pipeline", "sentences", lambda d: bare_sentences(bare, d))]
    tools += installed()
    gc.collect()
    gc.freeze()
    took: dict[str, list[float]] = defaultdict(list)
    found: dict[str, int] = {}
    for number in range(RUNS + 1):
        steps: dict[str, float] = defaultdict(float)
        for tool in tools:
            before = time.process_time()
            found[tool.name] = tool.count(documents)
            steps[tool.name] = time.process_time() - before
        steps["full records"] = timed(lambda s=steps: found.update(coded(coder, documents, s)))
        for name, seconds in steps.items():
            if number:  # The first run only warms up.
                took[name].append(seconds)
    gc.unfreeze()
    medians = {name: statistics.median(seconds) for name, seconds in took.items()}
    report(medians, found, {t.name: t.gives for t in tools}, words)


def report(
    medians: dict[str, float], found: dict[str, int], gives: dict[str, str], words: int
) -> None:
    whole = medians["full records"]
    gives = {**gives, "full records": "statements and events"}
    for name, seconds in medians.items():
        line = f"{name:<26}{words / seconds:>9,.0f} words/s{seconds / whole:>8.1%}"
        if name in gives:
            line += f"{found[name] / seconds:>9,.0f} {gives[name]}/s"
        print(line)
    ratio = keep("speed.ratio", medians["bare spaCy pipeline"] / whole)
    print(f"full records to bare pipeline: {ratio:.2f} times")


def bare_sentences(bare: object, documents: list[Document]) -> int:
    docs = bare.pipe(d.text for d in documents)  # type: ignore[attr-defined]
    return sum(1 for doc in docs for _ in doc.sents)


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    before = time.process_time()
    work()
    return time.process_time() - before


def coded(coder: Coder, documents: list[Document], steps: dict[str, float]) -> dict[str, int]:
    """Code all, adding each step's seconds; how many statements and events there are."""
    parsed = []
    steps["parse"] = timed(lambda: parsed.extend(coder.parser.parse_many(documents)))
    found = 0
    for one in parsed:
        draft = Draft(one.document)
        draft.set("parsed", one)
        for step in coder.steps:
            steps[step.name] += timed(lambda d=draft, s=step: d.set(s.gives, s(d)))
        steps["records"] += timed(lambda d=draft: assemble(d, coder.version).to_json())
        found += len(draft.statements.statements) + len(draft.events.events)
    return {"full records": found}


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
    print(f"two jobs to one: {keep('speed.jobs', one / two):.2f} times on {os.cpu_count()} cores")
    print(f"private memory of a worker: at most {private / 2**20:.0f} MiB")


def private_bytes(process: int) -> int:
    rollup = Path(f"/proc/{process}/smaps_rollup")
    if not rollup.exists():
        return 0
    lines = (line.split() for line in rollup.read_text().splitlines())
    return sum(int(line[1]) * 1024 for line in lines if line[0].startswith("Private_"))


def start() -> None:
    """Wall time of the command's help, and of coding one report, in processes of their own."""
    command = [sys.executable, "-m", "dragoman"]
    line = json.dumps({"id": "one", **REPORT})
    for name, arguments, given in (
        ("--help", ["--help"], ""), ("one report", ["code", "-", "--format", "jsonl"], line)
    ):  # fmt: skip
        took = []
        for _ in range(RUNS):
            before = time.perf_counter()
            subprocess.run(
                [*command, *arguments], input=given, text=True, capture_output=True, check=True
            )
            took.append(time.perf_counter() - before)
        print(f"{name}: {statistics.median(took):.2f} s from start to end")


def same(coder: Coder, documents: list[Document]) -> None:
    """Whether the fast path gives the records of the plain one."""
    fast = [coded.to_json() for coded in coder.code_many(documents)]
    plain = [coded.to_json() for coded in plainly(coder).code_many(documents)]
    equal = sum(a == b for a, b in zip(fast, plain, strict=True))
    print(f"records equal to the plain pipeline's: {equal} of {len(documents)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
