"""What parsing gives: tokens, sentences, clauses and quotations, free of any parser's classes.

Offsets (`start`, `end`) are characters in the part of the document that the sentence stands in
(its text or its title), end exclusive; token positions are counted within the sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dragoman.read.document import Document

Part = Literal["text", "title"]
Voice = Literal["active", "passive"]
Tense = Literal["past", "present", "future"]
Mood = Literal["finite", "subjunctive", "infinitive", "participle", "imperative"]
Supposed = Literal["condition", "exception", "limit", "question", "concession", ""]


class Span(NamedTuple):
    """A run of tokens: index of the sentence, first token, token after the last."""

    sentence: int
    start: int
    end: int


class Entity(NamedTuple):
    """A named entity as the statistical tagger labels it (OntoNotes labels)."""

    start: int
    end: int
    label: str


class Token:
    """One word or mark of a sentence, with its place in the dependency tree.

    `text` is as given; `norm` is what the parser saw (straight quotes, repaired spelling);
    `lower` is `norm` in lower case; a prefix set off by a hyphen is one word with its base
    ("de-escalate" has the norm and lemma "deescalate"); `tag` is the Penn tag, `dep` the
    ClearNLP relation. The root is its own head.
    """

    __slots__ = (
        "children", "dep", "end", "entity", "head", "index", "lemma", "lower", "norm", "pos",
        "start", "tag", "text",
    )  # fmt: skip

    def __init__(
        self, index: int, text: str, start: int, *, norm: str = "", lemma: str = "",
        pos: str = "", tag: str = "", dep: str = "", entity: str = "",
    ) -> None:  # fmt: skip
        self.index = index
        self.text = text
        self.norm = norm or text
        self.lower = self.norm.lower()
        self.lemma = lemma or self.lower
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.entity = entity
        self.start = start
        self.end = start + len(text)
        self.head: Token = self
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return f"<{self.text} {self.tag} {self.dep}>{self.head.text}>"

    @property
    def is_root(self) -> bool:
        return self.head is self

    def kids(self, *deps: str) -> list[Token]:
        """Children whose relation is one of `deps`, in order of the text."""
        return [c for c in self.children if c.dep in deps]

    def subtree(self) -> list[Token]:
        """The token with all that depends on it, in order of the text."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda t: t.index)

    def ancestors(self) -> Iterator[Token]:
        """Heads from the nearest up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


@dataclass(slots=True, eq=False)
class Clause:
    """A predicate with its arguments, however the sentence arranges them.

    `subjects` and `objects` are surface roles after control, relative clauses and coordination
    have been followed; `doers` and `undergoers` undo the passive as well. Each argument is the
    head token of its phrase, one for each conjunct ("Russia and China" gives two).

    Attributes:
        head: the verb; of a copula the verb `be`, with the noun or adjective as `predicate`.
        lemma: the head's lemma with its particle ("call off").
        group: auxiliaries, negation, verb and particle, in order.
        tense: None where the clause is not finite; `perfect` and `progressive` stand beside it,
            so "has met" is present and perfect.
        modal: lemma of the modal ("will", "may", "could" ...), or ""; a semi-modal ("have to",
            "be going to", "be able to") counts as the modal that it stands for, its verb is in
            `light`, and no clause of its own is made of it.
        negations: the words that negate this predicate (not, no, never, without ...).
        condition: the word that makes it supposed (if, unless, whether, until ...), or None;
            `supposed` is the kind of it.
        consequent: the clause of the condition that this one hangs on ("..., they will talk").
        predicate: head of what a copula says of its subject, or of what a verb makes of its
            object ("called him a liar").
        expletive: the empty subject ("there" is, "it" seems); it is not among the subjects.
        antecedents: the nouns that a relative clause is about.
        rules: ids of the rules of grammar that were used.
        obliques: (preposition, head of its object), one for each conjunct.
        complements: clauses that fill a slot of this one (ccomp, xcomp, pcomp).
        parent, relation: the clause (or noun, by `governor`) that this one depends on, and how.
        subject_by: how the subject was found: own, control, relative, coordination, none.
    """

    head: Token
    lemma: str
    group: tuple[Token, ...] = ()
    voice: Voice = "active"
    tense: Tense | None = None
    perfect: bool = False
    progressive: bool = False
    modal: str = ""
    mood: Mood = "finite"
    negations: tuple[Token, ...] = ()
    condition: Token | None = None
    supposed: Supposed = ""
    consequent: Clause | None = None
    subjects: tuple[Token, ...] = ()
    subject_by: str = "own"
    objects: tuple[Token, ...] = ()
    indirect: tuple[Token, ...] = ()
    agents: tuple[Token, ...] = ()
    obliques: tuple[tuple[str, Token], ...] = ()
    predicate: Token | None = None
    expletive: Token | None = None
    light: tuple[Token, ...] = ()
    antecedents: tuple[Token, ...] = ()
    complements: list[Clause] = field(default_factory=list)
    parent: Clause | None = None
    governor: Token | None = None
    relation: str = "root"
    rules: tuple[str, ...] = ()

    @property
    def negated(self) -> bool:
        return len(self.negations) % 2 == 1

    @property
    def doers(self) -> tuple[Token, ...]:
        return self.agents if self.voice == "passive" else self.subjects

    @property
    def undergoers(self) -> tuple[Token, ...]:
        return self.subjects if self.voice == "passive" else self.objects

    def oblique(self, *prepositions: str) -> tuple[Token, ...]:
        """Heads of the objects of any of `prepositions`."""
        return tuple(token for prep, token in self.obliques if prep in prepositions)


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence, parsed by itself.

    `index` counts over the whole document, title first where there is one; `part` says in which
    string its offsets count. `opens` is true of the first sentence of a paragraph. `dateline`
    is the run of tokens (first, end) of a dateline before the sentence proper; they hang on the
    root with the relation `meta`, but are no children of it. `rules` are
    the ids of the rules that split, cleaned or mended it.
    """

    index: int
    part: Part
    start: int
    end: int
    tokens: list[Token]
    entities: list[Entity] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    opens: bool = False
    dateline: tuple[int, int] | None = None
    rules: tuple[str, ...] = ()

    @property
    def root(self) -> Token:
        return next(t for t in self.tokens if t.is_root)

    def clause_of(self, token: Token) -> Clause | None:
        """The clause whose head is `token`, or the nearest one above it."""
        by_head = {t.index: c for c in self.clauses for t in (c.head, *c.light)}
        while token.index not in by_head:
            if token.is_root:
                return None
            token = token.head
        return by_head[token.index]

    def span(self, tokens: list[Token] | tuple[Token, ...]) -> Span:
        """The run from the first to the last of `tokens`."""
        places = [t.index for t in tokens]
        return Span(self.index, min(places), max(places) + 1)


