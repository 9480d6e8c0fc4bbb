"""Correct: samples to be judged one by one, what was judged, and how to take it back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import DragomanError
from dragoman.ledger import reading
from dragoman.ledger.fields import vocabulary
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerEvent, LedgerStatement
from dragoman.web.forms import form as sent
from dragoman.web.pages.frame import href, page
from dragoman.web.pages.marking import Mark, Piece, pieces
from dragoman.web.pages.sampling import Plan, sample
from dragoman.web.site import Site

Judged = LedgerEvent | LedgerStatement
Reader = Callable[[sqlite3.Connection, Sequence[int]], Sequence[Judged]]
HISTORY: Final = 40
YEAR: Final = 365 * 24 * 3600
VERDICTS: Final = ("accept", "reject", "amend", "undo")
AMENDED: Final = ("type", "status", "actors", "recipients", "first", "last", "stance", "speakers")


async def queue(request: Request) -> Response:
    """One record to judge: the one asked for, or the next of the sample."""
    asked = request.query_params
    plan, key = Plan.asked(asked), asked.get("id", "")
    site = Site.of(request)
    found = await site.read(lambda ledger: _queue(ledger, plan, key, asked.get("skip", "")))
    return page(
        request, "correct.html", who=unquote(request.cookies.get("who", "")), plan=plan,
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
    kept = Plan.asked(form).kept
    response = RedirectResponse(href("/correct", **kept, id=again, said=verdict, last=key), 303)
    response.set_cookie("who", quote(who), max_age=YEAR, httponly=True, samesite="strict")
    return response


def _queue(ledger: Ledger, plan: Plan, key: str, skip: str) -> dict[str, Any]:
    drawn = sample(ledger, plan)
    wanted = key or drawn.following(skip)
    record = _record(ledger, wanted) if wanted else None
    history = ledger.corrections.history()
    return {
        "record": record,
        "is_event": isinstance(record, LedgerEvent),
        "sentence": list(_marked(record)) if record else [],
        "own": ledger.corrections.history(record.id) if record else [],
        "history": history[-HISTORY:][::-1],
        "judgements": len(history),
        "sample": drawn,
    }


def _marked(record: Judged) -> Iterator[Piece]:
    """The sentence with the words that the record was read from marked in it."""
    begin, end = record.sentence_span or (0, 0)
    spans = record.trigger if isinstance(record, LedgerEvent) else record.cue_span
    inside = [(s, e) for s, e in spans if begin <= s < e <= end]
    return pieces(record.sentence, (Mark(s - begin, e - begin, "judged", "") for s, e in inside))


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
