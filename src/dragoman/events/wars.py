"""Wars that everybody knows by the land or by the side alone: "the invasion of Kuwait"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from dragoman.rules import RuleBook

LIST: Final = "events/lists/wars.tsv"


@dataclass(frozen=True, slots=True)
class War:
    """A row of the list: ISO codes of who came and on whom, its first and its last day, if any."""

    by: str
    on: str
    first: dt.date
    last: dt.date | None


class Wars:
    """The list of wars that one state brought to another's land."""

    def __init__(self, book: RuleBook) -> None:
        self._wars = [
            War(row["by"], row["on"], dt.date.fromisoformat(row["first"]), _last(row["last"]))
            for row in book.rows(LIST)
        ]

    def other(self, country: str, day: dt.date, *, came: bool, lasting: int) -> str | None:
        """The other side of the only war that a state brought, or else had brought to its land.

        Wars that went on on the day, or ended at most `lasting` days before, go before those long
        over; where several are left, with different sides, none is meant.
        """
        begun = [w for w in self._wars if (w.by if came else w.on) == country and w.first <= day]
        recent = [w for w in begun if w.last is None or (day - w.last).days <= lasting]
        others = {w.on if came else w.by for w in recent or begun}
        return others.pop() if len(others) == 1 else None


def _last(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
