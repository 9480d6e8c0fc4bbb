"""Other readings of a candidate, among which only the ranker can choose.

Where a clause at the end of a complement belongs to what is said or to the reporter, and whose
participle "saying ..." is, the parser guesses; each candidate of a known cue is therefore also
offered with the other guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dragoman.parse.model import Clause, Span, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.phrases import runs
from dragoman.statements.sources import raised

UNSURE: Final = ("control", "coordination", "none")
TRAILING: Final = ("advcl", "prep", "npadvmod", "acl", "relcl", "conj")


def variants(candidate: Candidate) -> Iterator[Candidate]:
    """The candidate's other readings: shorter, longer, with the speaker of the clause above."""
    if candidate.construction == "upward":
        yield from _whole(candidate)
    if candidate.construction or candidate.pos not in ("verb", "noun"):
        return
    clause = candidate.clause or candidate.sentence.clause_of(candidate.head)
    if candidate.source_by in UNSURE and clause is not None:
        start = clause if candidate.clause is not None else _below(clause)
        other = raised(start, candidate.speaker)
        if other is not None:
            yield replace(
                candidate, source=other[0], speaker=other[1], source_by="raised",
                construction="raised",
            )  # fmt: skip
    yield from _shorter(candidate)
    yield from _longer(candidate)
    yield from _to_the_end(candidate)
    yield from _apposed(candidate)


def _below(clause: Clause) -> Clause:
    """A stand-in under the clause that a noun stands in, so that its own subject counts."""
    return Clause(clause.head, "", parent=clause)


def _shorter(candidate: Candidate) -> Iterator[Candidate]:
    """Without what ends the content: "... will go on, a claim that aides repeated"."""
    tokens = _tokens(candidate)
    cuts = [i for i in range(2, len(tokens)) if _ends_apart(tokens, i)]
    for cut in dict.fromkeys(cuts[:2] + cuts[-1:]):
        spans = runs(candidate.sentence, tokens[:cut])
        if spans:
            yield replace(candidate, content=spans, construction=f"less {_kind(tokens, cut)}")


def _ends_apart(tokens: list[Token], cut: int) -> bool:
    """Whether a constituent that may be an aside begins at `cut` and reaches the end."""
    if tokens[cut].pos == "PUNCT":
        return False
    first, last = tokens[cut].index, tokens[-1].index
    tops = [t for t in tokens[cut:] if not first <= t.head.index <= last or t.is_root]
    tops = [t for t in tops if t.pos not in ("PUNCT", "CCONJ")]
    if len(tops) != 1:
        return False
    return tokens[cut - 1].pos == "PUNCT" or tops[0].dep in ("advcl", "relcl", "conj")


def _kind(tokens: list[Token], cut: int) -> str:
    """The mark before an aside, its relation and its first word, for the ranker to go by."""
    first, last = tokens[cut].index, tokens[-1].index
    top = next(t for t in tokens[cut:] if not first <= t.head.index <= last or t.is_root)
    mark = tokens[cut - 1].norm if tokens[cut - 1].pos == "PUNCT" else ""
    word = tokens[cut].lower if tokens[cut].pos not in ("NOUN", "PROPN", "NUM") else ""
    return f"{mark} {top.dep} {word}"


def _longer(candidate: Candidate) -> Iterator[Candidate]:
    """With a phrase of the verb's that follows the content: "... said X because Y"."""
    tokens = _tokens(candidate)
    last = tokens[-1].index
    for child in candidate.head.children:
        if child.dep not in TRAILING or child.pos == "PUNCT":
            continue
        branch = child.subtree()
        if last < branch[0].index <= last + (3 if child.dep == "conj" else 2):
            between = candidate.sentence.tokens[last + 1 : branch[0].index]
            spans = runs(candidate.sentence, [*tokens, *between, *branch])
            word = next((t.lower for t in (*between, *branch) if t.pos != "PUNCT"), "")
            yield replace(candidate, content=spans, construction=f"more {child.dep} {word}")
            return


def _whole(candidate: Candidate) -> Iterator[Candidate]:
    """All of the sentence around a parenthetical: "A, and B, the minister said, until C"."""
    own = {t.index for t in (*candidate.cue, *candidate.source)}
    own |= {t.index for t in candidate.head.subtree()}
    spans = runs(candidate.sentence, [t for t in candidate.sentence.tokens if t.index not in own])
    if spans and spans != candidate.content:
        yield replace(candidate, content=spans, construction="whole")


def _to_the_end(candidate: Candidate) -> Iterator[Candidate]:
    """With all that follows in the sentence, where the parser ended the complement too early."""
    tokens = _tokens(candidate)
    last, cue = tokens[-1].index, candidate.cue[-1].index
    rest = candidate.sentence.tokens[last + 1 :]
    if tokens[0].index < cue or all(t.pos in ("PUNCT", "SPACE") for t in rest):
        return
    spans = runs(candidate.sentence, [*tokens, *rest])
    first = next(t for t in rest if t.pos not in ("PUNCT", "SPACE"))
    yield replace(candidate, content=spans, construction=f"rest {first.dep}")


def _apposed(candidate: Candidate) -> Iterator[Candidate]:
    """With the clause that a comma sets off from the source: "said Ferrer, who led the talks"."""
    speaker, source = candidate.speaker, candidate.source
    if speaker is None or not source or speaker.pos == "PRON" or speaker not in source:
        return
    own = {t.index for t in candidate.cue} | {t.index for t in _tokens(candidate)}
    asides = [
        c for c in speaker.kids("relcl", "acl", "appos")
        if c.subtree()[0].index > source[-1].index and own.isdisjoint(t.index for t in c.subtree())
    ]  # fmt: skip
    if asides:
        end = asides[-1].subtree()[-1].index
        tokens = candidate.sentence.tokens[source[0].index : end + 1]
        if own.isdisjoint(t.index for t in tokens):
            yield replace(candidate, source=tokens, construction="apposed")


def _tokens(candidate: Candidate) -> list[Token]:
    return [candidate.sentence.tokens[i] for s in candidate.content for i in _places(s)]


def _places(span: Span) -> range:
    return range(span.start, span.end)
