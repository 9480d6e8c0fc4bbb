"""The rule of words that stand for an act told before."""

from __future__ import annotations

from dragoman.rules import Rule


class EchoRule(Rule, frozen=True, kw_only=True):
    """Words that say of somebody else that he did it, too.

    Attributes:
        phrases: a verb's lemma with what stands behind it ("do the same").
        leading: words before a verb's lemma, its subject behind it ("so do Lithuania").
    """

    phrases: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
