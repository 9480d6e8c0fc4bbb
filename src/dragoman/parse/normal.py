"""Cleaning for the parser's sake: what it sees, and where each character came from."""

from __future__ import annotations

from typing import Final, NamedTuple

STRAIGHT: Final = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"',
     "»": '"', "–": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\n": " ", "\t": " "}
)  # fmt: skip


class Normal(NamedTuple):
    """A cleaned string; `offsets[i]` is where its character i stands in the given one.

    `offsets` has one entry more than `text`: the end.
    """

    text: str
    offsets: list[int]


def normalise(given: str) -> Normal:
    """Straight quotes, plain spaces and single white space for the parser."""
    kept: list[str] = []
    offsets: list[int] = []
    for at, mark in enumerate(given.translate(STRAIGHT)):
        if mark == " " and kept and kept[-1] == " ":
            continue
        kept.append(mark)
        offsets.append(at)
    return Normal("".join(kept), [*offsets, len(given)])
