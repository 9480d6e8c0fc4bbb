"""CAMEO codes of coded sentences, and the table behind them."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.events import scale
from dragoman.events.cameo import goldstein, rows
from dragoman.read.given import as_document

SENTENCES = [
    ("Poland shipped howitzers to Georgia.", "AID", "072"),
    ("Ecuador granted asylum to the Cuban journalist.", "AID", "075"),
    ("Denmark pledged to ship howitzers to Georgia.", "AGREE", "0332"),
    ("Georgia asked Poland to send howitzers.", "REQUEST", "0232"),
    ("Georgia refused to free the hostages.", "REJECT", "1243"),
    ("Georgia will free the hostages.", "CONCEDE", "0353"),
    ("Georgia freed the hostages.", "RETREAT", "0841"),
    ("The Tunisian prime minister resigned.", "RETREAT", "0831"),
    ("Israel lifted sanctions against Turkey.", "RETREAT", "085"),
    ("Canada imposed sanctions on Belarus.", "SANCTION", "163"),
    ("Bahrain severed ties with Iran.", "SANCTION", "161"),
    ("A Qatari court sentenced the Indian sailors.", "SANCTION", "116"),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(("text", "event_type", "code"), SENTENCES)
def test_code_is_as_deep_as_the_sentence_tells(
    coder: Coder, text: str, event_type: str, code: str
) -> None:
    document = as_document({"id": "1", "date": "2024-05-15", "text": text})
    draft = next(iter(coder.drafts([document])))
    assert (event_type, code) in [(e.type, e.cameo) for e in draft.events.events]


def test_every_type_and_mode_of_the_codebook_has_a_code() -> None:
    reached = {(row.type, row.mode) for row in rows() if not row.inside and not row.context}
    missing = [t for t in scale.types() if (t, "") not in reached]
    assert missing == []
    modes = {m for t in scale.types() for m in scale.modes(t)}
    assert {row.mode for row in rows()} - {""} <= modes


def test_contexts_of_the_table_are_those_of_the_codebook() -> None:
    named = {c for row in rows() for c in row.context.split("|") if c}
    assert named <= set(scale.contexts())


def test_goldstein_ranks_aid_above_talk_and_bombing_below_threats() -> None:
    values = [goldstein(code) for code in ("195", "138", "111", "046", "072")]
    assert values == sorted(values, key=lambda v: v or 0.0)
    assert goldstein("999") is None
