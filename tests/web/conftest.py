"""A ledger of a few reports, and real servers of it: processes on free ports of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.ledger.reports import REPORTS

from dragoman.coder import Coder
from dragoman.ledger.ledger import Ledger
from dragoman.read.given import as_document

COMMAND = [sys.executable, "-c", "import sys; from dragoman.cli import main; sys.exit(main())"]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Path:
    """A ledger that is closed; servers get copies of it."""
    path = tmp_path_factory.mktemp("kept") / "news.db"
    documents = [as_document(report) for report in REPORTS]
    with Ledger(path) as ledger:
        ledger.add_many(list(coder.records(documents, lambda reject: pytest.fail(reject.reason))))
    return path


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example ledger as `dragoman serve --example` makes it, once for all test processes.

    What the command said lies beside it, in `first.log`.
    """
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    home, ready = root / "example-home", root / "example-ready"
    try:
        home.mkdir()
    except FileExistsError:
        _until(ready.exists, "the example ledger was not made")
    else:
        with serving(None, log=home / "first.log", home=home):
            ready.touch()
    return home / "dragoman" / "example.db"


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Path:
    """The ledger of `server`."""
    path = tmp_path_factory.mktemp("served") / "news.db"
    shutil.copy(kept, path)
    return path


@pytest.fixture(scope="session")
def server(ledger_path: Path) -> Iterator[str]:
    """Address of a server that all tests of a process share, without a slash at its end."""
    with serving(ledger_path) as url:
        yield url


@pytest.fixture
def api(server: str) -> Iterator[httpx.Client]:
    """Asks the API of `server`."""
    with httpx.Client(base_url=f"{server}/api/v1", timeout=60, trust_env=False) as client:
        yield client


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


@contextmanager
def serving(
    ledger: Path | None, *options: str, token: str = "", log: Path | None = None,
    home: Path | None = None,
) -> Iterator[str]:  # fmt: skip
    """A server in a process of its own, ready to answer; without a ledger, of the example."""
    port = free_port()
    shown = ["--example"] if ledger is None else ["--ledger", str(ledger)]
    words = [*COMMAND, "serve", *shown, "--port", str(port), *options]
    environment = {**os.environ, "DRAGOMAN_TOKEN": token}
    if home is not None:
        environment["XDG_DATA_HOME"] = str(home)
    with open(log or os.devnull, "w", encoding="utf-8") as told:
        process = subprocess.Popen(words, env=environment, stderr=told)
        url = f"http://127.0.0.1:{port}"
        try:
            _until(lambda: _answers(url, process), "the server did not answer")
            yield url
        finally:
            process.terminate()
            process.wait(20)


class Patient(httpx.HTTPTransport):
    """Asks again, as told, where it has asked more often than one address may."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        told = super().handle_request(request)
        while told.status_code == 429:
            told.read()
            time.sleep(float(told.headers["retry-after"]))
            told = super().handle_request(request)
        return told


def _until(done: Callable[[], bool], complaint: str) -> None:
    for _ in range(3000):
        if done():
            return
        time.sleep(0.1)
    pytest.fail(complaint)


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    assert process.poll() is None, "the server ended before it answered"
    try:
        httpx.get(f"{url}/api/v1/", timeout=5, trust_env=False)
    except httpx.TransportError:
        return False
    return True
