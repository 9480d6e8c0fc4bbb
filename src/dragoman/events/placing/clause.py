"""Where: the place that an event's own clause names, or the clause that governs it.

A place belongs to an event by the path between them in the tree. What is said happens where its
speaker is, so that a place in what is asked, refused or complained of is no place of the asking.
Of a movement, the place is where it ends; where it came from stands among the report's places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.model import PlaceBasis
from dragoman.events.placing.kin import is_agreement, is_apart, is_ground, is_where_said
from dragoman.events.placing.words import placing
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Sentence, Token

NAMING: Final = frozenset({"compound", "amod", "nmod", "appos", "conj"})
DIRECT: Final = frozenset({"pobj", "prep", "dobj", "nsubjpass", "poss", "agent", *NAMING})
SHARED: Final = "shared"
EDGES: Final = frozenset({"clause", SHARED, "relcl", "advcl", "ccomp", "acl", "parataxis", "csubj"})
CONTENT: Final = frozenset({"xcomp", "pcomp"})
OWNED: Final = ("compound", "nmod", "poss")
DEEPEST: Final = 2
DOING: Final = frozenset({"nsubj", "compound", "poss"})
ADJUNCTS: Final = (["pobj", "prep"], ["pobj", "prep", "prep"])
PHRASE: Final = frozenset({"pobj", "prep", "dobj", "nsubj"})
STAGED: Final = ["pobj", "prep", "nsubj"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the event's sentence, by its index, and its path up to a word of the event.

    Attributes:
        path: relations from the name up to the event's word, or to the verb that governs both.
        via: the last word of the path, which hangs on the event's.
        beside: whether the path ends at a verb above the event, and not at the event.
    """

    index: int
    name: Token
    path: tuple[str, ...]
    via: Token
    beside: bool = False

    @property
    def preposition(self) -> str:
        """The preposition that the name stands after, or ""."""
        top = self.name
        while top.dep in NAMING and not top.is_root:
            top = top.head
        return top.head.lower if top.dep == "pobj" else ""

    @property
    def origin(self) -> bool:
        """Whether something comes from there: "fled from Gao", "a ripple from Gao's war"."""
        if self.preposition in placing().sources:
            return True
        top = self.name.head
        return self.name.dep in OWNED and top.dep == "pobj" and top.head.lower in placing().sources

    @property
    def near(self) -> bool:
        """Whether only words of the phrase lie between: no argument and no clause."""
        steps = self.steps
        return DIRECT.issuperset(steps) and steps.count("pobj") <= 1 and len(steps) <= 3

    @property
    def far(self) -> bool:
        """Whether the name is deep in a phrase about something else, or in what is said."""
        return self.path.count("pobj") > DEEPEST or not CONTENT.isdisjoint(self.path)

    @property
    def steps(self) -> list[str]:
        """The path without what joins the words of a name, or only points at it."""
        return [step for step in self.path if step not in NAMING and step != "advmod"]

    @property
    def staged(self) -> bool:
        """Whether it is where the doer is: "Speaking in Kyiv, he ...", "a man in Kyiv said"."""
        if self.steps == STAGED and self.preposition in placing().stays:
            return True
        present = self.via.dep == "advcl" and self.via.lemma in placing().present
        return present and EDGES.isdisjoint(self.path[:-1])

    @property
    def adjunct(self) -> bool:
        """Whether the place modifies the event's word itself, and nothing that it is about."""
        steps = self.steps[:-1] if self.steps[-1:] == [SHARED] else self.steps
        return (steps in ADJUNCTS or self._on_occasion(steps)) and not self.owned

    def _on_occasion(self, steps: list[str]) -> bool:
        """Whether it is where the meeting was at which somebody spoke: "in a speech in Miami"."""
        return len(steps) > 2 and PHRASE.issuperset(steps) and self.occasion is not None

    @property
    def occasion(self) -> Token | None:
        """The meeting or the journey that took place there: "remarks to miners at a pit in Gao"."""
        if self.preposition not in placing().stays | placing().towards:
            return None
        words = placing().occasions if self.preposition in placing().stays else placing().journeys
        apart = placing().outside | placing().sequence
        found = None
        for token in self.name.ancestors():
            if token.dep not in PHRASE or token.lower in apart:
                return None
            found = token if found is None and token.lemma in words else found
            if token is self.via:
                return found
        return found

    @property
    def shared(self) -> bool:
        """Whether it is said of what the same doer did next."""
        stays = self.preposition in placing().stays
        return stays and self.steps[-1:] == [SHARED] and self.adjunct

    @property
    def owned(self) -> bool:
        """Whether it is the place of another noun: "outrage over the Paris attacks"."""
        if len(self.path) < 2 or self.path[0] not in OWNED:
            return False
        at = self.name.head.lemma in placing().occasions and self.preposition in placing().stays
        return not at

    @property
    def crosses(self) -> bool:
        """Whether another clause lies between."""
        return not EDGES.isdisjoint(self.path)


