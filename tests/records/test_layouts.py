"""Layouts of POLECAT, GDELT, ICEWS and Phoenix: columns, pairs, codes, and no word for nothing."""

from __future__ import annotations

import csv
import io

import pytest

from dragoman.coder import Coder
from dragoman.events import scale
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.records import facts
from dragoman.records.codes import cameo, country_name, fips
from dragoman.records.flat import Chosen, rows
from dragoman.records.layout import laid_out, layout, layouts
from dragoman.records.model import ActorRecord, Coded
from dragoman.records.writers import Csv, Laid
from dragoman.rules import RuleBook

REPORT = {
    "id": "gedaref-1", "date": "2023-04-12", "source": "Lantern Wire",
    "title": "Sudan and Ethiopia meet", "url": "https://lantern.example/gedaref",
    "text": "Sudanese and Ethiopian ministers met in Khartoum on Tuesday. "
    "Ethiopian troops shelled Sudanese villages and Eritrean trucks on April 10, killing three "
    "civilians. Sudan denied that its army had attacked Ethiopia. "
    "NATO condemned the attack.\tKenya\n offered to mediate.",
}  # fmt: skip
ANY = Chosen()


@pytest.fixture(scope="module")
def coded(coder: Coder) -> tuple[Document, Coded]:
    document = as_document(REPORT)
    (pair,) = coder.records([document], lambda reject: pytest.fail(reject.reason))
    return pair


def table(name: str, coded: tuple[Document, Coded], chosen: Chosen) -> list[dict[str, str]]:
    """The rows of a layout as whoever reads the file has them."""
    stream = io.BytesIO()
    writer = Laid(stream, name, chosen)
    writer.write(*coded)
    writer.close()
    kept = layout(name)
    lines = csv.reader(io.StringIO(stream.getvalue().decode()), delimiter=kept.delimiter)
    found = list(lines)
    if kept.header:
        assert found.pop(0) == list(kept.names())
    assert all(len(row) == len(kept.columns) for row in found)
    return [dict(zip(kept.names(), row, strict=True)) for row in found]


@pytest.mark.parametrize(
    ("name", "count", "header"),
    [("polecat", 40, True), ("gdelt", 61, False), ("icews", 20, True), ("cameo", 26, True)],
)
def test_a_layout_has_as_many_columns_as_its_readers_expect(
    name: str, count: int, header: bool
) -> None:
    kept = layout(name)
    assert len(kept.columns) == len(set(kept.names())) == count
    assert kept.header is header
    assert kept.delimiter == "\t"


@pytest.mark.parametrize("name", layouts())
def test_every_column_names_a_fact_that_there_is(name: str) -> None:
    for column in layout(name).columns:
        assert not column.source or column.source in facts.known(), column.name
        assert column.label
        assert len(column.label) <= 100, column.name


@pytest.mark.parametrize("name", layouts())
def test_missing_is_empty_and_never_a_word(name: str, coded: tuple[Document, Coded]) -> None:
    found = table(name, coded, ANY)
    assert found
    for row in found:
        assert not {"None", "nan", "null", "NaN"} & set(row.values())
        assert not any("\t" in cell or "\n" in cell for cell in row.values())


@pytest.mark.parametrize("name", ["gdelt", "icews", "cameo"])
def test_only_what_happened_is_told_unless_more_is_asked_for(
    name: str, coded: tuple[Document, Coded]
) -> None:
    told = table(name, coded, Chosen(statuses=frozenset({"actual"})))
    assert {e.status for e in coded[1].events} > {"actual"}
    assert len(told) < len(table(name, coded, ANY))


def test_two_who_met_are_told_in_both_directions(coded: tuple[Document, Coded]) -> None:
    met = [row for row in table("gdelt", coded, ANY) if row["EventRootCode"] == "04"]
    pairs = {(row["Actor1CountryCode"], row["Actor2CountryCode"]) for row in met}
    assert {("SDN", "ETH"), ("ETH", "SDN")} <= pairs
    assert len({row["GlobalEventID"] for row in met}) == len(met)


def test_gdelt_has_the_day_the_quad_and_the_place_of_an_act(coded: tuple[Document, Coded]) -> None:
    found = table("gdelt", coded, ANY)
    met = next(r for r in found if r["EventRootCode"] == "04" and r["Day"] == "20230411")
    assert met["Day"] == "20230411"
    assert met["MonthYear"] == "202304"
    assert met["QuadClass"] == "1"
    assert met["ActionGeo_CountryCode"] == "SU"
    assert met["DATEADDED"] == "20230412000000"
    assert met["SOURCEURL"] == REPORT["url"]
    assert met["FractionDate"] == "2023.3589"


