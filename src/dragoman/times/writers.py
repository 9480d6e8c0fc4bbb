"""Times written out: inline TIMEX3 of TimeML, or one JSON object a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec

from dragoman.read.document import Document
from dragoman.times.api import FoundTime


def timex(document: Document, times: Sequence[FoundTime]) -> str:
    """The document as TimeML with inline TIMEX3 elements, publication day as t0.

    White space and every character of the text stand as given, escaped for XML.
    """
    body, at = [], 0
    for number, time in enumerate(times, start=1):
        body.append(escape(document.text[at : time.start]))
        body.append(f"{_tag(time, number)}{escape(time.text)}</TIMEX3>")
        at = time.end
    body.append(escape(document.text[at:]))
    day = document.date.isoformat()
    created = (
        f'<TIMEX3 tid="t0" type="DATE" value="{day}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{day}</TIMEX3>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{escape(document.id)}</DOCID>\n<DCT>{created}</DCT>\n"
        f"<TEXT>{''.join(body)}</TEXT>\n</TimeML>\n"
    )


def _tag(time: FoundTime, number: int) -> str:
    mod = f" mod={quoteattr(time.mod)}" if time.mod else ""
    return (
        f'<TIMEX3 tid="t{number}" type={quoteattr(time.type)} value={quoteattr(time.value)}{mod}>'
    )


def as_record(document: Document, times: Sequence[FoundTime]) -> dict[str, Any]:
    """The document's times in the form of `dragoman code --format jsonl`."""
    return {
        "id": document.id,
        "date": document.date.isoformat(),
        "text": document.text,
        "times": [
            {
                "span": [time.start, time.end],
                "text": time.text,
                "type": time.type,
                "value": time.value,
                "mod": time.mod,
                "first": _day(time.first),
                "last": _day(time.last),
            }
            for time in times
        ],
    }


def jsonl(document: Document, times: Sequence[FoundTime]) -> str:
    """One line of JSON, without the line's end."""
    return msgspec.json.encode(as_record(document, times)).decode()


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
