"""What a denial answers where no record of a claim is there: what it says itself, or words before.

"Moscow denied Ukrainian allegations that ..." tells whose claim it is. "Kyiv said ... Moscow denied
it": whoever denies "it" contradicts the last statement of another side that names him, in its
sentence or the one before, or else the outlet's own sentence before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from dragoman.analysis.claims import Claim
from dragoman.analysis.denials import Denial, rebuttals
from dragoman.analysis.evidence import of_sentence, of_statement
from dragoman.analysis.families import RebuttalRule, rebuttal_book
from dragoman.analysis.gathering import Mention, Records, Sentence
from dragoman.analysis.holders import holder, holders, one_side
from dragoman.analysis.model import Holder
from dragoman.analysis.phrases import Found, tokens
from dragoman.analysis.settings import settings
from dragoman.analysis.sides import token_at
from dragoman.analysis.wordings import shared
from dragoman.ledger.model import LedgerStatement
from dragoman.rules import Named

TOLD: Final = "TOLD"
NAMED: Final = "NAMED"


def answered(records: Records, denied: Iterable[Denial]) -> Iterator[Claim]:
    """The claims that plain denials name or point at."""
    said: defaultdict[str, list[LedgerStatement]] = defaultdict(list)
    for statement in records.statements:
        if statement.stance in settings().disputes.asserting:
            said[statement.document].append(statement)
    for denial in denied:
        sentences = _until(records, denial)
        if not sentences:
            continue
        named = list(_named(records, denial, sentences[-1])) if denial.plain else []
        if denial.bare and named and named[0].at > denial.at:
            named = [claim for claim in named if claim.holder is not None]
        yield from named
        around = said[denial.evidence.document]
        if denial.version:
            yield from _other_version(records, denial, sentences, around)
        elif not named and (denial.bare or not denial.plain):
            yield from _before(records, denial, sentences, around)
        elif not named and denial.outright:
            yield from _next_to(records, denial, around)


def _until(records: Records, denial: Denial) -> list[Sentence]:
    """The sentence of a denial and those shortly before it."""
    evidence = denial.evidence
    sentences = [s for s in records.sentences.get(evidence.document, []) if s.part == evidence.part]
    here = next((i for i, s in enumerate(sentences) if s.start <= denial.at < s.end), None)
    reach = settings().disputes.told_within
    return [] if here is None else sentences[max(0, here - reach) : here + 1]


def _named(records: Records, denial: Denial, sentence: Sentence) -> Iterator[Claim]:
    """The claim that a denial's sentence names: "denied allegations that it had shelled the town",
    "allegations of ..., despite its denials"."""
    noun = _noun(denial, sentence)
    if noun is None:
        yield from _relative(records, denial, sentence)
        return
    one = _owner(records, sentence, noun.first, noun.last)
    if one is not None and one_side(one, denial.holder):
        return
    stop = next((t.start for t in tokens(sentence.words)[noun.last :] if t.text in ";."), None)
    span = (sentence.start + noun.start, sentence.start + (stop or len(sentence.words.rstrip())))
    evidence = of_sentence(records, sentence, span, [one.name] if one else [])
    yield Claim(
        one, (denial.holder,), NAMED, denial.day, evidence, span[0], True, evidence.words
    )  # fmt: skip


def _relative(records: Records, denial: Denial, sentence: Sentence) -> Iterator[Claim]:
    """What stands before "..., which Moscow denies" in its sentence."""
    rule = settings().disputes
    words = tokens(sentence.words)
    at = token_at(sentence.words, denial.evidence.end - sentence.start - 1)
    which = [i for i in range(max(0, at - rule.clause), at) if words[i].low in rule.relatives]
    if not denial.bare or not which:
        return
    span = (sentence.start, sentence.start + words[which[-1]].start)
    evidence = of_sentence(records, sentence, span, ())
    said = records.around(sentence.document, sentence.part, span[0])
    speakers = [one for s in said for one in holders(s.speakers)]
    one = next((s for s in speakers if not one_side(s, denial.holder)), None)
    yield Claim(
        one, (denial.holder,), NAMED, denial.day, evidence, span[0], True, evidence.words
    )  # fmt: skip


def _noun(denial: Denial, sentence: Sentence) -> Found[Named[RebuttalRule]] | None:
    """The charge that a denial is of: right behind it, or spelled out before one that is bare."""
    rule = settings().disputes
    at = denial.evidence.start - sentence.start
    nouns = [h for h in rebuttal_book().found(sentence.words) if h.label.rule.kind == "charge"]
    begin = sentence.words.find(denial.denied[: rule.sought].strip() or "\n", max(at, 0))
    here = token_at(sentence.words, begin) if begin >= 0 else -1
    for noun in nouns:
        if here >= 0 and 0 <= noun.first - here <= rule.clause:
            return noun
    words = tokens(sentence.words)
    before = [n for n in nouns if n.end <= at and n.last < len(words)]
    spelled = [n for n in before if words[n.last].low in rule.spelling]
    return spelled[-1] if denial.bare and spelled else None


def _owner(records: Records, sentence: Sentence, first: int, last: int) -> Holder | None:
    """Whose allegation it is: of the actor named before the noun, or by one after it."""
    rule = settings().disputes
    words = tokens(sentence.words)
    for mention in records.mentions.get(sentence.document, ()):
        low, high = mention.start - sentence.start, mention.end - sentence.start
        if mention.part != sentence.part or not 0 <= low < high <= len(sentence.words):
            continue
        begins = next((i for i, t in enumerate(words) if t.end > low), len(words))
        ends = next((i for i, t in enumerate(words) if t.start >= high), len(words))
        led = words[begins - 1].low in rule.owners if begins else False
        if 0 <= first - ends <= 1 or (led and 0 < begins - last <= rule.owner):
            return holder(mention.party)
    return None


def _before(
    records: Records, denial: Denial, sentences: list[Sentence], said: list[LedgerStatement]
) -> Iterator[Claim]:
    part, since, near = denial.evidence.part, sentences[0].start, sentences[-2:][0].start
    for statement in sorted(said, key=lambda s: -s.cue_span[0][0] if s.cue_span else 0):
        evidence = of_statement(statement)
        if statement.part != part or not since <= evidence.start < denial.at:
            continue
        speakers = holders(statement.speakers)
        if speakers and not any(one_side(one, denial.holder) for one in speakers):
            if evidence.start < near and not _speaks_of(records, statement, denial.holder):
                continue
            if _meant(records, statement, denial):
                yield _told_by(statement, denial)
            return
    if denial.plain and len(sentences) > 1 and _hearsay(records, sentences[-2], denial.holder):
        yield _told(records, sentences[-2], denial)


def _other_version(
    records: Records, denial: Denial, sentences: list[Sentence], said: list[LedgerStatement]
) -> Iterator[Claim]:
    """What "another version" differs from: of another side's words shortly before it, those that
    share most with it."""
    since = sentences[0].start
    told = [
        (shared(s.sentence, denial.denied), evidence.start, s)
        for s in said
        if since <= (evidence := of_statement(s)).start < denial.at and _other_side(s, denial)
    ]
    if told:
        yield _told_by(max(told, key=lambda t: t[:2])[2], denial)


def _next_to(records: Records, denial: Denial, said: list[LedgerStatement]) -> Iterator[Claim]:
    """What another side says of the denier, or of what it denies, in the denial's sentence or the
    one before; after the denial only where a word of contrast leads to it."""
    evidence = denial.evidence
    here = records.sentence_at(evidence.document, evidence.part, denial.at)
    if here is None or denial.holder.country is None:
        return
    if "verb" not in rebuttals(here.words[: evidence.end - here.start]):
        return
    before = records.sentence_at(evidence.document, evidence.part, here.start - 1, back=True)
    since = here.start if before is None else before.start
    names = (denial.holder.name, denial.holder.country or "")
    for statement in said:
        if statement.part != evidence.part or not _other_side(statement, denial):
            continue
        begins = min(start for start, _ in (*statement.cue_span, *statement.content_span))
        if begins > denial.at:
            if _set_against(records, statement, denial, begins):
                yield _told_by(statement, denial)
        elif begins >= since and (
            shared(statement.quote, denial.denied, names) > 0
            or _speaks_of(records, statement, denial.holder)
        ):
            yield _told_by(statement, denial)


def _set_against(records: Records, statement: LedgerStatement, denial: Denial, begins: int) -> bool:
    """Whether a word of contrast leads from a denial to a statement shortly after it."""
    sentences = records.sentences.get(statement.document, [])
    between = [s for s in sentences if s.part == statement.part and denial.at < s.start <= begins]
    if len(between) > settings().disputes.contrast_within:
        return False
    start = max(denial.at, between[-1].start if between else 0)
    return "contrast" in rebuttals(records.string(statement.document, statement.part)[start:begins])


def _other_side(statement: LedgerStatement, denial: Denial) -> bool:
    """Whether a statement is somebody else's, and not the denial itself."""
    speakers = holders(statement.speakers)
    holds = any(a <= denial.at < b for a, b in statement.content_span)
    same = any(one_side(s, denial.holder) or s.key in denial.tellers for s in speakers)
    return bool(speakers) and not (holds or same)


