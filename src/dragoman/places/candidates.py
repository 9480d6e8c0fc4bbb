"""Which words of a sentence may name a place."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from dragoman.draft import Draft
from dragoman.parse.model import Entity, Sentence, Token
from dragoman.places.names import fold
from dragoman.places.settings import settings
from dragoman.places.wording import SHUT, Standing, Wording


class Candidate(NamedTuple):
    """Tokens [start, end) of a sentence that may name a place, and the head among them.

    `labelled` tells whether the tagger, too, takes it for a place; `filed` that it stands in a
    dateline.
    """

    start: int
    end: int
    head: Token
    standing: Standing = Standing()
    labelled: bool = True
    filed: bool = False


def candidates(sentence: Sentence, people: Container[str], wording: Wording) -> Iterator[Candidate]:
    """Names that the tagger takes for places, and others that stand where only a place stands.

    Args:
        people: surnames of the persons that the report names.
    """
    for candidate in (*_labelled(sentence, wording), *_unlabelled(sentence, wording)):
        words = sentence.tokens[candidate.start : candidate.end]
        if candidate.standing.shut or not any(w.text[:1].isupper() for w in words):
            continue
        named = [w for w in words if not wording.is_feature(w)]
        if len(named) <= 1 and all(w.lower in wording.no_names for w in named):
            continue
        if fold(words[-1].norm) in people and not (candidate.labelled and candidate.standing.rule):
            continue
        yield candidate


def _labelled(sentence: Sentence, wording: Wording) -> Iterator[Candidate]:
    for entity in sentence.entities:
        if entity.label in settings().place_labels:
            for start, end in _names(sentence, entity):
                head = head_of(sentence.tokens[start:end])
                if head is not None:
                    yield Candidate(start, end, head, standing(sentence, start, head, wording))


def _names(sentence: Sentence, entity: Entity) -> Iterator[tuple[int, int]]:
    """The names of an entity that the tagger takes for one: "Abuja, Nigeria" are two."""
    start, end = trimmed(sentence, entity)
    for at in range(start, end):
        if sentence.tokens[at].text == ",":
            yield start, at
            start = at + 1
    yield start, end


def _unlabelled(sentence: Sentence, wording: Wording) -> Iterator[Candidate]:
    for run in _other_names(sentence):
        head = head_of(run)
        if head is None:
            continue
        start, end = run[0].index, run[-1].index + 1
        found = standing(sentence, start, head, wording)
        kind = wording.noun_of(head) or (len(run) > 1 and wording.is_feature(run[-1]))
        if found.rule or kind:
            yield Candidate(start, end, head, found, labelled=False)


def standing(
    sentence: Sentence, start: int, head: Token, wording: Wording, *, seat: bool = False
) -> Standing:
    """How a name stands, by its grammar or by what stands right beside it.

    A noun of place makes it one ("the capital Kyiv") and so does the word for a part of it, for a
    part acts for nobody ("attacked northern Syria"); a party's letter ("R-Ohio") or a word that
    it is joined to ("a Dubai-style tower") none.
    """
    if _after_party(sentence, start, wording) or _joined(sentence, head):
        return SHUT
    found = wording.standing(sentence, head, seat=seat)
    before = sentence.tokens[start - 1] if start else None
    if found.rule or found.shut or before is None:
        return found
    if before.lower in wording.portions:
        return Standing(wording.portions[before.lower])
    if not wording.is_feature(before) or before.text[:1].isupper():
        return found
    return Standing(wording.kinds[before.lower][1])


def _after_party(sentence: Sentence, start: int, wording: Wording) -> bool:
    tokens = sentence.tokens
    marked = start >= 2 and tokens[start - 1].text in ("-", ",", ".,")
    return marked and tokens[start - 2].lower.rstrip(".") in wording.parties


def _joined(sentence: Sentence, head: Token) -> bool:
    """Whether a hyphen makes the name part of an adjective: "Gao-backed", not "Port-au-Prince"."""
    after = sentence.tokens[head.index + 1 : head.index + 5]
    if len(after) == 4 and after[2].text == "-" and after[3].text[:1].isupper():
        return False
    return len(after) > 1 and after[0].text == "-" and after[1].text[:1].islower()


def _other_names(sentence: Sentence) -> Iterator[list[Token]]:
    """Runs of proper nouns with one and the same label that is not a place's."""
    run: list[Token] = []
    for token in sentence.tokens:
        named = token.tag in ("NNP", "NNPS") and token.text[:1].isupper()
        if (
            named
            and token.entity in settings().name_labels
            and (not run or run[0].entity == token.entity)
        ):
            run.append(token)
            continue
        if run:
            yield run
        run = [token] if named and token.entity in settings().name_labels else []
    if run:
        yield run


def trimmed(sentence: Sentence, entity: Entity) -> tuple[int, int]:
    """The entity without its article and without a genitive's mark."""
    start, end = entity.start, entity.end
    if sentence.tokens[start].lower == "the":
        start += 1
    while end > start and sentence.tokens[end - 1].tag in ("POS", ","):
        end -= 1
    return start, end


def head_of(tokens: list[Token]) -> Token | None:
    """The token of a run whose head lies outside of it."""
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head.index not in inside or t.is_root), None)


def surnames(draft: Draft) -> frozenset[str]:
    """Last words of the persons that the report names by more than one word."""
    return frozenset(
        fold(sentence.tokens[entity.end - 1].norm)
        for sentence in draft.parsed.sentences
        for entity in sentence.entities
        if entity.label == "PERSON" and entity.end - entity.start > 1
    )
