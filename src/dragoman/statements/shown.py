"""How a statement is written in an example: "SOURCE | CUE | CONTENT | stance"."""

from __future__ import annotations

from typing import Final

from dragoman.draft import Draft
from dragoman.parse.model import Parsed, Span
from dragoman.rules import Answer

NONE: Final = "-"
ANY: Final = "..."


def answers(draft: Draft) -> list[Answer]:
    """Every statement of a coded example; "-" stands for an empty part."""
    return [
        Answer(shown(draft.parsed, s.source, s.cue, s.content, s.stance), s.rules)
        for s in draft.statements.statements
    ]


def shown(
    parsed: Parsed, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...],
    stance: str,
) -> str:  # fmt: skip
    """The four parts in one line."""
    parts = [_words(parsed, spans) for spans in (source, cue, content)]
    return " | ".join((*parts, stance))


def _words(parsed: Parsed, spans: tuple[Span, ...]) -> str:
    return " .. ".join(parsed.text(span) for span in spans) or NONE


def matches(wanted: str, shown: str) -> bool:
    """Whether every part that the example gives is the answer's; "..." leaves a part open."""
    pairs = zip(wanted.split(" | "), shown.split(" | "), strict=False)
    return all(want in (ANY, got) for want, got in pairs)


def replies(draft: Draft) -> list[Answer]:
    """Every reply as "SOURCE answers SOURCE"."""
    said = draft.statements.statements
    return [
        Answer(
            " answers ".join(
                draft.parsed.text(said[i].source[0]) for i in (index, reply.to) if said[i].source
            ),
            reply.rules,
        )
        for index, reply in draft.statements.replies.items()
    ]
