"""People: who a name stands for on a day, and whether he was in office then.

Lists hold one row for each office. In office, a person has the office's sector; after the last
one he is a former official (ELI); before the first, nothing is claimed (codebook, section 2).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dragoman.actors.entries import Entry
from dragoman.actors.folding import fold, plain
from dragoman.actors.grammar import Grammar


class People:
    """The rows of all leaders' lists, by person."""

    def __init__(self, rows: list[Entry], grammar: Grammar) -> None:
        self.grammar = grammar
        offices: dict[tuple[str, str | None], dict[Entry, None]] = defaultdict(dict)
        for row in rows:
            own = row if row.name == row.of else replace(row, name=row.of)
            offices[row.of, row.country].setdefault(own)
        self._offices = {key: tuple(rows) for key, rows in offices.items()}
        self._by_ends: dict[tuple[str, str], list[tuple[str, str | None]]] = defaultdict(list)
        for person in self._offices:
            self._by_ends[_ends(person[0])].append(person)
        self._by_surname: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for person in self._offices:
            for short, *_ in self.surnames(*person):
                self._by_surname[fold(short)].append(person)

    def on(self, entries: tuple[Entry, ...], date: dt.date) -> tuple[Entry, ...]:
        """The persons that the entries may stand for, each as on the day, in office first."""
        persons = {(e.of, e.country): e.rules for e in entries if e.is_person}
        known = [
            replace(p, rules=tuple(dict.fromkeys((*p.rules, *rules))))
            for key, rules in persons.items() if (p := self._on(key, date)) is not None
        ]  # fmt: skip
        return tuple(sorted(known, key=lambda p: p.sector == "ELI"))

    def titled(self, surname: str, roles: tuple[Entry, ...], date: dt.date) -> tuple[Entry, ...]:
        """The one person of this surname who held such an office on the day, if there is one."""
        wanted = {r.of.rpartition(" ")[2] for r in roles}
        found = {
            (row.of, row.country): row
            for person in self._by_surname.get(fold(surname), ())
            for row in self._offices[person]
            if row.holds(date) and wanted & set(row.role.split())
        }
        return tuple(found.values()) if len(found) == 1 else ()

    def by_ends(self, name: str, date: dt.date) -> tuple[Entry, ...]:
        """The one person whose first and last names are those of a longer form, if in force."""
        ends = _ends(name)
        found = [p for key in self._by_ends.get(ends, ()) if (p := self._on(key, date))]
        return tuple(found) if len({p.of for p in found}) == 1 else ()

    def is_rare(self, surname: str, *, high: bool = False) -> bool:
        """Whether the lists know one person of this surname, and, if `high`, of high office."""
        known = self.grammar.words("short_name")
        persons = {
            person[0] for person in self._by_surname.get(fold(surname), ())
            if not high or any(o.role in known for o in self._offices[person])
        }  # fmt: skip
        return len(persons) == 1

    def is_high(self, entry: Entry, date: dt.date) -> bool:
        """Whether someone ever held high office and is not out of all office on the day."""
        return self.was_high(entry) and not self.is_past(entry, date)

    def was_high(self, entry: Entry) -> bool:
        """Whether someone ever held high office."""
        known = self.grammar.words("short_name")
        return any(o.role in known for o in self._offices[entry.of, entry.country])

    def is_seen(self, entry: Entry, date: dt.date) -> bool:
        """Whether someone holds an office of note on the day and nobody else has the surname."""
        offices = self._offices[entry.of, entry.country]
        return self.is_rare(entry.name) and any(
            self._is_seen(o.role) and o.holds(date) for o in offices
        )

    def _is_seen(self, role: str) -> bool:
        """Whether an office, or the last words of its name, is one whose holder is well known."""
        words = role.split()
        seen = self.grammar.words("seen_name")
        return any(" ".join(words[i:]) in seen for i in range(len(words)))

    def is_past(self, entry: Entry, date: dt.date) -> bool:
        """Whether a state's officer was out of office on the day."""
        offices = self._offices[entry.of, entry.country]
        return len(entry.country or "") == 3 and not any(o.holds(date) for o in offices)

    def holds_office(self, entry: Entry, date: dt.date) -> bool:
        """Whether a person holds high office on the day."""
        known = self.grammar.words("short_name")
        offices = self._offices[entry.of, entry.country]
        return any(o.role in known and o.holds(date) for o in offices)

    @lru_cache(maxsize=4096)  # noqa: B019
    def _on(self, person: tuple[str, str | None], date: dt.date) -> Entry | None:
        offices = self._offices[person]
        current = [o for o in offices if o.holds(date)]
        if current:
            return max(current, key=lambda o: (o.role in self.grammar.words("short_name"),
                                               o.first or dt.date.min))  # fmt: skip
        past = [o for o in offices if o.last is not None and o.last < date]
        if not past:
            return None
        latest = max(past, key=lambda o: o.last or dt.date.min)
        rule = self.grammar.words("official_sectors").get(latest.sector or "")
        return replace(latest, sector="ELI", rules=(*latest.rules, rule)) if rule else latest

    def short_names(self) -> list[Entry]:
        """Entries for the surnames by which holders of high office are known."""
        known = self.grammar.words("short_name")
        rule = tuple(dict.fromkeys((*known.values(), *self.grammar.words("seen_name").values())))
        common = self._common()
        short: dict[tuple[str, str, str | None], Entry] = {}
        for (name, country), offices in self._offices.items():
            if not any(o.role in known or self._is_seen(o.role) for o in offices):
                continue
            for surname, *rules in self.surnames(name, country):
                short[surname, name, country] = replace(
                    offices[0], name=surname, kind="surname", first=None, last=None,
                    rules=(*offices[0].rules, *rule, *rules, *common.get(surname.lower(), ())),
                )  # fmt: skip
        return list(short.values())

    def _common(self) -> dict[str, tuple[str, ...]]:
        """Surnames that are everyday words, with the rules by which they are told apart."""
        days = tuple(dict.fromkeys(self.grammar.words("day_word").values()))
        return {w: (rule, *days) for w, rule in self.grammar.words("common_name").items()}

    def is_given(self, name: str) -> bool:
        """Whether a name is mostly a given one: "Ahmed", "Ali"."""
        return any(name in self.grammar.words(f"given_{sex}") for sex in ("m", "f"))

    def surnames(self, name: str, country: str | None) -> Iterator[tuple[str, ...]]:
        """The short forms of a full name, each with the rules behind it."""
        parts = name.split()
        if len(parts) < 2 or (parts[-1].isupper() and len(parts[-1]) < 5):
            return
        first = self.grammar.words("family_first").get(country or "")
        if first and not self.is_given(parts[0]):
            yield parts[0], first
            return
        particles = self.grammar.words("particle")
        start, rules = len(parts) - 1, []
        while start > 1 and plain(parts[start - 1]) in particles:
            start -= 1
            rules.append(particles[plain(parts[start])])
        yield " ".join(parts[start:]), *rules
        joined, _, rest = parts[-1].partition("-")
        if rest and plain(joined) in particles:
            yield rest, particles[plain(joined)]


def _ends(name: str) -> tuple[str, str]:
    words = fold(name).split()
    return words[0], words[-1]
