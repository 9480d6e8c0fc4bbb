"""A user's types, modes, contexts and frames code sentences; every step of the tutorial runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.events.ontology import Ontology
from dragoman.rules import RuleBook

PAGE = (Path(__file__).parents[2] / "docs" / "own-ontology.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r'^```toml title="(.*?)"\n(.*?)^```', PAGE, re.MULTILINE | re.DOTALL))
RUNS = re.findall(r"^```sh\n(.*?)^```.*?^```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the tutorial has its reader write."""
    folder = tmp_path_factory.mktemp("desk")
    for name, told in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def coder(desk: Path) -> Coder:
    return Coder(rules=desk / "rules")


def test_the_tutorial_shows_files_and_commands() -> None:
    assert len(FILES) == 3
    assert len(RUNS) == 2


@pytest.mark.parametrize(("command", "shown"), RUNS)
def test_a_command_of_the_tutorial_does_as_it_says(command: str, shown: str, desk: Path) -> None:
    start = f'"{sys.executable}" -c "from dragoman.cli import main; main()"'
    ran = subprocess.run(
        command.replace("dragoman ", f"{start} ", 1), shell=True, cwd=desk, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    for line in shown.splitlines():
        assert line in ran.stdout + ran.stderr


def test_a_type_of_ones_own_has_its_quad_class_intensity_and_context(coder: Coder) -> None:
    coded = coder.code("Norway flew out the Swedish sailors from Svalbard.", date="2024-05-15")
    (event,) = [e for e in coded.events if e.type == "EVACUATE"]
    assert (event.quad, event.intensity, event.modes) == (2, 5.5, ("air",))
    assert event.contexts == ("polar",)
    assert event.cameo is None
    names = [coded.actors[i].country for i in (*event.actors, *event.recipients)]
    assert names == ["NOR", "SWE"]


def test_operators_treat_it_by_its_kind(coder: Coder) -> None:
    promised = coder.code("Norway promised to fly out the Swedish sailors.", date="2024-05-15")
    assert [e.type for e in promised.events] == ["AGREE"]
    refused = coder.code("Norway refused to fly out the Swedish sailors.", date="2024-05-15")
    assert [e.type for e in refused.events] == ["REJECT"]


def test_relations_still_answer_where_a_type_of_ones_own_is_found(coder: Coder) -> None:
    text = "Norway flew out the Swedish sailors."
    assert coder.relation(text, (0, 6), (20, 27)).ranking


def test_rules_alone_answer_with_a_type_of_ones_own(desk: Path) -> None:
    coder = Coder(rules=desk / "rules", rules_only=True)
    text = "Norway flew out the Swedish sailors."
    assert coder.relation(text, (0, 6), (16, 35)).type == "EVACUATE"


def test_a_coder_without_the_folder_knows_nothing_of_it(desk: Path) -> None:
    assert "EVACUATE" in Ontology(RuleBook(desk / "rules")).types
    assert "EVACUATE" not in Ontology(RuleBook()).types


def test_a_users_table_adds_modes_and_leaves_the_rest_of_a_type(desk: Path) -> None:
    mine, theirs = Ontology(RuleBook(desk / "rules")), Ontology(RuleBook())
    assert set(mine.modes("CONSULT")) - set(theirs.modes("CONSULT")) == {"shuttle"}
    assert mine.intensity("CONSULT", ("visit",)) == 4.0


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("[EVACUATE]\nquad = 2\nmeans = 'x'", "no `intensity`"),
        ("[EVACUATE]\nquad = 7\nintensity = 1.0\nmeans = 'x'", "Invalid enum value 7"),
        ("[Evacuate]\nquad = 2\nintensity = 1.0\nmeans = 'x'", "named in CAPITALS"),
        ("[EVACUATE]\nquads = 2", "unknown field `quads`"),
        ("[EVACUATE\n", "E201 events/ontology/mine.toml: broken TOML"),
    ],
    ids=["intensity", "quad", "capitals", "field", "toml"],
)
def test_a_faulty_declaration_is_refused_with_its_place(
    tmp_path: Path, told: str, said: str
) -> None:
    path = tmp_path / "events" / "ontology" / "mine.toml"
    path.parent.mkdir(parents=True)
    path.write_text(told, encoding="utf-8")
    with pytest.raises(DragomanError) as caught:
        Ontology(RuleBook(tmp_path))
    assert said in str(caught.value)
    assert "events/ontology/mine.toml" in str(caught.value)


def test_a_frame_of_an_undeclared_type_is_refused_with_a_near_miss(desk: Path) -> None:
    path = desk / "wrong" / "events" / "frames" / "arctic.toml"
    path.parent.mkdir(parents=True)
    told = FILES["rules/events/frames/arctic.toml"].replace('"EVACUATE"', '"EVACUTE"')
    path.write_text(told, encoding="utf-8")
    declared = path.parents[1] / "ontology" / "arctic.toml"
    declared.parent.mkdir()
    declared.write_text(FILES["rules/events/ontology/arctic.toml"], encoding="utf-8")
    with pytest.raises(DragomanError, match='Did you mean "EVACUATE"'):
        Coder(rules=desk / "wrong")
