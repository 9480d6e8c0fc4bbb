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


def grouped(ties: Ties[str], together: float) -> list[list[str]]:
    """Names in groups whose members are tied by at least `together` on average.

    Two groups are joined while the mean tie between their members (0 where there is none) is at
    least `together`, the strongest first and, of equals, those whose names come first. Groups of
    one are left out; each group is sorted, and so is the list.
    """
    members = {name: [name] for pair in ties for name in pair}
    sums: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), tie in ties.items():
        sums[one][other] = sums[other][one] = tie
    queue = [_entry(tie, *pair) for pair, tie in ties.items() if tie >= together]
    heapq.heapify(queue)
    while queue:
        weight, one, other = heapq.heappop(queue)
        if one in members and other in members and -weight == _mean(members, sums, one, other):
            _join(members, sums, one, other)
            for third in sums[one]:
                mean = _mean(members, sums, one, third)
                if mean >= together:
                    heapq.heappush(queue, _entry(mean, one, third))
    return sorted(sorted(group) for group in members.values() if len(group) > 1)


def _entry(mean: float, one: str, other: str) -> tuple[float, str, str]:
    """A place in the queue: the strongest first, then by name."""
    return (-mean, one, other) if one < other else (-mean, other, one)


def _mean(
    members: dict[str, list[str]], sums: Mapping[str, dict[str, float]], one: str, other: str
) -> float:
    total = sums[one].get(other, 0.0)
    return round(total / (len(members[one]) * len(members[other])), 9)


def _join(
    members: dict[str, list[str]], sums: defaultdict[str, dict[str, float]], one: str, other: str
) -> None:
    """Take the second group into the first, whose name comes first in the alphabet."""
    members[one] += members.pop(other)
    for third, total in sums.pop(other).items():
        sums[third].pop(other, None)
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
    sums[one].pop(one, None)
