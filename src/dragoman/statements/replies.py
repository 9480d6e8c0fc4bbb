"""Replies: denials that name what they answer by a word only: "the charge", "both", "it".

'Peru accused Ecuador of shelling the post. Quito denied the charge.' The denial answers the
accusation of the sentence before, and is addressed to whoever made it. So does a verdict on what
was said ("Quito described the version as absurd").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from dragoman.actors.model import Actor
from dragoman.draft import Draft
from dragoman.parse.model import Sentence, Span, Token
from dragoman.rules import RuleBook
from dragoman.statements.families import REPLIES
from dragoman.statements.model import Reply, Statement

ACCUSE: Final = "accuse"


class _Pointer(NamedTuple):
    """A word that stands for what was said, and the names of the lists that say so."""

    word: Token
    lists: tuple[str, ...]


class Replies:
    """Finds what denials answer; keeps the words loaded.

    `words` holds "stances" that are answered, "nouns" and "pronouns" that stand for what was
    said, "charges" among them that name an accusation, "parts" that somebody denies having had in
    it, and the "deeds" behind those, "which" that takes up a whole clause, and
    "verdicts", what somebody calls it without denying it in so many words. `numbers` holds how
    many sentences back a charge may be ("far"), and how many words a verdict may have ("brief").
    """

    def __init__(self, book: RuleBook) -> None:
        rules = book.rules(REPLIES)
        self.words = {n.name: n.rule.words for n in rules}
        self.numbers = {n.name: n.rule.number for n in rules if n.rule.number}
        self.ids = {n.name: n.id for n in rules}

    def answered(self, draft: Draft, statements: Sequence[Statement]) -> dict[int, Reply]:
        """What each denial among the statements answers, by its index."""
        found: dict[int, Reply] = {}
        for index, statement in enumerate(statements):
            pointer = self._pointer(draft, statement)
            if pointer is None:
                continue
            charge = pointer.word.lemma in self.words["charges"]
            to = _beside(index, statements, pointer.word)
            to = self._to(draft, index, statements, charge=charge) if to is None else to
            if to is not None:
                asked = [*pointer.lists, *(("charges", "far") if charge else ()), "stances"]
                at = pointer.word.index
                word = Span(statement.content[0].sentence, at, at + 1)
                found[index] = Reply(to, word, tuple(self.ids[name] for name in asked))
        return found

    def _pointer(self, draft: Draft, statement: Statement) -> _Pointer | None:
        """The word by which a denial or a verdict points back; None where it does not."""
        if not statement.content or not statement.cue:
            return None
        tokens = draft.parsed.tokens(statement.content[0])
        said = [t for span in statement.content for t in draft.parsed.tokens(span)]
        verdict = self._verdict(said)
        if statement.stance != "deny" and not verdict:
            return None
        quoted = statement.kind != "indirect"
        if quoted and not (verdict and len(said) <= self.numbers["brief"]):
            return None
        lists = (*(("verdicts",) if verdict else ()), *(("brief",) if quoted else ()))
        cue = draft.parsed.tokens(statement.cue[0])
        sentence = draft.parsed.sentences[statement.cue[0].sentence]
        found = self._which(cue, sentence) or self._named(tokens, cue)
        return None if found is None else _Pointer(found.word, (*lists, *found.lists))

    def _verdict(self, tokens: Sequence[Token]) -> bool:
        said = f" {' '.join(t.lower for t in tokens)} "
        return any(f" {verdict} " in said for verdict in self.words["verdicts"])

    def _which(self, cue: Sequence[Token], sentence: Sentence) -> _Pointer | None:
        """The "which" of ", which Quito denied": a comma, and the cue that it is the object of."""
        for token in cue:
            if token.dep != "relcl":
                continue
            for word in token.kids("dobj", "nsubjpass"):
                before = sentence.tokens[word.index - 1] if word.index else word
                if word.lower in self.words["which"] and before.text == ",":
                    return _Pointer(word, ("which",))
        return None

    def _named(self, tokens: Sequence[Token], cue: Sequence[Token]) -> _Pointer | None:
        """The first noun or pronoun of the content, where it is bare and stands for words."""
        first = _first_noun(tokens)
        if first is None or not _is_bare(first, cue):
            return None
        if first.lemma in self.words["nouns"]:
            return _Pointer(first, ("nouns",))
        if first.lower in self.words["pronouns"]:
            return _Pointer(first, ("pronouns",))
        return self._part(first)

    def _part(self, noun: Token) -> _Pointer | None:
        """ "denied involvement", "any part in it"."""
        within = [t for c in noun.kids("prep") for t in c.kids("pobj", "pcomp")]
        lists = {"parts": noun.lemma in self.words["parts"]}
        for token in within:
            name = "pronouns" if token.lower in self.words["pronouns"] else "deeds"
            known = name == "pronouns" or token.lemma in self.words["deeds"]
            lists[name] = lists.get(name, True) and known
        return _Pointer(noun, tuple(lists)) if all(lists.values()) else None

    def _to(
        self, draft: Draft, index: int, statements: Sequence[Statement], *, charge: bool
    ) -> int | None:  # fmt: skip
        """The last statement before, in the sentence or the one before it, that somebody else
        makes about the one who denies; a "charge" may lie a few sentences back."""
        own = statements[index]
        denier = _actors(draft, [own.mention] if own.mention is not None else [])
        place = own.cue[0]
        for earlier in range(index - 1, -1, -1):
            other = statements[earlier]
            if not other.cue or other.mention is None or other.stance not in self.words["stances"]:
                continue
            reach = self.numbers["far"] if charge and other.stance == ACCUSE else 1
            near = 0 <= place.sentence - other.cue[0].sentence <= reach
            speaker = _actors(draft, [other.mention])
            other_side = near and _is_other(speaker, denier)
            if other_side and _is_about(_spoken_of(draft, other), denier, speaker):
                return earlier
        return None


def _beside(index: int, statements: Sequence[Statement], word: Token) -> int | None:
    """The statement to whose verb the word is an apposition: "..., a claim that Baku denied"."""
    if word.dep != "appos" or word.head.pos != "VERB":
        return None
    place = statements[index].cue[0].sentence
    for earlier in range(index - 1, -1, -1):
        cue = statements[earlier].cue
        if cue and cue[0].sentence == place and cue[0].start <= word.head.index < cue[0].end:
            return earlier
    return None


def _first_noun(tokens: Sequence[Token]) -> Token | None:
    return next((t for t in tokens if (t.pos in ("NOUN", "PROPN", "PRON") and t.dep != "poss")
                 or t.dep in ("dobj", "nsubjpass")), None)  # fmt: skip


def _is_bare(noun: Token, cue: Sequence[Token]) -> bool:
    """Whether nothing after the noun says what was said; that it was denied may follow."""
    told = noun.kids("acl", "relcl", "prep", "ccomp")
    return not [c for c in told if c not in cue and (c.dep != "prep" or c.lower == "of")]


def _is_other(speaker: Sequence[Actor], denier: Sequence[Actor]) -> bool:
    """Whether two sides are not one: of other countries, or of other sectors of one."""
    if not speaker or not denier or any(one is other for one in speaker for other in denier):
        return False
    return not {_side(a) for a in speaker} & {_side(a) for a in denier}


def _is_about(
    spoken_of: Sequence[Actor], denier: Sequence[Actor], speaker: Sequence[Actor]
) -> bool:
    """Whether those a statement speaks of are on the denier's side.

    Of two sides of one country that country's name alone does not tell which is meant.
    """
    if any(one is other for one in spoken_of for other in denier):
        return True
    if _countries(speaker) & _countries(denier):
        return bool({_side(a) for a in spoken_of} & {_side(a) for a in denier})
    return bool(_countries(spoken_of) & _countries(denier))


def _side(actor: Actor) -> tuple[str | None, str | None]:
    return actor.country, actor.sector


def _countries(actors: Iterable[Actor]) -> set[str]:
    return {a.country for a in actors if a.country}


def _spoken_of(draft: Draft, statement: Statement) -> list[Actor]:
    """The actors that a statement is addressed to or mentions."""
    within = [
        i for i, m in enumerate(draft.actors.mentions)
        if statement.holds(m.span.sentence, m.head)
    ]  # fmt: skip
    return _actors(draft, [*statement.addressees, *within])


def _actors(draft: Draft, mentions: Iterable[int]) -> list[Actor]:
    known = draft.actors
    return [known.actors[a] for m in mentions for a in known.mentions[m].actors]


def addressed(
    draft: Draft, statements: Sequence[Statement], answered: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """Statement index -> mentions it is addressed to, of a reply that names nobody itself."""
    found: dict[int, tuple[int, ...]] = {}
    for index, earlier in answered.items():
        speaker = statements[earlier].mention
        if speaker is not None and not statements[index].addressees:
            found[index] = (speaker,)
    return found
