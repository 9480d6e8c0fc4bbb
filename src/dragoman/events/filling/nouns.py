"""What fills a slot of a noun: its owners, what stands before it, and what follows it."""

from __future__ import annotations

from dragoman.events.filling.after import after, oblique
from dragoman.events.matching import Matcher
from dragoman.events.settings import settings
from dragoman.parse.clauses import conjuncts
from dragoman.parse.model import Token

Words = tuple[Token, ...]


class Nouns:
    """Fillers of the slots of nouns in one sentence.

    Args:
        times: positions of the words of time expressions.
        bodies: positions of names of institutions: "a House inquiry".
    """

    def __init__(self, matcher: Matcher, times: frozenset[int], bodies: frozenset[int]) -> None:
        self.matcher, self.times, self.bodies = matcher, times, bodies

    def of(self, token: Token, slot: str) -> Words:
        """Heads of what fills the slot of the noun."""
        if slot in ("owner", "doer"):
            owners = self._owners(token)
            return owners or (tuple(after(token, "by")) if slot == "doer" else ())
        if slot == "target":
            return tuple(
                c for c in self._before(token, "compound", "nmod")
                if c.pos == "PROPN" and not self._stands_as_owner(c)
            )  # fmt: skip
        if slot == "forces":
            return self._forces(token)
        if slot in ("doing_owner", "suffering_owner"):
            owners = self._owners(token)
            return owners if self._suffers(token) == (slot == "suffering_owner") else ()
        if slot == "opposed":
            before = self._before(token, "amod", "compound", "nmod")
            return tuple(c for c in before if stance_before(c) in settings().grammar.opposing)
        if slot == "pair":
            return tuple(
                t for c in self._before(token, "compound", "nmod") for t in self._paired(c)
            )
        if slot == "holder":
            return self._holder(token)
        slot = "of" if slot == "undergoer" else slot
        found = after(token, slot) or self._after_day(token, slot)
        if slot == "by" and not found:
            found = self._claimants(token)
        found = found or self._beyond(token, slot)
        return tuple(found or self._around_noun(token, slot))

    def _beyond(self, token: Token, slot: str) -> list[Token]:
        """What hangs on a word that stands between: "an attack by rebels on the town", or on the
        noun that this one stands for: "grain for Mali, aid that was stopped"."""
        behind = after(token, "of") if slot != "of" else []
        found = [t for inside in behind for t in after(inside, slot)]
        if not found and token.dep == "appos" and slot in ("to", "for"):
            found = after(token.head, slot)
        if not found and slot in settings().routes.beyond_doer:
            found = [t for doer in after(token, "by") for t in after(doer, slot)]
        return found

    def _claimants(self, token: Token) -> list[Token]:
        """Those who own to the deed: "an attack claimed by rebels"."""
        clauses = (self.matcher.clause(c) for c in token.kids("acl", "relcl"))
        return [
            t for c in clauses if c is not None and c.lemma in settings().routes.owns_to
            for t in c.doers
        ]  # fmt: skip

    def _before(self, token: Token, *kinds: str) -> list[Token]:
        """What stands before the noun; before "list", too, of "its Libya sanctions list"."""
        found = token.kids(*kinds)
        if token.dep == "compound" and not self.matcher.is_party(token.head):
            found += [c for c in token.head.kids(*kinds) if c.index < token.index]
        return found

    def _after_day(self, token: Token, slot: str) -> list[Token]:
        """What hangs on the day that stands between: "the killing on Wednesday of a minister"."""
        days = (t for p in token.kids("prep") for t in p.kids("pobj") if t.index in self.times)
        return [t for day in days for t in after(day, slot) if t.index not in self.times]

    def _forces(self, token: Token) -> Words:
        """Those under arms who are named before the noun: "police shootings", "Hamas attacks"."""
        named = self._before(token, "compound", "nmod")
        return tuple(
            c for c in named
            if any(self.matcher.class_rule(c, kind) is not None for kind in ("armed", "lawmen"))
        )  # fmt: skip

    def _suffers(self, token: Token) -> bool:
        """Whether the deed is done to its owner: "her arrest", but not "Chad's arrest of her".

        States and forces do deeds; another's possessor suffers them unless it is said who does.
        """
        owners = [t for c in token.kids("poss") for t in conjuncts(c)]
        doing = ("place", "armed", "lawmen")
        return bool(owners) and not after(token, "of") and not any(
            t.lower == "its" or self.matcher.class_rule(t, kind) is not None
            for t in owners for kind in doing
        )  # fmt: skip

    def _holder(self, token: Token) -> Words:
        """Whose clause the noun stands in: of "they left for a trip", they."""
        if token.dep != "pobj" or token.head.lower not in settings().routes.holders:
            return ()
        above = token.head.head
        clause = self.matcher.clause(above)
        if clause is None:
            if above.dep in ("nsubj", "nsubjpass"):
                return (above,) if self.matcher.is_party(above) else ()
            beside = token.head.lower in settings().routes.journeying and not token.kids("poss")
            over = (self.matcher.clause(t) for t in above.ancestors()) if beside else iter(())
            clause = next((c for c in over if c is not None), None)
        while clause is not None and clause.mood == "infinitive" and clause.relation == "xcomp":
            clause = clause.parent  # who urges others to act on a trip is on it himself
        return clause.doers if clause is not None else ()

    def _around_noun(self, token: Token, slot: str) -> list[Token]:
        """What a verb that takes the noun, or a clause that modifies it, has in the slot."""
        verbs = [*token.kids("acl", "relcl")]
        alone = token.dep == "nsubj" and (_is_alone(token) or slot in settings().routes.bears)
        if alone or token.dep in ("dobj", "nsubjpass"):
            verbs.append(token.head)
        elif token.dep == "pobj" and slot not in settings().routes.whereabouts:
            verbs.append(token.head.head)
        clauses = (self.matcher.clause(v) for v in verbs)
        found = (t for c in clauses if c is not None for t in oblique(c, slot))
        return [t for t in found if t is not token]

    def _owners(self, token: Token) -> Words:
        found = [t for c in self._before(token, "poss") for t in conjuncts(c)]
        for child in self._before(token, "amod", "compound", "nmod"):
            if stance_before(child):
                continue
            if paired := self._paired(child):
                found += paired
            elif self.matcher.is_party(child) and self._stands_as_owner(child):
                found += conjuncts(child)
            elif child.tag in ("VBN", "JJ"):
                found += [c for c in child.kids("npadvmod", "compound", "nmod", "amod", "nsubj")
                          if self.matcher.is_party(c)]  # fmt: skip
        bare = not token.kids("det", "amod", "compound", "nmod", "nummod")
        joined = bare and token.dep == "conj" and token.head.pos == "NOUN"
        if not found and joined and not token.head.kids("poss"):
            return self._owners(token.head)  # "Israeli shelling and airstrikes"
        return tuple(found)

    def _paired(self, token: Token) -> list[Token]:
        """Both sides of what is between two: "the Egypt-Libya talks"."""
        before = token.kids("compound", "nmod", "amod")
        joined = any(c.norm in settings().grammar.hyphens for c in token.kids("punct"))
        sides = [t for t in (*before, token) if joined and self.matcher.is_party(t)]
        return sides if len(sides) > 1 or not self.matcher.is_party(token) else []

    def _stands_as_owner(self, token: Token) -> bool:
        """Adjectives, abbreviations, institutions and words for those under arms before a noun
        name the doer of it, other names what it is done to."""
        if token.pos == "NOUN" and self.matcher.sectors(token):
            return True
        people = token.entity == "NORP" and token.tag == "NNP"
        adjective = people or token.tag == "JJ" or token.dep == "amod"
        short = token.norm.isupper() or "." in token.norm
        return adjective or short or token.index in self.bodies


def stance_before(name: Token) -> str:
    """What a prefix says of the side that is taken for or against the name: "anti" in "anti-Togo
    rallies"; "" where there is none."""
    beside = {t.index: t for t in (*name.children, *name.head.children)}
    hyphen, prefix = beside.get(name.index - 1), beside.get(name.index - 2)
    if hyphen is None or prefix is None or hyphen.norm not in settings().grammar.hyphens:
        return ""
    return (
        prefix.lower
        if prefix.lower in settings().grammar.opposing | settings().grammar.siding
        else ""
    )


def _is_alone(subject: Token) -> bool:
    """Whether what its verb brings may be the noun's: "talks began with", not "talks helped"."""
    return not subject.head.kids("dobj", "dative")
