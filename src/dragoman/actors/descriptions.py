"""Descriptions: "the bloc", "both countries", "its southern neighbour", "the army"."""

from __future__ import annotations

from dragoman.actors.antecedents import Candidate, Chooser
from dragoman.actors.borders import LIST, Borders
from dragoman.actors.census import Home
from dragoman.actors.discourse import Discourse, Referent
from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.actors.offices import Offices
from dragoman.actors.pairs import Described, PairFinder
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointer, Pointers
from dragoman.actors.pronouns import Scope
from dragoman.actors.voices import PERSONAL, PRESS, Voices
from dragoman.parse.model import Sentence
from dragoman.parse.predicates import SUBJECT


class Describer:
    """Finds what a definite noun phrase describes, among what was named before.

    `states` are the codes of states.

    """

    def __init__(
        self, grammar: Grammar, pointers: Pointers, borders: Borders, states: frozenset[str]
    ) -> None:
        self.grammar = grammar
        self.states = states
        self.pointers = pointers
        self.borders = borders
        self.pairs = PairFinder(pointers)
        self.offices = Offices(pointers)
        self.voices = Voices(pointers, states)

    def __call__(
        self, phrase: Phrase, sentence: Sentence, chooser: Chooser, discourse: Discourse,
        owners: tuple[Entry, ...], home: Home, scope: Scope,
    ) -> Described | None:  # fmt: skip
        """(referents, codes of states, rule) for what is described, None for no description.

        `home` is where the report is at home, `scope` the sentence being read.
        """
        if phrase.shape.head is not None:
            return None
        lemma, words = phrase.head.lemma, self.pointers.words
        if (pointer := words("neighbour").get(lemma)) and not self._paired(phrase):
            return self._neighbour(phrase, pointer, owners, discourse)
        if owners and (pointer := words("country").get(lemma)):
            homes = tuple(dict.fromkeys(o.country for o in owners if o.country))
            return ((), homes, pointer.rule) if len(homes) == 1 else None
        if phrase.shape.owners and self._paired(phrase):
            phrase.shape.owners = ()  # a pair is of nowhere, whatever it meets at
        if owners or phrase.shape.owners or phrase.shape.places:
            return None if owners else self._own_group(phrase, chooser)
        if (two := self.pointers.words("pair_of_persons").get(phrase.head.lower)) is not None:
            return self._two_persons(phrase, sentence, chooser, two, discourse, home)
        if paired := self._paired(phrase):
            pair = self.pairs(phrase, sentence, chooser, paired[0],
                              alone=home.country if home.alone else None,
                              talkers=home.talkers)  # fmt: skip
            if pair is None:
                return None
            told = (*(str(rule) for rule in pair[2:]), *(p.rule for p in paired[1:]))
            return pair[0], pair[1], *(rule for rule in told)
        if phrase.shape.definite:
            return self._definite(phrase, chooser, discourse, home, scope)
        return None

    def _own_group(self, phrase: Phrase, chooser: Chooser) -> Described | None:
        """The group of a people of which the report has just spoken: "the Palestinian group"."""
        pointer = self.pointers.words("description").get(phrase.head.lemma)
        states = {o.country for o in phrase.shape.owners if o.is_people}
        if pointer is None or len(states) != 1 or len(phrase.inner) != 1:
            return None
        if phrase.many or not phrase.shape.definite:
            return None
        seen = chooser.within(phrase.sentence, self.pointers.back)
        return _latest([c for c in seen if _country(c) in states], pointer, phrase.head.lemma)

    def _definite(
        self, phrase: Phrase, chooser: Chooser, discourse: Discourse, home: Home, scope: Scope
    ) -> Described | None:  # fmt: skip
        lemma, words = phrase.head.lemma, self.pointers.words
        noun = phrase.shape.roles[0].of if phrase.shape.roles else lemma
        seen = chooser.within(phrase.sentence, self.pointers.back)
        if phrase.shape.roles and (pointer := words("unique").get(noun)) and not phrase.counted:
            self._inherit(phrase, seen, scope, discourse, pointer, home)
            return None
        if self._is_another(phrase) or phrase.head.kids("acl", "relcl"):
            return None
        called = not phrase.many or (phrase.head.tag == "NNPS" and phrase.head.norm.istitle())
        named = discourse.ending(phrase.head.lower) if called else None
        where = self.grammar.words("where")
        if named is not None and all(p.lower in where for p in phrase.head.kids("prep")):
            kind = words("description").get(lemma)
            rules = (self.pointers.limits["last_word"], *([kind.rule] if kind else []))
            return (named,), (), *(rule for rule in rules)
        if phrase.head.kids("prep"):
            return None
        if (pointer := words("domestic").get(noun)) and phrase.shape.roles and not phrase.many:
            self._inherit(phrase, seen, scope, discourse, pointer, home)
            return None
        said = words("said_of_fighters")
        told = [said[t.lower].rule for t in phrase.inner if t.lower in said]
        found = self._kind(phrase, noun, seen, home)
        phrase.rules = (*phrase.rules, *told) if found is not None else phrase.rules
        return found

    def _is_another(self, phrase: Phrase) -> bool:
        """Whether words before a noun tell it from others, and not only what its like are."""
        if not phrase.modified:
            return False
        last = phrase.head.index + 1
        if phrase.shape.roles:
            last -= len(phrase.shape.roles[0].name.split())
        beside = {t.lower for t in phrase.inner if t.index < last}
        return not beside <= self.pointers.words("said_of_fighters").keys()

    def _kind(
        self, phrase: Phrase, noun: str, seen: list[Candidate], home: Home
    ) -> Described | None:
        """The latest state or body of the kind that a noun speaks of."""
        for effect in ("country", "description", "description_else"):
            words = self.pointers.words(effect)
            found = words.get(noun) or words.get(phrase.head.lemma)
            if found is None:
                continue
            if effect == "country":
                if phrase.many:
                    return _several(seen, found)
                if (own := _of_people(seen, phrase)) is not None:
                    return (), (own,), *(rule for rule in (found.rule,))
                if home.alone and any(t.lower == "this" for t in phrase.before):
                    return _at_home(home, found, [], phrase)
                latest = self._state_in_view(_others(seen, phrase), found, noun)
                return latest or _at_home(home, found, seen, phrase)
            if (latest := _latest(seen, found, noun)) is not None:
                return latest
        return None

    def _state_in_view(
        self, seen: list[Candidate], pointer: Pointer, noun: str
    ) -> Described | None:
        """The state that was named last, unless another stands as near; a kingdom has a king."""
        named = [c for c in seen if _is_one(c, pointer.kinds) and _country(c) in self.states]
        states = [c for c in named if self.offices.may_be_of(noun, _country(c))]
        nearest = [c for c in states if c.sentence == states[0].sentence]
        if len({_country(c) for c in nearest}) != 1:
            return None
        return nearest[0].referents, (), *(pointer.rule, *self.offices.rules(noun))

    def _two_persons(
        self, phrase: Phrase, sentence: Sentence, chooser: Chooser, pointer: Pointer,
        discourse: Discourse, home: Home,
    ) -> Described | None:  # fmt: skip
        """The two persons of "the leaders" and "both presidents", if no more is said of them."""
        count = self.pointers.words("count")
        own = phrase.shape.roles[0].name.lower().split() if phrase.shape.roles else ()
        numbers = self.pointers.words("number")
        said = {t.lower for t in phrase.before} - count.keys() - numbers.keys() - {"the", *own}
        both = any(t.lower in count and t.dep != "nummod" for t in phrase.before)
        pointed = phrase.shape.definite or both
        if said or not pointed or phrase.head.kids("prep", "relcl", "acl"):
            return None
        holders = self.pointers.words("pair_of_holders").get(phrase.head.lower)
        phrase.rules = (*phrase.rules, holders.rule) if holders else phrase.rules
        found = self.pairs.persons(phrase, sentence, chooser, pointer, discourse.pair)
        if found is not None:
            discourse.pair = found[0]
            told = (numbers[t.lower].rule for t in phrase.before if t.lower in numbers)
            phrase.rules = (*phrase.rules, *told)
        counted = any(t.lower in count for t in phrase.before)
        if found is not None or not (counted or home.talkers):
            return found
        if holders is None and not home.talkers:
            return None
        pair = self.pairs(phrase, sentence, chooser, pointer, talkers=home.talkers)
        return pair if pair is not None and self.states.issuperset(pair[1]) else None

    def _paired(self, phrase: Phrase) -> tuple[Pointer, ...]:
        """The rules by which a phrase speaks of two: "the two sides", "both countries"."""
        noun = phrase.head.lower
        pointer = self.pointers.words("pair").get(noun)
        elsewhere = [p for p in phrase.head.kids("prep") if p.lower != "at"]
        if pointer is None or elsewhere or not phrase.before:
            return ()
        count, strife = self.pointers.words("count"), self.pointers.words("strife")
        said = {t.lower for t in phrase.before if t.dep != "det" or t.lower in count}
        bare = self.pointers.words("bare_pair").get(noun)
        if not said:
            return (pointer, bare) if bare is not None else ()
        if not said & count.keys() or not said <= {*count, *strife}:
            return ()
        return (pointer, *(count.get(w) or strife[w] for w in sorted(said)))

    def _inherit(
        self, phrase: Phrase, seen: list[Candidate], scope: Scope, discourse: Discourse,
        pointer: Pointer, home: Home,
    ) -> None:  # fmt: skip
        """Give "the army" a country: its speaker's, its report's, or that of the state in view.

        It needs none where its holder is known and no speaker says otherwise.
        """
        country = self.voices.country(phrase, seen, scope)
        office = phrase.shape.roles[0].of
        if country is not None and not self.offices.may_be_of(office, country):
            country = None
        known = self._holder(phrase, country, discourse)
        known = None if known is not None and is_called_otherwise(phrase, known) else known
        asked = self._asked(phrase) if known is None and country is not None else ""
        if asked:
            other = self._holder(phrase, None, discourse)
            phrase.rules = (*phrase.rules, asked)
            if other is not None and any(other in c.referents for c in seen):
                known, country = other, None
        if known is None and country is None and home.inside is not None:
            country = home.inside if office in self.pointers.words("inside") else None
        if known is None and country is None:
            country = discourse.serving(office, self.pointers.fresh)
        if known is None and country is None:
            country = self._in_view(seen, scope.sentence, home, office)
        if country is not None:
            told = (*self.offices.rules(office), *(home.rules if home.country == country else ()))
            owner = Entry("", "", "name", country, None, rules=(pointer.rule, *told))
            phrase.shape.owners = (owner,)

    def _asked(self, phrase: Phrase) -> str:
        """The rule by which something is demanded of a body, another state's as like as not."""
        head, words = phrase.head, self.pointers.words("asked")
        above = head.head.head if head.dep == "pobj" else head.head
        asking = [above] if head.dep in ("dobj", "pobj") else above.kids("aux")
        rules = (words[t.lemma].rule for t in asking if t.lemma in words)
        return next(rules, "") if phrase.shape.roles[0].kind not in PERSONAL else ""

    def _holder(self, phrase: Phrase, country: str | None, discourse: Discourse) -> Referent | None:
        """Who was last said to have the office, or to be the body, of a country or of any."""
        return discourse.holder(
            phrase.shape.roles[0], country, persons=True, many=phrase.many,
            former=bool(phrase.shape.former), junior=self.grammar.words("junior"),
            fresh=self.pointers.fresh,
        )  # fmt: skip

    def _in_view(
        self, seen: list[Candidate], sentence: Sentence, home: Home, office: str
    ) -> str | None:
        """The state in view that has such an office: the report's own, or the subject's.

        Of an office that few states have it is the only one of them that the report names.
        """
        own = self.offices.fitting(office, () if home.country is None else (home.country,))
        if home.alone and own:
            return home.country
        subjects = [c for c in seen if c.head.dep in SUBJECT]
        bodies = _bodies(subjects) if home.country is None else subjects
        near = (None if own else self._only(seen, sentence, office)) or self._only(
            bodies, sentence, office
        )
        if near is None and not own and self.offices.is_rare(office):
            named = self.offices.fitting(office, home.others)
            near = next(iter(named)) if len(named) == 1 else None
        return near or (home.country if own else None)

    def _only(self, seen: list[Candidate], sentence: Sentence, office: str) -> str | None:
        """The country of the only state with such an office here, or here and just before."""
        for reach in (0, 1):
            near = _countries(seen, sentence.index - reach) & self.states
            found = self.offices.fitting(office, near)
            if len(found) == 1:
                return next(iter(found))
        return None

    def _neighbour(
        self, phrase: Phrase, pointer: Pointer, owners: tuple[Entry, ...], discourse: Discourse
    ) -> Described | None:
        home = next((o.country for o in (*owners, *phrase.shape.owners) if o.country), None)
        if home is None:
            return None
        ways = {t.lower for t in phrase.inner}
        near = self.borders.of(home, ways)
        named = [c for c in near if c in discourse.states]
        chosen = named if named else near
        return ((), (chosen[0],), pointer.rule, LIST) if len(chosen) == 1 else None


