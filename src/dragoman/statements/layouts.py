"""Candidates from layout: "Putin: no ceasefire", a transcript's turns, a quotation with a
signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from dragoman.parse.model import Parsed, Sentence, Span, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.construction import Constructions
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.phrases import trimmed
from dragoman.statements.speech import Quoted

NAMING = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART", "ADP"})
DASHES = frozenset({"-", "--", "---", "–", "—", "―", "~"})


def layout_candidates(
    parsed: Parsed, sentence: Sentence, quoted: Quoted, settings: Constructions, lexicon: Lexicon
) -> Iterator[Candidate]:
    """What a mark at the beginning or end of a line gives.

    `settings` say how many words a name before a colon, after a dash or at the end of a title may
    have, what offices speak without a name, and which verb stands before its speaker.
    """
    longest = settings.numbers["line"]
    ending = _byline(parsed, sentence, settings)
    if ending is not None:
        yield ending
        return
    colon = _colon(parsed, sentence, longest, settings.words["inverted"])
    if colon is not None:
        yield colon
    tail = _tail(sentence, longest, lexicon)
    if tail is not None:
        yield tail
    signature = _signature(parsed, sentence, quoted, longest)
    if signature is not None:
        yield signature


def _line_start(parsed: Parsed, sentence: Sentence) -> bool:
    before = parsed.string(sentence.part)[: sentence.start].rstrip(" \t")
    return not before or before.endswith("\n")


def _colon(
    parsed: Parsed, sentence: Sentence, longest: int, inverted: frozenset[str]
) -> Candidate | None:
    if not _line_start(parsed, sentence):
        return None
    place = next((t.index for t in sentence.tokens[: longest + 1] if t.norm == ":"), 0)
    speaker = sentence.tokens[:place]
    if not speaker or any(t.pos in ("VERB", "AUX") or t.tag in ("CD",) for t in speaker):
        return None
    content = trimmed(sentence, place + 1, len(sentence.tokens))
    if not content:
        return None
    if speaker[0].lower in inverted and len(speaker) > 1:
        return Candidate(
            sentence, speaker[0], "say", "verb", "that", speaker[:1], content, _bare(speaker[1:]),
            _name(_bare(speaker[1:])), "layout", construction="inverted",
        )  # fmt: skip
    turn = all(t.text.isupper() or t.pos == "PUNCT" for t in speaker)
    turn = turn or speaker[-1].text in _labels(parsed.string("text"), longest)
    if turn:
        content += _rest_of_turn(parsed, sentence)
    mark = sentence.tokens[place]
    source = _bare(speaker)
    return Candidate(
        sentence, mark, ":", "mark", "turn" if turn else "line", [mark], content, source,
        _name(source), "layout", construction="title" if sentence.part == "title" else "",
    ) if source else None  # fmt: skip


@lru_cache(maxsize=4)
def _labels(text: str, longest: int) -> frozenset[str]:
    """The last words of names that head several lines with a colon, as speakers of a
    conversation do; none where only one name does."""
    heads = [line.partition(":")[0].split() for line in text.split("\n") if ":" in line]
    times = Counter(head[-1] for head in heads if head and len(head) <= longest)
    several = frozenset(word for word, count in times.items() if count > 1)
    return several if len(several) > 1 else frozenset()


def _tail(sentence: Sentence, longest: int, lexicon: Lexicon) -> Candidate | None:
    """A sentence that ends in a speaker and a verb: "Two dead in blast, police say"."""
    words = [t for t in sentence.tokens if t.pos not in ("PUNCT", "SPACE")]
    comma = next((t.index for t in reversed(sentence.tokens) if t.norm == ","), 0)
    if not words or not comma or words[-1].pos != "VERB" or words[-1].kids("ccomp", "dobj"):
        return None
    verb, source = words[-1], _bare(sentence.tokens[comma + 1 : words[-1].index])
    entry = lexicon.entry("verb", verb.lemma)
    content = trimmed(sentence, 0, comma)
    if entry is None or entry.sense("that") is None or not source or not content:
        return None
    if len(source) > longest or any(t.pos not in NAMING for t in source):
        return None
    return Candidate(
        sentence, verb, verb.lemma, "verb", "that", [verb], content, source, _name(source),
        "layout", construction="tail",
    )  # fmt: skip


def _byline(parsed: Parsed, sentence: Sentence, settings: Constructions) -> Candidate | None:
    """A title that ends in a colon or dash and a name: "No talks before spring: Zelenskyy"."""
    longest, offices = settings.numbers["byline"], settings.words["offices"]
    tokens = sentence.tokens
    places = [t.index for t in tokens[2:] if t.norm == ":" or t.norm in DASHES]
    if not places or not _is_title(parsed, sentence):
        return None
    source, content = _bare(tokens[places[-1] + 1 :]), trimmed(sentence, 0, places[-1])
    if not _speaks(source, offices) or len(source) > longest or not content:
        return None
    if content[0].end - content[0].start <= len(source):
        return None
    mark = tokens[places[-1]]
    return Candidate(
        sentence, mark, ":", "mark", "line", [mark], content, source, _name(source), "layout",
        construction="offices" if source[-1].lower in offices else "byline",
    )  # fmt: skip


def _speaks(source: list[Token], offices: frozenset[str]) -> bool:
    """A name in capitals, or people by their office or calling ("...: police", "...: aides")."""
    if not source or any(t.pos == "VERB" for t in source):
        return False
    return source[-1].lower in offices or all(t.norm[:1].isupper() for t in source)


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
