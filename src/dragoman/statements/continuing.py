"""Quotations that no cue introduces and that are plainly still the last speaker's.

'The minister said the port would reopen. "It will take a week." ' The second sentence is nothing
but a quotation, nobody else speaks beside it, and the sentence before has one speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.parse.model import Parsed, Quotation
from dragoman.statements.candidate import Candidate
from dragoman.statements.choosing import overlap
from dragoman.statements.speech import Quoted

CONTINUED = "continued"


def continued(candidates: list[Candidate], parsed: Parsed, quoted: Quoted) -> list[Candidate]:
    """The candidates with one more for each quotation that goes on from the sentence before."""
    found = list(candidates)
    for quotation in quoted.outer:
        spans = quoted.spans[id(quotation)]
        if spans and quoted.is_speech(quotation) and not any(
            overlap(spans, c.content) or _inside(c, quotation, quoted) for c in found
        ):  # fmt: skip
            speaking = list(_speaking(found, quotation, parsed, quoted))
            if len(speaking) == 1:
                found.append(
                    replace(
                        speaking[0], content=list(spans), quotation=quotation, frame="quote",
                        construction=CONTINUED, about=[], within=None, relative=False,
                    )
                )  # fmt: skip
    return sorted(found, key=lambda c: (c.sentence.index, c.cue[0].index, c.content))


def _inside(candidate: Candidate, quotation: Quotation, quoted: Quoted) -> bool:
    return quoted.holding(candidate.head, candidate.sentence.index) is quotation


def _speaking(
    candidates: list[Candidate], quotation: Quotation, parsed: Parsed, quoted: Quoted
) -> Iterator[Candidate]:
    """Whoever's words end in the sentence before: the main verb's, or a quotation's."""
    first = quoted.spans[id(quotation)][0].sentence
    before = parsed.sentences[first - 1] if first else None
    if before is None or before.part != quotation.part or not quoted.fills(quotation, before):
        return
    opens = parsed.sentences[first].opens
    for candidate in candidates:
        last = candidate.content[-1].sentence
        main = candidate.pos == "verb" and candidate.head.is_root and not opens
        if candidate.source and max(last, candidate.sentence.index) == before.index and (
            main or candidate.quotation is not None
        ):  # fmt: skip
            yield candidate
