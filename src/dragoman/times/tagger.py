"""The times step of the pipeline: every sentence's expressions, read in order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.draft import Draft
from dragoman.parse.model import Parsed, Sentence, Span
from dragoman.rules import RuleBook
from dragoman.times.calendar import Period
from dragoman.times.families import RULES
from dragoman.times.grammar import NOTHING, Chart, Grammar, Match
from dragoman.times.guard import allows
from dragoman.times.lexicon import FOLDER, Atom, Lexicon, atoms_of
from dragoman.times.model import TimeExpression, Times
from dragoman.times.opening import SceneSetter
from dragoman.times.parts import Placed
from dragoman.times.readings import PLACED, READINGS
from dragoman.times.scene import Reading, Scene
from dragoman.times.settings import settings
from dragoman.times.tense import TenseReader

MODIFIERS: Final = ("nummod", "amod", "compound", "nmod")


class TimeTagger:
    """Gives the layer "times"."""

    name = "times"
    needs = ("parsed",)
    gives = "times"

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.grammar = Grammar(book.rules(RULES))
        cold = frozenset(row["class"] for row in book.rows(f"{FOLDER}/cold.tsv"))
        self.lexicon = Lexicon(book, cold, self.grammar.telling(cold))
        self.setter = SceneSetter(book, TenseReader(book), READINGS)

    def __call__(self, draft: Draft) -> Times:
        return self.tag(draft.parsed)

    def tag(self, parsed: Parsed) -> Times:
        """All time expressions of a parsed document."""
        warm = [(s, hot) for s in parsed.sentences if (hot := self.lexicon.is_hot(s.tokens))]
        if not warm:
            return Times()
        scene = self.setter.scene(parsed, [s for s, _ in warm])
        found: list[TimeExpression] = []
        for sentence, hot in warm:
            found += self._expressions(sentence, hot, scene)
        return Times(tuple(found))

    def _expressions(
        self, sentence: Sentence, hot: list[int], scene: Scene
    ) -> Iterator[TimeExpression]:
        atoms = atoms_of(sentence.tokens, self.lexicon)
        chart = Chart(self.grammar, self.lexicon, atoms)
        at, blockers = 0, []
        for place in _places(atoms, hot):
            at = max(at, place - settings().reach.opening)
            while at <= place:
                read = self._best(chart, at, sentence, scene) if chart.openings[at][0] else None
                if read is None:
                    at += 1
                    continue
                match, readings = read
                later = self._longer(chart, match, sentence, scene)
                if later is not None:
                    at = later
                    continue
                blockers += [] if readings else [match.named.id]
                for placed in readings:
                    start, end, reading = placed
                    yield _expression(sentence, atoms[start:end], reading, match, blockers)
                    self._go_on(scene, placed, match, atoms)
                at = max(at + 1, match.end - match.rule.outside_after)

    def _go_on(self, scene: Scene, placed: Placed, match: Match, atoms: list[Atom]) -> None:
        """Move the scene's clocks on to what an expression comes to."""
        start, end, reading = placed
        if reading.before_christ:
            scene.before_christ = reading.before_christ
        period = reading.period
        if reading.moves and period is not None and not _is_aside(scene, period, atoms, start, end):
            self.setter.open(scene, period, match, atoms)
            scene.reach(period)

    def _longer(self, chart: Chart, match: Match, sentence: Sentence, scene: Scene) -> int | None:
        """Where within a match a longer one begins: "this Aug." before "Aug. 29, 2019"."""
        for at in range(match.start + 1, match.end):
            if chart.reaches(at) <= match.end:
                continue
            read = self._best(chart, at, sentence, scene)
            if read is not None and read[0].end - at > match.end - match.start:
                return at
        return None

    def _best(
        self, chart: Chart, at: int, sentence: Sentence, scene: Scene
    ) -> tuple[Match, list[Placed]] | None:
        """The longest match at a place that its rule allows and that can be read."""
        for match in chart.longest(at):
            rule, atoms = match.rule, chart.atoms
            start, end = at + rule.outside, match.end - rule.outside_after
            if not atoms[start].opens or not atoms[end - 1].closes:
                continue
            if not allows(match, atoms):
                continue
            if rule.means == NOTHING:
                return match, []
            scene.turn_to(sentence, atoms[end - 1].token)
            placed = _placed(match, start, end, scene)
            if placed:
                return match, placed
        return None


def _is_aside(scene: Scene, period: Period, atoms: list[Atom], start: int, end: int) -> bool:
    """Whether a history names a year without going there: "(1780-1850)", "the treaty of 1839".

    A year that belongs to a noun is one where it lies before the date that was reached.
    """
    if not scene.narrative or period.unit != "year" or end - start > 1:
        return False
    token = atoms[start].token
    before = [atom.lower for atom in atoms[max(0, start - settings().reach.bracket) : start]]
    if "(" in before:
        return ")" not in before
    head = token.head
    named = head.head if token.dep == "pobj" and head.lower == "of" else head
    of_noun = named.pos in ("NOUN", "PROPN") and token.dep in ("pobj", *MODIFIERS)
    earlier = scene.reached is not None and period.last < scene.reached.first
    return of_noun and named is not token and earlier


def _placed(match: Match, start: int, end: int, scene: Scene) -> list[Placed]:
    """What a match comes to and where; nothing where it leaves the calendar."""
    several = PLACED.get(match.rule.means)
    if several is None:
        reading = scene.read(match)
        return [] if reading is None else [(start, end, reading)]
    try:
        return several(match, scene)
    except (ValueError, OverflowError):
        return []


def _places(atoms: list[Atom], hot: list[int]) -> list[int]:
    """Where in the atoms the telling tokens stand."""
    if len(atoms) == atoms[-1].token.index + 1:
        return hot
    wanted = set(hot)
    return [i for i, atom in enumerate(atoms) if atom.token.index in wanted]


def _expression(
    sentence: Sentence, atoms: list[Atom], reading: Reading, match: Match, blockers: list[str]
) -> TimeExpression:
    """The expression on some atoms; `blockers` are the rules that kept words before it out."""
    span = Span(sentence.index, atoms[0].token.index, atoms[-1].token.index + 1)
    return TimeExpression(
        span, reading.type, reading.value, reading.mod, reading.days.first, reading.days.last,
        reading.open_anchor, tuple(dict.fromkeys((*match.ids, *blockers))),
    )  # fmt: skip
