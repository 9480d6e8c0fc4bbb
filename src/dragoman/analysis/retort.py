"""A denial with the words around it, and what of them its speaker may mean.

What another side says, or the outlet tells, becomes a claim against the denier.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from dragoman.analysis.claims import Claim
from dragoman.analysis.denials import Denial, denying, heads, rebuttals
from dragoman.analysis.evidence import of_sentence, of_statement
from dragoman.analysis.gathering import Mention, Records, Sentence
from dragoman.analysis.holders import holder, holders, one_side, speakers
from dragoman.analysis.model import Holder
from dragoman.analysis.phrases import tokens
from dragoman.analysis.settings import settings
from dragoman.events.scale import MATERIAL_CONFLICT
from dragoman.ledger.model import LedgerStatement
from dragoman.records.model import CharSpan

TOLD: Final = "TOLD"
NAMED: Final = "NAMED"


class Retort(NamedTuple):
    """A denial with its sentence and those before, and what is said in its document."""

    records: Records
    denial: Denial
    sentences: list[Sentence]
    said: list[LedgerStatement]

    @property
    def near(self) -> int:
        """Where the sentence before the denial's begins."""
        return self.sentences[-2:][0].start


def others(retort: Retort, statement: LedgerStatement) -> bool:
    """Whether a statement is somebody else's, and neither tells of the denial nor denies, too."""
    denial = retort.denial
    own = holders(speakers(statement))
    told = own + _within(retort, statement.source_span)
    holds = any(a <= denial.at < b for a, b in statement.content_span)
    same = any(one_side(s, denial.holder) or s.key in denial.tellers for s in told)
    return bool(own) and not (holds or same or denying(retort.records, statement, denial))


def _within(retort: Retort, spans: list[CharSpan]) -> tuple[Holder, ...]:
    """Those who are named in some words for a speaker ("a White House statement")."""
    denial = retort.denial
    return tuple(
        holder(m.party)
        for m in retort.records.mentions.get(denial.evidence.document, ())
        if m.part == denial.evidence.part and any(a <= m.start < b for a, b in spans)
    )


def told_by(retort: Retort, statement: LedgerStatement) -> Claim:
    """What a statement tells, as a claim against the denier."""
    evidence, denial = of_statement(statement), retort.denial
    return Claim(
        holders(speakers(statement))[0], (denial.holder,), TOLD, statement.day, evidence,
        evidence.start, False, statement.quote, answer=denial.at,
        about=opens_with(retort, statement),
        charging=_charging(retort, statement), told=tells(statement),
    )  # fmt: skip


def _charging(retort: Retort, statement: LedgerStatement) -> bool:
    """Whether a statement is told as a charge, or by somebody unknown whose words are all that a
    denial of guilt can mean."""
    unknown = all(one.country is None for one in holders(speakers(statement)))
    guilt = unknown and "guilt" in heads(retort.denial.denied)
    return statement.stance in settings().disputes.accusing or (
        guilt
        and (
            of_statement(statement).start >= retort.near
            or opens_with(retort, statement)
            or _grave(retort, statement)
        )
    )


def _grave(retort: Retort, statement: LedgerStatement) -> bool:
    """Whether a statement tells of an act of material conflict."""
    assert statement.sentence_span is not None
    place = (statement.document, statement.part, statement.sentence_span[0])
    return any(
        act.quad == MATERIAL_CONFLICT and any(a <= first < b for a, b in statement.content_span)
        for act in retort.records.acts.get(place, ())
        for first, _ in act.trigger
    )


def tells(statement: LedgerStatement) -> bool:
    """Whether a statement tells what was done, not what may, ought to or will be."""
    rule = settings().disputes
    words = [token.low for token in tokens(statement.quote)[: rule.modal_within]]
    at = next((i for i, word in enumerate(words) if word in rule.modal), None)
    return at is None or bool(rule.past & set(words[at + 1 : at + 3]))


def opens_with(retort: Retort, statement: LedgerStatement) -> bool:
    """Whether a statement begins with the name of the denier's side."""
    evidence = of_statement(statement)
    start = min(start for start, _ in statement.content_span or [(evidence.start, 0)])
    opening = tokens(statement.quote)[settings().disputes.opening :][:1]
    end = start + opening[0].start if opening else evidence.end
    return speaks_of(retort, statement, [(start, end)])


def speaks_of(
    retort: Retort, statement: LedgerStatement, spans: Sequence[CharSpan] | None = None
) -> bool:
    """Whether a statement, or some words of it, name the denier's side."""
    told = statement.content_span if spans is None else spans
    return any(
        one_side(holder(m.party), retort.denial.holder)
        for m in retort.records.mentions.get(statement.document, ())
        if m.part == statement.part and any(a <= m.start < b for a, b in told)
    )


def hearsay(retort: Retort, sentence: Sentence) -> bool:
    """Whether a sentence tells of the denier what it leaves to others to answer for."""
    own, place = retort.denial.holder, (sentence.document, sentence.part, sentence.start)
    charged = [act for act in retort.records.acts.get(place, ()) if act.type == "ACCUSE"]
    told = [one for act in charged for one in holders(act.recipients)]
    if told and not any(one_side(one, own) for one in told):
        return False
    return "hearsay" in rebuttals(sentence.words) and names_side(retort, sentence, own)


def names_side(retort: Retort, sentence: Sentence, one: Holder) -> bool:
    """Whether a sentence names somebody's side."""
    return any(
        one_side(holder(m.party), one)
        for m in retort.records.mentions.get(sentence.document, ())
        if _inside(m, sentence)
    )


def _inside(mention: Mention, sentence: Sentence) -> bool:
    return mention.part == sentence.part and sentence.start <= mention.start < sentence.end


def told_in(retort: Retort, sentence: Sentence) -> Claim:
    """What the outlet itself tells."""
    evidence = of_sentence(retort.records, sentence, (sentence.start, sentence.end), ())
    return Claim(
        None, (retort.denial.holder,), TOLD, evidence.date, evidence, sentence.start, False,
        sentence.words, answer=retort.denial.at, charging=True,
    )  # fmt: skip
