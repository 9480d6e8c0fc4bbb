"""Read: a document of the ledger, or a text that is coded at once and kept nowhere."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger
from dragoman.read.document import Document
from dragoman.records.model import CharSpan, Coded
from dragoman.web.forms import form as sent
from dragoman.web.pages.frame import page
from dragoman.web.pages.opening import Opened, opened
from dragoman.web.site import Site

SPAN: Final = re.compile(r"(\d{1,9})-(\d{1,9})")


async def document(request: Request) -> Response:
    """A document of the ledger with its records marked in its text."""
    name, at = request.path_params["document"], _span(request.query_params.get("at", ""))
    shown = await Site.of(request).read(lambda ledger: opened(ledger, name, at))
    return page(request, "document.html", shown=shown, kept=True)


async def paste(request: Request) -> Response:
    """Where a text is given, and what the ledger has to read."""
    newest = await Site.of(request).read(lambda ledger: ledger.documents(limit=30).records)
    today = dt.date.today().isoformat()
    return page(request, "paste.html", documents=newest, today=today, fault="", text="", title="")


async def code(request: Request) -> Response:
    """A text that was given, coded and shown as a document is."""
    form = await sent(request)
    text, date = form.get("text", ""), form.get("date", "")
    title = form.get("title", "").strip()
    try:
        report = Document(id="your text", date=_date(date), text=_told(text), title=title or None)
        coded = await Site.of(request).desk.code(report)
    except DragomanError as error:
        return page(
            request, "paste.html", 422, documents=[], today=date, fault=str(error), text=text,
            title=title,
        )  # fmt: skip
    return page(request, "document.html", shown=_shown(coded, report.text), kept=False)


def _shown(coded: Coded, text: str) -> Opened:
    """A record as a ledger of one document shows it."""
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "one.db") as ledger:
        ledger.add(coded, text)
        return opened(ledger, coded.id)


def _date(told: str) -> dt.date:
    try:
        return dt.date.fromisoformat(told)
    except ValueError as error:
        raise DragomanError("E103", place="date", value=told[:20]) from error


def _told(text: str) -> str:
    """Line ends of a form are those of the network; a report's are its own."""
    text = text.replace("\r\n", "\n")
    if not text.strip():
        raise DragomanError("E113", place="text")
    return text


def _span(told: str) -> CharSpan | None:
    found = SPAN.fullmatch(told)
    return (int(found[1]), int(found[2])) if found else None
