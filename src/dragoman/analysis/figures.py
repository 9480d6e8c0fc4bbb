"""Numbers that disagree: one quantity of one happening, told differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from dragoman.analysis.evidence import of_sentence
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holder, holders
from dragoman.analysis.model import Account, Dispute, Holder
from dragoman.analysis.settings import settings
from dragoman.analysis.tallying import Tally, tallies
from dragoman.analysis.wordings import alike, shared


class Count(NamedTuple):
    """A tally with what it stands in: the stories and places of its sentence, and who tells it."""

    tally: Tally
    stories: frozenset[int]
    speakers: tuple[Holder, ...]
    gist: str


def figures(records: Records) -> Iterator[Dispute]:
    """Pairs of tallies that seem of one happening and exclude one another, the likest first.

    Each sentence is paired with one other at most, within its report or across reports.
    """
    by_kind: defaultdict[str, list[Count]] = defaultdict(list)
    for document in records.documents:
        for count in _counts(records, document):
            by_kind[count.tally.counts].append(count)
    for what, counts in sorted(by_kind.items()):
        pairs = [
            (score, one, other)
            for one, other in combinations(counts, 2)
            if _differ(one.tally, other.tally) and (score := _one(records, one, other)) > 0
        ]
        used = set[tuple[str, int]]()
        for score, one, other in sorted(pairs, key=lambda p: -p[0]):
            ends = {_place(one), _place(other)}
            if not ends <= used:
                used |= ends
                yield _dispute(records, one, other, what, score)


def _place(count: Count) -> tuple[str, int]:
    return count.tally.sentence.document, count.tally.sentence.start


def _counts(records: Records, document: str) -> Iterator[Count]:
    sentences = [s for s in records.sentences.get(document, []) if s.part == "text"]
    lead = sentences[0].words if sentences else ""
    for tally in tallies(sentences):
        sentence = tally.sentence
        acts = records.acts.get((document, sentence.part, sentence.start), [])
        stories = frozenset(records.stories[a.row] for a in acts if a.row in records.stories)
        speakers = _speakers(records, tally)
        yield Count(tally, stories, speakers, f"{lead} {sentence.words}")


def _speakers(records: Records, tally: Tally) -> tuple[Holder, ...]:
    """Whose number it is: of the statement around it, or of whoever "speaks of" it."""
    sentence = tally.sentence
    for said in records.statements_of(sentence.document):
        if any(a <= tally.span[0] < b for a, b in said.content_span) and said.part == sentence.part:
            return holders(said.speakers)
    if not tally.leans:
        return ()
    named = [
        m
        for m in records.mentions.get(sentence.document, ())
        if m.part == sentence.part and sentence.start <= m.start and m.end <= tally.span[0]
    ]
    return (holder(named[-1].party),) if named else ()


def _differ(one: Tally, other: Tally) -> bool:
    """Whether two tallies exclude one another; those of two reports, whether they are far apart,
    since "at least 39" is what one report had counted."""
    if one.sentence.document != other.sentence.document:
        high, low = max(one.value, other.value), min(one.value, other.value)
        return high - low > settings().disputes.rounding * high
    below = one.most is not None and one.most < other.least
    return below or (other.most is not None and other.most < one.least)


def _one(records: Records, one: Count, other: Count) -> float:
    """How surely two tallies are of one happening, 0 to 1."""
    if one.tally.whom and other.tally.whom and one.tally.whom.isdisjoint(other.tally.whom):
        return 0.0
    mine, theirs = one.tally.sentence, other.tally.sentence
    if mine.document == theirs.document:
        return _within(records, one, other)
    rule = settings().disputes
    days = records.outlets[mine.document][1], records.outlets[theirs.document][1]
    if abs((days[0] - days[1]).days) > rule.number_days:
        return 0.0
    if one.stories and other.stories and one.stories.isdisjoint(other.stories):
        return 0.0
    if shared(one.gist, other.gist) < rule.gist:
        return 0.0
    likeness = alike(one.gist, other.gist)
    told = bool(one.stories & other.stories)
    return min(1.0, 0.5 + likeness / 2) if told or likeness >= rule.gist_likeness else 0.0


def _within(records: Records, one: Count, other: Count) -> float:
    """Within a report: another side's number for what has just been counted."""
    rule = settings().disputes
    sentences = [s.start for s in records.sentences[one.tally.sentence.document]]
    apart = sum(one.tally.sentence.start < s <= other.tally.sentence.start for s in sentences)
    mine, theirs = {h.key for h in one.speakers}, {h.key for h in other.speakers}
    anew = not one.tally.leans or mine != theirs
    if other.tally.leans and anew and apart <= rule.leaning:
        return 0.9
    if not apart or mine == theirs:
        return 0.0
    words = shared(one.tally.sentence.words, other.tally.sentence.words)
    return 0.7 if mine and theirs and words >= rule.number_words else 0.0


def _dispute(records: Records, one: Count, other: Count, what: str, score: float) -> Dispute:
    accounts = tuple(_account(records, count) for count in (one, other))
    about = one.speakers or other.speakers
    return Dispute(
        about=about[0] if about else None, kind="number", what=what,
        day=min(a.day for a in accounts), asserts=accounts, denies=(),
        numbers=(_bounds(one.tally), _bounds(other.tally)), score=round(score, 2),
        within=accounts[0].evidence.document == accounts[1].evidence.document,
    )  # fmt: skip


def _account(records: Records, count: Count) -> Account:
    names = [one.name for one in count.speakers]
    evidence = of_sentence(records, count.tally.sentence, count.tally.span, names)
    return Account(
        count.speakers[0] if count.speakers else None, "asserts", evidence.date, evidence
    )  # fmt: skip


def _bounds(tally: Tally) -> tuple[int, int | None]:
    return int(tally.least), None if tally.most is None else int(tally.most)
