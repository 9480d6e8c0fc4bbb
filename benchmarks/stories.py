"""Which reports of real news tell of the same happening, against pairs judged by hand.

    python -m benchmarks.stories DATA [LEDGER]

DATA holds news.jsonl; LEDGER, if named, is a ledger of it that was made before. The pairs in
`stories_gold.jsonl` are triggers in two reports (ids and offsets only) with whether both tell of
one happening, judged from the texts alone. Those of the part "tune" were drawn from all pairs of
like type and near days, most of them from those that are hard to tell, and from what earlier
versions took for stories or nearly did; their errors have been read, and the weights were fitted on
them and on two parts that are not asked here: "general", of news of all topics, and "examples", of
this project's own corpus. Those of "held" were drawn by chance, half from what was told, one pair
from most stories, and half from what was nearly told; so were those of "held general", which are
of news of all topics and not asked here. They were judged before it was known which is which, have
no part in the weights, and nobody has read their errors.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks._figures import keep
from dragoman.coder import Coder
from dragoman.ledger.ledger import Ledger
from dragoman.read.document import Document
from dragoman.read.sources import read_all
from dragoman.stories.teller import tell

GOLD = Path(__file__).with_name("stories_gold.jsonl")
EVENTS = """
SELECT document.name, event.part, event.trigger, story_witness.story, event.id
FROM event JOIN document ON document.id = event.document
LEFT JOIN story_witness ON story_witness.event = event.id
"""


def main(data: Path, made: Path | None = None) -> int:
    news = data / "news.jsonl"
    if not news.is_file():
        print(f"No news.jsonl in {data}: nothing was measured.")
        return 0
    pairs = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger(made or Path(folder) / "news.db") as ledger,
    ):
        if made is None:
            coder = Coder()
            documents = (d for d in read_all([news]) if isinstance(d, Document))
            ledger.add_many(coder.records(documents, print))
        told = tell(ledger)
        found = _events(ledger.connection)
    print(f"{told.stories} stories, {told.copies} copies")
    for half in ("tune", "held"):
        print(_score([pair for pair in pairs if pair["half"] == half], found, half))
    return 0


def _events(connection: sqlite3.Connection) -> dict[tuple[str, str], list[Any]]:
    found: dict[tuple[str, str], list[Any]] = {}
    for name, part, trigger, story, event in connection.execute(EVENTS):
        spans = json.loads(trigger)
        place = found.setdefault((name, part), [])
        place.append((spans[0][0], spans[-1][1], event if story is None else f"story {story}"))
    return found


def _told(found: dict[tuple[str, str], list[Any]], side: dict[str, Any]) -> set[Any]:
    """The stories (or lone events) of the triggers that are most like a judged one."""
    start, end = side["span"]
    events = found.get((side["id"], side.get("in", "text")), [])
    met = [
        ((min(last, end) - max(first, start)) / (max(last, end) - min(first, start)), story)
        for first, last, story in events
    ]
    most = max((share for share, _ in met), default=0.0)
    return {story for share, story in met if share == most > 0}


def _score(pairs: list[dict[str, Any]], found: dict[tuple[str, str], list[Any]], half: str) -> str:
    said = right = same = uncoded = 0
    for pair in pairs:
        a, b = _told(found, pair["a"]), _told(found, pair["b"])
        one = bool(a & b)
        said += one
        right += one and pair["same"]
        same += pair["same"]
        uncoded += not (a and b)
    precision, recall = right / max(1, said), right / max(1, same)
    keep(f"stories.{half}.precision", precision)
    keep(f"stories.{half}.recall", recall)
    return (
        f"{half}: {len(pairs)} pairs, {same} of one happening ({uncoded} with an act not coded): "
        f"precision {precision:.3f}, recall {recall:.3f}"
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *(Path(a) for a in sys.argv[2:3])))
