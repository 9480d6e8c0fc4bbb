"""Clauses that fill a slot: what is promised, asked, feared or begun."""

from __future__ import annotations

from dragoman.events.filling.after import reach
from dragoman.events.matching import Matcher
from dragoman.events.settings import settings
from dragoman.events.vocabulary import Operator
from dragoman.parse.clauses import conjuncts
from dragoman.parse.model import Token

GERUND = "gerund"
TELLING = "telling"
UNTENSED = "untensed"
PARTICIPLE = "participle"
CLAUSES = ("clause", "infinitive", "that", "wish", TELLING, GERUND, UNTENSED, PARTICIPLE)
COMPLEMENTS = ("xcomp", "ccomp")
LOOSE = ("advcl", "acl", "relcl", "xcomp", "ccomp")

Words = tuple[Token, ...]


class Complements:
    """Complement clauses in one sentence."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher

    def of(self, words: Words, slot: str) -> Words:
        """Complement clauses, or else infinitives that hang on the words or their arguments.

        A gerund is the clause that is their subject: "lifting the ban is out of the question".
        """
        if slot == GERUND:
            return tuple(words[0].kids("csubj"))
        heads = self._beside(words[0]) or self._loose(words)
        if slot == "wish":
            heads = [h for h in heads if self._is_wish(h)]
        elif slot == TELLING:
            heads = [h for h in heads if self._is_telling(h)]
        elif slot == UNTENSED:
            heads = [h for h in heads if self._is_untensed(h)]
        elif slot == PARTICIPLE:
            heads = [h for h in heads if self._is_untensed(h) and not _is_infinitive(h)]
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

    def _beside(self, token: Token) -> list[Token]:
        clause = self.matcher.clause(token)
        if clause is not None:
            found = [c.head for c in clause.complements if c.relation in COMPLEMENTS]
            return found or self._past_adjunct(token)
        acl = ("acl", "advcl") if token.pos in ("ADJ", "ADV") else ("acl",)
        return [
            c for c in token.children
            if c.dep in COMPLEMENTS or (c.dep in acl and (_is_infinitive(c) or self._is_content(c)))
        ]  # fmt: skip

    def _past_adjunct(self, verb: Token) -> list[Token]:
        """What the parser hangs on an adjunct: "urged during his visit that they leave"."""
        adjuncts = (p for p in verb.kids("prep") if p.lower in settings().routes.meanwhile)
        nouns = (t for p in adjuncts for t in p.kids("pobj"))
        return [c for t in nouns for c in t.kids("acl") if self._is_content(c)]

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

    def _is_telling(self, head: Token) -> bool:
        """Whether a clause tells what is or was: "assured them that the town was safe"."""
        clause = self.matcher.clause(head)
        told = clause is not None and clause.mood == "finite" and clause.tense is not None
        return told and clause is not None and not clause.modal and not self._is_wish(head)

    def _is_untensed(self, head: Token) -> bool:
        """Whether a clause says what is begun or kept up, and is not quoted: of "'Mali is at war,'
        he went on" the words are said."""
        clause = self.matcher.clause(head)
        return clause is not None and clause.mood in ("infinitive", "participle")

    def _loose(self, words: Words) -> list[Token]:
        near = {t.index for w in words for t in reach(w)}
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
            isinstance(r, Operator) and {"clause", UNTENSED} & {*r.inner} for r in rules
        )


def _coordinated(head: Token, matcher: Matcher) -> list[Token]:
    """A complement and the predicates coordinated with it."""
    return [t for t in conjuncts(head) if matcher.clause(t) is not None] or [head]


def _is_infinitive(token: Token) -> bool:
    to = any(c.dep == "aux" and c.tag == "TO" for c in token.children)
    return to and not any(c.dep == "mark" and c.lower == "that" for c in token.children)
