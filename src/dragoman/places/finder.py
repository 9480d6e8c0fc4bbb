"""The places step of the pipeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.draft import Draft
from dragoman.parse.model import Sentence, Span
from dragoman.places.candidates import (
    PLACE_LABELS,
    Candidate,
    candidates,
    feature_is_side,
    head_of,
    surnames,
)
from dragoman.places.datelines import filed_from
from dragoman.places.features import Features
from dragoman.places.gazetteer import Entry
from dragoman.places.lookup import Lookup
from dragoman.places.model import Place, Places
from dragoman.places.wording import Wording
from dragoman.rules import RuleBook


class PlaceFinder:
    """Gives the layer "places"."""

    name = "places"
    needs = ("parsed", "actors")
    gives = "places"

    def __init__(self, book: RuleBook) -> None:
        self.wording = Wording(book)
        self.features = Features(book)
        self.lookup = Lookup(book, self.wording)

    def __call__(self, draft: Draft) -> Places:
        sentences = draft.parsed.sentences
        people = surnames(draft)
        named = [list(candidates(draft, s, people, self.wording)) for s in sentences]
        countries = countries_of(draft)
        for sentence, found in zip(sentences, named, strict=True):
            countries.update(self._clear_countries(sentence, found))
        places: list[Place] = []
        dateline: int | None = None
        for sentence, found in zip(sentences, named, strict=True):
            origin = self._origin(sentence, countries)
            if origin is not None:
                dateline = len(places) if dateline is None else dateline
                places.append(origin)
            places += self._in_sentence(draft, sentence, found, countries)
        return Places(tuple(places), dateline)

    def _clear_countries(self, sentence: Sentence, found: list[Candidate]) -> Iterator[str]:
        """Countries of the names that all big places of the name share."""
        for candidate in found:
            country = self.lookup.clear_country(sentence, candidate)
            if country is not None:
                yield country

    def _origin(self, sentence: Sentence, countries: Counter[str]) -> Place | None:
        filed = filed_from(sentence)
        if filed is None:
            return None
        candidate, beside = filed
        return self._resolved(sentence, candidate, countries, beside)

    def _in_sentence(
        self,
        draft: Draft,
        sentence: Sentence,
        named: list[Candidate],
        countries: Counter[str],
    ) -> list[Place]:
        found: dict[int, Place] = {}
        taken: set[int] = set(range(*(sentence.dateline or (0, 0))))
        for start, end, feature in self.features.within(sentence.tokens, countries):
            span = range(start, end)
            if taken.isdisjoint(span) and self._stands(draft, sentence, start, end):
                rules = (feature.rule, *self._before(sentence, start, end))
                found[start] = _place(Span(sentence.index, start, end), feature.entry, rules)
            taken.update(span if found.get(start) or not self._wider(sentence, start, end) else ())
        for candidate in named:
            if taken.isdisjoint(range(candidate.start, candidate.end)):
                beside = neighbours(sentence, candidate)
                place = self._resolved(sentence, candidate, countries, beside)
                if place is not None:
                    found[candidate.start] = place
        return [found[start] for start in sorted(found)]

    def _stands(self, draft: Draft, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the feature's name is meant as a place, not as a side or part of a name."""
        head = head_of(sentence.tokens[start:end])
        if head is None or self._wider(sentence, start, end):
            return False
        return not feature_is_side(draft, sentence, head, self.wording)

    def _wider(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the words are part of a longer name: an organisation's, or another place's."""
        for entity in sentence.entities:
            first = entity.start + (sentence.tokens[entity.start].lower == "the")
            if not (first <= start and end <= entity.end and end - start < entity.end - first):
                continue
            if entity.label not in PLACE_LABELS:
                return entity.label in ("ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "LAW")
            return bool(self.lookup.named(sentence.tokens[first : entity.end]))
        return False

    def _resolved(
        self,
        sentence: Sentence,
        candidate: Candidate,
        countries: Counter[str],
        beside: frozenset[str],
    ) -> Place | None:
        answer = self.lookup.answer(sentence, candidate, countries, beside)
        if answer is None:
            return None
        span = Span(sentence.index, answer.start, answer.end)
        before = self._before(sentence, candidate.start, candidate.end)
        return _place(span, answer.entry, (*answer.rules, *before, "places/gazetteer.npz"))

    def _before(self, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
        head = head_of(sentence.tokens[start:end])
        rule = self.wording.located(head) if head is not None else None
        return (rule,) if rule else ()


def countries_of(draft: Draft) -> Counter[str]:
    """How often each country acts or is named in the report."""
    counted: Counter[str] = Counter()
    for mention in draft.actors.mentions:
        counted.update(
            country for a in mention.actors if (country := draft.actors.actors[a].country)
        )
    return counted


def neighbours(sentence: Sentence, candidate: Candidate) -> frozenset[str]:
    """Names set off by commas right after the candidate: "Paris, Texas,"."""
    found, at = set(), candidate.end
    tokens = sentence.tokens
    while at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].entity == "GPE":
        end = at + 1
        while end < len(tokens) and tokens[end].entity == "GPE":
            end += 1
        found.add(" ".join(t.norm for t in tokens[at + 1 : end]))
        at = end
    return frozenset(found)


def _place(span: Span, entry: Entry, rules: tuple[str, ...]) -> Place:
    return Place(
        span=span,
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1 if entry.kind == "city" else None,
        lat=entry.lat,
        lon=entry.lon,
        radius=entry.radius,
        geonames=entry.geonames,
        rules=tuple(dict.fromkeys(rules)),
    )
