"""Numbers that disagree: one quantity of one happening, told differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.analysis.evidence import of_event
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Account, Dispute
from dragoman.analysis.settings import settings
from dragoman.analysis.wordings import alike, shared
from dragoman.ledger.model import LedgerEvent

Bounds = tuple[int, int | None]


def figures(records: Records) -> Iterator[Dispute]:
    """Pairs of events that seem one happening and count it so that both cannot be right."""
    by_kind: defaultdict[tuple[str, str], list[LedgerEvent]] = defaultdict(list)
    for event in records.events:
        if event.same_as is None and event.status in settings().disputes.statuses:
            for what in event.quantities:
                by_kind[event.type, what].append(event)
    seen = set[tuple[str, ...]]()
    for (_, what), events in sorted(by_kind.items()):
        for index, one in enumerate(events):
            for other in events[index + 1 :]:
                place = (what, *sorted((one.sentence, other.sentence)))
                told = _differ(one, other, what) and _one_happening(one, other, records)
                if told and place not in seen:
                    seen.add(place)
                    yield _dispute(one, other, what)


def _differ(one: LedgerEvent, other: LedgerEvent, what: str) -> bool:
    (least, most), (low, high) = bounds(one, what), bounds(other, what)
    return (most is not None and most < low) or (high is not None and high < least)


def bounds(event: LedgerEvent, what: str) -> Bounds:
    """The least and the most that an event counts; None where it has no upper end."""
    told = event.quantities[what]
    return told[0] or 0, (told[-1] if len(told) > 1 else told[0])


def _one_happening(one: LedgerEvent, other: LedgerEvent, records: Records) -> bool:
    rule = settings().disputes
    if one.row in records.stories and other.row in records.stories:
        return records.stories[one.row] == records.stories[other.row]
    if one.document == other.document and one.sentence == other.sentence:
        return _speakers(one) != _speakers(other)
    if abs((one.day - other.day).days) > rule.number_days or not _meet(one, other):
        return False
    if one.document == other.document:
        return shared(one.sentence, other.sentence) >= rule.number_words
    return shared(_gist(records, one), _gist(records, other)) >= rule.gist


def _gist(records: Records, event: LedgerEvent) -> str:
    """The first sentence of an event's report, with the one that it stands in."""
    sentences = [s for s in records.sentences.get(event.document, []) if s.part == "text"]
    return f"{sentences[0].words if sentences else ''} {event.sentence}"


def _speakers(event: LedgerEvent) -> set[str]:
    return {p.actor for p in event.speakers}


def _meet(one: LedgerEvent, other: LedgerEvent) -> bool:
    """Whether places and parties may be the same: where both are known, some must agree."""
    if one.place and other.place and one.place.country != other.place.country:
        return False
    mine = {p.country for p in (*one.actors, *one.recipients)} - {None}
    theirs = {p.country for p in (*other.actors, *other.recipients)} - {None}
    return not mine or not theirs or bool(mine & theirs)


def _dispute(one: LedgerEvent, other: LedgerEvent, what: str) -> Dispute:
    def account(event: LedgerEvent) -> Account:
        speakers = holders(event.speakers)
        return Account(speakers[0] if speakers else None, "asserts", event.day, of_event(event))

    about = holders(one.actors) or holders(other.actors)
    return Dispute(
        about=about[0] if about else None, kind="number", what=what, day=min(one.day, other.day),
        asserts=(account(one), account(other)), denies=(),
        numbers=(bounds(one, what), bounds(other, what)),
        score=round(0.5 + alike(one.sentence, other.sentence) / 2, 2),
        within=one.document == other.document,
    )  # fmt: skip
