"""A corpus goes through Ray: shard by shard, past the death of a coder, and never twice."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.scale.cluster import Order, code_corpus
from dragoman.scale.shards import Shard, documents, shards

ray = pytest.importorskip("ray")
SENTENCES = (
    "Hanoi protested on Sunday against the drilling near the islands.",
    "“The border stays closed,” Armenia's defence minister told reporters.",
    "Sudan and Egypt agreed to resume talks about the dam.",
)
NUMBER = 100
SIZE = 4_000


def corpus(folder: Path) -> Path:
    folder.mkdir()
    lines = []
    for i in range(NUMBER):
        text = " ".join(SENTENCES[(i + k) % 3] for k in range(3))
        lines.append(msgspec.json.encode({"id": f"d{i}", "date": "2024-05-15", "text": text}))
    (folder / "a.jsonl").write_bytes(b"\n".join(lines[:80]) + b"\n")
    (folder / "b.jsonl").write_bytes(b"\n".join([*lines[80:], b"{broken"]))
    return folder


@pytest.fixture(scope="module")
def two_cores() -> Iterator[None]:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield
    ray.shutdown()


def coders() -> list[int]:
    """Processes that hold a coder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"MapWorker" in entry.read_bytes():
                found.append(int(entry.parent.name))
        except OSError:
            continue
    return found


def test_a_sliced_file_has_every_line_once(tmp_path: Path) -> None:
    folder, reading = corpus(tmp_path / "news"), Reading()
    for size in (1, 777, SIZE, 10**9):
        found = [d for s in shards([str(folder)], size) for d in documents(s, reading)]
        rejects = [d for d in found if isinstance(d, Reject)]
        assert [d.id for d in found if not isinstance(d, Reject)] == [
            f"d{i}" for i in range(NUMBER)
        ]
        assert len(rejects) == 1


def test_shards_of_one_name_in_two_folders_have_outputs_of_their_own() -> None:
    assert Shard("file:///a/x.jsonl").name != Shard("file:///b/x.jsonl").name


@pytest.mark.usefixtures("two_cores")
def test_a_corpus_is_coded_past_a_killed_coder_and_gone_on_with(
    tmp_path: Path, coder: Coder
) -> None:
    news, out = corpus(tmp_path / "news"), tmp_path / "out"
    order = Order(str(out), format="jsonl")
    counts: dict[str, int] = {}
    run = threading.Thread(
        target=lambda: counts.update(code_corpus([str(news)], order, coders=2, size=SIZE))
    )
    run.start()
    while run.is_alive() and not list(out.glob("*.jsonl")):
        time.sleep(0.02)
    killed = coders()[0]
    os.kill(killed, signal.SIGKILL)
    run.join()
    given = [d for s in shards([str(news)]) for d in documents(s, Reading())]
    plain = [c.to_json() for c in coder.code_many(d for d in given if not isinstance(d, Reject))]
    written = sorted(p for p in out.glob("*.jsonl") if "rejects" not in p.name)
    assert [line for p in written for line in p.read_bytes().splitlines()] == plain
    assert not list(out.glob("*.unfinished"))
    times = {path: path.stat().st_mtime_ns for path in written[1:]}
    lost = written[0].read_bytes()
    written[0].unlink()
    again = code_corpus([str(news)], order, coders=2, size=SIZE)
    assert again["known"] == len(written) - 1
    assert written[0].read_bytes() == lost
    assert {path: path.stat().st_mtime_ns for path in written[1:]} == times
    assert counts["documents"] == NUMBER
    assert counts["rejects"] == 1


@pytest.mark.usefixtures("two_cores")
def test_the_command_codes_a_folder_into_the_records_of_the_local_engine(
    tmp_path: Path, coder: Coder
) -> None:
    news, out = corpus(tmp_path / "news"), tmp_path / "out"
    asked = ["code", str(news), "--engine", "ray", "--jobs", "1", "--format", "jsonl"]
    ran = CliRunner().invoke(app, [*asked, "-o", str(out)])
    assert ran.exit_code == 1  # One line of the folder is broken.
    assert "100 coded, 0 shards coded before, 1 rejected" in ran.stderr
    given = [d for s in shards([str(news)]) for d in documents(s, Reading())]
    plain = [c.to_json() for c in coder.code_many(d for d in given if not isinstance(d, Reject))]
    files = sorted(p for p in out.glob("*.jsonl") if "rejects" not in p.name)
    assert [line for p in files for line in p.read_bytes().splitlines()] == plain
    assert "--format" in CliRunner().invoke(app, [*asked[:-1], "icews", "-o", str(out)]).stderr


def test_a_folder_of_another_run_is_not_mixed_with_this_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "_order.txt").write_bytes(Order(str(out), format="parquet").told())
    with pytest.raises(DragomanError, match="E805"):
        code_corpus([str(corpus(tmp_path / "news"))], Order(str(out), format="jsonl"))
