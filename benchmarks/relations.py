"""Relations: which PLOVER type holds between two marked spans.

    python -m benchmarks.relations FOLDER      (or DRAGOMAN_BENCH)

FOLDER holds `PLV_train.tsv` (columns marked_sentence, gold_root, gold_penta) and `AW_train.tsv`
(marked_sentence, gold_binary). Prints macro-F1 over root types, over quad classes and over
conflict or not, by rules alone and with the ranker, and the milliseconds that one sentence takes.

The shipped ranker has learned from both, so its figures are cross-validated: each of five parts is
judged by a ranker that the other four have taught, equal sentences in one part.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks._figures import keep
from dragoman.coder import Coder
from dragoman.events.lexicon import Lexicon
from dragoman.events.relations import Relations, by_ranker, by_rules
from dragoman.events.scale import quad
from dragoman.events.train_relations import held_out, own_rows, read_pair, told

YIELD = ("CONCEDE", "RETREAT")
SETS = ("PLV_train", "AW_train")


def main(folder: Path) -> None:
    """Print the figures of both sets."""
    print("rules alone")
    coder = Coder(rules_only=True)
    for name in SETS:
        rows = read_rows(folder / f"{name}.tsv")
        pairs = [read_pair(str(i), row["marked_sentence"]) for i, row in enumerate(rows)]
        begin = time.perf_counter()
        types = [relation.type for _, relation in coder.relations(pairs)]
        spent = (time.perf_counter() - begin) / len(rows) * 1000
        print(f"  {name}: {len(rows)} rows, {spent:.1f} ms a sentence, parsing included")
        show(f"rules.{name}", figures(rows, types))
    cross_validated(folder, coder)


def cross_validated(folder: Path, coder: Coder) -> None:
    """Figures of rankers that have not seen what they judge, and how sure they were."""
    relations = Relations(Lexicon.load(coder.book), learned=False)
    data = {name: told(folder / f"{name}.tsv", coder, relations) for name in SETS}
    every = [one for name in SETS for one in data[name]]
    judged = {id(one): ranker for one, ranker in held_out(every, own_rows(coder, relations))}
    print("with the ranker, cross-validated in five parts")
    for name in SETS:
        rows = read_rows(folder / f"{name}.tsv")
        types = [by_ranker(one.found, judged[id(one)]).type for one in data[name]]
        print(f"  {name}")
        show(f"ranker.{name}", figures(rows, types))
        if "gold_root" in rows[0]:
            ruled = [by_rules(one.found).type for one in data[name]]
            show(f"ranker.{name}", [("right", accuracy(rows, types))])
            show(f"rules.{name}", [("rules right", accuracy(rows, ruled))])


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def show(of: str, found: list[tuple[str, float]]) -> None:
    for what, figure in found:
        keep(f"relations.{of}.{what.replace(' ', '_')}", figure)
        print(f"    {what:12s} {figure:.3f}")


def figures(rows: list[dict[str, str]], types: list[str]) -> list[tuple[str, float]]:
    """Macro-F1 by what the set's columns tell."""
    if "gold_binary" in rows[0]:
        conflict = [str(int(quad(t) >= 3)) for t in types]
        return [("binary", macro_f1([r["gold_binary"] for r in rows], conflict))]
    quads = ["2" if t in YIELD else str(quad(t)) for t in types]
    return [
        ("root", macro_f1([r["gold_root"] for r in rows], roots(types))),
        ("quad", macro_f1([r["gold_penta"] for r in rows], quads)),
    ]


def roots(types: list[str]) -> list[str]:
    return ["YIELD" if t in YIELD else t for t in types]


def accuracy(rows: list[dict[str, str]], types: list[str]) -> float:
    right = sum(r["gold_root"] == t for r, t in zip(rows, roots(types), strict=True))
    return right / len(rows)


def macro_f1(gold: list[str], found: list[str]) -> float:
    """The mean over the gold's labels of each label's F1."""
    right = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    total = Counter(gold) + Counter(found)
    return sum(2 * right[label] / total[label] for label in set(gold)) / len(set(gold))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["DRAGOMAN_BENCH"]))
