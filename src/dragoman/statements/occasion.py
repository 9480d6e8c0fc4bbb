"""The occasion of a statement: which actor speaks, to whom, and on what day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from dragoman.actors.model import Actors
from dragoman.draft import Draft
from dragoman.parse.model import Clause, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.frames import conjuncts
from dragoman.statements.nouns import MAKERS
from dragoman.statements.sources import reattached
from dragoman.times.model import TimeExpression

AIMED: Final = ("accuse", "praise", "demand", "threaten")
Days = tuple[dt.date | None, dt.date | None]


def mention_of(actors: Actors, sentence: int, head: Token | None) -> int | None:
    """The mention headed by the token, or the smallest one around it."""
    if head is None:
        return None
    direct = actors.mention_of(sentence, head)
    if direct is not None:
        return direct
    around = [
        (m.span.end - m.span.start, i) for i in actors.within(sentence)
        if (m := actors.mentions[i]).span.start <= head.index < m.span.end
        and m.head >= head.index
    ]  # fmt: skip
    return min(around)[1] if around else None


def author_of(candidate: Candidate, actors: Actors, papers: frozenset[str]) -> int | None:
    """Of a source that is a text, who wrote or owns it ("the ministry's website", "a tweet by")."""
    paper = candidate.speaker
    if paper is None or paper.lemma not in papers:
        return None
    makers = [o for p in paper.kids("prep") if p.lower in MAKERS for o in p.kids("pobj")]
    for head in (*paper.kids("poss"), *makers):
        mention = mention_of(actors, candidate.sentence.index, head)
        if mention is not None:
            return mention
    return None


def addressees_of(candidate: Candidate, actors: Actors) -> tuple[int, ...]:
    """Mentions of those who are told, asked, accused or praised, each conjunct its own."""
    heads = list(candidate.heard)
    if candidate.sense is not None and (candidate.sense.aims or candidate.sense.stance in AIMED):
        heads += candidate.about
    heads = [h for head in heads for h in (head, *conjuncts(head))]
    found = [mention_of(actors, candidate.sentence.index, t) for t in heads]
    return tuple(dict.fromkeys(i for i in found if i is not None))


def day_of(candidate: Candidate, draft: Draft) -> Days:
    """First and last day of the saying: of a time that hangs on the cue, else of one that its
    cue shares with an earlier verb ("On Monday she said ... and demanded ..."). Nothing has been
    said on a day to come."""
    today = draft.document.date
    times = [t for t in _outside(candidate, draft) if not t[0].first or t[0].first <= today]
    head = candidate.clause.head if candidate.clause else candidate.head
    for above in (head, *_sharing(head, candidate.clause)):
        for expression, tokens in times:
            shared = above is head or tokens[0].index < head.index
            if shared and _hangs_on(tokens, above):
                return expression.first, expression.last
    return None, None


def _outside(candidate: Candidate, draft: Draft) -> Iterator[tuple[TimeExpression, list[Token]]]:
    """The sentence's time expressions that stand in neither source nor content."""
    sentence = candidate.sentence.index
    taken = {t.index for t in candidate.source} | {
        i for s in candidate.content if s.sentence == sentence for i in range(s.start, s.end)
    }
    for index in draft.times.told(candidate.sentence):
        expression = draft.times.expressions[index]
        tokens = draft.parsed.tokens(expression.span)
        if expression.type != "SET" and taken.isdisjoint(t.index for t in tokens):
            yield expression, tokens


def _sharing(head: Token, clause: Clause | None) -> Iterator[Token]:
    """Verbs whose time is the cue's too: those it is coordinated with under one subject, and the
    main verb of a participle ("spoke on Friday, saying ...")."""
    first = reattached(clause) if clause else None
    if first is not None:
        yield first.head
        return
    while not head.is_root and not head.kids("nsubj", "nsubjpass"):
        loose = head.dep == "advcl" and head.tag == "VBG" and not head.kids("mark", "aux")
        if head.dep != "conj" and not loose:
            return
        head = head.head
        yield head


def _hangs_on(tokens: list[Token], head: Token) -> bool:
    """Whether no other verb stands between the time and the head.

    The day of what is spoken of is not that of the speaking: "condemned Saturday's attack".
    """
    last = tokens[-1]
    if last.dep == "poss" and last.head.dep == "dobj":
        return False
    for above in tokens[-1].ancestors():
        if above is head:
            return True
        if above.pos in ("VERB", "AUX"):
            return False
    return False
