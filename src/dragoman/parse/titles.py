"""Titles: the grammar of headlines, put into the grammar of sentences.

Headlines leave out articles and auxiliaries, tell the past in the present tense and the future by
an infinitive, and write a comma for "and" (Mårdh, Headlinese, 1980). A comma between names is shown
to the parser as "and"; of its tree, a participle becomes the passive that is meant ("Minister
killed in blast") and an infinitive the future ("Talks to resume").
"""

from __future__ import annotations

import re
from typing import Final, Literal

from dragoman.parse.grammar import Grammar
from dragoman.parse.headlines import Headlines
from dragoman.parse.model import Sentence, Token
from dragoman.parse.moving import move
from dragoman.parse.normal import Normal, spliced
from dragoman.parse.shown import show_titles
from dragoman.rules import Family, Rule, RuleBook

_VERBAL: Final = ("VERB", "AUX")
_OWN: Final = ("nsubj", "csubj", "expl")
_FILLED: Final = ("dobj", "ccomp", "attr", "acomp", "dative", "xcomp")


class TitleRule(Rule, frozen=True, kw_only=True):
    """A habit of headlines.

    `joined`: commas in the group `names` of `patterns` mean "and", where the word of the group
    `verb` can be a verb and is none of `words`. `active`: base forms in `words` are no passives
    without an auxiliary. `passive`: other verbs are, of those that an infinitive follows only
    `words`. `future`: an infinitive behind the subject
    tells what will be, unless the subject is one of `words`, which govern it as nouns do.
    """

    kind: Literal["joined", "active", "passive", "future"]
    patterns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


TITLE: Family[TitleRule] = Family("parse/rules/title", TitleRule, show_titles)


class Titles:
    """Reads headlines; holds the rules."""

    def __init__(self, book: RuleBook, grammar: Grammar, headlines: Headlines) -> None:
        named = {n.rule.kind: n for n in book.rules(TITLE)}
        self.joined, self.passive = named["joined"], named["passive"]
        self.future, self.active = named["future"], named["active"]
        self.patterns = [re.compile(p) for p in self.joined.rule.patterns]
        self.grammar, self.headlines = grammar, headlines

    def shown(self, normal: Normal) -> Normal:
        """The headline with "and" for commas between its subjects, and their verb in the past."""
        for pattern in self.patterns:
            found = pattern.match(normal.text)
            if found is not None and self._subjects(found["names"], found["verb"]):
                return self._joined(normal, found)
        return normal

    def _subjects(self, names: str, verb: str) -> bool:
        first = names.split(None, 1)[0].strip(",").lower()
        is_verb = verb == "to" or self.headlines.is_verb(verb)
        return is_verb and first not in self.headlines.small

    def _joined(self, normal: Normal, found: re.Match[str]) -> Normal:
        start, end = found.span("verb")
        verb = found["verb"]
        past = self.headlines.past(verb) if verb not in self.joined.rule.words else verb
        normal = spliced(normal, start, end, past)
        commas = [m.start() for m in re.finditer(",", found["names"])]
        for at in reversed(commas):
            normal = spliced(normal, at, at + 1, " and")
        return normal._replace(rules=(*normal.rules, self.joined.id))

    def mend(self, sentence: Sentence) -> None:
        """Change the tree of a parsed headline in place, before clauses are read."""
        root = sentence.root
        if root.pos not in _VERBAL:
            root = self._promoted(root, sentence) or root
        if root.pos in (*_VERBAL, "ADJ"):
            root = self._elided(root, sentence) or root
            _part_subjects(root)
        for verb in (root, *root.kids("conj", "ccomp")):
            if _is_bare(verb) and verb.lemma in self.active.rule.words:
                sentence.rules += (self.active.id,)
            elif _is_bare(verb) and self._lacks_object(verb):
                _make_passive(verb)
                sentence.rules += (self.passive.id,)

    def _promoted(self, noun: Token, sentence: Sentence) -> Token | None:
        """The verb that seems to modify the headline's noun, made its predicate."""
        for verb in noun.kids("acl", "relcl"):
            infinitive = any(c.tag == "TO" for c in verb.kids("aux"))
            if verb.index < noun.index or verb.kids("nsubj", "nsubjpass"):
                continue
            if infinitive and not self._holds(noun):
                sentence.rules += (self.future.id,)
            elif verb.tag not in ("VBN", "VBD") or verb.kids("dobj", "aux", "auxpass"):
                continue
            _exchange(noun, verb)
            return verb
        return None

    def _holds(self, noun: Token) -> bool:
        """Whether the noun itself takes an infinitive ("plan to ...", "ways to ...")."""
        lemma = noun.lemma
        governs = ("noun", lemma, "") in self.grammar.control
        return governs or lemma in self.future.rule.words or bool(noun.kids("det", "poss"))

    def _elided(self, word: Token, sentence: Sentence) -> Token | None:
        """ "Denmark set to join": what would follow "is" is no verb of its own."""
        verb = next((c for c in word.kids("xcomp") if c.tag == "VB"), None)
        bare = not word.kids("aux", "auxpass", "dobj", "cop") and word.is_root
        if verb is None or not bare or f"be {word.lower}" not in self.grammar.modality:
            return None
        subjects = word.kids(*_OWN, "nsubjpass")
        if not subjects or not any(c.tag == "TO" for c in verb.kids("aux")):
            return None
        _exchange(word, verb)
        word.dep, word.tag = "aux", "VBN"
        for subject in subjects:
            move(subject, verb, "nsubj")
        sentence.rules += (self.future.id,)
        return verb

    def _lacks_object(self, verb: Token) -> bool:
        return all(self._of_object(verb, c) for c in verb.kids(*_FILLED))

    def _of_object(self, verb: Token, complement: Token) -> bool:
        """ "Norway urged to halt hunt": who halts is who is urged."""
        infinitive = complement.dep == "xcomp" and complement.tag == "VB"
        return infinitive and verb.lemma in self.passive.rule.words


def _part_subjects(verb: Token) -> None:
    """ "Deal signed, says envoy": the first of two subjects belongs to a clause of its own."""
    subjects = verb.kids("nsubj")
    if len(subjects) != 2 or not subjects[0].index < verb.index < subjects[1].index:
        return
    for told in subjects[0].kids("acl"):
        if told.tag in ("VBN", "VBD") and not told.kids("dobj", "aux", "auxpass"):
            _exchange(subjects[0], told)
            told.dep = "ccomp"
            return


def _is_bare(verb: Token) -> bool:
    """A past form with a subject and no auxiliary, in the text as given too."""
    if verb.tag not in ("VBD", "VBN") or verb.norm.lower() != verb.text.lower():
        return False
    return bool(verb.kids("nsubj")) and not verb.kids("aux", "auxpass", "nsubjpass")


def _make_passive(verb: Token) -> None:
    verb.tag = "VBN"
    for subject in verb.kids("nsubj"):
        subject.dep = "nsubjpass"


def _exchange(above: Token, below: Token) -> None:
    """Hang `above` on `below`, as its subject, with all that stood behind `below`."""
    later = [c for c in above.children if c is not below and c.index > below.index]
    marks = [c for c in above.children if c.dep in ("punct", "meta") and c not in later]
    above.children.remove(below)
    below.head, below.dep = (below, "ROOT") if above.is_root else (above.head, above.dep)
    if below.head is not below:
        below.head.children[below.head.children.index(above)] = below
    above.head, above.dep = below, "nsubj"
    below.children = sorted([above, *below.children], key=_place)
    for token in (*later, *marks):
        move(token, below, token.dep)


def _place(token: Token) -> int:
    return token.index
