"""Relations: which PLOVER type holds between two marked spans.

    python -m benchmarks.relations FOLDER      (or DRAGOMAN_BENCH)

FOLDER holds `PLV_train.tsv` (columns marked_sentence, gold_root, gold_penta) and `AW_train.tsv`
(marked_sentence, gold_binary). Prints macro-F1 over root types, over quad classes and over
conflict or not, by rules alone, and the milliseconds that one sentence takes.
"""

from __future__ import annotations

import csv
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

from dragoman.coder import Coder, Pair
from dragoman.events.scale import quad

MARK = re.compile(r"<(/?)([st])>")
YIELD = ("CONCEDE", "RETREAT")


def main(folder: Path) -> None:
    """Print the figures of both sets."""
    coder = Coder()
    for name in ("PLV_train", "AW_train"):
        with (folder / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        pairs = [read_pair(str(i), row["marked_sentence"]) for i, row in enumerate(rows)]
        begin = time.perf_counter()
        types = [relation.type for _, relation in coder.relations(pairs)]
        spent = (time.perf_counter() - begin) / len(rows) * 1000
        print(f"{name}: {len(rows)} rows, {spent:.1f} ms a sentence, parsing included")
        for what, figure in figures(rows, types):
            print(f"  {what:14s} {figure:.3f}")


def read_pair(row: str, marked: str) -> Pair:
    """The sentence without its marks, and the spans that they stood around."""
    text, at = "", 0
    spans: dict[str, tuple[int, int]] = {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        closing, side = mark.groups()
        if not closing:
            spans.setdefault(side, (len(text), -1))
        elif spans[side][1] < 0:
            spans[side] = (spans[side][0], len(text))
    return Pair(row, text + marked[at:], spans.get("s"), spans.get("t"))


def figures(rows: list[dict[str, str]], types: list[str]) -> list[tuple[str, float]]:
    """Macro-F1 by what the set's columns tell."""
    if "gold_binary" in rows[0]:
        conflict = [str(int(quad(t) >= 3)) for t in types]
        return [("binary", macro_f1([r["gold_binary"] for r in rows], conflict))]
    root = ["YIELD" if t in YIELD else t for t in types]
    quads = ["2" if t in YIELD else str(quad(t)) for t in types]
    return [
        ("root", macro_f1([r["gold_root"] for r in rows], root)),
        ("quad", macro_f1([r["gold_penta"] for r in rows], quads)),
    ]


def macro_f1(gold: list[str], found: list[str]) -> float:
    """The mean over the gold's labels of each label's F1."""
    right = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    total = Counter(gold) + Counter(found)
    return sum(2 * right[label] / total[label] for label in set(gold)) / len(set(gold))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["DRAGOMAN_BENCH"]))
