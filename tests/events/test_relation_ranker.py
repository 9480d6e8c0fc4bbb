"""The ranker of relations: always an answer, probabilities, the same answers every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.coder import Coder
from dragoman.events import scale
from dragoman.events.relation_fitting import Row, fit
from dragoman.events.relation_ranker import WEIGHTS, RelationRanker
from dragoman.events.relations import Relation
from dragoman.events.train_relations import read_pair

TEXTS = (
    "<s>Norway</s> refused to sell fighter jets to <t>Qatar</t>.",
    "<s>The union</s> marched through the capital against <t>the government</t>.",
    "<s>Chile</s>, a spokesman hinted, could one day look kindly on <t>Peru</t>.",
    "Rebels freed <t>forty soldiers</t> on Monday, <s>the army</s> said.",
    "<s>Kenya</s> lies south of <t>Ethiopia</t>.",
    "<t>The bank</t> was fined two million euros by <s>a Dutch court</s>.",
)


@pytest.fixture(scope="module")
def by_rules() -> Coder:
    return Coder(rules_only=True)


def answers(coder: Coder) -> list[Relation]:
    pairs = [read_pair(str(i), marked) for i, marked in enumerate(TEXTS)]
    return [relation for _, relation in coder.relations(pairs)]


def test_every_type_has_its_probability_and_the_best_leads(coder: Coder) -> None:
    for relation in answers(coder):
        assert {name for name, _ in relation.ranking} == set(scale.types())
        assert sum(share for _, share in relation.ranking) == pytest.approx(1)
        assert relation.ranking[0][0] == relation.type
        assert relation.confidence == pytest.approx(relation.ranking[0][1], abs=0.001)


def test_clear_sentences_keep_their_answer(coder: Coder) -> None:
    refusal, march, *_, fine = answers(coder)
    assert (refusal.type, march.type, fine.type) == ("REJECT", "PROTEST", "SANCTION")


def test_rules_alone_rank_only_what_they_found(coder: Coder, by_rules: Coder) -> None:
    learned, alone = answers(coder), answers(by_rules)
    assert all(len(a.ranking) < len(b.ranking) for a, b in zip(alone, learned, strict=True))
    assert all(sum(share for _, share in a.ranking) == pytest.approx(1) for a in alone)


def test_the_same_spans_get_the_same_answer(coder: Coder) -> None:
    assert answers(coder) == answers(coder)


def test_missing_spans_and_many_sentences_are_answered(coder: Coder) -> None:
    text = "Togo praised Benin. It rained. Benin, in turn, arrested two men of Togo."
    for source, target in (((0, 4), None), (None, (13, 18)), (None, None), ((0, 4), (67, 71))):
        relation = coder.relation(text, source, target)
        assert relation.type in scale.types()
        assert 0 < relation.confidence <= 1


def test_features_that_no_weight_knows_leave_the_prior() -> None:
    ranker = RelationRanker.load()
    prior = ranker.shares({"always": 1.0})
    assert sum(prior.values()) == pytest.approx(1)
    assert max(prior.values()) < 0.6


def test_same_rows_give_the_same_weights_and_are_learned() -> None:
    rows = [
        Row({"always": 1.0, "l=bomb": 1.0}, {"ASSAULT": 1.0}),
        Row({"always": 1.0, "l=cheer": 1.0}, {"SUPPORT": 1.0}),
        Row({"always": 1.0, "l=leave": 1.0}, {"CONCEDE": 0.5, "RETREAT": 0.5}),
    ]
    types = tuple(scale.types())
    first, second = fit(rows, types), fit(rows, types)
    assert np.array_equal(first, second)
    ranker = RelationRanker(types, first)
    assert max((s := ranker.shares(rows[1].features)), key=lambda t: s[t]) == "SUPPORT"
    shares = ranker.shares(rows[2].features)
    assert shares["CONCEDE"] == pytest.approx(shares["RETREAT"], rel=1e-3)


def test_stored_weights_are_small_and_come_back(tmp_path: Path) -> None:
    assert WEIGHTS.stat().st_size < 2_000_000
    ranker = RelationRanker.load()
    ranker.write(tmp_path / "again.npz")
    again = RelationRanker.load(tmp_path / "again.npz")
    assert np.array_equal(ranker.weights, again.weights)
    assert again.types == ranker.types


def test_model_card_names_the_data_and_the_command() -> None:
    card = WEIGHTS.with_name("RELATIONS_MODEL.md").read_text(encoding="utf-8")
    assert "PLV" in card
    assert "python -m dragoman.events.train_relations" in card
