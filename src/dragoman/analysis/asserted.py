"""Shifts that a text asserts: "has since altered", "U-turn", "backed away from"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.analysis.evidence import hull, of_sentence
from dragoman.analysis.families import TurnRule, issues, turn_book
from dragoman.analysis.gathering import Mention, Records, Sentence
from dragoman.analysis.holders import holder, holders
from dragoman.analysis.model import Evidence, Holder, Position, Shift
from dragoman.analysis.phrases import Found, tokens
from dragoman.analysis.settings import settings
from dragoman.analysis.sides import matters
from dragoman.ledger.model import LedgerStatement
from dragoman.records.model import CharSpan
from dragoman.rules import Named

Turn = Found[Named[TurnRule]]
Held = dict[tuple[str, str], list[Position]]


class _Scene(NamedTuple):
    """A sentence with its neighbours, and the positions taken in each of them."""

    sentence: Sentence
    near: list[Sentence]
    held: Held

    def own(self) -> list[Position]:
        return self.of(self.sentence)

    def of(self, sentence: Sentence) -> list[Position]:
        words = " ".join(sentence.words.split())
        return self.held.get((sentence.document, words), [])


def asserted(records: Records, found: Iterable[Position]) -> Iterator[Shift]:
    """Every shift that a sentence asserts of an actor, in the order of the documents."""
    held: Held = defaultdict(list)
    for position in found:
        held[position.evidence.document, position.evidence.sentence].append(position)
    said: defaultdict[str, list[LedgerStatement]] = defaultdict(list)
    for statement in records.statements:
        said[statement.document].append(statement)
    for document in records.documents:
        sentences = records.sentences.get(document, [])
        for index, sentence in enumerate(sentences):
            scene = _Scene(sentence, _near(sentences, index), held)
            yield from _of_sentence(records, scene, said[document])


def _near(sentences: list[Sentence], index: int) -> list[Sentence]:
    rule = settings().shifts
    before = sentences[max(0, index - rule.back) : index]
    after = sentences[index + 1 : index + 1 + rule.ahead]
    return [s for s in (*before[::-1], *after) if s.part == sentences[index].part]


def _of_sentence(records: Records, scene: _Scene, said: list[LedgerStatement]) -> Iterator[Shift]:
    told = set[tuple[str, str]]()
    for turn in turn_book().found(scene.sentence.words):
        if turn.label.rule.beside and not scene.own():
            continue
        issue = _issue(scene, turn)
        one = _whose(records, scene, turn, issue)
        if one is None or (one.key, issue) in told or (not issue and turn.label.rule.beside):
            continue
        told.add((one.key, issue))
        yield _shift(records, scene, turn, one, issue, said)


def _shift(
    records: Records, scene: _Scene, turn: Turn, one: Holder, issue: str,
    said: list[LedgerStatement],
) -> Shift:  # fmt: skip
    sentence = scene.sentence
    span = (sentence.start + turn.start, sentence.start + turn.end)
    speakers = _speakers(sentence, span[0], said, one)
    evidence = of_sentence(records, sentence, span, speakers)
    return Shift(
        holder=one, issue=issue, kind="asserted", direction=turn.label.rule.direction,
        day=evidence.date, earlier=None, earlier_day=None, later=evidence, strength=1.0,
        toward=(), asserted_by=tuple(speakers) or _outlet(evidence),
    )  # fmt: skip


def _outlet(evidence: Evidence) -> tuple[str, ...]:
    return (evidence.outlet,) if evidence.outlet else ()


def _speakers(sentence: Sentence, at: int, said: list[LedgerStatement], one: Holder) -> list[str]:
    """On whose word a phrase stands: the speakers of the innermost statement that holds it.

    A statement of the one who turned ("his proposal was a U-turn") gives way to an outer one.
    """
    around = [
        s
        for s in said
        if s.part == sentence.part and any(start <= at < end for start, end in s.content_span)
    ]
    others = [s for s in around if all(h.key != one.key for h in holders(s.speakers))]
    if not around:
        return []
    inner = min(others or around, key=lambda s: _length(s.content_span))
    return [p.name for p in inner.speakers] or ([inner.said_by] if inner.said_by else [])


def _length(spans: list[CharSpan]) -> int:
    start, end = hull(spans)
    return end - start


def _issue(scene: _Scene, turn: Turn) -> str:
    """What the turn is about: an issue of its sentence, the nearest; else of its neighbours."""
    own = sorted(matters(scene.sentence.words), key=lambda m: abs(m.hit.first - turn.first))
    if own:
        return own[0].issue
    for sentence in scene.near:
        held = [p.issue for p in scene.of(sentence)] or [
            m.issue for m in matters(sentence.words)
        ]  # fmt: skip
        if held:
            return held[0]
    return ""


def _whose(records: Records, scene: _Scene, turn: Turn, issue: str) -> Holder | None:
    """Who turned: the nearest actor before the phrase in its clause, else who holds a position."""
    personal = bool(issue) and issues()[issue].personal
    on_issue = [p.holder for p in scene.own() if p.issue == issue]
    if turn.label.rule.beside and on_issue:
        return on_issue[0]
    if len({one.key for one in on_issue}) == 1:
        return on_issue[0]
    mentions = [
        m
        for m in records.mentions.get(scene.sentence.document, [])
        if m.part == scene.sentence.part and scene.sentence.start <= m.start < scene.sentence.end
    ]
    found = _nearest(scene.sentence, turn, mentions)
    if found is not None:
        return holder(found.party, personal=personal)
    return on_issue[0] if on_issue else None


def _nearest(sentence: Sentence, turn: Turn, mentions: list[Mention]) -> Mention | None:
    """The subject: the first mention of the clause before the phrase; else the one after it."""
    words = tokens(sentence.words)
    reach = settings().shifts.near
    low = words[max(0, turn.first - reach)].start + sentence.start
    before = [m for m in mentions if low <= m.start and m.end <= sentence.start + turn.start]
    commas = [t.end for t in words[: turn.first] if t.text in ",;:("]
    clause = [m for m in before if not commas or m.start >= sentence.start + commas[-1]]
    if clause or before:
        return (clause or before)[0]
    last = words[min(len(words) - 1, turn.last + reach)].end + sentence.start
    after = [m for m in mentions if sentence.start + turn.start <= m.start < last]
    return after[0] if after else None
