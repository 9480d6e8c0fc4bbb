"""Roles: how well the actor and the recipient of a sentence's main act are found.

    python -m benchmarks.roles FOLDER      (or DRAGOMAN_BENCH)

FOLDER holds `roles/train.jsonl` ({"id", "text", "spans": [{"role", "tok": [first, last]}]}, tokens
parted by white space, last inclusive). F1 over tokens: a token is right where it is given the
role that the gold gives it; what the gold marks `related` is left out, whatever it is found to be.
The gold marks one act a sentence, so the act nearest to the root that has both roles filled is
asked. In a mutual act the partners of its grammatical doers are its targets; where a party owns
the noun that is acted on ("rejected the king's offer"), the phrase is that of the noun.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks._figures import keep
from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.finder import EventFinder
from dragoman.parse.model import Sentence, Token
from dragoman.read.given import as_document

ROLES = ("source", "target")
OUTSIDE = ("relcl", "acl", "appos", "cc", "conj", "advcl", "punct", "parataxis")
SPACED = (
    (r"(?<=\w) - (?=\w)", "-"),
    (r" ([,.;:!?)%])", r"\1"),
    (r"([($]) ", r"\1"),
    (r" (['’]) ?(?=(?:s|re|ve|ll|t)\b)", r"\1"),
)
DATE = "2018-06-15"

Marked = set[tuple[str, int]]


def main(folder: Path) -> None:
    """Print token F1 over both roles and for each."""
    rows = [json.loads(line) for line in (folder / "roles" / "train.jsonl").open(encoding="utf-8")]
    coder = Coder()
    finder = next(step for step in coder.steps if isinstance(step, EventFinder))
    documents = (as_document({"text": natural(row["text"]), "date": DATE}) for row in rows)
    found = [
        {m for m in marked(draft, finder, row["text"].split()) if m[1] not in related(row)}
        for row, draft in zip(rows, coder.drafts(documents), strict=True)
    ]
    gold = [expected(row) for row in rows]
    print(f"sentences {len(rows)}")
    for role in ("", *ROLES):
        figures = dict(score(gold, found, role))
        keep(f"roles.{role or 'both'}.f1", figures["F1"])
        print(f"{role or 'both':10s} " + "  ".join(f"{n} {v:.3f}" for n, v in figures.items()))


def expected(row: dict[str, Any]) -> Marked:
    """(role, token) of every marked token."""
    return {
        (span["role"], at)
        for span in row["spans"]
        if span["role"] in ROLES
        for at in range(span["tok"][0], span["tok"][1] + 1)
    }


def related(row: dict[str, Any]) -> set[int]:
    """Tokens of a third role, which is not asked for."""
    return {
        at
        for span in row["spans"]
        if span["role"] not in ROLES
        for at in range(span["tok"][0], span["tok"][1] + 1)
    }


def natural(text: str) -> str:
    """The text as it is printed, without the white space that parts marks from words."""
    for spaced, printed in SPACED:
        text = re.sub(spaced, printed, text)
    return text


def marked(draft: Draft, finder: EventFinder, words: list[str]) -> Marked:
    """(role, number among the words) of the main act's parties."""
    acts = [(s, act) for s in draft.parsed.sentences for act in finder.acts(draft, s)]
    if not acts:
        return set()
    sentence, act = min(acts, key=lambda pair: _rank(*pair))
    places = _places(draft.document.text, words)
    return {
        (role, places[character])
        for role, heads in _roles(act).items()
        for token in phrases(sentence, _named(draft, sentence, heads), act)
        for character in range(token.start, token.end)
        if character in places
    }


def _roles(act: Act) -> dict[str, list[Token]]:
    """Heads of the phrases in each role."""
    return {
        "source": [t for t in act.actors if t not in act.partners],
        "target": [_whole(t, act) for t in (*act.recipients, *act.partners)],
    }


def _whole(token: Token, act: Act) -> Token:
    """The noun of the act that the party owns, else the party."""
    return token.head if token.dep == "poss" and token.head in act.words else token


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


def _places(text: str, words: list[str]) -> dict[int, int]:
    """Character -> number of its word."""
    places, at = {}, 0
    for number, word in enumerate(words):
        at = text.index(word, at)
        places.update(dict.fromkeys(range(at, at + len(word)), number))
        at += len(word)
    return places


def phrases(sentence: Sentence, heads: Iterable[Token], act: Act) -> Iterator[Token]:
    """The words of the noun phrases with these heads, without clauses, appositions and the act."""
    for head in heads:
        yield head
        for child in head.children:
            after = {child, *child.kids("pobj", "pcomp")} if child.dep == "prep" else set()
            if child.dep not in OUTSIDE and not after & {act.head, *act.words}:
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
