"""Libraries of the `analysis` extra, brought in where they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dragoman.errors import DragomanError


def needed(library: str, what: str) -> Any:
    """A library by its name.

    Raises:
        DragomanError: E602 where it is not installed.
    """
    try:
        return import_module(library)
    except ImportError as error:
        raise DragomanError("E602", wanted=library, what=what) from error
