"""Denials: who says that an act was not, or was not so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from dragoman.analysis.evidence import of_event, of_statement
from dragoman.analysis.families import rebuttal_book
from dragoman.analysis.firmness import denies
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holder, holders, judges, one_side, speakers
from dragoman.analysis.model import Evidence, Holder
from dragoman.analysis.phrases import STOPS, Token, tokens
from dragoman.analysis.settings import settings
from dragoman.ledger.model import LedgerEvent, LedgerStatement, Party

CHARGED: Final = frozenset({"charge", "guilt"})


class Denial(NamedTuple):
    """Who denies, when and in what words.

    Attributes:
        party: None where it is read from a charge against its accuser.
        at: where it stands in the document.
        plain: whether it says in so many words that something is not so.
        denied: the words for what is denied; `bare` where they hardly say it ("the charge", "it").
        answers: keys of those whom it is addressed to.
        outright: whether it is told as a denial, and not only said to be untrue or otherwise.
        tellers: keys of those on whose word it is told, but for its holder.
        types: of the acts that its sentence tells of its holder as not done.
        version: whether it is announced as another version of what stands before it.
        insisting: whether its speaker insists that something was otherwise.
        pointed: whether it points at a claim as one ("the charge", "it"), and does not only deny
            to have done wrong.
        whose: keys of people of no known country with whom what is denied begins ("his officers").
    """

    holder: Holder
    party: Party | None
    day: dt.date
    evidence: Evidence
    at: int
    plain: bool
    denied: str
    bare: bool
    answers: frozenset[str]
    outright: bool = True
    tellers: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    version: bool = False
    insisting: bool = False
    pointed: bool = False
    whose: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, str]:
        """What its speaker is called, which tells nothing of what is denied."""
        return self.holder.name, self.holder.country or ""


def denials(records: Records) -> Iterator[Denial]:
    """Every denial in some records, once for each holder and sentence, in the records' order."""
    seen = set[tuple[str, str, str]]()
    for found in (*_by_events(records), *_by_statements(records)):
        place = (found.evidence.document, found.evidence.sentence, found.holder.key)
        if place not in seen:
            seen.add(place)
            yield found._replace(types=_undone(records, found), whose=_whose(records, found))


def _undone(records: Records, denial: Denial) -> frozenset[str]:
    """Types of the acts that a denial's sentence tells as not done by its side."""
    evidence = denial.evidence
    sentence = records.sentence_at(evidence.document, evidence.part, denial.at)
    place = (evidence.document, evidence.part, sentence.start if sentence else -1)
    return frozenset(
        act.type
        for act in records.acts.get(place, ())
        if act.status in settings().disputes.undone
        and any(one_side(one, denial.holder) for one in holders(act.actors))
    )


def _whose(records: Records, denial: Denial) -> frozenset[str]:
    """Keys of people of no known country with whom the words for what is denied begin."""
    rule, evidence = settings().disputes, denial.evidence
    text, words = records.string(evidence.document, evidence.part), tokens(denial.denied)
    begin = text.find(denial.denied[: rule.sought].strip() or "\n", denial.at)
    if begin < 0 or not words:
        return frozenset()
    end = begin + words[: rule.opening + 1][-1].end
    return frozenset(
        holder(m.party).key
        for m in records.mentions.get(evidence.document, ())
        if m.part == evidence.part and begin <= m.start < end and m.party.country is None
    )


def _by_events(records: Records) -> Iterator[Denial]:
    for event in records.events:
        if event.sentence_span is None or event.type != "REJECT":
            continue
        if event.status not in settings().disputes.denied or _unmade(
            records, event, event.trigger[0][0]
        ):
            continue
        denied = _behind(event)
        if not denies(event) and not (_rejects(event) and _charged(denied)):
            continue
        if not _withholds(records, event, denied, event.trigger[0][1]):
            yield from _of(records, event.actors, event, of_event(event), True, denied)


def _unmade(records: Records, record: LedgerEvent | LedgerStatement, at: int) -> bool:
    """Whether a denial is only owed or wished for, made on a condition, declined ("declined to
    refute") or moved in court.

    Args:
        at: where its verb stands.
    """
    rule = settings().disputes
    assert record.sentence_span is not None
    text = records.string(record.document, record.part)
    ahead = [token.low for token in tokens(text[record.sentence_span[0] : at])]
    led = bool(settings().turns.infinitive & set(ahead[-2:]))
    declined = led and bool(rule.negating & set(ahead[-rule.clause :]))
    moved = led and bool(rule.moving & set(ahead[:-1]))
    told = tokens(record.words if isinstance(record, LedgerEvent) else record.cue)
    owed = bool(rule.owing & {*ahead[-2:], *(token.low for token in told)})
    owed = owed or bool(settings().positions.conditions & set(ahead[-rule.clause :]))
    whose = record.actors if isinstance(record, LedgerEvent) else record.speakers
    around = [
        said
        for said in records.around(record.document, record.part, at)
        if not any(one_side(a, b) for a in holders(said.speakers) for b in holders(whose))
    ]
    return (
        declined or moved or owed or any(said.stance in settings().turns.unsaid for said in around)
    )


