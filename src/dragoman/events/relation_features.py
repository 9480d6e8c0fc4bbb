"""What the ranker of relations sees: the rules' acts, the words and the tree between two spans.

Every feature has a name and a value. Within a group the values have length 1 together, so that
a long sentence weighs no more than a short one; `SCALES` says how much a group weighs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import sqrt
from typing import Final

from dragoman.events.relation_ranker import Features
from dragoman.events.sides import SOURCE, Sides, Weighed
from dragoman.parse.model import Clause, Token

SCALES: Final = {"rules": 0.3, "acts": 1.0, "path": 2.5, "near": 1.0, "words": 2.5}
STEM: Final = 5
WINDOW: Final = 3
MOST: Final = 8.0


def features(readings: list[Sides], scores: dict[str, float]) -> Features:
    """Features of the sentences that hold the spans.

    Args:
        scores: the rules' score of each type that they found.
    """
    named: Features = {"always": 1.0}
    groups: dict[str, Iterable[tuple[str, float]]] = {
        "rules": _rules(scores),
        "acts": _flat(name for sides in readings for name in _acts(sides)),
        "path": _flat(name for sides in readings for name in _tree(sides)),
        "near": _flat(name for sides in readings for name in _around(sides)),
        "words": _flat(name for sides in readings for name in _words(sides)),
    }
    for group, found in groups.items():
        held = dict(found)
        length = sqrt(sum(value * value for value in held.values())) or 1.0
        named.update((f"{group}:{n}", SCALES[group] * v / length) for n, v in held.items())
    return named


def _flat(names: Iterator[str]) -> Iterator[tuple[str, float]]:
    return ((name, 1.0) for name in names)


def _rules(scores: dict[str, float]) -> Iterator[tuple[str, float]]:
    """The rules' ranking: the best type, each type's share, the lead of the best."""
    if not scores:
        yield "none", 1.0
        return
    ranked = sorted(scores, key=lambda t: -scores[t])
    best = scores[ranked[0]]
    yield f"best={ranked[0]}", 1.0
    yield f"best={ranked[0]}&score={int(best // 2)}", 1.0
    for kind in ranked[1:]:
        yield f"also={kind}", scores[kind] / best
    if len(ranked) > 1:
        yield f"best={ranked[0]}&second={ranked[1]}", scores[ranked[1]] / best


def _acts(sides: Sides) -> Iterator[str]:
    """Each act with how it links the spans, its rules, and what the words alone evoke."""
    seen: set[str] = set()
    for weighed in sorted(sides.acts, key=lambda w: -w.score):
        if not weighed.loose:
            yield from _act(weighed)
        elif weighed.act.type not in seen:
            seen.add(weighed.act.type)
            yield f"loose={weighed.act.type}&{int(min(weighed.score, MOST) // 2)}"
    for at, types in sides.evoked.items():
        where = "path" if sides.sentence.tokens[at] in sides.path else "off"
        for kind in types:
            yield f"evoked={kind}&{where}"


def _act(weighed: Weighed) -> Iterator[str]:
    act, stage = weighed.act, _stage(weighed)
    yield f"{act.type}&{stage}"
    yield f"{act.type}/{'/'.join(act.modes[:1])}&{stage[:1]}"
    yield f"{act.type}&{act.status}&{act.mood.outlook}{act.mood.negated}&{stage[:1]}"
    for rule in act.rules:
        yield f"{rule}&{stage[:1]}"
        yield f"{rule.partition('::')[0]}"


def _stage(weighed: Weighed) -> str:
    """By what the rules came to the act: link of both, of one, path, nearness."""
    linked = "both" if weighed.links > 4 else "one" if weighed.links > 1 else "far"
    return f"{linked}{'+' if weighed.on_path else '-'}"


def _tree(sides: Sides) -> Iterator[str]:
    """Lemmas and relations between the spans in the tree, and the predicates above them."""
    for token in sides.path:
        yield f"{token.lemma}"
        yield f"{token.lemma}/{token.dep}"
        yield f"{token.lemma[:STEM]}*"
        for child in token.children:
            if child.dep in ("neg", "prt", "aux", "prep", "mark", "dobj", "acomp", "amod"):
                yield f"{token.lemma}>{child.lemma if child.index not in sides.given else '@'}"
                yield f"{child.dep}={child.lemma}"
    for one, other in pairwise(sides.path):
        yield f"{one.lemma}^{other.lemma}"
    yield "deps=" + ",".join(t.dep for t in sides.path[:4])
    for clause in sides.sentence.clauses:
        if clause.head in sides.path:
            yield from _clause(clause)
    for index, side in sides.given.items():
        token = sides.sentence.tokens[index]
        if token.head.index not in sides.given:
            mark = "s" if side == SOURCE else "t"
            yield f"{mark}<{token.dep}<{token.head.lemma}"
            yield f"{mark}<{token.dep}"
            yield f"{mark}<{token.head.head.lemma}"


def _clause(clause: Clause) -> Iterator[str]:
    mood = f"{clause.modal or clause.tense}{'!' if clause.negated else ''}{clause.supposed}"
    yield f"mood={mood}"
    yield f"mood={mood}&{clause.lemma}"
    yield f"voice={clause.voice}&{clause.lemma}"
    if clause.parent is not None:
        yield f"{clause.parent.lemma}>>{clause.lemma}"


def _around(sides: Sides) -> Iterator[str]:
    """Words just before and after each span, those between them, and which side comes first."""
    words = _masked(sides)
    places = [i for i, w in enumerate(words) if w in ("@s", "@t")]
    order = "".join(words[i][1] for i in places)
    yield f"order={order[:2]}"
    for at in places:
        side = words[at][1]
        for step in range(1, WINDOW + 1):
            yield f"{side}-{words[at - step] if at >= step else '^'}"
            yield f"{side}+{words[at + step] if at + step < len(words) else '$'}"
        yield f"{side}++{' '.join(words[at + 1 : at + 3])}"
        yield f"{side}--{' '.join(words[max(at - 2, 0) : at])}"
    if len(places) > 1:
        between = words[places[0] + 1 : places[1]]
        yield from (f"between={w}" for w in between)
        yield from (f"between={a} {b}" for a, b in pairwise(between))
        yield f"gap={min(len(between), 12)}"


def _words(sides: Sides) -> Iterator[str]:
    """The sentence's lemmas, their stems and pairs, with the spans as placeholders."""
    words = _masked(sides)
    yield from words
    yield from (f"{w[:STEM]}*" for w in words)
    yield from (f"{a} {b}" for a, b in pairwise(words))


def _masked(sides: Sides) -> list[str]:
    found: list[str] = []
    for token in sides.sentence.tokens:
        word = _word(token, sides)
        if not (found and word in ("@s", "@t") and found[-1] == word):
            found.append(word)
    return found


def _word(token: Token, sides: Sides) -> str:
    side = sides.given.get(token.index)
    if side is not None:
        return "@s" if side == SOURCE else "@t"
    return f"@{token.entity}" if token.entity else token.lemma.lower()
