"""Places as a tool of its own: every place that a text names, with the rooms that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.actors.finder import ActorFinder
from dragoman.draft import Draft
from dragoman.parse.parser import Parser
from dragoman.places.finder import PlaceFinder
from dragoman.places.model import Place
from dragoman.read.document import Document
from dragoman.records.assemble import place_record
from dragoman.records.model import PlaceRecord
from dragoman.rules import RuleBook


class PlaceInText(PlaceRecord, frozen=True, kw_only=True):
    """A place where a text names it, as records tell it and with what is known beside.

    `span` are characters of the text, or of the title where `part` says so, end exclusive; `filed`
    tells that the report was filed from there; `radius` is in kilometres; `kind` is city, region,
    country, or the kind of a listed feature ("strait").
    """

    filed: bool
    radius: float | None
    kind: str


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
    record = msgspec.structs.asdict(place_record(draft, place))
    return PlaceInText(**record, filed=filed, radius=place.radius, kind=place.kind)
