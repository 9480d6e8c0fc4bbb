"""Which act holds between two given spans: always an answer, with how sure it is.

First the event that links the two spans, then the act on the path between them, then the act
nearest in scope, then what the sentence's words evoke when nothing is asked of their arguments.
"""

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


@dataclass(frozen=True, slots=True)
class Relation:
    """The best type and mode, its confidence from 0 to 1, and all types with their share."""

    type: str
    mode: str | None
    confidence: float
    ranking: tuple[tuple[str, float], ...]


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


class Relations:
    """Answers which relation holds; keeps the lexicon loaded."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def relate(self, draft: Draft, source: Chars | None, target: Chars | None) -> Relation:
        """The relation between two spans of the draft's text, either of which may be None.

        Args:
            draft: with the layers that the events room needs.
            source, target: character offsets in the text.
        """
        scores: dict[str, float] = {}
        modes: dict[str, str | None] = {}
        for sentence in _sentences(draft, source, target):
            for act, score in self._scored(draft, sentence, source, target):
                if score > scores.get(act.type, 0.0):
                    scores[act.type] = score
                    modes[act.type] = act.modes[0] if act.modes else None
        return _ranked(scores or dict(settings().relations.default), modes)

    def _scored(
        self, draft: Draft, sentence: Sentence, source: Chars | None, target: Chars | None
    ) -> Iterator[tuple[Act, float]]:
        parties = GivenParties(draft, sentence, source, target)
        reading = Reading(
            self.lexicon, sentence, parties.who, parties.sides, parties.times, parties.places
        )
        outlook = Outlook(reading.calculus)
        path = _path(sentence, parties.given)
        found = False
        standing = {a.head.index for a in reading.acts()}
        for token in sentence.tokens:
            for act in reading.at(token):
                settled = outlook.settle(act, foreign=False) if act.is_act else act
                if settled.is_act:
                    found = True
                    links = _links(settled, parties) - _within(settled, parties)
                    yield settled, _score(settled, links, path, act.head.index in standing)
        if not found:
            yield from _by_words(reading, sentence, path)


def _by_words(
    reading: Reading, sentence: Sentence, path: list[Token]
) -> Iterator[tuple[Act, float]]:
    """What the words evoke when nothing is asked of their arguments."""
    for token in sentence.tokens:
        for rule in reading.senses.loose(token):
            if isinstance(rule, (Frame, Operator)):
                act = Act(token, rule.type, (token,), modes=(rule.mode,) if rule.mode else ())
                if act.is_act:
                    yield act, _score(act, 0.0, path, standing=False)


def _within(act: Act, parties: GivenParties) -> float:
    """What tells against an act that stands inside one of the given spans."""
    return settings().relations.within * (act.head.index in parties.given)


def _links(act: Act, parties: GivenParties) -> float:
    """How well the act links the given sides, from 0 to 1."""
    weights = settings().relations
    actors = {side for t in act.actors for side in parties.who(t)}
    recipients = {side for t in act.recipients for side in parties.who(t)}
    if act.reciprocal and {SOURCE, TARGET} <= actors | recipients:
        return weights.both
    forward = (SOURCE in actors) * weights.actor + (TARGET in recipients) * weights.recipient
    backward = (TARGET in actors) * weights.actor + (SOURCE in recipients) * weights.recipient
    return max(forward, backward * weights.backward)


def _score(act: Act, links: float, path: list[Token], standing: bool) -> float:
    weights = settings().relations
    on_path = any(w in path for w in act.words)
    near = min((abs(act.head.index - t.index) for t in path), default=0)
    return (
        links
        + weights.on_path * on_path
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


def _sentences(draft: Draft, source: Chars | None, target: Chars | None) -> list[Sentence]:
    """The sentences that hold a given span, or all where none is given."""
    spans = [s for s in (source, target) if s is not None]
    text = [s for s in draft.parsed.sentences if s.part == "text"]
    holding = [s for s in text if any(s.start < end and s.end > start for start, end in spans)]
    return holding or text


def _ranked(scores: dict[str, float], modes: dict[str, str | None]) -> Relation:
    total = sum(score ** settings().relations.sharpness for score in scores.values())
    shares = {t: s ** settings().relations.sharpness / total for t, s in scores.items()}
    ranking = tuple(sorted(shares.items(), key=lambda pair: -pair[1]))
    best, share = ranking[0]
    strength = min(1.0, scores[best] / settings().relations.full)
    return Relation(best, modes.get(best), round(share * strength, 3), ranking)
