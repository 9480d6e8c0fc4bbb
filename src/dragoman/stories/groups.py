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


def grouped(
    ties: Ties[str],
    together: float,
    *,
    sure: float = 0.0,
    untied: float = 0.0,
) -> list[list[str]]:
    """Names in groups whose members are tied by at least `together` on average.

    Two groups are joined while the mean tie between their members is at least `together`, the
    strongest first and, of equals, those whose names come first. Groups of one are left out; each
    group is sorted, and so is the list.

    Args:
        untied: how much of a pair, 0 to 1, two names without a tie count as; their tie is 0.
        sure: ties of at least so much hold each group together, directly or through others; the
            rest only weigh within such sets.
    """
    ties = _within(ties, connected(pair for pair, tie in ties.items() if tie >= sure))
    linkage = Linkage(ties, untied)
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


def _within(ties: Ties[str], sets: list[set[str]]) -> Ties[str]:
    """The ties between names of one set."""
    place = {name: number for number, names in enumerate(sets) for name in names}
    return {
        (one, other): tie
        for (one, other), tie in ties.items()
        if one in place and place[one] == place.get(other)
    }


class Linkage:
    """Groups, each under the name of its first member, with the ties between them.

    Of two groups that are tied, the sum of the ties and the number of pairs it stands for are kept.
    """

    def __init__(self, ties: Ties[str], untied: float) -> None:
        self.members = {name: [name] for pair in ties for name in pair}
        self._untied = untied
        self._ties: defaultdict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
        for (one, other), tie in ties.items():
            self._ties[one][other] = self._ties[other][one] = (tie, 1.0)

    def mean(self, one: str, other: str) -> float | None:
        """The mean tie between two groups; None where they are not tied, or no groups any more."""
        if one not in self.members or other not in self.members:
            return None
        total, pairs = self._ties[one].get(other, (0.0, 0.0))
        return round(total / pairs, 9) if pairs else None

    def join(self, one: str, other: str) -> list[str]:
        """Take the second group into the first; the groups that are tied to it then."""
        theirs = self._ties.pop(other)
        mine = self._ties[one]
        for third in {*mine, *theirs} - {one, other}:
            known = self._ties[third]
            (a, m), (b, n) = (known.get(g) or self._without(g, third) for g in (one, other))
            mine[third] = known[one] = (a + b, m + n)
            self._ties[third].pop(other, None)
        mine.pop(other, None)
        self.members[one] += self.members.pop(other)
        return sorted(mine)

    def _without(self, one: str, other: str) -> tuple[float, float]:
        """The pairs of two groups that no tie holds together."""
        return 0.0, self._untied * len(self.members[one]) * len(self.members[other])


def _entry(mean: float, one: str, other: str) -> tuple[float, str, str]:
    """A place in the queue: the strongest first, then by name."""
    return (-mean, one, other) if one < other else (-mean, other, one)
