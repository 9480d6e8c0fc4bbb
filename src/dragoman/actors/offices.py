"""Offices: which states have an office at all.

"The Queen" is of no republic, and Washington has no foreign minister: where a report speaks of
several states, that tells whose an office without a country is.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.actors.pointers import Pointer, Pointers


class Offices:
    """Tells by the rules which states have an office or body."""

    def __init__(self, pointers: Pointers) -> None:
        self._held = pointers.words("held_in")
        self._lacked = pointers.words("not_held_in")

    def may_be_of(self, office: str, country: str) -> bool:
        """Whether a state may have an office of this name, the last words of which are listed."""
        held, lacked = _listed(self._held, office), _listed(self._lacked, office)
        return (held is None or country in held.kinds) and (
            lacked is None or country not in lacked.kinds
        )

    def fitting(self, office: str, countries: Iterable[str]) -> frozenset[str]:
        """Those of the states that may have the office."""
        return frozenset(c for c in countries if self.may_be_of(office, c))

    def is_rare(self, office: str) -> bool:
        """Whether only few states have the office."""
        return _listed(self._held, office) is not None

    def rules(self, office: str) -> tuple[str, ...]:
        """The ids of the rules that tell."""
        listed = (_listed(self._held, office), _listed(self._lacked, office))
        return tuple(p.rule for p in listed if p is not None)


def _listed(offices: dict[str, Pointer], office: str) -> Pointer | None:
    words = office.lower().split()
    tails = (" ".join(words[i:]) for i in range(len(words)))
    return next((offices[tail] for tail in tails if tail in offices), None)
