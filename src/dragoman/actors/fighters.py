"""Those under arms who stand before their deed: "police violence", "a rebel ambush"."""

from __future__ import annotations

from typing import Final

from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.parse.model import Token

FORCES: Final = frozenset({"MIL", "COP"})


class Fighters:
    """Tells whether a role before a noun does what the noun names."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def rules(self, entry: Entry, deed: Token) -> tuple[str, ...]:
        """The rules that list the role and the deed; none where the role does no such deed."""
        words = self.grammar.words
        role = words("wages").get(entry.of.rpartition(" ")[2])
        done = words("waged").get(deed.lemma)
        if not done and entry.sector in FORCES:
            done = words("policed").get(deed.lemma)
        mass = words("mass_deed").get(deed.lemma)
        if not role or not done or (mass and _in_general(deed)):
            return ()
        return (role, done, mass) if mass else (role, done)


def _in_general(deed: Token) -> bool:
    """Whether the noun only names a kind of deed: "a march against police brutality"."""
    does = deed.dep == "nsubj" and deed.head.lemma != "be"
    return not does and not deed.kids("prep", "acl", "relcl")
