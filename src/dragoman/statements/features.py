"""What the ranker sees of a candidate: words, frame, source, content and surroundings, as names."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.parse.model import Parsed, Token
from dragoman.statements.candidate import Candidate
from dragoman.statements.edges import edges
from dragoman.statements.speech import Quoted

SIZES = (1, 2, 3, 5, 8, 13, 21, 34)


def features(candidate: Candidate, rivals: int, parsed: Parsed, quoted: Quoted) -> list[str]:
    """Names of the features that hold; pairs of the telling ones are joined with "&"."""
    lemma, frame = candidate.lemma, f"{candidate.pos}:{candidate.frame}"
    stance = candidate.sense.stance if candidate.sense else "-"
    known = f"{candidate.pos}={stance}"
    source = _source_kind(candidate)
    content = _content_kind(candidate, parsed, quoted)
    clause = _clause_kind(candidate)
    quoting = "q" if quoted.holding(candidate.head, candidate.sentence.index) else "-"
    names = [
        f"l={lemma}", f"l={lemma}&f={frame}", f"f={frame}", f"k={known}", f"k={known}&f={frame}",
        f"b={candidate.source_by}&f={frame}", f"c={candidate.construction}&f={frame}",
        f"c={candidate.construction}&k={known}", f"c={candidate.construction}&l={lemma}",
        f"s={source}", f"s={source}&k={known}", f"s={source}&l={lemma}", f"s={source}&f={frame}",
        f"q={content[0]}&f={frame}", f"q={content[0]}&l={lemma}", f"q={content[0]}&k={known}",
        f"n={content[1]}&f={frame}", f"n={content[1]}&k={known}", f"w={content[2]}",
        f"w={content[2]}&f={frame}", f"h={content[3]}", f"h={content[3]}&k={known}",
        f"h={content[3]}&l={lemma}", f"t={content[4]}&f={frame}", f"t={content[4]}&l={lemma}",
        f"m={clause[0]}&f={frame}", f"m={clause[0]}&k={known}", f"m={clause[0]}&l={lemma}",
        f"r={clause[1]}&f={frame}", f"r={clause[1]}&k={known}", f"r={clause[1]}&l={lemma}",
        f"p={clause[2]}", f"p={clause[2]}&r={clause[1]}", f"p={clause[2]}&l={lemma}",
        f"mod={clause[3]}", f"mod={clause[3]}&k={known}", f"neg={clause[4]}&k={known}",
        f"mod={clause[3]}&l={lemma}", f"neg={clause[4]}&l={lemma}",
        f"in={quoting}", f"in={quoting}&s={source}", f"in={quoting}&k={known}",
        f"in={quoting}&l={lemma}", f"a={min(rivals, 4)}&f={frame}", f"z={_place(candidate)}",
        f"z={_place(candidate)}&f={frame}", f"o={_over(candidate)}",
        f"o={_over(candidate)}&k={known}",
    ]  # fmt: skip
    names += edges(candidate, frame)
    names += _beside(candidate, quoted, frame)
    names += _words(candidate, frame)
    return names


def glance(readings: Sequence[Candidate]) -> list[str]:
    """Names of what is seen of a cue before its readings are weighed."""
    head = readings[0].head
    names = {f"hd={head.dep}&tag={head.tag}", f"dep={head.dep}", "1"}
    for reading in readings:
        frame = f"{reading.pos}:{reading.frame}"
        stance = reading.sense.stance if reading.sense else "-"
        names |= {
            f"l={reading.lemma}", f"l={reading.lemma}&f={frame}", f"f={frame}",
            f"k={reading.pos}={stance}", f"k={stance}&f={frame}",
            f"q={reading.quotation is not None}&f={frame}", f"b={reading.source_by}",
        }  # fmt: skip
    return sorted(names)


def _source_kind(candidate: Candidate) -> str:
    speaker = candidate.speaker
    if speaker is None:
        return f"none/{candidate.source_by}"
    if candidate.source and candidate.source[0].tag in ("WDT", "WP"):
        return f"wh/{speaker.entity or speaker.pos}"
    if speaker.pos == "PRON":
        return speaker.lower
    return speaker.entity or f"{speaker.pos}{'s' if speaker.tag in ('NNS', 'NNPS') else ''}"


def _content_kind(
    candidate: Candidate, parsed: Parsed, quoted: Quoted
) -> tuple[str, int, str, str, str]:
    """How quoted it is, how long, its first word, its head's lemma and its head's tag."""
    tokens = [t for span in candidate.content for t in parsed.tokens(span)]
    inside = [
        quoted.inside.get(s.sentence, {}).get(i) is not None
        for s in candidate.content for i in range(s.start, s.end)
    ]  # fmt: skip
    share = sum(inside) / len(inside)
    how = "all" if share > 0.9 else "most" if share > 0.5 else "some" if share else "no"
    size = sum(len(tokens) > s for s in SIZES)
    first = next((t for t in tokens if t.pos != "PUNCT"), tokens[0])
    head = _top(tokens)
    return how, size, first.lower, head.lemma, head.tag


def _top(tokens: list[Token]) -> Token:
    token = tokens[0]
    places = {id(t) for t in tokens}
    while not token.is_root and id(token.head) in places:
        token = token.head
    return token


def _clause_kind(candidate: Candidate) -> tuple[str, str, str, str, bool]:
    """Mood with voice and tense, relation, the parent's lemma, the modal, negation."""
    clause = candidate.clause
    head = candidate.head
    if clause is None:
        return "-", head.dep, head.head.lemma, "", False
    parent = clause.parent.lemma if clause.parent else "-"
    mood = f"{clause.mood}/{clause.voice}/{clause.tense}"
    return mood, clause.relation, parent, clause.modal, clause.negated


