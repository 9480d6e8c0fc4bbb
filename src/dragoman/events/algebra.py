"""The algebra of operators: what an operator makes of the act inside it (codebook, section 5)."""

from __future__ import annotations

from dragoman.events.acts import Act
from dragoman.events.lexicon import Lexicon
from dragoman.events.vocabulary import Algebra, Operator
from dragoman.rules import Named

INNER, OWN = "inner", "own"


class Calculus:
    """Applies the rows of the algebra and the tables of modes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.rows, self.modes = lexicon.algebra, lexicon.modes
        self.ontology = lexicon.ontology

    def rows_for(
        self,
        name: str,
        negated: bool,
        inner: Act,
        *,
        undergone: bool,
        others: bool,
        theirs: bool,
        told: bool | None,
    ) -> tuple[tuple[Named[Algebra], ...], bool]:
        """The rows gone through, the one to use last, and whether a negation is left over.

        Args:
            negated: the operator is.
            undergone: the act inside is done to the operator's doer.
            others: the act inside is for others than the operator's doer to do.
            theirs: the act inside is the deed of others than the operator's doer.
            told: the act inside is a clause that tells what is or was; None where it is none.
        """
        rows = [self.rows[name]]
        if undergone and rows[0].rule.undergone:
            rows.append(self.rows[rows[0].rule.undergone])
        elif others and rows[0].rule.others:
            rows.append(self.rows[rows[0].rule.others])
        if theirs and rows[-1].rule.theirs and self.ontology.kind(inner.type) == "conflict":
            rows.append(self.rows[rows[-1].rule.theirs])
        if negated and rows[-1].rule.negated:
            rows.append(self.rows[rows[-1].rule.negated])
            negated = False
        if rows[-1].rule.clausal and told is not None:
            rows.append(self.rows[rows[-1].rule.clausal])
        if rows[-1].rule.told and told:
            rows.append(self.rows[rows[-1].rule.told])
        undone = inner.mood.negated or inner.status == "negated"
        if undone and rows[-1].rule.negative:
            rows.append(self.rows[rows[-1].rule.negative])
        return tuple(rows), negated

    def hands_on(self, row: Named[Algebra], inner: Act) -> bool:
        """Whether what comes out is the act inside itself."""
        return self._cell(row, inner) == INNER

    def status(self, row: Named[Algebra], inner: Act) -> str:
        """The status that the row gives; a new act does not share that of the act inside."""
        if not self.hands_on(row, inner):
            return ""
        return row.rule.status or inner.status or ("negated" if inner.mood.negated else "")

    def outcome(self, row: Named[Algebra], inner: Act, own: str = "") -> str:
        """The type that comes out, "" for no event; `own` is the operator's type."""
        cell = self._cell(row, inner)
        return {INNER: inner.type, OWN: own}.get(cell, cell)

    def _cell(self, row: Named[Algebra], inner: Act) -> str:
        by_type = row.rule.by_type.get(inner.type)
        return getattr(row.rule, self.ontology.kind(inner.type)) if by_type is None else by_type

    def modes_of(
        self, outcome: str, inner: Act, operator: Operator | None = None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The modes of an outcome, and the rule that gave them."""
        if operator is not None and operator.mode and outcome == operator.type:
            return (operator.mode,), ()
        if outcome == inner.type:
            return inner.modes, ()
        table = self.modes.get(outcome)
        if table is None:
            return (), ()
        keys = [f"{inner.type}/{m}" for m in inner.modes[:1]] + [inner.type, "*"]
        mode = next((table.rule.inner[k] for k in keys if k in table.rule.inner), "")
        return ((mode,), (table.id,)) if mode else ((), ())
