"""Amendments: what may be changed in a record, and how a change is told so that it outlives rows.

A judgement keeps its changes in words: actors by name and mention, places by name and span. In a
ruling they are this ledger's own numbers: `resolve` turns one into the other, again after every
coding.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from typing import Any, Final

from dragoman.errors import DragomanError, near_miss
from dragoman.events.ontology import built_in
from dragoman.ledger.days import filed
from dragoman.ledger.fields import vocabulary
from dragoman.ledger.identity import folded

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "event": (
        "type", "modes", "contexts", "status", "cameo", "first", "last", "actors", "recipients",
        "place", "quantities",
    ),
    "statement": ("stance", "first", "last", "speakers", "addressees"),
}  # fmt: skip
_SIDES: Final = ("actors", "recipients", "speakers", "addressees")
_LISTS: Final = {"modes": "modes", "contexts": "contexts"}
_WORDS: Final = {"type": "types", "status": "statuses", "stance": "stances"}


def told(
    connection: sqlite3.Connection, kind: str, record: sqlite3.Row, changes: dict[str, Any]
) -> dict[str, Any]:
    """Changes as given, checked and in the words that a judgement keeps.

    Args:
        changes: field -> value. Actors are names or ordinals of the document's actors, a place
            is a name or an ordinal, days are YYYY-MM-DD or None.

    Raises:
        DragomanError: E522 for a field that cannot be amended, E523 for a value it cannot have.
    """
    kept = {}
    for field, value in changes.items():
        if field not in FIELDS[kind]:
            hint = near_miss(field, FIELDS[kind])
            known = ", ".join(FIELDS[kind])
            raise DragomanError("E522", field=field, kind=kind, hint=hint, known=known)
        kept[field] = _told(connection, record["document"], field, value)
    return kept


def _told(connection: sqlite3.Connection, document: int, field: str, value: Any) -> Any:
    if field in _SIDES:
        return [_actor(connection, document, field, v) for v in _list(field, value)]
    if field == "place":
        return None if value is None else _place(connection, document, value)
    if field in ("first", "last"):
        return _day(field, value)
    if field in _LISTS:
        return [_word(field, _LISTS[field], v) for v in _list(field, value)]
    if field in _WORDS:
        return _word(field, _WORDS[field], value)
    if field == "quantities":
        return _quantities(value)
    return None if value in (None, "") else str(value)


def _list(field: str, value: Any) -> list[Any]:
    if isinstance(value, str):
        return [v.strip() for v in value.split(",") if v.strip()]
    if isinstance(value, list | tuple):
        return list(value)
    raise DragomanError("E523", field=field, value=value, hint=" Give a list.")


def _word(field: str, listed: str, value: Any) -> str:
    known = {v.lower(): v for v in vocabulary(listed)}
    found = known.get(str(value).lower())
    if found is None:
        hint = near_miss(str(value), list(known.values()))
        raise DragomanError("E523", field=field, value=value, hint=hint)
    return found


def _day(field: str, value: Any) -> str | None:
    if value in (None, ""):
        return None
    try:
        return dt.date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        hint = " Write YYYY-MM-DD."
        raise DragomanError("E523", field=field, value=value, hint=hint) from error


def _quantities(value: Any) -> dict[str, list[int | None]]:
    given = value if isinstance(value, dict) else None
    if given is None or not all(
        isinstance(k, str) and isinstance(v, list) and v and _is_bounds(v) for k, v in given.items()
    ):
        hint = ' Write {"killed": [least, most]}, most null where it is open.'
        raise DragomanError("E523", field="quantities", value=value, hint=hint)
    return given


def _is_bounds(numbers: list[Any]) -> bool:
    """Whether numbers are least and most, of which the last may be open."""
    return all(type(n) is int or (n is None and at) for at, n in enumerate(numbers))


def _actor(connection: sqlite3.Connection, document: int, field: str, value: Any) -> dict[str, Any]:
    rows = connection.execute(
        "SELECT ordinal, name, country, sector, mentions FROM document_actor WHERE document = ? "
        "ORDER BY ordinal", (document,)
    ).fetchall()  # fmt: skip
    for row in rows:
        if value == row["ordinal"] or folded(str(value)) == folded(row["name"]):
            mentions = json.loads(row["mentions"])
            kept = {k: row[k] for k in ("name", "country", "sector")}
            return {**kept, "span": mentions[0] if mentions else None}
    names = [r["name"] for r in rows]
    hint = near_miss(str(value), names) or f" The document's actors: {', '.join(names)}."
    raise DragomanError("E523", field=field, value=value, hint=hint)


def _place(connection: sqlite3.Connection, document: int, value: Any) -> dict[str, Any]:
    rows = connection.execute(
        'SELECT ordinal, name, country, start, "end" FROM place WHERE document = ? '
        "ORDER BY ordinal", (document,)
    ).fetchall()  # fmt: skip
    for row in rows:
        if value == row["ordinal"] or folded(str(value)) == folded(row["name"]):
            span = [row["start"], row["end"]]
            return {"name": row["name"], "country": row["country"], "span": span}
    names = sorted({r["name"] for r in rows})
    hint = near_miss(str(value), names) or f" The document's places: {', '.join(names)}."
    raise DragomanError("E523", field="place", value=value, hint=hint)


def resolve(
    connection: sqlite3.Connection, kind: str, record: sqlite3.Row, changes: dict[str, Any]
) -> dict[str, Any] | None:
    """Changes in this ledger's numbers, with what follows from them; None where some do not hold.

    What follows: of a type or mode, quad class and intensity; of days, the day of filing.
    """
    found = dict(changes)
    for side in _SIDES:
        if side in changes:
            found[side] = _ordinals(connection, record["document"], changes[side])
            if found[side] is None:
                return None
    if changes.get("place") is not None:
        found["place"] = _place_ordinal(connection, record["document"], changes["place"])
        if found["place"] is None:
            return None
    if kind == "event" and ("type" in changes or "modes" in changes):
        type_ = changes.get("type", record["type"])
        modes = tuple(changes.get("modes", json.loads(record["modes"])))
        if type_ in built_in().types:
            found["quad"] = built_in().quad(type_)
            found["intensity"] = built_in().intensity(type_, modes)
    if "first" in changes or "last" in changes:
        found["day"] = _filed(connection, record, changes)
    return found


def _filed(connection: sqlite3.Connection, record: sqlite3.Row, changes: dict[str, Any]) -> int:
    first, last = (changes.get(f, record[f]) for f in ("first", "last"))
    date = connection.execute(
        "SELECT date FROM document WHERE id = ?", (record["document"],)
    ).fetchone()[0]
    return filed(_date(first), _date(last), dt.date.fromisoformat(date))


def _date(day: str | None) -> dt.date | None:
    return None if day is None else dt.date.fromisoformat(day)


def _ordinals(
    connection: sqlite3.Connection, document: int, actors: list[dict[str, Any]]
) -> list[int] | None:
    rows = connection.execute(
        "SELECT ordinal, name, mentions FROM document_actor WHERE document = ? ORDER BY ordinal",
        (document,),
    ).fetchall()
    found = []
    for actor in actors:
        by_span = [r[0] for r in rows if actor["span"] in json.loads(r[2])]
        by_name = [r[0] for r in rows if folded(r[1]) == folded(actor["name"])]
        if not by_name and not by_span:
            return None
        found.append((by_name or by_span)[0])
    return found


def _place_ordinal(
    connection: sqlite3.Connection, document: int, place: dict[str, Any]
) -> int | None:
    row = connection.execute(
        'SELECT ordinal FROM place WHERE document = ? AND (name = ? OR (start = ? AND "end" = ?)) '
        "ORDER BY name = ? DESC, ordinal LIMIT 1",
        (document, place["name"], *place["span"], place["name"]),
    ).fetchone()
    return None if row is None else int(row[0])
