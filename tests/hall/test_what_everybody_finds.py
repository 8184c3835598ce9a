"""Where City Hall with its records is served, the foot of the desk's pages leads everybody to what it publishes."""

import re

import pytest
from django.test import Client
from tests.hall.cities import a_city

pytestmark = pytest.mark.django_db
PUBLISHED = ["/duties/", "/reports/", "/material/", "/policies/", "/what-we-keep/"]


def test_whoever_comes_to_the_desk_finds_every_public_page_of_city_hall(client: Client) -> None:
    a_city()
    for city in ("nyc", "philadelphia"):
        foot = client.get(f"/{city}/").content.decode().partition("<footer")[2]
        assert re.findall(r'href="([^"]+)"', foot) == PUBLISHED, city
    for address in PUBLISHED:
        answer = client.get(address)
        assert answer.status_code == 200 and not answer.cookies, address
