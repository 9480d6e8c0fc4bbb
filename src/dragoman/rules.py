"""Rule files: what dragoman knows of language and politics, each rule with its examples.

A rule file is TOML; each table is one rule:

    [refuse]
    lemmas = ["refuse", "decline"]
    examples = ["Ankara refused to ratify the treaty. => REJECT TUR"]
    never = ["The refuse lorries came on Monday."]

`examples` are "sentence => expected record", with ` ; ` between several expected records and an
optional "[YYYY-MM-DD]" publication date in front (else `EXAMPLE_DATE`); `never` are sentences
from which the rule must take nothing. A list (TSV) is too long for that: its sibling
`NAME.examples.toml` has tables of the same form that exercise its kinds of entry.

A room declares a `Family`: where its files lie, what type its rules have, and how what it found
is compared with an expected record. `RuleBook` loads families and lists, with a user's folder
laid over the built-in one: a file of the same path there replaces the built-in file, any other
is added. The idea of rules beside their examples is duckling's.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dragoman.compiled import Tables, compiled, tables_of
from dragoman.errors import DragomanError, near_miss

if TYPE_CHECKING:
    from dragoman.draft import Draft

BUILT_IN: Final = Path(__file__).parent
EXAMPLE_DATE: Final = dt.date(2024, 5, 15)
LONGEST_FILE: Final = 400
Words = dict[str, frozenset[str]]
_DATED = re.compile(r"\[(\d{4}-\d\d-\d\d)\]\s*")
_UNKNOWN_FIELD = re.compile(r"unknown field `(\w+)`")
_AT = re.compile(r" - at `\$\.?([^`]*)`")


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every rule has. Rooms add their own fields by subclassing."""

    examples: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    note: str = ""


class Example(msgspec.Struct, frozen=True):
    """One line that a rule must answer (`expected`) or leave alone (`expected` is None)."""

    rule: str
    text: str
    date: dt.date
    expected: tuple[str, ...] | None

    @property
    def id(self) -> str:
        return f'{self.rule}::"{self.text}"'


@dataclass(frozen=True, slots=True)
class Named[R: Rule]:
    """A rule with its name and place; `id` is what derivations and tests show."""

    path: str
    line: int
    name: str
    rule: R

    @property
    def id(self) -> str:
        return f"{self.path}::{self.name}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that a room found in an example, as the checker sees it."""

    shown: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family[R: Rule]:
    """A kind of rule file.

    Attributes:
        folder: below the package, such as "events/frames"; every *.toml in it belongs here.
        type: the rules' type.
        answers: what the room found in a coded draft, each with the rules behind it.
        matches: whether an expected record and a shown answer agree; equality by default.
        suffix: which files of the folder, ".toml" or ".examples.toml".
        words: sets of words that fields may hold, by field, checked on loading with a near miss;
            or a function that reads them from the same rules.
    """

    folder: str
    type: type[R]
    answers: Callable[[Draft], list[Answer]]
    matches: Callable[[str, str], bool] = str.__eq__
    suffix: str = ".toml"
    words: Words | Callable[[RuleBook], Words] | None = None


class ListExamples(Rule, frozen=True, kw_only=True):
    """A table of NAME.examples.toml: sentences that exercise one kind of entry of a list."""


def read_settings[T](path: Path, kind: type[T]) -> T:
    """A room's settings, which are numbers and words without sentences of their own.

    Raises:
        tomllib.TOMLDecodeError, msgspec.ValidationError: where the file is not as `kind` has it.
    """
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)


class RuleBook:
    """All rule files and lists, the built-in ones with a user's folder laid over them."""

    def __init__(self, overlay: Path | None = None) -> None:
        if overlay is not None and not overlay.is_dir():
            raise DragomanError("E208", place=overlay)
        self.roots = (BUILT_IN,) if overlay is None else (BUILT_IN, overlay)

    def paths(self, folder: str, suffix: str) -> dict[str, Path]:
        """Relative path -> file, sorted; a later root's file replaces an earlier one's."""
        found: dict[str, Path] = {}
        for root in self.roots:
            for path in sorted((root / folder).glob(f"*{suffix}")):
                if suffix == ".toml" and path.name.endswith(".examples.toml"):
                    continue
                found[path.relative_to(root).as_posix()] = path
        return dict(sorted(found.items()))

    def rules[R: Rule](self, family: Family[R]) -> tuple[Named[R], ...]:
        """Every rule of a family.

        Raises:
            DragomanError: E201 to E204, E206, E210, each with file, line and rule.
        """
        words = family.words(self) if callable(family.words) else family.words
        settled = replace(family, words=words)
        return tuple(
            named
            for relative, path in self.paths(family.folder, family.suffix).items()
            for named in read_rules(relative, path, settled, self._compiled.get(str(path)))
        )

    def rows(self, relative: str) -> Iterator[dict[str, str]]:
        """The rows of one list, column -> cell.

        Raises:
            DragomanError: E205 for a row of another width, E112 for no such list.
        """
        path = next((r / relative for r in reversed(self.roots) if (r / relative).is_file()), None)
        if path is None:
            raise DragomanError("E112", place=relative, reason="no such list")
        yield from read_rows(relative, path)

    def lists(self, folder: str) -> tuple[str, ...]:
        """Relative paths of the lists in a folder."""
        return tuple(self.paths(folder, ".tsv"))

    @cached_property
    def digest(self) -> str:
        """First 16 hex digits of the SHA-256 over all rule files: changed rules code anew."""
        return hashlib.sha256("".join(self._digests.values()).encode()).hexdigest()[:16]

    @cached_property
    def _digests(self) -> dict[Path, str]:
        """The digest of each root's files."""
        return {root: _digest(root) for root in self.roots}

    @cached_property
    def _compiled(self) -> dict[str, Tables]:
        found: dict[str, Tables] = {}
        for root, digest in self._digests.items():
            found |= compiled(root, digest, longest=LONGEST_FILE)
        return found


