"""Denials that name what they answer by a word only: "the charge", "this accusation", "it".

'Peru accused Ecuador of shelling the post. Quito denied the charge.' The denial answers the
accusation of the sentence before, and is addressed to whoever made it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.draft import Draft
from dragoman.parse.model import Token
from dragoman.statements.model import Statement


def answers(draft: Draft, words: Mapping[str, frozenset[str]]) -> dict[int, int]:
    """Statement index -> index of the earlier statement that it answers.

    Args:
        words: "stances" that are answered, "nouns" and "pronouns" that stand for what was said,
            and "verdicts", what somebody calls it without denying it in so many words.
    """
    statements = draft.statements.statements
    found: dict[int, int] = {}
    for index, statement in enumerate(statements):
        if _points_back(draft, statement, words):
            answered = _answered(draft, index, words["stances"])
            if answered is not None:
                found[index] = answered
    return found


def accusers(draft: Draft, answered: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """Statement index -> mentions it is addressed to, of an answer that names nobody itself."""
    statements = draft.statements.statements
    found: dict[int, tuple[int, ...]] = {}
    for index, earlier in answered.items():
        speaker = statements[earlier].mention
        if speaker is not None and not statements[index].addressees:
            found[index] = (speaker,)
    return found


def _points_back(
    draft: Draft, statement: Statement, words: Mapping[str, frozenset[str]]
) -> bool:  # fmt: skip
    """Whether the content is a bare word for something said, and the cue or a verdict denies it."""
    if statement.kind != "indirect" or not statement.content or not statement.cue:
        return False
    tokens = draft.parsed.tokens(statement.content[0])
    verdict = any(t.lower in words["verdicts"] for t in tokens)
    if statement.stance != "deny" and not verdict:
        return False
    nouns = [t for t in tokens if t.lemma in words["nouns"] or t.lower in words["pronouns"]]
    return bool(nouns) and nouns[0] is _first_noun(tokens) and _is_bare(nouns[0])


def _first_noun(tokens: list[Token]) -> Token | None:
    return next((t for t in tokens if (t.pos in ("NOUN", "PROPN", "PRON") and t.dep != "poss")
                 or t.dep in ("dobj", "nsubjpass")), None)  # fmt: skip


def _is_bare(noun: Token) -> bool:
    """Whether nothing after the noun says what was said."""
    return not [c for c in noun.kids("acl", "relcl", "prep", "ccomp") if c.lower == "of"
                or c.dep != "prep"]  # fmt: skip


def _answered(draft: Draft, index: int, stances: frozenset[str]) -> int | None:
    """The last statement before, in the sentence or the one before it, that somebody else makes
    about the one who denies."""
    statements = draft.statements.statements
    own = statements[index]
    denier = _countries(draft, [own.mention] if own.mention is not None else [])
    place = own.cue[0]
    for earlier in range(index - 1, -1, -1):
        other = statements[earlier]
        if not other.cue or other.mention is None or other.stance not in stances:
            continue
        near = 0 <= place.sentence - other.cue[0].sentence <= 1
        speaker = _countries(draft, [other.mention])
        if near and denier and not speaker & denier and denier & _spoken_of(draft, other):
            return earlier
    return None


def _spoken_of(draft: Draft, statement: Statement) -> set[str]:
    """Countries that a statement is addressed to or mentions."""
    within = [
        i for i, m in enumerate(draft.actors.mentions)
        if statement.holds(m.span.sentence, m.head)
    ]  # fmt: skip
    return _countries(draft, [*statement.addressees, *within])


def _countries(draft: Draft, mentions: Iterable[int]) -> set[str]:
    actors = (draft.actors.actors[a] for m in mentions for a in draft.actors.mentions[m].actors)
    return {a.country for a in actors if a.country}
