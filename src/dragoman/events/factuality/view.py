"""Views: what a chain of steps comes to, for the author and for the innermost source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dragoman.events.factuality.rule import GRADES, Grade, Level
from dragoman.events.model import Status

VALUES: Final[dict[Grade, str]] = {"certain": "CT", "probable": "PR", "possible": "PS"}


@dataclass(frozen=True, slots=True)
class Commitment:
    """How sure one holder is, and which way."""

    grade: Grade = "certain"
    negative: bool = False

    @property
    def value(self) -> str:
        """FactBank's value: CT+ PR+ PS+ Uu PS- PR- CT-."""
        if self.grade == "none":
            return "Uu"
        return VALUES[self.grade] + ("-" if self.negative else "+")

    def under(self, level: Level) -> Commitment:
        """This commitment to a governing word, carried to what it governs."""
        if level.keeps == "reports":
            return Commitment(level.grade, level.negative)
        grade = min(self.grade, level.grade, key=GRADES.index)
        if level.keeps == "all":
            return Commitment(grade, self.negative != level.negative)
        return Commitment(grade, level.negative)


FULL: Final = 3.0
WEIGHTIEST: Final[tuple[Status, ...]] = ("hypothetical", "future")
UNKNOWN: Final = Commitment("none")


@dataclass(frozen=True, slots=True)
class Step:
    """One level with the rule that set it."""

    level: Level
    rule: str


@dataclass(frozen=True, slots=True)
class View:
    """What is said of an act's reality.

    Attributes:
        author: the report's own commitment; unknown where it only passes on a source's.
        source: that of the innermost source, None where the report itself speaks.
        steps: the chain, outermost first.
    """

    author: Commitment = Commitment()
    source: Commitment | None = None
    steps: tuple[Step, ...] = ()

    @property
    def negative(self) -> bool:
        """Whether whoever speaks last says that it is not so."""
        return (self.source or self.author).negative

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules behind the steps, outermost first, each once."""
        return tuple(dict.fromkeys(step.rule for step in self.steps))

    @property
    def belief(self) -> float:
        """-3 to 3: how real a reader takes the author to hold it, finer than the grades."""
        return graded(self.steps)

    @property
    def occurrence(self) -> float:
        """-3 to 3: the same for whether it has happened by now."""
        return graded(self.steps, occurrence=True)

    @property
    def status(self) -> Status:
        """The codebook's status, as far as words around the act tell it.

        What is only supposed is no fact whatever else is said of it; two negations are none. How
        real the saying is does not touch what is said.
        """
        last: list[Level] = []
        for level in (step.level for step in self.steps):
            last = [level] if level.source or level.keeps == "reports" else [*last, level]
        for status in WEIGHTIEST:
            if any(level.status == status for level in last) and not self._disowned(last):
                return status
        _, inner = counting(self.steps)
        return "negated" if sum(level.negative for level in inner) % 2 else "actual"

    def _disowned(self, last: list[Level]) -> bool:
        """Whether it is only open whether it was said, and that is denied ("denied reports")."""
        over = [step.level for step in self.steps if step.level.source][-2:-1]
        unsaid = last[0].source and last[0].grade == "none" and not last[0].given
        return unsaid and len(over) == 1 and over[0].status == "denied" and not _is_open(last[1:])

    def under(self, step: Step) -> View:
        """The view of what the step's word governs."""
        return View(*self._held(step.level), (*self.steps, step))

    def _held(self, level: Level) -> tuple[Commitment, Commitment | None]:
        """What the author and the innermost source hold one step further in."""
        own = Commitment(level.grade, level.negative)
        passed_on = self.source is not None and self.author.grade == "none" and self._reporting()
        if level.source:
            taken = level.given and not passed_on
            return (Commitment("certain", level.negative) if taken else UNKNOWN), own
        if level.keeps == "reports":
            author = UNKNOWN if passed_on else own
        else:
            author = self.author.under(level)
        return author, None if self.source is None else self.source.under(level)

    def _reporting(self) -> bool:
        """Whether a source between the author and the act vouches for it."""
        return any(step.level.reports for step in self.steps)


def _is_open(levels: list[Level]) -> bool:
    return any(level.status in WEIGHTIEST for level in levels)


def graded(steps: tuple[Step, ...], *, occurrence: bool = False) -> float:
    """A number from -3 to 3: the product of the shares of the steps that count.

    For occurrence, what is merely ahead or thought of has not happened, be it affirmed or denied.
    """
    outer, inner = counting(steps)
    value, unreal, negative = FULL, False, False
    for level in outer:
        value *= abs(level.occurrence if occurrence else level.belief)
    for level in inner:
        value *= abs(level.occurrence if occurrence else level.belief)
        negative ^= level.negative
        unreal |= not level.negative and (level.occurrence if occurrence else level.belief) < 0
    return -value if negative or unreal else value


def counting(steps: tuple[Step, ...]) -> tuple[list[Level], list[Level]]:
    """Levels of which only the certainty counts, and those whose sign counts as well."""
    outer: list[Level] = []
    inner: list[Level] = []
    for level in (step.level for step in steps):
        if level.keeps == "reports":
            outer, inner = [x for x in (*outer, *inner) if x.reports], [level]
        elif level.keeps == "certainty":
            outer, inner = [*outer, *inner], [level]
        else:
            inner = [*inner, level]
    return outer, inner
