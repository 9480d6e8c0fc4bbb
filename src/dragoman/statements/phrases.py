"""Phrases as the attribution scheme cuts them: runs of tokens, sources, cue groups."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.parse.model import Sentence, Span, Token

EDGE = frozenset({"PUNCT", "SPACE"})
QUOTE_MARKS = frozenset({'"', "'", "''", "``", "“", "”", "‘", "’", "«", "»", "„"})


def runs(sentence: Sentence, tokens: Iterable[Token]) -> list[Span]:
    """Contiguous spans over `tokens`, bridging lone punctuation, trimmed at the edges."""
    places = sorted({t.index for t in tokens})
    spans: list[Span] = []
    start = previous = -2
    for place in places:
        if place != previous + 1 and not _bridged(sentence, previous, place):
            spans += trimmed(sentence, start, previous + 1)
            start = place
        previous = place
    return spans + trimmed(sentence, start, previous + 1)


def _bridged(sentence: Sentence, left: int, right: int) -> bool:
    """Whether only punctuation lies between two places."""
    between = sentence.tokens[left + 1 : right] if left >= 0 else []
    return bool(between) and len(between) <= 2 and all(t.pos in EDGE for t in between)


def trimmed(sentence: Sentence, start: int, end: int) -> list[Span]:
    """The span without punctuation at its edges, quotation marks kept; none if nothing is left."""
    if start < 0:
        return []
    tokens = sentence.tokens
    while start < end and _loose(tokens[start]):
        start += 1
    while end > start and _loose(tokens[end - 1]):
        end -= 1
    if all(t.pos in EDGE for t in tokens[start:end]):
        return []
    return [Span(sentence.index, start, end)]


def _loose(token: Token) -> bool:
    return token.pos in EDGE and token.norm not in QUOTE_MARKS and token.norm not in "()[]$%"


def noun_phrase(head: Token) -> list[Token]:
    """The whole noun phrase with title and appositions, without a trailing clause set off by it.

    A relative or participial clause stays where it is short and close ("officials briefed on the
    talks"); one that is set off by a comma goes, with everything after it.
    """
    drop: set[int] = set()
    for child in head.children:
        if child.index > head.index and _set_off(child, head):
            drop.update(t.index for t in child.subtree())
    kept = [t for t in head.subtree() if t.index not in drop]
    return _one_run(kept, head)


def aside(head: Token) -> list[Token]:
    """Relative clauses that a comma sets off at the end of a noun phrase: the reporter's aside."""
    return [
        t for noun in head.subtree() for child in noun.kids("relcl")
        if child.index > noun.index and _set_off(child, noun) for t in child.subtree()
    ]  # fmt: skip


def _set_off(child: Token, head: Token) -> bool:
    if child.dep in ("parataxis", "advcl"):
        return True
    if child.dep == "punct":
        return False
    if child.dep in ("relcl", "acl"):
        first = min(t.index for t in child.subtree())
        return any(c.norm in (",", "-", "--") and c.index < first for c in head.kids("punct"))
    return False


def _one_run(tokens: list[Token], head: Token) -> list[Token]:
    """The stretch of `tokens` around the head, without punctuation at its edges."""
    here = next(i for i, t in enumerate(tokens) if t is head)
    first = last = here
    while first > 0 and tokens[first - 1].index == tokens[first].index - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].index == tokens[last].index + 1:
        last += 1
    while first < here and (tokens[first].pos in EDGE or tokens[first].dep in ("cc", "preconj")):
        first += 1
    while last > here and (tokens[last].pos in EDGE or tokens[last].dep == "cc"):
        last -= 1
    return tokens[first : last + 1]


def verb_group(head: Token) -> list[Token]:
    """Auxiliaries, negation, adverbs between them, verb and particle."""
    parts = [head, *head.kids("aux", "auxpass", "neg", "prt")]
    first = min(t.index for t in parts)
    parts += [c for c in head.kids("advmod") if first <= c.index < head.index and not c.children]
    return sorted(parts, key=lambda t: t.index)
