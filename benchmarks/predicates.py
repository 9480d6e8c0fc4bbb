"""Predicates that join two political actors and evoke nothing: where the vocabulary is thin.

    python -m benchmarks.predicates FOLDER [--reports N] [--top N] [--show LEMMA]
                                                                (or DRAGOMAN_BENCH)

FOLDER holds `news.jsonl` and `throughput.jsonl`, of which the first N reports each are read. Listed
are verbs (with their particle) whose subject is one political actor and whose object or oblique is
another, and nouns that one actor owns and that another hangs on, where the word is part of no
event, of no dismissed word and of no statement's cue. Many are no act by the codebook and stay.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.read.given import as_document

Seen = tuple[str, str]


def records(path: Path, most: int) -> Iterator[dict]:
    """The first reports of a file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in islice(lines, most))


class Sides:
    """Who stands behind the words of one sentence, and which words are used up."""

    def __init__(self, draft: Draft, sentence: Sentence) -> None:
        self.draft, self.sentence = draft, sentence
        spans = [s for e in draft.events.events for s in e.trigger]
        spans += [d.trigger for d in draft.events.dismissed]
        spans += [s for stated in draft.statements.statements for s in stated.cue]
        self.used = {
            at for s in spans if s.sentence == sentence.index for at in range(s.start, s.end)
        }

    def actor(self, token: Token) -> int | None:
        """The political actor that a phrase names by its head, None where nobody."""
        layer = self.draft.actors
        mention = layer.mention_of(self.sentence.index, token)
        found = layer.mentions[mention].actors if mention is not None else ()
        known = [a for a in found if layer.actors[a].country or layer.actors[a].sector]
        return known[0] if known else None

    def joined(self, ones: tuple[Token, ...], others: tuple[Token, ...]) -> bool:
        """Whether somebody among the ones is joined with somebody else among the others."""
        left = {a for t in ones if (a := self.actor(t)) is not None}
        right = {a for t in others if (a := self.actor(t)) is not None}
        return bool(left and right) and len(left | right) > 1


def unseen(draft: Draft) -> Iterator[tuple[Seen, str]]:
    """Every predicate of a draft that joins two actors and evokes nothing, with its sentence."""
    for sentence in draft.parsed.sentences:
        sides = Sides(draft, sentence)
        text = " ".join(t.text for t in sentence.tokens)
        for clause in sentence.clauses:
            if clause.head.index not in sides.used and _verb_joins(clause, sides):
                yield ("verb", clause.lemma), text
        for token in sentence.tokens:
            free = token.pos == "NOUN" and token.index not in sides.used
            if free and sides.actor(token) is None and _noun_joins(token, sides):
                yield ("noun", token.lemma), text


def _verb_joins(clause: Clause, sides: Sides) -> bool:
    others = (*clause.objects, *clause.indirect, *clause.agents, *(t for _, t in clause.obliques))
    return clause.head.pos == "VERB" and sides.joined(clause.subjects, others)


def _noun_joins(noun: Token, sides: Sides) -> bool:
    owners = tuple(t for t in noun.children if t.dep in ("poss", "amod", "compound"))
    parts = [p for p in noun.children if p.dep == "prep"]
    others = tuple(t for p in parts for t in p.children if t.dep == "pobj")
    return sides.joined(owners, others)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=os.environ.get("DRAGOMAN_BENCH"))
    parser.add_argument("--reports", type=int, default=440)
    parser.add_argument("--top", type=int, default=200)
    parser.add_argument("--show", default="", help="also the sentences of this lemma")
    given = parser.parse_args()
    if given.folder is None or not Path(given.folder).is_dir():
        print("No development data: give its folder or set DRAGOMAN_BENCH. Nothing was measured.")
        return 0
    counts: Counter[Seen] = Counter()
    for name in ("news.jsonl", "throughput.jsonl"):
        reports = (as_document(r) for r in records(Path(given.folder) / name, given.reports))
        for draft in Coder(rules_only=True).drafts(reports):
            for seen, text in unseen(draft):
                counts[seen] += 1
                if given.show == seen[1]:
                    print(f"  {text}")
    print(f"{counts.total()} places, {len(counts)} predicates")
    for (kind, lemma), number in counts.most_common(given.top):
        print(f"{number:5}  {kind}  {lemma}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
