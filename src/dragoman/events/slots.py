"""What fills the slots of a verb, a noun or an adjective that evokes an act.

Slots are `doer`, `undergoer` (also called `subject` and `object`), `indirect`, `clause`, `owner`
and `target` (of nouns), or a preposition. The fillers are head tokens, one for each conjunct.
"""

from __future__ import annotations

from dragoman.events.matching import Matcher
from dragoman.parse.clauses import conjuncts
from dragoman.parse.model import Clause, Token

NAMES = {"subject": "doer", "object": "undergoer"}
COMPLEMENTS = ("xcomp", "ccomp")


class Slots:
    """Fillers of slots in one sentence."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher

    def fill(self, token: Token, slot: str) -> tuple[Token, ...]:
        """Heads of what fills the slot of the word at `token`."""
        slot = NAMES.get(slot, slot)
        clause = self.matcher.clause(token)
        if clause is not None:
            return self._of_verb(clause, slot)
        if token.pos == "VERB" or (token.dep == "amod" and token.tag in ("VBN", "VBG")):
            return self._of_participle(token, slot)
        if token.pos == "ADJ":
            return self._of_adjective(token, slot)
        return self._of_noun(token, slot)

    def _of_verb(self, clause: Clause, slot: str) -> tuple[Token, ...]:
        if slot == "doer":
            return clause.doers
        if slot == "undergoer":
            return clause.undergoers
        if slot == "indirect":
            return clause.indirect
        if slot == "clause":
            return self._complements(clause)
        found = [*clause.oblique(slot), *_after(clause.head, slot)]
        for argument in () if found else clause.undergoers:
            found += _after(argument, slot)
        return tuple(dict.fromkeys(found))

    def _complements(self, clause: Clause) -> tuple[Token, ...]:
        """Complement clauses, or else infinitives that hang on the verb or on its arguments."""
        heads = [c.head for c in clause.complements if c.relation in COMPLEMENTS]
        if not heads:
            heads = [
                c.head for c in self.matcher.clauses.values()
                if c.mood == "infinitive" and c.parent is clause
                and c.relation in ("advcl", "acl", "relcl", "xcomp", "ccomp")
            ]  # fmt: skip
        return tuple(t for h in heads for t in _coordinated(h, self.matcher))

    def _of_noun(self, token: Token, slot: str) -> tuple[Token, ...]:
        if slot == "owner" or slot == "doer":
            return self._owners(token)
        if slot == "target":
            return tuple(
                c for c in token.kids("compound", "nmod")
                if c.pos == "PROPN" and not _stands_as_adjective(c)
            )  # fmt: skip
        if slot == "clause":
            return tuple(
                t for c in token.children
                if c.dep in ("ccomp", "xcomp") or (c.dep == "acl" and _is_infinitive(c))
                for t in _coordinated(c, self.matcher)
            )  # fmt: skip
        if slot == "undergoer":
            slot = "of"
        found = _after(token, slot)
        for inside in [] if found or slot == "of" else _after(token, "of"):
            found += _after(inside, slot)
        if not found and token.dep in ("dobj", "nsubjpass", "pobj"):
            governor = self.matcher.clause(token.head)
            found = list(governor.oblique(slot)) if governor is not None else []
        return tuple(found)

    def _owners(self, token: Token) -> tuple[Token, ...]:
        found = [t for c in token.kids("poss") for t in conjuncts(c)]
        for child in token.kids("amod", "compound", "nmod"):
            if self.matcher.is_party(child) and _stands_as_adjective(child):
                found += conjuncts(child)
            elif child.tag in ("VBN", "JJ"):
                found += [c for c in child.kids("npadvmod", "compound", "nmod", "amod", "nsubj")
                          if self.matcher.is_party(c)]  # fmt: skip
        return tuple(found)

    def _of_adjective(self, token: Token, slot: str) -> tuple[Token, ...]:
        if slot == "doer":
            if token.dep == "amod":
                return (token.head,)
            clause = self.matcher.clause(token.head)
            return clause.subjects if clause is not None else ()
        if slot == "clause":
            return tuple(t for c in token.kids("xcomp", "ccomp", "acl", "advcl")
                         for t in _coordinated(c, self.matcher))  # fmt: skip
        found = _after(token, slot)
        if not found and token.dep in ("acomp", "oprd"):
            governor = self.matcher.clause(token.head)
            found = list(governor.oblique(slot)) if governor is not None else []
        return tuple(found)

    def _of_participle(self, token: Token, slot: str) -> tuple[Token, ...]:
        """A participle before its noun: "the besieged city", "US-backed rebels"."""
        active = token.tag == "VBG"
        if slot == ("doer" if active else "undergoer"):
            return (token.head,)
        if slot in ("doer", "undergoer"):
            return tuple(token.kids("npadvmod", "compound", "nmod", "dobj", "nsubj"))
        return tuple(_after(token, slot))


def _after(token: Token, preposition: str) -> list[Token]:
    """Nouns and gerunds after a preposition that depends on the token."""
    found: list[Token] = []
    for prep in token.children:
        if prep.dep not in ("prep", "agent", "dative") or prep.lower != preposition:
            continue
        for child in prep.kids("pobj", "pcomp"):
            found += conjuncts(child)
    return found


def _coordinated(head: Token, matcher: Matcher) -> list[Token]:
    """A complement and the predicates coordinated with it."""
    return [t for t in conjuncts(head) if matcher.clause(t) is not None] or [head]


def _is_infinitive(token: Token) -> bool:
    return any(c.dep == "aux" and c.tag == "TO" for c in token.children)


def _stands_as_adjective(token: Token) -> bool:
    """Adjectives and abbreviations before a noun name the doer, other names what it is done to."""
    return token.tag == "JJ" or token.norm.isupper() or "." in token.norm
