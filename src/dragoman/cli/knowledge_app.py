"""The subcommands that show the knowledge, try it, and say how good it is."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import RulesFolder

knowledge_commands = typer.Typer()
rules_app = typer.Typer(no_args_is_help=True, help="Check and try rule files.")
knowledge_commands.add_typer(rules_app, name="rules")


class DictionaryForm(StrEnum):
    """Forms of the dictionary of columns."""

    text = "text"
    md = "md"
    r = "r"
    stata = "stata"


class CodebookFormat(StrEnum):
    """Forms of the codebook."""

    md = "md"
    text = "text"
    json = "json"


class SampleBy(StrEnum):
    """What the strata of a sample are."""

    type = "type"
    status = "status"
    confidence = "confidence"


@knowledge_commands.command()
def codebook(
    format: Annotated[
        CodebookFormat, typer.Option("--format", help="Markdown, plain text or JSON.")
    ] = CodebookFormat.text,
    rules: RulesFolder = None,
    counts: Annotated[
        bool, typer.Option("--counts", help="How many words evoke an act, by type.")
    ] = False,
) -> None:
    """Print the codebook: types, modes, contexts, operators, other schemes, columns."""
    from dragoman.cli.codebook import run_codebook

    raise typer.Exit(run_codebook(format.value, rules=rules, counts=counts))


@knowledge_commands.command()
def columns(
    name: Annotated[
        str | None, typer.Argument(help="A layout or a flat table; without one, all are named.")
    ] = None,
    form: Annotated[
        DictionaryForm,
        typer.Option("--as", help="Text, Markdown, or a script that loads the file in R or Stata."),
    ] = DictionaryForm.text,
) -> None:
    """Tell what the columns of a layout or a flat table hold."""
    from dragoman.cli.columns import run_columns

    raise typer.Exit(run_columns(name, form=form.value))


@knowledge_commands.command()
def sample(
    records: Annotated[Path, typer.Argument(help="Coded records: CSV of events, or JSONL.")],
    documents: Annotated[
        Path | None,
        typer.Option("--documents", help="The documents of a JSONL, whose text it does not hold."),
    ] = None,
    by: Annotated[SampleBy, typer.Option("--by", help="What the strata are.")] = SampleBy.type,
    number: Annotated[
        int, typer.Option("--n", min=1, metavar="N", help="How many records in all.")
    ] = 100,
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same.")] = 1,
    types: Annotated[
        list[str] | None, typer.Option("--type", help="Only this type; may be repeated.")
    ] = None,
    statuses: Annotated[
        list[str] | None, typer.Option("--status", help="Only this status; may be repeated.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Sheet to write; stdout by default.")
    ] = None,
) -> None:
    """Draw records at random into a sheet that a person judges.

    Every stratum is drawn from alike; the sheet keeps its weight, from which `dragoman evaluate`
    reckons precision over all records. Write yes or no into the empty columns.
    """
    from dragoman.cli.evaluate import Draw, run_sample

    draw = Draw(
        records, documents, by.value, number, seed, tuple(types or ()), tuple(statuses or ()),
        output,
    )  # fmt: skip
    raise typer.Exit(run_sample(draw))


@knowledge_commands.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A judged sheet (CSV), or gold records (JSONL).")],
    found: Annotated[
        Path | None, typer.Argument(help="Records (JSONL) to hold against the gold.")
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option("--status", help="Compare only events of this status; may be repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of tables.")] = False,
) -> None:
    """Say how good coded records are, with 95 % intervals.

    Of a judged sheet: precision by question and stratum, and over all by weight. Of records
    against a gold: precision, recall and F1 by type, and who, when and status of what matches.
    """
    from dragoman.cli.evaluate import run_evaluate

    wanted = tuple(statuses or ())
    raise typer.Exit(run_evaluate(gold, found, statuses=wanted, as_json=as_json))


@rules_app.command("check")
def rules_check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of your rule files; without one, the built-in.")
    ] = None,
) -> None:
    """Load rule files and run their examples; every fault is named with file, line and rule."""
    from dragoman.cli.rules import run_check

    raise typer.Exit(run_check(folder))


@rules_app.command("try")
def rules_try(
    sentence: Annotated[str, typer.Argument(help="The sentence to code.")],
    date: Annotated[str, typer.Option("--date", metavar="D")] = "2024-05-15",
    rules: RulesFolder = None,
) -> None:
    """Code one sentence and show, room by room, what was found and by which rules."""
    from dragoman.cli.rules import run_try

    raise typer.Exit(run_try(sentence, date=date, folder=rules))
