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
    among = (*actors, *recipients)
    if _is_unuttered(act, actors) or (_is_attribute(act) and not _countries(among, draft)):
        return False
    official = act.type in settings().types.official
    if official and actors and not _are_official(actors, draft):
        return False
    if official and _are_unofficial((*actors, *recipients), draft):
        return False
    if _is_mere_unease(act, recipients) or _is_errand(act, actors, recipients, draft):
        return False
    if _is_mourning_at_home(act, (*actors, *recipients), draft):
        return False
    if not actors and act.type in settings().types.blames:
        return True  # who charges a firm or opens an inquiry is mostly a state that goes unsaid
    if act.type in settings().types.between_states and _is_household(actors, recipients, draft):
        return False
    anyones = act.type in settings().types.anyones or not settings().types.lets_out.isdisjoint(
        act.modes
    )
    if anyones or not among or not _are_private(among, draft):
        return True
    countries = _countries(among, draft)
    if actors and act.type in settings().types.among_states:
        return len(countries) > 1 and not (
            recipients and act.type in settings().types.courtesies and _is_business(actors, draft)
        )
    return bool(countries) and not _is_business(actors, draft)


def _is_attribute(act: Act) -> bool:
    """Whether a participle before its noun only says which ones are meant: "displaced people"."""
    bare = act.head.dep == "amod" and act.head.tag == "VBN" and not act.head.children
    return bare and len(act.words) == 1


def _is_unuttered(act: Act, actors: tuple[int, ...]) -> bool:
    """Whether a noun names words that nobody is known to have said, or help that nobody is known
    to give and of which nothing is told: "support for the rebels", "a row over military aid".
    """
    if actors or act.head.pos == "VERB":
        return not actors and act.type in settings().types.done_by_minds and _is_done_by_things(act)
    told = act.head.dep in ("nsubj", "nsubjpass")
    return act.type in settings().types.uttered_nouns or (
        act.type in settings().types.given_nouns and not told
    )


def _is_mere_unease(act: Act, recipients: tuple[int, ...]) -> bool:
    """Whether somebody is only said to be wary of a thing, which blames nobody."""
    blames = act.type in settings().types.blames and act.inside is None
    return blames and act.head.pos == "ADJ" and not recipients


def _is_errand(
    act: Act, actors: tuple[int, ...], recipients: tuple[int, ...], draft: Draft
) -> bool:
    """Whether private people ask for what they need of nobody in politics: a loan, a ballot."""
    asked = act.type in settings().types.errands and act.head.lemma in settings().types.asks
    return asked and bool(actors) and not recipients and _are_private(actors, draft)


def _is_mourning_at_home(act: Act, among: Iterable[int], draft: Draft) -> bool:
    """Whether a loss is mourned with nobody of another country: "condolences to the family"."""
    mourning = any(t.lemma in settings().types.mourning for t in act.words)
    return mourning and len(_countries(among, draft)) < 2


def _is_done_by_things(act: Act) -> bool:
    """Whether the verb by itself has a noun for its subject, which is then no actor."""
    return len(act.words) == 1 and any(t.pos == "NOUN" for t in act.head.kids("nsubj", "csubj"))


def _is_household(actors: tuple[int, ...], recipients: tuple[int, ...], draft: Draft) -> bool:
    """Whether it is for offices and parties of one state alone, or a private person's own affair.

    Who gives money to a party of his own country helps nobody else.
    """
    served = recipients or actors
    every = {sector for m in served for sector in _sectors(m, draft)}
    own = bool(every) and every <= settings().sides.offices_of_state
    among = (*actors, *recipients)
    if len(among) == 1:
        return bool(actors) and _are_private(actors, draft)
    return own and len(_countries(among, draft)) == 1


def _are_private(mentions: Iterable[int], draft: Draft) -> bool:
    """Whether all of them are known to be people without a part in politics."""
    every = {sector for m in mentions for sector in _sectors(m, draft)}
    return bool(every) and every <= settings().sides.private


def _are_official(mentions: tuple[int, ...], draft: Draft) -> bool:
    """Whether not all are private people, and none of only two is the press ("told Fox News")."""
    public = [m for m in mentions if not _are_private((m,), draft)]
    press = [m for m in mentions if _sectors(m, draft) & settings().sides.press]
    return bool(public) and not (press and len(public) == 1)


def _are_unofficial(mentions: tuple[int, ...], draft: Draft) -> bool:
    """Whether all are bodies and people of one country who speak for no state or party."""
    every = {sector for m in mentions for sector in _sectors(m, draft)}
    apart = settings().sides.private | settings().sides.unofficial
    return bool(every) and every <= apart and len(_countries(mentions, draft)) < 2


def _sectors(mention: int, draft: Draft) -> set[str | None]:
    return {draft.actors.actors[a].sector for a in _behind(mention, draft)}


def _is_business(actors: tuple[int, ...], draft: Draft) -> bool:
    """Whether those who act do so in their trade, as firms and papers do among themselves."""
    every = {sector for m in actors for sector in _sectors(m, draft)}
    return bool(every) and every <= settings().sides.trades


def _countries(mentions: Iterable[int], draft: Draft) -> set[str]:
    known = (draft.actors.actors[a].country for m in mentions for a in _behind(m, draft))
    return {country for country in known if country}


def is_at_home(
    act: Act, actors: tuple[int, ...], recipients: tuple[int, ...], place: int | None, draft: Draft
) -> bool:
    """Whether a journey goes no further than the traveller's own country.

    Args:
        place: where it went, an index into `Places.places`.
    """
    if not settings().types.journeys & set(act.modes) or act.type not in settings().types.official:
        return False
    own, there = _countries(actors, draft), _countries(recipients, draft)
    if not there and place is not None:
        country = draft.places.places[place].country
        there = {country} if country else set()
    return bool(own and there) and there <= own


def _behind(mention: int, draft: Draft) -> tuple[int, ...]:
    """The actors of a mention; of an unsettled one, those of whoever says it ("we")."""
    found = draft.actors.mentions[mention]
    if found.actors:
        return found.actors
    index = draft.statements.innermost(found.span.sentence, found.head)
    source = None if index is None else draft.statements.statements[index].mention
    return () if source is None else draft.actors.mentions[source].actors
