"""Composition: what a phrase about an actor is coded as, from the parts that were read in it.

The phrase may come from a parse or from a bare list of names; both fill a `Shape`. The text's own
words rank above any list: a title with its country decides, a list fills in what the text leaves
open (codebook, section 2).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Final

from dragoman.actors.entries import Entry
from dragoman.actors.grammar import Grammar
from dragoman.actors.people import People

NATIONAL: Final = frozenset({"ministry", "parliament", "police", "army", "intelligence", "court",
                             "agency", "bank", "metonym", "religious"})  # fmt: skip


UNIDENTIFIED: Final = "UAF"
PARTISAN: Final = frozenset({"title", "role", "party"})
"""Kinds of owners that only tell who someone is beside his body: "Republican chairman of ..."."""
PERSONAL_SECTORS: Final = frozenset({"CVL", "REL", "UNK"})
"""Sectors of persons who lend nothing to those beside them: "Sunni militants" are no civilians."""


@dataclass(slots=True)
class Shape:
    """The parts of a phrase.

    Attributes:
        head: what the phrase's head names, where that is no role and no person.
        roles: role nouns that hold of the actor, the deciding one first.
        person: the persons that a list knows under the name, empty for no name or an unknown one.
        named: whether the head is a person's name.
        owners: states, seats, bodies and persons that say whose, nearest first.
        places: states and seats where it is, which tell whose it is if nothing else does.
        shared: owners that are coordinated, so that the phrase stands for several actors.
        strange: whether it belongs to a body that no list knows.
        former: id of the rule whose word makes it a former one, or "".
        against: whom those are against of whom it speaks.
        definite: whether the phrase has a definite article or none at all before a name.
    """

    head: Entry | None = None
    roles: tuple[Entry, ...] = ()
    person: tuple[Entry, ...] = ()
    named: bool = False
    owners: tuple[Entry, ...] = ()
    places: tuple[Entry, ...] = ()
    shared: tuple[Entry, ...] = ()
    strange: bool = False
    former: str = ""
    against: Entry | None = None
    definite: bool = False
    rules: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Code:
    """What a phrase is coded as; `of` is what it names by the lists, "" for what they lack."""

    country: str | None
    sector: str | None
    others: tuple[str, ...] = ()
    of: str = ""
    kind: str = ""
    wikidata: str | None = None
    rules: tuple[str, ...] = ()

    def as_entry(self) -> Entry:
        """What owns something by this code, as an entry of a list."""
        kind = {"person": "person", "state": "name", "people": "name"}.get(self.kind, "other")
        return Entry(self.of, self.of, kind, self.country, self.sector, self.others)


class Composer:
    """Turns shapes into codes."""

    def __init__(self, grammar: Grammar, people: People) -> None:
        self.grammar = grammar
        self.people = people

    def __call__(self, shape: Shape, date: dt.date) -> tuple[Code, ...]:
        """The codes of a phrase: one for each actor, none where it names no political actor."""
        if (
            shape.places
            and _country_of(shape.owners) is None
            and (shape.head is None or shape.head.country is None)
        ):
            shape.owners = (*shape.owners, *shape.places)
        if shape.named:
            return self._person(shape)
        if shape.roles:
            return self._role(shape)
        if shape.head is not None:
            return self._thing(shape, shape.head)
        return ()

    def _person(self, shape: Shape) -> tuple[Code, ...]:
        owner = _country_of(shape.owners)
        known = self._listed(shape, owner)
        role = next(iter(shape.roles), None)
        sector, others, belonging = self._sector(role, shape.owners) if role else (None, (), ())
        decided = _merge(_rules(role, *shape.owners), belonging) if role else ()
        weak = self._weak(role, shape.owners) and (known is None or known.sector != "ELI")
        if known is not None and (sector is None or weak):
            sector, decided = known.sector, _rules(known)
        if sector is None and known is None:
            sector = next((o.sector for o in shape.owners if o.is_body and o.sector), None)
        if sector is None and known is None:
            return ()
        office = next((r for r in shape.roles if r.country), None)
        country = (
            owner or (known.country if known else None) or (office.country if office else None)
        )
        if office is not None and not owner and not known:
            decided = _merge(decided, _rules(office))
        if owner:
            decided = _merge(decided, _rules(*shape.owners))
        if not owner and known:
            decided = _merge(decided, _rules(known))
        code = Code(
            country, sector, others, known.of if known else "", "person",
            known.wikidata if known else None, decided,
        )  # fmt: skip
        return (self._past(code, shape),)

    def _listed(self, shape: Shape, owner: str | None) -> Entry | None:
        """The listed person that the text's own words allow."""
        fitting = [p for p in shape.person if owner is None or p.country in (owner, None)]
        if not fitting and shape.person and all(p.kind == "person" for p in shape.person):
            fitting = [p for p in shape.person if p.country in ("UNO", "EUR", "IGO")]
        countries = {p.country for p in fitting}
        if len(countries) > 1 and shape.person[0].kind == "surname":
            in_office = [p for p in fitting if p.sector != "ELI"]
            return in_office[0] if len({p.of for p in in_office}) == 1 else None
        return fitting[0] if fitting else None

    def _weak(self, role: Entry | None, owners: tuple[Entry, ...]) -> bool:
        """Whether a role says too little to overrule a list: "a leader", "his employer"."""
        if role is None or role.of in self.grammar.words("apart"):
            return True
        return role.of in self.grammar.words("belongs") and not any(o.is_body for o in owners)

    def _role(self, shape: Shape) -> tuple[Code, ...]:
        role = shape.roles[0]
        if (
            shape.strange
            and role.of in self.grammar.words("belongs")
            and (not any(o.sector or o.country for o in shape.owners))
        ):
            return ()
        sector, others, belonging = self._sector(role, shape.owners)
        if sector == UNIDENTIFIED and shape.against is not None:
            sector = "REB"
            shape.owners = (*shape.owners, replace(shape.against, sector=None))
        if sector is None and role.kind != "role":
            sector = "UNK" if _country_of(shape.owners) else None
        if sector is None:
            return ()
        rules = _merge(_rules(role, *shape.owners), belonging)
        countries = [c for c in dict.fromkeys(o.country for o in shape.shared) if c]
        if len(countries) < 2:
            country = role.country or _country_of(shape.owners)
            countries = [country] if country else [*self._members(shape.owners)] or [""]
        codes = (Code(c or None, sector, others, "", role.kind, None, rules) for c in countries)
        if role.of in self.grammar.words("said_of_states"):  # "former Soviet states" are states
            return tuple(codes)
        return tuple(self._past(code, shape) for code in codes)

    def _sector(
        self, role: Entry, owners: tuple[Entry, ...]
    ) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
        """The role's sector, or its body's where the role only says that one belongs to it."""
        telling = [o for o in owners if o.sector and (o.is_body or o.is_role)]
        body = next(iter(telling), None)
        if body is not None and body.kind in PARTISAN:
            listed = (o for o in telling if o.is_body and o.name and o.kind not in PARTISAN)
            body = next(listed, body)
        speaks = role.of in self.grammar.words("serves_person")
        if body is not None and body.kind == "role" and body.sector in PERSONAL_SECTORS:
            body = body if speaks and body.sector == "CVL" else None
        partial = next((o.others for o in owners if "PRE" in o.others), ())
        if body is None:
            return self._served(role, owners, partial)
        rule = self.grammar.words("belongs").get(role.of)
        follows = body.kind in ("title", "role") and role.sector == "CVL" and not speaks
        belongs = (rule is not None and not follows) or role.sector is None
        held = self.grammar.words("held_members").get(role.of)
        armed = body.kind == "armed_group" and (held or role.sector not in PERSONAL_SECTORS)
        sector = body.sector if belongs or armed else role.sector
        others = (role.sector, *body.others, *role.others) if belongs else (body.sector,)
        rest = _merge((), [o for o in (*others, *partial) if o and o != sector])
        return sector, rest, tuple(r for r in (rule, held) if r)

    def _served(
        self, role: Entry, owners: tuple[Entry, ...], partial: tuple[str, ...]
    ) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
        """The role's own sector, or that of the person whom such a role serves: "Xi's aide"."""
        rule = self.grammar.words("serves_person").get(role.of)
        person = next((o for o in owners if o.is_person and o.sector), None)
        if rule is None or person is None or person.sector is None:
            return role.sector, _merge(role.others, partial), ()
        own = (role.sector,) if role.sector and role.sector != person.sector else ()
        return person.sector, _merge(own, partial), (rule,)

    def _thing(self, shape: Shape, head: Entry) -> tuple[Code, ...]:
        rules = _rules(head)
        if head.kind == "side":
            return self._side(head)
        if head.is_people:
            return (self._people(shape, head),)
        if head.is_state or head.is_place:
            partial = "PRE" in head.others
            sector = head.sector or ("PRE" if partial else "GOV")
            others = tuple(o for o in head.others if o != sector)
            part = head.is_place and head.kind != "capital"
            of, kind = (head.of, "place") if part else (head.country or head.of, "state")
            return (Code(head.country, sector, others, of, kind, None, rules),)
        owner = _country_of(shape.owners)
        shared = self.grammar.words("shared_name").get(head.name.lower(), "")
        own = owner is not None and bool(
            head.country is None or head.kind in NATIONAL or (shared and owner != head.country)
        )
        country = owner if own else head.country
        if own:
            rules = _merge((*rules, *((shared,) if shared else ())), _rules(*shape.owners))
        if country is None and head.sector is None:
            return ()
        if own and country != head.country:
            return (Code(country, head.sector, head.others, "", head.kind, None, rules),)
        of = (country or head.of) if head.kind == "metonym" and head.sector == "GOV" else head.of
        kind = "state" if head.kind == "metonym" and head.sector == "GOV" else head.kind
        return (Code(country, head.sector, head.others, of, kind, head.wikidata, rules),)

    def _members(self, owners: tuple[Entry, ...]) -> tuple[str, ...]:
        """The states of a grouping that is no actor itself: "the foreign ministers of the Quad"."""
        side = next((o for o in owners if o.kind == "side" and o.members), None)
        most, _ = self.grammar.limit("members")
        return side.members if side is not None and len(side.members) <= most else ()

    def _side(self, head: Entry) -> tuple[Code, ...]:
        if head.country:
            return (Code(head.country, head.sector, (), head.of, "side", None, head.rules),)
        most, rule = self.grammar.limit("members")
        members = head.members if len(head.members) <= most else ()
        rules = (*head.rules, rule)
        return tuple(Code(c, "GOV", (), c, "state", None, rules) for c in members)

    def _people(self, shape: Shape, head: Entry) -> Code:
        state = shape.definite and head.kind in ("adjective", "demonyms") and not shape.owners
        sector = head.sector or ("GOV" if state else "CVL")
        country = head.country or _country_of(shape.owners)
        return Code(country, sector, head.others, "", "people", None, _rules(head))

    def _past(self, code: Code, shape: Shape) -> Code:
        rule = self.grammar.words("official_sectors").get(code.sector or "")
        if not shape.former or not rule:
            return code
        rules = _merge(code.rules, (shape.former, rule))
        return Code(code.country, "ELI", (), code.of, code.kind, code.wikidata, rules)


def _country_of(owners: tuple[Entry, ...]) -> str | None:
    return next((o.country for o in owners if o.country), None)


def _merge[T](first: tuple[T, ...], second: tuple[T, ...] | list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _rules(*entries: Entry | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r for e in entries if e is not None for r in e.rules))
