"""What linking gives: settled references between layers, changing none of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Links:
    """References that need two rooms.

    Attributes:
        mentions: mention index -> actor indexes, for "we" and "I" in quotations and the like.
        times: time index -> (first, last), for "at the time" and other open anchors.
        statement_times: statement index -> (first, last), where such a time settles it.
        event_times: event index -> (first, last, basis), likewise.
        repeats: event index -> index of the fuller event that it repeats.
        answers: statement index -> index of the statement that it denies by a word only ("the
            charge").
        addressees: statement index -> mentions that it is addressed to, where only such an answer
            tells.
    """

    mentions: dict[int, tuple[int, ...]] = field(default_factory=dict)
    times: dict[int, tuple[dt.date | None, dt.date | None]] = field(default_factory=dict)
    statement_times: dict[int, tuple[dt.date | None, dt.date | None]] = field(default_factory=dict)
    event_times: dict[int, tuple[dt.date | None, dt.date | None, str]] = field(default_factory=dict)
    repeats: dict[int, int] = field(default_factory=dict)
    answers: dict[int, int] = field(default_factory=dict)
    addressees: dict[int, tuple[int, ...]] = field(default_factory=dict)
