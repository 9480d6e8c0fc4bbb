"""The discourse: everyone a document has spoken of so far, and who a new phrase is among them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.actors.compose import Code
from dragoman.actors.entries import Entry
from dragoman.actors.folding import fold, words

Word = tuple[str, str]
"""By what a referent is found ("first", "last", "role" ...), and the word."""


@dataclass(slots=True, eq=False)
class Referent:
    """Someone or something spoken of; `code` is None for what is no political actor.

    Attributes:
        name: the fullest mention so far, without a title.
        kind: "person", "state", or the kind of the list entry behind it.
        gender: m, f or "" while unknown.
        roles: nouns of the roles said of it.
        names: its names so far, folded.
        many: whether it is several ("officials").
        count: how often it was mentioned.
        latest: place of the latest mention in the order of the document.
        together: those whom one phrase named with it: "the ministers of Peru and Chile".
    """

    name: str
    code: Code | None
    kind: str
    title: str | None = None
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    many: bool = False
    count: int = 0
    latest: int = 0
    together: tuple[Referent, ...] = ()

    def takes(self, name: str) -> None:
        """Keep the fullest name."""
        self.names.add(fold(name))
        if len(words(name)) > len(words(self.name)):
            self.name = name

    def holds(self, role: str, junior: Container[str]) -> bool:
        """Whether a role was said of it, if by a longer name ("minister", "foreign minister").

        A vice president is no president: `junior` has the words that make the difference.
        """
        role = role.lower()
        return any(
            r == role
            or r.startswith(f"{role} of ")
            or (r.endswith(f" {role}") and r.partition(" ")[0] not in junior)
            for r in self.roles
        )


class Discourse:
    """The referents of one document, found again by the words that they are known by."""

    def __init__(self) -> None:
        self.states: set[str | None] = set()
        """Countries of the states spoken of."""
        self.pair: tuple[Referent, ...] = ()
        """The persons whom "the two leaders" stood for last."""
        self._known: dict[Referent, int] = {}
        self._by_key: dict[tuple[str, ...], Referent] = {}
        self._by_word: dict[Word, dict[Referent, None]] = {}
        self._clock = 0
        self._sectors: dict[str, tuple[int, str | None]] = {}

    def keyed(self, key: tuple[str, ...], fresh: Referent) -> Referent:
        """The referent known by a key, or the fresh one, now known by it."""
        known = self._by_key.get(key)
        if known is None:
            self.add(fresh)
            self._by_key[key] = known = fresh
        return known

    def add(self, referent: Referent) -> Referent:
        self._known.setdefault(referent, len(self._known))
        self.note(referent)
        return referent

    def note(self, referent: Referent) -> None:
        """Let a referent be found by all that is now known of it."""
        for word in _words_of(referent):
            self._by_word.setdefault(word, {}).setdefault(referent)
        if referent.kind == "state" and referent.code is not None:
            self.states.add(referent.code.country)

    def _with(self, *wanted: Word) -> list[Referent]:
        """Referents known by any of the words, in the order in which they came up."""
        found = {r: None for word in wanted for r in self._by_word.get(word, ())}
        return sorted(found, key=self._known.__getitem__)

    def person(
        self, name: str, listed: Iterable[str], family_first: Container[str]
    ) -> Referent | None:
        """The latest person whose known name is this one or ends in it.

        `listed` are those whom a list knows under the name, whatever they were called before.
        Where the family name comes first, a name may be the known one's beginning.
        """
        wanted, of_list = fold(name), frozenset(listed)
        exact: Referent | None = None
        partial: Referent | None = None
        for referent in self._with(*_ends(wanted), *(("of", of) for of in of_list)):
            if referent.kind != "person":
                continue
            of = referent.code.of if referent.code is not None else ""
            if wanted in referent.names or (of and of in of_list):
                exact = referent
            elif _is_short_for(wanted, referent, longer=not of):
                partial = referent
            elif (
                (referent.code is None or referent.code.country in family_first)
                and any(k.startswith(wanted) for k in referent.names)
            ):  # fmt: skip
                partial = referent
        return exact or partial or self._by_given_name(wanted)

    def _by_given_name(self, wanted: str) -> Referent | None:
        """The only person whose full name begins with a word."""
        if len(wanted.split()) != 1:
            return None
        found = [
            r for r in self._with(*_ends(wanted)[:1])
            if r.kind == "person" and any(k != wanted and k.startswith(wanted) for k in r.names)
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def body(self, name: str) -> Referent | None:
        """The body or group that the report itself has given this name, or this short one."""
        wanted = fold(name)
        return next((r for r in reversed(self._with(("name", wanted))) if r.kind != "person"), None)

    def shortened(self, name: str) -> Referent | None:
        """The latest body whose name, but for its state, is or ends in several words.

        "The Anti-Corruption Bureau" is the National Anti-Corruption Bureau of Ukraine.
        """
        wanted = fold(name)
        if " " not in wanted:
            return None
        fitting = [
            r for r in self._known
            if r.kind not in ("person", "state", "side") and not r.many and r.code is not None
            and f" {_without_state(r.name)}".endswith(f" {wanted}")
        ]  # fmt: skip
        return max(fitting, key=lambda r: r.latest, default=None)

    def ending(self, noun: str) -> Referent | None:
        """The latest body whose name ends in a noun: "the council" for "the City Council"."""
        fitting = [
            r for r in self._with(("noun", noun))
            if r.kind not in ("person", "state", "side") and r.code is not None and not r.many
            and len(said := words(r.name)) > 1 and said[-1].lower() == noun and r.name[-1:] != "."
            and said[-1][:1].isupper()
        ]  # fmt: skip
        return max(fitting, key=lambda r: r.latest, default=None)

    def last_of(self, sectors: Container[str], fresh: int) -> tuple[str, str | None] | None:
        """Sector and country of the latest mention of anyone of these sectors.

        The country is forgotten after `fresh` mentions of others.
        """
        known = ((w, s, c) for s, (w, c) in self._sectors.items() if s in sectors)
        when, sector, country = max(known, default=(0, "", None), key=lambda k: k[0])
        if not sector:
            return None
        return sector, country if when > self._clock - fresh else None

    def seen(self, referents: tuple[Referent, ...]) -> None:
        """Note one more mention of each."""
        self._clock += 1
        for referent in referents:
            if referent.code is not None and referent.code.sector:
                self._sectors[referent.code.sector] = self._clock, referent.code.country
            referent.count += 1
            referent.latest = self._clock

    def holder(
        self, role: Entry, country: str | None, *, persons: bool, many: bool, former: bool,
        junior: Container[str], fresh: int,
    ) -> Referent | None:  # fmt: skip
        """The latest referent of whom the role was said, of the same country if one is given.

        What is no person nor body is gone after `fresh` mentions of others, but for the only one of
        whom the role was ever said.
        """
        known = [
            r for r in self._with(("role", _last(role.of.lower())))
            if r.code is not None and r.many == many and r.holds(role.of, junior)
            and (country is None or r.code.country == country)
            and (r.kind != "person" or (persons and role.kind in ("title", "role")))
            and (r.code.sector == "ELI") == former
        ]  # fmt: skip
        only = known[0].code if len(known) == 1 and country is None and not many else None
        if only is not None and only.country is not None:
            return known[0]
        fitting = [
            r for r in known if r.kind in ("person", "body") or r.latest > self._clock - fresh
        ]  # fmt: skip
        return max(fitting, key=lambda r: r.latest, default=None)

    def serving(self, body: str, fresh: int) -> str | None:
        """The country of the latest holder of an office in such a body: "army chief", "army"."""
        fitting = [
            r for r in self._with(("serves", body.lower()))
            if r.code is not None and r.code.country and r.latest > self._clock - fresh
        ]  # fmt: skip
        latest = max(fitting, key=lambda r: r.latest, default=None)
        return latest.code.country if latest is not None and latest.code is not None else None


def _words_of(referent: Referent) -> Iterator[Word]:
    """What a referent can be found by: its names and their ends, its roles, its own noun."""
    for name in referent.names:
        yield "name", name
        if referent.kind == "person":
            yield from _ends(name)
    if referent.kind == "person":
        yield "of", referent.code.of if referent.code is not None else ""
    for role in referent.roles:
        yield "role", _last(role)
        yield "role", _last(role.partition(" of ")[0])
        yield "serves", role.rpartition(" ")[0]
    for noun in words(referent.name)[-1:]:
        yield "noun", noun.lower()


def _without_state(name: str) -> str:
    """A folded name without what follows the last "of", which says whose it is."""
    folded = fold(name)
    return folded.rpartition(" of ")[0] or folded


def _ends(folded: str) -> tuple[Word, ...]:
    """The first and the last word of a folded name."""
    parts = folded.split() or [""]
    return ("first", parts[0]), ("last", parts[-1])


def _last(role: str) -> str:
    return role.rpartition(" ")[2]


def _is_short_for(wanted: str, referent: Referent, *, longer: bool) -> bool:
    """Whether a folded name ends a known one or, if `longer`, ends in all known ones."""
    return any(k.endswith(wanted) for k in referent.names) or (
        longer and all(wanted.endswith(k) for k in referent.names)
    )
