"""The discourse: everyone a document has spoken of so far, and who a new phrase is among them."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.actors.compose import Code
from dragoman.actors.folding import fold, words


@dataclass(slots=True, eq=False)
class Referent:
    """Someone or something spoken of; `code` is None for what is no political actor.

    `number` is "one", "many" or "either" (a body may be "it" or "they"); `gender` m, f, n or "".
    `seen` is (sentence, token) of the latest mention, `role` the dependency it had there.
    """

    name: str
    code: Code | None
    kind: str
    title: str | None = None
    number: str = "one"
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    index: int = -1

    def takes(self, name: str) -> None:
        """Keep the fullest name."""
        self.names.add(fold(name))
        if len(words(name)) > len(words(self.name)):
            self.name = name


class Discourse:
    """The referents of one document."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self._by_key: dict[tuple[str, ...], Referent] = {}

    def keyed(self, key: tuple[str, ...], fresh: Referent) -> Referent:
        """The referent known by a key, or the fresh one, now known by it."""
        known = self._by_key.get(key)
        if known is None:
            self.add(fresh)
            self._by_key[key] = known = fresh
        return known

    def add(self, referent: Referent) -> Referent:
        self.referents.append(referent)
        return referent

    def person(self, name: str) -> Referent | None:
        """The latest person whose known name ends in, or is, this one; None if two could be."""
        wanted = fold(name)
        fitting = [
            r for r in self.referents if r.kind == "person"
            and any(known == wanted or known.endswith(wanted) for known in r.names)
        ]  # fmt: skip
        exact = [r for r in fitting if wanted in r.names]
        chosen = exact or fitting
        return chosen[-1] if chosen else None
