"""Who is helped where a sentence leaves it out: the only one whom the report tells so.

'America sent Ukraine missiles. ... The military aid was debated.' Where all the help of a state of
which a report tells goes to one side, its help goes there wherever a noun or a verb names the
helper alone. And where a report tells that a state gets help and gives none, "Ukrainian military
aid" is what it gets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.campaigns import is_state
from dragoman.events.dating.after import words_of
from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.parse.model import Token

RULE = "events/words/earlier.toml::help_goes_to"
BEFORE = ("amod", "compound", "nmod", "poss")
Party = tuple[int, ...]


def with_helped(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events; help of which only the giver is named goes to whom the report tells."""
    told = [e for e in events if _tells_of_help(draft, e)]
    return [_completed(draft, e, told) if _lacks_helped(draft, e) else e for e in events]


def _tells_of_help(draft: Draft, event: Event) -> bool:
    """Whether both sides of some help are known, be it given or cut off."""
    if event.status == "denied" or not _is_help(draft, event):
        return False
    sides = countries(draft, event.actors), countries(draft, event.recipients)
    return all(len(side) == 1 for side in sides) and sides[0] != sides[1]


def _is_help(draft: Draft, event: Event) -> bool:
    nouns = settings().earlier.help_cut.get(event.type)
    return event.type in settings().earlier.help_goes_to or (
        nouns is not None and any(t.lemma in nouns for t in words_of(event, draft))
    )


def _lacks_helped(draft: Draft, event: Event) -> bool:
    if event.type not in settings().earlier.help_goes_to or event.recipients or not event.actors:
        return False
    one = len(countries(draft, event.actors)) == 1 and is_state(draft, event.actors)
    words = words_of(event, draft)
    return one and not any(_says_to_what(t, words) for t in words)


def _says_to_what(word: Token, words: Sequence[Token]) -> bool:
    """Whether the word's own phrase says what is helped, though that is no actor: a wall that is
    paid for, a cause that money goes to."""
    to = settings().earlier.help_goes_by
    given = any(p.lower in to and p.kids("pobj") for p in word.kids("prep"))
    paid = word.pos == "VERB" and any(t.pos == "NOUN" and t not in words for t in word.kids("dobj"))
    return given or paid


def _completed(draft: Draft, event: Event, told: Sequence[Event]) -> Event:
    giver = countries(draft, event.actors)
    helped = [e for e in told if countries(draft, e.actors) == giver]
    if helped:
        party = _only(draft, event, helped, [e.recipients for e in helped], offices=False)
        return replace(event, recipients=party, rules=event.credited(RULE)) if party else event
    getting = [e for e in told if countries(draft, e.recipients) == giver]
    if not getting or not _stands_before(draft, event):
        return event
    party = _only(draft, event, getting, [e.actors for e in getting], offices=True)
    return replace(event, actors=party, recipients=event.actors, rules=event.credited(RULE))


def _only(
    draft: Draft, event: Event, told: Sequence[Event], parties: Sequence[Party], *, offices: bool
) -> Party:
    """The nearest of the parties where all are of one country, else nobody.

    Args:
        offices: only offices and forces of a state will do.
    """
    if len({frozenset(countries(draft, party)) for party in parties}) != 1:
        return ()
    ways = zip(told, parties, strict=True)
    near = sorted(ways, key=lambda way: abs(way[0].sentence - event.sentence))
    return next((party for _, party in near if not offices or is_state(draft, party)), ())


def _stands_before(draft: Draft, event: Event) -> bool:
    """Whether the only party is named before the noun of the help: "Ukrainian military aid"."""
    nouns = {t.index for t in words_of(event, draft) if t.pos in ("NOUN", "PROPN")}
    for index in event.actors:
        mention = draft.actors.mentions[index]
        head = draft.parsed.token(mention.span.sentence, mention.head)
        if mention.span.sentence != event.sentence or head.dep not in BEFORE:
            return False
        if head.head.index not in nouns:
            return False
    return bool(nouns)
