"""An event as one report tells it: all that stories compare, read from the ledger's rows."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import msgspec

from dragoman.ledger.content import spelled
from dragoman.ledger.days import number
from dragoman.rules import RuleBook
from dragoman.stories.settings import settings
from dragoman.stories.words import Weighed, named, stem, tells, weighed, words

UNDATED: Final = "document"
Counts = tuple[int | None, ...]


class Side(msgspec.Struct, frozen=True, array_like=True):
    """Who acts, or upon whom.

    Attributes:
        keys: of the ledger's actors.
        names: stems of their names, of words that tell anything.
        people: first and last word, or the only one, of names that are proper, in lower case.
        states: countries of those that are a state as such.
    """

    keys: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    states: frozenset[str]
    countries: frozenset[str]
    sectors: frozenset[str]


NOBODY: Final = Side(*[frozenset[str]()] * 6)


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What a report tells of an event, beside its type and days.

    Attributes:
        near: the words around its trigger, first, since the ledger looks for them there.
        close: those right beside it.
        known: whether it is named as something that readers know of ("the invasion").
        named: stems of the proper names in its sentence.
        headline: whether it stands in a title.
        opening: whether it stands where a report tells its news.
        linked: whether a word ties it to something else that happened ("after", "since").
        around: the words of its sentence and those beside it, the heaviest.
        repeated: whether its trigger names many acts, or one that comes again ("airstrikes").
        place: what its place is called.
        printed: the day of its report, counted from 1970-01-01.
        outlet: who printed it.
    """

    near: Weighed
    modes: frozenset[str]
    actors: Side
    recipients: Side
    basis: str
    trigger: frozenset[str]
    numbers: dict[str, Counts]
    known: bool
    named: frozenset[str]
    close: Weighed
    headline: bool
    opening: bool
    linked: bool
    around: Weighed
    repeated: bool
    place: str | None
    printed: int
    outlet: str | None


class Telling(msgspec.Struct, frozen=True):
    """An event of a document with its days, counted from 1970-01-01, and what is told of it."""

    event: int
    document: int
    type: str
    first: int
    last: int
    same_as: int | None
    told: Told

    @property
    def days(self) -> tuple[int, int]:
        """Its first and last day with their slack."""
        before, after = settings().slack[self.told.basis]
        return self.first - before, self.last + after

    @property
    def dated(self) -> bool:
        """Whether it gives its day; else it may look back on what was before."""
        return self.told.basis != UNDATED


def tellings(connection: sqlite3.Connection, document: int) -> Iterator[Telling]:
    """The events of a document that can be of a story: dated happenings that nobody rejected."""
    sides = _sides(connection, document)
    triggers = _triggers(connection, document)
    sentences = dict(connection.execute(_SENTENCES, (document,)).fetchall())
    for row in connection.execute(_EVENTS, (document,)):
        first, last = row["first"], row["last"]
        if row["status"] not in settings().statuses or not first or not last:
            continue
        days = (_day(first), _day(last))
        if days[1] - days[0] >= settings().longest:
            continue
        told = _told(row, sides, triggers.get(row["id"], frozenset()), sentences)
        yield Telling(row["id"], document, row["type"], *days, row["same_as"], told)


def _told(
    row: sqlite3.Row,
    sides: dict[tuple[int, str], Side],
    trigger: frozenset[str],
    sentences: dict[int, str | None],
) -> Told:
    before, within, after = parted = _parted(row)
    title = row["part"] == "title"
    return Told(
        near=_beside(parted, settings().words.near),
        modes=frozenset(json.loads(row["modes"])),
        actors=sides.get((row["id"], "actor"), NOBODY),
        recipients=sides.get((row["id"], "recipient"), NOBODY),
        basis=row["basis"],
        trigger=trigger,
        numbers={what: tuple(n) for what, n in json.loads(row["quantities"]).items()},
        known=_is_known(before, within),
        named=frozenset() if title else named(before + within + after),
        close=_beside(parted, settings().words.close),
        headline=title,
        opening=title or (row["ordinal"] or 0) < settings().opening,
        linked=_is_linked(words(before)),
        around=_around(row, sentences),
        repeated=not settings().repeated.isdisjoint(words(within)),
        place=row["place"],
        printed=_day(row["date"]),
        outlet=row["source"],
    )


def _beside(parted: tuple[str, str, str], many: int) -> Weighed:
    """The words of a trigger and so many on each side of it."""
    before, within, after = parted
    return weighed(" ".join((*before.split()[-many:], within, *after.split()[:many])))


def _around(row: sqlite3.Row, sentences: dict[int, str | None]) -> Weighed:
    """The heaviest words of an event's sentence and of those before and after it."""
    if row["part"] == "title" or row["ordinal"] is None:
        return weighed(row["words"] or "", settings().words.around)
    beside = range(row["ordinal"] - 1, row["ordinal"] + 2)
    return weighed(" ".join(sentences.get(n) or "" for n in beside), settings().words.around)


