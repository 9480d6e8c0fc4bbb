"""A statement's parent holds its source and its cue, and no chain of parents comes back."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.model import Span
from dragoman.statements.model import Statement, Statements
from dragoman.statements.nesting import parents


def statement(source: tuple[int, int] | None, cue: int, *content: tuple[int, int]) -> Statement:
    return Statement(
        source=(Span(0, *source),) if source else (),
        mention=None,
        cue=(Span(0, cue, cue + 1),),
        lemma="say",
        content=tuple(Span(0, *piece) for piece in content),
        kind="indirect",
        stance="say",
    )


def test_parent_is_the_smallest_content_around_source_and_cue() -> None:
    # "The mayor said the union claimed the bank knew of the fraud"
    said, claimed, knew = (
        statement((0, 2), 2, (3, 12)),
        statement((3, 5), 5, (6, 12)),
        statement((6, 8), 8, (9, 12)),
    )
    assert parents([said, claimed, knew]) == [None, 0, 1]


def test_source_outside_the_content_makes_no_child() -> None:
    assert parents([statement((0, 2), 2, (3, 12)), statement((0, 2), 5, (6, 12))]) == [None, None]


def test_two_that_hold_each_other_do_not_become_each_others_parents() -> None:
    one, other = statement(None, 2, (5, 12)), statement(None, 7, (0, 4), (8, 9))
    assert parents([one, other]) == [None, 0]


places = st.integers(0, 9).flatmap(lambda a: st.integers(a + 1, 10).map(lambda b: (a, b)))
drawn = st.builds(
    lambda source, cue, content: statement(source, cue, *content),
    st.none() | places, st.integers(0, 9), st.lists(places, min_size=1, max_size=3),
)  # fmt: skip


@given(st.lists(drawn, max_size=8))
def test_no_statement_is_its_own_ancestor(found: list[Statement]) -> None:
    above = parents(found)
    for start in range(len(found)):
        seen, place = {start}, above[start]
        while place is not None:
            assert place not in seen
            seen.add(place)
            place = above[place]


@given(st.lists(drawn, max_size=8))
def test_a_parent_lies_one_step_further_out(found: list[Statement]) -> None:
    nested = Statements(
        tuple(dataclasses.replace(s, parent=p) for s, p in zip(found, parents(found), strict=True))
    )
    for index, one in enumerate(nested.statements):
        if one.parent is not None:
            assert nested.depth(index) == nested.depth(one.parent) + 1
