"""Quotations as speech: contents widened to whole quotations, split ones joined, loose ones hung
on the words that introduce or follow them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dragoman.parse.model import Parsed, Quotation, Sentence, Span, Token
from dragoman.statements.phrases import QUOTE_MARKS, trimmed


class Quoted:
    """Where the outermost quotations of a document lie, in tokens."""

    def __init__(self, parsed: Parsed, shortest: int) -> None:
        self.parsed = parsed
        self.shortest = shortest
        self.outer = [q for q in parsed.quotations if q.depth == 0]
        self._parts: dict[str, tuple[list[Sentence], list[int]]] = {}
        for part in ("title", "text"):
            sentences = [s for s in parsed.sentences if s.part == part]
            self._parts[part] = (sentences, [s.start for s in sentences])
        self.places = {id(q): place for place, q in enumerate(self.outer)}
        self._goes_on: dict[int, Quotation] = {}
        for later in self.outer:
            if later.continues is not None:
                self._goes_on.setdefault(id(parsed.quotations[later.continues]), later)
        self.spans = {id(q): self._spans(q) for q in self.outer}
        self.by_sentence: dict[int, list[Quotation]] = {}
        for quotation in self.outer:
            for span in self.spans[id(quotation)]:
                self.by_sentence.setdefault(span.sentence, []).append(quotation)
        self.inside: dict[int, dict[int, Quotation]] = {}
        for quotation in self.outer:
            for span in self.spans[id(quotation)]:
                places = self.inside.setdefault(span.sentence, {})
                for place in range(span.start, span.end):
                    places[place] = quotation

    def _spans(self, quotation: Quotation) -> list[Span]:
        found = []
        for sentence in self._sentences(quotation):
            starts = [t.start for t in sentence.tokens]
            first = bisect_left(starts, quotation.start)
            last = bisect_left(starts, quotation.end)
            found += trimmed(sentence, first, last)
        return found

    def _sentences(self, quotation: Quotation) -> Iterator[Sentence]:
        sentences, starts = self._parts[quotation.part]
        first = max(0, bisect_right(starts, quotation.start) - 1)
        for sentence in sentences[first:]:
            if sentence.start >= quotation.end:
                break
            yield sentence

    def holding(self, token: Token, sentence: int) -> Quotation | None:
        """The outermost quotation that the token stands in."""
        return self.inside.get(sentence, {}).get(token.index)

    def words(self, quotation: Quotation) -> int:
        return sum(s.end - s.start for s in self.spans[id(quotation)])

    def whole(self, quotation: Quotation) -> list[Span]:
        """Its spans, with those of all that carries it on over the ends of paragraphs."""
        found, later = list(self.spans[id(quotation)]), self._goes_on.get(id(quotation))
        while later is not None:
            found += self.spans[id(later)]
            later = self._goes_on.get(id(later))
        return found

    def is_speech(self, quotation: Quotation) -> bool:
        """Told from scare quotes and titles by length: a few words name something."""
        return self.words(quotation) >= self.shortest

    def share(self, span: Span) -> list[Quotation]:
        """Quotations of which the span holds the greater part of what its sentence has."""
        found = []
        for quotation in self.by_sentence.get(span.sentence, ()):
            for own in self.spans[id(quotation)]:
                if own.sentence == span.sentence:
                    common = min(own.end, span.end) - max(own.start, span.start)
                    if 2 * common >= own.end - own.start:
                        found.append(quotation)
        return found

    def beside(self, sentence: Sentence) -> list[Quotation]:
        """The quotation that ends right before a sentence, and the one that begins right after."""
        near = []
        sentences, _ = self._parts[sentence.part]
        here = sentence.index - sentences[0].index
        if here > 0 and self._edge(sentences[here - 1], -1):
            near.append(self._edge(sentences[here - 1], -1))
        if here + 1 < len(sentences) and self._edge(sentences[here + 1], 0):
            near.append(self._edge(sentences[here + 1], 0))
        return [q for q in near if q is not None]

    def goes_on(
        self, quotation: Quotation, later: Quotation, cue: Token, sentence: Sentence, reached: int
    ) -> bool:
        """Whether `later` carries on from the sentence of the cue, or from sentence `reached`."""
        between = self.parsed.string(later.part)[quotation.end : later.start]
        spans = self.spans[id(later)]
        if "\n" in between or spans[0].sentence > reached + 1 or not self.fills(later, sentence):
            return False
        if spans[0].sentence == sentence.index:
            return cue.index < spans[0].start and self._only_cue(quotation, later, cue, sentence)
        return True

    def fills(self, quotation: Quotation, but: Sentence) -> bool:
        """Whether nothing but the quotation stands in its sentences (of `but`, after it)."""
        for span in self.spans[id(quotation)]:
            tokens = self.parsed.sentences[span.sentence].tokens
            first = span.start if span.sentence == but.index else 0
            outside = [*tokens[first : span.start], *tokens[span.end :]]
            if any(t.pos not in ("PUNCT", "SPACE") for t in outside):
                return False
        return True

    def _only_cue(
        self, quotation: Quotation, later: Quotation, cue: Token, sentence: Sentence
    ) -> bool:
        """Whether the words between hold no second cue and lead into the second quotation.

        A comma, colon or dash leads into it, also one with a conjunction after it ("A," he said,
        but "B"); a verb of its own ("he said, adding: ...") makes it another statement.
        """
        between = [t for t in sentence.tokens if quotation.end <= t.start < later.start]
        if any(t.pos == "VERB" and t.index > cue.index for t in between):
            return False
        while between and between[-1].pos in ("CCONJ", "SCONJ"):
            between = between[:-1]
        return bool(between) and between[-1].norm in (",", ":", "-", "--")

    def _edge(self, sentence: Sentence, place: int) -> Quotation | None:
        index = len(sentence.tokens) - 1 if place else 0
        places = self.inside.get(sentence.index, {})
        return places.get(index) or (places.get(index - 1) if place else None)


def widened(
    content: list[Span], cue: list[Token], sentence: int, quoted: Quoted
) -> tuple[list[Span], Quotation | None]:
    """Content taking in the whole of each quotation that it holds the greater part of.

    A quotation that the cue itself stands in is left alone: there the speaker reports another.
    """
    own = quoted.holding(cue[0], sentence)
    first: Quotation | None = None
    for span in list(content):
        for quotation in quoted.share(span):
            if quotation is not own:
                content = united(content, quoted.spans[id(quotation)])
                first = first or quotation
    return content, first


def joined(
    content: list[Span], quotation: Quotation, cue: Token, sentence: Sentence, quoted: Quoted
) -> list[Span]:
    """Content with the pieces that go on after the cue: "A," she said. "B." And so on.

    A later quotation of the paragraph is hers too where it fills its sentences from the one after
    the cue on; and where it goes on over paragraphs, all that it goes on with.
    """
    place = quoted.places[id(quotation)]
    follows = quotation.end <= cue.start
    reached = sentence.index
    for later in quoted.outer[place + 1 :]:
        spans = quoted.spans[id(later)]
        carried = later.continues is not None and quoted.parsed.quotations[later.continues] is (
            quotation
        )
        if not spans or not (
            carried or (follows and quoted.goes_on(quotation, later, cue, sentence, reached))
        ):
            break
        content = united(content, spans)
        quotation, reached = later, spans[-1].sentence
    return content


def marked(content: list[Span], quoted: Quoted) -> list[Span]:
    """Content with the marks of each quotation that it holds the words of ("The dam," he said)."""
    found = []
    for span in content:
        tokens = quoted.parsed.sentences[span.sentence].tokens
        start, end = span.start, span.end
        for quotation in quoted.by_sentence.get(span.sentence, ()):
            inside = [t.index for t in tokens if quotation.start <= t.start < quotation.end]
            if start == inside[0] + 1 and tokens[inside[0]].norm in QUOTE_MARKS:
                start = inside[0]
            words = [i for i in inside if tokens[i].pos not in ("PUNCT", "SPACE")]
            closes = tokens[inside[-1]].norm in QUOTE_MARKS
            if words and end == words[-1] + 1 and closes and start <= inside[0]:
                end = inside[-1] + 1
        found.append(Span(span.sentence, start, end))
    return found


def united(spans: list[Span], more: list[Span]) -> list[Span]:
    """Both sets of spans, overlapping or touching ones joined."""
    joined: list[Span] = []
    for span in sorted([*spans, *more]):
        last = joined[-1] if joined else None
        if last is not None and last.sentence == span.sentence and span.start <= last.end:
            joined[-1] = Span(span.sentence, last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return joined
