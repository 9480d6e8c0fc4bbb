"""The families of rule files that the events room reads, and how their examples are checked.

All of them answer with coded events, shown as "REJECT/yield RUS:GOV -> UKR:GOV negated #military":
type and main mode, actors, recipients, the status where it is not `actual`, contexts. Whatever
decided an event (frame, operator, row of the algebra, word class) stands in its derivation, so an
example of any of them is a sentence and its record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from dragoman.events.dating.words import FAMILIES as DATING
from dragoman.events.echoes.rule import EchoRule
from dragoman.events.factuality.families import FAMILIES as FACTUALITY
from dragoman.events.model import Event, Status
from dragoman.events.ontology import (
    words_for_contexts,
    words_for_frames,
    words_for_operators,
    words_for_routes,
)
from dragoman.events.quantities.families import FAMILIES as QUANTITIES
from dragoman.events.vocabulary import (
    Algebra,
    ContextRule,
    Frame,
    ModeTable,
    Operator,
    Route,
    WordClass,
)
from dragoman.events.wars import LIST as WARS_LIST
from dragoman.rules import Answer, Family, ListExamples

if TYPE_CHECKING:
    from dragoman.draft import Draft

STATUSES: Final = frozenset(get_args(Status))


def answers(draft: Draft) -> list[Answer]:
    """Every coded event of the draft with its derivation; NONE for what was dismissed."""
    coded = [Answer(show(draft, event), event.rules) for event in draft.events.events]
    return coded + [Answer("NONE", d.rules) for d in draft.events.dismissed]


def _with_tables(draft: Draft) -> list[Answer]:
    """The same, where the list of wars named a side with the table of its examples."""
    return [
        Answer(told.shown, (*told.rules, WARS_TABLE)) if WARS_LIST in told.rules else told
        for told in answers(draft)
    ]


def show(draft: Draft, event: Event) -> str:
    """One line for an event: type, mode, parties, status, contexts."""
    parts = ["/".join((event.type, *event.modes[:1])), _parties(draft, event.actors)]
    if event.recipients:
        parts += ["->", _parties(draft, event.recipients)]
    if event.status != "actual":
        parts.append(event.status)
    return " ".join([*parts, *(f"#{c}" for c in event.contexts)])


def matches(expected: str, shown: str) -> bool:
    """Whether a shown event is what was expected.

    The type must be the same and so must the status (`actual` where none is given); a mode, a
    context, actors and recipients are compared only where they are expected. A party is named by
    its country, its sector, or both ("RUS", "MIL", "RUS:MIL"); "nobody" demands none.
    """
    want, have = _read(expected), _read(shown)
    return (
        want["type"] == have["type"]
        and want["status"] == have["status"]
        and want["mode"] in ("", have["mode"])
        and want["contexts"] <= have["contexts"]
        and _same(want["actors"], have["actors"])
        and _same(want["recipients"], have["recipients"])
    )


def _read(record: str) -> dict[str, Any]:
    words = record.split()
    kind, _, mode = words[0].partition("/")
    status = next((w for w in words if w in STATUSES), "actual")
    rest = [w for w in words[1:] if not w.startswith("#") and w not in STATUSES]
    at = rest.index("->") if "->" in rest else len(rest)
    return {
        "type": kind,
        "mode": mode,
        "status": status,
        "contexts": {w for w in words if w.startswith("#")},
        "actors": "+".join(rest[:at]),
        "recipients": "+".join(rest[at + 1 :]),
    }


def _same(wanted: str, found: str) -> bool:
    if not wanted:
        return True
    have = [p for p in found.split("+") if p and p != "nobody"]
    want = [p for p in wanted.split("+") if p != "nobody"]
    return len(have) == len(want) and all(any(_names(w, h) for h in have) for w in want)


def _names(wanted: str, found: str) -> bool:
    return wanted == found or wanted in found.split(":")


def _parties(draft: Draft, mentions: tuple[int, ...]) -> str:
    found: dict[str, None] = {}
    for mention in mentions:
        for index in draft.actors.mentions[mention].actors:
            actor = draft.actors.actors[index]
            found[f"{actor.country or '?'}:{actor.sector or '?'}"] = None
    return "+".join(found) or "nobody"


FRAMES: Final = Family("events/frames", Frame, answers, matches, words=words_for_frames)
OPERATORS: Final = Family("events/operators", Operator, answers, matches, words=words_for_operators)
ALGEBRA: Final = Family("events/algebra", Algebra, answers, matches)
MODES: Final = Family("events/modes", ModeTable, answers, matches)
ROUTES: Final = Family("events/routes", Route, answers, matches, words=words_for_routes)
CLASSES: Final = Family("events/classes", WordClass, answers, matches)
ECHOES: Final = Family("events/echoes", EchoRule, answers, matches)
CONTEXTS: Final = Family("events/contexts", ContextRule, answers, matches, words=words_for_contexts)

WARS_TABLE: Final = "events/lists/wars.examples.toml::known"
WARS: Final = Family("events/lists", ListExamples, _with_tables, matches, suffix=".examples.toml")

FAMILIES: Final[tuple[Family[Any], ...]] = (
    FRAMES, OPERATORS, ROUTES, ALGEBRA, MODES, CLASSES, CONTEXTS, ECHOES, WARS, *DATING,
    *FACTUALITY, *QUANTITIES,
)  # fmt: skip
