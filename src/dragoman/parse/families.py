"""The families of rule files that parsing reads."""

from __future__ import annotations

from typing import Any

from dragoman.parse.asides import ASIDE
from dragoman.parse.datelines import DATELINE
from dragoman.parse.grammar import (
    ANTECEDENT,
    CONDITION,
    CONTROL,
    EXPLETIVE,
    FORMS,
    MEANS,
    MODALITY,
    NAMING,
    NEGATION,
    NONVERB,
    ORDERED,
    PROPER,
    SHARING,
    UTTERING,
)
from dragoman.parse.headlines import HEADLINE
from dragoman.parse.layout import LAYOUT
from dragoman.parse.normal import CLEANING
from dragoman.parse.quotations import APOSTROPHES, MARKS
from dragoman.parse.splitter import FOLLOWERS, SPLITTING
from dragoman.parse.titles import TITLE
from dragoman.rules import Family

FAMILIES: tuple[Family[Any], ...] = (
    CONTROL,
    MODALITY,
    NEGATION,
    CONDITION,
    ANTECEDENT,
    EXPLETIVE,
    SHARING,
    FORMS,
    MEANS,
    LAYOUT,
    ASIDE,
    SPLITTING,
    FOLLOWERS,
    MARKS,
    APOSTROPHES,
    CLEANING,
    DATELINE,
    HEADLINE,
    TITLE,
    NONVERB,
    ORDERED,
    PROPER,
    NAMING,
    UTTERING,
)
