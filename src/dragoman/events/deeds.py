"""Deeds that are told by two words: what does the harm, and the harm.

"The attack by rebels killed" and "were killed in an attack by rebels" tell one act. Its doers are
those of the deed inside, since neither an attack nor a clash is anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.events.acts import Act
from dragoman.events.matching import Matcher
from dragoman.events.roles import Heads, Roles
from dragoman.events.settings import settings
from dragoman.parse.clauses import conjuncts
from dragoman.parse.model import Token


class Deeds:
    """Reads two words of one deed together in one sentence.

    Args:
        at: the acts that a word evokes.
    """

    def __init__(
        self, matcher: Matcher, roles: Roles, at: Callable[[Token], tuple[Act, ...]]
    ) -> None:
        self.matcher, self.roles, self.at = matcher, roles, at

    def joined(self, act: Act) -> Act:
        """The act with the doers of the deed that does it, or in which it is done."""
        if act.type not in settings().types.deeds or self.matcher.clause(act.head) is None:
            return act
        act = self._harming(act)
        doing = {
            t: deed for t in act.actors if t.pos == "NOUN" for deed in self._deeds(t, act)
        }  # fmt: skip
        if doing:
            return self._done_by(act, doing)
        if any(t.pos != "NOUN" or self.roles.is_party(t) for t in act.actors):
            return act
        around = next((self._done_in(act, deed) for deed in self._around(act)), None)
        return around or self._done_when(act)

    def _harming(self, act: Act) -> Act:
        """Of "fired at a shop, killing two nurses" those who are hurt are the nurses."""
        if act.reciprocal or act.status or self.roles.parties(act.recipients):
            return act
        harm = (
            deed for c in act.head.kids("advcl") if c.tag == "VBG"
            for t in conjuncts(c) for deed in self._deeds(t, act)
        )  # fmt: skip
        hurt = (self.roles.others(deed.recipients, act.actors) for deed in harm)
        return act.become(recipients=next((h for h in hurt if h), act.recipients))

    def _deeds(self, token: Token, act: Act) -> Iterator[Act]:
        """Acts of the same type that the word evokes, told as real, or a clause about it with it:
        "a raid carried out by rebels"."""
        beside = token.kids("acl", "relcl") if act.head not in token.subtree() else ()
        told = (self.at(t) for t in (token, *beside))
        deeds = ([d for d in ds if self._is_like(d, act) and token in d.words] for ds in told)
        return iter(next((found for found in deeds if found), ()))

    def _is_like(self, deed: Act, act: Act) -> bool:
        return deed.type == act.type and not deed.status

    def _around(self, act: Act) -> Iterator[Act]:
        """The deeds in which the act is done, if their doers are named."""
        for slot in settings().routes.hurt_in:
            for token in self.roles.slots.fill((act.head,), slot):
                for deed in self._deeds(token, act):
                    if token.pos == "NOUN" and self._doers(act, deed):
                        yield deed

    def _done_when(self, act: Act) -> Act:
        """Of "he was hurt when a gunman shot at them" the doer is the gunman."""
        clause = self.matcher.clause(act.head)
        if clause is None or clause.voice != "passive":
            return act
        beside = (
            t for c in act.head.kids("advcl") for t in conjuncts(c)
            if any(
                m.lower in settings().routes.just_when
                for m in (*c.kids("mark"), *c.kids("advmod"))
            )
        )  # fmt: skip
        deeds = (deed for t in beside for deed in self._deeds(t, act))
        doers = (self._doers(act, deed) for deed in deeds if not deed.reciprocal)
        return act.become(actors=next((d for d in doers if d), act.actors))

    def _doers(self, act: Act, deed: Act) -> Heads:
        """The parties to the deed who are not on the side of those who are hurt."""
        hurt = self.roles.parties(act.recipients)
        return self.roles.others(deed.actors, hurt)

    def _done_in(self, act: Act, deed: Act) -> Act:
        """The act by the doers of the deed, which has no record of its own if it adds nothing."""
        done = act.become(
            actors=self._doers(act, deed), modes=act.modes or deed.modes,
            rules=(*act.rules, *deed.rules), follows=(),
        )  # fmt: skip
        if deed.reciprocal or self.roles.parties(deed.recipients):
            return done
        return done.become(
            words=(*act.words, *deed.words),
            consumed=act.consumed | {deed.head.index, *deed.consumed},
        )

    def _done_by(self, act: Act, doing: dict[Token, Act]) -> Act:
        """Of "the attack by rebels killed" the doers are the rebels, and both words are one act."""
        waged = {t for t, deed in doing.items() if _is_where(t, deed)}
        owned = {t for t, deed in doing.items() if t not in waged and self._is_owned(t, deed)}
        doers = [(t,) if t in owned or t not in doing else doing[t].actors for t in act.actors]
        named = tuple(d for found in doers for d in found)
        rest = tuple(t for t in act.actors if t not in doing or not self.roles.is_party(t))
        hurt = self.roles.parties(act.recipients)
        struck = self.roles.parties(r for d in doing.values() for r in d.recipients)
        return act.become(
            actors=() if waged else named or rest,
            recipients=act.recipients if hurt else struck or act.recipients,
            words=(*act.words, *(w for d in doing.values() for w in d.words)),
            modes=act.modes or next(iter(doing.values())).modes,
            rules=(*act.rules, *(r for d in doing.values() for r in d.rules)),
            follows=(),
            consumed=act.consumed.union(*({d.head.index, *d.consumed} for d in doing.values())),
        )

    def _is_owned(self, noun: Token, deed: Act) -> bool:
        """Whether the deed's noun stands for its doer: not in "the bombing of a Malian base"."""
        suffered = (t for t in deed.recipients if t.dep == "pobj" and t.head.lower == "of")
        suffering: set[int] = set().union(*(self.roles.who(t) for t in suffered))
        return self.roles.is_party(noun) and not self.roles.who(noun) <= suffering


def _is_where(noun: Token, deed: Act) -> bool:
    """Whether whose the fighting is only tells where it goes on: "Mali's civil war has killed"."""
    return deed.reciprocal and len(deed.actors) == 1 and deed.actors[0].head is noun
