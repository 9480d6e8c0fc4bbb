"""What the ranker sees at the edges of a candidate: where source and content begin and end, and
what stands beside them."""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Token
from dragoman.statements.candidate import Candidate

SIZES: Final = (0, 1, 2, 3, 5, 8, 13, 21, 34)
EDGE: Final = ("PUNCT", "SPACE")


def edges(candidate: Candidate, frame: str) -> list[str]:
    """Names of the features that hold, pairs joined with "&".

    Args:
        frame: part of speech and frame of the cue, as the other features write it.
    """
    return [
        *_of_content(candidate, frame),
        *(_of_source(candidate, frame) if candidate.source else ()),
        *_of_head(candidate, frame),
    ]


def size(number: int) -> int:
    """A number as one of ten classes, finer below."""
    return sum(number > s for s in SIZES)


def _of_content(candidate: Candidate, frame: str) -> list[str]:
    tokens, index = candidate.sentence.tokens, candidate.sentence.index
    here = [s for s in candidate.content if s.sentence == index]
    if not here:
        return []
    start, end = here[0].start, here[-1].end
    side, gap = _side(start, end, candidate)
    before, last = _near(tokens, start - 1, -1), tokens[end - 1]
    rest = sum(t.pos not in EDGE for t in tokens[end:])
    commas = sum(t.norm == "," for t in tokens[start:end])
    sentences = min(len({s.sentence for s in candidate.content}), 4)
    return [
        *_after(candidate, frame, end),
        f"rest={size(rest)}&f={frame}", f"rest={min(rest, 3)}&l={candidate.lemma}",
        f"rest={min(rest, 3)}&c={candidate.construction}",
        f"bf={before.lower if before else '^'}&f={frame}",
        f"side={side}&g={size(gap)}&f={frame}", f"side={side}&l={candidate.lemma}",
        f"pieces={len(candidate.content)}&f={frame}", f"sents={sentences}&f={frame}",
        f"lw={last.pos}/{last.dep}&f={frame}", f"lw={last.lower}", f"commas={commas}&f={frame}",
    ]  # fmt: skip


def _after(candidate: Candidate, frame: str, end: int) -> list[str]:
    """The word after the content, with the mark before it, and what it hangs on."""
    tokens = candidate.sentence.tokens
    mark = tokens[end].norm if end < len(tokens) and tokens[end].pos == "PUNCT" else ""
    after = _near(tokens, end, 1)
    word, relation, place = ("$", "$", "$") if after is None else (
        after.lower, after.dep, _hung(after, candidate, end)
    )  # fmt: skip
    return [
        f"e={mark}{word}", f"e={mark}{word}&f={frame}", f"ed={mark}{relation}&f={frame}",
        f"eh={mark}{place}", f"eh={mark}{place}&f={frame}",
        f"eh={mark}{place}&c={candidate.construction}",
    ]  # fmt: skip


def _hung(after: Token, candidate: Candidate, end: int) -> str:
    """The relation of what follows, and whether it hangs on content, cue, root or elsewhere."""
    top = after
    while top.head.index >= end and not top.is_root:
        top = top.head
    index = candidate.sentence.index
    inside = any(s.sentence == index and s.start <= top.head.index < s.end
                 for s in candidate.content)  # fmt: skip
    at_cue = "cue" if top.head is candidate.head else "root" if top.is_root else "out"
    return f"{top.dep}/{'in' if inside else at_cue}"


def _of_source(candidate: Candidate, frame: str) -> list[str]:
    tokens, source, by = candidate.sentence.tokens, candidate.source, candidate.source_by
    first, last = source[0].index, source[-1].index
    side, gap = _side(first, last + 1, candidate)
    after = tokens[last + 1].lower if last + 1 < len(tokens) else "$"
    before = tokens[first - 1].lower if first else "^"
    relation = candidate.speaker.dep if candidate.speaker else "-"
    return [
        f"ss={side}&g={size(gap)}&b={by}", f"ss={side}&l={candidate.lemma}",
        f"sn={size(len(source))}", f"sx={after}", f"sx={after}&b={by}", f"sw={before}",
        f"sw={before}&b={by}", f"sf={source[0].lower}", f"sf={source[0].lower}&l={candidate.lemma}",
        f"sd={relation}&f={frame}",
    ]  # fmt: skip


def _of_head(candidate: Candidate, frame: str) -> list[str]:
    head, lemma = candidate.head, candidate.lemma
    return [
        f"hd={head.dep}&tag={head.tag}&f={frame}", f"tag={head.tag}&l={lemma}",
        f"up={head.head.lemma}&f={frame}", f"up={head.head.lemma}&l={lemma}",
        f"ct={' '.join(t.tag for t in candidate.cue)}", f"op={candidate.sentence.opens}&f={frame}",
    ]  # fmt: skip


def _side(start: int, end: int, candidate: Candidate) -> tuple[str, int]:
    """On which side of the cue a span lies, and how many tokens away."""
    first, last = candidate.cue[0].index, candidate.cue[-1].index
    if end <= first:
        return "L", first - end
    return ("R", start - last - 1) if start > last else ("M", 0)


def _near(tokens: list[Token], place: int, step: int) -> Token | None:
    """The nearest word from a place on."""
    while 0 <= place < len(tokens):
        if tokens[place].pos not in EDGE:
            return tokens[place]
        place += step
    return None
