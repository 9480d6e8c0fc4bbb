"""What each column of records is sorted by: SQL over a record as it stands, and its facets."""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.ledger.fields import RecordKind


class Key(NamedTuple):
    """What a column is sorted by.

    Attributes:
        sql: its value, of `now`, a record as it stands.
        field: the facets that records are filed under by it; "" where they are not.
        own: SQL that is true of `own` where the facet's value is the record's first of several.
        always: whether every record has one.
    """

    sql: str
    field: str = ""
    own: str = ""
    always: bool = False


_CONFIDENCE: Final = Key("CAST(now.confidence * 100 + 1e-9 AS INTEGER)", "confidence", always=True)


def _party(record: str, side: str, field: str, held: str = "id") -> Key:
    """The first of several parties, by its name.

    Args:
        held: the column that tells the record of the table that has them.
    """
    return Key(
        _FIRST.format(
            what="lower(whole.name)", record=record, side=side, held=f"now.{held}",
            document="now.document_id",
        ),
        f"{field}.key",
        _FIRST.format(
            what="actor.key", record=record, side=side, held=f"own.{held}",
            document="own.document",
        ) + " = ?",
    )  # fmt: skip


# As amended, where it was: a list of the document's own numbers of actors.
_FIRST: Final = """
CASE WHEN (SELECT json_type(changes, '$.{side}s') FROM {record}_ruling WHERE {record} = {held})
IS NULL THEN (
  SELECT {what} FROM {record}_party AS party
  CROSS JOIN document_actor AS one ON one.id = party.actor
  CROSS JOIN actor ON actor.id = one.actor
  CROSS JOIN actor AS whole ON whole.id = coalesce(actor.stands_for, actor.id)
  WHERE party.{record} = {held} AND party.side = '{side}' ORDER BY party.ordinal LIMIT 1
) ELSE (
  SELECT {what} FROM {record}_ruling AS ruling
  CROSS JOIN json_each(ruling.changes, '$.{side}s') AS listed
  CROSS JOIN document_actor AS one ON one.document = {document} AND one.ordinal = listed.value
  CROSS JOIN actor ON actor.id = one.actor
  CROSS JOIN actor AS whole ON whole.id = coalesce(actor.stands_for, actor.id)
  WHERE ruling.{record} = {held} ORDER BY listed.key LIMIT 1
) END
"""
_PLACE: Final = (
    "(SELECT lower(place.name) FROM place "
    "WHERE place.document = now.document_id AND place.ordinal = now.place)"
)
KEYS: Final[dict[RecordKind, dict[str, Key]]] = {
    "events": {
        "actors": _party("event", "actor", "actor"), "type": Key("now.type", "type", always=True),
        "recipients": _party("event", "recipient", "recipient"),
        "place": Key(_PLACE, "place.name"), "status": Key("now.status", "status", always=True),
        "cameo": Key("now.cameo", "cameo"), "intensity": Key("now.intensity"),
        "speakers": _party("statement", "speaker", "speaker", "statement"),
        "source": Key("lower(now.source)", "source"), "confidence": _CONFIDENCE,
        "judged": Key("nullif(now.judged, 'none')", "judged"),
    },
    "statements": {
        "speakers": _party("statement", "speaker", "speaker"),
        "stance": Key("now.stance", "stance", always=True),
        "addressees": _party("statement", "addressee", "recipient"),
        "kind": Key("now.kind", "kind", always=True), "lemma": Key("lower(now.lemma)", "cue"),
        "source": Key("lower(now.outlet)", "source"), "confidence": _CONFIDENCE,
        "judged": Key("nullif(now.judged, 'none')", "judged"),
    },
    "documents": {
        "title": Key("lower(now.title)"), "source": Key("lower(now.source)", "source"),
        "events": Key("now.events"), "statements": Key("now.statements"),
        "actors": Key("now.actors"), "id": Key("now.name"),
    },
}  # fmt: skip
