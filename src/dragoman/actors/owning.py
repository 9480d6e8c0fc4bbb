"""Owning: the words around a head that say whose it is.

Before the head: nationality, possessors and bodies ("Ukraine's soldiers", "Hamas leader"). After
it: phrases with "of", "for", "in" and the like, followed down their chain ("spokesman for the
Ministry of Defence of Ukraine").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.actors.lexicon import Match
from dragoman.actors.people import People
from dragoman.actors.phrase import Phrase
from dragoman.parse.model import Entity as NamedEntity
from dragoman.parse.model import Token

JOINING = frozenset({"and", ",", "-", "or", "/", "as", "well", "both", "&", "'s"})


class OwnerReader:
    """Reads owners in one sentence; `left_edge` gives a noun's first token."""

    def __init__(
        self, tokens: list[Token], matches: list[Match], cover: dict[int, Match],
        grammar: Grammar, people: People, date: dt.date, entities: Sequence[NamedEntity] = (),
    ) -> None:  # fmt: skip
        self.tokens = tokens
        self.entities = entities
        self.matches = matches
        self.cover = cover
        self.grammar = grammar
        self.people = people
        self.date = date
        self._places: list[Entry] = []
        self._homes: list[Entry] = []
        self._joined: tuple[Entry, ...] = ()

    def read(self, phrase: Phrase, left: list[Match]) -> None:
        """Fill in the owners of a phrase: `left` are the names before its head."""
        owners: list[Entry] = []
        shared: list[Match] = []
        apart = self.grammar.words("apart").get(phrase.head.lemma)
        junior = self.grammar.words("junior")
        for match in reversed(left):
            if match.entry.is_role and match.entry.name in junior:
                continue
            own = self._own_people(phrase, match)
            rule = self.blocked(match) or ("" if own else self._apart(match, apart))
            rule = rule or self._topic(phrase, match)
            phrase.rules = (*phrase.rules, own) if own else phrase.rules
            if rule:
                phrase.rules = (*phrase.rules, rule)
                self._oppose(phrase, match)
                continue
            origin = self._origin(match)
            if origin:
                phrase.rules = (*phrase.rules, origin)
            owners.append(self._as_owner(match.entry))
            if match.entry.country and not match.entry.is_role:
                shared.insert(0, match)
        role = self.cover.get(phrase.head.index)
        if shared and role is not None and role.entry.is_role and role.entry.country:
            shared.append(role)
        if len(shared) < 2 or not self._coordinated(shared):
            shared = []
        phrase.owners = tuple(
            t
            for t in phrase.head.kids("poss")
            if t.index not in self.cover or self.cover[t.index].entry.is_role
        )
        equal = apart and phrase.head.lemma in self.grammar.words("equals")
        outer = [] if apart and not equal else self._outer(phrase)
        outer += self._further(phrase.head, outer)
        if apart:
            phrase.owners, outer = (), []
        if apart and not equal:
            self._places, self._homes = [], []
        phrase.shape.owners = (*owners, *outer)
        phrase.shape.places = tuple(dict.fromkeys(self._places))
        states = tuple(o for o in outer if o.is_state or o.is_people)
        abroad = any(o.country for o in owners)  # "American troops in Syria and Iraq" are American
        homes = () if abroad else tuple(self._homes)
        joined = () if abroad else self._joined
        phrase.shape.shared = tuple(m.entry for m in shared) or joined or states or homes

    def _as_owner(self, entry: Entry) -> Entry:
        if entry.is_person:
            known = self.people.on((entry,), self.date)
            return known[0] if known else entry
        return entry

    def _coordinated(self, named: list[Match]) -> bool:
        gaps = [self.tokens[a.end : b.start] for a, b in pairwise(named)]
        return all(gap and all(t.lower in JOINING for t in gap) for gap in gaps)

    def _apart(self, match: Match, rule: str | None) -> str:
        """The rule by which "Iran's rivals" and "a U.S. ally" are not of that state.

        A grouping's are its members: "European allies".
        """
        owner = self.tokens[match.end - 1].dep == "poss"
        state = match.entry.is_state or match.entry.is_people
        return rule if rule and (owner or state) else ""

    def _own_people(self, phrase: Phrase, match: Match) -> str:
        """The rule by which "his Turkish counterpart" is of Turkey, whoever's counterpart he is."""
        rule = self.grammar.words("equals").get(phrase.head.lemma, "")
        return rule if match.entry.is_people and self.tokens[match.end - 1].dep != "poss" else ""

    def _topic(self, phrase: Phrase, match: Match) -> str:
        """The rule by which "Iran" in "Iran envoy" is what one deals with, not whose one is."""
        noun = phrase.shape.roles[0].of.rpartition(" ")[2] if phrase.shape.roles else ""
        if match.entry.country in ("UNO", "IGO") and match.entry.is_body:
            return self.grammar.words("accredited").get(noun, "")
        if self.tokens[match.end - 1].dep == "poss":
            return ""
        if match.entry.kind == "capital":
            return self.grammar.words("stationed").get(noun, "")
        named = match.entry.kind in ("name", "short", "official")
        return self.grammar.words("about").get(noun, "") if named else ""

    def blocked(self, match: Match) -> str:
        """The rule by which a name before the head is not the actor's own country."""
        stance = self.grammar.words("stance").get(self._prefix(match))
        return stance or self._hyphened(match, "sponsor")

    def _prefix(self, match: Match) -> str:
        """The prefix that a hyphen joins to a name, be a blank between them: "anti- Syrian"."""
        before = self.tokens[max(0, match.start - 2) : match.start]
        if before and before[-1].norm == "-":
            return before[0].lower
        joined = before[-1].lower if before else ""
        return joined.removesuffix("-") if joined.endswith("-") else ""

    def _oppose(self, phrase: Phrase, match: Match) -> None:
        """Note whom fighters are against: "anti-Assad fighters" are rebels in his country."""
        against = self.grammar.words("against").get(self._prefix(match))
        if against:
            phrase.shape.against = self._as_owner(match.entry)
            phrase.rules = (*phrase.rules, against)

    def _origin(self, match: Match) -> str:
        return self._hyphened(match, "origin")

    def _hyphened(self, match: Match, effect: str) -> str:
        after = self.tokens[match.end : match.end + 2]
        if len(after) == 2 and after[0].norm == "-":
            return self.grammar.words(effect).get(after[1].lower, "")
        return ""

    def _outer(self, phrase: Phrase) -> list[Entry]:
        """Owners in prepositional phrases after the head; places are set aside."""
        self._places, self._homes, self._joined = [], [], ()
        found: list[Entry] = []
        joins = self.grammar.words("belongs_after")
        pending = [phrase.head]
        while pending:
            head = pending.pop(0)
            for prep in self._preps(head):
                rule = joins.get(prep.lower) or self._served(head, prep)
                if not rule or self._is_posted(phrase, head, prep):
                    continue
                nouns = self._objects(phrase, prep)
                self._joined = self._joined or self._together(nouns)
                for noun in nouns:
                    if self._is_own_word(phrase.head, noun):
                        pending.append(noun)
                        continue
                    strange = self._is_strange(noun, prep)
                    phrase.shape.strange |= strange
                    found.extend(self._told(noun) if strange else ())
                    bare = prep.lower not in self.grammar.words("whose_after")
                    inner = self._inside(noun, bare=bare)
                    (self._places if bare else found).extend(inner)
                    if bare and head is phrase.head:
                        self._homes += [e for e in inner if e.is_state or e.kind == "capital"]
                    if inner:
                        part = self.grammar.words("place_noun").get(head.lemma)
                        whose = self.grammar.words("whose_after").get(prep.lower)
                        phrase.rules += tuple(r for r in (rule, whose, part) if r)
                    match = self.cover.get(noun.index)
                    if match is None or match.entry.is_role:
                        phrase.owners = (*phrase.owners, noun)
                    if prep.lower == "of":
                        self._extend(phrase, noun, head, bool(inner))
                    pending.append(noun)
        return found

    def _preps(self, head: Token) -> list[Token]:
        """The prepositions of a noun, and a "to" after an aide that the parser hung on the verb."""
        found = head.kids("prep")
        after = self.tokens[head.index + 1 : head.index + 2]
        astray = [
            t for t in after
            if t.lower == "to" and t.dep in ("prep", "dative") and t.head is head.head
            and head.dep in ("dobj", "nsubj", "nsubjpass")
        ]  # fmt: skip
        return found + (astray if head.lemma in self.grammar.words("serves") else [])

    def _objects(self, phrase: Phrase, prep: Token) -> list[Token]:
        """The objects of a preposition; of one that serves somebody only those that act.

        "They blamed the rebels for the attack and Chad for the silence": Chad has no rebels there.
        Nor is anybody's what the parser drew to the end of a role's own words.
        """
        nouns = list(_conjuncts(prep.kids("pobj")))
        if self._is_own_word(prep.head, prep):
            nouns = [n for n in nouns if self._is_own_word(prep.head, n)]
        serves = self.grammar.words("serves_after").get(prep.lower)
        if serves is None or len(nouns) < 2:
            return nouns
        phrase.rules = (*phrase.rules, serves)
        strange = nouns[0].pos == "NOUN" and nouns[0].index not in self.cover
        return nouns[:1] if strange else nouns

    def _together(self, nouns: list[Token]) -> tuple[Entry, ...]:
        """A state and a body of states that a phrase is of at once: "envoys of Chad and the AU"."""
        named = [self.cover[n.index].entry for n in nouns if n.index in self.cover]
        unions = [e for e in named if e.kind in UNIONS]
        fitting = unions and all(e.is_state or e in unions for e in named)
        return tuple(named) if fitting and len({e.country for e in named}) > 1 else ()

    def _further(self, head: Token, found: list[Entry]) -> list[Entry]:
        """States that the parser joined to several persons, and not to the state they are of.

        "The foreign ministers of Iran and Iraq met": there is no minister of Iran alone.
        """
        if len(found) != 1 or not found[0].is_state or head.tag != "NNS":
            return []
        joined = (self.cover.get(t.index) for t in _conjuncts(head.kids("conj")))
        states = [m for m in joined if m is not None and m.entry.is_state]
        return [m.entry for m in states if m.entry.country != found[0].country]

    def _is_own_word(self, head: Token, noun: Token) -> bool:
        """Whether a noun is a word of the role itself: "state" in "secretary of state"."""
        match = self.cover.get(head.index)
        return match is not None and match is self.cover.get(noun.index)

    def _is_posted(self, phrase: Phrase, head: Token, prep: Token) -> bool:
        """Whether "in X" only says where an embassy or a force abroad is; adds the rule."""
        rule = self.grammar.words("posted").get(head.lemma)
        words = self.grammar.words
        if rule is None or prep.lower in words("whose_after").keys() - {"at"}:
            return False
        hails, comes = words("hails").get(head.lemma), words("hails_after").get(prep.lower)
        if comes and (hails or head.dep in DOING):
            phrase.rules = (*phrase.rules, *((hails,) if hails else ()), comes)
            return False
        phrase.rules = (*phrase.rules, rule)
        return True

    def _is_strange(self, noun: Token, prep: Token) -> bool:
        """Whether "for X" or "of X" names a body that no list knows."""
        unknown = noun.index not in self.cover and noun.pos == "PROPN"
        return (
            unknown
            and prep.lower in self.grammar.words("whose_after")
            and noun.entity in ("ORG", "PERSON", "")
        )

    def _told(self, noun: Token) -> Iterator[Entry]:
        """What the words of an unknown body's name tell of it: "director of the Palm Institute"."""
        spans = [e for e in self.entities if e.label == "ORG" and e.start <= noun.index < e.end]
        for entity in spans[:1]:
            named = [t.lower for t in self.tokens[entity.start : entity.end]]
            kind = self.grammar.kind_of(named)
            if kind is not None:
                yield kind

    def _served(self, head: Token, prep: Token) -> str:
        return self.grammar.words("serves").get(head.lemma, "") if prep.lower == "to" else ""

    def _extend(self, phrase: Phrase, noun: Token, head: Token, known: bool) -> None:
        """Take an "of" phrase that says whose into the phrase's span."""
        if known and head.index < phrase.end:
            phrase.end = max(phrase.end, self._end(noun))

    def _end(self, noun: Token) -> int:
        match = self.cover.get(noun.index)
        return match.end if match else noun.index + 1

    def _inside(self, noun: Token, *, bare: bool) -> list[Entry]:
        """Entries in the noun phrase of `noun`, its head first; no roles where `bare`."""
        match = self.cover.get(noun.index)
        end = self._end(noun)
        start = left_edge(noun, self.tokens)
        inside = [
            m for m in self.matches
            if start <= m.start and m.end <= end and m is not match and not self.blocked(m)
        ]  # fmt: skip
        named = [m for m in ([match] if match else []) + inside[::-1] if not self._ends_name(m)]
        entries = [m.entry for m in named]
        owners = [self._as_owner(e) for e in entries if not (bare and e.is_role)]
        return [replace(o, sector=None) if bare and o.kind == "metonym" else o for o in owners]

    def _ends_name(self, match: Match) -> bool:
        """Whether a surname only ends the name of a thing or of somebody else: "Hampden Park"."""
        before = self.tokens[match.start - 1] if match.start else None
        return (
            match.entry.kind == "surname"
            and before is not None
            and before.tag == "NNP"
            and before.head.index in range(match.start, match.end)
            and match.start - 1 not in self.cover
        )


DOING = frozenset({"nsubj", "nsubjpass"})
"""Where troops stand that come from somewhere: those that are withdrawn from there are objects."""
UNIONS = frozenset({"igo", "alliance"})
"""Kinds of bodies that states form."""

OUTER = frozenset(
    {"punct", "cc", "preconj", "mark", "prep", "relcl", "ccomp", "nsubj", "nsubjpass", "aux",
     "auxpass", "advcl", "appos", "conj", "dep", "intj", "cop", "expl", "parataxis", "acl"}
)  # fmt: skip

LEADING = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "ADV"})


def left_edge(head: Token, tokens: list[Token]) -> int:
    """Index of the first token of a noun phrase before its head."""
    first = head.index
    for child in head.children:
        if child.index < head.index and child.dep not in OUTER:
            first = min(first, child.index, *(t.index for t in child.subtree()))
    while first < head.index and tokens[first].pos in LEADING:
        first += 1
    return first


def _conjuncts(heads: list[Token]) -> Iterator[Token]:
    for head in heads:
        yield head
        yield from _conjuncts(head.kids("conj"))
