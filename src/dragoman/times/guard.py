"""Whether the words around a match let its rule stand."""

from __future__ import annotations

from dragoman.parse.model import Token
from dragoman.times.grammar import Match
from dragoman.times.lexicon import Atom


def allows(match: Match, atoms: list[Atom]) -> bool:
    """Check the rule's neighbours and tags on the match."""
    rule = match.rule
    start, end = match.start, match.end
    if rule.after or rule.not_after:
        before = atoms[start - 1].lower if start else "^"
        if (rule.after and before not in rule.after) or before in rule.not_after:
            return False
    if rule.before or rule.not_before:
        after = atoms[end].lower if end < len(atoms) else "$"
        if (rule.before and after not in rule.before) or after in rule.not_before:
            return False
    if rule.after_tags and (not start or atoms[start - 1].token.tag not in rule.after_tags):
        return False
    token = atoms[end - 1].token
    if (rule.tags and token.tag not in rule.tags) or token.tag in rule.not_tags:
        return False
    if rule.not_entities and _is_name(atoms[start].token, rule.not_entities):
        return False
    return not (rule.heads and _modifies(match, atoms))


def _is_name(token: Token, kinds: tuple[str, ...]) -> bool:
    """Whether the token is part of a name of those kinds, as "April" is of "April Glaspie"."""
    head = token.head
    part = token.dep == "compound" and head.index == token.index + 1 and head.entity in kinds
    return part or token.entity in kinds


def _modifies(match: Match, atoms: list[Atom]) -> bool:
    """Whether the match is a modifier inside a noun phrase that goes on after it."""
    last = atoms[match.end - 1].token
    return last.dep in ("compound", "nmod", "amod", "poss") and last.head.index > last.index
