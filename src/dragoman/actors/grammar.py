"""The room's own rules: words with an effect on how a phrase is coded."""

from __future__ import annotations

from typing import Final

from dragoman.actors.entries import Entry
from dragoman.actors.families import COLUMNS, GRAMMAR
from dragoman.rules import RuleBook

NONE: Final[dict[str, str]] = {}


class Grammar:
    """Words by their effect, each with the id of the rule that lists it.

    `spelled` has the rules of abbreviations by what they abbreviate.
    """

    def __init__(self, book: RuleBook) -> None:
        self._by_effect: dict[str, dict[str, str]] = {}
        self._same: dict[str, tuple[tuple[str, ...], str]] = {}
        self._limits: dict[str, tuple[int, str]] = {}
        self.rules = (*book.rules(GRAMMAR), *book.rules(COLUMNS))
        self.spelled = {
            w: n for n in self.rules if n.rule.becomes and not n.rule.sector for w in n.rule.words
        }
        for named in self.rules:
            table = self._by_effect.setdefault(named.rule.effect, {})
            table.update(dict.fromkeys(named.rule.words, named.id))
            if named.rule.effect == "same":
                words = tuple(named.rule.words)
                self._same.update(dict.fromkeys(words, (words, named.id)))
            if named.rule.effect == "limit":
                self._limits[named.name] = int(named.rule.weight), named.id
        self._sectors = {
            word: Entry(word, word, "body", None, named.rule.sector, rules=(named.id,))
            for named in self.rules if named.rule.sector and not named.rule.becomes
            for word in named.rule.words
        }  # fmt: skip

    def kind_of(self, words: list[str]) -> Entry | None:
        """The kind of body that a name tells of: telling words before vague ones, last first."""
        found = [e for w in reversed(words) if (e := self._sectors.get(w)) is not None]
        vague = set(self.words("vague"))
        return next((e for e in found if e.name not in vague), found[0] if found else None)

    def lawmaker(self, rule: str) -> Entry:
        """A lawmaker of the state of whose parties a rule lists the letters."""
        named = next(n for n in self.rules if n.id == rule)
        state = named.rule.becomes
        return Entry("lawmaker", "lawmaker", "role", state, named.rule.sector, rules=(rule,))

    def same(self, role: str) -> tuple[tuple[str, ...], str]:
        """A role with its other names, and the id of the rule that lists them, if one does."""
        return self._same.get(role, ((role,), ""))

    def limit(self, name: str) -> tuple[int, str]:
        """A limit's number, and the id of its rule."""
        return self._limits[name]

    def words(self, effect: str) -> dict[str, str]:
        """word -> rule id, for one effect."""
        return self._by_effect.get(effect, NONE)
