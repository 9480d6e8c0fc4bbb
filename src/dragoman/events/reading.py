"""Reading the acts of a sentence: frames evoke them, operators nest around them.

The idea of frames with slots is FrameNet's; that of operators that turn one act into another is
the codebook's (section 5, "The algebra of operators").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.events.acts import Act
from dragoman.events.algebra import Calculus
from dragoman.events.lexicon import Lexicon
from dragoman.events.matching import Matcher
from dragoman.events.mood import mood_of
from dragoman.events.nesting import Nesting
from dragoman.events.roles import Roles
from dragoman.events.senses import Sense, Senses
from dragoman.events.slots import Slots
from dragoman.events.vocabulary import Frame, Operator
from dragoman.parse.model import Sentence, Token

MODIFIED = "modified"


class Reading:
    """The acts of one sentence.

    Args:
        who: numbers of those whom the phrase headed by a token stands for, none where nobody.
    """

    def __init__(
        self, lexicon: Lexicon, sentence: Sentence, who: Callable[[Token], frozenset[int]]
    ) -> None:
        self.sentence = sentence
        self.matcher = Matcher(lexicon, sentence, lambda token: bool(who(token)))
        self.slots = Slots(self.matcher)
        self.senses = Senses(lexicon, self.matcher, self.slots)
        self.calculus = Calculus(lexicon)
        self.roles = Roles(self.slots, who)
        self.nesting = Nesting(
            self.matcher, self.slots, self.roles, self.calculus, self.at, self._report
        )
        self._read: dict[int, tuple[Act, ...]] = {}

    def acts(self) -> list[Act]:
        """Acts that stand for themselves, in order of the text."""
        for token in self.sentence.tokens:
            self.at(token)
        all_acts = [a for at in sorted(self._read) for a in self._read[at]]
        consumed = {index for a in all_acts for index in a.consumed}
        return [a for a in all_acts if a.type and a.head.index not in consumed]

    def at(self, token: Token) -> tuple[Act, ...]:
        """What the word evokes, with all that stands inside it; () for nothing."""
        if token.index not in self._read:
            self._read[token.index] = ()
            self._read[token.index] = tuple(self._modified(token, self._evoked(token)))
        return self._read[token.index]

    def _report(self, inner: Act, reported: Act) -> None:
        """Put an act that an operator reports in the place of the plain one."""
        others = tuple(a for a in self._read[inner.head.index] if a is not inner)
        self._read[inner.head.index] = (*others, reported)

    def _evoked(self, token: Token) -> Iterator[Act]:
        for sense in self.senses.of(token):
            rule = sense.entry.rule.rule
            if isinstance(rule, Frame):
                yield self._frame(sense, rule)
                return
            if isinstance(rule, Operator) and MODIFIED not in rule.inner and token.dep != "amod":
                acts = list(self.nesting.acts(sense, rule))
                if acts:
                    yield from acts
                    return

    def _frame(self, sense: Sense, rule: Frame) -> Act:
        actors, recipients = self.roles.of(sense.words, rule)
        return Act(
            sense.words[0], rule.type, sense.words, actors, recipients,
            modes=(rule.mode,) if rule.mode else (), contexts=rule.contexts, cameo=rule.cameo,
            reciprocal=rule.reciprocal, mood=mood_of(sense.words, self.matcher), rules=sense.rules,
            consumed=sense.others,
        )  # fmt: skip

    def _modified(self, token: Token, acts: Iterator[Act]) -> Iterator[Act]:
        """Acts under the operators that modify their word: "alleged", "planned", "almost"."""
        for act in acts:
            for child in token.kids("amod", "advmod", "compound", "nmod"):
                act = self._under(child, act) if act.is_act else act
            yield act

    def _under(self, modifier: Token, act: Act) -> Act:
        for slot in (MODIFIED, "object"):
            for sense in self.senses.of(modifier):
                rule = sense.entry.rule.rule
                if isinstance(rule, Operator) and slot in rule.inner:
                    outer = self.nesting.apply(sense, rule, act)
                    left = outer.consumed - {act.head.index}
                    return outer.become(head=act.head, mood=act.mood, consumed=left)
        return act