def _digest(root: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.suffix in (".toml", ".tsv")):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def read_rules[R: Rule](
    relative: str, path: Path, family: Family[R], tables: Tables | None = None
) -> Iterator[Named[R]]:
    """The rules of one file, each checked; its `tables` are read where they are not given."""
    if tables is None:
        tables = _tables(relative, path)
    for name, line, table in tables:
        yield Named(relative, line, name, convert(f"{relative}:{line}", name, table, family))


def _tables(relative: str, path: Path) -> Tables:
    source = path.read_text(encoding="utf-8")
    lines = source.count("\n")
    if lines > LONGEST_FILE:
        raise DragomanError("E210", place=relative, lines=lines, limit=LONGEST_FILE)
    try:
        return tables_of(source)
    except tomllib.TOMLDecodeError as error:
        raise DragomanError("E201", place=relative, reason=error) from error


def convert[R: Rule](place: str, name: str, table: Any, family: Family[R]) -> R:
    """A TOML table as a typed rule, or an error that names place, rule and near miss."""
    try:
        rule = msgspec.convert(table, family.type)
    except msgspec.ValidationError as error:
        raise _typed_error(place, name, error, family) from error
    for field in ("examples", "never"):
        if not getattr(rule, field):
            raise DragomanError("E202", place=place, rule=name, missing=f"`{field}`")
    for line in rule.examples:
        if " => " not in line:
            raise DragomanError("E206", place=f'{place} rule "{name}"')
    words = {} if callable(family.words) else family.words or {}
    for field, known in words.items():
        _check_words(place, name, field, getattr(rule, field), known)
    return rule


def _typed_error(
    place: str, name: str, error: msgspec.ValidationError, family: Family[Any]
) -> DragomanError:
    unknown = _UNKNOWN_FIELD.search(str(error))
    if unknown:
        known = list(family.type.__struct_fields__)
        hint = near_miss(unknown[1], known)
        return DragomanError(
            "E204", place=place, rule=name, kind="field", value=unknown[1], hint=hint
        )
    return DragomanError("E203", place=place, rule=name, reason=_AT.sub(r" at \1", str(error)))


def _check_words(place: str, name: str, field: str, value: Any, known: frozenset[str]) -> None:
    words = [value] if isinstance(value, str) else value
    for word in words or ():
        if word and word not in known:
            hint = near_miss(word, sorted(known))
            raise DragomanError("E204", place=place, rule=name, kind=field, value=word, hint=hint)


def read_rows(relative: str, path: Path) -> Iterator[dict[str, str]]:
    """The rows of one TSV list; lines that begin with # are its notes."""
    columns: list[str] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, cells in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
            if not cells or cells[0].startswith("#"):
                continue
            if not columns:
                columns = cells
            elif len(cells) != len(columns):
                place = f"{relative}:{number + 1}"
                raise DragomanError("E205", place=place, columns=len(cells), wanted=len(columns))
            else:
                yield dict(zip(columns, cells, strict=True))


def examples_of(named: Named[Any]) -> Iterator[Example]:
    """Every example and never line of a rule."""
    for line in named.rule.examples:
        text, _, expected = line.rpartition(" => ")
        text, date = _dated(text)
        yield Example(named.id, text, date, tuple(e.strip() for e in expected.split(" ; ")))
    for line in named.rule.never:
        text, date = _dated(line)
        yield Example(named.id, text, date, None)


def _dated(line: str) -> tuple[str, dt.date]:
    found = _DATED.match(line)
    if not found:
        return line, EXAMPLE_DATE
    return line[found.end() :], dt.date.fromisoformat(found[1])


def faults(example: Example, draft: Draft, family: Family[Any]) -> list[str]:
    """What is wrong with the coded example: nothing where the rule does as it says.

    An expected record must be among the room's answers, and the rule behind at least one of
    the expected ones; a never line must have no answer with the rule behind it.
    """
    answers = family.answers(draft)
    mine = [a for a in answers if example.rule in a.rules]
    if example.expected is None:
        return [f"the rule took {a.shown!r}" for a in mine]
    found = [a.shown for a in answers]
    missing = [
        f"expected {wanted!r}, found {found or 'nothing'}"
        for wanted in example.expected
        if not any(family.matches(wanted, shown) for shown in found)
    ]
    if not missing and not any(_any_matches(family, example.expected, a) for a in mine):
        missing.append(f"the record came, but from {sorted({r for a in answers for r in a.rules})}")
    return missing


def _any_matches(family: Family[Any], expected: Iterable[str], answer: Answer) -> bool:
    return any(family.matches(wanted, answer.shown) for wanted in expected)
