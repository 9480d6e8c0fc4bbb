"""The filter grammar: what is read, what is refused, and that each answer is the right one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.conftest import Pairs

from dragoman.errors import DragomanError
from dragoman.ledger.fields import RecordKind, fields
from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerEvent, LedgerStatement, Party

EXAMPLES = [(name, line) for name, field in fields().items() for line in field.examples]
NEVER = [(name, line) for name, field in fields().items() for line in field.never]
KINDS: tuple[RecordKind, ...] = ("events", "statements", "documents")


def ask(ledger: Ledger, kind: RecordKind, line: str) -> None:
    getattr(ledger, kind)(line)
    ledger.count(kind, line)


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_every_example_of_a_field_is_answered(ledger: Ledger, name: str, line: str) -> None:
    for kind in fields()[name].on:
        if kind == "actors":
            ledger.actors(line)
        else:
            ask(ledger, kind, line)


@pytest.mark.parametrize(("name", "line"), NEVER)
def test_every_never_line_of_a_field_is_refused(ledger: Ledger, name: str, line: str) -> None:
    with pytest.raises(DragomanError, match="E51"):
        ask(ledger, next(k for k in fields()[name].on if k != "actors"), line)


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_what_was_read_is_written_as_it_is_read(name: str, line: str) -> None:
    assert parse(str(parse(line))) == parse(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("typ:ASSAULT", 'E511 no field "typ" in filters. Did you mean "type"?'),
        ("type:ASAULT", 'E513 "ASAULT" is no value of type. Did you mean "ASSAULT"?'),
        ('actor:"Sergei', "the quotation mark is not closed"),
        ("since:2022-02-30", "E515"),
        ("confidence>=much", "'much' is no number"),
        ("kind:direct", 'E514 "kind" does not filter events. It filters: statements.'),
        ("!!!", "there is no word in it"),
        ("x" * 3000, "longer than 2000 characters"),
    ],
)
def test_a_filter_that_cannot_be_read_says_what_to_write(
    ledger: Ledger, line: str, told: str
) -> None:
    with pytest.raises(DragomanError) as caught:
        ledger.events(line)
    assert told in str(caught.value)


def test_a_name_that_nobody_has_gives_nothing_and_a_near_miss(ledger: Ledger) -> None:
    page = ledger.events("actor:Erdogann")
    assert page.records == []
    assert "Erdogan" in page.notes[0]
    assert ledger.documents("source:Lantren").notes[0].startswith("W501")


@given(line=st.text(max_size=60), kind=st.sampled_from(KINDS))
def test_no_line_at_all_breaks_a_query(
    line: str, kind: RecordKind, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Ledger(tmp_path_factory.getbasetemp() / "any.db") as ledger, suppress(DragomanError):
        ask(ledger, kind, line)


def countries(parties: list[Party]) -> set[str | None]:
    return {p.country for p in parties}


def sectors(parties: list[Party]) -> set[str | None]:
    return {p.sector for p in parties}


DAY = dt.date(2023, 3, 1)
EVENT_FILTERS: dict[str, Callable[[LedgerEvent], bool]] = {
    "": lambda e: True,
    "actor:TUR": lambda e: "TUR" in countries(e.actors),
    "recipient:TUR,GRC": lambda e: bool({"TUR", "GRC"} & countries(e.recipients)),
    "actor:GRC recipient:TUR": lambda e: (
        "GRC" in countries(e.actors) and "TUR" in countries(e.recipients)
    ),
    "country:SDN": lambda e: "SDN" in countries(e.actors) | countries(e.recipients),
    "-country:SDN": lambda e: "SDN" not in countries(e.actors) | countries(e.recipients),
    "sector:MIL": lambda e: "MIL" in sectors(e.actors) | sectors(e.recipients),
    "actor:GRC/MIL": lambda e: any((p.country, p.sector) == ("GRC", "MIL") for p in e.actors),
    "type:ASSAULT": lambda e: e.type == "ASSAULT",
    "type:assault,REJECT -status:denied": lambda e: (
        e.type in ("ASSAULT", "REJECT") and e.status != "denied"
    ),
    "quad:3,4 actor:TUR": lambda e: e.quad in (3, 4) and "TUR" in countries(e.actors),
    "status:actual": lambda e: e.status == "actual",
    "-status:actual": lambda e: e.status != "actual",
    "mode:withdraw": lambda e: "withdraw" in e.modes,
    "context:military": lambda e: "military" in e.contexts,
    "stance:deny": lambda e: e.stance == "deny",
    "speaker:GRC": lambda e: "GRC" in countries(e.speakers),
    "cameo:1*": lambda e: (e.cameo or "").startswith("1"),
    "place:ETH": lambda e: e.place is not None and e.place.country == "ETH",
    "place:Gedaref": lambda e: e.place is not None and e.place.name == "Gedaref",
    'source:"Lantern Wire"': lambda e: e.source == "Lantern Wire",
    "source:quay*": lambda e: e.source == "Quayside Daily",
    "document:harbour-1": lambda e: e.document == "harbour-1",
    "document:lantern-* type:AGREE": lambda e: e.document[:8] == "lantern-" and e.type == "AGREE",
    "-document:lantern-*": lambda e: not e.document.startswith("lantern-"),
    "since:2023-03-05": lambda e: e.day >= dt.date(2023, 3, 5),
    "until:2023-03": lambda e: e.day <= dt.date(2023, 3, 31),
    "on:2023-04": lambda e: (e.day.year, e.day.month) == (2023, 4),
    "on:2023-03,2023-05": lambda e: e.day.year == 2023 and e.day.month in (3, 5),
    "-since:2023-04": lambda e: e.day < dt.date(2023, 4, 1),
    "since:2023-03-01 until:2023-03-01": lambda e: e.day == DAY,
    "confidence>=0.9": lambda e: e.confidence >= 0.9,
    "confidence<0.85 actor:TUR": lambda e: e.confidence < 0.85 and "TUR" in countries(e.actors),
    "corridor": lambda e: "corridor" in e.sentence.lower(),
    '"grain corridor" -type:AGREE': lambda e: (
        "grain corridor" in e.sentence.lower() and e.type != "AGREE"
    ),
    "sanction*": lambda e: "sanction" in e.sentence.lower(),
    "troops,police": lambda e: "troops" in e.sentence.lower() or "police" in e.sentence.lower(),
    "-troops": lambda e: "troops" not in e.sentence.lower(),
    "judged:reject": lambda e: False,
}


@pytest.mark.parametrize("line", EVENT_FILTERS)
def test_events_found_are_those_that_a_plain_recount_finds(ledger: Ledger, line: str) -> None:
    everything = ledger.events(limit=1000).records
    wanted = {e.row for e in everything if EVENT_FILTERS[line](e)}
    assert {e.row for e in ledger.events(line, limit=1000).records} == wanted
    assert ledger.count("events", line) == len(wanted)


@pytest.mark.parametrize(
    "line", ["corridor", "sanction*", "troops,police", "troops -Greek", "truce"]
)
@pytest.mark.parametrize("hits", [(0, 10**6), (0, 0)])
def test_words_find_the_same_whether_hits_are_few_or_very_many(
    ledger: Ledger, line: str, hits: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def found() -> list[list[int]]:
        return [
            [e.row for e in ledger.events(line).records],
            [s.row for s in ledger.statements(line).records],
            [d.row for d in ledger.documents(line).records],
        ]

    wanted = found()
    assert any(wanted)
    monkeypatch.setattr("dragoman.ledger.selection.FEW_HITS", hits[0])
    monkeypatch.setattr("dragoman.ledger.selection.PER_RECORD", hits[0])
    monkeypatch.setattr("dragoman.ledger.selection.MANY_HITS", hits[1])
    assert found() == wanted


STATEMENT_FILTERS: dict[str, Callable[[LedgerStatement], bool]] = {
    "speaker:TUR": lambda s: "TUR" in countries(s.speakers),
    "stance:deny,accuse": lambda s: s.stance in ("deny", "accuse"),
    "kind:direct": lambda s: s.kind == "direct",
    "cue:warn": lambda s: s.lemma == "warn",
    "recipient:TUR": lambda s: "TUR" in countries(s.addressees),
    "grain": lambda s: "grain" in s.quote.lower(),
    "since:2023-04": lambda s: s.day >= dt.date(2023, 4, 1),
}


@pytest.mark.parametrize("line", STATEMENT_FILTERS)
def test_statements_found_are_those_that_a_plain_recount_finds(ledger: Ledger, line: str) -> None:
    everything = ledger.statements(limit=1000).records
    wanted = {s.row for s in everything if STATEMENT_FILTERS[line](s)}
    assert wanted
    assert {s.row for s in ledger.statements(line, limit=1000).records} == wanted


def test_documents_are_found_by_what_is_in_them(ledger: Ledger) -> None:
    def found(line: str) -> set[str]:
        return {d.id for d in ledger.documents(line).records}

    assert found("corridor") == {"lantern-2"}
    assert found("actor:ETH") == {"lantern-2", "quayside-1"}
    assert found("since:2023-04 source:quayside*") == {"quayside-1"}
    assert found("-type:SANCTION until:2023-03") == {"harbour-1", "harbour-2"}


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize("line", ["", "country:TUR,GRC,SDN", "troops", "document:harbour-*"])
def test_pages_follow_one_another_without_gap_or_repeat(
    ledger: Ledger, line: str, oldest_first: bool
) -> None:
    whole = ledger.events(line, limit=1000, oldest_first=oldest_first).records
    paged, after = [], None
    while True:
        page = ledger.events(line, limit=2, after=after, oldest_first=oldest_first)
        paged += [e.row for e in page.records]
        after = page.next
        if after is None:
            break
    assert paged == [e.row for e in whole]
    days = [e.day for e in whole]
    assert days == sorted(days, reverse=not oldest_first)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("many", [0, 1_000_000])
def test_many_words_left_out_leave_what_each_of_them_leaves(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, kind: RecordKind, many: int
) -> None:
    monkeypatch.setattr("dragoman.ledger.selection.MANY_HITS", many)
    left_out = ["talks", "troops", "sanctions", "ministe*", '"the border"']

    def keys(line: str) -> set[str]:
        found = getattr(ledger, kind)(line, limit=500).records
        return {getattr(record, "id", "") for record in found}

    together = keys(" ".join(f"-{word}" for word in left_out))
    assert together == set.intersection(*(keys(f"-{word}") for word in left_out))
    assert together < keys("")
    assert together or kind == "documents"
    assert ledger.count(kind, "-talks") + ledger.count(kind, "talks") == ledger.count(kind, "")


def test_search_ranks_sentences_and_marks_the_words(ledger: Ledger) -> None:
    first, *others = ledger.search("grain corridor")
    assert "\x02grain\x03 \x02corridor\x03" in first.snippet.lower()
    assert [h.rank for h in (first, *others)] == sorted(
        (h.rank for h in (first, *others)), reverse=True
    )
    assert {h.document for h in ledger.search("Gedaref since:2023-05")} == {"quayside-1"}
    with pytest.raises(DragomanError, match="E516"):
        ledger.search("type:ASSAULT")


@pytest.mark.parametrize("listed", [0, 5000])
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Gedaref until:2023-04", {"lantern-2"}),
        ("Gedaref actor:TUR", set()),
        ("troops -source:quay*", {"harbour-1", "harbour-2"}),
        ("troops document:quayside-1", {"quayside-1"}),
        ("troops -Greek type:RETREAT", {"harbour-1", "quayside-1"}),
        ("troops source:nobody", set()),
    ],
)
def test_search_keeps_to_the_documents_that_fields_allow(
    ledger: Ledger, line: str, wanted: set[str], listed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.ledger.search.LISTED", listed)
    assert {h.document for h in ledger.search(line)} <= wanted
    assert bool(ledger.search(line)) == bool(wanted)


def test_an_actor_is_one_across_documents_with_dated_roles(ledger: Ledger, pairs: Pairs) -> None:
    (actor,) = ledger.actors('"Ali al-Sadiq"').records
    assert actor.documents == 2
    assert {(r.sector, r.first) for r in actor.roles} == {
        ("GOV", dt.date(2023, 4, 11)),
        ("ELI", dt.date(2023, 5, 20)),
    }
    assert {e.document for e in ledger.events("actor:al-Sadiq").records} <= {
        "lantern-2", "quayside-1",
    }  # fmt: skip
    assert ledger.actors("country:SDN sector:ELI ali*").records == [actor]
