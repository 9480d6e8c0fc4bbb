"""Groups by average linkage: what is joined, and that order changes nothing."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.groups import connected, grouped

NAMES = "abcdefg"


def test_a_chain_of_likes_is_not_one_group() -> None:
    ties = {("a", "b"): 0.9, ("b", "c"): 0.5, ("c", "d"): 0.9}
    assert grouped(ties, 0.6) == [["a", "b"], ["c", "d"]]


def test_three_that_are_all_alike_are_one_group() -> None:
    ties = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.7}
    assert grouped(ties, 0.6) == [["a", "b", "c"]]


def test_a_weak_tie_within_a_strong_group_does_not_break_it() -> None:
    ties = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.4}
    assert grouped(ties, 0.6) == [["a", "b", "c"]]


def test_what_cannot_be_compared_speaks_neither_for_nor_against() -> None:
    ties = {("a", "b"): 0.9, ("b", "c"): 0.8}
    assert grouped(ties, 0.6) == [["a", "b", "c"]]


def test_what_no_tie_holds_together_comes_into_no_group_by_way_of_a_third() -> None:
    ties = {("a", "b"): 0.9, ("b", "c"): 0.8}
    assert grouped(ties, 0.6, untied=1.0) == [["a", "b"]]
    assert grouped(ties, 0.6) == [["a", "b", "c"]]


def test_one_tie_that_is_missing_does_not_break_a_group() -> None:
    ties = {("a", "b"): 0.9, ("b", "c"): 0.8}
    assert grouped(ties, 0.6, untied=0.2) == [["a", "b", "c"]]
    assert grouped(ties, 0.7, untied=0.2) == [["a", "b"]]


def test_what_is_missing_between_two_groups_counts_by_their_members() -> None:
    ties = {("a", "b"): 0.9, ("c", "d"): 0.9, ("a", "c"): 0.8}
    assert grouped(ties, 0.5, untied=0.2) == [["a", "b", "c", "d"]]
    assert grouped(ties, 0.51, untied=0.2) == [["a", "b"], ["c", "d"]]


def test_ties_that_are_not_sure_join_no_two_sets_that_are() -> None:
    ties = {("a", "b"): 0.9, ("b", "c"): 0.7, ("c", "d"): 0.9, ("a", "c"): 0.7}
    assert grouped(ties, 0.6) == [["a", "b", "c", "d"]]
    assert grouped(ties, 0.6, sure=0.8) == [["a", "b"], ["c", "d"]]
    alone = {pair: ties[pair] for pair in ties if "d" not in pair}
    assert grouped(alone, 0.6, sure=0.8) == [["a", "b"]], "whatever else is looked at beside them"


def test_nothing_is_joined_below_the_threshold() -> None:
    assert grouped({("a", "b"): 0.5}, 0.6) == []
    assert grouped({("a", "b"): 0.5}, 0.5) == [["a", "b"]]


def test_connected_sets_are_found_through_others() -> None:
    found = connected([("a", "b"), ("c", "d"), ("b", "e")])
    assert sorted(sorted(group) for group in found) == [["a", "b", "e"], ["c", "d"]]


@given(
    st.dictionaries(
        st.sampled_from(list(itertools.combinations(NAMES, 2))),
        st.sampled_from([0.3, 0.5, 0.6, 0.7, 0.9]),
        min_size=1,
    ),
    st.randoms(),
)
def test_the_order_of_ties_changes_no_group(
    ties: dict[tuple[str, str], float], random: object
) -> None:
    shuffled = list(ties.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert grouped(dict(shuffled), 0.6) == grouped(ties, 0.6)