def _parted(row: sqlite3.Row) -> tuple[str, str, str]:
    """An event's sentence before, within and after its trigger."""
    sentence = row["words"] or ""
    spans = json.loads(row["trigger"])
    start, end = spans[0][0] - (row["start"] or 0), spans[-1][1] - (row["start"] or 0)
    return sentence[:start], sentence[start:end], sentence[end:]


def _is_known(before: str, trigger: str) -> bool:
    """Whether a deed is named as one that readers know of."""
    rule = settings().known
    close = words(before)[-rule.within :]
    owners = (*before.lower().split()[-rule.within :], *trigger.lower().split()[: rule.within])
    return not rule.before.isdisjoint(close) or any(w.endswith(rule.owned) for w in owners)


def _is_linked(before: list[str]) -> bool:
    """Whether a deed is told for what came before or after it."""
    rule = settings().known
    return not rule.links.isdisjoint(before[-rule.reach :])


def _sides(connection: sqlite3.Connection, document: int) -> dict[tuple[int, str], Side]:
    found: defaultdict[tuple[int, str], list[Any]] = defaultdict(list)
    events = connection.execute("SELECT id FROM event WHERE document = ?", (document,))
    for row in connection.execute(_PARTIES.format(spelled(e[0] for e in events))):
        found[row["event"], row["side"]].append(row)
    return {place: _side(rows) for place, rows in found.items()}


def _side(rows: list[sqlite3.Row]) -> Side:
    stems = {stem(word) for row in rows for word in words(row["name"])}
    return Side(
        keys=frozenset(r["key"] for r in rows),
        names=frozenset(s for s in stems if tells(s)),
        people=frozenset(_person(r["name"]) for r in rows if not _is_state(r)) - {""},
        states=frozenset(r["country"] for r in rows if _is_state(r)),
        countries=frozenset(r["country"] for r in rows if r["country"]),
        sectors=frozenset(r["sector"] for r in rows if r["sector"]),
    )


def _is_state(row: sqlite3.Row) -> bool:
    return bool(row["name"] == _states().get(row["country"]))


def _person(name: str) -> str:
    """First and last word of a proper name; empty for a description ("two staffers")."""
    parts = name.split() or [""]
    return (
        " ".join(words(" ".join(parts[:: max(1, len(parts) - 1)])))
        if parts[-1][:1].isupper()
        else ""
    )


@cache
def _states() -> dict[str, str]:
    """Code -> name of every state."""
    rows = RuleBook().rows("actors/lists/countries.tsv")
    return {row["code"]: row["name"] for row in rows}


def _triggers(connection: sqlite3.Connection, document: int) -> dict[int, frozenset[str]]:
    """Event -> the stems of its trigger."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for event, told in connection.execute(_TRIGGERS, (document,)):
        found[event].update(stem(word) for word in words(told or ""))
    return {event: frozenset(stems) for event, stems in found.items()}


def _day(day: str) -> int:
    return number(dt.date.fromisoformat(day))


# Words are asked for row by row: a view that is joined would be read whole.
_EVENTS = """
SELECT event_now.id, event_now.type, event_now.modes,
       event_now.status, event_now.first, event_now.last, event_now.basis, event_now.quantities,
       event_now.same_as, event_now.part,
       (SELECT words FROM sentence_words WHERE id = event_now.sentence) AS words,
       sentence.start, sentence.ordinal, event_now.trigger, event_now.date, event_now.source,
       place.name AS place
FROM event_now
LEFT JOIN sentence ON sentence.id = event_now.sentence
LEFT JOIN place ON place.document = event_now.document_id AND place.ordinal = event_now.place
WHERE event_now.document_id = ? AND event_now.judged <> 'reject'
ORDER BY event_now.id
"""
_SENTENCES = """
SELECT ordinal, (SELECT words FROM sentence_words WHERE sentence_words.id = sentence.id)
FROM sentence WHERE document = ? AND part = 'text'
"""
_PARTIES = """
SELECT party.event, party.side, actor_now.key, own.name, own.country, own.sector
FROM event_party_now AS party
JOIN document_actor AS own ON own.id = party.actor
JOIN actor_now ON actor_now.id = own.actor
WHERE party.event IN ({})
"""
_TRIGGERS = """
SELECT event.id,
       substr(CASE event.part WHEN 'title' THEN document.title ELSE document_text.text END,
              json_extract(span.value, '$[0]') + 1,
              json_extract(span.value, '$[1]') - json_extract(span.value, '$[0]'))
FROM event
JOIN document ON document.id = event.document
LEFT JOIN document_text ON document_text.document = event.document
JOIN json_each(event.trigger) AS span
WHERE event.document = ?
"""
