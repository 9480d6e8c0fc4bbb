"""Terms of a filter as conditions on the ledger's tables: which facets, which days, which words."""

from __future__ import annotations

import calendar
import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from dragoman.errors import DragomanError, message
from dragoman.ledger.conditions import Column, Conditions, Documents, Facets
from dragoman.ledger.days import number
from dragoman.ledger.facets import REJECTED, hundredths
from dragoman.ledger.fields import Field, RecordKind, fields, vocabulary
from dragoman.ledger.grammar import Filter, Term, Value
from dragoman.ledger.identity import folded
from dragoman.ledger.names import actors_named, nearest_alias, nearest_value, values_like
from dragoman.ledger.retold import Retold, of_copies, of_story

# A comparison that this small a part of all records meets is looked up, any other is walked to.
FEW: Final = 30


class Reader:
    """Reads the terms of one filter for one kind of record.

    Raises:
        DragomanError: E512 to E515, each with a near miss where there is one.
    """

    def __init__(self, connection: sqlite3.Connection, kind: RecordKind) -> None:
        self._connection = connection
        self._kind = kind
        self._prefix = ""
        self.conditions = Conditions()

    def read(self, told: Filter) -> Conditions:
        """The conditions of a filter."""
        self._prefix = REJECTED if _asks_for_rejected(told) else ""
        for term in told.terms:
            if term.field is None:
                words = self.conditions.without if term.negated else self.conditions.words
                words.append(match_expression(term.values))
            else:
                self._field(term, fields()[term.field])
        return self.conditions

    def all(self) -> Facets:
        """The facet that every record has."""
        return self._counted([(f"{self._prefix}all", "")])

    def who(self, term: Term) -> tuple[str, list[str]]:
        """(part, values) of a term about actors: countries, sectors, codes or keys."""
        known = fields()[term.field or ""]
        if self._kind not in known.on:
            raise DragomanError("E514", field=term.field, kind=self._kind, on=", ".join(known.on))
        if known.part is not None:
            assert known.vocabulary is not None
            name = f"actor.{known.part}"
            return known.part, [
                self._known(term, known.vocabulary, name, v.text) for v in term.values
            ]
        told = [self._who(term, v) for v in term.values]
        part = told[0][0]
        return part, [value for one, values in told if one == part for value in values]

    def _field(self, term: Term, known: Field) -> None:
        if self._kind not in known.on:
            raise DragomanError("E514", field=term.field, kind=self._kind, on=", ".join(known.on))
        match known.kind:
            case "day":
                self._days(term)
            case "number":
                self._number(term)
            case "document":
                self._documents(term)
            case "story" | "copies":
                self._retold(term, of_story if known.kind == "story" else of_copies)
            case _:
                asked = [f for v in term.values for f in self._asked(term, known, v)]
                self.conditions.facets.append(self._counted(asked, term.negated))

    def _counted(self, asked: Iterable[tuple[str, str]], negated: bool = False) -> Facets:
        column = self._kind
        rows = [
            row
            for field_value in dict.fromkeys(asked)
            for row in self._connection.execute(
                f"SELECT id, {column} FROM facet WHERE field = ? AND value = ? AND {column} > 0",
                field_value,
            )
        ]
        return Facets(tuple(r[0] for r in rows), sum(r[1] for r in rows), negated)

    def _asked(self, term: Term, known: Field, value: Value) -> Iterator[tuple[str, str]]:
        sides = known.facets[self._kind]
        match known.kind:
            case "party":
                yield from self._party(term, known, sides, value)
            case "place":
                yield from self._place(term, sides, value)
            case _:
                judged = "" if term.field == "judged" else self._prefix
                for name in sides:
                    for found in self._values(term, known, name, value):
                        yield judged + name, found

    def _values(self, term: Term, known: Field, name: str, value: Value) -> Iterator[str]:
        if known.vocabulary is not None and not value.begins:
            yield self._known(term, known.vocabulary, name, value.text)
            return
        text = folded(value.text) or value.text if known.folded else value.text
        if value.begins:
            yield from values_like(self._connection, self._prefix + name, text)
            return
        yield text
        self._note_unknown(term, self._prefix + name, text, value)

    def _known(self, term: Term, listed: str, name: str, text: str) -> str:
        """A value of a closed list, in whatever case it was written."""
        rows = self._connection.execute("SELECT value FROM facet WHERE field = ?", (name,))
        known: dict[str, str] = {v.lower(): v for v in vocabulary(listed)}
        known.update((str(r[0]).lower(), r[0]) for r in rows)
        if text.lower() not in known:
            near = get_close_matches(text.lower(), list(known), n=1)
            hint = f' Did you mean "{known[near[0]]}"?' if near else ""
            raise DragomanError("E513", value=text, field=term.field, hint=hint)
        return known[text.lower()]

    def _party(
        self, term: Term, known: Field, sides: tuple[str, ...], value: Value
    ) -> Iterator[tuple[str, str]]:
        if known.part is not None:
            assert known.vocabulary is not None
            part, found = known.part, [self._known(
                term, known.vocabulary, f"{sides[0]}.{known.part}", value.text)]  # fmt: skip
        else:
            part, found = self._who(term, value)
        for side in sides:
            for one in found:
                yield f"{self._prefix}{side}.{part}", one

    def _who(self, term: Term, value: Value) -> tuple[str, list[str]]:
        """(part, values) of a party: country, sector, code of both, or keys of named actors."""
        text = value.text.upper()
        if "/" in text and not value.begins:
            return "code", [text]
        if not value.begins and text in vocabulary("countries"):
            return "country", [text]
        if not value.begins and text in vocabulary("sectors"):
            return "sector", [text]
        keys = actors_named(self._connection, folded(value.text), value.begins)
        if not keys:
            self._note(term, value, nearest_alias(self._connection, folded(value.text)))
        return "key", keys

    def _place(self, term: Term, sides: tuple[str, ...], value: Value) -> Iterator[tuple[str, str]]:
        for side in sides:
            lead = f"{self._prefix}{side}"
            if not value.begins and value.text.upper() in vocabulary("countries"):
                yield f"{lead}.country", value.text.upper()
            elif value.begins:
                for found in values_like(self._connection, f"{lead}.name", folded(value.text)):
                    yield f"{lead}.name", found
            else:
                yield f"{lead}.name", folded(value.text)
                self._note_unknown(term, f"{lead}.name", folded(value.text), value)

    def _note_unknown(self, term: Term, name: str, text: str, value: Value) -> None:
        found = self._connection.execute(
            "SELECT 1 FROM facet WHERE field = ? AND value = ?", (name, text)
        )
        if found.fetchone() is None:
            self._note(term, value, nearest_value(self._connection, name, text))

    def _note(self, term: Term, value: Value, nearest: str | None) -> None:
        hint = f' Did you mean "{nearest}"?' if nearest else ""
        self.conditions.notes.append(message("W501", field=term.field, value=value.text, hint=hint))

    def _days(self, term: Term) -> None:
        spans = [day_span(v.text, f"{term.field}:{v.text}") for v in term.values]
        first, last = min(s[0] for s in spans), max(s[1] for s in spans)
        low = None if term.field == "until" else number(first)
        high = None if term.field == "since" else number(last)
        if term.negated or (term.field == "on" and len(spans) > 1):
            self._listed_days(term, spans)
            return
        here = self.conditions
        here.low = low if here.low is None else max(here.low, low or here.low)
        here.high = high if here.high is None else min(here.high, high or here.high)

    def _listed_days(self, term: Term, spans: list[tuple[dt.date, dt.date]]) -> None:
        sql = {"since": "entry.day >= ?1", "until": "entry.day <= ?2"}.get(
            term.field or "", "entry.day BETWEEN ?1 AND ?2"
        )
        asked = [sql.replace("?1", str(number(a))).replace("?2", str(number(b))) for a, b in spans]
        whole = f"({' OR '.join(asked)})"
        self.conditions.columns.append(Column(f"NOT {whole}" if term.negated else whole, ()))

    def _number(self, term: Term) -> None:
        asked = []
        for value in term.values:
            try:
                asked.append(float(value.text))
            except ValueError as error:
                raise DragomanError(
                    "E512", where=str(term), reason=f"{value.text!r} is no number"
                ) from error
        if not term.negated and len(asked) == 1:
            self._few(term.operator, asked[0])
        whole = " OR ".join(f"own.{term.field} {term.operator} ?" for _ in asked)
        lead = "NOT " if term.negated else ""
        self.conditions.columns.append(Column(f"{lead}({whole})", tuple(asked)))

    def _few(self, operator: str, bound: float) -> None:
        """Where few records are as sure as that, their facets lead to them."""
        edge = hundredths(min(max(bound, 0.0), 1.0))
        value, side = "CAST(value AS INTEGER)", operator[0]
        sql = "= ?" if side == "=" else f"{side}= ?"
        rows = self._connection.execute(
            f"SELECT id, {self._kind} FROM facet WHERE field = ? AND {self._kind} > 0 "
            f"AND {value} {sql}", (f"{self._prefix}confidence", int(edge))
        ).fetchall()  # fmt: skip
        found = Facets(tuple(r[0] for r in rows), sum(r[1] for r in rows))
        if found.count * FEW < self.all().count:
            self.conditions.facets.append(found)

    def _documents(self, term: Term) -> None:
        rows: list[int] = []
        for value in term.values:
            end = value.text + "\U0010ffff" if value.begins else value.text
            found = self._connection.execute(
                "SELECT id FROM document WHERE name BETWEEN ? AND ?", (value.text, end)
            ).fetchall()
            if not found:
                self._note(term, value, None)
            rows += [r[0] for r in found]
        if term.negated:
            self._outside(self._document_column(), rows)
        else:
            self.conditions.documents.append(Documents(tuple(rows)))

    def _retold(self, term: Term, look_up: Callable[[sqlite3.Connection, Value], Retold]) -> None:
        found = [look_up(self._connection, value) for value in term.values]
        for value, one in zip(term.values, found, strict=True):
            if not one.documents:
                self._note(term, value, None)
        documents = [row for one in found for row in one.documents]
        events = [row for one in found if one.events is not None for row in one.events]
        told = self._kind == "events" and any(one.events is not None for one in found)
        if term.negated:
            self._outside(
                "own.id" if told else self._document_column(), events if told else documents
            )
            return
        self.conditions.documents.append(Documents(tuple(dict.fromkeys(documents))))
        if told:
            marks = ",".join("?" * len(events))
            self.conditions.columns.append(Column(f"own.id IN ({marks})", tuple(events)))

    def _document_column(self) -> str:
        return "own.id" if self._kind == "documents" else "own.document"

    def _outside(self, column: str, rows: list[int]) -> None:
        marks = ",".join("?" * len(rows))
        self.conditions.columns.append(Column(f"{column} NOT IN ({marks})", tuple(rows)))


