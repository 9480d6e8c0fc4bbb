"""How sure an event is, from how it was read: a product of what each doubt leaves."""

from __future__ import annotations

from dragoman.events.acts import Act
from dragoman.events.settings import settings


def confidence(act: Act, *, actors: bool, recipients: bool) -> float:
    """From 0 to 1.

    Args:
        actors, recipients: whether a political actor is known in the role.
    """
    doubts = settings().doubts
    sure = doubts.best
    if not actors:
        sure *= doubts.no_actor
    if not recipients and not act.reciprocal:
        sure *= doubts.no_recipient
    if act.head.pos in ("NOUN", "PROPN"):
        sure *= doubts.noun
    depth, inner = 0, act.inside
    while inner is not None:
        depth, inner = depth + 1, inner.inside
    return float(sure * doubts.operator**depth)
