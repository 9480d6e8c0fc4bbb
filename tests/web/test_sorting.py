"""Records by any column: the same order however many there are, and page by page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from dragoman.errors import DragomanError
from dragoman.ledger.fields import RecordKind
from dragoman.ledger.ledger import Ledger
from dragoman.web.api import sorting
from dragoman.web.api.columns import COLUMNS
from dragoman.web.api.keys import KEYS
from dragoman.web.settings import limits

CHOSEN = [(kind, name) for kind, keys in KEYS.items() for name in keys]
FILED = [(kind, name) for kind, name in CHOSEN if KEYS[kind][name].field]


@pytest.fixture
def ledger(kept: Path) -> Iterator[Ledger]:
    with Ledger(kept, readonly=True) as opened:
        yield opened


def all_of(ledger: Ledger, kind: RecordKind, sort: str, *, line: str = "", size: int) -> list[Any]:
    """Every record, page by page."""
    found, after = [], None
    while True:
        page = sorting.listed(ledger, kind, line, sort=sort, limit=size, after=after)
        found += page.records
        after = page.next
        if after is None:
            return found


def few(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    small = msgspec.structs.replace(limits(), sorted_records=most, sorted_documents=most)
    monkeypatch.setattr(sorting, "limits", lambda: small)


def worth(record: Any, name: str) -> Any:
    """What a reader sees of a record in a column."""
    told: Any = getattr(record, name)
    if name == "confidence":
        return int(told * 100 + 1e-9)
    if isinstance(told, list):
        told = told[0].name if told else None
    told = told.name if name == "place" and told is not None else told
    return None if told == "none" else told


@pytest.mark.parametrize(("kind", "name"), CHOSEN)
def test_records_rise_or_fall_by_their_column_and_those_without_come_last(
    ledger: Ledger, kind: RecordKind, name: str
) -> None:
    for sort in (name, f"-{name}"):
        told = [worth(r, name) for r in all_of(ledger, kind, sort, size=1000)]
        known = [t.lower() if isinstance(t, str) else t for t in told if t is not None]
        assert len(told) == ledger.count(kind)
        assert told[len(known) :] == [None] * (len(told) - len(known))
        assert known == sorted(known, reverse=sort.startswith("-"))


@pytest.mark.parametrize(("kind", "name"), FILED)
@pytest.mark.parametrize("line", ["", "actor:RUS,UKR,TUR,GRC"])
def test_many_records_have_the_order_of_few_page_by_page(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, kind: RecordKind, name: str, line: str
) -> None:
    for sort in (name, f"-{name}"):
        read = all_of(ledger, kind, sort, line=line, size=1000)
        with monkeypatch.context() as narrowed:
            few(narrowed, 1)
            walked = all_of(ledger, kind, sort, line=line, size=2)
        assert [worth(r, name) for r in walked] == [worth(r, name) for r in read]
        assert sorted(r.row for r in walked) == sorted(r.row for r in read)
        assert len(walked) > 2


@pytest.mark.parametrize("most", [1, 1000])
def test_an_amended_record_is_sorted_as_it_stands(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(kept.read_bytes())
    few(monkeypatch, most)
    with Ledger(path) as ledger:
        one = next(e for e in ledger.events().records if e.actors and e.recipients)
        named = one.recipients[0].name
        ledger.corrections.amend(one.id, {"type": "THREATEN", "actors": [named]}, who="me")
        falling = all_of(ledger, "events", "-type", size=5)
        assert one.id in {e.id for e in falling if e.type == "THREATEN"}
        assert [e.type for e in falling] == sorted((e.type for e in falling), reverse=True)
        told = all_of(ledger, "events", "actors", size=5)
        names = [e.actors[0].name.lower() for e in told if e.actors]
        assert names == sorted(names)
        assert named.lower() in names[[e.id for e in told].index(one.id)]


def test_a_column_that_is_not_filed_is_sorted_among_the_newest_and_says_so(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    few(monkeypatch, 5)
    page = sorting.listed(ledger, "events", "", sort="-intensity", limit=50)
    newest = ledger.events(limit=5).records
    assert {e.id for e in page.records} == {e.id for e in newest}
    assert "newest 5" in page.notes[-1]


def test_no_such_column_is_told_with_its_near_miss(ledger: Ledger) -> None:
    with pytest.raises(DragomanError, match="confidence"):
        sorting.listed(ledger, "events", "", sort="confidense", limit=5)


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_an_export_holds_the_columns_that_are_chosen_in_the_order_that_is_asked(
    api: httpx.Client, form: str
) -> None:
    asked = {"format": form, "columns": "type,actors", "sort": "type"}
    told = api.get("/events", params=asked).text.splitlines()
    if form == "csv":
        assert told[0] == ("event,document,type,modes,actor_names,actor_countries,actor_sectors")
        types = [line.split(",")[2] for line in told[1:]]
    else:
        rows = [msgspec.json.decode(line) for line in told]
        assert list(rows[0])[:4] == ["event", "document", "type", "modes"]
        types = [row["type"] for row in rows]
    assert len(types) > 5
    assert types == sorted(types)


@pytest.mark.parametrize("kind", ["events", "statements", "documents"])
def test_every_column_of_a_table_can_be_exported(api: httpx.Client, kind: RecordKind) -> None:
    for column in COLUMNS[kind]:
        told = api.get(f"/{kind}", params={"format": "csv", "columns": column.name})
        assert told.status_code == 200, column.name
        assert len(told.text.splitlines()) > 1


def test_columns_of_a_page_or_of_no_table_are_refused(api: httpx.Client) -> None:
    for asked in ({"columns": "type"}, {"format": "csv", "columns": "tipe"}):
        told = api.get("/events", params=asked)
        assert told.status_code == 400
        assert told.json()["code"] == "E721"
