"""Scenes: of which state groups are whose country no word beside them tells.

"Police fired at protesters in Lima": both are Peru's. Where no place is named, they are those of
the state that the sentences around speak of, if that is the one that the report is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.actors.census import Home, States, forces_of
from dragoman.actors.commands import first_of
from dragoman.actors.compose import Code
from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.actors.lexicon import Match
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointer, Pointers
from dragoman.parse.model import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
SECTORS = ("official_sector", "risen_sector", "fighting_sector", "abroad_sector")
"""Effects of the rules that list sectors, all of which are asked before a state is told."""


class Scenes:
    """Tells the state in view in each sentence of one report.

    `home` is where the report is at home; `risen` are the states of which a list knows rebels.
    """

    def __init__(
        self, sentences: Sequence[Sentence], found: Sequence[list[Match]], pointers: Pointers,
        grammar: Grammar, home: Home, risen: frozenset[str], states: States,
    ) -> None:  # fmt: skip
        self.pointers = pointers
        self.grammar = grammar
        self.home = home
        self.risen = risen
        self._sectors = tuple(
            p.rule for effect in SECTORS for p in list(pointers.words(effect).values())[:1]
        )
        self._named: list[frozenset[str]] = []
        self._here: list[list[tuple[Token, str]]] = []
        self._backers: list[list[tuple[int, str]]] = []
        self._acting: list[set[str]] = []
        self._known: dict[str, set[str]] = {}
        self._forces: dict[str, set[str]] = {}
        firm: set[str] = {home.country or ""}
        for sentence, matches in zip(sentences, found, strict=True):
            forces = forces_of(matches, pointers)
            told = [(m, states.of(m, sentence, forces)) for m in matches]
            own = [(m, s) for m, s in told if s and not self._sides(sentence.tokens, m)]
            self._backers.append([
                (m.start, m.entry.country) for m in matches
                if m.entry.country and self._sides(sentence.tokens, m)
            ])  # fmt: skip
            firm |= {s for m, s in own if not m.entry.is_place}
            self._named.append(frozenset(s for _, s in own))
            self._here.append(list(self._placed(sentence.tokens, own)))
            self._acting.append({s for m, s in own if _acts(sentence.tokens[m.end - 1])})
        if home.country:
            self._here = [[p for p in places if p[1] in firm] for places in self._here]
        self._rebellious = Counter(s for states in self._named for s in states & risen)

    def note(self, phrase: Phrase, codes: tuple[Code, ...]) -> None:
        """Remember of which states groups of a kind were, and whose forces were met."""
        told = {(c.sector, c.country) for c in codes if c.sector and c.country}
        for role in phrase.shape.roles[:1]:
            self._known.setdefault(self._kind(role), set()).update(c for _, c in told)
        for sector, country in told:
            self._forces.setdefault(sector, set()).add(country)

    def only_force(self, phrase: Phrase, sentence: Sentence) -> Entry | None:
        """The state whose forces alone a report has met so far, for more of the kind.

        Not where the sentence speaks of another state that is no place there, and not for an army
        that may be anybody's ("a small army") or has been named ("the troops").
        """
        role, shape = phrase.shape.roles[0], phrase.shape
        rule = self.pointers.words("one_force").get(role.sector or "")
        known = self._forces.get(role.sector or "", set())
        if rule is None or len(known) != 1 or self._backed_by(phrase, sentence):
            return None
        noun = role.of.rpartition(" ")[2]
        serving = noun in self.grammar.words("belongs") and role.kind == "role"
        vague = role.kind == "thing" or (serving and not shape.named)
        single = not phrase.many and not phrase.counted and not shape.named
        indefinite = any(t.lower in ("a", "an") for t in phrase.before)
        if vague or (single and indefinite) or (shape.definite and not shape.named):
            return None
        others = self._acting[sentence.index] - known
        if not shape.named and (others or self._suffers(phrase.head)):
            return None
        against = tuple(p.rule for p in self.pointers.words("done_to").values())[:1]
        return Entry("", "", "name", next(iter(known)), None, rules=(rule.rule, *against))

    def _suffers(self, noun: Token) -> bool:
        """Whether something is done to those whom a noun names, by their enemy most likely."""
        noun = first_of(noun)
        above = noun.head.head if noun.dep == "pobj" else noun.head
        by = noun.dep == "nsubj" or (noun.dep == "pobj" and noun.head.dep == "agent")
        return not by and above.lemma in self.pointers.words("done_to")

    def here(self, phrase: Phrase, sentence: Sentence) -> Entry | None:
        """The state of the place that the clause names, for those who are at home there.

        Where a sentence speaks of one state alone, any of its clauses may name the place.
        """
        rule = self._settled(phrase)
        head = phrase.head
        around = {id(t) for t in (head, *head.kids("acl", "relcl"), *head.ancestors())}
        alone = len(self._named[sentence.index]) == 1
        states = {s for above, s in self._here[sentence.index] if alone or id(above) in around}
        if rule is None or len(states) != 1:
            return None
        lies = tuple(p.rule for p in self.pointers.words("lies_in").values())[:1]
        return self._owner(rule, states.pop(), *lies)

    def owner(self, phrase: Phrase, sentence: Sentence) -> Entry | None:
        """The state that a group without a country is of by what the report says elsewhere.

        Of persons with a name only officers are: forces without one may be anybody's.
        """
        role = phrase.shape.roles[0]
        officers = self.pointers.words("official_sector")
        if phrase.shape.named and role.sector != "MIL" and role.sector not in officers:
            return None
        rule = self._settled(phrase)
        backers = self._backed_by(phrase, sentence)
        known = self._known.get(self._kind(role), set()) - backers
        if rule and len(known) == 1:
            return self._owner(rule, next(iter(known)))
        if rule and self._is_rising(rule):
            return self._risen(rule, backers)
        forces = role.sector == "MIL" and rule is None and not phrase.shape.named
        rule = rule or self._listed("home_many", role)
        country = self.home.country
        if rule is None or country is None or self.in_view(sentence) != {country}:
            return None
        if forces:
            return None
        return self._owner(rule, country)

    def _backed_by(self, phrase: Phrase, sentence: Sentence) -> set[str]:
        """For or against whom a group is by the words before its noun: "pro-Russian rebels"."""
        first, last = phrase.start, phrase.head.index
        return {s for at, s in self._backers[sentence.index] if first <= at < last}

    def _risen(self, rule: Pointer, backers: set[str]) -> Entry | None:
        """The state with rebels that a report speaks of above all, but for their backers."""
        counts = {s: n for s, n in self._rebellious.items() if s not in backers}
        best = [s for s, n in counts.items() if 2 * n > sum(counts.values())]
        return self._owner(rule, best[0]) if best else None

    def _is_rising(self, rule: Pointer) -> bool:
        """Whether a rule speaks of those who are only where there is a rising."""
        return not self.pointers.words("risen_sector").keys().isdisjoint(rule.kinds)

    def _owner(self, rule: Pointer, country: str, *rules: str) -> Entry | None:
        if self._is_rising(rule) and country not in self.risen:
            return None
        told = (rule.rule, *rules, self.pointers.limits["back"], *self._sectors)
        return Entry("", "", "name", country, None, rules=told)

    def in_view(self, sentence: Sentence) -> frozenset[str]:
        """The states that a sentence names, or the last one before it that names any."""
        around = self._named[max(0, sentence.index - self.pointers.back) : sentence.index + 1]
        return next((s for s in reversed(around) if s), frozenset())

    def outsider(self, sentence: Sentence) -> str | None:
        """The one state beside the report's own that was named here or in the sentences before."""
        around = self._named[max(0, sentence.index - self.pointers.back) : sentence.index + 1]
        if self.home.country is None:
            return None
        others = next((o for s in reversed(around) if (o := s - {self.home.country})), frozenset())
        return next(iter(others)) if len(others) == 1 else None

    def _settled(self, phrase: Phrase) -> Pointer | None:
        """The rule by which those of a role, or "local" ones, are at home where they are."""
        role, local = phrase.shape.roles[0], self.pointers.words("local")
        told = next((local[t.lower] for t in phrase.before if t.lower in local), None)
        if told is not None and role.sector not in self.pointers.words("fighting_sector"):
            return told
        by_sector = self.pointers.words("settled_sector").get(role.sector or "")
        return self._listed("settled", role) or by_sector

    def _listed(self, effect: str, role: Entry) -> Pointer | None:
        """The rule that lists a role or the last words of its name."""
        listed, words = self.pointers.words(effect), role.of.split()
        tails = (" ".join(words[i:]) for i in range(len(words)))
        return next((listed[tail] for tail in tails if tail in listed), None)

    def _kind(self, role: Entry) -> str:
        rising = self._listed("settled", role)
        return rising.rule if rising and rising.kinds else min(self.grammar.same(role.of)[0])

    def _sides(self, tokens: list[Token], match: Match) -> bool:
        """Whether a name only says for or against whom, or by whose help: "pro-Russian"."""
        before = tokens[max(0, match.start - 2) : match.start]
        hyphened = len(before) == 2 and before[1].norm == "-"
        if hyphened and before[0].lower in self.grammar.words("stance"):
            return True
        after = tokens[match.end : match.end + 2]
        joined = len(after) == 2 and after[0].norm == "-"
        return joined and after[1].lower in self.grammar.words("sponsor")

    def _placed(
        self, tokens: list[Token], own: list[tuple[Match, str]]
    ) -> Iterator[tuple[Token, str]]:
        """What each place's name tells the place of, with its state: "fired ... in Lima"."""
        for match, state in own:
            if match.entry.is_state or match.entry.is_place:
                placed = self._above(tokens[match.end - 1])
                if placed is not None:
                    yield placed, state

    def _above(self, place: Token) -> Token | None:
        """The verb or noun that a place's name tells the place of."""
        lies, above, prep = self.pointers.words("lies_in"), place, False
        while above.pos in NOMINAL or above.dep == "prep":
            if above.dep == "prep":
                prep = above.lower in lies
                if not prep and above.lower != "of":
                    return None
            elif prep and not (above.dep == "pobj" and above.head.lower in lies):
                return above
            if above.is_root:
                return None
            above = above.head
        return above if prep else None


def _acts(name: Token) -> bool:
    """Whether a state does something, or says whose something is: it is no preposition's object."""
    while name.dep in ("conj", "appos") and name.head.pos in NOMINAL:
        name = name.head
    return name.dep != "pobj" or name.head.dep == "agent"
