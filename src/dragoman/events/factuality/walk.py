"""The way from a word up to the root: every governing word and what it says of the one below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.events.factuality import clausal, nominal
from dragoman.events.factuality.lexicon import Found, Lexicon
from dragoman.events.factuality.view import Step, View
from dragoman.parse.model import Clause, Sentence, Token

COMPLEMENTS: Final = ("ccomp", "xcomp", "csubj", "csubjpass")
PREDICATIVE: Final = ("acomp", "attr", "oprd")
DENIED_WITH: Final = ("dobj", "nsubj", "nsubjpass", "attr", "conj")
KNOWN: Final = "definite"
UNREAL: Final = ("hypothetical", "future")
UNTENSED: Final = ("gerund", "infinitive")
UNPARTICULAR: Final = ("bare", "indefinite")
SMALL: Final = ("ADP", "SCONJ", "ADV")
CLASSES: Final = {
    "VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective",
    "ADV": "adjective",
}  # fmt: skip


class Walk:
    """Views of the words of one sentence.

    Args:
        outside: the view of whatever the whole sentence says ("he said" a sentence before).
    """

    def __init__(self, lexicon: Lexicon, sentence: Sentence, outside: View) -> None:
        self.lexicon, self.sentence, self.outside = lexicon, sentence, outside
        self.clauses = {t.index: c for c in sentence.clauses for t in (*c.light, c.head)}
        self._views: dict[int, View] = {}
        self._contexts: dict[int, View] = {}

    def view(self, token: Token) -> View:
        """How real the act is that the word stands for."""
        found = self._views.get(token.index)
        if found is None:
            self._views[token.index] = self.outside
            found = self._views[token.index] = self._own(token)
        return found

    def _own(self, token: Token) -> View:
        clause = self.clauses.get(token.index)
        if clause is not None:
            return self._clause(clause, self.context(clause.head))
        if token.dep in PREDICATIVE and token.head.index in self.clauses:
            view = self.view(token.head)
            return self._modified(token, self._noun(token, view) if token.pos == "NOUN" else view)
        if token.dep in ("aux", "auxpass"):
            return self.view(token.head)
        view = self.context(token)
        if token.pos in ("NOUN", "PROPN"):
            view = self._noun(token, view)
        return self._modified(token, view)

    def context(self, token: Token) -> View:
        """How real what stands around the word makes it, before its own grammar."""
        found = self._contexts.get(token.index)
        if found is None:
            self._contexts[token.index] = self.outside
            found = self._contexts[token.index] = self._context(token)
        return found

    def _context(self, token: Token) -> View:
        clause = self.clauses.get(token.index)
        top = clause.light[0] if clause is not None and clause.light else token
        if top.is_root:
            return self.outside
        if top.dep == "conj":
            return self.context(self._joined(clause, self._first(top)))
        if clause is not None:
            return self._clause_context(clause, top)
        return self._word_context(token)

    def _joined(self, clause: Clause | None, first: Token) -> Token:
        """What a finite clause can be joined to: of "came to watch and left", the coming."""
        untensed = self.clauses.get(first.index)
        told = clause is not None and clause.tense == "past" and not clause.modal
        if not told or untensed is None or untensed.mood != "infinitive":
            return first
        above = (self.clauses.get(t.index) for t in first.ancestors())
        return next((c.head for c in above if c is not None and c.mood == "finite"), first)

    def _first(self, token: Token) -> Token:
        head = token.head
        if token.index in self.clauses and head.dep in PREDICATIVE:
            return head.head
        return head

    # Clauses

    def _clause(self, clause: Clause, view: View) -> View:
        """A clause's own mood, adverbs and negation on top of its context."""
        found = self._first_of(clausal.features(clause, self.sentence))
        negated = clause.negated
        if found is not None:
            view = self._step(view, found, denied=negated)
            negated = negated and not found.rule.denied
        if clause.consequent is not None:
            view = self._through(view, "consequent")
        for word in (clause.head, *clause.light):
            view = self._modified(word, view) if word is not clause.predicate else view
        return self._through(view, "negation") if negated else view

    def _clause_context(self, clause: Clause, top: Token) -> View:
        governor = top.head
        dep = top.dep
        if dep in COMPLEMENTS:
            return self._completing(clause, governor)
        if dep == "pcomp":
            free = clausal.slot_of(clause) == "what"
            return self._behind(governor, "noun" if free else "gerund")
        if dep == "advcl":
            return self._adverbial(clause, governor)
        if dep in ("acl", "relcl") and clausal.completes(clause):
            return self._complement(governor, clausal.slot_of(clause))
        if dep == "acl" and clause.head.tag == "VBG":
            caught = self._caught(governor)
            if caught is not None:
                return caught
        feature = "participle" if dep == "acl" else "relative" if dep == "relcl" else ""
        if feature:
            return self._attributed(clause, governor, feature)
        if governor.pos in CLASSES and top.dep in ("dobj", "nsubj", "nsubjpass"):
            return self._argument(top)
        return self._through(self.view(governor), "loose")

    def _caught(self, noun: Token) -> View | None:
        """What is said of those who are doing it: "no bill authorising", "caught them stealing"."""
        own = self._signature(noun, "doing")
        if own is not None:
            return self._step(self.view(noun), own)
        around = self._signature(noun.head, "doing") if noun.dep == "dobj" else None
        return None if around is None else self._step(self.view(noun.head), around)

    def _attributed(self, clause: Clause, governor: Token, feature: str) -> View:
        """A clause that tells who or what is meant: somebody, or whoever does it ("those who")."""
        whoever = self.lexicon.grammar(f"{feature} of {governor.lower}")
        if whoever is not None and _is_general(clause):
            return self._step(self.view(governor), whoever)
        return self._through(self.view(governor), feature)

    def _completing(self, clause: Clause, governor: Token) -> View:
        slot = clausal.slot_of(clause)
        outcome = self._outcome(clause, governor) if slot == "that" else None
        if outcome is not None:
            return self._step(self.view(governor), outcome)
        if slot == "that" and clausal.beside(clause, governor):
            return self._complement(governor, slot, otherwise="loose")
        return self._complement(governor, slot)

    def _outcome(self, clause: Clause, governor: Token) -> Found | None:
        """The signature of "so ... that", whose clause tells what came of it."""
        mark = clausal.mark_of(clause)
        before = [c.lower for c in governor.kids("advmod") if c.index < governor.index]
        found = (self.lexicon.find("mark", f"{word} .. {mark}") for word in before if mark)
        return next((f for f in found if f is not None), None)

    def _adverbial(self, clause: Clause, governor: Token) -> View:
        if clause.mood == "infinitive":
            own = self._signature(governor, "infinitive")
            if own is not None:
                return self._step(self.view(governor), own)
        mark = clausal.mark_of(clause)
        found = self._marked(mark, clause) if mark else None
        if found is not None:
            return self._step(self.view(governor), found)
        if clause.mood == "infinitive":
            return self._through(self.view(governor), "purpose")
        feature = "participial" if clause.mood == "participle" else "adverbial"
        return self._through(self.view(governor), feature)

    def _marked(self, mark: str, clause: Clause) -> Found | None:
        """What the opening word says: "when" of what is told, or of whatever happens at times."""
        kind = "infinitive" if clause.mood == "infinitive" else ""
        kind = "present" if _is_general(clause) else kind
        special = self.lexicon.find("mark", f"{mark} {kind}") if kind else None
        return special or self.lexicon.find("mark", mark)

    def _complement(self, governor: Token, slot: str, otherwise: str = "") -> View:
        view = self.view(governor)
        found = self._signature(governor, slot)
        if found is None and slot == "what":
            found = self._signature(governor, "wh")
        if found is not None and slot in UNTENSED and self._takes_given(found):
            found = found if view.status not in UNREAL else None
        if found is None:
            return self._through(view, otherwise or f"unknown {slot}")
        return self._step(view, found)

    def _behind(self, preposition: Token, slot: str) -> View:
        """What stands behind a preposition, a clause or a noun."""
        name, governor = preposition.lower, preposition.head
        if governor.dep in ("prep", "advmod") and governor.pos in SMALL:
            name, governor = f"{governor.lower} {name}", governor.head
        elif first := [c for c in preposition.kids("advmod") if c.index < preposition.index]:
            name = f"{first[-1].lower} {name}"
        governor = self._adopter(governor, name, slot)
        view = self.view(governor)
        named = self._signature(governor, f"{name} doing") if slot == "gerund" else None
        found = named or self._signature(governor, name) or self._yet_to_come(preposition, name)
        found = found or self.lexicon.find("preposition", name, slot)
        return self._through(view, f"oblique {slot}") if found is None else self._step(view, found)

    def _yet_to_come(self, preposition: Token, name: str) -> Found | None:
        """What is said of a deed not known yet: "ahead of a meeting", but "ahead of the attack"."""
        behind = preposition.kids("pobj")
        kinds = (nominal.feature(t).removeprefix("noun ") for t in behind)
        unknown = any(kind in UNPARTICULAR for kind in kinds)
        return self.lexicon.find("preposition", name, "any noun") if unknown else None

    def _adopter(self, noun: Token, name: str, slot: str) -> Token:
        """The verb whose preposition hangs on its object: "accused the rebels of burning"."""
        verb = noun.head
        adopts = noun.dep in ("dobj", "nsubjpass") and slot == "gerund"
        taken = self._signature(verb, name) or self._signature(verb, f"{name} doing")
        return verb if adopts and taken and self._signature(noun, name) is None else noun

    # Nouns and other words

    def _word_context(self, token: Token) -> View:
        dep = token.dep
        if dep in PREDICATIVE and token.head.index in self.clauses:
            return self.context(self.clauses[token.head.index].head)
        if dep == "pobj":
            return self._state(token) or self._behind(token.head, "noun")
        if dep in ("dobj", "dative", "nsubj", "nsubjpass"):
            return self._argument(token)
        if dep in ("compound", "nmod", "amod", "poss", "npadvmod"):
            governor = token.head
            found = self._signature(governor, "of") if dep in ("compound", "nmod") else None
            view = self.view(governor)
            if found is not None:
                return self._step(view, found)
            return self._through(view, f"modifier {dep}")
        return self.view(token.head)

    def _state(self, noun: Token) -> View | None:
        """What somebody is said to be in, as little a fact as the being: "not at war"."""
        governor = noun.head.head
        being = governor.lemma == "be" and governor.index in self.clauses
        unparticular = nominal.feature(noun).removeprefix("noun ") in UNPARTICULAR
        return self._through(self.view(governor), "state") if being and unparticular else None

    def _argument(self, token: Token) -> View:
        governor = token.head
        slot = "subject" if token.dep == "nsubj" else "object"
        view = self.view(governor)
        supposed = self._if_done(token, governor) if slot == "subject" else None
        if supposed is not None:
            return self._step(view, supposed)
        kind = nominal.feature(token).removeprefix("noun ")
        general = self._signature(governor, f"any {slot}") if kind in UNPARTICULAR else None
        found = general or self._signature(governor, slot)
        if found is not None and not (view.negative and kind != KNOWN and self._takes_given(found)):
            return self._step(view, found)
        return self._through(view, f"argument {slot} {kind}")

    def _if_done(self, deed: Token, governor: Token) -> Found | None:
        """What is said of a deed by what it would amount to: "the arrest would be a mistake".

        Which of its kind it would be is said of what was done or is settled: "would be the third".
        A plan there is, whatever it would be to carry it out.
        """
        clause = self.clauses.get(governor.index)
        if clause is None or clause.modal != "would" or clause.perfect:
            return None
        told = clause.predicate
        settled = told is not None and nominal.feature(told) == "noun definite"
        if settled or self._signature(deed, "infinitive") is not None:
            return None
        return self._signature(governor, "subject if done")

    def _takes_given(self, found: Found) -> bool:
        """Whether it speaks of what is known: who did not see an attack saw none."""
        return self.lexicon.levels[found.rule.level].keeps == "reports"

    def _noun(self, noun: Token, view: View) -> View:
        view = self._through(view, nominal.feature(noun))
        for word in nominal.determiners(noun):
            found = self.lexicon.grammar(f"determiner {word.lower}")
            if found is not None and not self._negates_clause(word, noun):
                view = self._step(view, found)
        return view

    def _negates_clause(self, word: Token, noun: Token) -> bool:
        """Whether the determiner denies the clause, and so the noun through it."""
        clause = self.clauses.get(noun.head.index)
        return clause is not None and word in clause.negations and noun.dep in DENIED_WITH

    def _modified(self, token: Token, view: View) -> View:
        for child in nominal.modifiers(token):
            word = "adjective" if child.dep == "amod" else "adverb"
            found = self.lexicon.find(word, child.lemma, "modified") or (
                self.lexicon.find(word, child.lower, "modified")
            )
            if found is not None:
                view = self._step(view, found)
        return view

    # Steps

    def _signature(self, governor: Token, slot: str) -> Found | None:
        """What the governor, or what its copula says of somebody, does to the slot."""
        clause = self.clauses.get(governor.index)
        told = clause.predicate if clause is not None and clause.head is governor else None
        for word in (governor, *([told] if told is not None else [])):
            for lemma in self._lemmas(word) if word.pos in CLASSES else ():
                found = self.lexicon.find(CLASSES[word.pos], lemma, slot)
                if found is not None:
                    return found
        return None

    def _lemmas(self, governor: Token) -> Iterator[str]:
        """The governing word as rules know it: with its particle, behind its verb, alone."""
        clause = self.clauses.get(governor.index)
        if clause is not None and clause.head is governor:
            yield clause.lemma
        if governor.pos == "NOUN" and governor.dep in ("dobj", "pobj"):
            above = governor.head if governor.dep == "dobj" else governor.head.head
            yield f"{above.lemma} {governor.lemma}"
        yield governor.lemma

    def _first_of(self, features: Iterator[str]) -> Found | None:
        found = (self.lexicon.grammar(f) for f in features)
        return next((f for f in found if f is not None), None)

    def _through(self, view: View, feature: str) -> View:
        found = self.lexicon.grammar(feature)
        return view if found is None else self._step(view, found)

    def _step(self, view: View, found: Found, *, denied: bool | None = None) -> View:
        rule = found.rule
        deny = view.negative if denied is None else denied
        name = rule.denied if rule.denied and deny else rule.level
        return view.under(Step(self.lexicon.levels[name], found.id))


def _is_general(clause: Clause) -> bool:
    """Whether it stands in the plain present, which tells of no one time."""
    return clause.tense == "present" and not (clause.perfect or clause.progressive)
