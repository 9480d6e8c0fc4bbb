"""Documents coded by hand: events, statements and times against gold.

    python -m benchmarks.documents DATA [GOLD.json ...]

DATA holds score_documents.py; the gold is ../gold/*.json beside it unless named.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks._figures import keep
from dragoman.coder import Coder
from dragoman.read.document import Document
from dragoman.read.sources import read_all

# A line of the scorer's table: name, must, found, recall, predicted, right, precision, F1.
LINE: Final = re.compile(r"^(\w.*?) +\d+ +\d+ +([\d.]+) +\d+ +\d+ +([\d.]+) +[\d.]+$", re.MULTILINE)


def main(data: Path, gold: list[Path]) -> int:
    gold = gold or sorted((data.parent / "gold").glob("*.json"))
    texts = [path.with_suffix(".txt") for path in gold]
    if not gold or not (data / "score_documents.py").is_file():
        print(f"No gold documents beside {data}: nothing was measured.")
        return 0
    coder = Coder()
    with tempfile.NamedTemporaryFile("wb", suffix=".jsonl") as coded:
        for record in coder.code_many(d for d in read_all(texts) if isinstance(d, Document)):
            coded.write(record.to_json() + b"\n")
        coded.flush()
        scorer = [sys.executable, str(data / "score_documents.py"), coded.name]
        ran = subprocess.run(
            [*scorer, *map(str, gold), "-v"], check=False, stdout=subprocess.PIPE, text=True
        )
    print(ran.stdout, end="")
    for name, recall, precision in LINE.findall(ran.stdout):
        keep(f"documents.{name.strip().replace(' ', '_')}.recall", float(recall))
        keep(f"documents.{name.strip().replace(' ', '_')}.precision", float(precision))
    print(f"{len(gold)} documents")
    return ran.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(a) for a in sys.argv[2:]]))
