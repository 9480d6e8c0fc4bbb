"""The `dragoman` command and its subcommands; heavy modules are imported by who needs them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.analysis_app import analysis_commands
from dragoman.cli.knowledge_app import knowledge_commands
from dragoman.cli.ledger_app import ledger_commands
from dragoman.cli.options import Dyads, FlatTable, OutputFile, RulesFolder, Shown, Table

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who said or did what to whom, when, where and on whose word: news in, records out.",
)
app.add_typer(ledger_commands)
app.add_typer(analysis_commands)
app.add_typer(knowledge_commands)


class TimesFormat(StrEnum):
    """Forms that times are written in."""

    timex = "timex"
    jsonl = "jsonl"


class PlacesFormat(StrEnum):
    """Forms that the places of texts are written in."""

    jsonl = "jsonl"
    csv = "csv"


class Engine(StrEnum):
    """What runs the coder."""

    local = "local"
    ray = "ray"


class Colour(StrEnum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Files or folders; - is standard input.", show_default="-"),
]
Day = Annotated[
    str | None,
    typer.Option("--date", help="Day of publication for documents that tell none.", metavar="D"),
]
Colours = Annotated[
    Colour, typer.Option("--color", help="Colour in tables: when writing to a terminal, or not.")
]
Statuses = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="STATUS,...",
        help="Which events: actual,alleged or all; layouts without a status have actual ones.",
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--map", help="Columns or keys that bear no usual name.", metavar="FIELD=COLUMN,..."
    ),
]
MaxSize = Annotated[
    int, typer.Option("--max-size", min=0, help="Characters of one document; 0 for any.")
]
MaxMember = Annotated[
    int, typer.Option("--max-member", min=0, help="Unpacked bytes of an archive's member.")
]
MaxRatio = Annotated[
    int, typer.Option("--max-ratio", min=0, help="Unpacked bytes for each packed byte.")
]
MaxDepth = Annotated[int, typer.Option("--max-depth", min=0, help="Packings inside one another.")]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=0, help="Processes that code; 0 for one a core.", metavar="N"),
]
TimeLimit = Annotated[
    float, typer.Option("--time-limit", min=0, help="Seconds for a stage of one document.")
]


@app.callback(invoke_without_command=True)
def start(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Options of the command itself."""
    if version:
        from dragoman import __version__

        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.command()
def code(
    paths: Paths = None,
    date: Day = None,
    format: Shown = "table",
    table: Table = FlatTable.events,
    dyads: Dyads = False,
    status: Statuses = None,
    output: OutputFile = None,
    rejects: Annotated[
        Path | None,
        typer.Option(help="Where refused inputs go; by default rejects.jsonl beside -o."),
    ] = None,
    rules: RulesFolder = None,
    color: Colours = Colour.auto,
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Leave out the learned ranker of statements.")
    ] = False,
    ledger: Annotated[
        Path | None,
        typer.Option(
            "--ledger",
            help="Keep the records in this file too; what it has already is not coded again, and "
            "no tables are printed then.",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no closing summary.")
    ] = False,
    columns: Columns = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Write -o anew; else a run goes on where it ended.")
    ] = False,
    jobs: Jobs = 1,
    unordered: Annotated[
        bool, typer.Option("--unordered", help="With --jobs, write records as they are made.")
    ] = False,
    engine: Annotated[
        Engine, typer.Option("--engine", help="ray codes folders on a cluster, -o being a folder.")
    ] = Engine.local,
    max_size: MaxSize = 5_000_000,
    max_member: MaxMember = 2_000_000_000,
    max_ratio: MaxRatio = 200,
    max_depth: MaxDepth = 5,
    time_limit: TimeLimit = 300.0,
) -> None:
    """Code dated news reports: who said or did what to whom, when, where, on whose word."""
    from dragoman.cli.code import Run, run_code
    from dragoman.read.limits import Limits

    limits = Limits(
        size=max_size, member=max_member, ratio=max_ratio, depth=max_depth, seconds=time_limit
    )
    run = Run(
        paths=tuple(paths or [Path("-")]), date=date, format=format, table=table.value,
        output=output, rejects=rejects, rules=rules, rules_only=rules_only, color=color.value,
        quiet=quiet, ledger=ledger, columns=columns, limits=limits, fresh=fresh, dyads=dyads,
        status=status, jobs=jobs, unordered=unordered,
    )  # fmt: skip
    if engine is Engine.ray:
        from dragoman.cli.corpus import run_corpus

        raise typer.Exit(run_corpus(run))
    raise typer.Exit(run_code(run))


