"""Moving words in a sentence's tree."""

from __future__ import annotations

from dragoman.parse.model import Token


def after(token: Token) -> int:
    """The place behind the token and all below it."""
    return 1 + max(t.index for t in token.subtree())


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token, with all below it, on another head."""
    token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda t: t.index)
