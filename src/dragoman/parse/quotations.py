"""Quotation marks of every style, told apart from apostrophes.

A paragraph is read mark by mark with a stack of what is open. Marks that both open and close are
judged by what stands about them; a quotation that a paragraph leaves open is carried on by the
next one where that begins with the mark again, or brings the closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from dragoman.parse.layout import Layout, Paragraph
from dragoman.parse.model import Part, Quotation
from dragoman.parse.shown import show_quotations
from dragoman.read.document import Document
from dragoman.rules import Family, Named, Rule, RuleBook

_BEFORE_OPENING: Final = frozenset("([{<–—-/:;,>*#_…\"“”‘’'„«»`")
_STOPS: Final = frozenset(".!?…")


class Marks(Rule, frozen=True, kw_only=True):
    """A pair of marks; where it is `needed`, an opening one counts only if a closing one comes."""

    style: Literal["double", "single", "guillemet"]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    needed: bool = False


class Apostrophe(Rule, frozen=True, kw_only=True):
    """A mark that is none, where `pattern` matches at it: always, only `outside` quotations of
    its kind, or only if the quotation is closed `later`."""

    pattern: str
    outside: bool = False
    later: bool = False


MARKS: Family[Marks] = Family("parse/rules/quotation", Marks, show_quotations)
APOSTROPHES: Family[Apostrophe] = Family("parse/rules/apostrophe", Apostrophe, show_quotations)


@dataclass(slots=True, eq=False)
class _Open:
    """A quotation that is being read."""

    marks: Named[Marks]
    start: int
    inner: int
    depth: int
    rules: list[str] = field(default_factory=list)
    end: int = -1
    inner_end: int = -1
    closed: bool = False
    continues: _Open | None = None


class QuotationFinder:
    """Finds quotations; holds the rules."""

    def __init__(self, book: RuleBook, layout: Layout) -> None:
        self.layout = layout
        self.opening: dict[str, Named[Marks]] = {}
        for named in reversed(book.rules(MARKS)):
            self.opening.update(dict.fromkeys(named.rule.opening, named))
        self.no_marks = [(re.compile(n.rule.pattern), n) for n in book.rules(APOSTROPHES)]
        signs = {*self.opening, *(c for n in self.opening.values() for c in n.rule.closing)}
        longest = sorted(signs, key=len, reverse=True)
        self.signs = re.compile("|".join(map(re.escape, longest)))

    def find(self, document: Document) -> tuple[Quotation, ...]:
        """The document's quotations in order of the text, title first."""
        found: list[Quotation] = []
        parts: tuple[tuple[Part, str, int], ...] = (
            ("title", document.title or "", 0),
            ("text", document.text, document.body),
        )
        for part, text, begin in parts:
            read = sorted(self._read(text, begin), key=lambda q: (q.start, -q.end))
            places = {id(q): len(found) + i for i, q in enumerate(read)}
            found.extend(_finished(q, part, places) for q in read)
        return tuple(found)

    def _read(self, text: str, begin: int) -> Iterator[_Open]:
        carried: _Open | None = None
        for paragraph in self.layout.paragraphs(text, begin):
            found = _Reader(self, text, paragraph, carried).read()
            left = [q for q in found if not q.closed and q.depth == 0 and q.end >= paragraph.end]
            carried = left[-1] if left else None
            yield from found


