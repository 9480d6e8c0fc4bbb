"""Which claim a denial answers, and how surely.

Within a report, a denial of "the charge" or "it" answers the charge against its speaker that stands
last before it; a denial that says what is denied answers the claim against its speaker that says
the same. Across reports only the latter holds. Nearness alone ties nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from dragoman.analysis.claims import Claim
from dragoman.analysis.denials import Denial, points_back, rebuttals
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import answers_for, one_office, one_side
from dragoman.analysis.model import Holder
from dragoman.analysis.phrases import STOPS, tokens
from dragoman.analysis.retort import NAMED, TOLD
from dragoman.analysis.settings import settings
from dragoman.analysis.wordings import akin, alike, shared

BLAMING: Final = frozenset({"guilt", "hearsay"})


class Tie(NamedTuple):
    """A denial and the claim that it answers, as indexes; how surely, 0 to 1."""

    claim: int
    denial: int
    score: float


def within(asserted: list[Claim], denied: list[Denial], records: Records) -> Iterator[Tie]:
    """The ties inside reports."""
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(asserted):
        by_document[claim.evidence.document].append(index)
    for index, denial in enumerate(denied):
        here = [
            Tie(c, index, _near(asserted[c], denial, records))
            for c in by_document[denial.evidence.document]
        ]
        yield from _best(here, asserted)


def across(asserted: list[Claim], denied: list[Denial]) -> Iterator[Tie]:
    """The ties between reports: of each denial, the claim whose words are most like its own."""
    rule = settings().disputes
    for index, denial in enumerate(denied):
        if denial.bare or not denial.plain:
            continue
        best = Tie(-1, index, 0.0)
        for c, claim in enumerate(asserted):
            apart = abs((claim.evidence.date - denial.evidence.date).days)
            if claim.evidence.document == denial.evidence.document or apart > rule.days:
                continue
            told = claim.charge or claim.holder is not None
            if claim.type in (NAMED, TOLD) or claim.mild or not told:
                continue
            if opposed(claim, denial) and _names(claim, denial):
                best = max(best, Tie(c, index, _same(claim, denial, rule.words)), key=_score)
        if best.score >= rule.score:
            yield best


def _score(tie: Tie) -> float:
    return tie.score


def _best(here: list[Tie], asserted: list[Claim]) -> Iterator[Tie]:
    """The best tie, and those to charges by the same side that the denial may mean as well."""
    rule = settings().disputes
    good = [tie for tie in here if tie.score >= rule.score]
    if not good:
        return
    best = max(good, key=lambda tie: (tie.score, asserted[tie.claim].at))
    whose = asserted[best.claim].holder
    for tie in good:
        claim = asserted[tie.claim]
        same = claim.charge and whose is not None and claim.holder == whose
        if tie is best or (same and tie.score >= best.score - rule.close):
            yield tie


def _near(claim: Claim, denial: Denial, records: Records) -> float:
    """How surely a denial answers a claim of its own report, 0 to 1."""
    rule = settings().disputes
    if not opposed(claim, denial) or claim.evidence.part != denial.evidence.part:
        return 0.0
    if claim.evidence.start == denial.evidence.start:
        return 0.0
    apart = _apart(claim, denial, records)
    if claim.type != TOLD and not -1 <= apart <= rule.sentences:
        return _from_afar(claim, denial)
    if claim.type == NAMED:
        return rule.charge if claim.evidence.sentence == denial.evidence.sentence else 0.0
    if claim.type == TOLD:
        told = rule.told if denial.plain and denial.bare else rule.told_otherwise
        told = rule.contrasted if claim.at > denial.at else told
        meant = claim.answer == denial.at and _linked(claim, denial, apart)
        return told - rule.answer_step * min(abs(apart), rule.sentences) if meant else 0.0
    return 0.0 if _beyond(claim, denial, apart) else _of_act(claim, denial, apart)


def _from_afar(claim: Claim, denial: Denial) -> float:
    """How surely a denial answers what another says far off: never more than what is near."""
    rule = settings().disputes
    told = claim.type != NAMED and claim.holder is not None and _names(claim, denial)
    asked = claim.evidence.sentence.rstrip().endswith("?")
    if not told or asked or denial.bare or akin(claim.words, denial.denied) < rule.near_words:
        return 0.0
    return min(rule.score, _same(claim, denial, 1))


def _beyond(claim: Claim, denial: Denial, apart: int) -> bool:
    """Whether a claim of an act is none that a denial can mean: mere talk, the denial itself, what
    its speaker tells of others, or what stands too far off and is of nobody."""
    rule, named = settings().disputes, _names(claim, denial)
    talk = not claim.charge and claim.type in rule.words_only
    itself = apart == 0 and claim.type in rule.rebuffs
    own = apart == 0 and not named and claim.at > denial.at
    far = apart > rule.told_near and not (named or claim.charge or denial.plain)
    return talk or itself or own or far


def _of_act(claim: Claim, denial: Denial, apart: int) -> float:
    """How surely a denial answers a claim of an act, by whose it is, its type, and the words."""
    rule, named = settings().disputes, _names(claim, denial)
    unknown = not any(one.country is not None for one in claim.against)
    typed = claim.type in denial.types - rule.rebuffs
    if typed and 0 <= apart <= rule.told_within and (named or unknown):
        return (rule.typed if named else rule.untyped) - rule.told_step * apart
    if not named and not (claim.charge or denial.holder.country is None):
        return 0.0
    if claim.charge:
        score = _pointed(claim, denial, apart) if denial.bare else _spelled(claim, denial, apart)
    else:
        score = _beside(claim, denial, apart)
    if claim.evidence.sentence == denial.evidence.sentence:
        # Words that both have stand in one sentence anyway: they tell nothing.
        return score
    return max(score, _same(claim, denial, rule.near_words))


def _linked(claim: Claim, denial: Denial, apart: int) -> bool:
    """Whether a denial may answer another side's words by what both say.

    One that says what it denies answers words that share a telling one with it, charge its speaker
    or tell of him, unless they only tell what may be; one that names no claim ("denied wrongdoing")
    answers no such words either. Further off, words answered must charge or share a telling word.
    """
    if denial.version or not denial.plain:
        return True
    if denial.outright and not denial.bare and not denial.pointed:
        listed = denial.holder.country is not None
        of_him = claim.about or apart <= 0
        return _share(claim, denial) or (claim.charging and listed) or (of_him and claim.told)
    if denial.outright and not denial.bare and apart <= 0:
        return claim.told
    if not claim.told and not denial.pointed:
        return False
    if apart > 1 and not (claim.charging or BLAMING & rebuttals(claim.evidence.sentence)):
        return shared(claim.evidence.sentence, denial.evidence.sentence, denial.names) > 0
    if denial.outright and denial.bare and (claim.charging or denial.pointed):
        return True
    whole = denial.pointed or not denial.bare
    theirs = denial.evidence.sentence if whole else _clause(denial.denied)
    if shared(claim.evidence.sentence, theirs, denial.names) > 0:
        return True
    if denial.bare and points_back(denial.denied):
        return True
    return claim.about and not (denial.bare and claim.holder is not None)


def _clause(words: str) -> str:
    """What is denied, without what is told behind a comma of it or of something else."""
    reach = settings().disputes.clause
    stop = next((t.start for t in tokens(words)[reach:] if t.text in STOPS), len(words))
    return words[:stop]


def _goes_on(denial: Denial) -> bool:
    """Whether a sentence goes on behind what is denied, so that the next answers something else."""
    return len(tokens(denial.denied)) - len(tokens(_clause(denial.denied))) > 1


def _pointed(claim: Claim, denial: Denial, apart: int) -> float:
    """How surely a denial that only points at something means a charge."""
    rule = settings().disputes
    named = _names(claim, denial)
    if not denial.plain or not 0 <= apart <= (rule.sentences if named else 1):
        return 0.0
    answered = claim.holder is not None and claim.holder.key in denial.answers
    score = rule.charge - rule.step * apart + rule.answered * answered
    return min(1.0, score - rule.unnamed * (not named) - rule.mild * claim.mild)


def _spelled(claim: Claim, denial: Denial, apart: int) -> float:
    """How surely a denial that says what it denies answers a charge against its speaker near it."""
    rule = settings().disputes
    named = _names(claim, denial)
    stranger = claim.against or denial.holder.country is None
    if not (-1 <= apart <= rule.beside if named else 0 <= apart <= 1 and not stranger):
        return 0.0
    if apart < 0 and _goes_on(denial) and not _share(claim, denial):
        return 0.0
    sure = named and (denial.outright or apart >= 0)
    if denial.plain and not sure and not _share(claim, denial):
        return 0.0
    weaker = rule.otherwise * (not denial.plain) + rule.mild * claim.mild
    return rule.spelled - rule.spelled_step * abs(apart) - weaker


def _share(claim: Claim, denial: Denial) -> bool:
    """Whether what is charged and what is denied have a telling word in common."""
    return shared(claim.words, _clause(denial.denied), denial.names) > 0


def _beside(claim: Claim, denial: Denial, apart: int) -> float:
    """How surely a denial answers what was told of its speaker shortly before."""
    rule = settings().disputes
    if denial.plain and denial.bare:
        reach = rule.told_within if claim.grave else 1
        return rule.told - rule.told_step * apart if 0 <= apart <= reach else 0.0
    if denial.plain and not denial.outright:
        return 0.0
    word = claim.type == TOLD or (
        claim.holder is not None and claim.type not in settings().turns.idle
    )
    told = word or not denial.plain
    return rule.told_otherwise if told and 0 <= apart <= rule.told_near else 0.0


def _same(claim: Claim, denial: Denial, least: int) -> float:
    """How surely a claim and a denial that says what it denies are of one act, 0 to 1."""
    rule = settings().disputes
    who = [denial.holder, *claim.against, *([claim.holder] if claim.holder else [])]
    names = [name for one in who for name in (one.name, one.country or "")]
    if shared(claim.words, denial.denied, names) < least:
        return 0.0
    likeness = alike(claim.words, denial.denied, names)
    if likeness < rule.likeness:
        return 0.0
    return min(1.0, rule.same + likeness / 2 + 0.1 * claim.charge + 0.1 * denial.plain)


def _names(claim: Claim, denial: Denial) -> bool:
    """Whether a claim is made of the denier's side by name, of people of his office where no
    country is known, or of those for whom he speaks."""
    return any(
        answers_for(one, denial.holder) or one_office(one, denial.holder) or one.key in denial.whose
        for one in claim.against
    )


def opposed(claim: Claim, denial: Denial) -> bool:
    """Whether a claim is somebody else's, and not of a third side."""
    own = denial.holder
    if claim.holder is not None and (one_side(claim.holder, own) or _by_surname(claim.holder, own)):
        return False
    if claim.evidence.id is not None and claim.evidence.id == denial.evidence.id:
        return False
    if claim.holder is not None and claim.holder.name in denial.evidence.said_by:
        return False
    names = {own.name, *([denial.party.name] if denial.party else [])}
    if names & set(claim.evidence.said_by):
        return False
    unknown = own.country is None and denial.bare
    return unknown or _names(claim, denial) or all(one.country is None for one in claim.against)


def _by_surname(one: Holder, other: Holder) -> bool:
    """Whether one holder is the other by the last of his names."""
    return one.name in other.name.split()[-1:] or other.name in one.name.split()[-1:]


def _apart(claim: Claim, denial: Denial, records: Records) -> int:
    """How many sentences the denial stands after the claim."""
    sentences = records.sentences.get(claim.evidence.document, [])
    starts = [s.start for s in sentences if s.part == claim.evidence.part]
    return sum(claim.at < s <= denial.at for s in starts) - sum(
        denial.at < s <= claim.at for s in starts
    )
