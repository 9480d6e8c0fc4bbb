"""Settings of the attribution mechanism that are knowledge of English, kept as rules."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.rules import Rule, RuleBook


class ConstructionRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words, a number or a share (of 1) that a construction goes by."""

    words: tuple[str, ...] = ()
    number: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Constructions:
    """All of them, by the rule's name."""

    words: dict[str, frozenset[str]]
    numbers: dict[str, int]
    shares: dict[str, float]
    ids: dict[str, str]

    @classmethod
    def load(cls, book: RuleBook) -> Constructions:
        from dragoman.statements.families import CONSTRUCTIONS

        rules = book.rules(CONSTRUCTIONS)
        return cls(
            {r.name: frozenset(r.rule.words) for r in rules},
            {r.name: r.rule.number for r in rules},
            {r.name: r.rule.share for r in rules},
            {r.name: r.id for r in rules},
        )
