"""Lending: what those beside a phrase tell of whose it is, where its own words do not.

Officers are of the force that was named last, a spokesman serves whoever does what he tells of,
and forces that someone sends are his.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.antecedents import Chooser
from dragoman.actors.commands import Commands, first_of
from dragoman.actors.compose import Code
from dragoman.actors.discourse import Discourse
from dragoman.actors.entries import Entry
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointers
from dragoman.actors.pronouns import PronounReader, Scope
from dragoman.parse.model import Token
from dragoman.parse.predicates import SUBJECT


class Lender:
    """Gives the phrases of one document sectors and owners of others that they stand with."""

    def __init__(
        self, pointers: Pointers, commands: Commands, discourse: Discourse, chooser: Chooser,
        pronouns: PronounReader,
    ) -> None:  # fmt: skip
        self.pronouns = pronouns
        self.pointers = pointers
        self.commands = commands
        self.discourse = discourse
        self.chooser = chooser

    def lend(self, phrase: Phrase, scope: Scope) -> None:
        """Fill in what is told beside a phrase; `scope` is the sentence being read."""
        self._enlist(phrase, scope)
        self._include(phrase, scope)
        self._command(phrase, scope)
        self._speak(phrase, scope)
        self._quote(phrase, scope)

    def _enlist(self, phrase: Phrase, scope: Scope) -> None:
        """Take bare officers for those of the force that was named last, police or army."""
        role = next(iter(phrase.shape.roles), None)
        pointer = self.pointers.words("of_last_force").get(role.of) if role else None
        if role is None or pointer is None or phrase.shape.named or phrase.shape.owners:
            return
        force = self._beside(phrase, role, pointer.kinds, scope) or self.discourse.last_of(
            pointer.kinds, self.pointers.fresh
        )
        if force is None:
            return
        sector, country = force
        told = replace(role, sector=sector, rules=(*role.rules, pointer.rule))
        phrase.shape.roles = (told, *phrase.shape.roles[1:])
        if country is not None and not phrase.shape.places:
            owner = Entry("", "", "name", country, None, rules=(self.pointers.limits["fresh"],))
            phrase.shape.owners = (owner,)

    def _include(self, phrase: Phrase, scope: Scope) -> None:
        """Let several be of the state of those who are named as some of them.

        "Lawmakers, including Ana Quispe of Peru, left."
        """
        shape, words = phrase.shape, self.pointers.words
        if not phrase.many or not shape.roles or shape.owners or shape.places or phrase.owners:
            return
        strange = {*(t.lower for t in phrase.before)} & words("home_abroad").keys()
        if strange or shape.roles[0].of in words("stranger") or shape.roles[0].country:
            return
        for prep in phrase.head.kids("prep"):
            pointer = words("includes").get(prep.lower)
            some = [p for t in prep.kids("pobj") if (p := scope.phrases.get(t.index)) is not None]
            codes = [r.code for p in some for r in scope.resolve(p) if r.code is not None]
            countries = {c.country for c in codes if c.country}
            if pointer is not None and len(countries) == 1:
                named = Entry("", "", "name", countries.pop(), None, rules=(pointer.rule,))
                shape.owners = (named,)

    def _beside(
        self, phrase: Phrase, role: Entry, sectors: tuple[str, ...], scope: Scope
    ) -> tuple[str, str | None] | None:
        """Sector and country of the force of which the sentence spoke last: "a police station"."""
        before = [p for p in scope.phrases.values() if p.head.index < phrase.head.index]
        forces = [
            p for p in before
            if p.shape.roles and p.shape.roles[0].sector in sectors
            and p.shape.roles[0].of != role.of
        ]  # fmt: skip
        if not forces:
            return None
        last = max(forces, key=lambda p: p.head.index)
        codes = [r.code for r in scope.at.get(last.head.index, ()) if r.code is not None]
        return last.shape.roles[0].sector or "", codes[0].country if len(codes) == 1 else None

    def _command(self, phrase: Phrase, scope: Scope) -> None:
        """Give forces without a country that of whoever sends them."""
        if not self.commands.is_sent(phrase):
            return
        verb = first_of(phrase.head).head
        clause = scope.sentence.clause_of(verb)
        doers = clause.doers if clause is not None and clause.doers else planners(verb)
        sent_by = [r for d in doers if d.index in scope.phrases
                   for r in scope.resolve(scope.phrases[d.index])]  # fmt: skip
        owner = self.commands.owner(phrase, sent_by)
        if owner is not None:
            phrase.shape.owners = (owner,)

    def _speak(self, phrase: Phrase, scope: Scope) -> None:
        """Let a spokesman of nobody be that of whoever does what he tells of, or did just before.

        "The cabinet approved the loan, a spokesman said."
        """
        shape = phrase.shape
        pointer = self.pointers.words("speaks_for").get(shape.roles[0].of) if shape.roles else None
        if pointer is None or shape.named or shape.owners or phrase.owners or shape.places:
            return
        if phrase.head.kids("prep"):
            return
        here = scope.sentence.index
        for sentence in (here, here - 1):
            codes = self._doers(sentence, here, pointer.kinds)
            if len(codes) == 1:
                owner = codes.pop().as_entry()
                shape.owners = (replace(owner, rules=(pointer.rule,)),)
                return
            if codes:
                return

    def _quote(self, phrase: Phrase, scope: Scope) -> None:
        """Let an office that a speaker calls his own be of his state: "my government", he said."""
        shape = phrase.shape
        if not shape.roles or shape.owners or shape.named:
            return
        spoken, role = self.pointers.words("speaker"), shape.roles[0]
        kinds = self.pointers.words("own_sector")
        own = next((t for t in phrase.head.kids("poss") if t.lower in spoken), None)
        rule = kinds.get(role.sector or "")
        if own is None or rule is None or role.of in self.pointers.words("stranger"):
            return
        country = self._speaker(own, scope)
        if country is not None:
            rules = (rule.rule, spoken[own.lower].rule)
            shape.owners = (Entry("", "", "name", country, None, rules=rules),)

    def _speaker(self, word: Token, scope: Scope) -> str | None:
        """The state of whoever says a quoted word, here or in the sentence before."""
        sentence, says = scope.sentence, self.pointers.words("minded")
        start = self.pronouns.quoted(word, sentence)
        if start < 0:
            return None
        here = [
            t for t in sentence.tokens
            if t.dep == "nsubj" and t.head.lemma in says and t.index in scope.phrases
            and self.pronouns.quoted(t, sentence) != start
        ]  # fmt: skip
        found = [r for t in here for r in scope.resolve(scope.phrases[t.index])]
        if not here:
            before = [
                c for c in self.chooser.within(sentence.index, 1)
                if c.sentence < sentence.index and c.quoted < 0 and c.head.dep == "nsubj"
                and c.head.head.lemma in says
            ]  # fmt: skip
            found = list(before[0].referents) if before else []
        countries = {r.code.country for r in found if r.code is not None and r.code.country}
        state = countries.pop() if len(countries) == 1 else None
        return state if state in self.commands.states else None

    def _doers(self, sentence: int, here: int, sectors: tuple[str, ...]) -> set[Code]:
        """The codes of the subjects of a sentence who are of certain sectors."""
        return {
            r.code for c in self.chooser.within(here, 1)
            if c.sentence == sentence and c.head.dep in SUBJECT
            for r in c.referents if r.code is not None and r.code.sector in sectors
        }  # fmt: skip


def planners(verb: Token) -> tuple[Token, ...]:
    """Whose plan a verb without a subject tells of: "Kenya's plan to send troops"."""
    plan = verb.head
    if verb.dep == "pcomp" and plan.dep == "prep":
        plan = plan.head
    return tuple(plan.kids("poss")) if verb.dep in ("acl", "pcomp") else ()
