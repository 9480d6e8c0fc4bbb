"""Quotations that no cue introduces: still the last speaker's, or of who stands beside them.

'The minister said the port would reopen. "It will take a week." ' The second sentence is nothing
but a quotation, nobody else speaks beside it, and the sentence before has one speaker. '"It was a
mistake." The minister looked tired.' Here nobody is said to speak, and somebody stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dragoman.draft import Draft
from dragoman.parse.model import Parsed, Quotation, Sentence, Span, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.choosing import overlap
from dragoman.statements.frames import conjuncts
from dragoman.statements.phrases import noun_phrase
from dragoman.statements.speech import Quoted

CONTINUED: Final = "continued"
UNLED: Final = "unled"
UNLED_SCORE: Final = 0.5


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
                        speaking[0], content=quoted.whole(quotation), quotation=quotation,
                        frame="quote", construction=CONTINUED, about=[], within=None,
                        relative=False,
                    )
                )  # fmt: skip
    return sorted(found, key=lambda c: (c.sentence.index, c.head.index, c.content))


def unled(
    candidates: list[Candidate], draft: Draft, quoted: Quoted, people: frozenset[str]
) -> list[Candidate]:
    """The candidates with one more, without a cue, for each quotation beside a sentence of its
    paragraph that is about one person and in which nobody speaks.

    Args:
        people: pronouns that stand for a person.
    """
    found = list(candidates)
    for quotation in quoted.outer:
        spans = quoted.spans[id(quotation)]
        if not spans or not quoted.is_speech(quotation) or any(
            overlap(spans, c.content) or _inside(c, quotation, quoted) for c in found
        ):  # fmt: skip
            continue
        for beside in _neighbours(spans, draft.parsed):
            speaker = _person(beside, draft, people)
            if quoted.fills(quotation, beside) and speaker is not None and not any(
                c.sentence is beside for c in found
            ):  # fmt: skip
                found.append(
                    Candidate(
                        beside, speaker, "", "mark", "quote", [], quoted.whole(quotation),
                        noun_phrase(speaker), speaker, "beside", quotation=quotation,
                        construction=UNLED, score=UNLED_SCORE,
                    )
                )  # fmt: skip
                break
    return sorted(found, key=lambda c: (c.sentence.index, c.head.index, c.content))


def _neighbours(spans: list[Span], parsed: Parsed) -> Iterator[Sentence]:
    """The sentences of the same paragraph right after and right before a quotation."""
    first, last = spans[0].sentence, spans[-1].sentence
    part = parsed.sentences[first].part
    if last + 1 < len(parsed.sentences) and not parsed.sentences[last + 1].opens:
        yield from [s for s in parsed.sentences[last + 1 : last + 2] if s.part == part]
    if first and not parsed.sentences[first].opens:
        yield from [s for s in parsed.sentences[first - 1 : first] if s.part == part]


def _person(sentence: Sentence, draft: Draft, people: frozenset[str]) -> Token | None:
    """The subject of the main clause, where it is a person or another actor."""
    subjects = sentence.root.kids("nsubj", "nsubjpass")
    if len(subjects) != 1 or conjuncts(subjects[0]):
        return None
    token = subjects[0]
    known = draft.actors.mention_of(sentence.index, token) is not None and token.pos != "PRON"
    return token if known or token.entity == "PERSON" or token.lower in people else None


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
