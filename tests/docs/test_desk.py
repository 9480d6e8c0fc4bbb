"""The desk on which pages are run notices what is wrong with a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from book.blocks import Block, blocks, commands
from tests.docs.desk import Ran, misses, run_block, run_command

PAGE = """\
# A page

```toml title="rules/a.toml"
[a]
```

```sh
dragoman columns events   # what columns hold

dragoman columns times
```

```text
2 rows … in all
```
"""


def test_blocks_keep_their_language_their_file_and_their_lines() -> None:
    file, shell, text = blocks(PAGE)
    assert file == Block("toml", "rules/a.toml", "[a]\n")
    assert commands(shell) == ["dragoman columns events", "dragoman columns times"]
    assert (text.language, text.body) == ("text", "2 rows … in all\n")


@pytest.mark.usefixtures("warm")
def test_a_command_that_does_not_exist_is_noticed(tmp_path: Path) -> None:
    right, wrong = "dragoman columns events", "dragoman colums events"
    assert run_command(right, tmp_path).status == 0
    assert run_command(wrong, tmp_path).status == 2
    both = run_block(Block("sh", "", f"{wrong}\n{right}\n"), tmp_path, {})
    assert both.status == 2


@pytest.mark.usefixtures("warm")
def test_output_can_be_sent_to_a_file_and_piped(tmp_path: Path) -> None:
    assert run_command("dragoman columns events > told.txt", tmp_path).status == 0
    assert "PLOVER type" in (tmp_path / "told.txt").read_text(encoding="utf-8")
    assert run_command("dragoman columns events | grep -c PLOVER", tmp_path).output.strip() >= "2"


def test_blocks_of_python_see_what_earlier_ones_made(tmp_path: Path) -> None:
    names: dict[str, object] = {}
    run_block(Block("python", "", "answer = 6 * 7\n"), tmp_path, names)
    assert run_block(Block("python", "", "print(answer)\n"), tmp_path, names).output == "42\n"


def test_output_that_did_not_come_is_missed_and_white_space_is_not() -> None:
    ran = Ran(0, "2  rows\nfound in all\n", "")
    assert misses("2 rows … in all", ran) == []
    assert misses("3 rows … in all", ran) == ["3 rows "]
