"""Candidates from nouns: "Borrell's proposal for ...", "a call by Turkey for ...", "issued a
statement condemning ...", "the fear is that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse.model import Clause, Sentence, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.frames import clause_type
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.phrases import noun_phrase, runs, verb_group
from dragoman.statements.sources import find_source

NOMINAL = frozenset({"NOUN", "PROPN"})
MAKERS = frozenset({"by", "from", "among"})


def noun_candidates(
    sentence: Sentence, lexicon: Lexicon, support: frozenset[str]
) -> Iterator[Candidate]:
    """Nouns of the lexicon that have a complement.

    Args:
        support: verbs that lend a noun their subject ("make", "issue", "express").
    """
    for token in sentence.tokens:
        if token.pos in NOMINAL and lexicon.entry("noun", token.lemma) is not None:
            yield from _of_noun(sentence, token, support)


def _of_noun(sentence: Sentence, noun: Token, support: frozenset[str]) -> Iterator[Candidate]:
    verb = _support(noun, sentence, support)
    source, speaker, source_by = _source(noun, verb, sentence)
    if source_by in ("owner", "maker"):
        verb = None
    for label, piece in _complements(noun, sentence):
        inside = {t.index for t in piece.subtree()}
        named = [t for t in source if t.index not in inside]
        own = {t.index for t in named}
        later = _main_clause(noun, piece) if label == "that" else set()
        own |= later
        spans = runs(sentence, [t for t in piece.subtree() if t.index not in own])
        if not spans:
            continue
        cue = [noun] if verb is None else [*verb_group(verb.head), *_before(noun, own), noun]
        cue = sorted(cue, key=lambda t: t.index)
        yield Candidate(
            sentence, noun, noun.lemma, "noun", label, cue, spans, named, speaker, source_by,
            clause=verb, construction="support" if verb else "main" if later else "",
        )  # fmt: skip


def _main_clause(noun: Token, piece: Token) -> set[int]:
    """Places of the main verb, with what follows it, that the parser put into the complement.

    "The rebels' claim that they hold the dam could not be checked": a noun that nothing governs
    has its verb somewhere, and it is the last finite one whose subject stands right before it as
    an object of the verb before ("hold the dam could ...").
    """
    if not noun.is_root:
        return set()
    for verb in reversed(piece.subtree()):
        subject = verb.kids("nsubj", "nsubjpass")
        loose = verb.dep in ("ccomp", "conj", "advcl", "relcl") and not verb.kids("mark", "cc")
        if verb.pos in ("VERB", "AUX") and verb is not piece and loose and subject:
            group = [verb, *verb.kids("aux", "auxpass", "neg")]
            first = min(t.index for t in group)
            if first == subject[0].index + 1 and subject[0].index > verb.head.index:
                return {t.index for t in verb.subtree() if t.index >= first}
    return set()


def _before(noun: Token, source: set[int]) -> list[Token]:
    """Article and adjectives of a noun that a verb supports ("made a strong plea")."""
    return [
        t for child in noun.kids("det", "amod", "compound", "nummod", "nmod", "poss")
        if child.index < noun.index for t in child.subtree() if t.index not in source
    ]  # fmt: skip


def _support(noun: Token, sentence: Sentence, support: frozenset[str]) -> Clause | None:
    if noun.dep not in ("dobj", "nsubjpass", "attr") or noun.head.lemma not in support:
        return None
    clause = sentence.clause_of(noun.head)
    return clause if clause is not None and clause.head is noun.head else None


def _source(
    noun: Token, verb: Clause | None, sentence: Sentence
) -> tuple[list[Token], Token | None, str]:
    for owner in noun.kids("poss"):
        if verb is not None and owner.pos == "PRON":
            return find_source(verb)
        return [t for t in noun_phrase(owner) if t.dep != "case"], owner, "owner"
    for prep in noun.kids("prep"):
        if prep.lower in MAKERS:
            for maker in prep.kids("pobj"):
                return noun_phrase(maker), maker, "maker"
    if verb is not None:
        return find_source(verb)
    return [], None, "none"


def _complements(noun: Token, sentence: Sentence) -> list[tuple[str, Token]]:
    """(frame, head of the complement), clauses before prepositional phrases."""
    found = []
    for child in noun.kids("acl", "ccomp", "relcl", "advcl", "xcomp"):
        if child.index > noun.index and _is_content(child, sentence):
            found.append((clause_type(child), child))
    for child in noun.kids("prep", "mark"):
        if child.index > noun.index and child.lower not in MAKERS and child.children:
            found.append((child.lower, child))
        elif child.lower in MAKERS:
            found += [
                (p.lower, p)
                for maker in child.kids("pobj")
                for p in maker.kids("prep")
                if p.lower == "of" and p.children
            ]
    copula = noun.head
    if noun.dep == "nsubj" and copula.lemma == "be":
        found += [(clause_type(c), c) for c in copula.kids("ccomp", "xcomp", "advcl", "attr")
                  if c.dep != "attr" and c.index > copula.index]  # fmt: skip
    return found


def _is_content(child: Token, sentence: Sentence) -> bool:
    """Whether a clause says what the noun says, rather than telling which one it is."""
    clause = sentence.clause_of(child)
    if clause is not None and clause.head is child and child.head in clause.objects:
        return False
    if child.dep == "relcl":
        gaps = [c for c in child.children if c.tag in ("WDT", "WP") or c.lower == "that"]
        return all(c.dep == "mark" for c in gaps) and bool(gaps)
    return clause_type(child) in ("that", "wh", "to do")
