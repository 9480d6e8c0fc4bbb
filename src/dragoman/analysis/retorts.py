"""What a denial answers that names no claim: what another side has just said, or the outlet told.

Whoever denies "it" answers the last statement of another side that names him, or else the outlet's
own sentence before. Whoever says what he denies answers what another side says right before of him
or of that, or what a word of contrast sets against it right after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dragoman.analysis.claims import Claim
from dragoman.analysis.denials import Denial, denying, heads, rebuttals
from dragoman.analysis.evidence import of_sentence, of_statement
from dragoman.analysis.families import rebuttal_book, turn_book
from dragoman.analysis.gathering import Mention, Records, Sentence
from dragoman.analysis.holders import holder, holders, one_side, speakers
from dragoman.analysis.model import Holder
from dragoman.analysis.phrases import tokens
from dragoman.analysis.settings import settings
from dragoman.analysis.wordings import shared
from dragoman.ledger.model import LedgerStatement
from dragoman.records.model import CharSpan

TOLD: Final = "TOLD"
NAMED: Final = "NAMED"
TURNING: Final = frozenset({"turn", "soften", "harden"})


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


def retorted(retort: Retort) -> Iterator[Claim]:
    """The claims that a denial answers."""
    denial = retort.denial
    if denial.version:
        yield from _other_version(retort)
    elif denial.outright and _turning(denial.denied):
        yield from _turned(retort)
    elif denial.outright and denial.holder.country is None and not denial.bare:
        yield from _of_unknown(retort)
    elif "link" in heads(denial.denied) and len(retort.sentences) > 1:
        yield _told(retort, retort.sentences[-2])
    elif denial.bare or not denial.plain:
        yield from _before(retort)
    elif denial.outright:
        yield from _next_to(retort)


def _turned(retort: Retort) -> Iterator[Claim]:
    """What a denial of a change answers: the last sentence before it that tells of one and names
    the denier's side, where that is known."""
    denial, told = retort.denial, retort.records.sentences.get(retort.denial.evidence.document, [])
    before = [s for s in told if s.part == denial.evidence.part and s.end <= denial.at]
    turned = [s for s in before if _turning(s.words)]
    known = denial.holder.country is not None
    named = [s for s in turned if not known or _names(retort, s, denial.holder)]
    yield from (_told(retort, sentence)._replace(about=True) for sentence in named[-1:])


def _turning(words: str) -> bool:
    """Whether words say that somebody changed his position."""
    return any(hit.label.rule.direction in TURNING for hit in turn_book().found(words))


def _of_unknown(retort: Retort) -> Iterator[Claim]:
    """What a denier whom no list knows answers: the last words of another that speak of him, by
    two words of what he is called ("the owners of the cargo ship")."""
    denial = retort.denial
    own = [s for s in retort.said if shared(denial.holder.name, s.said_by or "") > 1]
    told = [
        (of_statement(s).start, s)
        for s in retort.said
        if s.part == denial.evidence.part
        and of_statement(s).start < denial.at
        and shared(denial.holder.name, s.quote) > 1
        and _others(retort, s)
        and not any(_is_inside(one, s) for one in own)
    ]
    if told:
        yield _told_by(retort, max(told, key=lambda t: t[0])[1])._replace(about=True)


def _is_inside(one: LedgerStatement, other: LedgerStatement) -> bool:
    """Whether a statement stands inside another's content, or is that one."""
    at = of_statement(one).start
    return one.part == other.part and any(a <= at < b for a, b in other.content_span)


def _before(retort: Retort) -> Iterator[Claim]:
    denial, whole = retort.denial, _of_whole(retort.denial)
    for statement in sorted(retort.said, key=lambda s: -s.cue_span[0][0] if s.cue_span else 0):
        begins = of_statement(statement).start
        if statement.part != denial.evidence.part:
            continue
        if not retort.sentences[0].start <= begins < denial.at or not _others(retort, statement):
            continue
        near = begins >= retort.near or (denial.plain and _says_it(retort, statement))
        near = near and not whole
        if near or _speaks_of(retort, statement):
            if _meant(retort, statement, near):
                yield _told_by(retort, statement)
                return
            break
    yield from _in_lead(retort) if whole else _of_outlet(retort)


def _of_whole(denial: Denial) -> bool:
    """Whether a denial points at a whole report: "the version", "that account"."""
    rule = settings().disputes
    words = [token.low for token in tokens(denial.denied)[:2]]
    return len(words) > 1 and words[0] in rule.articles and words[1] in rule.whole


def _in_lead(retort: Retort) -> Iterator[Claim]:
    """What the first sentence of a report tells, where it is of the denier's side."""
    told = retort.records.sentences.get(retort.denial.evidence.document, [])
    lead = [s for s in told if s.part == "text"][:1]
    yield from (
        _told(retort, s)._replace(about=True)
        for s in lead
        if s.end <= retort.denial.at and _names(retort, s, retort.denial.holder)
    )


def _says_it(retort: Retort, statement: LedgerStatement) -> bool:
    """Whether a statement has the word that a denial points at: "that is blackmail"."""
    denied = retort.denial.denied
    pointed = any(t.low in settings().disputes.pointing for t in tokens(denied)[:1])
    return pointed and shared(statement.quote, denied) > 0


def _of_outlet(retort: Retort) -> Iterator[Claim]:
    """What the outlet itself tells right before: hearsay about the denier, or, where he insists
    that it was not so, the last sentence about his side."""
    denial = retort.denial
    outlet = retort.sentences[:-1][-1:]
    if denial.plain and outlet and _hearsay(retort, outlet[0]):
        yield _told(retort, outlet[0])
    elif denial.insisting:
        about = [s for s in retort.sentences[:-1] if _names(retort, s, denial.holder)]
        yield from (_told(retort, sentence) for sentence in about[-1:])