def _told_by(statement: LedgerStatement, denial: Denial) -> Claim:
    evidence = of_statement(statement)
    return Claim(
        holders(statement.speakers)[0], (denial.holder,), TOLD, statement.day, evidence,
        evidence.start, False, statement.quote,
    )  # fmt: skip


def _meant(records: Records, statement: LedgerStatement, denial: Denial) -> bool:
    """Whether a statement names the denier, or the denial names "the claim" that it makes."""
    words = tokens(denial.denied)
    nouns = [h for h in rebuttal_book().found(denial.denied) if h.label.rule.kind == "charge"]
    article = bool(words) and words[0].low in settings().disputes.articles
    pointed = denial.plain and article and bool(nouns) and nouns[0].first == 1
    unknown = denial.holder.country is None and denial.plain
    return pointed or unknown or _speaks_of(records, statement, denial.holder)


def _speaks_of(records: Records, statement: LedgerStatement, one: Holder) -> bool:
    spans = statement.content_span
    return any(
        one_side(holder(m.party), one)
        for m in records.mentions.get(statement.document, ())
        if m.part == statement.part and any(a <= m.start < b for a, b in spans)
    )


def _hearsay(records: Records, sentence: Sentence, one: Holder) -> bool:
    """Whether a sentence tells of somebody what it leaves to others to answer for."""
    kinds = {hit.label.rule.kind for hit in rebuttal_book().found(sentence.words)}
    return "hearsay" in kinds and any(
        one_side(holder(m.party), one)
        for m in records.mentions.get(sentence.document, ())
        if _inside(m, sentence)
    )


def _inside(mention: Mention, sentence: Sentence) -> bool:
    return mention.part == sentence.part and sentence.start <= mention.start < sentence.end


def _told(records: Records, sentence: Sentence, denial: Denial) -> Claim:
    evidence = of_sentence(records, sentence, (sentence.start, sentence.end), ())
    return Claim(
        None, (denial.holder,), TOLD, evidence.date, evidence, sentence.start, False,
        sentence.words,
    )  # fmt: skip
