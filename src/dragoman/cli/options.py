"""Options that commands of several files share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

FileForm = Literal["jsonl", "csv", "parquet", "polecat", "gdelt", "icews", "cameo", "ftm"]
"""Forms of records that a file can have."""
Form = Literal["table", FileForm]


class FlatTable(StrEnum):
    """The flat tables of a record."""

    events = "events"
    statements = "statements"
    times = "times"
    actors = "actors"


Shown = Annotated[Form, typer.Option("--format", help="Form of the records.")]
Written = Annotated[FileForm, typer.Option("--format", help="Form of the records.")]
Table = Annotated[FlatTable, typer.Option("--table", help="Which flat table csv and parquet hold.")]
OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", help="File to write; stdout by default.")
]
Dyads = Annotated[
    bool, typer.Option("--dyads", help="One row for each pair of actor and recipient.")
]
RulesFolder = Annotated[
    Path | None,
    typer.Option("--rules", help="Folder of rule files to lay over the built-in ones."),
]
FilterLine = Annotated[
    str, typer.Argument(metavar="[FILTER]", help="Such as: actor:RUS type:ASSAULT since:2022-02.")
]
