"""Numbers in words and figures, and years as they are spoken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from dragoman.times.lexicon import Symbol

Look = Callable[[int], Sequence[Symbol]]
"""The symbols at a place, none beyond the end."""

HYPHEN: Final = "-"
YEARS: Final = ("<year>", "<spokenyear>")


def numbers(look: Look, at: int) -> list[Symbol]:
    """`<n>` for the longest number from `at`, and `<year>` for one spoken in two halves."""
    found = []
    end, value = _whole(look, at)
    if end > at:
        found.append(Symbol("<n>", end, value))
        end, extra = _half(look, end)
        if extra:
            found.append(Symbol("<n>", end, value + extra))
    found += _spoken_year(look, at)
    return found


def _value(look: Look, at: int, name: str) -> Any:
    return next((s.value for s in look(at) if s.name == name), None)


def _is_word(look: Look, at: int, word: str) -> bool:
    return any(s.name == word for s in look(at))


def _whole(look: Look, at: int) -> tuple[int, float]:
    """End and value of a figure or of words up to a hundred, with the scales that follow."""
    figure = _value(look, at, "<figure>")
    decimal = _value(look, at, "<decimal>")
    if figure or decimal:
        value: float = float(decimal[0]) if decimal else int(figure[0].replace(",", ""))
        return _scaled(look, at + 1, value)
    end, value = _below_hundred(look, at)
    if end == at:
        value = _value(look, at, "<dozen>") or 0
        return (at + 1, value) if value else _scaled(look, at, 1)
    return _scaled(look, end, value)


def _below_hundred(look: Look, at: int) -> tuple[int, int]:
    tens = _value(look, at, "<tens>")
    if tens is None:
        small = _value(look, at, "<small>")
        return (at, 0) if small is None else (at + 1, small)
    after = at + 2 if _is_word(look, at + 1, HYPHEN) else at + 1
    small = _value(look, after, "<small>")
    return (after + 1, tens + small) if small and small < 10 else (at + 1, tens)


def _scaled(look: Look, at: int, value: float) -> tuple[int, float]:
    """Multiply by "hundred", "thousand" ... and add what smaller number follows."""
    start = at
    while (scale := _value(look, at, "<scale>")) is not None:
        at, value = at + 1, value * scale
    if at == start:
        return at, value
    after = at + 1 if _is_word(look, at, "and") else at
    end, more = _below_hundred(look, after)
    return (end, value + more) if end > after and more < value else (at, value)


def _half(look: Look, at: int) -> tuple[int, float]:
    """ "and a half", with or without hyphens, or a written fraction after a number."""
    fraction = _value(look, at, "<fraction>")
    if fraction:
        return at + 1, int(fraction[0]) / int(fraction[1])
    for word in ("and", "a", "half"):
        at += _is_word(look, at, HYPHEN)
        if not _is_word(look, at, word):
            return at, 0
        at += 1
    return at, 0.5


def _spoken_year(look: Look, at: int) -> list[Symbol]:
    """ "nineteen ninety-four", "two thousand", "two thousand and one"."""
    century = _value(look, at, "<small>")
    if (century is not None and century >= 10) or _value(look, at, "<tens>") == 20:
        end, rest = _below_hundred(look, at + 1)
        if end > at + 1 and rest >= 10:
            return [Symbol(name, end, (str((century or 20) * 100 + rest),)) for name in YEARS]
    if century == 2 and _value(look, at + 1, "<scale>") == 1000:
        after = at + 3 if _is_word(look, at + 2, "and") else at + 2
        end, rest = _below_hundred(look, after)
        return [Symbol(name, end if rest else at + 2, (str(2000 + rest),)) for name in YEARS]
    return []
