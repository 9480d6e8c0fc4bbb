"""Fuzz every reader, and parse-to-record with what was read, for some minutes.

    python -m tests.fuzz.run MINUTES [read|code]

Prints the number of cases; what breaks is written to tests/fuzz/found/, where the tests keep it.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dragoman.read"], enable_loader_override=False):
    from tests.fuzz import targets

from dragoman.coder import Coder

FOUND = Path(__file__).parent / "found"
COUNT = {"cases": 0, "documents": 0, "found": 0}


def say(message: str) -> None:
    sys.stdout.write(message + "\n")
    sys.stdout.flush()


class Session:
    """Cases of one run until its time is over."""

    def __init__(self, minutes: float, coder: Coder | None) -> None:
        self.end = time.monotonic() + 60 * minutes
        self.coder = coder
        self.names = list(targets.seeds())

    def __call__(self, content: bytes) -> None:
        if time.monotonic() > self.end:
            say(str(COUNT))
            os._exit(0)
        if len(content) < 2:
            return
        name = self.names[content[0] % len(self.names)]
        COUNT["cases"] += 1
        try:
            documents = targets.read_bytes(name, content[1:])
            COUNT["documents"] += len(documents)
            for document in documents[:2] if self.coder else ():
                targets.code(self.coder, document)  # type: ignore[arg-type]
        except BaseException as fault:
            digest = hashlib.sha256(content).hexdigest()[:12]
            (FOUND / f"{digest}-{name}").write_bytes(content[1:])
            COUNT["found"] += 1
            say(f"{digest}-{name}: {type(fault).__name__}: {str(fault)[:300]}")


def main() -> None:
    minutes, what = float(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "read"
    FOUND.mkdir(exist_ok=True)
    corpus = Path("build") / "fuzz"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, (name, content) in enumerate(targets.seeds().items()):
        (corpus / f"seed-{name}").write_bytes(bytes([number]) + content)
    session = Session(minutes, Coder() if what == "code" else None)
    options = [sys.argv[0], str(corpus), "-max_len=6000", "-rss_limit_mb=4000", "-verbosity=0"]
    atheris.Setup(options, session)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
