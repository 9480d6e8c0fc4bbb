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
) -> int | None:
    """Clauses between the act of `head` and the place named by `name`, if it is that of the act.

    Args:
        failed: heads of the sentence's other acts that did not take place.
        kind: the act's type.
    """
    mine, holder = sentence.clause_of(head), sentence.clause_of(name)
    if mine is None or holder is None:
        return 0 if mine is holder else None
    if any(noun in (name, *name.ancestors()) for noun in mine.antecedents):
        return 1
    if is_apart(name) or is_apart(head):
        return None
    if any(t.index in failed for t in name.ancestors()) or is_moved_on(name, head, sentence):
        return None
    if is_topic(name, head, kind) or _is_of_other(name, head):
        return None
    above = list(_chain(mine, placing().told_in | placing().one_happening))
    beyond = list(_chain(holder, placing().one_happening))
    return next((above.index(c) + n for n, c in enumerate(beyond) if c in above), None)


def stays_at(name: Token) -> bool:
    """Whether somebody is told to be there: "met in Bonn", "at talks in Bonn", "toured Bonn"."""
    role = next((t for t in (name, *name.ancestors()) if t.dep in ("dobj", "nsubj")), None)
    if role is not None and not role.is_root:
        verbs = placing().present if role.dep == "dobj" else placing().hosts
        if role.head.lemma in verbs:
            return True
    preposition = name.head
    if name.dep != "pobj":
        return False
    over = preposition.head
    if preposition.lower in placing().towards:
        return over.lemma in placing().journeys
    stays = preposition.lower in placing().stays
    return stays and (over.pos in ("VERB", "AUX") or over.lemma in placing().occasions)


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


def is_aside(name: Token, head: Token, sentence: Sentence) -> bool:
    """Whether the place is only told of something that a noun names, and not the act with it."""
    if _is_of_doer(name, head, sentence):
        return True
    clause = sentence.clause_of(name)
    while clause is not None:
        within = head is clause.head or clause.head in head.ancestors()
        if within:
            return False
        if clause.relation in placing().passing:
            return head not in clause.antecedents
        clause = clause.parent
    return False


def is_where_said(name: Token, head: Token, sentence: Sentence) -> bool:
    """Whether it is where the act is only spoken of: "said in Paris that rebels had been shot".

    Before the speaker it is the place of all that the sentence tells: "In Paris, police said ...".
    """
    holder, clause = sentence.clause_of(name), sentence.clause_of(head)
    said = False
    while clause is not None and clause is not holder:
        said = said or clause.relation == "ccomp"
        clause = clause.parent
    if clause is None or not said:
        return False
    return all(name.index > subject.index for subject in clause.subjects)


def is_ground(name: Token, head: Token) -> bool:
    """Whether the place is that of what an act is done for: "sanctions over the war in Yemen"."""
    return any(t.dep == "prep" and t.lower in placing().grounds for t in _up_to(name, head))


def is_agreement(name: Token) -> bool:
    """Whether the place only gives an agreement its name: "the Paris accord"."""
    named = name.dep in ("compound", "nmod", "amod", "poss") and not name.is_root
    return named and name.head.lemma in placing().agreements


def is_apart(token: Token) -> bool:
    """Whether it lies at another time by a measure: "eight months after the summit in Bonn"."""
    for over in (token, *token.ancestors()):
        if over.dep == "prep" and over.lower in placing().sequence:
            measures = (*over.children, *over.head.kids("npadvmod"))
            if any(m.lemma in placing().stretches and m.index < over.index for m in measures):
                return True
    return False


def is_of_former(name: Token, head: Token) -> bool:
    """Whether it is where those who meet met at another time: "their first summit in Bonn"."""
    return any(t.lemma in placing().occasions and is_former(t) for t in _up_to(name, head))


def is_former(meeting: Token) -> bool:
    """Whether another meeting is meant than the one spoken of: "their first summit"."""
    return any(t.lower in placing().former for t in meeting.kids("amod"))


def is_in_circumstance(name: Token, head: Token) -> bool:
    """Whether the place is that of another deed, of which its clause does not tell itself."""
    words = dating().words["happening"]
    deeds = (t for t in _up_to(name, head) if t.lemma in words and t is not name)
    return any(t.dep == "pobj" and t.head.lower not in placing().instances for t in deeds)


def _is_of_doer(name: Token, head: Token, sentence: Sentence) -> bool:
    """Whether it tells where those are who do something else: "officials in Paris said"."""
    doer = next((t for t in _up_to(name, head) if t.dep in ("nsubj", "nsubjpass")), None)
    mine = sentence.clause_of(head)
    return doer is not None and doer is not name and (mine is None or doer.head is not mine.head)


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
