"""Slots: where in a sentence a name or a role stands for an actor, and where it is only a place.

A state acts as a subject or an object, or after a preposition that aims at it; a hospital that a
man is flown to is where he goes, and "a president" in "became a president" is said of someone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.actors.lexicon import Match
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointers
from dragoman.parse.model import Token

ARGUMENTS: Final = frozenset(
    {"nsubj", "nsubjpass", "dobj", "dative", "poss", "agent", "appos", "attr", "ROOT", "oprd",
     "npadvmod", "csubj", "dep", "intj", "ccomp"}
)  # fmt: skip
BEARING: Final = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent", "ROOT", "appos"})
DOING: Final = frozenset({"nsubj", "agent", "ROOT"})
PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
VERBAL: Final = frozenset({"VERB", "AUX"})
PARTISAN: Final = frozenset({"PTY", "OPP", "ELI"})
_Test = Callable[[Phrase], bool]


class Slots:
    """Judges the slots of one sentence; `pointers` lists the verbs that need a mind."""

    def __init__(
        self, tokens: list[Token], cover: dict[int, Match], grammar: Grammar, pointers: Pointers
    ) -> None:
        self.tokens = tokens
        self.cover = cover
        self.grammar = grammar
        self.pointers = pointers

    def role_acts(self, phrase: Phrase, entry: Entry) -> bool:
        """Whether a role's phrase stands for those who have it; adds the rules that tell."""
        head = phrase.head
        if self._is_said_of(head, entry) or self._is_ours(head, entry):
            return False
        owned = bool(phrase.shape.owners or phrase.owners or phrase.shape.places)
        if not owned and _is_denied(head):
            return False
        if entry.kind == "thing" and not owned:
            return _outermost(head).dep in DOING
        return (
            self.body_acts(phrase, entry)
            and self._passes(phrase, entry, "with_article", "", _is_bare)
            and self._passes(phrase, entry, "term", "", _is_term)
            and self._passes(phrase, entry, "followers", "", _is_of_nobody)
            and self._passes(phrase, entry, "gathering", "breaks_up", self._only_takes_place)
            and self._passes(phrase, entry, "run_by", "", self._is_of_state)
            and self._passes(phrase, entry, "bystander", "bears_after", self._stands_by)
        )

    def body_acts(self, phrase: Phrase, kind: Entry) -> bool:
        """Whether a body that no list has is not only where something happens."""
        rules = tuple(dict.fromkeys(self.grammar.words("going").values()))
        phrase.rules += rules if kind.of in self.grammar.words("site") else ()
        return self._passes(phrase, kind, "site", "where", self._is_visited)

    def _passes(self, phrase: Phrase, entry: Entry, effect: str, helper: str, fails: _Test) -> bool:
        """Whether a role that a rule lists does not stand as it, or one beside it, forbids."""
        rule = self.grammar.words(effect).get(entry.of)
        if rule is None:
            return True
        beside = dict.fromkeys(self.grammar.words(helper).values())
        phrase.rules = (*phrase.rules, rule, *beside)
        return not fails(phrase)

    def _is_visited(self, phrase: Phrase) -> bool:
        """Whether something happens there or moves there: "at a school", "flown to a hospital"."""
        head = _outermost(phrase.head)
        if head.dep != "pobj" or head.head.lower not in self.grammar.words("where"):
            return False
        return head.head.lower != "to" or head.head.head.lemma in self.grammar.words("going")

    def _is_of_state(self, phrase: Phrase) -> bool:
        """Whether a state or its forces own it, and no person nor party does."""
        owning = (self.cover[t.index].entry for t in phrase.owners if t.index in self.cover)
        owners = [*phrase.shape.owners, *owning]
        partisan = any(o.is_person or o.sector in PARTISAN for o in owners)
        return bool(owners) and not partisan

    def _stands_by(self, phrase: Phrase) -> bool:
        """Whether someone neither does anything nor has anything done to him."""
        if any(o.country for o in phrase.shape.owners):
            return False
        head = _outermost(phrase.head)
        if head.dep == "pobj":
            return head.head.lower not in self.grammar.words("bears_after")
        return head.dep not in BEARING

    def _only_takes_place(self, phrase: Phrase) -> bool:
        """Whether a march or riot is what happens, and not those who march: "held a rally"."""
        head = _outermost(phrase.head)
        if head.dep == "nsubj":
            return not head.head.kids("dobj")
        if head.dep in ("dobj", "nsubjpass"):
            return head.head.lemma not in self.grammar.words("breaks_up")
        return head.dep != "pobj" or head.head.dep != "agent"

    def _is_said_of(self, head: Token, entry: Entry) -> bool:
        """Whether a role is only said of someone: "his post as president", "held hostage".

        A body stands without an article as well: "told parliament".
        """
        if head.dep == "dobj" and head.tag == "NN" and not head.children:
            return entry.kind not in ("body", "group")
        head = _outermost(head)
        if head.dep == "attr":
            verb = head.head
            subject = any(c.index < head.index for c in verb.kids("nsubj"))
            return subject or verb.dep in ("conj", "pcomp", "xcomp", "advcl", "acl")
        return head.dep in ("oprd", "advmod") or (head.dep == "pobj" and head.head.lower == "as")

    def _is_ours(self, head: Token, entry: Entry) -> bool:
        """Whether "our people" and the like are only the speaker's own."""
        return entry.sector == "CVL" and any(
            c.dep == "poss" and c.lower in self.pointers.words("speaker") for c in head.children
        )

    def name_acts(self, phrase: Phrase, entry: Entry) -> bool:
        """Whether a state or its seat is where it can act; others always can."""
        seat = entry.kind == "metonym" and phrase.head.dep == "pobj"
        if not (entry.is_state or entry.is_place or entry.kind == "side" or seat):
            return not self._is_channel(phrase, entry)
        if entry.kind in ("city", "region", "subdivision") and "PRE" not in entry.others:
            minded = self.pointers.words("minded").get(phrase.head.head.lemma)
            phrase.rules = (minded.rule,) if minded else ()
            return minded is not None and phrase.head.dep == "nsubj"
        if entry.kind == "side" and entry.name.islower():
            return self._is_minded(phrase)
        head = _outermost(phrase.head)
        if head.dep == "poss":
            return not self.is_actor(head.head) and not self._is_of_place(head.head)
        if head.dep == "appos" and (
            head.head.entity in PLACES or head.head.lemma in self.grammar.words("place_noun")
        ):
            return False
        if entry.is_state and self._closes_address(phrase):
            return False
        if head.dep == "pobj":
            phrase.rules = self._aimed_at(head, entry)
            return bool(phrase.rules)
        return head.dep in ARGUMENTS

    def _is_minded(self, phrase: Phrase) -> bool:
        """Whether a word that is mostly a direction does what minds do: "accused the west"."""
        head, words = phrase.head, self.pointers.words
        if head.kids("prep") or not any(t.lower == "the" for t in head.kids("det")):
            return False
        called = head.dep == "pobj" and head.head.lower == "on" and head.head.head.lemma == "call"
        effect = {"nsubj": "minded", "dobj": "minded_object"}.get(head.dep, "")
        listed = words(effect).get(head.head.lemma)
        phrase.rules = (*phrase.rules, *((listed.rule,) if listed else ()))
        return called or listed is not None

    def _is_channel(self, phrase: Phrase, entry: Entry) -> bool:
        """Whether something is only said there: "on Twitter", "in an interview on CNN"."""
        rule = self.grammar.words("channel").get(entry.of.lower())
        preps, prep = self.grammar.words("said_on"), phrase.head.head
        phrase.rules = (*phrase.rules, rule) if rule else phrase.rules
        if phrase.head.dep != "pobj" or not (rule or entry.kind == "media"):
            return False
        phrase.rules = (*phrase.rules, *dict.fromkeys(preps.values()))
        return prep.lower in preps and prep.head.pos in VERBAL

    def _closes_address(self, phrase: Phrase) -> bool:
        """Whether a state's name only says where the town before it is: "in Benghazi, Libya"."""
        before = self.tokens[max(0, phrase.start - 2) : phrase.start]
        if len(before) < 2 or before[1].norm != "," or before[0].entity not in PLACES:
            return False
        match = self.cover.get(before[0].index)
        town = match is None or match.entry.is_place
        after = self.tokens[phrase.end : phrase.end + 2]
        acts = phrase.head.dep in ("nsubj", "nsubjpass") and after[:1] and after[0].norm != ","
        return town and not acts and not any(t.dep == "cc" for t in after)

    def _aimed_at(self, head: Token, entry: Entry) -> tuple[str, ...]:
        """The rules by which the object of a preposition is acted on, none where it is a place."""
        prep = head.head
        above = prep.head
        words = self.grammar.words
        seat = words("town_noun").get(above.lemma) if prep.lower == "of" else None
        if self._says_whose(prep) or (prep.lower == "of" and self._is_of_place(above)):
            return ()
        if seat and not entry.is_state and not self.is_actor(above):
            return ()
        if above.pos in VERBAL and prep.lower in words("noun_after"):
            return ()
        if rule := words("acts_after").get(prep.lower) or words("noun_after").get(prep.lower):
            return (rule, seat) if seat else (rule,)
        if rule := words("parted_after").get(prep.lower):
            lies = words("lies").get(above.lemma)
            return () if lies else (rule, *dict.fromkeys(words("lies").values()))
        visits = words("visits").get(above.lemma)
        if visits and (rule := words("visited_after").get(prep.lower)):
            return (rule, visits)
        if not entry.is_state:
            return ()
        if rule := words("enters_after").get(prep.lower):
            enters = words("enters").get(above.lemma) or self._carried(above)
            return (rule, enters) if enters else ()
        rule = words("state_after").get(prep.lower)
        return (rule,) if rule else ()

    def _carried(self, verb: Token) -> str:
        """The rule that tells of what is carried somewhere: "took the war into Russia"."""
        enters = self.grammar.words("enters")
        return next((enters[c.lemma] for c in verb.kids("dobj") if c.lemma in enters), "")

    def _is_of_place(self, noun: Token) -> bool:
        """Whether a noun is only a part of a country: "suburbs of Kyiv", "Peru's capital"."""
        if noun.pos in VERBAL or self.is_actor(noun):
            return False
        largest = any(c.tag == "JJS" for c in noun.children)
        return noun.lemma in self.grammar.words("place_noun") or largest

    def _says_whose(self, prep: Token) -> bool:
        """Whether a preposition joins its object to a role: "the president of Ukraine"."""
        noun = prep.head
        match = self.cover.get(noun.index)
        actor = (
            noun.entity == "PERSON"
            if match is None
            else (match.entry.is_role or match.entry.is_person or match.entry.is_body)
        )
        return actor and prep.lower in self.grammar.words("belongs_after")

    def is_actor(self, noun: Token) -> bool:
        """Whether a noun heads a phrase that is coded itself."""
        grouped = noun.lemma in self.grammar.words("side") or (
            noun.lemma in self.grammar.words("collective")
        )
        return noun.index in self.cover or noun.entity == "PERSON" or grouped


