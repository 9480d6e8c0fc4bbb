"""The events step of the pipeline."""

from __future__ import annotations

from itertools import takewhile

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.answered import with_answered
from dragoman.events.campaigns import with_sides
from dragoman.events.contexts import Contexts
from dragoman.events.echoes.echoes import Echoes
from dragoman.events.factuality.factuality import Factuality, Views
from dragoman.events.foregoing import with_recipients
from dragoman.events.helped import with_helped
from dragoman.events.inquiries import with_inquiries
from dragoman.events.lawmen import with_lawmen
from dragoman.events.lexicon import Lexicon
from dragoman.events.merging import merged
from dragoman.events.model import Dismissal, Event, Events
from dragoman.events.narrative import carried
from dragoman.events.opponents import with_opponents
from dragoman.events.outcomes import with_outcomes
from dragoman.events.outlook import Outlook
from dragoman.events.parties import Parties
from dragoman.events.placing.told import placed
from dragoman.events.quantities.quantities import Quantities
from dragoman.events.reading import Reading
from dragoman.events.replying import Replying
from dragoman.events.scene import Scene
from dragoman.events.settings import settings
from dragoman.events.takingup import with_parties
from dragoman.events.voicing import without_slogans
from dragoman.events.wars import Wars
from dragoman.parse.model import Sentence
from dragoman.rules import RuleBook


class EventFinder:
    """Gives the layer "events"."""

    name = "events"
    needs = ("parsed", "actors", "times", "places", "statements")
    gives = "events"

    def __init__(self, book: RuleBook) -> None:
        self.lexicon = Lexicon.load(book)
        self.echoes = Echoes(book)
        self.factuality = Factuality(book)
        self.quantities = Quantities(book)
        self.replying = Replying(self.lexicon.ontology)
        self.wars = Wars(book)

    def __call__(self, draft: Draft) -> Events:
        events: list[Event] = []
        dismissed: list[Dismissal] = []
        views = self.factuality.views(draft)
        for sentence in draft.parsed.sentences:
            found = self._sentence(draft, sentence, views, events)
            events += found.events
            dismissed += found.dismissed
        parties = with_parties(draft, with_recipients(draft, events))
        known = with_sides(draft, with_helped(draft, parties), self.wars)
        told = self.echoes.add(draft, with_inquiries(draft, known))
        counted = self.quantities.add(draft, told)
        sided = with_lawmen(draft, with_opponents(draft, counted, self.wars))
        dated = carried(tuple(sided), draft)
        replied = self.replying.add(draft, dated, views)
        answered = with_answered(draft, replied)
        return Events(placed(answered, draft), tuple(dismissed), views)

    def acts(self, draft: Draft, sentence: Sentence) -> list[Act]:
        """The acts of one sentence, settled, with their parties as heads of phrases."""
        parties = Parties(draft, sentence)
        reading = self._reading(sentence, parties)
        scene = Scene(draft, sentence, parties, reading, self.factuality.views(draft))
        return [act for act in _settled(reading, scene) if act.is_act]

    def _sentence(
        self, draft: Draft, sentence: Sentence, views: Views, before: list[Event]
    ) -> Events:
        parties = Parties(draft, sentence)
        reading = self._reading(sentence, parties)
        scene = Scene(draft, sentence, parties, reading, views)
        contexts = Contexts(self.lexicon, reading.matcher, sentence)
        acts = _settled(reading, scene)
        first = sentence.index - settings().earlier.told_before
        told = {e.type for e in takewhile(lambda e: e.sentence >= first, reversed(before))}
        read = (
            (act, scene.event(contexts.add(act)))
            for act in acts
            if act.is_act and follows(act, told, acts)
        )
        pairs = without_slogans([(act, e) for act, e in read if e is not None], sentence)
        events = with_outcomes(pairs, draft)
        return Events(
            merged(events),
            tuple(_dismissal(sentence, act) for act in acts if not act.is_act),
        )

    def _reading(self, sentence: Sentence, parties: Parties) -> Reading:
        return Reading(
            self.lexicon, sentence, parties.who, parties.sides, parties.times, parties.places,
            parties.named, parties.sectors, parties.voiced,
        )  # fmt: skip


def _settled(reading: Reading, scene: Scene) -> list[Act]:
    outlook = Outlook(reading.calculus)
    return [
        outlook.settle(act, foreign=scene.foreign(act), stranger=scene.stranger(act))
        if act.is_act
        else act
        for act in reading.acts()
    ]


def follows(act: Act, told: set[str], acts: list[Act]) -> bool:
    """Whether what the act continues is told: before, or by another act of its sentence.

    A deed that somebody launches, steps up or denies is told by that: "launched its attack".
    """
    core = act.core or act
    if core is not act and core.head.pos == "NOUN" and act.actors and not core.recipients:
        return True
    wanted = core.follows
    here = {a.type for a in acts if not (a.core or a).follows}
    return not wanted or not (told | here).isdisjoint(wanted)


def _dismissal(sentence: Sentence, act: Act) -> Dismissal:
    return Dismissal(sentence.span(act.words), act.rules)
