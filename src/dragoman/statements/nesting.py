"""Which statement stands inside which: one's content holds the other's source and cue."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.parse.model import Span, by_sentence
from dragoman.statements.model import Statement


def parents(statements: Sequence[Statement]) -> list[int | None]:
    """For each statement the index of the smallest one that it stands inside, or None.

    What holds another has more words of content than it, so no statement stands inside itself,
    by however many steps.
    """
    sizes = [_size(s.content) for s in statements]
    within = by_sentence(s.content for s in statements)
    found: list[int | None] = []
    for own, statement in enumerate(statements):
        words = (*statement.source, *statement.cue)
        holding = [
            (sizes[index], index) for index in within.get(words[0].sentence, ())
            if sizes[index] > sizes[own] and _covers(statements[index].content, words)
        ]  # fmt: skip
        found.append(min(holding)[1] if holding else None)
    return found


def _size(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _covers(content: Sequence[Span], words: Sequence[Span]) -> bool:
    """Whether each of the `words` lies within one piece of the content."""
    return all(
        any(c.sentence == w.sentence and c.start <= w.start and w.end <= c.end for c in content)
        for w in words
    )
