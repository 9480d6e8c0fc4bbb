"""PLOVER's quad class and intensity of an event type and its modes."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _scale() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("scale.toml").read_text(encoding="utf-8"))


def types() -> tuple[str, ...]:
    """The PLOVER types, in the codebook's order."""
    return tuple(t for t in _scale() if t.isupper())


def contexts() -> tuple[str, ...]:
    """The contexts, in the codebook's order."""
    return tuple(_scale()["contexts"]["names"])


def modes(event_type: str) -> tuple[str, ...]:
    """The modes that a type has."""
    return tuple(_scale()[event_type].get("modes", {}))


def quad(event_type: str) -> int:
    """Quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    found: int = _scale()[event_type]["quad"]
    return found


def intensity(event_type: str, event_modes: tuple[str, ...] = ()) -> float:
    """PLOVER intensity from -10 to 10, by the main mode where PLOVER has one."""
    entry = _scale()[event_type]
    by_mode: dict[str, float] = entry.get("modes", {})
    main = event_modes[0] if event_modes else ""
    return float(by_mode.get(main, entry["intensity"]))
