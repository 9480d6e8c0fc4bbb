"""Clauses: every predicate of a sentence with its arguments and what modifies it.

Voice, tense, aspect, modality, negation, condition, control, relative clauses and coordination
are read here once, from the ClearNLP-style dependencies of the English pipeline, so that no
later room looks at the tree for them.
"""

from __future__ import annotations

from dragoman.parse.model import Clause, Mood, Sentence, Tense, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
OBJECTS = ("dobj",)
NEGATORS = frozenset({"no", "never", "without", "neither", "nor", "hardly", "barely", "scarcely"})
CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "acl", "relcl", "advcl", "conj"})


def find_clauses(sentence: Sentence) -> list[Clause]:
    """All clauses of the sentence, in order of their heads."""
    clauses = {t.index: _bare(t) for t in sentence.tokens if _is_predicate(t)}
    for clause in clauses.values():
        _attach(clause, clauses)
    for clause in sorted(clauses.values(), key=_depth):
        _inherit(clause)
    return list(clauses.values())


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and all that is coordinated with it, in order."""
    found = [token]
    for child in token.kids("conj"):
        if child.pos not in ("VERB", "AUX") or token.pos in ("VERB", "AUX"):
            found.extend(conjuncts(child))
    return tuple(found)


def _is_predicate(token: Token) -> bool:
    if token.pos == "VERB":
        return token.dep not in ("amod", "compound", "aux", "auxpass", "nmod", "case")
    if token.pos == "AUX":
        return token.dep not in ("aux", "auxpass")
    return any(c.dep in ("nsubj", "nsubjpass", "cop") for c in token.children)


def _bare(head: Token) -> Clause:
    """The clause as its own words show it, nothing inherited yet."""
    group = _group(head)
    auxiliaries = [t for t in group if t.dep in ("aux", "auxpass")]
    clause = Clause(head, _lemma(head), group)
    clause.voice = _voice(head)
    clause.modal = next((t.lemma for t in auxiliaries if t.tag == "MD"), "")
    clause.perfect = any(t.lemma == "have" for t in auxiliaries)
    clause.progressive = head.tag == "VBG" and any(t.lemma == "be" for t in auxiliaries)
    clause.mood = _mood(head, auxiliaries)
    clause.tense = _tense(head, auxiliaries, clause.modal)
    clause.negations = _negations(head)
    clause.condition = next(
        (c for c in head.kids("mark", "advmod") if c.lower in CONDITIONS), None
    )
    _arguments(clause)
    return clause


def _group(head: Token) -> tuple[Token, ...]:
    parts = [head, *head.kids("aux", "auxpass", "neg", "prt")]
    return tuple(sorted(parts, key=lambda t: t.index))


def _lemma(head: Token) -> str:
    particle = next((c.lower for c in head.kids("prt")), "")
    return f"{head.lemma} {particle}".strip()


def _voice(head: Token) -> str:
    passive = any(c.dep in ("auxpass", "nsubjpass", "csubjpass") for c in head.children)
    reduced = head.tag == "VBN" and head.dep in ("acl",) and not head.kids("dobj")
    by_agent = head.tag == "VBN" and bool(head.kids("agent"))
    return "passive" if passive or reduced or by_agent else "active"


def _mood(head: Token, auxiliaries: list[Token]) -> Mood:
    if any(t.tag == "TO" for t in auxiliaries):
        return "infinitive"
    if any(t.tag in ("MD", "VBD", "VBZ", "VBP") for t in [head, *auxiliaries]):
        return "finite"
    if head.tag in ("VBG", "VBN"):
        return "participle"
    return "imperative" if head.tag == "VB" and head.is_root else "infinitive"


def _tense(head: Token, auxiliaries: list[Token], modal: str) -> Tense | None:
    if modal in ("will", "shall", "'ll", "wo"):
        return "future"
    first = next((t for t in [*auxiliaries, head] if t.tag != "TO"), head)
    going = first.lemma == "be" and head.lemma == "go" and any(
        c.dep == "xcomp" for c in head.children
    )
    if going:
        return "future"
    return {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "present"}.get(first.tag)  # type: ignore[return-value]


def _negations(head: Token) -> tuple[Token, ...]:
    found = [c for c in head.children if c.dep == "neg" or c.lower in ("never", "neither", "nor")]
    if head.dep == "pcomp" and head.head.lower == "without":
        found.append(head.head)
    for argument in head.kids("dobj", "nsubj", "nsubjpass", "attr", "expl"):
        found += [c for c in argument.children if c.dep in ("det", "neg") and c.lower in NEGATORS]
    return tuple(sorted(found, key=lambda t: t.index))


def _arguments(clause: Clause) -> None:
    head = clause.head
    subjects = [c for s in head.kids("nsubj", "nsubjpass") for c in conjuncts(s)]
    clause.subjects = tuple(subjects)
    clause.subject_by = "own" if subjects else "none"
    clause.objects = tuple(c for o in head.kids("dobj") for c in conjuncts(o))
    clause.indirect = tuple(c for o in head.kids("dative", "iobj") for c in _dative(o))
    clause.agents = tuple(
        c for a in head.kids("agent") for o in a.kids("pobj") for c in conjuncts(o)
    )
    clause.obliques = tuple(_obliques(head))


def _dative(token: Token) -> tuple[Token, ...]:
    inner = token.kids("pobj")
    return tuple(c for o in (inner or [token]) for c in conjuncts(o))


def _obliques(head: Token) -> list[tuple[str, Token]]:
    found = []
    for prep in head.kids("prep", "dative"):
        found += _objects_of(prep, prep.lower)
    return found


def _objects_of(prep: Token, name: str) -> list[tuple[str, Token]]:
    found = [(name, c) for o in prep.kids("pobj") for c in conjuncts(o)]
    for inner in prep.kids("prep"):
        found += _objects_of(inner, f"{name} {inner.lower}")
    for other in prep.kids("conj"):
        if other.pos == "ADP":
            found += _objects_of(other, other.lower)
    return found


def _attach(clause: Clause, clauses: dict[int, Clause]) -> None:
    """Find the clause or noun that this one depends on."""
    head = clause.head
    if head.is_root:
        return
    clause.relation = head.dep
    clause.governor = head.head
    clause.parent = next((clauses[a.index] for a in head.ancestors() if a.index in clauses), None)
    if clause.parent is not None and head.dep in ("ccomp", "xcomp", "pcomp"):
        clause.parent.complements.append(clause)


def _depth(clause: Clause) -> int:
    return sum(1 for _ in clause.head.ancestors())


def _inherit(clause: Clause) -> None:
    """Subjects by coordination, relative clauses and control; voice and tense likewise."""
    _relative(clause)
    if clause.subjects or clause.parent is None:
        return
    parent, relation = clause.parent, clause.relation
    if relation == "conj":
        _share(clause, parent)
    elif relation in ("xcomp", "pcomp", "advcl", "acl"):
        _control(clause, parent)


def _relative(clause: Clause) -> None:
    """Put the noun that a relative clause modifies in the place of its pronoun."""
    noun = clause.governor
    if clause.relation == "relcl" and noun is not None and noun.pos in ("NOUN", "PROPN", "PRON"):
        nouns = (noun,)
        clause.subjects = _replaced(clause.subjects, nouns)
        clause.objects = _replaced(clause.objects, nouns)
        clause.obliques = tuple(
            (p, noun if t.tag in ("WDT", "WP") else t) for p, t in clause.obliques
        )
        if not clause.subjects or clause.subjects == nouns:
            clause.subjects, clause.subject_by = nouns, "relative"
    if clause.relation == "acl" and noun is not None and clause.mood == "participle":
        clause.subjects, clause.subject_by = (noun,), "relative"


def _replaced(tokens: tuple[Token, ...], nouns: tuple[Token, ...]) -> tuple[Token, ...]:
    if any(t.tag in ("WDT", "WP") or t.lower == "that" and t.tag == "IN" for t in tokens):
        return nouns
    return tokens


def _share(clause: Clause, first: Clause) -> None:
    """A conjoined predicate takes the first one's subject, and its auxiliaries if it has none."""
    clause.subjects, clause.subject_by = first.subjects, "coordination"
    if clause.voice == "active" and first.voice == "passive" and clause.head.tag == "VBN":
        clause.voice = "passive"
    if not clause.modal and clause.head.tag == "VB" and first.modal:
        clause.modal, clause.tense, clause.mood = first.modal, first.tense, first.mood
    elif clause.tense is None:
        clause.tense = first.tense


def _control(clause: Clause, parent: Clause) -> None:
    """The understood subject: the parent's object where it has one, else its subject."""
    controllers = parent.subjects
    if clause.relation == "xcomp" and parent.undergoers:
        controllers = parent.undergoers
    if controllers:
        clause.subjects, clause.subject_by = controllers, "control"
