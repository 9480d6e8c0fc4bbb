"""Candidates from adjectives: "is confident that", "was critical of", "it is clear that"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse.model import Clause, Sentence, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.frames import clause_type
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.phrases import noun_phrase, runs, verb_group
from dragoman.statements.sources import find_source
from dragoman.statements.verbs import mark_of_content


def adjective_candidates(sentence: Sentence, lexicon: Lexicon) -> Iterator[Candidate]:
    """Predicate adjectives and participles of feeling with a complement."""
    for clause in sentence.clauses:
        head = clause.head
        if head.pos == "ADJ" and head.dep not in ("amod", "nmod", "compound"):
            yield from _of_adjective(sentence, clause, head)
        for adjective in head.kids("acomp"):
            yield from _of_adjective(sentence, clause, adjective)
        if clause.voice == "passive" and lexicon.entry("adjective", head.lower) is not None:
            yield from _of_adjective(sentence, clause, head)


def _of_adjective(sentence: Sentence, clause: Clause, adjective: Token) -> Iterator[Candidate]:
    source, speaker, source_by = _source(clause, adjective)
    for label, piece, fixed in _complements(clause, adjective):
        own = {t.index for t in source}
        spans = runs(sentence, [t for t in piece.subtree() if t.index not in own])
        if not spans:
            continue
        cue = sorted({*verb_group(clause.head), adjective, *fixed}, key=lambda t: t.index)
        yield Candidate(
            sentence, adjective, adjective.lower, "adjective", label, cue, spans,
            source, speaker, source_by, clause=clause,
        )  # fmt: skip


def _source(clause: Clause, adjective: Token) -> tuple[list[Token], Token | None, str]:
    if clause.voice == "passive" and clause.head is adjective:
        subjects = [s for s in clause.subjects if s.lower != "it"]
        if not subjects:
            return [], None, "none"
        return noun_phrase(subjects[0]), subjects[0], clause.subject_by
    source, speaker, source_by = find_source(clause)
    if speaker is not None and speaker.lower in ("it", "there"):
        return [], None, "impersonal"
    return source, speaker, source_by


def _complements(clause: Clause, adjective: Token) -> Iterator[tuple[str, Token, list[Token]]]:
    hosts = {id(h): h for h in (adjective, clause.head)}.values()
    for host in hosts:
        for child in host.kids("ccomp", "xcomp", "advcl"):
            if child.index > adjective.index:
                label = clause_type(child)
                if child.dep != "advcl" or label == "wh" or mark_of_content(child):
                    yield label, child, []
    for prep in adjective.kids("prep"):
        for inner in prep.kids("pobj", "pcomp")[:1]:
            if prep.index > adjective.index:
                yield prep.lower, inner, [prep]
