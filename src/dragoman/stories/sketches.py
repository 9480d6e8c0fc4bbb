"""Sketches of texts: MinHash over shingles of words finds reports that copy one another.

Broder 1997 for the sketches; bands of them as in Leskovec, Rajaraman and Ullman, chapter 3.
"""

from __future__ import annotations

import struct

import rensa  # type: ignore[import-untyped]

from dragoman.stories.settings import settings
from dragoman.stories.words import words

Shingles = frozenset[str]


def shingles(text: str) -> Shingles:
    """Every run of so many words, whatever stands between them."""
    found = words(text)
    size = settings().copies.shingle
    return frozenset(" ".join(found[at : at + size]) for at in range(len(found) - size + 1))


def bands(found: Shingles) -> list[int]:
    """The values by which a text's likes are looked up, one for each band of its sketch."""
    rule = settings().copies
    if len(found) < rule.fewest_shingles:
        return []
    sketch = rensa.RMinHash(rule.permutations, rule.seed)
    sketch.update(sorted(found))
    digest = sketch.digest()
    rows = rule.permutations // rule.bands
    return [_value(digest[at : at + rows]) for at in range(0, len(digest), rows)]


def similarity(one: Shingles, other: Shingles) -> float | None:
    """The share of all shingles that are in both texts; None where neither copies the other."""
    rule = settings().copies
    common = len(one & other)
    if not common:
        return None
    shared = common / len(one | other)
    contained = common / min(len(one), len(other))
    copied = shared >= rule.shared or contained >= rule.contained
    return round(shared, 4) if copied else None


def _value(rows: list[int]) -> int:
    """A band's rows as one signed number of 64 bits, which SQLite can hold."""
    total = 1469598103934665603
    for row in rows:
        total = ((total ^ row) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return int(struct.unpack("q", struct.pack("Q", total))[0])