def by_sentence(places: Iterable[Iterable[Span]]) -> dict[int, list[int]]:
    """Indexes of what has a span in a sentence, for each sentence, in order.

    Args:
        places: the spans of each thing, such as a statement's content.
    """
    found: dict[int, list[int]] = {}
    for index, spans in enumerate(places):
        for sentence in {span.sentence: None for span in spans}:
            found.setdefault(sentence, []).append(index)
    return found


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `start`, `end` take in the marks, `inner_start`, `inner_end` do not. `closed` is False where
    no closing mark was found (a paragraph that runs on); `continues` is the index of the
    quotation that this one carries on from the paragraph before, or None. `depth` is 0 for the
    outermost. `style` is double, single or guillemet; `rules` are the ids of the rules by which
    its marks were read.
    """

    part: Part
    start: int
    end: int
    inner_start: int
    inner_end: int
    style: str
    closed: bool = True
    continues: int | None = None
    depth: int = 0
    rules: tuple[str, ...] = ()


class Aside(NamedTuple):
    """A stretch that is no part of the report, such as a caption; no sentence stands in it."""

    part: Part
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's sentences and quotations, in order of the text (title first)."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    asides: tuple[Aside, ...] = ()
    _outer: dict[Part, list[Quotation]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        outer: dict[Part, list[Quotation]] = {"title": [], "text": []}
        for quotation in sorted(self.quotations, key=lambda q: q.start):
            if quotation.depth == 0:
                outer[quotation.part].append(quotation)
        object.__setattr__(self, "_outer", outer)

    def token(self, sentence: int, index: int) -> Token:
        return self.sentences[sentence].tokens[index]

    def tokens(self, span: Span) -> list[Token]:
        return self.sentences[span.sentence].tokens[span.start : span.end]

    def chars(self, span: Span) -> tuple[int, int]:
        """The span's characters (start, end) in the part that its sentence stands in."""
        tokens = self.sentences[span.sentence].tokens
        return tokens[span.start].start, tokens[span.end - 1].end

    def string(self, part: Part) -> str:
        return self.document.text if part == "text" else self.document.title or ""

    def text(self, span: Span) -> str:
        """The span's words exactly as given."""
        start, end = self.chars(span)
        return self.string(self.sentences[span.sentence].part)[start:end]

    def outer_quotation_at(self, part: Part, offset: int) -> Quotation | None:
        """The outermost quotation that holds the character at `offset`."""
        outer = self._outer[part]
        before = bisect_right(outer, offset, key=lambda q: q.inner_start)
        return outer[before - 1] if before and offset < outer[before - 1].inner_end else None
