"""Ties between tellings: every two events of a ledger that may be of one happening."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Final

import msgspec

from dragoman.ledger.content import as_json
from dragoman.stories import words
from dragoman.stories.likeness import likeness, may_be_one
from dragoman.stories.settings import settings
from dragoman.stories.telling import Telling, Told, tellings

KEPT: Final = 20_000
CERTAIN: Final = 1.0


class Tying:
    """Ties the tellings of documents to those that a ledger has already."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._gist = lru_cache(KEPT)(self._read_gist)
        self._alike = lru_cache(KEPT)(self._compare)
        self._told = lru_cache(KEPT)(_told)

    def keep(self, document: int) -> None:
        """Keep what a document's events tell, and which of them repeat one another."""
        found = list(tellings(self._connection, document))
        self._connection.executemany(
            "INSERT INTO telling VALUES (?, ?, ?, ?, ?, ?)",
            [(t.event, document, t.type, t.first, t.last, _plain(t.told)) for t in found],
        )
        self._connection.executemany(
            "INSERT INTO telling_word VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (t.type, word, t.last, t.event, *t.days, t.dated, weight)
                for t in found
                for word, weight in words.telling(t.told.near).items()
            ],
        )
        self._connection.executemany(
            "INSERT INTO telling_person VALUES (?, ?, ?, ?)",
            [(who, t.type, t.last, t.event) for t in found for who in last_names(t.told)],
        )
        mine = {t.event for t in found}
        for telling in found:
            if telling.same_as in mine:
                self._tie(telling.event, telling.same_as, CERTAIN)

    def tie(self, document: int) -> None:
        """Tie each telling of a document to its likes in other documents."""
        for one in self._read(_OWN, (document,)):
            for other in filter(partial(may_be_one, one), self._candidates(one)):
                reports = self._alike(*sorted((document, other.document)))
                alike = likeness(one, other, reports)
                if alike >= settings().tie:
                    self._tie(one.event, other.event, alike)

    def _candidates(self, one: Telling) -> Iterator[Telling]:
        """The tellings of other reports that have words and days in common with one."""
        common, rule = settings().common, settings().background
        found = self._of_the_same_people(one)
        for kind in sorted({one.type, *settings().kin.get(one.type, ())}):
            found |= self._alike_in(kind, one, None, rule.soon, common)
            found |= self._alike_in(kind, one, rule.rare, rule.days, rule.common)
        yield from self._read(_OTHERS, (as_json(sorted(found)), one.document))

    def _alike_in(
        self, kind: str, one: Telling, rare: float | None, back: int, common: float
    ) -> set[int]:
        """Tellings of a type whose words are alike enough and whose days do not forbid it.

        Args:
            back: from how many days after a happening a report may look back on it.
        """
        opens, closes = one.days
        slack = max(max(pair) for pair in settings().slack.values())
        asked = {
            "words": as_json(words.telling(one.told.near, rare)), "type": kind, "common": common,
            "opens": opens if one.dated else opens - back, "closes": closes, "back": back,
            "earliest": opens - (0 if one.dated else back) - slack,
            "latest": closes + back + slack + settings().longest,
        }  # fmt: skip
        return {row[0] for row in self._connection.execute(_NEAR, asked)}

    def _of_the_same_people(self, one: Telling) -> set[int]:
        """Tellings of like acts whose last days are near, by those who take part."""
        days = settings().people_days
        people = as_json(sorted(last_names(one.told)))
        rows = self._connection.execute(
            _PEOPLE, (people, one.type, one.last - days, one.last + days)
        )
        return {row[0] for row in rows}

    def _read(self, sql: str, values: tuple[object, ...]) -> Iterator[Telling]:
        for row in self._connection.execute(sql, values).fetchall():
            yield _telling(row, self._told)

    def _tie(self, one: int, other: int, alike: float) -> None:
        pair = sorted((one, other))
        self._connection.execute("INSERT OR IGNORE INTO story_tie VALUES (?, ?, ?)", (*pair, alike))

    def _compare(self, one: int, other: int) -> float:
        return round(words.likeness(self._gist(one), self._gist(other)), 6)

    def _read_gist(self, document: int) -> words.Weighed:
        row = self._connection.execute("SELECT gist FROM sketch WHERE document = ?", (document,))
        gist: words.Weighed = json.loads(row.fetchone()[0])
        return gist


def readable(kept: str) -> bool:
    """Whether what was kept of an event has the form that it has today."""
    try:
        _told(kept)
    except msgspec.DecodeError:
        return False
    return True


def tellings_kept(connection: sqlite3.Connection, events: Iterable[int]) -> Iterator[Telling]:
    """What was kept of events."""
    for row in connection.execute(_KEPT, (as_json(list(events)),)):
        yield _telling(row, _told)


def _telling(row: sqlite3.Row, read: Callable[[str], Told]) -> Telling:
    event, document, kind, first, last, told = row
    return Telling(event, document, kind, first, last, None, read(told))


def last_names(told: Told) -> set[str]:
    """The last names of the people on either side."""
    return {name.split()[-1] for side in (told.actors, told.recipients) for name in side.people}


def _plain(told: Told) -> str:
    return msgspec.json.encode(told, order="sorted").decode()


def _told(plain: str) -> Told:
    return msgspec.json.decode(plain, type=Told)


_OWN = "SELECT * FROM telling WHERE document = ? ORDER BY event"
_KEPT = "SELECT * FROM telling WHERE event IN (SELECT value FROM json_each(?))"
_OTHERS = """
SELECT * FROM telling WHERE event IN (SELECT value FROM json_each(?)) AND document <> ?
"""
_PEOPLE = """
SELECT theirs.event FROM json_each(?) AS own
CROSS JOIN telling_person AS theirs ON theirs.person = own.value AND theirs.type = ?
AND theirs.last BETWEEN ? AND ?
"""
# A little less is asked than of the exact sum, which is taken in another order.
_NEAR = """
SELECT theirs.event FROM json_each(:words) AS own
CROSS JOIN telling_word AS theirs ON theirs.type = :type AND theirs.word = own.key
AND theirs.last BETWEEN :earliest AND :latest
WHERE theirs.closes >= :opens
AND theirs.opens <= CASE theirs.dated WHEN 1 THEN :closes ELSE :closes + :back END
GROUP BY theirs.event HAVING sum(theirs.weight * own.value) > :common - 1e-9
"""