def _meant(retort: Retort, statement: LedgerStatement, near: bool) -> bool:
    """Whether a statement names the denier, or the denial points at it: "the claim" that it makes,
    "any part in it", "that is false" right after it."""
    denial = retort.denial
    rule = settings().disputes
    words = tokens(denial.denied)
    nouns = [h for h in rebuttal_book().found(denial.denied) if h.label.rule.kind == "charge"]
    begins = words[0].low if words else ""
    pointed = begins in rule.articles and bool(nouns) and nouns[0].first == 1
    if near:
        unknown = all(one.country is None for one in holders(speakers(statement)))
        pointed = (
            pointed or begins in rule.pointing or (unknown and "guilt" in heads(denial.denied))
        )
        promised = statement.stance in rule.promising and not denial.plain
        if promised or (denial.plain and denial.holder.country is None):
            return True
    return (pointed and denial.plain) or _speaks_of(retort, statement)


def _other_version(retort: Retort) -> Iterator[Claim]:
    """What "another version" differs from: of another side's words shortly before it, those that
    share most with it."""
    denial = retort.denial
    told = [
        (shared(s.sentence, denial.denied), evidence.start, s)
        for s in retort.said
        if retort.sentences[0].start <= (evidence := of_statement(s)).start < denial.at
        and _others(retort, s)
    ]
    if told:
        yield _told_by(retort, max(told, key=lambda t: t[:2])[2])


def _next_to(retort: Retort) -> Iterator[Claim]:
    """What another side says of the denier, or of what he denies, in the denial's sentence or
    before; after the denial only where a word of contrast leads to it."""
    denial, here = retort.denial, retort.sentences[-1]
    told_of = here.words[: denial.evidence.end - here.start]
    if denial.holder.country is None or "verb" not in rebuttals(told_of):
        return
    for statement in retort.said:
        if statement.part != denial.evidence.part or not _others(retort, statement):
            continue
        begins = min(start for start, _ in (*statement.cue_span, *statement.content_span))
        if begins > denial.at:
            answers = _set_against(retort, statement, begins)
        else:
            answers = begins >= retort.sentences[0].start and _alike(retort, statement, begins)
        if answers:
            yield _told_by(retort, statement)


def _alike(retort: Retort, statement: LedgerStatement, begins: int) -> bool:
    """Whether a statement is of the denier or of what he denies; of both, where it does not stand
    right before."""
    denial = retort.denial
    names = (denial.holder.name, denial.holder.country or "")
    if begins >= retort.near:
        said = shared(statement.quote, denial.denied, names) > 0
        return said or _speaks_of(retort, statement)
    like = shared(statement.quote, retort.sentences[-1].words, names)
    return _speaks_of(retort, statement) and (
        like > 1 or (like > 0 and _opens_with(retort, statement))
    )


def _set_against(retort: Retort, statement: LedgerStatement, begins: int) -> bool:
    """Whether a word of contrast leads from a denial to a statement shortly after it."""
    records, denial = retort.records, retort.denial
    sentences = records.sentences.get(statement.document, [])
    between = [s for s in sentences if s.part == statement.part and denial.at < s.start <= begins]
    if len(between) > settings().disputes.contrast_within:
        return False
    start = max(denial.at, between[-1].start if between else 0)
    return "contrast" in rebuttals(records.string(statement.document, statement.part)[start:begins])


def _others(retort: Retort, statement: LedgerStatement) -> bool:
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


def _told_by(retort: Retort, statement: LedgerStatement) -> Claim:
    evidence, denial = of_statement(statement), retort.denial
    return Claim(
        holders(speakers(statement))[0], (denial.holder,), TOLD, statement.day, evidence,
        evidence.start, False, statement.quote, answer=denial.at,
        about=_opens_with(retort, statement),
    )  # fmt: skip


def _opens_with(retort: Retort, statement: LedgerStatement) -> bool:
    """Whether a statement begins with the name of the denier's side."""
    evidence = of_statement(statement)
    start = min(start for start, _ in statement.content_span or [(evidence.start, 0)])
    opening = tokens(statement.quote)[settings().disputes.opening :][:1]
    end = start + opening[0].start if opening else evidence.end
    return _speaks_of(retort, statement, [(start, end)])


def _speaks_of(
    retort: Retort, statement: LedgerStatement, spans: Sequence[CharSpan] | None = None
) -> bool:
    """Whether a statement, or some words of it, name the denier's side."""
    told = statement.content_span if spans is None else spans
    return any(
        one_side(holder(m.party), retort.denial.holder)
        for m in retort.records.mentions.get(statement.document, ())
        if m.part == statement.part and any(a <= m.start < b for a, b in told)
    )


def _hearsay(retort: Retort, sentence: Sentence) -> bool:
    """Whether a sentence tells of the denier what it leaves to others to answer for."""
    return "hearsay" in rebuttals(sentence.words) and _names(retort, sentence, retort.denial.holder)


def _names(retort: Retort, sentence: Sentence, one: Holder) -> bool:
    return any(
        one_side(holder(m.party), one)
        for m in retort.records.mentions.get(sentence.document, ())
        if _inside(m, sentence)
    )


def _inside(mention: Mention, sentence: Sentence) -> bool:
    return mention.part == sentence.part and sentence.start <= mention.start < sentence.end


def _told(retort: Retort, sentence: Sentence) -> Claim:
    """What the outlet itself tells."""
    evidence = of_sentence(retort.records, sentence, (sentence.start, sentence.end), ())
    return Claim(
        None, (retort.denial.holder,), TOLD, evidence.date, evidence, sentence.start, False,
        sentence.words, answer=retort.denial.at,
    )  # fmt: skip
