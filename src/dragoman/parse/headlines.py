"""Headlines: capitalised words shown with small letters, so that verbs are taken for verbs.

A word loses its capital where the lemmatizer's word lists know it as a verb, an adjective, an
adverb or a function word, and no rule keeps it as a name. Letters change one for one, so that
offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from dragoman.parse.shown import show_words
from dragoman.rules import Family, Named, Rule, RuleBook

if TYPE_CHECKING:
    from spacy.language import Language

_STOPS: Final = frozenset(":!?;—–|")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Headline(Rule, frozen=True, kw_only=True):
    """What makes a headline: of at least `least` words a `share` in capitals; or words `kept`,
    and `endings` of words that are mostly adjectives of peoples; or `endings` of common nouns, of
    at least `least` letters; or `office`, words that keep their capital before a name only."""

    kind: Literal["headline", "capitals", "kept", "nouns", "office"]
    share: float = 0.0
    least: int = 0
    words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


HEADLINE: Family[Headline] = Family("parse/rules/headline", Headline, show_words)


class Cased(NamedTuple):
    """A headline as the parser shall see it, as long as the given one."""

    text: str
    rules: tuple[str, ...]


class Headlines:
    """Changes the case of headlines; holds the rules and the known words."""

    def __init__(self, book: RuleBook, pipeline: Language) -> None:
        named = book.rules(HEADLINE)
        self.kept = {w.lower(): n for n in named if n.rule.kind == "kept" for w in n.rule.words}
        self.title = next(n for n in named if n.rule.kind == "headline")
        self.capitals = next(n for n in named if n.rule.kind == "capitals")
        self.endings = tuple(e for n in named for e in n.rule.endings if n.rule.kind == "kept")
        self.common = next(n for n in named if n.rule.kind == "nouns")
        self.office = next(n for n in named if n.rule.kind == "office")
        self.offices = frozenset(w.lower() for w in self.office.rule.words)
        self.acronyms = {w.lower(): w for n in named for w in n.rule.words if w.isupper()}
        self.small = pipeline.Defaults.stop_words
        self.clipped = tuple(w for w in self.small if not w.isalpha() and w.endswith("t"))
        self.verbs, self.others, self.nouns = _known(pipeline)
        self.pasts = _pasts(pipeline)

    def cased(self, text: str) -> Cased | None:
        """The headline in small letters, or None where `text` is no headline."""
        if text.endswith((".", ":", ",")):
            return None
        words = _WORD.findall(text)
        rule = self._rule(words)
        if rule is None:
            return None
        used = {rule.id: None}
        found = "".join(self._parts(text, rule is self.capitals, used))
        return Cased(found, tuple(used)) if len(found) == len(text) else None

    def is_verb(self, word: str) -> bool:
        """Whether the word can be a verb's plain form or past."""
        return word in self.verbs or (word.endswith("ed") and bool(set(_bases(word)) & self.verbs))

    def past(self, verb: str) -> str:
        """The past form of a regular verb's plain form; any other form as it is."""
        return self.pasts.get(verb) or (_regular_past(verb) if verb in self.verbs else verb)

    def _rule(self, words: list[str]) -> Named[Headline] | None:
        upper = sum(w.isupper() and len(w) > 1 for w in words)
        rule = self.capitals.rule
        if len(words) >= rule.least and upper >= rule.share * len(words):
            return self.capitals
        rule = self.title.rule
        large = [w for w in words if w.lower() not in self.small or w[0].isupper()]
        first = sum(w[0].isupper() for w in large)
        known = sum(self._is_word(w) for w in large[1:])
        if len(large) >= rule.least and first >= rule.share * len(words) and known > 1:
            return self.title
        return None

    def _parts(self, text: str, capitals: bool, used: dict[str, None]) -> Iterator[str]:
        at = 0
        words = list(_WORD.finditer(text))
        for found, following in zip_longest(words, words[1:]):
            between = text[at : found.start()]
            yield between
            at = found.end()
            opens = (not between.strip() and found is words[0]) or between.rstrip()[-1:] in _STOPS
            if not opens and self._is_office(found[0], following and following[0]):
                used[self.office.id] = None
                yield found[0].lower()
            else:
                yield self._shown(found[0], capitals, used, opens=opens)
        yield text[at:]

    def _is_office(self, word: str, following: str | None) -> bool:
        """An office that no name or further title stands behind ("Peru Recalls Ambassador")."""
        if word.lower() not in self.offices:
            return False
        return following is None or following.lower() in self.small or self._is_word(following)

    def _shown(self, word: str, capitals: bool, used: dict[str, None], *, opens: bool) -> str:
        kept = self._keeping(word)
        if kept is not None:
            used[kept.id] = None
        elif self._is_word(word) and not opens:
            return word.lower()
        elif self._is_noun(word) and not opens:
            used[self.common.id] = None
            return word.lower()
        return word[0] + word[1:].lower() if capitals and len(word) > 3 else word

    def _keeping(self, word: str) -> Named[Headline] | None:
        """The rule that keeps the word; of "WHO" and its like, only where all is in capitals."""
        small = word.lower()
        return self.kept.get(small) if self.acronyms.get(small, word) == word else None

    def _is_noun(self, word: str) -> bool:
        """A noun whose ending no name has, or next to none."""
        small, rule = word.lower(), self.common.rule
        return (
            small.endswith(rule.endings)
            and len(small) >= rule.least
            and (small in self.nouns or (small.endswith("s") and small[:-1] in self.nouns))
        )

    def _is_word(self, word: str) -> bool:
        small = word.lower()
        if self._keeping(word) is not None:
            return False
        if small.endswith(self.clipped):
            return True
        if small in self.small:
            return len(small) > 1 or small == "a"
        if word.isupper() and len(word) < 4:
            return False
        bases = set(_bases(small))
        return bool(bases & self.verbs) or (
            not small.endswith(self.endings) and bool(bases & self.others)
        )


def _known(pipeline: Language) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Verbs, adjectives with adverbs, and nouns of the lemmatizer's lists, irregular forms too."""
    lemmatizer = pipeline.get_pipe("lemmatizer") if pipeline.has_pipe("lemmatizer") else None
    lookups: Any = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset(), frozenset(), frozenset()
    index = lookups.get_table("lemma_index")
    irregular = lookups.get_table("lemma_exc") if lookups.has_table("lemma_exc") else {}
    verbs = {*index.get("verb", ()), *irregular.get("verb", {})}
    others = {*index.get("adj", ()), *index.get("adv", ())}
    return frozenset(verbs), frozenset(others), frozenset(index.get("noun", ()))


def _pasts(pipeline: Language) -> dict[str, str]:
    """Verbs with a form of their own: what ends in -ed is their past, else they are kept."""
    lemmatizer = pipeline.get_pipe("lemmatizer") if pipeline.has_pipe("lemmatizer") else None
    lookups: Any = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_exc"):
        return {}
    pasts: dict[str, str] = {}
    for form, bases in lookups.get_table("lemma_exc").get("verb", {}).items():
        pasts.setdefault(form, form)
        for base in bases:
            if form.endswith("ed") or base not in pasts:
                pasts[base] = form if form.endswith("ed") else base
    return pasts


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _bases(word: str) -> Iterator[str]:
    """What the word may be a form of."""
    yield word
    for ending in ("s", "es", "ed", "ing", "d"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)]
            yield base
            if ending == "ing":
                yield base + "e"
            if base[-1] == base[-2:-1]:
                yield base[:-1]
            if base.endswith("i"):
                yield base[:-1] + "y"
