"""Deeds whose day only a later sentence tells: "The incident occurred on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dragoman.draft import Draft
from dragoman.events.dating.hanging import nouns_crossed, top_of
from dragoman.events.dating.words import dating
from dragoman.events.model import Event
from dragoman.events.scale import MATERIAL
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.times.calendar import Days

UNDATED: Final = "document"


def told_after(events: Sequence[Event], draft: Draft) -> list[Event]:
    """The events; deeds of the sentences before one that dates "the attack" have its days."""
    found = list(events)
    near = dating().numbers["further"]
    for sentence in draft.parsed.sentences:
        told = _dated_noun(sentence, draft)
        if told is None:
            continue
        noun, days, begun = told
        kinds = {e.type for e in found if noun in words_of(e, draft)} if begun else None
        before = [
            i for i, e in enumerate(found)
            if 0 < sentence.index - e.sentence <= near and _is_meant(e, noun, draft)
            and (kinds is None or e.type in kinds)
        ]  # fmt: skip
        last = max((found[i].sentence for i in before), default=None)
        for i in before:
            if found[i].sentence == last and found[i].basis == UNDATED:
                first, end = days
                found[i] = replace(found[i], first=first, last=end, basis="narrative")
    return found


def _dated_noun(sentence: Sentence, draft: Draft) -> tuple[Token, Days, bool] | None:
    """A deed known from before of which a sentence only tells when it was, and those days.

    The last is true where it only tells when the deed began: others were done later.
    """
    words = dating().words
    for clause in sentence.clauses:
        for noun in clause.subjects:
            known = any(c.lower in words["known"] for c in noun.children)
            if noun.lemma in words["happening"] and known and _tells_when(clause):
                days = _days(clause, sentence, draft)
                if days is not None:
                    return noun, days, clause.lemma in words["began"]
    return None


def _tells_when(clause: Clause) -> bool:
    names = (clause.lemma, *(f"{clause.head.lemma} {t.lower}" for t in clause.objects))
    told = any(name in dating().words["took_place"] for name in names)
    return told and clause.tense == "past" and not clause.modal and not clause.negations


def _days(clause: Clause, sentence: Sentence, draft: Draft) -> Days | None:
    for index in draft.times.told(sentence):
        time = draft.times.expressions[index]
        if time.type not in ("DATE", "TIME") or time.first is None or time.last is None:
            continue
        top = top_of(sentence, time)
        past = time.first <= draft.document.date
        if past and sentence.clause_of(top) is clause and nouns_crossed(top, clause) is not None:
            return Days(time.first, time.last)
    return None


def _is_meant(event: Event, noun: Token, draft: Draft) -> bool:
    """Whether a noun may mean the event: an incident is any deed, an attack the use of force."""
    told = event.quad in MATERIAL and event.status in ("actual", "alleged")
    if event.type in settings().types.deeds or noun.lemma in dating().words["any_deed"]:
        return told
    return told and head_of(event, draft).lemma == noun.lemma


def words_of(event: Event, draft: Draft) -> list[Token]:
    """The words of the trigger, in order of its spans."""
    return [t for span in event.trigger for t in draft.parsed.tokens(span)]


def head_of(event: Event, draft: Draft) -> Token:
    """The word of the trigger that depends on no other of its words."""
    tokens = words_of(event, draft)
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.is_root or t.head.index not in inside), tokens[0])
