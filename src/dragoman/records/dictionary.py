"""The dictionary of columns: of every layout and flat table, for people, for R and for Stata.

python -m dragoman.records.dictionary        # writes docs/formats.md and docs/load/
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from dragoman.records.flat import TABLES, column_type, columns, described
from dragoman.records.layout import layout, layouts

STATA_NAME: Final = 32
STATA_LABEL: Final = 80
HEAD: Final = """\
# Forms of output

`dragoman code --format FORM` and `dragoman export --format FORM` write these. A missing value is an
empty cell. Print any of these tables with `dragoman columns NAME`, and a script that loads the file
with its labels with `dragoman columns NAME --as r` or `--as stata`; the scripts lie in
`docs/load/`.

`events`, `statements`, `times` and `actors` are the flat tables of `csv` and `parquet` (`--table`).
`--dyads` writes a row for each pair of actor and recipient; acts whose sides are all actors, such
as meetings, are then told in both directions. `gdelt`, `icews` and `cameo` always do so. Layouts
that have no column for the status hold `actual` events only, unless `--status` says otherwise.

`ftm` writes the entities of FollowTheMoney, one JSON object a line: a `Document` for each report,
a `Person` for each actor with a title and a `LegalEntity` for any other, an `Event` for each event
with who was `involved`, and a `Documentation` that ties each actor to its report.
"""


class Told(NamedTuple):
    """A column as the dictionary tells it; `type` is integer, number or text."""

    name: str
    type: str
    label: str


class Sheet(NamedTuple):
    """A layout or a flat table."""

    name: str
    title: str
    delimiter: str
    header: bool
    columns: tuple[Told, ...]


def sheets() -> tuple[str, ...]:
    """Names of all layouts and flat tables."""
    return (*layouts(), *TABLE_NAMES)


def sheet(name: str) -> Sheet:
    """A layout or a flat table by its name.

    Raises:
        KeyError: for no such name.
    """
    if name in TABLE_NAMES:
        labels = {**described("document"), **described(name)}
        told = tuple(Told(c, column_type(c), labels[c]) for c in columns(name))
        return Sheet(name, f"Flat table of {name}", ",", header=True, columns=told)
    if name not in layouts():
        raise KeyError(name)
    kept = layout(name)
    told = tuple(Told(c.name, c.type, c.label) for c in kept.columns)
    return Sheet(name, kept.title, kept.delimiter, kept.header, told)


def as_text(of: Sheet) -> str:
    """Name, type and label of each column, parted by tabs."""
    return "".join(f"{c.name}\t{c.type}\t{c.label}\n" for c in of.columns)


def as_markdown(of: Sheet) -> str:
    """A section with a table."""
    sign = "tabs" if of.delimiter == "\t" else "commas"
    header = "with a header" if of.header else "without a header"
    rows = (f"| `{c.name}` | {c.type} | {c.label} |\n" for c in of.columns)
    return (
        f"## {of.name}\n\n{of.title}: {len(of.columns)} columns, parted by {sign}, {header}.\n\n"
        f"| column | type | holds |\n|---|---|---|\n{''.join(rows)}"
    )


def as_r(of: Sheet) -> str:
    """An R script that reads a file with base R and labels its columns."""
    kinds = {"text": "character", "integer": "numeric", "number": "numeric"}
    sign = "\\t" if of.delimiter == "\t" else ","
    names = ",\n".join(f'  "{c.name}"' for c in of.columns)
    types = ",\n".join(f'  "{kinds[c.type]}"' for c in of.columns)
    labels = ",\n".join(f'  "{_quoted(c.label)}"' for c in of.columns)
    return (
        f"# {of.title}: reads a file and labels its columns. Source this, then:\n"
        f'# events <- read_{of.name}("events.{_ending(of)}")\n\n'
        f"columns <- c(\n{names}\n)\n\ntypes <- c(\n{types}\n)\n\nlabels <- c(\n{labels}\n)\n\n"
        f"read_{of.name} <- function(file) {{\n"
        f'  rows <- read.table(file, sep = "{sign}", header = {str(of.header).upper()}, '
        'quote = "\\"",\n'
        '    comment.char = "", na.strings = "", fill = FALSE, col.names = columns,\n'
        '    colClasses = types, check.names = FALSE, encoding = "UTF-8")\n'
        '  for (i in seq_along(columns)) attr(rows[[i]], "label") <- labels[i]\n'
        "  rows\n}\n"
    )


def as_stata(of: Sheet) -> str:
    """A Stata do-file that imports a file and labels its variables."""
    sign = "tab" if of.delimiter == "\t" else "comma"
    names = stata_names(of)
    texts = " ".join(str(n) for n, c in enumerate(of.columns, 1) if c.type == "text")
    start = "varnames(nonames) rowrange(2)" if of.header else "varnames(nonames)"
    lines = [
        f"* {of.title}: imports a file and labels its variables.",
        f"* do {of.name}.do events.{_ending(of)}",
        "version 14",
        "args file",
        f'import delimited using "`file\'", delimiters({sign}) {start} ///',
        f'    encoding("utf-8") bindquotes(strict) asdouble stringcols({texts}) clear',
    ]
    for number, (name, column) in enumerate(zip(names, of.columns, strict=True), 1):
        lines.append(f"rename v{number} {name}")
        lines.append(f'label variable {name} "{_stata_label(column.label)}"')
    return "\n".join(lines) + "\n"


def stata_names(of: Sheet) -> list[str]:
    """The columns as Stata can name variables: letters, digits and _, at most 32 of them."""
    found: list[str] = []
    for column in of.columns:
        name = "".join(c if c.isalnum() else "_" for c in column.name)[:STATA_NAME]
        name = f"{name}_" if name in RESERVED else name
        found.append(name if name not in found else f"{name[: STATA_NAME - 2]}_2")
    return found


def _stata_label(label: str) -> str:
    return label.replace('"', "'")[:STATA_LABEL].rstrip()


def _quoted(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"')


def _ending(of: Sheet) -> str:
    return "tsv" if of.delimiter == "\t" else "csv"


def generated() -> Iterator[tuple[str, str]]:
    """Path below docs/ and content of every file that is made from the dictionary."""
    pages = (as_markdown(sheet(name)) for name in sheets())
    yield "formats.md", "\n".join((HEAD, *pages))
    for name in sheets():
        yield f"load/{name}.R", as_r(sheet(name))
        yield f"load/{name}.do", as_stata(sheet(name))


TABLE_NAMES: Final = ("events", *TABLES)
RESERVED: Final = frozenset({"in", "if", "using", "with", "byte", "int", "long", "float", "double"})
FORMS: Final[dict[str, Callable[[Sheet], str]]] = {
    "text": as_text, "md": as_markdown, "r": as_r, "stata": as_stata,
}  # fmt: skip

if __name__ == "__main__":
    docs = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    for path, content in generated():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(content, encoding="utf-8")
