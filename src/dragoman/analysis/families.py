"""The families of rule files that the analysis room reads: issues, leanings and turns."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Literal, NamedTuple

from dragoman.analysis.phrases import Found, PhraseBook
from dragoman.draft import Draft
from dragoman.rules import Answer, Family, Named, Rule, RuleBook

Direction = Literal["turn", "soften", "harden", "admit"]


class IssueRule(Rule, frozen=True, kw_only=True):
    """What actors can be for or against.

    Attributes:
        called: what people call it.
        words: phrases that name it; `opposite` those that name its contrary.
        deeds: PLOVER types by which it shows what an actor is for; verbal types always show it.
        directed: whether being for it of one country says nothing about another (sanctions).
        personal: whether it is a person's own matter, not the government's (a resignation).
        charge: whether it is something to be accused of; who accuses holds the charge.
    """

    called: str
    words: tuple[str, ...]
    opposite: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    directed: bool = False
    personal: bool = False
    charge: bool = False


class LeaningRule(Rule, frozen=True, kw_only=True):
    """Words by which somebody is for or against what follows, or that turn round what follows.

    Attributes:
        kind: `for` and `against` take a side; `negation` and `ending` turn a side round.
    """

    words: tuple[str, ...]
    kind: Literal["for", "against", "negation", "ending"]


class TurnRule(Rule, frozen=True, kw_only=True):
    """Words by which a text itself says that somebody's position has changed.

    Attributes:
        beside: whether they say so only in a sentence that tells a position or a change of
            account ("for the first time").
    """

    words: tuple[str, ...]
    direction: Direction
    beside: bool = False


class RebuttalRule(Rule, frozen=True, kw_only=True):
    """Words by which an account is contradicted.

    Attributes:
        kind: `plain` denies by itself, `otherwise` tells it otherwise, `charge` names what can
            be rejected so that the rejection is a denial.
    """

    words: tuple[str, ...]
    kind: Literal["plain", "otherwise", "charge"]


def _issue_answers(draft: Draft) -> list[Answer]:
    return [
        Answer("-" * hit.label.opposite + hit.label.issue, (hit.label.rule,))
        for hit in issue_book().found(draft.document.text)
    ]


def _leaning_answers(draft: Draft) -> list[Answer]:
    hits = leaning_book().found(draft.document.text)
    return [Answer(hit.label.rule.kind, (hit.label.id,)) for hit in hits]


def _turn_answers(draft: Draft) -> list[Answer]:
    hits = turn_book().found(draft.document.text)
    return [Answer(hit.label.rule.direction, (hit.label.id,)) for hit in hits]


def _rebuttal_answers(draft: Draft) -> list[Answer]:
    hits = rebuttal_book().found(draft.document.text)
    return [Answer(hit.label.rule.kind, (hit.label.id,)) for hit in hits]


ISSUES: Final = Family("analysis/issues", IssueRule, _issue_answers)
LEANINGS: Final = Family("analysis/leanings", LeaningRule, _leaning_answers)
TURNS: Final = Family("analysis/turns", TurnRule, _turn_answers)
REBUTTALS: Final = Family("analysis/rebuttals", RebuttalRule, _rebuttal_answers)
FAMILIES: tuple[Family[Any], ...] = (ISSUES, LEANINGS, TURNS, REBUTTALS)


class IssueName(NamedTuple):
    """What a phrase of an issue stands for."""

    issue: str
    opposite: bool
    rule: str


IssueHit = Found[IssueName]


@cache
def issues(book: RuleBook | None = None) -> dict[str, IssueRule]:
    """Every issue by its name."""
    return {named.name: named.rule for named in (book or RuleBook()).rules(ISSUES)}


@cache
def issue_book(book: RuleBook | None = None) -> PhraseBook[IssueName]:
    """The phrases of all issues."""
    return PhraseBook(
        (phrase, IssueName(issue=named.name, opposite=opposite, rule=named.id))
        for named in (book or RuleBook()).rules(ISSUES)
        for opposite, phrases in ((False, named.rule.words), (True, named.rule.opposite))
        for phrase in phrases
    )


@cache
def leaning_book(book: RuleBook | None = None) -> PhraseBook[Named[LeaningRule]]:
    """The phrases by which sides are taken and turned round."""
    return PhraseBook(
        (phrase, named)
        for named in (book or RuleBook()).rules(LEANINGS)
        for phrase in named.rule.words
    )


@cache
def turn_book(book: RuleBook | None = None) -> PhraseBook[Named[TurnRule]]:
    """The phrases by which texts tell of changed positions."""
    return PhraseBook(
        (phrase, named)
        for named in (book or RuleBook()).rules(TURNS)
        for phrase in named.rule.words
    )


@cache
def rebuttal_book(book: RuleBook | None = None) -> PhraseBook[Named[RebuttalRule]]:
    """The phrases by which accounts are contradicted."""
    return PhraseBook(
        (phrase, named)
        for named in (book or RuleBook()).rules(REBUTTALS)
        for phrase in named.rule.words
    )
