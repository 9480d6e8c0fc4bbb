"""How sure an event is: the share of judged records that were right among those read alike.

A logistic curve over a few doubts, its weights in `confidence.toml`; CONFIDENCE_MODEL.md says what
they were fitted on, `calibrate.py` fits them again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from dragoman.weights import read_weights

WEIGHTS: Final = Path(__file__).with_name("confidence.toml")
OPERATORS: Final = "events/operators/"
CHARACTERS: Final = 200.0
VERBAL_COOPERATION: Final = 1


class Doubts(NamedTuple):
    """What speaks against a record.

    Attributes:
        no_actor, no_recipient: 1 where nobody is known in the role.
        unplaced: share of the parties whose country is not known.
        operators: how many operators it was read through.
        length: of its sentence, in 200 characters.
        unreal: 1 where it is told as anything but actual.
        amity: 1 for verbal cooperation, whose words have most other uses.
    """

    no_actor: float
    no_recipient: float
    unplaced: float
    operators: float
    length: float
    unreal: float
    amity: float


def doubts(
    actors: Sequence[str | None], recipients: Sequence[str | None], rules: Sequence[str],
    characters: int, status: str, quad: int,
) -> Doubts:  # fmt: skip
    """The doubts about a record.

    Args:
        actors, recipients: the parties' countries, None where not known.
        rules: the derivation.
        characters: length of the sentence.
        quad: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
    """
    parties = [*actors, *recipients]
    return Doubts(
        float(not actors),
        float(not recipients),
        sum(country is None for country in parties) / max(1, len(parties)),
        float(sum(rule.startswith(OPERATORS) for rule in rules)),
        characters / CHARACTERS,
        float(status != "actual"),
        float(quad == VERBAL_COOPERATION),
    )


def confidence(found: Doubts) -> float:
    """From 0 to 1: the share of such records that are right."""
    return read_weights(WEIGHTS, Doubts._fields).share(found)
