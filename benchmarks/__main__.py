"""Run all benchmarks, or those named: python -m benchmarks [--data DIR] [NAME ...]

`gate` before the names holds their figures to the floors of gate.toml, and fails where one falls.

The development data lies in DIR, or in the folder that DRAGOMAN_BENCH names. A benchmark without
its data says so and fails nothing.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks._gate import hold

HERE = Path(__file__).parent


def names() -> list[str]:
    return sorted(p.stem for p in HERE.glob("*.py") if not p.stem.startswith("_"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DRAGOMAN_BENCH"))
    parser.add_argument("--all", action="store_true", help="gate: the long ones as well")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"gate, or any of {', '.join(names())}"
    )
    arguments = parser.parse_args()
    gate = arguments.names[:1] == ["gate"]
    wanted = arguments.names[gate:]
    unknown = set(wanted) - set(names())
    if unknown:
        parser.error(f"no benchmark named {', '.join(sorted(unknown))}")
    if arguments.data is None:
        print("No development data: give --data DIR or set DRAGOMAN_BENCH. Nothing was measured.")
        return 0
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores")
    if gate:
        return hold(arguments.data, wanted, everything=arguments.all)
    failed = []
    for name in wanted or names():
        print(f"\n== {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", str(arguments.data)]
        if subprocess.run(command, check=False, cwd=HERE.parent).returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
