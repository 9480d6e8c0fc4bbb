"""The compiled rules are those of the files, whatever becomes of the cache."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.compiled import VARIABLE
from dragoman.errors import DragomanError
from dragoman.events.families import CLASSES
from dragoman.rules import RuleBook

RULE = """[{name}]
words = ["{word}"]
examples = ["The {word} sailed to Tunis. => {name}"]
never = ["It rained."]
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "rules" / CLASSES.folder / "ships.toml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE.format(name="dhow", word="dhow"), encoding="utf-8")
    return path


def names(mine: Path) -> set[str]:
    book = RuleBook(mine.parents[len(Path(CLASSES.folder).parts)])
    return {n.name for n in book.rules(CLASSES) if n.path.endswith("ships.toml")}


def test_compiled_rules_are_those_of_the_files(cache: Path) -> None:
    first, again = (RuleBook().rules(CLASSES) for _ in range(2))
    assert list(cache.iterdir())
    assert first == again
    assert all(f"[{n.name}]" in _line(n.path, n.line) or n.name in _line(n.path, n.line)
               for n in again)  # fmt: skip


def _line(relative: str, line: int) -> str:
    from dragoman.rules import BUILT_IN

    return (BUILT_IN / relative).read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_changed_rule_is_seen(cache: Path, mine: Path) -> None:
    assert names(mine) == {"dhow"}
    mine.write_text(RULE.format(name="junk", word="junk"), encoding="utf-8")
    assert names(mine) == {"junk"}


def test_a_torn_cache_is_written_anew(cache: Path, mine: Path) -> None:
    names(mine)
    whole = {path: path.read_bytes() for path in cache.iterdir()}
    for path, content in whole.items():
        path.write_bytes(content[: len(content) // 2])
    assert names(mine) == {"dhow"}
    assert {path: path.read_bytes() for path in cache.iterdir()} == whole


def test_a_cache_that_cannot_be_written_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mine: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "cache"))
    assert names(mine) == {"dhow"}


def test_a_broken_file_is_named_with_and_without_a_cache(cache: Path, mine: Path) -> None:
    mine.write_text("[dhow\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DragomanError, match=r"E201 .*ships\.toml"):
            names(mine)


def test_coding_imports_no_command_line_of_spacy_and_leaves_it_usable() -> None:
    script = (
        "import sys, dragoman.coder; assert not any(m.startswith('spacy.cli') for m in sys.modules)"
        "; import spacy.cli; spacy.cli.download; print(spacy.info()['spacy_version'])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout.startswith(b"3.")
