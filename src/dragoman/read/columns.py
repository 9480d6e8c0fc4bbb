"""Columns: which field of a table or an object holds the text, the date and the rest.

Names are compared without case, spaces and signs, so that `Pub Date`, `pubDate` and `pub_date`
are one. A field of an object inside an object is named with a dot: `fields.bodyText`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from dragoman.errors import DragomanError, near_miss
from dragoman.rules import Answer, Family, Rule, RuleBook

if TYPE_CHECKING:
    from dragoman.draft import Draft

Meaning = Literal["text", "date", "title", "id", "source", "url", "language", "author"]
MEANINGS: Final[tuple[str, ...]] = get_args(Meaning)
_DEEPEST: Final = 4


class ColumnRule(Rule, frozen=True, kw_only=True):
    """Usual `names` of the column that `means` something, the likeliest first."""

    means: Meaning
    names: tuple[str, ...]


def show_columns(draft: Draft) -> list[Answer]:
    """What an example's text means as the name of a column."""
    found = Columns(RuleBook()).meaning(draft.document.text)
    return [Answer(found[0], (found[1],))] if found else []


COLUMNS: Family[ColumnRule] = Family("read/rules/columns", ColumnRule, show_columns)


class Columns:
    """Finds columns; holds the rules and what the user named.

    Args:
        told: meaning -> column, as in `--map date=pubDate`.

    Raises:
        DragomanError: E133 for a meaning that there is not.
    """

    def __init__(self, book: RuleBook, told: Mapping[str, str] | None = None) -> None:
        self.told = dict(told or {})
        for meaning in self.told:
            if meaning not in MEANINGS:
                hint = near_miss(meaning, MEANINGS)
                known = ", ".join(MEANINGS)
                raise DragomanError("E133", value=meaning, known=known, hint=hint)
        self.ranks: dict[str, tuple[str, int, str]] = {}
        for named in book.rules(COLUMNS):
            for rank, name in enumerate(named.rule.names):
                self.ranks.setdefault(_key(name), (named.rule.means, rank, named.id))

    def meaning(self, name: str) -> tuple[str, str] | None:
        """What a column of this name usually holds, and the rule."""
        found = self._usual(name)
        return (found[0], found[2]) if found else None

    def _usual(self, name: str) -> tuple[str, int, str] | None:
        return self.ranks.get(_key(name)) or self.ranks.get(_key(name.rpartition(".")[2]))

    def found(self, names: Iterable[str], place: str) -> dict[str, str]:
        """Meaning -> column, of the columns that are there.

        Raises:
            DragomanError: E122 where a column that the user named is not among them.
        """
        there = list(names)
        by_rank: dict[str, tuple[int, str]] = {}
        for name in there:
            usual = self._usual(name)
            if usual and (usual[0] not in by_rank or usual[1] < by_rank[usual[0]][0]):
                by_rank[usual[0]] = (usual[1], name)
        chosen = {meaning: name for meaning, (_, name) in by_rank.items()}
        return {**chosen, **dict(self._named(there, place))}

    def _named(self, there: list[str], place: str) -> Iterator[tuple[str, str]]:
        for meaning, wanted in self.told.items():
            same = [n for n in there if n == wanted] or [
                n for n in there if _key(n) == _key(wanted)
            ]
            if not same:
                hint = near_miss(wanted, there)
                raise DragomanError("E122", place=place, value=wanted, hint=hint)
            yield meaning, same[0]

    def arranged(self, row: dict[str, Any], place: str) -> dict[str, Any]:
        """The row in the JSONL form: known fields under their own names, the rest as it was.

        An object with `text` and `date` is in that form already, unless the user named columns.
        """
        if row.get("text") is not None and row.get("date") is not None and not self.told:
            return row
        flat = dict(_flat(row))
        found = self.found(flat, place)
        taken = {name.partition(".")[0] for name in found.values() if name in row}
        rest = {k: v for k, v in row.items() if k not in taken and k not in MEANINGS}
        if "author" in found:
            rest["author"] = flat[found["author"]]
        return {**rest, **{m: flat[n] for m, n in found.items() if m != "author"}}


def _flat(row: Mapping[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, f"{prefix}{name}.", depth + 1)
        elif value is not None and value != "":
            yield f"{prefix}{name}", value


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
