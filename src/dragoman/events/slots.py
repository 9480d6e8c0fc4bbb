"""What fills the slots of a verb, a noun or an adjective that evokes an act.

Slots are `doer`, `undergoer` (also called `subject` and `object`), `fellow` (who does it beside the
first doer), `indirect`, `predicate`, `clause` (or its kind: `infinitive`, `that`, of these a `wish`
in the subjunctive, or `telling` what is or was; `untensed` an infinitive or a participle, or a
`participle` alone; a `gerund` is a clause as subject), `told_of` (the subject of such a clause),
`blamed` (its doer), `owner` (or only the `doing_owner`, the `suffering_owner`), `target`, `forces`
and `holder` (of nouns), `pair` (both sides, named before a noun), `opposed` ("anti-Togo" rallies),
`modified` (of a modifier), `speaker` and `obliged` (of a modal), `beside` (any other noun of the
sentence), or a preposition. The fillers are head tokens, one for each conjunct. Every slot is that
of the words that evoke the act, head first: in "hold talks with" the talks bring the partner.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.events.filling.after import after, oblique
from dragoman.events.filling.complements import CLAUSES, Complements
from dragoman.events.filling.nouns import Nouns
from dragoman.events.filling.verbs import Verbs
from dragoman.events.matching import TRANSPARENT, Matcher
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Token

NAMES = {"subject": "doer", "object": "undergoer"}
MODIFIERS = ("amod", "advmod", "compound", "nmod")

Words = tuple[Token, ...]


class Named(NamedTuple):
    """Positions of names that, before a noun, tell where it was done or who did it.

    Attributes:
        towns: words that name a state by a town or a region of its.
        bodies: words that name an institution: "a House inquiry".
    """

    towns: frozenset[int] = frozenset()
    bodies: frozenset[int] = frozenset()


class Slots:
    """Fillers of slots in one sentence.

    Args:
        times: positions of the words of time expressions, which fill no slot.
        named: positions of names that tell of the noun after them.
        voiced: positions of words that somebody known is said to have uttered.
    """

    def __init__(
        self,
        matcher: Matcher,
        times: frozenset[int],
        named: Named = Named(),  # noqa: B008
        voiced: frozenset[int] = frozenset(),
    ) -> None:
        self.matcher, self.times, self.named, self.voiced = matcher, times, named, voiced
        self.verbs = Verbs(matcher, times)
        self.nouns = Nouns(matcher, times, named.bodies)
        self.complements = Complements(matcher)

    def fill(self, words: Words, slot: str) -> Words:
        """Heads of what fills the slot of the words that evoke an act."""
        slot = NAMES.get(slot, slot)
        if slot in CLAUSES:
            return self.complements.of(words, slot)
        if slot in ("speaker", "obliged"):
            return self._duty(words[0], slot)
        if slot == "beside":
            return tuple(t for t in self.matcher.nouns if t not in words)
        if slot == "blamed":
            inside = (self.matcher.clause(t) for t in self._said(words))
            led = (c for c in inside if c is not None and any(_leads(t) for t in c.head.children))
            return tuple(t for c in led for t in c.doers)
        if slot == "told_of":
            inside = (self.matcher.clause(t) for t in self.complements.of(words, "that"))
            return tuple(t for c in inside if c is not None for t in c.subjects)
        found = self._of(words[0], slot)
        if slot == "undergoer" and found and set(found) <= set(words):
            found = self._inner_objects(words) or found
        if not found:
            found = tuple(t for word in words[1:] for t in after(word, slot))
        return tuple(t for t in dict.fromkeys(found) if t.index not in self.times)

    def _said(self, words: Words) -> Words:
        """Clauses that say what the words do, or a noun among them: "voiced concern that"."""
        return self.complements.of(words, "that") or tuple(
            t for word in words[1:] for t in self.complements.of((word,), "that")
        )

    def _inner_objects(self, words: Words) -> Words:
        """Objects of a verb among the other words: "issued a statement condemning Togo"."""
        clauses = (self.matcher.clause(word) for word in words[1:])
        return tuple(t for c in clauses if c is not None for t in c.objects if t not in words)

    def issuers(self, head: Token) -> Words:
        """Those behind the words that do it: of "issued a statement calling on", who issued it."""
        text = head.head.dep == "dobj" and head.head.lemma in settings().routes.texts
        if head.dep != "acl" and not (head.dep == "relcl" and text):
            return ()
        holder = head.head.head.head if head.head.dep == "pobj" else head.head.head
        clause = self.matcher.clause(holder) or self.matcher.clause(holder.head)
        issues = clause is not None and clause.lemma in settings().routes.issues
        return clause.doers if clause is not None and issues and not clause.negations else ()

    def _duty(self, modal: Token, slot: str) -> Words:
        """Of "X said that Y must": the speaker X and the obliged Y.

        What should have been, and why something should be, is asked of nobody.
        """
        clause = self._around(modal)
        if clause is None:
            return ()
        if slot == "obliged":
            return clause.subjects
        clause = _said(clause, modal)
        reports = clause is not None and clause.relation == "ccomp"
        return clause.parent.doers if reports and clause is not None and clause.parent else ()

    def is_voiced(self, modal: Token) -> bool:
        """Whether a main clause is said by somebody whom it does not itself name: what he goes on
        to say in a quotation, or what is so according to him."""
        clause = self._around(modal)
        said = _said(clause, modal) if clause is not None else None
        return said is not None and said.parent is None and modal.index in self.voiced

    def _around(self, word: Token) -> Clause | None:
        clauses = self.matcher.clauses.values()
        return next((c for c in clauses if word in c.group or word in c.light), None)

    def meanwhile(self, noun: Token) -> Clause | None:
        """The clause beside which the noun's act goes on: "said during a visit after talks"."""
        above = self.matcher.clause(noun.head) if noun.dep == "nsubj" else None
        if above is not None and above.relation == "advcl" and _is_after(above):
            return above.parent
        while noun.dep in ("pobj", "conj"):
            over = noun.head
            if over.dep == "prep" and over.head.lower in settings().routes.stages:
                noun = over.head
                if noun.pos not in ("NOUN", "PROPN"):
                    return self.matcher.clause(noun.head)
                continue
            if over.lower == "by" and over.head.lemma in settings().routes.sequels:
                sequel = self.matcher.clause(over.head)
                return sequel.parent if sequel is not None else None
            if noun.dep == "pobj":
                through = self.matcher.class_rule(over.head, TRANSPARENT) is not None
                if over.lower not in settings().routes.holders and not (
                    over.lower == "of" and through
                ):
                    return None
                over = over.head
            clause = self.matcher.clause(over)
            if clause is not None:
                return clause
            noun = over
        return None

    def _of(self, token: Token, slot: str) -> Words:
        clause = self.matcher.clause(token)
        if clause is not None:
            return self.verbs.of(clause, slot)
        if slot == "modified":
            return _modified(token)
        if token.pos == "VERB" or (token.dep == "amod" and token.tag in ("VBN", "VBG")):
            return self._of_participle(token, slot)
        if token.pos in ("ADJ", "ADV"):
            return self._of_adjective(token, slot)
        return self.nouns.of(token, slot)

    def _of_adjective(self, token: Token, slot: str) -> Words:
        if slot == "doer":
            if token.dep == "amod":
                return (token.head,)
            clause = self.matcher.clause(token.head)
            return clause.subjects if clause is not None else ()
        found = after(token, slot)
        if not found and token.dep in ("acomp", "oprd"):
            governor = self.matcher.clause(token.head)
            found = oblique(governor, slot) if governor is not None else []
        return tuple(found)

    def _of_participle(self, token: Token, slot: str) -> Words:
        """A participle before its noun: "the besieged city", "US-backed rebels"."""
        active = token.tag == "VBG"
        if slot == ("doer" if active else "undergoer"):
            return (token.head,)
        if slot in ("doer", "undergoer"):
            return tuple(token.kids("npadvmod", "compound", "nmod", "dobj", "nsubj"))
        return tuple(after(token, slot))


