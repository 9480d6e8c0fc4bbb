"""Denials: who says that an act was not, or was not so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from dragoman.analysis.evidence import of_event, of_statement
from dragoman.analysis.families import rebuttal_book
from dragoman.analysis.firmness import denies
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holder
from dragoman.analysis.model import Evidence, Holder
from dragoman.analysis.phrases import STOPS, tokens
from dragoman.analysis.settings import settings
from dragoman.ledger.model import LedgerEvent, LedgerStatement, Party

CHARGED: Final = frozenset({"charge", "guilt"})


class Denial(NamedTuple):
    """Who denies, when and in what words.

    Attributes:
        at: where it stands in the document.
        plain: whether it says in so many words that something is not so.
        denied: the words for what is denied; `bare` where they hardly say it ("the charge", "it").
        answers: keys of those whom it is addressed to.
        outright: whether it is told as a denial, and not only said to be untrue or otherwise.
    """

    holder: Holder
    party: Party
    day: dt.date
    evidence: Evidence
    at: int
    plain: bool
    denied: str
    bare: bool
    answers: frozenset[str]
    outright: bool = True


def denials(records: Records) -> Iterator[Denial]:
    """Every denial in some records, once for each holder and sentence, in the records' order."""
    seen = set[tuple[str, str, str]]()
    for found in (*_by_events(records), *_by_statements(records)):
        place = (found.evidence.document, found.evidence.sentence, found.holder.key)
        if place not in seen:
            seen.add(place)
            yield found


def _by_events(records: Records) -> Iterator[Denial]:
    for event in records.events:
        if event.sentence_span is None or event.type != "REJECT" or event.status == "negated":
            continue
        denied = _behind(event)
        if not denies(event) and not (_rejects(event) and _charged(denied)):
            continue
        if not _withholds(records, event, denied):
            yield from _of(event.actors, event, of_event(event), True, denied)


def _rejects(event: LedgerEvent) -> bool:
    return any(rule.endswith(settings().disputes.rejecting) for rule in event.rules)


def _charged(denied: str) -> bool:
    """Whether what is rejected is a charge or an account."""
    return any(
        hit.label.rule.kind in CHARGED and hit.first < settings().disputes.clause
        for hit in rebuttal_book().found(denied)
    )


def _withholds(records: Records, event: LedgerEvent, denied: str) -> bool:
    """Whether something is denied to somebody ("denied Ukraine the aircraft"), not said untrue."""
    rule = settings().disputes
    head = [token.low for token in tokens(denied)[: rule.clause]]
    if CHARGED & rebuttals(_head(denied)) or rule.finite & set(head):
        return False
    assert event.sentence_span is not None
    at = event.trigger[0][1]
    return any(
        m.part == event.part and 0 <= m.start - at <= 1
        for m in records.mentions.get(event.document, ())
    )


def _behind(event: LedgerEvent) -> str:
    """What stands behind the denying word of an event, to the end of its sentence."""
    at = event.sentence.find(event.words.split(" … ")[0])
    words = event.sentence[max(at, 0) :]
    plain = [h for h in rebuttal_book().found(words) if h.label.rule.kind in ("verb", "plain")]
    if plain and plain[0].first <= settings().disputes.clause:
        return words[plain[0].end :]
    return words.partition(" ")[2]


def _by_statements(records: Records) -> Iterator[Denial]:
    rule = settings().disputes
    for said in records.statements:
        if said.sentence_span is None or not said.speakers:
            continue
        kinds = rebuttals(_head(said.quote))
        if said.stance == "deny":
            if _denying(said):
                yield from _of(said.speakers, said, of_statement(said), True, said.quote)
        elif said.stance in rule.calling and kinds & {"plain", "otherwise"}:
            plain = "plain" in kinds
            evidence = of_statement(said)
            yield from _of(said.speakers, said, evidence, plain, said.quote, outright=False)


def _denying(said: LedgerStatement) -> bool:
    """Whether somebody says that something is not so, and does not merely decline to do it."""
    rule = settings().disputes
    if said.lemma in rule.declining or any(t.low in rule.negating for t in tokens(said.cue)):
        return False
    own = tokens(said.quote)[:1]
    if own and own[0].low in settings().turns.possessors:
        return False
    kinds = rebuttals(said.cue) | (rebuttals(_head(said.quote)) & {"plain"})
    return bool(kinds & {"verb", "plain"}) or _charged(said.quote)


def _head(words: str) -> str:
    """The first words of what is said, in which a denial of somebody else's account stands."""
    found = tokens(words)[: settings().disputes.head]
    return words[: found[-1].end] if found else ""


def _of(
    parties: list[Party], record: LedgerEvent | LedgerStatement, evidence: Evidence, plain: bool,
    denied: str, outright: bool = True,
) -> Iterator[Denial]:  # fmt: skip
    told = record.recipients if isinstance(record, LedgerEvent) else record.addressees
    bare = is_bare(denied)
    for party in parties:
        yield Denial(
            holder(party), party, record.last or record.day, evidence, evidence.start, plain,
            denied, bare, frozenset(holder(one).key for one in told), outright,
        )  # fmt: skip


def is_bare(denied: str) -> bool:
    """Whether words for what is denied only point at it: "it", "the charge", nothing at all."""
    rule = settings().disputes
    found = tokens(denied)
    named = [hit for hit in rebuttal_book().found(denied) if hit.label.rule.kind in CHARGED]
    if named and named[0].first <= rule.clause:
        return not any(token.low in rule.spelling for token in found[named[0].last :][:1])
    if not found or found[0].text in STOPS:
        return True
    behind = found[1].low if len(found) > 1 else "."
    return found[0].low in rule.pointing and (behind in STOPS or behind in rule.going_on)


def rebuttals(words: str) -> frozenset[str]:
    """The kinds of contradicting words in a text."""
    return frozenset(hit.label.rule.kind for hit in rebuttal_book().found(words))
