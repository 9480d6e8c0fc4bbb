"""Census: which states a report speaks of, how often and where, and so where it is at home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.actors.lexicon import Match
from dragoman.actors.pointers import Pointers
from dragoman.parse.model import Sentence

DAYS = frozenset({"DATE", "TIME"})
"""What the tagger takes days for that are surnames too."""
NATIONS = frozenset({"GPE", "NORP"})
"""What the tagger takes a state's name or adjective for."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a report is at home: a state's code, or None where that cannot be told.

    `alone` says that it speaks of hardly any other state; `others` are the states that names point
    to; `rules` are the ids of those that tell; `inside` is the state of whose bodies it speaks
    without saying whose they are; `talkers` are the two of whose meeting it is the account.
    """

    country: str | None = None
    alone: bool = False
    others: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    inside: str | None = None
    talkers: tuple[str, ...] = ()


class States:
    """Tells which state a name points to; `codes` are those of states."""

    def __init__(self, pointers: Pointers, codes: frozenset[str]) -> None:
        self._shared = tuple(pointers.words("home_name"))
        self._abroad = pointers.words("abroad_sector")
        self._codes = codes

    def of(self, match: Match, sentence: Sentence, forces: frozenset[int]) -> str | None:
        """The state that a name points to without doubt: its own, its people's, a seat's, a body's.

        Whose soldiers there are says nothing of where: "Russian troops held the plant".
        """
        entry, last = match.entry, sentence.tokens[match.end - 1]
        sure = entry.is_state or entry.is_people or len({e.country for e in match.entries}) == 1
        if (entry.is_role and not entry.country) or not sure:
            return None
        if entry.kind == "surname" and sentence.tokens[match.start].entity in DAYS:
            return None
        if entry.kind == "adjective" and last.head.index in forces:
            return None
        if entry.is_body and (
            not entry.sector
            or entry.sector in self._abroad
            or entry.name.lower().startswith(self._shared)
        ):
            return None
        return entry.country if entry.country in self._codes else None


class Census:
    """Counts the states that the names of one report point to.

    `seats` are those of its dateline, `heading` of its title, `lead` of title and opening,
    `early` of the sentences that a pronoun could reach.
    """

    def __init__(
        self, sentences: Sequence[Sentence], found: Sequence[list[Match]], pointers: Pointers,
        states: States,
    ) -> None:  # fmt: skip
        self.pointers = pointers
        self.states = states
        self.counts: Counter[str] = Counter()
        self.bare: Counter[str] = Counter()
        self._met: set[str] = set()
        self.seats: set[str] = set()
        self.heading: set[str] = set()
        self.lead: set[str] = set()
        self.early: set[str] = set()
        self.talkers: tuple[str, ...] = ()
        self.marks = pointers.words("inside_marked")
        self.kinds = {k for p in pointers.words("inside_body").values() for k in p.kinds}
        self.officer = int(pointers.limit("inside_officer"))
        self.longest = int(pointers.limit("dateline"))
        titled = any(s.part == "title" for s in sentences[:1])
        opening = pointers.limit("home_opening") + titled
        for number, (sentence, matches) in enumerate(zip(sentences, found, strict=True)):
            places = [self.early] if number < pointers.reach else []
            places += [self.lead] if number < opening else []
            places += [self.heading] if titled and number == 0 else []
            self._read(sentence, matches, places)
            if number == titled:
                self.talkers = self._meeting(sentence, matches)

    def _meeting(self, sentence: Sentence, matches: list[Match]) -> tuple[str, ...]:
        """The two states of a sentence that tells of their meeting, if it names just two."""
        told = self.pointers.words("meeting")
        if not any(t.lemma.lower() in told for t in sentence.tokens):
            return ()
        end = dateline_end(sentence, self.longest)
        named = (self.states.of(m, sentence, frozenset()) for m in matches if m.start >= end)
        states = tuple(dict.fromkeys(s for s in named if s is not None))
        return states if len(states) == 2 else ()

    def _read(self, sentence: Sentence, matches: list[Match], places: list[set[str]]) -> None:
        end = dateline_end(sentence, self.longest)
        forces = forces_of(matches, self.pointers)
        for match in matches:
            state = self.states.of(match, sentence, forces)
            if state is None:
                continue
            if match.start < end:
                self.seats.add(state)
                continue
            self.counts[state] += 1
            self.bare[state] += self._is_bare(match, matches, sentence)
            for states in places:
                states.add(state)

    def _is_bare(self, match: Match, matches: list[Match], sentence: Sentence) -> int:
        """How much tells that a body or officer is named as those at home do: "the FBI".

        Of an officer the first time counts: "Russian President Vladimir Putin" is "President Putin"
        later on for everyone.
        """
        entry, first = match.entry, match.start
        if entry.kind == "surname":
            return 0
        if entry.is_person:
            again = entry.of in self._met
            self._met.add(entry.of)
            title = next((m for m in matches if m.end == first and m.entry.is_role), None)
            if again or title is None:
                return 0
            first = title.start
        elif entry.kind not in self.kinds or sentence.tokens[first].lower in self.marks:
            return 0
        told = first and sentence.tokens[first - 1].entity in NATIONS
        return 0 if told else self.officer if entry.is_person else 1

    def inside(self) -> str | None:
        """The state of whose bodies nearly all are that stand without its name."""
        best = max(self.bare, key=lambda c: self.bare[c], default="")
        enough = self.bare[best] >= self.pointers.limit("inside_least")
        share = self.pointers.limit("inside_share") * self.bare.total()
        return best if enough and self.bare[best] >= share else None

    def home(self) -> Home:
        """Where the report is at home: by its dateline, its mentions or its opening."""
        return replace(self._home(), inside=self.inside(), talkers=self.talkers)

    def _home(self) -> Home:
        others = frozenset(self.counts)
        if len(self.seats) == 1:
            seat = next(iter(self.seats))
            alone = self._prevails(seat, "home_share")
            rules = self._rules("dateline", "dateline_rank", *(["home_share"] if alone else []))
            ahead = sum(n > self.counts[seat] for n in self.counts.values())
            known = seat in self.counts and ahead < self.pointers.limit("dateline_rank")
            return Home(seat, alone, others, rules) if known else Home(others=others)
        best = max(self.counts, key=lambda c: self.counts[c], default="")
        if len(self.heading) == 1 and self.heading == self.lead:
            best = next(iter(self.lead))
        if best not in self.early:
            return Home(others=others)
        often = self.counts[best] >= self.pointers.limit("home_least")
        if often and self._prevails(best, "home_share"):
            return Home(best, True, others, self._rules("home_least", "home_share"))
        if self.heading == {best} or (self.lead == {best} and self._prevails(best, "home_lead")):
            return Home(best, False, others, self._rules("home_lead", "home_opening"))
        return Home(others=others)

    def _prevails(self, state: str, limit: str) -> bool:
        """Whether a state has the share of all mentions that a limit asks for."""
        return self.counts[state] >= self.pointers.limit(limit) * self.counts.total()

    def _rules(self, *limits: str) -> tuple[str, ...]:
        return tuple(self.pointers.limits[name] for name in limits)


def dateline_end(sentence: Sentence, longest: int) -> int:
    """The token after a dateline, which may be a whole sentence of `longest` words: "LIMA."."""
    if sentence.dateline:
        return sentence.dateline[1]
    if not sentence.opens:
        return 0
    words = [t for t in sentence.tokens if t.pos != "PUNCT"]
    alone = 0 < len(words) <= longest and all(t.text.isupper() for t in words)
    return len(sentence.tokens) if alone else 0


def forces_of(matches: Sequence[Match], pointers: Pointers) -> frozenset[int]:
    """The tokens of nouns for fighters, who may be far from home."""
    fighting = pointers.words("fighting_sector")
    return frozenset(
        i for m in matches if m.entry.is_role and m.entry.sector in fighting
        for i in range(m.start, m.end)
    )  # fmt: skip
