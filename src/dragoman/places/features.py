"""Named features that a gazetteer by population misses, from the package's own lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dragoman.parse.model import Token
from dragoman.places.gazetteer import Entry
from dragoman.places.names import fold
from dragoman.places.settings import settings
from dragoman.rules import RuleBook

LISTS: Final = "places/lists"


class Feature(NamedTuple):
    """An entry of a list; `rule` names the list and the kind of feature."""

    entry: Entry
    kind: str
    rule: str


class Features:
    """The lists' entries, found over runs of tokens, the longest first."""

    def __init__(self, book: RuleBook) -> None:
        self._named: dict[str, list[Feature]] = defaultdict(list)
        self._longest: dict[str, int] = {}
        for path in book.lists(LISTS):
            for row in book.rows(path):
                feature = Feature(_entry(row), row["kind"], f"{path}#{row['kind']}")
                for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                    self._add(name, feature)

    def _add(self, name: str, feature: Feature) -> None:
        folded = fold(name)
        if feature not in self._named[folded]:
            self._named[folded].append(feature)
        first = folded.split()[0]
        self._longest[first] = max(self._longest.get(first, 0), len(folded.split()))

    def named(self, name: str, countries: Counter[str]) -> Feature | None:
        """The feature of a name; of several, or of streets, the one in a country of the report."""
        found = self._named.get(fold(name), [])
        inside = [f for f in found if f.entry.country and countries[f.entry.country]]
        if inside:
            return max(inside, key=lambda f: countries[f.entry.country or ""])
        if len(found) != 1 or (found[0].kind in settings().local and countries):
            return None
        return found[0]

    def within(
        self, tokens: Sequence[Token], countries: Counter[str]
    ) -> Iterator[tuple[int, int, Feature]]:
        """(first token, token after the last, feature) for every feature that is named."""
        at = 0
        while at < len(tokens):
            found = self._at(tokens, at, countries)
            if found is not None:
                yield at, *found
            at = found[0] if found is not None else at + 1

    def _at(
        self, tokens: Sequence[Token], at: int, countries: Counter[str]
    ) -> tuple[int, Feature] | None:
        first = fold(tokens[at].norm).split()
        longest = self._longest.get(first[0], 0) if first else 0
        for length in range(min(2 * longest, len(tokens) - at), 0, -1):
            words = tokens[at : at + length]
            if not _written_as_name(words):
                continue
            feature = self.named(" ".join(t.norm for t in words), countries)
            feature = feature or self.named("".join(t.norm for t in words), countries)
            if feature is not None:
                return at + length, feature
        return None


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        name=row["name"],
        kind="feature",
        country=row["country"] or None,
        admin1=None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius=float(row["radius"]),
        population=0,
        geonames=int(row["geonames"]) if row["geonames"] else None,
    )


def _written_as_name(words: Sequence[Token]) -> bool:
    """Whether the words are written as a name is: "the Black Sea", not "black sea bass"."""
    capital = [w for w in words if w.text[:1].isupper()]
    return (
        len(capital) >= 2
        or (len(words) == 1 and bool(capital) and words[0].tag.startswith("NNP"))
        or (bool(capital) and any(w.tag.startswith("NNP") for w in words[1:]))
        or (
            bool(capital)
            and words[0].tag.startswith("NNP")
            and (len(words) > 2 or words[0].index > 0)
        )
    )
