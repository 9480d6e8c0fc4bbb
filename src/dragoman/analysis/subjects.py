"""Whose doing a phrase of a sentence tells: the actor that is its subject, by the words between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from dragoman.analysis.families import guard_book
from dragoman.analysis.gathering import Mention, Sentence
from dragoman.analysis.phrases import Found, tokens
from dragoman.analysis.settings import settings

BEFORE: Final = 2


class Clause:
    """A sentence with the actors named in it, looked at from one phrase.

    Args:
        mentions: those of the sentence, in order; offsets count in the document.
    """

    def __init__(self, sentence: Sentence, phrase: Found[Any], mentions: Sequence[Mention]) -> None:
        self.text = sentence.words
        self.begin = sentence.start
        self.phrase = phrase
        self.words = tokens(sentence.words)
        self.mentions = [m for m in mentions if not any(_within(m, other) for other in mentions)]

    def doer(self) -> Mention | None:
        """The actor that is told to have done what the phrase says; None where nobody is, or
        where it is not told as done."""
        if not self.told() or self._guarded(("open",), 0, self.phrase.first):
            return None
        mention = next(iter(self.candidates()), None)
        if mention is None or self._another(mention):
            return None
        first = max(0, self._first(mention) - BEFORE)
        return None if self._guarded(("unreal",), first, self.phrase.first) else mention

    def foretold(self) -> bool:
        """Whether the phrase is what somebody will do."""
        rule = settings().turns
        ahead = self.words[max(0, self.phrase.first - BEFORE) : self.phrase.first]
        return any(word.low in rule.foretelling for word in ahead)

    def pending(self) -> bool:
        """Whether the phrase is a verb in the present behind "when", "until" and the like."""
        rule = settings().turns
        mention = next(iter(self.candidates()), None)
        if mention is None:
            return False
        at = self._first(mention) - 1
        while at >= 0 and self.words[at].low in rule.determiners:
            at -= 1
        verb = self.words[self.phrase.first].low
        doing = self.words[self.phrase.first - 1].low in rule.doing
        present = verb.endswith(rule.present) or doing
        return at >= 0 and present and self.words[at].low in rule.pending

    def _another(self, mention: Mention) -> bool:
        """Whether a new clause with a name of its own stands between an actor and the phrase."""
        rule = settings().turns
        between = range(self._last(mention), self.phrase.first)
        joins = [i for i in between if self.words[i].low in rule.joined]
        named = bool(joins) and any(
            self.words[i].text[:1].isupper() for i in range(joins[-1] + 1, self.phrase.first)
        )
        told = [i for i in between if self.words[i].low in rule.telling]
        return named or (bool(told) and not self._light(told[-1] + 1))

    def _light(self, first: int) -> bool:
        """Whether nothing but pronouns, auxiliaries and adverbs leads to the phrase."""
        rule = settings().turns
        words = [word.low for word in self.words[first : self.phrase.first]]
        return all(word in rule.light or word.endswith("ly") for word in words)

    def wished(self) -> bool:
        """Whether the words right before the phrase tell it as not done."""
        return self._guarded(("unreal",), self.phrase.first - BEFORE, self.phrase.first)

    def carried_out(self) -> bool:
        """Whether the words before the phrase say that it was done all the same ("had to")."""
        return any(
            hit.label.rule.kind == "real" and hit.last == self.phrase.first
            for hit in guard_book().found(self.text)
        )

    def candidates(self) -> list[Mention]:
        """The actors that may be the phrase's subject, the nearest first."""
        return list(self._before())

    def owner(self) -> Mention | None:
        """Whose a thing is that the phrase names: "Berlin's U-turn", "a U-turn by Berlin", "In a
        U-turn, Berlin ..."; else the subject of "made a U-turn"."""
        rule = settings().turns
        for mention in self.mentions:
            if self._possesses(mention) and self._touches(mention):
                return mention
        for mention in self.mentions:
            first = self._first(mention)
            if self.phrase.last < first <= self.phrase.last + rule.owner and self._opens(first):
                return mention
        begins = {self.words[i].low for i in range(max(0, self.phrase.first - 1), self.phrase.last)}
        return self.doer() if begins & rule.noun_after else None

    def _opens(self, first: int) -> bool:
        rule = settings().turns
        before = self.words[first - 1]
        return before.low in rule.owners or (
            before.text == "," and self.words[0].low in rule.opening
        )

    def told(self) -> bool:
        """Whether the phrase is a verb of somebody's: not passive, no gerund behind "on", no
        participle or noun behind "the" or "of", no command."""
        rule = settings().turns
        word = self.words[self.phrase.first].low
        before = self.words[self.phrase.first - 1].low if self.phrase.first else ""
        if word.endswith("ing"):
            return before not in rule.gerund_after
        if before.endswith(rule.possessive):
            if "-" in self.text[self.phrase.start : self.phrase.end] and word.endswith("ed"):
                return False
            return self.phrase.label.rule.direction not in ("for", "against")
        if not before:
            return word.endswith("ed") or self.phrase.last - self.phrase.first > BEFORE
        return before not in rule.passive | rule.determiners | (rule.prepositions - rule.infinitive)

    def _guarded(self, kinds: tuple[str, ...], first: int, last: int) -> bool:
        return any(
            hit.label.rule.kind in kinds
            for hit in guard_book().found(self.text)
            if first <= hit.first and hit.last <= last
        )

    def _before(self) -> Iterator[Mention]:
        """The actors before the phrase that may be its subject, the nearest first.

        What stands behind a preposition is none, and whoever owns something only where the phrase
        begins with what is owned ("Moscow's position has altered").
        """
        rule = settings().turns
        stops = [t.start for t in self.words[: self.phrase.first] if t.text in rule.stops]
        low = self.begin + (stops[-1] if stops else 0)
        for mention in reversed(self.mentions):
            inside = mention.end > self.begin + self.phrase.start
            if mention.start < low or (inside and self._last(mention) >= self.phrase.last):
                continue
            if self._possesses(mention):
                if self._touches(mention):
                    yield mention
            elif self._leads(mention) and not (self._governed(mention) or self._describes(mention)):
                yield mention

    def _governed(self, mention: Mention) -> bool:
        """Whether an actor stands behind a preposition or a gerund, or joins one that does."""
        rule = settings().turns
        at = self._first(mention) - 1
        while at >= 0 and self.words[at].low in rule.determiners:
            at -= 1
        if at < 0:
            return False
        word = self.words[at]
        if word.low in rule.joins or word.text == ",":
            joined = [m for m in self.mentions if self._last(m) == at]
            return any(self._governed(m) for m in joined)
        return word.low in rule.prepositions or word.low.endswith("ing")

    def _leads(self, mention: Mention) -> bool:
        """Whether an actor stands where a clause begins."""
        rule = settings().turns
        at = self._first(mention) - 1
        if at >= 0 and self.words[at].low in rule.openers:
            return True
        while at >= 0 and self.words[at].low in rule.determiners:
            at -= 1
        if at < 0 or self.words[at].low in rule.openers or self.words[at].low.endswith("ly"):
            return True
        return not self.words[at].text[:1].islower()

    def _describes(self, mention: Mention) -> bool:
        """Whether a nationality describes the noun behind it ("the Ukrainian border")."""
        last = self._last(mention)
        endings = settings().positions.nouns.after_ending
        described = last < self.phrase.first and last < len(self.words)
        return described and self.words[last - 1].low.endswith(endings)

    def _possesses(self, mention: Mention) -> bool:
        rule = settings().turns
        low, high = mention.start - self.begin, mention.end - self.begin
        after = self.text[high : high + 2]
        return after.startswith(rule.possessive) or self.text[low:high].lower() in rule.possessors

    def _touches(self, mention: Mention) -> bool:
        return 0 <= self.phrase.first - self._last(mention) <= settings().turns.owned

    def _first(self, mention: Mention) -> int:
        """Index of the first token of a mention."""
        return self._at(mention.start - self.begin)

    def _last(self, mention: Mention) -> int:
        """Index of the first token behind a mention."""
        return self._at(mention.end - self.begin)

    def _at(self, offset: int) -> int:
        found = (i for i, token in enumerate(self.words) if token.end > offset)
        return next(found, len(self.words))


def _within(one: Mention, other: Mention) -> bool:
    inside = other.start <= one.start and one.end <= other.end
    return inside and one.end - one.start < other.end - other.start
