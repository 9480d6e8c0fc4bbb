"""Candidates from layout: "Putin: no ceasefire", a transcript's turns, a quotation with a
signature."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse.model import Parsed, Sentence, Span, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.phrases import trimmed
from dragoman.statements.speech import Quoted

DASHES = frozenset({"-", "--", "---", "–", "—", "―", "~"})


def layout_candidates(
    parsed: Parsed, sentence: Sentence, quoted: Quoted, longest: int, byline: int
) -> Iterator[Candidate]:
    """What a mark at the beginning or end of a line gives.

    Args:
        longest: most words that a name before a colon or after a dash may have.
        byline: most words that a name at the end of a title may have.
    """
    ending = _byline(parsed, sentence, byline)
    if ending is not None:
        yield ending
        return
    colon = _colon(parsed, sentence, longest)
    if colon is not None:
        yield colon
    signature = _signature(parsed, sentence, quoted, longest)
    if signature is not None:
        yield signature


def _line_start(parsed: Parsed, sentence: Sentence) -> bool:
    before = parsed.string(sentence.part)[: sentence.start].rstrip(" \t")
    return not before or before.endswith("\n")


def _colon(parsed: Parsed, sentence: Sentence, longest: int) -> Candidate | None:
    if not _line_start(parsed, sentence):
        return None
    place = next((t.index for t in sentence.tokens[: longest + 1] if t.norm == ":"), 0)
    speaker = sentence.tokens[:place]
    if not speaker or any(t.pos in ("VERB", "AUX") or t.tag in ("CD",) for t in speaker):
        return None
    content = trimmed(sentence, place + 1, len(sentence.tokens))
    if not content:
        return None
    loud = all(t.text.isupper() or t.pos == "PUNCT" for t in speaker)
    if loud:
        content += _rest_of_turn(parsed, sentence)
    mark = sentence.tokens[place]
    source = _bare(speaker)
    return Candidate(
        sentence, mark, ":", "mark", "turn" if loud else "line", [mark], content, source,
        _name(source), "layout",
    ) if source else None  # fmt: skip


def _byline(parsed: Parsed, sentence: Sentence, longest: int) -> Candidate | None:
    """A title that ends in a colon or dash and a name: "No talks before spring: Zelenskyy"."""
    tokens = sentence.tokens
    places = [t.index for t in tokens[2:] if t.norm == ":" or t.norm in DASHES]
    if not places or not _is_title(parsed, sentence):
        return None
    source, content = _bare(tokens[places[-1] + 1 :]), trimmed(sentence, 0, places[-1])
    named = source and all(t.norm[:1].isupper() and t.pos != "VERB" for t in source)
    if not named or len(source) > longest or content[0].end - content[0].start <= len(source):
        return None
    mark = tokens[places[-1]]
    return Candidate(
        sentence, mark, ":", "mark", "line", [mark], content, source, _name(source), "layout",
        construction="byline",
    )  # fmt: skip


def _is_title(parsed: Parsed, sentence: Sentence) -> bool:
    """The title, or a first line that stands alone without a full stop."""
    alone = _line_start(parsed, sentence) and _line_end(parsed, sentence)
    first = sentence.index == 0 and alone and sentence.tokens[-1].pos != "PUNCT"
    return sentence.part == "title" or first


def _rest_of_turn(parsed: Parsed, sentence: Sentence) -> list[Span]:
    text = parsed.string(sentence.part)
    stop = text.find("\n", sentence.start)
    return [
        span
        for other in parsed.sentences[sentence.index + 1 :]
        if other.part == sentence.part and (stop < 0 or other.start < stop)
        for span in trimmed(other, 0, len(other.tokens))
    ]


def _signature(
    parsed: Parsed, sentence: Sentence, quoted: Quoted, longest: int
) -> Candidate | None:
    """A quotation, a dash and a name to the end of the line."""
    for quotation in quoted.by_sentence.get(sentence.index, ()) or quoted.beside(sentence)[:1]:
        after = [t for t in sentence.tokens if t.start >= quotation.end]
        if not after or after[0].norm not in DASHES or not 1 < len(after) <= longest + 1:
            continue
        if any(t.pos in ("VERB", "AUX") for t in after) or not quoted.is_speech(quotation):
            continue
        source = _bare(after[1:])
        if source and _line_end(parsed, sentence):
            return Candidate(
                sentence, after[0], "-", "mark", "signature", after[:1],
                list(quoted.spans[id(quotation)]), source, _name(source), "layout",
                quotation=quotation,
            )  # fmt: skip
    return None


def _line_end(parsed: Parsed, sentence: Sentence) -> bool:
    after = parsed.string(sentence.part)[sentence.end :].lstrip(" \t")
    return not after or after.startswith("\n")


def _bare(tokens: list[Token]) -> list[Token]:
    kept = list(tokens)
    while kept and kept[0].pos in ("PUNCT", "SPACE"):
        kept = kept[1:]
    while kept and kept[-1].pos in ("PUNCT", "SPACE"):
        kept = kept[:-1]
    return kept


def _name(source: list[Token]) -> Token | None:
    places = {t.index for t in source}
    tops = [t for t in source if t.is_root or t.head.index not in places]
    return tops[0] if tops else None
