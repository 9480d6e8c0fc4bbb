"""A sentence in which two spans are given: its acts, and how well each of them links the two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.lexicon import Lexicon
from dragoman.events.outlook import Outlook
from dragoman.events.parties import Parties
from dragoman.events.reading import Reading
from dragoman.events.settings import settings
from dragoman.events.vocabulary import Frame, Operator
from dragoman.parse.model import Sentence, Token

Chars = tuple[int, int]
SOURCE, TARGET = -1001, -1002


class GivenParties(Parties):
    """Parties of a sentence in which two spans are given: any span counts, known or not."""

    def __init__(
        self, draft: Draft, sentence: Sentence, source: Chars | None, target: Chars | None
    ) -> None:
        super().__init__(draft, sentence)
        self.given = {
            token.index: side
            for span, side in ((target, TARGET), (source, SOURCE))
            if span is not None
            for token in sentence.tokens
            if token.start < span[1] and token.end > span[0]
        }

    def who(self, token: Token) -> frozenset[int]:
        """The given side that the token belongs to or is owned by, else the actors behind it."""
        side = self.given.get(token.index)
        if side is None:
            side = next(
                (self.given[t.index] for t in _owners(token) if t.index in self.given), None
            )
        return frozenset({side}) if side is not None else super().who(token)

    def sides(self, token: Token) -> frozenset[str]:
        """The two given spans are two sides, whatever they are."""
        given = frozenset(str(who) for who in self.who(token) if who in (SOURCE, TARGET))
        return given or super().sides(token)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An act of the sentence and what speaks for it as the relation between the spans.

    Attributes:
        links: how well it links them.
        on_path: whether a word of it lies between them in the tree.
        loose: whether its words alone evoke it, nothing being asked of their arguments.
    """

    act: Act
    links: float
    on_path: bool
    score: float
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """One sentence with the given sides.

    Attributes:
        given: the side of each token that stands in a given span, by its position.
        path: words on the way through the tree from the one span to the other.
        acts: all acts of the sentence; where there are none, what its words alone evoke.
        evoked: types that each word evokes when nothing is asked of its arguments.
    """

    sentence: Sentence
    given: dict[int, int]
    path: list[Token]
    acts: list[Weighed]
    evoked: dict[int, frozenset[str]]


def read_sides(
    lexicon: Lexicon, draft: Draft, sentence: Sentence, source: Chars | None, target: Chars | None
) -> Sides:
    """The sentence's acts, weighed by how they link two spans of characters.

    Args:
        draft: with the layers that the events room needs.
    """
    parties = GivenParties(draft, sentence, source, target)
    reading = Reading(lexicon, sentence, parties.who, parties.sides, parties.times, parties.places)
    path = _path(sentence, parties.given)
    loose = list(_by_words(reading, sentence, path))
    evoked: dict[int, frozenset[str]] = {}
    for weighed in loose:
        at = weighed.act.head.index
        evoked[at] = evoked.get(at, frozenset()) | {weighed.act.type}
    acts = list(_weighed(reading, parties, path)) or loose
    return Sides(sentence, parties.given, path, acts, evoked)


def _weighed(reading: Reading, parties: GivenParties, path: list[Token]) -> Iterator[Weighed]:
    outlook = Outlook(reading.calculus)
    standing = {a.head.index for a in reading.acts()}
    for token in reading.sentence.tokens:
        for act in reading.at(token):
            settled = outlook.settle(act, foreign=False) if act.is_act else act
            if settled.is_act:
                links = _links(settled, parties) - _within(settled, parties)
                score = _score(settled, links, path, act.head.index in standing)
                yield Weighed(settled, links, _on_path(settled, path), score)


def _by_words(reading: Reading, sentence: Sentence, path: list[Token]) -> Iterator[Weighed]:
    """What the words evoke when nothing is asked of their arguments."""
    for token in sentence.tokens:
        for rule in reading.senses.loose(token):
            if isinstance(rule, (Frame, Operator)):
                act = Act(token, rule.type, (token,), modes=(rule.mode,) if rule.mode else ())
                if act.is_act:
                    score = _score(act, 0.0, path, standing=False)
                    yield Weighed(act, 0.0, _on_path(act, path), score, loose=True)


def _within(act: Act, parties: GivenParties) -> float:
    """What tells against an act that stands inside one of the given spans."""
    return settings().relations.within * (act.head.index in parties.given)


def _links(act: Act, parties: GivenParties) -> float:
    """How well the act links the given sides."""
    weights = settings().relations
    actors = {side for t in act.actors for side in parties.who(t)}
    recipients = {side for t in act.recipients for side in parties.who(t)}
    if act.reciprocal and {SOURCE, TARGET} <= actors | recipients:
        return weights.both
    forward = (SOURCE in actors) * weights.actor + (TARGET in recipients) * weights.recipient
    backward = (TARGET in actors) * weights.actor + (SOURCE in recipients) * weights.recipient
    return max(forward, backward * weights.backward)


def _on_path(act: Act, path: list[Token]) -> bool:
    return any(w in path for w in act.words)


def _score(act: Act, links: float, path: list[Token], standing: bool) -> float:
    weights = settings().relations
    near = min((abs(act.head.index - t.index) for t in path), default=0)
    return (
        links
        + weights.on_path * _on_path(act, path)
        + weights.standing * standing
        + weights.near / (1 + near)
        + weights.real * (act.status in ("", "actual"))
    )


def _path(sentence: Sentence, given: dict[int, int]) -> list[Token]:
    """Words on the way through the tree from the one span to the other, or up to the root."""
    chains = []
    for side in (SOURCE, TARGET):
        inside = [sentence.tokens[i] for i, s in given.items() if s == side]
        top = next((t for t in inside if t.is_root or t.head not in inside), None)
        if top is not None:
            chains.append([top, *top.ancestors()])
    if len(chains) < 2:
        return chains[0] if chains else []
    shared = next((t for t in chains[0] if t in chains[1]), None)
    ways = [c[: c.index(shared) + 1] if shared is not None else c for c in chains]
    return [t for way in ways for t in way if t.index not in given]


def _owners(token: Token) -> Iterable[Token]:
    yield from token.kids("poss", "amod", "compound", "nmod")
    for prep in token.kids("prep"):
        if prep.lower in ("of", "from", "in"):
            yield from prep.kids("pobj")
