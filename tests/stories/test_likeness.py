"""What speaks for and against one happening, on tellings made by hand."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.stories.likeness import forbidden, likeness, may_be_one, signs
from dragoman.stories.telling import NOBODY, Side, Telling, Told
from dragoman.stories.words import weighed

MACRON = ("Macron", "FRA")
KERRY = ("Kerry", "USA")
BLINKEN = ("Blinken", "USA")


def people(*named: tuple[str, str]) -> Side:
    """A side of men and women with proper names."""
    return Side(
        keys=frozenset(f"{name.lower()}|{country}|GOV" for name, country in named),
        names=frozenset[str](),
        people=frozenset(name.lower() for name, _ in named),
        states=frozenset[str](),
        countries=frozenset(country for _, country in named),
        sectors=frozenset({"GOV"}),
    )


def telling(day: int, **given: Any) -> Telling:
    """A meeting on a day, told by a sentence; `type`, `basis` and the rest of it as given."""
    told = {
        "modes": frozenset(), "acts": frozenset({"meetings::met"}), "actors": NOBODY,
        "recipients": NOBODY, "place": "", "country": "", "lat": None, "lon": None,
        "basis": "clause", "near": weighed("met for talks on the canal"),
        "trigger": frozenset({"met"}), "numbers": {},
    }  # fmt: skip
    kind = given.pop("type", "CONSULT")
    return Telling(day, day, kind, day, day, None, Told(**{**told, **given}))


def test_a_surname_is_enough_to_know_somebody_by() -> None:
    full, short = people(("John Kerry", "USA")), people(KERRY)
    assert signs(telling(1, actors=full), telling(2, actors=short), 0.0).actors == 1.0
    assert signs(telling(1, actors=full), telling(2, actors=people(BLINKEN)), 0.0).actors < 0.5
    brother = people(("Cameron Kerry", "USA"))
    assert signs(telling(1, actors=full), telling(2, actors=brother), 0.0).actors < 0.5


def test_who_meets_one_with_another_does_not_meet_him_with_a_third() -> None:
    one = telling(1, actors=people(MACRON, KERRY))
    again = signs(one, telling(2, actors=people(MACRON, KERRY)), 0.3)
    third = signs(one, telling(2, actors=people(MACRON, BLINKEN)), 0.3)
    assert again.actors == 1.0
    assert third.actors == 0.5


def test_a_report_looks_back_on_what_was_and_never_tells_of_what_comes_after_it() -> None:
    dated, week = telling(20), 9
    after = telling(20 + week, basis="document")
    before = telling(20 - week, basis="document")
    assert may_be_one(dated, after)
    assert not forbidden(dated, after)
    assert forbidden(dated, before)
    assert not may_be_one(dated, before)
    assert forbidden(dated, telling(20 + week)), "both give their day"


def test_two_types_without_a_word_in_common_are_never_one() -> None:
    met = telling(1)
    agreed = telling(1, type="AGREE", trigger=frozenset({"agre"}))
    meeting = telling(1, type="AGREE", trigger=frozenset({"meeting", "prepar"}))
    assert not may_be_one(met, agreed)
    assert not may_be_one(met, telling(1, type="ASSAULT"))
    assert may_be_one(telling(1, trigger=frozenset({"meeting"})), meeting)


def test_numbers_far_apart_speak_against_one_happening() -> None:
    def told(killed: int) -> Telling:
        return telling(killed, basis="document", numbers={"killed": (killed, killed)})

    assert signs(told(4), told(4), 0.0).numbers == 1.0
    assert -1.0 < signs(told(4), told(5), 0.0).numbers < 0.0
    assert signs(told(1), told(5), 0.0).numbers == -1.0


def test_what_is_done_and_who_does_it_outweigh_a_common_word() -> None:
    one = telling(1, actors=people(MACRON, KERRY))
    same = likeness(one, telling(2, actors=people(MACRON, KERRY)), 0.2)
    apart = likeness(
        one,
        telling(2, actors=people(("Xi", "CHN")), acts=frozenset({"visits::arrive"})),
        0.2,
    )
    assert same > 0.6 > apart
    assert likeness(one, telling(2, near={}, actors=people(MACRON, KERRY)), 0.0) == 0.0


def test_what_is_compared_is_the_same_whichever_comes_first() -> None:
    one = telling(1, actors=people(MACRON), numbers={"killed": (4, None)})
    other = telling(2, type="AGREE", actors=people(KERRY, MACRON), numbers={"killed": (9, 9)})
    assert signs(one, other, 0.1) == signs(other, one, 0.1)
    assert msgspec.json.decode(msgspec.json.encode(one.told), type=Told) == one.told
