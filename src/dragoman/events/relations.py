"""Which act holds between two given spans: always an answer, with how sure it is.

First the event that links the two spans, then the act on the path between them, then the act
nearest in scope, then what the sentence's words evoke when nothing is asked of their arguments.
A small ranker, learned from sentences with their answers, weighs what the rules found against
the words around it; by rules alone, their scores decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.draft import Draft
from dragoman.events.lexicon import Lexicon
from dragoman.events.relation_features import features
from dragoman.events.relation_ranker import Features, RelationRanker
from dragoman.events.settings import settings
from dragoman.events.sides import Chars, Sides
from dragoman.events.weighing import read_sides
from dragoman.parse.model import Sentence

YIELDING = ("CONCEDE", "RETREAT")


@dataclass(frozen=True, slots=True)
class Relation:
    """The best type and mode, its confidence from 0 to 1, and all types with their share."""

    type: str
    mode: str | None
    confidence: float
    ranking: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found: the score of each type, its mode, and the sentences with the spans."""

    scores: dict[str, float]
    modes: dict[str, str | None]
    readings: list[Sides]

    def features(self) -> Features:
        """What the ranker sees of it."""
        return features(self.readings, self.scores)


class Relations:
    """Answers which relation holds; keeps the lexicon loaded.

    Args:
        learned: whether the ranker weighs the rules' answers, else they decide alone.
    """

    def __init__(self, lexicon: Lexicon, *, learned: bool = True) -> None:
        self.lexicon = lexicon
        self.ranker = RelationRanker.load() if learned else None

    def relate(self, draft: Draft, source: Chars | None, target: Chars | None) -> Relation:
        """The relation between two spans of the draft's text, either of which may be None.

        Args:
            draft: with the layers that the events room needs.
            source, target: character offsets in the text.
        """
        found = self.found(draft, source, target)
        return by_rules(found) if self.ranker is None else by_ranker(found, self.ranker)

    def found(self, draft: Draft, source: Chars | None, target: Chars | None) -> Found:
        """What the rules find between two spans."""
        found = Found({}, {}, [])
        for sentence in _sentences(draft, source, target):
            sides = read_sides(self.lexicon, draft, sentence, source, target)
            found.readings.append(sides)
            for weighed in sides.acts:
                act = weighed.act
                if weighed.score > found.scores.get(act.type, 0.0):
                    found.scores[act.type] = weighed.score
                    found.modes[act.type] = act.modes[0] if act.modes else None
        return found


def by_rules(found: Found) -> Relation:
    """The answer of the rules' scores alone."""
    scores = found.scores or dict(settings().relations.default)
    total = sum(score ** settings().relations.sharpness for score in scores.values())
    shares = {t: s ** settings().relations.sharpness / total for t, s in scores.items()}
    best = max(shares, key=lambda t: shares[t])
    strength = min(1.0, scores[best] / settings().relations.full)
    return _answer(found, shares, best, shares[best] * strength)


def by_ranker(found: Found, ranker: RelationRanker) -> Relation:
    """The answer of the ranker; between conceding and retreating the rules choose, if they can."""
    shares = ranker.shares(found.features())
    sharp = {t: found.scores.get(t, 0.0) ** settings().relations.sharpness for t in YIELDING}
    known, yielding = sum(sharp.values()), sum(shares[t] for t in YIELDING)
    if known:
        shares |= {t: yielding * sharp[t] / known for t in YIELDING}
    best = max(shares, key=lambda t: shares[t])
    return _answer(found, shares, best, shares[best])


def _answer(found: Found, shares: dict[str, float], best: str, confidence: float) -> Relation:
    ranking = tuple(sorted(shares.items(), key=lambda pair: -pair[1]))
    return Relation(best, found.modes.get(best), round(confidence, 3), ranking)


def _sentences(draft: Draft, source: Chars | None, target: Chars | None) -> list[Sentence]:
    """The sentences that hold a given span, or all where none is given."""
    spans = [s for s in (source, target) if s is not None]
    text = [s for s in draft.parsed.sentences if s.part == "text"]
    holding = [s for s in text if any(s.start < end and s.end > start for start, end in spans)]
    return holding or text
