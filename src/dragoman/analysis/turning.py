"""What a phrase tells of a turn: who shifts, on what, and which way.

Who shifts and on what must stand in the sentence: the subject of the phrase (`subjects.py`) and an
issue near it, or, of a verb that tells what it ends, an issue among what follows the verb. A phrase
that says so only beside a position ("for the first time") takes both from that position.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.analysis.families import TurnRule, issues
from dragoman.analysis.gathering import Mention, Sentence
from dragoman.analysis.holders import holder, holders, judges
from dragoman.analysis.model import Holder, Position
from dragoman.analysis.phrases import STOPS, Found, tokens
from dragoman.analysis.settings import settings
from dragoman.analysis.sides import Matter, leanings, matters, stopped, token_at
from dragoman.analysis.subjects import Clause
from dragoman.events.scale import VERBAL_CONFLICT
from dragoman.ledger.model import LedgerEvent
from dragoman.rules import Named

Turn = Found[Named[TurnRule]]

TURNING: Final = frozenset({"turn", "soften", "harden"})
FORETOLD: Final = TURNING | {"admit"}


class Scene(NamedTuple):
    """A sentence with its neighbours, the positions and acts told in it, and who is named in it."""

    sentence: Sentence
    around: list[Sentence]
    own: list[Position]
    acts: list[LedgerEvent]
    mentions: list[Mention]

    def clause(self, turn: Turn) -> Clause:
        """The sentence as seen from a phrase."""
        return Clause(self.sentence, turn, self.mentions)


class Told(NamedTuple):
    """What a phrase tells: who shifts, on what issue ("" of an admission), and which way."""

    holder: Holder
    issue: str
    direction: str


def told(scene: Scene, turn: Turn) -> Told | None:
    """What a phrase of a sentence tells; None where it is not told who turns, or on what."""
    rule = turn.label.rule
    if rule.beside:
        return _beside(scene, turn)
    if rule.direction in ("for", "against"):
        return _changed(scene, turn)
    issue = _issue(scene, turn)
    if rule.earlier:
        return _contrasted(scene, turn, issue)
    if issue is None and not rule.whole and rule.direction != "admit":
        return None
    one = (_owner if rule.noun else _subject)(scene, turn, issue or "")
    if one is not None and rule.whole and not _is_known(one):
        return None
    return None if one is None else Told(one, issue or "", rule.direction)


def _is_known(one: Holder) -> bool:
    """Whether a holder is a state, a body or somebody with a name, not people in general."""
    return one.country is not None and one.sector not in settings().holders.many


def _beside(scene: Scene, turn: Turn) -> Told | None:
    """Whoever takes a position in the words next to the phrase."""
    beside = [p for p in scene.own if _next_to(scene.sentence, turn, p)]
    if not beside:
        return None
    best = max(beside, key=lambda p: p.strength)
    return Told(best.holder, best.issue, turn.label.rule.direction)


def _next_to(sentence: Sentence, turn: Turn, position: Position) -> bool:
    rule = settings().turns
    start, end = position.evidence.start - sentence.start, position.evidence.end - sentence.start
    first, last = token_at(sentence.words, start), token_at(sentence.words, end)
    between = (last, turn.first) if last <= turn.first else (turn.last, first)
    near = between[1] - between[0] <= rule.beside
    return near and position.basis not in rule.idle and not stopped(sentence.words, *between)


def _changed(scene: Scene, turn: Turn) -> Told | None:
    """Who ends or resumes what: the issue is the first thing named after the verb."""
    words = scene.sentence.words
    named = [m for m in matters(words) if m.hit.last > turn.last]
    if not named or named[0].hit.first > turn.last + settings().turns.object:
        return None
    matter = named[0]
    if _broken(words, turn.last, matter.hit.first) or issues()[matter.issue].charge:
        return None
    if "-" in words[turn.end : turn.end + 1] or _names_body(words, matter):
        return None
    if tokens(words)[turn.last].low in settings().turns.unled:
        return None
    one = _subject(scene, turn, matter.issue)
    if one is None or judges(one.name):
        return None
    return Told(one, matter.issue, _direction(turn, matter))


def _names_body(words: str, matter: Matter) -> bool:
    """Whether an issue is only part of what somebody is called: "a nuclear weapons conference"."""
    found = tokens(words)
    at = matter.hit.last
    while at < len(found) and (
        found[at].text[:1].isupper() or found[at].low in settings().turns.joins
    ):
        at += 1
    return at < len(found) and found[at].low in settings().turns.bodies


def _direction(turn: Turn, matter: Matter) -> str:
    """`for` or `against`; words for an issue that have the verb in them tell it by themselves."""
    if matter.hit.first <= turn.first:
        return "against" if matter.opposite else "for"
    ends = turn.label.rule.direction == "against"
    return "for" if ends == matter.opposite else "against"


def _broken(words: str, first: int, last: int) -> bool:
    """Whether a stop or a new clause stands between two tokens."""
    return stopped(words, first, last) or stopped(words, first, last, settings().turns.breaks)


def _contrasted(scene: Scene, turn: Turn, issue: str | None) -> Told | None:
    """Who acts in the sentence otherwise than the phrase says it promised or refused before."""
    rule = settings().turns
    refused = any(
        leaning.label.rule.kind in ("against", "negation")
        for leaning in leanings(scene.sentence.words[turn.start : turn.end])
    )
    acting = {
        party.actor
        for act in scene.acts
        if act.status in rule.done and act.type not in rule.idle and not _meets(scene, turn, act)
        if not (refused and act.quad == VERBAL_CONFLICT)
        for party in act.actors
    }
    for mention in scene.clause(turn).candidates():
        if mention.party.actor in acting and issue is not None:
            one = holder(mention.party, personal=_personal(issue))
            return Told(one, issue, turn.label.rule.direction)
    return None


def _subject(scene: Scene, turn: Turn, issue: str) -> Holder | None:
    """Who does what a phrase tells: by the coder's reading of it, else by the words around it."""
    coded = [act for act in scene.acts if _meets(scene, turn, act)]
    clause = scene.clause(turn)
    if clause.pending() or (turn.label.rule.direction in FORETOLD and clause.foretold()):
        return None
    if coded and all(_undone(scene, turn, act) for act in coded) and not clause.carried_out():
        return None
    actors = [act.actors for act in coded if act.actors]
    if actors and clause.told() and not clause.wished():
        return holders(actors[0], personal=_personal(issue))[0]
    mention = clause.doer()
    return None if mention is None else holder(mention.party, personal=_personal(issue))


