"""Which words of a sentence name a place, rather than a side that acts or something else."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from dragoman.draft import Draft
from dragoman.parse.model import Entity, Sentence, Token
from dragoman.places.names import fold
from dragoman.places.wording import Wording

PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
ACTING: Final = frozenset({"nsubj", "nsubjpass", "poss", "agent", "dative"})
STATE_SECTORS: Final = frozenset({"GOV", "PRE", None})


class Candidate(NamedTuple):
    """Tokens [start, end) of a sentence that may name a place, and the head among them."""

    start: int
    end: int
    head: Token
    labelled: bool = True


def candidates(
    draft: Draft, sentence: Sentence, people: Container[str], wording: Wording
) -> Iterator[Candidate]:
    """Names that stand where a place stands.

    They are those that the tagger labels as places and that are no side, and names without any
    label after a preposition of place or beside a noun of place.

    Args:
        people: surnames of the persons that the report names.
    """
    for candidate in (*_labelled(sentence), *_unlabelled(sentence, wording)):
        if is_side(draft, sentence, candidate.head, wording):
            continue
        words = sentence.tokens[candidate.start : candidate.end]
        if not any(w.text[:1].isupper() for w in words):
            continue
        if fold(words[-1].norm) in people and (
            not candidate.labelled or wording.located(candidate.head) is None
        ):
            continue
        yield candidate


def _labelled(sentence: Sentence) -> Iterator[Candidate]:
    for entity in sentence.entities:
        if entity.label in PLACE_LABELS:
            start, end = _trimmed(sentence, entity)
            head = head_of(sentence.tokens[start:end])
            if head is not None:
                yield Candidate(start, end, head)


def _unlabelled(sentence: Sentence, wording: Wording) -> Iterator[Candidate]:
    for run in _unlabelled_runs(sentence):
        head = head_of(run)
        if head is not None and (_beside_feature(head, wording) or wording.located(head)):
            yield Candidate(run[0].index, run[-1].index + 1, head, labelled=False)


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


def _beside_feature(head: Token, wording: Wording) -> bool:
    return head.dep in ("compound", "nmod") and wording.is_feature(head.head)


def _trimmed(sentence: Sentence, entity: Entity) -> tuple[int, int]:
    """The entity without its article and without a genitive's mark."""
    start, end = entity.start, entity.end
    if sentence.tokens[start].lower == "the":
        start += 1
    while end > start and sentence.tokens[end - 1].tag in ("POS", ","):
        end -= 1
    return start, end


def head_of(tokens: list[Token]) -> Token | None:
    """The token of a run whose head lies outside of it."""
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head.index not in inside or t.is_root), None)


def surnames(draft: Draft) -> frozenset[str]:
    """Last words of the persons that the report names."""
    return frozenset(
        fold(sentence.tokens[entity.end - 1].norm)
        for sentence in draft.parsed.sentences
        for entity in sentence.entities
        if entity.label == "PERSON"
    )


def is_side(draft: Draft, sentence: Sentence, head: Token, wording: Wording) -> bool:
    """Whether the name stands for a side, or is part of the phrase that names one."""
    if _beside_feature(head, wording):
        return False
    if _tells_whose(draft, sentence, head, wording):
        return True
    mention = draft.actors.mention_of(sentence.index, head)
    if mention is None or not draft.actors.mentions[mention].actors:
        return False
    actors = [draft.actors.actors[a] for a in draft.actors.mentions[mention].actors]
    if all(a.sector not in STATE_SECTORS for a in actors):
        return True
    preposition = wording.preposition(head)
    if preposition is None:
        return not head.is_root and wording.located(head) is None
    return preposition.lower not in wording.origins and wording.located(head) is None


def feature_is_side(draft: Draft, sentence: Sentence, head: Token, wording: Wording) -> bool:
    """Whether a feature's name acts ("the Kremlin denied") or belongs to a longer mention."""
    if wording.located(head) is None and _tells_whose(draft, sentence, head, wording):
        return True
    mention = draft.actors.mention_of(sentence.index, head)
    if mention is None or not draft.actors.mentions[mention].actors or wording.located(head):
        return False
    top = head
    while top.dep in ("conj", "appos") and top.head is not top:
        top = top.head
    return top.dep in ACTING


def _tells_whose(draft: Draft, sentence: Sentence, head: Token, wording: Wording) -> bool:
    """Whether the name only modifies a mention: "Peru's president", "ministers from Peru"."""
    preposition = wording.preposition(head)
    if preposition is not None and preposition.lower in wording.origins:
        governor = preposition.head
        owner = draft.actors.mention_of(sentence.index, governor)
        if owner is not None and not wording.is_feature(governor):
            return True
    mentions = (draft.actors.mentions[i] for i in draft.actors.within(sentence.index))
    return any(
        mention.span.start <= head.index < mention.span.end
        and mention.head != head.index
        and not _after_preposition(sentence, mention.span.start, head)
        for mention in mentions
    )


def _after_preposition(sentence: Sentence, start: int, head: Token) -> bool:
    """Whether a preposition parts the name from the beginning of the mention."""
    return any(t.pos == "ADP" for t in sentence.tokens[start : head.index])
