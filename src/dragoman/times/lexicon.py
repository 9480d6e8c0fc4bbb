"""The lexicon: which symbols a word stands for, and how a sentence falls into words.

Lists give words (`lists/words.tsv`, `zones.tsv`, `holidays.tsv`), shapes give forms such as
2024, 14:30 or 5th. Whether a word may be part of any time expression is worked out once for each
distinct word, so that most sentences are left after one look at each of their tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from dragoman.parse.model import Token
from dragoman.rules import RuleBook

FOLDER: Final = "times/lists"
AS_VERB: Final = "to "
"""What stands before a word that tells of a time only where it is no verb, and is one."""
MOST_REMEMBERED: Final = 200_000
PIECES: Final = re.compile(r"'s\b|[a-z]+\.?|\d+(?:[:.,/]\d+)*(?:st|nd|rd|th|s)?|\S")


class Atom(NamedTuple):
    """A word as patterns see it: tokens are cut at inner hyphens and between letters and digits."""

    lower: str
    token: Token
    opens: bool
    closes: bool


class Symbol(NamedTuple):
    """A reading of the atoms up to `end`: its name in angle brackets, and what it says."""

    name: str
    end: int
    value: Any
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list."""

    rest: tuple[str, ...]
    name: str
    value: Any
    form: str
    source: str


class Lexicon:
    """Words and shapes, read once.

    Args:
        book: rule files.
        cold: classes, in angle brackets, on whose account no sentence is looked at.
        hot: words of the patterns that only time expressions are likely to hold.
    """

    def __init__(self, book: RuleBook, cold: frozenset[str], hot: frozenset[str]) -> None:
        self.entries: dict[str, list[Entry]] = {}
        self._heat: dict[str, bool] = {}
        self._read: dict[str, tuple[Symbol, ...]] = {}
        self.shapes = [
            (re.compile(row["form"]), f"<{row['class']}>")
            for row in book.rows(f"{FOLDER}/shapes.tsv")
        ]
        self.cold = cold
        self._words(book)
        self._names(book, "zones.tsv", "<zone>", "offset")
        self._names(book, "holidays.tsv", "<holiday>", "when")
        self.hot = hot
        self.verbs = frozenset(row["word"] for row in book.rows(f"{FOLDER}/verbs.tsv"))
        self._told = self._telling_entries()

    def _words(self, book: RuleBook) -> None:
        for row in book.rows(f"{FOLDER}/words.tsv"):
            value: Any = row["value"]
            if re.fullmatch(r"-?[\d.]+", value):
                value = float(value) if "." in value else int(value)
            self._add(row["word"], f"<{row['class']}>", value, row["form"], f"{FOLDER}/words.tsv")

    def _names(self, book: RuleBook, file: str, name: str, column: str) -> None:
        for row in book.rows(f"{FOLDER}/{file}"):
            form = row.get("form", "any")
            self._add(row["name"].lower(), name, row[column], form, f"{FOLDER}/{file}")

    def _add(self, word: str, name: str, value: Any, form: str, source: str) -> None:
        first, *rest = [p for w in word.split() for p in pieces(w)]
        self.entries.setdefault(first, []).append(Entry(tuple(rest), name, value, form, source))

    def is_hot(self, tokens: list[Token]) -> list[int]:
        """Indexes of the tokens that may belong to a time expression."""
        heat = self._heat
        found = []
        for token in tokens:
            lower = token.lower
            warm = heat.get(lower)
            if warm is None:
                warm = self._judge(lower)
            if warm:
                found.append(token.index)
        return found

    def _judge(self, lower: str) -> bool:
        if len(self._heat) > MOST_REMEMBERED:
            self._heat.clear()
        self._heat[lower] = warm = any(self._is_warm(piece) for piece in pieces(lower))
        return warm

    def _telling_entries(self) -> frozenset[str]:
        """First words of names of several words none of which is looked for anyway."""
        return frozenset(
            first
            for first, entries in self.entries.items()
            for entry in entries
            if entry.rest and entry.name not in self.cold
            and not any(self._is_telling(word) for word in (first, *entry.rest))
        )  # fmt: skip

    def _is_telling(self, piece: str) -> bool:
        """Whether a word tells of a time all by itself."""
        single = [e.name for e in self.entries.get(piece, ()) if not e.rest]
        single += [s.name for s in self._shaped(piece)]
        return piece in self.hot or any(name not in self.cold for name in single)

    def _is_warm(self, piece: str) -> bool:
        return piece in self._told or self._is_telling(piece)

    def names(self, lower: str) -> list[str]:
        """Every symbol that may begin with a word, the word itself among them."""
        names = [e.name for e in self.entries.get(lower, ())]
        return [lower, *names, *(s.name for s in self._shaped(lower))]

    def _shaped(self, lower: str) -> tuple[Symbol, ...]:
        known = self._read.get(lower)
        if known is None:
            if len(self._read) > MOST_REMEMBERED:
                self._read.clear()
            known = self._read[lower] = tuple(
                Symbol(name, 1, found.groups() or (lower,))
                for form, name in self.shapes
                if (found := form.fullmatch(lower))
            )
        return known

    def symbols(self, atoms: list[Atom], at: int) -> list[Symbol]:
        """What the atoms from `at` stand for, the word itself first."""
        atom = atoms[at]
        found = [Symbol(atom.lower, at + 1, None)]
        found += [Symbol(s.name, at + 1, s.value) for s in self._shaped(atom.lower)]
        for entry in self.entries.get(atom.lower, ()):
            end = at + 1 + len(entry.rest)
            if entry.rest and tuple(a.lower for a in atoms[at + 1 : end]) != entry.rest:
                continue
            if _has_form(atom.token, entry.form):
                found.append(Symbol(entry.name, end, entry.value, entry.source))
        return found


def _has_form(token: Token, form: str) -> bool:
    if form == "any":
        return True
    if form == "upper":
        return token.norm.isupper()
    if form == "noun":
        return token.tag.startswith("NN")
    return token.norm[0].isupper() and not token.tag.startswith(("MD", "VB"))


def pieces(lower: str) -> list[str]:
    """The word cut at inner hyphens and where letters meet digits."""
    if lower.isalpha() or len(lower) == 1:
        return [lower]
    return PIECES.findall(lower)


def atoms_of(tokens: list[Token], known: Lexicon) -> list[Atom]:
    """The tokens as atoms; a token that the lexicon knows whole is not cut."""
    found: list[Atom] = []
    for token in tokens:
        lower = token.lower
        if lower in known.verbs and token.tag.startswith("VB"):
            lower = AS_VERB + lower
        if lower.isalpha() or lower in known.entries or lower.startswith(AS_VERB):
            found.append(Atom(lower, token, True, True))
            continue
        parts = [lower] if known._shaped(lower) else (pieces(lower) or [lower])
        last = len(parts) - 1
        found += [Atom(p, token, i == 0, i == last) for i, p in enumerate(parts)]
    return found
