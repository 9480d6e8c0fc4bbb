"""Sentences that the pipeline leaves without a verb: "The people we spoke to deny that."

Where a relative clause ends in "to", the pipeline takes the sentence's own verb behind it for an
infinitive of the relative clause; and behind any relative clause it may take a simple past for a
participle: "Peru, which had refused, announced it would sign." In a short sentence it may take the
verb for an adjective: "Mali severed ties with Chad."
"""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Token
from dragoman.parse.moving import move, put_over

OWN: Final = ("dobj", "ccomp", "xcomp")
TIMES: Final = ("DATE", "TIME")
INFINITIVE: Final = ("xcomp", "advcl")


def find_verb(noun: Token) -> None:
    """Make the verb behind a relative clause that of the sentence which has none.

    An infinitive without an object of its own is left: "The people we wanted to meet."
    """
    if not noun.is_root:
        return
    past = next((v for v in noun.kids("acl") if _is_past(v, noun)), None)
    if past is not None:
        _put_over(past, noun, "VBD")
        return
    severed = next((v for v in noun.kids("amod") if v.tag == "VBD"), None)
    if severed is not None:
        _part_object(severed, noun)
        return
    if noun.tag != "NNS":
        return
    for relative in noun.kids("relcl"):
        for verb in relative.kids(*INFINITIVE):
            to = [c for c in verb.kids("aux") if c.tag == "TO" and c.index == relative.index + 1]
            if to and verb.index == to[0].index + 1 and verb.kids(*OWN):
                _raise(verb, to[0], relative, noun)
                return


def _part_object(verb: Token, noun: Token) -> None:
    """ "Mali severed ties": a simple past behind a name is its verb, and the noun its object."""
    names = [c for c in noun.kids("amod", "nmod", "compound") if c.index == verb.index - 1]
    if not names or not names[0].norm.istitle() or noun.kids("det", "poss"):
        return
    before = [c for c in noun.children if c.index < names[0].index]
    dated = [p for p in noun.kids("prep") if any(o.entity in TIMES for o in p.kids("pobj"))]
    marks = noun.kids("punct")
    put_over(verb, noun, "dobj")
    names[0].tag, names[0].pos = "NNP", "PROPN"
    move(names[0], verb, "nsubj")
    for token in before:
        move(token, names[0] if token.dep in ("compound", "amod", "nmod") else verb, token.dep)
    for token in (*dated, *marks):
        move(token, verb, token.dep)
    verb.pos = "VERB"


def _is_past(verb: Token, noun: Token) -> bool:
    """Whether what seems a participle is a past: it says something, behind a relative clause."""
    relatives = [r for r in noun.kids("relcl") if r.index < verb.index]
    active = verb.kids("ccomp") or (verb.kids("dobj") and not verb.kids("agent"))
    return (
        bool(relatives) and verb.tag == "VBN" and bool(active) and not verb.kids("aux", "auxpass")
    )


def _raise(verb: Token, to: Token, relative: Token, noun: Token) -> None:
    move(to, relative, "prep")
    move(verb, noun, verb.dep)
    _put_over(verb, noun, "VBP")


def _put_over(verb: Token, noun: Token, tag: str) -> None:
    """Make a verb the root, and the noun that was it its subject."""
    last = [c for c in noun.children if c.index > verb.index]
    put_over(verb, noun, "nsubj")
    for token in last:
        move(token, verb, token.dep)
    verb.tag = tag
