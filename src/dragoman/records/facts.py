"""What a column can be filled from: facts of an event, its parties, its place and its report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, Final

from dragoman.events import cameo as scheme
from dragoman.records.codes import cameo, country_name, fips, icews_sectors
from dragoman.records.evidence import Cell
from dragoman.records.model import ActorRecord, PlaceRecord
from dragoman.records.pairs import Pair
from dragoman.records.states import cow_number

Fact = Callable[[Pair], Cell]
QUADS: Final = {1: "V-COOP", 2: "M-COOP", 3: "V-CONF", 4: "M-CONF"}


def fact(source: str, pair: Pair) -> Cell:
    """A fact by its name, such as "actor.code"; None for what is not known, or for no name."""
    if not source:
        return None
    found = FACTS[source](pair)
    return None if found == "" else found


def known() -> frozenset[str]:
    """Names of all facts."""
    return frozenset(FACTS)


def _day(pair: Pair) -> dt.date:
    """The last day of the event, else its first, else that of the report."""
    return pair.event.last or pair.event.first or pair.evidence.coded.date


def _number(pair: Pair) -> int:
    """A number of an event and its pair, the same between runs; 52 bits, so that R can hold it."""
    who = [f"{a.name}|{a.country}" for a in (*pair.actors, *pair.recipients)]
    return int(sha256("\x1f".join((pair.event.id, *who)).encode()).hexdigest()[:13], 16)


def _name_of_code(pair: Pair) -> str | None:
    code = pair.event.cameo
    return next((row.name.capitalize() for row in scheme.rows() if row.code == code), None)


def _goldstein(pair: Pair) -> float | None:
    return None if pair.event.cameo is None else scheme.goldstein(pair.event.cameo)


def _digits(count: int) -> Fact:
    return lambda pair: (pair.event.cameo or "")[:count]


def _fraction(pair: Pair) -> float:
    """The year, and the share of it that is over as GDELT reckons it: months of 30 days."""
    day = _day(pair)
    return round(day.year + (day.month * 30 + day.day) / 365, 4)


def _leads(pair: Pair) -> int:
    return int(pair.event.sentence in (None, 0))


def _sentence_id(pair: Pair) -> str:
    number = pair.event.sentence
    return f"{pair.evidence.coded.id}_{0 if number is None else number + 1}"


def _joined(values: Sequence[Any]) -> str:
    """Several values in one cell; empty where none is known."""
    told = ["" if v is None else str(v) for v in values]
    return ";".join(told) if any(told) else ""


def _each(read: Callable[[Pair, ActorRecord], Any]) -> Callable[[str], Fact]:
    """A fact of each party of a side."""

    def of(side: str) -> Fact:
        return lambda pair: _joined([read(pair, party) for party in getattr(pair, side)])

    return of


def _role(number: int) -> Callable[[Pair, ActorRecord], str]:
    return lambda _, actor: (*cameo(actor).roles, "", "", "")[number]


def _mention(pair: Pair, actor: ActorRecord) -> str:
    return pair.evidence.words(actor, actor.mentions[:1])


PARTY: Final = {
    "name": _each(lambda _, a: a.name),
    "upper": _each(lambda _, a: a.name.upper()),
    "mention": _each(_mention),
    "title": _each(lambda _, a: a.title),
    "country": _each(lambda _, a: a.country),
    "country_name": _each(lambda _, a: country_name(a.country)),
    "cow": _each(lambda _, a: cow_number(a.country)),
    "sector": _each(lambda _, a: a.sector),
    "sectors": _each(lambda _, a: ",".join(s for s in (a.sector, *a.other_sectors) if s)),
    "icews": _each(lambda _, a: icews_sectors(a)),
    "code": _each(lambda _, a: cameo(a).full),
    "cameo_country": _each(lambda _, a: cameo(a).country),
    "group": _each(lambda _, a: cameo(a).group),
    "role1": _each(_role(0)),
    "role2": _each(_role(1)),
    "role3": _each(_role(2)),
    "other_roles": _each(lambda _, a: ";".join(cameo(a).roles[1:])),
}


def _place(read: Callable[[PlaceRecord], Cell]) -> Fact:
    def of(pair: Pair) -> Cell:
        place = pair.event.place
        return None if place is None else read(pair.evidence.coded.places[place])

    return of


def _kind(place: PlaceRecord) -> str:
    """What a place is by its names: a country, one of its provinces, or a town or the like."""
    if place.name == country_name(place.country):
        return "country"
    return "province" if place.name == place.admin1 else "town"


def _full(place: PlaceRecord) -> str:
    parts = (place.name, place.admin1, country_name(place.country))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _gdelt_type(place: PlaceRecord) -> int:
    inside = place.country == "USA"
    return {"country": 1, "province": 2 if inside else 5, "town": 3 if inside else 4}[_kind(place)]


def _document(read: Callable[[Any], Cell]) -> Fact:
    return lambda pair: read(pair.evidence.coded)


FACTS: Final[dict[str, Fact]] = {
    "event.id": lambda p: p.event.id,
    "event.number": _number,
    "event.date": lambda p: _day(p).isoformat(),
    "event.day": lambda p: int(f"{_day(p):%Y%m%d}"),
    "event.month": lambda p: int(f"{_day(p):%Y%m}"),
    "event.year": lambda p: _day(p).year,
    "event.month_number": lambda p: _day(p).month,
    "event.day_number": lambda p: _day(p).day,
    "event.fraction": _fraction,
    "event.type": lambda p: p.event.type,
    "event.mode": lambda p: next(iter(p.event.modes), None),
    "event.contexts": lambda p: ";".join(p.event.contexts),
    "event.intensity": lambda p: p.event.intensity,
    "event.quad": lambda p: p.event.quad,
    "event.quad_name": lambda p: QUADS.get(p.event.quad),
    "event.cameo": lambda p: p.event.cameo,
    "event.cameo_base": _digits(3),
    "event.cameo_root": _digits(2),
    "event.cameo_name": _name_of_code,
    "event.goldstein": _goldstein,
    "event.leads": _leads,
    "event.sentence": lambda p: None if p.event.sentence is None else p.event.sentence + 1,
    "event.sentence_id": _sentence_id,
    **{f"actor.{name}": of("actors") for name, of in PARTY.items()},
    **{f"recipient.{name}": of("recipients") for name, of in PARTY.items()},
    "place.name": _place(lambda p: p.name),
    "place.text": _place(lambda p: p.text),
    "place.kind": _place(_kind),
    "place.city": _place(lambda p: p.name if _kind(p) == "town" else None),
    "place.province": _place(lambda p: p.admin1),
    "place.country": _place(lambda p: p.country),
    "place.country_name": _place(lambda p: country_name(p.country)),
    "place.fips": _place(lambda p: fips(p.country)),
    "place.full": _place(_full),
    "place.gdelt_type": _place(_gdelt_type),
    "place.lat": _place(lambda p: p.lat),
    "place.lon": _place(lambda p: p.lon),
    "place.geonames": _place(lambda p: p.geonames),
    "document.id": _document(lambda c: c.id),
    "document.date": _document(lambda c: c.date.isoformat()),
    "document.stamp": _document(lambda c: int(f"{c.date:%Y%m%d}000000")),
    "document.source": _document(lambda c: c.source),
    "document.url": _document(lambda c: c.url or c.id),
    "document.language": _document(lambda c: c.language),
    "document.coder": _document(lambda c: c.coder.version),
    "document.people": _document(lambda c: _joined([a.name for a in c.actors if a.title])),
    "document.organizations": _document(
        lambda c: _joined([a.name for a in c.actors if not a.title])
    ),
    "document.places": _document(lambda c: _joined([*dict.fromkeys(p.name for p in c.places)])),
    "document.one": lambda _: 1,
}
