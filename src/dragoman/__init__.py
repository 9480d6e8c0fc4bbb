"""dragoman reads dated news and keeps the record of who said or did what to whom.

    >>> import dragoman
    >>> coded = dragoman.Coder().code("Ankara refused to sign the treaty.", date="2024-05-15")
    >>> coded.events[0].type
    'REJECT'

Heavy parts are imported when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Coded",
    "Coder",
    "Document",
    "DragomanError",
    "Ledger",
    "RuleBook",
    "__version__",
    "find_times",
    "read",
    "resolve_actor",
]

if TYPE_CHECKING:
    from dragoman.actors.phrases import resolve_actor
    from dragoman.coder import Coder
    from dragoman.errors import DragomanError
    from dragoman.ledger.ledger import Ledger
    from dragoman.read import read
    from dragoman.read.document import Document
    from dragoman.records.model import Coded
    from dragoman.rules import RuleBook
    from dragoman.times.api import find_times

_HOMES = {
    "Coded": "dragoman.records.model",
    "Coder": "dragoman.coder",
    "Document": "dragoman.read.document",
    "DragomanError": "dragoman.errors",
    "Ledger": "dragoman.ledger.ledger",
    "RuleBook": "dragoman.rules",
    "find_times": "dragoman.times.api",
    "read": "dragoman.read",
    "resolve_actor": "dragoman.actors.phrases",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
