"""Positions, shifts and disputes of single reports."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.analysis import disputes, positions, shifts
from dragoman.analysis.briefing import brief, render
from dragoman.analysis.families import using
from dragoman.analysis.phrases import PhraseBook
from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger

Build = Callable[..., Ledger]


@pytest.fixture
def build(tmp_path: Path, coder: Coder) -> Build:
    def made(*reports: tuple[str, str], source: str = "The Harbour Post") -> Ledger:
        given = [
            {"id": f"r{n}", "date": date, "text": text, "source": source}
            for n, (date, text) in enumerate(reports)
        ]
        ledger = Ledger(tmp_path / "news.db")
        ledger.add_many(
            (record, report["text"])
            for report, record in zip(given, coder.code_many(given), strict=True)
        )
        return ledger

    return made


def sides(ledger: Ledger) -> set[tuple[str, str, int]]:
    return {(p.holder.key, p.issue, p.polarity) for p in positions(ledger)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru rejected an offer of mediation on Monday.", ("PER", "mediation", -1)),
        ("Norway will lift its sanctions against Iceland.", ("NOR", "sanctions", -1)),
        ("Ecuador is ready to withdraw its troops, Quito said.", ("ECU", "withdrawal", 1)),
        ("Russia refused to lift the embargo.", ("RUS", "sanctions", 1)),
        ("Turkey demanded a ceasefire from Russia.", ("TUR", "ceasefire", 1)),
        ("Germany agreed to supply Ukraine with anti-tank weapons.", ("DEU", "arms_supply", 1)),
    ],
)
def test_an_actor_stands_where_its_words_put_it(
    build: Build, text: str, wanted: tuple[str, str, int]
) -> None:
    assert wanted in sides(build(("2024-03-05", text)))


def test_a_plain_report_of_somebody_else_is_no_position_of_the_speaker(build: Build) -> None:
    ledger = build(("2024-03-05", "Kenya said that Uganda would lift its sanctions on Rwanda."))
    assert not any(key == "KEN" for key, _, _ in sides(ledger))
    own = build(("2024-03-05", "Kenya said that it would lift its sanctions on Rwanda."))
    assert ("KEN", "sanctions", -1) in sides(own)


def test_a_turn_against_the_own_record_is_a_shift(build: Build) -> None:
    ledger = build(
        ("2024-02-27", "Peru ruled out talks with Ecuador on Tuesday."),
        ("2024-03-15", "Peru agreed on Thursday to negotiate with Ecuador."),
    )
    (found,) = [s for s in shifts(ledger) if s.kind == "record" and s.holder.key == "PER"]
    assert (found.issue, found.direction) == ("negotiations", "for")
    assert (str(found.earlier_day), str(found.day)) == ("2024-02-27", "2024-03-14")


def test_saying_the_same_again_is_no_shift(build: Build) -> None:
    ledger = build(
        ("2024-02-27", "Peru ruled out talks with Ecuador on Tuesday."),
        ("2024-03-15", "Peru again refused to negotiate with Ecuador on Thursday."),
    )
    assert [p.polarity for p in positions(ledger, "actor:PER", issue="negotiations")] == [-1, -1]
    assert not [s for s in shifts(ledger) if s.holder.key == "PER"]


def test_sanctions_on_one_state_do_not_contradict_their_end_for_another(build: Build) -> None:
    ledger = build(
        ("2024-02-27", "The United States imposed sanctions on Iran on Monday."),
        ("2024-03-15", "The United States lifted sanctions against Cuba on Thursday."),
    )
    assert {("USA", "sanctions", 1), ("USA", "sanctions", -1)} <= set(sides(ledger))
    assert not [s for s in shifts(ledger) if (s.issue, s.kind) == ("sanctions", "record")]


def test_a_turn_that_a_text_asserts_is_put_down_to_who_asserts_it(build: Build) -> None:
    ledger = build(
        (
            "2024-03-15",
            "Norway's position on sanctions has changed, Iceland's foreign minister said.",
        ),
        ("2024-03-16", "Norway softened its stance on sanctions."),
    )
    by = {s.evidence_document: s for s in map(_Shown, shifts(ledger)) if s.kind == "asserted"}
    assert by["r0"].holder == "NOR"
    assert any("minister" in name.lower() for name in by["r0"].by)
    assert by["r1"].by == ("The Harbour Post",)


class _Shown:
    def __init__(self, shift: object) -> None:
        self.kind = shift.kind  # type: ignore[attr-defined]
        self.holder = shift.holder.key  # type: ignore[attr-defined]
        self.by = shift.asserted_by  # type: ignore[attr-defined]
        self.evidence_document = shift.later.document  # type: ignore[attr-defined]


def test_members_of_parliament_do_not_share_a_position(build: Build) -> None:
    ledger = build(
        ("2024-02-27", "Senator Anna Holt opposed arms sales to Peru on Tuesday."),
        ("2024-03-15", "Senator Luke Brand supported arms sales to Peru on Thursday."),
    )
    keys = {p.holder.key for p in positions(ledger, issue="arms_supply")}
    assert len(keys) == 2, "opponents in one chamber were taken for one holder"
    assert not [s for s in shifts(ledger) if s.kind == "record"]


def test_what_others_tell_of_an_actor_makes_no_record_of_it(build: Build) -> None:
    ledger = build(
        ("2024-02-27", "Peru ruled out talks with Ecuador on Tuesday."),
        ("2024-03-15", "Peru is ready to negotiate with Ecuador, Brazil said on Thursday."),
    )
    assert {("PER", "negotiations", 1), ("PER", "negotiations", -1)} <= set(sides(ledger))
    assert not [s for s in shifts(ledger) if s.kind == "record" and s.holder.key == "PER"]


def test_a_background_noun_is_no_change_of_position(build: Build) -> None:
    ledger = build(
        ("2024-02-27", "Peru ruled out talks with Ecuador on Tuesday."),
        ("2024-03-15", "The talks of Peru with Ecuador were on the front page on Thursday."),
    )
    assert ("PER", "negotiations", -1) in sides(ledger)
    assert not [s for s in shifts(ledger) if s.holder.key == "PER"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norway lifted its embargo on fish from Iceland on Monday.", ("NOR", "against")),
        ("Norway resumed talks with Iceland on Monday.", ("NOR", "for")),
        ("Norway’s stance on sanctions has hardened, Iceland said.", ("NOR", "harden")),
        ("In a U-turn, Norway agreed to arbitration with Iceland.", ("NOR", "turn")),
        ("Brazil spoke of a U-turn by Norway on sanctions.", ("NOR", "turn")),
    ],
)
def test_a_turn_belongs_to_the_one_that_the_sentence_gives_it_to(
    build: Build, text: str, wanted: tuple[str, str]
) -> None:
    found = shifts(build(("2024-03-15", text)))
    assert wanted in {(s.holder.key, s.direction) for s in found if s.kind == "asserted"}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Iceland demanded that Norway lift its embargo on fish.",
         "Norway lifted its embargo on fish."),
        ("It is unclear whether Norway will lift its embargo on fish.",
         "Norway has lifted its embargo on fish."),
        ("Norway may reverse course on sanctions, Iceland said.",
         "Norway has reversed course on sanctions, Iceland said."),
        ("Norway has not softened its stance on sanctions.",
         "Norway has softened its stance on sanctions."),
        ("The embargo on fish that hurt Norway was suspended.",
         "Norway suspended the embargo on fish."),
        ("Iceland wants Norway to resume talks.", "Norway resumed talks."),
    ],
)  # fmt: skip
def test_a_turn_is_told_only_where_it_has_been_made(build: Build, text: str, made: str) -> None:
    found = shifts(build(("2024-03-15", text)))
    assert not [s for s in found if s.holder.key == "NOR"]
    turned = shifts(build(("2024-03-15", made)))
    assert [s for s in turned if s.holder.key == "NOR"]


def test_an_admission_is_tied_to_what_was_denied_and_to_nothing_else(build: Build) -> None:
    ledger = build(
        ("2024-03-05", "Peru denied on Monday that its aircraft had bombed the post at Coangos."),
        ("2024-03-09", "Peru admitted on Friday that its aircraft had bombed the post at Coangos."),
        ("2024-03-12", "Peru accepted an offer of mediation by Brazil on Tuesday."),
    )
    found = [s for s in shifts(ledger) if s.kind == "account"]
    assert [(s.holder.key, s.later.document) for s in found] == [("PER", "r1")]


def test_a_charge_and_its_denial_are_a_dispute(build: Build) -> None:
    text = "Peru accused Ecuador on Monday of shelling two villages. Ecuador denied the charge."
    (found,) = disputes(build(("2024-03-05", text)))
    assert found.about is not None
    assert found.about.key == "ECU"
    assert [a.holder and a.holder.key for a in found.asserts] == ["PER"]
    assert [a.holder and a.holder.key for a in found.denies] == ["ECU"]
    assert found.within


def test_a_denial_in_another_report_answers_the_charge(build: Build) -> None:
    ledger = build(
        ("2024-03-05", "Ukraine accused Russia of shelling the hospital in Kherson on Monday."),
        ("2024-03-06", "Russia denied on Tuesday that it had shelled the hospital in Kherson."),
    )
    assert any(not d.within and len(d.asserts) == 1 for d in disputes(ledger))


def test_refusing_an_offer_disputes_nothing(build: Build) -> None:
    text = "Brazil offered to mediate on Monday. Ecuador rejected the offer."
    assert disputes(build(("2024-03-05", text))) == []
    charge = "Brazil accused Ecuador on Monday of shelling a village. Ecuador rejected the charge."
    assert len(disputes(build(("2024-03-05", charge)))) == 1


def test_an_unknown_issue_is_named_with_a_near_miss(build: Build) -> None:
    ledger = build(("2024-03-05", "Peru accused Ecuador of lying."))
    with pytest.raises(DragomanError) as caught:
        positions(ledger, issue="ceasefir")
    assert 'E601 "ceasefir" is no issue. Did you mean "ceasefire"?' in str(caught.value)


def test_issues_of_a_users_folder_are_found_beside_the_built_in(
    build: Build, tmp_path: Path
) -> None:
    folder = tmp_path / "rules" / "analysis" / "issues"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        "[chess]\ncalled = 'chess'\nwords = ['chess boards']\n"
        "examples = ['Oslo rejected chess boards. => chess']\nnever = ['A cheese was cut.']\n",
        encoding="utf-8",
    )
    ledger = build(("2024-03-05", "Norway will support chess boards, Oslo said on Monday."))
    with using(tmp_path / "rules"):
        assert ("NOR", "chess", 1) in sides(ledger)
    assert not any(issue == "chess" for _, issue, _ in sides(ledger))


def test_a_briefing_escapes_what_reports_say(build: Build) -> None:
    text = 'Peru accused Ecuador of "<script>alert(1)</script>" on Monday. Ecuador denied it.'
    ledger = build(("2024-03-05", text), source="<b>Post</b>")
    page = render(brief(ledger), "html")
    assert "<script>" not in page
    assert "<b>Post" not in page
    assert "\\<script\\>" in render(brief(ledger), "md")


def test_every_line_of_a_briefing_names_its_document(build: Build) -> None:
    ledger = build(("2024-03-05", "Peru accused Ecuador of lying on Monday. Ecuador denied it."))
    lines = [x for x in render(brief(ledger, "actor:PER"), "md").splitlines() if "“" in x]
    assert lines
    links = [x for x in lines if "](#s-" in x]
    assert links
    assert all("[r0 " in x for x in links)


def test_phrases_bend_at_stars_and_gaps_but_not_over_commas() -> None:
    book = PhraseBook([("lift* ... sanctions", "lift"), ("no fly zone*", "zone"), ("US", "US")])
    assert [h.label for h in book.found("It lifted all of its sanctions.")] == ["lift"]
    assert book.found("It lifted the ban, sanctions followed.") == []
    assert [h.label for h in book.found("A no-fly zone for us; the US agreed.")] == ["zone", "US"]


@pytest.mark.parametrize("form", ["md", "html"])
def test_every_line_of_a_briefing_links_to_a_sentence_that_stands_in_it(
    build: Build, form: str
) -> None:
    ledger = build(
        ("2024-02-27", "Peru ruled out talks with Ecuador on Tuesday. Quito said it was ready."),
        ("2024-03-05", "Peru accused Ecuador of shelling two villages. Ecuador denied the charge."),
    )
    page = render(brief(ledger), form)
    named = re.findall(r'id="(s-[0-9a-f]+)"', page)
    linked = set(re.findall(r"#(s-[0-9a-f]+)", page))
    assert len(named) == len(set(named))
    assert linked == set(named)
    assert len(linked) > 3
