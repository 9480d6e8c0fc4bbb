"""What denials answer, and whose turn is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.analysis import disputes, shifts
from dragoman.analysis.roster import nation
from dragoman.coder import Coder
from dragoman.ledger.ledger import Ledger

Build = Callable[..., Ledger]


@pytest.fixture
def build(tmp_path: Path, coder: Coder) -> Build:
    def made(*reports: tuple[str, str]) -> Ledger:
        given = [
            {"id": f"r{n}", "date": day, "text": text} for n, (day, text) in enumerate(reports)
        ]
        ledger = Ledger(tmp_path / "news.db")
        coded = coder.code_many(given)
        ledger.add_many((r, g["text"]) for g, r in zip(given, coded, strict=True))
        return ledger

    return made


def sides(ledger: Ledger) -> list[tuple[set[str], set[str]]]:
    return [
        (
            {a.holder.key for a in d.asserts if a.holder},
            {a.holder.key for a in d.denies if a.holder},
        )
        for d in disputes(ledger)
    ]


def test_sides_that_charge_one_another_with_one_act_dispute_it(build: Build) -> None:
    ledger = build((
        "2024-03-05",
        "Kenya accused Somalia on Monday of shelling the town of Mandera. "
        "Somalia said Kenyan forces had shelled the town themselves.",
    ))  # fmt: skip
    assert any("KEN" in a and "SOM" in d for a, d in sides(ledger))


def test_a_denial_answers_what_has_just_been_said_of_its_speaker(build: Build) -> None:
    ledger = build((
        "2024-03-05",
        "Greece estimates that Turkey has massed forty ships off Rhodes. "
        "Turkey denied that it plans a landing.",
    ))  # fmt: skip
    assert any("GRC" in a and "TUR" in d for a, d in sides(ledger))


def test_what_is_withheld_from_somebody_is_denied_to_nobody(build: Build) -> None:
    ledger = build((
        "2024-03-05",
        "Kenya said Uganda had shelled a village. Uganda denied visas to four Kenyan reporters.",
    ))  # fmt: skip
    assert not sides(ledger)
    text = "Kenya said Uganda had shelled a village. Uganda denied the report of Kenyan officers."
    assert any("UGA" in d for _, d in sides(build(("2024-03-05", text))))


@pytest.mark.parametrize(
    ("asserted", "denied"),
    [
        (
            "In a U-turn, Kenya agreed on Monday to talk to the rebels. The price of maize rose. "
            "Schools stayed shut. The rains were late. Ferries did not sail. Farmers waited. ",
            "Kenya denied that it had changed its position.",
        ),
        (
            "Kenyan soldiers shot at a Somali bus on Monday. Two women were hurt. The bus burned. "
            "The road was shut. The driver fled. It rained all night. The wreck was taken away. ",
            "Kenya described the version as absurd.",
        ),
        (
            "Peru said that Chile had refused its proposal for a ferry twice. It rained. Schools "
            "stayed shut. The rains were late. Ferries did not sail. Farmers waited. The price of "
            "maize rose. ",
            "Chile said that it had never received a proposal for a ferry.",
        ),
        (
            "Kenyan minister Amos Okello resigned after it emerged that his office had sold maize. "
            "The harbour was shut. It rained. Schools stayed shut. ",
            "Okello denied that he had wanted to hide the sale.",
        ),
        (
            "The hatch of a cattle ship had been left open, divers found. The harbour was closed. ",
            "The owners of the cattle ship deny that the crew was careless.",
        ),
    ],
)
def test_a_denial_finds_what_it_answers_far_before_it(
    build: Build, asserted: str, denied: str
) -> None:
    found = disputes(build(("2024-03-05", asserted + denied)))
    answers = [
        (a.evidence.sentence, d.evidence.sentence)
        for dispute in found
        for a in dispute.asserts
        for d in dispute.denies
    ]
    first = asserted.partition(". ")[0] + "."
    assert (first, denied) in answers


@pytest.mark.parametrize(
    ("text", "asserting", "denying"),
    [
        (
            "Kenya demanded a safe road out of Mandera. "
            "Somalia accused the Kenyan army of blocking it.", "SOM", "KEN",
        ),
        (
            "The chief of police, Amos Okello, told reporters that his officers had used minimum "
            "force. Lawyers accused them of firing without warning.", "lawyers", "amos",
        ),
    ],
)  # fmt: skip
def test_a_demand_and_a_word_for_ones_people_answer_a_charge(
    build: Build, text: str, asserting: str, denying: str
) -> None:
    found = sides(build(("2024-03-05", text)))
    assert any(
        any(k.startswith(asserting) for k in a) and any(k.startswith(denying) for k in d)
        for a, d in found
    )


def test_a_charge_of_something_else_is_no_answer_to_a_demand(build: Build) -> None:
    text = "Kenya demanded a loan. Somalia accused the Kenyan army of shelling Mandera."
    assert not any("SOM" in a and "KEN" in d for a, d in sides(build(("2024-03-05", text))))


def test_who_takes_the_second_of_what_he_refused_turns(build: Build) -> None:
    text = "Norway's first offer was rejected by Chile in February, its second accepted in March."
    found = shifts(build(("2024-03-05", text)))
    assert [(s.holder.key, s.direction) for s in found] == [("CHL", "turn")]


def test_turns_in_two_reports_of_the_same_states_are_of_one_matter(build: Build) -> None:
    ledger = build(
        ("2024-03-05", "Norway seized a Chilean trawler. Chile protested."),
        ("2024-03-25", "Norway let the owners tow the trawler home. Chile was glad."),
    )
    found = [(s.holder.key, s.issue, s.direction) for s in shifts(ledger)]
    assert ("NOR", "release_of_ships", "for") in found


def test_who_is_asked_of_a_word_may_refuse_to_call_it_so(build: Build) -> None:
    ledger = build((
        "2024-03-05",
        "Capital Radio: Kenya's president says that is robbery.\n\n"
        "Ugandan Foreign Minister Amos Okello: We paid. I don't call that robbery.\n\n"
        "Capital Radio: And the bridge?\n\n"
        "Okello: It will be built.\n",
    ))  # fmt: skip
    assert any("KEN" in a and "UGA" in d for a, d in sides(ledger))


def test_words_that_merely_stand_before_a_denial_are_not_what_it_answers(build: Build) -> None:
    ledger = build((
        "2024-03-05",
        "Analysts say the visit showed how much Spain needs the gas of Algeria. "
        "Spain denied that it would raise the tax on tobacco.",
    ))  # fmt: skip
    assert not sides(ledger)
    text = "Analysts say that Spain raised the tax on tobacco. Spain denied that it had raised it."
    assert any("ESP" in d for _, d in sides(build(("2024-03-05", text))))


@pytest.mark.parametrize(
    ("text", "disputed"),
    [
        (
            "Farmers think that Spain could raise the tax on wine. "
            "Spain denied that it had broken the rules on fishing.",
            "Farmers say that Spain has broken the rules on fishing. "
            "Spain denied that it had broken the rules on fishing.",
        ),
        (
            "Portugal says that Spain shelled a port. War is near unless Spain denies the claim.",
            "Portugal says that Spain shelled a port. War is near although Spain denies the claim.",
        ),
        (
            "Analysts say that Spain should open its ports again. Spain denied any wrongdoing.",
            "Portugal accused Spain of shelling its ports. Spain denied any wrongdoing.",
        ),
        (
            "Two teachers claim that Spain owes them wages. A court in Spain dismissed the claims.",
            "Portugal claims that Spain owes it wages. Spain dismissed the claims.",
        ),
    ],
)
def test_what_is_foretold_or_ruled_on_is_no_dispute(build: Build, text: str, disputed: str) -> None:
    assert not sides(build(("2024-03-05", text)))
    assert any("ESP" in d for _, d in sides(build(("2024-03-05", disputed))))


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("A judge in Spain suspended the visas on Monday.", "Spain suspended the visas on Monday."),
        ("Most nurses in Spain quit in protest over visas.", "Spain quit the talks on visas."),
        ("Norway cancelled its part in the arms embargo conference.",
         "Norway cancelled its arms embargo."),
        ("Experts say Spain's toned-down remarks on sanctions will not last.",
         "Spain toned down its rhetoric on sanctions."),
    ],
)  # fmt: skip
def test_what_others_do_or_are_called_is_no_turn(build: Build, text: str, turn: str) -> None:
    assert not shifts(build(("2024-03-05", text)))
    assert shifts(build(("2024-03-05", turn)))


def test_a_turn_is_not_on_what_another_clause_names(build: Build) -> None:
    text = (
        "Norway had previously resisted sending divers there, a stance that derailed the peace "
        "talks in Oslo."
    )
    assert "negotiations" not in {s.issue for s in shifts(build(("2024-03-05", text)))}


def test_reports_of_different_matters_make_no_turn(build: Build) -> None:
    ledger = build(
        (
            "2024-02-27",
            "Peru ruled out talks with miners over wages in the pits of Apurimac.",
        ),
        ("2024-05-15", "Peru agreed on Tuesday to negotiate a loan for its railways with Japan."),
    )
    assert not [s for s in shifts(ledger) if s.kind == "record"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway has reversed course on the embargo.", True),
        ("Norway will reverse course on the embargo, a lawyer said.", False),
        ("The ships can sail when Norway lifts the embargo.", False),
        ("Norway lifted the embargo on Monday.", True),
    ],
)
def test_a_turn_is_told_as_done(build: Build, text: str, told: bool) -> None:
    found = [s for s in shifts(build(("2024-03-05", text))) if s.holder.key == "NOR"]
    assert bool(found) == told


def test_a_title_tells_whose_somebody_is() -> None:
    assert nation("Icelandic Foreign Minister") == "ISL"
    assert nation("Ecuador’s Foreign Minister") == "ECU"
    assert nation("Foreign Minister") is None
