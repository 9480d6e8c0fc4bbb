"""Judged places: reading the judgements, and when an answer agrees with one.

Each line of places_gold.jsonl is one report of `news.jsonl`: `where` lists the places (GeoNames id
or none, ISO alpha-3, latitude, longitude, radius in kilometres), `places` the mentions as
[start, end, index into `where`], with "optional" for those that two readers may judge either way
(what a debate is about, a state after its town), and `events` triggers as [start, end, indexes of
places any of which is right, where the text names it: clause, sentence, dateline, elsewhere in
the report, or not at all].

Forty reports drawn at random (Python's random.Random(9)) were judged from the text alone, before
any output was seen; of twelve more (`"draw": 2`, random.Random(94) over the rest) and again of
twenty-four (`"draw": 3`, random.Random(509)), of fourteen (`"draw": 4`, random.Random(510)) and of
sixteen, two of them without events (`"draw": 5`, random.Random(611)), the events only, and of the
last three draws not those where two readers may differ. The errors of
the half `open` were read and mended, those of `held` were not; `events_half` tells it of the
events where they were read later than the mentions.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, Final, NamedTuple

from dragoman.places.gazetteer import Gazetteer, load_gazetteer

GOLD: Final = Path(__file__).with_name("places_gold.jsonl")
NEAR: Final = 30.0
KM_PER_DEGREE: Final = 111.2


class Where(NamedTuple):
    """A place that was judged."""

    geonames: int | None
    country: str | None
    lat: float
    lon: float
    radius: float


class Found(NamedTuple):
    """What a tagger gives for characters [start, end); what it does not tell is None."""

    start: int
    end: int
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    geonames: int | None = None
    admin1: str | None = None


@dataclass(frozen=True)
class Judged:
    """The judgements of one report; `places` is None where its mentions were not judged."""

    half: str
    events_half: str
    draw: int
    where: tuple[Where, ...]
    places: tuple[tuple[int, int, int, bool], ...] | None
    events: tuple[tuple[int, int, tuple[int, ...], str | None], ...]


def judgements() -> dict[str, Judged]:
    """Report id -> what was judged of it."""
    with GOLD.open(encoding="utf-8") as lines:
        return {row["id"]: _judged(row) for row in map(json.loads, lines)}


def _judged(row: dict[str, Any]) -> Judged:
    return Judged(
        half=row["half"],
        events_half=row.get("events_half", row["half"]),
        draw=row.get("draw", 1),
        where=tuple(Where(*w) for w in row["where"]),
        places=_mentions(row["places"]) if "places" in row else None,
        events=tuple((s, e, tuple(w), basis) for s, e, w, basis in row["events"]),
    )


def _mentions(rows: list[list[Any]]) -> tuple[tuple[int, int, int, bool], ...]:
    return tuple((start, end, where, bool(optional)) for start, end, where, *optional in rows)


class Agreement:
    """Whether an answer is the judged place, within thirty kilometres or in its admin region."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or load_gazetteer()

    def __call__(self, found: Found, where: Where) -> bool:
        if found.geonames is not None and found.geonames == where.geonames:
            return True
        if found.country != where.country and None not in (found.country, where.country):
            return False
        entry = self._gazetteer.numbered(where.geonames) if where.geonames else None
        if entry is not None and entry.admin1 is not None and entry.admin1 == found.admin1:
            return True
        return _alike_in_size(found, where) and _apart(found, where) <= max(NEAR, where.radius)


def _alike_in_size(found: Found, where: Where) -> bool:
    """Whether a region is answered by a region, and a town by a town."""
    if found.radius is None:
        return where.radius <= NEAR
    return where.radius <= NEAR or found.radius >= where.radius / 4


def _apart(found: Found, where: Where) -> float:
    """Kilometres between an answer and a judged place, endless where it has no coordinates."""
    if found.lat is None or found.lon is None:
        return float("inf")
    east = (found.lon - where.lon) * cos(radians(where.lat))
    return KM_PER_DEGREE * hypot(found.lat - where.lat, east)


def count(found: Iterable[Found], judged: Judged, agree: Agreement, counts: Counter[str]) -> None:
    """Count wanted, hit and right mentions, and those found where no place is meant.

    A mention is hit by words that overlap it; an optional one is neither wanted nor wrong.
    """
    answers, mentions = list(found), judged.places or ()
    for start, end, number, optional in mentions:
        hits = [a for a in answers if a.start < end and start < a.end]
        if optional:
            continue
        counts["wanted"] += 1
        counts["hit"] += bool(hits)
        counts["right"] += any(agree(a, judged.where[number]) for a in hits)
    for answer in answers:
        near = [(s, e, o) for s, e, _, o in mentions if s < answer.end and answer.start < e]
        counts["wrong"] += not near


def shares(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and the share of hits that are the right place."""
    hit, wrong = counts["hit"], counts["wrong"]
    return {
        "precision": hit / max(1, hit + wrong),
        "recall": hit / max(1, counts["wanted"]),
        "right_place": counts["right"] / max(1, hit),
    }
