"""The settings and the weights of words hold together."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from dragoman import stories
from dragoman.events import scale
from dragoman.events.model import Basis, Status
from dragoman.rules import read_rows
from dragoman.stories.likeness import WEIGHTS
from dragoman.stories.settings import settings
from dragoman.stories.signs import Signs
from dragoman.stories.words import akin, stem, worth
from dragoman.weights import read_weights


def test_kin_is_mutual_and_names_types_that_exist() -> None:
    for kind, others in settings().kin.items():
        assert {kind, *others} <= set(scale.types())
        for other in others:
            assert kind in settings().kin[other], f"{other} lacks {kind}"


def test_every_basis_has_a_slack_and_every_status_exists() -> None:
    assert settings().slack.keys() == set(get_args(Basis))
    assert settings().dated <= set(get_args(Basis))
    assert settings().statuses <= set(get_args(Status))
    assert settings().mutual["types"] <= set(scale.types())
    assert settings().force | settings().meeting | settings().verbal <= set(scale.types())


def test_every_sign_has_a_weight_and_only_what_speaks_for_two_happenings_costs() -> None:
    bias, found = read_weights(WEIGHTS, Signs._fields)
    assert bias < 0, "two tellings with nothing in common are two happenings"
    costs = {name for name, weight in zip(Signs._fields, found, strict=True) if weight < 0}
    two_days = {"dated_apart", "undated_apart", "openings", "standing"}
    many_acts = {"said", "printed", "repeated", "outlet"}
    assert costs <= two_days | many_acts


def test_bands_divide_the_sketch() -> None:
    assert settings().copies.permutations % settings().copies.bands == 0


def test_each_stem_is_counted_once_and_in_no_more_reports_than_there_are() -> None:
    rows = list(read_rows("stories/words.tsv", Path(stories.__file__).with_name("words.tsv")))
    counts = {row["stem"]: int(row["reports"]) for row in rows}
    assert len(counts) == len(rows)
    assert max(counts.values()) == counts["*"]


def test_rare_words_are_worth_more() -> None:
    assert worth("the") < worth(stem("president")) < worth("kutaisi")


def test_forms_of_a_word_are_akin_and_empty_words_are_not() -> None:
    assert akin({stem("kidnapped")}, {stem("kidnappings")})
    assert akin({stem("invaded")}, {stem("invasion")})
    assert not akin({"with", "talk"}, {"with", "strike"})
