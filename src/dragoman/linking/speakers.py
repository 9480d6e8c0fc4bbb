"""Who "we" and "I" are: the speaker of the quotation that they stand in."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.draft import Draft


def speakers(draft: Draft, pronouns: Mapping[str, str]) -> dict[int, tuple[int, ...]]:
    """Mention index -> actor indexes, for first persons inside a statement's content.

    Args:
        pronouns: the words that point at the speaker -> the rule that says so.
    """
    found: dict[int, tuple[int, ...]] = {}
    for index, mention in enumerate(draft.actors.mentions):
        word = draft.parsed.token(mention.span.sentence, mention.head).lower
        if mention.actors or word not in pronouns:
            continue
        speaker = speaker_at(draft, mention.span.sentence, mention.head)
        if speaker is not None:
            actors = draft.actors.mentions[speaker].actors or found.get(speaker, ())
            if actors:
                found[index] = actors
    return found


def speaker_at(draft: Draft, sentence: int, token: int) -> int | None:
    """The mention that utters the words at `token`, outermost of pronouns skipped.

    A first person inside "we decided that we would ..." is the quoted speaker, not the "we" of
    the inner statement: statements whose own source is a first person are looked through.
    """
    statements = draft.statements.statements
    index = draft.statements.innermost(sentence, token)
    while index is not None:
        mention = statements[index].mention
        if mention is not None and draft.actors.mentions[mention].kind != "pronoun":
            return mention
        if mention is not None and draft.actors.mentions[mention].actors:
            return mention
        index = statements[index].parent
    return None
