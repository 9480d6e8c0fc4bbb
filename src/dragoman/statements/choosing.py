"""Which candidates become statements: judged one by one, the better of two that overlap kept."""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Parsed, Span
from dragoman.statements.candidate import Candidate
from dragoman.statements.features import features
from dragoman.statements.ranker import Ranker
from dragoman.statements.speech import Quoted

LISTED: Final = 0.1
INNER: Final = 0.45
FULLER: Final = 0.1
TELLING: Final = ("that", "wh", "quote", "to do", "ing", "line", "turn", "signature")


def judged(
    candidates: list[list[Candidate]], parsed: Parsed, quoted: Quoted, ranker: Ranker | None
) -> list[Candidate]:
    """Candidates worth keeping, each with its score (0 to 1), the best first."""
    kept = []
    for group in candidates:
        for candidate in group:
            if ranker is None:
                candidate.score = by_rule(candidate)
            else:
                rivals = sum(c.head is candidate.head for c in group)
                names = features(candidate, rivals, parsed, quoted)
                candidate.score = ranker.probability(names)
            if candidate.score >= (ranker.threshold if ranker else 0.5):
                kept.append(candidate)
    return sorted(kept, key=lambda c: -c.score)


def by_rule(candidate: Candidate) -> float:
    """What the rules alone make of it: the lexicon must know the cue in this frame.

    Two complements that the lexicon asks for tell more than one, a clause more than a noun.
    """
    if candidate.pos == "mark":
        return 0.7
    if candidate.sense is None:
        return 0.0
    if candidate.frame in TELLING:
        return 0.9
    return 0.85 if " " in candidate.frame or " " in candidate.lemma else 0.8


def chosen(candidates: list[Candidate]) -> list[Candidate]:
    """The best reading of each cue and of each content, in order of the text."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=_standing):
        if not any(_rival(candidate, other) for other in kept):
            kept.append(candidate)
    kept = [c for c in kept if c.score >= INNER or not any(_within(c, o) for o in kept)]
    return sorted(kept, key=lambda c: (c.sentence.index, c.cue[0].index, c.content))


def _standing(candidate: Candidate) -> float:
    """Order of choice: by score, with some credit for a reading that the lexicon lists."""
    if candidate.sense is None:
        return -candidate.score
    fuller = " " in candidate.lemma or candidate.frame.startswith("np ")
    return -candidate.score - LISTED - FULLER * fuller


def _rival(one: Candidate, other: Candidate) -> bool:
    if one.head is other.head:
        return True
    common = overlap(one.content, other.content)
    if not common:
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
