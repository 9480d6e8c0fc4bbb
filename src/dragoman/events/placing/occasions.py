"""Meetings that a report places: "the summit at an estate in Bonn", "they met in Doha"."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.events.placing.clause import OWNED, named
from dragoman.events.placing.kin import is_apart, is_former
from dragoman.events.placing.words import placing
from dragoman.parse.model import Token


def met_at(draft: Draft) -> list[tuple[int, str, int]]:
    """The meetings that the report places: the sentence, the word for it and the place's index."""
    return [
        (sentence.index, meeting.lemma, index)
        for sentence in draft.parsed.sentences
        for index, name in named(draft, sentence)
        if draft.places.places[index].kind not in placing().vague
        and (meeting := _meeting(name)) is not None
        and not is_apart(name)
        and not is_former(meeting)
    ]


def _meeting(name: Token) -> Token | None:
    """The word of meeting that a place modifies: "the summit at an estate in Bonn"."""
    top = name
    if name.dep in OWNED and name.head.lemma in placing().occasions:
        return name.head
    while top.dep == "pobj" and top.head.lower in placing().stays and not top.head.is_root:
        top = top.head.head
        if top.lemma in placing().occasions or (top.pos == "VERB" and top.lemma in placing().meets):
            return top
    return None
