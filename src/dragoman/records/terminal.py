"""A record for the terminal: the marked text and its tables, in colour or plain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, Protocol

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.records.flat import Evidence
from dragoman.records.marks import marks
from dragoman.records.model import ActorRecord, Coded, EventRecord, StatementRecord

STYLES: Final = {
    "content": "italic",
    "place": "green",
    "actor": "bold cyan",
    "time": "bold yellow",
    "cue": "bold magenta",
    "trigger": "bold red underline",
}
UNBROKEN: Final = ("act", "days", "said on", "status", "stance", "country", "sector")
STATUS_STYLES: Final = {
    "actual": "", "future": "blue", "hypothetical": "dim", "negated": "dim", "denied": "yellow",
    "alleged": "yellow",
}  # fmt: skip


def show(console: Console, coded: Coded, text: str) -> None:
    """Print a record: in colour with the marked text on a terminal, else plain tables."""
    if console.color_system is None:
        _show_plain(console, coded, text)
    else:
        console.print(_page(coded, text))


def marked(coded: Coded, text: str) -> Text:
    """The document's text with its marks as styles."""
    shown = Text(text)
    order = list(STYLES)
    for mark in sorted(marks(coded), key=lambda m: order.index(m.kind)):
        shown.stylize(STYLES[mark.kind], mark.start, mark.end)
    return shown


def _page(coded: Coded, text: str) -> RenderableType:
    evidence = Evidence(coded, text)
    body = coded.sentences[0][0] if coded.sentences else 0
    legend = Text("  ").join(Text(k, style=s) for k, s in STYLES.items())
    parts: list[RenderableType] = [
        Rule(Text(f"{coded.id} · {coded.date}", style="bold")),
        *([Text(coded.title, style="bold")] if coded.title else []),
        Padding(marked(coded, text)[body:], (1, 2)),
        Padding(legend, (0, 2, 1, 2)),
    ]
    parts += [_coloured(name, header, rows) for name, header, rows in _tables(evidence) if rows]
    return Group(*parts)


def _coloured(name: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    table = Table(
        title=name, title_justify="left", title_style="bold", header_style="dim", box=None
    )
    for column in header:
        table.add_column(column, overflow="fold", vertical="top", no_wrap=column in UNBROKEN)
    for row in rows:
        style = next((STATUS_STYLES[cell] for cell in row if cell in STATUS_STYLES), "")
        table.add_row(*(Text(cell) for cell in row), style=style)
    return table


def _show_plain(console: Console, coded: Coded, text: str) -> None:
    """Tables parted by tabs, one line a row: quiet enough for grep and cut."""
    console.file.write(f"# {coded.id}\t{coded.date}\n")
    for name, header, rows in _tables(Evidence(coded, text)):
        console.file.write("\t".join((f"## {name}", *header)) + "\n")
        for row in rows:
            console.file.write("\t".join(row) + "\n")


def _tables(evidence: Evidence) -> list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
    coded = evidence.coded
    return [
        ("Actors", ("name", "title", "country", "sector", "mentions"),
         [_actor_row(a) for a in coded.actors]),
        ("Times", ("text", "type", "value", "days"),
         [(t.text, t.type, t.value, days(t.first, t.last)) for t in coded.times]),
        ("Statements", ("who", "cue", "stance", "said on", "what"),
         [_statement_row(evidence, s) for s in coded.statements]),
        ("Events", ("who", "act", "to whom", "days", "where", "status", "on whose word", "words"),
         [_event_row(evidence, e) for e in coded.events]),
    ]  # fmt: skip


def _actor_row(actor: ActorRecord) -> tuple[str, ...]:
    country, sector = actor.country or "", actor.sector or ""
    return actor.name, actor.title or "", country, sector, str(len(actor.mentions))


def _statement_row(evidence: Evidence, statement: StatementRecord) -> tuple[str, ...]:
    return (
        speaker(evidence, statement),
        evidence.words(statement, statement.cue),
        statement.stance,
        days(statement.first, statement.last),
        evidence.words(statement, statement.content),
    )


def _event_row(evidence: Evidence, event: EventRecord) -> tuple[str, ...]:
    coded = evidence.coded
    place = "" if event.place is None else coded.places[event.place].name
    said_by = (
        "" if event.statement is None else speaker(evidence, coded.statements[event.statement])
    )
    return (
        parties(evidence.actors(event.actors)),
        "/".join((event.type, *event.modes[:1])),
        parties(evidence.actors(event.recipients)),
        days(event.first, event.last),
        place,
        event.status,
        said_by,
        evidence.words(event, event.trigger),
    )


class Named(Protocol):
    """An actor, in a record of whatever room."""

    @property
    def name(self) -> str: ...

    @property
    def country(self) -> str | None: ...

    @property
    def sector(self) -> str | None: ...


def parties(actors: Iterable[Named]) -> str:
    """Names with country and sector, such as "Sergei Lavrov (RUS GOV)"."""
    shown = []
    for actor in actors:
        codes = " ".join(c for c in (actor.country, actor.sector) if c)
        shown.append(f"{actor.name} ({codes})" if codes else actor.name)
    return ", ".join(shown)


def speaker(evidence: Evidence, statement: StatementRecord) -> str:
    """The source's actors by name, or its words where they are no known actor."""
    names = ", ".join(a.name for a in evidence.actors(statement.actors))
    return names or evidence.words(statement, statement.source)


def days(first: dt.date | None, last: dt.date | None) -> str:
    """An interval of days, its open ends left open and what both ends share said once."""
    if first == last:
        return str(first or "")
    if first and last and (first.year, first.month) == (last.year, last.month):
        return f"{first}..{last:%d}"
    return f"{first or ''}..{last or ''}"