def _rules_on(party: Party, record: LedgerEvent | LedgerStatement) -> bool:
    """Whether somebody decides on a claim ("the court dismissed it"), and denies nothing."""
    told = record.words if isinstance(record, LedgerEvent) else record.cue
    return judges(party.name) and "verb" not in rebuttals(told)


def _rejects(event: LedgerEvent) -> bool:
    return any(rule.endswith(settings().disputes.rejecting) for rule in event.rules)


def _charged(denied: str) -> bool:
    """Whether what is rejected is a charge or an account."""
    return any(
        hit.label.rule.kind in CHARGED and hit.first < settings().disputes.clause
        for hit in rebuttal_book().found(denied)
    )


def _withholds(
    records: Records, record: LedgerEvent | LedgerStatement, denied: str, at: int
) -> bool:
    """Whether something is denied to somebody ("denied Ukraine the aircraft"), not said untrue.

    Args:
        at: where what is denied begins.
    """
    rule = settings().disputes
    head = [token.low for token in tokens(denied)[: rule.clause]]
    before = tokens(records.string(record.document, record.part)[:at])[-2:-1]
    if before and before[0].low in settings().turns.passive and head[:1] != ["by"]:
        return True
    if CHARGED & rebuttals(_head(denied)) or rule.finite & set(head):
        return False
    if "granted" in heads(denied):
        return True
    return any(
        m.part == record.part and 0 <= m.start - at <= 1
        for m in records.mentions.get(record.document, ())
    )


def _behind(event: LedgerEvent) -> str:
    """What stands behind the denying word of an event, to the end of its sentence."""
    at = event.sentence.find(event.words.split(" … ")[0])
    words = event.sentence[max(at, 0) :]
    plain = [h for h in rebuttal_book().found(words) if h.label.rule.kind in ("verb", "plain")]
    if not plain or plain[0].first > settings().disputes.clause:
        return words.partition(" ")[2]
    inside = words[plain[0].start : plain[0].end].partition(" ")[2]
    return inside + words[plain[0].end :] if CHARGED & rebuttals(inside) else words[plain[0].end :]


def _by_statements(records: Records) -> Iterator[Denial]:
    rule = settings().disputes
    for said in records.statements:
        if said.sentence_span is None:
            continue
        kinds = rebuttals(_head(said.quote))
        if _unmade(records, said, said.cue_span[0][0] if said.cue_span else said.sentence_span[0]):
            continue
        if said.stance == "deny":
            evidence = of_statement(said)
            if _denying(said) and not _withholds(records, said, said.quote, evidence.start):
                yield from _of(records, speakers(said), said, evidence, True, said.quote)
        elif said.lemma in rule.disowning and _negated(records, said) and _points(said.quote):
            told = _of(records, speakers(said), said, of_statement(said), True, said.quote)
            yield from (d._replace(bare=True) for d in told)
        elif said.stance in rule.calling and not (
            _negated(records, said) or _expletive(said.quote)
        ):
            evidence, version = of_statement(said), _announced(records, said)
            if version or kinds & {"plain", "otherwise"}:
                told = _of(records, speakers(said), said, evidence, "plain" in kinds, said.quote)
                insists = said.stance in rule.retelling and "otherwise" in kinds
                yield from (
                    d._replace(version=version, outright=False, insisting=insists) for d in told
                )


def _points(words: str) -> bool:
    """Whether a few words point at what was told before: "that blackmail"."""
    return len(tokens(words)) <= settings().disputes.clause and points_back(words)


def points_back(words: str) -> bool:
    """Whether words begin with one that points at what was told before: "it", "that"."""
    return any(token.low in settings().disputes.pointing for token in tokens(words)[:1])


def _negated(records: Records, said: LedgerStatement) -> bool:
    """Whether somebody is told not to say something."""
    if not said.cue_span:
        return False
    ahead = tokens(records.string(said.document, said.part)[: said.cue_span[0][0]][-20:])
    cue = tokens(said.cue)
    return any(token.low in settings().disputes.negating for token in (*ahead[-2:], *cue))


