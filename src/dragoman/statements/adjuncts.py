"""Candidates from adjuncts: "according to", "in her words", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse.model import Sentence, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.phrases import noun_phrase, runs

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def adjunct_candidates(sentence: Sentence, lexicon: Lexicon) -> Iterator[Candidate]:
    """Prepositional phrases and adverbs that hang a clause on someone's word."""
    for token in sentence.tokens:
        for rest in lexicon.phrases.get(("preposition", token.lower), ()):
            found = _phrase(sentence, token, rest)
            if found is not None:
                yield found
                break
        if token.dep == "advmod" and lexicon.entry("adverb", token.lower) is not None:
            content = runs(sentence, _host(token, [token]))
            if content:
                yield Candidate(sentence, token, token.lower, "adverb", "that", [token], content)


def viewpoint_candidates(
    sentence: Sentence, lexicon: Lexicon, being: frozenset[str]
) -> Iterator[Candidate]:
    """ "For Ankara, the deal is a betrayal": what something is to those named before it.

    Args:
        being: verbs that say what something is.
    """
    first = next((t for t in sentence.tokens if t.pos not in ("CCONJ", "PUNCT")), None)
    entry = lexicon.entry("preposition", first.lower) if first is not None else None
    if first is None or entry is None or first.head.lemma not in being:
        return
    speaker = next(iter(first.kids("pobj")), None)
    subject = first.head.kids("nsubj")
    if speaker is None or not subject or not _finite(first.head) or not _is_someone(speaker):
        return
    phrase = first.subtree()
    after = sentence.tokens[phrase[-1].index + 1]
    judged = first.head.kids("attr", "acomp", "dobj", "oprd", "ccomp", "prep")
    if after.norm == "," and any(t.index > first.head.index for t in judged):
        content = runs(sentence, _host(first, [*phrase, after]))
        yield Candidate(
            sentence, first, first.lower, "preposition", "view", [first], content,
            noun_phrase(speaker), speaker, "phrase",
        )  # fmt: skip


def _is_someone(speaker: Token) -> bool:
    """Whether a phrase names a person, a people, a body or a state, or means several."""
    if speaker.entity:
        return speaker.entity in ("PERSON", "NORP", "ORG", "GPE")
    return speaker.tag == "NNS" or speaker.tag == "PRP"


def _phrase(sentence: Sentence, first: Token, rest: tuple[str, ...]) -> Candidate | None:
    """The fixed words from `first` on, "~" standing for whose words they are."""
    cue, source, place = [first], [], first.index + 1
    for word in rest:
        if word == "~":
            owner = next((t for t in sentence.tokens[place : place + 6] if t.dep == "poss"), None)
            if owner is None:
                return None
            source = [t for t in noun_phrase(owner) if t.dep != "case"]
            place = max(t.index for t in owner.subtree()) + 1
        elif place < len(sentence.tokens) and sentence.tokens[place].lower == word:
            cue.append(sentence.tokens[place])
            place += 1
        else:
            return None
    speaker = source[-1] if source else next(iter(cue[-1].kids("pobj")), None)
    if speaker is None:
        return None
    source = source or noun_phrase(speaker)
    content = runs(sentence, _host(first, [*cue, *source]))
    lemma = " ".join((first.lower, *rest))
    return (
        Candidate(
            sentence, cue[0], lemma, "preposition", "that", cue, content, source, speaker, "phrase"
        )
        if content
        else None
    )


def _host(adjunct: Token, own: list[Token]) -> list[Token]:
    """The clause that the adjunct belongs to, without a later clause coordinated with it."""
    top = adjunct.head
    while not top.is_root and not _finite(top):
        top = top.head
    drop = {t.index for t in own} | {t.index for t in adjunct.subtree()}
    last = max(drop)
    for conjunct in top.kids("conj", "cc"):
        if conjunct.index > last and adjunct.index > top.index:
            drop |= {t.index for t in conjunct.subtree()}
    return [t for t in top.subtree() if t.index not in drop]


def _finite(token: Token) -> bool:
    return any(t.tag in FINITE for t in (token, *token.kids("aux", "auxpass")))