def _undone(scene: Scene, turn: Turn, act: LedgerEvent) -> bool:
    """Whether an act that a phrase begins is told as not done."""
    begins = min(start for start, _ in act.trigger) >= scene.sentence.start + turn.start
    return begins and act.status not in settings().turns.done


def _meets(scene: Scene, turn: Turn, act: LedgerEvent) -> bool:
    """Whether an act's trigger and a phrase share words."""
    start, end = scene.sentence.start + turn.start, scene.sentence.start + turn.end
    return any(first < end and start < last for first, last in act.trigger)


def _owner(scene: Scene, turn: Turn, issue: str) -> Holder | None:
    mention = scene.clause(turn).owner()
    return None if mention is None else holder(mention.party, personal=_personal(issue))


def _personal(issue: str) -> bool:
    return bool(issue) and issues()[issue].personal


def _issue(scene: Scene, turn: Turn) -> str | None:
    """What the turn is about: the nearest issue of its sentence; else one of a neighbour, unless
    the phrase goes on with something else, or tells a turn by itself.

    An admission is about what its own sentence says, or nothing that is an issue.
    """
    words = scene.sentence.words
    rule = settings().turns
    named = matters(words)
    if _complement(turn, words):
        near = [m for m in named if 0 <= m.hit.first - turn.last <= rule.object]
        ends = STOPS | settings().turns.causes
        near = [m for m in near if not stopped(words, turn.last, m.hit.first, ends)]
        return near[0].issue if near else None
    near = [m for m in named if _apart(m, turn) <= rule.near]
    near = [m for m in near if not stopped(words, turn.last, m.hit.first, settings().turns.causes)]
    if not turn.label.rule.noun:
        near = [m for m in near if not stopped(words, turn.last, m.hit.first)]
    if near:
        return min(near, key=lambda m: _apart(m, turn)).issue
    phrase = turn.label.rule
    if phrase.direction == "admit" or phrase.whole or _own_object(turn, words):
        return None
    found = (m.issue for sentence in scene.around for m in matters(sentence.words)[-1:])
    return next(found, None)


def _complement(turn: Turn, words: str) -> bool:
    """Whether a phrase goes on to say on what somebody turned ("reversed course on arms")."""
    behind = [token.low for token in tokens(words)[turn.last : turn.last + 2]]
    pointing = settings().disputes.pointing
    return (
        behind[:1] != []
        and behind[0] in settings().turns.complements
        and (behind[-1] not in pointing)
    )


def _own_object(turn: Turn, words: str) -> bool:
    """Whether a phrase goes on with something of its own that is no issue ("reconsider a date")."""
    behind = tokens(words)[turn.last : turn.last + 1]
    return bool(behind) and behind[0].low in settings().turns.determiners


def _apart(matter: Matter, turn: Turn) -> int:
    return max(matter.hit.first - turn.last, turn.first - matter.hit.last, 0)