def is_called_otherwise(phrase: Phrase, known: Referent) -> bool:
    """Whether "the Armed Forces" stands after "the Chilean armed forces" in small letters."""
    capital = phrase.head.norm[:1].isupper() and phrase.head.tag in ("NNP", "NNPS")
    return (
        capital
        and known.kind not in PERSONAL
        and known.kind != "person"
        and (known.name.rpartition(" ")[2].islower())
    )


def _countries(seen: list[Candidate], first: int) -> set[str]:
    """The countries of those spoken of since a sentence, but for the press."""
    near = [c for c in seen if c.sentence >= first]
    codes = [r.code for c in near for r in c.referents if r.code is not None]
    return {c.country for c in codes if c.sector != PRESS and c.country}


def _bodies(seen: list[Candidate]) -> list[Candidate]:
    """The candidates that name a state's body, or its government by its seat: "Lima"."""
    return [
        c for c in seen
        if any(
            r.kind == "body" or (r.kind == "state" and c.head.norm not in r.name)
            for r in c.referents
        ) and (c.head.tag == "NNP" or c.head.pos == "NOUN")
    ]  # fmt: skip


def _of_people(seen: list[Candidate], phrase: Phrase) -> str | None:
    """The country of the people of whom a clause tells: "Kenyans who left the country"."""
    above = {id(a) for a in phrase.head.ancestors()}
    for candidate in seen:
        if candidate.sentence != phrase.sentence or id(candidate.head.head) not in above:
            continue
        codes = [r.code for r in candidate.referents if r.code is not None]
        if candidate.head.dep in SUBJECT and len(codes) == 1 and codes[0].kind == "people":
            return codes[0].country
    return None


