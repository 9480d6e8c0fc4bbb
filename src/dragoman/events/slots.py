"""What fills the slots of a verb, a noun or an adjective that evokes an act.

Slots are `doer`, `undergoer` (also called `subject` and `object`), `fellow` (who does it beside the
first doer), `indirect`, `predicate`, `clause` (or its kind: `infinitive`, `that`, of these a `wish`
in the subjunctive), `told_of` (the subject of such a clause), `owner` (or
only the `doing_owner`, the `suffering_owner`), `target`, `forces` and `holder` (of nouns),
`modified` (of a modifier), `speaker` and `obliged` (of a modal), `beside` (any other noun of the
sentence), or a preposition. The fillers are
head tokens, one for each conjunct. Every slot is that of the words that evoke the act, head first:
in "hold talks with" the talks bring the partner.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.events.matching import TRANSPARENT, Matcher
from dragoman.events.settings import settings
from dragoman.events.vocabulary import Operator
from dragoman.parse.clauses import conjuncts
from dragoman.parse.model import Clause, Token

NAMES = {"subject": "doer", "object": "undergoer"}
CLAUSES = ("clause", "infinitive", "that", "wish")
MODIFIERS = ("amod", "advmod", "compound", "nmod")
COMPLEMENTS = ("xcomp", "ccomp")
LOOSE = ("advcl", "acl", "relcl", "xcomp", "ccomp")

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
    """

    def __init__(
        self,
        matcher: Matcher,
        times: frozenset[int],
        named: Named = Named(),  # noqa: B008
    ) -> None:
        self.matcher, self.times, self.named = matcher, times, named

    def fill(self, words: Words, slot: str) -> Words:
        """Heads of what fills the slot of the words that evoke an act."""
        slot = NAMES.get(slot, slot)
        if slot in CLAUSES:
            return self._clauses(words, slot)
        if slot in ("speaker", "obliged"):
            return self._duty(words[0], slot)
        if slot == "beside":
            return tuple(t for t in self.matcher.nouns if t not in words)
        if slot == "told_of":
            inside = (self.matcher.clause(t) for t in self._clauses(words, "that"))
            return tuple(t for c in inside if c is not None for t in c.subjects)
        found = self._of(words[0], slot)
        if not found:
            found = tuple(t for word in words[1:] for t in _after(word, slot))
        return tuple(t for t in dict.fromkeys(found) if t.index not in self.times)

    def issuers(self, head: Token) -> Words:
        """Those behind the words that do it: of "issued a statement calling on", who issued it."""
        if head.dep != "acl":
            return ()
        holder = head.head.head.head if head.head.dep == "pobj" else head.head.head
        clause = self.matcher.clause(holder)
        issues = clause is not None and clause.lemma in settings().issues
        return clause.doers if clause is not None and issues and not clause.negations else ()

    def _duty(self, modal: Token, slot: str) -> Words:
        """Of "X said that Y must": the speaker X and the obliged Y.

        What should have been, and why something should be, is asked of nobody.
        """
        clauses = self.matcher.clauses.values()
        clause = next((c for c in clauses if modal in c.group or modal in c.light), None)
        if clause is None:
            return ()
        if slot == "obliged":
            return clause.subjects
        inverted = any(t.index > modal.index for t in clause.subjects)
        asked = inverted or any(c.tag == "WRB" for c in clause.head.children)
        if clause.perfect or asked or clause.supposed == "question":
            return ()
        while clause.relation in ("conj", "xcomp") and clause.parent is not None:
            clause = clause.parent
        reports = clause.relation == "ccomp" and clause.parent is not None
        return clause.parent.doers if reports and clause.parent is not None else ()

    def _of(self, token: Token, slot: str) -> Words:
        clause = self.matcher.clause(token)
        if clause is not None:
            return self._of_verb(clause, slot)
        if slot == "modified":
            return _modified(token)
        if token.pos == "VERB" or (token.dep == "amod" and token.tag in ("VBN", "VBG")):
            return self._of_participle(token, slot)
        if token.pos in ("ADJ", "ADV"):
            return self._of_adjective(token, slot)
        return self._of_noun(token, slot)

    def meanwhile(self, noun: Token) -> Clause | None:
        """The clause beside which the noun's act goes on: "said during a visit after talks"."""
        while noun.dep in ("pobj", "conj"):
            over = noun.head
            if noun.dep == "pobj":
                through = self.matcher.class_rule(over.head, TRANSPARENT) is not None
                if over.lower not in settings().meanwhile and not (over.lower == "of" and through):
                    return None
                over = over.head
            clause = self.matcher.clause(over)
            if clause is not None:
                return clause
            noun = over
        return None

    def _of_verb(self, clause: Clause, slot: str) -> Words:
        doers, undergoers = clause.doers, clause.undergoers
        indirect = clause.indirect
        if _is_absolute(clause):
            doers, undergoers = (), clause.subjects
        elif self._garden_path(clause):
            doers, undergoers = (clause.subjects[0].head,), clause.objects
        elif clause.voice == "passive" and clause.objects:
            undergoers, indirect = clause.objects, (*clause.subjects, *indirect)
        named = {
            "doer": doers or self._agents(clause), "undergoer": undergoers,
            "indirect": indirect or self._given(undergoers),
            "owner": clause.doers, "fellow": doers[1:],
            "predicate": (clause.predicate,) if clause.predicate is not None else (),
        }  # fmt: skip
        if slot in named:
            return named[slot]
        found = [*_oblique(clause, slot), *_after(clause.head, slot)]
        for argument in () if found else clause.undergoers:
            found += _after(argument, slot)
        return tuple(found)

    def _garden_path(self, clause: Clause) -> bool:
        """Whether a main verb was taken for a participle of the day before it.

        In "clashes the next day killed ten" no day was killed.
        """
        days = clause.relation == "acl" and clause.subjects and clause.objects
        return bool(days) and all(t.index in self.times for t in clause.subjects)

    def _agents(self, clause: Clause) -> Words:
        """Agents of a passive that the parser hangs on what follows the verb."""
        if clause.voice != "passive":
            return ()
        places = [*clause.objects, *([clause.predicate] if clause.predicate else [])]
        found = (t for place in places for t in _after(place, "by"))
        return (*found, *_at_hands(clause.head))

    def _given(self, undergoers: Words) -> Words:
        """The first of two objects, which the parser may take for part of the second."""
        names = ((c, t.subtree()[0]) for t in undergoers for c in t.kids("compound", "nmod"))
        return tuple(
            c for c, first in names
            if c.pos == "PROPN" and self.matcher.is_party(c) and first in (c, *c.children)
        )  # fmt: skip

    def _of_noun(self, token: Token, slot: str) -> Words:
        if slot in ("owner", "doer"):
            owners = self._owners(token)
            return owners or (tuple(_after(token, "by")) if slot == "doer" else ())
        if slot == "target":
            return tuple(
                c for c in token.kids("compound", "nmod")
                if c.pos == "PROPN" and not self._stands_as_owner(c)
            )  # fmt: skip
        if slot == "forces":
            return self._forces(token)
        if slot in ("doing_owner", "suffering_owner"):
            owners = self._owners(token)
            return owners if self._suffers(token) == (slot == "suffering_owner") else ()
        if slot == "holder":
            return self._holder(token)
        slot = "of" if slot == "undergoer" else slot
        found = _after(token, slot) or self._after_day(token, slot)
        for inside in [] if found or slot == "of" else _after(token, "of"):
            found += _after(inside, slot)
        return tuple(found or self._around_noun(token, slot))

    def _after_day(self, token: Token, slot: str) -> list[Token]:
        """What hangs on the day that stands between: "the killing on Wednesday of a minister"."""
        days = (t for p in token.kids("prep") for t in p.kids("pobj") if t.index in self.times)
        return [t for day in days for t in _after(day, slot) if t.index not in self.times]

    def _forces(self, token: Token) -> Words:
        """Those under arms who are named before the noun: "police shootings", "Hamas attacks"."""
        named = (c for c in token.kids("compound", "nmod") if c.index != token.index)
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
        return bool(owners) and not _after(token, "of") and not any(
            t.lower == "its" or self.matcher.class_rule(t, kind) is not None
            for t in owners for kind in doing
        )  # fmt: skip

    def _holder(self, token: Token) -> Words:
        """Whose clause the noun stands in: of "they left for a trip", they."""
        if token.dep != "pobj" or token.head.lower not in settings().holders:
            return ()
        clause = self.matcher.clause(token.head.head)
        return clause.doers if clause is not None else ()

    def _around_noun(self, token: Token, slot: str) -> list[Token]:
        """What a verb that takes the noun, or a clause that modifies it, has in the slot."""
        verbs = [*token.kids("acl", "relcl")]
        if token.dep in ("dobj", "nsubjpass", "pobj", "nsubj"):
            verbs.append(token.head if token.dep != "pobj" else token.head.head)
        clauses = (self.matcher.clause(v) for v in verbs)
        found = (t for c in clauses if c is not None for t in _oblique(c, slot))
        return [t for t in found if t is not token]

    def _owners(self, token: Token) -> Words:
        found = [t for c in token.kids("poss") for t in conjuncts(c)]
        for child in token.kids("amod", "compound", "nmod"):
            if self.matcher.is_party(child) and self._stands_as_owner(child):
                found += conjuncts(child)
            elif child.tag in ("VBN", "JJ"):
                found += [c for c in child.kids("npadvmod", "compound", "nmod", "amod", "nsubj")
                          if self.matcher.is_party(c)]  # fmt: skip
        return tuple(found)

    def _stands_as_owner(self, token: Token) -> bool:
        """Adjectives, abbreviations and institutions before a noun name the doer of it, other
        names what it is done to."""
        people = token.entity == "NORP" and token.tag == "NNP"
        adjective = people or token.tag == "JJ" or token.dep == "amod"
        short = token.norm.isupper() or "." in token.norm
        return adjective or short or token.index in self.named.bodies

    def _of_adjective(self, token: Token, slot: str) -> Words:
        if slot == "doer":
            if token.dep == "amod":
                return (token.head,)
            clause = self.matcher.clause(token.head)
            return clause.subjects if clause is not None else ()
        found = _after(token, slot)
        if not found and token.dep in ("acomp", "oprd"):
            governor = self.matcher.clause(token.head)
            found = _oblique(governor, slot) if governor is not None else []
        return tuple(found)

    def _of_participle(self, token: Token, slot: str) -> Words:
        """A participle before its noun: "the besieged city", "US-backed rebels"."""
        active = token.tag == "VBG"
        if slot == ("doer" if active else "undergoer"):
            return (token.head,)
        if slot in ("doer", "undergoer"):
            return tuple(token.kids("npadvmod", "compound", "nmod", "dobj", "nsubj"))
        return tuple(_after(token, slot))

    def _clauses(self, words: Words, slot: str) -> Words:
        """Complement clauses, or else infinitives that hang on the words or their arguments."""
        heads = self._complements(words[0]) or self._loose(words)
        if slot == "wish":
            heads = [h for h in heads if self._is_wish(h)]
        elif slot != "clause":
            heads = [h for h in heads if self._is_bare(h) == (slot == "infinitive")]
        return tuple(t for h in heads for t in _coordinated(h, self.matcher) if t not in words)

    def _is_bare(self, head: Token) -> bool:
        """Whether an infinitive is all there is, and not what a modal's stand-in governs: in
        "you have to go, he told them" nobody is told to go."""
        clause = self.matcher.clause(head)
        return _is_infinitive(head) and not (
            clause is not None and clause.light and clause.subjects and clause.mood == "finite"
        )

    def _complements(self, token: Token) -> list[Token]:
        clause = self.matcher.clause(token)
        if clause is not None:
            return [c.head for c in clause.complements if c.relation in COMPLEMENTS]
        acl = ("acl", "advcl") if token.pos in ("ADJ", "ADV") else ("acl",)
        return [
            c for c in token.children
            if c.dep in COMPLEMENTS or (c.dep in acl and (_is_infinitive(c) or self._is_content(c)))
        ]  # fmt: skip

    def _is_content(self, token: Token) -> bool:
        """Whether a finite clause says what its noun is: "the demand that they leave"."""
        clause = self.matcher.clause(token)
        marked = any(c.dep == "mark" and c.lower == "that" for c in token.children)
        return marked and clause is not None and clause.relation == "acl"

    def _is_wish(self, head: Token) -> bool:
        """Whether a clause is in the subjunctive: "insisted that he be freed"."""
        clause = self.matcher.clause(head)
        bare = clause is not None and bool(clause.group) and clause.group[0].tag == "VB"
        return bare and not _is_infinitive(head)

    def _loose(self, words: Words) -> list[Token]:
        near = {t.index for w in words for t in _reach(w)}
        return [
            c.head for c in self.matcher.clauses.values()
            if c.mood == "infinitive" and c.relation in LOOSE and c.head.head.index in near
            and (c.head.head in words or not self._completes(c.head.head))
        ]  # fmt: skip

    def _completes(self, noun: Token) -> bool:
        """Whether an infinitive behind the noun is the noun's own: "a bid to", "a request to"."""
        entries = self.matcher.lexicon.nouns.of({noun.lower, noun.lemma}, self.matcher.present)
        rules = (e.rule.rule for e in entries if not e.chain)
        return noun.pos == "NOUN" and any(
            isinstance(r, Operator) and "clause" in r.inner for r in rules
        )


