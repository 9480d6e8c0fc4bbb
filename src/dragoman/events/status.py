"""Did it happen: the status of an event and FactBank's values, from one chain of certainty.

What operators say of an act comes first; then what the words around it say (`factuality/`), then
the stance of whoever tells it: what only an accuser tells is alleged, what somebody denies is
denied. `factuality/statuses.tsv` keeps values and status in step.
"""

from __future__ import annotations

from typing import Final

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.factuality.factuality import Views
from dragoman.events.factuality.view import View
from dragoman.events.model import Status
from dragoman.events.parties import Parties
from dragoman.events.settings import settings
from dragoman.parse.model import Sentence, Token
from dragoman.statements.model import Statement

CLAIM: Final = "claim"
ALLEGING: Final = ("accuse", CLAIM)


def status_of(
    act: Act, statement: int | None, actors: tuple[int, ...], draft: Draft, parties: Parties,
    views: Views, *, conflict: bool,
) -> Status:  # fmt: skip
    """The status of an act in its document; `conflict` tells of which kind its type is."""
    around = act.status or "actual"
    if around == "actual":
        around = _around(act, views, parties.sentence).status
    elif around == "hypothetical" and _is_infinitive(act, parties.sentence):
        around = views.of(parties.sentence.index, act.head).status
    if around == "actual" and act.type not in settings().types.verbal:
        around = _of_nouns(act, views, parties.sentence)
    if statement is None:
        return around  # type: ignore[return-value]
    stated = draft.statements.statements[statement]
    own = _is_own(stated, actors, draft)
    brag = own and stated.stance == CLAIM and not _hits_own(act, stated, parties)
    if around == act.status == "alleged" and brag:
        return "actual"
    if around == act.status == "denied" and stated.stance == "deny":
        return _as_denied(stated, draft)
    if around != "actual":
        disowned = around == "negated" and conflict and own
        return "denied" if disowned else around  # type: ignore[return-value]
    denying = _denying(statement, draft)
    if denying is not None:
        aside = _told_aside(act, statement, draft, parties.sentence)
        return "actual" if aside else _as_denied(denying, draft)
    blamed = conflict and stated.lemma not in settings().mood.factive
    if stated.stance in ALLEGING and not own and blamed:
        return "alleged"
    return "actual"


def _denying(statement: int, draft: Draft) -> Statement | None:
    """The statement that denies what another holds: itself, or the one around a bare "reports"."""
    said = draft.statements.statements
    stated = said[statement]
    if stated.stance == "deny":
        return stated
    if stated.mention is None and stated.parent is not None:
        over = said[stated.parent]
        return (
            over if over.stance == "deny" and over.lemma not in settings().mood.withholds else None
        )
    turned = settings().mood.disowns & {t.lemma for t in _cue(stated, draft)}
    return stated if turned and stated.stance in ALLEGING else None


def _as_denied(stated: Statement, draft: Draft) -> Status:
    """Denied, but open where a denial is denied, or where one only will not say."""
    sentence = draft.parsed.sentences[stated.cue[0].sentence]
    verbs = (sentence.clause_of(t) for t in _cue(stated, draft) if t.pos == "VERB")
    undone = any(len(c.negations) % 2 for c in verbs if c is not None)
    return "hypothetical" if undone or stated.lemma in settings().mood.withholds else "denied"


def _cue(stated: Statement, draft: Draft) -> list[Token]:
    return [t for span in stated.cue for t in draft.parsed.tokens(span)]


def _is_infinitive(act: Act, sentence: Sentence) -> bool:
    """Whether only the word above an infinitive tells whether it came off ("careful to praise")."""
    clause = sentence.clause_of(act.head)
    bare = clause is not None and clause.head is act.head and not clause.modal
    return bare and act.inside is None and clause is not None and clause.mood == "infinitive"


def _of_nouns(act: Act, views: Views, sentence: Sentence) -> Status:
    """What is said of the noun that a verb of general sense brings about ("upcoming talks")."""
    inner = (w for w in act.words if w.pos == "NOUN" and w is not act.head and w.kids("amod"))
    told = (views.of(sentence.index, w).status for w in inner if w.head in act.words)
    return next((status for status in told if status == "future"), "actual")


def _is_own(stated: Statement, actors: tuple[int, ...], draft: Draft) -> bool:
    """Whether who tells an act is on the side that is said to have done it, or says "we"."""
    mentions = [draft.actors.mentions[m] for m in actors]
    ours = [m for m in mentions if not m.actors and m.kind == "pronoun"]
    speakers = () if stated.mention is None else draft.actors.mentions[stated.mention].actors
    same = any(_are_one_side(s, a, draft) for s in speakers for m in mentions for a in m.actors)
    return same or bool(ours and stated.kind != "indirect")


def _hits_own(act: Act, stated: Statement, parties: Parties) -> bool:
    """Whether it is done to the speaker's own state, so that he does not boast of it."""
    speaker = () if stated.mention is None else (stated.mention,)
    return bool(parties.countries(speaker) & parties.countries(parties.of(act.recipients)))


def _are_one_side(one: int, other: int, draft: Draft) -> bool:
    """Whether two actors are one, two of one state, or two of one kind in one country."""
    mine, theirs = (draft.actors.actors[i] for i in (one, other))
    of_state = settings().sides.own_side | settings().sides.bodies
    official = mine.sector in of_state and theirs.sector in of_state
    alike = official or mine.sector == theirs.sector
    return one == other or (mine.country is not None and mine.country == theirs.country and alike)


def _told_aside(act: Act, statement: int, draft: Draft, sentence: Sentence) -> bool:
    """Whether a relative clause or a participle tells the act of something in what is denied, for
    a fact: "rejected a deal brokered by Egypt"."""
    above = [act.head, *act.head.ancestors()]
    return any(
        (token.dep == "relcl" or (token.tag == "VBN" and token.dep in ("acl", "amod")))
        and draft.statements.innermost(sentence.index, token.head.index) == statement
        for token in above
    )


def _around(act: Act, views: Views, sentence: Sentence) -> View:
    """What is said of an act beyond the mood that its own words and operators have used up."""
    conditional = act.type not in settings().types.verbal and _is_conditional(act, sentence)
    if act.inside is None and (act.head.pos == "NOUN" or conditional):
        return views.of(sentence.index, act.head)
    if act.head.dep == "acl" and act.head.head in act.words:
        named = views.of(sentence.index, act.head.head)  # "an allegation of assault made against"
        if named.status == "alleged":
            return named
    return views.around(sentence.index, act.head)


def _is_conditional(act: Act, sentence: Sentence) -> bool:
    """Whether it is told of whatever time a condition is met: "shoot if they see a guard"."""
    clause = sentence.clause_of(act.head)
    return clause is not None and clause.consequent is not None and clause.tense != "past"


def factuality(
    act: Act, status: Status, statement: int | None, views: Views, sentence: Sentence
) -> tuple[str, str | None]:
    """FactBank values for the author and for the statement's source, in step with the status."""
    view = views.of(sentence.index, act.head)
    usual, fitting = views.lexicon.statuses[status]
    held = (view.source or view.author).value
    value = held if held in fitting else usual
    if statement is not None:
        known = view.source is not None and view.author.value == value
        return (value if known else "Uu"), value
    return ("Uu" if status in ("alleged", "denied") or view.source is not None else value), None
