"""`dragoman correct` and `dragoman actor`: what people decide about what was coded."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from dragoman.cli.output import say, telling
from dragoman.errors import DragomanError
from dragoman.ledger.corrections import Corrections
from dragoman.ledger.judging import Judgement
from dragoman.ledger.ledger import Ledger


@telling
def run_judge(
    verdict: str, ids: list[str], ledger: Path, *, who: str | None, why: str, changes: list[str]
) -> int:
    """Accept, reject, amend or undo; the exit status is 1 where some id could not be judged."""
    faults = 0
    with Ledger(ledger, create=False) as opened:
        given = {"changes": _changes(changes)} if verdict == "amend" else {}
        for key in ids:
            try:
                judge = getattr(opened.corrections, verdict)
                say(f"{key}: {verdict}, judgement {judge(key, who=_who(who), why=why, **given)}")
            except DragomanError as error:
                say(str(error))
                faults += 1
    return 1 if faults else 0


@telling
def run_decide(ledger: Path, decide: Callable[[Corrections, str], int], who: str | None) -> int:
    """Make one decision about actors; the exit status."""
    with Ledger(ledger, create=False) as opened:
        say(f"judgement {decide(opened.corrections, _who(who))}")
    return 0


@telling
def run_history(ledger: Path, key: str | None, *, orphans: bool) -> int:
    """List judgements, one object a line; the exit status."""
    with Ledger(ledger, create=False, readonly=True) as opened:
        found: list[Judgement] = (
            opened.corrections.orphans() if orphans else opened.corrections.history(key)
        )
        for decided in found:
            sys.stdout.write(msgspec.json.encode(decided).decode() + "\n")
        say(f"{len(found)} judgements")
    return 0


@telling
def run_gold(ledger: Path) -> int:
    """Write every judged record, one object a line; the exit status."""
    with Ledger(ledger, create=False, readonly=True) as opened:
        for judged in opened.corrections.gold():
            sys.stdout.write(msgspec.json.encode(judged).decode() + "\n")
    return 0


def _who(told: str | None) -> str:
    if told is not None:
        return told
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _changes(told: list[str]) -> dict[str, Any]:
    """`field=value` as given on the command line; values that are JSON are read as JSON."""
    changes = {}
    for one in told:
        field, sign, value = one.partition("=")
        if not sign:
            raise DragomanError("E523", field=one, value="", hint=" Write field=value.")
        try:
            changes[field.strip()] = json.loads(value)
        except json.JSONDecodeError:
            changes[field.strip()] = value.strip()
    return changes
