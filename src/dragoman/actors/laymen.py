"""Laymen: people of no known office, who count where a deed is done to them or by them."""

from __future__ import annotations

from typing import Final

from dragoman.actors.compose import Code
from dragoman.actors.grammar import Grammar
from dragoman.actors.phrase import Phrase
from dragoman.parse.model import Token

SECTOR: Final = "CVL"


class Laymen:
    """Tells where an unknown person is a party to force or to an arrest."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def codes(self, phrase: Phrase, *, known: bool) -> tuple[Code, ...]:
        """The code of someone of no office, none where nothing is done to him or by him.

        Args:
            known: the report has named the person before, so that a surname will do.
        """
        full = phrase.name[1] - phrase.name[0] > 1
        if not known and not (full and phrase.head.entity == "PERSON"):
            return ()
        rule = self._deed(_outermost(phrase.head))
        return (Code(None, SECTOR, kind="person", rules=(rule,)),) if rule else ()

    def met(self, phrase: Phrase) -> tuple[Code, ...]:
        """The code of people told only by how they stand to others: "killed two classmates"."""
        told = self.grammar.words("layman").get(phrase.head.lemma)
        rule = self._deed(_outermost(phrase.head)) if told else ""
        return (Code(None, SECTOR, kind="role", rules=(told, rule)),) if told and rule else ()

    def _deed(self, head: Token) -> str:
        """The rule that lists the deed, "" for none."""
        words, above = self.grammar.words, head.head
        if suffered := self._suffered(head):
            return suffered
        if head.dep in ("dobj", "nsubjpass"):
            return words("harms").get(above.lemma) or words("holds").get(above.lemma, "")
        if head.dep in ("nsubj", "agent"):
            return words("harms").get(above.lemma, "")
        if head.dep == "poss":
            return words("harming").get(above.lemma, "")
        if head.dep != "pobj":
            return ""
        if above.lower == "by":
            return words("harms").get(above.head.lemma, "")
        return words("harming").get(above.head.lemma, "") if above.lower == "of" else ""

    def _suffered(self, head: Token) -> str:
        """The rule that lists a deed done to him of whom a participle behind him tells it:
        "Olga Brandt, shot by a soldier"."""
        words = self.grammar.words
        done = (v.lemma for v in head.kids("acl") if v.tag == "VBN" and v.index > head.index)
        return next((r for v in done if (r := words("harms").get(v) or words("holds").get(v))), "")


def _outermost(head: Token) -> Token:
    while head.dep == "conj" and head.head.pos in ("PROPN", "NOUN", "NUM"):
        head = head.head
    return head
