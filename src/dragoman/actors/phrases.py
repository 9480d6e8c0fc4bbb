"""Bare phrases: which actor a name in a column stands for on a day.

People keep actors in spreadsheets: "Ukrainian troops", "Pres. of the Chadian Human Rights League",
"GRU". There is no sentence to parse, so a phrase is cut at its prepositions and commas, and the
parts are coded by the same composition as in a document.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from dragoman.actors.compose import Code, Composer, Shape
from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.actors.lexicon import Lexicon, Match
from dragoman.actors.readings import Surroundings, settle
from dragoman.rules import RuleBook

MOVEMENTS: Final = frozenset({"party", "religious", "union", "ngo"})
_TOKEN: Final = re.compile(r"'s\b|[^\W_]+(?:\.(?=\w))?\.?|[^\w\s]")
_DASH: Final = re.compile(r"\s[-–—]\s")
_QUOTES: Final = str.maketrans("‘’“”«»", '\'\'""""')


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """Which actor a phrase names: codes as in a document's actors, None where it names none.

    `why` tells the words and lists behind the codes.
    """

    name: str | None
    country: str | None
    sector: str | None
    other_sectors: tuple[str, ...]
    why: str


NOBODY: Final = ActorAnswer(None, None, None, (), "no list and no role knows these words")


@dataclass(frozen=True, slots=True)
class PhraseWord:
    """A token of a bare phrase."""

    norm: str

    @property
    def text(self) -> str:
        return self.norm

    @property
    def lower(self) -> str:
        return self.norm.lower()


@dataclass(slots=True)
class Part:
    """A stretch of the phrase between joins, with the join before it ("of", ",", "")."""

    join: str
    start: int
    end: int


