"""Mending: where the pipeline's tree is plainly wrong, the sentence's own words put it right.

Only faults that the statistical pipeline makes again and again are mended here, each on grounds
that do not depend on the text's subject: base forms by their spelling, prepositions that
look like verbs, the grammar of gerunds behind a preposition, what ends a clause that comes before
its verb of saying, a name joined to another that has a title.
"""

from __future__ import annotations

from typing import Final

from dragoman.parse.gapping import join_gapped, part_clauses
from dragoman.parse.grammar import Grammar
from dragoman.parse.model import Sentence, Token
from dragoman.parse.moving import move, put_over
from dragoman.parse.saying import (
    end_what_is_said,
    part_answered,
    part_manner,
    part_speaker,
    part_uttered,
    say_too,
)
from dragoman.parse.verbless import find_verb

TIMES: Final = ("DATE", "TIME", "MONEY", "PERCENT")
PARTS: Final = ("nmod", "compound")
PAST: Final = ("VBN", "VBD")
FINITE: Final = ("VBD", "VBZ", "VBP")
NOUNS: Final = ("NOUN", "PROPN")
COMPLEMENTS: Final = ("advcl", "ccomp", "acl", "conj", "parataxis")
GUESTS: Final = ("pcomp", "xcomp", "advcl")
PERSON: Final = "PERSON"
BESIDE: Final = ("npadvmod", "appos", "dobj", "attr")
ARGUMENTS: Final = ("aux", "auxpass", "mark", "dobj", "nsubjpass", "ccomp", "xcomp", "agent")


def mend(sentence: Sentence, grammar: Grammar) -> None:
    """Change tags and heads of the sentence's tokens in place, before clauses are read."""
    for token in sentence.tokens:
        if (token.tag, token.dep) in grammar.proper:
            _name(token, sentence, grammar)
        if (token.pos, token.lower) in grammar.lemmas:
            named, token.lemma = grammar.lemmas[token.pos, token.lower]
            sentence.rules += (named.id,)
        if token.tag == "VBG":
            _gerund(token, grammar)
            _preposition(token, sentence, grammar)
        if token.dep == "ccomp" and token.index < token.head.index:
            end_what_is_said(token, sentence.tokens)
        if token.dep == "pobj" and token.head.pos == "VERB" and token.head.dep != "prep":
            token.dep = "dobj"
        if token.pos in NOUNS:
            _noun(token, sentence, grammar)
        if token.dep in COMPLEMENTS:
            _complement(token, sentence, grammar)


