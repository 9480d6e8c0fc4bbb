"""Pages that are made from code say what the code says now."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest
from book.command_line import commands
from book.pages import DOCS, ROOT, made

import dragoman
from book import licences, programming, record_types, settings
from dragoman.errors import CATALOGUE

VARIES = ("licences.md",)
PAGES = [(path.relative_to(ROOT).as_posix(), make) for path, make in made()]


@pytest.mark.parametrize(("name", "make"), [pytest.param(*page, id=page[0]) for page in PAGES])
def test_a_page_made_from_code_is_not_stale(name: str, make: object) -> None:
    assert callable(make)
    if name.endswith(VARIES):
        return
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == make(), f"{name} is stale. Run: make reference"


def test_every_package_that_an_install_brings_here_has_a_licence_on_the_page() -> None:
    page = (DOCS / "reference" / "licences.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| (\S+) \| (.+) \|$", page, re.MULTILINE))
    here = {
        name: licences.licence(found)
        for roots in licences.wanted().values()
        for name, found in licences.closure(roots).items()
    }
    assert len(here) > 40
    assert {name for name in here if not told.get(name, "").strip()} == set()


def test_every_command_is_on_the_page_of_commands_with_its_options() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    told = list(commands())
    assert len(told) > 30
    assert [name for name, help in told if f"## {name}\n\n```text\n{help}" not in page] == []


def test_everything_public_has_a_docstring_on_the_page_of_python() -> None:
    page = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    names = [name for name in dragoman.__all__ if not name.startswith("_")]
    assert [name for name in names if not programming.public(name).__doc__] == []
    assert [name for name in names if f"## {name}\n" not in page] == []


def test_every_field_of_a_record_has_a_meaning() -> None:
    page = record_types.record_page()
    fields = [
        field.encode_name
        for _, record in record_types.RECORDS
        for field in msgspec.structs.fields(record)
    ]
    assert len(fields) > 50
    assert [name for name in fields if f"| `{name}` |" not in page] == []
    assert "|  |" not in page


def test_every_message_is_on_the_page_of_errors() -> None:
    page = (DOCS / "reference" / "errors.md").read_text(encoding="utf-8")
    assert [code for code in CATALOGUE if f"| {code} |" not in page] == []


def test_every_variable_that_the_package_reads_is_told() -> None:
    assert settings.variables() == set(settings.ENVIRONMENT)


def test_a_page_is_named_as_stale_where_the_code_says_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from book import pages

    place = tmp_path / "docs"
    shutil.copytree(DOCS / "reference", place / "reference")
    monkeypatch.setattr(pages, "DOCS", place)
    monkeypatch.setattr(pages, "PAGES", {"reference/errors.md": lambda: "other words"})
    monkeypatch.setattr(pages, "generated", lambda: iter(()))
    monkeypatch.setattr(pages, "front_page", (ROOT / "README.md").read_text)
    assert pages.stale() == [place / "reference" / "errors.md"]
