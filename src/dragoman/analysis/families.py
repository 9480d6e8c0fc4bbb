"""The families of rule files that the analysis room reads: issues, leanings and turns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from dragoman.analysis.phrases import Found, PhraseBook
from dragoman.draft import Draft
from dragoman.rules import Answer, Family, Named, Rule, RuleBook

Direction = Literal["turn", "soften", "harden", "admit", "for", "against"]


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
        firm: whether whoever says so is bound by it ("will", "rules out"), and does not only wish.
    """

    words: tuple[str, ...]
    kind: Literal["for", "against", "negation", "ending"]
    firm: bool = False


class TurnRule(Rule, frozen=True, kw_only=True):
    """Words by which a text itself says that somebody's position has changed.

    Attributes:
        direction: `for` and `against` are said of what follows: who lifts a ban had one.
        beside: whether they say so only beside a position in the same sentence ("for the first
            time").
        earlier: whether they name what was held before ("which it rejected in April"), so that
            another act of the same actor stands in the sentence.
        noun: whether they name the change, so that whose it is may follow ("a U-turn by Berlin").
        whole: whether they tell of a turn whatever it is on ("softened his tone").
    """

    words: tuple[str, ...]
    direction: Direction
    beside: bool = False
    earlier: bool = False
    noun: bool = False
    whole: bool = False


class GuardRule(Rule, frozen=True, kw_only=True):
    """Words by which what follows them is not told as done, or is so all the same.

    Attributes:
        kind: `unreal` between an actor and what it is told of, `real` in the same place, `open`
            anywhere before it.
    """

    words: tuple[str, ...]
    kind: Literal["unreal", "real", "open"]


class RebuttalRule(Rule, frozen=True, kw_only=True):
    """Words by which an account is contradicted.

    Attributes:
        kind: `verb` is a verb of denying, `plain` calls an account untrue, `otherwise` tells it
            otherwise, `version` says that it is told otherwise, `contrast` sets an account against
            the one before it, `charge` names an account and `guilt` what one is charged with, so
            that rejecting these is a denial; `link` is what ties two things told before,
            `granted` what is denied to somebody, `hearsay` tells something as another's word,
            `revealed` as what came to light, and `hinder` is what keeps others from something.
    """

    words: tuple[str, ...]
    kind: Literal[
        "verb", "plain", "otherwise", "version", "contrast", "charge", "guilt", "link", "granted",
        "hearsay", "revealed", "hinder",
    ]  # fmt: skip


class TallyRule(Rule, frozen=True, kw_only=True):
    """Words that say what a number near them counts.

    Attributes:
        counts: what is counted; `same` where it was named before, `none` where the number is of
            days, miles or the like.
    """

    words: tuple[str, ...]
    counts: str


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


def _guard_answers(draft: Draft) -> list[Answer]:
    hits = guard_book().found(draft.document.text)
    return [Answer(hit.label.rule.kind, (hit.label.id,)) for hit in hits]


def _rebuttal_answers(draft: Draft) -> list[Answer]:
    hits = rebuttal_book().found(draft.document.text)
    return [Answer(hit.label.rule.kind, (hit.label.id,)) for hit in hits]


def _tally_answers(draft: Draft) -> list[Answer]:
    hits = tally_book().found(draft.document.text)
    return [Answer(hit.label.rule.counts, (hit.label.id,)) for hit in hits]


ISSUES: Final = Family("analysis/issues", IssueRule, _issue_answers)
LEANINGS: Final = Family("analysis/leanings", LeaningRule, _leaning_answers)
TURNS: Final = Family("analysis/turns", TurnRule, _turn_answers)
GUARDS: Final = Family("analysis/guards", GuardRule, _guard_answers)
REBUTTALS: Final = Family("analysis/rebuttals", RebuttalRule, _rebuttal_answers)
TALLIES: Final = Family("analysis/tallies", TallyRule, _tally_answers)
FAMILIES: tuple[Family[Any], ...] = (
    ISSUES,
    LEANINGS,
    TURNS,
    GUARDS,
    REBUTTALS,
    TALLIES,
)


class IssueName(NamedTuple):
    """What a phrase of an issue stands for."""

    issue: str
    opposite: bool
    rule: str


IssueHit = Found[IssueName]


_BOOK: ContextVar[RuleBook | None] = ContextVar("analysis_rules", default=None)


@contextmanager
def using(rules: Path | RuleBook | None) -> Iterator[None]:
    """Analyse with a folder of rules laid over the built-in ones, while in this block.

    Raises:
        DragomanError: E208 for no such folder, E201 to E206 and E210 for what stands in it.
    """
    token = _BOOK.set(RuleBook(rules) if isinstance(rules, Path) else rules)
    try:
        yield
    finally:
        _BOOK.reset(token)


@cache
def _built_in() -> RuleBook:
    return RuleBook()


def _rules() -> RuleBook:
    return _BOOK.get() or _built_in()


def issues() -> dict[str, IssueRule]:
    """Every issue by its name."""
    return _issues(_rules())


def issue_book() -> PhraseBook[IssueName]:
    """The phrases of all issues."""
    return _issue_book(_rules())


def leaning_book() -> PhraseBook[Named[LeaningRule]]:
    """The phrases by which sides are taken and turned round."""
    return _worded(_rules(), LEANINGS)


def turn_book() -> PhraseBook[Named[TurnRule]]:
    """The phrases by which texts tell of changed positions."""
    return _worded(_rules(), TURNS)


def guard_book() -> PhraseBook[Named[GuardRule]]:
    """The phrases by which something is told as not done."""
    return _worded(_rules(), GUARDS)


def rebuttal_book() -> PhraseBook[Named[RebuttalRule]]:
    """The phrases by which accounts are contradicted."""
    return _worded(_rules(), REBUTTALS)


def tally_book() -> PhraseBook[Named[TallyRule]]:
    """The phrases that say what numbers count."""
    return _worded(_rules(), TALLIES)


@lru_cache(maxsize=4)
def _issues(book: RuleBook) -> dict[str, IssueRule]:
    return {named.name: named.rule for named in book.rules(ISSUES)}


@lru_cache(maxsize=4)
def _issue_book(book: RuleBook) -> PhraseBook[IssueName]:
    return PhraseBook(
        (phrase, IssueName(issue=named.name, opposite=opposite, rule=named.id))
        for named in book.rules(ISSUES)
        for opposite, phrases in ((False, named.rule.words), (True, named.rule.opposite))
        for phrase in phrases
    )


@lru_cache(maxsize=16)
def _worded(book: RuleBook, family: Family[Any]) -> PhraseBook[Any]:
    return PhraseBook(
        (phrase, named) for named in book.rules(family) for phrase in named.rule.words
    )