def test_polecat_joins_several_actors_unless_pairs_are_asked_for(
    coded: tuple[Document, Coded],
) -> None:
    joined = [r for r in table("polecat", coded, ANY) if r["Event Type"] == "CONSULT"]
    parted = [
        r for r in table("polecat", coded, Chosen(pairs=True)) if r["Event Type"] == "CONSULT"
    ]
    assert any(";" in row["Actor Country"] for row in joined)
    assert not any(";" in row["Actor Country"] for row in parted)
    assert len(parted) > len(joined)


def test_icews_tells_the_code_in_words(coded: tuple[Document, Coded]) -> None:
    accused = next(r for r in table("icews", coded, ANY) if r["CAMEO Code"].startswith("111"))
    assert accused["Event Text"]
    assert float(accused["Intensity"]) < 0
    assert accused["Publisher"] == "Lantern Wire"


def test_csv_in_pairs_has_one_party_a_side(coded: tuple[Document, Coded]) -> None:
    document, record = coded
    pairs = list(rows(record, document.text, "events", Chosen(pairs=True)))
    assert len(pairs) > len(record.events)
    for row in pairs:
        assert ";" not in str(row["actor_names"] or "")
        assert ";" not in str(row["recipient_names"] or "")


def test_csv_can_be_had_by_status(coded: tuple[Document, Coded]) -> None:
    stream = io.BytesIO()
    writer = Csv(stream, "events", Chosen(statuses=frozenset({"denied"})))
    writer.write(*coded)
    writer.close()
    found = list(csv.DictReader(io.StringIO(stream.getvalue().decode())))
    assert found
    assert {row["status"] for row in found} == {"denied"}


def actor(name: str, country: str | None, sector: str | None) -> ActorRecord:
    return ActorRecord(
        name=name, title=None, country=country, sector=sector,  # type: ignore[arg-type]
        other_sectors=(), mentions=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (actor("Russia", "RUS", "GOV"), "RUSGOV"),
        (actor("Romanian farmers", "ROU", "AGR"), "ROMAGR"),
        (actor("Kenyan reporters", "KEN", "JRN"), "KENMED"),
        (actor("doctors", None, "MED"), "HLH"),
        (actor("United Nations", "UNO", "GOV"), "IGOUNO"),
        (actor("North Atlantic Treaty Organization", "IGO", "GOV"), "IGONAT"),
        (actor("somebody", None, "UNK"), ""),
    ],
)
def test_an_actor_has_cameos_code(told: ActorRecord, code: str) -> None:
    assert cameo(told).full == code


def test_tables_of_codes_hold_together() -> None:
    book = RuleBook()
    states = {row["code"] for row in book.rows("actors/lists/countries.tsv")}
    codes = list(book.rows("records/layouts/countries.tsv"))
    assert {row["code"] for row in codes} <= states
    assert len({row["fips"] for row in codes}) == len(codes), "two countries share a FIPS code"
    assert all(len(row["fips"]) == 2 and len(row["cameo"]) in (0, 3) for row in codes)
    for state in ("RUS", "UKR", "DEU", "CHN", "GBR"):
        assert country_name(state)
    assert [fips(c) for c in ("DEU", "UKR", "CHN", "GBR", None)] == ["GM", "UP", "CH", "UK", None]


def test_every_sector_has_a_row() -> None:
    from typing import get_args

    from dragoman.records.model import Sector

    found = [row["code"] for row in RuleBook().rows("records/layouts/sectors.tsv")]
    assert sorted(found) == sorted(get_args(Sector))


def test_every_quad_class_has_a_name() -> None:
    assert {scale.quad(kind) for kind in scale.types()} == set(facts.QUADS)


def test_a_layout_gives_the_same_numbers_again(coded: tuple[Document, Coded]) -> None:
    document, record = coded
    once = [row[0] for row in laid_out("gdelt", record, document.text, ANY)]
    assert once == [row[0] for row in laid_out("gdelt", record, document.text, ANY)]
    assert all(isinstance(n, int) and n < 2**53 for n in once), "R holds no larger whole numbers"