@app.command()
def explain(
    paths: Paths = None,
    date: Day = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write one page that stands by itself.")
    ] = None,
    rules: RulesFolder = None,
    color: Colours = Colour.auto,
) -> None:
    """Show what was found in a document, by which rules, and why a sentence gave nothing."""
    from dragoman.cli.explain import run_explain

    files = tuple(paths or [Path("-")])
    raise typer.Exit(run_explain(files, date=date, html=html, rules=rules, color=color.value))


@app.command()
def relations(
    pairs: Annotated[Path, typer.Argument(help="JSONL of pairs; - is standard input.")] = Path("-"),
    rules: RulesFolder = None,
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Leave out the learned ranker of relations.")
    ] = False,
) -> None:
    """Say which PLOVER type holds between two given spans of a text.

    In: {"id", "text", "source": [s, e] or null, "target": [s, e] or null} a line.
    Out: {"id", "type", "mode", "confidence", "ranking"}, always an answer.
    """
    from dragoman.cli.tools import run_relations

    raise typer.Exit(run_relations(pairs, rules=rules, rules_only=rules_only))


@app.command()
def actors(
    phrases: Annotated[
        Path, typer.Argument(help="JSONL, CSV or TSV of phrases; - is JSONL on standard input.")
    ] = Path("-"),
    date: Day = None,
    columns: Columns = None,
    rules: RulesFolder = None,
) -> None:
    """Say which political actor a phrase names on a date.

    In: {"id", "text", "date", "context"} a line, or a table with these columns (or with those
    that --map names, as in --map text=name).
    Out: {"id", "name", "country", "sector", "other_sectors", "why"}, or the table so widened.
    """
    from dragoman.cli.tools import run_actors

    raise typer.Exit(run_actors(phrases, date=date, rules=rules, columns=columns))


@app.command()
def times(
    paths: Paths = None,
    date: Day = None,
    format: Annotated[
        TimesFormat, typer.Option("--format", help="Inline TIMEX3 or one JSON object a document.")
    ] = TimesFormat.timex,
    rules: RulesFolder = None,
) -> None:
    """Tag and normalise time expressions."""
    from dragoman.cli.tools import run_times

    files = tuple(paths or [Path("-")])
    raise typer.Exit(run_times(files, date=date, format=format.value, rules=rules))


@app.command()
def places(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="JSONL, CSV or TSV of place names, or files of reports; - is standard input.",
            show_default="-",
        ),
    ] = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="Find the places of reports instead, of any format.")
    ] = False,
    format: Annotated[
        PlacesFormat, typer.Option("--format", help="Form of the places of texts.")
    ] = PlacesFormat.jsonl,
    columns: Columns = None,
    rules: RulesFolder = None,
) -> None:
    """Say where on earth a place name is, or which places a text names.

    In: {"id", "text", "country", "context"} a line, or a table with these columns (or with those
    that --map names, as in --map text=town); country (ISO alpha-3) and context (words of the
    report around the name) may be left out.
    Out: {"id", "name", "country", "admin1", "lat", "lon", "radius", "geonames", "kind"}, or the
    table so widened; null where the name stays open. With --texts, {"id", "places"} a report,
    each place with its span, or a row a place.
    """
    from dragoman.cli.places import run_places, run_texts

    given = tuple(paths or [Path("-")])
    if texts:
        raise typer.Exit(run_texts(given, table=format is PlacesFormat.csv, rules=rules))
    raise typer.Exit(run_places(given, rules=rules, columns=columns))


@app.command()
def serve(
    ledger: Annotated[
        Path, typer.Option("--ledger", envvar="DRAGOMAN_LEDGER", help="The ledger's file.")
    ] = Path("news.db"),
    example: Annotated[
        bool,
        typer.Option("--example", help="Serve the example reports, coded at the first start."),
    ] = False,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            help="Address to serve at; beyond this machine a token is needed (DRAGOMAN_TOKEN, or "
            "one is made).",
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port.")] = 8765,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", help="A further name of this server; may be repeated."),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Write nothing to the ledger.")
    ] = False,
    rules: RulesFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No line for each request.")] = False,
) -> None:
    """Serve a ledger as pages for a browser and as an API for programs."""
    from dragoman.cli.serve import run_serve

    raise typer.Exit(run_serve(
        ledger, example=example, host=host, port=port, hosts=tuple(allow_host or ()),
        readonly=read_only, rules=rules, quiet=quiet,
    ))  # fmt: skip
