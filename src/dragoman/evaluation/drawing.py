"""Drawing records at random, the same from every stratum, for a person to judge.

The records are read once and only as many are held as may be drawn (Vitter's reservoir, one for
each stratum), so that a corpus of any size can be sampled. The same seed draws the same records.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from dragoman.evaluation.settings import settings
from dragoman.evaluation.sheets import Row

STRATA = ("type", "status", "confidence")


def stratum_of(row: Row, by: str) -> str:
    """The stratum that a record belongs to: its type, its status or its bin of confidence."""
    if by != "confidence":
        return row[by]
    bins = settings().confidence_bins
    low = max((b for b in bins if b <= float(row["confidence"] or 0)), default=bins[0])
    above = [b for b in bins if b > low]
    return f"{low:g} to {above[0] if above else 1:g}"


def draw(rows: Iterable[Row], *, by: str, number: int, seed: int) -> list[Row]:
    """The drawn records, each with its `stratum` and the `weight` of that among all records.

    Args:
        by: type, status or confidence.
        number: how many in all; strata share them equally as far as they have so many.
    """
    kept: dict[str, list[Row]] = {}
    seen: dict[str, int] = {}
    chance: dict[str, random.Random] = {}
    for row in rows:
        stratum = stratum_of(row, by)
        choose = chance.setdefault(stratum, random.Random(f"{seed} {stratum}"))
        seen[stratum] = seen.get(stratum, 0) + 1
        held = kept.setdefault(stratum, [])
        if len(held) < number:
            held.append(row)
        elif (at := choose.randrange(seen[stratum])) < number:
            held[at] = row
    shares = allot({s: len(held) for s, held in kept.items()}, number)
    return list(_weighed(kept, seen, shares, chance))


def allot(there: dict[str, int], number: int) -> dict[str, int]:
    """How many to draw from each stratum: the same, and what small ones lack from the others."""
    given = dict.fromkeys(there, 0)
    left = min(number, sum(there.values()))
    while left:
        open_strata = [s for s in sorted(there) if given[s] < there[s]]
        for stratum in open_strata[:left]:
            given[stratum] += 1
        left -= min(left, len(open_strata))
    return given


def _weighed(
    kept: dict[str, list[Row]],
    seen: dict[str, int],
    shares: dict[str, int],
    chance: dict[str, random.Random],
) -> Iterator[Row]:
    total = sum(seen.values())
    for stratum in sorted(kept):
        drawn = chance[stratum].sample(kept[stratum], shares[stratum])
        weight = f"{seen[stratum] / total:.6f}"
        yield from ({**row, "stratum": stratum, "weight": weight} for row in drawn)
