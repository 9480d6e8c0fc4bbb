"""The places step of the pipeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.draft import Draft
from dragoman.parse.model import Sentence, Span, Token
from dragoman.places.candidates import Candidate, candidates
from dragoman.places.families import LOCATIVES
from dragoman.places.features import FEATURE_LIST, Features
from dragoman.places.gazetteer import Entry, load_gazetteer
from dragoman.places.model import Place, Places
from dragoman.places.resolve import Context, Weights, resolve
from dragoman.rules import RuleBook


class PlaceFinder:
    """Gives the layer "places"."""

    name = "places"
    needs = ("parsed", "actors")
    gives = "places"

    def __init__(self, book: RuleBook) -> None:
        self.gazetteer = load_gazetteer()
        self.features = Features(book)
        self.before: dict[str, str] = {}
        self.kinds: dict[str, tuple[str, str]] = {}
        for named in book.rules(LOCATIVES):
            self.before |= dict.fromkeys(named.rule.before, named.id)
            self.kinds |= dict.fromkeys(named.rule.features, (named.rule.kind, named.id))
        self.weights = Weights()

    def __call__(self, draft: Draft) -> Places:
        countries = _countries_of(draft)
        found = [
            place
            for sentence in draft.parsed.sentences
            for place in self._in_sentence(draft, sentence, countries)
        ]
        return Places(tuple(found), _dateline(draft, found))

    def _in_sentence(
        self, draft: Draft, sentence: Sentence, countries: Counter[str]
    ) -> Iterator[Place]:
        found: dict[int, Place] = {}
        taken: set[int] = set()
        for start, end, entry in self.features.within(sentence.tokens):
            found[start] = _place(Span(sentence.index, start, end), entry, (FEATURE_LIST,))
            taken.update(range(start, end))
        for candidate in candidates(draft, sentence, self.before, self.kinds):
            if taken.isdisjoint(range(candidate.start, candidate.end)):
                place = self._resolved(sentence, candidate, countries)
                if place is not None:
                    found[candidate.start] = place
        yield from (found[start] for start in sorted(found))

    def _resolved(
        self, sentence: Sentence, candidate: Candidate, countries: Counter[str]
    ) -> Place | None:
        words = sentence.tokens[candidate.start : candidate.end]
        kind, start, end, rules = self._feature(sentence, candidate)
        name = " ".join(t.norm for t in words if not self._is_feature(t))
        beside = frozenset(_neighbours(sentence, candidate))
        context = Context(countries, self._beside_codes(beside), kind)
        entry = resolve(self.gazetteer.named(name), context, self.weights)
        if entry is None:
            return None
        before = self._before(sentence, candidate)
        shown = entry if entry.main or entry.kind == "city" else _renamed(entry, name)
        rules = (*rules, *before, "places/gazetteer.npz")
        return _place(Span(sentence.index, start, end), shown, rules)

    def _feature(
        self, sentence: Sentence, candidate: Candidate
    ) -> tuple[str, int, int, tuple[str, ...]]:
        """The kind that a noun beside the name calls for, and the span with that noun."""
        start, end = candidate.start, candidate.end
        tokens = sentence.tokens
        for last in (end - 1, end):
            if last < len(tokens) and self._is_feature(tokens[last]):
                kind, rule = self.kinds[tokens[last].lower]
                return kind, start, last + 1, (rule,)
        if start >= 2 and tokens[start - 1].lower == "of" and tokens[start - 2].lower in self.kinds:
            kind, rule = self.kinds[tokens[start - 2].lower]
            return kind, start, end, (rule,)
        return "", start, end, ()

    def _is_feature(self, token: Token) -> bool:
        """Whether the word says what kind of place a name beside it is, and is no name itself."""
        return token.lower in self.kinds and not token.text[:1].isupper()

    def _before(self, sentence: Sentence, candidate: Candidate) -> tuple[str, ...]:
        top = candidate.head
        while top.dep in ("conj", "appos", "compound", "nmod") and top.head is not top:
            top = top.head
        preposition = top.head.lower if top.dep == "pobj" else ""
        return (self.before[preposition],) if preposition in self.before else ()

    def _beside_codes(self, names: frozenset[str]) -> frozenset[str]:
        """Country codes and region names of the places named beside."""
        codes: set[str] = set(names)
        for name in names:
            entries = self.gazetteer.named(name)
            codes.update(e.country for e in entries if e.country and e.kind != "city")
        return frozenset(codes)


def _countries_of(draft: Draft) -> Counter[str]:
    """How often each country acts or is named in the report."""
    counted: Counter[str] = Counter()
    for mention in draft.actors.mentions:
        counted.update(
            country for a in mention.actors if (country := draft.actors.actors[a].country)
        )
    return counted


def _neighbours(sentence: Sentence, candidate: Candidate) -> Iterator[str]:
    """Names set off by commas right after the candidate: "Paris, Texas,"."""
    tokens, at = sentence.tokens, candidate.end
    while (
        at + 1 < len(tokens)
        and tokens[at].text == ","
        and tokens[at + 1].entity
        in (
            "GPE",
            "LOC",
        )
    ):
        end = at + 1
        while end < len(tokens) and tokens[end].entity in ("GPE", "LOC"):
            end += 1
        yield " ".join(t.norm for t in tokens[at + 1 : end])
        at = end


def _renamed(entry: Entry, name: str) -> Entry:
    """A region under the English name that the report uses."""
    return Entry(
        name, entry.kind, entry.country, entry.admin1, entry.lat, entry.lon, entry.radius,
        entry.population, entry.geonames, entry.main,
    )  # fmt: skip


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
        rules=rules,
    )


def _dateline(draft: Draft, found: list[Place]) -> int | None:
    """The place that the report was filed from: named in a dateline before the first sentence."""
    first: Token | None = None
    for sentence in draft.parsed.sentences:
        if sentence.part == "text":
            first = sentence.tokens[0] if sentence.tokens else None
            break
    if first is None or not first.text.isupper() or len(first.text) < 4:
        return None
    opening = [i for i, p in enumerate(found) if draft.parsed.chars(p.span)[0] == first.start]
    return opening[0] if opening else None
