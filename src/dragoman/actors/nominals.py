"""Noun phrases: every phrase of a sentence that may name an actor, with the parts that code it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dragoman.actors.entries import Entry
from dragoman.actors.fighters import Fighters
from dragoman.actors.grammar import Grammar
from dragoman.actors.heads import NOUNS, head_of, is_only_a_name, lacks_article
from dragoman.actors.lexicon import Match
from dragoman.actors.naming import NameReader
from dragoman.actors.owning import OwnerReader, left_edge
from dragoman.actors.people import People
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointers
from dragoman.actors.slots import PLACES, VERBAL, Slots
from dragoman.parse.model import Sentence, Token
from dragoman.parse.predicates import SUBJECT

INNER: Final = frozenset(
    {"compound", "amod", "nmod", "nummod", "det", "quantmod", "npadvmod", "advmod"}
)
CALENDAR: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
WHOSE: Final = "WP$"


class PhraseFinder:
    """Reads the noun phrases of one sentence.

    A town or region acts as the subject of a verb that needs a mind, which `pointers` lists.
    """

    def __init__(
        self, sentence: Sentence, matches: list[Match], people: People, grammar: Grammar,
        date: dt.date, surnames: set[str], pointers: Pointers,
    ) -> None:  # fmt: skip
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.people = people
        self.grammar = grammar
        self.date = date
        self.pointers = pointers
        self.modifying = {m.start: r for m in matches if (r := self._only_modifies(m))}
        self.matches = matches = [
            m for m in matches
            if not (
                is_only_a_name(m, self.tokens)
                or lacks_article(m, self.tokens, grammar)
                or m.start in self.modifying
            )
        ]  # fmt: skip
        self.cover = {i: m for m in matches for i in range(m.start, m.end)}
        self.breaks = self._breaks()
        self.inside: set[int] = set()
        self.heads = {id(m): head_of(m, self.tokens) for m in matches}
        self.names = NameReader(sentence, self.cover, people, grammar, date, surnames)
        self.slots = Slots(self.tokens, self.cover, grammar, pointers)
        self.fighters = Fighters(grammar)
        self.owners = OwnerReader(
            self.tokens, matches, self.cover, grammar, people, date, sentence.entities
        )

    def find(self) -> list[Phrase]:
        """The phrases in order of their heads."""
        found: list[Phrase] = []
        for token in self.tokens:
            if self._is_head(token):
                found.append(self._phrase(token))
            elif token.index in self.cover:
                found.extend(self._modifier(token))
        return found

    def _only_modifies(self, match: Match) -> str:
        """The rule by which a word for a person only says something of another noun, or ""."""
        rule = self.grammar.words("noun_only").get(match.entry.name, "")
        return rule if self.tokens[match.start].dep in ("amod", "compound", "nmod") else ""

    def _breaks(self) -> frozenset[int]:
        """Places of an "and" between a person's name and another titled one."""
        named = {e.end for e in self.sentence.entities if e.label == "PERSON"}
        named |= {m.end for m in self.matches if m.entry.is_person}
        return frozenset(
            t.index
            for t in self.tokens
            if t.dep == "cc"
            and t.index in named
            and t.index + 1 < len(self.tokens)
            and self.tokens[t.index + 1].norm[:1].isupper()
        )

    def _after_break(self, start: int, head: int) -> int:
        """Where a phrase begins that the parser let begin before such an "and"."""
        return max((b + 1 for b in self.breaks if start <= b < head), default=start)

    def _after_office(self, start: int, head: int) -> int:
        """Where a name begins into whose phrase the parser drew the end of an office's name."""
        office = self.cover.get(start if self.tokens[start].dep != "det" else start + 1)
        drawn = office is not None and office.start < start < office.end <= head
        return office.end if office is not None and drawn and office.entry.is_role else start

    def _is_head(self, token: Token) -> bool:
        match = self.cover.get(token.index)
        if token.index + 1 in self.breaks and token.head.index > token.index:
            return True
        if match is not None and self.heads[id(match)] is not token:
            return False
        if token.index in self.inside:
            return False
        if token.dep in INNER and not (self._stands_alone(token) or self._possesses(match)):
            return False
        if token.pos in NOUNS or token.tag == WHOSE:
            return True
        return match is not None and token.dep not in INNER and token.pos not in VERBAL

    def _possesses(self, match: Match | None) -> bool:
        """Whether a role of several words owns something: "the secretary of state's remarks"."""
        if match is None or not match.entry.is_role or match.end - match.start < 2:
            return False
        return match.end < len(self.tokens) and self.tokens[match.end].tag == "POS"

    def _stands_alone(self, token: Token) -> bool:
        """A noun that the parser hung on a verb as adverbial, but not "Iran" in "Iran-backed"."""
        above = token.head
        adverbial = token.dep in ("npadvmod", "advmod") and token.pos in NOUNS
        return adverbial and above.pos in VERBAL and above.dep not in INNER

    def _phrase(self, head: Token) -> Phrase:
        """The noun phrase of a head token."""
        match = self.cover.get(head.index)
        if (head.pos == "PRON" or head.tag == WHOSE) and match is None:
            return Phrase(self.sentence.index, head, head.index, head.index + 1, "pronoun")
        start = min(left_edge(head, self.tokens), match.start if match else head.index)
        title = self.cover.get(start)
        start = title.start if title is not None and title.entry.kind == "title" else start
        start = self._after_break(start, head.index)
        start = self._after_office(start, head.index)
        end = max(head.index + 1, match.end if match else 0)
        phrase = Phrase(self.sentence.index, head, start, end, "nominal")
        phrase.before = self.tokens[start : head.index]
        phrase.counted = bool(phrase.before) and self._is_counted(phrase)
        phrase.appositions = tuple(head.kids("appos"))
        within = self.matches if start < head.index else ()
        left = [m for m in within if start <= m.start and m.end <= head.index]
        if self.names.is_person(head, match):
            self.owners.read(phrase, self.names.read(phrase, match, left))
            self._read_aside(phrase)
        else:
            self._read_thing(phrase, match, [m for m in left if m is not match])
        phrase.shape.former = self._former(phrase) if phrase.before else ""
        if self.modifying:
            said = (r for at, r in self.modifying.items() if start <= at < head.index)
            phrase.rules = (*phrase.rules, *said)
        return phrase

    def _read_aside(self, phrase: Phrase) -> None:
        """Take whom an aside gives a party and a state for a lawmaker: "Tim Falk (D-Texas)"."""
        after = self.tokens[phrase.end : phrase.end + 4]
        if phrase.shape.roles or len(after) < 4 or after[2].norm != "-":
            return
        opens, party, _, state = after
        rule = self.grammar.words("party_letter").get(party.norm.lower(), "")
        if rule and opens.norm in ("(", ",") and party.norm.isupper() and state.norm[:1].isupper():
            phrase.shape.roles = (self.grammar.lawmaker(rule),)

    def _is_counted(self, phrase: Phrase) -> bool:
        """Whether a number or such a word as "some" says that there are others."""
        some = self.grammar.words("some_of")
        return any(t.dep == "nummod" or t.tag == "CD" or t.lower in some for t in phrase.before)

    def _former(self, phrase: Phrase) -> str:
        words = self.grammar.words("former")
        for token in phrase.before:
            if token.lower in words and token.index not in self.cover:
                return words[token.lower]
        return ""

    def _read_thing(self, phrase: Phrase, match: Match | None, left: list[Match]) -> None:
        shape, head = phrase.shape, phrase.head
        shape.definite = any(t.lower in ("the", "this", "that") for t in phrase.before)
        if match is None or not self._may_head(match, head):
            phrase.owners = tuple(head.kids("poss"))
            self._read_collective(phrase, left)
            self._read_unknown(phrase, left)
            return
        entry = match.entry
        if entry.is_role:
            shape.roles = (entry,)
        else:
            phrase.kind = "name"
            shape.head = self._branch(match)
            phrase.name = (match.start - (shape.head is not entry), match.end)
            entry = shape.head
            phrase.acts = self.slots.name_acts(phrase, entry)
            people = [r for t in phrase.before if (r := self._people_after(t))]
            phrase.rules = (*phrase.rules, *people) if entry.kind == "adjective" else phrase.rules
        self.owners.read(phrase, [m for m in left if m.end <= match.start])
        if entry.is_role:
            phrase.acts = self.slots.role_acts(phrase, entry)

    def _branch(self, match: Match) -> Entry:
        """The body of which a state's name tells the branch: "Greenpeace Russia"."""
        before, state = self.cover.get(match.start - 1), match.entry
        if before is None or not state.is_state or not before.entry.is_body:
            return state
        tagged = self.tokens[match.start - 1].entity == "ORG" == self.tokens[match.start].entity
        if not tagged or before.entry.kind not in ("media", "company", "ngo"):
            return state
        return replace(before.entry, country=state.country, of=f"{before.entry.of} {state.name}")

    def _read_unknown(self, phrase: Phrase, left: list[Match]) -> None:
        """A body that no list has, told by a word of its name and the country it is of."""
        head = phrase.head
        entity = next((e for e in self.sentence.entities
                       if e.label == "ORG" and e.start <= head.index < e.end), None)  # fmt: skip
        if entity is None or head.pos != "PROPN":
            return
        kind = self.grammar.kind_of([t.lower for t in self.tokens[entity.start : entity.end]])
        if kind is None:
            return
        phrase.end = max(phrase.end, entity.end)
        phrase.name = (entity.start, entity.end)
        self.inside.update(range(head.index + 1, entity.end))
        self.owners.read(phrase, left)
        phrase.shape.roles = (kind,)
        phrase.kind, phrase.unsure = "name", True
        phrase.acts = self.slots.body_acts(phrase, kind)

    def _may_head(self, match: Match, head: Token) -> bool:
        """Whether a name of this kind can be the head of a phrase in this form."""
        entry = match.entry
        if entry.is_person or head.entity in CALENDAR or self._names_body(match):
            return False
        if entry.is_role:
            noun = head.pos in NOUNS or _is_used_as_noun(head)
            return noun and not (head.pos == "PROPN" and head.entity in PLACES)
        if entry.kind == "adjective":
            return any(self._people_after(c) for c in head.children)
        acronym = head.norm.isupper() and head.pos not in (*NOUNS, "ADJ", "X")
        return match.end > match.start + 1 or head.pos in NOUNS or (match.start > 0 and not acronym)

    def _people_after(self, word: Token) -> str:
        """The rule by which an adjective after this word is a people's name, or ""."""
        return self.grammar.words("people_after").get(word.lower, "")

    def _read_collective(self, phrase: Phrase, left: list[Match]) -> None:
        """A group of unknown kind that a country is named with: "the Lebanon-based group"."""
        noun = phrase.head.lemma
        side = self.grammar.words("side").get(noun)
        rule = side or self.grammar.words("collective").get(noun)
        if not rule or not left or phrase.head.pos != "NOUN":
            return
        self.owners.read(phrase, left)
        if any(o.country for o in phrase.shape.owners):
            sector = "GOV" if side else None
            phrase.shape.roles = (Entry(noun, noun, "group", None, sector, rules=(rule,)),)
        else:
            phrase.shape.owners = ()

    def _names_body(self, match: Match) -> bool:
        """Whether a place's name only ends that of a body: "Bank Muscat"."""
        entry = match.entry
        if not (entry.is_state or entry.is_place):
            return False
        return any(
            e.label == "ORG" and e.start < match.start < e.end
            and self.tokens[match.start - 1].tag == "NNP" and match.start - 1 not in self.cover
            for e in self.sentence.entities
        )  # fmt: skip

    def _modifier(self, token: Token) -> Iterator[Phrase]:
        """A name before a noun that is no actor: "Russian attack", "US-backed", "NATO summit"."""
        match = self.cover[token.index]
        entry = match.entry
        if self.heads[id(match)] is not token or token.dep not in INNER:
            return
        if entry.is_role:
            yield from self._fighter(token, match)
            return
        if self._before_fighter(match):
            return
        inner = self._in_actor(token)
        sponsor = self.owners.blocked(match)
        rule = sponsor or self._through(token)
        sure = bool(rule) or entry.is_body or entry.is_person
        phrase = Phrase(self.sentence.index, token, match.start, match.end, "modifier")
        phrase.name = (match.start, match.end)
        phrase.acts = sure and not inner
        phrase.sponsors = bool(sponsor)
        phrase.rules = (rule,) if rule else ()
        if entry.kind == "capital":
            phrase.rules += tuple(dict.fromkeys(self.grammar.words("venue").values()))
        if self._in_longer_name(match, self._noun(token)) or self._is_venue(token, entry):
            return
        if entry.is_person and not self.names.is_person(token, match):
            return
        if entry.is_person:
            phrase.shape.named = True
            phrase.shape.person = self.people.on(match.entries, self.date)
        else:
            phrase.shape.head = _state_of(entry) if entry.is_people or entry.is_place else entry
        yield phrase

    def _fighter(self, token: Token, match: Match) -> Iterator[Phrase]:
        """Those under arms before their deed, with whose they are: "Malian army shelling"."""
        rules = self._wages(match)
        if not rules:
            return
        left: list[Match] = []
        start = match.start
        while (before := self.cover.get(start - 1)) is not None and not before.entry.is_role:
            left.insert(0, before)
            start = before.start
        phrase = Phrase(self.sentence.index, token, start, match.end, "nominal")
        phrase.before = self.tokens[start : token.index]
        phrase.shape.roles = (match.entry,)
        self.owners.read(phrase, left)
        phrase.rules = (*phrase.rules, *rules)
        yield phrase

    def _wages(self, match: Match) -> tuple[str, ...]:
        """The rules by which a role before a noun does the deed that the noun names."""
        token = self.heads[id(match)]
        if not match.entry.is_role or token.dep not in INNER or self.owners.blocked(match):
            return ()
        noun = self._noun(token)
        return () if noun.index in self.cover else self.fighters.rules(match.entry, noun)

    def _before_fighter(self, match: Match) -> bool:
        """Whether a name is part of a phrase for those who do the deed behind it."""
        after = self.cover.get(match.end)
        while after is not None and not after.entry.is_role:
            after = self.cover.get(after.end)
        return after is not None and bool(self._wages(after))

    def _is_venue(self, token: Token, entry: Entry) -> bool:
        """Whether a town is only where something was: "the Hanoi summit"."""
        if entry.kind == "city":
            return True
        return entry.kind in ("capital", "metonym") and self._noun(
            token
        ).lemma in self.grammar.words("venue")

    def _in_longer_name(self, match: Match, noun: Token) -> bool:
        """Whether a name is only a part of another one: "National Unity Day", "Park Avenue"."""
        if match.entry.kind == "surname" and noun.pos == "PROPN":
            return True
        return any(
            e.start <= match.start < match.end <= noun.index < e.end and e.label != "PERSON"
            for e in self.sentence.entities
        ) and noun.index not in self.cover  # fmt: skip

    def _noun(self, token: Token) -> Token:
        """The noun that a modifier belongs to."""
        while token.dep in INNER or (token.dep == "conj" and token.head.dep in INNER):
            token = token.head
        return token

    def _in_actor(self, token: Token) -> bool:
        """Whether the noun modified is an actor itself, so that the modifier is part of it."""
        if self.owners.blocked(self.cover[token.index]):
            return False
        return self.slots.is_actor(self._noun(token))

    def _through(self, token: Token) -> str:
        """The rule by which the noun is one through which a state acts, or ""."""
        noun = self._noun(token)
        acts = self.grammar.words("acts")
        return acts.get(noun.lower) or acts.get(noun.lemma) or ""


def _state_of(entry: Entry) -> Entry:
    """The state that an adjective or a capital stands for."""
    return replace(entry, kind="name", of=entry.country or entry.of, sector=None)


def _is_used_as_noun(word: Token) -> bool:
    """Whether an adjective has what only a noun has: a place as subject, and an owner or article
    ("Chad's junta", which taggers take for an adjective)."""
    return word.tag == "JJ" and word.dep in SUBJECT and bool(word.kids("poss", "det"))
