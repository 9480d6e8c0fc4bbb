"""Mutated files of every format, mutated reports, and all that fuzzing ever found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz import targets
from tests.read import made

from dragoman.coder import Coder

FOUND = sorted(p for p in (Path(__file__).parent / "found").iterdir() if p.suffix != ".md")
BOUNDED = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@st.composite
def mutated(draw: st.DrawFn, content: bytes) -> bytes:
    """The content with some bytes changed, cut out, doubled or put in."""
    spoilt = bytearray(content)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(spoilt) - 1, 0)))
        length = draw(st.integers(0, 40))
        piece = draw(st.one_of(st.binary(max_size=12), st.just(bytes(spoilt[at : at + length]))))
        spoilt[at : at + draw(st.integers(0, length))] = piece
    return bytes(spoilt)


@pytest.mark.parametrize("name", list(made.FORMATS))
def test_no_spoilt_file_breaks_its_reader(name: str) -> None:
    @settings(BOUNDED, max_examples=40)
    @given(content=mutated(targets.seeds()[name]))
    def run(content: bytes) -> None:
        targets.read_bytes(name, content)

    run()


def test_no_spoilt_report_breaks_coding(coder: Coder) -> None:
    @settings(BOUNDED, max_examples=60)
    @given(content=mutated(f"date {made.DATE} {made.TITLE}\n\n{made.TEXT}".encode()))
    def run(content: bytes) -> None:
        for document in targets.read_bytes("report.txt", content):
            targets.code(coder, document)

    run()


@pytest.mark.parametrize("path", FOUND, ids=lambda p: p.name)
def test_what_fuzzing_found_stays_mended(coder: Coder, path: Path) -> None:
    name = path.name.partition("-")[2]
    for document in targets.read_bytes(name, path.read_bytes()):
        targets.code(coder, document)
