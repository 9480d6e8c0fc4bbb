"""Factuality of any predicate: views by sentence and word, worked out when they are asked for."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.events.factuality.lexicon import Lexicon
from dragoman.events.factuality.view import Step, View
from dragoman.events.factuality.walk import Walk
from dragoman.parse.model import Sentence, Token
from dragoman.rules import RuleBook


class Factuality:
    """Reads how real an act is; keeps the rules loaded.

    Args:
        book: the rule files.
    """

    def __init__(self, book: RuleBook) -> None:
        self.lexicon = Lexicon(book)

    def of(self, draft: Draft, token: Token, sentence: int) -> View:
        """The view of the act that a word of a sentence names.

        Args:
            draft: with parse and statements.
        """
        return self.views(draft).of(sentence, token)

    def views(self, draft: Draft) -> Views:
        """All views of a document; none is worked out before it is asked for."""
        return Views(self.lexicon, draft)


class Views:
    """The views of one document's words."""

    def __init__(self, lexicon: Lexicon, draft: Draft) -> None:
        self.lexicon, self.draft = lexicon, draft
        self._walks: dict[int, Walk] = {}

    def of(self, sentence: int, token: Token) -> View:
        """The view of the act that the word stands for."""
        return self._walk(sentence).view(token)

    def around(self, sentence: int, token: Token) -> View:
        """The same without the word's own tense, modality and negation."""
        return self._walk(sentence).context(token)

    def _walk(self, sentence: int) -> Walk:
        walk = self._walks.get(sentence)
        if walk is None:
            parsed = self.draft.parsed.sentences[sentence]
            walk = self._walks[sentence] = Walk(self.lexicon, parsed, self._outside(parsed))
        return walk

    def _outside(self, sentence: Sentence) -> View:
        """What the statements say whose content holds the sentence from its root on."""
        statements = self.draft.statements
        view, chain = View(), []
        index = statements.innermost(sentence.index, sentence.root.index)
        while index is not None:
            chain.append(statements.statements[index])
            index = chain[-1].parent
        for statement in reversed(chain):
            found = self.lexicon.find("grammar", f"stance {statement.stance}")
            if found is not None:
                view = view.under(Step(self.lexicon.levels[found.rule.level], found.id))
        return view
