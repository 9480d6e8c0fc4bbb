"""Appositions: what phrases beside each other tell of one another.

"Yuri Moroz, the mayor of a town": the name is that of the mayor. "Israel, a close ally": both are
one. "President of Peru Ana Quispe": the parser may hang the name on the state. "Ana Quispe
resigned as minister": the verb says what office is hers.
"""

from __future__ import annotations

from dragoman.actors.grammar import Grammar
from dragoman.actors.phrase import Phrase
from dragoman.parse.model import Token

PERSONAL = ("title", "role")
SERVING = {("nsubj",): "holds_as", ("dobj", "nsubjpass"): "made_as"}
IMPERSONAL = ("group", "body")
NO_BODIES = frozenset({"GPE", "LOC", "FAC", "PERSON", "DATE", "EVENT", "LAW"})


class Appositions:
    """Joins the phrases of one sentence; `phrases` are keyed by the index of their head."""

    def __init__(self, tokens: list[Token], phrases: dict[int, Phrase], grammar: Grammar) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.grammar = grammar

    def join(self) -> None:
        """Let every phrase have what those beside it tell."""
        for phrase in list(self.phrases.values()):
            self._tell(phrase)
            self._lead(phrase)
            self._part(phrase)
            self._share(phrase)
            self._serve(phrase)

    def _tell(self, phrase: Phrase) -> None:
        """Let an apposition tell what a name is, and the other way round."""
        others = [o for h in phrase.appositions if (o := self.phrases.get(h.index)) is not None]
        named = next((o for o in others if o.shape.named), None)
        for other in others:
            if named not in (None, other) and other.shape.roles and not phrase.shape.named:
                self._take(named, other)
                continue
            _christen(phrase, other)
            if phrase.shape.named == other.shape.named:
                self._equate(phrase, other)
                continue
            name, role = (phrase, other) if phrase.shape.named else (other, phrase)
            if role.shape.roles:
                self._take(name, role)
            elif role.shape.head is None and role.head.lemma in self.grammar.words("apart"):
                role.same = name.head

    def _take(self, name: Phrase, role: Phrase) -> None:
        """Let a name have a role's titles and owners, and the role stand for the name."""
        apart = self.grammar.words("apart")
        roles = (*name.shape.roles, *role.shape.roles)
        name.shape.roles = tuple(sorted(roles, key=lambda r: r.of in apart))
        if not name.shape.owners:
            name.shape.owners, name.owners = role.shape.owners, role.owners
        name.shape.places = name.shape.places or role.shape.places
        name.shape.former = name.shape.former or role.shape.former
        name.rules = (*name.rules, *role.rules)
        role.same = name.head
        if not name.titles[1] and role.kind == "nominal":
            name.titles = (role.start + len(role.before) - len(role.inner), role.end)

    def _equate(self, phrase: Phrase, other: Phrase) -> None:
        """Let a description of a state or body stand for it: "Israel, a close ally"."""
        if self._names(phrase, other):
            return
        role = next(iter(other.shape.roles), None)
        if role is None or other.kind != "nominal" or phrase.shape.named:
            return
        head = phrase.shape.head
        if head is None:
            _found(phrase, other)
        elif head.is_state:
            rule = self.grammar.words("said_of_states").get(role.of)
            if rule is None or other.many:
                return
            other.rules = (*other.rules, rule)
            other.same = phrase.head
        elif head.is_body and role.kind in IMPERSONAL and not other.many:
            other.same = phrase.head

    def _names(self, phrase: Phrase, other: Phrase) -> bool:
        """Let a description stand for the state or body that is named after it.

        "Its rival, the Miners' Union, left", "its southern neighbour, Georgia".
        """
        head = other.shape.head
        if phrase.shape.named or phrase.shape.head is not None or phrase.many or head is None:
            return False
        if phrase.head.pos != "NOUN" or other.kind != "name" or other.same is not None:
            return False
        noun, role = phrase.head.lemma, next(iter(phrase.shape.roles), None)
        rules = self.grammar.words("said_of_states")
        impersonal = role is not None and role.kind in IMPERSONAL
        owned = any(o.country for o in phrase.shape.owners)
        if head.is_state and noun in rules and not owned:
            phrase.rules = (*phrase.rules, rules[noun])
        elif not head.is_body or not (impersonal or noun in self.grammar.words("apart")):
            return False
        phrase.same = other.head
        return True

    def _part(self, phrase: Phrase) -> None:
        """Part a name from the place before it: "President of Ukraine Volodymyr Zelensky"."""
        if not phrase.shape.named or phrase.shape.roles:
            return
        around = next((p for p in self.phrases.values() if _reaches_into(p, phrase)), None)
        beside = self._right_before(phrase)
        if around is None and not phrase.shape.owners and beside is None:
            return
        office = self._office((around or beside or phrase).start)
        if office is None and beside is not None and _is_office(beside):
            office = beside
        if office is None:
            return
        owners = phrase.shape.owners if self._before(phrase.start, 1) == "of" else ()
        phrase.shape.roles = office.shape.roles
        phrase.shape.owners = (*office.shape.owners, *owners)
        phrase.shape.former = office.shape.former
        phrase.titles, phrase.start = (office.start, phrase.name[0]), office.start
        office.same = phrase.head

    def _right_before(self, person: Phrase) -> Phrase | None:
        """The state, body or office that ends a title where a person's full name begins."""
        full = person.name[1] - person.name[0] > 1 and person.head.entity == "PERSON"
        if not full or person.start != person.name[0]:
            return None
        return next(
            (p for p in self.phrases.values()
             if person.start in (p.end, p.name[1]) and p.head.index < person.start
             and p.head.dep == "pobj" and not p.shape.named), None
        )  # fmt: skip

    def _lead(self, phrase: Phrase) -> None:
        """Let a description right before a state's name stand for it: "U.S. ally Israel"."""
        head = phrase.shape.head
        if head is None or not head.is_state or phrase.kind != "name":
            return
        before = next((p for p in self.phrases.values() if p.end == phrase.start), None)
        rules = self.grammar.words("said_of_states")
        if before is None or before.kind != "nominal" or before.many or not before.shape.roles:
            return
        if rule := rules.get(before.shape.roles[0].of):
            before.rules, before.same = (*before.rules, rule), phrase.head

    def _share(self, phrase: Phrase) -> None:
        """Let bare nouns have the nationality of what they are coordinated with.

        "The Ukrainian army and police": both are Ukrainian. Only those that a state has: "Turkish
        soldiers and rebels" are not.
        """
        first = self.phrases.get(phrase.head.head.index)
        if phrase.head.dep != "conj" or first is None or first.head.index > phrase.head.index:
            return
        if not phrase.shape.roles or phrase.modified or phrase.owners or phrase.shape.owners:
            return
        kinds = self.grammar.words("shares")
        owner = next(iter(first.shape.owners), None)
        bare = not any(t.dep in ("det", "nummod") for t in phrase.before)
        rule = kinds.get(phrase.shape.roles[0].sector or "")
        if not (bare and rule and owner and first.shape.roles) or first.shape.shared:
            return
        if owner.is_people or owner.kind == "abbreviation":
            phrase.shape.owners, phrase.rules = (owner,), (*phrase.rules, rule)

    def _serve(self, phrase: Phrase) -> None:
        """Let a verb of office tell what an unknown name is: "Ana Quispe resigned as minister"."""
        known = phrase.shape.roles or phrase.shape.person or phrase.shape.head is not None
        if known or phrase.head.pos != "PROPN":
            return
        office = self._said(phrase.head)
        if office is not None:
            _christen(phrase, office)
            self._take(phrase, office)
            return
        for deps, effect in SERVING.items():
            rule = self._verb(phrase.head.head, effect) if phrase.head.dep in deps else ""
            office = self._held(phrase.head) if rule else None
            if office is None or office.many or office.shape.named:
                continue
            if office.shape.roles and office.shape.roles[0].kind in PERSONAL:
                _christen(phrase, office)
                self._take(phrase, office)
                phrase.rules = (*phrase.rules, rule)

    def _said(self, name: Token) -> Phrase | None:
        """The office that a sentence says a person has now: "Ana Quispe is a judge in Lima"."""
        verb = name.head
        if name.dep != "nsubj" or verb.lemma != "be" or verb.tag != "VBZ" or verb.kids("neg"):
            return None
        said = (self.phrases.get(t.index) for t in verb.kids("attr"))
        personal = (
            p for p in said
            if p is not None and p.shape.roles and p.shape.roles[0].kind in PERSONAL
        )  # fmt: skip
        return next((p for p in personal if not p.many), None) if name.entity == "PERSON" else None

    def _verb(self, verb: Token, effect: str) -> str:
        """The rule that lists a verb, with its particle."""
        words = " ".join((verb.lemma, *(t.lower for t in verb.kids("prt"))))
        return self.grammar.words(effect).get(words, "")

    def _held(self, name: Token) -> Phrase | None:
        """The office that a name's verb tells: "as minister", "(was elected) president"."""
        verb = name.head
        preps = [t for t in (*name.kids("prep"), *verb.kids("prep")) if t.lower == "as"]
        led = [t for prep in preps for t in prep.kids("pobj")]
        found = (self.phrases.get(token.index) for token in (*led, *verb.kids("oprd")))
        return next((phrase for phrase in found if phrase is not None), None)

    def _before(self, place: int, steps: int) -> str:
        at = place - steps
        return self.tokens[at].lower if at >= 0 else ""

    def _office(self, place: int) -> Phrase | None:
        """The role at the head of a chain of "of" and "to" that ends before a token."""
        office: Phrase | None = None
        while self._before(place, 1) in (*self.grammar.words("belongs_after"), "to", "the"):
            end = place - (2 if self._before(place, 1) == "the" else 1)
            found = next((p for p in self.phrases.values() if self._ends(p, end)), None)
            if found is None or (found.head.pos != "PROPN" and not found.shape.roles):
                break
            if any(t.lower in ("a", "an") for t in found.before):
                break
            office = found if _is_office(found) else office
            place = found.start
        return office

    def _ends(self, phrase: Phrase, end: int) -> bool:
        """Whether a phrase's head, or the name that it is, ends at a token."""
        return end in (phrase.head.index + 1, phrase.name[1])


