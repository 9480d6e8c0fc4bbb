"""Which words of a sentence name a place, rather than a side that acts or something else."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from dragoman.draft import Draft
from dragoman.parse.model import Entity, Sentence, Token

PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
ACTING: Final = frozenset({"nsubj", "nsubjpass", "poss", "agent", "dative"})


class Candidate(NamedTuple):
    """Tokens [start, end) of a sentence that may name a place, and the head among them."""

    start: int
    end: int
    head: Token


def candidates(
    draft: Draft, sentence: Sentence, before: Container[str], features: Container[str]
) -> Iterator[Candidate]:
    """Names that stand where a place stands.

    They are those that the tagger labels as places and that do not act, and names without any
    label after a preposition of place (`before`) or beside a noun of place (`features`).
    """
    yield from _labelled(draft, sentence, features)
    for run in _unlabelled_runs(sentence):
        head = _head(run)
        if (
            head is not None
            and _is_located(head, before, features)
            and not _acts(draft, sentence, head, features)
        ):
            yield Candidate(run[0].index, run[-1].index + 1, head)


def _labelled(draft: Draft, sentence: Sentence, features: Container[str]) -> Iterator[Candidate]:
    for entity in sentence.entities:
        if entity.label not in PLACE_LABELS:
            continue
        start = _without_article(sentence, entity)
        head = _head(sentence.tokens[start : entity.end])
        if head is not None and not _acts(draft, sentence, head, features):
            yield Candidate(start, entity.end, head)


def _unlabelled_runs(sentence: Sentence) -> Iterator[list[Token]]:
    """Runs of proper nouns that carry no label."""
    run: list[Token] = []
    for token in sentence.tokens:
        if token.tag == "NNP" and not token.entity and token.text[:1].isupper():
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_located(head: Token, before: Container[str], features: Container[str]) -> bool:
    beside = head.dep in ("compound", "nmod") and head.head.lower in features
    top = head.head if beside else head
    return beside or (top.dep == "pobj" and top.head.lower in before)


def _without_article(sentence: Sentence, entity: Entity) -> int:
    return entity.start + (sentence.tokens[entity.start].lower == "the")


def _head(tokens: list[Token]) -> Token | None:
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head.index not in inside or t.is_root), None)


def _acts(draft: Draft, sentence: Sentence, head: Token, features: Container[str]) -> bool:
    """Whether the name stands for a side: one that acts, or part of the phrase that names one."""
    if head.dep in ("compound", "nmod") and head.head.lower in features:
        return False
    if _inside_a_mention(draft, sentence, head):
        return True
    mention = draft.actors.mention_of(sentence.index, head)
    if mention is None:
        return False
    actors = [draft.actors.actors[a] for a in draft.actors.mentions[mention].actors]
    if actors and all(a.sector not in ("GOV", "PRE", None) for a in actors):
        return True
    top = head
    while top.dep in ("conj", "appos") and top.head is not top:
        top = top.head
    return top.dep in ACTING or (top.dep == "dobj" and top.head.pos == "VERB")


def _inside_a_mention(draft: Draft, sentence: Sentence, head: Token) -> bool:
    """Whether the name is a modifier within a longer mention: "Ukraine's president"."""
    return any(
        mention.span.sentence == sentence.index
        and mention.span.start <= head.index < mention.span.end
        and mention.head != head.index
        and not _after_preposition(sentence, mention.span.start, head)
        for mention in draft.actors.mentions
    )


def _after_preposition(sentence: Sentence, start: int, head: Token) -> bool:
    """Whether a preposition parts the name from the beginning of the mention."""
    return any(t.pos == "ADP" for t in sentence.tokens[start : head.index])
