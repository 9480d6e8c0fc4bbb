"""The dictionary of columns: pages and scripts say what the layouts say, column by column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.records.dictionary import (
    STATA_LABEL,
    STATA_NAME,
    as_r,
    as_stata,
    generated,
    sheet,
    sheets,
    stata_names,
)
from dragoman.records.flat import columns

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("path", "content"), list(generated()), ids=lambda value: str(value)[:24])
def test_what_lies_in_docs_is_what_the_dictionary_says(path: str, content: str) -> None:
    stale = "stale: run python -m dragoman.records.dictionary"
    assert (DOCS / path).read_text(encoding="utf-8") == content, stale


@pytest.mark.parametrize("name", sheets())
def test_every_column_has_a_label(name: str) -> None:
    assert all(column.label for column in sheet(name).columns)


@pytest.mark.parametrize("name", ["events", "statements", "times", "actors"])
def test_the_sheet_of_a_flat_table_has_its_columns(name: str) -> None:
    assert tuple(c.name for c in sheet(name).columns) == columns(name)


@pytest.mark.parametrize("name", sheets())
def test_the_r_script_has_every_column_with_type_and_label(name: str) -> None:
    script = as_r(sheet(name))
    told = {
        what: re.findall(r'^  "((?:[^"\\]|\\.)*)",?$', block, re.MULTILINE)
        for what, block in re.findall(
            r"^(\w+) <- c\(\n(.*?)\n\)$", script, re.MULTILINE | re.DOTALL
        )
    }
    assert told["columns"] == [c.name for c in sheet(name).columns]
    assert len(told["types"]) == len(told["labels"]) == len(told["columns"])
    assert set(told["types"]) <= {"character", "numeric"}
    assert script.count("(") == script.count(")")
    assert script.count("{") == script.count("}")


@pytest.mark.parametrize("name", sheets())
def test_the_stata_script_names_and_labels_every_variable_in_order(name: str) -> None:
    script = as_stata(sheet(name))
    renamed = re.findall(r"^rename v(\d+) (\w+)$", script, re.MULTILINE)
    labelled = re.findall(r'^label variable (\w+) "([^"]+)"$', script, re.MULTILINE)
    names = stata_names(sheet(name))
    assert renamed == [(str(n), told) for n, told in enumerate(names, 1)]
    assert [told for told, _ in labelled] == names
    assert len(set(names)) == len(names)
    assert all(len(told) <= STATA_NAME and not told[0].isdigit() for told in names)
    assert all(len(label) <= STATA_LABEL for _, label in labelled)
    texts = re.search(r"stringcols\(([\d ]+)\)", script)
    assert texts is not None
    wanted = [str(n) for n, c in enumerate(sheet(name).columns, 1) if c.type == "text"]
    assert texts[1].split() == wanted
