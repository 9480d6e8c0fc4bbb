"""Compiled rule files: the tables of all TOML files as one binary file in the user's cache.

TOML takes most of a second to read, msgpack a hundredth. The cache is keyed by the content of all
rule files, so it is never stale; one that is torn or cannot be written does no more harm than a
slower start. It holds tables only: each rule is checked whenever it is loaded.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

import dragoman

VARIABLE: Final = "DRAGOMAN_CACHE"
KEPT: Final = 4
"""Caches kept at once: of the built-in rules, and of the user's last few folders or changes."""
SUFFIX: Final = ".rules"
Tables = list[tuple[str, int, Any]]
"""Of each rule of a file its name, the 1-based line of its header, and its table."""
_decode = msgspec.msgpack.Decoder(dict[str, Tables]).decode


def cache_folder() -> Path | None:
    """Where the cache lies: DRAGOMAN_CACHE, else the system's place; None where that is empty."""
    told = os.environ.get(VARIABLE)
    if told is not None:
        return Path(told) if told else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home)) / "dragoman" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "dragoman"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "dragoman"


def compiled(root: Path, digest: str, *, longest: int) -> dict[str, Tables]:
    """The tables of every rule file under `root` that can be compiled, by the file's path.

    Args:
        digest: of the content of all of them.
        longest: lines that a file may have; a longer one is left out.
    """
    folder = cache_folder()
    if folder is None:
        return {}
    path = folder / f"{dragoman.__version__}-{digest}{SUFFIX}"
    try:
        found = _opened(path.read_bytes())
    except (OSError, ValueError, msgspec.DecodeError):
        found = _compile(root, longest)
        content = msgspec.msgpack.encode(found)
        keep(path, hashlib.sha256(content).digest() + content)
    return {str(root / relative): tables for relative, tables in found.items()}


def tables_of(source: str) -> Tables:
    """The tables of one file.

    Raises:
        tomllib.TOMLDecodeError: for broken TOML.
    """
    return [(name, line_of(source, name), table) for name, table in tomllib.loads(source).items()]


def line_of(source: str, name: str) -> int:
    """1-based line of the table header `[name]`."""
    at = re.search(rf'^\["?{re.escape(name)}"?\]', source, re.MULTILINE)
    return source.count("\n", 0, at.start()) + 1 if at else 1


def _compile(root: Path, longest: int) -> dict[str, Tables]:
    """What cannot be compiled is left out: whoever loads it says what is wrong with it."""
    found: dict[str, Tables] = {}
    for path in root.rglob("*.toml"):
        try:
            source = path.read_text(encoding="utf-8")
            if source.count("\n") > longest:
                continue
            tables = tables_of(source)
            packed = msgspec.msgpack.encode(tables)
        except (OSError, ValueError, TypeError):
            continue
        if [tuple(table) for table in msgspec.msgpack.decode(packed)] == tables:
            found[path.relative_to(root).as_posix()] = tables
    return found


def _opened(packed: bytes) -> dict[str, Tables]:
    """The content of a cache.

    Raises:
        ValueError: for a torn one.
    """
    seal, content = packed[:32], packed[32:]
    if hashlib.sha256(content).digest() != seal:
        raise ValueError
    return _decode(content)


def keep(path: Path, content: bytes) -> None:
    """Write a cache, whole or not at all, and drop the oldest of its kind beyond `KEPT`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
            new.write(content)
        os.replace(new.name, path)
        caches = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda p: p.stat().st_mtime)
        for old in caches[:-KEPT]:
            old.unlink()
    except OSError:
        return
