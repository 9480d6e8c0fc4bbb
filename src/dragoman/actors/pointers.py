"""Pointers: words that stand for an actor named elsewhere, and how antecedents are weighed."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.families import REFERENCES, ReferenceRule
from dragoman.parse.model import Token
from dragoman.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word that points; `rule` is the id of the rule that lists it."""

    effect: str
    number: str
    gender: str
    kinds: tuple[str, ...]
    rule: str


class Pointers:
    """The reference rules, by effect and word."""

    def __init__(self, book: RuleBook) -> None:
        self._by_effect: dict[str, dict[str, Pointer]] = {}
        self.weights: dict[str, tuple[float, str]] = {}
        self.limits: dict[str, str] = {}
        limits: dict[str, float] = {}
        for named in book.rules(REFERENCES):
            rule: ReferenceRule = named.rule
            if rule.effect == "prefer":
                self.weights[named.name] = (rule.weight, named.id)
            elif rule.effect == "limit":
                limits[named.name] = rule.weight
                self.limits[named.name] = named.id
            pointer = Pointer(rule.effect, rule.number, rule.gender, rule.kinds, named.id)
            self._by_effect.setdefault(rule.effect, {}).update(dict.fromkeys(rule.words, pointer))
        self.reach = int(limits["reach"])
        self.margin = limits["margin"]
        self.fresh = int(limits["fresh"])
        self.back = int(limits["back"])
        self.topic = limits["topics"]
        self._limits = limits

    def words(self, effect: str) -> dict[str, Pointer]:
        """word -> pointer, for one effect."""
        return self._by_effect.get(effect, {})

    def limit(self, name: str) -> float:
        """A limit's number."""
        return self._limits[name]

    def is_empty(self, pronoun: Token) -> bool:
        """Whether an "it" stands for nothing: "it is clear that ...", "it rained"."""
        verb = pronoun.head
        if pronoun.lower != "it" or pronoun.dep not in ("nsubj", "expl", "nsubjpass"):
            return False
        if pronoun.dep == "expl" or verb.pos == "ADJ":  # "made it clear", "found it hard to"
            return True
        if verb.lemma == "be" and verb.kids("attr"):
            return not self._is_said_of_state(verb)
        if verb.lemma == "be" and _is_cleft(verb):
            return True
        if pronoun.dep == "nsubjpass" and verb.kids("ccomp"):
            return verb.lemma not in self.words("informed")
        clausal = any(c.dep in ("ccomp", "xcomp", "advcl", "csubj", "acl") for c in verb.children)
        said = verb.kids("acomp", "attr")
        inner = [g for c in said for g in c.kids("ccomp", "xcomp", "acl", "relcl")]
        if self._minded(verb) is not None:
            return False
        return verb.lemma in self.words("empty") and (clausal or bool(inner))

    def not_empty(self, pronoun: Token) -> tuple[str, ...]:
        """The ids of the rules by which an "it" is, or may be, somebody before its verb."""
        verb = pronoun.head
        told = (self.words(effect).get(verb.lemma) for effect in ("empty", "informed"))
        return tuple(p.rule for p in (*told, self._minded(verb)) if p is not None)

    def _minded(self, verb: Token) -> Pointer | None:
        """What says that only somebody can be so: "was ready to talk", "was sure that ..."."""
        for adjective in verb.kids("acomp"):
            inner = [*adjective.kids("ccomp", "xcomp"), *verb.kids("ccomp", "xcomp")]
            to = any(a.tag == "TO" for c in inner for a in c.kids("aux"))
            told = self.words("minded_to" if to else "minded_that").get(adjective.lower)
            if inner and told is not None:
                return told
        return None

    def _is_said_of_state(self, verb: Token) -> bool:
        """Whether an "it" is called a state: "it is one of the few countries that ..."."""
        said = verb.kids("attr")
        said += [n for a in said for p in a.kids("prep") if p.lower == "of" for n in p.kids("pobj")]
        words = self.words("country")
        return any(n.lemma in words for n in said)


def _is_cleft(verb: Token) -> bool:
    """Whether what follows is only set apart: "it was not until May that the talks began"."""
    main = verb.head
    before = verb.dep == "ccomp" and verb.index < main.index
    return before and bool(verb.kids("prep")) and any(c.lower == "that" for c in main.kids("mark"))
