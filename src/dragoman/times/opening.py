"""Setting the scene: the day a report speaks from, and whether it has a near anchor at all.

News speaks from the day of publication. A report put online some days late opens with the full
date it speaks from. A history or a transcript has many dates that lie far from publication and
few weekdays or yesterdays: its dates take their years from one another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from dragoman.parse.model import Parsed, Sentence
from dragoman.rules import RuleBook
from dragoman.times.calendar import Period
from dragoman.times.grammar import Match
from dragoman.times.lexicon import FOLDER, Atom
from dragoman.times.scene import Reading, Scene
from dragoman.times.tense import TenseReader

Readings = Mapping[str, Callable[[Match, Scene], Reading | None]]
SIGNS: Final = f"{FOLDER}/signs.tsv"


class SceneSetter:
    """Makes the scene of a document before its expressions are read."""

    def __init__(self, book: RuleBook, tenses: TenseReader, readings: Readings) -> None:
        self.tenses = tenses
        self.readings = readings
        rows = list(book.rows(SIGNS))
        self.near = frozenset(r["word"] for r in rows if r["sign"] == "near")
        self.limits = {r["word"]: float(r["value"]) for r in rows if r["sign"] == "limit"}

    def scene(self, parsed: Parsed, sentences: list[Sentence]) -> Scene:
        now = Period(parsed.document.date, "day")
        return Scene(now, self.tenses, self.readings, self._is_history(now, sentences))

    def open(self, scene: Scene, period: Period, match: Match, atoms: list[Atom]) -> None:
        """Let a report speak from the date it opens with, where that is shortly before its own.

        The date stands in a dateline, or is a line of its own ahead of the first sentence.
        """
        if scene.opened or period.unit != "day":
            return
        scene.opened = True
        sentence = scene.sentence
        late = (scene.day - period.start).days
        dateline = sentence.dateline
        if dateline is not None and atoms[match.end - 1].token.index < dateline[1]:
            if 0 <= late <= self.limits["dateline_days"]:
                scene.now = period
        elif sentence.part == "text" and 0 <= late <= self.limits["opening_days"]:
            scene.now = period if _stands_alone(match, atoms) else scene.now

    def _is_history(self, now: Period, sentences: list[Sentence]) -> bool:
        far = near = 0
        for sentence in sentences:
            for token in sentence.tokens:
                lower = token.lower
                if lower in self.near:
                    near += 1
                elif len(lower) == 4 and lower.isdigit() and lower[0] in "12":
                    gap = now.start.year - int(lower)
                    far += self.limits["far_years"] <= gap < self.limits["oldest_years"]
                    near += abs(gap) < self.limits["far_years"]
        if not near:
            return far >= self.limits["fewest_alone"]
        return far >= self.limits["fewest_far"] and far >= near * self.limits["far_for_near"]


def _stands_alone(match: Match, atoms: list[Atom]) -> bool:
    """Whether a sentence is a date and no more than a few marks."""
    others = [*atoms[: match.start], *atoms[match.end :]]
    return not any(atom.lower[0].isalnum() for atom in others)
