"""Noun phrases: every phrase of a sentence that may name an actor, with the parts that code it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.actors.compose import Shape
from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.actors.lexicon import Match
from dragoman.actors.people import People
from dragoman.parse.model import Sentence, Token

NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
INNER = frozenset({"compound", "amod", "nmod", "nummod", "det", "quantmod", "npadvmod", "advmod"})
OUTER = frozenset(
    {"punct", "cc", "preconj", "mark", "prep", "relcl", "ccomp", "nsubj", "nsubjpass", "aux",
     "auxpass", "advcl", "appos", "conj", "dep", "intj", "cop", "expl", "parataxis", "acl"}
)  # fmt: skip
SIDES = frozenset({"of", "for", "with"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its tokens `start` to `end`, its head, and what it is made of.

    Attributes:
        kind: "name" for what a list or a title names, "nominal", "pronoun", or "modifier" for a
            name that only modifies a noun which is no actor.
        name: tokens of the name proper, for a person (titles left out).
        titles: tokens of the titles before it.
        owners: heads of phrases that say whose it is and have to be resolved first.
        appositions: heads of phrases that say the same of it.
        acts: whether a state or its seat is in a slot in which it acts or is acted on.
    """

    sentence: int
    head: Token
    start: int
    end: int
    kind: str
    shape: Shape = field(default_factory=Shape)
    name: tuple[int, int] = (0, 0)
    titles: tuple[int, int] = (0, 0)
    owners: tuple[Token, ...] = ()
    appositions: tuple[Token, ...] = ()
    acts: bool = True
    rules: tuple[str, ...] = ()


