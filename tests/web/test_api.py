"""What the API answers is what the ledger holds, in every form."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.web.conftest import serving

from dragoman.ledger.ledger import Ledger
from dragoman.web.api import answers


def test_events_of_a_filter_are_those_of_the_ledger(api: httpx.Client, ledger_path: Path) -> None:
    told = api.get("/events", params={"filter": "actor:TUR", "limit": 500})
    with Ledger(ledger_path, readonly=True) as ledger:
        expected = ledger.events("actor:TUR", limit=500).records
    assert expected
    assert msgspec.json.decode(told.content, type=answers.Events).records == expected


def test_pages_by_cursor_give_every_event_once(api: httpx.Client) -> None:
    whole = [e["id"] for e in api.get("/events", params={"limit": 500}).json()["records"]]
    asked, found, after = {"limit": "3"}, [], ""
    while after is not None:
        page = api.get("/events", params={**asked, **({"after": after} if after else {})}).json()
        found += [e["id"] for e in page["records"]]
        after = page["next"]
    assert len(whole) > 5
    assert found == whole


def test_a_document_comes_with_its_text_and_all_that_was_found(api: httpx.Client) -> None:
    told = api.get("/documents/harbour-1").json()
    assert "rejected the truce offer" in told["text"]
    names = [told["text"][s:e] for a in told["actors"] if a["part"] == "text"
             for s, e in a["mentions"]]  # fmt: skip
    assert "Fidan" in " ".join(names)
    assert told["events"]
    assert told["statements"]
    assert told["times"]
    assert told["places"]
    assert {e["document"] for e in told["events"]} == {"harbour-1"}


def test_one_event_statement_and_actor_are_found_by_their_ids(api: httpx.Client) -> None:
    for kind, key in (("events", "id"), ("statements", "id"), ("actors", "key")):
        first = api.get(f"/{kind}", params={"limit": 1}).json()["records"][0]
        assert api.get(f"/{kind}/{first[key]}").json() == first


def test_what_is_not_there_is_told_as_a_problem(api: httpx.Client) -> None:
    for path in ("/events/none", "/documents/none", "/actors/none", "/nothing"):
        told = api.get(path)
        assert told.status_code == 404
        assert told.headers["content-type"] == "application/problem+json"
        assert told.json()["code"] in ("E718", "E728")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/events?filter=type:ASAULT", "E513"),
        ("/events?filter=since:yesterday", "E515"),
        ("/events?limt=3", "E721"),
        ("/events?limit=0", "E721"),
        ("/events?limit=3&limit=4", "E721"),
        ("/events?after=x", "E721"),
        ("/search", "E721"),
        ("/search?filter=type:AID", "E516"),
        ("/positions?issue=none", "E601"),
        ("/facets?field=typ", "E721"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_a_400_with_its_code(
    api: httpx.Client, address: str, code: str
) -> None:
    told = api.get(address)
    assert (told.status_code, told.json()["code"]) == (400, code)


def test_searched_words_are_marked_in_their_sentence(api: httpx.Client) -> None:
    (first, *_) = api.get("/search", params={"filter": "grain corridor"}).json()["records"]
    assert "grain" in [p["words"].lower() for p in first["snippet"] if p["found"]]


def test_an_answer_is_not_sent_again_until_the_ledger_changes(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(kept.read_bytes())
    with serving(path) as url, httpx.Client(base_url=f"{url}/api/v1", trust_env=False) as api:
        tag = api.get("/events").headers["etag"]
        again = api.get("/events", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        with Ledger(path) as ledger:
            ledger.remove("lantern-1")
        fresh = api.get("/events", headers={"If-None-Match": tag})
        assert fresh.status_code == 200
        assert fresh.headers["etag"] != tag
        assert "lantern-1" not in fresh.text


def test_answers_are_packed_where_the_asker_can_unpack(api: httpx.Client) -> None:
    assert api.get("/events").headers["content-encoding"] == "gzip"
    plain = api.get("/events", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


def test_exports_hold_all_events_in_every_form(api: httpx.Client) -> None:
    whole = [e["id"] for e in api.get("/events", params={"limit": 500}).json()["records"]]
    lines = api.get("/events", params={"format": "ndjson"}).text.splitlines()
    assert [msgspec.json.decode(line)["id"] for line in lines] == whole
    rows = list(csv.DictReader(io.StringIO(api.get("/events?format=csv").text)))
    assert [row["event"] for row in rows] == whole
    table = pq.read_table(io.BytesIO(api.get("/events?format=parquet").content))
    assert table["event"].to_pylist() == whole
    assert str(table.schema.field("date").type) == "date32[day]"
    assert str(table.schema.field("lat").type) == "double"


def test_exports_of_every_kind_can_be_read_and_may_be_empty(api: httpx.Client) -> None:
    for kind in ("events", "statements", "documents", "actors"):
        told = api.get(f"/{kind}", params={"format": "parquet", "limit": 1})
        whole = api.get(f"/{kind}", params={"limit": 500}).json()["records"]
        assert pq.read_table(io.BytesIO(told.content)).num_rows == len(whole)


def test_an_export_without_a_record_has_the_columns_of_one_with_records(
    api: httpx.Client,
) -> None:
    def tables(filter: str) -> tuple[str, pa.Schema]:
        told = {
            form: api.get("/events", params={"format": form, "filter": filter})
            for form in ("csv", "parquet")
        }
        return told["csv"].text.splitlines()[0], pq.read_schema(io.BytesIO(told["parquet"].content))

    assert tables("judged:reject") == tables("")
    nothing = api.get("/events", params={"format": "ndjson", "filter": "judged:reject"})
    assert (nothing.status_code, nothing.text) == (200, "")


def test_counts_series_and_dyads_agree_with_the_events(api: httpx.Client) -> None:
    events = api.get("/events", params={"filter": "status:actual", "limit": 500}).json()["records"]
    series = api.get("/series", params={"by": "month"}).json()["records"]
    assert sum(p["events"] for p in series) == len(events)
    told = api.get("/count", params={"filter": "status:actual"}).json()
    assert told == {"count": len(events), "more": False}
    dyads = api.get("/dyads").json()["records"]
    assert ("GRC", "TUR") in {(d["actor"], d["recipient"]) for d in dyads}


def test_analysis_and_places_answer_for_the_whole_ledger(api: httpx.Client) -> None:
    assert api.get("/disputes").json()["records"]
    assert api.get("/positions").json()["records"]
    assert api.get("/shifts").status_code == 200
    assert "Edirne" in {p["name"] for p in api.get("/places").json()["records"]}
    assert api.get("/stories").json()["next"] is None


def test_places_come_page_by_page_and_none_twice(api: httpx.Client) -> None:
    whole = api.get("/places", params={"limit": 500}).json()
    found, after = [], None
    while True:
        asked = {"limit": 2, **({"after": after} if after else {})}
        page = api.get("/places", params=asked).json()
        found += page["records"]
        after = page["next"]
        if after is None:
            break
    assert len(found) > 2
    assert found == whole["records"]


def test_a_text_is_coded_and_kept_only_where_that_is_asked(api: httpx.Client) -> None:
    text = "Kenya expelled the Sudanese ambassador on Monday."
    given = {"text": text, "date": "2024-05-15", "id": "posted"}
    told = api.post("/code", json=given).json()
    assert told["record"]["events"][0]["type"] in ("COERCE", "SANCTION")
    assert api.get("/documents/posted").status_code == 404
    assert api.post("/code", json={**given, "keep": True}).json()["kept"]
    assert api.get("/documents/posted").json()["text"] == text


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"text": "Kenya left."}, 422, "E102"),
        ({"text": " ", "date": "2024-05-15"}, 422, "E113"),
        ({"text": "Kenya left.", "date": "2024-02-30"}, 422, "E720"),
        ({"text": 5, "date": "2024-05-15"}, 422, "E720"),
        ({"text": "Kenya left.", "date": "2024-05-15", "txt": ""}, 422, "E720"),
        ({"text": "Le Kenya part.", "date": "2024-05-15", "id": 4}, 422, "E720"),
    ],
)
def test_what_is_no_report_is_refused_with_a_reason(
    api: httpx.Client, given: dict[str, Any], status: int, code: str
) -> None:
    told = api.post("/code", json=given)
    assert (told.status_code, told.json()["code"]) == (status, code)


def test_a_correction_stands_until_it_is_undone(api: httpx.Client) -> None:
    id = api.get("/events", params={"filter": "document:lantern-1"}).json()["records"][0]["id"]
    amend = {"verdict": "amend", "id": id, "changes": {"type": "COERCE"}, "who": "Ada"}
    assert api.post("/corrections", json=amend).json()["judgement"] >= 1
    assert api.get(f"/events/{id}").json()["type"] == "COERCE"
    assert api.post("/corrections", json={"verdict": "undo", "id": id, "who": "Ada"}).is_success
    assert api.get(f"/events/{id}").json()["judged"] == "none"
    history = api.get("/corrections", params={"id": id}).json()["records"]
    assert [(j["verdict"], j["who"]) for j in history] == [("amend", "Ada"), ("undo", "Ada")]
    again = api.post("/corrections", json={"verdict": "undo", "id": id, "who": "Ada"})
    assert (again.status_code, again.json()["code"]) == (409, "E525")


def test_a_server_that_only_reads_takes_no_correction_and_keeps_no_text(kept: Path) -> None:
    before = kept.read_bytes()
    with serving(kept, "--read-only") as url:
        api = httpx.Client(base_url=f"{url}/api/v1", trust_env=False, timeout=60)
        id = api.get("/events").json()["records"][0]["id"]
        told = api.post("/corrections", json={"verdict": "accept", "id": id, "who": "Ada"})
        assert (told.status_code, told.json()["code"]) == (403, "E714")
        text = {"text": "Kenya left.", "date": "2024-05-15", "keep": True}
        assert api.post("/code", json=text).json()["code"] == "E714"
        api.close()
    assert kept.read_bytes() == before


def test_the_page_about_the_api_asks_no_other_host(api: httpx.Client) -> None:
    page = api.get("/docs").text
    paths = api.get("/openapi.json").json()["paths"]
    assert all(path in page for path in paths)
    assert "http://" not in page
    assert "https://" not in page
    assert "<script" not in page
