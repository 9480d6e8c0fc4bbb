"""Positions, shifts and disputes of the reference report and of real news.

    python -m benchmarks.analysis FOLDER [PART ...] [--ledger FILE]

PART is reference, news, others, drawn, rest, last or further.

FOLDER (or DRAGOMAN_BENCH) holds `news.jsonl`, of which the reports that speak of Ukraine are coded,
and the others; `drawn` are reports drawn from `throughput.jsonl`, `rest` some of those that were
left there, `last` what was left then, `further` are drawn from two more archives; `gold/` beside it
holds the reference report. `--ledger FILE` takes the reports of one of these parts as a ledger has
them. The judgements in
`analysis_gold.jsonl` name documents and offsets only; those marked `first` were made on reports
that nobody had mended anything on, and are counted by themselves, whatever is found today.
"""

from __future__ import annotations

import argparse
import json
import os
import random
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
SEED = 41223
DRAWN = 1200
REST = 720
LENGTHS = (600, 6000)
FURTHER = 61
LONGEST = 7000
ARCHIVES = (("polnear/train.jsonl", "pn", 375), ("times/tbaq_corrected.jsonl", "tb", 75))


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


def news(data: Path, given: Path | None = None) -> bool:
    """Print shifts and disputes of reports on Ukraine, with what was judged of them."""
    return _judge([r for r in _reports(data / "news.jsonl") if _about(r)], "ukraine", given)


def others(data: Path, given: Path | None = None) -> bool:
    """The same of reports on anything else, which were read later."""
    return _judge([r for r in _reports(data / "news.jsonl") if not _about(r)], "others", given)


def drawn(data: Path, given: Path | None = None) -> bool:
    """The same of reports drawn at random from those on anything else of another archive."""
    return _judge(_drawn(_unknown(data)), "drawn", given)


def rest(data: Path, given: Path | None = None) -> bool:
    """The same of reports that were left in that archive, on whatever subject, long ones too."""
    return _judge(_left(data)[:REST], "rest", given)


def last(data: Path, given: Path | None = None) -> bool:
    """The same of all that were left then."""
    return _judge(_left(data)[REST:], "last", given)


def further(data: Path, given: Path | None = None) -> bool:
    """The same of reports of two other archives, on an election and on anything."""
    chance = random.Random(FURTHER)
    wanted = [r for archive in ARCHIVES for r in _of_archive(data, chance, *archive)]
    return _judge(wanted, "further", given)


def _of_archive(data: Path, chance: random.Random, name: str, mark: str, drawn: int) -> list[dict]:
    """Reports drawn from an archive that was made for something else, their names marked."""
    low, high = LENGTHS[0], LONGEST
    found = [r for r in _reports(data / name) if low < len(r["text"]) < high]
    chance.shuffle(found)
    return [
        {"id": f"{mark}-{r['id']}", "date": r["date"], "text": r["text"]} for r in found[:drawn]
    ]


def _left(data: Path) -> list[dict]:
    reports = _unknown(data)
    before = {r["id"] for r in _drawn(reports)}
    left = [r for r in reports if len(r["text"]) > LENGTHS[0] and r["id"] not in before]
    random.Random(SEED).shuffle(left)
    return left


def _unknown(data: Path) -> list[dict]:
    """The reports of the archive that are not among the news."""
    known = {r["id"] for r in _reports(data / "news.jsonl")}
    return [r for r in _reports(data / "throughput.jsonl") if r["id"] not in known]


def _drawn(reports: list[dict]) -> list[dict]:
    low, high = LENGTHS
    drawable = [r for r in reports if low < len(r["text"]) < high and not _about(r)]
    random.Random(SEED).shuffle(drawable)
    return drawable[:DRAWN]


def _reports(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _about(report: dict) -> bool:
    return report["text"].count(ABOUT) >= FEWEST


def _judge(wanted: list[dict], name: str, given: Path | None) -> bool:
    judged = {place: verdict for place, (verdict, _) in _judged().items()}
    ids = {report["id"] for report in wanted}
    opened = _ledger([as_document(r) for r in wanted]) if given is None else _given(given)
    with opened as ledger:
        lines_ = [*map(_shift_line, shifts(ledger)), *map(_dispute_line, disputes(ledger))]
    lines_ = [line for line in lines_ if line[1].partition(":")[0] in ids]
    counts: dict[str, list[bool]] = {}
    for kind, place, words in lines_:
        verdict = judged.get((kind, place))
        if verdict is not None:
            counts.setdefault(kind, []).append(verdict)
        print({True: "right", False: "wrong", None: "-"}[verdict], kind, place, words, sep="\t")
    for kind, verdicts in counts.items():
        keep(f"analysis.{name}.{kind}.precision", sum(verdicts) / len(verdicts))
        print(f"{kind}: precision {sum(verdicts) / len(verdicts):.2f} of {len(verdicts)} judged")
    _tell_first(ids)
    return True


def _tell_first(ids: set[str]) -> None:
    """What was right when the reports were first judged, before anything was mended on them."""
    counts: dict[str, list[bool]] = {}
    for (kind, place), (verdict, unread) in _judged().items():
        if unread and place.partition(":")[0] in ids:
            counts.setdefault(kind, []).append(verdict)
    for kind, verdicts in counts.items():
        print(f"{kind}: as first judged {sum(verdicts)} of {len(verdicts)}")


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


def _judged() -> dict[tuple[str, str], tuple[bool, bool]]:
    """By kind and place: whether it is right, and whether it was judged before any mending."""
    if not GOLD.is_file():
        return {}
    with GOLD.open(encoding="utf-8") as lines:
        told: Iterator[dict] = map(json.loads, lines)
        return {(t["kind"], t["at"]): (t["right"], t.get("first", False)) for t in told}


@contextmanager
def _given(path: Path) -> Iterator[Ledger]:
    """A ledger that was made before, while in this block."""
    with Ledger(path, readonly=True) as ledger:
        yield ledger


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
    parts: dict[str, Callable[..., bool]] = {
        "reference": reference,
        "news": news,
        "others": others,
        "drawn": drawn,
        "rest": rest,
        "last": last,
        "further": further,
    }
    parser = argparse.ArgumentParser(prog="benchmarks.analysis")
    parser.add_argument("folder", nargs="?", default=os.environ.get("DRAGOMAN_BENCH"))
    parser.add_argument("parts", nargs="*", choices=[[], *parts], default=[])
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    if given.folder is None or not (Path(given.folder) / "news.jsonl").is_file():
        sys.exit("give a folder with news.jsonl, or set DRAGOMAN_BENCH")
    data = Path(given.folder)
    held = [
        parts[name](data, given.ledger) if name != "reference" else reference(data)
        for name in given.parts or ("reference", "news", "others")
    ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
