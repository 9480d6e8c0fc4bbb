"""The sentence splitter: at every stop, rules say whether a sentence ends there.

The rules are of the kind of SRX, the exchange format of translation memories: each looks at the
word before the stop and at what follows, and the first that fits decides. Rules for a word come
before patterns, patterns that join before those that part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from dragoman.parse.asides import Asides
from dragoman.parse.layout import Layout, Paragraph
from dragoman.parse.shown import show_splits
from dragoman.rules import Family, Named, Rule, RuleBook

Next = Literal["lower", "number", "name", "opener", "mark", "asking", "saying", "nothing"]

_STOP: Final = re.compile(r"[.!?…。]+")
_CLOSING: Final = "\"”’'»)]}›"
_OPENING: Final = "\"“‘'«([{„‹—–-¿¡*#_"
_MARKS: Final = re.compile(rf"[{re.escape(_OPENING + _CLOSING)}]+(?=[^-])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_RUN: Final = re.compile(r"\S+")


class Split(Rule, frozen=True, kw_only=True):
    """Whether a sentence `ends` at a stop.

    `words` or `pattern` say what stands before the stop, `stop` what it looks like with the
    marks that close behind it, `run` the whole unbroken run of signs about it; `then` what kind
    of thing follows, `next` which word; `joined` is for stops with no space behind them, `start`
    for words that open their paragraph; `whole` where the pipeline is to read a word with its
    stop as one word ("Lt.").
    """

    ends: bool
    words: tuple[str, ...] = ()
    pattern: str = ""
    stop: str = ""
    run: str = ""
    then: tuple[Next, ...] = ()
    next: tuple[str, ...] = ()
    joined: bool = False
    start: bool = False
    whole: bool = False


class Follower(Rule, frozen=True, kw_only=True):
    """Words that tell what kind of thing follows a stop: openers of a sentence, or verbs behind
    a name, with what must come `after` them."""

    kind: Literal["opener", "asking", "saying"]
    words: tuple[str, ...]
    after: str = ""


SPLITTING: Family[Split] = Family("parse/rules/splitting", Split, show_splits)
FOLLOWERS: Family[Follower] = Family("parse/rules/followers", Follower, show_splits)


class Piece(NamedTuple):
    """A sentence's place, the rules that made it, and whether it opens a paragraph.

    `aside` is the rule by which it is no sentence of the report.
    """

    start: int
    end: int
    rules: tuple[str, ...]
    opens: bool
    aside: str | None = None


class _Stop(NamedTuple):
    """What stands about a stop."""

    word: str
    mark: str
    run: str
    then: Next
    next: str
    joined: bool
    first: bool


class _Test:
    """A rule with its patterns compiled."""

    def __init__(self, named: Named[Split]) -> None:
        rule = named.rule
        self.id, self.ends, self.rule = named.id, rule.ends, rule
        self.then, self.next = frozenset(rule.then), frozenset(rule.next)
        self.pattern = re.compile(rule.pattern) if rule.pattern else None
        self.stop = re.compile(rule.stop) if rule.stop else None
        self.run = re.compile(rule.run) if rule.run else None

    def fits(self, stop: _Stop) -> bool:
        if self.then and stop.then not in self.then:
            return False
        if self.next and stop.then in ("name", "opener") and stop.next not in self.next:
            return False
        if (self.rule.joined and not stop.joined) or (self.rule.start and not stop.first):
            return False
        if self.pattern is not None and self.pattern.fullmatch(stop.word) is None:
            return False
        if self.stop is not None and self.stop.fullmatch(stop.mark) is None:
            return False
        return self.run is None or self.run.fullmatch(stop.run) is not None


class Splitter:
    """Splits texts into sentences; holds the rules."""

    def __init__(self, book: RuleBook) -> None:
        self.layout = Layout(book)
        self.asides = Asides(book)
        tests = [_Test(n) for n in book.rules(SPLITTING)]
        self.by_word: dict[str, list[_Test]] = {}
        for test in tests:
            for word in test.rule.words:
                self.by_word.setdefault(word, []).append(test)
        self.whole = tuple(f"{w}." for t in tests if t.rule.whole for w in t.rule.words)
        others = [t for t in tests if not t.rule.words]
        self.apart = sorted((t for t in others if not t.rule.joined), key=lambda t: t.ends)
        self.joined = sorted((t for t in others if t.rule.joined), key=lambda t: t.ends)
        self.followers: dict[str, Named[Follower]] = {}
        self.tellers: list[tuple[Next, re.Pattern[str]]] = []
        for named in book.rules(FOLLOWERS):
            if named.rule.kind == "opener":
                self.followers.update(dict.fromkeys(named.rule.words, named))
            else:
                self.followers[named.rule.kind] = named
                self.tellers.append((named.rule.kind, _names_before(named.rule)))

    def split(self, text: str, begin: int = 0) -> Iterator[Piece]:
        """The sentences of `text` from offset `begin`, in order, without outer white space."""
        for paragraph in self.layout.paragraphs(text, begin):
            first, last = _trimmed(text, paragraph.start, paragraph.end)
            rule = self.asides.sentence(text, first, last)
            if rule is not None:
                yield Piece(first, last, (), opens=False, aside=rule)
                continue
            opens = True
            for start, end, rule in self.asides.part(text, first, last):
                if rule is not None:
                    start, end = _trimmed(text, start, end)
                    yield Piece(start, end, (), opens=False, aside=rule)
                    continue
                for piece in self._pieces(text, Paragraph(start, end, paragraph.rules), opens):
                    yield piece
                    opens = opens and piece.aside is not None

    def _pieces(self, text: str, paragraph: Paragraph, opens: bool) -> Iterator[Piece]:
        """The sentences of a paragraph, those that are asides among them."""
        for start, end, rules in self._sentences(text, paragraph):
            for first, last, cut in self.layout.pieces(text, start, end):
                first, last = _trimmed(text, first, last)
                if first < last:
                    why = (*rules, self.layout.cut.id) if cut else rules
                    aside = self.asides.sentence(text, first, last)
                    yield Piece(first, last, why, opens and aside is None, aside)
                    opens = opens and aside is not None

    def _sentences(
        self, text: str, paragraph: Paragraph
    ) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        start, end, rules = paragraph
        at = start
        while (found := _STOP.search(text, at, end)) is not None:
            at, stop = self._look(text, found, paragraph)
            if stop is None:
                continue
            ends, why = self._decide(stop)
            rules = (*rules, *why)
            if ends:
                yield start, at, rules
                start, rules = at, why
        yield start, end, rules

    def _look(
        self, text: str, found: re.Match[str], paragraph: Paragraph
    ) -> tuple[int, _Stop | None]:
        """Where the stop with its closing marks ends, and what stands about it."""
        begin, end, _ = paragraph
        last = found.end()
        while last < end and text[last] in _CLOSING:
            if text[last] == '"' and text.count('"', begin, last) % 2 == 0:
                break
            last += 1
        after = _skip(text, last, end)
        if after > last and _closes_late(text, begin, after, end):
            last = after + 1
            after = _skip(text, last, end)
        if after >= end:
            return last, None
        first = found.start()
        while first > begin and not text[first - 1].isspace():
            first -= 1
        joined = after == last
        run = _RUN.match(text, first, end)
        word = _MARKS.split(text[first : found.start()])[-1]
        then, follower = self._follower(text, after, end, found.start())
        mark = text[found.start() : last]
        return last, _Stop(
            word, mark, run[0] if run else "", then, follower, joined, first == begin
        )

    def _follower(self, text: str, after: int, end: int, stop: int) -> tuple[Next, str]:
        """What kind of thing follows, and its first word."""
        at = after
        while at < end and text[at] in _OPENING:
            at += 1
        sign = text[at : at + 1]
        if not sign or sign.isspace():
            return ("mark" if at < end else "nothing"), ""
        if sign.islower():
            return "lower", ""
        if not sign.isupper() and not sign.istitle():
            return ("number" if sign.isdigit() or sign in "$£€¥@#•" else _script(sign)), ""
        found = _WORD.match(text, at, end)
        word = found[0] if found else sign
        if at > after:
            return "mark", word
        if text[stop] in "?!":
            for kind, pattern in self.tellers:
                if pattern.match(text, at, end):
                    return kind, word
        return ("opener" if word in self.followers else "name"), word

    def _decide(self, stop: _Stop) -> tuple[bool, tuple[str, ...]]:
        """Whether a sentence ends here, and by which rules."""
        tail = stop.word.rpartition(".")[2]
        tests = self.by_word.get(stop.word) or self.by_word.get(tail) or []
        for test in (*tests, *(self.joined if stop.joined else self.apart)):
            if test.fits(stop):
                told = self.followers.get(stop.next if stop.then == "opener" else stop.then)
                return test.ends, (test.id, told.id) if told else (test.id,)
        return False, ()


def _names_before(rule: Follower) -> re.Pattern[str]:
    """A name of up to six words and one of the verbs, as in "Olaf Scholz said on"."""
    return re.compile(rf"(?:[A-Z][\w.’'-]*\s+){{1,6}}(?:{'|'.join(rule.words)})\b{rule.after}")


def _script(sign: str) -> Next:
    """Letters without case open a sentence as names do; other signs tell nothing."""
    return "name" if sign.isalpha() else "nothing"


def _skip(text: str, at: int, end: int) -> int:
    """The first place from `at` that is no white space."""
    while at < end and text[at].isspace():
        at += 1
    return at


def _closes_late(text: str, begin: int, at: int, end: int) -> bool:
    """Whether the mark at `at`, white space about it, closes what the paragraph had opened."""
    if at + 1 >= end or not text[at + 1].isspace():
        return False
    return text[at] in "”»" or (text[at] == '"' and text.count('"', begin, at) % 2 == 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
