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


def put_over(lower: Token, upper: Token, dep: str) -> None:
    """Give a token the place of the one that it hangs on, which hangs on it instead."""
    upper.children.remove(lower)
    if upper.is_root:
        lower.head, lower.dep = lower, "ROOT"
    else:
        above = upper.head
        above.children[above.children.index(upper)] = lower
        lower.head, lower.dep = above, upper.dep
    upper.head, upper.dep = lower, dep
    lower.children = sorted([*lower.children, upper], key=lambda t: t.index)
