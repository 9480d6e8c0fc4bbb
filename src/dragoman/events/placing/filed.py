"""Whether an event happened where its report was filed.

A dateline tells where the reporter is: what he tells as news, done by or to those at home there,
is likely done there. What lies back, what is only thought of, what a side abroad says or decides,
and what those at home do to others abroad is not.
"""

from __future__ import annotations

import datetime as dt

from dragoman.draft import Draft
from dragoman.events.dating.after import head_of
from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.placing.words import placing
from dragoman.events.settings import settings
from dragoman.parse.model import Sentence


def filed_from(event: Event, draft: Draft) -> int | None:
    """The dateline that is the event's place, rather one in a country of its actors."""
    places = draft.places
    if not places.datelines:
        return None
    found = [i for i in places.datelines if _is_there(event, draft, places.places[i].country)]
    if not found:
        return None
    at_home = countries(draft, event.actors)
    return max(found, key=lambda i: places.places[i].country in at_home)


def _is_news(event: Event, draft: Draft) -> bool:
    """Whether the report tells the event as new: lately, and not in passing."""
    if not is_fresh(event, draft):
        return False
    if event.basis != "document" or _leads(event, draft):
        return True
    sentence = draft.parsed.sentences[event.sentence]
    head = head_of(event, draft)
    clause = sentence.clause_of(head)
    told = clause is not None and (clause.head is head or _is_told(sentence, event, draft))
    return told and clause is not None and clause.relation not in placing().passing


def _is_told(sentence: Sentence, event: Event, draft: Draft) -> bool:
    """Whether a noun's act is what its clause tells of, or what is done in it."""
    head = head_of(event, draft)
    clause = sentence.clause_of(head)
    return clause is not None and (
        head in (*clause.subjects, *clause.objects) or head.index in {t.index for t in clause.light}
    )


def _leads(event: Event, draft: Draft) -> bool:
    """Whether the event stands in the headline, or in the sentence behind the dateline."""
    sentence = draft.parsed.sentences[event.sentence]
    return sentence.part == "title" or sentence.dateline is not None


def _is_there(event: Event, draft: Draft, home: str | None) -> bool:
    """Whether those who take part are at home where the report was filed.

    What a side says or decides it does at its seat, whenever that was.
    """
    actors, recipients = (countries(draft, m) for m in (event.actors, event.recipients))
    if event.status not in placing().took_place or _is_old_accord(event, draft):
        return False
    if event.type in placing().decided_at_home:
        if event.status == "alleged" and _is_foreign_word(event, draft, home):
            return False
        nobodys = not actors and recipients <= {home} and _is_done(event, draft)
        return nobodys or (home in actors and _is_spoken_of(event, draft))
    if not _is_news(event, draft):
        return False
    if _is_foreign_word(event, draft, home):
        return home in recipients
    if event.type in placing().spoken:
        return home in actors or not actors or _leads(event, draft) or "visit" in event.modes
    if event.type in settings().types.deeds and recipients and home not in recipients:
        return False
    return not actors | recipients or home in actors | recipients


def _is_old_accord(event: Event, draft: Draft) -> bool:
    """Whether several states did it together, wherever they did, and not as the news itself."""
    return len(countries(draft, event.actors)) > 1 and not is_fresh(event, draft)


def _is_spoken_of(event: Event, draft: Draft) -> bool:
    """Whether a clause tells of the decision, and not of what follows from it.

    A noun may name it for another's circumstance ("despite the sanctions"), and a participle for
    how somebody stands ("a militia backed by the United States").
    """
    sentence, head = draft.parsed.sentences[event.sentence], head_of(event, draft)
    clause = sentence.clause_of(head)
    if clause is None:
        return True
    if clause.head is head:
        standing = clause.relation == "acl" and head.tag == "VBN"
        return clause.relation not in placing().circumstance and not standing
    return head.dep != "pobj" or _is_told(sentence, event, draft)


def _is_done(event: Event, draft: Draft) -> bool:
    """Whether a verb tells the event, and neither a noun nor a clause in passing."""
    return head_of(event, draft).pos == "VERB" and not is_in_passing(event, draft)


def is_in_passing(event: Event, draft: Draft) -> bool:
    """Whether its clause only tells who or what is meant: "soldiers captured by rebels"."""
    clause = draft.parsed.sentences[event.sentence].clause_of(head_of(event, draft))
    return clause is not None and clause.relation in placing().passing


def _is_foreign_word(event: Event, draft: Draft, home: str | None) -> bool:
    """Whether the event is told by a speaker from elsewhere."""
    if event.statement is None:
        return False
    speaker = draft.statements.statements[event.statement].mention
    known = set() if speaker is None else countries(draft, (speaker,))
    return bool(known) and home not in known


def is_fresh(event: Event, draft: Draft) -> bool:
    """Whether the event began only days before the report."""
    days = dt.timedelta(placing().fresh_days)
    return event.first is not None and draft.document.date - event.first <= days
