"""Hostile words in documents, filters and corrections: told as they are, and never run."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import httpx
import msgspec
import pytest
from tests.ledger.reports import REPORTS
from tests.web.conftest import Patient, serving

from dragoman.coder import Coder
from dragoman.ledger.ledger import Ledger
from dragoman.read.given import as_document
from dragoman.records.model import Coded

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</title></textarea></script><script>alert(1)</script>",
    "{{7*7}}{% include '/etc/passwd' %}${7*7}",
    "'; DROP TABLE event; --",
    '" OR 1=1 UNION SELECT text FROM document_text --',
    "%00%0d%0aSet-Cookie: a=b",
    "\r\nSet-Cookie: a=b",
    "../../../../etc/passwd",
    '=HYPERLINK("http://evil.example")',
    "\u202egnp.exe\u2066",
    "\ufeff\ufffe\U0001f4a9" * 20,
    "NEAR(a b) AND * OR ^ title:",
    "a" * 1900,
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Path:
    """A ledger of documents all of whose words are hostile."""
    path = tmp_path_factory.mktemp("hostile") / "news.db"
    said = [
        as_document({
            "id": words, "title": words, "source": words, "url": words, "date": "2024-05-15",
            "text": f"Kenya accused Somalia of {words} on Monday. “{words},” Ruto said.",
        })
        for words in HOSTILE
    ]  # fmt: skip
    with Ledger(path) as ledger:
        ledger.add_many(list(coder.records(said, lambda reject: pytest.fail(reject.reason))))
    return path


@pytest.fixture(scope="module")
def api(hostile: Path) -> Iterator[httpx.Client]:
    with (
        serving(hostile) as url,
        httpx.Client(
            base_url=f"{url}/api/v1", trust_env=False, timeout=60, transport=Patient()
        ) as client,
    ):
        yield client


def test_documents_are_told_as_they_are_and_as_json_only(api: httpx.Client) -> None:
    told = api.get("/documents", params={"limit": 100})
    assert told.headers["content-type"] == "application/json"
    assert {d["title"] for d in told.json()["records"]} == set(HOSTILE)
    assert {d["source"] for d in told.json()["records"]} == set(HOSTILE)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_id_finds_its_document_and_nothing_else(api: httpx.Client, words: str) -> None:
    if ".." in words:
        return  # clients resolve it before they ask; test_gate sends it raw
    told = api.get(f"/documents/{quote(words, safe='')}")
    assert told.status_code == 200
    assert told.json()["document"]["id"] == words


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_filter_is_an_answer_or_a_message(api: httpx.Client, words: str) -> None:
    for line in (words, f'source:"{words}"', f"actor:{words}", f'"{words}"', f"since:{words}"):
        for path in ("/events", "/search", "/documents", "/actors", "/stories", "/places"):
            told = api.get(path, params={"filter": line[:2000]})
            assert told.status_code in (200, 400)
            assert "set-cookie" not in told.headers
            assert "sqlite" not in told.text.lower()
            assert "root:" not in told.text


def test_a_nul_in_a_filter_parts_words_as_a_blank_does(api: httpx.Client) -> None:
    for path in ("/events", "/statements", "/documents", "/search", "/positions", "/series"):
        for line in ("Kenya\0Somalia", "actor:KEN\0 accused"):
            told = api.get(path, params={"filter": line})
            blank = api.get(path, params={"filter": line.replace("\0", " ")})
            assert (told.status_code, told.content) == (blank.status_code, blank.content)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_correction_is_kept_as_words(api: httpx.Client, words: str) -> None:
    id = api.get("/events").json()["records"][0]["id"]
    told = api.post("/corrections", json={
        "verdict": "accept", "id": id, "who": words[:200], "why": words,
    })  # fmt: skip
    assert told.status_code == 200
    last = api.get("/corrections", params={"id": id}).json()["records"][-1]
    assert (last["who"], last["why"]) == (words[:200], words)
    amend = {"verdict": "amend", "id": id, "who": "Ada", "changes": {words: words, "type": words}}
    assert api.post("/corrections", json=amend).status_code == 422
    for verdict in ("accept", "reject", "undo"):
        told = api.post("/corrections", json={"verdict": verdict, "id": words[:500], "who": "Ada"})
        assert told.status_code == 404


PAGES = (
    "/", "/timeline", "/map", "/actors", "/dyads", "/dyads/pair", "/network", "/positions",
    "/shifts", "/disputes", "/correct",
)  # fmt: skip
NAMES = (
    "q", "kind", "sort", "after", "column", "format", "by", "split", "since", "one", "other",
    "issue", "holder", "id", "skip", "n", "seed", "said", "last",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_the_address_of_a_page_are_shown_or_refused(
    api: httpx.Client, words: str
) -> None:
    site = str(api.base_url).removesuffix("/api/v1/")
    for path in PAGES:
        for asked in ({name: words for name in NAMES if name != "q"}, {"q": words}):
            told = api.get(f"{site}{path}", params=asked)
            assert told.status_code in (200, 303, 400, 404), path
            for mark in ("<script>alert", "<img src=x", "<svg/onload"):
                assert mark not in told.text
            assert "sqlite" not in told.text.lower()


@pytest.mark.parametrize("words", HOSTILE)
def test_a_document_of_a_hostile_id_can_be_read(api: httpx.Client, words: str) -> None:
    if ".." in words:
        return  # clients resolve it before they ask
    site = str(api.base_url).removesuffix("/api/v1/")
    told = api.get(f"{site}/read/{quote(words, safe='')}")
    assert told.status_code == 200
    assert "<script>alert" not in told.text


@pytest.mark.parametrize("after", ["99999999999999999999.1", "1.99999999999999999999", "1.-1", "x"])
def test_a_page_begins_anew_where_its_address_tells_no_place(api: httpx.Client, after: str) -> None:
    site = str(api.base_url).removesuffix("/api/v1/")
    for path in ("/", "/?sort=type", "/actors"):
        plain = api.get(f"{site}{path}").text
        assert api.get(f"{site}{path}", params={"after": after}).text == plain or "sort" in path


def test_an_actor_with_a_nickname_in_its_name_has_a_page(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(kept.read_bytes())
    with Ledger(path) as ledger:
        one = ledger.events().records[0]
        actor = one.actors[0]
        name = 'Ana "La Jefa" Ruiz'
        ledger.corrections.split(actor.actor, [one.document], name=name, who="me")
        key = next(a.key for a in ledger.actors(limit=500).records if a.name == name)
    with serving(path) as url:
        told = httpx.get(f"{url}/actors/{quote(key, safe='')}", trust_env=False)
        assert told.status_code == 200
        assert "Ana &#34;La Jefa&#34; Ruiz" in told.text
        did = re.search(r'<h2>Did <a href="([^"]+)">(\d+)</a>', told.text)
        assert did is not None
        assert int(did[2]) > 0
        assert httpx.get(f"{url}{unescape(did[1])}", trust_env=False).status_code == 200


def test_a_spreadsheet_takes_no_cell_for_a_formula(api: httpx.Client) -> None:
    told = api.get("/documents", params={"format": "csv"}).text
    assert ",=HYPERLINK" not in told
    assert ',"=HYPERLINK' not in told


def test_fifty_readers_meet_no_error_while_a_writer_adds(
    kept: Path, tmp_path: Path, coder: Coder
) -> None:
    path = tmp_path / "news.db"
    shutil.copy(kept, path)
    report = as_document(REPORTS[0])
    ((_, coded),) = coder.records([report], lambda reject: pytest.fail(reject.reason))
    statuses: list[int] = []
    with serving(path, "--read-only") as url:
        readers = [threading.Thread(target=_read, args=(url, statuses)) for _ in range(50)]
        for reader in readers:
            reader.start()
        with Ledger(path) as ledger:
            for number in range(40):
                ledger.add(_renamed(coded, number), report.text)
        for reader in readers:
            reader.join()
        told = httpx.get(f"{url}/api/v1/", trust_env=False, timeout=60).json()
    assert len(statuses) == 50 * 4
    assert set(statuses) == {200}
    assert told["documents"] == len(REPORTS) + 40


def _read(url: str, statuses: list[int]) -> None:
    with httpx.Client(base_url=f"{url}/api/v1", trust_env=False, timeout=60) as client:
        for path in ("/events", "/statements", "/search?filter=truce", "/documents/harbour-1"):
            statuses.append(client.get(path).status_code)


def _renamed(coded: Coded, number: int) -> Coded:
    return msgspec.structs.replace(
        coded, id=f"copy-{number}", date=coded.date + dt.timedelta(days=number)
    )