def _is_of_nobody(phrase: Phrase) -> bool:
    """Whether nothing names whose followers they are: "the camps", not "the Romney camp"."""
    owned = phrase.shape.owners or phrase.owners or any(t.pos == "PROPN" for t in phrase.inner)
    return phrase.many or not owned


def _is_bare(phrase: Phrase) -> bool:
    """Whether a singular noun stands without article or owner, and not as a subject."""
    if phrase.many or phrase.shape.owners or phrase.owners or phrase.head.dep in DOING:
        return False
    return not any(t.dep in ("det", "poss") for t in phrase.before)


def _is_term(phrase: Phrase) -> bool:
    """Whether a noun says how long someone was in office: "his presidency"."""
    return any(t.dep == "poss" and t.entity not in PLACES for t in phrase.before)


def _is_denied(head: Token) -> bool:
    """Whether "no" stands before a noun, or before what it is coordinated with."""
    while head.dep in ("conj", "appos") and head.head.pos not in VERBAL:
        if any(c.lower == "no" for c in head.kids("det")):
            return True
        head = head.head
    return any(c.lower == "no" for c in head.kids("det"))


def _outermost(head: Token) -> Token:
    """The first of the nouns that a noun is coordinated with."""
    while head.dep == "conj" and head.head.pos not in VERBAL:
        head = head.head
    return head
