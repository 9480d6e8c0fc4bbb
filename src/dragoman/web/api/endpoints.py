"""Every address of the API, in the order of its documentation."""

from __future__ import annotations

from typing import Any, Final

from dragoman.ledger.model import LedgerActor, LedgerEvent, LedgerStatement
from dragoman.web.api import (
    analysed,
    answers,
    asked,
    counted,
    gathered,
    listing,
    whole,
)
from dragoman.web.api.coding import code
from dragoman.web.api.endpoint import Endpoint
from dragoman.web.api.judging import history, judge
from dragoman.web.site import Site


async def _judge(site: Site, told: Any) -> answers.Judged:
    return await site.write(lambda ledger: judge(ledger, told))


ENDPOINTS: Final = (
    Endpoint(
        path="/", summary="The server and what its ledger holds", answer=answers.About,
        ask=listing.about,
    ),
    Endpoint(
        path="/documents", summary="Documents, newest first", asked=asked.ListedByDay,
        answer=answers.Documents, ask=listing.documents, kind="documents",
    ),
    Endpoint(
        path="/documents/{id:id}", summary="A document with everything found in it",
        answer=answers.WholeDocument, find=whole.whole,
    ),
    Endpoint(
        path="/actors", summary="Actors across documents, those told of most first",
        asked=asked.Listed, answer=answers.Actors, ask=listing.actors, kind="actors",
    ),
    Endpoint(
        path="/actors/{id:id}", summary="An actor with its names and dated roles",
        answer=LedgerActor, find=listing.actor,
    ),
    Endpoint(
        path="/statements", summary="Statements, newest first", asked=asked.ListedByDay,
        answer=answers.Statements, ask=listing.statements, kind="statements",
    ),
    Endpoint(
        path="/statements/{id:id}", summary="A statement", answer=LedgerStatement,
        find=listing.statement,
    ),
    Endpoint(
        path="/events", summary="Events, newest first", asked=asked.ListedByDay,
        answer=answers.Events, ask=listing.events, kind="events",
    ),
    Endpoint(
        path="/events/{id:id}", summary="An event", answer=LedgerEvent, find=listing.event,
    ),
    Endpoint(
        path="/stories", summary="Happenings that several reports tell, the latest first",
        asked=asked.Paged, answer=answers.Stories, ask=gathered.stories,
    ),
    Endpoint(
        path="/places", summary="Where the latest events of a filter happened",
        asked=asked.PlacesAsked, answer=answers.Places, ask=gathered.places, remembered=True,
    ),
    Endpoint(
        path="/search", summary="Sentences that have the words of a filter, the best first",
        asked=asked.Searched, answer=answers.Finds, ask=listing.search,
    ),
    Endpoint(
        path="/count", summary="How many records a filter asks for", asked=asked.Counting,
        answer=answers.Count, ask=listing.count,
    ),
    Endpoint(
        path="/facets", summary="Values of a field with their counts", asked=asked.FacetsAsked,
        answer=answers.Facets, ask=listing.facets,
    ),
    Endpoint(
        path="/positions", summary="Who is for and against what, as said and as done",
        asked=asked.Analysed, answer=answers.Positions, ask=analysed.positions, remembered=True,
    ),
    Endpoint(
        path="/shifts", summary="When positions changed", asked=asked.Analysed,
        answer=answers.Shifts, ask=analysed.shifts, remembered=True,
    ),
    Endpoint(
        path="/disputes", summary="Acts told in two ways", asked=asked.Disputed,
        answer=answers.Disputes, ask=analysed.disputes, remembered=True,
    ),
    Endpoint(
        path="/series", summary="How many events, how hostile, period by period",
        asked=asked.SeriesAsked, answer=answers.Series, ask=counted.series, remembered=True,
    ),
    Endpoint(
        path="/dyads", summary="What each side did to each other", asked=asked.DyadsAsked,
        answer=answers.Dyads, ask=counted.dyads, remembered=True,
    ),
    Endpoint(
        path="/corrections", summary="Judgements on one record or actor, or all of them",
        asked=asked.HistoryAsked, answer=answers.History, ask=history,
    ),
    Endpoint(
        path="/corrections", summary="Accept, reject, amend, merge, split, or undo",
        body=asked.Correction, answer=answers.Judged, do=_judge,
    ),
    Endpoint(
        path="/code", summary="The record of a text", body=asked.Text, answer=answers.Record,
        do=code,
    ),
)  # fmt: skip
