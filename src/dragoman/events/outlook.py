"""What an act comes to when it stands outside operators: announced, refused, or only thought of.

"will" is an operator too: a future cooperative act is AGREE, a future conflict act that its own
actor announces THREATEN, and what somebody will not do REJECT (codebook, section 5).
"""

from __future__ import annotations

from dragoman.events.acts import NONE, Act, Mood
from dragoman.events.algebra import Calculus
from dragoman.events.settings import settings

AHEAD = ("future", "possible", "duty")
UNREAL = ("hypothetical", "possible", "duty", "would")


class Outlook:
    """Turns moods into outcomes and status by the rows ANNOUNCE, REFUSE and DEMAND."""

    def __init__(self, calculus: Calculus) -> None:
        self.calculus = calculus

    def settle(self, act: Act, *, foreign: bool, stranger: bool = False) -> Act:
        """The act as it is recorded.

        Args:
            foreign: the words are not those of the actor's own side.
            stranger: they are those of a speaker who is known to be on another side.
        """
        if act.status:
            return act
        if stranger and (deed := self._meant(act)) is not None:
            return deed
        row = self._row(act, foreign)
        if row:
            return self._through(act, row)
        return act.become(status=self._status(act))

    def _meant(self, act: Act) -> Act | None:
        """The deed that one is said by another to plan, which he has not announced himself."""
        inner = act.inside
        if (
            inner is None
            or act.row not in settings().mood.intents
            or inner.type in settings().types.verbal
        ):
            return None
        if act.mood.negated or self.calculus.ontology.kind(inner.type) != "conflict":
            return None
        return act.become(type=inner.type, modes=inner.modes, mood=Mood(), status="future")

    def _row(self, act: Act, foreign: bool) -> str:
        """The implicit operator, "" for none; what nobody is said to do is announced by nobody."""
        kind = self.calculus.ontology.kind(act.type)
        mood = act.mood
        if mood.negated and mood.outlook in ("future", "possible") and not foreign:
            return "REFUSE" if kind in ("cooperative", "yielding") else ""
        if act.type in settings().mood.foretold:
            return ""
        if mood.outlook == "future" and not mood.negated and act.actors:
            return "ANNOUNCE" if kind == "cooperative" or not foreign else ""
        return ""

    def _through(self, act: Act, name: str) -> Act:
        row = self.calculus.rows[name]
        outcome = self.calculus.outcome(row, act)
        modes, table = self.calculus.modes_of(outcome, act)
        changed = act.become(
            type=outcome or NONE, modes=modes, mood=Mood(), core=act.core or act,
            inside=act, cameo="",
            rules=(*act.rules, row.id, *table), reciprocal=act.reciprocal and outcome == act.type,
        )  # fmt: skip
        if changed.reciprocal or not act.partners or outcome == act.type:
            return changed
        actors = tuple(t for t in act.actors if t not in act.partners)
        return changed.become(actors=actors, recipients=(*act.recipients, *act.partners))

    def _status(self, act: Act) -> str:
        if act.mood.negated:
            return "negated"
        if act.mood.outlook == "future":
            return "future"
        return "hypothetical" if act.mood.outlook in UNREAL else "actual"
