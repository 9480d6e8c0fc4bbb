"""Recipients that an act's own slots do not name, sought in the rest of its sentence.

The codebook (section 5) asks for the recipient of AID, SANCTION and their like beyond the act's own
phrase. Three places tell it surely: the purpose ("gave money to feed the Malians"), the meeting in
which something is said ("in a call with the Malian king, he promised grain"), and the partner of
what is wanted ("keen on building closer ties with the Malians").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from dragoman.events.acts import Act
from dragoman.events.matching import Matcher
from dragoman.events.roles import Heads, Roles
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Token

PURPOSE = ("advcl", "xcomp", "acl", "relcl")
WANTED = ("pcomp", "xcomp")
MEETING = "CONSULT"
BESIDE = ("advcl", "xcomp", "conj")


class Seeking:
    """Seeks recipients in one sentence.

    Args:
        at: the acts that a word evokes.
    """

    def __init__(
        self, matcher: Matcher, roles: Roles, at: Callable[[Token], tuple[Act, ...]]
    ) -> None:
        self.matcher, self.roles, self.at = matcher, roles, at

    def complete(self, act: Act) -> Act:
        """The act with the recipients that its sentence tells, where it has none."""
        if not act.is_act or act.reciprocal:
            return act
        act = self._answered(act)
        if self.roles.parties(act.recipients):
            return act
        places = self._sufferers(act)
        if act.type in settings().types.seeks_recipient:
            places = chain(places, self._purposes(act), self._causes(act))
        if act.type in settings().types.weighs_on:
            places = chain(places, self._conditions(act), self._provoking(act))
        if act.type in settings().types.blames:
            places = chain(places, self._facing(act))
        if act.type in settings().types.provoked:
            places = chain(places, self._prompting(act))
        if act.type in settings().types.verbal:
            places = chain(places, self._meetings(act), self._partners(act), self._hearers(act))
        places = chain(places, self._met(act), self._written_to(act))
        for heads in places:
            found = self.roles.others(heads, act.actors)
            if found:
                return act.become(recipients=found)
        return act

    def _answered(self, act: Act) -> Act:
        """The deed with whoever is made to answer for it: "sanctioned Mali for attacks on aid"."""
        noun = act.head
        if self.roles.parties(act.actors) or noun.pos != "NOUN":
            return act
        owning = self.roles.parties(self._owning(noun))
        if owning:
            return act.become(actors=owning)
        if noun.dep != "pobj":
            return act
        clause = self._over(noun.head)
        charged = clause is not None and clause.lemma in settings().routes.charges
        if clause is None or not charged or noun.head.lower not in settings().routes.causes:
            return act
        answering = self.roles.others(clause.undergoers, act.recipients)
        return act.become(actors=answering) if answering else act

    def _owning(self, noun: Token) -> Heads:
        """Those who claim the deed or are behind it: "rebels claimed the attack"."""
        clause = self._over(noun)
        if clause is None:
            return ()
        behind = noun.dep == "pobj" and noun.head.lower == "behind" and clause.lemma == "be"
        beside = noun.dep == "pobj" and noun.head.lower == "with" and not clause.negations
        if beside and clause.lemma in settings().routes.acts_with:
            return clause.doers
        works = clause.predicate if noun in clause.subjects and not clause.negations else None
        if works is not None and works.lemma in settings().routes.handiwork:
            return tuple(self.roles.slots.fill((works,), "of"))
        claimed = noun in clause.undergoers and clause.lemma in settings().routes.owns_to
        return clause.subjects if behind else clause.doers if claimed else ()

    def _over(self, token: Token) -> Clause | None:
        """The clause in which the token stands."""
        clauses = (self.matcher.clause(t) for t in token.ancestors())
        return next((c for c in clauses if c is not None), None)

    def _sufferers(self, act: Act) -> Iterator[Heads]:
        """Those who are called the victims of the deed, or are said to be: "a victim of raids".

        With somebody's help one does what the clause tells: "with the army's backing, he ruled";
        who has help from somebody is helped: "he counts on support from the army".
        """
        if act.head.dep == "pobj" and act.head.head.lower in settings().routes.helped:
            clause = self._over(act.head.head) if act.type in settings().types.helps else None
            yield clause.doers if clause is not None else ()
        if act.type in settings().types.helps and self.roles.slots.fill((act.head,), "from"):
            clause = self._over(act.head) if act.head.dep in ("dobj", "pobj") else None
            yield clause.doers if clause is not None else ()
        victim = act.head.head.head
        of = act.head.dep == "pobj" and act.head.head.lower == "of"
        if of and victim.lemma in settings().things.sufferers:
            clause = self.matcher.clause(victim.head) if victim.dep == "attr" else None
            yield clause.subjects if clause is not None else (victim,)

    def _causes(self, act: Act) -> Iterator[Heads]:
        """Those whose doings the act is an answer to: "sanctions imposed for its nuclear test"."""
        fill = self.roles.slots.fill
        answers = (t for t in fill(act.words, "in") if t.lemma in settings().routes.answers)
        for words in (act.words, *((t,) for t in answers)):
            for preposition in settings().routes.causes:
                yield tuple(t for t in fill(words, preposition) if t.kids("poss"))

    def _conditions(self, act: Act) -> Iterator[Heads]:
        """Those on whose doings the act hangs: "threatened sanctions unless Mali gave way"."""
        for word in act.words:
            for verb in word.kids("advcl"):
                clause = self.matcher.clause(verb)
                marks = (m.lower for m in verb.kids("mark"))
                if clause is not None and any(m in settings().routes.depends for m in marks):
                    yield clause.doers

    def _provoking(self, act: Act) -> Iterator[Heads]:
        """Those who did what the act answers: "Mali bombed the town, and Chad recalled its envoy in
        protest"."""
        clause = self.matcher.clause(act.head)
        if clause is None or clause.relation != "conj" or clause.parent is None:
            return
        answers = (t for p in act.head.kids("prep") if p.lower == "in" for t in p.kids("pobj"))
        if any(t.lemma in settings().routes.answers and not t.children for t in answers):
            yield from (deed.actors for deed in self.at(clause.parent.head))

    def _facing(self, act: Act) -> Iterator[Heads]:
        """Those who do what they do in spite of the words: "despite criticism by Mali, he went"."""
        noun = act.head
        uttered = noun.pos == "NOUN" and bool(self.roles.parties(act.actors))
        if not uttered or noun.dep != "pobj" or act.inside is not None:
            return
        prep, before = noun.head, noun.head.lower
        if before == "of":  # "in the face of criticism"
            prep, before = prep.head, prep.head.lemma
        if before in settings().routes.facing:
            clause = self._over(prep)
            yield clause.doers if clause is not None else ()

    def _prompting(self, act: Act) -> Iterator[Heads]:
        """Those whose doings make others act: "Mali made demands, prompting Chad to threaten"."""
        for word in act.words:
            clause = self.matcher.clause(word)
            inner = clause is not None and clause.relation in ("xcomp", "ccomp")
            over = clause.parent if clause is not None and inner else None
            if over is not None and over.lemma in settings().routes.prompts:
                yield over.doers

    def _purposes(self, act: Act) -> Iterator[Heads]:
        """Those to whom the purpose is done, as an act or merely as an object."""
        for clause in self.matcher.clauses.values():
            if self._serves(clause, act):
                yield from (inner.recipients for inner in self.at(clause.head))
                yield clause.undergoers

    def _serves(self, clause: Clause, act: Act) -> bool:
        aim = clause.mood == "infinitive" and clause.relation in PURPOSE
        served = clause.head.head
        if (served.head.lower, served.lower) in settings().grammar.mere_grammar:
            served = served.head.head
        return aim and served in act.words and clause.head not in act.words

    def _partners(self, act: Act) -> Iterator[Heads]:
        """Those with whom the speaker wants to do what is no act by itself: "keen on building
        closer ties with the Malians"."""
        if act.inside is not None:
            return
        for clause in self.matcher.clauses.values():
            if clause.relation in WANTED and self._is_wanted(clause, act):
                yield tuple(t for p in settings().routes.partners for t in self._with(clause, p))

    def _is_wanted(self, clause: Clause, act: Act) -> bool:
        """Whether the clause completes the act's word, and does not stand beside it."""
        above = clause.head.head
        if clause.relation == "pcomp" and above.lower in settings().grammar.beside:
            return False
        return act.head in (above, above.head)

    def _with(self, clause: Clause, preposition: str) -> Heads:
        found = self.roles.slots.fill((clause.head, *clause.undergoers), preposition)
        return found or tuple(
            t for noun in clause.head.subtree() if noun.dep == "pobj" and noun.pos == "NOUN"
            for act in self.at(noun) if act.reciprocal for t in act.actors
        )  # fmt: skip

    def _hearers(self, act: Act) -> Iterator[Heads]:
        """Those who do or do not as they were told: "Iran ignored the warning"."""
        clause = self.matcher.clause(act.head.head) if act.head.dep == "dobj" else None
        if clause is not None and clause.lemma in settings().routes.hears:
            yield clause.doers

    def _met(self, act: Act) -> Iterator[Heads]:
        """The other side of the act of which a relative clause tells more: "fired at Israel, which
        struck back", "talked to the minister, who voiced support"."""
        clause = self.matcher.clause(act.head)
        if clause is None or clause.relation != "relcl" or clause.parent is None:
            return
        if act.type not in settings().types.verbal | settings().types.deeds:
            return
        told_of = set(self.roles.parties(clause.antecedents))
        if not told_of & set(clause.doers):
            return
        for above in self.at(clause.parent.head):
            sides = above.actors if above.reciprocal else ()
            if told_of & {*above.recipients, *sides}:
                yield above.actors

    def _written_to(self, act: Act) -> Iterator[Heads]:
        """To whom the words go: "wrote to the Pentagon requesting", "faced Mali and demanded"."""
        clause = self.matcher.clause(act.head)
        if clause is None or act.type not in settings().types.addresses:
            return
        over = clause.parent
        if over is None or over.negations:
            return
        beside = clause.relation == "conj" and set(clause.doers) <= set(over.doers)
        writing = clause.relation == "advcl" and clause.mood == "participle"
        words = (t for t in over.objects if t.lemma in settings().routes.texts)
        if writing and over.lemma in settings().routes.tells:
            yield (*over.indirect, *self.roles.slots.fill((over.head,), "to"), *over.undergoers)
        if writing and any(words):
            yield self.roles.slots.fill((over.head, *over.objects), "to")
        if beside and over.lemma in settings().routes.faces:
            yield over.indirect or over.undergoers or self.roles.slots.fill((over.head,), "to")

    def _meetings(self, act: Act) -> Iterator[Heads]:
        clause = self.matcher.clause(act.head)
        while clause is not None and clause.relation in BESIDE and clause.parent is not None:
            clause = clause.parent
            for held in self.at(clause.head):
                if held.type == MEETING:
                    yield (*held.actors, *held.recipients)
        for preposition in (p for word in act.words for p in word.kids("prep")):
            if preposition.lower in settings().routes.meanwhile:
                for noun in preposition.kids("pobj"):
                    for held in self.at(noun):
                        if held.type == MEETING:
                            yield (*held.actors, *held.recipients)
