"""Regrouping: what the pipeline joins to the wrong one of two neighbours.

States in a list are no appositions of each other, what a speaker did after saying something is no
part of what was said, and who is called up is not a name that somebody is called.
"""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Sentence, Token
from dragoman.parse.moving import move

FINITE: Final = ("VBD", "VBZ")
VERBAL: Final = ("VERB", "AUX")
MAIN: Final = ("ROOT", "conj", "ccomp")


def regroup(sentence: Sentence) -> None:
    """Change heads of the sentence's tokens in place, after mending and before clauses are read."""
    for token in sentence.tokens:
        if token.dep == "conj" and token.tag == "VBD" and token.head.tag == "VBN":
            _did_too(token)
        if token.dep == "conj" and token.tag in FINITE:
            _meanwhile(token)
            _said_too(token)
        elif token.dep == "conj" and any(c.tag == "MD" for c in token.kids("aux")):
            _would(token)
        elif token.dep == "conj" and token.tag == "IN":
            _also(token)
        elif token.dep == "oprd" and token.pos == "PROPN":
            _called(token)
        elif token.dep == "appos" and token.entity == "GPE":
            _listed(token, sentence.tokens)


def _said_too(verb: Token) -> None:
    """ "said it was late and called for calm": a simple past shares no auxiliary with what was
    said, and tells what the speaker did next. So does one joined to an infinitive or to what is
    demanded: "urged them to stay and offered to help", "demanded that he go and promised help"."""
    said = verb.head
    saying = next((t for t in said.ancestors() if t.pos in VERBAL), said.head)
    if verb.kids("nsubj", "nsubjpass", "expl", "aux", "auxpass"):
        return
    infinitive = any(c.tag == "TO" for c in said.kids("aux"))
    bare = said.tag in ("VB", "VBP") and not said.kids("aux", "auxpass")
    demanded = bare and said.dep == "ccomp"
    apart = said.pos == "AUX" or said.tag == "VBG" or any(c.tag == "MD" for c in said.kids("aux"))
    if infinitive or demanded:
        joined = verb.lower != verb.lemma and saying.dep in MAIN
    else:
        joined = apart and said.dep == "ccomp" and (said.tag != "VBN" or _is_active(verb))
    past = saying.tag == "VBD" or bool(saying.tag == "VBN" and saying.kids("aux", "auxpass"))
    alike = past if verb.tag == "VBD" else infinitive and saying.tag == verb.tag
    if not joined or not alike or saying.index > said.index:
        return
    _join(verb, saying)


def _meanwhile(verb: Token) -> None:
    """ "demanded that he be freed, and Rome sent aid": what happened is no part of a demand."""
    demanded = verb.head
    group = demanded.kids("aux", "auxpass")
    bare = demanded.tag == "VB" if not group else group[0].tag == "VB"
    if bare and demanded.dep == "ccomp" and verb.kids("nsubj") and demanded.head.tag in FINITE:
        _join(verb, demanded.head)


def _did_too(verb: Token) -> None:
    """ "cancelled a trip planned for May and told them why": who did the one did the other."""
    planned = verb.head
    above = next((t for t in planned.head.ancestors() if t.pos == "VERB"), None)
    if above is None or above.tag != "VBD" or planned.tag != "VBN" or planned.index < above.index:
        return
    if _is_active(verb) and not verb.kids("nsubj", "nsubjpass"):
        _join(verb, above)


def _is_active(verb: Token) -> bool:
    """Whether what looks like a past is no participle of a passive: it has an object."""
    return bool(verb.kids("dobj", "dative")) and not verb.kids("aux", "auxpass", "agent")


def _join(verb: Token, other: Token) -> None:
    """Join a verb to another one than the pipeline did, with the words that join them."""
    for joining in [c for c in verb.head.kids("cc") if c.index < verb.index]:
        move(joining, other, "cc")
    move(verb, other, "conj")


def _would(verb: Token) -> None:
    """ "was prepared to talk but would not yield": a verb is joined to a verb."""
    said = verb.head
    if said.dep in ("acomp", "attr") and said.head.pos == "AUX" and not verb.kids("nsubj"):
        move(verb, said.head, "conj")


def _also(preposition: Token) -> None:
    """ "met with the king and then with the queen": joined to its like, and not to the verb."""
    before = (t for t in preposition.head.subtree() if t.index < preposition.index)
    alike = [t for t in before if t.dep == "prep" and t.lower == preposition.lower]
    if preposition.head.pos in VERBAL and alike and alike[-1].head.pos in VERBAL:
        move(preposition, alike[-1], "conj")


def _called(name: Token) -> None:
    """ "called Sergei Lavrov to discuss it": who is called is not what somebody is called."""
    verb = name.head
    if verb.dep != "acl" and verb.kids("nsubj") and not verb.kids("dobj", "auxpass", "nsubjpass"):
        name.dep = "dobj"


def _listed(name: Token, tokens: list[Token]) -> None:
    """ "Ghana, Togo, the Gambia and Mali": a state in a list says nothing of the one before it."""
    first, comma = name.head, name.index + 1
    if first.entity != "GPE" or comma >= len(tokens) or tokens[comma].tag != ",":
        return
    members = [*first.kids("conj", "appos"), *name.kids("conj")]
    later = [c for c in members if c.index > comma and c.entity == "GPE"]
    if later and later[0].subtree()[0].index == comma + 1 and _ends(later[-1]):
        for member in (name, *later):
            move(member, first, "conj")


def _ends(name: Token) -> bool:
    """Whether the name ends a list: "and Mali" hangs on it, or it hangs on "and" itself."""
    joins = name.kids("cc") or [c for c in name.head.kids("cc") if c.index < name.index]
    return bool(joins)
