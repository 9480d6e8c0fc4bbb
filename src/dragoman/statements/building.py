"""Chosen candidates become statements: kind, stance, speaker, addressees, time and parent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dragoman.actors.model import Actors
from dragoman.draft import Draft
from dragoman.parse.model import Span, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.construction import Constructions
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.model import Stance, Statement, StatementKind
from dragoman.statements.nesting import parents
from dragoman.statements.phrases import runs
from dragoman.statements.speech import Quoted

LEARNED: Final = "statements/ranker"
LAYOUT: Final = "statements/constructions/layouts.toml::line"
MOSTLY: Final = 0.95
AIMED: Final = ("accuse", "praise", "demand", "threaten")


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
    first, last = _when(candidate, draft)
    return Statement(
        source=source_spans(candidate),
        mention=mention_of(draft.actors, sentence.index, candidate.speaker),
        cue=cue_spans(candidate),
        lemma=candidate.lemma,
        content=tuple(candidate.content),
        kind=_kind(candidate, quoted, draft),
        stance=stance,
        addressees=_addressees(candidate, draft.actors),
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


def mention_of(actors: Actors, sentence: int, head: Token | None) -> int | None:
    """The mention headed by the token, or the smallest one around it."""
    if head is None:
        return None
    direct = actors.mention_of(sentence, head)
    if direct is not None:
        return direct
    around = [
        (m.span.end - m.span.start, i) for i, m in enumerate(actors.mentions)
        if m.span.sentence == sentence and m.span.start <= head.index < m.span.end
        and m.head >= head.index
    ]  # fmt: skip
    return min(around)[1] if around else None


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


def _addressees(candidate: Candidate, actors: Actors) -> tuple[int, ...]:
    heads = list(candidate.heard)
    if candidate.sense is not None and (candidate.sense.aims or candidate.sense.stance in AIMED):
        heads += candidate.about
    found = [mention_of(actors, candidate.sentence.index, t) for t in heads]
    return tuple(dict.fromkeys(i for i in found if i is not None))


def _when(candidate: Candidate, draft: Draft):  # type: ignore[no-untyped-def]
    """The days that a time expression gives which hangs on the cue, outside source and content."""
    sentence = candidate.sentence
    taken = {t.index for t in candidate.source} | {
        i for s in candidate.content if s.sentence == sentence.index for i in range(s.start, s.end)
    }
    head = candidate.clause.head if candidate.clause else candidate.head
    for index in draft.times.within(sentence.index):
        expression = draft.times.expressions[index]
        tokens = draft.parsed.tokens(expression.span)
        if taken.isdisjoint(t.index for t in tokens) and _hangs_on(tokens[-1], head):
            return expression.first, expression.last
    return None, None


def _hangs_on(token: Token, head: Token) -> bool:
    for above in token.ancestors():
        if above is head:
            return True
        if above.pos in ("VERB", "AUX"):
            return False
    return False
