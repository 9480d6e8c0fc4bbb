"""Count in how many reports a stem stands, for `dragoman/stories/words.tsv`.

    python scripts/build_story_words.py REPORTS.jsonl > src/dragoman/stories/words.tsv

REPORTS is any large sample of English news, one object with a `text` a line. Only counts are
kept, of stems that stand in at least FEWEST reports.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from dragoman.stories.words import stem, words

FEWEST: Final = 8
HEAD: Final = """\
# In how many reports of news a stem stands: the weights by which stories are compared. The row *
# tells how many reports were counted. Made by scripts/build_story_words.py from English news of
# all topics; a stem that is not here is rare.
stem\treports
"""


def main(path: Path) -> None:
    reports = 0
    seen: Counter[str] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            reports += 1
            seen.update({stem(word) for word in words(json.loads(line)["text"])})
    sys.stdout.write(HEAD + f"*\t{reports}\n")
    for stemmed, count in sorted(seen.items()):
        if count >= FEWEST and stemmed.isascii() and not stemmed.isdigit():
            sys.stdout.write(f"{stemmed}\t{count}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
