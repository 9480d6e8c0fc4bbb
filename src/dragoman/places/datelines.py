"""The place that a report was filed from: "KYIV (Reuters) —"."""

from __future__ import annotations

from dragoman.parse.model import Sentence, Token
from dragoman.places.candidates import Candidate


def filed_from(sentence: Sentence) -> tuple[Candidate, frozenset[str]] | None:
    """The name that a sentence's dateline opens with, and the names after its commas."""
    if sentence.dateline is None:
        return None
    first, end = sentence.dateline
    parts = _parts(sentence.tokens[first:end])
    if not parts or not parts[0]:
        return None
    name = parts[0]
    beside = frozenset(" ".join(t.norm for t in part) for part in parts[1:] if part)
    return Candidate(name[0].index, name[-1].index + 1, name[-1]), beside


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """Runs of words between commas, up to a bracket, a dash or a number."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            parts.append([])
        elif token.text[:1].isupper() or (parts[-1] and token.text in ("-", "'", "’s", "of")):
            parts[-1].append(token)
        else:
            break
    return parts
