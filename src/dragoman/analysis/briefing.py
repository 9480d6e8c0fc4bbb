"""A briefing: what happened, who said what, what shifted, what is disputed; every line with its
sentence, nothing without evidence, and no prose but the templates'."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader

from dragoman.analysis.disputes import disputes_of
from dragoman.analysis.evidence import of_event, of_statement
from dragoman.analysis.gathering import Records, Scope
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Dispute, Evidence, Holder, Position, Shift
from dragoman.analysis.positions import positions_of
from dragoman.analysis.shifts import shifts_of
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerEvent, LedgerStatement


class Line(msgspec.Struct, frozen=True):
    """One line: a day, who, what kind of record, toward whom, and the evidence."""

    day: str
    who: str
    what: str
    toward: str
    evidence: Evidence


class Report(msgspec.Struct, frozen=True):
    """A report that a briefing rests on, with one piece of evidence for each sentence of it."""

    document: str
    outlet: str | None
    date: dt.date
    sentences: tuple[Evidence, ...]


class Briefing(msgspec.Struct, frozen=True):
    """The parts of a briefing, each in the order of days; every line's sentence is in `reports`."""

    filter: str
    happened: tuple[Line, ...]
    said: tuple[Line, ...]
    positions: tuple[Position, ...]
    shifts: tuple[Shift, ...]
    disputes: tuple[Dispute, ...]

    @property
    def reports(self) -> list[Report]:
        """The reports that stand behind the lines, oldest first."""
        told = {anchor(e): e for e in reversed(list(self._evidence()))}
        found: defaultdict[str, list[Evidence]] = defaultdict(list)
        for evidence in told.values():
            found[evidence.document].append(evidence)
        reports = [
            Report(name, one[0].outlet, one[0].date, tuple(sorted(one, key=_place)))
            for name, one in found.items()
        ]
        return sorted(reports, key=lambda r: (r.date, r.document))

    def _evidence(self) -> Iterator[Evidence]:
        yield from (line.evidence for line in (*self.happened, *self.said))
        yield from (position.evidence for position in self.positions)
        for shift in self.shifts:
            yield from (e for e in (shift.earlier, shift.later) if e is not None)
        for dispute in self.disputes:
            yield from (a.evidence for a in (*dispute.asserts, *dispute.denies))


def anchor(evidence: Evidence) -> str:
    """What a briefing calls the sentence of some evidence."""
    told = f"{evidence.document}\n{evidence.part}\n{evidence.sentence}"
    return f"s-{sha256(told.encode()).hexdigest()[:12]}"


def _place(evidence: Evidence) -> tuple[bool, int]:
    return evidence.part != "title", evidence.start


def brief(ledger: Ledger, filter: str = "", *, most: int = 40) -> Briefing:
    """Gather a briefing.

    Args:
        filter: whom and when it is about.
        most: how many happenings and statements, the surest; shifts and disputes are all given.

    Raises:
        DragomanError: E511 to E516 for the filter.
    """
    scope = Scope(filter)
    own = Records(ledger, filter)
    wide = Records(ledger, scope.wide)
    events = [e for e in own.events if e.status == "actual" and e.same_as is None and e.actors]
    found = shifts_of(wide)
    return Briefing(
        filter=filter,
        happened=tuple(_surest(events, most, _happened)),
        said=tuple(_surest([s for s in own.statements if s.speakers], most, _said)),
        positions=tuple(p for p in positions_of(own) if scope.begins(p.day)),
        shifts=tuple(s for s in found if scope.has(s.holder) and scope.begins(s.day)),
        disputes=tuple(
            d for d in disputes_of(wide) if scope.begins(d.day) and _has(scope, _sides(d))
        ),
    )


def _has(scope: Scope, sides: list[Holder | None]) -> bool:
    return not scope.parties or any(scope.has(one) for one in sides)


def _sides(dispute: Dispute) -> list[Holder | None]:
    return [dispute.about, *(a.holder for a in (*dispute.asserts, *dispute.denies))]


def _surest(records: list[Any], most: int, line: Any) -> list[Line]:
    best = sorted(records, key=lambda r: -r.confidence)[:most]
    return [line(r) for r in sorted(best, key=lambda r: (r.day, r.document, r.row))]


def _happened(event: LedgerEvent) -> Line:
    what = "/".join((event.type, *event.modes[:1]))
    return Line(
        str(event.last or event.day), _names(holders(event.actors)), what,
        _names(holders(event.recipients)), of_event(event),
    )  # fmt: skip


def _said(said: LedgerStatement) -> Line:
    return Line(
        str(said.last or said.day), _names(holders(said.speakers)), said.stance,
        _names(holders(said.addressees)), of_statement(said),
    )  # fmt: skip


def _names(found: tuple[Holder, ...]) -> str:
    return ", ".join(one.name for one in found)


def render(briefing: Briefing, form: str) -> str:
    """A briefing as Markdown (`md`) or as an HTML page that stands by itself (`html`)."""
    pages = Environment(
        loader=PackageLoader("dragoman.analysis", "templates"), autoescape=form == "html",
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    pages.filters["plain"] = _plain
    pages.filters["anchor"] = anchor
    return pages.get_template(f"brief.{form}").render(briefing=briefing)


def _plain(words: str) -> str:
    """Words in Markdown: what would be taken for markup is escaped."""
    return "".join("\\" + c if c in "\\`*_[]<>#|" else c for c in words)