def _expletive(words: str) -> bool:
    """Whether an "it" only leads to a clause: "it absurd that she is attacked"."""
    found, rule = tokens(words), settings().disputes
    led = any(token.low in rule.leading for token in found[1 : rule.clause + 2])
    return (
        bool(found)
        and found[0].low == "it"
        and found[1:2] != ()
        and led
        and (found[1].low not in rule.finite)
    )


def denying(records: Records, said: LedgerStatement, denial: Denial) -> bool:
    """Whether a statement itself contradicts something: "the charge is not true", "in denying the
    charge"; the denial that it stands beside is none of its own."""
    if "plain" in rebuttals(_head(said.quote)):
        return True
    if said.sentence_span is None or said.sentence == denial.evidence.sentence:
        return False
    text = records.string(said.document, said.part)
    return "verb" in rebuttals(text[said.sentence_span[0] : of_statement(said).start])


def _announced(records: Records, said: LedgerStatement) -> bool:
    """Whether a statement is announced as another version: before its content, or in a sentence
    before it that speaks of its speaker."""
    assert said.sentence_span is not None
    start, content = said.sentence_span[0], of_statement(said).start
    text = records.string(said.document, said.part)
    if "version" in rebuttals(text[start:content]):
        return True
    before = records.sentence_at(said.document, said.part, start - 1, back=True)
    if before is None or "version" not in rebuttals(before.words):
        return False
    spoken = {holder(p).key for p in speakers(said)}
    return any(
        m.part == said.part and before.start <= m.start < before.end
        for m in records.mentions.get(said.document, ())
        if holder(m.party).key in spoken
    )


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
    """The first words of what is said, in which a denial of somebody else's account stands; an
    apposition between two commas is none of them."""
    found = tokens(words)
    commas = [i for i, token in enumerate(found) if token.text == ","][:2]
    if len(commas) > 1 and commas[0] < settings().disputes.head:
        found = found[: commas[0]] + found[commas[1] + 1 :]
    rule = settings().disputes
    nouns = [hit.first for hit in rebuttal_book().found(words) if hit.label.rule.kind == "charge"]
    reach = rule.head_of_charge if nouns and nouns[0] < rule.clause else rule.head
    return " ".join(token.text for token in found[:reach])


def _of(
    records: Records, parties: list[Party], record: LedgerEvent | LedgerStatement,
    evidence: Evidence, plain: bool, denied: str,
) -> Iterator[Denial]:  # fmt: skip
    told = record.recipients if isinstance(record, LedgerEvent) else record.addressees
    bare = is_bare(denied) or _pronounced(denied) or "link" in heads(denied)
    around = records.around(record.document, record.part, evidence.start)
    tellers = frozenset(one.key for said in around for one in holders(said.speakers))
    for party in parties:
        if _rules_on(party, record):
            continue
        yield Denial(
            holder(party), party, record.last or record.day, evidence, evidence.start, plain,
            denied, bare, frozenset(holder(one).key for one in told),
            tellers=tellers - {holder(party).key}, pointed=_is_pointed(denied),
        )  # fmt: skip


def _is_pointed(denied: str) -> bool:
    """Whether words for what is denied point at a claim: nothing at all, "it", "the charge"."""
    rule, found = settings().disputes, tokens(denied)
    if not found or found[0].text in STOPS:
        return True
    if found[0].low in rule.pointing:
        return found[0].low not in settings().turns.telling or _stands_alone(found)
    return found[0].low in rule.articles and "charge" in heads(denied)


def _stands_alone(words: tuple[Token, ...]) -> bool:
    """Whether the first of some words is all that is denied ("that"), or what it is told of ("that
    was the case"), and does not begin a clause."""
    rule, behind = settings().disputes, [token.low for token in words[1:2]]
    return not behind or behind[0] in STOPS | rule.going_on | settings().turns.passive


def heads(denied: str) -> frozenset[str]:
    """The kinds of words with which what is denied begins."""
    reach = settings().disputes.clause
    return frozenset(h.label.rule.kind for h in rebuttal_book().found(denied) if h.first < reach)


def _pronounced(words: str) -> bool:
    """Whether what is said calls what was told before untrue: "That is false"."""
    found, rule = tokens(words), settings().disputes
    pointing = (
        len(found) > 1
        and found[0].low in rule.pointing
        and found[1].low in settings().turns.passive
    )
    plain = [h.first for h in rebuttal_book().found(words) if h.label.rule.kind == "plain"]
    return pointing and bool(plain) and plain[0] <= rule.clause


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
