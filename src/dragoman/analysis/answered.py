"""What a denial answers where no record of a claim is there: the words just before it.

"Kyiv said ... Moscow denied it": whoever denies contradicts somebody. Where no charge or alleged
act against the denier is near, the last statement of another side before it, or the outlet's own
sentence before it, is what is denied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.analysis.claims import Claim
from dragoman.analysis.denials import Denial
from dragoman.analysis.evidence import of_sentence, of_statement
from dragoman.analysis.gathering import Records, Sentence
from dragoman.analysis.holders import holders
from dragoman.analysis.settings import settings
from dragoman.analysis.wordings import alike, telling
from dragoman.ledger.model import LedgerStatement

TOLD = "TOLD"


def answered(records: Records, denied: Iterable[Denial]) -> Iterator[Claim]:
    """A claim for every plain denial: the nearest statement of another before it, or a sentence."""
    said: defaultdict[str, list[LedgerStatement]] = defaultdict(list)
    for statement in records.statements:
        if statement.stance in settings().disputes.asserting:
            said[statement.document].append(statement)
    for denial in denied:
        yield from _before(records, denial, said[denial.evidence.document])


def _before(records: Records, denial: Denial, said: list[LedgerStatement]) -> Iterator[Claim]:
    evidence = denial.evidence
    sentences = [s for s in records.sentences.get(evidence.document, []) if s.part == evidence.part]
    here = next((i for i, s in enumerate(sentences) if s.start <= denial.at < s.end), 0)
    span = (sentences[max(0, here - 1)].start, denial.at) if sentences else (0, 0)
    for statement in sorted(said, key=lambda s: -s.cue_span[0][0] if s.cue_span else 0):
        words = of_statement(statement)
        if statement.part != evidence.part or not span[0] <= words.start < span[1]:
            continue
        for one in holders(statement.speakers):
            if one.key != denial.holder.key:
                yield _claim(statement, denial)
                return
    before = sentences[max(0, here - settings().disputes.sentences) : here]
    if before and denial.plain:
        meant = _meant(before, denial)
        if meant is not None:
            yield _told(records, meant, denial)


def _meant(before: list[Sentence], denial: Denial) -> Sentence | None:
    """The sentence whose words a denial takes up; of one that has hardly any, the last."""
    words = denial.evidence.sentence
    if len(telling(words)) <= settings().disputes.bare:
        return before[-1]
    best = max(before, key=lambda s: alike(s.words, words))
    return best if alike(best.words, words) >= settings().disputes.likeness else None


def _claim(statement: LedgerStatement, denial: Denial) -> Claim:
    evidence = of_statement(statement)
    one = holders(statement.speakers)[0]
    return Claim(one, (denial.holder,), TOLD, statement.day, evidence, evidence.start, False)


def _told(records: Records, sentence: Sentence, denial: Denial) -> Claim:
    evidence = of_sentence(records, sentence, (sentence.start, sentence.end), ())
    return Claim(
        None, (denial.holder,), TOLD, evidence.date, evidence, sentence.start, False
    )  # fmt: skip
