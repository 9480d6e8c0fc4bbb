"""The spaCy component `dragoman_times`: times in anyone's pipeline.

    nlp = spacy.load("en_core_web_md")
    nlp.add_pipe("dragoman_times", config={"date": "2024-05-15"})
    doc = nlp("They met on Monday.")
    doc.spans["times"][0]._.timex_value     # "2024-05-13"

A document's own day goes before the component's: `doc._.date` (a date or YYYY-MM-DD). The
pipeline needs a tagger and a parser of the English models' labels before the component.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from dragoman.parse.clauses import find_clauses
from dragoman.parse.model import Parsed, Sentence, Token
from dragoman.read.document import Document
from dragoman.read.given import as_date
from dragoman.rules import RuleBook
from dragoman.times.model import TimeExpression
from dragoman.times.tagger import TimeTagger

NAME: Final = "dragoman_times"
GROUP: Final = "times"
ATTRIBUTES: Final = ("timex_type", "timex_value", "timex_mod", "timex_first", "timex_last")


@Language.factory(NAME, default_config={"date": None}, assigns=["doc.spans"])
def make_times(nlp: Language, name: str, date: str | None) -> TimesComponent:
    """The factory that spaCy finds by its entry point."""
    return TimesComponent(date)


class TimesComponent:
    """Adds the span group "times" to a document.

    Args:
        date: day of publication for documents that bring none, YYYY-MM-DD; today where None.
    """

    def __init__(self, date: str | None = None) -> None:
        self.date = as_date(date, NAME) if date else None
        self.tagger = TimeTagger(RuleBook())
        if not Doc.has_extension("date"):
            Doc.set_extension("date", default=None)
        for attribute in ATTRIBUTES:
            if not Span.has_extension(attribute):
                Span.set_extension(attribute, default=None)

    def __call__(self, doc: Doc) -> Doc:
        given = doc._.date
        day = (as_date(given, NAME) if given else None) or self.date or dt.date.today()
        parsed, starts = parsed_from(doc, day)
        doc.spans[GROUP] = [
            _span(doc, starts[e.span.sentence], e) for e in self.tagger.tag(parsed).expressions
        ]
        return doc


def parsed_from(doc: Doc, day: dt.date) -> tuple[Parsed, list[int]]:
    """A spaCy document as the rooms see one, and the index of each sentence's first token."""
    sentences, starts = [], []
    for number, span in enumerate(doc.sents):
        tokens = [
            Token(
                word.i - span.start, word.text, word.idx, lemma=word.lemma_.lower(),
                pos=word.pos_, tag=word.tag_, dep=word.dep_, entity=word.ent_type_,
            )
            for word in span
        ]  # fmt: skip
        for token, word in zip(tokens, span, strict=True):
            token.head = tokens[word.head.i - span.start]
            if token.head is not token:
                token.head.children.append(token)
        sentence = Sentence(number, "text", span.start_char, span.end_char, tokens)
        sentence.clauses = find_clauses(sentence)
        sentences.append(sentence)
        starts.append(span.start)
    document = Document(id="", date=day, text=doc.text)
    return Parsed(document, tuple(sentences)), starts


def _span(doc: Doc, start: int, expression: TimeExpression) -> Span:
    span = Span(doc, start + expression.span.start, start + expression.span.end, expression.type)
    span._.timex_type, span._.timex_value = expression.type, expression.value
    span._.timex_mod = expression.mod
    span._.timex_first, span._.timex_last = expression.first, expression.last
    return span
