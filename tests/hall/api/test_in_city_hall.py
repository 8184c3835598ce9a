"""The API in City Hall: it answers as at the desk, and knows nothing of accounts, sessions or records."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from tests.hall.cities import a_city, somebody

ASKED = {"act": "inquire", "on": "2010-05-04", "facts": {"inquiry_topic": "immigration_status"}}

pytestmark = pytest.mark.django_db


def ask(client: Client) -> Any:
    return client.post("/api/v1/nyc/decide", ASKED, content_type="application/json")


def test_it_asks_the_database_for_nothing(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = ask(client)
        assert client.get("/api/v1/nyc/facts").status_code == 200
    assert response.status_code == 200 and not response.cookies


def test_whoever_is_signed_in_gets_what_everybody_gets(client: Client, django_assert_num_queries: Any) -> None:
    a_city()
    client.force_login(somebody("cal", "agency_general_counsel", "DSS").account)
    sessions = Session.objects.count()
    with django_assert_num_queries(0):
        response = ask(client)
    assert response.content == ask(Client()).content
    assert not response.cookies and Session.objects.count() == sessions


def test_a_counsels_account_judges_nothing_by_the_api(client: Client) -> None:
    a_city()
    client.force_login(somebody("cal", "agency_general_counsel", "DSS").account)
    facts = {"similar_activity": True}
    response = client.post("/api/v1/nyc/decide", {**ASKED, "facts": facts}, content_type="application/json")
    assert response.status_code == 422
