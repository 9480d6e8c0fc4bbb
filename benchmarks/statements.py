"""Attribution measured on PolNeAR's development part: whole, content and cue F, and the cost.

    python -m benchmarks.statements FOLDER      (or DRAGOMAN_BENCH)

FOLDER holds `polnear/dev.jsonl` and `score_statements.py`.
Prints, for the rules alone and as shipped, F of whole attributions, of contents and of cues,
recall by kind of content, and the processor's time of this step as a share of that of our parse
and of the bare spaCy pipeline on the same texts in the same run.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any, Final

from benchmarks._figures import keep
from benchmarks._plain import bare_pipeline
from dragoman.actors.model import Actors
from dragoman.draft import Draft
from dragoman.parse.model import Parsed
from dragoman.parse.parser import Parser
from dragoman.read.given import as_document
from dragoman.rules import RuleBook
from dragoman.statements.finder import StatementFinder
from dragoman.times.model import Times

HOW: Final = {"rules alone": "rules", "as shipped": "shipped"}
BARE: Final = 6  # every sixth text is given to the bare pipeline


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score_statements.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def attributions(parsed: Parsed, finder: StatementFinder) -> list[dict[str, Any]]:
    draft = Draft(parsed.document)
    draft.set("parsed", parsed)
    draft.set("actors", Actors())
    draft.set("times", Times())
    return [
        {role: [parsed.chars(s) for s in getattr(statement, role)]
         for role in ("source", "cue", "content")}
        for statement in finder(draft).statements
    ]  # fmt: skip


def report(name: str, scores: dict[str, Any], share: float, bare: float) -> None:
    whole = scores["attribution"]["whole"]
    kinds = scores["recall_by_type"]
    keep(f"statements.{HOW[name]}.whole", whole["f"])
    keep(f"statements.{HOW[name]}.content", scores["content"]["token"]["f"])
    for kind in ("direct", "mixed", "indirect"):
        keep(f"statements.{HOW[name]}.{kind}", kinds[kind]["whole"])
    print(
        f"{name:12} whole P {whole['p']:.1f} R {whole['r']:.1f} F {whole['f']:.1f} | "
        f"content token F {scores['content']['token']['f']:.1f} | "
        f"cue any F {scores['cue']['any']['f']:.1f} | recall "
        + " ".join(f"{k} {kinds[k]['whole']:.1f}" for k in ("direct", "mixed", "indirect"))
        + f" | {100 * share:.1f} % of our parse's time, {100 * bare:.1f} % of bare spaCy's"
    )


def main(arguments: list[str]) -> int:
    place = arguments[0] if arguments else os.environ.get("DRAGOMAN_BENCH")
    if place is None or not (Path(place) / "polnear" / "dev.jsonl").is_file():
        print("no polnear/dev.jsonl: give its folder or set DRAGOMAN_BENCH. Nothing was measured.")
        return 0
    folder = Path(place)
    lines = (folder / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    documents = [as_document({k: r[k] for k in ("id", "date", "text")}) for r in records]
    book, parser = RuleBook(), Parser()
    started = process_time()
    parses = list(parser.parse_many(documents))
    parsing = process_time() - started
    pipeline = bare_pipeline()
    started = process_time()
    for _ in pipeline.pipe(r["text"] for r in records[::BARE]):
        pass
    bare = (process_time() - started) * len(records) / len(records[::BARE])
    gold = {r["id"]: r["attributions"] for r in records}
    texts = {r["id"]: r["text"] for r in records}
    score = scorer(folder).score
    for name, learned in (("rules alone", False), ("as shipped", True)):
        finder = StatementFinder(book, learned=learned)
        started = process_time()
        found = {p.document.id: attributions(p, finder) for p in parses}
        spent = process_time() - started
        report(name, score(gold, found, texts, outer=True), spent / parsing, spent / bare)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
