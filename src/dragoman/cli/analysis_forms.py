"""Rows written as a table, CSV, JSON, Markdown or an HTML page, and bars in the terminal."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Sequence
from typing import Any, Final

from jinja2 import Environment, PackageLoader
from rich.console import Console
from rich.table import Table
from rich.text import Text

Row = dict[str, Any]
BAR: Final = "▏▎▍▌▋▊▉█"
WIDTH: Final = 40


def write(
    rows: Sequence[Row], form: str, console: Console, *, shown: Sequence[str], title: str
) -> None:
    """Write rows to stdout.

    Args:
        form: table, csv, json, md or html.
        shown: the columns of a table, of Markdown and of HTML.
    """
    if form == "json":
        sys.stdout.write(json.dumps([*map(_plain, rows)], ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        _csv(rows, shown)
    elif form == "md":
        sys.stdout.write(_markdown(rows, shown))
    elif form == "html":
        sys.stdout.write(_html(rows, shown, title))
    elif console.is_terminal:
        console.print(_table(rows, shown))
    else:
        _tabbed(rows, shown)


def _plain(row: Row) -> Row:
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in row.items()}


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _csv(rows: Sequence[Row], shown: Sequence[str]) -> None:
    table = csv.DictWriter(sys.stdout, list(rows[0]) if rows else shown, lineterminator="\n")
    table.writeheader()
    table.writerows({k: _cell(v) for k, v in row.items()} for row in rows)


def _tabbed(rows: Sequence[Row], shown: Sequence[str]) -> None:
    sys.stdout.write("\t".join(shown) + "\n")
    for row in rows:
        sys.stdout.write("\t".join(_cell(row[k]) for k in shown) + "\n")


def _table(rows: Sequence[Row], shown: Sequence[str]) -> Table:
    table = Table(header_style="dim", box=None)
    for column in shown:
        table.add_column(column, overflow="fold", vertical="top")
    for row in rows:
        table.add_row(*(Text(_cell(row[k])) for k in shown))
    return table


def _markdown(rows: Sequence[Row], shown: Sequence[str]) -> str:
    lines = ["| " + " | ".join(shown) + " |", "|" + " --- |" * len(shown)]
    for row in rows:
        cells = (_cell(row[k]).replace("|", "\\|") for k in shown)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _html(rows: Sequence[Row], shown: Sequence[str], title: str) -> str:
    pages = Environment(
        loader=PackageLoader("dragoman.analysis", "templates"), autoescape=True,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    cells = [[_cell(row[k]) for k in shown] for row in rows]
    return pages.get_template("table.html").render(title=title, columns=shown, rows=cells) + "\n"


def bars(values: Sequence[tuple[str, float]], console: Console) -> None:
    """One bar a line, the longest as wide as there is room."""
    most = max((v for _, v in values), default=0.0)
    for name, value in values:
        console.print(Text(f"{name:<24} {bar(value, most)} {value:g}"), highlight=False)


def bar(value: float, most: float, width: int = WIDTH) -> str:
    """A bar in eighths of a character."""
    eighths = round(value / most * width * 8) if most else 0
    whole, rest = divmod(eighths, 8)
    return BAR[-1] * whole + (BAR[rest - 1] if rest else "")
