"""What is given away: a wheel and a source archive that are whole, small, and work alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

import dragoman

ROOT = Path(__file__).parents[1]
LARGEST_WHEEL = 25 * 1024 * 1024
HEAVY = ("spacy", "thinc", "numpy", "pyarrow", "pandas", "torch", "matplotlib", "starlette", "ray")
NO_NETWORK = """
import socket
def refuse(*_, **__):
    raise OSError("the network was asked for")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
"""


def built(target: str, folder: Path) -> Path:
    """A wheel or a source archive, built without the network."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (made,) = folder.glob("dragoman-*")
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel."""
    return built("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as pip lays it into a folder, where there is no source tree beside it."""
    folder = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps",
         "--no-compile", "--target", str(folder), str(wheel)],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


def run(unpacked: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the unpacked wheel before everything, far from the source tree."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=unpacked, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
    )  # fmt: skip


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST_WHEEL


def test_the_wheel_by_itself_codes_the_example_report_without_a_network(unpacked: Path) -> None:
    code = (
        "import dragoman, pathlib, sys\n"
        "assert pathlib.Path(dragoman.__file__).is_relative_to(sys.argv.pop(1))\n"
        f"{NO_NETWORK}"
        "from dragoman.cli import main\n"
        "main()\n"
    )
    report = ROOT / "examples" / "demo.txt"
    ran = run(unpacked, code, str(unpacked), "code", str(report), "--format", "csv")
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"ASSAULT,heavy-weapons,.*,alleged,", ran.stdout)


def test_importing_the_package_loads_nothing_heavy(unpacked: Path) -> None:
    ran = run(unpacked, "import dragoman, sys; print(*sys.modules)")
    assert ran.returncode == 0, ran.stderr
    assert not {name.partition(".")[0] for name in ran.stdout.split()} & set(HEAVY)


def test_the_source_archive_builds_a_wheel_and_holds_the_book(tmp_path: Path) -> None:
    archive = built("sdist", tmp_path / "sdist")
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
        packed.extractall(tmp_path / "source", filter="data")
    wanted = {
        "README.md", "CITATION.cff", "zensical.toml", "docs/index.md", "book/pages.py",
        "notebooks/crisis.ipynb", "benchmarks/gate.toml", "Dockerfile", "LICENSE",
    }  # fmt: skip
    assert wanted <= names
    (source,) = (tmp_path / "source").iterdir()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "wheel")],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip
    (made,) = (tmp_path / "wheel").glob("*.whl")
    assert "dragoman/py.typed" in zipfile.ZipFile(made).namelist()


def test_what_is_installed_fits_together() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_the_citation_names_this_version_and_what_a_citation_needs() -> None:
    cited: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert cited["version"] == dragoman.__version__
    assert cited["license"] == "Apache-2.0"
    assert {"message", "title", "authors", "type"} <= cited.keys()


def test_every_learned_part_has_a_card_that_tells_how_it_was_made() -> None:
    package = ROOT / "src" / "dragoman"
    learned = {path.parent for path in package.rglob("*.npz") if "gazetteer" not in path.name}
    assert learned
    for folder in learned:
        cards = [path.read_text(encoding="utf-8") for path in folder.glob("*MODEL.md")]
        assert any("python -m" in card for card in cards), folder


def test_the_container_is_built_from_pinned_packages_and_runs_without_rights() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes" in lines
    last = lines[lines.rindex("FROM ") :]
    assert re.search(r"^USER [1-9]\d*$", last, re.MULTILINE)
    bases = re.findall(r"^FROM (\S+)", lines, re.MULTILINE)
    assert bases
    assert all(re.search(r":[\w.-]*\d", base) for base in bases)
