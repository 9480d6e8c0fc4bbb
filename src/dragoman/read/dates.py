"""Days of publication as files write them: ISO, RFC 822, words, numbers, seconds since 1970.

The forms are rules. A day and a month that could change places are never guessed: either the
other dates of the same table tell the order, or the date is refused.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import month_abbr
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, Literal

from dragoman.errors import DragomanError
from dragoman.rules import Answer, Family, Rule, RuleBook

if TYPE_CHECKING:
    from dragoman.draft import Draft

Order = Literal["day", "month"]
_MONTHS: Final = tuple(m.lower() for m in month_abbr)


class DateForm(Rule, frozen=True, kw_only=True):
    """A `pattern` with the groups y, m (number or English name) and d, or a and b where only the
    order tells which is the day, or s for seconds since 1970."""

    pattern: str


def show_dates(draft: Draft) -> list[Answer]:
    """The day that an example's text writes."""
    forms = DateForms(RuleBook())
    try:
        found = forms.matched(draft.document.text, None, "")
    except DragomanError as error:
        return [Answer(error.code, ())]
    return [Answer(found[0].isoformat(), (found[1],))] if found else []


DATES: Family[DateForm] = Family("read/rules/dates", DateForm, show_dates)


class DateForms:
    """Reads days; holds the rules."""

    def __init__(self, book: RuleBook) -> None:
        self.forms = [(re.compile(n.rule.pattern, re.IGNORECASE), n.id) for n in book.rules(DATES)]

    def day(self, value: Any, place: str, order: Order | None = None) -> Any:
        """The day that a cell writes; the cell itself where no form fits.

        Raises:
            DragomanError: E130 where day and month could change places, E103 for no such day.
        """
        if isinstance(value, dt.date) or value is None or isinstance(value, bool):
            return value
        found = self.matched(str(value).strip(), order, place)
        return found[0] if found else value

    def matched(self, text: str, order: Order | None, place: str) -> tuple[dt.date, str] | None:
        """The day and the rule that read it."""
        for pattern, identity in self.forms:
            found = pattern.fullmatch(text)
            if found is not None:
                return _day(found.groupdict(), order, place, text), identity
        return None

    def order(self, values: Iterable[Any]) -> Order | None:
        """Which comes first, as far as the dates of one table tell it."""
        for value in values:
            for pattern, _ in self.forms:
                found = pattern.fullmatch(str(value).strip())
                parts = found.groupdict() if found is not None else {}
                if parts.get("a") is not None:
                    first, second = int(parts["a"]), int(parts["b"])
                    if first > 12 or second > 12:
                        return "day" if first > 12 else "month"
        return None


def _day(parts: dict[str, str | None], order: Order | None, place: str, text: str) -> dt.date:
    try:
        if (seconds := parts.get("s")) is not None:
            return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
        year = int(parts["y"] or 0)
        if parts.get("a") is None:
            return dt.date(year, _month(parts["m"] or ""), int(parts["d"] or 0))
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if order is None and first <= 12 and second <= 12 and first != second:
            raise DragomanError("E130", place=place, value=text)
        by_day = first > 12 or (order == "day" and second <= 12)
        return dt.date(year, second, first) if by_day else dt.date(year, first, second)
    except (ValueError, OverflowError, OSError) as error:
        raise DragomanError("E103", place=place, value=text) from error


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS.index(written[:3].lower())
