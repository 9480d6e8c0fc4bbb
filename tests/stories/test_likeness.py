"""What speaks for and against one happening, on tellings made by hand."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.stories.likeness import forbidden, likeness, may_be_one, strangers
from dragoman.stories.settings import settings
from dragoman.stories.signs import signs
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
        "modes": frozenset(), "actors": NOBODY,
        "recipients": NOBODY, "basis": "clause", "near": weighed("met for talks on the canal"),
        "trigger": frozenset({"met"}), "numbers": {}, "known": False, "named": frozenset(),
        "close": weighed("met for talks"), "headline": False, "opening": False, "linked": False,
        "around": weighed("ministers met for talks on the canal"), "repeated": False,
        "place": None, "printed": day, "outlet": None,
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
    same = likeness(one, telling(1, actors=people(MACRON, KERRY)), 0.5)
    visit = telling(
        2, actors=people(BLINKEN), near=weighed("arrived at the canal"),
        around=weighed("a visitor arrived at the canal"), trigger=frozenset({"arriv"}),
    )  # fmt: skip
    assert may_be_one(one, visit)
    assert same > settings().sure > settings().tie > likeness(one, visit, 0.1)


def test_without_a_telling_word_in_common_only_the_same_people_make_one_happening() -> None:
    one = telling(1, actors=people(KERRY))
    assert may_be_one(one, telling(2, actors=people(BLINKEN))), "both tell of a canal"
    assert not may_be_one(one, telling(2, near={}, actors=people(BLINKEN)))
    assert may_be_one(one, telling(2, near={}, actors=people(KERRY)))
    assert not may_be_one(one, telling(9, near={}, actors=people(KERRY))), "a week later"
    assert not may_be_one(one, telling(2, near={}, type="AGREE", actors=people(KERRY)))
    empty = telling(1, near=weighed("with them for the"))
    assert not may_be_one(empty, telling(2, near=weighed("them with the")))


def test_the_same_deed_of_two_countries_is_two_happenings() -> None:
    one, other = (telling(1, actors=people(who)) for who in (MACRON, KERRY))
    assert strangers(one, other)
    assert not may_be_one(one, other)
    with_him = telling(1, actors=people(KERRY), recipients=people(MACRON))
    assert not strangers(one, with_him), "those of a meeting stand on either side"
    assert not strangers(one, telling(1)), "nobody is named in the other"


def test_far_back_a_report_looks_by_rare_words_only() -> None:
    def told(day: int, words: str, **given: Any) -> Telling:
        return telling(day, near=weighed(words), **given)

    later = 150
    rare = "the blockade of the strait"
    assert may_be_one(told(1, rare), told(later, f"since {rare}", basis="document"))
    common = "their meeting last week"
    assert may_be_one(told(1, common), told(9, common, basis="document"))
    assert not may_be_one(told(1, common), told(later, common, basis="document"))
    assert not may_be_one(told(1, rare), told(2 * later, rare, basis="document"))


def test_what_readers_know_of_speaks_for_deeds_and_not_for_words() -> None:
    one, other = telling(1, known=True), telling(2, known=True)
    assert signs(one, other, 0.0).known == 2.0
    said, again = (telling(day, type="ACCUSE", known=True) for day in (1, 2))
    assert signs(said, again, 0.0).known == 0.0


def test_an_inquiry_is_spoken_of_by_its_name_for_months_as_a_deed_is() -> None:
    said, probe, later = (
        telling(day, type="ACCUSE", known=True, modes=frozenset(modes))
        for day, modes in ((1, ()), (1, {"investigate"}), (9, {"investigate"}))
    )
    lasting, spoken = signs(probe, later, 0.0), signs(said, later, 0.0)
    assert (lasting.known, lasting.days, lasting.dated_apart) == (2.0, 1.0, 0.0)
    assert spoken == signs(later, said, 0.0)
    assert spoken.known == 0.0
    assert spoken.days < 1.0 < spoken.dated_apart
    assert (lasting.trigger, spoken.trigger) == (0.0, 1.0), "probe and inquiry are one word for it"


def test_what_is_said_has_modes_that_differ_little() -> None:
    one, other = frozenset({"change"}), frozenset({"meet"})
    asked, urged = (telling(1, type="REQUEST", modes=modes) for modes in (one, other))
    assert signs(asked, urged, 0.0).modes == 0.0
    shot, bombed = (telling(1, type="ASSAULT", modes=modes) for modes in (one, other))
    assert signs(shot, bombed, 0.0).modes == -1.0


def test_words_beside_the_trigger_tell_no_meeting_from_the_next() -> None:
    met, agreed = (
        signs(telling(1, type=kind), telling(2, type=kind), 0.0) for kind in ("CONSULT", "AGREE")
    )
    assert met.close == met.shared == 0.0
    assert agreed.close > 0.9
    assert agreed.shared > 0.0
    elsewhere = telling(2, around=weighed("a strike at the docks"))
    assert met.around > signs(telling(1), elsewhere, 0.0).around


def test_whom_force_is_used_on_tells_one_act_from_the_next_and_who_meets_does_not() -> None:
    met, struck = (
        signs(*(telling(day, type=kind, recipients=people(KERRY)) for day in (1, 2)), 0.0)
        for kind in ("CONSULT", "ASSAULT")
    )
    assert met.persons == struck.persons == struck.victims == 1.0
    assert met.victims == 0.0


def test_those_who_act_are_the_same_only_where_nobody_else_does() -> None:
    one = telling(1, actors=people(MACRON, KERRY))
    assert signs(one, telling(2, actors=people(KERRY, MACRON)), 0.0).everybody == 1.0
    assert signs(one, telling(2, actors=people(KERRY)), 0.0).everybody == 0.0
    assert signs(telling(1), telling(2), 0.0).everybody == 0.0, "nobody is named"


def test_reports_of_one_day_may_tell_of_many_acts_of_a_war() -> None:
    raid, again = (telling(day, type="ASSAULT", repeated=True) for day in (1, 1))
    other_day = telling(2, type="ASSAULT")
    assert (signs(raid, again, 0.0).printed, signs(raid, again, 0.0).repeated) == (1.0, 1.0)
    assert signs(raid, other_day, 0.0).printed == signs(raid, other_day, 0.0).repeated == 0.0
    assert signs(telling(1), telling(1), 0.0).printed == 0.0, "a meeting"


def test_days_between_count_by_what_the_days_rest_on() -> None:
    def apart(basis: str, **given: Any) -> tuple[float, float, float]:
        found = signs(*(telling(day, basis=basis, **given) for day in (1, 9)), 0.0)
        return found.dated_apart, found.undated_apart, found.recalled_apart

    (dated, *neither), (no_day, undated, _) = apart("clause"), apart("document")
    assert dated == undated > 1.0
    assert no_day == sum(neither) == 0.0
    assert apart("document", known=True)[2] == apart("document", linked=True)[2] == undated


def test_deeds_that_readers_know_of_are_told_apart_by_their_places() -> None:
    def told(place: str | None, known: bool = True) -> Telling:
        return telling(1, type="ASSAULT", place=place, known=known)

    assert signs(told("Rafah"), told("Rafah"), 0.0).place == 1.0
    assert signs(told("Rafah"), told("Khan Yunis"), 0.0).place == -1.0
    assert signs(told("Rafah"), told(None), 0.0).place == 0.0
    assert signs(told("Rafah"), told("Khan Yunis", known=False), 0.0).place == 0.0


def test_what_one_outlet_prints_twice_is_seldom_one_happening() -> None:
    post, wire, unknown = (telling(1, outlet=name) for name in ("Lari Post", "Kura Wire", None))
    assert signs(post, post, 0.0).outlet == 1.0
    assert signs(post, wire, 0.0).outlet == signs(unknown, unknown, 0.0).outlet == 0.0


def test_one_who_shoots_and_is_shot_at_does_not_do_the_same_twice() -> None:
    def told(kind: str) -> tuple[Telling, Telling]:
        one = telling(1, type=kind, actors=people(KERRY), recipients=people(MACRON))
        return one, telling(1, type=kind, actors=people(MACRON), recipients=people(KERRY))

    assert strangers(*told("ASSAULT"))
    assert not strangers(*told("CONSULT")), "those of a meeting stand on either side"


def test_two_men_of_no_known_country_who_have_names_are_not_one() -> None:
    killed = ("Bashir", ""), ("Okello", "")
    one, other = (
        telling(1, recipients=people(who).__replace__(countries=frozenset())) for who in killed
    )
    assert signs(one, other, 0.0).recipients < 0.0 < signs(one, one, 0.0).recipients


def test_the_same_words_on_other_days_are_a_text_that_stands_in_many_reports() -> None:
    one = telling(1, type="REJECT")
    assert signs(one, telling(1, type="REJECT"), 0.0).standing == 0.0
    assert signs(one, telling(40, type="REJECT"), 0.0).standing == 1.0
    other = weighed("refused the offer of a canal")
    assert signs(one, telling(40, type="REJECT", near=other), 0.0).standing == 0.0


def test_the_news_of_two_reports_and_what_is_told_beside_other_things_are_told_apart() -> None:
    news, aside = telling(1, opening=True), telling(2, linked=True)
    assert signs(news, news, 0.0).openings == 1.0
    assert signs(news, aside, 0.0).openings == 0.0


def test_a_side_that_nobody_names_is_told_from_the_rest_where_force_is_used() -> None:
    named = telling(1, type="ASSAULT", actors=people(KERRY))
    assert signs(named, named, 0.0).unnamed == 0.0
    assert signs(named, telling(1, type="ASSAULT"), 0.0).unnamed == 1.0
    assert signs(telling(1), telling(1), 0.0).unnamed == 0.0, "who met is seldom left out"


def test_names_of_no_party_speak_for_one_happening() -> None:
    rafah = frozenset({"rafah", "kerry"})
    one, other = (telling(day, actors=people(KERRY), named=rafah) for day in (1, 2))
    with_names = one.told.actors.__replace__(names=frozenset({"kerry"}))
    named = telling(1, actors=with_names, named=rafah)
    assert signs(one, other, 0.0).names > signs(named, other, 0.0).names > 0.0


def test_what_is_compared_is_the_same_whichever_comes_first() -> None:
    one = telling(1, actors=people(MACRON), numbers={"killed": (4, None)})
    other = telling(2, type="AGREE", actors=people(KERRY, MACRON), numbers={"killed": (9, 9)})
    assert signs(one, other, 0.1) == signs(other, one, 0.1)
    assert msgspec.json.decode(msgspec.json.encode(one.told), type=Told) == one.told


def test_a_month_that_holds_the_day_speaks_for_one_happening_and_the_next_does_not() -> None:
    day = telling(14)
    month, following = (
        msgspec.structs.replace(day, first=first, last=first + 30) for first in (0, 31)
    )
    assert signs(day, month, 0.2).days > 0.5 > signs(day, following, 0.2).days


def test_a_day_on_which_something_was_said_is_a_day_given() -> None:
    said = telling(20, basis="statement")
    assert signs(said, telling(20), 0.2).dated == 1.0
    assert signs(said, telling(20, basis="narrative"), 0.2).dated == 0.0
