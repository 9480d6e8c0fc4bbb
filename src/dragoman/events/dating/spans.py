"""Days that several words tell together: "between Monday and today", "a day after the vote"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from dragoman.draft import Draft
from dragoman.events.dating.hanging import PARTS, top_of
from dragoman.events.dating.words import dating
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.times.calendar import Days, Period, Unit, shifted
from dragoman.times.model import TimeExpression

CALENDAR: Final = ("DATE", "TIME")
LENGTHS: Final = ("DURATION", "SET")
CLOCK: Final = "PT"
STOPS: Final = (",", ";", ":", "-", "–", "—")
PERIODS: Final[dict[str, Unit]] = {"W": "week", "M": "month", "Y": "year"}
WEEK: Final = dt.timedelta(days=7)


def joined(draft: Draft, sentence: Sentence, time: TimeExpression) -> Days:
    """The days of an expression, with those of the one that it is joined to."""
    own = Days(time.first, time.last)
    if time.type not in CALENDAR:
        return own
    for index in draft.times.told(sentence):
        other = draft.times.expressions[index]
        if other is time or other.type not in CALENDAR:
            continue
        earlier, later = sorted((time, other), key=lambda t: t.span.start)
        if _are_joined(sentence, earlier, later) and _of_one_clause(sentence, earlier, later):
            run = _run(earlier, later)
            return run if _is_run(run) else own
    return own


def _run(earlier: TimeExpression, later: TimeExpression) -> Days:
    """From the first day of one to the last of the other; a weekday is the one before that."""
    first, last = earlier.first, later.last
    if first is not None and last is not None and 0 < (first - last).days < WEEK.days:
        first -= WEEK
    return Days(first, last)


def _is_run(days: Days) -> bool:
    if days.first is None or days.last is None:
        return False
    return 0 <= (days.last - days.first).days <= dating().numbers["longest_run"]


def _are_joined(sentence: Sentence, earlier: TimeExpression, later: TimeExpression) -> bool:
    """Whether nothing but a word for "and" or "to", and a preposition, stands between."""
    between = sentence.tokens[earlier.span.end : later.span.start]
    words = dating().words
    if not between or between[0].lower not in words["joint"]:
        return False
    last = sentence.tokens[later.span.end - 1]
    owner = any(t.tag == "POS" for t in last.children) or last.dep == "poss"
    return not owner and all(t.lower in words["day_of"] for t in between[1:])


def _of_one_clause(sentence: Sentence, earlier: TimeExpression, later: TimeExpression) -> bool:
    """Whether both date one verb: not so in "met on Monday and on Tuesday signed"."""
    mine, theirs = (sentence.clause_of(top_of(sentence, t)) for t in (earlier, later))
    return mine is theirs


def across(draft: Draft, sentence: Sentence, time: TimeExpression, clause: Clause) -> Days:
    """The days of a verb's first date with those that it shares with a second object.

    "Soldiers killed three rebels on Friday and two more on Saturday."
    """
    days = Days(time.first, time.last)
    for index in draft.times.told(sentence):
        other = draft.times.expressions[index]
        if other is time or not _is_day(time) or not _is_day(other):
            continue
        earlier, later = sorted((time, other), key=lambda t: t.span.start)
        between = sentence.tokens[earlier.span.end : later.span.start]
        joint = any(t.lower in dating().words["again"] for t in between)
        apart = any(t.pos in ("VERB", "AUX") or t.text in STOPS for t in between)
        if joint and not apart and sentence.clause_of(top_of(sentence, other)) is clause:
            run = _run(earlier, later)
            days = run if _is_run(run) else days
    return days


def _is_day(time: TimeExpression) -> bool:
    return time.type in CALENDAR and time.first is not None and time.first == time.last


def whole(time: TimeExpression) -> Days:
    """The period that an expression names, whatever is said of it: "until January, when"."""
    units: dict[int, Unit] = {4: "year", 7: "month", 10: "day"}
    unit = units.get(len(time.value))
    known = time.first or time.last
    if unit is None or known is None or (time.first is not None and time.last is not None):
        return Days(time.first, time.last)
    period = Period.holding(known, unit)
    return Days(period.first, period.last)


def offset(draft: Draft, sentence: Sentence, head: Token) -> Iterator[Days]:
    """The days of what a verb tells, from "a day after", "hours before" and a date behind it."""
    words = dating().words
    for token in sentence.tokens:
        sign = 1 if token.lower in words["after"] else -1 if token.lower in words["ago_of"] else 0
        anchor = _anchor(token) if sign else None
        if anchor is None or head not in _governors(token, anchor):
            continue
        length = _length(draft, sentence, token.index)
        base = _within(draft, sentence, anchor) if length else None
        if base is not None:
            yield from _away(base, length, sign)


def counted_from(draft: Draft, sentence: Sentence, head: Token) -> Iterator[Days]:
    """The days of the act that others are counted from: "left on Monday, a day after it fell"."""
    words = dating().words
    for token in sentence.tokens:
        sign = -1 if token.lower in words["after"] else 1 if token.lower in words["ago_of"] else 0
        if not sign or _anchor(token) is not head:
            continue
        length = _length(draft, sentence, token.index)
        verbs = [t for t in _governors(token, head) if length and t.pos in ("VERB", "AUX")]
        based = (_within(draft, sentence, over, but=head) for over in verbs)
        base = next((b for b in based if b is not None), None)
        if base is not None:
            yield from _away(base, length, sign)


def counted_back(draft: Draft, sentence: Sentence, head: Token, base: Days) -> Days | None:
    """The days of the act from which a deed of known days is counted.

    "The attack came a day after they killed ten soldiers", where `base` is the attack's.
    """
    words = dating().words
    for token in sentence.tokens:
        sign = -1 if token.lower in words["after"] else 1 if token.lower in words["ago_of"] else 0
        length = _length(draft, sentence, token.index) if sign and _anchor(token) is head else ""
        if length:
            return next(_away(base, length, sign), None)
    return None


def _away(base: Days, length: str, sign: int) -> Iterator[Days]:
    """Days so long after (1) or before (-1) others; weeks and more come to such a period."""
    if base.first is None or base.last is None:
        return
    if length.startswith(CLOCK):
        yield base
        return
    first, last = (shifted(day, length, sign) for day in (base.first, base.last))
    if first is None or last is None:
        return
    unit = PERIODS.get(length[-1])
    if unit is not None:
        first, last = Period.holding(first, unit).first, Period.holding(last, unit).last
    yield Days(first, last)


def _anchor(word: Token) -> Token | None:
    """The verb or noun from which "after" or "before" counts."""
    if word.dep == "mark":
        return word.head
    return next(iter(word.kids("pobj", "pcomp")), None)


def _governors(word: Token, anchor: Token) -> list[Token]:
    """The verbs above the word that are no part of what it counts from."""
    return [t for t in word.ancestors() if t is not anchor]


def _length(draft: Draft, sentence: Sentence, at: int) -> str:
    """The length of time that stands just before a word, as TIMEX3 writes it; "" for none."""
    if at and sentence.tokens[at - 1].lower in dating().words["soon"]:
        return CLOCK
    times = (draft.times.expressions[i] for i in draft.times.told(sentence))
    return next((t.value for t in times if t.type in LENGTHS and t.span.end == at), "")


def _within(
    draft: Draft, sentence: Sentence, anchor: Token, but: Token | None = None
) -> Days | None:  # fmt: skip
    """The days of the date nearest below the verb or noun from which it is counted."""
    below = {t.index for t in anchor.subtree()}
    below -= {t.index for t in but.subtree()} if but is not None else set()
    dated = [
        t for t in (draft.times.expressions[i] for i in draft.times.told(sentence))
        if t.type in CALENDAR and t.first is not None and t.span.start in below
        and _dates(top_of(sentence, t), anchor)
    ]  # fmt: skip
    if not dated:
        return None
    nearest = min(dated, key=lambda t: abs(t.span.start - anchor.index))
    return Days(nearest.first, nearest.last)


def _dates(top: Token, anchor: Token) -> bool:
    """Whether a date tells when the anchor was: not "since" when, nor what else a clause below
    tells ("a day after he was named in a case that began in 2019")."""
    between = takewhile(lambda t: t is not anchor, (top, *top.ancestors()))
    words = dating().words
    return not any(
        t.dep in PARTS or (t.dep == "prep" and t.lower in words["since"]) for t in between
    )
