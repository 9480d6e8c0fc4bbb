"""spaCy without its command line, which is half of what importing it costs and never used here."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any, Final

COMMANDS: Final = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> ModuleType:
    """The module `spacy`; its commands are imported when somebody asks for them.

    `spacy/__init__` imports its commands for one function, `spacy.info`. A stand-in takes their
    place meanwhile, so that nothing that the command line needs is imported with them.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    commands, info = (ModuleType(name) for name in COMMANDS)
    commands.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    sys.modules.update(zip(COMMANDS, (commands, info), strict=True))
    try:
        spacy = importlib.import_module("spacy")
    finally:
        for name in COMMANDS:
            sys.modules.pop(name, None)
    if getattr(spacy, "cli", None) is commands:
        del spacy.cli
    return spacy


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, once it is called."""
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)


spacy = import_spacy()