def _said(clause: Clause, modal: Token) -> Clause | None:
    """The clause as it is said by somebody, None where nobody says it so: what should have been,
    and why something should be, is asked of nobody."""
    inverted = any(t.index > modal.index for t in clause.subjects)
    asked = inverted or any(c.tag == "WRB" for t in (clause.head, modal) for c in t.children)
    if clause.perfect or asked or clause.supposed == "question":
        return None
    while clause.relation in ("conj", "xcomp") and clause.parent is not None:
        clause = clause.parent
    return clause


def _modified(token: Token) -> Words:
    """The noun that the token stands before, and those between them: "war crimes suspect Xu"."""
    if token.dep not in MODIFIERS:
        return ()
    between = (c for c in token.head.kids("compound", "nmod") if c.index > token.index)
    return (token.head, *(c for c in between if c.pos == "NOUN"))


def _leads(token: Token) -> bool:
    """Whether the word opens a clause that is said in the teller's words, not quoted."""
    return token.dep == "mark" or token.tag in ("WRB", "WDT", "WP")


def _is_after(clause: Clause) -> bool:
    """Whether the clause tells what else happened: "after clashes with police left ten dead"."""
    marks = clause.head.kids("mark")
    return any(t.lower in settings().routes.meanwhile for t in marks)
