"""Fixtures that all tests share."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    """One coder for the whole run: loading the English pipeline takes seconds."""
    return Coder()
