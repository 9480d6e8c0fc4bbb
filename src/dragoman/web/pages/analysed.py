"""Positions, Shifts and Disputes: what analysis finds, led back to its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from dragoman.analysis.families import issues
from dragoman.analysis.model import Holder, Position
from dragoman.web.api import analysed, asked
from dragoman.web.pages.frame import page, remembered
from dragoman.web.site import Site

HOLDERS: Final = 18
ISSUES: Final = 14
SHOWN: Final = 60


@remembered
async def positions_page(request: Request) -> Response:
    """Actor by issue; in each cell the moves in order of time."""
    told = _analysed(request)
    answer, names = await Site.of(request).read(
        lambda ledger: (analysed.positions(ledger, told), called())
    )
    cells: dict[tuple[str, str], list[Position]] = defaultdict(list)
    weight: dict[str, int] = defaultdict(int)
    holders: dict[str, Holder] = {}
    for position in answer.records:
        cells[position.holder.key, position.issue].append(position)
        holders[position.holder.key] = position.holder
        weight[position.holder.key] += 1
    rows = sorted(holders, key=lambda key: -weight[key])
    columns = _columns(cells, rows[:HOLDERS])
    holder = request.query_params.get("holder", "")
    return page(
        request, "positions.html", rows=[holders[r] for r in rows[:HOLDERS]], sides=len(rows),
        columns=columns[:ISSUES], issues=len(columns), cells=cells, called=names, chosen=told.issue,
        holder=holders.get(holder), moves=cells.get((holder, told.issue or ""), []),
        total=len(answer.records), notes=answer.notes,
    )  # fmt: skip


def _columns(cells: dict[tuple[str, str], list[Position]], rows: list[str]) -> list[str]:
    """Issues, first those on which the holders of the rows moved most."""
    weight = Counter({issue: 0 for _, issue in cells})
    for (holder, issue), moves in cells.items():
        weight[issue] += len(moves) * (holder in rows)
    return [issue for issue, _ in weight.most_common()]


@remembered
async def shifts_page(request: Request) -> Response:
    """Changes of position, newest first, with the words on each side."""
    told = _analysed(request)
    answer, names = await Site.of(request).read(
        lambda ledger: (analysed.shifts(ledger, told), called())
    )
    newest = sorted(answer.records, key=lambda s: s.day, reverse=True)
    return page(
        request, "shifts.html", shifts=newest[:SHOWN], total=len(newest), called=names,
        notes=answer.notes, chosen=told.issue,
    )  # fmt: skip


@remembered
async def disputes_page(request: Request) -> Response:
    """Claim against denial, in two columns."""
    told = asked.Disputed(filter=_line(request))
    answer = await Site.of(request).read(lambda ledger: analysed.disputes(ledger, told))
    newest = sorted(answer.records, key=lambda d: d.day, reverse=True)
    return page(
        request, "disputes.html", disputes=newest[:SHOWN], total=len(newest), notes=answer.notes
    )


def called() -> dict[str, str]:
    """What each issue is called."""
    return {name: rule.called for name, rule in issues().items()}


def _analysed(request: Request) -> asked.Analysed:
    return asked.Analysed(filter=_line(request), issue=request.query_params.get("issue") or None)


def _line(request: Request) -> str:
    return request.query_params.get("q", "").strip()
