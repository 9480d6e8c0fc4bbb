"""Entries: what the lists know, one record for each name, read from the TSV files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from dragoman.rules import RuleBook

FOLDER: Final = "actors/lists"
COUNTRIES: Final = f"{FOLDER}/countries.tsv"
STATE_KINDS: Final = frozenset({"name", "official", "short", "abbreviation", "former"})
PEOPLE_KINDS: Final = frozenset({"adjective", "demonym", "demonyms"})
SEAT_KINDS: Final = frozenset({"capital", "city", "region", "subdivision"})
ROLE_KINDS: Final = frozenset({"title", "role", "group", "body", "thing", "none"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one thing.

    Attributes:
        name: the name as the list writes it.
        of: what it names: the state's or organisation's first name, the person, the role's noun.
        kind: the list's kind ("name", "adjective", "capital", "party", "role" ...), "person" for
            a whole name of a person and "surname" for a short one, "side" for groupings.
        country, sector, others: codes; None where the list leaves the cell blank.
        first, last: days from and to which the row holds, None where open.
        members: codes of a grouping's members.
        role: a person's office.
        rules: the list's path, and what else decided.
    """

    name: str
    of: str
    kind: str
    country: str | None
    sector: str | None
    others: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    members: tuple[str, ...] = ()
    role: str = ""
    gender: str = ""
    plural: bool = False
    wikidata: str | None = None
    rules: tuple[str, ...] = ()

    def holds(self, date: dt.date) -> bool:
        """Whether the row holds on the day."""
        return (self.first is None or self.first <= date) and (
            self.last is None or date <= self.last
        )

    @property
    def is_state(self) -> bool:
        return self.kind in STATE_KINDS

    @property
    def is_role(self) -> bool:
        return self.kind in ROLE_KINDS

    @property
    def is_place(self) -> bool:
        return self.kind in SEAT_KINDS

    @property
    def is_person(self) -> bool:
        return self.kind in ("person", "surname")

    @property
    def is_people(self) -> bool:
        return self.kind in PEOPLE_KINDS

    @property
    def is_body(self) -> bool:
        """An organisation, a seat standing for one, or a grouping."""
        return not (
            self.is_state or self.is_role or self.is_place or self.is_person or self.is_people
        )


@lru_cache(maxsize=1 << 14)
def first_day(cell: str) -> dt.date | None:
    """The first day of a partial date ("2014", "2014-03", "2014-03-18"), None for a blank."""
    if not cell:
        return None
    year, month, day = ([int(p) for p in cell.split("-")] + [1, 1])[:3]
    return dt.date(year, month, day)


@lru_cache(maxsize=1 << 14)
def last_day(cell: str) -> dt.date | None:
    """The last day of a partial date, None for a blank."""
    start = first_day(cell)
    if start is None or cell.count("-") == 2:
        return start
    months = 12 if cell.count("-") == 0 else 1
    index = start.year * 12 + start.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1) - dt.timedelta(days=1)


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _states(row: dict[str, str], source: str) -> Iterator[Entry]:
    yield Entry(
        name=row["name"], of=row["name"], kind=row["kind"], country=row["code"] or None,
        sector=row["sector"] or None, others=_many(row["other_sectors"]),
        first=first_day(row["from"]), last=last_day(row["to"]),
        plural=row["kind"] == "demonyms", rules=(source,),
    )  # fmt: skip


def _sides(row: dict[str, str], source: str) -> Iterator[Entry]:
    yield Entry(
        name=row["name"], of=row["name"], kind="side", country=row["code"] or None, sector=None,
        members=_many(row["members"]), plural=True, rules=(source,),
    )  # fmt: skip


def _organisations(row: dict[str, str], source: str) -> Iterator[Entry]:
    for name in (row["name"], *_many(row["aliases"])):
        yield Entry(
            name=name, of=row["name"], kind=row["kind"] or "other", country=row["country"] or None,
            sector=row["sector"] or None, others=_many(row["other_sectors"]),
            first=first_day(row["from"]), last=last_day(row["to"]),
            wikidata=row["wikidata"] or None, rules=(source,),
        )  # fmt: skip


def _leaders(row: dict[str, str], source: str) -> Iterator[Entry]:
    for name in (row["name"], *_many(row["aliases"])):
        yield Entry(
            name=name, of=row["name"], kind="person", country=row["country"] or None,
            sector=row["sector"] or None, first=first_day(row["from"]), last=last_day(row["to"]),
            role=row["role"], wikidata=row["wikidata"] or None, rules=(source,),
        )  # fmt: skip


def _roles(row: dict[str, str], source: str) -> Iterator[Entry]:
    for name, plural in {row["noun"]: False, row["plural"]: row["plural"] != row["noun"]}.items():
        if name:
            yield Entry(
                name=name, of=row["noun"], kind=row["kind"], country=row["country"] or None,
                sector=row["sector"] or None, others=_many(row["other_sectors"]),
                gender=row["gender"], plural=plural, rules=(source,),
            )  # fmt: skip


Reader = Callable[[dict[str, str], str], Iterator[Entry]]
_BY_COLUMN: Final[dict[str, Reader]] = {
    "noun": _roles,
    "role": _leaders,
    "members": _sides,
    "aliases": _organisations,
    "code": _states,
}


def read_entries(book: RuleBook) -> Iterator[Entry]:
    """Every entry of every list in the folder; which reader takes a list is told by its columns.

    The names of a state that is gone end with it.

    Raises:
        DragomanError: E205 for a row of another width than its header.
    """
    ends = {
        row["code"]: last_day(row["to"]) for row in book.rows(COUNTRIES) if row["to"]
    }  # fmt: skip
    for path in book.lists(FOLDER):
        for row in book.rows(path):
            if "kind" not in row and "role" not in row:
                break
            reader = next(r for column, r in _BY_COLUMN.items() if column in row)
            for entry in reader(row, path):
                end = ends.get(entry.country or "") if reader is _states else None
                yield replace(entry, last=entry.last or end) if end else entry


def country_titles(book: RuleBook) -> dict[str, str]:
    """Country code -> the state's usual English name."""
    return {row["code"]: row["name"] for row in book.rows(COUNTRIES)}
