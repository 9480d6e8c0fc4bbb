"""All candidates of a document, from verbs, nouns, adjectives, adjuncts, quotations and layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.parse.model import Parsed, Sentence, Span, Token
from dragoman.statements.adjectives import adjective_candidates
from dragoman.statements.adjuncts import adjunct_candidates, viewpoint_candidates
from dragoman.statements.candidate import Candidate
from dragoman.statements.construction import Constructions
from dragoman.statements.layouts import layout_candidates
from dragoman.statements.lexicon import Lexicon, Sense
from dragoman.statements.nouns import noun_candidates
from dragoman.statements.phrases import runs
from dragoman.statements.quoting import quote_candidates
from dragoman.statements.speech import Quoted, joined, marked, widened
from dragoman.statements.variants import variants
from dragoman.statements.verbs import verb_candidates

CLAUSES: Final = ("that", "wh", "to do")


def gather(
    parsed: Parsed, quoted: Quoted, lexicon: Lexicon, constructions: Constructions
) -> list[list[Candidate]]:
    """Candidates of each sentence, contents widened to whole quotations."""
    return [
        _aimed([
            _settled(c, quoted, lexicon)
            for c in _of_sentence(parsed, sentence, quoted, lexicon, constructions)
        ])
        for sentence in parsed.sentences
    ]  # fmt: skip


def _aimed(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates without those that take for the content an object that the cue only aims at, or
    a noun that it only lends its subject; and no other reading that reads the same words."""
    aiming = {
        id(c.head) for c in candidates
        if c.sense is not None and c.sense.aims and c.frame.startswith("np ")
    }  # fmt: skip
    lent = {
        (id(c.clause.head), c.head.index) for c in candidates
        if c.construction == "support" and c.frame in CLAUSES and c.sense and c.clause
    }  # fmt: skip
    return _once([
        c for c in candidates
        if (c.within is None or c.sense is not None)
        and not (c.frame == "np" and id(c.head) in aiming and c.lemma == c.head.lemma)
        and not (c.frame == "np" and any((id(c.head), o.index) in lent for o in c.about or _top(c)))
    ])  # fmt: skip


def _top(candidate: Candidate) -> list[Token]:
    return candidate.head.kids("dobj")


def _once(candidates: list[Candidate]) -> list[Candidate]:
    """Without the guesses that come to what another reading of the cue says outright."""
    plain = {_words(c) for c in candidates if not c.construction}
    return [c for c in candidates if not c.construction or _words(c) not in plain]


def _words(candidate: Candidate) -> tuple[int, tuple[Span, ...], tuple[int, ...]]:
    source = tuple(t.index for t in candidate.source)
    return id(candidate.head), tuple(candidate.content), source


def _of_sentence(
    parsed: Parsed, sentence: Sentence, quoted: Quoted, lexicon: Lexicon,
    constructions: Constructions,
) -> Iterator[Candidate]:  # fmt: skip
    for candidate in verb_candidates(sentence, lexicon, constructions.words["binding"]):
        known = lexicon.entry(candidate.pos, candidate.lemma) is not None
        yield from [candidate, *variants(candidate)] if known else [candidate]
    for candidate in noun_candidates(sentence, lexicon, constructions.words["support"]):
        yield from [candidate, *variants(candidate)]
    yield from adjective_candidates(sentence, lexicon)
    yield from adjunct_candidates(sentence, lexicon)
    yield from viewpoint_candidates(sentence, lexicon, constructions.words["being"])
    yield from quote_candidates(sentence, quoted)
    yield from layout_candidates(parsed, sentence, quoted, constructions, lexicon)


def _settled(candidate: Candidate, quoted: Quoted, lexicon: Lexicon) -> Candidate:
    sentence = candidate.sentence.index
    candidate.sense = sense_of(candidate, lexicon)
    if candidate.sense is not None and candidate.sense.aims and candidate.frame.startswith("np "):
        candidate.content = _after_object(candidate) or candidate.content
    if candidate.quotation is None:
        candidate.content, candidate.quotation = widened(
            candidate.content, candidate.cue, sentence, quoted
        )
    if candidate.quotation is not None:
        candidate.content = joined(
            candidate.content, candidate.quotation, candidate.head, candidate.sentence, quoted
        )
        candidate.sense = sense_of(candidate, lexicon)
    candidate.content = marked(candidate.content, quoted)
    return candidate


def _after_object(candidate: Candidate) -> list[Span]:
    """The content without the object that the cue aims at (codebook, section 4)."""
    aimed = {t.index for head in candidate.about for t in head.subtree()}
    if candidate.within is not None:
        aimed -= {t.index for t in candidate.within.subtree()}
    tokens = candidate.sentence.tokens
    return runs(
        candidate.sentence,
        [tokens[i] for s in candidate.content for i in range(s.start, s.end) if i not in aimed],
    )


def sense_of(candidate: Candidate, lexicon: Lexicon) -> Sense | None:
    """What the lexicon says of the cue in this frame; a quotation serves for a that-clause."""
    entry = lexicon.entry(candidate.pos, candidate.lemma)
    if entry is None:
        return None
    sense = entry.sense(candidate.frame)
    if candidate.quotation is None or candidate.frame not in ("that", "wh"):
        return sense
    quoting = entry.sense("quote")
    if sense is None or quoting is None or sense.stance != quoting.stance:
        return sense or quoting
    rules = tuple(dict.fromkeys(sense.rules + quoting.rules))
    return Sense(rules, sense.stance, sense.aims)
