"""Antecedents: what a pronoun stands for, or that it cannot be told.

Every noun phrase is a candidate, political actor or not, so that "it" may turn out to be the
bridge. Candidates that agree are ranked by where they stand (Hobbs 1978; Lappin and Leass 1994);
what the winner's rivals come too close to stays unresolved.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.discourse import Referent
from dragoman.actors.pointers import Pointer, Pointers
from dragoman.actors.wronged import is_wronged
from dragoman.parse.model import Sentence, Token
from dragoman.parse.predicates import conjuncts

NOMINAL = ("NOUN", "PROPN")
OBJECTS = ("dobj", "dative")
CHARGING = ("object_owner", "owner_after", "dealt_with", "dealt_over")
"""Effects of the rules by which an owner is the one to whom something is done."""
SUBJECTS = ("nsubj", "nsubjpass", "agent")


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A noun phrase that a later word may stand for.

    `number` is "one", "many" or "either"; `gender` m, f, n, "p" for a person of unknown gender,
    or "" for anything. `joined` are several phrases that "and" joins, with the first one's head.
    """

    sentence: int
    head: Token
    referents: tuple[Referent, ...]
    number: str
    gender: str
    mentions: int = 1
    acts: bool = True
    quoted: int = -1
    joined: bool = False

    @property
    def sex(self) -> str:
        """The gender, as it has come out by now for a person."""
        if self.gender == "p" and len(self.referents) == 1:
            return self.referents[0].gender or "p"
        return self.gender

    @property
    def coded(self) -> bool:
        return any(r.code is not None for r in self.referents)