class PhraseResolver:
    """Codes bare phrases by the lists and rules of a book."""

    def __init__(self, book: RuleBook) -> None:
        self.grammar = Grammar(book)
        self.lexicon = Lexicon(book, self.grammar)
        self.composer = Composer(self.grammar, self.lexicon.people)

    def __call__(self, text: str, date: dt.date, context: str = "") -> ActorAnswer:
        """The actor that `text` names on the day; `context` is the sentence around it, if any."""
        words, told = self._spelled(_words(_capitalised(text)))
        if not words:
            return NOBODY
        matches = self.lexicon.matches(words, date, loose=text.islower())
        states = [m for m in matches if m.entry.is_state and len(m.entries) == 1]
        beside = [*self.lexicon.matches(_words(context), date), *states]
        around = Surroundings.of(beside, date, lenient=True)
        found = settle(matches, around, self.lexicon.people)
        parts = self._parts(words, found)
        further = self.grammar.words("goes_on")
        for part in self._ranked(parts, words, found):
            if part.join in ("", "of", "(") or part.join in further:
                shape = self._shape(words, found, parts, part, date)
                shape.rules += [*told, *([further[part.join]] if part.join in further else [])]
                codes = self.composer(shape, date)
                if codes:
                    return self._answer(text, shape, codes[0])
        return self._guess(text, words, date)

    def _ranked(self, parts: list[Part], words: list[PhraseWord], found: list[Match]) -> list[Part]:
        """The parts in the order in which they may hold the head: "CPC: Congress of Canals".

        A name that a list has in full tells more than its acronym, and any name than no name.
        """
        if len(parts) < 2 or parts[1].join != ":" or parts[0].end - parts[0].start > 1:
            return parts
        first, second = parts[:2]
        whole = any((m.start, m.end) == (second.start, second.end) for m in found)
        known = any(m.start == first.start for m in found)
        long = second.end - second.start > 1 and words[second.end - 1].norm.istitle()
        acronym = words[first.start].norm.isupper()
        ahead = acronym and long and (whole or not known)
        return [second, first, *parts[2:]] if ahead else parts

    def _spelled(self, words: list[PhraseWord]) -> tuple[list[PhraseWord], list[str]]:
        """The words with what a column's abbreviations are short for, and the rules for them."""
        named = [self.grammar.spelled.get(w.lower) for w in words]
        spelled = [w if n is None else PhraseWord(n.rule.becomes)
                   for w, n in zip(words, named, strict=True)]  # fmt: skip
        return spelled, [n.id for n in named if n is not None]

    def _guess(self, text: str, words: list[PhraseWord], date: dt.date) -> ActorAnswer:
        """A person under a longer name than the lists have, or a people's name with a slip."""
        name = " ".join(w.norm for w in words)
        shape = Shape(named=True, person=self.lexicon.people.by_ends(name, date))
        if len(words) == 1 and (near := self.lexicon.nearest(name)) is not None:
            shape = Shape(head=near)
        codes = self.composer(shape, date)
        return self._answer(text, shape, codes[0]) if codes else NOBODY

    def _parts(self, words: list[PhraseWord], found: list[Match]) -> list[Part]:
        inside = {i for m in found for i in range(m.start + 1, m.end)}
        joins = self.grammar.words("belongs_after")
        cuts = self.grammar.words("cut")
        parts = [Part("", 0, len(words))]
        for index, word in enumerate(words):
            lower = word.lower
            if index in inside or index == 0 or not (lower in joins or lower in cuts):
                continue
            parts[-1].end = index
            parts.append(Part(lower, index + 1, len(words)))
        return [p for p in parts if p.start < p.end]

    def _shape(
        self, words: list[PhraseWord], found: list[Match], parts: list[Part], part: Part,
        date: dt.date,
    ) -> Shape:  # fmt: skip
        """The shape of the phrase, with `part` as the one that holds its head."""
        inner = [m for m in found if part.start <= m.start and m.end <= part.end]
        shape = Shape(definite=words[part.start].lower == "the")
        last = inner[-1] if inner else None
        rest = [w for w in words[last.end if last else part.start : part.end] if w.norm.isalnum()]
        roles = [m for m in inner if m.entry.kind in ("title", "role")]
        if last is not None and not rest and not self._ends_body(words, last, part):
            self._headed(shape, inner, last, roles, words, date)
        elif roles and rest and rest[-1].norm[:1].isupper():
            self._titled(shape, roles, rest, date)
        else:
            self._worded(shape, words, part, inner)
        taken = {id(r) for r in (*shape.roles, shape.head)}
        shape.owners = tuple(
            owner for m in reversed(inner) if id(m.entry) not in taken
            and not self._is_aside(words, m, shape)
            and (owner := self._as_owner(m, shape, date)) is not None
        )  # fmt: skip
        self._outer(shape, words, found, parts, part)
        self._branch(shape, found, parts)
        cuts = self.grammar.words("cut")
        shape.rules += [cuts[p.join] for p in parts[parts.index(part) + 1 :] if p.join in cuts][:1]
        shape.former = next(
            (rule for w in words[part.start : part.end]
             if (rule := self.grammar.words("former").get(w.lower))), ""
        )  # fmt: skip
        return shape

    def _branch(self, shape: Shape, found: list[Match], parts: list[Part]) -> None:
        """Take a movement's branch in another state for that state's: "Brotherhood (Jordan)"."""
        head = shape.head
        if head is None or head.kind not in MOVEMENTS:
            return
        within = [p for p in parts if p.join == "("]
        states = {
            m.entry.country for p in within for m in found
            if m.entry.is_state and (m.start, m.end) == (p.start, p.end)
        }  # fmt: skip
        if len(states) == 1:
            shape.head = replace(head, country=states.pop())

    def _is_aside(self, words: list[PhraseWord], match: Match, shape: Shape) -> bool:
        """Whether a name only says by whose help or for whom: "US-backed", "pro-Russian"."""
        after, before = (
            words[match.end : match.end + 2],
            words[max(0, match.start - 2) : match.start],
        )
        rule = ""
        if len(after) == 2 and after[0].norm == "-":
            rule = self.grammar.words("sponsor").get(after[1].lower, "")
        if len(before) == 2 and before[1].norm == "-":
            rule = rule or self.grammar.words("stance").get(before[0].lower, "")
        shape.rules += [rule] if rule else []
        return bool(rule)

    def _as_owner(self, match: Match, shape: Shape, date: dt.date) -> Entry | None:
        """What a name says whose: a person's only before a role, "the Lukashenko regime"."""
        if not match.entry.is_person:
            return match.entry
        known = () if shape.named else self.lexicon.people.on(match.entries, date)
        return known[0] if len({p.country for p in known}) == 1 else None

    def _headed(
        self, shape: Shape, inner: list[Match], last: Match, roles: list[Match],
        words: list[PhraseWord], date: dt.date,
    ) -> None:  # fmt: skip
        entry = last.entry
        if entry.is_person:
            before = words[last.start - 1].norm if last.start else ""
            named = before[:1].isupper() and not any(m.end == last.start for m in inner)
            shape.named = True
            if not (entry.kind == "surname" and named and not self._honorific(before)):
                shape.person = self.lexicon.people.on(last.entries, date)
            shape.roles = tuple(m.entry for m in roles)
        elif entry.is_role:
            shape.roles = (entry,)
        else:
            shape.head = entry

    def _ends_body(self, words: list[PhraseWord], last: Match, part: Part) -> bool:
        """Whether a place's name only ends that of a body: "Hospital Nairobi West"."""
        if not (last.entry.is_state or last.entry.is_place) or last.start == part.start:
            return False
        before = [w.lower for w in words[part.start : last.start]]
        return words[last.start - 1].norm.istitle() and self.grammar.kind_of(before) is not None

    def _honorific(self, word: str) -> bool:
        lower = word.lower()
        return any(lower in self.grammar.words(f"honorific_{sex}") for sex in ("m", "f"))

    def _titled(
        self, shape: Shape, roles: list[Match], rest: list[PhraseWord], date: dt.date
    ) -> None:
        shape.named = True
        shape.roles = tuple(m.entry for m in roles)
        shape.person = self.lexicon.people.titled(rest[-1].norm, shape.roles, date)

    def _worded(
        self, shape: Shape, words: list[PhraseWord], part: Part, inner: list[Match]
    ) -> None:
        """A name that no list has: one of its words may tell its kind."""
        kind = self.grammar.kind_of([w.lower for w in words[part.start : part.end]])
        if kind is not None:
            shape.roles = (kind,)
            return
        body = [m.entry for m in inner if m.entry.kind in ("body", "group")]
        shape.roles = tuple(body[-1:])

    def _outer(
        self, shape: Shape, words: list[PhraseWord], found: list[Match], parts: list[Part],
        head: Part,
    ) -> None:  # fmt: skip
        """Owners and appositions in the parts after the head's.

        Behind what is only dealt with ("ambassador to the UN (Russia)"), brackets still say whose.
        """
        skipped = False
        for part in parts[parts.index(head) + 1 :]:
            inner = [m.entry for m in found if part.start <= m.start and m.end <= part.end]
            if skipped and part.join != "(":
                continue
            if part.join in (",", "(") and shape.named:
                shape.roles = (*shape.roles, *(e for e in inner if e.is_role))
            if part.join in self.grammar.words("belongs_after") or part.join in (",", "("):
                keep = inner[::-1]
                if part.join not in self.grammar.words("whose_after"):
                    keep = [e for e in keep if not e.is_role]
                if not keep and part.join == "of":
                    keep = self._by_word(words, part)
                shape.owners = (*shape.owners, *keep)
            else:
                skipped = part.join not in self.grammar.words("goes_on")

    def _by_word(self, words: list[PhraseWord], part: Part) -> list[Entry]:
        kind = self.grammar.kind_of([w.lower for w in words[part.start : part.end]])
        return [replace(kind, kind="other")] if kind is not None else []

    def _answer(self, text: str, shape: Shape, code: Code) -> ActorAnswer:
        name = code.of if code.of and code.kind != "state" else " ".join(text.split())
        if code.kind == "state" and code.of:
            name = self.lexicon.country_names.get(code.of, code.of)
        why = ", ".join((*code.rules, *shape.rules))
        return ActorAnswer(name, code.country, code.sector, code.others, why)


def _capitalised(text: str) -> str:
    return _DASH.sub(" : ", text.translate(_QUOTES)).strip()


def _words(text: str) -> list[PhraseWord]:
    return [PhraseWord(w) for w in _TOKEN.findall(text)]


@lru_cache(maxsize=4)
def _resolver(rules: str | None) -> PhraseResolver:
    from pathlib import Path

    return PhraseResolver(RuleBook(Path(rules) if rules else None))


def resolve_actor(
    text: str, *, date: dt.date | str, context: str = "", rules: str | None = None
) -> ActorAnswer:
    """Which actor a phrase such as "Ukrainian troops" names.

    Args:
        text: the phrase.
        date: the day on which it was used, as a date or YYYY-MM-DD.
        context: the sentence around it, which may decide between things of one name.
        rules: a folder of rule files to lay over the built-in ones.
    """
    day = dt.date.fromisoformat(date) if isinstance(date, str) else date
    return _resolver(rules)(text, day, context)


__all__ = ["ActorAnswer", "PhraseResolver", "resolve_actor"]
