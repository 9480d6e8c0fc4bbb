"""`dragoman stories`: which reports of a ledger tell of the same happening."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from dragoman.cli.output import say, telling
from dragoman.ledger.ledger import Ledger
from dragoman.records.terminal import days
from dragoman.stories.listing import StoryRecord, stories
from dragoman.stories.teller import tell


@telling
def run_stories(filter: str, ledger: Path, *, limit: int, format: str, counts: bool) -> int:
    """Bring a ledger's stories up to date and list those that a filter asks for; the exit status.

    Args:
        counts: list happenings and reports by day and type instead.
    """
    with Ledger(ledger, create=False) as opened:
        told = tell(opened)
        if counts:
            _write_counts(opened)
            return 0
        shown = _write(stories(opened, filter, limit=limit), format)
        if format == "table":
            say(f"{shown} of {told.stories} stories; {told.copies} reports copy others")
    return 0


def _write(found: Iterable[StoryRecord], format: str) -> int:
    shown = 0
    for shown, story in enumerate(found, 1):  # noqa: B007
        if format == "jsonl":
            sys.stdout.write(msgspec.json.encode(story).decode() + "\n")
        else:
            sys.stdout.write(_shown(story))
    return shown


def _shown(story: StoryRecord) -> str:
    """A story for the terminal: a line about it, what is disputed, and one line a witness."""
    head = (
        f"{days(story.first, story.last)}\t{story.type}\t{story.witnesses} reports"
        f"\t{story.outlets} outlets\t{story.key}\n"
    )
    disputed = [
        f"  {what}: " + " | ".join(f"{told} ({', '.join(who)})" for told, who in accounts.items())
        for what, accounts in _accounts(story)
    ]
    lines = [
        f"  {w.date}\t{w.document}\t{'copies ' + w.copies if w.copies else w.source or ''}"
        f"\t{w.sentence}"
        for w in story.told_by
    ]
    return head + "".join(f"{line}\n" for line in (*disputed, *lines))


def _accounts(story: StoryRecord) -> Iterable[tuple[str, dict[str, list[str]]]]:
    for what, accounts in story.disagreements.items():
        if what == "numbers":
            yield from accounts.items()
        else:
            yield what, accounts


def _write_counts(ledger: Ledger) -> None:
    sys.stdout.write("day,type,happenings,reports\n")
    for row in ledger.connection.execute(
        "SELECT date(day * 86400, 'unixepoch'), type, happenings, reports "
        "FROM happenings_by_day ORDER BY day, type"
    ):
        sys.stdout.write(",".join(map(str, row)) + "\n")
