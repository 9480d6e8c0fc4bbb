"""Shifts that a text asserts: "has since altered", "U-turn", "backed away from", "resumed aid"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.analysis.evidence import hull, of_sentence
from dragoman.analysis.families import turn_book
from dragoman.analysis.gathering import Mention, Records, Sentence
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Evidence, Holder, Position, Shift
from dragoman.analysis.settings import settings
from dragoman.analysis.turning import Scene, Told, Turn, told
from dragoman.ledger.model import LedgerStatement
from dragoman.records.model import CharSpan

Held = dict[tuple[str, str], list[Position]]


def asserted(records: Records, found: Iterable[Position]) -> Iterator[Shift]:
    """Every shift that a sentence asserts of an actor, in the order of the documents.

    Of a report that tells the same shift again, as its title does, the fuller telling counts.
    """
    held: Held = defaultdict(list)
    for position in found:
        held[position.evidence.document, position.evidence.sentence].append(position)
    said: defaultdict[str, list[LedgerStatement]] = defaultdict(list)
    for statement in records.statements:
        said[statement.document].append(statement)
    for document in records.documents:
        yield from _of_document(records, document, held, said[document])


def _of_document(
    records: Records, document: str, held: Held, said: list[LedgerStatement]
) -> Iterator[Shift]:
    best: dict[Told, Shift] = {}
    seen = set[tuple[str, str, str, int]]()
    for scene, turn in _turns(records, document, held):
        one = None if _unsaid(scene, turn, said) else told(scene, turn)
        if one is None:
            continue
        place = (one.holder.key, one.issue, scene.sentence.part, scene.sentence.start)
        if place in seen:
            continue
        seen.add(place)
        if one not in best or best[one].later.part == "title":
            best[one] = _shift(records, scene, turn, one, said)
    yield from best.values()


def _turns(records: Records, document: str, held: Held) -> Iterator[tuple[Scene, Turn]]:
    sentences = records.sentences.get(document, [])
    for index, sentence in enumerate(sentences):
        turns = _once(turn_book().found(sentence.words))
        if not turns:
            continue
        scene = Scene(
            sentence, _around(sentences, index),
            held.get((document, " ".join(sentence.words.split())), []),
            records.acts.get((document, sentence.part, sentence.start), []),
            [m for m in records.mentions.get(document, []) if _inside(m, sentence)],
        )  # fmt: skip
        yield from ((scene, turn) for turn in turns)


def _once(turns: list[Turn]) -> list[Turn]:
    """The phrases without those that stand within one that tells a turn by itself."""
    whole = [t for t in turns if t.label.rule.whole]
    return [
        t
        for t in turns
        if t.label.rule.whole or not any(w.first <= t.first and t.last <= w.last for w in whole)
    ]


def _around(sentences: list[Sentence], index: int) -> list[Sentence]:
    """The sentences before one, the nearest first, then those after it."""
    reach = settings().turns.around
    before = sentences[max(0, index - reach) : index]
    after = sentences[index + 1 : index + 1 + reach]
    return [s for s in (*before[::-1], *after) if s.part == sentences[index].part]


def _inside(mention: Mention, sentence: Sentence) -> bool:
    here = sentence.start <= mention.start and mention.end <= sentence.end
    return here and mention.part == sentence.part


def _unsaid(scene: Scene, turn: Turn, said: list[LedgerStatement]) -> bool:
    """Whether somebody only wants or demands what a phrase tells."""
    at = scene.sentence.start + turn.start
    unsaid = settings().turns.unsaid
    return any(s.stance in unsaid for s in _holding(scene.sentence, at, said))


def _shift(
    records: Records, scene: Scene, turn: Turn, one: Told, said: list[LedgerStatement]
) -> Shift:
    sentence = scene.sentence
    span = (sentence.start + turn.start, sentence.start + turn.end)
    speakers = _speakers(sentence, span[0], said, one.holder)
    evidence = of_sentence(records, sentence, span, speakers)
    return Shift(
        holder=one.holder, issue=one.issue, kind="asserted", direction=one.direction,
        day=evidence.date, earlier=None, earlier_day=None, later=evidence, strength=1.0,
        toward=(), asserted_by=tuple(speakers) or _outlet(evidence),
    )  # fmt: skip


def _outlet(evidence: Evidence) -> tuple[str, ...]:
    return (evidence.outlet,) if evidence.outlet else ()


def _speakers(sentence: Sentence, at: int, said: list[LedgerStatement], one: Holder) -> list[str]:
    """On whose word a phrase stands: the speakers of the innermost statement that holds it.

    A statement of the one who turned ("his proposal was a U-turn") gives way to an outer one.
    """
    around = _holding(sentence, at, said)
    others = [s for s in around if all(h.key != one.key for h in holders(s.speakers))]
    if not around:
        return []
    inner = min(others or around, key=lambda s: _length(s.content_span))
    return [p.name for p in inner.speakers] or ([inner.said_by] if inner.said_by else [])


def _holding(sentence: Sentence, at: int, said: list[LedgerStatement]) -> list[LedgerStatement]:
    """The statements whose content holds a place of a sentence."""
    return [
        s
        for s in said
        if s.part == sentence.part and any(start <= at < end for start, end in s.content_span)
    ]


def _length(spans: list[CharSpan]) -> int:
    start, end = hull(spans)
    return end - start
