"""Keeping: the mentions of a document, and what later words may stand for."""

from __future__ import annotations

from typing import Final

from dragoman.actors.antecedents import Candidate, Chooser
from dragoman.actors.discourse import Discourse, Referent
from dragoman.actors.model import Actor, Actors, Kind, Mention
from dragoman.actors.phrase import Phrase
from dragoman.actors.pronouns import Found, PronounReader
from dragoman.parse.model import Sentence, Span, Token

TIMELESS: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


class Keeper:
    """Keeps the mentions of one document; `at` is who the phrases of a sentence stand for."""

    def __init__(self, discourse: Discourse, chooser: Chooser, pronouns: PronounReader) -> None:
        self.discourse = discourse
        self.chooser = chooser
        self.pronouns = pronouns
        self.mentions: list[tuple[Span, int, Kind, Found, tuple[str, ...]]] = []

    def mention(
        self, phrase: Phrase, found: Found, rules: tuple[str, ...], *, always: bool = False
    ) -> None:
        """Keep a mention of those found who are actors; `always` keeps it for nobody as well."""
        coded = tuple(r for r in found if r.code is not None)
        if not coded and not always:
            return
        kind: Kind = "name" if phrase.kind == "modifier" else phrase.kind  # type: ignore[assignment]
        span = Span(phrase.sentence, phrase.start, phrase.end)
        self.mentions.append((span, phrase.head.index, kind, coded, tuple(dict.fromkeys(rules))))

    def offer(self, phrase: Phrase, found: Found, sentence: Sentence, at: dict[int, Found]) -> None:
        """Let later pronouns stand for the phrase, and for a coordination that it closes."""
        head = phrase.head
        timeless = head.entity in TIMELESS and not found and head.tag != "NNS"
        if timeless or phrase.sponsors:
            return
        self.discourse.seen(found)
        number, gender = phrase.agreement
        mentions = max((r.count for r in found), default=1)
        self.chooser.add(
            Candidate(
                sentence.index,
                head,
                found,
                number,
                gender,
                mentions,
                phrase.acts,
                self.pronouns.quoted(head, sentence),
            )
        )
        first = head
        while first.dep == "conj" and first.head.index in at:
            first = first.head
        if first is not head:
            group = [at.get(t.index, ()) for t in _chain(first) if t.index <= head.index]
            together = tuple(dict.fromkeys(r for part in group for r in part))
            self.chooser.add(
                Candidate(sentence.index, first, together, "many", "", 1, phrase.acts, joined=True)
            )

    def actors(self) -> Actors:
        """The layer: actors that have a mention, in order of their first one."""
        order: dict[Referent, int] = {}
        self.mentions.sort(key=lambda m: (m[0].sentence, m[0].start, m[1]))
        mentions = []
        for span, head, kind, referents, rules in self.mentions:
            indexes = tuple(order.setdefault(r, len(order)) for r in referents)
            mentions.append(Mention(span, head, kind, indexes, rules))
        return Actors.of([_actor(r) for r in order], mentions)


def _chain(first: Token) -> list[Token]:
    found = [first]
    for child in first.kids("conj"):
        found += _chain(child)
    return found


def _actor(referent: Referent) -> Actor:
    code = referent.code
    assert code is not None
    return Actor(
        referent.name, referent.title, code.country, code.sector, code.others, code.wikidata
    )
