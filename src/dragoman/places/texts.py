"""Places as a tool of its own: every place that a text names, with the rooms that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from dragoman.actors.finder import ActorFinder
from dragoman.draft import Draft
from dragoman.parse.model import Part
from dragoman.parse.parser import Parser
from dragoman.places.finder import PlaceFinder
from dragoman.places.model import Place
from dragoman.places.phrases import PlaceAnswer
from dragoman.read.document import Document
from dragoman.rules import RuleBook


class PlaceInText(PlaceAnswer, frozen=True, kw_only=True):
    """A place where a text names it.

    `span` are characters of the text, or of the title where `part` says so, end exclusive; `filed`
    tells that the report was filed from there.
    """

    span: tuple[int, int]
    text: str
    filed: bool
    part: Literal["title"] | msgspec.UnsetType = msgspec.field(default=msgspec.UNSET, name="in")


class PlacesOfTexts:
    """Finds the places of whole documents, with the rooms that it takes and no more."""

    def __init__(self, book: RuleBook | None = None) -> None:
        book = book or RuleBook()
        self._parser = Parser(book=book)
        self._actors = ActorFinder(book)
        self._places = PlaceFinder(book)

    def find_many(
        self, documents: Iterable[Document]
    ) -> Iterator[tuple[Document, list[PlaceInText]]]:
        """Each document with its places, in order of the text."""
        for parsed in self._parser.parse_many(documents):
            draft = Draft(parsed.document)
            draft.set("parsed", parsed)
            draft.set("actors", self._actors(draft))
            draft.set("places", self._places(draft))
            yield (
                parsed.document,
                [
                    _shown(draft, place, filed=index in draft.places.datelines)
                    for index, place in enumerate(draft.places.places)
                ],
            )


def _shown(draft: Draft, place: Place, *, filed: bool) -> PlaceInText:
    part: Part = draft.parsed.sentences[place.span.sentence].part
    return PlaceInText(
        span=draft.parsed.chars(place.span),
        text=draft.parsed.text(place.span),
        filed=filed,
        part="title" if part == "title" else msgspec.UNSET,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        radius=place.radius,
        geonames=place.geonames,
        kind=place.kind,
    )
