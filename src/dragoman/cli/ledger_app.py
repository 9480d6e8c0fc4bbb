"""The subcommands that ask a ledger, judge its records and check it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import (
    Dyads,
    FilterLine,
    FlatTable,
    OutputFile,
    RulesFolder,
    Table,
    Written,
)

ledger_commands = typer.Typer()
correct_app = typer.Typer(no_args_is_help=True, help="Judge records of a ledger, and undo it.")
ledger_commands.add_typer(correct_app, name="correct")
actor_app = typer.Typer(no_args_is_help=True, help="Actors of a ledger: list, merge and split.")
ledger_commands.add_typer(actor_app, name="actor")
ledger_app = typer.Typer(no_args_is_help=True, help="A ledger's file as a whole.")
ledger_commands.add_typer(ledger_app, name="ledger")


class ListFormat(StrEnum):
    """Forms that records of a ledger are listed in."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class StoryFormat(StrEnum):
    """Forms that stories are listed in."""

    table = "table"
    jsonl = "jsonl"


LedgerFile = Annotated[
    Path, typer.Option("--ledger", envvar="DRAGOMAN_LEDGER", help="The ledger's file.")
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="How many; 0 for all.")]
Listed = Annotated[ListFormat, typer.Option("--format", help="Form of the list.")]
OldestFirst = Annotated[bool, typer.Option("--oldest-first", help="The other way round.")]
Who = Annotated[
    str | None, typer.Option("--who", help="Who decides; the name of your account by default.")
]
Why = Annotated[str, typer.Option("--why", help="For what reason.")]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of events or statements.")]


@ledger_commands.command()
def events(
    ledger: LedgerFile, filter: FilterLine = "", limit: Limit = 50,
    format: Listed = ListFormat.table, oldest_first: OldestFirst = False,
) -> None:  # fmt: skip
    """List events of a ledger that a filter asks for, newest first.

    All terms of a filter must hold; a comma parts alternatives, - denies, words are searched for.
    """
    from dragoman.cli.ledger import run_list

    listed = run_list(
        "events", filter, ledger, limit=limit, format=format.value, oldest_first=oldest_first
    )
    raise typer.Exit(listed)


@ledger_commands.command()
def statements(
    ledger: LedgerFile, filter: FilterLine = "", limit: Limit = 50,
    format: Listed = ListFormat.table, oldest_first: OldestFirst = False,
) -> None:  # fmt: skip
    """List statements of a ledger that a filter asks for, newest first."""
    from dragoman.cli.ledger import run_list

    listed = run_list(
        "statements", filter, ledger, limit=limit, format=format.value, oldest_first=oldest_first
    )
    raise typer.Exit(listed)


@ledger_commands.command()
def documents(
    ledger: LedgerFile, filter: FilterLine = "", limit: Limit = 50,
    format: Listed = ListFormat.table, oldest_first: OldestFirst = False,
) -> None:  # fmt: skip
    """List documents of a ledger that a filter asks for, newest first."""
    from dragoman.cli.ledger import run_list

    listed = run_list(
        "documents", filter, ledger, limit=limit, format=format.value, oldest_first=oldest_first
    )
    raise typer.Exit(listed)


@ledger_commands.command()
def search(
    ledger: LedgerFile, filter: FilterLine, limit: Limit = 20, format: Listed = ListFormat.table
) -> None:
    """Search a ledger's sentences for words, the best first; fields of a filter may narrow it."""
    from dragoman.cli.ledger import run_search

    raise typer.Exit(run_search(filter, ledger, limit=limit or 1000, format=format.value))


@ledger_commands.command()
def stories(
    ledger: LedgerFile,
    filter: FilterLine = "",
    limit: Limit = 50,
    format: Annotated[
        StoryFormat, typer.Option("--format", help="Form of the list.")
    ] = StoryFormat.table,
    counts: Annotated[
        bool, typer.Option("--counts", help="Count happenings and reports by day and type.")
    ] = False,
) -> None:
    """List happenings that several reports tell, with who told it and where they disagree.

    Copies of one report count as one witness. Documents that are new since the last time are
    looked at first.
    """
    from dragoman.cli.stories import run_stories

    told = run_stories(filter, ledger, limit=limit, format=format.value, counts=counts)
    raise typer.Exit(told)


@ledger_commands.command()
def export(
    ledger: LedgerFile,
    filter: FilterLine = "",
    format: Written = "csv",
    table: Table = FlatTable.events,
    output: OutputFile = None,
    dyads: Dyads = False,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS,...", help="Which events, or all.")
    ] = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="Put the reports themselves into jsonl.")
    ] = False,
) -> None:
    """Write events of a ledger in any form, as they stand after judgement.

    JSONL has the whole records of documents in which the filter finds an event, as they were
    coded, so that `dragoman load` can bring them in again.
    """
    from dragoman.cli.export import Wish, run_export

    wish = Wish(filter, ledger, format, table.value, output, dyads, status, texts)
    raise typer.Exit(run_export(wish))


@ledger_commands.command()
def load(
    files: Annotated[list[Path], typer.Argument(help="JSONL or Parquet of coded records.")],
    ledger: LedgerFile,
    documents: Annotated[
        list[Path] | None,
        typer.Option("--documents", help="Files of the reports, whose text records do not hold."),
    ] = None,
) -> None:
    """Bring coded records into a ledger, without coding anything again."""
    from dragoman.cli.load import run_load

    raise typer.Exit(run_load(files, ledger, documents=documents or []))


