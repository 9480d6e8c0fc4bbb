"""Who acts and to whom it is done, as heads of phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.events.acts import Act
from dragoman.events.settings import settings
from dragoman.events.slots import Slots, Words
from dragoman.events.vocabulary import Algebra, Evoker, Frame, Operator, is_spoken
from dragoman.parse.model import Clause, Token

AMOUNTS = ("MONEY", "PERCENT", "QUANTITY")

Heads = tuple[Token, ...]
Who = Callable[[Token], frozenset[int]]


class Roles:
    """Fills the roles of acts in one sentence."""

    def __init__(self, slots: Slots, who: Who, sides: Callable[[Token], frozenset[str]]) -> None:
        self.slots, self.who, self.sides = slots, who, sides

    def of(self, words: Words, rule: Evoker) -> tuple[Heads, Heads]:
        """Actors and recipients of a frame's act, or of an operator's that stands alone."""
        actors = self.actors(words, rule)
        actors = actors if self.parties(actors) else self._holders(words) or actors
        slots = self._partner_slots(_recipient_slots(words, rule), words, rule)
        named = tuple(w for w in words if not self.is_party(w) or self._is_weapon(w))
        abroad = isinstance(rule, Frame) and rule.type in settings().types.seeks_recipient
        sought = actors if abroad else ()
        recipients = self._first(words, slots, (*actors, *named), sought) or self._first(
            words, slots, actors, sought
        )
        recipients = tuple(t for t in recipients if t.dep != "pcomp")  # what is done is nobody
        recipients = recipients or self._addressed(words[0], actors)
        actors, recipients = self._struck(words, rule, actors, recipients)
        if isinstance(rule, Frame) and rule.type in settings().types.at_towns:
            recipients = tuple(t for t in recipients if t is not self.scene(words))
        if rule.reciprocal:
            sides = (*self._holders(words), *actors, *recipients, *self.slots.fill(words, "with"),
                     *self.slots.fill(words, "between"))  # fmt: skip
            between = self.parties(self.slots.fill(words, "between"))
            talks = isinstance(rule, Frame) and rule.type in settings().types.official
            if len(between) > 1 and not talks:
                sides = between
            sides = sides if self.parties(sides) else self._sitting(words, rule)
            sides = (*self._attending(words, rule, sides), *sides)
            foes = self._foes(words, rule, sides)
            return ((), foes) if foes else (tuple(dict.fromkeys(sides)), ())
        return actors, recipients

    def _foes(self, words: Words, rule: Evoker, sides: Heads) -> Heads:
        """Those fought against where no other side is named: "the war on the rebels", no side of
        which is the rebels' alone."""
        if not isinstance(rule, Frame) or rule.type not in settings().types.deeds:
            return ()
        foes = self.parties(
            t for p in settings().routes.foe_after for t in self.slots.fill(words, p)
        )
        return foes if not self.others(sides, foes) else ()

    def _struck(
        self, words: Words, rule: Evoker, actors: Heads, recipients: Heads
    ) -> tuple[Heads, Heads]:
        """Actors and recipients, with a building before the deed among those whom it was done to:
        "the Chadian embassy bombings"."""
        if (
            not isinstance(rule, Frame)
            or rule.type not in settings().types.deeds
            or not _noun(words)
        ):
            return actors, recipients
        struck = tuple(
            t for t in actors
            if t.dep in ("compound", "nmod") and t.lemma.lower() in settings().things.struck
        )  # fmt: skip
        if not struck:
            return actors, recipients
        found = recipients if self.parties(recipients) else struck
        return tuple(t for t in actors if t not in struck), found

    def _partner_slots(self, slots: tuple[str, ...], words: Words, rule: Evoker) -> tuple[str, ...]:
        """Of a mutual act's noun, those that hold a side: talks on Syria are not with Syria."""
        if not rule.reciprocal or not _noun(words):
            return slots
        return tuple(s for s in slots if s in settings().routes.partners or s == "to")

    def _is_weapon(self, token: Token) -> bool:
        return self.slots.matcher.class_rule(token, "arms") is not None

    def scene(self, words: Words) -> Token | None:
        """The town before the deed in which it was done: "the Paris attacks"."""
        before = (t for word in words for t in word.kids("compound", "nmod"))
        return next((t for t in before if self._is_town(t)), None)

    def _is_town(self, token: Token) -> bool:
        named = self.slots.named
        if token.index in named.towns:
            return token.index not in named.bodies
        return token.entity == "GPE" and not self.is_party(token)

    def actors(self, words: Words, rule: Evoker) -> Heads:
        found = self._first(words, rule.noun_actor if _noun(words) else rule.actor)
        if found and set(found) <= set(words[1:]):  # "drills by the navy began"
            found = self._first(found, rule.noun_actor) or found
        return found if any(map(self.is_party, found)) else self._issuers(words[0], found) or found

    def _issuers(self, head: Token, found: Heads) -> Heads:
        return self.parties(self.slots.issuers(head)) if head.head in found else ()

    def _holders(self, words: Words) -> Heads:
        """Who takes part beside a partner: of "in talks with Oman, Iran said", Iran."""
        partners = self.slots.fill(words, "with")
        owned = any(self.parties(self.slots.fill(words, s)) for s in ("owner", "between"))
        if owned or not partners:
            return ()
        clause = self.slots.meanwhile(words[0]) or self._partaking(words[0])
        if clause is None:
            return self._new(self._answering(words[0]), partners)
        sent = words[0].head.lower in settings().routes.sent_for and tuple(
            t for t in self.parties(clause.undergoers) if t.index not in self.slots.matcher.places
        )  # fmt: skip
        return self._new(sent or self.parties(clause.doers), partners)

    def _sitting(self, words: Words, rule: Evoker) -> Heads:
        """Who sat in a meeting whose sides nobody names: "the two signed after hours of talks".

        Who tells another something in a call talks with him.
        """
        if (
            not _noun(words)
            or not isinstance(rule, Frame)
            or rule.type not in settings().types.official
        ):
            return ()
        clause = self.slots.meanwhile(words[0])
        while clause is not None and clause.relation == "acl" and not self.parties(clause.doers):
            clause = clause.parent
        if clause is None:
            return ()
        there = words[0].head.lower in settings().routes.at_meetings
        heads = self._speaking(clause) if there else self.parties(clause.doers)
        sides = {side for t in heads for side in self.sides(t)}
        return heads if len(sides) > 1 else ()

    def _attending(self, words: Words, rule: Evoker, sides: Heads) -> Heads:
        """Who acts at a meeting that is known by its league: "at NATO talks, Oman told Mali"."""
        league = {s for t in self.parties(sides) for s in self.sides(t)}
        at = words[0].dep == "pobj" and words[0].head.lower in settings().routes.at_meetings
        official = isinstance(rule, Frame) and rule.type in settings().types.official
        if not at or not official or not league or not league <= settings().sides.leagues:
            return ()
        clause = self.slots.meanwhile(words[0])
        return self.others(() if clause is None else self._speaking(clause), sides)

    def _speaking(self, clause: Clause) -> Heads:
        """The clause's doers, and to whom they tell something."""
        tells = clause.lemma in settings().routes.tells
        told = (*clause.undergoers, *clause.indirect) if tells else ()
        return self.parties((*clause.doers, *told))

    def _partaking(self, noun: Token) -> Clause | None:
        """The clause whose doer has part in the noun's act: "lost a war with Iran"."""
        clause = self.slots.matcher.clause(noun.head) if noun.dep == "dobj" else None
        return clause if clause is not None and clause.lemma in settings().routes.partakes else None

    def _answering(self, noun: Token) -> Heads:
        """Who is made to answer for it: "pressed the envoy over talks with Iran"."""
        if noun.dep != "pobj" or noun.head.lower not in settings().routes.answered_for:
            return ()
        clause = self.slots.matcher.clause(noun.head.head)
        return self.parties(clause.undergoers) if clause is not None else ()

    def _addressed(self, head: Token, actors: Heads) -> Heads:
        """To whom the words go that do it: of "sent Iran a letter threatening", Iran."""
        if head.dep != "acl" or head.head.dep != "dobj":
            return ()
        clause = self.slots.matcher.clause(head.head.head)
        doers = clause.doers if clause is not None else ()
        if clause is None or not any(t in actors for t in doers):
            return ()
        to = (*clause.indirect, *self.slots.fill((clause.head, head.head), "to"))
        return self.others(to, actors)

    def _first(
        self, words: Words, slots: Iterable[str], taken: Heads = (), sought: Heads = ()
    ) -> Heads:
        """Fillers of the first slot that holds a party, rather one of another side than those for
        whom it is `sought`; else of the first that is filled."""
        filled = [
            found for slot in slots
            if (found := self._new(self.slots.fill(words, slot), taken))
        ]  # fmt: skip
        if filled and any(t.lower in settings().grammar.addressed for t in filled[0]):
            return filled[0]
        parties = [f for f in filled if any(map(self.is_party, f))]
        others = (f for f in parties if sought and self.others(f, sought))
        return next(others, (parties or filled or [()])[0])

    def _new(self, heads: Heads, taken: Heads) -> Heads:
        """Those of `heads` who are not taken already, under this or another name."""
        same: set[int] = set().union(*(self.who(t) for t in taken))
        return tuple(
            t
            for t in heads
            if t not in taken
            and not (same and self.who(t) and self.who(t) <= same)
            and (t.entity not in AMOUNTS or self.is_party(t))
            and not is_manner(t)
        )

    def around(
        self, words: Words, rule: Operator, row: Algebra, inner: Act, *, same: bool
    ) -> tuple[Heads, Heads]:
        """Actors and recipients of an operator's act around `inner`.

        Args:
            same: the outcome is the inner act itself, so that its own parties come first.
        """
        actors = self.actors(words, rule)
        if is_spoken(rule) and not actors:  # who says so is named by another sentence
            return (), self.slots.fill(words, "obliged")
        if row.acts == "inner" or self._is_theirs(actors, rule, row, inner):
            return inner.actors, inner.recipients
        if same and inner.reciprocal:
            return tuple(dict.fromkeys((*actors, *inner.actors))), inner.recipients
        actors = self._acting(words, row, inner, actors)
        slots = _recipient_slots(words, rule)
        addressed = [t for s in slots for t in self.slots.fill(words, s) if t not in inner.words]
        if same and rule.inner_actor == "recipient":  # who is told to act does not suffer it
            addressed = [t for t in addressed if t not in inner.actors]
        found = (row.meant and self.others(inner.actors, actors)) or self.others(addressed, actors)
        if not found and self._are_told(rule, inner, addressed, actors):
            found = tuple(t for t in addressed if t not in words)
        if found and not same:
            return actors, found
        around = [t for s in slots for t in self.slots.fill((inner.head, *inner.words), s)]
        for heads in _in_order(rule, row, inner, addressed, around, same=same):
            found = self.others(heads, actors)
            if found:
                return actors, found
        asked = rule.inner_actor == "recipient" and not same
        return actors, (asked and self._new(self.parties(inner.actors), actors)) or tuple(
            t for t in inner.recipients if t not in actors and not self.is_party(t)
        )

    def _are_told(
        self, rule: Operator, inner: Act, addressed: Iterable[Token], actors: Heads
    ) -> bool:
        """Whether those addressed are told to do the act inside, though they are on the speaker's
        own side: "urged the president to meet the king"."""
        if rule.inner_actor != "recipient":
            return False
        doing = any(t in inner.actors for t in addressed if self.is_party(t))
        return doing or not self.others(inner.actors, actors)

    def _acting(self, words: Words, row: Algebra, inner: Act, actors: Heads) -> Heads:
        """The operator's doers, or those of the act inside where the row leaves it to them."""
        if row.acts in ("either", "told") and self._of_another(inner, actors):
            return inner.actors
        ended = row.acts == "ender" and inner.type in settings().types.own_to_end
        if (ended or row.acts == "either") and not self.parties(actors):
            return inner.actors or actors
        told = words[0].pos != "ADJ" and row.cooperative == "AGREE"
        if told and not actors:  # "Mali's help was promised"
            return self.parties(inner.actors)
        return actors

    def _of_another(self, inner: Act, actors: Heads) -> bool:
        """Whether a clause tells what others do: "announced that the ministry will send"."""
        clause = self.slots.matcher.clause(inner.words[0])
        finite = clause is not None and clause.mood == "finite" and clause.subject_by == "own"
        return finite and any(t not in actors for t in self.parties(inner.actors))

    def _is_theirs(self, actors: Heads, rule: Operator, row: Algebra, inner: Act) -> bool:
        """Whether the sides themselves mean to: "talks between Mali and Niger are planned"."""
        willing = inner.reciprocal and row.cooperative == "AGREE"
        return willing and rule.inner_actor != "recipient" and not actors

    def is_party(self, token: Token) -> bool:
        return bool(self.who(token))

    def parties(self, heads: Iterable[Token]) -> Heads:
        return tuple(t for t in heads if self.is_party(t))

    def others(self, heads: Iterable[Token], actors: Heads) -> Heads:
        """The parties among `heads` who are not the actors, nor on their side."""
        same: set[str] = set().union(*(self.sides(t) for t in actors))
        return tuple(
            t for t in heads
            if t not in actors and (sides := self.sides(t)) and not sides <= same
        )  # fmt: skip


