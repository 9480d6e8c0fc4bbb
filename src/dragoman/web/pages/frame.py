"""What all pages share: the templates, what they may call, and how a page is answered."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.ledger.facets import hundredths
from dragoman.ledger.selection import At
from dragoman.web.pages.countries import of_country, of_sector
from dragoman.web.problems import Problem
from dragoman.web.site import Site

Handler = Callable[[Request], Awaitable[Response]]
HERE: Final = Path(__file__).parent.parent
ICONS: Final = HERE / "static" / "vendor" / "icons"
# Without a referrer browsers send a form from nowhere ("Origin: null"), and the gate refuses it.
HEADERS: Final = {"Cache-Control": "private, no-cache", "Referrer-Policy": "same-origin"}
CURSOR: Final = re.compile(r"(-?[0-9]{1,8})\.([0-9]{1,18})")
QUADS: Final = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


class Door(NamedTuple):
    """A view in the menu; `filtered` where it takes the filter along."""

    path: str
    name: str
    icon: str
    filtered: bool = True


DOORS: Final = (
    Door("/", "Search", "search"),
    Door("/read", "Read", "book-open", filtered=False),
    Door("/timeline", "Timeline", "calendar-range"),
    Door("/map", "Map", "map"),
    Door("/actors", "Actors", "users", filtered=False),
    Door("/dyads", "Dyads", "arrow-left-right"),
    Door("/network", "Network", "waypoints"),
    Door("/positions", "Positions", "scale"),
    Door("/shifts", "Shifts", "shuffle"),
    Door("/disputes", "Disputes", "messages-square"),
    Door("/correct", "Correct", "pencil"),
    Door("/codebook", "Codebook", "book-text", filtered=False),
)


def page(request: Request, template: str, status: int = 200, **context: Any) -> Response:
    """The page that a template makes; every value is escaped."""
    path = request.url.path
    known = {
        "q": request.query_params.get("q", "").strip(),
        "path": path,
        "readonly": Site.of(request).settings.readonly,
        "here": href_of(request),
    }
    text = templates().get_template(template).render(**(known | context))
    return HTMLResponse(text, status, headers=HEADERS)


def remembered(answer: Handler) -> Handler:
    """A handler whose pages are kept while the ledger stays as it is."""

    async def serve(request: Request) -> Response:
        site = Site.of(request)
        version, key = site.version.now(), (f"page {request.url.path}", request.url.query)
        kept = site.memory.get(version, key)
        if kept is not None:
            return HTMLResponse(kept, headers=HEADERS)
        await site.warmed()
        response = await answer(request)
        if response.status_code == 200:
            site.memory.put(version, key, bytes(response.body))
        return response

    return serve


def problem_page(request: Request, problem: Problem) -> Response:
    """A failure told to a person."""
    return page(request, "problem.html", problem.status, problem=problem)


def href_of(request: Request) -> str:
    """The address of this page within the server, with its query."""
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def begin(told: str) -> At | None:
    """Where a page of records begins, as an address tells; None for the start."""
    found = CURSOR.fullmatch(told)
    return At(int(found[1]), int(found[2])) if found else None


def href(path: str, **asked: object) -> str:
    """An address within the server; what is None or empty is left out."""
    query = urlencode({k: str(v) for k, v in asked.items() if v not in (None, "", ())})
    return quote(path) + (f"?{query}" if query else "")


def read_href(document: str, record: str | None = None, at: object = None) -> str:
    """Where a document is read, at one of its records or a stretch of its text."""
    anchor = f"#t-{record}" if record else "#at" if at else ""
    return href(f"/read/{document}", at=at) + anchor


def term(field: str, value: str) -> str:
    """A term of a filter, quoted where it must be.

    Between quotation marks none can stand, so that a value is told by what comes before its own.
    """
    plain = all(c.isalnum() or c in "/-_*.:|" for c in value)
    if plain:
        return f"{field}:{value}"
    before, mark, _ = value.partition('"')
    return f'{field}:"{before.rstrip()}"' + "*" * bool(mark)


@cache
def templates() -> Environment:
    """The templates, with the functions that they call."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        doors=DOORS,
        icon=icon,
        href=href,
        read_href=read_href,
        pair_href=pair_href,
        term=term,
        quads=QUADS,
    )
    environment.filters.update(
        party=party,
        parties=parties,
        spaced=spaced,
        days=days,
        side=side,
        share=share,
        country=of_country,
        sector=of_sector,
    )
    return environment


@cache
def icon(name: str) -> Markup:
    """An icon as SVG, unseen by screen readers; nothing where the front-end was not built."""
    path = ICONS / f"{name}.svg"
    if not path.is_file():
        return Markup("")
    drawn = path.read_text(encoding="utf-8")
    return Markup(drawn[drawn.index("<svg") :].replace("<svg", '<svg aria-hidden="true"', 1))


def party(one: Any) -> str:
    """An actor in a few letters: its name, or its country and sector."""
    code = "/".join(c for c in (one.country, one.sector) if c)
    return str(one.name or code)


def parties(several: Any) -> str:
    """Actors beside each other."""
    return ", ".join(party(p) for p in several)


def side(key: str) -> str:
    """A side of a dyad as filters and people name it: keys of actors lose what tells them apart."""
    name = key.split("|", 1)[0]
    return name.partition(":")[2] or name


def pair_href(one: str, other: str, q: str = "") -> str:
    """Where a pair of sides is shown."""
    return href("/dyads/pair", q=q, one=one, other=other)


def spaced(word: str) -> str:
    """A name of the code as words."""
    return word.replace("_", " ").replace("-", " ")


def share(confidence: float) -> str:
    """A confidence to the hundredth under which it is filed and sorted."""
    return f"{int(hundredths(confidence)) / 100:.2f}"


def days(record: Any) -> str:
    """The closed interval of a record's days, or the day of the report that tells it."""
    first, last = record.first, record.last
    if first and last and first != last:
        return f"{first} – {last}"
    return str(last or first or f"told {record.date}")
