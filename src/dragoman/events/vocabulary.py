"""The kinds of rule that the events room reads: frames, operators, their algebra, word classes.

Every multi-word entry is a chain of words: its head, and words that depend on it or on an earlier
word of the chain, whatever stands between. The head of a verb entry is its first word ("hold
talks"), that of a noun entry the word before its first preposition ("state of emergency"), else
its last word ("prisoner swap"). `a|b` stands for either word, `@name` for any word of a class.
"""

from __future__ import annotations

import msgspec

from dragoman.rules import Rule

SPEAKER = "speaker"

Slots = dict[str, tuple[str, ...]]


class Evoker(Rule, frozen=True, kw_only=True):
    """What frames and operators share: the words, and the arguments that decide the sense.

    Attributes:
        verbs, nouns, adjectives: lemmas, or chains of words; a plural matches the plural only.
        where: slot -> words or classes of which its filler must be one ("*": any filler).
        unless: slot -> words or classes of which its filler must not be one.
        actor, recipient: slots in order of preference, for verbs and adjectives.
        noun_actor, noun_recipient: likewise for nouns.
        reciprocal: all sides are actors, nobody is recipient.
        closed: names of the routes of `routes` by which no party of these words is told.
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    where: Slots = msgspec.field(default_factory=dict)
    unless: Slots = msgspec.field(default_factory=dict)
    actor: tuple[str, ...] = ("doer",)
    recipient: tuple[str, ...] = ("undergoer",)
    noun_actor: tuple[str, ...] = ("owner", "by")
    noun_recipient: tuple[str, ...] = ("of", "against", "on", "with", "to", "target")
    reciprocal: bool = False
    closed: tuple[str, ...] = ()
    mode: str = ""
    contexts: tuple[str, ...] = ()
    cameo: str = ""


def is_spoken(rule: Evoker) -> bool:
    """Whether who says it does it: what he says that another must, he demands."""
    return rule.actor[:1] == (SPEAKER,)


class Frame(Evoker, frozen=True, kw_only=True):
    """Words that evoke an act. `type` NONE marks what looks like an act and is none.

    Attributes:
        follows: types of event one of which must be told in the same sentence or shortly before
            for the words to tell of an act: who "were killed" were so in the attack just told.
    """

    type: str
    follows: tuple[str, ...] = ()


class Operator(Evoker, frozen=True, kw_only=True):
    """Words that do something to another act.

    Attributes:
        does: the operator's class, a table of `algebra`.
        inner: the slots in which the other act may stand: "clause" (to-infinitive or that-clause),
            "object", or a preposition (with a noun or a gerund).
        inner_actor: who acts in the other act: this operator's "doer" or its "recipient".
        type: what it is where no act is known inside; empty: nothing.
    """

    does: str
    inner: tuple[str, ...] = ("clause", "object")
    inner_actor: str = "doer"
    recipient: tuple[str, ...] = ("undergoer", "to")
    noun_recipient: tuple[str, ...] = ("to",)
    type: str = ""


class Route(Rule, frozen=True, kw_only=True):
    """A way by which a party of many frames is told, asked where none is in the role.

    Attributes:
        role: "recipient" or "actor".
        types: the types of event whose words tell it so.
        of: "noun" or "verb", the words that do; "" both.
        slots: where the party stands, in order of preference.
        through: verbs of a clause about the noun ("sanctions targeting Mali"), of which the slots
            then are.
        paired: only where the other role is filled.
    """

    role: str
    types: tuple[str, ...]
    of: str = ""
    slots: tuple[str, ...]
    through: tuple[str, ...] = ()
    paired: bool = False


class Algebra(Rule, frozen=True, kw_only=True):
    """What a class of operators makes of an act: one row of the codebook's table.

    Attributes:
        cooperative, yielding, conflict, neutral: the outcome by the kind of act inside (neutral is
            REQUEST): a type, "inner" (that act), "own" (the operator's type) or "" (no event).
        by_type: inner type -> outcome, before the kind is asked.
        unknown: outcome where the inner act is not known; "" leaves it to the operator's `type`.
        negative: the class to use where the inner act is negated ("vow not to").
        negated: the class that this one becomes when it is itself negated.
        clausal: the class to use where the act inside is a clause, not a noun.
        told: the class to use where the act inside is a clause that tells what is or was.
        undergone: the class to use where the doer is the one to whom the act inside is done.
        others: the class to use where the act inside is for somebody else than the doer to do.
        theirs: the class to use where the act inside is conflict and somebody else's deed.
        status: of the outcome; "" leaves it as it is.
        reported: the inner act keeps a record of its own with this status.
        acts: who acts: "doer" (of the operator), "either" (the operator's doer, or else the inner
            act's: it is that act), "told" (the doer, but of a clause about others they), "ender"
            ("either", of types that only their doer can end) or "inner" (the inner act's own).
        meant: whom the outcome is meant for before all others: "doer" (of the act inside) or "".
    """

    cooperative: str = ""
    yielding: str = ""
    conflict: str = ""
    neutral: str = ""
    by_type: dict[str, str] = msgspec.field(default_factory=dict)
    unknown: str = ""
    negative: str = ""
    negated: str = ""
    clausal: str = ""
    told: str = ""
    undergone: str = ""
    others: str = ""
    theirs: str = ""
    status: str = ""
    reported: str = ""
    acts: str = "doer"
    meant: str = ""


class ModeTable(Rule, frozen=True, kw_only=True):
    """The mode of an outcome, by the type of the act inside or by "TYPE/mode" of it."""

    inner: dict[str, str]


class WordClass(Rule, frozen=True, kw_only=True):
    """Nouns that decide the sense of what they are arguments of.

    Attributes:
        words: lemmas or chains.
        includes: names of other classes that belong to this one.
        sectors: sectors of actors whose mentions belong to it, whatever they are called.
    """

    words: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


class ContextRule(Rule, frozen=True, kw_only=True):
    """Words that set an event in one of the codebook's contexts; matched below its clause."""

    context: str
    words: tuple[str, ...] = ()
