"""Candidates from verbs: every clause that has something which could be what was said."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse.model import Clause, Sentence, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.frames import Frame, clause_type, frames, is_as_clause
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.phrases import aside, runs, verb_group
from dragoman.statements.relatives import stand_in, without_relative
from dragoman.statements.sources import find_source, finite_after_bare


def verb_candidates(
    sentence: Sentence, lexicon: Lexicon, binding: frozenset[str]
) -> Iterator[Candidate]:
    """All readings of the sentence's clauses as attributions, several for one verb."""
    for clause in sentence.clauses:
        if clause.head.pos not in ("VERB", "AUX") or clause.head.lemma == "be":
            continue
        yield from _fixed_phrases(sentence, clause, lexicon)
        for frame in frames(clause, binding):
            stand_in(frame, clause, lexicon)
            candidate = _candidate(sentence, clause, frame, lexicon.lemma(clause))
            if candidate is not None:
                yield candidate


def _candidate(sentence: Sentence, clause: Clause, frame: Frame, lemma: str) -> Candidate | None:
    source, speaker, source_by = find_source(clause)
    content = content_tokens(clause, frame, source)
    spans = runs(sentence, content)
    if not spans:
        return None
    cue = sorted({*verb_group(clause.head), *frame.fixed}, key=lambda t: t.index)
    return Candidate(
        sentence, clause.head, lemma, "verb", frame.label, cue, spans, source, speaker, source_by,
        about=frame.about, heard=_heard(clause, frame), clause=clause,
        within=frame.within, construction="upward" if frame.upward else "",
        relative=frame.relative,
    )  # fmt: skip


def content_tokens(clause: Clause, frame: Frame, source: list[Token]) -> list[Token]:
    """The words of the frame's pieces that belong neither to the source nor to the cue."""
    own = {t.index for t in source} | _elsewhere(clause)
    if frame.upward:
        own |= {t.index for t in clause.head.subtree()}
        top = frame.pieces[0]
        own |= {t.index for c in top.kids("cc", "conj") if c.index > clause.head.index
                and c.dep == "cc" for t in c.subtree()}  # fmt: skip
    else:
        own |= {clause.head.index}
    if frame.label == "np":
        own |= {t.index for piece in frame.pieces for t in aside(piece)}
    words = (t for piece in frame.pieces for t in without_relative(piece, clause))
    return [t for t in words if t.index not in own]


def _elsewhere(clause: Clause) -> set[int]:
    """Places of later verbs that the parser put into the complement but that go with this one."""
    found: set[int] = set()
    for other in clause.complements:
        for branch in (other, *other.complements):
            for conjunct in branch.head.kids("conj"):
                if finite_after_bare(conjunct, branch.head, clause.head):
                    found |= {t.index for t in conjunct.subtree()}
                    found |= {c.index for c in branch.head.kids("cc") if c.index < conjunct.index}
    return found


def _heard(clause: Clause, frame: Frame) -> list[Token]:
    found = list(clause.indirect)
    if frame.label in ("that", "wh", "to do", "quote"):
        found += [t for t in (*frame.about, *clause.oblique("to", "with")) if t not in found]
    return found


def _fixed_phrases(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> Iterator[Candidate]:
    """Verbs with fixed words ("call for", "take aim at", "make it clear")."""
    for rest in lexicon.phrases.get(("verb", clause.head.lemma), ()):
        fixed = _match(sentence, clause.head, rest)
        if fixed is None or (fixed[0].dep == "prep" and clause.head.kids("dobj")):
            continue
        frame = _after(clause, fixed)
        if frame is not None:
            lemma = " ".join((clause.head.lemma, *rest))
            candidate = _candidate(sentence, clause, frame, lemma)
            if candidate is not None:
                yield candidate


def mark_of_content(clause: Token) -> bool:
    """Whether a clause that the parser takes for an adverbial begins as a that-clause does."""
    return any(c.lower in ("that", "whether") for c in clause.kids("mark"))


def _match(sentence: Sentence, head: Token, rest: tuple[str, ...]) -> list[Token] | None:
    if len(rest) == 1:
        for child in head.children:
            if (
                child.index > head.index
                and child.lower == rest[0]
                and child.pos not in ("VERB", "AUX")
            ):
                return [child]
        return None
    for start in (head.index + 1, head.index + 2):
        tokens = sentence.tokens[start : start + len(rest)]
        if len(tokens) == len(rest) and all(
            w in (t.lower, t.lemma) for t, w in zip(tokens, rest, strict=True)
        ):
            return tokens
    return None


def _after(clause: Clause, fixed: list[Token]) -> Frame | None:
    """The complement that follows a fixed phrase, whatever word of it the parser hung it on."""
    last, places = fixed[-1], {t.index for t in fixed}
    hosts = [clause.head, *fixed]
    following = sorted(
        (c for h in hosts for c in h.children
         if c.index > last.index and c.index not in places
         and c.dep in ("pobj", "pcomp", "ccomp", "xcomp", "acl", "relcl", "dobj", "advcl", "prep")),
        key=lambda t: min(x.index for x in t.subtree()),
    )  # fmt: skip
    for first in following:
        if first.dep in ("pobj", "dobj"):
            for extra in [*clause.head.kids("xcomp", "advcl"), *first.kids("acl", "relcl")]:
                if extra.index > first.index and clause_type(extra) == "to do":
                    return Frame("np to do", [first, extra], about=[first], fixed=fixed)
            return Frame("np", [first], fixed=fixed)
        if first.dep == "pcomp":
            return Frame("ing" if first.tag == "VBG" else "wh", [first], fixed=fixed)
        if first.dep == "prep" or (first.dep == "advcl" and not mark_of_content(first)):
            continue
        return Frame(clause_type(first), [first], fixed=fixed)
    if clause.head.dep == "parataxis" or is_as_clause(clause.head):
        return Frame("that", [clause.head.head], fixed=fixed, upward=True)
    return None
