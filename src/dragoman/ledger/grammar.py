"""The filter grammar: a line such as `actor:RUS -type:ASSAULT since:2022-02-24 grain` is read.

    filter  = { ["-"] ( field | word ) }          all of them must hold
    field   = name ":" value { "," value }        one of the values must hold
            | name ( ">=" | "<=" | ">" | "<" | "=" ) value
    word    = value { "," value }                 found in the words of the sentence
    value   = bare | quoted                       quoted: "several words" as one; bare may end in *

The fields themselves are documented in `fields.toml`; this module knows only their names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dragoman.errors import DragomanError, near_miss
from dragoman.ledger.fields import fields

LONGEST: Final = 2000
_FIELD: Final = re.compile(r"([A-Za-z_]+)(:|>=|<=|>|<|=)(?=\S|$)")
_QUOTES: Final = {'"': '"', "“": "”", "”": "”"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its words, and whether it stands for all that begin so (`*`)."""

    text: str
    begins: bool = False

    def __str__(self) -> str:
        bare = self.text and not any(c.isspace() or c in ',"' for c in self.text)
        shown = self.text if bare else f'"{self.text}"'
        return shown + "*" * self.begins


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: a field with an operator, or words where `field` is None."""

    field: str | None
    operator: str
    values: tuple[Value, ...]
    negated: bool = False

    def __str__(self) -> str:
        shown = ",".join(map(str, self.values))
        lead = "" if self.field is None else f"{self.field}{self.operator}"
        return f"{'-' * self.negated}{lead}{shown}"


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that was read; all of its terms must hold."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))


def parse(line: str) -> Filter:
    """Read a filter; a NUL, at which SQLite would end the words, is a blank.

    Raises:
        DragomanError: E511 for an unknown field, E512 for what cannot be read.
    """
    line = line.replace("\0", " ")
    if len(line) > LONGEST:
        raise _broken(line[:40], f"longer than {LONGEST} characters")
    terms, at = [], _skip(line, 0)
    while at < len(line):
        term, at = _term(line, at)
        terms.append(term)
        at = _skip(line, at)
    return Filter(tuple(terms))


def _skip(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at


def _term(line: str, at: int) -> tuple[Term, int]:
    negated = line[at] == "-" and at + 1 < len(line) and not line[at + 1].isspace()
    at += negated
    found = _FIELD.match(line, at)
    if found is None:
        values, at = _values(line, at, "the words")
        return Term(None, "", values, negated), at
    name, operator = found[1].lower(), found[2]
    if name not in fields():
        hint = near_miss(name, list(fields()))
        raise DragomanError("E511", field=found[1], hint=hint, known=", ".join(fields()))
    _check_operator(name, operator)
    values, at = _values(line, found.end(), f"{name}{operator}")
    return Term(name, operator, values, negated), at


def _check_operator(name: str, operator: str) -> None:
    numeric = fields()[name].kind == "number"
    if numeric == (operator == ":"):
        example = fields()[name].examples[0]
        raise _broken(f"{name}{operator}", f"write it as {example}")


def _values(line: str, at: int, after: str) -> tuple[tuple[Value, ...], int]:
    values = []
    while True:
        value, at = _value(line, at)
        if not value.text:
            raise _broken(after, "a value is missing")
        values.append(value)
        if at >= len(line) or line[at] != ",":
            return tuple(values), at
        at += 1


def _value(line: str, at: int) -> tuple[Value, int]:
    if at < len(line) and line[at] in _QUOTES:
        end = _closing(line, at)
        starred = line[end + 1 : end + 2] == "*"
        return Value(line[at + 1 : end].strip(), starred), end + 1 + starred
    end = at
    while end < len(line) and not line[end].isspace() and line[end] not in ",":
        end += 1
    text = line[at:end]
    begins = len(text) > 1 and text.endswith("*")
    return Value(text[:-1] if begins else text, begins), end


def _closing(line: str, at: int) -> int:
    ends = [line.find(q, at + 1) for q in (_QUOTES[line[at]], '"')]
    found = min((e for e in ends if e > 0), default=-1)
    if found < 0:
        raise _broken(line[at : at + 40], "the quotation mark is not closed")
    return found


def _broken(where: str, reason: str) -> DragomanError:
    return DragomanError("E512", where=where, reason=reason)
