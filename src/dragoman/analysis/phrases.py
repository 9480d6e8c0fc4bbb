"""Phrases of rule files, found in plain words: no parse is needed, only the text of a record.

A phrase is words with blanks between them; hyphens and quotation marks count as blanks:

    peace talk*            a word that begins so
    truce|armistice        either
    the?                   a word that may be missing
    lift* ... sanctions    up to four words between, none of them a stop such as a comma
    US, PoW                a word with a capital is matched as written
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

TOKEN: Final = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)+|[^\W_]+(?:[’'][^\W_]+)*|[,;:.!?()]")
STOPS: Final = frozenset(",;:.!?()")
GAP: Final = 4
_KEY: Final = 4


class Token(NamedTuple):
    """A word or a stop of a text with its offsets."""

    text: str
    low: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and stops of a text in order."""
    return tuple(
        Token(m[0], m[0].lower().replace("’", "'"), m.start(), m.end())
        for m in TOKEN.finditer(text)
    )


@dataclass(frozen=True, slots=True)
class _Word:
    exact: frozenset[str]
    cased: frozenset[str]
    begins: tuple[str, ...]
    optional: bool

    def takes(self, token: Token) -> bool:
        return (
            token.low in self.exact
            or token.text in self.cased
            or (bool(self.begins) and token.low.startswith(self.begins))
        )


class Found[Label](NamedTuple):
    """A phrase in a text: what it stands for, its characters and its tokens, ends exclusive."""

    label: Label
    start: int
    end: int
    first: int
    last: int


class PhraseBook[Label]:
    """Phrases with what each stands for; `found` gives those in a text."""

    def __init__(self, phrases: Iterable[tuple[str, Label]]) -> None:
        self._by_word: defaultdict[str, list[tuple[tuple[_Word | None, ...], Label]]]
        self._by_word = defaultdict(list)
        self._by_beginning: defaultdict[str, list[tuple[tuple[_Word | None, ...], Label]]]
        self._by_beginning = defaultdict(list)
        for phrase, label in phrases:
            parts = tuple(_part(word) for word in phrase.split())
            first = _first(parts)
            for word in {w.lower() for w in (*first.exact, *first.cased)}:
                self._by_word[word].append((parts, label))
            for beginning in {w[:_KEY] for w in first.begins}:
                self._by_beginning[beginning].append((parts, label))
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning})

    def found(self, text: str) -> list[Found[Label]]:
        """Every phrase in the text in order; one wholly within a longer one is left out."""
        words = tokens(text)
        hits = {
            Found(label, words[at].start, words[end - 1].end, at, end)
            for at, word in enumerate(words)
            for parts, label in self._beginning(word.low)
            if (end := _match(parts, words, at)) > at
        }
        return sorted(_outermost(hits), key=lambda hit: (hit.start, hit.end, str(hit.label)))

    def _beginning(self, low: str) -> Iterator[tuple[tuple[_Word | None, ...], Label]]:
        """The phrases that may begin with a word."""
        yield from self._by_word.get(low, ())
        for length in self._lengths:
            if length <= len(low):
                yield from self._by_beginning.get(low[:length], ())


def _part(word: str) -> _Word | None:
    if word == "...":
        return None
    optional = word.endswith("?")
    exact, cased, begins = set(), set(), []
    for one in word.removesuffix("?").split("|"):
        if one.endswith("*"):
            begins.append(one[:-1].lower())
        elif one != one.lower():
            cased.add(one)
        else:
            exact.add(one)
    return _Word(frozenset(exact), frozenset(cased), tuple(begins), optional)


def _first(parts: Sequence[_Word | None]) -> _Word:
    first = parts[0]
    assert first is not None, "a phrase begins with a word"
    assert not first.optional, "a phrase begins with a word that must be there"
    return first


def _match(parts: Sequence[_Word | None], words: Sequence[Token], at: int) -> int:
    """Index after the last word that the parts take from `at` on; -1 where they do not."""
    if not parts:
        return at
    part, rest = parts[0], parts[1:]
    if part is None:
        for skipped in _gap(words, at):
            end = _match(rest, words, skipped)
            if end >= 0:
                return end
        return -1
    if at < len(words) and part.takes(words[at]):
        end = _match(rest, words, at + 1)
        if end >= 0:
            return end
    return _match(rest, words, at) if part.optional else -1


def _gap(words: Sequence[Token], at: int) -> Iterator[int]:
    for skipped in range(at, min(at + GAP, len(words)) + 1):
        yield skipped
        if skipped < len(words) and words[skipped].text in STOPS:
            return


def _outermost[Label](hits: set[Found[Label]]) -> list[Found[Label]]:
    return [
        hit
        for hit in hits
        if not any(
            o.first <= hit.first and hit.last <= o.last and o.last - o.first > hit.last - hit.first
            for o in hits
        )
    ]