class Chooser:
    """Ranks the candidates of one document for each pronoun."""

    def __init__(self, pointers: Pointers) -> None:
        self.pointers = pointers
        self.candidates: list[Candidate] = []

    def add(self, candidate: Candidate) -> None:
        """Keep a candidate; the longer part of a coordination takes the place of the shorter."""
        if candidate.joined:
            self.candidates = [
                c for c in self.candidates if not (c.joined and c.head is candidate.head)
            ]
        self.candidates.append(candidate)

    def within(self, sentence: int, reach: int) -> list[Candidate]:
        """Candidates of this sentence and the `reach` before it, latest first."""
        found = []
        for candidate in reversed(self.candidates):
            if candidate.sentence < sentence - reach:
                break
            found.append(candidate)
        return found

    def choose(
        self, pronoun: Token, sentence: Sentence, number: str, gender: str, quoted: int = -1
    ) -> tuple[Candidate, tuple[str, ...]] | None:
        """The candidate that the pronoun stands for with the rules that chose it, or None."""
        minded = self._minded(pronoun)
        nearest = _nearest_subjects(pronoun, sentence)
        doers = self._doers(pronoun, sentence)
        speaking = minded is not None and pronoun.dep in SUBJECTS
        ranked: list[tuple[float, int, Candidate, tuple[str, ...]]] = []
        for place, candidate in enumerate(self.within(sentence.index, self.pointers.reach)):
            if not agrees(candidate, number, gender) or doers & set(candidate.referents):
                continue
            if minded and not (candidate.coded or candidate.sex in ("m", "f", "p")):
                continue
            if candidate.sentence == sentence.index:
                if self._bound(candidate.head, pronoun, sentence):
                    continue
            elif gender == "n" and not minded and pronoun.dep not in (*SUBJECTS, "poss"):
                continue
            speaks = speaking and quoted < 0
            if candidate.quoted != quoted and self._apart(
                candidate, sentence, number, quoted, speaks
            ):
                continue
            score, rules = self._score(
                candidate, pronoun, sentence, number, gender, nearest, quoted
            )
            ranked.append((score, -place, candidate, rules))
        ranked.sort(key=lambda r: r[:2], reverse=True)
        if not ranked:
            return None
        best = ranked[0]
        rival = next((r for r in ranked[1:] if r[2].referents != best[2].referents), None)
        if rival is not None and best[0] - rival[0] < self.pointers.margin:
            return None
        rules = (*best[3], *self.pointers.limits.values())
        return best[2], (*rules, minded.rule) if minded else rules

    def _doers(self, pronoun: Token, sentence: Sentence) -> frozenset[Referent]:
        """Who does something to a pronoun, and so is not meant by it: "Peru accused it".

        Nor is who lets or makes it do something: "Peru allowed them to leave".
        """
        if pronoun.lower.endswith(("self", "selves")):
            return frozenset()
        verb = pronoun.head.head if _is_let(pronoun) else pronoun.head
        if verb is pronoun.head and pronoun.dep not in OBJECTS:
            return frozenset()
        clause = sentence.clause_of(verb)
        doers = [*_understood(verb)] if verb is not pronoun.head else []
        doers += clause.doers if clause is not None and clause.head is verb else ()
        return frozenset(
            r for c in self.within(sentence.index, 0)
            if (c.head.dep in SUBJECTS and c.head.head is verb) or c.head in doers
            for r in c.referents
        )  # fmt: skip

    def _apart(
        self, candidate: Candidate, sentence: Sentence, number: str, quoted: int, speaks: bool
    ) -> bool:
        """Whether a quotation keeps the two from being the same.

        Who speaks does not call himself "he", "they" seldom reach out of a quotation, and who
        says it is nobody that it tells of.
        """
        if quoted < 0:
            return speaks
        if number == "many" and candidate.sentence != sentence.index:
            return True
        subject = candidate.head.dep in SUBJECTS
        says = candidate.head.head.lemma in self.pointers.words("minded")
        return subject and (says or candidate.sentence == sentence.index)

    def _minded(self, pronoun: Token) -> Pointer | None:
        effect = "minded" if pronoun.dep in SUBJECTS else "minded_object"
        if pronoun.dep not in (*SUBJECTS, "dobj"):
            return None
        return self.pointers.words(effect).get(pronoun.head.lemma)

    def _bound(self, candidate: Token, pronoun: Token, sentence: Sentence) -> bool:
        """Whether grammar forbids that the two are the same: arguments of one predicate."""
        if candidate.index > pronoun.index and not _preposed(pronoun, candidate):
            return True
        if pronoun.dep == "poss":
            return candidate is pronoun.head
        if pronoun.lower.endswith(("self", "selves")):
            return False
        if any(t is candidate for t in pronoun.ancestors()):
            return True
        mine, its = _predicate(pronoun), _predicate(candidate)
        if mine is its:
            return True
        if pronoun.dep in SUBJECTS:
            return False
        clause = sentence.clause_of(mine)
        doers = clause.doers if clause is not None and clause.head is mine else ()
        return candidate in (doers or _understood(mine))

    def _is_charged(self, noun: Token, pronoun: Token) -> bool:
        """Whether an owner is the one to whom something is done for it: "blamed X for its role"."""
        prep, words = pronoun.head.head, self.pointers.words
        if pronoun.dep != "poss" or pronoun.head.dep != "pobj":
            return False
        if prep.lower in words("owner_after") and noun.dep == "dobj" and prep.head in (
            noun, noun.head
        ):  # fmt: skip
            return noun.head.lemma in words("object_owner")
        if prep.lower not in words("dealt_over") or noun.dep != "pobj":
            return False
        dealing = noun.head.lower in words("dealt_with")
        return dealing and prep.head in (noun, noun.head.head, noun.head.head.head)

    def _does_again(self, candidate: Token, pronoun: Token) -> bool:
        """Whether the candidate is said to do the very thing that the pronoun does."""
        verb = pronoun.head
        told = verb.pos == "VERB" and verb.lemma not in self.pointers.words("light")
        subjects = candidate.dep == pronoun.dep == SUBJECTS[0]
        return told and subjects and candidate.head.lemma == verb.lemma

    def _score(
        self, candidate: Candidate, pronoun: Token, sentence: Sentence, number: str, gender: str,
        nearest: tuple[Token, ...], quoted: int,
    ) -> tuple[float, tuple[str, ...]]:  # fmt: skip
        weigh = self.pointers.weights
        distance = sentence.index - candidate.sentence
        understood = distance == 0 and candidate.head in nearest
        signs = {
            "far": float(distance),
            "same": float(distance == 0),
            "possessors": float(distance == 0 and candidate.head.dep == "poss" == pronoun.dep),
            "outside": float(candidate.quoted != quoted),
            "subject": float(understood or candidate.head.dep in SUBJECTS),
            "parallel": float(
                distance == 1 and candidate.head.dep == pronoun.dep and pronoun.dep in SUBJECTS
            ),
            "above": float(distance == 0 and (understood or _commands(candidate.head, pronoun))),
            "clause": float(understood),
            "inside": float(_is_inside(candidate.head)),
            "topic": min(candidate.mentions - 1.0, self.pointers.topic),
            "certain": float(bool(gender) and candidate.sex == gender),
            "actor": float(candidate.coded),
            "charged": float(distance == 0 and self._is_charged(candidate.head, pronoun)),
            "wronged": float(
                distance == 0
                and (gender == "n" or number == "many")
                and is_wronged(candidate.head, pronoun, self.pointers.words("wrongs"))
            ),
            "loose": float(number == "many" and candidate.number == "either"),
            "suffering": float(
                distance == 0
                and number == "many" == candidate.number
                and _suffers_on(candidate.head, pronoun)
            ),
            "beside": float(
                distance == 0
                and number == "one"
                and candidate.coded
                and _is_beside(candidate.head, pronoun)
            ),
            "several": float(number == "one" and _is_one_of_many(candidate.head)),
            "again": float(distance == 1 and self._does_again(candidate.head, pronoun)),
        }
        used = [n for n, v in signs.items() if v and n in weigh]
        total = sum(signs[n] * weigh[n][0] for n in used)
        told = tuple(weigh[n][1] for n in used)
        if signs["charged"]:
            effects = (self.pointers.words(e).values() for e in CHARGING)
            told += tuple(dict.fromkeys(p.rule for words in effects for p in words))
        if signs["again"]:
            told += tuple({p.rule: None for p in self.pointers.words("light").values()})
        if signs["wronged"]:
            told += tuple({p.rule: None for p in self.pointers.words("wrongs").values()})
        return total, told


