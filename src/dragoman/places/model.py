"""What the places room gives: place names resolved to a country and coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians
from typing import Final, NamedTuple

from dragoman.parse.model import Span, by_sentence

KM_PER_DEGREE: Final = 111.2


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text.

    `country` is ISO alpha-3, None for what belongs to none (a sea); `lat`, `lon` in degrees,
    `radius` in kilometres around them; `geonames` the GeoNames id where one is known; `kind` is
    city, region, country, or the kind of a listed feature ("strait").
    """

    span: Span
    name: str
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    geonames: int | None = None
    kind: str = ""
    rules: tuple[str, ...] = ()

    def within(self, area: Place) -> bool:
        """Whether the place is a smaller one that lies in an area."""
        if None in (self.lat, self.lon, area.lat, area.lon) or self.country != area.country:
            return False
        if self.radius is None or area.radius is None or 2 * self.radius > area.radius:
            return False
        north = self.lat - area.lat  # type: ignore[operator]
        east = (self.lon - area.lon) * cos(radians(area.lat))  # type: ignore[operator, arg-type]
        return KM_PER_DEGREE * hypot(north, east) <= area.radius


class Again(NamedTuple):
    """A word that stands for a place named elsewhere.

    It is told by its sentence and its token, the place by its index.
    """

    sentence: int
    token: int
    place: int
    rule: str


@dataclass(frozen=True, slots=True)
class Places:
    """All places of a document in order of the text.

    `datelines` are the indexes of the places that the report was filed from; `again` the words
    that take a place up again ("the town").
    """

    places: tuple[Place, ...] = ()
    datelines: tuple[int, ...] = ()
    again: tuple[Again, ...] = ()
    _within: dict[int, list[int]] = field(init=False, repr=False, compare=False)
    _again: dict[int, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_within", by_sentence((p.span,) for p in self.places))
        spans = ((Span(a.sentence, a.token, a.token + 1),) for a in self.again)
        object.__setattr__(self, "_again", by_sentence(spans))

    @property
    def dateline(self) -> int | None:
        """Index of the first place that the report was filed from."""
        return self.datelines[0] if self.datelines else None

    def taken_up(self, sentence: int) -> Sequence[Again]:
        """The words of one sentence that take places up again."""
        return [self.again[i] for i in self._again.get(sentence, ())]

    def within(self, sentence: int) -> Sequence[int]:
        """Indexes of the places of one sentence."""
        return self._within.get(sentence, ())
