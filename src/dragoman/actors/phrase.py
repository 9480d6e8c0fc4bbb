"""The phrase: a noun phrase that may name an actor, with what was read in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.actors.compose import Shape
from dragoman.parse.model import Token

ARTICLES = frozenset({"the", "a", "an"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its tokens `start` to `end`, its head, and what it is made of.

    Attributes:
        kind: "name" for what a list or a title names, "nominal", "pronoun", or "modifier" for a
            name that only modifies a noun which is no actor.
        before: tokens before the head.
        name: first token and end of the name proper (titles left out).
        titles: first token and end of the titles.
        gender: m, f or "".
        owners: heads of phrases that say whose it is and have to be resolved first.
        appositions: heads of phrases that say the same of it.
        same: head of the phrase that this one is an apposition of.
        counted: whether it is some of many: "two soldiers", "a spokesman", "other officials".
        sponsors: whether it is the "Iran" of "Iran-backed" or the like.
        unsure: whether it is an actor only if a country can be told for it.
        acts: whether a state or its seat is in a slot in which it acts or is acted on.
    """

    sentence: int
    head: Token
    start: int
    end: int
    kind: str
    before: list[Token] = field(default_factory=list)
    shape: Shape = field(default_factory=Shape)
    name: tuple[int, int] = (0, 0)
    titles: tuple[int, int] = (0, 0)
    gender: str = ""
    owners: tuple[Token, ...] = ()
    appositions: tuple[Token, ...] = ()
    same: Token | None = None
    counted: bool = False
    sponsors: bool = False
    unsure: bool = False
    acts: bool = True
    rules: tuple[str, ...] = ()

    @property
    def inner(self) -> list[Token]:
        """Tokens between article or possessor and head."""
        return [t for t in self.before if t.dep not in ("det", "poss", "case")]

    @property
    def modified(self) -> bool:
        """Whether anything but an article stands before the head or its role's words."""
        size = len(self.shape.roles[0].name.split()) if self.shape.roles else 1
        return len([t for t in self.before if t.lower not in ARTICLES]) > size - 1

    @property
    def many(self) -> bool:
        """Whether it is plural."""
        return self.head.tag in ("NNS", "NNPS")

    @property
    def agreement(self) -> tuple[str, str]:
        """Number ("one", "many", "either") and gender (m, f, n, p, "") that a pronoun has."""
        shape, head = self.shape, self.head
        many = self.many
        if shape.named:
            return "one", self.gender or "p"
        if shape.roles:
            role = shape.roles[0]
            many = many or (role.plural and head.tag != "NN")
            if role.kind in ("title", "role"):
                return ("many", "") if many else ("one", role.gender or "p")
            return ("many" if many else "either"), ""
        if shape.head is not None:
            if shape.head.is_people:
                return ("many", "") if many or shape.definite else ("one", "p")
            return ("one" if shape.head.is_state or shape.head.is_place else "either"), "n"
        if head.entity == "PERSON":
            return "one", "p"
        return ("many", "") if many else ("one", "n")
