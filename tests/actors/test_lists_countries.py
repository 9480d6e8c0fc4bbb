"""The lists of states, groupings and organisations: every code, sector, kind and date is sound."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest

from dragoman.actors.entries import first_day, last_day
from dragoman.rules import BUILT_IN, read_rows

LISTS = BUILT_IN / "actors" / "lists"
BODIES = ("organisations", "armed_groups", "parties", "state_bodies", "media", "companies")
CODES = {"IGO", "NGO", "UNO", "EUR", "ISM", "IMG", "MNC", "WST"}
SECTORS = {
    "GOV", "MIL", "PRM", "REB", "UAF", "COP", "JUD", "SPY", "LEG", "PTY", "OPP", "ELI", "CVL",
    "REF", "SOC", "REL", "LAB", "AGR", "JRN", "MED", "EDU", "BUS", "CRM", "PRE", "UNK",
}  # fmt: skip
NAME_KINDS = {
    "name", "official", "short", "abbreviation", "former", "adjective", "demonym", "demonyms",
    "capital", "metonym", "region", "subdivision", "city",
}  # fmt: skip
BODY_KINDS = {
    "igo", "court", "bank", "agency", "alliance", "ngo", "armed_group", "party", "ministry",
    "parliament", "police", "army", "intelligence", "media", "company", "religious", "union",
    "other",
}  # fmt: skip
PEOPLE_KINDS = {"adjective", "demonym", "demonyms"}
SIDE_KINDS = {"bloc", "group", "region", "coalition", "dyad"}
# Nobody is from Antarctica; the Holy See and Serbia and Montenegro go by name; "Dominican" is DOM.
NAMELESS = {"ATA", "SCG", "DMA", "VAT"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
SHARE = re.compile(r"# may-share(-names)?: (.*) -- \S.*")


class Claim(NamedTuple):
    """A name that a row claims for a code and sector, from one day to another."""

    name: str
    kind: str
    code: str
    sector: str
    first: str
    last: str


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    return tuple(read_rows(f"{name}.tsv", LISTS / f"{name}.tsv"))


@cache
def shared(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Kinds and names that the header lets several codes claim, for the reason it states."""
    kinds: set[str] = set()
    names: set[str] = set()
    for line in (LISTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        found = SHARE.fullmatch(line)
        if found and found[1]:
            names |= {part.strip() for part in re.split(r"[;|]", found[2])}
        elif found:
            kinds |= set(found[2].split())
    return frozenset(kinds), frozenset(names)


def claims(name: str) -> Iterator[Claim]:
    for row in rows(name):
        code, sector = row.get("code", row.get("country", "")), row.get("sector", "")
        first, last = row.get("from", ""), row.get("to", "")
        for called in (row["name"], *filter(None, row.get("aliases", "").split("|"))):
            yield Claim(called, row["kind"], code, sector, first, last)


def meet(one: Claim, other: Claim) -> bool:
    """Whether two claims hold on a common day."""
    starts = [d for d in (first_day(one.first), first_day(other.first)) if d]
    ends = [d for d in (last_day(one.last), last_day(other.last)) if d]
    return not starts or not ends or max(starts) <= min(ends)


def known_codes() -> set[str]:
    return {row["code"] for row in rows("countries")} | CODES


def test_every_state_of_the_world_has_its_row() -> None:
    codes = {row["code"] for row in rows("countries") if not row["to"]}
    assert len(codes) == 250  # 249 entries of ISO 3166-1 and Kosovo
    assert {"XKX", "PSE", "TWN", "HKG", "VAT", "SSD", "TLS", "MNE"} <= codes
    gone = {row["code"] for row in rows("countries") if row["to"]}
    assert gone == {"SUN", "YUG", "SCG", "CSK", "DDR", "VDR", "YMD"}


def test_no_two_states_of_one_day_share_a_number_or_an_item() -> None:
    for column in ("code", "iso2", "wikidata"):
        used = [r[column] for r in rows("countries") if r[column] and r["code"] != "SCG"]
        assert len(used) == len(set(used)), column
    alive = [r for r in rows("countries") if not r["to"]]
    for column in ("cow", "gw"):
        used = [r[column] for r in alive if r[column]]
        assert len(used) == len(set(used)), column


def test_successors_and_sovereigns_are_states() -> None:
    codes = {row["code"] for row in rows("countries") if not row["to"]}
    for row in rows("countries"):
        assert not row["sovereign"] or row["sovereign"] in codes, row
        assert not row["successor"] or row["successor"] in codes | {"SCG"}, row


def test_dependencies_never_stand_as_actor_codes() -> None:
    dependent = {row["code"] for row in rows("countries") if row["sovereign"]}
    used = {claim.code for name in ("country_names", *BODIES) for claim in claims(name)}
    assert not dependent & used


def test_every_state_has_a_name_an_adjective_or_demonym_and_a_seat() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows("country_names"):
        kinds[row["code"]].add(row["kind"])
    for row in rows("countries"):
        if row["sovereign"] or row["code"] in NAMELESS:
            continue
        assert "name" in kinds[row["code"]], row["code"]
        assert kinds[row["code"]] & {"adjective", "demonym", "demonyms"}, row["code"]
        assert row["capital"], row["code"]


@pytest.mark.parametrize("name", ["country_names", *BODIES])
def test_codes_sectors_and_kinds_are_known(name: str) -> None:
    kinds = NAME_KINDS if name == "country_names" else BODY_KINDS
    for row in rows(name):
        assert row["name"].strip() == row["name"] != "", row
        code = row.get("code", row.get("country", ""))
        assert code in known_codes() or (not code and row["kind"] in PEOPLE_KINDS), row
        assert row["kind"] in kinds, row
        sectors = [s for s in (row["sector"], *row["other_sectors"].split("|")) if s]
        assert set(sectors) <= SECTORS, row
        assert len(sectors) == len(set(sectors)), row
        assert row["sector"] or name == "country_names", row


def test_members_of_groupings_are_known_codes() -> None:
    for row in rows("sides"):
        members = [m for m in row["members"].split("|") if m]
        assert set(members) <= known_codes(), row
        assert len(members) == len(set(members)), row
        assert row["code"] in known_codes() | {""}, row
        assert row["kind"] in SIDE_KINDS, row


@pytest.mark.parametrize("name", ["countries", "country_names", *BODIES])
def test_dates_are_whole_and_in_order(name: str) -> None:
    for row in rows(name):
        for cell in (row["from"], row["to"]):
            assert not cell or DATE.fullmatch(cell), row
        first, last = first_day(row["from"]), last_day(row["to"])
        assert first is None or last is None or first <= last, row


@pytest.mark.parametrize("name", ["country_names", "sides", *BODIES])
def test_one_name_has_one_code_on_a_day_unless_the_header_says_why(name: str) -> None:
    kinds, names = shared(name)
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims(name):
        if claim.kind not in kinds and claim.name not in names:
            by_name[claim.name].append(claim)
    for several in by_name.values():
        for one, other in combinations(several, 2):
            differ = one.code != other.code or (name in BODIES and one.sector != other.sector)
            assert not (differ and meet(one, other)), (one, other)


def test_partial_recognition_is_filed_under_its_host() -> None:
    hosts = {r["name"]: r["code"] for r in rows("country_names") if r["other_sectors"] == "PRE"}
    for name, host in {
        "Abkhazia": "GEO", "South Ossetia": "GEO", "Transnistria": "MDA", "Somaliland": "SOM",
        "Donetsk People's Republic": "UKR", "Luhansk People's Republic": "UKR",
        "Nagorno-Karabakh": "AZE", "Northern Cyprus": "CYP", "Western Sahara": "MAR",
    }.items():  # fmt: skip
        assert hosts[name] == host


def test_the_lists_are_as_large_as_their_subject() -> None:
    assert len(rows("country_names")) > 6000
    assert len(rows("sides")) > 350
    assert sum(len(rows(name)) for name in BODIES) > 4500
