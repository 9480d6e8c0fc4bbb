"""Correct: samples to be judged one by one, what was judged, and how to take it back."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Final
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import DragomanError
from dragoman.evaluation.intervals import Share, share
from dragoman.ledger import reading
from dragoman.ledger.fields import vocabulary
from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerEvent, LedgerStatement
from dragoman.ledger.selection import Selection
from dragoman.web.pages.forms import sent
from dragoman.web.pages.frame import href, page
from dragoman.web.site import Site

Judged = LedgerEvent | LedgerStatement
Reader = Callable[[sqlite3.Connection, Sequence[int]], Sequence[Judged]]
DRAWN_FROM: Final = 5000
HISTORY: Final = 40
YEAR: Final = 365 * 24 * 3600
VERDICTS: Final = ("accept", "reject", "amend", "undo")
AMENDED: Final = ("type", "status", "actors", "recipients", "first", "last", "stance", "speakers")


async def queue(request: Request) -> Response:
    """One record to judge: the one asked for, or one drawn from what is not judged yet."""
    asked = request.query_params
    key, q = asked.get("id", ""), asked.get("q", "").strip()
    site = Site.of(request)
    found = await site.read(lambda ledger: _queue(ledger, key, q, asked.get("skip", "")))
    return page(
        request, "correct.html", who=unquote(request.cookies.get("who", "")),
        types=sorted(vocabulary("types")), statuses=sorted(vocabulary("statuses")),
        stances=sorted(vocabulary("stances")), said=asked.get("said", ""),
        last=asked.get("last", ""), asked_id=key, **found,
    )  # fmt: skip


async def judge(request: Request) -> Response:
    """Put a judgement into the ledger, then lead on."""
    form = {name: value.strip() for name, value in (await sent(request)).items()}
    key, verdict, who = form.get("id", ""), form.get("verdict", ""), form.get("who", "")
    if verdict not in VERDICTS:
        raise DragomanError(
            "E720", place="verdict", reason="it must be one of " + ", ".join(VERDICTS)
        )
    why = form.get("why", "")

    def change(ledger: Ledger) -> None:
        if verdict == "amend":
            changes = _changes(_record(ledger, key), form)
            ledger.corrections.amend(key, changes, who=who, why=why)
        else:
            getattr(ledger.corrections, verdict)(key, who=who, why=why)

    await Site.of(request).write(change)
    again = key if verdict == "undo" or form.get("stay") else ""
    back = href("/correct", q=form.get("q", ""), id=again, said=verdict, last=key)
    response = RedirectResponse(back, 303)
    response.set_cookie("who", quote(who), max_age=YEAR, httponly=True, samesite="strict")
    return response


def _queue(ledger: Ledger, key: str, q: str, skip: str) -> dict[str, Any]:
    record = _record(ledger, key) if key else _drawn(ledger, q, skip)
    history = ledger.corrections.history()[-HISTORY:]
    own = ledger.corrections.history(record.id) if record else []
    return {
        "record": record,
        "is_event": isinstance(record, LedgerEvent),
        "own": own,
        "history": history[::-1],
        "precision": _precision(ledger.connection),
    }


def _record(ledger: Ledger, key: str) -> Judged:
    """The event or statement of an identity.

    Raises:
        DragomanError: E728 where there is none.
    """
    tables: tuple[tuple[str, Reader], ...] = (
        ("event", reading.events), ("statement", reading.statements)
    )  # fmt: skip
    for table, read in tables:
        row = ledger.connection.execute(f"SELECT id FROM {table} WHERE key = ?", (key,)).fetchone()
        if row is not None:
            return read(ledger.connection, [row[0]])[0]
    raise DragomanError("E728", what="record", id=key[:40])


def _drawn(ledger: Ledger, q: str, skip: str) -> LedgerEvent | None:
    """An event that nobody has judged, at random from the newest that the filter finds."""
    line = f"{q} -judged:accept,amend,reject"
    chosen = Selection(ledger.connection, "events", parse(line)).query(DRAWN_FROM)
    rows = ledger.connection.execute(chosen.sql, chosen.values).fetchall() if chosen else []
    if not rows:
        return None
    order = random.Random(f"{q}{skip}{len(rows)}")
    return reading.events(ledger.connection, [order.choice(rows)[1]])[0]


def _precision(connection: sqlite3.Connection) -> dict[str, Share]:
    """How many of the judged were right as coded, by type of event and over all."""
    rows = connection.execute(
        "SELECT event.type, sum(verdict = 'accept' AND changes = '{}'), count(*) FROM event_ruling "
        "JOIN event ON event.id = event_ruling.event GROUP BY event.type ORDER BY 3 DESC"
    ).fetchall()
    if not rows:
        return {}
    total = share(sum(r[1] for r in rows), sum(r[2] for r in rows))
    return {"all": total, **{r[0]: share(r[1], r[2]) for r in rows}}


def _changes(record: Judged, form: dict[str, str]) -> dict[str, Any]:
    """What the form says otherwise than the record does."""
    changes: dict[str, Any] = {}
    for field in AMENDED:
        if field not in form or not hasattr(record, field):
            continue
        old, new = getattr(record, field), form[field]
        if isinstance(old, list):
            names = [n.strip() for n in new.split(";") if n.strip()]
            if names != [p.name for p in old]:
                changes[field] = names
        elif new != ("" if old is None else str(old)):
            changes[field] = new or None
    return changes
