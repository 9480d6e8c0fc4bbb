"""The sieve: phrases in order of the text become mentions of actors."""

from __future__ import annotations

import datetime as dt

from dragoman.actors.compose import Code, Composer
from dragoman.actors.discourse import Discourse, Referent
from dragoman.actors.model import Actor, Actors, Kind, Mention
from dragoman.actors.nominals import Phrase
from dragoman.parse.model import Parsed, Span


class Resolver:
    """Collects the mentions and actors of one document."""

    def __init__(
        self, parsed: Parsed, composer: Composer, countries: dict[str, str], date: dt.date
    ) -> None:
        self.parsed = parsed
        self.composer = composer
        self.countries = countries
        self.date = date
        self.discourse = Discourse()
        self.mentions: list[tuple[Span, int, Kind, tuple[Referent, ...], tuple[str, ...]]] = []
        self.at: dict[tuple[int, int], tuple[Referent, ...]] = {}

    def add(self, phrase: Phrase) -> None:
        """Resolve one phrase and keep its mention where it has an actor."""
        if phrase.kind == "pronoun":
            return
        codes = self.composer(phrase.shape, self.date)
        if phrase.shape.named:
            found = self._person(phrase, codes)
        else:
            found = tuple(self._thing(phrase, code) for code in codes)
        self.at[phrase.sentence, phrase.head.index] = found
        coded = tuple(r for r in found if r.code is not None)
        if not coded or not phrase.acts:
            return
        rules = dict.fromkeys(r for code in codes for r in code.rules)
        rules.update(dict.fromkeys((*phrase.rules, *phrase.shape.rules)))
        kind: Kind = "nominal" if phrase.kind == "nominal" else "name"
        span = Span(phrase.sentence, phrase.start, phrase.end)
        self.mentions.append((span, phrase.head.index, kind, coded, tuple(rules)))

    def _text(self, phrase: Phrase, tokens: tuple[int, int]) -> str:
        return self.parsed.text(Span(phrase.sentence, *tokens))

    def _person(self, phrase: Phrase, codes: tuple[Code, ...]) -> tuple[Referent, ...]:
        name = self._text(phrase, phrase.name)
        title = self._text(phrase, phrase.titles) if phrase.titles[1] else None
        code = codes[0] if codes else None
        known = self.discourse.person(name)
        if known is None:
            known = self.discourse.add(Referent(name, code, "person", title))
        known.takes(name)
        known.title = known.title or title
        known.code = _fuller(known.code, code)
        return (known,)

    def _thing(self, phrase: Phrase, code: Code) -> Referent:
        words = self._text(phrase, (phrase.start, phrase.end))
        if code.of:
            name = self._text(phrase, phrase.name)
            if code.kind == "state":
                name = self.countries.get(code.of, name)
                found = self.discourse.keyed(
                    ("state", code.of, code.sector or ""), Referent(name, code, "state")
                )
            else:
                found = self.discourse.keyed(("body", code.of), Referent(name, code, "body"))
            return found
        key = (phrase.head.lemma, code.country or words, code.sector or "", str(phrase.shape.former))
        return self.discourse.keyed(("role", *key), Referent(_bare(words), code, "role"))

    def actors(self) -> Actors:
        """The layer: actors that have a mention, in order of their first one."""
        order: dict[Referent, int] = {}
        self.mentions.sort(key=lambda m: (m[0].sentence, m[0].start, m[1]))
        mentions = []
        for span, head, kind, referents, rules in self.mentions:
            indexes = tuple(order.setdefault(r, len(order)) for r in referents)
            mentions.append(Mention(span, head, kind, indexes, rules))
        return Actors.of([_actor(r) for r in order], mentions)


def _bare(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words


def _fuller(known: Code | None, code: Code | None) -> Code | None:
    """What is known of a person so far with what a new mention adds."""
    if known is None or code is None:
        return known or code
    if known.country is None and code.country is not None:
        return Code(code.country, known.sector, known.others, known.of, known.kind,
                    known.wikidata or code.wikidata, known.rules)  # fmt: skip
    return known


def _actor(referent: Referent) -> Actor:
    code = referent.code
    assert code is not None
    return Actor(
        referent.name, referent.title, code.country, code.sector, code.others, code.wikidata
    )
