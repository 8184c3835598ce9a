"""The description for programs: true of every answer, and as stable as the names in it."""

import pytest
import schemathesis
from django.test import Client
from django.test.utils import override_settings
from hypothesis import settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from goldendoor.hall.api.description import described
from goldendoor.hall.wsgi import application

OPERATIONS = {
    ("/api/v1/cities", "get"): "cities",
    ("/api/v1/{city}/situations", "get"): "situations",
    ("/api/v1/{city}/acts", "get"): "acts",
    ("/api/v1/{city}/facts", "get"): "facts",
    ("/api/v1/{city}/instruments", "get"): "instruments",
    ("/api/v1/{city}/decide", "post"): "decide",
    ("/api/v1/{city}/verdict", "post"): "verdict",
    ("/api/v1/{city}/consult/{situation}", "post"): "consult",
}
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)

described_operations = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


def test_the_operations_keep_their_addresses_and_their_names(client: Client) -> None:
    found = client.get("/api/v1/openapi.json").json()
    assert {
        (path, method): operation["operationId"]
        for path, operations in found["paths"].items()
        for method, operation in operations.items()
    } == OPERATIONS


def test_every_refusal_is_described_as_a_problem() -> None:
    for operations in described()["paths"].values():
        for method, operation in operations.items():
            refusals = {int(status): one for status, one in operation["responses"].items() if status != "200"}
            assert 405 in refusals
            assert method != "post" or refusals.keys() >= {400, 404, 405, 413, 415, 422}
            assert all(
                one["content"] == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
                for one in refusals.values()
            )


@pytest.mark.slow
@described_operations.parametrize()
@settings(max_examples=50)
def test_no_answer_is_other_than_described(case: schemathesis.Case) -> None:
    with override_settings(ALLOWED_HOSTS=["*"]):
        response = case.call()
    case.validate_response(response, checks=CHECKS)
