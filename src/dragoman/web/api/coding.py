"""Text in, record out; with `keep`, into the ledger too."""

from __future__ import annotations

import msgspec

from dragoman.errors import DragomanError
from dragoman.read.given import as_document
from dragoman.web.api import answers, asked
from dragoman.web.site import Site


async def code(site: Site, told: asked.Text) -> answers.Record:
    """The record of a report.

    Raises:
        DragomanError: E102 to E115 for what is no dated report, E714 where it should be kept by a
            server that only reads, E723 where too many wait.
    """
    if told.keep and site.settings.readonly:
        raise DragomanError("E714")
    given = msgspec.structs.asdict(told)
    keep = given.pop("keep")
    document = as_document({k: v for k, v in given.items() if v is not None}, "text")
    coded = await site.desk.code(document)
    if keep:
        await site.write(lambda ledger: ledger.add(coded, document.text))
    return answers.Record(record=coded.to_dict(), kept=keep)
