"""Quotations that no cue introduces: still the last speaker's, or of who stands beside them.

'The minister said the port would reopen. "It will take a week." ' The second sentence is nothing
but a quotation, nobody else speaks beside it, and the sentence before has one speaker. '"It was a
mistake." The minister looked tired.' Here nobody is said to speak, and somebody stands there.
"""

from __future__ import annotations

from collections import defaultdict
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


class _Found:
    """The candidates so far, by the sentences in which they stand."""

    def __init__(self, candidates: list[Candidate], quoted: Quoted) -> None:
        self.quoted = quoted
        self.all: list[Candidate] = []
        self.cued: dict[int, list[Candidate]] = defaultdict(list)
        self.saying: dict[int, list[Candidate]] = defaultdict(list)
        self.ending: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        self.all.append(candidate)
        self.cued[candidate.sentence.index].append(candidate)
        self.ending[max(candidate.sentence.index, candidate.content[-1].sentence)].append(candidate)
        for sentence in {span.sentence for span in candidate.content}:
            self.saying[sentence].append(candidate)

    def uses(self, quotation: Quotation) -> bool:
        """Whether a candidate says some of the quotation or has its cue in it; so has one that
        has no words at all."""
        spans = self.quoted.spans[id(quotation)]
        return not spans or any(
            any(overlap(spans, c.content) for c in self.saying[span.sentence])
            or any(
                self.quoted.holding(c.head, span.sentence) is quotation
                for c in self.cued[span.sentence]
            )
            for span in spans
        )

    def ordered(self) -> list[Candidate]:
        return sorted(self.all, key=lambda c: (c.sentence.index, c.head.index, c.content))


def continued(candidates: list[Candidate], parsed: Parsed, quoted: Quoted) -> list[Candidate]:
    """The candidates with one more for each quotation that goes on from the sentence before."""
    found = _Found(candidates, quoted)
    for quotation in quoted.outer:
        if quoted.is_speech(quotation) and not found.uses(quotation):
            speaking = list(_speaking(found, quotation, parsed, quoted))
            if len(speaking) == 1:
                found.add(
                    replace(
                        speaking[0], content=quoted.whole(quotation), quotation=quotation,
                        frame="quote", construction=CONTINUED, about=[], within=None,
                        relative=False,
                    )
                )  # fmt: skip
    return found.ordered()


def unled(
    candidates: list[Candidate], draft: Draft, quoted: Quoted, people: frozenset[str]
) -> list[Candidate]:
    """The candidates with one more, without a cue, for each quotation beside a sentence of its
    paragraph that is about one person and in which nobody speaks.

    Args:
        people: pronouns that stand for a person.
    """
    found = _Found(candidates, quoted)
    for quotation in quoted.outer:
        if not quoted.is_speech(quotation) or found.uses(quotation):
            continue
        for beside in _neighbours(quoted.spans[id(quotation)], draft.parsed):
            speaker = _person(beside, draft, people)
            if (
                quoted.fills(quotation, beside)
                and speaker is not None
                and not found.cued[beside.index]
            ):
                found.add(
                    Candidate(
                        beside, speaker, "", "mark", "quote", [], quoted.whole(quotation),
                        noun_phrase(speaker), speaker, "beside", quotation=quotation,
                        construction=UNLED, score=UNLED_SCORE,
                    )
                )  # fmt: skip
                break
    return found.ordered()


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


def _speaking(
    found: _Found, quotation: Quotation, parsed: Parsed, quoted: Quoted
) -> Iterator[Candidate]:
    """Whoever's words end in the sentence before: the main verb's, or a quotation's."""
    first = quoted.spans[id(quotation)][0].sentence
    before = parsed.sentences[first - 1] if first else None
    if before is None or before.part != quotation.part or not quoted.fills(quotation, before):
        return
    opens = parsed.sentences[first].opens
    for candidate in found.ending[before.index]:
        main = candidate.pos == "verb" and candidate.head.is_root and not opens
        if candidate.source and (main or candidate.quotation is not None):
            yield candidate
