"""CAMEO codes of coded sentences, and the table behind them."""

from __future__ import annotations

import re

import pytest

from dragoman.coder import Coder
from dragoman.events import families, scale
from dragoman.events.acts import Act
from dragoman.events.cameo import code_of, goldstein, rows
from dragoman.parse.model import Token
from dragoman.read.given import as_document
from dragoman.rules import RuleBook

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

# What no rule can tell from a sentence yet, or what stands above codes that all can.
NOT_TOLD_APART = {"039", "084", "155", "171", "1834", "200"}


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


def test_every_code_is_reached_by_a_row_or_named_by_a_rule() -> None:
    book = RuleBook()
    named = {n.rule.cameo for f in (families.FRAMES, families.OPERATORS) for n in book.rules(f)}
    codes = {row.code for row in rows()}
    assert named - {""} <= codes, "a rule names a code that the table does not know"
    reached = {row.code for row in rows() if row.type} | named
    assert codes - reached == NOT_TOLD_APART


def test_every_code_has_its_depth_and_one_goldstein_value() -> None:
    for row in rows():
        assert re.fullmatch(r"\d{3,4}", row.code), row
        assert -10 <= row.goldstein <= 10, row
        assert len(row.code) == 3 or row.code[:3] in {r.code for r in rows()}, row
    assert len({(r.code, r.goldstein) for r in rows()}) == len({r.code for r in rows()})


@pytest.mark.parametrize("event_type", scale.types())
def test_every_type_mode_and_act_inside_has_a_code_with_a_value(event_type: str) -> None:
    word = Token(0, "act", 0, pos="NOUN")
    for mode in ("", *scale.modes(event_type)):
        for inside in ("", *scale.types()):
            inner = Act(word, inside, (word,)) if inside else None
            act = Act(word, event_type, (word,), modes=(mode,) if mode else (), inside=inner)
            code = code_of(act)
            told = f"{event_type}/{mode} around {inside or 'nothing'}: {code!r}"
            assert goldstein(code) is not None, told


def test_contexts_of_the_table_are_those_of_the_codebook() -> None:
    named = {c for row in rows() for c in row.context.split("|") if c}
    assert named <= set(scale.contexts())


def test_goldstein_ranks_aid_above_talk_and_bombing_below_threats() -> None:
    values = [goldstein(code) for code in ("195", "138", "111", "046", "072")]
    assert values == sorted(values, key=lambda v: v or 0.0)
    assert goldstein("999") is None


@pytest.mark.parametrize(
    ("code", "value"), [("1821", -9), ("1822", -9), ("1823", -10), ("201", -9.5), ("1213", -4)]
)
def test_narrow_codes_have_values_of_their_own(code: str, value: float) -> None:
    assert goldstein(code) == value
