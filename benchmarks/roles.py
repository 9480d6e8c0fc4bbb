"""Roles: how well the actor and the recipient of a sentence's main act are found.

    python -m benchmarks.roles FOLDER      (or DRAGOMAN_BENCH)

FOLDER holds `roles/train.jsonl` ({"id", "text", "spans": [{"role", "tok": [first, last]}]}, tokens
parted by white space, last inclusive). F1 over tokens: a token is right where it is given the
role that the gold gives it; the role `related` is left out. The gold marks one act a sentence, so
the act nearest to the root that has both roles filled is asked.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.finder import EventFinder
from dragoman.parse.model import Sentence, Token
from dragoman.read.given import as_document

ROLES = {"source": "actors", "target": "recipients"}
OUTSIDE = ("relcl", "acl", "appos", "cc", "conj", "advcl", "punct", "parataxis")
DATE = "2018-06-15"

Marked = set[tuple[str, int]]


def main(folder: Path) -> None:
    """Print token F1 over both roles and for each."""
    rows = [json.loads(line) for line in (folder / "roles" / "train.jsonl").open(encoding="utf-8")]
    coder = Coder()
    finder = next(step for step in coder.steps if isinstance(step, EventFinder))
    documents = (as_document({"text": row["text"], "date": DATE}) for row in rows)
    found = [marked(draft, finder) for draft in coder.drafts(documents)]
    gold = [expected(row) for row in rows]
    print(f"sentences {len(rows)}")
    for role in ("", *ROLES):
        print(
            f"{role or 'both':10s} "
            + "  ".join(f"{n} {v:.3f}" for n, v in score(gold, found, role))
        )


def expected(row: dict[str, Any]) -> Marked:
    """(role, token) of every marked token."""
    return {
        (span["role"], at)
        for span in row["spans"]
        if span["role"] in ROLES
        for at in range(span["tok"][0], span["tok"][1] + 1)
    }


def marked(draft: Draft, finder: EventFinder) -> Marked:
    """(role, white-space token) of the main act's parties."""
    acts = [(s, act) for s in draft.parsed.sentences for act in finder.acts(draft, s)]
    if not acts:
        return set()
    sentence, act = min(acts, key=lambda pair: _rank(*pair))
    places = _places(draft.document.text)
    return {
        (role, places[character])
        for role, name in ROLES.items()
        for token in phrases(sentence, _named(draft, sentence, getattr(act, name)))
        for character in range(token.start, token.end)
        if character in places
    }


def _named(draft: Draft, sentence: Sentence, heads: Iterable[Token]) -> Iterator[Token]:
    """The heads, with the name in the sentence in the place of a pronoun that stands for it."""
    mentions = draft.actors.mentions
    here = [m for m in mentions if m.span.sentence == sentence.index and m.kind != "pronoun"]
    for head in heads:
        index = draft.actors.mention_of(sentence.index, head) if head.pos == "PRON" else None
        meant = mentions[index].actors if index is not None else ()
        same = (sentence.tokens[m.head] for m in here if meant and m.actors == meant)
        yield next(same, head)


def _rank(sentence: Sentence, act: Act) -> tuple[bool, int, int]:
    depth = sum(1 for _ in act.head.ancestors())
    return not (act.actors and act.recipients), depth, act.head.index


def _places(text: str) -> dict[int, int]:
    """Character -> number of its white-space token."""
    places, at = {}, 0
    for number, word in enumerate(text.split()):
        at = text.index(word, at)
        places.update(dict.fromkeys(range(at, at + len(word)), number))
        at += len(word)
    return places


def phrases(sentence: Sentence, heads: Iterable[Token]) -> Iterator[Token]:
    """The words of the noun phrases with these heads, without clauses and appositions."""
    for head in heads:
        yield head
        for child in head.children:
            if child.dep not in OUTSIDE:
                yield from child.subtree()


def score(gold: list[Marked], found: list[Marked], role: str) -> Iterator[tuple[str, float]]:
    """Precision, recall and F1 over the tokens of one role, or of both."""
    right = sum(len(_of(g & f, role)) for g, f in zip(gold, found, strict=True))
    precision = right / max(1, sum(len(_of(f, role)) for f in found))
    recall = right / max(1, sum(len(_of(g, role)) for g in gold))
    yield "precision", precision
    yield "recall", recall
    yield "F1", 2 * precision * recall / max(1e-9, precision + recall)


def _of(marks: Marked, role: str) -> Marked:
    return {m for m in marks if role in ("", m[0])}


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["DRAGOMAN_BENCH"]))
