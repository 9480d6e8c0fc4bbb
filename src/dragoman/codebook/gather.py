"""Gathering the codebook from the rules: the same tables that code events are what it prints."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.codebook.model import (
    Codebook,
    CodePage,
    ContextPage,
    CrossPage,
    ModePage,
    OperatorPage,
    Shown,
    TypePage,
)
from dragoman.events import cameo, families
from dragoman.events.crosswalk import ANY, crossings
from dragoman.events.ontology import Ontology
from dragoman.events.vocabulary import Algebra, Evoker, Operator
from dragoman.records.flat import described
from dragoman.rules import Named, Rule, RuleBook

Found = dict[tuple[str, str], list[Shown]]
SHOWN = 3
WORDS = 12


@cache
def terms() -> dict[str, dict[str, str]]:
    """What the fixed values of a record mean, by kind of value."""
    path = Path(__file__).with_name("terms.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def gather(book: RuleBook) -> Codebook:
    """The codebook of a book of rules.

    Raises:
        DragomanError: E201 to E210 from the rule files.
    """
    ontology = Ontology(book)
    frames = book.rules(families.FRAMES)
    told = terms()
    return Codebook(
        types=tuple(_types(ontology, _by_outcome(frames))),
        contexts=tuple(_contexts(book, ontology)),
        algebra=tuple(_algebra(book)),
        quads=told["quads"],
        statuses=told["statuses"],
        factuality=told["factuality"],
        sectors=told["sectors"],
        stances=told["stances"],
        cameo=tuple(_codes()),
        crosswalk=tuple(_crosswalk()),
        columns={t: described(t) for t in ("document", "events", "statements", "times", "actors")},
    )


def shown(named: Named[Any]) -> Iterator[Shown]:
    """The examples of a rule, each beside one of its near misses."""
    rule: Rule = named.rule
    for at, line in enumerate(rule.examples):
        sentence, _, record = line.rpartition(" => ")
        yield Shown(sentence, record, rule.never[at % len(rule.never)], named.id)


def _by_outcome(frames: Iterable[Named[Any]]) -> Found:
    """(type, mode) -> the first example of each rule that gives it, richer rules first."""
    found: Found = {}
    for named in frames:
        rule: Evoker = named.rule
        event_type = getattr(rule, "type", "")
        for example in shown(named):
            if example.record.partition(" ")[0].partition("/")[0] == event_type:
                found.setdefault((event_type, rule.mode), []).append(example)
                break
    return found


def _types(ontology: Ontology, examples: Found) -> Iterator[TypePage]:
    codes = cameo.rows()
    for name, entry in ontology.types.items():
        yield TypePage(
            name=name,
            means=entry.means,
            quad=ontology.quad(name),
            kind=ontology.kind(name),
            intensity=ontology.intensity(name),
            modes=tuple(
                ModePage(
                    mode, what.means, ontology.intensity(name, (mode,)),
                    tuple(examples.get((name, mode), ())[:SHOWN]),
                )
                for mode, what in entry.modes.items()
            ),
            examples=tuple(examples.get((name, ""), ())[:SHOWN]),
            cameo=tuple(sorted({row.code for row in codes if row.type == name})),
        )  # fmt: skip


def _contexts(book: RuleBook, ontology: Ontology) -> Iterator[ContextPage]:
    found: dict[str, list[Shown]] = {}
    for named in book.rules(families.CONTEXTS):
        found.setdefault(named.rule.context, []).extend(shown(named))
    for name, means in ontology.contexts.items():
        yield ContextPage(name, means, tuple(found.get(name, ())[:SHOWN]))


def _algebra(book: RuleBook) -> Iterator[OperatorPage]:
    words: dict[str, dict[str, None]] = {}
    for named in book.rules(families.OPERATORS):
        rule: Operator = named.rule
        of_class = words.setdefault(rule.does, {})
        of_class.update(dict.fromkeys((*rule.verbs, *rule.nouns, *rule.adjectives)))
    for row in book.rules(families.ALGEBRA):
        cells: Algebra = row.rule
        yield OperatorPage(
            row.name, cells.note, cells.cooperative, cells.yielding, cells.conflict, cells.neutral,
            tuple(words.get(row.name, {}))[:WORDS], tuple(shown(row))[:SHOWN],
        )  # fmt: skip


def _codes() -> Iterator[CodePage]:
    ways: dict[str, list[str]] = {}
    for row in cameo.rows():
        parts = (row.type, row.mode, row.inside and f"of {row.inside}", row.context)
        way = " ".join(p.replace("|", " or ") for p in parts if p)
        ways.setdefault(row.code, []).extend([way] if way else [])
    told = {row.code: row for row in cameo.rows()}
    for code, row in told.items():
        yield CodePage(code, row.name, row.goldstein, tuple(ways[code]))


def _crosswalk() -> Iterator[CrossPage]:
    for row in crossings():
        actor = "anybody" if row.actor == ANY else row.actor
        recipient = "anybody" if row.recipient == ANY else row.recipient
        yield CrossPage(
            row.type, "any" if row.mode == ANY else row.mode, f"{actor} against {recipient}",
            row.acled_event_type, row.acled_sub_event_type, row.ucdp_type,
        )  # fmt: skip
