"""Libraries of optional extras, asked for by name when a file needs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dragoman.errors import DragomanError


def needed(module: str, extra: str, what: str) -> Any:
    """The module.

    Raises:
        DragomanError: E401 where it is not installed, naming what needs it and the extra.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise DragomanError("E401", what=what, extra=extra) from error


def wanted(module: str) -> Any | None:
    """The module, or None where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None
