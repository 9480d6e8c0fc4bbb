"""The subcommands that analyse a ledger."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import FilterLine, RulesFolder

analysis_commands = typer.Typer()


class Form(StrEnum):
    """Forms that an analysis is written in."""

    table = "table"
    csv = "csv"
    json = "json"
    md = "md"
    html = "html"


class Page(StrEnum):
    """Forms of a briefing."""

    md = "md"
    html = "html"


class By(StrEnum):
    """Lengths of a period."""

    day = "day"
    week = "week"
    month = "month"


class SplitBy(StrEnum):
    """What the groups of a series are."""

    none = "none"
    type = "type"
    quad = "quad"
    context = "context"
    dyad = "dyad"
    actor = "actor"
    recipient = "recipient"
    outlet = "outlet"


class Measured(StrEnum):
    """What of a series is drawn and searched for changes."""

    events = "events"
    intensity = "intensity"
    conflict = "conflict"
    cooperation = "cooperation"
    escalation = "escalation"


RECORDS = typer.Option(
    "--ledger", "--records", envvar="DRAGOMAN_LEDGER",
    help="The ledger's file, or a folder of records as JSONL or Parquet.",
)  # fmt: skip
LedgerFile = Annotated[Path, RECORDS]
Formed = Annotated[Form, typer.Option("--format", help="Form of the answer.")]
Issue = Annotated[str | None, typer.Option("--issue", help="Only this issue, such as ceasefire.")]
Once = Annotated[
    bool, typer.Option("--one-a-day", help="Count an act of a dyad once a day, however often told.")
]
Plot = Annotated[
    Path | None, typer.Option("--plot", help="Draw it too: FILE.svg or FILE.png.", metavar="FILE")
]


@analysis_commands.command()
def timeline(
    ledger: LedgerFile,
    filter: FilterLine = "",
    by: Annotated[By, typer.Option("--by", help="Length of a period.")] = By.week,
    split: Annotated[SplitBy, typer.Option("--split", help="What to split by.")] = SplitBy.none,
    once: Once = False,
    window: Annotated[
        int, typer.Option("--window", min=1, help="Sum over so many periods up to each.")
    ] = 1,
    measure: Annotated[
        Measured, typer.Option("--measure", help="What to draw and to search for changes.")
    ] = Measured.events,
    changes: Annotated[
        bool, typer.Option("--changes", help="Say where the level changes (extra: analysis).")
    ] = False,
    format: Formed = Form.table,
    plot: Plot = None,
) -> None:
    """Count events by day, week or month, with intensity and the escalation index.

    Only actual events count unless the filter names a status.
    """
    from dragoman.cli.analysis import Asked, run_timeline

    asked = Asked(filter, ledger, format.value, plot=plot)
    raise typer.Exit(run_timeline(
        asked, by=by.value, split=split.value, once=once, window=window, measure=measure.value,
        changed=changes,
    ))  # fmt: skip


@analysis_commands.command()
def positions(
    ledger: Annotated[Path | None, RECORDS] = None,
    filter: FilterLine = "",
    issue: Issue = None,
    format: Formed = Form.table,
    rules: RulesFolder = None,
    issues: Annotated[bool, typer.Option("--issues", help="List the issues that there are.")]
    = False,
) -> None:  # fmt: skip
    """List what actors say they will, won't, want or demand, and what their deeds show."""
    from dragoman.cli.analysis import Asked, run_issues, run_positions

    if issues:
        raise typer.Exit(run_issues())
    if ledger is None:
        raise typer.BadParameter("give --ledger FILE, or --issues")
    asked = Asked(filter, ledger, format.value, issue, rules=rules)
    raise typer.Exit(run_positions(asked))


@analysis_commands.command()
def shifts(
    ledger: LedgerFile,
    filter: FilterLine = "",
    issue: Issue = None,
    format: Formed = Form.table,
    rules: RulesFolder = None,
) -> None:
    """List when positions changed: by the actors' own record, or because a report says so."""
    from dragoman.cli.analysis import Asked, run_shifts

    asked = Asked(filter, ledger, format.value, issue, rules=rules)
    raise typer.Exit(run_shifts(asked))


@analysis_commands.command()
def disputes(
    ledger: LedgerFile,
    filter: FilterLine = "",
    format: Formed = Form.table,
    rules: RulesFolder = None,
) -> None:
    """List acts that one side asserts and another denies, and numbers that do not agree."""
    from dragoman.cli.analysis import Asked, run_disputes

    asked = Asked(filter, ledger, format.value, rules=rules)
    raise typer.Exit(run_disputes(asked))


@analysis_commands.command()
def dyads(
    ledger: LedgerFile,
    filter: FilterLine = "",
    once: Once = False,
    matrix: Annotated[bool, typer.Option("--matrix", help="As a matrix of the busiest.")] = False,
    most: Annotated[int, typer.Option("--most", min=1, help="Sides of the matrix.")] = 12,
    format: Formed = Form.table,
    plot: Plot = None,
) -> None:
    """List what each side did to each other side."""
    from dragoman.cli.analysis import Asked, run_dyads

    asked = Asked(filter, ledger, format.value, plot=plot)
    raise typer.Exit(run_dyads(asked, once=once, matrix=matrix, most=most))


@analysis_commands.command()
def network(
    ledger: LedgerFile,
    filter: FilterLine = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="FILE.gexf, FILE.graphml or FILE.csv.")
    ] = None,
    once: Once = False,
    least: Annotated[int, typer.Option("--least", min=1, help="Events of an edge.")] = 1,
    format: Formed = Form.table,
) -> None:
    """Write the network of sides, an edge from actor to recipient."""
    from dragoman.cli.analysis import Asked, run_network

    asked = Asked(filter, ledger, format.value)
    raise typer.Exit(run_network(asked, once=once, least=least, output=output))


@analysis_commands.command()
def voices(
    ledger: LedgerFile,
    filter: FilterLine = "",
    format: Formed = Form.table,
    rules: RulesFolder = None,
) -> None:
    """List who speaks about what, and how often for it or against it."""
    from dragoman.cli.analysis import Asked, run_voices

    asked = Asked(filter, ledger, format.value, rules=rules)
    raise typer.Exit(run_voices(asked))


@analysis_commands.command()
def outlets(ledger: LedgerFile, filter: FilterLine = "", format: Formed = Form.table) -> None:
    """Compare outlets: how much each tells, how hostile, on whose word, of whom."""
    from dragoman.cli.analysis import Asked, run_outlets

    raise typer.Exit(run_outlets(Asked(filter, ledger, format.value)))


@analysis_commands.command()
def brief(
    ledger: LedgerFile,
    filter: FilterLine = "",
    actor: Annotated[
        str | None, typer.Option("--actor", help="Whom it is about; as actor: in a filter.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="From which day on.", metavar="D")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Happenings and statements.")] = 40,
    rules: RulesFolder = None,
    format: Annotated[Page, typer.Option("--format", help="Markdown or HTML.")] = Page.md,
) -> None:
    """Write a page: what happened, who said what, what shifted, what is disputed.

    Every line names its document with the offsets of its words.
    """
    from dragoman.cli.analysis import Asked, run_brief

    told = [filter, actor and f'actor:"{actor}"', since and f"since:{since}"]
    asked = Asked(" ".join(t for t in told if t), ledger, format.value, rules=rules)
    raise typer.Exit(run_brief(asked, most=most))
