"""Days as the ledger counts them: whole days from 1970-01-01."""

from __future__ import annotations

import datetime as dt
from typing import Final

EPOCH: Final = dt.date(1970, 1, 1).toordinal()


def number(day: dt.date) -> int:
    """A calendar day as a count of days from 1970-01-01."""
    return day.toordinal() - EPOCH


def calendar(day: int) -> dt.date:
    """The calendar day of a count of days from 1970-01-01."""
    return dt.date.fromordinal(day + EPOCH)


def filed(first: dt.date | None, last: dt.date | None, published: dt.date) -> int:
    """The day under which a record is filed: its last, else its first, else that of the report."""
    return number(last or first or published)
