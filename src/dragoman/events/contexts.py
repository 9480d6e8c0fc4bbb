"""In what contexts an event stands: words of its own clause that a context's rule lists."""

from __future__ import annotations

from dragoman.events.acts import Act
from dragoman.events.lexicon import Lexicon
from dragoman.events.matching import Matcher
from dragoman.events.vocabulary import ContextRule
from dragoman.parse.model import Sentence, Token


class Contexts:
    """Finds contexts for the acts of one sentence."""

    def __init__(self, lexicon: Lexicon, matcher: Matcher, sentence: Sentence) -> None:
        self.lexicon, self.matcher = lexicon, matcher
        self.found = [hit for token in sentence.tokens for hit in self._at(token)]

    def _at(self, token: Token) -> list[tuple[Token, str, str]]:
        hits = []
        for entry in self.lexicon.contexts.of({token.lower, token.lemma}, self.matcher.present):
            rule = entry.rule.rule
            if isinstance(rule, ContextRule) and self.matcher.chain(token, entry.chain) is not None:
                hits.append((token, rule.context, entry.rule.id))
        return hits

    def add(self, act: Act) -> Act:
        """The act with the contexts of the words around it, and the rules behind them."""
        if not self.found:
            return act
        below = {t.index for w in (act.head, *act.words) for t in (w, *w.children)}
        below |= {t.index for t in act.head.subtree()}
        hits = [(name, rule) for token, name, rule in self.found if token.index in below]
        return act.become(
            contexts=(*act.contexts, *(name for name, _ in hits)),
            rules=(*act.rules, *(rule for _, rule in hits)),
        )
