"""The places step of the pipeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from dragoman.draft import Draft
from dragoman.parse.model import Sentence, Span, Token
from dragoman.places.again import taken_up
from dragoman.places.candidates import (
    Candidate,
    candidates,
    head_of,
    standing,
    surnames,
)
from dragoman.places.datelines import filed_from
from dragoman.places.features import Feature, Features
from dragoman.places.gazetteer import Entry
from dragoman.places.lookup import Lookup
from dragoman.places.model import Place, Places
from dragoman.places.resolve import Context
from dragoman.places.settings import settings
from dragoman.places.sides import is_side, tells_whose
from dragoman.places.wording import Standing, Wording
from dragoman.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Report:
    """A report with what it tells of where it plays."""

    draft: Draft
    known: Context


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
        people = surnames(draft)
        named = [list(candidates(s, people, self.wording)) for s in draft.parsed.sentences]
        report = Report(draft, self._known(draft, named))
        places: list[Place] = []
        datelines: tuple[int, ...] = ()
        for sentence, found in zip(draft.parsed.sentences, named, strict=True):
            filed = list(self._filed(report, sentence))
            datelines = datelines or tuple(range(len(places), len(places) + len(filed)))
            places += filed
            places += self._in_sentence(report, sentence, found)
        layer = Places(tuple(places), datelines)
        return replace(layer, again=taken_up(draft, layer, self.wording))

    def _known(self, draft: Draft, named: list[list[Candidate]]) -> Context:
        """The countries and regions that a report names, as actors or by their towns."""
        countries = countries_of(draft)
        areas: set[tuple[str | None, str]] = set()
        for sentence, found in zip(draft.parsed.sentences, named, strict=True):
            for candidate in found:
                clear = self.lookup.clear_country(sentence, candidate)
                countries.update([clear] if clear is not None else [])
                areas |= self.lookup.areas_of(sentence, candidate)
        return Context(countries, areas=frozenset(areas))

    def _filed(self, report: Report, sentence: Sentence) -> Iterator[Place]:
        """The places that the report was filed from."""
        for candidate, beside in filed_from(sentence):
            place = self._resolved(report, sentence, candidate, beside)
            if place is not None:
                yield place

    def _in_sentence(
        self, report: Report, sentence: Sentence, named: list[Candidate]
    ) -> list[Place]:
        found: dict[int, Place] = {}
        taken: set[int] = set(range(*(sentence.dateline or (0, 0))))
        for start, end, feature in self.features.within(sentence.tokens, report.known.countries):
            span = range(start, end)
            wider = self._wider(sentence, start, end)
            stands = None if wider else self._standing(report, sentence, start, end, feature)
            if stands is not None and taken.isdisjoint(span):
                rules = (feature.rule, *_rules(stands))
                found[start] = _place(
                    Span(sentence.index, start, end), feature.entry, feature.kind, rules
                )
            taken.update(() if wider else span)
        for candidate in named:
            if taken.isdisjoint(range(candidate.start, candidate.end)):
                beside = neighbours(sentence, candidate, self.wording.states)
                place = self._as_place(report, sentence, candidate, beside)
                if place is not None:
                    found[candidate.start] = place
        return [found[start] for start in sorted(found)]

    def _standing(
        self, report: Report, sentence: Sentence, start: int, end: int, feature: Feature
    ) -> Standing | None:
        """How a feature's name stands, None where it is a side or no place at all."""
        head = head_of(sentence.tokens[start:end])
        if head is None:
            return None
        acting = feature.kind in self.wording.acting
        found = standing(sentence, start, head, self.wording, seat=acting)
        if found.shut:
            return None
        if found.rule is None and (acting or tells_whose(report.draft, sentence, head)):
            return None if is_side(report.draft, sentence, head, found, self.wording) else found
        return found

    def _wider(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the words are part of a longer name: an organisation's, or another place's."""
        for entity in sentence.entities:
            first = entity.start + (sentence.tokens[entity.start].lower == "the")
            if not (first <= start and end <= entity.end and end - start < entity.end - first):
                continue
            if entity.label not in settings().place_labels:
                return entity.label in settings().holding_labels
            return bool(self.lookup.named(sentence.tokens[first : entity.end]))
        return False

    def _as_place(
        self, report: Report, sentence: Sentence, candidate: Candidate, beside: frozenset[str]
    ) -> Place | None:
        """The candidate's place, None where it is a side."""
        head, stands = candidate.head, candidate.standing
        if not is_side(report.draft, sentence, head, stands, self.wording):
            return self._resolved(report, sentence, candidate, beside)
        body = None if stands.rule else self.wording.body(head)
        if body is None:
            return None
        place = self._resolved(report, sentence, candidate, beside)
        local = place is not None and place.kind == "city"
        return replace(place, rules=(*place.rules, body)) if place is not None and local else None

    def _resolved(
        self, report: Report, sentence: Sentence, candidate: Candidate, beside: frozenset[str]
    ) -> Place | None:
        answer = self.lookup.answer(sentence, candidate, report.known, beside)
        if answer is None:
            return None
        span = Span(sentence.index, answer.start, answer.end)
        rules = (*answer.rules, *_rules(candidate.standing), "places/gazetteer.npz")
        return _place(span, answer.entry, answer.entry.kind, rules)


def _rules(stands: Standing) -> tuple[str, ...]:
    return (stands.rule,) if stands.rule else ()


def countries_of(draft: Draft) -> Counter[str]:
    """How often each country acts or is named in the report."""
    counted: Counter[str] = Counter()
    for mention in draft.actors.mentions:
        counted.update(
            country for a in mention.actors if (country := draft.actors.actors[a].country)
        )
    return counted


def neighbours(
    sentence: Sentence, candidate: Candidate, states: Container[str] = ()
) -> frozenset[str]:
    """Names set off by commas right after the candidate: "Paris, Texas,", "Springfield, Ill.,"."""
    found, at = set(), candidate.end
    tokens = sentence.tokens

    def named(token: Token) -> bool:
        return token.entity == "GPE" or token.norm in states

    while at + 1 < len(tokens) and tokens[at].text == "," and named(tokens[at + 1]):
        end = at + 1
        while end < len(tokens) and named(tokens[end]):
            end += 1
        found.add(" ".join(t.norm for t in tokens[at + 1 : end]).replace(" .", "."))
        at = end
    return frozenset(found)


def _place(span: Span, entry: Entry, kind: str, rules: tuple[str, ...]) -> Place:
    return Place(span=span, kind=kind, rules=tuple(dict.fromkeys(rules)), **entry.told())
