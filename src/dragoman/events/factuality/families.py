"""The families of rule files of factuality, and how their examples are checked.

An example names predicates with the author's value and, where a source speaks, the source's:
"withdraw CT-", "attack Uu CT+".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dragoman.events.factuality.rule import Signature
from dragoman.rules import Answer, Family, ListExamples

if TYPE_CHECKING:
    from dragoman.draft import Draft


PREDICATES: Final = frozenset({"VERB", "AUX", "NOUN", "ADJ"})


def answers(draft: Draft) -> list[Answer]:
    """The value of every word that may name an act or a state, with its derivation."""
    views = draft.events.views
    assert views is not None
    found = []
    for sentence in draft.parsed.sentences:
        for token in (t for t in sentence.tokens if t.pos in PREDICATES):
            view = views.of(sentence.index, token)
            source = f" {view.source.value}" if view.source is not None else ""
            tables = (f"{LEVELS_FILE}::{step.level.kind}" for step in view.steps)
            shown = f"{token.lemma} {view.author.value}{source}"
            found.append(Answer(shown, (*view.rules, *tables)))
    return found


LEVELS_FILE: Final = "events/factuality/levels.examples.toml"
LEVELS: Final = Family("events/factuality", ListExamples, answers, suffix=".examples.toml")
SIGNATURES: Final = Family("events/factuality/signatures", Signature, answers)
FAMILIES: Final[tuple[Family[Any], ...]] = (LEVELS, SIGNATURES)
