"""Which candidates become statements: judged one by one, the better of two that overlap kept."""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Parsed, Span
from dragoman.statements.candidate import Candidate
from dragoman.statements.features import features
from dragoman.statements.ranker import Ranker, bucket
from dragoman.statements.speech import Quoted

LISTED: Final = 0.3
GUESSED: Final = ("raised", "less ", "more ")
INNER: Final = 0.45
FULLER: Final = 0.3
TELLING: Final = ("that", "wh", "quote", "to do", "ing", "line", "turn", "signature")


def judged(
    candidates: list[list[Candidate]], parsed: Parsed, quoted: Quoted, ranker: Ranker | None
) -> list[Candidate]:
    """Candidates worth keeping, each with its score (0 to 1)."""
    kept = []
    for group in candidates:
        for candidate in group:
            if ranker is None:
                candidate.score = candidate.fitness = by_rule(candidate)
            else:
                rivals = sum(c.head is candidate.head for c in group)
                names = features(candidate, rivals, parsed, quoted)
                candidate.score, candidate.fitness = ranker.judge([bucket(n) for n in names])
        settle(group)
        kept += [c for c in group if c.score >= (ranker.threshold if ranker else 0.5)]
    return kept


def settle(candidates: list[Candidate]) -> None:
    """Of the readings of one cue only the best keeps its score.

    A reading that the lexicon lists has some credit, more if it accounts for more words.
    """
    best: dict[int, tuple[float, Candidate]] = {}
    for candidate in candidates:
        fuller = " " in candidate.lemma or candidate.frame.startswith("np ")
        listed = candidate.sense is not None
        fitness = candidate.fitness + listed * (LISTED + FULLER * fuller)
        if id(candidate.head) not in best or fitness > best[id(candidate.head)][0]:
            best[id(candidate.head)] = fitness, candidate
    for candidate in candidates:
        if best[id(candidate.head)][1] is not candidate:
            candidate.score = 0.0


def by_rule(candidate: Candidate) -> float:
    """What the rules alone make of it: the lexicon must know the cue in this frame.

    Two complements that the lexicon asks for tell more than one, a clause more than a noun.
    """
    if candidate.pos == "mark":
        return 0.7
    if candidate.sense is None or candidate.construction.startswith(GUESSED):
        return 0.0
    if candidate.frame in TELLING:
        return 0.9
    return 0.85 if " " in candidate.frame or " " in candidate.lemma else 0.8


def chosen(candidates: list[Candidate]) -> list[Candidate]:
    """The best reading of each cue and of each content, in order of the text."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.score):
        if not any(_rival(candidate, other) for other in kept):
            kept.append(candidate)
    kept = [c for c in kept if c.score >= INNER or not any(_within(c, o) for o in kept)]
    return sorted(kept, key=lambda c: (c.sentence.index, c.cue[0].index, c.content))


def _rival(one: Candidate, other: Candidate) -> bool:
    if one.head is other.head:
        return True
    common = overlap(one.content, other.content)
    if not common or one.relative != other.relative:
        return False
    if {id(t) for t in one.cue} & {id(t) for t in other.cue}:
        return True
    size = _size(one.content) + _size(other.content) - common
    return 2 * common >= size and not (_within(one, other) or _within(other, one))


def _within(one: Candidate, other: Candidate) -> bool:
    """Whether the other reports that this one says it: its cue and source stand in the content."""
    places = [t.index for t in (*one.source, *one.cue)]
    return any(
        s.sentence == one.sentence.index and all(s.start <= p < s.end for p in places)
        for s in other.content
    )


def overlap(spans: list[Span], others: list[Span]) -> int:
    """How many tokens two contents share."""
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in spans for b in others if a.sentence == b.sentence
    )  # fmt: skip


def _size(spans: list[Span]) -> int:
    return sum(s.end - s.start for s in spans)
