"""What each rule of parsing is seen to do, in the form in which its examples write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.parse.model import Span
from dragoman.rules import Answer

if TYPE_CHECKING:
    from dragoman.draft import Draft
    from dragoman.parse.model import Clause


def show_control(draft: Draft) -> list[Answer]:
    """ "subject > lemma" for each understood subject."""
    return [
        Answer(f"{subject.text} > {clause.lemma}", clause.rules)
        for clause in _clauses(draft)
        if clause.subject_by == "control"
        for subject in clause.subjects
    ]


def show_modality(draft: Draft) -> list[Answer]:
    """ "lemma: tense modal not", each part where there is one."""
    shown = []
    for clause in _clauses(draft):
        parts = (clause.tense, clause.modal, "not" if clause.negated else "")
        shown.append(Answer(f"{clause.lemma}: {' '.join(p for p in parts if p)}", clause.rules))
    return shown


def show_negation(draft: Draft) -> list[Answer]:
    """ "lemma: negating word", or the lemma alone where nothing negates it."""
    return [
        Answer(f"{c.lemma}: {t.text}" if t else c.lemma, c.rules)
        for c in _clauses(draft)
        for t in c.negations or (None,)
    ]


def show_conditions(draft: Draft) -> list[Answer]:
    """ "lemma: kind mark" of each supposed clause."""
    return [
        Answer(f"{c.lemma}: {c.supposed} {c.condition.text}", c.rules)
        for c in _clauses(draft)
        if c.condition
    ]


def show_antecedents(draft: Draft) -> list[Answer]:
    """ "lemma: antecedent" of each relative clause, and of each verb that names something."""
    return [
        Answer(f"{c.lemma}: {t.text}", (*c.rules, *s.rules))
        for s in draft.parsed.sentences
        for c in s.clauses
        for t in c.antecedents
    ]


def show_expletives(draft: Draft) -> list[Answer]:
    """ "lemma: it" of each clause whose subject is empty."""
    return [
        Answer(f"{c.lemma}: {c.expletive.text}", c.rules)
        for c in _clauses(draft)
        if c.expletive is not None
    ]


def show_sharing(draft: Draft) -> list[Answer]:
    """ "lemma: object" of each clause, "-" for none."""
    return [
        Answer(f"{c.lemma}: {' '.join(t.text for t in c.objects) or '-'}", c.rules)
        for c in _clauses(draft)
    ]


def show_heads(draft: Draft) -> list[Answer]:
    """ "lemma > lemma of the verb above" of each clause beside another."""
    return [
        Answer(f"{c.head.lemma} > {c.head.head.lemma}", s.rules)
        for s in draft.parsed.sentences
        for c in s.clauses
        if c.relation == "advcl"
    ]


def show_lemmas(draft: Draft) -> list[Answer]:
    """ "form: base form" of each verb and noun."""
    return [
        Answer(f"{t.text}: {t.lemma}", s.rules)
        for s in draft.parsed.sentences
        for t in s.tokens
        if t.pos in ("VERB", "NOUN")
    ]


def show_proper(draft: Draft) -> list[Answer]:
    """The proper nouns of each sentence, a space between."""
    return [
        Answer(" ".join(t.text for t in s.tokens if t.pos == "PROPN"), s.rules)
        for s in draft.parsed.sentences
    ]


def show_means(draft: Draft) -> list[Answer]:
    """ "lemma: by noun" of each passive."""
    return [
        Answer(f"{c.lemma}: {p} {t.text}", c.rules)
        for c in _clauses(draft)
        for p, t in c.obliques
        if c.voice == "passive"
    ]


def show_splits(draft: Draft) -> list[Answer]:
    """ "sentence | sentence ...": the whole text, with every rule that split or joined it."""
    parsed = draft.parsed
    shown = " | ".join(parsed.string(s.part)[s.start : s.end] for s in parsed.sentences)
    return [Answer(shown, tuple(rule for s in parsed.sentences for rule in s.rules))]


def show_quotations(draft: Draft) -> list[Answer]:
    """The words between each pair of marks."""
    parsed = draft.parsed
    return [
        Answer(parsed.string(q.part)[q.inner_start : q.inner_end].strip(), q.rules)
        for q in parsed.quotations
    ]


def show_norms(draft: Draft) -> list[Answer]:
    """The words as the parser saw them, a space between."""
    shown = " ".join(t.norm for s in draft.parsed.sentences for t in s.tokens)
    return [Answer(shown, tuple(rule for s in draft.parsed.sentences for rule in s.rules))]


def show_words(draft: Draft) -> list[Answer]:
    """The text as the parser saw it, spaced as given."""
    shown = []
    for s in draft.parsed.sentences:
        text, at = "", s.start
        for token in s.tokens:
            text += " " * (token.start - at) + token.norm
            at = token.end
        shown.append(Answer(text, s.rules))
    return shown


def show_clauses(draft: Draft) -> list[Answer]:
    """The base forms of all verbs that clauses are built on."""
    shown = " ".join(c.lemma for c in _clauses(draft))
    return [Answer(shown, tuple(rule for s in draft.parsed.sentences for rule in s.rules))]


def show_titles(draft: Draft) -> list[Answer]:
    """ "subject + subject > lemma: voice tense" of each clause."""
    shown = []
    for sentence in draft.parsed.sentences:
        for clause in sentence.clauses:
            subjects = " + ".join(t.text for t in clause.subjects)
            told = f"{subjects} > {clause.lemma}: {clause.voice} {clause.tense or '-'}"
            shown.append(Answer(told, sentence.rules))
    return shown


def show_datelines(draft: Draft) -> list[Answer]:
    """Each dateline as given."""
    return [
        Answer(draft.parsed.text(Span(s.index, *s.dateline)), s.rules)
        for s in draft.parsed.sentences
        if s.dateline is not None
    ]


def show_asides(draft: Draft) -> list[Answer]:
    """Each stretch that is set aside, as given; several of one rule in a row as " | "."""
    parsed = draft.parsed
    shown = [(parsed.string(a.part)[a.start : a.end], a.rule) for a in parsed.asides]
    joined = " | ".join(text for text, _ in shown)
    answers = [Answer(text, (rule,)) for text, rule in shown]
    return [*answers, Answer(joined, tuple(rule for _, rule in shown))] if shown else []


def _clauses(draft: Draft) -> Iterator[Clause]:
    for sentence in draft.parsed.sentences:
        yield from sentence.clauses
