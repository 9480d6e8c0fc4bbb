"""Did it happen: one mechanism for the status of an event and FactBank's values.

Status is what the act's own words say, unless a statement's stance puts it at a distance: what
only an accuser tells is alleged, what somebody denies is denied.
"""

from __future__ import annotations

from typing import Final

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.model import Status
from dragoman.events.parties import Parties
from dragoman.events.settings import settings
from dragoman.parse.model import Sentence

CERTAINTY: Final[dict[str, str]] = {
    "actual": "CT+", "future": "PR+", "hypothetical": "PS+", "negated": "CT-", "denied": "CT-",
    "alleged": "CT+",
}  # fmt: skip
ALLEGING: Final = ("accuse", "claim")


def status_of(
    act: Act, statement: int | None, actors: tuple[int, ...], draft: Draft, parties: Parties,
    *, conflict: bool,
) -> Status:  # fmt: skip
    """The status of an act in its document; `conflict` tells of which kind its type is."""
    if statement is None or act.status not in ("", "actual"):
        return act.status or "actual"  # type: ignore[return-value]
    stated = draft.statements.statements[statement]
    speaker = parties.countries([stated.mention] if stated.mention is not None else [])
    own = bool(speaker & parties.countries(actors))
    if stated.stance == "deny":
        return "actual" if _told_aside(act, statement, draft, parties.sentence) else "denied"
    blamed = conflict and stated.lemma not in settings().factive
    if stated.stance in ALLEGING and not own and blamed:
        return "alleged"
    return "actual"


def _told_aside(act: Act, statement: int, draft: Draft, sentence: Sentence) -> bool:
    """Whether a relative clause tells the act of something in what is denied, for a fact."""
    above = [act.head, *act.head.ancestors()]
    return any(
        token.dep == "relcl"
        and draft.statements.innermost(sentence.index, token.head.index) == statement
        for token in above
    )


def factuality(status: Status, statement: int | None) -> tuple[str, str | None]:
    """FactBank values for the author and for the statement's source."""
    value = CERTAINTY[status]
    if statement is not None:
        return "Uu", value
    return ("Uu" if status in ("alleged", "denied") else value), None
