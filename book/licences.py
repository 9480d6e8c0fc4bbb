"""The page of licences: of everything that an install brings, by the package's own word."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from book import markdown

ROOT: Final = Path(__file__).parents[1]
CORE: Final = "core"
INTRO = """
What `pip install dragoman` brings besides itself, and what each extra adds, with the licence that
each package declares. dragoman is under the Apache License 2.0. Data of others that it carries,
such as places from GeoNames (CC BY 4.0), and the English pipeline of spaCy (MIT) are named in the
file `NOTICE`. Versions are pinned with hashes in `requirements/`. Packages that only test or build
are left out.
"""


def licence_page() -> str:
    """A table of packages for the core and for each extra that users install."""
    told: dict[str, str] = {}
    parts = []
    for extra, roots in wanted().items():
        new = {name: found for name, found in closure(roots).items() if name not in told}
        rows = sorted((name, licence(found)) for name, found in new.items())
        told |= dict(rows)
        title = "Core" if extra == CORE else f"Extra `{extra}`"
        shown = markdown.table(("package", "licence"), rows) if rows else "Nothing more."
        parts.append(f"## {title}\n\n{shown}")
    front = markdown.table(("package", "licence"), front_end())
    parts.append(f"## Of the pages that `dragoman serve` shows\n\n{front}")
    return markdown.page("Licences", "what the packages declare", INTRO, *parts)


def front_end() -> list[tuple[str, str]]:
    """npm packages behind what the wheel carries for the browser, with their licences."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    return [
        (path.rpartition("node_modules/")[2], package["license"])
        for path, package in sorted(lock["packages"].items())
        if path and not package.get("dev")
    ]


def wanted() -> dict[str, list[Requirement]]:
    """Requirements of the core and of each extra but `dev`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {CORE: project["dependencies"], **project["optional-dependencies"]}
    return {
        name: [Requirement(line) for line in lines]
        for name, lines in extras.items()
        if name != "dev"
    }


def closure(roots: list[Requirement]) -> dict[str, Distribution]:
    """The packages that requirements bring on this machine, by canonical name."""
    found: dict[str, Distribution] = {}
    waiting = list(roots)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found or not _applies(requirement):
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting += _needs(found[name], requirement.extras)
    return found


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _needs(found: Distribution, extras: set[str]) -> Iterator[Requirement]:
    for line in found.requires or ():
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": e}) for e in (*extras, "")):
            requirement.marker = None
            yield requirement


def licence(found: Distribution) -> str:
    """What a package declares, in a line: SPDX where it says so, else its classifiers."""
    meta = found.metadata
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in meta.get_all("Classifier") or ()
        if line.startswith("License :: ") and line != "License :: OSI Approved"
    ]
    short = (meta.get("License") or "").strip()
    written = short if 0 < len(short) < 60 and "\n" not in short else ""
    return meta.get("License-Expression") or written or ", ".join(classifiers)
