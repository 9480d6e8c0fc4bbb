"""The families of rule files that the times room reads, and how their examples are written.

An example's record is `words: value`, optionally followed by the type, the mod and the days:
`early May: DATE 2024-05 START 2024-05-01..2024-05-10`. An end that is open is left out
(`..2024-05-10`). Whatever the record leaves out is not compared.

`rules/*.toml` have the rules with the examples that each must answer; `rules/*.examples.toml` are
the corpus: by what is dated, news-like sentences with pinned days of publication, from whatever
rule their answer comes. A never line of the corpus holds no time at all.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dragoman.rules import Answer, Family, ListExamples, RuleBook
from dragoman.times.readings import MEANINGS
from dragoman.times.rule import TimeRule

if TYPE_CHECKING:
    from dragoman.draft import Draft
    from dragoman.times.model import TimeExpression


def shown(expression: TimeExpression, words: str) -> str:
    """An expression as examples write it."""
    first, last = expression.first or "", expression.last or ""
    facts = [expression.type, expression.value, expression.mod, f"{first}..{last}"]
    facts.append("open" if expression.open_anchor else None)
    return f"{words}: " + " ".join(fact for fact in facts if fact)


def agrees(wanted: str, found: str) -> bool:
    """Whether what was found has the words and every fact that is wanted."""
    words, _, facts = wanted.rpartition(": ")
    found_words, _, found_facts = found.rpartition(": ")
    return words == found_words and set(facts.split()) <= set(found_facts.split())


def answers(draft: Draft) -> list[Answer]:
    """Every expression with the rules behind it."""
    return [Answer(shown(t, draft.parsed.text(t.span)), t.rules) for t in draft.times.expressions]


def list_answers(draft: Draft) -> list[Answer]:
    """Every expression, claimed by the examples of each list that its words come from."""
    return [
        Answer(
            shown(time, draft.parsed.text(time.span)),
            tuple(
                table
                for rule in time.rules
                if rule.endswith(".tsv")
                for table in _tables()
                if table.startswith(rule.removesuffix(".tsv") + ".examples.toml::")
            ),
        )
        for time in draft.times.expressions
    ]


def corpus_answers(draft: Draft) -> list[Answer]:
    """Every expression, claimed by every table of the corpus, whatever rule is behind it."""
    return [Answer(answer.shown, _corpus()) for answer in answers(draft)]


@cache
def _tables() -> tuple[str, ...]:
    return tuple(named.id for named in RuleBook().rules(LISTS))


@cache
def _corpus() -> tuple[str, ...]:
    return tuple(named.id for named in RuleBook().rules(CORPUS))


RULES: Final = Family("times/rules", TimeRule, answers, agrees, words={"means": MEANINGS})
LISTS: Final = Family("times/lists", ListExamples, list_answers, agrees, suffix=".examples.toml")
CORPUS: Final = Family("times/rules", ListExamples, corpus_answers, agrees, suffix=".examples.toml")

FAMILIES: tuple[Family[Any], ...] = (RULES, LISTS, CORPUS)
