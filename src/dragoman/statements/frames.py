"""Verbs with their complements: which frame a clause shows, and what of it is content.

A frame is written as in the cue files: "that", "wh", "to do", "ing", "np", a preposition, or two
of these in a row ("np of"). Voice is undone: "was accused of lying" shows "np of" as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.parse.model import Clause, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM"})


@dataclass(slots=True)
class Frame:
    """One reading of a verb's complements.

    `pieces` are the heads of the content's constituents; `about` the object that is addressed or
    spoken of; `fixed` the words besides the verb that are part of the cue; `upward` says that
    the content is the clause around the verb; `within` is a preposition that the parser hung on
    the object; `relative` says that the content is the noun above a relative clause.
    """

    label: str
    pieces: list[Token]
    about: list[Token] = field(default_factory=list)
    fixed: list[Token] = field(default_factory=list)
    upward: bool = False
    within: Token | None = None
    relative: bool = False


def frames(clause: Clause, binding: frozenset[str]) -> list[Frame]:
    """The frames of a clause, the most telling first.

    Args:
        binding: prepositions whose phrase, after an object, is part of what is said.
    """
    found = _clausal(clause)
    if not found and (parenthetical := _upward(clause)):
        found.append(parenthetical)
    if not found or found[0].label not in ("that", "wh"):
        found += _nominal(clause, binding)
        found += _prepositional(clause)
    return found


def _objects(clause: Clause) -> list[Token]:
    """The head's object, or the subject of its passive, one token for the whole phrase."""
    head = clause.head
    if clause.voice == "passive":
        return head.kids("nsubjpass") or _relative_noun(clause, clause.subjects)
    own = head.kids("dobj", "dative")
    own = [o for o in own if o.pos != "ADP"]
    return own[:1] if own else _relative_noun(clause, clause.objects)


def _relative_noun(clause: Clause, arguments: tuple[Token, ...]) -> list[Token]:
    governor = clause.governor
    if clause.relation in ("relcl", "acl") and governor is not None and governor in arguments:
        return [governor]
    return []


def _clausal(clause: Clause) -> list[Frame]:
    found = []
    objects = _objects(clause)
    for child in clause.head.kids("ccomp"):
        found.append(_of_ccomp(child, objects))
    for child in clause.head.kids("xcomp"):
        found.append(_of_xcomp(child, objects))
    found.sort(key=lambda f: f.label not in ("that", "wh"))
    return found


def _of_ccomp(child: Token, objects: list[Token]) -> Frame:
    label = clause_type(child)
    if label in ("to do", "ing", "np"):
        subject = child.kids("nsubj", "nsubjpass")
        if subject:
            return Frame(f"np {label}", [child], about=subject)
        return (
            Frame(f"np {label}", [*objects, child], about=objects)
            if objects
            else Frame(label, [child])
        )
    return Frame(label, [child], about=objects)


def _of_xcomp(child: Token, objects: list[Token]) -> Frame:
    label = clause_type(child)
    subject = child.kids("nsubj")
    if subject:
        return Frame(f"np {label}", [child], about=subject)
    if objects:
        return Frame(f"np {label}", [*objects, child], about=objects)
    return Frame(label, [child])


def clause_type(head: Token) -> str:
    """Which kind of complement clause a head makes: that, wh, to do, ing or np."""
    first = next((t for t in head.subtree() if t.pos != "PUNCT"), head)
    asks = first.tag in ("WDT", "WP", "WP$", "WRB") and first.lower != "that"
    if asks or first.lower in ("whether", "if"):
        return "wh"
    auxiliaries = head.kids("aux", "auxpass")
    if any(a.tag == "TO" for a in auxiliaries):
        return "to do"
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in (head, *auxiliaries))
    if not finite and head.tag == "VBG":
        return "ing"
    if not finite and head.pos in NOMINAL | {"ADJ", "ADV"} and not head.kids("cop"):
        return "np"
    return "that"


def _upward(clause: Clause) -> Frame | None:
    """A parenthetical: "the talks, he said, had failed", "as the minister put it"."""
    head = clause.head
    if head.is_root or clause.head.kids("dobj", "xcomp", "oprd"):
        return None
    as_clause = is_as_clause(head)
    loose = head.dep in ("ccomp", "dep", "relcl", "conj", "intj", "advcl") and _fenced(head)
    if head.dep == "parataxis" or as_clause or loose:
        return Frame("that", [head.head], upward=True)
    return None


def is_as_clause(head: Token) -> bool:
    """Whether a clause hangs on another by "as": "as the minister put it"."""
    return head.dep == "advcl" and any(c.lower == "as" for c in head.kids("mark", "advmod"))


def _fenced(head: Token) -> bool:
    """Whether a short clause stands between commas, with nothing but its subject."""
    own = [t for t in head.subtree() if t.pos != "PUNCT"]
    if len(own) > 12 or not head.kids("nsubj"):
        return False
    *_, root = head.ancestors()
    around = {t.index for t in root.subtree() if t.pos == "PUNCT"}
    return own[0].index - 1 in around and own[-1].index + 1 in around


def _nominal(clause: Clause, binding: frozenset[str]) -> list[Frame]:
    """Frames that begin with an object: "np np", "np as", "np of", "np"."""
    objects = _objects(clause)
    head = clause.head
    if not objects:
        return [Frame("np np", head.kids("oprd"))] if head.kids("oprd") else []
    found = []
    for second in head.kids("oprd"):
        found.append(Frame("np np", [*objects, second], about=objects))
    for prep in head.kids("prep"):
        if prep.lower in binding and (prep.kids("pobj", "pcomp", "amod", "prep") or prep.children):
            found.append(Frame(f"np {prep.lower}", [*objects, prep], about=objects))
    return [*found, *_governed(objects, binding), Frame("np", objects)]


def _governed(objects: list[Token], binding: frozenset[str]) -> list[Frame]:
    """ "accused the bank of meddling", where the parser hangs "of meddling" on the bank.

    With a noun after the preposition only where someone with a name is the object: "accused Ankara
    of bad faith", but not "condemned the burning of the flag".
    """
    return [
        Frame(f"np {prep.lower}", objects, about=objects, within=prep)
        for prep in (p for o in objects for n in (o, *conjuncts(o)) for p in n.kids("prep"))
        if prep.lower in binding
        and (prep.kids("pcomp") or (prep.lower == "of" and _is_named(prep.head)))
    ]  # fmt: skip


def _is_named(token: Token) -> bool:
    return token.tag == "NNP" and token.entity in ("PERSON", "NORP", "ORG", "GPE")


def conjuncts(token: Token) -> list[Token]:
    """What is coordinated with a token, from left to right."""
    found = []
    while token.kids("conj"):
        token = token.kids("conj")[0]
        found.append(token)
    return found


def _prepositional(clause: Clause) -> list[Frame]:
    """Frames of a verb with a preposition and no object."""
    found = []
    passive = clause.voice == "passive"
    for prep in clause.head.kids("prep"):
        inner = prep.kids("pobj", "pcomp")
        if inner and not passive:
            found.append(Frame(prep.lower, inner[:1], fixed=[prep]))
    return found
