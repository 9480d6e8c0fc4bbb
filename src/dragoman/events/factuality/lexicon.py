"""Signatures laid out for look-up."""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.errors import DragomanError, near_miss
from dragoman.events.factuality.families import SIGNATURES
from dragoman.events.factuality.rule import Level, Signature
from dragoman.rules import Named, RuleBook

Found = Named[Signature]
LEVELS: Final = "events/factuality/levels.tsv"
STATUSES: Final = "events/factuality/statuses.tsv"
SOURCES: Final = ("yes", "given")


class Lexicon:
    """All levels by name, all signatures by word.

    Args:
        book: the rule files.

    Raises:
        DragomanError: E201 to E206 from the files, E204 for a level that there is not.
    """

    def __init__(self, book: RuleBook) -> None:
        self.levels = {row["level"]: _level(row) for row in book.rows(LEVELS)}
        self.statuses = {
            row["status"]: (row["value"], frozenset(row["values"].split()))
            for row in book.rows(STATUSES)
        }
        self._table: dict[tuple[str, str, str], Found] = {}
        for named in book.rules(SIGNATURES):
            self._check(named)
            for word in named.rule.words:
                for slot in named.rule.slots or ("",):
                    self._table.setdefault((named.rule.word, word, slot), named)

    def find(self, word: str, lemma: str, slot: str = "") -> Found | None:
        """The signature of a lemma of a word class in a slot."""
        return self._table.get((word, lemma, slot))

    def grammar(self, feature: str) -> Found | None:
        """The signature of a feature of grammar ("modal will")."""
        return self._table.get(("grammar", feature, ""))

    def _check(self, named: Found) -> None:
        for level in (named.rule.level, named.rule.denied):
            if level and level not in self.levels:
                raise DragomanError(
                    "E204", place=f"{named.path}:{named.line}", rule=named.name, kind="level",
                    value=level, hint=near_miss(level, sorted(self.levels)),
                )  # fmt: skip


def _level(row: dict[str, str]) -> Level:
    """A row as a level.

    Raises:
        DragomanError: E203 for a grade or kind of keeping that there is not.
    """
    try:
        return msgspec.convert(
            {
                "name": row["level"],
                "grade": row["grade"],
                "negative": row["sign"] == "-",
                "keeps": row["keeps"],
                "source": row["source"] in SOURCES,
                "given": row["source"] == "given",
                "status": row["status"],
                "belief": float(row["belief"]),
                "occurrence": float(row["occurrence"]),
                "kind": row["kind"],
            },
            Level,
        )
    except (msgspec.ValidationError, ValueError) as error:
        raise DragomanError("E203", place=LEVELS, rule=row["level"], reason=error) from error
