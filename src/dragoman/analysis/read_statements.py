"""Positions that statements take: by their stance, or by what they say of the speaker's side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.analysis.evidence import hull, of_statement
from dragoman.analysis.families import IssueRule
from dragoman.analysis.firmness import conditional, told_by_another
from dragoman.analysis.gathering import Mention, Records
from dragoman.analysis.holders import holder, holders
from dragoman.analysis.model import Holder, Position
from dragoman.analysis.phrases import STOPS, tokens
from dragoman.analysis.settings import settings
from dragoman.analysis.sides import (
    Leaning,
    Matter,
    leanings,
    matters,
    own_clause,
    stopped,
    turns_round,
)
from dragoman.ledger.model import LedgerStatement

Rules = Mapping[str, IssueRule]


def statement_positions(
    records: Records, statement: LedgerStatement, rules: Rules
) -> Iterator[Position]:
    """The positions of a statement's speakers on the issues of its content."""
    rule = settings().positions
    strength = rule.stance.get(statement.stance)
    if strength is None or not statement.speakers or not statement.content_span:
        return
    start, end = hull(statement.content_span)
    words = records.string(statement.document, statement.part)[start:end]
    spans = [m for m in records.mentions.get(statement.document, ()) if start <= m.start < end]
    told = [m for m in spans if m.part == statement.part]
    for matter in matters(words):
        if rules[matter.issue].charge and rule.taking.get(statement.stance) != -1:
            continue
        for one in holders(statement.speakers, personal=rules[matter.issue].personal):
            polarity = _polarity(statement, matter, words, one, told, start)
            if polarity:
                stated = max(strength, rule.firm) if _bound(statement, words, matter) else strength
                firm = stated * _firmness(records, statement, one, words, matter)
                yield _position(statement, matter.issue, one, polarity, round(firm, 2), told)


def _firmness(
    records: Records, statement: LedgerStatement, one: Holder, words: str, matter: Matter
) -> float:
    weaker = settings().positions.weaker
    outer = records.said.get((statement.document, statement.parent or ""))
    share = weaker.denial if statement.stance == "deny" and not _refuses(statement) else 1.0
    share *= weaker.told if outer is not None and told_by_another(outer.speakers, one) else 1.0
    return share * (weaker.condition if conditional(words, 0, matter.hit.last) else 1.0)


def _refuses(statement: LedgerStatement) -> bool:
    """Whether somebody says that it will not do something, and not that something is not so."""
    lemma, _, _ = statement.lemma.partition(" ")
    return lemma in settings().positions.refusing


def _position(
    statement: LedgerStatement, issue: str, one: Holder, polarity: int, strength: float,
    told: list[Mention],
) -> Position:  # fmt: skip
    named = [h.key for h in holders(statement.addressees)]
    named += [holder(m.party).key for m in told if holder(m.party).country != one.country]
    return Position(
        holder=one, issue=issue, polarity=polarity, strength=strength,
        toward=tuple(dict.fromkeys(named))[:1],
        day=statement.last or statement.first or statement.day, basis=statement.stance, deed=False,
        evidence=of_statement(statement),
    )  # fmt: skip


def _polarity(
    statement: LedgerStatement, matter: Matter, words: str, one: Holder, told: list[Mention],
    start: int,
) -> int:  # fmt: skip
    rule = settings().positions
    hit = matter.hit
    side = -1 if matter.opposite else 1
    if statement.stance in rule.taking:
        if hit.first > rule.reach or stopped(words, 0, hit.first, ".;:") or _aside(words, matter):
            return 0
        noes = turns_round(words, own_clause(words, hit.first), hit.first)
        odd = 1 if statement.stance == "deny" else noes
        return side * (-1 if odd % 2 else 1)
    if statement.stance not in rule.leaning:
        return 0
    return side * _leans(words, matter, one, told, start)


def _aside(words: str, matter: Matter) -> bool:
    """Whether a relative clause that belongs to an issue named before holds this one."""
    before = [m.hit.last for m in matters(words) if m.hit.last <= matter.hit.first]
    relatives = settings().positions.relatives
    return bool(before) and any(
        token.low in relatives for token in tokens(words)[before[0] : matter.hit.first]
    )


def _leans(words: str, matter: Matter, one: Holder, told: list[Mention], start: int) -> int:
    """The side that a clause takes on an issue, where its subject is the speaker's own side."""
    hit = matter.hit
    taken = _taken(words, matter)
    if not taken:
        return _ruled_out(words, matter, one, told, start)
    if not _own(words, taken[0].start, one, told, start):
        return 0
    begins = taken[0].first
    flips = turns_round(words, begins, hit.first, ("negation", "ending", "against"))
    return -1 if flips % 2 else 1


def _taken(words: str, matter: Matter) -> list[Leaning]:
    """The words before an issue, or among those that name it, that take a side on it."""
    hit = matter.hit
    return [
        leaning
        for leaning in leanings(words)
        if leaning.label.rule.kind in ("for", "against")
        and hit.first - settings().positions.reach <= leaning.first
        and (leaning.last <= hit.first or hit.first <= leaning.first < leaning.last <= hit.last)
        and (not stopped(words, leaning.last, hit.first) or _going_on(words, leaning.last))
    ]


def _going_on(words: str, at: int) -> bool:
    """Whether a verb of going on has no object of its own ("ready to continue, but")."""
    verb, behind = tokens(words)[at : at + 1], tokens(words)[at + 1 : at + 2]
    rule = settings().positions
    goes_on = bool(verb) and verb[0].low in rule.going_on
    return goes_on and bool(behind) and behind[0].text in STOPS


def _bound(statement: LedgerStatement, words: str, matter: Matter) -> bool:
    """Whether somebody is bound by what he says: "we will", "that is out of the question"."""
    if statement.stance not in settings().positions.leaning:
        return False
    taken = _taken(words, matter)[:1] or _behind(words, matter)
    return any(leaning.label.rule.firm for leaning in taken)


def _behind(words: str, matter: Matter) -> list[Leaning]:
    """The words after an issue that rule it out."""
    hit = matter.hit
    return [
        leaning
        for leaning in leanings(words)
        if leaning.label.rule.kind == "against"
        and hit.last <= leaning.first <= hit.last + settings().positions.before
        and not stopped(words, hit.last, leaning.first)
    ]


def _ruled_out(words: str, matter: Matter, one: Holder, told: list[Mention], start: int) -> int:
    """-1 where what follows the issue rules it out ("a truce is out of the question")."""
    against = _behind(words, matter)
    return -1 if against and _own(words, matter.hit.start, one, told, start) else 0


def _own(words: str, before: int, one: Holder, told: list[Mention], start: int) -> bool:
    """Whether the last actor named before some words of a content is of the speaker's side."""
    ahead = [m for m in told if start <= m.start and m.end - start <= before]
    if ahead:
        party = holder(ahead[-1].party)
        return one.key in (party.key, ahead[-1].party.actor) or (
            one.country is not None and party.country == one.country
        )
    return not any(t.text in ",;:." for t in tokens(words) if t.end <= before)
