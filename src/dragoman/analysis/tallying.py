"""Tallies: numbers that a sentence tells of people killed, arrested, laid off and the like.

Read from plain words: a number belongs to the nearest word in its clause that says what is counted.
"The union speaks of eight" tells of what was counted last before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from dragoman.analysis.families import TallyRule, tally_book
from dragoman.analysis.gathering import Sentence
from dragoman.analysis.phrases import STOPS, Found, Token, tokens
from dragoman.analysis.settings import settings
from dragoman.rules import Named, read_rows

SAME: Final = "same"
NONE: Final = "none"
NUMERALS: Final = "analysis/numerals.tsv"

Hit = Found[Named[TallyRule]]


class Numeral(NamedTuple):
    """A number in a sentence, by its tokens: as told, and the least and the most that it says."""

    value: float
    least: float
    most: float | None
    first: int
    last: int


class Tally(NamedTuple):
    """What a sentence counts; `span` are characters of the document.

    Attributes:
        leans: whether it speaks of what was counted before.
        whom: names of whom it counts, such as a nation's.
    """

    sentence: Sentence
    counts: str
    value: float
    least: float
    most: float | None
    span: tuple[int, int]
    leans: bool
    whom: frozenset[str]


def tallies(sentences: list[Sentence]) -> Iterator[Tally]:
    """The tallies of a document's sentences, in order."""
    last: tuple[int, str] | None = None
    for index, sentence in enumerate(sentences):
        for tally in _of_sentence(sentence):
            if tally.counts != SAME:
                last = (index, tally.counts)
                yield tally
            elif last is not None and index - last[0] <= settings().disputes.leaning:
                yield tally._replace(counts=last[1])


def _of_sentence(sentence: Sentence) -> Iterator[Tally]:
    words = tokens(sentence.words)
    hits = tally_book().found(sentence.words)
    named = [h for h in hits if h.label.rule.counts not in (SAME, NONE)]
    found = [n for n in numerals(words) if not (_measures(n, hits) or _part(n, words))]
    counted = {n: hit for hit in named if (n := _nearest(hit, found, words)) is not None}
    for number in found:
        leans = any(h.label.rule.counts == SAME and _leads(h, number, words) for h in hits)
        if number in counted:
            counts = counted[number].label.rule.counts
            yield _tally(sentence, number, counts, words, leans=leans)
        elif leans:
            before = [h.label.rule.counts for h in named if h.last <= number.first]
            counts = before[-1] if before else SAME
            yield _tally(sentence, number, counts, words, leans=True)


def _part(number: Numeral, words: tuple[Token, ...]) -> bool:
    """Whether a number is of a part of something ("three of the attackers")."""
    behind = " ".join(t.low for t in words[number.last : number.last + 2])
    return behind in settings().disputes.partly


def _measures(number: Numeral, hits: list[Hit]) -> bool:
    """Whether a number is of days, miles and the like."""
    return any(h.label.rule.counts == NONE and h.first == number.last for h in hits)


def _tally(
    sentence: Sentence, number: Numeral, counts: str, words: tuple[Token, ...], *, leans: bool
) -> Tally:
    span = (
        sentence.start + words[number.first].start,
        sentence.start + words[number.last - 1].end,
    )
    behind = words[number.last : number.last + settings().disputes.whom]
    whom = frozenset(t.text for t in behind if t.text[:1].isupper())
    return Tally(sentence, counts, *number[:3], span, leans, whom)


def _leads(hit: Hit, number: Numeral, words: tuple[Token, ...]) -> bool:
    """Whether a phrase leads up to a number, with nothing but "at least" and the like between."""
    between = " ".join(t.low for t in words[hit.last : number.first])
    rule = settings().disputes
    bounds = (*rule.more_than, *rule.at_least, *rule.at_most, *rule.roughly)
    return hit.last <= number.first and (between in ("", ":") or between in bounds)


