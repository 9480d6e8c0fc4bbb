"""Gapping, and what a semicolon joins: "her first offer was rejected, her second accepted; ...".

The second clause goes without the auxiliary and the noun of the first. The pipeline takes its
ordinal for a noun of its own and now and then the first clause for what the second says; so it does
with what stands before a semicolon.
"""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Token
from dragoman.parse.moving import move, put_over

OWN: Final = ("dobj", "xcomp", "aux", "auxpass", "mark")
PASSIVE: Final = ("nsubjpass",)
ORDINAL: Final = "ORDINAL"


def join_gapped(second: Token) -> bool:
    """Make a passive of a verb that goes without the auxiliary of the verb above it.

    Returns:
        Whether it does: its subject has to be an ordinal without a noun, which is given that of
        the first verb's subject.
    """
    first = second.head
    if second.index < first.index or second.kids("ccomp") or not _complete(second, first):
        return False
    move(second, first, "conj")
    return True


def part_clauses(first: Token) -> bool:
    """Put a clause before a semicolon, or before one that is gapped, first, the other beside it.

    Returns:
        Whether the second of the two says nothing of the first.
    """
    second = first.head
    between = (t for t in second.kids("punct") if first.index < t.index < second.index)
    if not any(t.norm == ";" for t in between) and not _complete(second, first):
        return False
    put_over(first, second, "conj")
    return True


def _complete(second: Token, first: Token) -> bool:
    """Give a gapped verb's subject the noun of the first's; False where it is none."""
    subjects = [c for c in second.kids("nsubj") if _is_ordinal(c)]
    whose = [c for c in first.kids(*PASSIVE) if c.index < first.index]
    if second.tag != "VBN" or second.kids(*OWN) or not (subjects and whose):
        return False
    if not first.kids("auxpass"):
        return False
    subjects[0].dep, subjects[0].lemma = "nsubjpass", whose[0].lemma
    return True


def _is_ordinal(word: Token) -> bool:
    """Whether a subject goes without its noun: "her second", "three"."""
    if word.tag == "CD":
        return not word.children
    return (word.tag == "JJ" or word.entity == ORDINAL) and bool(word.kids("det", "poss"))