def _place(candidate: Candidate) -> str:
    index = candidate.sentence.index
    return "first" if index == 0 else "early" if index < 4 else "later"


def _over(candidate: Candidate) -> str:
    """Whether the cue stands right inside a verb's complement, and which verb's."""
    clause = candidate.clause
    if clause is None or clause.parent is None:
        return "-"
    if clause.relation in ("ccomp", "xcomp", "pcomp"):
        return f"{clause.relation}/{clause.parent.lemma}"
    return clause.relation


def _beside(candidate: Candidate, quoted: Quoted, frame: str) -> list[str]:
    """Whether speech in quotation marks stands in the sentence, and within the content or not."""
    index = candidate.sentence.index
    speech = [q for q in quoted.by_sentence.get(index, ()) if quoted.is_speech(q)]
    own = quoted.holding(candidate.head, index)
    taken = {
        id(quoted.inside.get(s.sentence, {}).get(i))
        for s in candidate.content for i in range(s.start, s.end)
    }  # fmt: skip
    left = any(q is not own and id(q) not in taken for q in speech)
    name = f"qb={'left' if left else 'taken' if speech else 'none'}"
    return [f"{name}&f={frame}", f"{name}&l={candidate.lemma}"]


def _words(candidate: Candidate, frame: str) -> list[str]:
    tokens = candidate.sentence.tokens
    first, last = candidate.cue[0].index, candidate.cue[-1].index
    before = tokens[first - 1].lower if first else "^"
    after = tokens[last + 1].lower if last + 1 < len(tokens) else "$"
    speaker = candidate.speaker.lemma if candidate.speaker else "-"
    return [
        f"x={before}",
        f"y={after}",
        f"y={after}&l={candidate.lemma}",
        f"x={before}&f={frame}",
        f"y={after}&f={frame}",
        f"sp={speaker}",
        f"sp={speaker}&l={candidate.lemma}",
        f"cue={' '.join(t.lower for t in candidate.cue)}",
        "1",
    ]
