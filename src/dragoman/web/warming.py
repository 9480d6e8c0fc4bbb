"""What answers need beside the ledger, read when the server starts and not when somebody asks."""

from __future__ import annotations

from dragoman.analysis import families, holders, settings
from dragoman.places.gazetteer import load_gazetteer
from dragoman.rules import RuleBook
from dragoman.web.api.reference import reference
from dragoman.web.pages.frame import templates
from dragoman.web.pages.words import codebook_of


def warm(rules: RuleBook) -> None:
    """Read the rules and settings of the analysis, the gazetteer, the codebook and the templates.

    Raises:
        DragomanError: E201 to E206 and E210 for rules that cannot be read.
    """
    with families.using(rules):
        _analysis()
    made = templates()
    for name in made.list_templates(extensions=("html",)):
        made.get_template(name)
    load_gazetteer()
    codebook_of(rules)
    reference()


def _analysis() -> None:
    for book in (
        families.issue_book, families.leaning_book, families.turn_book, families.guard_book,
        families.rebuttal_book, families.tally_book,
    ):  # fmt: skip
        book()
    families.issues()
    holders.names()
    settings.settings()
