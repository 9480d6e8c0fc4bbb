"""Where, by the speaker: what somebody says is said where he was told to be."""

from __future__ import annotations

from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.placing.clause import named
from dragoman.events.placing.kin import is_former
from dragoman.events.placing.report import Told
from dragoman.events.placing.words import placing
from dragoman.events.settings import settings
from dragoman.parse.model import Sentence, Span


def where_speaking(told: Told, number: int) -> int | None:
    """Where who speaks was in what is told of him before on the same days."""
    event = told.events[number]
    if event.type not in (settings().types.verbal | placing().spoken):
        return None
    if event.status != "actual" or told.heads[number].pos != "VERB":
        return None
    speakers = _speakers(told, event)
    said = _said_at(told, event, speakers)
    if said is not None:
        return said
    lately = range(event.sentence, event.sentence - placing().speaking - 1, -1)
    found = [
        other.place
        for sentence in lately
        for n in reversed(told.by_sentence.get(sentence, ()))
        if n < number
        and (other := told.events[n]).place is not None
        and _is_presence(told, n)
        and _speakers(told, other) & speakers
        and event.may_meet(other)
    ]
    places = told.draft.places.places
    inside = (i for i in found if places[i].within(places[found[0]]))
    return next(inside, found[0]) if found else None


def _speakers(told: Told, event: Event) -> set[int]:
    """Those who act, and of what is said on their side the one who says it."""
    found = told.actors(event.actors)
    if event.statement is not None:
        speaker = told.draft.statements.statements[event.statement].mention
        sides = countries(told.draft, event.actors)
        if speaker is not None and countries(told.draft, (speaker,)) & sides:
            found |= told.actors((speaker,))
    return found


def _said_at(told: Told, event: Event, speakers: set[int]) -> int | None:
    """Where one of those who speak said something, in this sentence or shortly before."""
    statements = told.draft.statements
    for at in range(event.sentence, max(event.sentence - placing().speaking, -1), -1):
        for number in statements.cued(at):
            statement = statements.statements[number]
            cue = statement.cue[0]
            mention = () if statement.mention is None else (statement.mention,)
            if cue.sentence != at or not speakers & told.actors(mention):
                continue
            place = _beside(told, cue, told.draft.parsed.sentences[at])
            if place is not None:
                return place
    return None


def _beside(told: Told, cue: Span, sentence: Sentence) -> int | None:
    """The place where the words of a cue say that it was said."""
    words = range(cue.start, cue.end)
    for index, name in named(told.draft, sentence):
        if name.dep != "pobj" or name.head.lower not in placing().stays:
            continue
        over = name.head.head
        heard = over.dep == "dobj" and over.lemma in placing().audience
        if over.index in words or (over.dep == "pobj" and over.head.head.index in words):
            return index
        if heard and over.head.index in words:
            return index
    return None


def _is_presence(told: Told, number: int) -> bool:
    """Whether the event shows where its actors were, and not where they were to go."""
    event, head = told.events[number], told.heads[number]
    filed = event.place_basis == "dateline" and "visit" in event.modes
    if not (told.own[number] or filed) or event.status != "actual":
        return False
    clause = told.sentence(event).clause_of(head)
    if clause is None or event.type not in placing().uttered | placing().spoken:
        return False
    if is_former(head):
        return False
    if "visit" in event.modes and head.lemma not in placing().present:
        return filed or (head.pos == "NOUN" and (clause.tense == "past" or clause.perfect))
    told_of = head.pos == "VERB" or event.type in placing().spoken
    return told_of and clause.tense != "future"


def where_sitting(told: Told, number: int) -> int | None:
    """Where the parliament or the court that speaks sits, by any deed of its members at home."""
    event = told.events[number]
    if event.type not in settings().types.verbal or event.status != "actual":
        return None
    sittings = sorted({n for body in told.bodies(event) for n in told.sitting.get(body, ())})
    return next((told.events[n].place for n in sittings if event.may_meet(told.events[n])), None)
