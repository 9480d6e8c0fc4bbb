"""Every example of docs/http.md runs, as a reader would run it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import httpx
import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "http.md"
TOLD = GUIDE.read_text(encoding="utf-8")
SHELL = [
    line for block in re.findall(r"```sh\n(.*?)```", TOLD, re.S) for line in block.splitlines()
]
PYTHON = re.findall(r"```python\n(.*?)```", TOLD, re.S)


@pytest.mark.parametrize("line", SHELL)
def test_a_curl_line_gets_an_answer(server: str, line: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        ["sh", "-c", line.replace("curl ", "curl --fail --noproxy '*' ", 1)],
        env={**os.environ, "DRAGOMAN": server}, cwd=tmp_path, capture_output=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout or [p.stat().st_size for p in tmp_path.iterdir()] > [0]


@pytest.mark.parametrize("block", PYTHON)
def test_a_python_example_runs(server: str, block: str) -> None:
    exec(compile(block, str(GUIDE), "exec"), {"server": server, "httpx": httpx})


def test_the_guide_names_every_address(server: str) -> None:
    paths = httpx.get(f"{server}/api/v1/openapi.json", trust_env=False).json()["paths"]
    named = {p.split("/")[3] for p in paths if p != "/api/v1/"}
    assert named
    assert [n for n in named if f"`/{n}" not in TOLD] == []
