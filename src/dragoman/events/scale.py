"""PLOVER's own types, contexts, quad classes and intensities: the ontology without a user's."""

from __future__ import annotations

from typing import Final

from dragoman.events.ontology import built_in

COOPERATION: Final = (1, 2)
CONFLICT: Final = (3, 4)
MATERIAL: Final = (2, 4)
"""Quad classes: of what is done and not said, and of each kind of relation."""
VERBAL_CONFLICT, MATERIAL_CONFLICT = CONFLICT


def types() -> tuple[str, ...]:
    """The PLOVER types, in the codebook's order."""
    return tuple(built_in().types)


def contexts() -> tuple[str, ...]:
    """The contexts, in the codebook's order."""
    return tuple(built_in().contexts)


def modes(event_type: str) -> tuple[str, ...]:
    """The modes that a type has."""
    return tuple(built_in().modes(event_type))


def quad(event_type: str) -> int:
    """Quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    return built_in().quad(event_type)


def intensity(event_type: str, event_modes: tuple[str, ...] = ()) -> float:
    """PLOVER intensity from -10 to 10, by the main mode where PLOVER has one."""
    return built_in().intensity(event_type, event_modes)
