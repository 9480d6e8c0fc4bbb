"""What a denial answers that names no claim: what another side has just said, or the outlet told.

Whoever denies "it" answers the last statement of another side that names him, or else the outlet's
own sentence before. Whoever says what he denies answers what another side says right before of him
or of that, or what a word of contrast sets against it right after.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.claims import Claim
from dragoman.analysis.denials import Denial, heads, points_back, rebuttals
from dragoman.analysis.evidence import of_statement
from dragoman.analysis.families import rebuttal_book, turn_book
from dragoman.analysis.holders import holders, speakers
from dragoman.analysis.phrases import tokens
from dragoman.analysis.retort import (
    Retort,
    hearsay,
    names_side,
    opens_with,
    others,
    speaks_of,
    told_by,
    told_in,
)  # fmt: skip
from dragoman.analysis.settings import settings
from dragoman.analysis.turning import TURNING
from dragoman.analysis.wordings import shared
from dragoman.ledger.model import LedgerStatement


def retorted(retort: Retort) -> Iterator[Claim]:
    """The claims that a denial answers."""
    denial = retort.denial
    if denial.version:
        yield from _other_version(retort)
    elif denial.outright and _turning(denial.denied):
        yield from _turned(retort)
    elif denial.outright and denial.holder.country is None and not denial.bare:
        yield from _revealed(retort)
        yield from _of_unknown(retort)
    elif "link" in heads(denial.denied) and len(retort.sentences) > 1:
        yield told_in(retort, retort.sentences[-2])
    elif denial.bare or not denial.plain:
        yield from _before(retort)
    elif denial.outright:
        yield from _revealed(retort)
        yield from _next_to(retort)


def _revealed(retort: Retort) -> Iterator[Claim]:
    """What has come to light of the denier's side shortly before."""
    denial = retort.denial
    told = retort.records.sentences.get(denial.evidence.document, [])
    before = [s for s in told if s.part == denial.evidence.part and s.end <= denial.at]
    for sentence in before[-settings().disputes.sentences :]:
        if "revealed" in rebuttals(sentence.words) and names_side(retort, sentence, denial.holder):
            yield told_in(retort, sentence)._replace(about=True)


def _turned(retort: Retort) -> Iterator[Claim]:
    """What a denial of a change answers: the last sentence before it that tells of one and names
    the denier's side, where that is known."""
    denial, told = retort.denial, retort.records.sentences.get(retort.denial.evidence.document, [])
    before = [s for s in told if s.part == denial.evidence.part and s.end <= denial.at]
    turned = [s for s in before if _turning(s.words)]
    known = denial.holder.country is not None
    named = [s for s in turned if not known or names_side(retort, s, denial.holder)]
    yield from (told_in(retort, sentence)._replace(about=True) for sentence in named[-1:])


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
        and others(retort, s)
        and not any(_is_inside(one, s) for one in own)
    ]
    if told:
        yield told_by(retort, max(told, key=lambda t: t[0])[1])._replace(about=True)


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
        if not retort.sentences[0].start <= begins < denial.at or not others(retort, statement):
            continue
        near = begins >= retort.near or (denial.plain and _says_it(retort, statement))
        if whole and not (near and speaks_of(retort, statement)):
            continue
        if near or speaks_of(retort, statement):
            if _meant(retort, statement, near):
                yield told_by(retort, statement)
                return
            break
    yield from _in_lead(retort) if whole else _of_outlet(retort)


def _of_whole(denial: Denial) -> bool:
    """Whether a denial points at a whole report: "the version", "that account"."""
    rule = settings().disputes
    words = [token.low for token in tokens(denial.denied)[:2]]
    return len(words) > 1 and words[0] in rule.articles and words[1] in rule.whole


def _in_lead(retort: Retort) -> Iterator[Claim]:
    """What the first sentence of a report, or the one after a dateline, tells of the denier."""
    told = retort.records.sentences.get(retort.denial.evidence.document, [])
    lead = [s for s in told if s.part == "text" and s.end <= retort.denial.at][:2]
    named = [s for s in lead if names_side(retort, s, retort.denial.holder)]
    yield from (told_in(retort, s)._replace(about=True) for s in named[:1])


def _says_it(retort: Retort, statement: LedgerStatement) -> bool:
    """Whether a statement has the word that a denial points at: "that is blackmail"."""
    denied = retort.denial.denied
    return points_back(denied) and shared(statement.quote, denied) > 0


def _of_outlet(retort: Retort) -> Iterator[Claim]:
    """What the outlet itself tells right before: hearsay about the denier, or, where he insists
    that it was not so, the last sentence about his side."""
    denial = retort.denial
    outlet = retort.sentences[:-1][-1:]
    if denial.plain and outlet and hearsay(retort, outlet[0]):
        yield told_in(retort, outlet[0])
    elif denial.insisting:
        about = [s for s in retort.sentences[:-1] if names_side(retort, s, denial.holder)]
        yield from (told_in(retort, sentence) for sentence in about[-1:])


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
        unlisted = denial.plain and denial.holder.country is None
        named = nouns == [] or nouns[0].first <= 1 or shared(statement.quote, denial.denied) > 0
        if promised or (unlisted and (named or statement.stance in rule.accusing)):
            return True
    return (pointed and denial.plain) or speaks_of(retort, statement)


def _other_version(retort: Retort) -> Iterator[Claim]:
    """What "another version" differs from: of another side's words shortly before it, those that
    share most with it."""
    denial = retort.denial
    told = [
        (shared(s.sentence, denial.denied), evidence.start, s)
        for s in retort.said
        if retort.sentences[0].start <= (evidence := of_statement(s)).start < denial.at
        and others(retort, s)
    ]
    best = max(told, key=lambda t: t[:2], default=None)
    if best is not None and (best[0] > 0 or _own_version(retort, best[1])):
        yield told_by(retort, best[2])


def _own_version(retort: Retort, begins: int) -> bool:
    """Whether the denier himself is told to say otherwise than what was said right before."""
    here = retort.sentences[-1].words
    versions = [
        hit.start for hit in rebuttal_book().found(here) if hit.label.rule.kind == "version"
    ]
    name = retort.denial.holder.name.lower()
    return begins >= retort.near and bool(versions) and name in here[: versions[0]].lower()


def _next_to(retort: Retort) -> Iterator[Claim]:
    """What another side says of the denier, or of what he denies, in the denial's sentence or
    before; after the denial only where a word of contrast leads to it."""
    denial, here = retort.denial, retort.sentences[-1]
    told_of = here.words[: denial.evidence.end - here.start]
    if denial.holder.country is None or "verb" not in rebuttals(told_of):
        return
    for statement in retort.said:
        if statement.part != denial.evidence.part or not others(retort, statement):
            continue
        begins = min(start for start, _ in (*statement.cue_span, *statement.content_span))
        if begins > denial.at:
            answers = _set_against(retort, statement, begins)
        else:
            answers = begins >= retort.sentences[0].start and _alike(retort, statement, begins)
        if answers:
            yield told_by(retort, statement)


def _alike(retort: Retort, statement: LedgerStatement, begins: int) -> bool:
    """Whether a statement is of the denier or of what he denies; of both, where it does not stand
    right before."""
    denial = retort.denial
    if begins >= retort.near:
        said = shared(statement.quote, denial.denied, denial.names) > 0
        return said or speaks_of(retort, statement)
    like = shared(statement.quote, retort.sentences[-1].words, denial.names)
    return speaks_of(retort, statement) and (
        like > 1 or (like > 0 and opens_with(retort, statement))
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
