"""Chosen candidates become statements: kind, stance, speaker, addressees, time and parent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dragoman.draft import Draft
from dragoman.parse.model import Span
from dragoman.statements.candidate import Candidate
from dragoman.statements.construction import Constructions
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.model import Stance, Statement, StatementKind
from dragoman.statements.nesting import parents
from dragoman.statements.occasion import addressees_of, day_of, mention_of
from dragoman.statements.phrases import runs
from dragoman.statements.speech import Quoted

LEARNED: Final = "statements/ranker"
LAYOUT: Final = "statements/constructions/layouts.toml::line"
MOSTLY: Final = 0.95


def built(
    candidates: list[Candidate], draft: Draft, quoted: Quoted, lexicon: Lexicon,
    constructions: Constructions,
) -> tuple[Statement, ...]:  # fmt: skip
    """The statements of a document, each with the index of the one that it stands inside."""
    statements = [_statement(c, draft, quoted, lexicon, constructions) for c in candidates]
    return tuple(
        replace(statement, parent=parent)
        for statement, parent in zip(statements, parents(statements), strict=True)
    )


def _statement(
    candidate: Candidate, draft: Draft, quoted: Quoted, lexicon: Lexicon,
    constructions: Constructions,
) -> Statement:  # fmt: skip
    sentence = candidate.sentence
    stance, rules = stance_of(candidate, lexicon)
    first, last = day_of(candidate, draft)
    return Statement(
        source=source_spans(candidate),
        mention=mention_of(draft.actors, sentence.index, candidate.speaker),
        cue=cue_spans(candidate),
        lemma=candidate.lemma,
        content=tuple(candidate.content),
        kind=_kind(candidate, quoted, draft),
        stance=stance,
        addressees=addressees_of(candidate, draft.actors),
        first=first, last=last,
        confidence=round(candidate.score, 3),
        rules=tuple(dict.fromkeys((*rules, *_used(candidate, constructions)))),
    )  # fmt: skip


def _used(candidate: Candidate, constructions: Constructions) -> Iterator[str]:
    """Ids of the constructions that the candidate is made by."""
    if candidate.construction == "support":
        yield constructions.ids["support"]
    if candidate.frame.removeprefix("np ") in constructions.words["binding"]:
        yield constructions.ids["binding"]
    if candidate.quotation is not None:
        yield constructions.ids["speech"]


def source_spans(candidate: Candidate) -> tuple[Span, ...]:
    """The source phrase as spans."""
    return tuple(runs(candidate.sentence, candidate.source))


def cue_spans(candidate: Candidate) -> tuple[Span, ...]:
    """The cue as spans, several where other words part it."""
    sentence = candidate.sentence.index
    spans: list[Span] = []
    for token in candidate.cue:
        if spans and spans[-1].end == token.index:
            spans[-1] = Span(sentence, spans[-1].start, token.index + 1)
        else:
            spans.append(Span(sentence, token.index, token.index + 1))
    return tuple(spans)


def stance_of(candidate: Candidate, lexicon: Lexicon) -> tuple[Stance, tuple[str, ...]]:
    """The lexicon's stance for the frame, else for the word; a neutral one for unlisted words."""
    if candidate.sense is not None:
        return candidate.sense.stance, candidate.sense.rules
    if candidate.pos == "mark":
        return "say", (LAYOUT,)
    entry = lexicon.entry(candidate.pos, candidate.lemma)
    if entry is not None:
        return entry.first.stance, (LEARNED,)
    return "say", (LEARNED,)


def _kind(candidate: Candidate, quoted: Quoted, draft: Draft) -> StatementKind:
    own = quoted.holding(candidate.head, candidate.sentence.index)
    inside = outside = 0
    for span in candidate.content:
        places = quoted.inside.get(span.sentence, {})
        for token in draft.parsed.tokens(span):
            if token.pos != "PUNCT":
                quotation = places.get(token.index)
                marked = quotation is not None and quotation is not own
                inside, outside = inside + marked, outside + (not marked)
    if not inside:
        return "indirect"
    return "direct" if inside >= MOSTLY * (inside + outside) else "mixed"
