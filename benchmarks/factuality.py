"""Factuality: how far the author commits to each predicate, against readers' judgements.

    python -m benchmarks.factuality DATA

DATA holds `factuality/dev.jsonl` (and `train.jsonl`, which the levels' shares were fitted on).
Mean absolute error on the scale -3 to 3 and Pearson's r, for each set, beside the error of taking
everything for actual. UW and MEANTIME ask what the author holds, UDS_IH2 whether it has happened.
Targets that our tokens do not reach count as missed and are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from benchmarks._figures import keep
from dragoman.coder import Coder
from dragoman.events.factuality.fit import OCCURRENCE
from dragoman.events.factuality.judged import Judged, judged

SETS = ("UW", "MEANTIME", "UDS_IH2")
FULL = 3.0


def score(of: str, rows: list[Judged]) -> str:
    """MAE, r and the baseline's MAE of one set's rows."""
    gold = np.array([row.value for row in rows])
    ours = np.array(
        [row.view.occurrence if row.set in OCCURRENCE else row.view.belief for row in rows]
    )
    error = np.abs(gold - ours).mean()
    correlation = np.corrcoef(gold, ours)[0, 1]
    baseline = np.abs(gold - FULL).mean()
    keep(f"factuality.{of}.error", error)
    keep(f"factuality.{of}.r", correlation)
    return (
        f"{len(rows):6} predicates  MAE {error:.3f}  r {correlation:.3f}  all-actual {baseline:.3f}"
    )


def main(data: Path) -> int:
    coder = Coder()
    for part in ("dev", "train"):
        path = data / "factuality" / f"{part}.jsonl"
        if not path.is_file():
            print(f"No {path.name} in {path.parent}: nothing was measured.")
            continue
        rows = list(judged(path, coder))
        print(f"{part}:")
        for name in SETS:
            print(f"  {name:9} {score(f'{part}.{name}', [r for r in rows if r.set == name])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
