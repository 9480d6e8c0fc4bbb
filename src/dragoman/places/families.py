"""The families of rule files that the places room reads."""

from __future__ import annotations

from typing import Any

from dragoman.rules import Family

FAMILIES: tuple[Family[Any], ...] = ()
