"""Reported speech that goes on in sentences of its own, without a cue.

'The minister told deputies that the bridge was unsafe. Repairs would take a year.' The second
sentence keeps the shifted tense of the first, names no other speaker, and stands in the same
paragraph: it is still the minister's word. Only the plainest sign is followed, a main verb with
one of the modals that `constructions/continuing.toml` gives, since a bare past tense is as likely
to be the reporter's own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dragoman.parse.model import Clause, Parsed, Sentence, Span
from dragoman.statements.candidate import Candidate
from dragoman.statements.construction import Constructions
from dragoman.statements.phrases import trimmed
from dragoman.statements.speech import Quoted

BACKSHIFT: Final = "backshift"
CLAUSES: Final = ("that", "wh")


def told_on(
    candidates: list[Candidate], parsed: Parsed, quoted: Quoted, constructions: Constructions
) -> list[Candidate]:
    """The candidates with one more for each sentence in which reported speech goes on."""
    led: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        for index in {candidate.sentence.index, *(s.sentence for s in candidate.content)}:
            led.setdefault(index, []).append(candidate)
    found = list(candidates)
    teller: Candidate | None = None
    for sentence in parsed.sentences:
        own = led.get(sentence.index, [])
        before = None if sentence.opens else teller
        teller = _teller(sentence, own, constructions)
        if before is not None and _goes_on(sentence, own, before, quoted, constructions):
            content = trimmed(sentence, 0, len(sentence.tokens))
            found.append(_continued(before, content))
            teller = before
    return sorted(found, key=lambda c: (c.sentence.index, c.head.index, c.content))


def _continued(teller: Candidate, content: list[Span]) -> Candidate:
    return replace(
        teller, content=content, quotation=None, frame="that", construction=BACKSHIFT,
        about=[], within=None, relative=False,
    )  # fmt: skip


def _teller(
    sentence: Sentence, own: list[Candidate], constructions: Constructions
) -> Candidate | None:
    """Whoever's indirect speech a sentence is: the one source of its main verb, in the past."""
    main = [c for c in own if c.sentence is sentence and c.head.is_root]
    if len(main) != 1 or not main[0].source or main[0].frame not in CLAUSES:
        return None
    clause, sense = main[0].clause, main[0].sense
    plain = main[0].quotation is None and clause is not None and clause.tense == "past"
    known = sense is not None and sense.stance in constructions.words["telling on"]
    return main[0] if plain and known else None


def _goes_on(
    sentence: Sentence, own: list[Candidate], teller: Candidate, quoted: Quoted,
    constructions: Constructions,
) -> bool:  # fmt: skip
    """Whether the main verb is shifted, nobody else speaks, and no word tells of what came true."""
    clause = sentence.clause_of(sentence.root)
    if clause is None or clause.head is not sentence.root or not _is_shifted(clause, constructions):
        return False
    speaks = any(c.sentence is sentence and (c.head is clause.head or not _inside(c)) for c in own)
    if speaks or quoted.by_sentence.get(sentence.index):
        return False
    words = {t.lower for t in sentence.tokens}
    return words.isdisjoint(constructions.words["foretold"])


def _inside(candidate: Candidate) -> bool:
    return any(t.dep in ("ccomp", "xcomp", "relcl", "acl", "advcl") for t in (
        candidate.head, *candidate.head.ancestors()))  # fmt: skip


def _is_shifted(clause: Clause, constructions: Constructions) -> bool:
    return clause.modal in constructions.words[BACKSHIFT] and clause.condition is None