def where(act: Act, draft: Draft, sentence: Sentence) -> tuple[int | None, PlaceBasis | None]:
    """Index of the place and what it was taken from; (None, None) where neither clause names one.

    A place that the sentence names elsewhere is `where_told`'s to give.
    """
    spots = [s for s in _spots(act, draft, sentence) if not _is_partner(act, s)]
    spots = [s for s in spots if not _is_topic(act, s) and not _is_apart(act, s)]
    if act.type not in settings().types.verbal | placing().spoken:
        spots = [s for s in spots if not is_where_said(s.name, act.head, sentence)]
    for found in _own(act, spots):
        if found:
            return _nearest(inmost(found, draft), act).index, "clause"
    around = [s for s in spots if s.staged or s.shared or (s.beside and s.adjunct)]
    around = closest(around, draft)
    names = {draft.places.places[s.index].name for s in around}
    if len(names) == 1 or (around and act.type in settings().types.deeds):
        return _nearest(around, act).index, "sentence"
    return None, None


def _own(act: Act, spots: list[Spot]) -> Iterator[list[Spot]]:
    """Places of the event's own clause, those that tell most first; of what is said, its own."""
    own = [s for s in spots if not s.beside and not s.crosses]
    kind = act.type
    if kind in placing().uttered and placing().carried_out.isdisjoint(act.modes):
        told = [s for s in own if s.adjunct]
        yield _goals(told)
        yield [s for s in told if s.name.index < act.head.index]
        return
    near = [s for s in own if s.near]
    yield _goals([s for s in near if kind not in settings().types.deeds or s.via.dep not in DOING])
    yield _goals(near)
    yield near
    yield [s for s in own if s.occasion is not None and s.adjunct]
    plain = [s for s in own if not s.far]
    yield _goals(plain)
    yield plain
    yield [s for s in spots if s.beside and s.adjunct]
    yield [s for s in own if s.path.count("pobj") <= DEEPEST]


def _goals(spots: list[Spot]) -> list[Spot]:
    """The places but those that a movement comes from: of "from A to B", B is where it ends."""
    return [s for s in spots if not s.origin]


def _nearest(spots: list[Spot], act: Act) -> Spot:
    return min(spots, key=lambda s: abs(s.name.index - act.head.index))


def closest(spots: list[Spot], draft: Draft) -> list[Spot]:
    """The spots but for states that another of them lies in: of "Almaty, Kazakhstan", the town."""
    places = draft.places.places
    inner = {places[s.index].country for s in spots if places[s.index].kind != "country"}
    return [
        s for s in spots
        if places[s.index].kind != "country" or places[s.index].country not in inner
    ]  # fmt: skip


def inmost(spots: list[Spot], draft: Draft) -> list[Spot]:
    """The spots but for areas that another lies in: of "the Gaza Strip city of Rafah", the city."""
    places = draft.places.places
    return [
        spot for spot in spots
        if not any(_is_inside(other, spot, draft) for other in spots)
        and (places[spot.index].kind == "country"
             or not any(places[other.index].within(places[spot.index]) for other in spots))
    ]  # fmt: skip


def _is_inside(spot: Spot, state: Spot, draft: Draft) -> bool:
    """Whether the state only tells whose the other place is: "Sudan's Darfur region"."""
    inner, outer = draft.places.places[spot.index], draft.places.places[state.index]
    if outer.kind != "country" or inner.kind == "country" or inner.country != outer.country:
        return False
    return state.name.dep in OWNED and state.name.head in (spot.name, spot.name.head)


