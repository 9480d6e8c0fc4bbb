"""Which candidates become statements: judged one by one, the better of two that overlap kept."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from dragoman.parse.model import Parsed, Span
from dragoman.statements.candidate import Candidate
from dragoman.statements.construction import Constructions
from dragoman.statements.features import features, glance
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.ranker import Ranker, bucket
from dragoman.statements.speech import Quoted

GUESSED: Final = ("raised", "less ", "more ", "rest ", "whole", "apposed")
TITLE: Final = "title"
TELLING: Final = ("that", "wh", "quote", "to do", "ing", "line", "turn", "signature")


def judged(
    candidates: list[list[Candidate]], parsed: Parsed, quoted: Quoted, ranker: Ranker | None,
    constructions: Constructions,
) -> list[Candidate]:  # fmt: skip
    """Candidates worth keeping, each with its score (0 to 1)."""
    kept = []
    least = least_of(ranker)
    for group in candidates:
        for readings in by_cue(group):
            if ranker is not None:
                _weigh(readings, parsed, quoted, ranker)
            else:
                for candidate in readings:
                    candidate.score = candidate.fitness = by_rule(candidate)
        settle(group, constructions)
        kept += [c for c in group if c.score >= min(least, constructions.shares["inner"])]
    return kept


def by_cue(candidates: list[Candidate]) -> list[list[Candidate]]:
    """Candidates of a sentence, those with one word for their cue's head together."""
    cues: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        cues.setdefault(id(candidate.head), []).append(candidate)
    return list(cues.values())


def _weigh(
    readings: list[Candidate], parsed: Parsed, quoted: Quoted, ranker: Ranker
) -> None:  # fmt: skip
    if ranker.is_hopeless([bucket(n) for n in glance(readings)]):
        return
    seen = [
        [bucket(n) for n in features(c, len(readings), parsed, quoted)] for c in readings
    ]  # fmt: skip
    for candidate, (chance, fitness) in zip(readings, ranker.judge(seen), strict=True):
        candidate.score, candidate.fitness = chance, fitness
        if candidate.construction == TITLE and _is_named(candidate):
            candidate.score = max(chance, by_rule(candidate))


def _is_named(candidate: Candidate) -> bool:
    """Whether the speaker of a title is a name, as few lines of a report but many titles begin."""
    speaker = candidate.speaker
    return speaker is not None and speaker.pos == "PROPN"


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

    Two complements that the lexicon asks for tell more than one, a clause more than a noun. A
    noun or a clause that is nobody's tells too little, and so does a quotation in the sentence
    before or after that no colon ties to the verb.
    """
    if candidate.pos == "mark":
        return 0.7
    if _is_nobodys(candidate) or _is_loose(candidate):
        return 0.0
    if candidate.sense is None or candidate.construction.startswith(GUESSED):
        return 0.0
    if candidate.frame in TELLING:
        return 0.9
    return 0.85 if " " in candidate.frame or " " in candidate.lemma else 0.8


def _is_nobodys(candidate: Candidate) -> bool:
    clause = candidate.pos == "verb" and candidate.frame in TELLING
    return candidate.source_by == "none" and (candidate.pos == "noun" or clause)


def _is_loose(candidate: Candidate) -> bool:
    led = candidate.sentence.tokens[-1].norm == ":"
    return candidate.construction in ("after", "before") and not led


def least_of(ranker: Ranker | None) -> float:
    """The score from which a candidate that stands by itself is kept."""
    return ranker.threshold if ranker is not None else 0.5


def chosen(
    candidates: list[Candidate], least: float, constructions: Constructions
) -> list[Candidate]:
    """The best reading of each cue and of each content, in order of the text.

    Args:
        least: the score that a candidate must have, where no other's content holds it; what
            another is kept to say needs another score.
    """
    best: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda c: -c.score):
        touched = _touched(candidate)
        if not any(_rival(candidate, other) for at in touched for other in best[at]):
            for at in touched:
                best[at].append(candidate)
    kept = [
        c for at, here in best.items() for c in here
        if c.sentence.index == at and c.score >= _least(c, here, least, constructions)
    ]  # fmt: skip
    return sorted(kept, key=lambda c: (c.sentence.index, c.cue[0].index, c.content))


def _touched(candidate: Candidate) -> set[int]:
    """Sentences in which its cue or some of its content stands."""
    return {candidate.sentence.index, *(s.sentence for s in candidate.content)}


def _least(
    candidate: Candidate, others: list[Candidate], least: float, constructions: Constructions
) -> float:
    """The score that it needs beside the others that touch its sentence."""
    held = any(_within(candidate, o) for o in others if o.score >= least)
    return constructions.shares["inner"] if held else least


def meant(
    candidates: list[Candidate], quoted: Quoted, lexicon: Lexicon, constructions: Constructions
) -> list[Candidate]:
    """Candidates without those of a reader whom the page itself addresses ("you agree to ..."),
    without plain objects of verbs that are no known cues, unless they are sure, and without deeds
    and days that only look like cue and content."""
    return [
        c for c in candidates
        if not _is_guess(c, lexicon, constructions)
        and not _is_deed(c, constructions)
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


def _is_deed(candidate: Candidate, constructions: Constructions) -> bool:
    """Whether something is done to what looks like the content, or the content is only a day."""
    if candidate.quotation is not None or candidate.relative:
        return False
    if candidate.pos == "verb" and candidate.frame == "np":
        return candidate.lemma in constructions.words["deeds"]
    span = candidate.content[0]
    tokens = candidate.sentence.tokens[span.start : span.end]
    words = [t for t in tokens if t.pos != "ADP"]
    dated = bool(words) and all(t.entity in constructions.words["dated"] for t in words)
    return dated and candidate.pos in ("adjective", "verb") and candidate.frame not in TELLING


def _rival(one: Candidate, other: Candidate) -> bool:
    if one.head is other.head:
        return True
    if one.head in other.cue or other.head in one.cue:
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
