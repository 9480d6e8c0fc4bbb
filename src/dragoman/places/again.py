"""Places that a noun or an adverb takes up again: "the town", "the region", "there".

A noun of place with a definite article, and nothing that says which one it is, means the place of
its kind that the report named last; "the country" means that of those who are spoken of; "here"
is where the report was filed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.draft import Draft
from dragoman.parse.model import Sentence, Token
from dragoman.places.model import Again, Place, Places
from dragoman.places.wording import Wording


def taken_up(draft: Draft, places: Places, wording: Wording) -> tuple[Again, ...]:
    """Every word of the report that stands for a place named elsewhere, in order."""
    return tuple(
        found
        for sentence in draft.parsed.sentences
        for token in sentence.tokens
        for found in _meant(draft, places, sentence, token, wording)
    )


def _meant(
    draft: Draft, places: Places, sentence: Sentence, token: Token, wording: Wording
) -> Iterator[Again]:
    rule, place = None, None
    if token.dep == "advmod":
        here, there = wording.here.get(token.lower), wording.there.get(token.lower)
        rule = here or there
        place = places.dateline if here else _last(places, sentence, token) if there else None
    elif rule := _is_definite(token, places, sentence, wording):
        place = _named_before(draft, places, sentence, token, wording)
    if rule and place is not None:
        yield Again(sentence.index, token.index, place, rule)


def _last(places: Places, sentence: Sentence, token: Token) -> int | None:
    """The place named last, in this sentence or in the one before."""
    before = _before(places, sentence, token)
    near = [i for i in before if sentence.index - places.places[i].span.sentence <= 1]
    return near[-1] if near else None


def _is_definite(token: Token, places: Places, sentence: Sentence, wording: Wording) -> str | None:
    """The rule by which a noun of place takes one up, standing where a place does."""
    if token.tag != "NN" or token.lower not in wording.kinds:
        return None
    rule = next((wording.definite[d.lower] for d in token.kids("det")
                 if d.lower in wording.definite), None)  # fmt: skip
    told = token.kids("relcl", "acl", "poss", "nmod", "compound")
    if rule is None or told or any(c.lower == "of" for c in token.kids("prep")):
        return None
    below = {t.index for t in token.subtree()}
    named = (places.places[i].span for i in places.within(sentence.index))
    if any(not below.isdisjoint(range(span.start, span.end)) for span in named):
        return None
    stands = token.dep == "poss" or wording.standing(sentence, token).rule is not None
    return rule if stands else None


def _named_before(
    draft: Draft, places: Places, sentence: Sentence, token: Token, wording: Wording
) -> int | None:
    """The place that a definite noun means."""
    kind = wording.kinds[token.lower][0]
    before = _before(places, sentence, token)
    if kind == "country":
        return _country(draft, places, sentence, before)
    fits = [i for i in before if _is_of(places.places[i], kind)]
    recent = [i for i in fits if sentence.index - places.places[i].span.sentence <= wording.recall]
    if recent:
        return recent[-1]
    return fits[-1] if len({places.places[i].name for i in fits}) == 1 else None


def _before(places: Places, sentence: Sentence, token: Token) -> list[int]:
    """Indexes of the places named before the word."""
    return [
        i
        for i, place in enumerate(places.places)
        if (place.span.sentence, place.span.start) < (sentence.index, token.index)
    ]


def _is_of(place: Place, kind: str) -> bool:
    """Whether a noun for this kind can mean the place; one for no kind means any but a state."""
    if kind == "region":
        return place.kind not in ("city", "country")
    return place.kind != "country" and kind in ("", place.kind)


def _country(draft: Draft, places: Places, sentence: Sentence, before: Sequence[int]) -> int | None:
    """The state of those whom the sentence names, else the one that was named last."""
    states = [i for i, place in enumerate(places.places) if place.kind == "country"]
    spoken_of = set(_countries(draft, sentence.index))
    theirs = [i for i in states if places.places[i].country in spoken_of]
    if len({places.places[i].country for i in theirs}) == 1:
        return theirs[0]
    near = [i for i in before if i in states and not spoken_of]
    return near[-1] if near else None


def _countries(draft: Draft, sentence: int) -> Iterator[str]:
    known = draft.actors
    for mention in known.within(sentence):
        for actor in known.mentions[mention].actors:
            country = known.actors[actor].country
            if country is not None:
                yield country