def is_manner(token: Token) -> bool:
    """Whether the word only tells how: "against the advice of the allies"."""
    return (
        token.lemma in settings().routes.manners and token.head.lower in settings().routes.mannered
    )


def _in_order(
    rule: Operator, row: Algebra, inner: Act, addressed: Iterable[Token],
    around: Iterable[Token], *, same: bool,
) -> tuple[Iterable[Token], ...]:  # fmt: skip
    """Those among whom the recipient of an act around another is sought, the surest first."""
    if same:
        return inner.recipients, addressed, around
    if row.acts == "ender":
        return addressed, inner.recipients, around, inner.actors
    if rule.inner_actor == "recipient" and _is_for_others(inner):
        return addressed, inner.actors
    return addressed, inner.actors, inner.recipients, around


def _is_for_others(inner: Act) -> bool:
    """Whether what is asked is for the good of those to whom it is done, who are not asked: "urged
    the release of the crew", "called for aid for the Malians"."""
    types = settings().types
    return inner.type in types.benefits or not types.lets_out.isdisjoint(inner.modes)


def _noun(words: Words) -> bool:
    return words[0].pos in ("NOUN", "PROPN")


def _recipient_slots(words: Words, rule: Evoker) -> tuple[str, ...]:
    return rule.noun_recipient if _noun(words) else rule.recipient
