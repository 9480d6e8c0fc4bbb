"""The families of rule files of quantities, and how their examples are checked.

An example names what is counted with least and most: "killed 12-12", "killed 20-" for
20 or more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dragoman.events.quantities.model import AmountRule, KindRule
from dragoman.rules import Answer, Family

if TYPE_CHECKING:
    from dragoman.draft import Draft


def answers(draft: Draft) -> list[Answer]:
    """Every counted kind of every event, with the event's derivation."""
    return [
        Answer(f"{kind} {'-'.join('' if n is None else str(n) for n in numbers)}", event.rules)
        for event in draft.events.events
        for kind, numbers in event.quantities.items()
    ]


AMOUNTS: Final = Family("events/quantities/amounts", AmountRule, answers)
KINDS: Final = Family("events/quantities/kinds", KindRule, answers)
FAMILIES: Final[tuple[Family[Any], ...]] = (AMOUNTS, KINDS)