def match_expression(values: Iterable[Value]) -> str:
    """One condition on words as FTS5 writes it; every word is quoted, so that none is syntax."""
    asked = []
    for value in values:
        if not folded(value.text).strip(" .,;:!?-'\"()"):
            raise DragomanError("E512", where=str(value), reason="there is no word in it")
        escaped = value.text.replace('"', '""')
        asked.append(f'"{escaped}"' + " *" * value.begins)
    return f"({' OR '.join(asked)})"


def day_span(text: str, where: str) -> tuple[dt.date, dt.date]:
    """First and last day of YYYY, YYYY-MM or YYYY-MM-DD.

    Raises:
        DragomanError: E515 for anything else.
    """
    try:
        match [int(p) for p in text.split("-")]:
            case [year]:
                return dt.date(year, 1, 1), dt.date(year, 12, 31)
            case [year, month]:
                last = calendar.monthrange(year, month)[1]
                return dt.date(year, month, 1), dt.date(year, month, last)
            case [year, month, day]:
                return dt.date(year, month, day), dt.date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        pass
    raise DragomanError("E515", where=where, value=text)


def _asks_for_rejected(told: Filter) -> bool:
    for term in told.terms:
        if term.field == "judged" and not term.negated:
            asked = {v.text.lower() for v in term.values}
            if "reject" in asked and len(asked) > 1:
                raise DragomanError(
                    "E512", where=str(term), reason="rejected records are listed by themselves"
                )
            if "reject" in asked:
                return True
    return False
