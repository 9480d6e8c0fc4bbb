"""Acts that are told only by what was told before, or by whose words they stand in."""

from __future__ import annotations

from tests.events.lines import told

from dragoman.coder import Coder


def test_the_dead_of_an_attack_just_told_are_its_victims(coder: Coder) -> None:
    text = "Rebels shelled the Malian town of Gao. A dozen people were killed."
    assert [line.split()[0].partition("/")[0] for line in told(coder, text)] == ["ASSAULT"] * 2


def test_the_dead_of_no_attack_were_killed_by_nobody(coder: Coder) -> None:
    text = "Malian ministers met in Gao after the floods. A dozen people were killed."
    assert not [line for line in told(coder, text) if line.startswith("ASSAULT")]


def test_the_dead_of_an_attack_told_long_before_are_not_its_victims(coder: Coder) -> None:
    text = (
        "Rebels shelled the Malian town of Gao. The mayor spoke. He has an office there. "
        "It is an old town. The river is near. A dozen people were killed."
    )
    assert sum(line.startswith("ASSAULT") for line in told(coder, text)) == 1


def test_who_issues_a_statement_that_condemns_is_who_condemns(coder: Coder) -> None:
    text = "The Ghanaian foreign ministry issued a statement condemning Togo."
    assert told(coder, text) == ["ACCUSE/disapprove GHA:GOV -> TGO:GOV"]


def test_thousands_who_march_need_no_name(coder: Coder) -> None:
    assert told(coder, "Thousands took to the streets of Khartoum.") == ["PROTEST/demo nobody"]


def test_rockets_on_a_town_need_no_named_side(coder: Coder) -> None:
    found = told(coder, "Dozens of rockets were fired at Haifa.")
    assert [line.partition("/")[0] for line in found] == ["ASSAULT"]


def test_forces_that_are_written_as_a_name_are_forces(coder: Coder) -> None:
    text = "Royal Marines are expected to be deployed near Bahrain."
    assert any(line.startswith("MOBILIZE/troops") for line in told(coder, text))


def test_who_claims_that_people_were_killed_accuses_nobody(coder: Coder) -> None:
    text = "Rebels shelled Gao. The Malian ministry claimed that forty people had been killed."
    assert not [line for line in told(coder, text) if line.startswith("ACCUSE")]


def test_fighting_at_a_place_needs_no_named_side(coder: Coder) -> None:
    assert told(coder, "Fighting raged in Severodonetsk.") == ["ASSAULT nobody"]


def test_who_vetoes_a_resolution_that_condemns_does_not_condemn(coder: Coder) -> None:
    found = told(coder, "Russia vetoed a resolution condemning Togo.")
    assert not [line for line in found if line.startswith("ACCUSE") and "RUS" in line]


def test_who_goes_on_in_quoted_words_says_them_and_takes_up_no_act(coder: Coder) -> None:
    found = told(coder, '"Chad has attacked Mali," the Nigerien minister continued.')
    assert found == ["ASSAULT TCD:GOV -> MLI:GOV"]
    found = told(coder, '"Sanctions on Chad were imposed," the Nigerien minister continued.')
    assert found
    assert not any("NER" in line for line in found)


def test_what_one_goes_on_doing_is_still_done(coder: Coder) -> None:
    assert "ASSAULT TCD:GOV -> NER:GOV" in told(coder, "Chad went on attacking Niger.")
