"""A deed and what came of it, told by two acts of one sentence: "opened fire, killing two".

The two are one happening (codebook, section 6), so they are one record: its words are those of
both, its doers those of whichever names any, its victims those of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.parse.model import Token
from dragoman.parse.predicates import SUBJECT, conjuncts

Told = tuple[Act, Event]
BEFORE = ("compound", "amod", "nmod")
VERBAL = ("VERB", "AUX")


def with_outcomes(told: Sequence[Told], draft: Draft) -> list[Event]:
    """The events of one sentence, each deed as one with what came of it.

    Args:
        told: acts with their events, in order of the text.
    """
    left = list(told)
    while (pair := next(_pairs(left, draft), None)) is not None:
        deed, harm = pair
        first, other = (harm, deed) if deed[0].reciprocal else pair
        one = (first[0], _joined(first[1], other[1], draft))
        at = min(left.index(deed), left.index(harm))
        left = [t for t in left if t is not deed and t is not harm]
        left.insert(at, one)
    return [event for _, event in left]


def _pairs(told: list[Told], draft: Draft) -> Iterator[tuple[Told, Told]]:
    """A deed and its outcome; of several the last outcome first."""
    deeds = [t for t in told if t[1].type in settings().types.deeds]
    for harm, deed in permutations(reversed(deeds), 2):
        if _may_be_one(deed, harm, draft) and _comes_of(harm[0], deed[0]):
            yield deed, harm


def _may_be_one(deed: Told, harm: Told, draft: Draft) -> bool:
    """Whether nothing that is told of the two speaks against it."""
    one, other = deed[1], harm[1]
    same = (one.type, one.status) == (other.type, other.status)
    if not same or not one.may_meet(other) or not _on_one_word(one, other, draft):
        return False
    doers, harmers = _behind(one.actors, draft), _behind(other.actors, draft)
    hurt = _behind(other.recipients, draft)
    if (doers & hurt and not deed[0].reciprocal) or harmers & _behind(one.recipients, draft):
        return False
    if deed[0].reciprocal and hurt:
        return bool(harmers) and doers <= harmers | hurt
    return not doers or not harmers or doers <= harmers or harmers <= doers


def _on_one_word(deed: Event, harm: Event, draft: Draft) -> bool:
    """Whether both are told by the same voice; a deed taken for speech has no words of its own."""
    if harm.statement is None or harm.statement == deed.statement:
        return harm.statement == deed.statement
    cue = draft.statements.statements[harm.statement].cue
    own = {(s.sentence, i) for s in deed.trigger for i in range(s.start, s.end)}
    return any((s.sentence, i) in own for s in cue for i in range(s.start, s.end))


def _comes_of(harm: Act, deed: Act) -> bool:
    """Whether the grammar makes one act the outcome of the other."""
    if {*harm.words} & {*deed.words}:
        return harm.head.index > deed.head.index
    return (
        _is_participle(harm.head, deed)
        or _is_joined(harm.head, deed)
        or _is_in(harm.head, deed)
        or _is_when(harm.head, deed)
    )


def _is_participle(harm: Token, deed: Act) -> bool:
    """ "fired on the crowd, killing two and wounding nine" """
    first = _first(harm)
    if first.tag != "VBG" or first.kids(*SUBJECT, "mark") or not first.index:
        return False
    comma = any(t.lower == "," for t in first.head.children if t.index < first.index)
    doing = {deed.head, *(w for w in deed.words if w.pos == "VERB")}
    if deed.head.pos == "NOUN" and deed.head.dep in (*SUBJECT, "dobj"):
        doing.add(deed.head.head)
    return (comma or first.dep == "advcl") and _above(first) in doing


def _is_joined(harm: Token, deed: Act) -> bool:
    """ "opened fire and killed two", "two were killed and nine wounded" """
    if harm.lemma not in settings().things.harms or harm is deed.head or harm.dep != "conj":
        return False
    if harm.kids(*SUBJECT) and deed.head.lemma not in settings().things.harms:
        return False
    return deed.head.pos == "VERB" and harm in conjuncts(deed.head)


def _is_in(harm: Token, deed: Act) -> bool:
    """ "was killed in a raid by soldiers"; who dies in a war dies in one of its many deeds"""
    if any(w.lemma in settings().things.wars for w in deed.words):
        return False
    noun = next((w for w in (deed.head, *deed.words) if w.dep == "pobj"), None)
    if noun is None or noun.head.lower not in settings().routes.hurt_in:
        return False
    return _above(noun.head) in conjuncts(_first(harm)) and noun.index > harm.index


def _is_when(harm: Token, deed: Act) -> bool:
    """ "was killed when soldiers stormed the camp" """
    if any(w.lemma in settings().things.wars for w in deed.words):
        return False
    clauses = (c for t in conjuncts(_first(harm)) for c in t.kids("advcl"))
    return harm.lemma in settings().things.harms and any(
        deed.head in conjuncts(c) for c in clauses
        if any(m.lower in settings().routes.just_when for m in c.kids("mark", "advmod"))
    )  # fmt: skip


def _first(token: Token) -> Token:
    """The first of the words that the word is coordinated with."""
    while token.dep == "conj" and token in conjuncts(token.head):
        token = token.head
    return token


def _above(token: Token) -> Token:
    """The nearest verb above that is not only some noun's attribute."""
    while not token.is_root:
        token = token.head
        if token.pos in VERBAL and token.dep != "amod":
            break
    return token


def _joined(deed: Event, harm: Event, draft: Draft) -> Event:
    """One record of both."""
    dated = deed if deed.basis != "document" or harm.basis == "document" else harm
    placed = deed if deed.place is not None else harm
    moded = deed if deed.modes or not harm.modes else harm
    doers = deed if _behind(deed.actors, draft) or not harm.actors else harm
    return replace(
        deed,
        trigger=tuple(sorted({*deed.trigger, *harm.trigger}, key=lambda s: (s.start, s.end))),
        actors=doers.actors, recipients=_victims(deed, harm, draft),
        modes=tuple(dict.fromkeys((*deed.modes, *harm.modes))),
        cameo=moded.cameo, intensity=moded.intensity,
        contexts=tuple(dict.fromkeys((*deed.contexts, *harm.contexts))),
        place=placed.place, place_basis=placed.place_basis,
        first=dated.first, last=dated.last, basis=dated.basis,
        rules=deed.credited(*harm.rules),
    )  # fmt: skip


def _victims(deed: Event, harm: Event, draft: Draft) -> tuple[int, ...]:
    """Those of both; "people" are nobody else than the miners whom the deed is known to hit."""
    struck = deed.recipients
    if _behind(harm.recipients, draft):  # "killed in the Mali ambush": Mali is where it was
        struck = tuple(m for m in struck if _head(m, draft).dep not in BEFORE)
    known = _behind(struck, draft)
    crowd = any(_head(m, draft).tag == "NNS" for m in struck)
    more = (
        m for m in harm.recipients
        if not (_behind((m,), draft) <= known and known)
        and not (crowd and _is_anybody(_head(m, draft)))
    )  # fmt: skip
    return tuple(dict.fromkeys((*struck, *more)))


def _is_anybody(head: Token) -> bool:
    return head.lemma in settings().things.anybody or head.pos == "NUM"


def _head(mention: int, draft: Draft) -> Token:
    found = draft.actors.mentions[mention]
    return draft.parsed.sentences[found.span.sentence].tokens[found.head]


def _behind(mentions: tuple[int, ...], draft: Draft) -> frozenset[int]:
    known = draft.actors.mentions
    return frozenset(a for m in mentions for a in known[m].actors)
