"""What denials answer, as events: the charge's maker is addressed, the charged act is denied.

'Peru accused Ecuador of shelling the post. Quito denied the charge.' The REJECT is Quito's to
Peru, and the shelling has two records: one alleged, on Peru's word, and one denied, on Quito's,
which points at the first (codebook, section 5, "Status").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dragoman.draft import Draft
from dragoman.events.factuality.factuality import Views
from dragoman.events.foregoing import RULE as SOUGHT
from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.ontology import Ontology
from dragoman.statements.model import Reply, Statement

REJECT: Final = "REJECT"
ACCUSE: Final = "ACCUSE"
ASKED: Final = ("REQUEST", "AGREE", "THREATEN")
"""What is refused without a word of whom: a demand, an offer, a threat."""
DENIES: Final = "::DENY"
CHARGED: Final = ("alleged", "actual")
UNSURE: Final = "Uu"


class Replying:
    """Gives rejections their recipients, and denied acts their records.

    Args:
        ontology: the types, and which of them are conflict.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    def add(self, draft: Draft, events: Sequence[Event], views: Views) -> list[Event]:
        """The events with what replies tell of them, in order of the text."""
        found = list(events)
        denied: list[tuple[Event, int]] = []
        for index, reply in draft.statements.replies.items():
            self._address(draft, found, index, reply)
            charged = list(self._charged(draft, found, index, reply.to))
            for at in charged:
                found[at] = self._alleged(found[at])
            if not _is_denied(found, index):
                denied += self._denied(found, charged, index, reply, views)
        return _inserted([_to_whom(draft, found, e) for e in found], denied)

    def _address(self, draft: Draft, found: list[Event], index: int, reply: Reply) -> None:
        """Give the rejection, made where there is none, whom it answers as its recipient."""
        own, other = (draft.statements.statements[i] for i in (index, reply.to))
        rejections = [i for i, e in enumerate(found) if e.type == REJECT and _cued(e, own)]
        if other.mention is None or own.mention is None:
            return
        if not rejections:
            found.append(self._rejection(draft, own, other.mention, reply.rules))
        for at in rejections:
            event = found[at]
            known = [m for m in event.recipients if draft.actors.mentions[m].actors]
            inside = event.statement == reply.to
            found[at] = replace(
                event,
                recipients=event.recipients if known else (other.mention,),
                statement=other.parent if inside else event.statement,
                status="actual" if inside else event.status,
                rules=event.credited(*reply.rules),
            )

    def _rejection(self, draft: Draft, own: Statement, whom: int, rules: tuple[str, ...]) -> Event:
        """The rejection that a verdict is ("called the claim baseless")."""
        date = draft.document.date
        stated = own.first is not None or own.last is not None
        return Event(
            REJECT, own.cue, () if own.mention is None else (own.mention,), (whom,),
            quad=self.ontology.quad(REJECT), intensity=self.ontology.intensity(REJECT, ()),
            first=own.first if stated else date, last=own.last if stated else date,
            basis="statement" if stated else "document", statement=own.parent,
            author=UNSURE if own.parent is not None else "CT+",
            source=None if own.parent is None else "CT+",
            confidence=own.confidence, rules=(*own.rules, *rules),
        )  # fmt: skip

    def _charged(
        self, draft: Draft, found: Sequence[Event], reply: int, charge: int
    ) -> Iterator[int]:  # fmt: skip
        """The acts that the charge tells of, done by the side that denies it."""
        denier = draft.statements.statements[reply].mention
        side = set() if denier is None else countries(draft, [denier])
        for at, event in enumerate(found):
            if event.statement != charge or event.status not in CHARGED:
                continue
            doers = countries(draft, event.actors)
            if doers & side or (not doers and self._is_conflict(event)):
                yield at

    def _is_conflict(self, event: Event) -> bool:
        return self.ontology.kind(event.type) == "conflict"

    def _alleged(self, event: Event) -> Event:
        """A charged act stands on its accuser's word alone."""
        if event.status != "actual" or not self._is_conflict(event):
            return event
        return replace(event, status="alleged", author=UNSURE)

    def _denied(
        self, found: Sequence[Event], charged: Sequence[int], index: int, reply: Reply,
        views: Views,
    ) -> Iterator[tuple[Event, int]]:  # fmt: skip
        """A denied record for each charged act, at the word that stands for it."""
        value = views.lexicon.statuses["denied"][0]
        seen: set[tuple[str, tuple[int, ...], tuple[int, ...]]] = set()
        for at in charged:
            event = found[at]
            told = (event.type, event.actors, event.recipients)
            if told in seen:
                continue
            seen.add(told)
            yield (
                replace(
                    event, trigger=(reply.word,), statement=index, status="denied", author=UNSURE,
                    source=value, quantities={}, same_as=at,
                    basis="narrative" if event.basis != "document" else "document",
                    rules=event.credited(*reply.rules),
                ),
                at,
            )  # fmt: skip


def _cued(event: Event, statement: Statement) -> bool:
    """Whether the event is the statement's own verbal act: its cue is among the event's words."""
    return any(
        span.sentence == cue.sentence and span.start < cue.end and cue.start < span.end
        for span in event.trigger
        for cue in statement.cue
    )


def _to_whom(draft: Draft, events: Sequence[Event], event: Event) -> Event:
    """A rejection that names nobody, addressed to who accused or asked its side just before."""
    known = [m for m in event.recipients if draft.actors.mentions[m].actors]
    if event.type != REJECT or known or not event.actors:
        return event
    answered = (ACCUSE, *ASKED) if _denies(draft, event) else ASKED
    for other in reversed(events):
        near = 0 <= event.sentence - other.sentence <= 1 and other.trigger < event.trigger
        if near and other.type in answered and _is_put_to(draft, other, event):
            rules = event.credited(SOUGHT)
            return replace(event, recipients=other.actors, rules=rules)
    return event


def _is_put_to(draft: Draft, other: Event, event: Event) -> bool:
    """Whether another side puts it to those who reject: a state to a state, or, of a charge, any
    others to these very men."""
    own = countries(draft, event.actors)
    if other.actors and not countries(draft, other.actors) & own:
        return bool(countries(draft, other.recipients) & own)
    if event.status != "actual" or other.type != ACCUSE or not _denies(draft, event):
        return False
    charged, charging = _actors(draft, other.recipients), _actors(draft, other.actors)
    rejecting = _actors(draft, event.actors)
    return bool(charging and charged & rejecting) and not charging & rejecting


def _actors(draft: Draft, mentions: Sequence[int]) -> set[int]:
    return {a for m in mentions for a in draft.actors.mentions[m].actors}


def _denies(draft: Draft, event: Event) -> bool:
    by_algebra = any(DENIES in rule for rule in event.rules)
    said = draft.statements.statements
    return by_algebra or any(s.stance == "deny" and _cued(event, s) for s in said)


def _is_denied(found: Sequence[Event], reply: int) -> bool:
    return any(e.status == "denied" and e.statement == reply for e in found)


def _inserted(events: Sequence[Event], denied: Sequence[tuple[Event, int]]) -> list[Event]:
    """All events in order of the text, what points at another still pointing at it."""
    together = [*events, *(event for event, _ in denied)]
    order = sorted(range(len(together)), key=lambda i: (together[i].trigger[0], i))
    place = {old: new for new, old in enumerate(order)}
    return [
        replace(e, same_as=None if e.same_as is None else place[e.same_as])
        for e in (together[i] for i in order)
    ]
