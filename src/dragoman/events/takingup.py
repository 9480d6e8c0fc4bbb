"""Parties of a noun that takes up what was told before: "the call with Zelensky" was Trump's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.dating.after import words_of
from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.parse.model import Token

RULE = "events/words/earlier.toml::taking_up"
Party = tuple[int, ...]


def with_parties(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events; a definite noun that names one side has the other of the deed that it takes up.

    Where several such deeds were told, between different sides, only a near one is taken up. A
    noun that names neither side ("the attack") has both of the last such deed, or is no event
    where not even its place is told.
    """
    found: list[Event] = []
    for event in events:
        if _names_nobody(event):
            found += _whole(draft, event, found)
            continue
        if _is_only_placed(draft, event):
            found += _whole(draft, event, found) or [event]
            continue
        told = _told(draft, event, found) if _lacks(event) else []
        sides = {tuple(sorted(countries(draft, _other(draft, event, e)))) for e in told}
        near = event.sentence - settings().earlier.taken_from
        fits = [e for e in told if len(sides) == 1 or e.sentence >= near]
        found.append(_completed(draft, event, fits[-1]) if fits else event)
    return found


def _lacks(event: Event) -> bool:
    return bool(event.actors) != bool(event.recipients)


def _names_nobody(event: Event) -> bool:
    return RULE in event.rules and not event.actors and not event.recipients


def _is_only_placed(draft: Draft, event: Event) -> bool:
    """Whether it is a definite deed of which only the place is told: "the attack in Gao"."""
    if event.actors or event.recipients or event.type not in settings().types.deeds:
        return False
    nouns = (t for t in words_of(event, draft) if t.pos == "NOUN")
    return any(_is_definite(draft, event.sentence, t) for t in nouns)


def _whole(draft: Draft, event: Event, before: Sequence[Event]) -> list[Event]:
    """The event with both sides of the last deed of its type and word that was told near it."""
    stems = {t.lemma[: settings().earlier.stem] for t in words_of(event, draft) if t.pos == "NOUN"}
    near = range(event.sentence - settings().earlier.taken_from, event.sentence)
    for told in reversed(before):
        named = (told.actors or told.recipients) and told.status in ("actual", "alleged")
        alike = any(t.lemma[: settings().earlier.stem] in stems for t in words_of(told, draft))
        if named and alike and told.type == event.type and told.sentence in near:
            return [replace(event, actors=told.actors, recipients=told.recipients)]
    return []


def _told(draft: Draft, event: Event, before: Sequence[Event]) -> list[Event]:
    """Earlier events of the same word and type, with the side that this one names and another."""
    at = event.sentence
    nouns = [t for t in words_of(event, draft) if t.pos == "NOUN" and _is_definite(draft, at, t)]
    stems = {t.lemma[: settings().earlier.stem] for t in nouns}
    return [
        e for e in before
        if e.type == event.type and e.status in ("actual", "alleged", event.status)
        and any(t.lemma[: settings().earlier.stem] in stems for t in words_of(e, draft))
        and event.may_meet(e) and _other(draft, event, e)
    ]  # fmt: skip


def _is_definite(draft: Draft, sentence: int, noun: Token) -> bool:
    """Whether the noun has an article or an owner that points at what is known."""
    before = noun.kids("det", "poss")
    owned = any(
        draft.actors.mention_of(sentence, c) is not None
        for c in noun.kids("poss", "amod", "compound", "nmod")
    )
    return any(t.lower in settings().earlier.taking_up for t in before) or (
        owned and not any(t.dep == "det" for t in before)
    )


def _other(draft: Draft, event: Event, told: Event) -> Party:
    """The side of the told event that this one leaves out; () where it leaves out none."""
    if not told.recipients:
        return _partners(draft, event, told)
    if event.actors and _same(draft, event.actors, told.actors):
        return told.recipients
    if event.recipients and _same(draft, event.recipients, told.recipients):
        return told.actors
    return ()


def _partners(draft: Draft, event: Event, told: Event) -> Party:
    """Of a mutual act between two, who is not the one that is named."""
    if event.recipients or len(told.actors) < 2:
        return ()
    own = countries(draft, event.actors)
    others = tuple(m for m in told.actors if not _same(draft, event.actors, (m,)))
    here = len(others) < len(told.actors)
    return others if own and here and not countries(draft, others) & own else ()


def _same(draft: Draft, one: Party, other: Party) -> bool:
    """Whether the mentions stand for the same actors."""
    return bool(_actors(draft, one)) and _actors(draft, one) == _actors(draft, other)


def _actors(draft: Draft, mentions: Party) -> frozenset[int]:
    return frozenset(a for m in mentions for a in draft.actors.mentions[m].actors)


def _completed(draft: Draft, event: Event, told: Event) -> Event:
    other = _other(draft, event, told)
    rules = event.credited(RULE)
    if not told.recipients:
        return replace(event, actors=(*event.actors, *other), rules=rules)
    if event.actors:
        return replace(event, recipients=other, rules=rules)
    return replace(event, actors=other, rules=rules)
