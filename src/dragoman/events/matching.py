"""Whether words stand in a sentence as an entry says, and to which classes a word belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from dragoman.events.index import GAP
from dragoman.events.lexicon import Lexicon
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Sentence, Token

Fit = tuple[str, ...]
NOT_A_CLASS: Fit = ()
TRANSPARENT = "transparent"
RELATIVE = ("WDT", "WP", "WP$", "WRB")
PLACES = ("GPE", "LOC", "FAC")
NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET")


def unknown(_: Token) -> frozenset[str]:
    """No sector: of whom nothing is known."""
    return frozenset()


class Matcher:
    """Matches chains and classes in one sentence.

    Args:
        is_party: whether a token is the head of someone who acts (class `@actor`).
        places: positions of the words of place names (class `@place`).
        times: positions of the words of time expressions.
        sectors: the sectors of those whom a token is the head of a mention of.
    """

    def __init__(
        self, lexicon: Lexicon, sentence: Sentence, is_party: Callable[[Token], bool],
        places: frozenset[int] = frozenset(), times: frozenset[int] = frozenset(),
        sectors: Callable[[Token], frozenset[str]] = unknown,
    ) -> None:  # fmt: skip
        self.lexicon = lexicon
        self.is_party, self.places, self.times = is_party, places, times
        self.sectors = sectors
        self.clauses = {c.head.index: c for c in sentence.clauses}
        self.governors = {t.index: c for c in sentence.clauses for t in (c.head, *c.light)}
        self.nouns = tuple(t for t in sentence.tokens if t.pos == "NOUN")
        self.present = frozenset(w for t in sentence.tokens for w in (t.lower, t.lemma))
        self._classes: dict[int, dict[str, str]] = {}

    def clause(self, token: Token) -> Clause | None:
        return self.clauses.get(token.index)

    def governor(self, noun: Token) -> Clause | None:
        """The clause whose verb, or a word of its tense or modality, governs the noun."""
        return self.governors.get(noun.head.index)

    def chain(self, head: Token, chain: tuple[str, ...]) -> tuple[Token, ...] | None:
        """The tokens of the chain, head first, or None where one is missing."""
        if not chain:
            return (head,)
        if not self.present.issuperset(_named(chain)):
            return None
        found = self._extend({-1: head}, chain)
        return None if found is None else tuple(found[at] for at in range(-1, len(chain)))

    def _extend(self, matched: dict[int, Token], chain: tuple[str, ...]) -> dict[int, Token] | None:
        """Words of the chain may hang on each other in any order: "no" on "reason" on "see"."""
        missing = [at for at in range(len(chain)) if at not in matched]
        if not missing:
            return matched
        for token, beyond in self._reach(tuple(matched.values())):
            for at in missing:
                gap = chain[at].startswith(GAP)
                word = chain[at].removeprefix(GAP)
                infinitive = token.tag == "TO" and not self._leads_to(token, chain[at + 1 :])
                if (gap or not beyond) and not infinitive and self._suits(token, word, matched[-1]):
                    found = self._extend({**matched, at: token}, chain)
                    if found is not None:
                        return found
        return None

    def _leads_to(self, mark: Token, chain: tuple[str, ...]) -> bool:
        """Whether the "to" of an infinitive stands before its verb in the chain ("order to pay");
        else a chain means the preposition ("provide help to")."""
        return bool(chain) and self.says(mark.head, chain[0].removeprefix(GAP))

    def _reach(self, matched: tuple[Token, ...]) -> Iterable[tuple[Token, bool]]:
        """Dependents of the matched words, and arguments that stand elsewhere.

        True marks what lies beyond an argument: the parser often hangs on the object what
        belongs to the verb ("blamed the attack on").
        """
        for token in matched:
            yield from ((c, False) for c in token.children if c not in matched)
            yield from ((mark, False) for mark in _marks(token) if mark not in matched)
        clause = self.clause(matched[0])
        if clause is not None:
            for token in (*clause.undergoers, *clause.subjects):
                if token not in matched and token.head is not matched[0]:
                    yield token, False
            for token in clause.undergoers:
                yield from ((c, True) for c in token.kids("prep") if c not in matched)
            for prep, token in clause.obliques:
                if prep in _stranded(clause) and token not in matched:
                    yield token, False  # "the pact that they withdrew from"

    def _suits(self, token: Token, word: str, head: Token) -> bool:
        """Whether the token can be the word in a chain.

        A class never means who acts on another, and a preposition never one that only dates the
        act ("called on Friday"), stands before its verb as an adjunct ("with his consent, they")
        or opens its clause ("for them to call").
        """
        if not self.says(token, word):
            return False
        if token.dep == "mark" and token.head is head:
            return False
        if token.dep == "prep":
            return self._governed(token, head)
        clause = self.clause(head) if word.startswith("@") else None
        return clause is None or not clause.objects or token not in clause.doers

    def _governed(self, preposition: Token, head: Token) -> bool:
        objects = preposition.kids("pobj")
        if any(t.index in self.times for t in objects):
            return False
        fronted = preposition.index < head.index and preposition.head is head
        return (
            not fronted
            or head.pos not in ("VERB", "AUX")
            or any(t.tag in RELATIVE for t in objects)
        )

    def says(self, token: Token, word: str) -> bool:
        """Whether the token is the word (in this form or as its lemma) or of the class."""
        if word.startswith("@"):
            return self.class_rule(token, word[1:]) is not None
        return word == token.lower or (word == token.lemma and token.pos != "ADP")

    def class_rule(self, token: Token, name: str) -> str | None:
        """The rule that puts the token in the class ("" for `@actor`), or None.

        Only what can head a noun phrase is of a class: "according to" names no accord.
        """
        if name == "actor":
            return "" if self.is_party(token) else None
        if name == "person":
            known = token.entity == "PERSON" and token.index not in self.places
            return "" if known or token.lower in settings().grammar.persons else None
        if name == "place":
            return "" if token.entity in PLACES or token.index in self.places else None
        if name == "number":
            return "" if token.tag == "CD" and token.index not in self.times else None
        if name == "several":
            many = token.tag in ("NNS", "NNPS") or token.lower in settings().grammar.many
            return "" if many or bool(token.kids("conj")) else None
        if name == "doing":
            own = token.tag == "VBG" and not token.kids("nsubj", "nsubjpass", "poss")
            return "" if own and token.dep == "pcomp" else None
        if token.pos not in NOMINAL:
            return None
        if name == TRANSPARENT:
            return self.classes(token).get(name)
        return self.classes(self._seen_through(token)).get(name)

    def _seen_through(self, token: Token) -> Token:
        """What is counted or grouped, of "tens of thousands of troops" the troops."""
        while TRANSPARENT in self.classes(token):
            of = next((p for p in token.kids("prep") if p.lower == "of"), None)
            inner = of.kids("pobj") if of is not None else []
            if not inner:
                break
            token = inner[0]
        return token

    def classes(self, token: Token) -> dict[str, str]:
        """Class name -> rule, for all classes that the token is a word of."""
        if token.index not in self._classes:
            found: dict[str, str] = {}
            for sector in self.sectors(token):
                found.update(self.lexicon.sectors.get(sector, {}))
            for word in _forms(token):
                for entry in self.lexicon.classes.get(word, ()):
                    if self.chain(token, entry.chain) is not None:
                        found.update(dict.fromkeys(entry.names, entry.rule))
            self._classes[token.index] = found
        return self._classes[token.index]

    def fit(self, fillers: Iterable[Token], wanted: tuple[str, ...]) -> Fit | None:
        """The class rules by which one of the fillers is what is wanted, None where none is."""
        for token in fillers:
            counted = self._seen_through(token)
            for word in wanted:
                if word == "*":
                    return NOT_A_CLASS
                if word.startswith("@"):
                    rule = self.class_rule(token, word[1:])
                    if rule is not None:
                        return (rule,) if rule else NOT_A_CLASS
                elif self._is_entry(token, word) or self._is_entry(counted, word):
                    return NOT_A_CLASS
        return None

    def _is_entry(self, token: Token, entry: str) -> bool:
        *rest, head = entry.split()
        return head in (token.lower, token.lemma) and self.chain(token, tuple(rest)) is not None


def _stranded(clause: Clause) -> set[str]:
    """The clause's prepositions behind which nothing stands."""
    preps = clause.head.kids("prep")
    return {
        p.lower for p in preps if all(t.index < p.index for t in p.kids("pobj", "pcomp"))
    }  # fmt: skip


def _forms(token: Token) -> set[str]:
    """The word and its lemma; a role that is written as a name ("Marines") has no lemma."""
    forms = {token.lower, token.lemma}
    if token.tag == "NNPS" and token.entity not in PLACES:
        forms.add(token.lower.removesuffix("s"))
    return forms


def _marks(token: Token) -> Iterable[Token]:
    """The "for" of those who are to do what the verb asks, told apart from it by other words."""
    for clause in token.kids("advcl", "ccomp", "xcomp"):
        subject = clause.kids("nsubj", "nsubjpass")
        if subject and any(c.tag == "TO" for c in clause.children):
            yield from (m for m in clause.kids("mark") if token.index < m.index < subject[0].index)


@cache
def _named(chain: tuple[str, ...]) -> frozenset[str]:
    """The words of a chain that are no classes: without one of them it fits nowhere."""
    return frozenset(w for w in (c.removeprefix(GAP) for c in chain) if not w.startswith("@"))
