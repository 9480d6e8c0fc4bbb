"""The gate: hosts, origins, tokens, sizes and rates, and servers that cannot start."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from tests.web.conftest import COMMAND, free_port, serving

from dragoman.ledger.ledger import Ledger
from dragoman.web.security.rates import Buckets
from dragoman.web.settings import Rate

TOKEN = "a token of thirty-one characters"


def asked(server: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{server}/api/v1/", headers=headers, trust_env=False)


@pytest.mark.parametrize(
    "host",
    ["rebound.example", "127.0.0.1.nip.example", "10.0.0.7", "[", "", "localhost/rebound.example",
     "rebound.example@localhost"],
)  # fmt: skip
def test_a_name_bent_to_this_machine_is_refused(server: str, host: str) -> None:
    told = asked(server, Host=host)
    assert told.status_code in (400, 421)
    assert "records" not in told.text


def test_this_machine_is_asked_by_any_of_its_own_names(server: str) -> None:
    port = urlsplit(server).port
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}", "LOCALHOST"):
        assert asked(server, Host=host).status_code == 200


@pytest.mark.parametrize(
    "marks",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_can_post_nothing(server: str, marks: dict[str, str]) -> None:
    given = {"verdict": "accept", "id": "none", "who": "Mallory"}
    told = httpx.post(f"{server}/api/v1/corrections", json=given, headers=marks, trust_env=False)
    assert (told.status_code, told.json()["code"]) == (403, "E712")


def test_a_form_cannot_stand_for_json(server: str) -> None:
    told = httpx.post(f"{server}/api/v1/corrections", data={"verdict": "accept"}, trust_env=False)
    assert (told.status_code, told.json()["code"]) == (415, "E722")


def test_another_site_may_link_here_but_not_embed_answers(server: str) -> None:
    cross = {"Sec-Fetch-Site": "cross-site"}
    assert asked(server, **cross, **{"Sec-Fetch-Mode": "no-cors"}).status_code == 403
    assert asked(server, **cross, **{"Sec-Fetch-Mode": "navigate"}).status_code == 200


def test_no_answer_lets_a_browser_run_or_embed_anything_foreign(server: str) -> None:
    for path in ("/api/v1/", "/api/v1/docs", "/api/v1/none", "/none", "/static/none"):
        headers = httpx.get(f"{server}{path}", trust_env=False).headers
        rules = headers["content-security-policy"]
        assert "default-src 'none'" in rules
        assert "unsafe" not in rules
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py",
     "/static//etc/passwd", "/static/%00", "/api/v1/documents/..%2f..%2fetc%2fpasswd",
     "/api/v1/documents/%2fetc%2fpasswd"],
)  # fmt: skip
def test_no_address_reaches_the_file_system(server: str, path: str) -> None:
    parts = urlsplit(server)
    with socket.create_connection((parts.hostname, parts.port)) as wire:
        wire.sendall(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        told = b"".join(iter(lambda: wire.recv(65536), b"")).decode()
    assert told.split()[1] in ("400", "404")
    assert "root:" not in told
    assert "Starlette" not in told


def test_too_large_a_body_is_refused_before_it_is_read(server: str) -> None:
    told = httpx.post(
        f"{server}/api/v1/code", content=b'{"text": "' + b"x" * 5_000_000, trust_env=False,
        headers={"Content-Type": "application/json"},
    )  # fmt: skip
    assert (told.status_code, told.json()["code"]) == (413, "E715")


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b'"\xff"', b'{"verdict": "x"}', b"[]"])
def test_a_broken_body_is_a_message(server: str, body: bytes) -> None:
    told = httpx.post(
        f"{server}/api/v1/corrections", content=body, trust_env=False,
        headers={"Content-Type": "application/json"},
    )  # fmt: skip
    assert (told.status_code, told.json()["code"]) == (422, "E720")


def test_without_its_token_a_server_tells_nothing(kept: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with (
        serving(kept, "--read-only", token=TOKEN, log=log) as url,
        httpx.Client(base_url=url, trust_env=False) as client,
    ):
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Cookie": "dragoman_token=x"}):
            told = client.get("/api/v1/events", headers=headers)
            assert (told.status_code, told.json()["code"]) == (401, "E713")
        right = {"Authorization": f"Bearer {TOKEN}"}
        assert client.get("/api/v1/events", headers=right).status_code == 200
        led = client.get("/api/v1/events", params={"limit": 2, "token": TOKEN})
        assert (led.status_code, led.headers["location"]) == (303, "/api/v1/events?limit=2")
        cookie = led.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert client.get(led.headers["location"]).status_code == 200
    assert "events" in log.read_text()


def test_guessing_tokens_ends_soon(kept: Path) -> None:
    with serving(kept, "--read-only", token=TOKEN) as url, httpx.Client(trust_env=False) as client:
        wrong = {"Authorization": "Bearer guess"}
        told = {client.get(f"{url}/api/v1/", headers=wrong).status_code for _ in range(40)}
    assert told == {401, 429}


def test_the_request_log_holds_no_words_of_those_who_ask(kept: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(kept, "--read-only", log=log) as url:
        httpx.get(f"{url}/api/v1/search?filter=secretword", trust_env=False)
        httpx.get(f"{url}/api/v1/documents/secretid", trust_env=False)
        text = {"text": "Secretland left.", "date": "never"}
        httpx.post(f"{url}/api/v1/code", json=text, trust_env=False)
    told = log.read_text().lower()
    assert "/api/v1/search 200" in told
    assert "secret" not in told


def test_a_bucket_leaks_and_tells_how_long_to_wait() -> None:
    now = 0.0
    buckets = Buckets(Rate(per_second=2.0, at_once=3), clock=lambda: now)
    assert [buckets.wait("a") for _ in range(4)] == [0, 0, 0, 1]
    assert buckets.wait("b") == 0
    now = 0.6
    assert [buckets.wait("a"), buckets.wait("a")] == [0, 1]


def started(*options: str, token: str = "") -> tuple[int, str]:
    """Exit status and message of a server that cannot start."""
    ran = subprocess.run(
        [*COMMAND, "serve", *options], capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "DRAGOMAN_TOKEN": token},
    )  # fmt: skip
    return ran.returncode, ran.stderr


def test_a_second_server_is_sent_to_the_first(server: str, ledger_path: Path) -> None:
    port = str(urlsplit(server).port)
    status, said = started("--ledger", str(ledger_path), "--port", port)
    assert status == 2
    assert "E701" in said
    assert f"Open {server}/" in said


def test_a_port_of_another_program_is_told_with_what_to_do(kept: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, said = started("--ledger", str(kept), "--port", str(port))
    assert (status, f"--port {port + 1}" in said, "E702" in said) == (2, True, True)


def test_an_address_of_another_machine_is_told(kept: Path) -> None:
    status, said = started("--ledger", str(kept), "--host", "192.0.2.1", "--port", "8765")
    assert status == 2
    assert "E703" in said


def test_a_token_that_can_be_guessed_is_refused(kept: Path) -> None:
    status, said = started("--ledger", str(kept), "--host", "0.0.0.0", token="short")
    assert (status, "E704" in said) == (2, True)


@pytest.mark.parametrize(
    ("made", "code"),
    [("missing", "E501"), ("foreign", "E502"), ("text", "E502"), ("newer", "E503"),
     ("locked", "E504")],
)  # fmt: skip
def test_a_ledger_that_cannot_be_served_is_told_with_what_to_do(
    kept: Path, tmp_path: Path, made: str, code: str
) -> None:
    path = tmp_path / "news.db"
    holder: sqlite3.Connection | None = None
    if made == "text":
        path.write_text("no database, only words that say so at some length" * 20)
    elif made == "foreign":
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE cats (name)")
    elif made in ("newer", "locked"):
        shutil.copy(kept, path)
        holder = sqlite3.connect(path, isolation_level=None)
        if made == "newer":
            holder.execute("PRAGMA user_version = 999")
        else:
            holder.execute("PRAGMA locking_mode = EXCLUSIVE")
            holder.execute("BEGIN EXCLUSIVE")
    status, said = started("--ledger", str(path), "--port", str(free_port()))
    if holder is not None:
        holder.close()
    assert (status, code in said) == (2, True), said
    assert "Traceback" not in said


def test_beyond_this_machine_a_token_is_made_and_told(kept: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(kept, "--read-only", "--host", "0.0.0.0", log=log) as url:
        told = httpx.get(f"{url}/api/v1/events", trust_env=False)
    assert told.status_code == 401
    assert "?token=" in log.read_text()


def test_a_writer_of_another_process_is_no_hindrance_to_reading(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    shutil.copy(kept, path)
    with serving(path) as url, Ledger(path) as writer, writer.writing():
        told = httpx.get(f"{url}/api/v1/events", trust_env=False)
        assert told.json()["records"]
