"""Where what is said ends and who says it begins: "took the town, witnesses and officials said"."""

from __future__ import annotations

from typing import Final

from dragoman.parse.grammar import Grammar
from dragoman.parse.model import Sentence, Token
from dragoman.parse.moving import after, move

ADJUNCTS: Final = ("npadvmod", "advmod", "prep")
FINITE: Final = ("VBD", "VBZ", "VBP")
NAMED: Final = ("NOUN", "PROPN", "PRON")
WITHIN: Final = ("ccomp", "pcomp", "xcomp")


def end_what_is_said(said: Token, tokens: list[Token]) -> None:
    """ "Rebels fled yesterday, police said": what stands before the comma is said of the flight."""
    at, adjuncts = after(said), []
    while at < said.head.index and tokens[at].head is said.head and tokens[at].dep in ADJUNCTS:
        adjuncts.append(tokens[at])
        at = after(tokens[at])
    if at < said.head.index and tokens[at].tag == ",":
        for adjunct in adjuncts:
            move(adjunct, said, adjunct.dep)


def say_too(verb: Token) -> None:
    """ "said it would stay, but that it was tired": what begins with "that" is said as well."""
    head = verb.head
    said = [c for c in head.kids("ccomp") if head.index < c.index < verb.index]
    marks = [c for c in verb.kids("mark") if c.lower == "that" and c.index < verb.index]
    if not said or not marks or any(c.lower == "that" for c in head.kids("mark")):
        return
    for joint in head.kids("cc"):
        if said[-1].index < joint.index < verb.index:
            move(joint, said[-1], "cc")
    move(verb, said[-1], "conj")


def part_answered(noun: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "said rebels had fled, a claim that Juba denied": the claim is what was said, not in it."""
    relatives = (grammar.matters.get(c.lemma) for c in noun.kids("relcl", "acl"))
    named = next((n for n in relatives if n is not None), None)
    if named is None or noun.lemma not in named.rule.antecedents or not noun.kids("det"):
        return
    within = [t for t in noun.ancestors() if t.dep in WITHIN]
    beside = noun.head.pos == "PROPN" or noun.dep != "appos"
    if beside and _behind_comma(noun, sentence) and within and within[-1].head.index < noun.index:
        move(noun, within[-1].head, "appos")
        sentence.rules += (named.id,)


def _behind_comma(noun: Token, sentence: Sentence) -> bool:
    first = noun.subtree()[0].index
    return first > 0 and sentence.tokens[first - 1].tag == ","


def part_speaker(told: Token, tokens: list[Token]) -> None:
    """ "took the town, witnesses and officials said": only what a comma parts from it says it."""
    verb = told.head
    part_manner(told, verb, tokens)
    glued = next(iter(verb.kids("nsubj")), None)
    if glued is None:
        _unheard(told, tokens)
        return
    speaker = _behind(glued, tokens)
    start = glued.subtree()[0].index
    if speaker is None or start != after(told):
        return
    last = tokens[start - 1]
    bare = last.pos == "ADP" and not last.children
    if not bare and (last.pos != "VERB" or last.kids("dobj", "nsubjpass")):
        return
    comma = speaker.subtree()[0].index - 1
    for part in [c for c in speaker.head.children if c.index >= comma and c is not speaker]:
        move(part, verb if part.dep == "punct" else speaker, part.dep)
    move(speaker, verb, "nsubj")
    move(glued, last, "pobj" if bare else "dobj")


def part_manner(told: Token, verb: Token, tokens: list[Token]) -> None:
    """ "..., she said, warning of more": what she did as she spoke is not said."""
    for behind in [c for c in told.kids("advcl") if c.index > verb.index and c.tag == "VBG"]:
        if not behind.kids("mark", "nsubj") and tokens[behind.subtree()[0].index - 1].tag == ",":
            move(behind, verb, "advcl")


def part_uttered(verb: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "said it would go, ruling out talks": who rules them out is who speaks."""
    named = grammar.uttering.get(verb.lemma)
    if named is None or verb.head.dep not in ("ccomp", "acl") or verb.head.index > verb.index:
        return
    speaks = (t for t in verb.head.ancestors() if t.lemma in grammar.uttering and t.pos == "VERB")
    said = next((t for t in speaks if t.kids("nsubj") and t.index < verb.head.index), None)
    if said is None:
        return
    comma = sentence.tokens[verb.subtree()[0].index - 1].tag == ","
    if verb.tag == "VBG" and comma and not verb.kids("nsubj", "mark", "aux"):
        move(verb, said, "advcl")
        sentence.rules += (named.id,)


def _behind(glued: Token, tokens: list[Token]) -> Token | None:
    """The first name joined to a phrase behind a comma, where nothing joins others before it."""
    joined = [t for t in glued.subtree() if t.dep == "conj"]
    first = next(iter(joined), None)
    if first is None or tokens[first.subtree()[0].index - 1].tag != ",":
        return None
    return first


def _unheard(told: Token, tokens: list[Token]) -> None:
    """ "died near Goma, the army and a hospital said": who says it is no part of the place."""
    verb = told.head
    if verb.tag not in FINITE or verb.kids("csubj", "expl", "nsubjpass", "aux", "auxpass"):
        return
    for token in told.subtree():
        if token.dep not in ("appos", "conj") or token.pos not in NAMED:
            continue
        phrase = token.subtree()
        if phrase[-1].index == verb.index - 1 and tokens[phrase[0].index - 1].tag == ",":
            move(token, verb, "nsubj")
            return
