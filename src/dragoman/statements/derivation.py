"""Which constructions made a candidate what it is: the ids that a statement carries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.statements.backshift import BACKSHIFT
from dragoman.statements.candidate import Candidate
from dragoman.statements.choosing import TELLING, is_full
from dragoman.statements.construction import Constructions

NAMED: Final = {
    "support": ("support",),
    "unled": ("unled",),
    "inverted": ("inverted",),
    "offices": ("offices", "byline"),
    "byline": ("byline",),
    BACKSHIFT: (BACKSHIFT, "telling on", "foretold"),
}


def constructions_of(candidate: Candidate, constructions: Constructions) -> Iterator[str]:
    """Ids of the construction rules that the candidate is made by."""
    names = (
        *NAMED.get(candidate.construction, ()),
        *_of_frame(candidate, constructions.words),
        *_of_words(candidate, constructions.words),
    )
    for name in names:
        yield constructions.ids[name]


def _of_frame(candidate: Candidate, words: dict[str, frozenset[str]]) -> Iterator[str]:
    known = candidate.sense is not None
    if candidate.frame.removeprefix("np ") in words["binding"]:
        yield "binding"
    if known and is_full(candidate):
        yield "listed"
    if not known and candidate.frame in words["unlisted"]:
        yield "unlisted"
    if candidate.pos == "adjective" and candidate.frame not in TELLING:
        yield "dated"
    if candidate.frame == "view":
        yield "being"


def _of_words(candidate: Candidate, words: dict[str, frozenset[str]]) -> Iterator[str]:
    if candidate.quotation is not None:
        yield "speech"
    if candidate.speaker is not None and candidate.speaker.lower in words["reader"]:
        yield "reader"
    if candidate.lemma in words["deeds"]:
        yield "deeds"
