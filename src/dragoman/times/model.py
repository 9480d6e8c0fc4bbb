"""What the times room gives: time expressions with TIMEX3 values and calendar intervals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.parse.model import Sentence, Span, by_sentence

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One TIMEX3.

    `first` and `last` are closed calendar days, None where the expression has no such end;
    `open_anchor` marks an expression that waits for an event of the text ("at the time"), which
    linking settles. `rules` name what matched.
    """

    span: Span
    type: TimeType
    value: str
    mod: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    open_anchor: bool = False
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Times:
    """All time expressions of a document, in order of the text."""

    expressions: tuple[TimeExpression, ...] = ()
    _within: dict[int, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_within", by_sentence((t.span,) for t in self.expressions))

    def told(self, sentence: Sentence) -> list[int]:
        """Indexes of the expressions of a sentence that stand outside its dateline."""
        first, end = sentence.dateline or (0, 0)
        here = self.within(sentence.index)
        return [i for i in here if not first <= self.expressions[i].span.start < end]

    def within(self, sentence: int) -> Sequence[int]:
        """Indexes of the expressions of one sentence."""
        return self._within.get(sentence, ())
