"""Chosen candidates become statements: kind, stance, speaker, addressees, time and parent."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dragoman.draft import Draft
from dragoman.parse.model import Span
from dragoman.statements.candidate import Candidate
from dragoman.statements.construction import Constructions
from dragoman.statements.derivation import constructions_of
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.model import Stance, Statement, StatementKind
from dragoman.statements.nesting import parents
from dragoman.statements.occasion import addressees_of, author_of, day_of, mention_of
from dragoman.statements.phrases import runs
from dragoman.statements.speech import Quoted

LEARNED: Final = "statements/ranker"
LAYOUT: Final = "statements/constructions/layouts.toml::line"


def built(
    candidates: list[Candidate], draft: Draft, quoted: Quoted, lexicon: Lexicon,
    constructions: Constructions,
) -> tuple[Statement, ...]:  # fmt: skip
    """The statements of a document, each with the index of the one that it stands inside."""
    statements = [_statement(c, draft, quoted, lexicon, constructions) for c in candidates]
    return tuple(
        _placed(statement, parent, constructions)
        for statement, parent in zip(statements, parents(statements), strict=True)
    )


def _placed(
    statement: Statement, parent: int | None, constructions: Constructions
) -> Statement:  # fmt: skip
    if parent is None:
        return statement
    rules = (*statement.rules, constructions.ids["inner"])
    return replace(statement, parent=parent, rules=rules)


def _statement(
    candidate: Candidate, draft: Draft, quoted: Quoted, lexicon: Lexicon,
    constructions: Constructions,
) -> Statement:  # fmt: skip
    sentence = candidate.sentence
    stance, rules = stance_of(candidate, lexicon)
    first, last = day_of(candidate, draft)
    mention = mention_of(draft.actors, sentence.index, candidate.speaker)
    used = list(constructions_of(candidate, constructions))
    if mention is None and candidate.speaker is not None:
        mention = author_of(candidate, draft.actors, constructions.words["paper"])
        used += [constructions.ids["paper"]] if mention is not None else []
    kind = _kind(candidate, quoted, draft, constructions.shares["direct"])
    used += [constructions.ids["direct"]] if kind == "direct" else []
    return Statement(
        source=source_spans(candidate),
        mention=mention,
        cue=cue_spans(candidate),
        lemma=candidate.lemma,
        content=tuple(candidate.content),
        kind=kind,
        stance=stance,
        addressees=addressees_of(candidate, draft.actors),
        first=first, last=last,
        confidence=round(candidate.score, 3),
        rules=tuple(dict.fromkeys((*rules, *used))),
    )  # fmt: skip


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
    """The lexicon's stance for the frame, else for the words of the cue, else for its head; a
    neutral one for unlisted words."""
    if candidate.sense is not None:
        return candidate.sense.stance, candidate.sense.rules
    if candidate.pos == "mark":
        return "say", (LAYOUT,)
    beside = (t.lower for t in candidate.cue if t.index > candidate.head.index)
    for lemma in (" ".join((candidate.lemma, *beside)), candidate.lemma):
        entry = lexicon.entry(candidate.pos, lemma)
        if entry is not None:
            return entry.first.stance, (LEARNED,)
    return "say", (LEARNED,)


def _kind(candidate: Candidate, quoted: Quoted, draft: Draft, least: float) -> StatementKind:
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
    return "direct" if inside >= least * (inside + outside) else "mixed"