def agrees(candidate: Candidate, number: str, gender: str) -> bool:
    """Whether a candidate has the number and gender that a pronoun asks for."""
    if number == "one" and candidate.number == "many":
        return False
    if number == "many" and candidate.number == "one":
        return False
    if gender in ("m", "f"):
        return candidate.sex in (gender, "p")
    return not (gender == "n" and candidate.sex in ("m", "f", "p"))


def _predicate(token: Token) -> Token:
    """The verb that a noun is an argument of, prepositions looked through."""
    head = token.head
    while not head.is_root and (
        head.pos in ("ADP", "SCONJ", "PART")
        or (head.dep == "conj" and head.pos in NOMINAL)
        or (head.dep == "ccomp" and head.pos in (*NOMINAL, "ADJ"))
    ):
        head = head.head
    return head


def _is_let(pronoun: Token) -> bool:
    """Whether a pronoun is the subject of an infinitive or gerund that a verb has as its object."""
    verb = pronoun.head
    finite = any(a.tag in ("MD", "VBZ", "VBP", "VBD") for a in verb.kids("aux", "auxpass"))
    return (
        pronoun.dep == "nsubj"
        and verb.dep in ("ccomp", "xcomp")
        and verb.tag in ("VB", "VBG")
        and not finite
        and not verb.kids("mark")
    )


def _is_beside(candidate: Token, pronoun: Token) -> bool:
    """Whether "and" joins what a pronoun owns to the candidate: "Quispe and his ministers"."""
    owned = pronoun.head
    return pronoun.dep == "poss" and owned.dep == "conj" and owned.head is candidate


def _is_one_of_many(noun: Token) -> bool:
    """Whether "and" joins a subject to others: neither alone is "it"."""
    first = noun.head if noun.dep == "conj" else noun
    if first.dep not in SUBJECTS:
        return False
    return any(c.lower == "and" for n in (first, *first.kids("conj")) for c in n.kids("cc"))


def _understood(predicate: Token) -> list[Token]:
    """The subjects that a predicate takes over from the clauses above it."""
    head = predicate
    while not any(c.dep in SUBJECTS for c in head.children) and not head.is_root:
        head = head.head
    subjects = [] if head is predicate else [c for c in head.children if c.dep in SUBJECTS]
    return [t for s in subjects for t in conjuncts(s)]


def _commands(candidate: Token, pronoun: Token) -> bool:
    """Whether the pronoun stands in the clause of which the candidate is the subject."""
    return candidate.dep in SUBJECTS and any(a is candidate.head for a in pronoun.ancestors())


def _nearest_subjects(pronoun: Token, sentence: Sentence) -> tuple[Token, ...]:
    """The subjects, understood ones too, of the nearest clause that the pronoun is not one of."""
    clause = sentence.clause_of(pronoun)
    while clause is not None:
        if clause.subjects and pronoun not in clause.subjects:
            return clause.subjects
        clause = clause.parent
    return ()


def _preposed(pronoun: Token, subject: Token) -> bool:
    """Whether the pronoun stands in a phrase put before the subject: "In his speech, Putin ..."."""
    above = list(pronoun.ancestors())
    if subject.dep not in SUBJECTS or pronoun.dep != "poss" or subject.head not in above:
        return False
    between = above[: above.index(subject.head)]
    return not any(c.dep in SUBJECTS for a in between for c in a.children)


def _suffers_on(candidate: Token, pronoun: Token) -> bool:
    """Whether both are done something to: "protects reporters when they are threatened"."""
    passive = pronoun.dep == "nsubjpass" and pronoun.head.dep == "advcl"
    return passive and candidate.dep == "dobj" and candidate.head is pronoun.head.head


def _is_inside(token: Token) -> bool:
    """Whether a noun only modifies another one."""
    return token.dep in ("poss", "compound", "amod", "nmod") or (
        token.dep == "pobj" and token.head.head.pos in ("NOUN", "PROPN")
    )
