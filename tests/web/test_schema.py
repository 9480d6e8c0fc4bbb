"""The OpenAPI description is true: what it allows is answered as it says, never by a 5xx.

Few cases are tried of each address, always the same; DRAGOMAN_CASES=200 tries so many, at random.
"""

from __future__ import annotations

import os

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks

from dragoman.web.api.openapi import description

load_all_checks()
# A filter is a language of its own, of which a schema says only that it is text; and a server
# that needs no token has no use for one.
LEFT_OUT = ("positive_data_acceptance", "negative_data_rejection", "ignored_auth")
CASES = int(os.environ.get("DRAGOMAN_CASES", "4"))
schema = schemathesis.openapi.from_dict(description())


@pytest.fixture(scope="session")
def base(server: str) -> str:
    return server


@schema.parametrize()
@settings(
    max_examples=CASES, deadline=None, derandomize="DRAGOMAN_CASES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_every_address_answers_as_it_is_described(case: schemathesis.Case, base: str) -> None:
    response = case.call(base_url=base, timeout=120)
    assert response.status_code < 500
    case.validate_response(response, excluded_checks=[CHECKS.get_one(n) for n in LEFT_OUT])


def test_the_description_is_the_one_that_is_served(server: str) -> None:
    told = httpx.get(f"{server}/api/v1/openapi.json", trust_env=False).json()
    assert told["openapi"] == "3.1.0"
    assert len(told["paths"]) == len(description()["paths"])
