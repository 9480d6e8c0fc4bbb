"""From an act to an event: its parties, statement, status, time and place in the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.cameo import code_of
from dragoman.events.confidence import Doubts, confidence, doubts
from dragoman.events.factuality.factuality import Views
from dragoman.events.matching import TRANSPARENT
from dragoman.events.model import Event, Status
from dragoman.events.parties import Parties
from dragoman.events.placing.clause import where
from dragoman.events.reading import Reading
from dragoman.events.relevance import concerns_politics, is_at_home
from dragoman.events.scale import MATERIAL_CONFLICT
from dragoman.events.settings import settings
from dragoman.events.status import factuality, status_of
from dragoman.events.takingup import RULE as TAKEN_UP
from dragoman.events.when import when
from dragoman.parse.model import Sentence, Span, Token
from dragoman.parse.predicates import SUBJECT


class Scene:
    """Anchors the acts of one sentence in their document."""

    def __init__(
        self, draft: Draft, sentence: Sentence, parties: Parties, reading: Reading, views: Views
    ) -> None:
        self.draft, self.sentence, self.parties, self.reading = draft, sentence, parties, reading
        self.views = views

    def statement(self, act: Act) -> int | None:
        """The innermost statement whose content holds the act."""
        return self.draft.statements.innermost(self.sentence.index, act.head.index)

    def foreign(self, act: Act) -> bool:
        """Whether the act is told by a speaker who is not on its actor's side."""
        index = self.statement(act)
        if index is None or any(t.lower in settings().grammar.selves for t in act.actors):
            return False
        mention = self.draft.statements.statements[index].mention
        if mention is None:
            return True
        speaker = self.parties.countries([mention])
        actors = self.parties.countries(self.parties.of(act.actors))
        return bool(speaker and actors and not speaker & actors)

    def stranger(self, act: Act) -> bool:
        """Whether it is told by a speaker who is known to be of another country."""
        index = self.statement(act)
        known = index is not None and self.draft.statements.statements[index].mention is not None
        return known and self.foreign(act)

    def event(self, act: Act) -> Event | None:
        """The event, or None where no political actor takes part in it.

        A deed that is known by the town that it struck needs no parties: "the Paris attacks"; nor
        does a crowd's ("protests erupted in Khartoum"), nor what only those in power impose there.
        """
        act = self._moved(act)
        if self._is_own_meeting(act):
            return None
        actors = self._sides(act, self.parties.of(act.actors))
        unsaid = act.spoken and not actors
        actors = self._speaker(act) if unsaid else actors
        recipients = self._others(act, actors)
        if act.spoken and not self._is_of_another(act, actors, recipients, unsaid=unsaid):
            return None
        instrument = self._instrument(act)
        if instrument is None:
            return None
        known = self.parties.known((*actors, *recipients)) or self._needs_no_parties(act)
        if not known and not self._is_known_deed(act):
            return None
        if not concerns_politics(act, actors, recipients, self.draft):
            return None
        statement = self.statement(act)
        ontology = self.reading.calculus.ontology
        conflict = ontology.kind(act.type) == "conflict"
        time = when(act, statement, self.draft, self.sentence)
        status = status_of(
            act, statement, actors, self.draft, self.parties, self.views, conflict=conflict
        )
        if time.first is not None and time.first > self.draft.document.date:
            status = self._ahead(act, status)
        if act.spoken and status in ("negated", "denied"):
            return None
        author, source = factuality(act, status, statement, self.views, self.sentence)
        place, place_basis = where(act, self.draft, self.sentence)
        if is_at_home(act, actors, recipients, place, self.draft):
            return None
        rules = tuple(dict.fromkeys((*act.rules, *instrument, *(() if known else (TAKEN_UP,)))))
        sure = confidence(self._doubts(actors, recipients, rules, status, act.type))
        if sure < settings().types.least_sure:
            return None
        return Event(
            act.type, self._trigger(act.words), actors, recipients, modes=act.modes,
            contexts=tuple(dict.fromkeys(act.contexts)), cameo=code_of(act) or None,
            quad=ontology.quad(act.type), intensity=ontology.intensity(act.type, act.modes),
            place=place, place_basis=place_basis, first=time.first, last=time.last,
            basis=time.basis, status=status, author=author, source=source,
            statement=statement,
            confidence=sure,
            rules=rules,
        )  # fmt: skip

    def _speaker(self, act: Act) -> tuple[int, ...]:
        """Who says the act's words in a sentence that does not name him."""
        index = self.statement(act)
        mention = None if index is None else self.draft.statements.statements[index].mention
        return () if mention is None else (mention,)

    def _is_of_another(
        self, act: Act, actors: tuple[int, ...], recipients: tuple[int, ...], *, unsaid: bool
    ) -> bool:
        """Whether it is not of himself that somebody speaks; where the sentence does not name the
        speaker, it must say of whom."""
        mentions = self.draft.actors.mentions
        own = {a for m in actors for a in mentions[m].actors}
        known = [m for m in recipients if mentions[m].actors]
        if known:
            return any(own.isdisjoint(mentions[m].actors) for m in known)
        clause = self.sentence.clause_of(act.head) if act.type in settings().types.blames else None
        himself = clause is not None and self.parties.of(clause.doers)
        return not unsaid and not himself

    def _is_own_meeting(self, act: Act) -> bool:
        """Whether whoever writes the report tells whom he met: "the Poles I met"."""
        mine = any(t.lower in settings().grammar.selves for t in act.actors)
        return mine and act.type in settings().types.official and self.statement(act) is None

    def _ahead(self, act: Act, status: Status) -> Status:
        """The status of what is to happen on a day to come: "Kenya was due to meet Chad today"."""
        clause = self.sentence.clause_of(act.head)
        planned = clause is not None and clause.modal == "would" and bool(clause.light)
        return "future" if status == "actual" or (planned and status == "hypothetical") else status

    def _is_known_deed(self, act: Act) -> bool:
        """Whether a deed that names nobody may be one that was told before: "the attack"."""
        deed = act.type in settings().types.retold and act.head.pos == "NOUN"
        return deed and any(t.lower in settings().earlier.taking_up for t in act.head.kids("det"))

    def _needs_no_parties(self, act: Act) -> bool:
        if self._named_by_town(act) or self._at_town(act):
            return True
        warlike = act.type in settings().types.deeds and settings().types.warlike & set(act.modes)
        struck = act.recipients and self.sentence.part != "title"
        if warlike and self._is_told(act) and (struck or self._is_told_there(act)):
            return True
        gathers = act.type in settings().types.gatherings
        imposed = bool(settings().types.measures.intersection(act.modes))
        if act.head.pos == "NOUN" and gathers and self._is_told_there(act):
            return True
        if act.head.pos != "VERB" or not (gathers or imposed):
            return False
        crowd = gathers and self._by_many(act)
        return crowd or where(act, self.draft, self.sentence)[1] == "clause"

    def _at_town(self, act: Act) -> bool:
        """Whether a deed is told of a place: "fighting raged in Gao", "blasts shook Gao"."""
        if act.type not in settings().types.deeds:
            return False
        places = self.reading.matcher.places
        if act.head.pos == "NOUN" and self._hits_place(act):
            return True
        if act.head.pos == "NOUN" and act.head.dep == "nsubj":
            clause = self.sentence.clause_of(act.head)
            struck = () if clause is None else clause.objects
            told_there = where(act, self.draft, self.sentence)[1] == "clause"
            return told_there or any(t.index in places for t in struck)
        return act.head.pos == "VERB" and any(t.index in places for t in act.recipients)

    def _is_told(self, act: Act) -> bool:
        """Whether something was done, not what is or can be: "the guns fire plastic bullets"."""
        clause = self.sentence.clause_of(act.head) if act.head.pos == "VERB" else None
        done = act.head.pos == "NOUN" or (clause is not None and clause.tense == "past")
        return done and not act.mood.negated and not act.mood.outlook

    def _is_told_there(self, act: Act) -> bool:
        """Whether it is said of what happened where it did: "protests went on across Togo"."""
        noun = act.head.pos == "NOUN"
        if noun and self._hits_place(act):
            return True
        there = where(act, self.draft, self.sentence)[1] == "clause"
        return there and (not noun or act.head.dep in SUBJECT)

    def _hits_place(self, act: Act) -> bool:
        """Whether the noun itself says what place was hit: "a raid on the suburb of Kati"."""
        if act.head.lemma in settings().things.standing:
            return False
        preps = (p for p in act.head.kids("prep") if p.lower in settings().routes.struck_by)
        there = (t for part in preps for t in part.kids("pobj"))
        struck = (*act.recipients, *there)
        inside = (
            child for t in struck for part in t.kids("prep") if part.lower == "of"
            for child in part.kids("pobj")
        )  # fmt: skip
        return any(t.index in self.reading.matcher.places for t in (*struck, *inside))

    def _by_many(self, act: Act) -> bool:
        """Whether a number alone stands for those who gather: "thousands marched"."""
        matcher = self.reading.matcher
        return any(matcher.class_rule(t, TRANSPARENT) is not None for t in act.actors)

    def _named_by_town(self, act: Act) -> bool:
        named = act.type in settings().types.deeds and act.head.pos == "NOUN"
        return named and self.reading.roles.scene(act.words) is not None

    def _doubts(
        self, actors: tuple[int, ...], recipients: tuple[int, ...], rules: tuple[str, ...],
        status: str, event_type: str,
    ) -> Doubts:  # fmt: skip
        return doubts(
            self._countries(actors), self._countries(recipients), rules,
            self.sentence.end - self.sentence.start, status,
            self.reading.calculus.ontology.quad(event_type),
        )  # fmt: skip

    def _countries(self, mentions: tuple[int, ...]) -> list[str | None]:
        known = self.draft.actors
        return [known.actors[a].country for m in mentions for a in known.mentions[m].actors]

    def _others(self, act: Act, actors: tuple[int, ...]) -> tuple[int, ...]:
        """The recipients; forces that are moved by their own state are not done anything to."""
        heads = act.recipients
        core = act.core or act
        if core.type in settings().types.moves and not set(core.modes) & settings().types.lets_go:
            own: set[str] = set().union(*(self.parties.sides(t) for t in act.actors))
            heads = tuple(
                t for t in heads
                if not self._is_unnamed_force(t, act)
                and not (self.parties.sides(t) and self.parties.sides(t) <= own)
            )  # fmt: skip
        heads = tuple(t for t in heads if not self._is_means(t, act, actors))
        found = tuple(
            m for m in self.parties.of(self._blamed(heads, act))
            if m not in actors and not self.parties.is_own_state(m, actors)
        )  # fmt: skip
        if found or act.type not in settings().types.on_land:
            return found
        only_there = any(w.lemma in settings().things.only_there for w in act.words)
        lands = (t for t in heads if not (only_there and t.head.lower == "in"))
        return self.parties.lands(lands, actors)

    def _is_unnamed_force(self, head: Token, act: Act) -> bool:
        """Whether they are forces of no named state, which are then those of whoever moves them."""
        rule = self.reading.matcher.class_rule
        moved = head.dep != "pobj" and any(rule(head, k) for k in settings().things.moved)
        return bool(act.actors) and moved and not any(self._countries(self.parties.behind(head)))

    def _is_means(self, head: Token, act: Act, actors: tuple[int, ...]) -> bool:
        """Whether the word is what a deed is done with: "use artillery to strike the ports"."""
        if act.type not in settings().types.deeds:
            return False
        fired = self.reading.matcher.class_rule(head, settings().things.fired) is not None
        others = {c for c in self._countries(self.parties.behind(head)) if c}
        return fired and bool(actors) and others <= set(self._countries(actors))

    def _moved(self, act: Act) -> Act:
        """The act with forces that move, and nobody who moves them, as its actors."""
        core = act.core or act
        left = bool(set(core.modes) & settings().types.lets_go)
        if act.spoken or left or core.type not in settings().types.moves:
            return act
        matcher = self.reading.matcher
        moved = tuple(
            t for t in (*act.recipients, *act.words)
            if any(matcher.class_rule(t, kind) is not None for kind in settings().things.moved)
        )  # fmt: skip
        sent = tuple(t for t in moved if t in act.words and t.dep == "nsubjpass")
        if not self.parties.of(act.actors) and self.parties.of(sent):
            return act.become(actors=sent)
        forces = tuple(
            t for t in moved if t not in act.words and (t.dep != "pobj" or t.head.lower == "of")
        )
        if self.parties.of(act.actors) or forces != act.recipients or not self.parties.of(forces):
            return act
        return act.become(actors=forces, recipients=())

    def _blamed(self, heads: tuple[Token, ...], act: Act) -> tuple[Token, ...]:
        """Of a deed that is blamed, its doers: who condemns her arrest, or the raid on her, blames
        not her."""
        if act.type not in settings().types.blames:
            return heads
        doers = {head: deed.actors for head in heads if (deed := self._harm(head)) is not None}
        found = tuple(t for head in heads for t in doers.get(head, (head,)))
        if act.inside is not None or settings().types.deplores.isdisjoint(act.modes):
            return found
        harms = [deed for noun in self._matter(act) if (deed := self._harm(noun)) is not None]
        harmed = {t for deed in harms for t in deed.recipients}
        harming = tuple(t for deed in harms for t in deed.actors)
        left = tuple(t for t in found if t not in harmed or t in harming)
        return left if left or not harmed.intersection(found) else harming

    def _matter(self, act: Act) -> Iterator[Token]:
        """The nouns that the act's words are about."""
        for word in act.words:
            clause = self.reading.matcher.clause(word)
            yield from clause.undergoers if clause is not None else ()
            for prep in word.kids("prep"):
                if prep.lower in settings().earlier.answered_about:
                    yield from prep.kids("pobj")

    def _harm(self, noun: Token) -> Act | None:
        """The deed that the noun names, where it is one that harms."""
        deeds = [a for a in self.reading.at(noun) if a.is_act] if noun.pos == "NOUN" else []
        quad = self.reading.calculus.ontology.quad
        return deeds[0] if deeds and quad(deeds[0].type) == MATERIAL_CONFLICT else None

    def _sides(self, act: Act, actors: tuple[int, ...]) -> tuple[int, ...]:
        """The actors; a mutual act with its partner named alone is the speaker's with him."""
        index = self.statement(act)
        shared = act.reciprocal and act.type not in settings().types.deeds
        if not shared or index is None or not self.parties.countries(actors):
            return actors
        partners = settings().routes.partners | self._spoken_with(act)
        if any(t.dep != "pobj" or t.head.lower not in partners for t in act.actors):
            return actors
        doing = self._doing(act, actors)
        if doing:
            return tuple(dict.fromkeys((*doing, *actors)))
        speaker = self.draft.statements.statements[index].mention
        if speaker is None or not self.parties.known([speaker]):
            return actors
        known = self.draft.actors
        sectors = {known.actors[a].sector for a in known.mentions[speaker].actors}
        own = self.parties.countries([speaker])
        if sectors <= settings().sides.private or not own or own & self.parties.countries(actors):
            return actors
        return tuple(dict.fromkeys((speaker, *actors)))

    def _spoken_with(self, act: Act) -> frozenset[str]:
        """Prepositions of whom the speaker talked with where the verb has no subject."""
        clause = self.sentence.clause_of(act.head)
        bare = clause is not None and clause.head == act.head and not clause.doers
        return settings().routes.spoken_with if bare else frozenset()

    def _doing(self, act: Act, actors: tuple[int, ...]) -> tuple[int, ...]:
        """Who does what the clause tells in which the act's noun is named, if not its partners:
        "said that Mali allowed trade with Togo"."""
        clause = None if act.head.kids("poss") else self.sentence.clause_of(act.head)
        doers = () if clause is None else self.parties.of(clause.doers)
        partners = self.parties.countries(actors)
        return doers if doers and not self.parties.countries(doers) & partners else ()

    def _instrument(self, act: Act) -> tuple[str, ...] | None:
        """The rules by which a thing as doer stands for somebody; None where it does not.

        A storm, a price or a report is no political actor; a rocket, or a deed, is one's.
        """
        doers = [t for t in act.actors if t.pos in ("NOUN", "PROPN")]
        if act.type in settings().types.verbal and any(
            t.entity in settings().grammar.speaking for t in doers
        ):
            return ()
        crowd = act.type in settings().types.gatherings and self._by_many(act)
        if crowd or not doers or self.parties.of(doers) or any(self.reading.at(t) for t in doers):
            return ()
        kinds = settings().things.instruments
        rules = (self.reading.matcher.class_rule(t, kind) for t in doers for kind in kinds)
        return next(((rule,) for rule in rules if rule), None)

    def _trigger(self, words: Iterable[Token]) -> tuple[Span, ...]:
        """Runs of neighbouring trigger words."""
        spans: list[Span] = []
        for at in sorted({w.index for w in words}):
            if spans and spans[-1].end == at:
                spans[-1] = Span(self.sentence.index, spans[-1].start, at + 1)
            else:
                spans.append(Span(self.sentence.index, at, at + 1))
        return tuple(spans)
