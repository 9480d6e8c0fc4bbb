"""Ties between things into groups: average linkage, the same whatever the order of the ties."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

type Ties[Name: Hashable] = Mapping[tuple[Name, Name], float]


def connected[Name: Hashable](pairs: Iterable[tuple[Name, Name]]) -> list[set[Name]]:
    """The sets of names that pairs tie together, directly or through others."""
    groups: dict[Name, set[Name]] = {}
    for one, other in pairs:
        mine, theirs = groups.get(one, {one}), groups.get(other, {other})
        if mine is theirs:
            continue
        small, large = sorted((mine, theirs), key=len)
        large |= small
        groups.update(dict.fromkeys(large, large))
    return list({id(group): group for group in groups.values()}.values())


def grouped(ties: Ties[str], together: float, absent: float = 0.0) -> list[list[str]]:
    """Names in groups whose members are tied by at least `together` on average.

    Two groups are joined while the mean tie between their members is at least `together`, the
    strongest first and, of equals, those whose names come first. Groups of one are left out; each
    group is sorted, and so is the list.

    Args:
        absent: what a pair without a tie counts as.
    """
    linkage = Linkage(ties, absent)
    queue = [_entry(tie, *pair) for pair, tie in ties.items() if tie >= together]
    heapq.heapify(queue)
    while queue:
        weight, one, other = heapq.heappop(queue)
        if linkage.mean(one, other) != -weight:
            continue
        for third in linkage.join(one, other):
            mean = linkage.mean(one, third)
            if mean is not None and mean >= together:
                heapq.heappush(queue, _entry(mean, one, third))
    return sorted(sorted(group) for group in linkage.members.values() if len(group) > 1)


class Linkage:
    """Groups, each under the name of its first member, with the ties between them."""

    def __init__(self, ties: Ties[str], absent: float) -> None:
        self.members = {name: [name] for pair in ties for name in pair}
        self._absent = absent
        self._ties: defaultdict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
        for (one, other), tie in ties.items():
            self._ties[one][other] = self._ties[other][one] = (tie, 1)

    def mean(self, one: str, other: str) -> float | None:
        """The mean tie between two groups; None where one of them is part of another by now."""
        if one not in self.members or other not in self.members:
            return None
        total, tied = self._ties[one].get(other, (0.0, 0))
        pairs = len(self.members[one]) * len(self.members[other])
        return round((total + self._absent * (pairs - tied)) / pairs, 9)

    def join(self, one: str, other: str) -> list[str]:
        """Take the second group into the first; the groups that are tied to it then."""
        self.members[one] += self.members.pop(other)
        for third, (total, tied) in self._ties.pop(other).items():
            self._ties[third].pop(other, None)
            if third != one:
                more, many = self._ties[one].get(third, (0.0, 0))
                self._ties[one][third] = self._ties[third][one] = (total + more, tied + many)
        return sorted(self._ties[one])


def _entry(mean: float, one: str, other: str) -> tuple[float, str, str]:
    """A place in the queue: the strongest first, then by name."""
    return (-mean, one, other) if one < other else (-mean, other, one)
