"""Sentences that the pipeline leaves without a verb: "The people we spoke to deny that."

Where a relative clause ends in "to", the pipeline takes the sentence's own verb behind it for an
infinitive of the relative clause.
"""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Token

OWN: Final = ("dobj", "ccomp", "xcomp")
INFINITIVE: Final = ("xcomp", "advcl")


def find_verb(noun: Token) -> None:
    """Make the verb behind the "to" of a relative clause that of the sentence which has none.

    An infinitive without an object of its own is left: "The people we wanted to meet."
    """
    if not noun.is_root or noun.tag != "NNS":
        return
    for relative in noun.kids("relcl"):
        for verb in relative.kids(*INFINITIVE):
            to = [c for c in verb.kids("aux") if c.tag == "TO" and c.index == relative.index + 1]
            if to and verb.index == to[0].index + 1 and verb.kids(*OWN):
                _raise(verb, to[0], relative, noun)
                return


def _raise(verb: Token, to: Token, relative: Token, noun: Token) -> None:
    relative.children.remove(verb)
    verb.children.remove(to)
    to.head, to.dep = relative, "prep"
    relative.children.append(to)
    last = [c for c in noun.children if c.index > verb.index]
    noun.children = [c for c in noun.children if c.index < verb.index and c is not noun]
    noun.head, noun.dep = verb, "nsubj"
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBP"
    for token in last:
        token.head = verb
    verb.children = sorted([noun, *verb.children, *last], key=lambda t: t.index)
