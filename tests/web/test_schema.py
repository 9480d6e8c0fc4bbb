"""The OpenAPI description is true: what it allows is answered as it says, never by a 5xx."""

from __future__ import annotations

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
schema = schemathesis.openapi.from_dict(description())


@pytest.fixture(scope="session")
def base(server: str) -> str:
    return server


@schema.parametrize()
@settings(
    max_examples=4, deadline=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_every_address_answers_as_it_is_described(case: schemathesis.Case, base: str) -> None:
    if case.path.endswith("/code"):  # coding takes its time, and is tried elsewhere
        return
    response = case.call(base_url=base)
    assert response.status_code < 500
    case.validate_response(response, excluded_checks=[CHECKS.get_one(n) for n in LEFT_OUT])


def test_the_description_is_the_one_that_is_served(server: str) -> None:
    told = httpx.get(f"{server}/api/v1/openapi.json", trust_env=False).json()
    assert told["openapi"] == "3.1.0"
    assert len(told["paths"]) == len(description()["paths"])
