"""Words: what the pipeline's rules say of a word, asked once for each kind of word.

The attribute ruler and the lemmatizer take a third of the pipeline's time, and what they say
hangs on a word's form, tag and relation alone, but for a few patterns of two words ("gon na",
"there is"). So they are run on a word by itself, once, and their answer is kept; a sentence with a
word that opens one of the longer patterns goes through them as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from spacy.attrs import DEP, ORTH, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc

from dragoman.parse.lemmas import with_silent_e

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

Kind = tuple[int, int, int]
RULED: Final = ("attribute_ruler", "lemmatizer")
"""Components that answer by the word."""
LONGER: Final = "longer"
KEPT: Final = 50_000
"""Kinds of word that are remembered at once, so that memory does not grow with the corpus."""


class Word(NamedTuple):
    """What is known of a kind of word; `opens` where a pattern of several words begins with it."""

    lemma: str
    pos: str
    tag: str
    dep: str
    opens: bool = False

    @classmethod
    def unknown(cls, form: str) -> Word:
        """A word that nothing is known of but its form, in lower case."""
        return cls(form, "", "", "")


class Words:
    """Reads the words of parsed sentences; holds the pipeline's own rules and their answers."""

    def __init__(self, pipeline: Language) -> None:
        self._vocab = pipeline.vocab
        ruled = [(name, pipe) for name, pipe in pipeline.pipeline if name in RULED]
        self.ruled = frozenset(name for name, _ in ruled)
        self._rules = [pipe for _, pipe in ruled]
        self._longer = _openings(pipeline)
        self._known: dict[Kind, Word] = {}

    def read(self, doc: Doc) -> list[Word]:
        """Each word of a sentence that came through the pipeline without what `ruled` names."""
        kinds: list[Kind] = [tuple(row) for row in doc.to_array([ORTH, TAG, DEP]).tolist()]
        words = [self._known.get(kind) or self._ask(kind) for kind in kinds]
        if any(word.opens for word in words[:-1]):
            return [word_of(token) for token in self._ruled(doc)]
        return words

    def _ask(self, kind: Kind) -> Word:
        form, tag, dep = (self._vocab.strings[number] for number in kind)
        alone = Doc(self._vocab, [form], [False], tags=[tag], deps=[dep], heads=[0])
        opens = self._longer is not None and bool(self._longer(alone))
        word = word_of(self._ruled(alone)[0])._replace(opens=opens)
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[kind] = word
        return word

    def _ruled(self, doc: Doc) -> Doc:
        for rules in self._rules:
            doc = rules(doc)
        return doc


def _openings(pipeline: Language) -> Matcher | None:
    """Matches a word that may begin one of the attribute ruler's patterns of several words."""
    if "attribute_ruler" not in pipeline.pipe_names:
        return None
    ruler: Any = pipeline.get_pipe("attribute_ruler")
    first = [p[:1] for rule in ruler.patterns for p in rule["patterns"] if len(p) > 1]
    matcher = Matcher(pipeline.vocab)
    if first:
        matcher.add(LONGER, first)
    return matcher


def word_of(token: Token) -> Word:
    """What the pipeline itself has found out about a word."""
    lemma: str = token.lemma_.lower()
    if token.pos_ == "VERB":
        lemma = with_silent_e(token.lower_, lemma)
    return Word(lemma, token.pos_, token.tag_, token.dep_)
