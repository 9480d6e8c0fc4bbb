"""Naming: persons' names in a noun phrase, told from the titles and honorifics before them."""

from __future__ import annotations

import datetime as dt

from dragoman.actors.entries import Entry
from dragoman.actors.folding import fold
from dragoman.actors.grammar import Grammar
from dragoman.actors.heads import SERVING
from dragoman.actors.lexicon import Match
from dragoman.actors.people import People
from dragoman.actors.phrase import Phrase
from dragoman.parse.model import Entity, Sentence, Token

NOT_PERSONS = frozenset({"GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "DATE", "TIME"})
PERSONAL = frozenset({"title", "role"})


class NameReader:
    """Reads the persons' names of one sentence.

    `surnames` are those of the people named so far; new ones are added.
    """

    def __init__(
        self, sentence: Sentence, cover: dict[int, Match], people: People, grammar: Grammar,
        date: dt.date, surnames: set[str],
    ) -> None:  # fmt: skip
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.cover = cover
        self.people = people
        self.grammar = grammar
        self.date = date
        self.surnames = surnames
        self.entities = {
            i: e for e in sentence.entities if e.label == "PERSON" for i in range(e.start, e.end)
        }

    def is_person(self, head: Token, match: Match | None) -> bool:
        """Whether the head of a noun phrase is a person's name."""
        if match is not None and match.entry.is_person:
            if match.entry.kind == "person":
                return match.end - match.start > 1 or not self._is_day(head)
            return self._is_surname(head)
        entity = self.entities.get(head.index)
        if match is not None and match.entry.is_body:
            return self._is_namesake(head, match, entity)
        if match is not None and match.entry.is_role:
            return self._is_name(head, match, entity) or self._is_titled_name(head)
        if match is not None:
            place = match.entry.is_state or match.entry.is_place
            longer = entity is not None and entity.start < match.start
            if match.entry.kind == "demonym" and self._is_titled_name(head):
                return True
            return place and longer and not self._all_covered(entity, match)
        if head.pos != "PROPN":
            # The tagger takes rare surnames for nouns.
            return head.pos in ("NOUN", "X") and head.norm in self.surnames
        known = entity is not None or head.norm in self.surnames
        return known or self._titled(head) or self._after_state(head)

    def _is_surname(self, head: Token) -> bool:
        """Whether a listed surname stands for a person: not "the Moon" nor a place of the name."""
        article = any(c.lower == "the" and c.index == head.index - 1 for c in head.children)
        if article or head.entity in NOT_PERSONS:
            return False
        words = self.grammar.words("common_name")
        if head.pos != "PROPN" and (head.pos not in ("NOUN", "X") or head.lower in words):
            return False
        return head.lower not in words or self._is_surely_named(head)

    def _is_surely_named(self, head: Token) -> bool:
        """Whether a surname that is a common word or month too is one here."""
        named = head.norm.istitle() and head.tag == "NNP" and head.entity == "PERSON"
        return named and not self._is_day(head)

    def _is_day(self, head: Token) -> bool:
        """Whether a month that is a surname too is the month: "in May", "May 2"."""
        if head.lower not in self.grammar.words("common_name"):
            return False
        dated = head.dep == "pobj" and head.head.lower in self.grammar.words("day_word")
        return dated or any(c.tag == "CD" for c in head.children)

    def _is_namesake(self, head: Token, match: Match, entity: Entity | None) -> bool:
        """Whether a name that a body shares is a person's here: "Lev Parnas" and PARNAS."""
        if match.end - match.start > 1 or head.norm.isupper():
            return False
        return head.norm in self.surnames or (entity is not None and entity.start < match.start)

    def _is_name(self, head: Token, match: Match, entity: Entity | None) -> bool:
        """Whether a role's noun is a name here: "Hunter said"."""
        single = match.end - match.start == 1 and match.entry.kind in ("role", "group")
        after = self.tokens[head.index + 1 : head.index + 2]
        if any(t.lower in SERVING for t in after):
            return False
        return entity is not None and single and head.tag == "NNP" and head.norm.istitle()

    def _is_titled_name(self, head: Token) -> bool:
        """Whether a role's noun ends a name after a title: "Rep. Peter King"."""
        before = self.tokens[head.index - 1] if head.index else head
        named = before.tag == "NNP" and before.index not in self.cover and head.norm.istitle()
        return named and head.tag == "NNP" and self._titled(before)

    def _all_covered(self, entity: Entity | None, match: Match) -> bool:
        """Whether titles and the like account for the words of an entity before a match."""
        return entity is None or all(
            i in self.cover and not self.cover[i].entry.is_person
            for i in range(entity.start, match.start)
        )

    def _titled(self, head: Token) -> bool:
        """Whether a capitalised title stands before an unknown proper name, be it with what it is
        for ("Minister of Fisheries Tor Vestby")."""
        first = head.index
        while first > 0 and self.tokens[first - 1].tag == "NNP" and first - 1 not in self.cover:
            first -= 1
        if first == 0:
            return False
        if self._honorific(first - 1):
            return True
        if first > 1 and self.tokens[first - 1].lower in self.grammar.words("belongs_after"):
            first -= 1
        before = self.cover.get(first - 1)
        return (
            before is not None
            and before.entry.kind in PERSONAL
            and (self.tokens[first - 1].norm[:1].isupper() or before.entry.kind == "title")
        )

    def _after_state(self, head: Token) -> bool:
        """Whether a given name and a surname follow the state of an office: "to Peru Ana Diaz"."""
        first = head.index
        while first > 0 and self.tokens[first - 1].tag == "NNP" and first - 1 not in self.cover:
            first -= 1
        state = self.cover.get(first - 1)
        if head.index - first != 1 or state is None or not state.entry.is_state or not state.start:
            return False
        before = self.tokens[state.start - 1]
        return before.pos == "ADP" and before.head.index in self.cover

    def read(self, phrase: Phrase, match: Match | None, left: list[Match]) -> list[Match]:
        """Fill in name, titles, roles and known persons; returns what is left for owners."""
        start, end = self._name(phrase, match)
        left = [m for m in left if m.end <= start]
        roles = [m for m in left if m.entry.kind in PERSONAL and not self._owns(m)]
        self.surnames.add(self.tokens[end - 1].norm)
        phrase.kind = "name"
        phrase.name = (start, end)
        phrase.end = max(phrase.end, end)
        phrase.titles = self._titles(phrase, roles, start)
        phrase.shape.named = True
        phrase.shape.roles = tuple(m.entry for m in self._ranked(roles))
        phrase.shape.person = self._persons(match, start, end, phrase.shape.roles)
        self._gender(phrase, start)
        return [m for m in left if m not in roles]

    def _owns(self, title: Match) -> bool:
        """Whether a title is of somebody else, whose the phrase is: "the President's Office"."""
        return self.tokens[title.end - 1].dep == "poss"

    def _persons(
        self, match: Match | None, start: int, end: int, roles: tuple[Entry, ...]
    ) -> tuple[Entry, ...]:
        """Whom the lists know by the name; of a surname alone, if no other given name is said."""
        given = fold(self.tokens[start].norm) if end - start > 1 else ""
        known: tuple[Entry, ...] = ()
        if match is not None and match.entry.is_person:
            known = self.people.on(match.entries, self.date)
            if match.start <= start:
                return known
            known = tuple(p for p in known if match.entry.kind == "person")
        if not known and roles:
            known = self.people.titled(self.tokens[end - 1].norm, roles, self.date)
        return tuple(p for p in known if fold(p.of).startswith(given))

    def _ranked(self, roles: list[Match]) -> list[Match]:
        """Roles of an office before those that only say that one belongs somewhere."""
        belongs = self.grammar.words("belongs")
        return sorted(roles, key=lambda m: (m.entry.of in belongs, m.entry.sector is None))

    def _name(self, phrase: Phrase, match: Match | None) -> tuple[int, int]:
        """First token and end of the name, titles and nationality left out."""
        head = phrase.head
        entity = self.entities.get(head.index)
        start = match.start if match and match.entry.is_person else head.index
        while start > phrase.start and self._names(start - 1, entity):
            start -= 1
        end = match.end if match else head.index + 1
        if entity is not None and match is None:
            end = max(end, entity.end)
            while end > head.index + 1 and not self.tokens[end - 1].norm[:1].isalnum():
                end -= 1
        return start, end

    def _names(self, index: int, entity: Entity | None) -> bool:
        """Whether a token before the head is part of the name."""
        token = self.tokens[index]
        if self._honorific(index):
            return False
        inside = entity is not None and index >= entity.start
        match = self.cover.get(index)
        if match is not None and not match.entry.is_person:
            return inside and (match.entry.is_state or match.entry.is_place)
        if inside:
            return token.pos in ("PROPN", "PUNCT", "ADP", "PART", "X")
        tagged = token.entity in ("", self.tokens[index + 1].entity)
        return token.tag == "NNP" and token.dep == "compound" and tagged

    def _honorific(self, index: int) -> str:
        lower = self.tokens[index].lower
        return self.grammar.words("honorific_m").get(lower, "") or (
            self.grammar.words("honorific_f").get(lower, "")
        )

    def _gender(self, phrase: Phrase, start: int) -> None:
        given = self.tokens[start].norm
        for sex in ("m", "f"):
            if start > phrase.start:
                rule = self.grammar.words(f"honorific_{sex}").get(self.tokens[start - 1].lower)
                if rule:
                    phrase.gender = sex
                    phrase.rules = (*phrase.rules, rule)
            rule = self.grammar.words(f"given_{sex}").get(given)
            if rule and start + 1 < phrase.end and not phrase.gender:
                phrase.gender = sex
                phrase.rules = (*phrase.rules, rule)
        for entry in phrase.shape.roles:
            phrase.gender = phrase.gender or entry.gender

    def _titles(self, phrase: Phrase, roles: list[Match], name: int) -> tuple[int, int]:
        if not roles:
            return (0, 0)
        first = phrase.start
        while first < roles[0].start and self.tokens[first].pos in ("DET", "PUNCT"):
            first += 1
        return (first, min(name, roles[-1].end))