def _is_office(phrase: Phrase) -> bool:
    """Whether a phrase says what somebody is."""
    return bool(phrase.shape.roles) and phrase.shape.roles[0].kind in PERSONAL


def _reaches_into(body: Phrase, person: Phrase) -> bool:
    """Whether a body's name ends with the place that stands before a person's name."""
    return body.start < person.start < body.name[1] == person.name[0]


def _christen(phrase: Phrase, other: Phrase) -> None:
    """Take an unknown proper name for a person's if its apposition is a person's role."""
    roles = other.shape.roles
    if phrase.kind != "nominal" or phrase.shape.roles or phrase.head.pos != "PROPN":
        return
    if roles and roles[0].kind in PERSONAL and other.kind == "nominal":
        phrase.kind, phrase.shape.named = "name", True
        phrase.name = (phrase.end - 1 - len(phrase.inner), phrase.end)


def _found(phrase: Phrase, other: Phrase) -> None:
    """Take an unknown proper name for a body's if its apposition says what body it is."""
    if phrase.shape.roles or phrase.head.pos != "PROPN" or phrase.head.entity in NO_BODIES:
        return
    if other.shape.roles[0].kind in IMPERSONAL and not other.many and other.acts:
        phrase.kind, phrase.name = "name", (phrase.start, phrase.end)
        phrase.shape.roles, phrase.shape.owners = other.shape.roles, other.shape.owners
        phrase.owners, phrase.shape.places = other.owners, other.shape.places
        phrase.rules = (*phrase.rules, *other.rules)
        other.same = phrase.head
