"""What fills a slot of a verb: the arguments of its clause, put right."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.events.filling.after import after, at_hands, oblique
from dragoman.events.matching import Matcher
from dragoman.events.settings import settings
from dragoman.parse.clauses import conjuncts
from dragoman.parse.model import Clause, Token


class Verbs:
    """Fillers of the slots of verbs in one sentence.

    Args:
        times: positions of the words of time expressions.
    """

    def __init__(self, matcher: Matcher, times: frozenset[int]) -> None:
        self.matcher, self.times = matcher, times

    def of(self, clause: Clause, slot: str) -> tuple[Token, ...]:
        """Heads of what fills the slot of the clause's verb."""
        doers, undergoers = clause.doers, clause.undergoers
        indirect = clause.indirect
        if _is_suffered(clause):
            doers, undergoers = (), clause.subjects
        elif self._is_of_mind(clause):
            doers, undergoers = _minded(clause), ()
        elif _is_plural_subject(clause):
            doers, undergoers = clause.objects, ()
        elif _is_absolute(clause):
            doers, undergoers = (), clause.subjects
        elif self._garden_path(clause):
            doers, undergoers = (clause.subjects[0].head,), clause.objects
        elif clause.voice == "passive" and _gets(clause):
            undergoers, indirect = clause.objects, (*clause.subjects, *indirect)
        elif _is_to_be_done(clause) and clause.governor is not None:
            undergoers = (clause.governor,)
        doers = self._before_gerund(clause) or doers
        undergoers = _joined(clause, undergoers) or _told_to(clause) or _called(clause)
        named = {
            "doer": doers or self._agents(clause) or self._holders(clause),
            "undergoer": undergoers,
            "indirect": indirect or self._given(undergoers),
            "owner": clause.doers, "fellow": doers[1:],
            "predicate": (clause.predicate,) if clause.predicate else self._behind(undergoers),
        }  # fmt: skip
        if slot in named:
            return named[slot]
        found = [*oblique(clause, slot), *after(clause.head, slot)]
        told = any(t.index not in self.times for t in found)
        for argument in () if told else clause.undergoers:
            worth = (c for c in argument.kids("amod") if c.index > argument.index)
            found += [t for word in (argument, *worth) for t in after(word, slot)]
        return tuple(found)

    def _garden_path(self, clause: Clause) -> bool:
        """Whether a main verb was taken for a participle of the day before it.

        In "clashes the next day killed ten" no day was killed.
        """
        days = clause.relation == "acl" and clause.subjects and clause.objects
        return bool(days) and all(t.index in self.times for t in clause.subjects)

    def _is_of_mind(self, clause: Clause) -> bool:
        """Whether a passive only tells how its subject is minded: "Togo is committed to a truce",
        not "the troops were committed by Togo"."""
        told = clause.voice == "passive" or clause.relation == "acomp"
        minded = told and clause.lemma in settings().routes.minded and not clause.agents
        return minded and any(map(self.matcher.is_party, _minded(clause)))

    def _before_gerund(self, clause: Clause) -> tuple[Token, ...]:
        """Whose doing a gerund is that stands like a noun: "theories about Libyan hacking"."""
        if clause.head.tag != "VBG" or clause.head.dep not in ("pcomp", "pobj"):
            return ()
        before = clause.head.kids("amod", "poss", "compound", "nmod")
        if clause.head.dep == "pcomp":  # "on Ukraine announcing": the parser gives "on" two objects
            before += [t for t in clause.head.head.kids("pobj") if t.index < clause.head.index]
        return tuple(t for t in before if self.matcher.is_party(t))

    def _holders(self, clause: Clause) -> tuple[Token, ...]:
        """Whose doing a clause is that stands beside a noun: "Merkel, meeting with", and who has
        the chance: "they face a deadline to reach"."""
        noun = clause.governor
        if noun is None or clause.voice == "passive" or clause.subjects:
            return ()
        if clause.mood == "participle" and clause.relation == "appos":
            return (noun,) if self.matcher.is_party(noun) else ()
        over = self.matcher.clause(noun.head) if noun.dep == "dobj" else None
        if (
            clause.mood != "infinitive"
            or over is None
            or noun.lemma not in settings().routes.chances
        ):
            return ()
        return over.indirect or over.doers

    def _behind(self, undergoers: tuple[Token, ...]) -> tuple[Token, ...]:
        """What the object is called, taken for a part of it: "called the step unjustified", "called
        the step a mistake"; not what a comma sets off: "called the step, a ban, unjustified"."""
        kinds = ("amod", "npadvmod", "appos")
        commas = {c.index for t in undergoers for c in t.kids("punct")}
        behind = (c for t in undergoers for c in t.kids(*kinds) if c.index > t.index)
        apart = (c for c in behind if c.subtree()[0].index - 1 not in commas)
        return tuple(c for c in apart if c.index not in self.times)

    def _agents(self, clause: Clause) -> tuple[Token, ...]:
        """Agents of a passive that the parser hangs on what follows the verb."""
        if clause.voice != "passive":
            return ()
        places = [*clause.objects, *([clause.predicate] if clause.predicate else [])]
        places += [t for p, t in clause.obliques if p in settings().routes.whereabouts]
        found = (t for place in places for t in after(place, "by"))
        return (*found, *at_hands(clause.head))

    def _given(self, undergoers: tuple[Token, ...]) -> tuple[Token, ...]:
        """The first of two objects, which the parser may take for part of the second."""
        named = (
            (noun, name) for noun in undergoers for name in _strung(noun)
            if name.pos == "PROPN" and self.matcher.is_party(name)
        )  # fmt: skip
        return tuple(name for noun, name in named if noun.subtree()[0] in (name, *name.children))


