"""A page asks the database once for each thing that it has to know of whoever signed in, and never for what was before."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.hall.cities import a_city, somebody

from goldendoor.hall.people.models import Holding

pytestmark = pytest.mark.django_db


OFFICES = 'SELECT "people_holding"."office"'
MADE_UP = 'FROM "people_cityrecords"'


@pytest.mark.parametrize("page", ["/hall/", "/hall/people/"])
def test_offices_and_whether_it_is_made_up_are_asked_once(client: Client, page: str) -> None:
    a_city(made_up=True)
    client.force_login(somebody("cal", "agency_general_counsel", "DSS").account)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    queries = [one["sql"] for one in asked.captured_queries]
    assert [sum(about in sql for sql in queries) for about in (OFFICES, MADE_UP)] == [1, 1]


def test_an_office_that_was_ended_is_gone_from_the_next_page(client: Client) -> None:
    a_city(made_up=True)
    cal = somebody("cal", "agency_general_counsel", "DSS")
    client.force_login(cal.account)
    assert "DSS" in client.get("/hall/").content.decode()
    Holding.objects.filter(account=cal.account).delete()
    assert "You hold no office today" in client.get("/hall/").content.decode()
