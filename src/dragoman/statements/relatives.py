"""Relative clauses: "a charge that Quito denied" has the charge for its content, not "that"."""

from __future__ import annotations

from dragoman.parse.model import Clause, Token
from dragoman.statements.frames import Frame
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.phrases import noun_phrase


def stand_in(frame: Frame, clause: Clause, lexicon: Lexicon) -> None:
    """Put the nouns that a relative pronoun stands for in its place in the frame."""
    above = antecedents(clause)
    if not above or frame.upward:
        return
    nouns = [_meant(noun, clause, lexicon) for noun in above]
    pieces = _swapped(frame.pieces, nouns, clause)
    frame.relative = any(n in pieces for n in nouns)
    frame.pieces = pieces
    frame.about = _swapped(frame.about, nouns, clause)


def antecedents(clause: Clause) -> tuple[Token, ...]:
    """The nouns above a relative clause, also of one that the parser took for a participle's."""
    if clause.relation == "relcl":
        return clause.antecedents
    noun = clause.governor
    if clause.relation != "acl" or noun is None or not clause.head.kids("nsubj"):
        return ()
    return (noun,) if any(c.lower == "that" for c in clause.head.kids("dobj")) else ()


def without_relative(piece: Token, clause: Clause) -> list[Token]:
    """The words of a constituent; of a noun above the clause, those outside the clause."""
    if not any(above is piece for above in clause.head.ancestors()):
        return piece.subtree()
    inside = {t.index for t in clause.head.subtree()}
    return [t for t in noun_phrase(piece) if t.index not in inside]


def _swapped(tokens: list[Token], nouns: list[Token], clause: Clause) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        told = token in antecedents(clause) or _is_pronoun(token, clause)
        found += [n for n in (nouns if told else [token]) if n not in found]
    return found


def _is_pronoun(token: Token, clause: Clause) -> bool:
    """Whether the token is the clause's own relative pronoun."""
    wh = token.tag in ("WDT", "WP") or token.lower == "that"
    return wh and not token.children and token.head is clause.head


def _meant(noun: Token, clause: Clause, lexicon: Lexicon) -> Token:
    """The noun of saying above the one that a comma's "which" was hung on.

    "Claims of abuse, which Moscow rejects": it is the claims that are rejected.
    """
    above = noun.head.head
    loose = any(t.norm == "," and t.index < clause.head.index for t in noun.kids("punct"))
    if loose and noun.dep == "pobj" and lexicon.entry("noun", above.lemma) is not None:
        return above
    return noun
