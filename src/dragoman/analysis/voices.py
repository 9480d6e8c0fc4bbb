"""Who speaks about what, and how outlets differ in what they tell."""

from __future__ import annotations

from collections import Counter, defaultdict

from dragoman.analysis.counting import Counted, counted
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Holder, OutletProfile, Position, Voice
from dragoman.analysis.positions import positions_of
from dragoman.analysis.sides import matters
from dragoman.ledger.ledger import Ledger


def voices(ledger: Ledger, filter: str = "") -> list[Voice]:
    """How often each holder speaks about each issue, and for or against it, most often first.

    Raises:
        DragomanError: E511 to E516 for the filter.
    """
    records = Records(ledger, filter)
    spoken = Counter[tuple[str, str]]()
    names: dict[str, Holder] = {}
    for said in records.statements:
        for one in holders(said.speakers):
            names.setdefault(one.key, one)
            spoken.update((one.key, issue) for issue in {m.issue for m in matters(said.quote)})
    taken: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions_of(records):
        names.setdefault(position.holder.key, position.holder)
        taken[position.holder.key, position.issue].append(position)
    made = [
        Voice(names[key], issue, spoken[key, issue], *_sides(taken[key, issue]))
        for key, issue in {*spoken, *taken}
    ]
    return sorted(made, key=lambda v: (-v.statements - v.positions_for - v.positions_against,
                                       v.holder.key, v.issue))  # fmt: skip


def _sides(taken: list[Position]) -> tuple[int, int]:
    return sum(p.polarity > 0 for p in taken), sum(p.polarity < 0 for p in taken)


def outlets(ledger: Ledger, filter: str = "", *, most: int = 5) -> list[OutletProfile]:
    """What each outlet tells within a filter, those with most events first.

    Args:
        most: how many speakers and actors are named.

    Raises:
        DragomanError: E511 to E516 for the filter.
    """
    told: defaultdict[str, list[Counted]] = defaultdict(list)
    for event in counted(ledger, filter):
        told[event.outlet].append(event)
    speakers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for said in Records(ledger, filter).statements:
        speakers[said.source or ""].update(one.key for one in holders(said.speakers))
    made = [_profile(o, told[o], speakers[o], most) for o in {*told, *speakers}]
    return sorted(made, key=lambda p: (-p.events, p.outlet))


def _profile(
    outlet: str, events: list[Counted], speakers: Counter[str], most: int
) -> OutletProfile:
    quads = Counter(e.quad for e in events)
    actors = Counter(a for e in events for a in e.actors)
    mean = sum(e.intensity for e in events) / len(events) if events else None
    return OutletProfile(
        outlet=outlet, documents=len({e.document for e in events}), events=len(events),
        intensity=None if mean is None else round(mean, 3),
        quads=(quads[1], quads[2], quads[3], quads[4]), speakers=_most(speakers, most),
        actors=_most(actors, most),
    )  # fmt: skip


def _most(counts: Counter[str], most: int) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])
