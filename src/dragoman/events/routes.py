"""Routes: the ways of English by which parties are told beside what a frame's own slots name.

Frames say what is peculiar to their words; what holds of a whole type of event, or of its verbs or
nouns, is a route (`routes/*.toml`), and every frame inherits it unless it closes it. A route is
only asked where the act has no party in the role yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.events.acts import Act
from dragoman.events.matching import Matcher
from dragoman.events.roles import Heads, Roles, is_manner
from dragoman.events.slots import Words
from dragoman.events.vocabulary import Route
from dragoman.parse.model import Clause, Token
from dragoman.parse.predicates import SUBJECT
from dragoman.rules import Named

RECIPIENT, ACTOR = "recipient", "actor"


class Routes:
    """Follows routes in one sentence."""

    def __init__(self, routes: tuple[Named[Route], ...], matcher: Matcher, roles: Roles) -> None:
        self.routes, self.matcher, self.roles = routes, matcher, roles

    def complete(self, act: Act) -> Act:
        """The act with the parties that a route of its type leads to, where it has none."""
        if not self.roles.parties(act.actors):
            act = self._with(act, ACTOR, act.recipients)
        if not self.roles.parties(act.recipients):
            act = self._with(act, RECIPIENT, act.actors)
        return act

    def _with(self, act: Act, role: str, others: Heads) -> Act:
        for named in self.routes:
            if named.rule.role != role or not self._is_open(named, act):
                continue
            for heads in self._heads(act, named.rule):
                told = (t for t in heads if t not in act.words and not is_manner(t))
                found = self.roles.others(told, others)
                if found:
                    rules = (*act.rules, named.id)
                    if role == ACTOR:
                        return act.become(actors=found, rules=rules)
                    return act.become(recipients=found, rules=rules)
        return act

    def _is_open(self, named: Named[Route], act: Act) -> bool:
        rule = named.rule
        if act.type not in rule.types or named.name in act.closed:
            return False
        kinds = {"noun"} if any(w.pos in ("NOUN", "PROPN") for w in act.words) else {"verb"}
        if act.head.pos == "VERB":
            kinds.add("verb")
        other = act.recipients if rule.role == ACTOR else act.actors
        paired = not rule.paired or bool(self.roles.parties(other))
        return paired and (not rule.of or rule.of in kinds)

    def _heads(self, act: Act, rule: Route) -> Iterator[Heads]:
        """What fills the route's slots: the act's own, or those of clauses about the act."""
        if not rule.through:
            for slot in rule.slots:
                yield self.roles.slots.fill(act.words, slot)
            return
        for clause in self._clauses(act.words):
            if clause.lemma in rule.through and clause.head not in act.words:
                for slot in rule.slots:
                    yield self.roles.slots.fill((clause.head,), slot)

    def _clauses(self, words: Words) -> Iterator[Clause]:
        """Clauses about the act's noun: that modify it, or whose subject or agent it is."""
        for word in words:
            if word.pos not in ("NOUN", "PROPN"):
                continue
            above = (word.head,) if word.dep in SUBJECT else ()
            if word.dep == "pobj" and word.head.dep == "agent":
                above = (word.head.head,)
            for verb in (*word.kids("acl", "relcl"), *above):
                clause = self.matcher.clause(verb)
                if clause is not None and not clause.negations and _is_about(clause, word):
                    yield clause


def _is_about(clause: Clause, noun: Token) -> bool:
    """Whether the noun is an argument of the clause, and neither what the clause says of itself
    ("the claim that rebels carried out the attack") nor called something ("a charge that Chad
    called a lie")."""
    return clause.predicate is None and noun in (*clause.doers, *clause.undergoers)
