"""Search: records that a filter asks for, with facets, as a table whose address can be shared."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple, get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.ledger.fields import fields
from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import Hit
from dragoman.ledger.search import CLOSES, OPENS
from dragoman.ledger.selection import At
from dragoman.web.pages.facets import facets
from dragoman.web.pages.frame import href, page
from dragoman.web.site import Site

LIMIT: Final = 50
SORTED: Final = 1000  # records that a sort by another column than the day looks at
COUNTED: Final = 10_000
Kind = Literal["events", "statements", "documents"]
EXPORTS: Final = ("csv", "ndjson", "parquet")


KINDS: Final[dict[str, Kind]] = {k: k for k in get_args(Kind)}


class Column(NamedTuple):
    """A column of a table: its name in the address, its heading, whether it shows at first."""

    name: str
    heading: str
    shown: bool = True


COLUMNS: Final[dict[Kind, tuple[Column, ...]]] = {
    "events": (
        Column("day", "Day"), Column("actors", "Actor"), Column("type", "Event"),
        Column("recipients", "Recipient"), Column("place", "Place"), Column("status", "Status"),
        Column("sentence", "Sentence"), Column("cameo", "CAMEO", False),
        Column("intensity", "Intensity", False), Column("speakers", "On whose word", False),
        Column("source", "Outlet", False), Column("confidence", "Confidence", False),
        Column("judged", "Judged", False),
    ),
    "statements": (
        Column("day", "Day"), Column("speakers", "Speaker"), Column("stance", "Stance"),
        Column("quote", "Words"), Column("addressees", "Addressee", False),
        Column("kind", "Kind", False), Column("lemma", "Cue"), Column("source", "Outlet"),
        Column("confidence", "Confidence", False), Column("judged", "Judged", False),
    ),
    "documents": (
        Column("date", "Date"), Column("title", "Title"), Column("source", "Outlet"),
        Column("events", "Events"), Column("statements", "Statements"),
        Column("actors", "Actors"), Column("id", "Identity", False),
    ),
}  # fmt: skip


async def search(request: Request) -> Response:
    """The records, or where the query names a format, the way to their export."""
    asked = request.query_params
    q = asked.get("q", "").strip()
    if asked.get("kind") == "sentences":
        hits = await Site.of(request).read(lambda ledger: _hits(ledger, q))
        return page(request, "sentences.html", hits=hits)
    kind = KINDS.get(asked.get("kind", ""), "events")
    if asked.get("format") in EXPORTS:
        return RedirectResponse(href(f"/api/v1/{kind}", filter=q, format=asked["format"]), 303)
    return await table(request, kind, q)


async def table(request: Request, kind: Kind, q: str) -> Response:
    """A page of the records that a filter finds."""
    site, asked = Site.of(request), request.query_params
    sort, after = asked.get("sort", "-day"), _at(asked.get("after", ""))
    columns = [c.name for c in COLUMNS[kind] if c.shown]
    columns = [
        c for c in asked.getlist("column") if c in {k.name for k in COLUMNS[kind]}
    ] or columns
    found = await site.read(lambda ledger: _found(ledger, kind, q, sort, after))
    return page(
        request, "search.html", kind=kind, sort=sort, chosen=columns, columns=COLUMNS[kind],
        fields=fields(), chosen_apart=bool(asked.getlist("column")), **found,
    )  # fmt: skip


def _found(ledger: Ledger, kind: Kind, q: str, sort: str, after: At | None) -> dict[str, Any]:
    ask: dict[Kind, Any] = {
        "events": ledger.events,
        "statements": ledger.statements,
        "documents": ledger.documents,
    }
    by = sort.lstrip("-")
    by_day = by in ("day", "date")
    result: Any = ask[kind](
        q, limit=LIMIT if by_day else SORTED, after=after,
        oldest_first=by_day and not sort.startswith("-"),
    )  # fmt: skip
    records, following = result.records, result.next
    if not by_day:
        known = {c.name for c in COLUMNS[kind]}
        if by in known:
            records = sorted(records, key=lambda r: _key(r, by), reverse=sort.startswith("-"))
        records, following = records[:LIMIT], None
    return {
        "records": records,
        "next": f"{following.day}.{following.row}" if following else None,
        "notes": result.notes,
        "counts": {k: ledger.count(k, q, most=COUNTED) for k in ask if _takes(q, k)},
        "most": COUNTED,
        "facets": facets(ledger, kind, q),
        "sorted_of": None if by_day else len(result.records),
        "first": after is None,
    }


def _takes(q: str, kind: str) -> bool:
    """Whether a filter is one on records of this kind."""
    return all(t.field is None or kind in fields()[t.field].on for t in parse(q).terms)


def _key(record: Any, by: str) -> tuple[bool, Any]:
    value = getattr(record, by)
    if isinstance(value, list):
        value = value[0].name if value else None
    if by == "place":
        value = value.name if value else None
    return (value is None, "" if value is None else value)


def _hits(ledger: Ledger, q: str) -> list[tuple[Hit, list[tuple[bool, str]]]]:
    if not any(t.field is None and not t.negated for t in parse(q).terms):
        return []
    return [(hit, _runs(hit.snippet)) for hit in ledger.search(q, limit=LIMIT)]


def _runs(snippet: str) -> list[tuple[bool, str]]:
    """A snippet as (found, words)."""
    first, *others = snippet.split(OPENS)
    runs = [(False, first)]
    for other in others:
        word, _, rest = other.partition(CLOSES)
        runs += [(True, word), (False, rest)]
    return [run for run in runs if run[1]]


def _at(told: str) -> At | None:
    day, _, row = told.partition(".")
    try:
        return At(int(day), int(row))
    except ValueError:
        return None