class PhraseFinder:
    """Reads the noun phrases of one sentence."""

    def __init__(
        self, sentence: Sentence, matches: list[Match], people: People, grammar: Grammar,
        date: object,
    ) -> None:  # fmt: skip
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.people = people
        self.grammar = grammar
        self.date = date
        self.matches = matches
        self.cover: dict[int, Match] = {i: m for m in matches for i in range(m.start, m.end)}
        self.head_of = {id(m): self._head(m) for m in matches}

    def __iter__(self) -> Iterator[Phrase]:
        for token in self.tokens:
            if self._is_head(token):
                yield self.phrase(token)
            elif token.index in self.cover:
                yield from self._modifier(token)

    def _head(self, match: Match) -> Token:
        """The token of a match whose head lies outside it."""
        inside = self.tokens[match.start : match.end]
        outer = [t for t in inside if not match.start <= t.head.index < match.end or t.is_root]
        return outer[-1] if outer and outer[-1].dep != "punct" else inside[-1]

    def _is_head(self, token: Token) -> bool:
        match = self.cover.get(token.index)
        if match is not None and self.head_of[id(match)] is not token:
            return False
        if token.dep in INNER and not self._stands_alone(token):
            return False
        if token.pos in NOUNS:
            return True
        return match is not None and token.dep not in INNER and token.pos not in ("VERB", "AUX")

    def _stands_alone(self, token: Token) -> bool:
        """A noun that the parser hung on another as adverbial or number, or to its left."""
        return token.pos in NOUNS and token.dep in ("npadvmod", "advmod") and (
            token.head.pos in ("VERB", "AUX")
        )

    def phrase(self, head: Token) -> Phrase:
        """The noun phrase of a head token."""
        match = self.cover.get(head.index)
        start = min(self._left(head), match.start if match else head.index)
        end = max(head.index + 1, match.end if match else 0)
        if head.pos == "PRON" and match is None:
            return Phrase(self.sentence.index, head, head.index, end, "pronoun")
        phrase = Phrase(self.sentence.index, head, start, end, "nominal")
        phrase.appositions = tuple(head.kids("appos"))
        left = [m for m in self._within(start, end) if m is not match and m.end <= head.index]
        if self._is_person(head, match):
            self._read_person(phrase, match, left)
        else:
            self._read_thing(phrase, match, left)
        phrase.shape.former = self._former(phrase)
        return phrase

    def _left(self, head: Token) -> int:
        """Index of the first token of the phrase before its head."""
        first = head.index
        for child in head.children:
            if child.index < head.index and child.dep not in OUTER:
                first = min(first, child.index, *(t.index for t in child.subtree()))
        while first < head.index and self.tokens[first].pos in ("PUNCT", "ADP", "CCONJ"):
            first += 1
        return first

    def _within(self, start: int, end: int) -> list[Match]:
        return [m for m in self.matches if start <= m.start and m.end <= end]

    def _former(self, phrase: Phrase) -> str:
        words = self.grammar.words("former")
        for token in self.tokens[phrase.start : phrase.head.index]:
            if token.lower in words and token.index not in self.cover:
                return words[token.lower]
        return ""

    # persons

    def _is_person(self, head: Token, match: Match | None) -> bool:
        if match is not None and match.entry.is_person:
            return True
        if match is not None and not (match.entry.is_state and head.entity == "PERSON"):
            return False
        if head.pos != "PROPN":
            return False
        return head.entity == "PERSON" or self._titled(head)

    def _titled(self, head: Token) -> bool:
        """Whether a capitalised title stands before an unknown proper name."""
        first = head.index
        while first > 0 and self.tokens[first - 1].tag == "NNP" and first - 1 not in self.cover:
            first -= 1
        before = self.cover.get(first - 1)
        return before is not None and before.entry.kind in ("title", "role") and (
            self.tokens[first - 1].norm[:1].isupper() or before.entry.kind == "title"
        )

    def _read_person(self, phrase: Phrase, match: Match | None, left: list[Match]) -> None:
        start, end = self._name(phrase, match)
        left = [m for m in left if m.end <= start]
        roles = [m for m in left if m.entry.kind in ("title", "role")]
        known = match is not None and (match.start <= start or match.entry.kind == "person")
        phrase.kind = "name"
        phrase.name = (start, end)
        phrase.end = max(phrase.end, end)
        phrase.titles = self._titles(phrase, roles, start)
        shape = phrase.shape
        shape.named = True
        if known and match is not None:
            shape.person = self.people.on(match.entries, self.date)  # type: ignore[arg-type]
        shape.roles = tuple(m.entry for m in self._ranked(roles))
        self._own(phrase, [m for m in left if m not in roles], start)

    def _ranked(self, roles: list[Match]) -> list[Match]:
        """Roles of an office before plain ones, else in order of the text."""
        belongs = self.grammar.words("belongs")
        return sorted(roles, key=lambda m: (m.entry.of in belongs, m.entry.sector is None))

    def _name(self, phrase: Phrase, match: Match | None) -> tuple[int, int]:
        """Tokens of a person's name, titles and nationality left out."""
        head = phrase.head
        start = match.start if match else head.index
        entity = next((e for e in self.sentence.entities
                       if e.label == "PERSON" and e.start <= head.index < e.end), None)  # fmt: skip
        while start > phrase.start and self._names(start - 1, entity is not None
                                                   and start - 1 >= entity.start):  # fmt: skip
            start -= 1
        end = match.end if match else head.index + 1
        if entity is not None and match is None:
            end = max(end, min(entity.end, len(self.tokens)))
            while end > head.index + 1 and self.tokens[end - 1].tag in ("POS", ",", "."):
                end -= 1
        return start, end

    def _names(self, index: int, in_entity: bool) -> bool:
        token = self.tokens[index]
        honorific = token.lower in self.grammar.words("honorific_m") or (
            token.lower in self.grammar.words("honorific_f")
        )
        if honorific:
            return False
        match = self.cover.get(index)
        if match is not None and not (in_entity and match.entry.is_state | match.entry.is_place):
            return match.entry.is_person
        return (in_entity and token.pos == "PROPN") or (token.tag == "NNP" and token.dep == "compound")

    def _titles(self, phrase: Phrase, roles: list[Match], name: int) -> tuple[int, int]:
        if not roles:
            return (0, 0)
        first = phrase.start
        while first < roles[0].start and self.tokens[first].pos in ("DET", "PUNCT"):
            first += 1
        return (first, min(name, roles[-1].end))

    # everything else

    def _read_thing(self, phrase: Phrase, match: Match | None, left: list[Match]) -> None:
        shape, head = phrase.shape, phrase.head
        shape.definite = any(t.lower == "the" for t in self.tokens[phrase.start : head.index])
        if match is None or not self._may_head(match, head):
            phrase.kind = "nominal"
            return
        entry = match.entry
        if entry.is_role:
            shape.roles = (entry,)
        else:
            phrase.kind = "name"
            shape.head = entry
            phrase.name = (match.start, match.end)
            phrase.acts = self._acts(phrase, entry)
        self._own(phrase, left, match.start)

    def _may_head(self, match: Match, head: Token) -> bool:
        entry = match.entry
        if entry.is_role:
            return head.tag.startswith("NN") or head.pos in NOUNS
        if entry.kind == "adjective":
            plural = head.dep not in INNER and any(
                c.lower in ("the", "many", "most") for c in head.children
            )
            return plural
        if match.end - match.start == 1 and match.start == 0 and head.pos not in NOUNS:
            return False
        return True

    def _acts(self, phrase: Phrase, entry: Entry) -> bool:
        if not (entry.is_state or entry.is_place):
            return True
        if entry.kind in ("city", "region", "subdivision") and "PRE" not in entry.others:
            return False
        head = phrase.head
        while head.dep == "conj":
            head = head.head
        if head.dep == "pobj":
            rule = self.grammar.words("acts_after").get(head.head.lower)
            if rule:
                phrase.rules = (rule,)
            return bool(rule)
        return head.dep in ("nsubj", "nsubjpass", "dobj", "dative", "poss", "agent", "appos",
                            "attr", "ROOT", "oprd", "npadvmod", "csubj", "dep", "intj")  # fmt: skip

    # whose

    def _own(self, phrase: Phrase, left: list[Match], until: int) -> None:
        """Collect what says whose the actor is: words before it, then "of" and "in" phrases."""
        owners: list[Entry] = []
        shared: list[Entry] = []
        rules: list[str] = []
        for match in reversed(left):
            entry = match.entry
            rule = self._blocked(match)
            if rule:
                rules.append(rule)
                continue
            entry = self._as_owner(entry)
            owners.append(entry)
            if entry.country and not entry.is_role:
                shared.append(entry)
        if len(shared) > 1 and not self._coordinated(left):
            shared = []
        phrase.owners = tuple(
            t for t in phrase.head.kids("poss") if t.index not in self.cover
        )
        outer = self._outer(phrase, rules)
        owners += outer
        phrase.shape.owners = tuple(owners)
        phrase.shape.shared = tuple(reversed(shared)) or tuple(
            o for o in outer if o.is_state
        )
        phrase.rules = (*phrase.rules, *rules)

    def _as_owner(self, entry: Entry) -> Entry:
        if entry.is_person:
            known = self.people.on((entry,), self.date)  # type: ignore[arg-type]
            return known[0] if known else entry
        return entry

    def _coordinated(self, left: list[Match]) -> bool:
        named = [m for m in left if m.entry.country and not m.entry.is_role]
        gaps = [self.tokens[a.end : b.start] for a, b in zip(named, named[1:], strict=False)]
        return all(g and all(t.lower in ("and", ",", "-", "or", "/", "as", "well", "both")
                             for t in g) for g in gaps)  # fmt: skip

    def _blocked(self, match: Match) -> str:
        """The rule by which a name before the head is not the actor's own country."""
        after = self.tokens[match.end : match.end + 2]
        if len(after) == 2 and after[0].norm == "-":
            rule = self.grammar.words("sponsor").get(after[1].lower)
            if rule:
                return rule
        before = self.tokens[max(0, match.start - 2) : match.start]
        if len(before) == 2 and before[1].norm == "-":
            return self.grammar.words("stance").get(before[0].lower, "")
        return ""

    def _outer(self, phrase: Phrase, rules: list[str]) -> list[Entry]:
        """Owners in prepositional phrases after the head, followed down their chain."""
        found: list[Entry] = []
        joins = self.grammar.words("belongs_after")
        pending = [phrase.head]
        while pending:
            head = pending.pop(0)
            for prep in head.kids("prep"):
                if prep.lower not in joins:
                    continue
                for noun in _conjuncts(prep.kids("pobj")):
                    inner = self._inside(noun, bare=prep.lower not in SIDES)
                    found += inner
                    rules.append(joins[prep.lower])
                    if prep.lower == "of" and noun.index not in self.cover:
                        phrase.owners = (*phrase.owners, noun)
                    if inner and prep.lower == "of" and head is phrase.head:
                        phrase.end = max(phrase.end, noun.index + 1, self._end(noun))
                    pending.append(noun)
        return found

    def _end(self, noun: Token) -> int:
        match = self.cover.get(noun.index)
        return match.end if match else noun.index + 1

    def _inside(self, noun: Token, *, bare: bool) -> list[Entry]:
        """Entries in the noun phrase of `noun`, its head first; only places where `bare`."""
        match = self.cover.get(noun.index)
        start, end = self._left(noun), self._end(noun)
        inside = [m for m in self._within(start, end) if m is not match and not self._blocked(m)]
        entries = [m.entry for m in ([match] if match else []) + inside[::-1]]
        if bare:
            entries = [e for e in entries if e.is_state or e.is_place or e.is_people or e.is_body]
        return [self._as_owner(e) for e in entries]

    # modifiers

    def _modifier(self, token: Token) -> Iterator[Phrase]:
        """A name before a noun that is no actor: "Russian attack", "US-backed", "NATO summit"."""
        match = self.cover[token.index]
        entry = match.entry
        if self.head_of[id(match)] is not token or entry.is_role or token.dep not in INNER:
            return
        rule = self._blocked(match) or self._through(token, match)
        sure = entry.is_body or entry.is_person
        if not rule and not sure:
            return
        phrase = Phrase(self.sentence.index, token, match.start, match.end, "modifier")
        phrase.name = (match.start, match.end)
        phrase.rules = (rule,) if rule else ()
        if entry.is_person:
            phrase.shape.named = True
            phrase.shape.person = self.people.on(match.entries, self.date)  # type: ignore[arg-type]
        elif entry.is_people or entry.is_place:
            phrase.shape.head = _state_of(entry)
        else:
            phrase.shape.head = entry
        yield phrase

    def _through(self, token: Token, match: Match) -> str:
        """The rule by which the noun is one through which a state acts, "" where there is none."""
        noun = token
        while noun.dep in INNER or (noun.dep == "conj" and noun.head.dep in INNER):
            noun = noun.head
        if noun.index in self.cover and self.cover[noun.index].entry.is_role:
            return ""
        acts = self.grammar.words("acts")
        return acts.get(noun.lower) or acts.get(noun.lemma) or ""


def _state_of(entry: Entry) -> Entry:
    """The state that an adjective or a capital stands for."""
    from dataclasses import replace

    return replace(entry, kind="name", of=entry.country or entry.of)


def _conjuncts(heads: list[Token]) -> Iterator[Token]:
    for head in heads:
        yield head
        yield from _conjuncts(head.kids("conj"))