def _modified(token: Token) -> Words:
    """The noun that the token stands before, and those between them: "war crimes suspect Xu"."""
    if token.dep not in MODIFIERS:
        return ()
    between = (c for c in token.head.kids("compound", "nmod") if c.index > token.index)
    return (token.head, *(c for c in between if c.pos == "NOUN"))


def _reach(word: Token) -> Iterable[Token]:
    """The word, its arguments and the objects of its prepositions."""
    yield word
    for child in word.children:
        if child.dep in ("dobj", "dative", "prep", "acomp", "oprd", "attr", "nsubjpass"):
            yield child
            if child.lower not in settings().beside:
                yield from child.kids("pobj")


def _oblique(clause: Clause, slot: str) -> list[Token]:
    """Objects of the preposition, which may be the last of several ("out of")."""
    adverbs = settings().adverbs
    return [
        t for prep, t in clause.obliques
        if prep == slot or (prep.endswith(f" {slot}") and prep.split()[0] in adverbs)
    ]  # fmt: skip


def _after(token: Token, preposition: str) -> list[Token]:
    """Nouns and gerunds after a preposition that depends on the token."""
    found: list[Token] = []
    for prep in [token, *token.children]:
        fits = prep.dep in ("prep", "agent", "dative") and prep.lower == preposition
        if fits and (prep is not token or prep.pos in ("ADP", "SCONJ")):
            for child in prep.kids("pobj", "pcomp"):
                found += conjuncts(child)
    return found or (_at_hands(token) if preposition == "by" else [])


def _at_hands(token: Token) -> list[Token]:
    """Those after a preposition of several words that names the doer."""
    return [
        found for first, noun, last in settings().agentive
        for part in _after(token, first) if part.lemma == noun
        for found in _after(part, last)
    ]  # fmt: skip


def _coordinated(head: Token, matcher: Matcher) -> list[Token]:
    """A complement and the predicates coordinated with it."""
    return [t for t in conjuncts(head) if matcher.clause(t) is not None] or [head]


def _is_infinitive(token: Token) -> bool:
    return any(c.dep == "aux" and c.tag == "TO" for c in token.children)


def _is_absolute(clause: Clause) -> bool:
    """Whether a participle after "with" tells what was done: "with two of them murdered"."""
    marked = any(c.dep == "mark" and c.lower == "with" for c in clause.head.children)
    done = clause.head.tag in ("VBN", "VBD") and clause.voice == "active" and not clause.objects
    return marked and done
