"""A name with what stands around it, looked up in the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.parse.model import Sentence, Token
from dragoman.places.candidates import Candidate
from dragoman.places.gazetteer import Entry
from dragoman.places.names import fold
from dragoman.places.resolve import Context, Weights, resolve
from dragoman.places.settings import settings
from dragoman.places.wording import Standing, Wording
from dragoman.places.world import World
from dragoman.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Answer:
    """Tokens [start, end) of a place with its noun, the entry, and the rules that decided."""

    start: int
    end: int
    entry: Entry
    rules: tuple[str, ...]


class Lookup:
    """Resolves candidates by wording, context and population."""

    def __init__(self, book: RuleBook, wording: Wording) -> None:
        self._wording = wording
        self._world = World(book)
        self._weights = Weights(book)

    def answer(
        self,
        sentence: Sentence,
        candidate: Candidate,
        known: Context,
        beside: frozenset[str] = frozenset(),
    ) -> Answer | None:
        """The likeliest place of the candidate's name, or None.

        Args:
            known: what the whole report tells of where it plays.
            beside: names that follow the candidate's after commas.
        """
        kind, start, end, rules = self._feature(sentence, candidate)
        words, direction = self._bare(sentence.tokens[candidate.start : candidate.end])
        labelled = candidate.labelled or bool(kind)
        if any(e.kind == "country" for e in self.named(words)):
            beside = frozenset()  # a state before another's name is an item of a list
        short = tuple(self._wording.states[b].rule for b in beside if b in self._wording.states)
        context = replace(
            known,
            beside=self.codes_of(beside),
            kind=kind,
            peers=self._peers(sentence, candidate.head),
            labelled=labelled,
        )
        reading = self.resolve(" ".join(t.norm for t in words), context)
        if reading is None:
            return None
        entry, used = reading
        if entry.kind == "country" and not (kind or candidate.filed):
            town = self._as_state(entry, words, candidate.standing)
            if town is None:
                return None
            entry = town
        return Answer(start, end, entry, (*rules, *direction, *short, *used))

    def _as_state(self, state: Entry, words: list[Token], stands: Standing) -> Entry | None:
        """The state where it is meant as a place, its one town where that is, or None."""
        if stands.rule is not None and not stands.scene:
            return state
        towns = (e for e in self.named(words) if e.kind == "city" and e.country == state.country)
        whole = (e for e in towns if 2 * e.population > state.population)
        return next(whole, None)

    def resolve(self, name: str, context: Context) -> tuple[Entry, tuple[str, ...]] | None:
        """The likeliest place of a name in its context, a region under the name asked for."""
        found = resolve(self._world.named(name), context, self._weights, self._world.capitals)
        if found is None:
            return None
        entry = self._area(name, found.entry) if context.kind == "region" else found.entry
        if context.kind == "region" and entry.kind == "city" and not _alike(entry.name, name):
            return None
        shown = replace(entry, name=name) if entry.kind == "region" and not entry.main else entry
        return shown, found.rules

    def _area(self, name: str, entry: Entry) -> Entry:
        """The region of the name: round a town of its name, or called after its chief town."""
        if entry.kind == "city" and entry.admin1 is not None:
            around = self._regions(entry.admin1, entry.country)
            alike = [e for e in around if _alike(e.name, name)]
            found = [*alike, *self._called(name, entry.country)]
            if not found and self._world.is_chief(entry):
                found = around
            return next((replace(e, main=False) for e in found), entry)
        return max(self._regions(name, entry.country), key=lambda e: e.radius, default=entry)

    def _called(self, name: str, country: str | None) -> Iterator[Entry]:
        """Regions whose name holds the noun as well: "Moscow Oblast"."""
        for noun in settings().area_nouns:
            yield from self._regions(f"{name} {noun}", country)

    def _regions(self, name: str, country: str | None) -> list[Entry]:
        return [e for e in self._world.named(name) if e.kind == "region" and e.country == country]

    def named(self, tokens: list[Token]) -> list[Entry]:
        """Every place whose name the tokens are."""
        return self._world.named(" ".join(t.norm for t in tokens))

    def clear_country(self, sentence: Sentence, candidate: Candidate) -> str | None:
        """The country that all big places of the candidate's name lie in."""
        words, _ = self._bare(sentence.tokens[candidate.start : candidate.end])
        big = {
            e.country for e in self.named(words)
            if e.main and (e.population >= settings().clear_population or e.kind == "country")
        }  # fmt: skip
        return big.pop() if len(big) == 1 else None

    def areas_of(self, sentence: Sentence, candidate: Candidate) -> set[tuple[str | None, str]]:
        """The regions that have the candidate's name, as (country, name)."""
        words, _ = self._bare(sentence.tokens[candidate.start : candidate.end])
        return {(e.country, e.name) for e in self.named(words) if e.kind == "region" and e.main}

    def _peers(self, sentence: Sentence, head: Token) -> frozenset[str]:
        """Kinds of what the name is listed with: "Ukraine, Georgia and Moldova" are states."""
        first = head
        while first.dep == "conj":
            first = first.head
        kinds = (
            {e.kind for e in self.named([token]) if e.main}
            for token in (first, *_listed_after(first))
            if token is not head and token.tag == "NNP"
        )
        return frozenset(next(iter(found)) for found in kinds if len(found) == 1)

    def codes_of(self, names: frozenset[str]) -> frozenset[str]:
        """The names, with the codes of countries and regions that have them."""
        states = self._wording.states
        full = {states[name].name if name in states else name for name in names}
        codes = set(full)
        for name in full:
            entries = self._world.named(name)
            codes.update(e.country for e in entries if e.country and e.kind != "city")
            codes.update(e.name for e in entries if e.kind == "region")
        return frozenset(codes)

    def is_country(self, code: str) -> bool:
        """Whether the word is the code of a country."""
        return self._world.is_country(code)

    def countries_of(self, names: frozenset[str]) -> set[str]:
        """The country of the likeliest place of each name."""
        found = (self.resolve(name, Context(sure=True)) for name in names)
        return {f[0].country for f in found if f is not None and f[0].country}

    def _bare(self, tokens: list[Token]) -> tuple[list[Token], tuple[str, ...]]:
        """The name without words for a part of it or for its kind, and the rules for the part."""
        if self.named(tokens):
            return tokens, ()
        words = [t for t in tokens if not self._wording.is_feature(t)] or tokens
        rules = []
        while len(words) > 1 and words[0].lower in self._wording.directions:
            rules.append(self._wording.directions[words[0].lower])
            words = words[1:]
        return words, tuple(rules)

    def _feature(
        self, sentence: Sentence, candidate: Candidate
    ) -> tuple[str, int, int, tuple[str, ...]]:
        """The kind that a noun beside the name calls for, and the span with that noun."""
        start, end = candidate.start, candidate.end
        tokens, kinds = sentence.tokens, self._wording.kinds
        for last in (end - 1, end):
            if last < len(tokens) and last > start and tokens[last].lower in kinds:
                kind, rule = kinds[tokens[last].lower]
                return kind, start, last + 1, (rule,)
        if start >= 2 and tokens[start - 1].lower == "of" and tokens[start - 2].lower in kinds:
            kind, rule = kinds[tokens[start - 2].lower]
            return kind, start, end, (rule,)
        return "", start, end, ()


def _alike(name: str, other: str) -> bool:
    """Whether two names begin alike, as a region's and its chief town's do."""
    letters = settings().alike
    return fold(name)[:letters] == fold(other)[:letters]


def _listed_after(first: Token) -> Iterator[Token]:
    """The later members of a coordination."""
    for child in first.children:
        if child.dep == "conj":
            yield child
            yield from _listed_after(child)
