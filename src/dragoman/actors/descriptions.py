"""Descriptions: "the bloc", "both countries", "its southern neighbour", "the army"."""

from __future__ import annotations

from dragoman.actors.antecedents import Candidate, Chooser
from dragoman.actors.borders import LIST, Borders
from dragoman.actors.discourse import Discourse, Referent
from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointer, Pointers
from dragoman.parse.model import Sentence

Described = tuple[tuple[Referent, ...], tuple[str, ...], str] | (
    tuple[tuple[Referent, ...], tuple[str, ...], str, str]
)
BACK = 4


class Describer:
    """Finds what a definite noun phrase describes, among what was named before."""

    def __init__(self, grammar: Grammar, pointers: Pointers, borders: Borders) -> None:
        self.grammar = grammar
        self.pointers = pointers
        self.borders = borders

    def __call__(
        self, phrase: Phrase, sentence: Sentence, chooser: Chooser, discourse: Discourse,
        owners: tuple[Entry, ...],
    ) -> Described | None:  # fmt: skip
        """(referents, codes of states, rule) for what is described, None for no description."""
        if phrase.shape.head is not None:
            return None
        lemma, words = phrase.head.lemma, self.pointers.words
        if pointer := words("neighbour").get(lemma):
            return self._neighbour(phrase, pointer, owners, discourse)
        if owners and (pointer := words("country").get(lemma)):
            homes = tuple(dict.fromkeys(o.country for o in owners if o.country))
            return ((), homes, pointer.rule) if len(homes) == 1 else None
        if owners or phrase.shape.owners:
            return None
        if (pointer := words("pair").get(phrase.head.lower)) and phrase.paired and (
            not phrase.head.kids("prep")
        ):
            return self._pair(chooser, sentence, pointer)
        if phrase.shape.definite:
            return self._definite(phrase, sentence, chooser, discourse)
        return None

    def _definite(
        self, phrase: Phrase, sentence: Sentence, chooser: Chooser, discourse: Discourse
    ) -> Described | None:
        lemma, words = phrase.head.lemma, self.pointers.words
        noun = phrase.shape.roles[0].of if phrase.shape.roles else lemma
        seen = chooser.within(sentence.index, BACK)
        if phrase.shape.roles and (pointer := words("unique").get(noun)) and not phrase.counted:
            self._inherit(phrase, seen, sentence, discourse, pointer)
            return None
        if phrase.modified or phrase.head.kids("prep", "acl", "relcl"):
            return None
        for effect in ("country", "description"):
            found = words(effect).get(noun) or words(effect).get(lemma)
            if found:
                return _latest(seen, found)
        return None

    def _inherit(
        self, phrase: Phrase, seen: list[Candidate], sentence: Sentence, discourse: Discourse,
        pointer: Pointer,
    ) -> None:  # fmt: skip
        """Give "the army" the country of the only state in view, unless its holder is known."""
        known = discourse.holder(
            phrase.shape.roles[0], None, persons=True, many=phrase.many,
            former=bool(phrase.shape.former), junior=self.grammar.words("junior"),
        )  # fmt: skip
        if known is not None:
            return
        for reach in (0, 1):
            near = [c for c in seen if c.sentence >= sentence.index - reach]
            countries = {r.code.country for c in near for r in c.referents if r.code is not None}
            countries.discard(None)
            if len(countries) == 1:
                owner = Entry("", "", "name", countries.pop(), None, rules=(pointer.rule,))
                phrase.shape.owners = (owner,)
                return

    def _pair(self, chooser: Chooser, sentence: Sentence, pointer: Pointer) -> Described | None:
        """Two states or parties in view: coordinated, or the only two of the last sentences."""
        for reach in (0, 1, 2):
            countries: dict[str, None] = {}
            seen = [c for c in chooser.within(sentence.index, reach) if c.acts]
            joined = next((c for c in seen if _is_pair(c)), None)
            for candidate in [joined] if joined else reversed(seen):
                for referent in candidate.referents:
                    if referent.code is not None and referent.code.country:
                        countries[referent.code.country] = None
            if len(countries) == 2:
                return (), tuple(countries), pointer.rule
            if len(countries) > 2:
                return None
        return None

    def _neighbour(
        self, phrase: Phrase, pointer: Pointer, owners: tuple[Entry, ...], discourse: Discourse
    ) -> Described | None:
        home = next((o.country for o in (*owners, *phrase.shape.owners) if o.country), None)
        if home is None:
            return None
        ways = {t.lower for t in phrase.inner}
        near = self.borders.of(home, ways)
        named = [c for c in near if any(
            r.kind == "state" and r.code is not None and r.code.country == c
            for r in discourse.referents
        )]  # fmt: skip
        chosen = named if named else near
        return ((), (chosen[0],), pointer.rule, LIST) if len(chosen) == 1 else None


def _is_pair(candidate: Candidate) -> bool:
    """Whether a coordination joins two actors of different countries."""
    countries = {r.code.country for r in candidate.referents if r.code is not None}
    return candidate.number == "many" and len(candidate.referents) == 2 == len(countries)


def _latest(seen: list[Candidate], pointer: Pointer) -> Described | None:
    """The latest thing of a fitting kind, unless another stands as near in the same sentence."""
    fitting = [
        c for c in seen
        if len(c.referents) == 1 and c.referents[0].code is not None
        and (c.referents[0].kind in pointer.kinds or c.referents[0].code.country in pointer.kinds)
    ]  # fmt: skip
    if not fitting:
        return None
    nearest = [c for c in fitting if c.sentence == fitting[0].sentence]
    subjects = [c for c in nearest if c.head.dep in ("nsubj", "nsubjpass")]
    for group in (nearest, subjects):
        referents = {id(c.referents[0]): c.referents[0] for c in group}
        if len(referents) == 1:
            return tuple(referents.values()), (), pointer.rule
    return None
