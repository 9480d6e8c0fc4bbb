"""Whom words about "the decision" or "the offer" are meant for: whoever was just told to make it.

'Russia banned imports of fruit. The EU deplored the move.' The ACCUSE is the EU's of Russia, though
its own sentence does not say so (codebook, section 5, "Who is actor, who is recipient").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.dating.after import words_of
from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.parse.model import Sentence, Token

RULE = "events/settings.toml::answered"


def with_answered(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events; words about a deed that is only called "the move" get its doer as recipient."""
    found = list(events)
    for at, event in enumerate(found):
        known = [m for m in event.recipients if draft.actors.mentions[m].actors]
        if known or not event.actors or event.type not in settings().answers_deeds:
            continue
        types = _types(draft, event)
        doers = _doers(draft, found[:at], event, types) if types else ()
        if doers:
            found[at] = replace(event, recipients=doers, rules=event.credited(RULE))
    return found


def _types(draft: Draft, event: Event) -> frozenset[str]:
    """The types of what the event's words are about, none where they say whose it is."""
    named, sentence = settings().answered, draft.parsed.sentences[event.sentence]
    for noun in _matter(draft, sentence, event):
        known = any(t.lower in settings().known for t in noun.kids("det"))
        if noun.lemma in named and known and not _told(noun):
            return named[noun.lemma]
    return frozenset()


def _matter(draft: Draft, sentence: Sentence, event: Event) -> Iterator[Token]:
    for token in words_of(event, draft):
        clause = next((c for c in sentence.clauses if c.head is token), None)
        yield from clause.undergoers if clause is not None else (token,)


def _told(noun: Token) -> bool:
    """Whether the sentence itself says whose deed it is, or which."""
    if noun.kids("poss", "acl", "relcl", "amod"):
        return True
    return any(p.lower in settings().answered_of for p in noun.kids("prep"))


def _doers(
    draft: Draft, before: Sequence[Event], event: Event, types: frozenset[str]
) -> tuple[int, ...]:
    """Who did the last deed of these types that the sentences before tell of another side."""
    own = countries(draft, event.actors)
    for other in reversed(before):
        if event.sentence - other.sentence > settings().told_before:
            break
        theirs = countries(draft, other.actors)
        if other.type in types and other.status == "actual" and theirs and not theirs & own:
            return other.actors
    return ()
