"""The words beside a name that tell whether, and as what, it is meant as a place."""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.parse.model import Sentence, Token
from dragoman.places.families import LOCATIVES, LocativeRule
from dragoman.rules import Named, RuleBook

UNDERGOING: Final = frozenset({"dobj", "nsubjpass"})
ARGUMENTS: Final = frozenset({"nsubj", "nsubjpass", "dobj"})
MODIFYING: Final = frozenset({"compound", "nmod", "amod"})


class Standing(NamedTuple):
    """How a name stands in its sentence.

    `rule` is the rule by which it stands where only a place stands, or None; `scene` tells that
    it does so before what happened there, where a state may be meant as a party ("the Iran
    talks"); `shut` tells that no place stands there.
    """

    rule: str | None = None
    scene: bool = False
    shut: bool = False


class Governed(NamedTuple):
    """A rule's governors of a preposition, and what speaks against it."""

    governors: frozenset[str]
    but: frozenset[str]
    rule: str


class ShortName(NamedTuple):
    """The full name of a state or province that a short one stands for, and the rule."""

    name: str
    rule: str


LOOSE: Final = Standing()
SHUT: Final = Standing(shut=True)


class Wording:
    """Locative rules, each word with the id of the rule that holds it.

    Attributes:
        before: preposition, or "word preposition" -> rule.
        but: preposition -> lemmas after which it is about something else.
        governed: preposition -> what must govern it.
        verbs: lemma of a verb whose object is where it happens -> rule.
        blows: the same of a verb by which one of `agents` strikes a place.
        bodies: noun for a body of the town that is named with it -> rule.
        kinds: noun of place -> (kind of entry it calls for, rule).
        directions: word for a part of a place -> rule.
        portions: word before a name that leaves only a part of it -> rule.
        parts: noun for what a place owns, or two words for it -> rule.
        halls: noun for what stands in the place that owns it -> rule.
        relatives: word that opens a clause of what is done at a place -> rule.
        happenings: noun for what happens at a place named before it -> rule.
        no_names: words that by themselves name no place, though some town is called so.
        seats: preposition after which a seat of government is the building -> rule.
        wares, contests: nouns of things and verbs of sport that make a name no place.
        acting: kinds of listed features that may stand for a side.
        parties: letters of a party before the state of its member ("R-Ohio").
        states: short name of a state or province behind a town -> its full name.
        allegiance: prepositions between a contest and one of its sides.
        definite: word by which a noun takes a place up again -> rule.
        areas: kinds of place that a noun for a region may take up; lands: nouns for any of them.
        things: nouns that take up a place which is called or listed as such a thing.
        recall: sentences back in which that place is looked for first.
        there, here: adverb for the place named last, and for where the report was filed -> rule.
    """

    def __init__(self, book: RuleBook) -> None:
        self.before: dict[str, str] = {}
        self.but: dict[str, frozenset[str]] = {}
        self.governed: dict[str, list[Governed]] = {}
        self.listing: set[str] = set()
        self.shut: set[str] = set()
        self.no_names: set[str] = set()
        self.parties: set[str] = set()
        self.states: dict[str, ShortName] = {}
        self.seats: dict[str, str] = {}
        self.acting: set[str] = set()
        self.wares: set[str] = set()
        self.contests: set[str] = set()
        self.verbs: dict[str, str] = {}
        self.blows: dict[str, str] = {}
        self.agents: set[str] = set()
        self.bodies: dict[str, str] = {}
        self.kinds: dict[str, tuple[str, str]] = {}
        self.directions: dict[str, str] = {}
        self.portions: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self.halls: dict[str, str] = {}
        self.relatives: dict[str, str] = {}
        self.happenings: dict[str, str] = {}
        self.allegiance: set[str] = set()
        self.definite: dict[str, str] = {}
        self.areas: set[str] = set()
        self.lands: set[str] = set()
        self.things: set[str] = set()
        self.recall = 0
        self.there: dict[str, str] = {}
        self.here: dict[str, str] = {}
        for named in book.rules(LOCATIVES):
            self._add(named)

    def _add(self, named: Named[LocativeRule]) -> None:
        rule, but = named.rule, frozenset(named.rule.but)
        self.before |= dict.fromkeys(rule.before, named.id)
        self.but |= dict.fromkeys(rule.before, but)
        for preposition in rule.prepositions:
            governed = Governed(frozenset(rule.governors), but, named.id)
            self.governed.setdefault(preposition, []).append(governed)
        self.listing.update(rule.listing)
        self.shut.update(rule.shut)
        self.no_names.update(rule.no_names, rule.directions)
        self.parties.update(rule.parties)
        self.states |= {short: ShortName(full, named.id) for short, full in rule.states.items()}
        self.acting.update(rule.acting)
        self.wares.update(rule.wares)
        self.contests.update(rule.contests)
        self.seats |= dict.fromkeys(rule.seats, named.id)
        self.verbs |= dict.fromkeys(rule.verbs, named.id)
        self.blows |= dict.fromkeys(rule.blows, named.id)
        self.agents.update(rule.agents)
        self.bodies |= dict.fromkeys(rule.bodies, named.id)
        self.kinds |= dict.fromkeys(rule.features, (rule.kind, named.id))
        self.directions |= dict.fromkeys(rule.directions, named.id)
        self.portions |= dict.fromkeys(rule.portions, named.id)
        self.parts |= dict.fromkeys(rule.parts, named.id)
        self.halls |= dict.fromkeys(rule.halls, named.id)
        self.relatives |= dict.fromkeys(rule.relatives, named.id)
        self.happenings |= dict.fromkeys(rule.happenings, named.id)
        self.allegiance.update(rule.allegiance)
        self.definite |= dict.fromkeys(rule.definite, named.id)
        self.areas.update(rule.areas)
        self.lands.update(rule.lands)
        self.things.update(rule.things)
        self.recall = max(self.recall, rule.recall)
        self.there |= dict.fromkeys(rule.there, named.id)
        self.here |= dict.fromkeys(rule.here, named.id)

    def is_feature(self, token: Token) -> bool:
        """Whether the word says what kind of place a name beside it is."""
        return token.lower in self.kinds

    def noun_of(self, head: Token) -> Token | None:
        """The noun that says what kind of place the name before it is ("the Donetsk region")."""
        beside = head.dep in MODIFYING and self.is_feature(head.head)
        return head.head if beside and head.head.index > head.index else None

    def standing(self, sentence: Sentence, head: Token, *, seat: bool = False) -> Standing:
        """How a name with this head stands: surely as a place, surely not, or either way.

        Args:
            seat: whether it is a building or a hill that stands for a body ("the White House").
        """
        top = self._top(head)
        if self._is_ware_or_team(top):
            return SHUT
        if (related := self._related(head)) is not None:
            return Standing(related)
        if top.dep in MODIFYING:
            rule = self.happenings.get(top.head.lemma)
            return Standing(rule, scene=rule is not None)
        if top.dep == "poss":
            return Standing(self._owned(sentence, top.head))
        if top.dep == "pobj":
            if seat and top.head.lower in self.seats:
                return Standing(self.seats[top.head.lower])
            return self._after(sentence, top.head)
        if top.dep in UNDERGOING:
            verb = top.head
            found = self.verbs.get(verb.lemma) or self.verbs.get(verb.lower)
            return Standing(found or self._struck(verb))
        return LOOSE

    def _struck(self, verb: Token) -> str | None:
        """The rule by which what hits a place makes it one: "drones hit Gao"."""
        beside = (
            *verb.kids("nsubj"),
            *(n for p in verb.kids("agent", "prep") for n in p.kids("pobj")),
        )
        struck = any(noun.lemma in self.agents for noun in beside)
        return self.blows.get(verb.lemma) if struck else None

    def body(self, head: Token) -> str | None:
        """The rule by which the name is that of the town of a body: "the mayor of Gao"."""
        if head.dep in MODIFYING:
            return self.bodies.get(head.head.lemma)
        if head.dep == "pobj" and head.head.lower == "of":
            return self.bodies.get(head.head.head.lemma)
        return None

    def _related(self, head: Token) -> str | None:
        """The rule by which a clause tells what is done at a place: "Chad, where"."""
        words = (word.lower for clause in head.kids("relcl") for word in clause.kids("advmod"))
        return next((self.relatives[word] for word in words if word in self.relatives), None)

    def _owned(self, sentence: Sentence, noun: Token) -> str | None:
        """The rule by which the owner of what the noun names is a place: "Chad's civil war"."""
        phrases = (f"{c.lower} {noun.lemma}" for c in noun.kids("amod", "compound"))
        names = (noun.lemma, *phrases)
        found = next((self.parts[name] for name in names if name in self.parts), None)
        if found is None and noun.lemma in self.halls and noun.dep == "pobj":
            inside = self._after(sentence, noun.head).rule is not None
            return self.halls[noun.lemma] if inside else None
        return found

    def _is_ware_or_team(self, top: Token) -> bool:
        """Whether the name belongs to a thing, or to a side in a game."""
        if top.dep in MODIFYING:
            return top.head.lemma in self.wares
        if top.dep == "pobj":
            return top.head.lower in self.allegiance and top.head.head.lemma in self.contests
        return top.dep in ARGUMENTS and top.head.lemma in self.contests

    def _after(self, sentence: Sentence, preposition: Token) -> Standing:
        """How a name stands after a preposition."""
        word, governor = preposition.lower, preposition.head
        phrase = f"{governor.lower} {word}"
        if phrase in self.shut:
            return SHUT
        if preposition.dep == "conj" and governor.dep == "prep":
            return self._after(sentence, governor)
        if word in self.listing and governor.pos in ("NOUN", "PROPN"):
            return self.standing(sentence, governor)
        around = _around(sentence, preposition)
        for found in (phrase, word):
            if found in self.before and around.isdisjoint(self.but[found]):
                return Standing(self.before[found])
        return Standing(self._by_governor(word, around))

    def _by_governor(self, word: str, around: frozenset[str]) -> str | None:
        for governed in self.governed.get(word, ()):
            if not around.isdisjoint(governed.governors) and around.isdisjoint(governed.but):
                return governed.rule
        return None

    def _top(self, head: Token) -> Token:
        """The first of a coordination, or the noun of place that the name modifies."""
        while head.head is not head and (
            head.dep in ("conj", "appos") or (head.dep in MODIFYING and self.is_feature(head.head))
        ):
            head = head.head
        return head


def _around(sentence: Sentence, preposition: Token) -> frozenset[str]:
    """Lemmas of what may govern a preposition: its head, that one's arguments, the noun before."""
    governor = preposition.head
    while governor.pos in ("ADV", "ADP", "SCONJ") and governor.head is not governor:
        governor = governor.head
    found = {governor.lemma, preposition.head.lemma, preposition.head.lower}
    found.update(c.lemma for c in governor.children if c.dep in ARGUMENTS)
    before = sentence.tokens[preposition.index - 1] if preposition.index else preposition
    if before.pos == "NOUN":
        found.add(before.lemma)
    return frozenset(found)
