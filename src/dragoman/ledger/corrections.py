"""Corrections by hand: what people decide about records and actors, with who, when and why."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from hashlib import sha256
from typing import Any

from dragoman.errors import DragomanError
from dragoman.ledger import filing, judging, reading, rolls
from dragoman.ledger.content import stored
from dragoman.ledger.identity import folded, identity
from dragoman.ledger.judging import Judgement, judgement
from dragoman.ledger.names import actors_named, nearest_alias
from dragoman.ledger.numbers import Numbers

Writing = Callable[[], AbstractContextManager[sqlite3.Connection]]


class Corrections:
    """The judgements of a ledger; reached as `ledger.corrections`."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers, writing: Writing) -> None:
        self._connection = connection
        self._numbers = numbers
        self._writing = writing

    def accept(self, key: str, *, who: str, why: str = "") -> int:
        """Say that an event or statement is right (as amended, if it was); the judgement's number.

        Raises:
            DragomanError: E521 for no such record, E524 where nobody is named.
        """
        return self._judge(key, "accept", who, why, {})

    def reject(self, key: str, *, who: str, why: str = "") -> int:
        """Say that an event or statement is wrong: it is shown no more unless it is asked for."""
        return self._judge(key, "reject", who, why, {})

    def amend(self, key: str, changes: dict[str, Any], *, who: str, why: str = "") -> int:
        """Say what an event or statement should be, field by field; see `amending.FIELDS`.

        Raises:
            DragomanError: E521 to E524.
        """
        return self._judge(key, "amend", who, why, changes)

    def undo(self, key: str, *, who: str, why: str = "") -> int:
        """Take back what was decided last about a record, or about an actor by its key.

        Raises:
            DragomanError: E521 for no such record, E525 where nothing was decided.
        """
        with self._writing() as connection:
            last = connection.execute(
                "SELECT * FROM in_force WHERE kind = 'actor' AND key = ? ORDER BY id DESC LIMIT 1",
                (key,),
            ).fetchone()
            if last is not None:
                return self._undo_actor(judgement(last), who, why)
            number, document = judging.undo(connection, key, who=who, why=why)
            self._rule_again(document)
            return number

    def merge(self, actor: str, into: str, *, who: str, why: str = "") -> int:
        """Say that two actors of the ledger are one; each is named by its key or a name.

        Raises:
            DragomanError: E526 where a name is nobody's or several actors', E527 where they are
                one already.
        """
        with self._writing() as connection:
            one, other = self.key_of(actor), self.key_of(into)
            ends = {self._whole(one), self._whole(other)}
            if len(ends) == 1:
                raise DragomanError("E527", one=actor, other=into)
            number = judging.insert(
                connection, who=who, why=why, kind="actor", verdict="merge",
                key=self._whole(one), changes={"into": self._whole(other)},
            )  # fmt: skip
            rolls.apply_merges(connection)
            return number

    def split(
        self, actor: str, documents: Sequence[str], *, name: str, who: str, why: str = ""
    ) -> int:
        """Say that an actor is somebody else in these documents, called `name` from now on.

        Raises:
            DragomanError: E521 for no such document, E526 for no such actor.
        """
        with self._writing() as connection:
            key = self.key_of(actor)
            rows = [self._document(document) for document in documents]
            part = sha256("\x1f".join(sorted(documents)).encode()).hexdigest()[:8]
            into = f"{folded(name)}|{key.split('|', 1)[1]}#{part}"
            number = judging.insert(
                connection, who=who, why=why, kind="actor", verdict="split", key=key,
                changes={"into": into, "name": name, "documents": sorted(documents)},
            )  # fmt: skip
            for row in rows:
                self._enrol_again(row)
            return number

    def history(self, key: str | None = None) -> list[Judgement]:
        """Every judgement, or those on one record or actor, the first first."""
        chain = () if key is None else self._chain(key)
        where = "" if key is None else f"WHERE key IN ({','.join('?' * len(chain))})"
        rows = self._connection.execute(f"SELECT * FROM judgement {where} ORDER BY id", chain)
        return [judgement(row) for row in rows]

    def orphans(self) -> list[Judgement]:
        """Judgements that stand on records which are not in the ledger any more."""
        rows = self._connection.execute("SELECT * FROM orphan ORDER BY id")
        return [judgement(row) for row in rows]

    def gold(self) -> Iterator[dict[str, Any]]:
        """Every judged record with its words: what the coder said, and what was decided.

        One dict a record, by document and kind: `record` is as decided (None where it was
        rejected), `coded` as the coder gave it.
        """
        for kind, read in (("event", reading.events), ("statement", reading.statements)):
            rows = self._connection.execute(
                f"SELECT ruling.{kind}, judgement.id FROM {kind}_ruling AS ruling "
                f"JOIN judgement ON judgement.id = ruling.judgement JOIN {kind} "
                f"ON {kind}.id = ruling.{kind} ORDER BY judgement.document, {kind}.ordinal"
            ).fetchall()
            for row, number in rows:
                (record,) = read(self._connection, [row])
                yield self._judged(kind, row, number, record)

    def _judged(self, kind: str, row: int, number: int, record: Any) -> dict[str, Any]:
        decided = judgement(
            self._connection.execute("SELECT * FROM judgement WHERE id = ?", (number,)).fetchone()
        )
        raw = self._connection.execute(f"SELECT * FROM {kind} WHERE id = ?", (row,)).fetchone()
        coded = {f: raw[f] for f in raw.keys() if f not in ("id", "document", "day")}  # noqa: SIM118
        coded["parties"] = self._parties(kind, row)
        return {
            "kind": kind,
            "document": record.document,
            "date": record.date,
            "text": record.sentence,
            "verdict": decided.verdict,
            "who": decided.who,
            "at": decided.at,
            "why": decided.why,
            "record": None if decided.verdict == "reject" else record,
            "changes": decided.changes,
            "coded": {
                k: json.loads(v) if isinstance(v, str) and v[:1] in "[{" else v
                for k, v in coded.items()
                if k not in ("sentence", "statement", "same_as", "parent", "rules", "ordinal")
            },
        }

    def _parties(self, kind: str, row: int) -> list[list[str | None]]:
        """Side, name, country and sector of each party, as coded."""
        rows = self._connection.execute(
            f"SELECT party.side, own.name, own.country, own.sector FROM {kind}_party AS party "
            f"JOIN document_actor AS own ON own.id = party.actor WHERE party.{kind} = ? "
            "ORDER BY party.side, party.ordinal", (row,)
        )  # fmt: skip
        return [list(r) for r in rows]

    def key_of(self, actor: str) -> str:
        """Key of the one actor that goes by a key or a name.

        Raises:
            DragomanError: E526 where it is nobody's or several actors'.
        """
        row = self._connection.execute("SELECT key FROM actor WHERE key = ?", (actor,)).fetchone()
        if row is not None:
            return str(row[0])
        keys = sorted({self._whole(k) for k in actors_named(self._connection, folded(actor))})
        if len(keys) == 1:
            return keys[0]
        near = nearest_alias(self._connection, folded(actor))
        hint = f' Did you mean "{near}"?' if near and not keys else ""
        found = f"several actors: {', '.join(keys)}" if keys else "nobody in this ledger"
        raise DragomanError("E526", name=actor, found=found, hint=hint)

    def _whole(self, key: str) -> str:
        row = self._connection.execute(
            "SELECT whole.key FROM actor JOIN actor AS whole "
            "ON whole.id = coalesce(actor.stands_for, actor.id) WHERE actor.key = ?", (key,)
        ).fetchone()  # fmt: skip
        return str(row[0])

    def _judge(
        self, key: str, verdict: judging.Verdict, who: str, why: str, changes: dict[str, Any]
    ) -> int:
        with self._writing() as connection:
            number, document = judging.judge(
                connection, key, verdict, who=who, why=why, changes=changes
            )
            self._rule_again(document)
            return number

    def _rule_again(self, document: int) -> None:
        filing.unfile(self._connection, self._numbers, document)
        judging.rule(self._connection, document)
        filing.file(self._connection, self._numbers, document)

    def _undo_actor(self, last: Judgement, who: str, why: str) -> int:
        number = judging.insert(
            self._connection, who=who, why=why, kind="actor", verdict="undo", key=last.key,
            undoes=last.id,
        )  # fmt: skip
        if last.verdict == "merge":
            rolls.apply_merges(self._connection)
            return number
        for document in last.changes["documents"]:
            row = self._connection.execute(
                "SELECT id FROM document WHERE name = ?", (document,)
            ).fetchone()
            if row is not None:
                self._enrol_again(row[0])
        return number

    def _enrol_again(self, document: int) -> None:
        """File a document under the actors that it has after a split or its undoing."""
        self._numbers.forget()
        filing.unfile(self._connection, self._numbers, document)
        rolls.strike(self._connection, document)
        date, before = self._assign(document)
        rolls.enrol(self._connection, document)
        rolls.trim(self._connection, before, date)
        filing.file(self._connection, self._numbers, document)

    def _assign(self, document: int) -> tuple[str, list[int]]:
        """Give a document's actors their ledger actors anew; its date, and those they had."""
        name, date = self._connection.execute(
            "SELECT name, date FROM document WHERE id = ?", (document,)
        ).fetchone()
        rows = self._connection.execute(
            "SELECT id, actor, name, country, sector FROM document_actor WHERE document = ?",
            (document,),
        ).fetchall()
        numbers = self._numbers.actors(name, [identity(*row[2:]) for row in rows])
        self._connection.executemany(
            "UPDATE document_actor SET actor = ? WHERE id = ?",
            [(number, row[0]) for number, row in zip(numbers, rows, strict=True)],
        )
        return date, [row[1] for row in rows]

    def _document(self, name: str) -> int:
        row = self._connection.execute(
            "SELECT id FROM document WHERE name = ?", (stored(name),)
        ).fetchone()
        if row is None:
            raise DragomanError("E521", id=name)
        return int(row[0])

    def _chain(self, key: str) -> tuple[str, ...]:
        """The keys under which a record was judged: its own, and that of its first judgement."""
        keys = {key}
        for kind in ("event", "statement"):
            keys.update(
                r[0]
                for r in self._connection.execute(
                    f"SELECT judgement.key FROM {kind} JOIN {kind}_ruling AS ruling "
                    f"ON ruling.{kind} = {kind}.id JOIN judgement "
                    f"ON judgement.id = ruling.judgement WHERE {kind}.key = ?",
                    (key,),
                )
            )
        return tuple(sorted(keys))