def _joined(clause: Clause, undergoers: tuple[Token, ...]) -> tuple[Token, ...]:
    """All of those whom a participle behind them tells of: "Togo and Mali, backed by Chad"."""
    behind = clause.relation == "acl" and clause.mood == "participle" and len(undergoers) == 1
    if not behind:
        return undergoers
    return tuple(t for t in conjuncts(undergoers[0]) if t.index < clause.head.index) or undergoers


def _told_to(clause: Clause) -> tuple[Token, ...]:
    """Those who are to do what an infinitive says: "ordered the envoys to leave"."""
    inside = (c for c in clause.complements if c.mood == "infinitive" and c.subject_by == "own")
    doing = (c for c in inside if c.predicate is None and c.head.tag == "VB")
    return tuple(t for c in doing for t in c.subjects)


def _called(clause: Clause) -> tuple[Token, ...]:
    """What is called something by the verb, taken for the subject of the word that it is called:
    "called the remarks dangerous", "declared Togo a foe"."""
    if clause.voice != "active":
        return ()
    names = [t for t in clause.head.kids("ccomp") if t.pos == "NOUN" and not t.kids("cop", "aux")]
    if clause.predicate is not None and clause.predicate.dep == "oprd":
        names.append(clause.predicate)
    return tuple(t for name in names for t in name.kids("nsubj"))


def _strung(noun: Token) -> Iterator[Token]:
    """Names before a noun, each of which may hang on the next: "gave Gabon African Union aid"."""
    for child in noun.kids("compound", "nmod", "amod"):
        yield child
        yield from _strung(child)


def _is_suffered(clause: Clause) -> bool:
    """Whether a bare participle tells what is done to its subject: "guilty as charged"."""
    if clause.voice == "passive" or clause.objects:
        return False
    own = clause.subject_by == "own" or clause.head.tag != "VBN"
    return not own and any(m.lower == "as" for m in clause.head.kids("mark"))


def _is_plural_subject(clause: Clause) -> bool:
    """Whether a gerund as subject is but a participle: "visiting officials avoid", not "avoids"."""
    head = clause.head
    return head.dep == "csubj" and head.tag == "VBG" and head.head.tag == "VBP"


def _gets(clause: Clause) -> bool:
    """Whether what follows a passive is what its subject got: "was denied entry".

    What follows the agent is no object: "killed by rebels in a raid the army filmed".
    """
    last = max((t.index for t in clause.agents), default=-1)
    return bool(clause.objects) and not 0 <= last < clause.objects[0].index


def _minded(clause: Clause) -> tuple[Token, ...]:
    """Of whom a passive or a participle behind "be" tells how he is minded."""
    over = clause.parent if clause.relation == "acomp" else None
    return clause.subjects or (over.subjects if over is not None else ())


def _is_to_be_done(clause: Clause) -> bool:
    """Whether a passive tells what is done to the noun before it: "the third king to be jailed"."""
    bare = clause.voice == "passive" and clause.mood == "infinitive" and not clause.subjects
    return bare and clause.relation in ("acl", "relcl")


def _is_absolute(clause: Clause) -> bool:
    """Whether a participle after "with" tells what was done: "with two of them murdered"."""
    marked = any(c.dep == "mark" and c.lower == "with" for c in clause.head.children)
    done = clause.head.tag in ("VBN", "VBD") and clause.voice == "active" and not clause.objects
    return marked and done
