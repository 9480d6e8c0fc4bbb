"""Candidates from quotations: words in marks with a cue beside them that no clause ties to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.parse.model import Clause, Quotation, Sentence, Span, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.phrases import verb_group
from dragoman.statements.sources import find_source
from dragoman.statements.speech import Quoted

NOMINAL: Final = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})


def quote_candidates(sentence: Sentence, quoted: Quoted) -> Iterator[Candidate]:
    """Verbs outside quotation marks paired with the nearest quotation."""
    here = [q for q in quoted.by_sentence.get(sentence.index, ()) if quoted.is_speech(q)]
    beside = [q for q in quoted.beside(sentence) if quoted.is_speech(q) and q not in here]
    if not here and not beside:
        return
    for clause in sentence.clauses:
        if clause.head.pos != "VERB" or quoted.holding(clause.head, sentence.index):
            continue
        nearest = min(here, key=lambda q: _gap(clause, q, sentence, quoted), default=None)
        if nearest is not None:
            yield _candidate(sentence, clause, nearest, quoted, "same")
        for quotation in beside:
            if _touches(clause, quotation, sentence):
                where = "after" if quotation.start > sentence.start else "before"
                yield _candidate(sentence, clause, quotation, quoted, where)


def _gap(clause: Clause, quotation: Quotation, sentence: Sentence, quoted: Quoted) -> int:
    place = clause.head.index
    return min(
        min(abs(place - s.start), abs(place - s.end))
        for s in quoted.spans[id(quotation)] if s.sentence == sentence.index
    )  # fmt: skip


def _touches(clause: Clause, quotation: Quotation, sentence: Sentence) -> bool:
    """Whether the clause stands at the end of its sentence that the quotation meets."""
    if quotation.start > sentence.start:
        last = sentence.tokens[-1]
        return last.norm in (":", ",") or clause.head.is_root
    return clause.head.is_root and clause.head.index <= 8


def _candidate(
    sentence: Sentence, clause: Clause, quotation: Quotation, quoted: Quoted, where: str
) -> Candidate:
    source, speaker, source_by = find_source(clause)
    if not source or any(quoted.holding(t, sentence.index) for t in source):
        source, speaker, source_by = _beside(clause.head, sentence, quoted)
    own = {t.index for t in (*source, *verb_group(clause.head))}
    content = [s for s in quoted.spans[id(quotation)] if not _eats(s, sentence, own)]
    return Candidate(
        sentence, clause.head, clause.lemma, "verb", "quote", verb_group(clause.head),
        content or list(quoted.spans[id(quotation)]), source, speaker, source_by,
        clause=clause, quotation=quotation, construction=where,
    )  # fmt: skip


def _beside(
    verb: Token, sentence: Sentence, quoted: Quoted
) -> tuple[list[Token], Token | None, str]:
    """The noun phrase right after an inverted verb or right before any, outside the quotation."""
    tokens = sentence.tokens
    after, before = tokens[verb.index + 1 : verb.index + 2], _before(verb, tokens)
    for near, step in ((after, 1), (before, -1)):
        if not near or near[0].pos not in NOMINAL or quoted.holding(near[0], sentence.index):
            continue
        phrase, place = [near[0]], near[0].index + step
        while 0 <= place < len(tokens) and _continues(tokens[place], quoted, sentence.index):
            phrase.append(tokens[place])
            place += step
        phrase.sort(key=lambda t: t.index)
        heads = [t for t in phrase if t.pos in ("NOUN", "PROPN", "PRON")]
        if heads:
            return phrase, heads[0] if step > 0 and len(heads) == 1 else heads[-1], "beside"
    return [], None, "none"


def _before(verb: Token, tokens: list[Token]) -> list[Token]:
    """The word before a verb, or before the brackets before it ("Tariq Aziz (Karachi) said")."""
    place = verb.index - 1
    if place > 0 and tokens[place].norm in (")", "]"):
        opening = [t.index for t in tokens[:place] if t.norm in ("(", "[")]
        place = opening[-1] - 1 if opening else place
    return tokens[place : place + 1] if place >= 0 else []


def _continues(token: Token, quoted: Quoted, sentence: int) -> bool:
    return token.pos in NOMINAL and quoted.holding(token, sentence) is None


def _eats(span: Span, sentence: Sentence, own: set[int]) -> bool:
    return span.sentence == sentence.index and any(span.start <= i < span.end for i in own)
