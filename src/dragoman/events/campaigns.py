"""The side of a war or of sanctions that a sentence leaves out: the only one that the report tells.

'Thousands fled the Russian invasion. ... Russia attacked Ukraine in February.' Where all that a
report tells of such deeds of a state is done to one side, a noun that names the doer alone means
that side; and where only one side is told to attack a state, "the invasion" of it is that side's.
Where a report takes a war for known, the list of wars tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.dating.after import words_of
from dragoman.events.foregoing import countries, sectors
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.events.wars import LIST, Wars
from dragoman.parse.model import Token

RULE = "events/words/earlier.toml::campaigns"
Party = tuple[int, ...]


def with_sides(draft: Draft, events: Sequence[Event], wars: Wars) -> list[Event]:
    """The events; nouns of a campaign between two sides have the one that they leave out."""
    types = settings().earlier.campaigns
    told = [e for e in events if e.type in types and tells_of_sides(draft, e)]
    return [_completed(draft, e, told, wars) if _lacks_a_side(draft, e) else e for e in events]


def tells_of_sides(draft: Draft, event: Event) -> bool:
    """Whether an event tells of a deed of one state, or against one, and names both sides."""
    if event.status in ("negated", "denied"):
        return False
    sides = countries(draft, event.actors), countries(draft, event.recipients)
    return all(len(side) == 1 for side in sides) and sides[0] != sides[1]


def _lacks_a_side(draft: Draft, event: Event) -> bool:
    known = event.actors or event.recipients
    if bool(event.actors) == bool(event.recipients) or len(countries(draft, known)) != 1:
        return False
    return is_state(draft, known) and _noun(draft, event) is not None


def _noun(draft: Draft, event: Event) -> Token | None:
    """The word of an event that tells of all that one side does to the other, or of some of it.

    What a raid is on, another noun says that stands for no actor: it may be anybody's. What two
    fight "with" each other is mutual, and has no recipient.
    """
    nouns = settings().earlier.campaigns.get(event.type, frozenset())
    for noun in words_of(event, draft):
        if noun.pos == "NOUN" and noun.lemma in nouns and noun.dep != "compound":
            after = {p.lower for p in noun.kids("prep")}
            both = after & (settings().routes.partners - settings().earlier.aimed)
            upon = not event.recipients and after & settings().earlier.aimed
            return None if both or upon else noun
    return None


def is_state(draft: Draft, party: Party) -> bool:
    """Whether a side is a state, its government or its forces."""
    return sectors(draft, party) <= settings().sides.own_side


def _completed(draft: Draft, event: Event, told: Sequence[Event], wars: Wars) -> Event:
    doing = bool(event.actors)
    known = countries(draft, event.actors or event.recipients)
    alike = [
        e for e in told
        if e.type == event.type and countries(draft, e.actors if doing else e.recipients) == known
    ]  # fmt: skip
    others = [(e, e.recipients if doing else e.actors) for e in alike if is_near(e, event)]
    if not others:
        return _filled(event, _known_foe(draft, event, known, wars), LIST)
    if len({frozenset(countries(draft, party)) for _, party in others}) != 1:
        return event
    party = _nearest(draft, event, others)
    meant = party and _is_meant(draft, event, [e for e, _ in others], party)
    return _filled(event, party if meant else (), RULE)


def _filled(event: Event, party: Party, rule: str) -> Event:
    if not party:
        return event
    if event.actors:
        return replace(event, recipients=party, rules=event.credited(rule))
    return replace(event, actors=party, rules=event.credited(rule))


def _known_foe(draft: Draft, event: Event, known: set[str], wars: Wars) -> Party:
    """The nearest mention of the other side of a war that the report takes for known."""
    noun = _noun(draft, event)
    if (
        event.type not in settings().types.deeds
        or noun is None
        or noun.lemma in settings().earlier.blows
    ):
        return ()
    dated = event.last if event.basis != "document" else None
    day = dated or draft.document.date
    lasting = settings().earlier.campaign_days
    foe = wars.other(min(known), day, came=bool(event.actors), lasting=lasting)
    near = None if foe is None else known_mention(draft, event, foe)
    return () if near is None else (near,)


def known_mention(draft: Draft, event: Event, country: str) -> int | None:
    """The mention of a state that is nearest to an event; by its bare name if there is any."""
    named = [
        m for m, mention in enumerate(draft.actors.mentions)
        if settings().sides.states in mention.rules
        and countries(draft, (m,)) == {country}
        and is_state(draft, (m,))
    ]  # fmt: skip
    bare = [m for m in named if _is_bare(draft, m)]
    return min(bare or named, key=lambda m: _distance(draft, event, m), default=None)


def _is_bare(draft: Draft, mention: int) -> bool:
    told = draft.actors.mentions[mention]
    head = draft.parsed.sentences[told.span.sentence].tokens[told.head]
    return told.kind == "name" and head.entity in settings().sides.lands


def _distance(draft: Draft, event: Event, mention: int) -> int:
    return abs(draft.actors.mentions[mention].span.sentence - event.sentence)


def is_near(told: Event, event: Event) -> bool:
    """Whether the days of two events, as far as they are known, are of one time."""
    if not (event.first and event.last and told.first and told.last):
        return True
    apart = max((event.first - told.last).days, (told.first - event.last).days)
    return apart < settings().earlier.campaign_days


def _is_meant(draft: Draft, event: Event, told: Sequence[Event], party: Party) -> bool:
    """Whether enough is told: of blows, which anybody may strike, more than one of another word."""
    noun = _noun(draft, event)
    if noun is None or noun.lemma not in settings().earlier.blows:
        return len(told) > 1 or is_state(draft, party)
    if any(t.lower not in settings().earlier.taking_up for t in noun.kids("det")):
        return False
    stems = {t.lemma[: settings().earlier.stem] for t in words_of(event, draft)}
    real = [e for e in told if e.status in ("actual", "alleged", event.status)]
    words = (t.lemma for e in real for t in words_of(e, draft))
    return len(real) > 1 or any(w[: settings().earlier.stem] in stems for w in words)


def _nearest(draft: Draft, event: Event, others: Iterable[tuple[Event, Party]]) -> Party:
    """Of the other side's mentions, one that stands for a state if any does, else for a force."""
    told = list(others)
    sided = [o for o in told if is_state(draft, o[1])]
    sided = sided or [o for o in told if sectors(draft, o[1]) <= settings().sides.forces]
    return min(sided, key=lambda o: abs(o[0].sentence - event.sentence), default=(event, ()))[1]
