"""Events as tests write them: one line each, without contexts."""

from __future__ import annotations

import datetime as dt

from dragoman.coder import Coder
from dragoman.events.families import show
from dragoman.read.document import Document

DAY = dt.date(2024, 5, 15)


def told(coder: Coder, text: str) -> list[str]:
    """Each event of a text of that day in one line."""
    [draft] = coder.drafts([Document(id="lines", date=DAY, text=text)])
    return [show(draft, event).partition(" #")[0] for event in draft.events.events]
