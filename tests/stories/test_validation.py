"""What is said of the weights of stories: of happenings that they have not learned from."""

from __future__ import annotations

from dragoman.stories.signs import Signs
from dragoman.stories.validation import Compared, cross_validated

NOTHING = Signs(*[0.0] * len(Signs._fields))


def judged(number: int, same: bool, **told: float) -> Compared:
    """A pair of two reports of its own."""
    reports = (f"{number} one", f"{number} other")
    return Compared("tune", reports, NOTHING._replace(**told), same, 1.0)


def test_a_sign_that_tells_of_every_happening_is_learned_from_the_others() -> None:
    pairs = [judged(n, n % 2 == 0, close=float(n % 2 == 0)) for n in range(60)]
    assert cross_validated(pairs, "tune", 30) == (1.0, 1.0)


def test_what_is_learned_of_one_happening_is_not_asked_of_it() -> None:
    """Each happening has a sign of its own kind, which only its own pairs could teach."""
    reports = ("wire", "copy", "other", "later")
    one = [
        Compared("tune", (a, b), NOTHING._replace(numbers=1.0), True, 1.0)
        for a in reports for b in reports if a < b
    ]  # fmt: skip
    rest = [judged(n, False, close=0.1) for n in range(30)]
    known = [judged(n + 30, True, close=1.0) for n in range(30)]
    with_others = cross_validated([*one, *rest, *known], "tune", len(one) + len(known))
    assert with_others.recall < 1.0


def test_pairs_that_are_never_compared_are_missed() -> None:
    pairs = [judged(n, n % 2 == 0, close=float(n % 2 == 0)) for n in range(60)]
    worth = cross_validated(pairs, "tune", 60)
    assert worth.recall == 0.5
    assert worth.precision == 0.0, "seven of ten cannot be found"


def test_only_the_asked_part_is_counted() -> None:
    pairs = [judged(n, n % 2 == 0, close=float(n % 2 == 0)) for n in range(60)]
    wrong = [judged(n + 60, n % 2 == 1, close=float(n % 2 == 0)) for n in range(10)]
    others = [pair._replace(part="general") for pair in wrong]
    assert cross_validated([*pairs, *others], "tune", 30).recall == 1.0
    assert cross_validated([*pairs, *others], "general", 5).recall < 1.0
