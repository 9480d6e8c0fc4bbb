"""What a denial answers where no record of a claim is there: what it says itself, or words before.

"Moscow denied Ukrainian allegations that ..." tells whose claim it is. "Kyiv said ... Moscow denied
it": whoever denies "it" contradicts what stands before (`retorts.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.analysis.claims import Claim
from dragoman.analysis.denials import Denial
from dragoman.analysis.evidence import of_sentence
from dragoman.analysis.families import RebuttalRule, rebuttal_book
from dragoman.analysis.gathering import Records, Sentence
from dragoman.analysis.holders import holder, holders, one_side, speakers
from dragoman.analysis.model import Holder
from dragoman.analysis.phrases import Found, tokens
from dragoman.analysis.retort import NAMED, Retort
from dragoman.analysis.retorts import retorted
from dragoman.analysis.settings import settings
from dragoman.analysis.sides import token_at
from dragoman.ledger.model import LedgerStatement
from dragoman.rules import Named


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
        if not named:
            yield from retorted(Retort(records, denial, sentences, said[denial.evidence.document]))


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
    voices = [one for s in said for one in holders(speakers(s))]
    one = next((s for s in voices if not one_side(s, denial.holder)), None)
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
