"""A candidate: one way of reading a word as the cue of an attribution, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.parse.model import Clause, Quotation, Sentence, Span, Token
from dragoman.statements.lexicon import Sense


@dataclass(slots=True)
class Candidate:
    """A cue with the source and content that its construction gives it.

    Attributes:
        head: the word that carries the cue.
        lemma: its lemma, with particle or fixed words ("point out", "take aim at").
        pos: verb, noun, adjective, adverb, preposition or mark, as in the cue files.
        frame: which complements were found, in the cue files' notation ("that", "np of").
        cue: tokens of the cue.
        source: tokens of the source's noun phrase, empty where there is none.
        speaker: head token of the source, or of the noun that a relative pronoun stands for.
        source_by: how the source was found, for derivations and the ranker.
        content: spans, in order of the text.
        about: heads of the object, which some cues aim at ("accused Kyiv of ...").
        within: a preposition inside the object that the cue may govern ("accused the bank of").
        heard: heads of phrases spoken to ("told reporters", "said to the envoy").
        sense: what the lexicon knows of lemma and frame, None where it is not listed.
        relative: whether the content stands above the clause, as the noun of a relative clause.
        quotation: the quotation that the content takes in, None where it is indirect.
    """

    sentence: Sentence
    head: Token
    lemma: str
    pos: str
    frame: str
    cue: list[Token]
    content: list[Span]
    source: list[Token] = field(default_factory=list)
    speaker: Token | None = None
    source_by: str = "none"
    about: list[Token] = field(default_factory=list)
    heard: list[Token] = field(default_factory=list)
    within: Token | None = None
    clause: Clause | None = None
    sense: Sense | None = None
    quotation: Quotation | None = None
    construction: str = ""
    relative: bool = False
    score: float = 0.0
    fitness: float = 0.0