class _Reader:
    """Reads the marks of one paragraph."""

    def __init__(
        self, rules: QuotationFinder, text: str, paragraph: Paragraph, carried: _Open | None
    ) -> None:
        self.rules, self.text, self.carried = rules, text, carried
        self.start, self.end = paragraph.start, paragraph.end
        self.stack: list[_Open] = []
        self.found: list[_Open] = []

    def read(self) -> list[_Open]:
        """The paragraph's quotations; what stays open ends with it."""
        for match in self.rules.signs.finditer(self.text, self.start, self.end):
            self._mark(match[0], match.start())
        for left in self.stack:
            if left.marks.rule.style != "single" or left.start == self.start:
                self._finish(left, self.end, self.end)
        return self.found

    def _mark(self, sign: str, at: int) -> None:
        top = self._closed_by(sign)
        if self._is_apostrophe(at, top):
            return
        opening = self.rules.opening.get(sign)
        opens, closes = self._may_open(sign, at), self._may_close(sign, at)
        if top is not None and closes and not (opens and not self._closes_better(sign, at)):
            self._close(top, at, at + len(sign))
        elif top is not None and opening is not None and opens and top.marks is opening:
            self._open_again(opening, top, sign, at)
        elif opening is not None and opens and not (closes and sign not in _FORKED):
            self._open(opening, at, at + len(sign))
        elif top is None and closes and not self.stack:
            self._carry_on(sign, at)

    def _closed_by(self, sign: str) -> _Open | None:
        """The open quotation that the sign could close: a single one only if it is innermost."""
        for quotation in reversed(self.stack):
            if sign in quotation.marks.rule.closing:
                return quotation
            if quotation.marks.rule.style != "single":
                return None
        return None

    def _is_apostrophe(self, at: int, top: _Open | None) -> bool:
        for pattern, named in self.rules.no_marks:
            if pattern.match(self.text, at, self.end) is None:
                continue
            if named.rule.outside and top is not None:
                continue
            if named.rule.later and (top is None or not self._closed_later(top, at + 1, sure=True)):
                continue
            for quotation in self.stack:
                quotation.rules.append(named.id)
            return True
        return False

    def _closed_later(self, top: _Open, at: int, *, sure: bool) -> bool:
        """Whether a mark that may close it, or does for `sure`, comes before one that opens."""
        no_marks = [p for p, n in self.rules.no_marks if sure or not n.rule.later]
        for match in self.rules.signs.finditer(self.text, at, self.end):
            place = match.start()
            if any(p.match(self.text, place, self.end) for p in no_marks):
                continue
            if match[0] in top.marks.rule.closing and self._may_close(match[0], place):
                return True
            if match[0] in top.marks.rule.opening:
                return False
        return False

    def _may_open(self, sign: str, at: int) -> bool:
        after = at + len(sign)
        if after >= self.end:
            return False
        if sign in _CLEAR:
            return True
        follows = self.text[after]
        if follows.isspace() or (follows in ".,;:!?)]}" and follows not in "(["):
            return False
        before = self.text[at - 1] if at > self.start else " "
        opens = before.isspace() or before in _BEFORE_OPENING or sign not in "'’"
        named = self.rules.opening.get(sign)
        if opens and named is not None and named.rule.needed:
            return self._closed_later(_Open(named, at, after, 0), after, sure=False)
        return opens

    def _may_close(self, sign: str, at: int) -> bool:
        if at <= self.start:
            return False
        if self.text[at - 1].isspace():
            return sign in "”»" or (sign == '"' and not self._may_open(sign, at))
        after = at + len(sign)
        follows = self.text[after] if after < self.end else " "
        return not (sign in "'’" and follows.isalnum())

    def _closes_better(self, sign: str, at: int) -> bool:
        """Of a mark that could do both: it closes unless space before it says that it opens."""
        if sign in "“„«‘":
            follows = self.text[at + 1 : at + 2]
            return not self.text[at - 1].isspace() and not follows.isalnum()
        return not self.text[at - 1].isspace()

    def _open(self, marks: Named[Marks], start: int, inner: int) -> None:
        quotation = _Open(marks, start, inner, len(self.stack))
        first = start == self.start and self.carried is not None
        if first and self.carried and self.carried.marks.rule.style == marks.rule.style:
            quotation.continues = self.carried
        self.stack.append(quotation)

    def _open_again(self, marks: Named[Marks], top: _Open, sign: str, at: int) -> None:
        """The same mark opens within its like: one inside the other, or the first was left open."""
        carried_on = self._after_stop(at)
        if not carried_on and self._nested(top, at + len(sign)):
            self._open(marks, at, at + len(sign))
            return
        self._drop_above(top)
        self.stack.remove(top)
        self._finish(top, at, at)
        self._open(marks, at, at + len(sign))
        if carried_on:
            self.stack[-1].continues = top

    def _after_stop(self, at: int) -> bool:
        """Whether a sentence ended before: paragraphs of one quotation, run together."""
        before = self.text[self.start : at].rstrip()[-1:]
        return before in _STOPS

    def _nested(self, top: _Open, at: int) -> bool:
        """Whether two closing marks come before another opening one."""
        after = [m[0] for m in self.rules.signs.finditer(self.text, at, self.end)]
        like = [s for s in after if s in _CLEAR or (s in top.marks.rule.closing and s not in "'’")]
        return len(like) > 1 and not any(s in _CLEAR for s in like[:2])

    def _close(self, quotation: _Open, inner_end: int, end: int) -> None:
        self._drop_above(quotation)
        self.stack.remove(quotation)
        quotation.closed = True
        self._finish(quotation, inner_end, end)

    def _drop_above(self, quotation: _Open) -> None:
        """What was opened inside and never closed was no quotation."""
        del self.stack[self.stack.index(quotation) + 1 :]

    def _carry_on(self, sign: str, at: int) -> None:
        """A closing mark with none open: the quotation of the paragraph before runs on to here."""
        carried = self.carried
        if carried is None or sign not in carried.marks.rule.closing or self.found:
            return
        quotation = _Open(carried.marks, self.start, self.start, 0, continues=carried, closed=True)
        self._finish(quotation, at, at + len(sign))

    def _finish(self, quotation: _Open, inner_end: int, end: int) -> None:
        quotation.inner_end, quotation.end = max(inner_end, quotation.inner), end
        self.found.append(quotation)


_CLEAR: Final = frozenset(["“", "„", "‟", "‘", "‛", "«", "‹", "``", "「", "『"])
_FORKED: Final = frozenset(['"', "''", "”", "»", "›"])


def _finished(quotation: _Open, part: Part, places: dict[int, int]) -> Quotation:
    continues = quotation.continues
    return Quotation(
        part, quotation.start, quotation.end, quotation.inner, quotation.inner_end,
        quotation.marks.rule.style, quotation.closed,
        None if continues is None else places[id(continues)], quotation.depth,
        (quotation.marks.id, *quotation.rules),
    )  # fmt: skip