@ledger_commands.command()
def doctor(
    ledger: Annotated[
        Path | None, typer.Option("--ledger", envvar="DRAGOMAN_LEDGER", help="A ledger to check.")
    ] = None,
    rules: RulesFolder = None,
    mend: Annotated[
        bool, typer.Option("--mend", help="Make the ledger's search, filters and counts anew.")
    ] = False,
) -> None:
    """Check the install, the rules and a ledger, and say what to do."""
    from dragoman.cli.doctor import run_doctor

    raise typer.Exit(run_doctor(ledger, rules=rules, mends=mend))


@ledger_app.command("dump")
def ledger_dump(ledger: LedgerFile) -> None:
    """Write all that a ledger holds as JSONL, the same however it was put in."""
    from dragoman.cli.ledger import run_dump

    raise typer.Exit(run_dump(ledger))


@ledger_app.command("fields")
def ledger_fields() -> None:
    """Tell what each field of a filter means, with examples."""
    from dragoman.cli.ledger import run_fields

    raise typer.Exit(run_fields())


@correct_app.command("accept")
def correct_accept(ids: Ids, ledger: LedgerFile, who: Who = None, why: Why = "") -> None:
    """Say that records are right."""
    from dragoman.cli.ledger_corrections import run_judge

    raise typer.Exit(run_judge("accept", ids, ledger, who=who, why=why, changes=[]))


@correct_app.command("reject")
def correct_reject(ids: Ids, ledger: LedgerFile, who: Who = None, why: Why = "") -> None:
    """Say that records are wrong; they are kept, and listed by the filter judged:reject."""
    from dragoman.cli.ledger_corrections import run_judge

    raise typer.Exit(run_judge("reject", ids, ledger, who=who, why=why, changes=[]))


@correct_app.command("amend")
def correct_amend(
    id: Annotated[str, typer.Argument(help="Id of an event or a statement.")],
    changes: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE...", help="Such as type=COERCE.")
    ],
    ledger: LedgerFile,
    who: Who = None,
    why: Why = "",
) -> None:
    """Say what a record should be; what the coder said is kept beside it."""
    from dragoman.cli.ledger_corrections import run_judge

    raise typer.Exit(run_judge("amend", [id], ledger, who=who, why=why, changes=changes))


@correct_app.command("undo")
def correct_undo(ids: Ids, ledger: LedgerFile, who: Who = None, why: Why = "") -> None:
    """Take back what was decided last about records, or about actors by their keys."""
    from dragoman.cli.ledger_corrections import run_judge

    raise typer.Exit(run_judge("undo", ids, ledger, who=who, why=why, changes=[]))


@correct_app.command("history")
def correct_history(
    ledger: LedgerFile,
    id: Annotated[str | None, typer.Argument(help="Id of a record, or key of an actor.")] = None,
) -> None:
    """List judgements as JSONL: all of them, or those on one record."""
    from dragoman.cli.ledger_corrections import run_history

    raise typer.Exit(run_history(ledger, id, orphans=False))


@correct_app.command("orphans")
def correct_orphans(ledger: LedgerFile) -> None:
    """List judgements as JSONL whose records are not in the ledger any more."""
    from dragoman.cli.ledger_corrections import run_history

    raise typer.Exit(run_history(ledger, None, orphans=True))


@correct_app.command("export")
def correct_export(ledger: LedgerFile) -> None:
    """Write every judged record as JSONL: what the coder said, and what was decided."""
    from dragoman.cli.ledger_corrections import run_gold

    raise typer.Exit(run_gold(ledger))


@actor_app.command("list")
def actor_list(
    ledger: LedgerFile, filter: FilterLine = "", limit: Limit = 50,
    format: Listed = ListFormat.table,
) -> None:  # fmt: skip
    """List actors across documents, with the names they go by and the days of their roles."""
    from dragoman.cli.ledger import run_list

    raise typer.Exit(run_list("actors", filter, ledger, limit=limit, format=format.value))


@actor_app.command("merge")
def actor_merge(
    actor: Annotated[str, typer.Argument(help="An actor's key, or a name that only it has.")],
    into: Annotated[str, typer.Argument(help="The actor that it is.")],
    ledger: LedgerFile,
    who: Who = None,
    why: Why = "",
) -> None:
    """Say that two actors are one."""
    from dragoman.cli.ledger_corrections import run_decide

    raise typer.Exit(run_decide(ledger, lambda c, w: c.merge(actor, into, who=w, why=why), who))


@actor_app.command("split")
def actor_split(
    actor: Annotated[str, typer.Argument(help="An actor's key, or a name that only it has.")],
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT...", help="Where it is somebody else.")
    ],
    ledger: LedgerFile,
    name: Annotated[str, typer.Option("--name", help="What to call that somebody else.")],
    who: Who = None,
    why: Why = "",
) -> None:
    """Say that an actor is somebody else in some documents."""
    from dragoman.cli.ledger_corrections import run_decide

    decided = run_decide(
        ledger, lambda c, w: c.split(actor, documents, name=name, who=w, why=why), who
    )
    raise typer.Exit(decided)
