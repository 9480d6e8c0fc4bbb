"""Who is one actor across documents: the same folded name, country and strand of sectors."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dragoman.actors.folding import fold
from dragoman.ledger.content import stored


class Identity(NamedTuple):
    """An actor of the ledger before it has a number."""

    key: str
    name: str
    country: str | None
    sector: str | None


@cache
def strands() -> dict[str, str]:
    """Sector -> the strand of sectors that its holders may pass through."""
    told = tomllib.loads(Path(__file__).with_name("identity.toml").read_text(encoding="utf-8"))
    return {sector: strand for strand, rule in told.items() for sector in rule["sectors"]}


def folded(name: str) -> str:
    """A name free of case, accents and spacing, by which it is looked up."""
    return " ".join(fold(stored(name)).split())


def identity(name: str, country: str | None, sector: str | None) -> Identity:
    """The actor of the ledger that a document's actor of this name is."""
    strand = strands().get(sector or "", sector or "")
    key = "|".join((folded(name) or stored(name), country or "", strand))
    return Identity(key, stored(name), country, sector)


def aliases(name: str, mentions: Iterable[str]) -> Iterator[str]:
    """The mentions that name an actor: those sharing a word with its name, or its initials.

    Pronouns and descriptions ("he", "the bloc") name nobody outside their document.
    """
    words = folded(name).split()
    initials = "".join(w[0] for w in words)
    seen = {name: None}
    for mention in mentions:
        told = " ".join(stored(mention).split())
        parts = folded(told).split()
        shares = any(p in words for p in parts) or (len(initials) > 1 and parts == [initials])
        if shares and told not in seen:
            seen[told] = None
    yield from seen
