"""Which candidates become statements: judged one by one, the better of two that overlap kept."""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Parsed, Span
from dragoman.statements.candidate import Candidate
from dragoman.statements.construction import Constructions
from dragoman.statements.features import features
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.ranker import Ranker, bucket
from dragoman.statements.speech import Quoted

GUESSED: Final = ("raised", "less ", "more ")
TELLING: Final = ("that", "wh", "quote", "to do", "ing", "line", "turn", "signature")


def judged(
    candidates: list[list[Candidate]], parsed: Parsed, quoted: Quoted, ranker: Ranker | None,
    constructions: Constructions,
) -> list[Candidate]:  # fmt: skip
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
        settle(group, constructions)
        kept += [c for c in group if c.score >= (ranker.threshold if ranker else 0.5)]
    return kept


def settle(candidates: list[Candidate], constructions: Constructions) -> None:
    """Of the readings of one cue only the best keeps its score.

    A reading that the lexicon lists has some credit, more if it accounts for more words.
    """
    shares = constructions.shares
    best: dict[int, tuple[float, Candidate]] = {}
    for candidate in candidates:
        fitness = candidate.fitness
        if candidate.sense is not None:
            fitness += shares["listed"] * (1 + is_full(candidate))
        if id(candidate.head) not in best or fitness > best[id(candidate.head)][0]:
            best[id(candidate.head)] = fitness, candidate
    for candidate in candidates:
        if best[id(candidate.head)][1] is not candidate:
            candidate.score = 0.0


def is_full(candidate: Candidate) -> bool:
    """Whether it accounts for more than a verb and one complement."""
    return " " in candidate.lemma or candidate.frame.startswith("np ")


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


def chosen(candidates: list[Candidate], constructions: Constructions) -> list[Candidate]:
    """The best reading of each cue and of each content, in order of the text."""
    kept: list[Candidate] = []
    least = constructions.shares["inner"]
    for candidate in sorted(candidates, key=lambda c: -c.score):
        if not any(_rival(candidate, other) for other in kept):
            kept.append(candidate)
    kept = [c for c in kept if c.score >= least or not any(_within(c, o) for o in kept)]
    return sorted(kept, key=lambda c: (c.sentence.index, c.cue[0].index, c.content))


def meant(
    candidates: list[Candidate], quoted: Quoted, lexicon: Lexicon, constructions: Constructions
) -> list[Candidate]:
    """Candidates without those of a reader whom the page itself addresses ("you agree to ..."),
    and without plain objects of verbs that are no known cues, unless they are sure."""
    return [
        c for c in candidates
        if not _is_guess(c, lexicon, constructions)
        and not _is_reader(c, candidates, quoted, constructions)
    ]  # fmt: skip


def _is_reader(
    candidate: Candidate, candidates: list[Candidate], quoted: Quoted,
    constructions: Constructions,
) -> bool:  # fmt: skip
    """Whether the speaker is a "you" that no other speaker says."""
    speaker = candidate.speaker
    if speaker is None or speaker.lower not in constructions.words["reader"]:
        return False
    if quoted.holding(candidate.head, candidate.sentence.index) is not None:
        return False
    return not any(_within(candidate, c) for c in candidates if c is not candidate)


def _is_guess(candidate: Candidate, lexicon: Lexicon, constructions: Constructions) -> bool:
    if candidate.pos != "verb" or candidate.frame in constructions.words["unlisted"]:
        return False
    sure = candidate.score >= constructions.shares["unlisted"]
    return not sure and lexicon.entry("verb", candidate.lemma) is None


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
