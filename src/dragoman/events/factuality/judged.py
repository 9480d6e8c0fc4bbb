"""Sentences whose predicates readers have judged: JSONL with white-space tokens and values.

Each line is {"id", "set", "text", "targets": [{"tokens": [first, end], "value": -3..3}, ...]}, the
text as tokens with blanks between them. The text is put together again as print has it, since that
is what the parser knows, and targets are found in it by their characters.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.events.factuality.view import View
from dragoman.parse.model import Parsed, Token
from dragoman.read.document import Document

DATE: Final = dt.date(2024, 5, 15)
CLITICS: Final = ("'s", "'re", "'ve", "'ll", "'d", "'m", "n't")
CLOSING: Final = (",", ".", ";", ":", "!", "?", ")", "]", "%", "''", *CLITICS)
OPENING: Final = ("(", "[", "$", "``", "£", "€", "#")
QUOTES: Final = ('"', "'")


class Judged(NamedTuple):
    """One judged predicate: its set, its words, the readers' value and our view of it."""

    set: str
    text: str
    value: float
    view: View


def judged(path: Path, coder: Coder) -> Iterator[Judged]:
    """Every judged predicate of a file that our tokens reach, in order."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    joined = [put_together(row["text"].split(" ")) for row in rows]
    drafts = coder.drafts(
        Document(id=row["id"], date=DATE, text=text)
        for row, (text, _) in zip(rows, joined, strict=True)
    )
    for row, (_, spans), draft in zip(rows, joined, drafts, strict=True):
        yield from _of(row, spans, draft)


def _of(row: dict[str, Any], spans: list[tuple[int, int]], draft: Draft) -> Iterator[Judged]:
    views = draft.events.views
    assert views is not None
    for target in row["targets"]:
        first, end = target["tokens"]
        found = head_of(draft.parsed, spans[first][0], spans[end - 1][1])
        if found is not None:
            sentence, token = found
            view = views.of(sentence, token)
            yield Judged(row["set"], target["text"], target["value"], view)


def head_of(parsed: Parsed, start: int, end: int) -> tuple[int, Token] | None:
    """Sentence and word that lead a run of characters, None where no word meets it."""
    met = [
        (s.index, t) for s in parsed.sentences for t in s.tokens if t.start < end and t.end > start
    ]
    inside = {(sentence, token.index) for sentence, token in met}
    leading = ((s, t) for s, t in met if t.is_root or (s, t.head.index) not in inside)
    return next(leading, None)


def put_together(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text as print has it, and the characters of each token in it."""
    text, spans, closing = "", [], False
    glued = True
    for before, token, after in _neighbours(tokens):
        opens = token in OPENING
        glue = glued or token.lower() in CLOSING
        if token in QUOTES and not (token == "'" and before == "'"):
            glue, opens, closing = glued or closing, not closing, not closing
        elif token == "'" and before == "'":
            glue, opens = True, closing
        elif token == "-" and before.replace(".", "").isalnum() and after[:1].isalnum():
            glue = opens = True
        text += "" if glue else " "
        spans.append((len(text), len(text) + len(token)))
        text += token
        glued = opens
    return text, spans


def _neighbours(tokens: list[str]) -> Iterable[tuple[str, str, str]]:
    return zip(["", *tokens[:-1]], tokens, [*tokens[1:], ""], strict=True)
