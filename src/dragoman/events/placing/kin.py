"""Whether a place that a sentence names elsewhere belongs to an act told in it as well.

It does where both hang on one chain of clauses that tell one happening ("After storming a cafe in
Dhaka, they killed ..."); it does not where another noun or a clause of its own holds the place
("a crisis in Syria", "a general, who fled to Jordan").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dragoman.events.dating.words import dating
from dragoman.events.placing.words import placing
from dragoman.parse.model import Clause, Sentence, Token


def told_with(
    head: Token, name: Token, sentence: Sentence, failed: Collection[int], kind: str
) -> bool:
    """Whether the place named by `name` is that of the act of `head` too.

    Args:
        failed: heads of the sentence's other acts that did not take place.
        kind: the act's type.
    """
    mine, holder = sentence.clause_of(head), sentence.clause_of(name)
    if mine is None or holder is None:
        return mine is holder
    if any(noun in (name, *name.ancestors()) for noun in mine.antecedents):
        return True
    if any(t.index in failed for t in name.ancestors()):
        return False
    if is_moved_on(name, head, sentence):
        return False
    if is_topic(name, head, kind) or _is_of_other(name, head):
        return False
    above = _chain(mine, placing().told_in | placing().one_happening)
    return holder in above or mine in _chain(holder, placing().one_happening)


def is_moved_on(name: Token, head: Token, sentence: Sentence) -> bool:
    """Whether the place is in a coordinated clause that tells of somebody else."""
    mine, holder = sentence.clause_of(head), sentence.clause_of(name)
    if holder is None or holder is mine or holder.relation not in placing().side_by_side:
        return False
    return holder.subject_by == "own" and bool(holder.subjects)


def is_topic(name: Token, head: Token, kind: str) -> bool:
    """Whether the place is only talked about, or lies at another time.

    Args:
        kind: the act's type; talks are "on" what they are about, an attack is "on" its place.
    """
    talks = kind in placing().spoken
    about = placing().topics if talks else placing().subjects
    apart = about | placing().outside
    return any(t.dep == "prep" and t.lower in apart for t in _up_to(name, head))


def _is_of_other(name: Token, head: Token) -> bool:
    """Whether the place is that of another deed, which a noun names."""
    words = dating().words["happening"]
    return any(t.lemma in words and t is not name for t in _up_to(name, head))


def _up_to(name: Token, head: Token) -> Iterator[Token]:
    """The words from a name up to the verb that governs it, or to the act."""
    for token in (name, *name.ancestors()):
        if token is head or token.pos == "VERB":
            return
        yield token


def _chain(clause: Clause | None, joints: frozenset[str]) -> Iterator[Clause]:
    """The clause and those above it that tell one happening with it, by how they hang together."""
    while clause is not None:
        yield clause
        marked = {t.lower for t in clause.head.kids("mark", "prep", "advmod")}
        apart = bool(clause.supposed) or not marked.isdisjoint(placing().elsewhere)
        relative = clause.parent is not None and name_of(clause) in clause.parent.objects
        held = clause.relation in joints or relative
        clause = clause.parent if held and not apart else None


def name_of(clause: Clause) -> Token | None:
    """The noun that a relative clause is about."""
    return clause.antecedents[0] if clause.antecedents else None