def _others(seen: list[Candidate], phrase: Phrase) -> list[Candidate]:
    """The candidates but for the subjects of whom an object's own clause tells.

    "The US rebuilt the country": that is another one. A possessor may be the subject all the same.
    """
    if phrase.head.dep in ("poss", *SUBJECT):
        return seen
    above = {id(a) for a in phrase.head.ancestors()}
    return [
        c for c in seen
        if c.sentence != phrase.sentence
        or c.head.dep not in SUBJECT
        or id(c.head.head) not in above
    ]  # fmt: skip


def _is_one(candidate: Candidate, kinds: tuple[str, ...]) -> bool:
    """Whether a candidate is one thing of these kinds."""
    return len(candidate.referents) == 1 and candidate.referents[0].kind in kinds


def _country(candidate: Candidate) -> str:
    """The country that all of a candidate are of, or ""."""
    countries = {r.code.country for r in candidate.referents if r.code is not None}
    return next(iter(countries)) or "" if len(countries) == 1 else ""


def _several(seen: list[Candidate], pointer: Pointer) -> Described | None:
    """The states that were just named together: "the countries"."""
    for candidate in seen:
        states = [r for r in candidate.referents if r.kind in pointer.kinds]
        if len(states) > 1 and len(states) == len(candidate.referents):
            return candidate.referents, (), pointer.rule
    return None


