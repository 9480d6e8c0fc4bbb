"""What the manifest of the example corpus says, held against what analysis finds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.analysis.model import Dispute, Evidence, Holder, Shift

EXAMPLES = Path(__file__).parents[2] / "examples"
Told = dict[str, Any]


def manifest() -> dict[str, list[Told]]:
    return tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf-8"))


def quotes(evidence: Evidence | None, told: Iterable[Told]) -> bool:
    """Whether some evidence stands in a sentence that is quoted, or has the quoted words."""
    if evidence is None:
        return False
    given = (evidence.sentence, evidence.words)
    mine = (one["quote"] for one in told if one["document"] == evidence.document)
    return any(" ".join(quote.split()) in words for quote in mine for words in given)


def is_of(actor: str, holder: Holder) -> bool:
    """Whether a holder is whom the manifest means: a country, with a sector or not, or a name."""
    country, _, sector = actor.partition(" ")
    if holder.country == country:
        return not sector or sector == holder.sector
    return holder.name in actor or actor in holder.name


def finds_reversal(told: Told, found: Shift) -> bool:
    """Whether a shift is the reversal: its actor, in a sentence of the later side or assertion."""
    later = [told["later"], *([told["asserted"]] if "asserted" in told else [])]
    return is_of(told["actor"], found.holder) and quotes(found.later, later)


def finds_dispute(told: Told, found: Dispute) -> bool:
    """Whether a dispute has a sentence of each side, against one another; where each tells it
    otherwise, who asserts and who denies is a matter of who is asked."""
    sides = (told["asserts"], told["denies"])
    return any(
        any(quotes(a.evidence, one) for a in found.asserts)
        and any(quotes(a.evidence, other) for a in found.denies)
        for one, other in (sides, sides[::-1])
    )


def finds_number(told: Told, found: Dispute) -> bool:
    """Whether two of the figures stand against one another."""
    return found.kind == "number" and all(quotes(a.evidence, told["told"]) for a in found.asserts)