def _name(token: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "Macron visits Berlin": a word in capitals that fills a noun's place is a name."""
    named = grammar.proper[token.tag, token.dep]
    plain = token.lower in named.rule.bare or token.entity in named.rule.peoples
    if plain or not token.norm.istitle() or token.kids("det", "amod", "nsubj", "dobj", "advmod"):
        return
    token.tag, token.pos, token.lemma = "NNP", "PROPN", token.norm
    sentence.rules += (named.id,)


def _noun(noun: Token, sentence: Sentence, grammar: Grammar) -> None:
    if noun.dep in PARTS and noun.lower in grammar.months and noun.pos == "PROPN":
        _month(noun, sentence.tokens)
    if noun.dep in PARTS and noun.pos == "PROPN":
        _named_pair(noun)
    elif noun.dep in PARTS and noun.tag == "NN":
        _pair(noun)
    elif noun.dep == "pobj" and noun.pos == "PROPN":
        _year(noun)
    elif noun.dep in BESIDE and noun.pos == "NOUN":
        part_answered(noun, sentence, grammar)
    elif noun.dep == "conj" and noun.head.pos == "VERB":
        _joined(noun)
    elif noun.is_root:
        find_verb(noun)


def _complement(verb: Token, sentence: Sentence, grammar: Grammar) -> None:
    if verb.dep in ("advcl", "conj") and join_gapped(verb):
        return
    if verb.dep == "advcl":
        _for_whom(verb, sentence.tokens)
        part_uttered(verb, sentence, grammar)
    elif verb.dep == "ccomp" and verb.index < verb.head.index:
        if not part_clauses(verb):
            part_speaker(verb, sentence.tokens)
    elif verb.dep == "parataxis":
        part_manner(verb.head, verb, sentence.tokens)
    elif verb.dep == "conj":
        say_too(verb)
    elif verb.tag in PAST:
        _ordered(verb, sentence, grammar)
    if verb.dep == "ccomp":
        _own_subject(verb)


def _own_subject(verb: Token) -> None:
    """ "vowed Mali is going to": what stands before a finite verb is its subject, no object."""
    first = min([verb, *verb.children], key=lambda t: t.index)
    bare = first.tag in FINITE and not verb.kids("nsubj", "nsubjpass", "expl", "csubj")
    for noun in verb.head.kids("dobj") if bare and verb.index > verb.head.index else ():
        if max(t.index for t in noun.subtree()) + 1 == first.index:
            move(noun, verb, "nsubj")


def _gerund(token: Token, grammar: Grammar) -> None:
    """ "barred from fielding candidates": what seems an adjective is a verb with its object."""
    if token.dep == "pobj" and not token.kids("det", "amod", "poss"):
        token.dep = "pcomp"
    elif token.dep == "advcl" and _is_particle(token.head, token.index - 1):
        token.dep = "xcomp"
    elif token.dep == "amod" and token.head.dep == "pobj":
        noun, preposition = token.head, token.head.head
        governed = ("gerund", preposition.head.lemma, preposition.lower) in grammar.control
        if governed and preposition.index + 1 == token.index and not noun.kids("det", "poss"):
            move(token, preposition, "pcomp")
            move(noun, token, "dobj")


def _is_particle(verb: Token, index: int) -> bool:
    """ "went on sending tents": what follows a particle at once is what goes on."""
    return any(c.index == index and c.lower == "on" for c in verb.kids("prt"))


def _named_pair(first: Token) -> None:
    """ "Trump and Russian President Vladimir Putin": the first name is no part of the second."""
    second = first.head
    while second.dep in PARTS and second.head.pos == "PROPN":
        second = second.head
    titles = [c for c in first.kids("conj") if first.index < c.index < second.index]
    if second.is_root or second.entity != "PERSON" or not titles or not first.kids("cc"):
        return
    move(first, second.head, second.dep)
    move(second, first, "conj")
    for title in titles:
        move(title, second, "amod" if title.tag == "JJ" else "compound")


def _joined(noun: Token) -> None:
    """ "drew praise from Bonn and a threat from Rome": a noun is joined to a noun, not a verb."""
    objects = [o for o in noun.head.kids("dobj") if o.index < noun.index]
    joint = [c for c in noun.head.kids("cc") if c.index < noun.index]
    if objects and joint and noun.tag != "VBG" and not noun.kids("nsubj", "nsubjpass"):
        move(joint[-1], objects[-1], "cc")
        move(noun, objects[-1], "conj")


def _month(month: Token, tokens: list[Token]) -> None:
    """ "In early June Quito agreed": the month is no part of the name of the one who acts then."""
    name, first = month.head, month.index
    while name.dep in PARTS and name.head.pos == "PROPN":
        name = name.head
    while first > 0 and tokens[first - 1].dep == "amod":
        first -= 1
    within = tokens[first - 1] if first else month
    verb = name.head if name.dep == "nsubj" else _without_subject(name)
    if verb is None or within.dep != "prep" or name.pos != "PROPN" or name.index < month.index:
        return
    for word in tokens[first : month.index]:
        move(word, month, "amod")
    move(month, within, "pobj")
    move(name, verb, "nsubj")


def _year(name: Token) -> None:
    """ "In 2015 Berlin agreed": a second object of a preposition acts in the first."""
    first = next((c for c in name.head.kids("pobj") if c.index + 1 == name.index), None)
    verb = _without_subject(name)
    if first is not None and first.tag == "CD" and verb is not None:
        move(name, verb, "nsubj")


def _without_subject(name: Token) -> Token | None:
    """The verb right behind a name, above its preposition, that has no subject."""
    verb = next((t for t in name.ancestors() if t.pos == "VERB"), None)
    behind = verb is not None and 0 < verb.index - name.index <= 2
    return verb if behind and verb is not None and not verb.kids("nsubj", "nsubjpass") else None


def _pair(first: Token) -> None:
    """ "Chad's army and Libyan rebels": the army is no part of the rebels' name."""
    second = first.head
    between = [c for c in first.kids("conj") if first.index < c.index < second.index]
    own = [c for c in second.kids("poss", "det", "amod") if c.index < first.index]
    if second.is_root or not between or not (own or first.kids("poss")) or not first.kids("cc"):
        return
    if not all(c.tag in ("JJ", "NNP") and c.norm[:1].isupper() for c in between):
        return
    move(first, second.head, second.dep)
    move(second, first, "conj")
    for word in own:
        move(word, first, word.dep)
    for word in between:
        move(word, second, "amod")


def _for_whom(verb: Token, tokens: list[Token]) -> None:
    """ "repeated his call for Mali to act": what is called for hangs on the call beside it."""
    marks = [c for c in verb.kids("mark") if c.lower == "for" and 0 < c.index < verb.index]
    if not marks or not any(c.tag == "TO" for c in verb.children) or not verb.kids("nsubj"):
        return
    noun = tokens[marks[0].index - 1]
    if noun.pos == "NOUN" and noun.entity not in TIMES and verb.head in noun.ancestors():
        move(verb, noun, "advcl")


def _ordered(done: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "ordered the bridge destroyed": what seems to act, or to be described, undergoes the act."""
    whom = done.head if done.dep == "acl" else next(iter(done.kids("nsubj")), None)
    verb = done.head.head if done.dep == "acl" else done.head
    if whom is None or done.kids(*ARGUMENTS) or not verb.index < whom.index < done.index:
        return
    named = grammar.ordered.get(verb.lemma) if verb.pos == "VERB" else None
    if verb.tag in FINITE and not verb.kids("nsubj", "nsubjpass"):  # "Had Russia attacked"
        return
    if named is None or done.dep not in named.rule.hangs:
        return
    if done.dep == "acl":
        if whom.dep != "dobj" or whom.index + 1 != done.index or verb.kids("xcomp", "ccomp"):
            return
        move(done, verb, "ccomp")
        move(whom, done, "nsubj")
    whom.dep, done.tag = "nsubjpass", "VBN"
    sentence.rules += (named.id,)


def _preposition(token: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "according to" heads no clause, even where it stands alone."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    named = grammar.no_verbs.get((token.lower, following[0].lower)) if following else None
    guest = grammar.guests.get(token.lower)
    governed = ("gerund", token.head.head.lemma, token.head.lower) in grammar.control
    if guest is not None and not governed and _guest(token):
        sentence.rules += (guest.id,)
    elif named is not None:
        token.pos = "ADP"
        sentence.rules += (named.id,)


def _guest(token: Token) -> bool:
    """ "talks with visiting Premier Lee", "met visiting Premier Lee": what stands at once between
    a verb or a preposition and a person with a title is an adjective. Whether it was one."""
    persons = [t for t in token.kids("dobj") if t.entity == PERSON and t.index > token.index]
    if token.dep not in GUESTS or token.head.index + 1 != token.index or len(persons) != 1:
        return False
    person = persons[0]
    phrase = [t for t in person.subtree() if t.index < person.index]
    titled = any(t.tag == "NNP" and t.entity != PERSON for t in person.kids("compound"))
    alone = len(phrase) == person.index - token.index - 1 and not person.kids("det", "poss")
    if not titled or not alone:
        return False
    above = token.head
    for beside in [c for c in token.children if c is not person]:
        move(beside, above, beside.dep)
    put_over(person, token, "amod")
    person.dep = "pobj" if above.pos == "ADP" else "dobj"
    token.pos = "ADJ"
    return True
