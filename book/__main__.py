"""Write the pages that are made from code: python -m book [--check]

With --check nothing is written, and the exit status is 1 where a page is stale.
"""

from __future__ import annotations

import argparse
import sys

from book.pages import ROOT, stale, write_all


def main() -> int:
    """Write the pages, or name the stale ones."""
    parser = argparse.ArgumentParser(prog="book", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, name stale pages")
    if not parser.parse_args().check:
        write_all()
        return 0
    found = stale()
    for page in found:
        sys.stderr.write(f"{page.relative_to(ROOT)} is stale. Run: make reference\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
