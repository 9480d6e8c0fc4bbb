"""Positions, shifts and disputes of the reference report and of real news.

    python -m benchmarks.analysis FOLDER [reference|news|others ...]     (or DRAGOMAN_BENCH)

FOLDER holds `news.jsonl`, of which the reports that speak of Ukraine are coded; `gold/` beside it
holds the reference report. The judgements in `analysis_gold.jsonl` name documents and offsets only.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks._figures import keep
from dragoman.analysis import disputes, positions, shifts
from dragoman.analysis.model import Dispute, Position, Shift
from dragoman.coder import Coder
from dragoman.ledger.ledger import Ledger
from dragoman.read import read
from dragoman.read.given import as_document
from dragoman.stories.teller import tell

GOLD = Path(__file__).with_name("analysis_gold.jsonl")
REFERENCE = Path("gold") / "2022-04-12.txt"
ABOUT = "Ukrain"
FEWEST = 2


def reference(data: Path) -> bool:
    """What a careful reader takes from the reference report."""
    path = data.parent / REFERENCE
    if not path.is_file():
        print("no reference report")
        return True
    with _ledger(list(read(path))) as ledger:
        checks = {**_positions(positions(ledger)), **_shifts(shifts(ledger))}
        checks |= _disputes(disputes(ledger))
    for name, holds in checks.items():
        print("ok  " if holds else "MISS", name)
    return all(checks.values())


def _positions(found: list[Position]) -> dict[str, bool]:
    def takes(issue: str, polarity: int, since: str, until: str) -> bool:
        return any(
            (p.holder.key, p.issue, p.polarity) == ("RUS", issue, polarity)
            and since <= str(p.day) <= until
            for p in found
        )

    return {
        "Russia yields on a ceasefire in late February": takes(
            "ceasefire", 1, "2022-02-21", "2022-02-28"
        ),
        "Russia refuses a ceasefire on April 11": takes(
            "ceasefire", -1, "2022-04-11", "2022-04-11"
        ),
        "Russia is willing to talk": takes("negotiations", 1, "2022-04-11", "2022-04-12"),
    }


def _shifts(found: list[Shift]) -> dict[str, bool]:
    def has(holder: str, issue: str, kind: str, by: str = "") -> bool:
        return any(
            (s.holder.key, s.issue, s.kind) == (holder, issue, kind)
            and by in " ".join(s.asserted_by)
            for s in found
        )

    return {
        "the ceasefire shift stands in Russia's record": has("RUS", "ceasefire", "record"),
        "the ceasefire shift is asserted": has("RUS", "ceasefire", "asserted"),
        "the EU's turn on arms is Lavrov's word": has("EUR", "arms_supply", "asserted", "Lavrov"),
    }


def _disputes(found: list[Dispute]) -> dict[str, bool]:
    def sides(dispute: Dispute) -> tuple[set[str], set[str]]:
        asserts = {a.holder.key for a in dispute.asserts if a.holder}
        return asserts, {a.holder.key for a in dispute.denies if a.holder}

    told = [sides(d) for d in found]
    disputed = any("WST" in a and "RUS" in d for a, d in told)
    return {"the charge of war crimes is disputed by the West and Russia": disputed}


def news(data: Path) -> bool:
    """Print shifts and disputes of reports on Ukraine, with what was judged of them."""
    return _judge(data, "ukraine", about=True)


def others(data: Path) -> bool:
    """The same of reports on anything else, which were read later."""
    return _judge(data, "others", about=False)


def _judge(data: Path, name: str, *, about: bool) -> bool:
    with (data / "news.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    wanted = [r for r in records if (r["text"].count(ABOUT) >= FEWEST) == about]
    judged = _judged()
    with _ledger([as_document(r) for r in wanted]) as ledger:
        lines_ = [*map(_shift_line, shifts(ledger)), *map(_dispute_line, disputes(ledger))]
    counts: dict[str, list[bool]] = {}
    for kind, place, words in lines_:
        verdict = judged.get((kind, place))
        if verdict is not None:
            counts.setdefault(kind, []).append(verdict)
        print({True: "right", False: "wrong", None: "-"}[verdict], kind, place, words, sep="\t")
    for kind, verdicts in counts.items():
        keep(f"analysis.{name}.{kind}.precision", sum(verdicts) / len(verdicts))
        print(f"{kind}: precision {sum(verdicts) / len(verdicts):.2f} of {len(verdicts)} judged")
    return True


def _shift_line(shift: Shift) -> tuple[str, str, str]:
    later = shift.later
    before = f"{shift.earlier.sentence} ==> " if shift.earlier else ""
    words = f"{shift.holder.key} {shift.issue} {shift.kind} {shift.direction}: "
    place = f"{later.document}:{later.part}:{later.start}-{later.end}:{shift.holder.key}"
    return "shift", place, words + before + later.sentence


def _dispute_line(dispute: Dispute) -> tuple[str, str, str]:
    one = dispute.asserts[0].evidence
    other = (*dispute.denies, *dispute.asserts[1:])[0].evidence
    place = f"{one.document}:{one.part}:{one.start}+{other.document}:{other.part}:{other.start}"
    sides = [a.holder.key if a.holder else "outlet" for a in (*dispute.asserts, *dispute.denies)]
    return "dispute", place, f"{'/'.join(sides)} {dispute.what}: {one.sentence} <> {other.sentence}"


def _judged() -> dict[tuple[str, str], bool]:
    if not GOLD.is_file():
        return {}
    with GOLD.open(encoding="utf-8") as lines:
        told: Iterator[dict] = map(json.loads, lines)
        return {(t["kind"], t["at"]): t["right"] for t in told}


@contextmanager
def _ledger(documents: list) -> Iterator[Ledger]:
    """A ledger of documents, its stories told, while in this block."""
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-analysis-") as folder,
        Ledger(Path(folder) / "news.db") as ledger,
    ):
        coded = Coder().records(documents, lambda reject: print(reject.reason, file=sys.stderr))
        ledger.add_many(coded)
        tell(ledger)
        yield ledger


def main() -> int:
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DRAGOMAN_BENCH")
    if given is None or not (Path(given) / "news.jsonl").is_file():
        sys.exit("give a folder with news.jsonl, or set DRAGOMAN_BENCH")
    parts: dict[str, Callable[[Path], bool]] = {
        "reference": reference,
        "news": news,
        "others": others,
    }
    held = [parts[name](Path(given)) for name in sys.argv[2:] or parts]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
