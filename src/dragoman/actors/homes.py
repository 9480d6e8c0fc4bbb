"""Homes: the state in which a report is at home, and what is of it without its being said.

A report names the country of its own offices once, if at all: "President Mwangi", "the army",
"police" are those of the place that its dateline names, or of the one state that it speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.actors.compose import NATIONAL
from dragoman.actors.entries import Entry
from dragoman.actors.lexicon import Match
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointers
from dragoman.parse.model import Parsed, Sentence

ABROAD = frozenset({"JRN", "BUS", "REB", "SOC", None})
"""Sectors of bodies that are told of far from home."""
STATE: int = 3
"""Letters of a state's code."""
LONGEST = 3
"""Words of a dateline that stands by itself."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a report is at home: a state's code, or None where that cannot be told.

    `alone` says that it speaks of hardly any other state; `others` are the states that names point
    to; `rules` are the ids of those that tell.
    """

    country: str | None = None
    alone: bool = False
    others: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()


class Homes:
    """Tells where one report is at home, and gives its phrases their owner by that."""

    def __init__(self, parsed: Parsed, found: Sequence[list[Match]], pointers: Pointers) -> None:
        self.pointers = pointers
        self._found = dict(zip((id(s) for s in parsed.sentences), found, strict=True))
        self.home = _home(parsed.sentences, found, pointers)

    def owner(self, phrase: Phrase, sentence: Sentence) -> Entry | None:
        """The state that an office or body without a country is of, with the rule for it."""
        if not phrase.shape.roles or phrase.shape.places:
            return None
        if any(o.country or not o.is_role for o in phrase.shape.owners):
            return None
        role = phrase.shape.roles[0]
        strange = phrase.shape.strange and role.kind != "body"
        if role.country or strange or self._is_abroad(phrase):
            return None
        if phrase.counted and role.kind == "body":
            return None
        country, told = self._local(sentence) or (self.home.country, self.home.rules)
        rule = self._rule("home", role.of)
        if not rule and self.home.alone and not phrase.shape.named:
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

    def _rule(self, effect: str, role: str) -> str:
        """The rule that lists a role, the last words of its name, or what stands before "of"."""
        listed, words = self.pointers.words(effect), role.partition(" of ")[0].split()
        tails = (" ".join(words[i:]) for i in range(len(words)))
        return next((listed[tail].rule for tail in tails if tail in listed), "")

    def _is_abroad(self, phrase: Phrase) -> bool:
        """Whether words before the head, beside its own name's, place it elsewhere."""
        role = phrase.shape.roles[0]
        own = set() if role.kind == "group" else set(role.name.lower().split())
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
            if match.start == first + 1 and match.entry.is_place and match.end < len(tokens):
                closed, state = tokens[match.end].text == ",", match.entry.country
                return (state, (opening[tokens[first].lower].rule,)) if closed and state else None
        return None


def _home(sentences: Sequence[Sentence], found: Sequence[list[Match]], pointers: Pointers) -> Home:
    counts: Counter[str] = Counter()
    seats: set[str] = set()
    early: set[str] = set()
    lead: set[str] = set()
    opening = pointers.limit("home_opening") + (sentences[0].part == "title")
    shared = tuple(pointers.words("home_name"))
    for number, (sentence, matches) in enumerate(zip(sentences, found, strict=True)):
        end = dateline_end(sentence)
        for match in matches:
            state = _state(match, shared)
            if state is None:
                continue
            if match.start < end:
                seats.add(state)
            else:
                counts[state] += 1
                early |= {state} if number < pointers.reach else set()
                lead |= {state} if number < opening else set()
    least, share = pointers.limit("home_least"), pointers.limit("home_share")
    total, others = counts.total(), frozenset(counts)
    best = max(counts, key=lambda c: counts[c], default="")
    if len(seats) == 1 and (seat := next(iter(seats))) in counts:
        alone = counts[seat] >= share * total
        return Home(seat, alone, others, (pointers.limits["home_share"],) if alone else ())
    if seats or counts[best] < least or best not in early:
        return Home(others=others)
    if counts[best] < share * total and (
        lead != {best} or counts[best] < pointers.limit("home_lead") * total
    ):
        return Home(others=others)
    if counts[best] < share * total:
        return Home(
            best, False, others, (pointers.limits["home_lead"], pointers.limits["home_opening"])
        )
    if counts[best] >= least:
        rules = (pointers.limits["home_least"], pointers.limits["home_share"])
        return Home(best, True, others, rules)
    return Home(others=others)


def dateline_end(sentence: Sentence) -> int:
    """The token after a sentence's dateline, which may be all of it: "LIMA."."""
    if sentence.dateline:
        return sentence.dateline[1]
    words = [t for t in sentence.tokens if t.pos != "PUNCT"]
    alone = sentence.opens and 0 < len(words) <= LONGEST and all(t.text.isupper() for t in words)
    return len(sentence.tokens) if alone else 0


def _state(match: Match, shared: tuple[str, ...]) -> str | None:
    """The state that a name points to without doubt: its own, its people's, a seat's, a body's."""
    entry = match.entry
    if entry.is_role or len({e.country for e in match.entries}) != 1:
        return None
    if entry.is_body and (entry.sector in ABROAD or entry.name.lower().startswith(shared)):
        return None
    return entry.country if len(entry.country or "") == STATE else None
