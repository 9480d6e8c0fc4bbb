"""The words beside a name that tell whether, and as what, it is meant as a place."""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Token
from dragoman.places.families import LOCATIVES
from dragoman.rules import RuleBook

UNDERGOING: Final = frozenset({"dobj", "nsubjpass"})


class Wording:
    """Locative rules, each word with the id of the rule that holds it.

    Attributes:
        before: preposition -> rule.
        verbs: lemma of a verb whose object is where it happens -> rule.
        origins: prepositions that tell whose someone is.
        kinds: noun of place -> (kind of entry it calls for, rule).
        directions: word for a part of a place -> rule.
    """

    def __init__(self, book: RuleBook) -> None:
        self.before: dict[str, str] = {}
        self.verbs: dict[str, str] = {}
        self.origins: set[str] = set()
        self.kinds: dict[str, tuple[str, str]] = {}
        self.directions: dict[str, str] = {}
        for named in book.rules(LOCATIVES):
            rule = named.rule
            self.before |= dict.fromkeys(rule.before, named.id)
            self.verbs |= dict.fromkeys(rule.verbs, named.id)
            self.origins.update(rule.origins)
            self.kinds |= dict.fromkeys(rule.features, (rule.kind, named.id))
            self.directions |= dict.fromkeys(rule.directions, named.id)

    def is_feature(self, token: Token) -> bool:
        """Whether the word says what kind of place a name beside it is."""
        return token.lower in self.kinds

    def preposition(self, head: Token) -> Token | None:
        """The preposition that a name hangs on, through coordination and compounds."""
        top = _top(head)
        return top.head if top.dep == "pobj" else None

    def located(self, head: Token) -> str | None:
        """The rule by which the name stands where a place stands, or None."""
        preposition = self.preposition(head)
        if preposition is None:
            top = _top(head)
            return self.verbs.get(top.head.lemma) if top.dep in UNDERGOING else None
        phrase = f"{preposition.head.lower} {preposition.lower}"
        return self.before.get(phrase) or self.before.get(preposition.lower)


def _top(head: Token) -> Token:
    """The first of a coordination, or the noun that the name modifies."""
    while head.dep in ("conj", "appos", "compound", "nmod") and head.head is not head:
        head = head.head
    return head
