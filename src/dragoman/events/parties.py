"""Which mentions of actors stand behind the words in an act's roles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from dragoman.actors.model import Actor
from dragoman.draft import Draft
from dragoman.events.filling.nouns import stance_before
from dragoman.events.roles import AMOUNTS
from dragoman.events.settings import settings
from dragoman.events.slots import Named
from dragoman.parse.clauses import conjuncts
from dragoman.parse.model import Sentence, Token
from dragoman.parse.predicates import SUBJECT

OWNED = ("poss", "amod", "compound", "nmod")


class Parties:
    """Mentions behind the tokens of one sentence."""

    def __init__(self, draft: Draft, sentence: Sentence) -> None:
        self.draft, self.sentence = draft, sentence
        self.times = frozenset(
            at
            for index in draft.times.within(sentence.index)
            for at in range(*draft.times.expressions[index].span[1:])
        )
        named = (draft.places.places[i].span for i in draft.places.within(sentence.index))
        self.places = frozenset(at for span in named for at in range(*span[1:])) | self._states()
        self.named = Named(self._towns(), self._bodies())
        self._covered = {
            at: index
            for index in draft.actors.within(sentence.index)
            for at in range(*draft.actors.mentions[index].span[1:])
            if self._names(at, draft.actors.mentions[index].head)
        }

    @cached_property
    def voiced(self) -> frozenset[int]:
        """Positions of the words that a political actor is said to have uttered."""
        said = self.draft.statements
        known = (i for i in said.within(self.sentence.index) if self._is_known_voice(i))
        return frozenset(
            at for i in known for span in said.statements[i].content
            if span.sentence == self.sentence.index for at in range(span.start, span.end)
            if said.innermost(self.sentence.index, at) == i
        )  # fmt: skip

    def _is_known_voice(self, statement: int) -> bool:
        mention = self.draft.statements.statements[statement].mention
        sectors = set() if mention is None else {
            self.draft.actors.actors[a].sector for a in self.draft.actors.mentions[mention].actors
        }  # fmt: skip
        return bool(sectors - {None}) and not sectors <= settings().sides.private

    def _names(self, at: int, head: int) -> bool:
        """Whether the word is part of the name, not of a participle in it: "rebel-backed"."""
        token = self.sentence.tokens[at]
        return at == head or token.head.tag not in ("VBN", "VBG")

    def _states(self) -> frozenset[int]:
        """Heads of mentions that name a state or its capital."""
        mentions, actors = self.draft.actors.mentions, self.draft.actors.actors
        return frozenset(
            mentions[i].head for i in self.draft.actors.within(self.sentence.index)
            if mentions[i].kind == "name" and settings().sides.states in mentions[i].rules
            and any(actors[a].sector == "GOV" and not actors[a].title for a in mentions[i].actors)
        )  # fmt: skip

    def _towns(self) -> frozenset[int]:
        """Heads of mentions that name a state otherwise than by its name."""
        mentions, actors = self.draft.actors.mentions, self.draft.actors.actors
        tokens = self.sentence.tokens
        return frozenset(
            at for at in self._states()
            for m in (mentions[self.draft.actors.by_token[self.sentence.index, at]],)
            if all(actors[a].name != " ".join(t.norm for t in tokens[m.span.start : m.span.end])
                   for a in m.actors)
        )  # fmt: skip

    def _bodies(self) -> frozenset[int]:
        """Heads of mentions that name an institution which acts, or an investigator."""
        mentions, actors = self.draft.actors.mentions, self.draft.actors.actors
        return frozenset(
            m.head for m in (mentions[i] for i in self.draft.actors.within(self.sentence.index))
            if m.kind == "name"
            and any(self._is_body(actors[a], m.head) for a in m.actors)
        )  # fmt: skip

    def _is_body(self, actor: Actor, head: int) -> bool:
        person = self.sentence.tokens[head].entity == "PERSON" or bool(actor.title)
        if person:
            return actor.sector in settings().sides.inquirers
        office = self.sentence.tokens[head].entity == "ORG" and head not in self._states()
        sectors = settings().sides.bodies | (settings().sides.offices if office else frozenset())
        return actor.country in settings().sides.leagues or actor.sector in sectors

    def who(self, token: Token) -> frozenset[int]:
        """Actors behind the token; an unsettled mention is one of its own, below zero."""
        mentions = self.draft.actors.mentions
        return frozenset(a for m in self.behind(token) for a in (mentions[m].actors or (-1 - m,)))

    def behind(self, token: Token) -> tuple[int, ...]:
        """Indexes of the mentions that the phrase headed by the token stands for.

        A mention itself, the whole in "members of parliament", else the owner: a deed, a thing or
        a body stands for whose it is ("Ankara's remarks", "Russian missiles").
        """
        own = self.draft.actors.mention_of(self.sentence.index, token)
        if own is None and token.pos == "PROPN":
            own = self._covered.get(token.index)
        if any(c.tag == "WP$" for c in token.children):
            return self._owner(token) or (() if own is None else (own,))
        if own is not None:
            return self._beside(token, own) or (own,)
        if token.pos not in ("NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ"):
            return ()
        if token.lemma in settings().things.counterparts:
            return self.mentions(token.kids("appos"))
        return self._owner(token)

    def _beside(self, token: Token, own: int) -> tuple[int, ...]:
        """Who somebody's counterpart of no known country is: "his counterpart, the Thai king"."""
        if token.lemma not in settings().things.counterparts:
            return ()
        known = self.draft.actors
        if any(known.actors[a].country for a in known.mentions[own].actors):
            return ()
        return self.mentions(token.kids("appos"))

    def sides(self, token: Token) -> frozenset[str]:
        """The state for those who act for one, else each for himself."""
        return frozenset(self._side(who) for who in self.who(token))

    def _side(self, who: int) -> str:
        actor = self.draft.actors.actors[who] if who >= 0 else None
        if (
            actor is None
            or not actor.country
            or (actor.sector or "") not in settings().sides.own_side
        ):
            return str(who)
        return actor.country

    def sectors(self, token: Token) -> frozenset[str]:
        """The sectors of those whom the phrase headed by the token itself names."""
        known = self.draft.actors
        own = known.mention_of(self.sentence.index, token)
        named = () if own is None else known.mentions[own].actors
        return frozenset(s for a in named if (s := known.actors[a].sector))

    def _owner(self, token: Token) -> tuple[int, ...]:
        for child in token.kids(*OWNED):
            if stance_before(child):
                continue
            found = self.mentions(self._meant(child)) or self._holder(child)
            if found:
                return found
        for prep in token.kids("prep"):
            counted = prep.lower == "in" and token.entity in AMOUNTS
            made = prep.lower == "by" and token.dep in SUBJECT  # "the step by Mali was wrong"
            if prep.lower in ("of", "from") or counted or made:
                found = tuple(m for o in prep.kids("pobj") for t in conjuncts(o)
                              for m in self.behind(t))  # fmt: skip
                if found:
                    return found
        return self._maker(token)

    def _maker(self, token: Token) -> tuple[int, ...]:
        """Who made it of whom a clause about it tells: "an offer that the general made"."""
        clauses = (self.sentence.clause_of(verb) for verb in token.kids("acl", "relcl"))
        made = (c for c in clauses if c is not None and not c.negations
                and c.lemma in settings().routes.made_by and token in c.undergoers)  # fmt: skip
        return next((m for c in made if (m := self.mentions(c.doers))), ())

    def _holder(self, participle: Token) -> tuple[int, ...]:
        """Who has a place or a thing: the rebels of "rebel-held"."""
        if (
            participle.lemma not in settings().routes.holding
            and participle.lower not in settings().routes.holding
        ):
            return ()
        return self.mentions(participle.kids("npadvmod", "compound", "nmod", "amod"))

    def _meant(self, token: Token) -> tuple[Token, ...]:
        """The token with what is coordinated; of "whose", the noun that it is about."""
        if token.tag == "WP$":
            clause = self.sentence.clause_of(token)
            return clause.antecedents if clause is not None else ()
        return conjuncts(token)

    def mentions(self, tokens: Iterable[Token]) -> tuple[int, ...]:
        found = (self.draft.actors.mention_of(self.sentence.index, t) for t in tokens)
        return tuple(m for m in found if m is not None)

    def of(self, heads: Iterable[Token]) -> tuple[int, ...]:
        """The mentions behind several heads in order, none of actors who all stood before it."""
        found: list[int] = []
        seen: set[int] = set()
        for mention in dict.fromkeys(m for t in heads for m in self.behind(t)):
            actors = self.draft.actors.mentions[mention].actors
            if not actors or not seen.issuperset(actors):
                found.append(mention)
            seen.update(actors)
        return tuple(found)

    def lands(self, heads: Iterable[Token], doers: Iterable[int]) -> tuple[int, ...]:
        """The states whose land the named places are, where nobody is named by them.

        Only those of another country than the doers' that the document names somewhere.
        """
        places = [
            self.draft.places.places[i] for i in self.draft.places.within(self.sentence.index)
        ]
        at = {n: p for p in places for n in range(*p.span[1:])}
        own = self.countries(doers)
        there = (at[t.index].country for t in heads if t.index in at and not self.behind(t))
        found = (self._state(c) for c in dict.fromkeys(there) if c and c not in own)
        return tuple(m for m in found if m is not None) if own else ()

    def _state(self, country: str) -> int | None:
        """The nearest mention of the state by name, before the sentence if there is one."""
        mentions, actors = self.draft.actors.mentions, self.draft.actors.actors
        named = [
            (m.span.sentence > self.sentence.index, abs(m.span.sentence - self.sentence.index), i)
            for i, m in enumerate(mentions)
            if m.kind == "name" and settings().sides.states in m.rules
            and any(actors[a].country == country and actors[a].sector == "GOV"
                    and not actors[a].title for a in m.actors)
        ]  # fmt: skip
        return min(named)[2] if named else None

    def is_own_state(self, mention: int, doers: Iterable[int]) -> bool:
        """Whether the mention is the bare name of a state whose government acts: who "withdrew
        Mali from the accord" for Mali did nothing to Mali."""
        known = self.draft.actors
        named = known.mentions[mention]
        place = self.sentence.tokens[named.head].entity in ("GPE", "NORP")
        state = all(known.actors[a].sector == "GOV" and not known.actors[a].title
                    for a in named.actors)  # fmt: skip
        if not (
            named.kind == "name" and settings().sides.states in named.rules and place and state
        ):
            return False
        acting = [known.actors[a] for m in doers for a in known.mentions[m].actors]
        governs = {a.country for a in acting if a.sector == "GOV" and a.country}
        return bool(governs) and self.countries([mention]) <= governs

    def countries(self, mentions: Iterable[int]) -> set[str]:
        actors = self.draft.actors
        return {
            actors.actors[a].country or actors.actors[a].name
            for m in mentions for a in actors.mentions[m].actors
        }  # fmt: skip

    def known(self, mentions: Iterable[int]) -> bool:
        """Whether one of the mentions is known to be a political actor, or speaks for one."""
        return any(self.draft.actors.mentions[m].actors or self._speaks(m) for m in mentions)

    def _speaks(self, mention: int) -> bool:
        """Whether an unsettled mention is a first person whose speaker is known."""
        words = self.draft.actors.mentions[mention]
        if words.kind != "pronoun":
            return False
        index = self.draft.statements.innermost(words.span.sentence, words.head)
        if index is None:
            return False
        source = self.draft.statements.statements[index].mention
        return source is not None and bool(self.draft.actors.mentions[source].actors)
