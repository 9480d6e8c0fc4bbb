"""The grammar that clauses are read by: rule files as look-up tables.

Control, semi-modals, negation, condition and antecedents are knowledge of English; it lies in
`parse/rules/`. This module types those files and lays them out so that reading a clause costs a
few dictionary look-ups.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from dragoman.parse.shown import (
    show_antecedents,
    show_clauses,
    show_conditions,
    show_control,
    show_expletives,
    show_heads,
    show_lemmas,
    show_means,
    show_modality,
    show_negation,
    show_proper,
    show_sharing,
    show_titles,
)
from dragoman.rules import Family, Named, Rule, RuleBook

Slot = Literal["infinitive", "gerund", "noun", "given", "equated"]
Controller = Literal["subject", "object", "doer", "oblique", "holder", "addressee"]
Place = Literal[
    "adverb", "determiner", "pronoun", "correlative", "preposition", "phrase", "cancelled"
]
Form = Literal["passive", "verb", "that", "infinitive"]
Condition = Literal["condition", "exception", "limit", "question", "concession"]


TIMES: Final = "times/lists/words.tsv"


class Proper(Rule, frozen=True, kw_only=True):
    """Words in capitals that are names in these `relations`, whatever their `tags`.

    Words that stand there `bare`, and entities of `peoples`, are as the tagger has them.
    """

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    bare: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()


class Control(Rule, frozen=True, kw_only=True):
    """Who is the understood subject of what `lemmas` govern.

    For a gerund, `prepositions` name what stands between (none of `lemmas`: any verb), and
    `through` what leads to whom a verb without an object concerns; for an oblique controller or a
    noun, `prepositions` name what leads to the controller. A noun may stand behind the preposition
    that makes a phrase of it ("in order"); one that is `given` lets him act who gets it.
    """

    slot: Slot
    controller: Controller
    lemmas: tuple[str, ...] = ("",)
    prepositions: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


class Modality(Rule, frozen=True, kw_only=True):
    """A verb phrase (without its `to`) that is only the tense or modality of an infinitive.

    `modal` stands for it in the present, `past` (if other) in the past; `tense` replaces the
    present tense; `negates` are words of the phrase that deny; where `between` is given, only
    these words may stand before the infinitive.
    """

    phrases: tuple[str, ...]
    modal: str
    past: str = ""
    tense: Literal["future", ""] = ""
    negates: tuple[str, ...] = ()
    between: tuple[str, ...] = ()


class Negator(Rule, frozen=True, kw_only=True):
    """Words that negate a predicate from one `place` about it, or that take a negation back."""

    place: Place
    words: tuple[str, ...]
    after: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()


class Mark(Rule, frozen=True, kw_only=True):
    """Words that open a supposed clause.

    `governors` limit a mark to complements of these words; `inverted` are lemmas of auxiliaries
    that do the same by standing before their subject.
    """

    kind: Condition
    marks: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()


class Antecedent(Rule, frozen=True, kw_only=True):
    """Nouns that a relative clause reaches past a nearer name for.

    Either its verb (`verbs`) takes such matter (`antecedents`) as object, or it is a participle
    that no name can be the subject of (`verbs` alone), or its pronoun names a person.
    """

    verbs: tuple[str, ...] = ()
    antecedents: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()


class Expletive(Rule, frozen=True, kw_only=True):
    """Predicates whose "it" is empty: passives and verbs with a clause, judgements of a fact
    (that ...) or of an act (to ...)."""

    predicates: tuple[str, ...]
    form: Form


class Sharing(Rule, frozen=True, kw_only=True):
    """Verbs that share no object with a verb that they are joined to."""

    lemmas: tuple[str, ...]


class Forms(Rule, frozen=True, kw_only=True):
    """Forms of verbs, or of other parts of speech, with their base form: "hoped hope"."""

    forms: tuple[str, ...]
    pos: Literal["VERB", "NOUN"] = "VERB"


class Means(Rule, frozen=True, kw_only=True):
    """Nouns that do nothing behind the "by" of a passive.

    `bare` ones act where there are several of them or an article stands before them.
    """

    nouns: tuple[str, ...]
    bare: bool = False


class Ordered(Rule, frozen=True, kw_only=True):
    """Verbs whose object is followed by a participle of what is to be done to it.

    `hangs` are the relations by which the parser may have hung that participle.
    """

    lemmas: tuple[str, ...]
    hangs: tuple[str, ...]


class Naming(Rule, frozen=True, kw_only=True):
    """Verbs that name what a free "what" stands for.

    The name is their object, stands behind `preposition`, or is what a verb of being says in a
    clause that they govern (`copula`). Before a verb of `asking` nothing is named.
    """

    lemmas: tuple[str, ...]
    preposition: str = ""
    copula: bool = False
    asking: tuple[str, ...] = ()


class Uttering(Rule, frozen=True, kw_only=True):
    """Verbs whose participle behind what somebody says tells what else the speaker said."""

    lemmas: tuple[str, ...]


class NonVerb(Rule, frozen=True, kw_only=True):
    """Participles that are prepositions before the words `behind` them, or, where these are
    `guests`, adjectives before a person with a title."""

    words: tuple[str, ...]
    behind: tuple[str, ...] = ()
    guests: bool = False


CONTROL: Family[Control] = Family("parse/rules/control", Control, show_control)
MODALITY: Family[Modality] = Family("parse/rules/modality", Modality, show_modality)
NEGATION: Family[Negator] = Family("parse/rules/negation", Negator, show_negation)
CONDITION: Family[Mark] = Family("parse/rules/condition", Mark, show_conditions)
ANTECEDENT: Family[Antecedent] = Family("parse/rules/relative", Antecedent, show_antecedents)

EXPLETIVE: Family[Expletive] = Family("parse/rules/expletive", Expletive, show_expletives)
SHARING: Family[Sharing] = Family("parse/rules/sharing", Sharing, show_sharing)

FORMS: Family[Forms] = Family("parse/rules/lemma", Forms, show_lemmas)
MEANS: Family[Means] = Family("parse/rules/agent", Means, show_means)

ORDERED: Family[Ordered] = Family("parse/rules/ordered", Ordered, show_titles)
NAMING: Family[Naming] = Family("parse/rules/naming", Naming, show_antecedents)
UTTERING: Family[Uttering] = Family("parse/rules/uttering", Uttering, show_heads)

PROPER: Family[Proper] = Family("parse/rules/proper", Proper, show_proper)
NONVERB: Family[NonVerb] = Family("parse/rules/nonverb", NonVerb, show_clauses)


class Grammar:
    """All rules of clauses, laid out for look-up.

    Attributes:
        control: (slot, lemma or "", preposition or "") -> rule.
        modality: phrase -> rule.
        negators: (place, word) -> rule.
        marks: (mark, governor or "") -> rule; `inverted`: lemma -> rule.
        expletives: (form, predicate) -> rule; `alone`: verb that shares no object -> rule.
        proper: (tag, relation) -> rule.
        no_verbs: (word, word behind it) -> rule; `guests`: word -> rule.
        ordered: verb whose object is followed by what is to be done to it -> rule.
        naming: (verb, whether a verb of being stands between) -> rule; `asking`: verbs before
            which "what" opens a question.
        uttering: verb of uttering -> rule.
        lemmas: (part of speech, form) -> (rule, base form); `means`: noun behind "by" -> rule.
        persons: relative pronouns of persons -> rule; `matters`: verb -> rule,
            `made`: participle's lemma -> rule.
        months: their names, in small letters.
    """

    def __init__(self, book: RuleBook) -> None:
        self.control = _control(book.rules(CONTROL))
        self.modality = {p: named for named in book.rules(MODALITY) for p in named.rule.phrases}
        self.expletives = {
            (n.rule.form, p): n for n in book.rules(EXPLETIVE) for p in n.rule.predicates
        }
        self.alone = {v: n for n in book.rules(SHARING) for v in n.rule.lemmas}
        self.negators = {
            (n.rule.place, word): n for n in book.rules(NEGATION) for word in n.rule.words
        }
        marks = book.rules(CONDITION)
        self.marks = {
            (mark, governor): n
            for n in marks for mark in n.rule.marks for governor in n.rule.governors or ("",)
        }  # fmt: skip
        self.inverted = {lemma: n for n in marks for lemma in n.rule.inverted}
        self.lemmas: dict[tuple[str, str], tuple[Named[Forms], str]] = {
            (n.rule.pos, form): (n, lemma)
            for n in book.rules(FORMS) for form, lemma in map(str.split, n.rule.forms)
        }  # fmt: skip
        self.no_verbs = {
            (w, b): n for n in book.rules(NONVERB) for w in n.rule.words for b in n.rule.behind
        }
        self.guests = {w: n for n in book.rules(NONVERB) if n.rule.guests for w in n.rule.words}
        self.proper = {
            (t, r): n for n in book.rules(PROPER) for t in n.rule.tags for r in n.rule.relations
        }
        self.ordered = {v: n for n in book.rules(ORDERED) for v in n.rule.lemmas}
        self.uttering = {v: n for n in book.rules(UTTERING) for v in n.rule.lemmas}
        naming = book.rules(NAMING)
        self.naming = {(v, n.rule.copula): n for n in naming for v in n.rule.lemmas}
        self.asking = frozenset(v for n in naming for v in n.rule.asking)
        self.months = frozenset(r["word"] for r in book.rows(TIMES) if r["class"] == "month")
        self.means = {noun: n for n in book.rules(MEANS) for noun in n.rule.nouns}
        antecedents = book.rules(ANTECEDENT)
        self.persons = {p: n for n in antecedents for p in n.rule.pronouns}
        self.matters = {v: n for n in antecedents for v in n.rule.verbs if n.rule.antecedents}
        self.made = {v: n for n in antecedents for v in n.rule.verbs if not n.rule.antecedents}


def _control(rules: tuple[Named[Control], ...]) -> dict[tuple[str, str, str], Named[Control]]:
    table: dict[tuple[str, str, str], Named[Control]] = {}
    for named in rules:
        rule = named.rule
        between = ("",) if rule.slot in ("noun", "equated") else rule.prepositions or ("",)
        table.update({(rule.slot, v, p): named for v in rule.lemmas for p in between})
    return table


@cache
def built_in() -> Grammar:
    """The grammar of the built-in rule files."""
    return Grammar(RuleBook())