def _at_home(
    home: Home, pointer: Pointer, seen: list[Candidate], phrase: Phrase
) -> Described | None:
    """The state that a report speaks of throughout, where none was just named."""
    if home.country is None or not home.alone:
        return None
    near = [c for c in seen if c.sentence == phrase.sentence and phrase.head.dep != "poss"]
    if any(r.kind in pointer.kinds for c in near for r in c.referents):
        return None
    return (), (home.country,), *(rule for rule in (pointer.rule, *home.rules))


def _latest(seen: list[Candidate], pointer: Pointer, noun: str) -> Described | None:
    """The latest thing of a fitting kind, unless another stands as near in the same sentence."""
    fitting = [
        c for c in seen
        if len(c.referents) == 1 and c.referents[0].code is not None
        and (c.referents[0].kind in pointer.kinds or c.referents[0].code.country in pointer.kinds
             or (c.referents[0].names and c.referents[0].holds(noun, ()))
             or not c.referents[0].roles.isdisjoint(pointer.kinds))
    ]  # fmt: skip
    if not fitting:
        return None
    nearest = [c for c in fitting if c.sentence == fitting[0].sentence]
    subjects = [c for c in nearest if c.head.dep in ("nsubj", "nsubjpass")]
    groups = (nearest,) if pointer.effect == "country" else (nearest, subjects)
    for group in groups:
        referents = {id(c.referents[0]): c.referents[0] for c in group}
        if len(referents) == 1:
            return tuple(referents.values()), (), pointer.rule
    return None
