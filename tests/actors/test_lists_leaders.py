"""Linter of the lists of leaders and of role nouns."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import re
import tomllib
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest

import dragoman

LISTS: Final = Path(dragoman.__file__).parent / "actors" / "lists"
LEADERS: Final = sorted(LISTS.glob("leaders_*.tsv"))
ROLES: Final = LISTS / "roles.tsv"
COLUMNS: Final = ["name", "aliases", "country", "sector", "role", "from", "to", "wikidata"]
ROLE_COLUMNS: Final = ["noun", "plural", "sector", "other_sectors", "country", "gender", "kind"]
KINDS: Final = {"title", "role", "group", "body", "none", "thing"}
SECTORS: Final = {
    "GOV",
    "MIL",
    "PRM",
    "REB",
    "UAF",
    "COP",
    "JUD",
    "SPY",
    "LEG",
    "PTY",
    "OPP",
    "ELI",
    "CVL",
} | {"REF", "SOC", "REL", "LAB", "AGR", "JRN", "MED", "EDU", "BUS", "CRM", "PRE", "UNK"}
STATELESS: Final = {"IGO", "NGO", "UNO", "EUR", "ISM", "IMG", "MNC", "WST"}
PARTIAL: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def rows_of(path: Path) -> list[dict[str, str]]:
    lines = [ln for ln in path.read_text(encoding="utf-8").splitlines() if not ln.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def first_day(date: str) -> dt.date:
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3] if date else (1, 1, 1)
    return dt.date(year, month, day)


def last_day(date: str) -> dt.date:
    if not date:
        return dt.date.max
    year, *rest = map(int, date.split("-"))
    month = rest[0] if rest else 12
    day = rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1]
    return dt.date(year, month, day)


def surely_in_office(row: dict[str, str]) -> tuple[dt.date, dt.date]:
    """The days that a row claims whatever its partial dates stand for."""
    start = last_day(row["from"]) if row["from"] else dt.date.min
    return start, first_day(row["to"]) if row["to"] else dt.date.max


def known_codes() -> set[str]:
    return {row["code"] for row in rows_of(LISTS / "countries.tsv")} | STATELESS


@pytest.mark.parametrize("path", LEADERS, ids=lambda p: p.stem)
def test_every_office_has_all_cells_and_known_codes(path: Path) -> None:
    codes = known_codes()
    body = [ln for ln in path.read_text(encoding="utf-8").splitlines() if not ln.startswith("#")]
    assert body[0].split("\t") == COLUMNS
    assert all(line.count("\t") == len(COLUMNS) - 1 for line in body)
    for row in rows_of(path):
        assert row["name"] == row["name"].strip() != ""
        assert row["country"] in codes, row
        assert row["sector"] in SECTORS, row
        assert row["role"], row
        assert row["name"] not in row["aliases"].split("|"), row
        assert re.fullmatch(r"(Q\d+)?", row["wikidata"]), row


@pytest.mark.parametrize("path", LEADERS, ids=lambda p: p.stem)
def test_terms_of_office_begin_before_they_end(path: Path) -> None:
    for row in rows_of(path):
        for date in (row["from"], row["to"]):
            assert not date or PARTIAL.fullmatch(date), row
            first_day(date), last_day(date)
        if row["from"] and row["to"]:
            assert first_day(row["from"]) <= last_day(row["to"]), row


def test_nobody_is_in_two_sectors_on_one_day() -> None:
    terms = defaultdict(list)
    for path in LEADERS:
        for row in rows_of(path):
            terms[row["name"], row["country"]].append(row)
    clashes = []
    for rows in terms.values():
        for one, other in combinations(rows, 2):
            if one["sector"] == other["sector"]:
                continue
            (a, b), (c, d) = surely_in_office(one), surely_in_office(other)
            if max(a, c) < min(b, d):
                clashes.append((one, other))
    assert clashes == []


def test_no_office_is_listed_twice() -> None:
    seen: set[tuple[str, ...]] = set()
    for path in LEADERS:
        for row in rows_of(path):
            key = tuple(row[c] for c in ("name", "country", "role", "from", "to"))
            assert key not in seen, row
            seen.add(key)


def on(name: str, country: str, day: str) -> set[str]:
    """Sectors of the offices that somebody holds for certain on a day."""
    date = dt.date.fromisoformat(day)
    return {
        row["sector"]
        for path in LEADERS
        for row in rows_of(path)
        if row["country"] == country
        and name in (row["name"], *row["aliases"].split("|"))
        and surely_in_office(row)[0] <= date <= surely_in_office(row)[1]
    }


@pytest.mark.parametrize(
    ("name", "country", "day", "sectors"),
    [
        ("Sergey Lavrov", "RUS", "2022-04-12", {"GOV"}),
        ("Volodymyr Zelenskyy", "UKR", "2022-04-12", {"GOV"}),
        ("Donald Trump", "USA", "2022-04-12", set()),
        ("Donald Trump", "USA", "2018-04-12", {"GOV"}),
        ("Jean-Yves Le Drian", "FRA", "2022-03-01", {"GOV"}),
        ("Qassim Suleimani", "IRN", "2019-01-01", {"MIL"}),
        ("Riek Machar", "SSD", "2015-01-01", {"REB"}),
        ("Riek Machar", "SSD", "2022-01-01", {"GOV"}),
        ("Josep Borrell", "EUR", "2022-04-11", {"GOV"}),
        ("Nelson Mandela", "ZAF", "1995-06-24", {"GOV"}),
    ],
)
def test_the_date_decides_the_sector(name: str, country: str, day: str, sectors: set[str]) -> None:
    assert on(name, country, day) == sectors


def test_every_state_of_the_region_files_has_a_leader() -> None:
    listed = {row["country"] for path in LEADERS for row in rows_of(path)}
    assert len(listed) > 190
    assert {"UKR", "RUS", "CHN", "IRN", "SSD", "HTI", "XKX", "PSE", "TWN", "VAT"} <= listed


def test_role_nouns_are_unique_and_well_formed() -> None:
    codes = known_codes()
    rows = rows_of(ROLES)
    nouns = [row["noun"] for row in rows]
    assert list(rows[0]) == ROLE_COLUMNS
    assert len(nouns) == len(set(nouns)) > 2000
    for row in rows:
        assert row["kind"] in KINDS, row
        blank = row["sector"] == "" and row["kind"] in {"title", "role", "none"}
        assert row["sector"] in SECTORS or blank, row
        assert row["gender"] in {"", "m", "f"}, row
        assert row["country"] in codes | {""}, row
        lower = row["noun"].lower().strip()
        assert row["noun"] in {lower, lower.capitalize()}, row


def test_a_plural_is_no_noun_of_another_sector() -> None:
    rows = rows_of(ROLES)
    sector = {row["noun"]: row["sector"] for row in rows}
    wrong = [r for r in rows if sector.get(r["plural"], r["sector"]) != r["sector"]]
    assert wrong == []


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("spokesman", "spokesmen"),
        ("secretary of state", "secretaries of state"),
        ("attorney general", "attorneys general"),
        ("wife", "wives"),
        ("army", "armies"),
        ("coup plotter", "coup plotters"),
        ("patriarch", "patriarchs"),
        ("commander-in-chief", "commanders-in-chief"),
    ],
)
def test_irregular_plurals_are_right(noun: str, plural: str) -> None:
    assert next(r["plural"] for r in rows_of(ROLES) if r["noun"] == noun) == plural


@pytest.mark.parametrize("path", [*LEADERS, ROLES], ids=lambda p: p.stem)
def test_each_list_has_examples_and_sources(path: Path) -> None:
    header = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert header.startswith("#")
    tables = tomllib.loads(path.with_suffix(".examples.toml").read_text(encoding="utf-8"))
    assert tables
    assert all(table["examples"] and table["never"] for table in tables.values())
