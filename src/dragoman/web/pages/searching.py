"""Search: records that a filter asks for, with facets, as a table whose address can be shared."""

from __future__ import annotations

from typing import Any, Final, Literal, get_args

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.ledger.fields import fields
from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import Hit
from dragoman.ledger.search import CLOSES, OPENS
from dragoman.ledger.selection import At
from dragoman.web.api.columns import COLUMNS
from dragoman.web.api.keys import KEYS
from dragoman.web.api.listing import cursor
from dragoman.web.api.sorting import BY_DAY, listed
from dragoman.web.pages.facets import facets
from dragoman.web.pages.frame import begin, href, page
from dragoman.web.site import Site

LIMIT: Final = 50
COUNTED: Final = 10_000
Kind = Literal["events", "statements", "documents"]
EXPORTS: Final = ("csv", "ndjson", "parquet")


KINDS: Final[dict[str, Kind]] = {k: k for k in get_args(Kind)}


async def search(request: Request) -> Response:
    """The records, or where the query names a format, the way to their export."""
    asked = request.query_params
    q = asked.get("q", "").strip()
    if asked.get("kind") == "sentences":
        hits = await Site.of(request).read(lambda ledger: _hits(ledger, q))
        return page(request, "sentences.html", hits=hits, most=LIMIT)
    kind = KINDS.get(asked.get("kind", ""), "events")
    if asked.get("format") in EXPORTS:
        return RedirectResponse(_export(asked, kind, q), 303)
    return await table(request, kind, q)


def _export(asked: QueryParams, kind: Kind, q: str) -> str:
    """The address of a table's records in the form that its own address names."""
    return href(
        f"/api/v1/{kind}", filter=q, format=asked["format"], sort=_sort(asked, kind),
        columns=",".join(_chosen(asked, kind)),
    )  # fmt: skip


def _sort(asked: QueryParams, kind: Kind) -> str:
    """The column that an address sorts by; the newest first where it tells none that is known."""
    sort = asked.get("sort", "")
    return sort if sort.removeprefix("-") in (*BY_DAY, *KEYS[kind]) else ""


def _chosen(asked: QueryParams, kind: Kind) -> list[str]:
    """The columns that an address chooses."""
    known = [column.name for column in COLUMNS[kind]]
    return [name for name in known if name in asked.getlist("column")]


async def table(request: Request, kind: Kind, q: str) -> Response:
    """A page of the records that a filter finds."""
    site, asked = Site.of(request), request.query_params
    sort, after = _sort(asked, kind) or "-day", begin(asked.get("after", ""))
    apart = _chosen(asked, kind)
    columns = apart or [c.name for c in COLUMNS[kind] if c.shown]
    found = await site.read(lambda ledger: _found(ledger, kind, q, sort, after))
    return page(
        request, "search.html", kind=kind, sort=sort, chosen=columns, columns=COLUMNS[kind],
        fields=fields(), chosen_apart=bool(apart), sortable=(*BY_DAY, *KEYS[kind]), **found,
    )  # fmt: skip


def _found(ledger: Ledger, kind: Kind, q: str, sort: str, after: At | None) -> dict[str, Any]:
    result = listed(ledger, kind, q, sort=sort, limit=LIMIT, after=after)
    return {
        "records": result.records,
        "next": cursor(result.next),
        "notes": result.notes,
        "counts": {k: ledger.count(k, q, most=COUNTED) for k in KINDS.values() if _takes(q, k)},
        "most": COUNTED,
        "facets": facets(ledger, kind, q),
        "first": after is None,
    }


def _takes(q: str, kind: str) -> bool:
    """Whether a filter is one on records of this kind."""
    return all(t.field is None or kind in fields()[t.field].on for t in parse(q).terms)


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
