"""The scene: what a relative expression is counted from, as the text has come along.

There are two clocks. `now` is the day of publication, or the full date with which a report that
was published some days late opens. `reached` is the date that the narrative has reached: the last
dated expression before this one, which "the following day" counts from. A text without a near
anchor (a history, a transcript) takes unspoken years from `reached`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dragoman.parse.model import Sentence, Token
from dragoman.times.calendar import NO_DAYS, SIZE, Days, Period, Unit
from dragoman.times.grammar import Match
from dragoman.times.model import TimeType
from dragoman.times.settings import settings
from dragoman.times.tense import TenseReader


@dataclass(slots=True)
class Reading:
    """What an expression comes to. `period` is set where it is one box of the calendar;
    `moves` tells whether the narrative goes on from there."""

    type: TimeType
    value: str
    mod: str | None = None
    days: Days = NO_DAYS
    period: Period | None = None
    open_anchor: bool = False
    count: float | None = None
    unit: str = ""
    moves: bool = True
    before_christ: int | None = None


@dataclass(slots=True)
class Scene:
    """The clocks of one document, moved on as expressions are read."""

    now: Period
    tenses: TenseReader
    readings: Mapping[str, Callable[[Match, Scene], Reading | None]]
    narrative: bool = False
    fiscal: bool = False
    opened: bool = False
    reached: Period | None = None
    reached_at: int = -9
    reached_token: Token | None = None
    reached_before: tuple[tuple[Period, int], ...] = ()
    before_christ: int | None = None
    quarter: Period | None = None
    quarter_at: int = -9
    ended: Period | None = None
    sentence: Sentence = field(init=False)
    token: Token = field(init=False)
    _direction: int | None = None

    def turn_to(self, sentence: Sentence, token: Token) -> None:
        """Make ready for the expression whose last word is `token`."""
        self.sentence, self.token, self._direction = sentence, token, None

    @property
    def here(self) -> Period:
        """Where the narrative stands: in a history the date it has reached, else publication."""
        return self.reached if self.narrative and self.reached is not None else self.now

    def read(self, match: Match) -> Reading | None:
        """What a match comes to; None where its words make no date."""
        try:
            return self.readings[match.rule.means](match, self)
        except (ValueError, OverflowError):
            return None

    @property
    def direction(self) -> int:
        if self._direction is None:
            self._direction = self.tenses.direction(self.sentence, self.token)
        return self._direction

    @property
    def day(self) -> dt.date:
        return self.now.start

    def reach(self, period: Period) -> None:
        """The narrative has come to a period.

        A quarter that is only looked ahead to is not the one that figures are compared with.
        """
        self.before_christ = None
        near = self.sentence.index - settings().sentences.finer
        told = ((p, at) for p, at in self.reached_before if at >= near)
        self.reached_before = (*told, (period, self.sentence.index))
        self.reached, self.reached_at, self.reached_token = (
            period, self.sentence.index, self.token
        )  # fmt: skip
        if period.unit == "quarter" and (period.last < self.day or self.direction <= 0):
            self.quarter, self.quarter_at = period, self.sentence.index

    @property
    def follows_past(self) -> bool:
        """Whether a clause of news goes on from a year long past that was named just before.

        A month or day with its year carries to the next sentence; a year alone only within its
        clause ("the rising of 1944 began on 1 August").
        """
        reached, token = self.reached, self.reached_token
        if reached is None or token is None or self.direction >= 0:
            return False
        recent = self.day.year - reached.start.year < settings().years.long_past
        if recent or SIZE[reached.unit] > SIZE["year"]:
            return False
        apart = self.sentence.index - self.reached_at
        clause = self.sentence.clause_of(self.token)
        if apart > 1 or clause is None:
            return False
        return reached.unit != "year" or (apart == 0 and self.sentence.clause_of(token) is clause)

    @property
    def names_day(self) -> bool:
        """Whether this sentence has named a day before the expression."""
        named = self.reached is not None and self.reached.unit == "day"
        return named and self.reached_at == self.sentence.index

    @property
    def goes_on_from_day(self) -> bool:
        """Whether the sentence or the one before it has come to a day that is over."""
        reached = self.reached
        if reached is None or reached.unit != "day" or self.direction > 0:
            return False
        return reached.last < self.day and self.sentence.index - self.reached_at <= 1

    def anchor(self, unit: Unit = "day") -> Period:
        """What an anaphoric expression counts from: the date reached, or where that is longer than
        what is counted, one as short as it that was reached shortly before ("signed on Friday what
        was planned in May. A day later")."""
        if self.reached is None:
            return self.now
        near = self.sentence.index - settings().sentences.finer
        finer = (
            p for p, at in reversed(self.reached_before)
            if at >= near and SIZE[p.unit] <= SIZE[unit]
        )  # fmt: skip
        return next(finer, self.reached)

    def nearest(self, candidates: list[Period]) -> Period:
        """The one of several like periods that lies nearest, the clause's tense considered."""
        return min(candidates, key=self._cost)

    def _cost(self, period: Period) -> tuple[float, bool]:
        """Days from publication, dearer on the side that the tense speaks against."""
        ahead, back = (period.first - self.day).days, (self.day - period.last).days
        if ahead <= 0 and back <= 0:
            return (0, False)
        against = self.direction < 0 if ahead > 0 else self.direction > 0
        weight = settings().tense.costs[abs(self.direction)] if against else 1
        return (weight * max(ahead, back), ahead > 0)

    def year_for(self, make: list[Period]) -> Period:
        """A period whose year the text leaves out: by the narrative, or by tense."""
        if self.reached is not None and (self.narrative or self.follows_past):
            year = self.reached.start.year
            own = next((p for p in make if p.start.year == year), None)
            return make[0] if own is None and self.narrative else own or self.nearest(make)
        return self.nearest(make)
