"""Reading the acts of a sentence: frames evoke them, operators nest around them.

The idea of frames with slots is FrameNet's; that of operators that turn one act into another is
the codebook's (section 5, "The algebra of operators").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.events.acts import NONE, Act, Mood
from dragoman.events.algebra import Calculus
from dragoman.events.deeds import Deeds
from dragoman.events.lexicon import Lexicon
from dragoman.events.matching import Matcher, unknown
from dragoman.events.mood import mood_of, verdict_mood, was_bound
from dragoman.events.nesting import Nesting
from dragoman.events.roles import Roles, Who
from dragoman.events.routes import Routes
from dragoman.events.seeking import Seeking
from dragoman.events.senses import Sense, Senses
from dragoman.events.settings import settings
from dragoman.events.slots import Named, Slots
from dragoman.events.vocabulary import SPEAKER, Frame, Operator, is_spoken
from dragoman.parse.model import Sentence, Token

MODIFIED = "modified"
AIMS = ("advcl", "acl")
PERSON = "PERSON"


class Reading:
    """The acts of one sentence.

    Args:
        who: numbers of those whom the phrase headed by a token stands for, none where nobody.
        sides: on whose sides they are.
        times, places: positions of the words of time expressions and of place names.
        named: positions of names that tell of the noun after them.
        sectors: the sectors of those whom a token names.
        voiced: positions of the words that somebody known is said to have uttered.
    """

    def __init__(
        self, lexicon: Lexicon, sentence: Sentence, who: Who,
        sides: Callable[[Token], frozenset[str]], times: frozenset[int] = frozenset(),
        places: frozenset[int] = frozenset(), named: Named = Named(),  # noqa: B008
        sectors: Callable[[Token], frozenset[str]] = unknown,
        voiced: frozenset[int] = frozenset(),
    ) -> None:  # fmt: skip
        self.sentence = sentence
        self.matcher = Matcher(
            lexicon, sentence, lambda token: bool(who(token)), places, times, sectors
        )
        self.slots = Slots(self.matcher, times, named, voiced)
        self.senses = Senses(lexicon, self.matcher, self.slots)
        self.calculus = Calculus(lexicon)
        self.roles = Roles(self.slots, who, sides)
        self.nesting = Nesting(self.matcher, self.slots, self.roles, self.calculus, self.at)
        self.deeds = Deeds(self.matcher, self.roles, self.at)
        self.routes = Routes(lexicon.routes, self.matcher, self.roles)
        self.seeking = Seeking(self.matcher, self.roles, self.at)
        self._light = {t.index for c in sentence.clauses for t in c.light}
        self._read: dict[int, tuple[Act, ...]] = {}

    def acts(self) -> list[Act]:
        """Acts that stand for themselves, in order of the text."""
        for token in self.sentence.tokens:
            self.at(token)
        all_acts = [a for at in sorted(self._read) for a in self._read[at]]
        standing = [a for a in _standing(all_acts) if a.type and not self._is_aim(a)]
        return [found for a in standing for found in (a, *a.reported)]

    def _is_aim(self, act: Act) -> bool:
        """Whether the act is only what another of its type is done for: "met to discuss", or what
        one side hopes will come of its deed: "freed the crew to revive the talks"."""
        above = self._aiming(act)
        if above is None:
            return False
        if any((a.core or a).type == (act.core or act).type for a in self.at(above)):
            return True
        clause = self.matcher.clause(above)
        doers = clause.doers if clause is not None else ()
        sides = self.roles.parties((*act.actors, *act.recipients))
        official = (act.core or act).type in settings().types.official
        return official and bool(self.at(above)) and not self.roles.others(sides, doers)

    def _aiming(self, act: Act) -> Token | None:
        """What is done in order to do the act: "met to discuss", "met in a bid to broker"."""
        clause = self.matcher.clause(act.head)
        if clause is not None:
            aims = clause.mood == "infinitive" and clause.relation in AIMS
            return clause.governor if aims else None
        noun = act.head
        tries = bool(act.status) and noun.dep == "pobj" and noun.head.lower == "in"
        return noun.head.head if tries and act.inside is not None else None

    def at(self, token: Token) -> tuple[Act, ...]:
        """What the word evokes, with all that stands inside it; () for nothing."""
        if token.index not in self._read:
            self._read[token.index] = ()
            if token.index not in self._light and not self._is_name(token):
                acts = self._modified(token, self._evoked(token))
                self._read[token.index] = tuple(
                    self.routes.complete(self.seeking.complete(a)) for a in acts
                )
        return self._read[token.index]

    def _is_name(self, token: Token) -> bool:
        """Whether the word is part of a name: "March 4" is no march, "Ban Ki-moon" no ban.

        Nor does a dateline tell of acts, or the order of "in order to".
        """
        if token.dep == "compound" and token.tag == "NNP" and self._is_of_office(token.head):
            return True
        bare = not token.kids("det", "amod", "poss", "compound")
        if bare and (token.head.lower, token.lower) in settings().grammar.mere_grammar:
            return True
        if token.dep == "meta":
            return True
        titled = token.entity in settings().grammar.titled and bool(
            token.kids("compound", "amod", "nmod")
        )
        named = titled or self._is_of_person(token) or token.index in self.matcher.times
        return token.tag in ("NNP", "NNPS") and named

    def _is_of_office(self, head: Token) -> bool:
        """Whether the name before which a word stands is a person's: "Conference Chair Poe"."""
        return head.entity == PERSON and self.matcher.is_party(head)

    def _is_of_person(self, token: Token) -> bool:
        """Whether the word is one of several that name a person."""
        beside = self.sentence.tokens[max(0, token.index - 1) : token.index + 2]
        return sum(t.entity == PERSON for t in beside) > 1 and token.entity == PERSON

    def _evoked(self, token: Token) -> Iterator[Act]:
        senses = self.senses.of(token)
        for sense in senses:
            acts = self._acts(sense)
            if acts and acts[0].type in settings().types.official and _describes(acts[0]):
                return
            if acts and sense.frame is not None:
                acts = self._fuller(senses, sense, acts[0].type) or acts
            if acts:
                yield from acts
                return

    def _acts(self, sense: Sense) -> list[Act]:
        if sense.frame is not None:
            return [self.deeds.joined(self._with_sides(self._frame(sense, sense.frame)))]
        rule = sense.operator
        applies = rule is not None and MODIFIED not in rule.inner and sense.words[0].dep != "amod"
        return list(self.nesting.acts(sense, rule)) if applies and rule is not None else []

    def _fuller(self, senses: list[Sense], frame: Sense, event_type: str) -> list[Act]:
        """An operator around a known act knows more where it asks as much, or comes to the type."""
        for sense in senses:
            acts = self._acts(sense) if sense.operator is not None else []
            asks = sense.weight >= frame.weight and len(sense.words) > 1
            if acts and (acts[0].core or acts[0]).follows:
                continue
            if acts and acts[0].inside and (asks or acts[0].type == event_type):
                return acts
        return []

    def _frame(self, sense: Sense, rule: Frame) -> Act:
        actors, recipients = self.roles.of(sense.words, rule)
        if self._is_label(sense, rule):
            actors, recipients = (), ()
        doers = self.roles.actors(sense.words, rule) if rule.reciprocal else actors
        mood = verdict_mood if is_spoken(rule) else mood_of
        return Act(
            sense.words[0], rule.type, sense.words, actors, recipients,
            partners=tuple(t for t in actors if t not in doers),
            modes=(rule.mode,) if rule.mode else (), contexts=rule.contexts, cameo=rule.cameo,
            reciprocal=rule.reciprocal, mood=mood(sense.words, self.matcher), rules=sense.rules,
            consumed=sense.others, follows=rule.follows, closed=rule.closed,
            spoken=is_spoken(rule),
        )  # fmt: skip

    def _with_sides(self, act: Act) -> Act:
        """The act with the sides of what is mutual among its words: "Mali-Togo talks failed", or
        of what it is done to: "talks between Mali and Togo brokered by Chad"."""
        if not act.is_act or act.reciprocal or self.roles.parties(act.recipients):
            return act
        if not self.roles.parties(act.actors):
            sides = self._mutual(act.words[1:])
            return act.become(actors=next((s for s in sides if s), act.actors))
        if act.type not in settings().types.official:
            return act
        between = (self.roles.others(s, act.actors) for s in self._mutual(act.recipients))
        return act.become(recipients=next((s for s in between if s), act.recipients))

    def _mutual(self, words: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
        """The sides of each mutual act that the words evoke."""
        acts = (a for word in words for a in self.at(word))
        return (self.roles.parties(a.actors) for a in acts if a.reciprocal)

    def _is_label(self, sense: Sense, rule: Frame) -> bool:
        """Whether the deed only says of what kind something is: "a Croat war crimes suspect"."""
        token = sense.words[0]
        names = token.dep == "compound" and token.head.pos == "NOUN"
        return names and rule.type in settings().types.deeds and token.head not in sense.words

    def _modified(self, token: Token, acts: Iterator[Act]) -> Iterator[Act]:
        """Acts under the operators that modify their word: "alleged", "planned", "almost"."""
        found = False
        for act in acts:
            found = True
            for child in self._modifiers(token):
                act = self._under(child, act) if act.is_act else act
            yield act
        if not found:
            yield from self._duty(token)

    def _modifiers(self, token: Token) -> list[Token]:
        clause = self.matcher.clause(token)
        light = clause.light if clause is not None and not was_bound(clause) else ()
        modals = [c for c in token.kids("aux") if c.tag == "MD"]
        return [*token.kids("amod", "advmod", "compound", "nmod"), *modals, *light]

    def _duty(self, token: Token) -> Iterator[Act]:
        """What somebody must do is demanded of him even where it is no known act.

        Nobody is told to be something, to have it, or to have it done to him.
        """
        clause = self.matcher.clause(token)
        if clause is None or clause.voice == "passive" or token.lemma in settings().things.no_deeds:
            return
        if clause.predicate is not None and not clause.predicate.kids("xcomp"):
            return
        if clause.tense == "future" or clause.modal == "would":
            return  # what one will need to do is foretold
        for modal in self._modifiers(token):
            for sense, rule in self._operators_on(modal, MODIFIED):
                act = self.nesting.bare(sense, rule)
                if act.type:
                    yield act.become(head=token, mood=Mood())
                    return

    def _operators_on(self, modifier: Token, slot: str) -> Iterator[tuple[Sense, Operator]]:
        """Operators that the modifier evokes, none where it is known to do nothing ("open-ended").

        Nobody demands anything of himself.
        """
        senses = self.senses.of(modifier)
        frame = senses[0].frame if senses else None
        for sense in senses if frame is None or frame.type != NONE else ():
            rule = sense.operator
            if rule is None or slot not in rule.inner:
                continue
            speaker = self.slots.fill(sense.words, SPEAKER) if SPEAKER in rule.actor else ()
            obliged = self.slots.fill(sense.words, "obliged") if speaker else ()
            if any(t.lower in settings().grammar.selves for t in obliged):
                continue
            known = self.roles.parties(obliged)
            if not speaker or not known or self.roles.others(known, speaker):
                yield sense, rule

    def _under(self, modifier: Token, act: Act) -> Act:
        for slot in (MODIFIED, "object"):
            for sense, rule in self._operators_on(modifier, slot):
                outer = self.nesting.apply(sense, rule, act)
                left = outer.consumed - {act.head.index}
                mood = act.mood if outer.type == act.type else Mood()
                return outer.become(head=act.head, mood=mood, consumed=left)
        return act


def _describes(act: Act) -> bool:
    """Whether a participle says of what kind its noun is: "the visiting king", "a mission led by
    Mali"."""
    token = act.words[0]
    led = token.dep == "acl" and token.lemma in settings().routes.leads and token.tag == "VBN"
    return led or (token.dep == "amod" and token.tag == "VBG")


def _standing(acts: list[Act]) -> list[Act]:
    """Acts that are no part of another; one that is a part takes nothing else away."""
    found, left = [], acts
    while left:
        taken = {index for a in left for index in a.consumed}
        free = [a for a in left if a.head.index not in taken] or left
        found += free
        used = {index for a in free for index in (a.head.index, *a.consumed)}
        left = [a for a in left if a.head.index not in used]
    return sorted(found, key=lambda a: a.head.index)
