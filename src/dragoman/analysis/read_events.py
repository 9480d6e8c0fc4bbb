"""Positions that events show: verbal ones by their type, deeds by what they do to an issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.analysis.evidence import hull, of_event
from dragoman.analysis.families import IssueRule
from dragoman.analysis.firmness import conditional, denies, named_only, told_by_another
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Position
from dragoman.analysis.settings import settings
from dragoman.analysis.sides import Matter, matters, own_clause, stopped, token_at, turns_round
from dragoman.ledger.model import LedgerEvent, LedgerStatement

Rules = Mapping[str, IssueRule]


def event_positions(records: Records, event: LedgerEvent, rules: Rules) -> Iterator[Position]:
    """The positions of an event's actors on the issues that it is about."""
    rule = settings().positions
    if event.sentence.rstrip().endswith("?"):
        return
    share = rule.status.get(event.status)
    if share is None or not event.actors or event.sentence_span is None:
        return
    start, end = event.sentence_span
    words = records.string(event.document, event.part)[start:end]
    trigger = tuple(at - start for at in hull(event.trigger))
    first, last = token_at(words, trigger[0]), token_at(words, trigger[1])
    for matter in _about(words, first, last):
        polarity = _polarity(event, matter, rules[matter.issue], words, first, last)
        if polarity:
            strength = rule.strength.get(event.type, rule.deed) * share
            strength *= _firmness(event, words, matter, (first, last))
            said = records.around(event.document, event.part, event.trigger[0][0])
            yield from _positions(event, matter, rules, polarity, strength, said)


def _firmness(event: LedgerEvent, words: str, matter: Matter, trigger: tuple[int, int]) -> float:
    rule = settings().positions
    first, last = trigger
    share = rule.weaker.denial if denies(event) else 1.0
    share *= rule.weaker.noun if named_only(event, words, first) else 1.0
    share *= 1.0 if _object(event, matter, last) else rule.weaker.apart
    held = conditional(words, first, max(last, matter.hit.last))
    return share * (rule.weaker.condition if held else 1.0)


def _object(event: LedgerEvent, matter: Matter, last: int) -> bool:
    """Whether an act's own words name the issue, or it stands right after them."""
    assert event.sentence_span is not None
    begin = event.sentence_span[0]
    hit = matter.hit
    if any(hit.start < end - begin and start - begin < hit.end for start, end in event.trigger):
        return True
    return last <= hit.first <= last + settings().positions.close


def _positions(
    event: LedgerEvent, matter: Matter, rules: Rules, polarity: int, strength: float,
    said: list[LedgerStatement],
) -> Iterator[Position]:  # fmt: skip
    rule = settings().positions
    deed = event.type not in rule.verbal and event.type not in rule.charges
    personal = rules[matter.issue].personal
    own = holders(event.actors, personal=personal)
    keys = {one.key for one in own}
    toward = tuple(h.key for h in holders(event.recipients) if h.key not in keys)
    for one in own:
        others = any(told_by_another(s.speakers, one) for s in said)
        share = rule.weaker.told if others or told_by_another(event.speakers, one) else 1.0
        yield Position(
            holder=one, issue=matter.issue, polarity=polarity, strength=round(strength * share, 2),
            toward=toward, day=event.last or event.first or event.day, basis=event.type,
            deed=deed, evidence=of_event(event),
        )  # fmt: skip


def _about(words: str, first: int, last: int) -> list[Matter]:
    """The issues within a trigger; else the nearest one after it, else the nearest before."""
    rule = settings().positions
    named = matters(words)
    inside = [m for m in named if m.hit.first < last and m.hit.last > first]
    after = [
        m
        for m in named
        if last <= m.hit.first <= last + rule.after and not stopped(words, last, m.hit.first)
    ]
    if inside:
        return inside + [m for m in after[:1] if m.hit.first - last <= 1]
    if after:
        return [m for m in after if m.hit.first == after[0].hit.first]
    before = [
        m
        for m in named
        if first - rule.before <= m.hit.last <= first and not stopped(words, m.hit.last, first)
    ]
    return before[-1:]


def _polarity(
    event: LedgerEvent, matter: Matter, issue: IssueRule, words: str, first: int, last: int
) -> int:
    """1, -1, or 0 where the event shows no side."""
    rule = settings().positions
    side = -1 if matter.opposite else 1
    if event.status == "negated":
        side = -side
    if event.type in rule.charges:
        return side if issue.charge else 0
    if issue.charge and event.type != "REJECT":
        return 0
    low = max(min(first, matter.hit.last), own_clause(words, matter.hit.first))
    high = max(matter.hit.first, last) if matter.hit.last <= first else matter.hit.first
    ends = turns_round(words, low, high, ("ending",))
    noes = turns_round(words, low, high, ("negation",))
    if event.type == "REJECT":
        return side * _sign(ends + 1)
    if event.type in rule.verbal:
        turns = turns_round(words, low, high)
        return side * rule.verbal[event.type] * _sign(turns - _within(event, words))
    if event.type not in issue.deeds or issue.charge:
        return 0
    return side * _sign(ends) if noes % 2 == 0 else 0


def _within(event: LedgerEvent, words: str) -> int:
    """How many words that turn a side round a trigger has itself, where one of them negates: its
    type has them already ("not rule out", "refused to walk away from")."""
    assert event.sentence_span is not None
    begin = event.sentence_span[0]
    spans = [(token_at(words, s - begin), token_at(words, e - begin - 1)) for s, e in event.trigger]
    if not any(turns_round(words, first, last + 1, ("negation",)) for first, last in spans):
        return 0
    return sum(turns_round(words, first, last + 1) for first, last in spans)


def _sign(turns: int) -> int:
    return -1 if turns % 2 else 1
