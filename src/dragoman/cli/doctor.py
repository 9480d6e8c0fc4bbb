"""`dragoman doctor`: is the install whole, and a ledger, and what to do if not."""

from __future__ import annotations

import platform
import re
import sqlite3
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from dragoman import __version__
from dragoman.cli.output import say, telling
from dragoman.errors import DragomanError
from dragoman.ledger.checks import Finding, check, check_coders, mend
from dragoman.ledger.ledger import Ledger
from dragoman.records.model import CoderVersion

_REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[^]]*\])?([^;]*)(?:;(.*))?")
_EXTRA = re.compile(r"extra == ['\"](\w+)['\"]")
OLDEST_SQLITE = (3, 38)


@telling
def run_doctor(ledger: Path | None, *, rules: Path | None, mends: bool) -> int:
    """Check, tell, and give 1 where something is wrong, 2 where a ledger cannot be opened."""
    findings = list(_install(rules))
    _tell(findings)
    if ledger is not None:
        findings += _ledger(ledger, rules, mends)
    return 0 if all(f.sound for f in findings) else 1


def _tell(findings: list[Finding]) -> None:
    for finding in findings:
        mark = "ok  " if finding.sound else "BAD "
        remedy = f" -> {finding.remedy}" if finding.remedy else ""
        sys.stdout.write(f"{mark}{finding.check}: {finding.told}{remedy}\n")


def _install(rules: Path | None) -> Iterator[Finding]:
    yield Finding("dragoman", True, f"{__version__} on Python {platform.python_version()}")
    yield _sqlite()
    yield _pipeline()
    yield _rules(rules)
    yield from _extras()


def _sqlite() -> Finding:
    sound = sqlite3.sqlite_version_info >= OLDEST_SQLITE
    with sqlite3.connect(":memory:") as connection:
        options = {r[0] for r in connection.execute("PRAGMA compile_options")}
    connection.close()
    told = f"{sqlite3.sqlite_version}, {'with' if 'ENABLE_FTS5' in options else 'no'} FTS5"
    sound = sound and "ENABLE_FTS5" in options
    remedy = "" if sound else "use a Python whose SQLite is 3.38 or newer and has FTS5"
    return Finding("SQLite", sound, told, remedy)


def _pipeline() -> Finding:
    try:
        return Finding("English pipeline", True, _model())
    except DragomanError as error:
        return Finding("English pipeline", False, str(error), "run make setup")


@cache
def _model() -> str:
    from dragoman.parse.parser import Parser

    return Parser().model


def _rules(folder: Path | None) -> Finding:
    from dragoman.families import ALL
    from dragoman.rules import RuleBook

    try:
        book = RuleBook(folder)
        count = sum(len(book.rules(family)) for family in ALL)
    except DragomanError as error:
        return Finding("rules", False, str(error), "run dragoman rules check for all faults")
    return Finding("rules", True, f"{count} rules, digest {book.digest}")


def _extras() -> Iterator[Finding]:
    """Optional parts by the names of the package's own metadata, those for development left out."""
    missing: dict[str, list[str]] = {}
    for line in metadata.requires("dragoman") or []:
        found = _REQUIREMENT.match(line)
        extra = found and _EXTRA.search(found[3] or "")
        if found and extra and extra[1] != "dev":
            missing.setdefault(extra[1], [])
            if not _installed(found[1]):
                missing[extra[1]].append(found[1])
    for name, lacking in sorted(missing.items()):
        told = f"not installed: {', '.join(lacking)}" if lacking else "installed"
        remedy = f"pip install 'dragoman[{name}]' if you need it" if lacking else ""
        yield Finding(f"extra {name}", True, told, remedy)


def _installed(distribution: str) -> bool:
    try:
        metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return False
    return True


def _coder(rules: Path | None) -> CoderVersion:
    from dragoman.rules import RuleBook

    return CoderVersion(version=__version__, model=_model(), rules=RuleBook(rules).digest)


def _ledger(path: Path, rules: Path | None, mends: bool) -> list[Finding]:
    with Ledger(path, create=False) as ledger:
        if mends:
            say(f"{path}: {mend(ledger)} documents filed anew")
        findings = list(check(ledger))
        if all(f.sound for f in findings):
            findings.append(check_coders(ledger, _coder(rules)))
        _tell(findings)
    return findings
