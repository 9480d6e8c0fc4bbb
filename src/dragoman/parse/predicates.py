"""Predicates: a clause as its own words show it, before anything is inherited."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.parse.model import Clause, Mood, Tense, Token

NOT_CLAUSES = frozenset(
    {"aux", "auxpass", "amod", "compound", "nmod", "case", "prep", "agent", "mark", "cc", "det",
     "punct", "advmod", "predet", "preconj", "nummod", "quantmod", "poss", "prt", "intj", "meta"}
)  # fmt: skip
NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "appos", "npadvmod"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
PREDICATIVE = ("attr", "acomp", "oprd")
MAIN = frozenset({"ROOT", "relcl", "conj"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp"})
FUTURE = frozenset({"will", "shall"})
TENSES: dict[str, Tense] = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "present"}


def is_predicate(token: Token) -> bool:
    """Whether a clause is built on the token: a verb that is more than a modifier or a preposition
    ("according to"), or whatever else the parser gave a subject."""
    if token.pos in ("VERB", "AUX"):
        return token.dep not in NOT_CLAUSES and (token.dep not in NOMINAL or token.tag != "VB")
    return any(c.dep in SUBJECT for c in token.children)


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and all nominals that are coordinated with it, in order."""
    if not token.children:
        return (token,)
    chain, joined = _chain(token)
    return tuple(chain) if joined else (token,)


def _chain(token: Token) -> tuple[list[Token], bool]:
    """What hangs together as conjuncts, and whether anything joins them: "and", or the comma
    between names of a headline. A dash joins nothing."""
    chain, joined = [token], False
    for child in token.children:
        if child.dep == "cc":
            joined = True
        elif child.dep == "conj" and (child.pos not in ("VERB", "AUX") or token.pos == child.pos):
            further, also = _chain(child)
            chain += further
            joined = joined or also or (token.pos == child.pos == "PROPN")
    return chain, joined


def bare_clause(head: Token) -> Clause:
    """The clause of one verb with its own arguments."""
    below: dict[str, list[Token]] = {}
    for child in head.children:
        below.setdefault(child.dep, []).append(child)
    get = below.get
    clause = Clause(head, head.lemma)
    particles = get("prt", [])
    if particles:
        clause.lemma = f"{head.lemma} {particles[0].lower}"
    auxiliaries = get("aux", []) + get("auxpass", [])
    group = [head, *auxiliaries, *particles, *get("neg", ())]
    clause.group = tuple(sorted(group, key=_index)) if len(group) > 1 else (head,)
    clause.voice = "passive" if _is_passive(head, below) else "active"
    subjects = get("nsubj", []) + get("nsubjpass", [])
    subjects = subjects or [c for a in auxiliaries for c in a.children if c.dep in SUBJECT]
    clause.subjects = _nominals(subjects)
    clause.subject_by = "own" if clause.subjects else "none"
    clause.objects = _nominals(get("dobj", ()))
    clause.agents = _nominals([o for a in get("agent", ()) for o in a.kids("pobj")])
    clause.obliques = tuple(o for p in get("prep", ()) for o in objects_of(p, p.lower))
    _add_datives(clause, get("dative", ()))
    clause.predicate = next((t for d in PREDICATIVE for t in get(d, ())), None)
    clause.expletive = next(iter(get("expl", ())), None)
    read_group(clause, sorted(auxiliaries, key=_index))
    return clause


def _is_passive(head: Token, below: dict[str, list[Token]]) -> bool:
    if "auxpass" in below or "nsubjpass" in below:
        return True
    agent = "agent" in below and "nsubj" not in below
    reduced = head.dep == "acl" and "nsubj" not in below and "aux" not in below
    if head.tag == "VBD":  # "an immigrant shot 41 times", tagged amiss
        return reduced and "dobj" not in below
    return head.tag == "VBN" and (agent or reduced)


def _nominals(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(c for t in tokens for c in conjuncts(t))


def read_group(clause: Clause, auxiliaries: list[Token]) -> None:
    """Tense, aspect, modality and mood of the verb group."""
    head = clause.head
    clause.modal = next((t.lemma for t in auxiliaries if t.tag == "MD"), "")
    clause.perfect = any(t.lemma == "have" for t in auxiliaries)
    clause.progressive = any(t.lemma == "be" and t.dep == "aux" for t in auxiliaries) and any(
        t.tag == "VBG" for t in (head, *auxiliaries)
    )
    clause.mood = _mood(head, auxiliaries)
    if clause.mood in ("infinitive", "imperative") and _is_present(clause, auxiliaries):
        clause.mood, clause.tense = "finite", "present"
    elif clause.mood == "infinitive" and head.is_root and clause.subjects and auxiliaries:
        # A headline's "Gazprom to cut supplies" tells what will be.
        clause.mood, clause.tense, clause.modal = "finite", "future", "will"
    elif clause.mood == "participle" and _is_past(clause, auxiliaries):
        clause.mood, clause.tense = "finite", "past"
    elif clause.modal in FUTURE:
        clause.tense = "future"
    elif clause.mood == "finite":
        clause.tense = TENSES.get((auxiliaries[0] if auxiliaries else head).tag)


def _is_past(clause: Clause, auxiliaries: list[Token]) -> bool:
    """A "participle" with a subject and no auxiliary is a past tense that was tagged amiss."""
    head = clause.head
    if auxiliaries or head.tag != "VBN" or clause.subject_by != "own":
        return False
    if clause.voice == "passive":  # a headline's, which leaves out "was"
        return head.is_root or head.dep == "ccomp"
    return head.dep in MAIN or bool(clause.objects)


def _is_present(clause: Clause, auxiliaries: list[Token]) -> bool:
    """A bare form with a subject is a present tense, unless a verb of letting bears it."""
    head = clause.head
    return head.tag == "VB" and clause.subject_by == "own" and not auxiliaries and head.dep in MAIN


def _mood(head: Token, auxiliaries: list[Token]) -> Mood:
    if any(t.tag == "TO" for t in auxiliaries):
        return "infinitive"
    first = auxiliaries[0] if auxiliaries else head
    if first.tag in TENSES:
        return "finite"
    if first.tag == "VB":
        if any(c.lower == "that" and c.dep == "mark" for c in head.children):
            return "subjunctive"
        return "imperative" if head.is_root else "infinitive"
    return "participle" if first.tag in ("VBG", "VBN") else "infinitive"


def objects_of(preposition: Token, name: str) -> list[tuple[str, Token]]:
    """(preposition, noun) for each noun behind it; "out of", "according to" are one."""
    found: list[tuple[str, Token]] = []
    for child in preposition.children:
        if child.dep == "pobj":
            found.extend((name, c) for c in conjuncts(child))
        elif child.dep == "prep":
            found.extend(objects_of(child, f"{name} {child.lower}"))
        elif child.dep == "conj" and child.pos == "ADP":
            found.extend(objects_of(child, child.lower))
    return found


def _add_datives(clause: Clause, datives: Iterable[Token]) -> None:
    """Indirect objects; one behind a preposition ("gave arms to X") is an oblique as well."""
    for token in datives:
        behind = token.kids("pobj")
        nouns = _nominals(behind or [token])
        clause.indirect += nouns
        if behind:
            clause.obliques += tuple((token.lower, noun) for noun in nouns)


def _index(token: Token) -> int:
    return token.index
