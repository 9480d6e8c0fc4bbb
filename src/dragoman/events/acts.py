"""An act as read from a sentence, before its parties are settled as actors."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.parse.model import Token

NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Mood:
    """What the words around an act say of its reality.

    Attributes:
        negated: an odd number of negations bears on it.
        outlook: "" (told as fact), future, would, hypothetical, possible, duty.
    """

    negated: bool = False
    outlook: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """A frame's act, or what operators made of one.

    Attributes:
        head: the word that evokes it (of the outermost operator where there is one).
        type: a PLOVER type, or NONE for what looks like an act and is none.
        words: all words that evoke it, operators included.
        actors, recipients: heads of the phrases in those roles, known political actors or not.
        mood: of the head; inner moods have been used up by the operators.
        status: what an operator says of it (hypothetical, negated ...), or "".
        core: the innermost act; `inside` the act that the outermost operator was put around,
            and `row` that operator's class.
        partners: of a reciprocal act, the actors who are not its grammatical doers.
        rules: the derivation, from the frame outwards.
        consumed: heads of the acts inside, which are no records of their own.
        reported: acts inside that an operator makes records of, with its status.
        follows: types of event of which one must be told before for the act to count.
        closed: names of the routes by which none of its parties is told.
        spoken: whether it is done by what its speaker says of others, so that who denies or
            does not say that does not do it.
    """

    head: Token
    type: str
    words: tuple[Token, ...]
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str = ""
    reciprocal: bool = False
    mood: Mood = field(default=Mood())
    status: str = ""
    core: Act | None = None
    inside: Act | None = None
    row: str = ""
    partners: tuple[Token, ...] = ()
    rules: tuple[str, ...] = ()
    consumed: frozenset[int] = frozenset()
    reported: tuple[Act, ...] = ()
    follows: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    spoken: bool = False

    @property
    def is_act(self) -> bool:
        return self.type not in ("", NONE)

    def become(self, **changes: object) -> Act:
        return replace(self, **changes)  # type: ignore[arg-type]
