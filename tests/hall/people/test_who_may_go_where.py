"""Every address of City Hall, for every kind of visitor: what each gets. An address that is missing here fails."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.hall.cities import TODAY, a_city, somebody

from goldendoor.hall import clock
from goldendoor.hall.people.models import Holding

pytestmark = pytest.mark.django_db

VISITORS = ("nobody", "worker", "supervisor", "agency_head", "chief_privacy_officer", "auditor", "keeper", "no office")
SIGN_IN, PAGE, NOT_THERE = 302, 200, 404
EVERYBODY = dict.fromkeys(VISITORS, PAGE) | {"nobody": SIGN_IN}
COUNSEL_ONLY = dict.fromkeys(VISITORS, NOT_THERE) | {"nobody": SIGN_IN}
KEEPER_ONLY = dict.fromkeys(VISITORS, NOT_THERE) | {"nobody": SIGN_IN, "keeper": PAGE}
EXPECTED = {
    "": EVERYBODY,
    "mine/": EVERYBODY,
    "ledger/": dict.fromkeys(VISITORS, NOT_THERE) | {"nobody": SIGN_IN, "auditor": PAGE},
    "people/": EVERYBODY,
    "people/open/": KEEPER_ONLY,
    "people/renew/": KEEPER_ONLY,
    "people/close/": KEEPER_ONLY,
    "people/grant/": KEEPER_ONLY,
    "people/<int:number>/end/": KEEPER_ONLY,
    "retention/": COUNSEL_ONLY,
    "retention/enter/": COUNSEL_ONLY,
    "retention/hold/": COUNSEL_ONLY,
    "retention/<int:number>/lift/": COUNSEL_ONLY,
    "retention/<int:number>/why/": COUNSEL_ONLY,
}
# Signing in is allauth's, which has tests of its own; who may sign in is in test_sign_in.
ALLAUTH = "account/"


def addresses() -> Iterator[str]:
    """Every address below /hall/, as it is written in the tables of addresses."""
    hall = [
        one
        for one in get_resolver().url_patterns
        if isinstance(one, URLResolver) and str(one.pattern).startswith("hall/")
    ]
    waiting = [(str(one.pattern).removeprefix("hall/"), one) for one in hall]
    while waiting:
        before, one = waiting.pop()
        if isinstance(one, URLPattern):
            yield before
        else:
            waiting += [(before + str(inner.pattern), inner) for inner in one.url_patterns]


def test_the_table_has_every_address_and_no_other() -> None:
    assert {one for one in addresses() if not one.startswith(ALLAUTH)} == EXPECTED.keys()


@pytest.mark.parametrize("visitor", VISITORS)
def test_everybody_gets_what_the_table_says(client: Client, monkeypatch: pytest.MonkeyPatch, visitor: str) -> None:
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    elsewhere = somebody("dan", "supervisor", "DOC")
    if visitor not in ("nobody", "no office"):
        client.force_login(somebody("vera", visitor, "DSS").account)
    elif visitor == "no office":
        client.force_login(somebody("vera", "worker", "DSS", until=TODAY.replace(day=1)).account)
    number = Holding.objects.get(account=elsewhere.account).pk
    for address, expected in EXPECTED.items():
        answer = client.get("/hall/" + address.replace("<int:number>", str(number)))
        assert answer.status_code == expected[visitor], (visitor, address)


@pytest.mark.parametrize("visitor", VISITORS)
def test_who_is_shown_whom(client: Client, monkeypatch: pytest.MonkeyPatch, visitor: str) -> None:
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    somebody("dan", "worker", "DOC")
    somebody("dora", "worker", "DSS")
    if visitor in ("nobody", "no office"):
        return
    client.force_login(somebody("vera", visitor, "DSS").account)
    page = client.get("/hall/people/").content.decode()
    own_agency = visitor in ("supervisor", "agency_head", "chief_privacy_officer", "keeper")
    assert ("(dora)" in page) is own_agency
    assert ("(dan)" in page) is (visitor in ("chief_privacy_officer", "keeper"))
    assert "(vera)" in page
