"""Places that a noun or an adverb takes up again: "the town", "the region", "there".

A noun of place with a definite article, and nothing that says which one it is, means the place of
its kind that the report named last; "the country" means that of those who are spoken of; "here"
is where the report was filed.
"""

from __future__ import annotations

from collections import Counter
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
    nouns = (wording.lands, wording.things, wording.kinds)
    if token.tag != "NN" or not any(token.lower in words for words in nouns):
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
    settled = wording.kinds.get(token.lower, ("city",))[0] == "city"
    owns = token.dep == "poss" and settled
    stands = owns or wording.standing(sentence, token).rule is not None
    return rule if stands else None


def _named_before(
    draft: Draft, places: Places, sentence: Sentence, token: Token, wording: Wording
) -> int | None:
    """The place that a definite noun means."""
    before = _before(places, sentence, token)
    if wording.kinds.get(token.lower, ("",))[0] == "country":
        return _country(draft, places, sentence, token, before)
    fits = [i for i in before if _is_of(places.places[i], token.lower, wording)]
    recent = [i for i in fits if sentence.index - places.places[i].span.sentence <= wording.recall]
    if recent:
        return recent[-1]
    names = Counter(places.places[i].name for i in fits).most_common(1)
    sure = names and 2 * names[0][1] > len(fits)
    return next((i for i in fits if sure and places.places[i].name == names[0][0]), None)


def _before(places: Places, sentence: Sentence, token: Token) -> list[int]:
    """Indexes of the places named before the word."""
    return [
        i
        for i, place in enumerate(places.places)
        if (place.span.sentence, place.span.start) < (sentence.index, token.index)
    ]


def _is_of(place: Place, noun: str, wording: Wording) -> bool:
    """Whether the noun can mean the place; one for no kind of place means any but a state."""
    if noun in wording.things:
        return noun in place.name.lower().split() or noun in place.kind.split()
    kind = "region" if noun in wording.lands else wording.kinds[noun][0]
    if kind == "region":
        return place.kind in wording.areas
    return place.kind != "country" and kind in ("", place.kind)


def _country(
    draft: Draft, places: Places, sentence: Sentence, token: Token, before: Sequence[int]
) -> int | None:
    """The state that was named last, or whose towns were; of those who leave it, their own."""
    states = [i for i, place in enumerate(places.places) if place.kind == "country"]
    near = [i for i in before if sentence.index - places.places[i].span.sentence <= 1]
    meant = places.places[near[-1]].country if near else None
    if token.dep == "dobj" or meant is None:
        meant = _last_country(draft, sentence, token)
    theirs = [i for i in states if places.places[i].country == meant]
    return theirs[0] if theirs and meant is not None else None


def _last_country(draft: Draft, sentence: Sentence, token: Token) -> str | None:
    """The country of the last actor that the sentence names before a word."""
    known = draft.actors
    before = [known.mentions[m] for m in known.within(sentence.index)
              if known.mentions[m].span.start < token.index]  # fmt: skip
    for mention in sorted(before, key=lambda m: m.span.start, reverse=True):
        for actor in mention.actors:
            if known.actors[actor].country is not None:
                return known.actors[actor].country
    return None
