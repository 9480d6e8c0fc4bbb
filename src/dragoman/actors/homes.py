"""Homes: the state in which a report is at home, and what is of it without its being said.

A report names the country of its own offices once, if at all: "President Mwangi", "the army",
"police" are those of the place that its dateline names, or of the one state that it speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.census import Census, States
from dragoman.actors.compose import NATIONAL
from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.actors.lexicon import Match
from dragoman.actors.offices import Offices
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointers
from dragoman.actors.scenes import Scenes
from dragoman.parse.model import Parsed, Sentence

INSIDE = ("inside_least", "inside_share", "inside_officer")


class Homes:
    """Tells where one report is at home, and gives its phrases their owner by that."""

    def __init__(
        self, parsed: Parsed, found: Sequence[list[Match]], pointers: Pointers, grammar: Grammar,
        risen: frozenset[str], states: States,
    ) -> None:  # fmt: skip
        self.pointers = pointers
        self.grammar = grammar
        self.offices = Offices(pointers)
        self._sentences = parsed.sentences
        self._found = dict(zip((id(s) for s in parsed.sentences), found, strict=True))
        self.home = Census(parsed.sentences, found, pointers, states).home()
        self.scenes = Scenes(parsed.sentences, found, pointers, grammar, self.home, risen, states)

    def owner(self, phrase: Phrase, sentence: Sentence) -> Entry | None:
        """The state that an office or body without a country is of, with the rule for it."""
        if not phrase.shape.roles or phrase.shape.places:
            return None
        if any(o.country or not o.is_role for o in phrase.shape.owners):
            return None
        role = phrase.shape.roles[0]
        strange = phrase.shape.strange and role.kind != "body"
        if role.country or strange:
            return None
        if self._is_abroad(phrase):
            return self._usual(role)
        if phrase.counted and role.kind == "body":
            return self._inside(role) or self._usual(role)
        found = (
            self._from_outside(phrase, sentence)
            or self._inside(role)
            or self.scenes.here(phrase, sentence)
            or self._after_word(phrase, sentence)
            or self._own(phrase, sentence)
            or self.scenes.owner(phrase, sentence)
            or self._among_its_own(phrase, sentence)
            or self.scenes.only_force(phrase, sentence)
        )
        if found is not None and (phrase.shape.named or self._has(found, role)):
            return found
        return self._usual(role)

    def _from_outside(self, phrase: Phrase, sentence: Sentence) -> Entry | None:
        """The other state in view, for those who have come from there: "the invaders"."""
        words = self.pointers.words("outsider")
        listed = words.get(phrase.shape.roles[0].of) or next(
            (words[t.lower] for t in phrase.before if t.lower in words), None
        )
        state = self.scenes.outsider(sentence) if listed is not None else None
        if listed is None or state is None:
            return None
        rules = (listed.rule, *self.home.rules, self.pointers.limits["back"])
        return Entry("", "", "name", state, None, rules=rules)

    def _among_its_own(self, phrase: Phrase, sentence: Sentence) -> Entry | None:
        """The one state that a report speaks of, for all but those who may be strangers there."""
        role, state = phrase.shape.roles[0], self.home.country
        by_sector = self.pointers.words("home_sector").get(role.sector or "")
        if state is None or by_sector is None or not self.home.alone or phrase.shape.named:
            return None
        whose = {*self.grammar.words("whose_after"), "to"} - {*role.of.split()}
        if any(p.lower in whose for p in phrase.head.kids("prep")):
            return None
        if stranger := self._rule("stranger", role.of):
            phrase.rules = (*phrase.rules, stranger)
            return None
        if not self.scenes.in_view(sentence) <= {state}:
            return None
        rules = (by_sector.rule, *self.home.rules, self.pointers.limits["back"])
        return Entry("", "", "name", state, None, rules=rules)

    def _usual(self, role: Entry) -> Entry | None:
        """The state that a word for an office makes everyone think of, if no other is in view."""
        usual = self.pointers.words("usual").get(role.of)
        if usual is None or self.offices.fitting(role.of, self.home.others) - {*usual.kinds}:
            return None
        rules = (usual.rule, *self.offices.rules(role.of))
        return Entry("", "", "name", usual.kinds[0], None, rules=rules)

    def _has(self, state: Entry, role: Entry) -> bool:
        """Whether a state has an office of the kind at all."""
        return state.country is None or self.offices.may_be_of(role.of, state.country)

    def _inside(self, role: Entry) -> Entry | None:
        """The state of whose bodies the report speaks as one does at home, for its offices."""
        rule = self._rule("inside", role.of)
        if self.home.inside is None or not rule:
            return None
        words = self.pointers.words
        beside = (*words("inside_body").values(), *words("inside_marked").values())
        vague = words("of_a_state").get(role.of)
        told = [p.rule for p in (*beside, *((vague,) if vague else ()))]
        told += [self.pointers.limits[name] for name in INSIDE]
        return Entry("", "", "name", self.home.inside, None, rules=(rule, *dict.fromkeys(told)))

    def _after_word(self, phrase: Phrase, sentence: Sentence) -> Entry | None:
        """The state that has just spoken, for its officer who goes on: "Lima denied it. Defence
        Minister Ana Ruiz ..."."""
        rule = self._rule("home", phrase.shape.roles[0].of)
        before = self._sentences[sentence.index - 1 : sentence.index] if sentence.index else []
        if not rule or not phrase.shape.named or phrase.head.dep != "nsubj" or not before:
            return None
        root = next((t for t in before[0].tokens if t.is_root), None)
        spoke = self.pointers.words("state_speaks").get(root.lemma) if root else None
        if root is None or spoke is None or before[0].part != sentence.part:
            return None
        heads = {t.index for t in root.kids("nsubj")}
        told = (m for m in self._found[id(before[0])] if m.end - 1 in heads)
        states = (m.entry for m in told if m.entry.is_state or m.entry.is_place)
        state = next((entry.country for entry in states), None)
        if state is None:
            return None
        return Entry("", "", "name", state, None, rules=(rule, spoke.rule))

    def _own(self, phrase: Phrase, sentence: Sentence) -> Entry | None:
        """The state where the report or the sentence is at home, if such an office is its own."""
        role = phrase.shape.roles[0]
        country, told = self._local(sentence) or (self.home.country, self.home.rules)
        rule = self._rule("home", role.of)
        officer = self.pointers.words("official_sector").get(role.sector or "")
        told = (*told, officer.rule) if officer else told
        if not rule and self.home.alone and (not phrase.shape.named or officer):
            rule = self._rule("home_many", role.of)
        if country is None or not rule or (phrase.many and not self.home.alone):
            return None
        return Entry("", "", "name", country, None, rules=(rule, *told))

    def bearer(self, head: Entry) -> Entry | None:
        """The state whose body bears a name of many, where the listed bearer's is out of view."""
        home = self.home.country
        if home is None or head.kind not in NATIONAL or head.country in (None, home):
            return None
        name = head.name.lower()
        rule = next(
            (p.rule for w, p in self.pointers.words("home_name").items() if name.startswith(w)), ""
        )
        if not rule or head.country in self.home.others:
            return None
        return Entry("", "", "name", home, None, rules=(rule,))

    def borne(self, owner: Entry) -> Entry:
        """A body as that of the state which bears its name here: "National Guard troops"."""
        bearer = self.bearer(owner)
        if bearer is None:
            return owner
        return replace(owner, country=bearer.country, rules=(*owner.rules, *bearer.rules))

    def _rule(self, effect: str, role: str) -> str:
        """The rule that lists a role, the last words of its name, or what stands before "of"."""
        listed, words = self.pointers.words(effect), role.partition(" of ")[0].split()
        tails = (" ".join(words[i:]) for i in range(len(words)))
        return next((listed[tail].rule for tail in tails if tail in listed), "")

    def _is_abroad(self, phrase: Phrase) -> bool:
        """Whether words before the head, beside its own name's, place it elsewhere."""
        role = phrase.shape.roles[0]
        fighting = role.sector in self.pointers.words("risen_sector")
        own = set(role.name.lower().split()) if fighting or role.kind != "group" else set()
        abroad = self.pointers.words("home_abroad")
        rule = next(
            (abroad[t.lower].rule for t in phrase.before if t.lower in abroad.keys() - own), ""
        )
        phrase.rules = (*phrase.rules, rule) if rule else phrase.rules
        return bool(rule)

    def _local(self, sentence: Sentence) -> tuple[str, tuple[str, ...]] | None:
        """The state of the town that a sentence opens with, and the rule: "In Oslo, ..."."""
        tokens = sentence.tokens
        first = sentence.dateline[1] if sentence.dateline else 0
        opening = self.pointers.words("home_town")
        if len(tokens) <= first or tokens[first].lower not in opening:
            return None
        for match in self._found[id(sentence)]:
            town = match.entry.is_place or match.entry.is_state
            if match.start == first + 1 and town and match.end < len(tokens):
                closed, state = tokens[match.end].text == ",", match.entry.country
                return (state, (opening[tokens[first].lower].rule,)) if closed and state else None
        return None
