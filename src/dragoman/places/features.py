"""Named features that a gazetteer by population misses, from the package's own list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.parse.model import Token
from dragoman.places.gazetteer import Entry
from dragoman.places.names import fold
from dragoman.rules import RuleBook

FEATURE_LIST = "places/lists/features.tsv"


class Features:
    """The list's entries, found over runs of tokens, the longest first."""

    def __init__(self, book: RuleBook) -> None:
        self._entries: dict[str, Entry] = {}
        self._first: dict[str, int] = {}
        for row in book.rows(FEATURE_LIST):
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                self._add(name, _entry(row))

    def _add(self, name: str, entry: Entry) -> None:
        folded = fold(name)
        self._entries[folded] = entry
        first = folded.split()[0]
        self._first[first] = max(self._first.get(first, 0), len(folded.split()))

    def within(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Entry]]:
        """(first token, token after the last, entry) for every feature that is named."""
        at = 0
        while at < len(tokens):
            found = self._at(tokens, at)
            if found is not None:
                yield at, *found
                at = found[0]
            else:
                at += 1

    def _at(self, tokens: Sequence[Token], at: int) -> tuple[int, Entry] | None:
        if not tokens[at].text[:1].isupper():
            return None
        first = fold(tokens[at].norm)
        longest = self._first.get(first.split()[0] if first else "", 0)
        for length in range(2 * longest, 0, -1):
            words = tokens[at : at + length]
            entry = self._entries.get(fold(" ".join(t.norm for t in words)))
            entry = entry or self._entries.get(fold("".join(t.norm for t in words)))
            if entry is not None and _written_as_name(words):
                return at + len(words), entry
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
        or (len(words) == 1 and words[0].tag.startswith("NNP"))
        or any(w.tag.startswith("NNP") for w in words[1:])
        or (len(words) > 2 and words[0].tag.startswith("NNP"))
    )
