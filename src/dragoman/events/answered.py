"""Whom words about "the decision", "the attack" or "the remarks" are meant for: who did or said it.

'Russia banned imports of fruit. The EU deplored the move.' The ACCUSE is the EU's of Russia, though
its own sentence does not say so (codebook, section 5, "Who is actor, who is recipient").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.dating.after import words_of
from dragoman.events.foregoing import countries, sectors
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.parse.model import Sentence, Token

RULE = "events/words/earlier.toml::answered"
Party = tuple[int, ...]


def with_answered(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events; words about a deed that is only called "the move" get its doer as recipient."""
    found = list(events)
    for at, event in enumerate(found):
        known = [m for m in event.recipients if draft.actors.mentions[m].actors]
        if known or not event.actors or event.type not in settings().types.answers_deeds:
            continue
        meant = next(filter(None, _meant(draft, found[:at], event)), ()) or _named(
            draft, found, event
        )
        if meant:
            found[at] = replace(event, recipients=meant, rules=event.credited(RULE))
    return found


def _meant(draft: Draft, before: Sequence[Event], event: Event) -> Iterator[Party]:
    """Whoever did or said what each noun that the event's words are about calls it."""
    sentence = draft.parsed.sentences[event.sentence]
    for noun in _matter(draft, sentence, event):
        types = settings().earlier.answered.get(noun.lemma, frozenset())
        if _sums_up(sentence, noun):
            here = [e for e in before if e.sentence == event.sentence]
            yield _doers(draft, here, event, types | settings().types.deeds)
        elif any(t.lower in settings().earlier.known for t in noun.kids("det")) and not _told(
            draft, event.sentence, noun
        ):
            alike = before if types else _of_word(draft, before, noun)
            yield _doers(draft, alike, event, types or {e.type for e in alike})
            if noun.lemma in settings().earlier.uttered:
                yield _speaker(draft, event)


def _of_word(draft: Draft, before: Sequence[Event], noun: Token) -> list[Event]:
    """The deeds told by a word of the noun's stem: "seized the ship ... the seizure"."""
    stem = noun.lemma[: settings().earlier.stem]
    return [
        e for e in before
        if e.type not in settings().types.verbal and len(noun.lemma) > settings().earlier.stem
        and any(t.lemma.startswith(stem) for t in words_of(e, draft))
    ]  # fmt: skip


def _named(draft: Draft, events: Sequence[Event], event: Event) -> Party:
    """Who does the deed that the event's words name themselves: "condemned the raid"."""
    matter = set(_matter(draft, draft.parsed.sentences[event.sentence], event))
    for other in events:
        told = other.sentence == event.sentence and other.type not in settings().types.verbal
        deed = told and other.status in ("actual", "alleged") and bool(other.actors)
        if deed and matter.intersection(words_of(other, draft)):
            return other.actors if _is_another(draft, other.actors, event.actors) else ()
    return ()


def _matter(draft: Draft, sentence: Sentence, event: Event) -> Iterator[Token]:
    """The nouns that the event's words are about."""
    for token in words_of(event, draft):
        clause = next((c for c in sentence.clauses if c.head is token), None)
        yield from clause.undergoers if clause is not None else (token,)
        if token.dep in ("relcl", "acl"):
            yield token.head
        for prep in token.kids("prep"):
            if prep.lower in settings().earlier.answered_about:
                yield from prep.kids("pobj")


def _sums_up(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun takes up what its sentence has just told: ", a move that Peru condemned"."""
    if noun.lemma not in settings().earlier.summing or not noun.kids("relcl", "acl"):
        return False
    first = noun.subtree()[0].index
    indefinite = not any(t.lower in settings().earlier.known for t in noun.kids("det"))
    return indefinite and first > 0 and sentence.tokens[first - 1].pos == "PUNCT"


def _told(draft: Draft, sentence: int, noun: Token) -> bool:
    """Whether the sentence itself says whose deed it is, or which, as "the bus bombing" does."""
    named = any(draft.actors.mention_of(sentence, c) is not None for c in noun.kids("amod"))
    if named or noun.kids("poss", "acl", "relcl"):
        return True
    types = settings().earlier.answered.get(noun.lemma, frozenset())
    if not types.isdisjoint(settings().types.deeds | settings().types.blames) and noun.kids(
        "compound"
    ):
        return True
    return any(p.lower in settings().earlier.answered_of for p in noun.kids("prep"))


def _doers(draft: Draft, before: Sequence[Event], event: Event, types: Set[str]) -> Party:
    """Who did the last deed of these types that the sentences before tell of another side.

    A charge is answered by whom it is made against.
    """
    own = countries(draft, event.actors)
    for other in reversed(before):
        if event.sentence - other.sentence > settings().earlier.told_before:
            break
        real = other.type in types and other.status in ("actual", "alleged")
        met = other.type not in settings().types.blames or own & countries(draft, other.recipients)
        if real and met and _is_another(draft, other.actors, event.actors):
            return other.actors
    return ()


def _speaker(draft: Draft, event: Event) -> Party:
    """Who spoke last before, where that is one other than who answers."""
    first = event.sentence - settings().earlier.taken_from
    said = [
        s for s in draft.statements.statements
        if s.parent is None and s.cue and first <= s.cue[0].sentence < event.sentence
    ]  # fmt: skip
    last = max((s.cue[0].sentence for s in said), default=None)
    heard = {s.mention for s in said if s.cue[0].sentence == last}
    mention = heard.pop() if len(heard) == 1 else None
    if mention is None or not _is_another(draft, (mention,), event.actors):
        return ()
    return (mention,)


def _is_another(draft: Draft, other: Party, own: Party) -> bool:
    """Whether these are another side than those: of another state, or of other offices in it."""
    theirs, ours = countries(draft, other), countries(draft, own)
    sides = sectors(draft, other), sectors(draft, own)
    if sides[0] <= settings().sides.private:
        return False
    if not theirs:
        return bool(sides[0]) and sides[0] <= settings().sides.forces
    if not theirs & ours:
        return True
    apart = any(side.isdisjoint(settings().sides.own_side) for side in sides)
    return apart and sides[0].isdisjoint(sides[1])
