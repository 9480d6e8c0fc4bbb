"""The families of rule files that reading goes by."""

from __future__ import annotations

from typing import Any

from dragoman.read.columns import COLUMNS
from dragoman.read.dates import DATES
from dragoman.read.exports import EXPORTS
from dragoman.read.kinds import KINDS
from dragoman.read.language import LANGUAGE
from dragoman.read.markup import MARKUP
from dragoman.rules import Family

FAMILIES: tuple[Family[Any], ...] = (KINDS, COLUMNS, DATES, EXPORTS, LANGUAGE, MARKUP)