def _nearest(hit: Hit, found: list[Numeral], words: tuple[Token, ...]) -> Numeral | None:
    """The number that a word counts: the nearest in its clause, rather one behind a verb."""
    rule = settings().disputes
    best: tuple[int, Numeral] | None = None
    for number in found:
        behind = number.first >= hit.last
        apart = number.first - hit.last if behind else hit.first - number.last
        reach = rule.counted_before if behind else rule.counted_after
        low, high = (hit.last, number.first) if behind else (number.last, hit.first)
        between = words[low:high]
        if not 0 <= apart <= reach or any(t.text in STOPS for t in between):
            continue
        if not behind and any(t.low in settings().turns.joined for t in between):
            continue
        if best is None or apart < best[0]:
            best = (apart, number)
    return None if best is None else best[1]


def numerals(words: tuple[Token, ...]) -> list[Numeral]:
    """The numbers of a sentence, in figures and in words; years are none."""
    found: list[Numeral] = []
    at = 0
    while at < len(words):
        end, value = _numeral(words, at)
        if end > at:
            found.append(_bounded(words, at, end, value))
        at = max(end, at + 1)
    return found


def _numeral(words: tuple[Token, ...], at: int) -> tuple[int, float]:
    """End and value of the number that begins at a token; the token itself where none does."""
    kinds = _numerals()
    total, current, end = 0.0, 0.0, at
    for index in range(at, len(words)):
        low = words[index].low
        figure = _figure(low, words, index)
        kind, value = ("unit", figure) if figure is not None else kinds.get(low, ("", 0.0))
        following = index + 1 < len(words) and kinds.get(words[index + 1].low, ("",))[0] == "scale"
        if kind == "unit":
            current, end = current + value, index + 1
        elif kind == "article" and (following or current == 0.5) and index - at <= 1:
            current = current or value
            end = index if not following else index + 1
        elif kind == "scale" and end > at:
            current, end = (current or 1.0) * value, index + 1
            total, current = (total + current, 0.0) if value >= 1000 else (total, current)
        else:
            break
    known = end > at and any(kinds.get(t.low, ("unit",))[0] != "article" for t in words[at:end])
    return (end, total + current) if known else (at, 0.0)


def _figure(low: str, words: tuple[Token, ...], index: int) -> float | None:
    """The value of figures such as 959, 1,200 or 2.5; None of years, dates and times."""
    if not low[0].isdigit() or ":" in low:
        return None
    plain = low.replace(",", "")
    if plain.count(".") > 1 or not plain.replace(".", "").isdigit():
        return None
    first, last = settings().disputes.years
    scaled = index + 1 < len(words) and _numerals().get(words[index + 1].low, ("",))[0] == "scale"
    if "." in plain and not scaled:
        return None
    year = low.isdigit() and first <= int(low) <= last
    before = [t.text for t in words[max(0, index - 2) : index] if t.text != "."]
    month = bool(before) and before[-1] in settings().disputes.months
    return None if year or month else float(plain)


def _bounded(words: tuple[Token, ...], first: int, last: int, value: float) -> Numeral:
    rule = settings().disputes
    before = " ".join(t.low for t in words[max(0, first - rule.bounds) : first])
    if before.endswith(rule.more_than):
        return Numeral(value, value + 1, None, first, last)
    if before.endswith(rule.at_least):
        return Numeral(value, value, None, first, last)
    if before.endswith(rule.at_most):
        return Numeral(value, 0, value, first, last)
    if before.endswith(rule.roughly):
        return Numeral(value, round(value * 0.9, 1), round(value * 1.1, 1), first, last)
    return Numeral(value, value, value, first, last)


@cache
def _numerals() -> dict[str, tuple[str, float]]:
    rows = read_rows(NUMERALS, Path(__file__).with_name("numerals.tsv"))
    return {row["word"]: (row["kind"], float(row["value"])) for row in rows}
