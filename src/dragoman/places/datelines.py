"""The places that a report was filed from: "KYIV (Reuters) —", "WASHINGTON/RIYADH (AFP) -"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse.model import Sentence, Token
from dragoman.places.candidates import Candidate


def filed_from(sentence: Sentence) -> Iterator[tuple[Candidate, frozenset[str]]]:
    """The names that a sentence's dateline opens with, each with those after its commas."""
    first, end = sentence.dateline or (0, 0)
    for parts in _names(sentence.tokens[first:end]):
        if parts[0]:
            name = parts[0]
            beside = frozenset(" ".join(t.norm for t in part) for part in parts[1:] if part)
            yield Candidate(name[0].index, name[-1].index + 1, name[-1], filed=True), beside


def _names(tokens: list[Token]) -> list[list[list[Token]]]:
    """Names between strokes, as runs of words between commas, up to a bracket or a dash."""
    names: list[list[list[Token]]] = [[[]]]
    for token in tokens:
        if token.text == "/":
            names.append([[]])
        elif token.text == ",":
            names[-1].append([])
        elif token.text[:1].isupper() or (names[-1][-1] and token.text in ("-", "'", "’s", "of")):
            names[-1][-1].append(token)
        else:
            break
    return names