def _is_topic(act: Act, spot: Spot) -> bool:
    """Whether the name belongs to what is talked about, and to none of those who talk."""
    if spot.beside or "visit" in act.modes:
        return False
    if _kind(act) not in placing().spoken:
        return act.type not in placing().bodily and is_ground(spot.name, act.head)
    about = spot.via.dep == "prep" and spot.via.lower in placing().topics
    parties = {t.index for t in (*act.actors, *act.recipients)}
    thing = spot.via.dep == "dobj" and spot.via.index not in parties
    return about or (thing and spot.via is not spot.name)


def _kind(act: Act) -> str:
    """The type of what is spoken of, where it tells where: talks that somebody promises."""
    return act.type if act.core is None else act.core.type


def _is_apart(act: Act, spot: Spot) -> bool:
    """Whether the place is that of a meeting at another time: "a month after talks in Bonn"."""
    if act.type not in placing().spoken | placing().uttered:
        return False
    return is_apart(spot.name) or (spot.beside and is_apart(act.head))


def _is_partner(act: Act, spot: Spot) -> bool:
    """Whether the name is a side of what is mutual: "talks with Iran"."""
    fought = act.type in settings().types.deeds and spot.preposition in placing().targets
    return act.reciprocal and spot.preposition in settings().routes.partners and not fought


def _spots(act: Act, draft: Draft, sentence: Sentence) -> Iterator[Spot]:
    """The places of the sentence that lie below the event, or beside it in its clause."""
    words = {t.index for t in _words(act)}
    above = _above(act, sentence)
    for index, name in named(draft, sentence):
        path: list[str] = []
        via = name
        for token in (name, *name.ancestors()):
            if path and token.index in words | above:
                beside = token.index not in words
                yield Spot(index, name, tuple(path), via, beside=beside)
                break
            path.append(_joint(token, sentence))
            via = token
        if _holds_relative(act, sentence, name):
            yield Spot(index, name, (), name)


def named(draft: Draft, sentence: Sentence) -> list[tuple[int, Token]]:
    """The places that the sentence itself names or takes up, its dateline left out.

    Each is an index with the word that the rest of its name hangs on.
    """
    filed = draft.places.datelines
    found = [i for i in draft.places.within(sentence.index) if i not in filed]
    names = [(i, _head(draft, sentence, i)) for i in found]
    again = [(a.place, sentence.tokens[a.token]) for a in draft.places.taken_up(sentence.index)]
    return [*((i, name) for i, name in names if not is_agreement(name)), *again]


def _joint(token: Token, sentence: Sentence) -> str:
    """The word's relation, or what joins a clause: one by the same doer shares his place."""
    if token.dep != "conj" or token.pos not in ("VERB", "AUX"):
        return token.dep
    clause = sentence.clause_of(token)
    return SHARED if clause is not None and clause.subject_by == "coordination" else "clause"


def _words(act: Act) -> tuple[Token, ...]:
    """The words whose place is the event's: of what is only spoken of, those of speaking."""
    if act.core is None:
        return act.words
    return (act.head,) if act.type in placing().uttered else (act.head, *act.core.words)


def _above(act: Act, sentence: Sentence) -> set[int]:
    """The verb of the clause that the event is named in, and the verbs that govern it."""
    clause = sentence.clause_of(act.head)
    found: set[int] = set()
    while clause is not None:
        found.add(clause.head.index)
        found.update(t.index for t in clause.light)
        if clause.head.dep in ("acl", "relcl"):
            found.add(clause.head.head.index)
        clause = clause.parent if _is_told_in(clause) else None
    return found - {act.head.index}


def _is_told_in(clause: Clause) -> bool:
    """Whether the place of the clause above is this one's as well: "met in Bonn to discuss"."""
    purpose = clause.relation == "advcl" and clause.mood in ("infinitive", "participle")
    joined = clause.relation == "conj" and clause.subject_by == "coordination"
    return purpose or joined or clause.relation in placing().told_in


def _holds_relative(act: Act, sentence: Sentence, name: Token) -> bool:
    """Whether the event is told of the place in a relative clause: "Paris, where attacks ..."."""
    clause = sentence.clause_of(act.head)
    if clause is None or name not in clause.antecedents or act.type in placing().uttered:
        return False
    return any(t.lower in placing().relatives for t in clause.head.subtree())


def _head(draft: Draft, sentence: Sentence, index: int) -> Token:
    """The token of a place's name that the rest of it hangs on."""
    span = draft.places.places[index].span
    inside = range(span.start, span.end)
    tokens = sentence.tokens[span.start : span.end]
    return next((t for t in tokens if t.head.index not in inside or t.is_root), tokens[0])
