"""Whether an act that was read from a sentence is an event of politics.

An actor of events is a political actor (codebook, section 5): what private people do among
themselves is none, their journeys are no diplomacy, and words that nobody is known to have uttered
are no verbal act.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.settings import settings


def concerns_politics(
    act: Act, actors: tuple[int, ...], recipients: tuple[int, ...], draft: Draft
) -> bool:
    """Whether the act belongs in the record; parties are indexes into `Actors.mentions`."""
    if _is_unuttered(act, actors):
        return False
    if act.type in settings().official and actors and _are_private(actors, draft):
        return False
    among = (*actors, *recipients)
    private = bool(among) and _are_private(among, draft) and not _has_country(among, draft)
    return not private or act.type in settings().anyones


def _is_unuttered(act: Act, actors: tuple[int, ...]) -> bool:
    """Whether a noun names words that nobody is known to have said: "support for the rebels"."""
    return not actors and act.head.pos != "VERB" and act.type in settings().uttered_nouns


def _are_private(mentions: Iterable[int], draft: Draft) -> bool:
    """Whether all of them are known to be people without a part in politics."""
    every = [draft.actors.actors[a].sector for m in mentions for a in _behind(m, draft)]
    return bool(every) and all(sector in settings().private for sector in every)


def _has_country(mentions: Iterable[int], draft: Draft) -> bool:
    return any(draft.actors.actors[a].country for m in mentions for a in _behind(m, draft))


def _behind(mention: int, draft: Draft) -> tuple[int, ...]:
    """The actors of a mention; of an unsettled one, those of whoever says it ("we")."""
    found = draft.actors.mentions[mention]
    if found.actors:
        return found.actors
    index = draft.statements.innermost(found.span.sentence, found.head)
    source = None if index is None else draft.statements.statements[index].mention
    return () if source is None else draft.actors.mentions[source].actors
