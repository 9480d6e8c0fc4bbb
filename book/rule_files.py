"""The page of rule files: every family of rules and every list, with its fields."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from typing import Any, Final

import dragoman
from book import markdown
from dragoman.families import ALL
from dragoman.rules import Family, ListExamples, Rule

POINTER: Final = "see the module"
PACKAGE: Final = Path(dragoman.__file__).parent
INTRO = """
What the program knows of English and of politics stands in TOML and TSV files. Each table of a TOML
file is one rule. Every rule has `examples` (sentences with what they must give), `never` lines
(sentences from which it must take nothing) and, if need be, a `note`; the fields below are what
rules of a family have besides. Lay a folder with the same paths over the built-in one with
`--rules DIR`, and check it with `dragoman rules check DIR`. A worked example is
[Your own types, modes, contexts and words](../own-ontology.md).

Where a field is a pattern of a kind that is not told here, the first lines of the files tell it.
"""


def rule_page() -> str:
    """Each room's families of rules, then its lists."""
    rooms = itertools.groupby(ALL, key=lambda family: family.folder.partition("/")[0])
    parts = [_room(room, list(families)) for room, families in rooms]
    return markdown.page("Rule files", "the types of the rules", INTRO, *parts)


def _room(room: str, families: list[Family[Any]]) -> str:
    kinds = [family for family in families if family.type is not ListExamples]
    parts = [f"## {room}", *(_family(family) for family in kinds)]
    if lists := sorted((PACKAGE / room).rglob("*.tsv")):
        rows = [(f"`{_path(path)}`", _columns(path), _source(path)) for path in lists]
        parts += [f"### Lists of {room}", markdown.table(("file", "columns", "is"), rows)]
    return "\n\n".join(parts)


def _family(family: Family[Any]) -> str:
    own = [name for name in family.type.__struct_fields__ if name not in Rule.__struct_fields__]
    fields = ", ".join(f"`{name}`" for name in own)
    head = f"### {family.folder}/*{family.suffix}"
    told = _told(family.type)
    return "\n\n".join([head, f"Fields: {fields}." if fields else "", told]).replace("\n\n\n", "\n")


def _told(kind: type[Rule]) -> str:
    """A rule type's docstring, with its module's where it points there for its patterns."""
    told = markdown.docstring(kind.__doc__ or "")
    if POINTER not in told:
        return told
    module = markdown.docstring(sys.modules[kind.__module__].__doc__ or "")
    return told.replace(POINTER, "told below") + "\n\n" + module.partition("\n\n")[2]


def _path(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in itertools.islice(lines, 40)]


def _columns(path: Path) -> str:
    head = next((line for line in _lines(path) if line and not line.startswith("#")), "")
    return ", ".join(head.split("\t"))


def _source(path: Path) -> str:
    told = itertools.takewhile(lambda line: line.startswith("#"), _lines(path))
    return " ".join(line.lstrip("# ") for line in told).replace("<", "&lt;")
