"""What makes the parser fast changes no record."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks._plain import plainly

from dragoman.coder import Coder

CORPUS = Path(__file__).parent.parent / "examples" / "corpus"


def test_records_are_those_of_the_plain_pipeline() -> None:
    lines = [line for file in sorted(CORPUS.glob("*.jsonl")) for line in file.open("rb")]
    reports = [json.loads(line) for line in lines[::2]]
    coder = Coder()
    fast = [coded.to_json() for coded in coder.code_many(reports)]
    plain = [coded.to_json() for coded in plainly(coder).code_many(reports)]
    assert len(fast) == len(reports) > 40
    assert [a["id"] for a, f, p in zip(reports, fast, plain, strict=True) if f != p] == []
