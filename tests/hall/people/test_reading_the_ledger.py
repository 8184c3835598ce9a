"""The auditor reads the ledger and nothing else; everybody reads what they did themselves."""

import pytest
from django.test import Client
from tests.hall.cities import TODAY, Person, a_city, somebody

from goldendoor.hall import clock
from goldendoor.hall.acting import perform
from goldendoor.hall.ledger.reading import entries, page_of
from goldendoor.hall.people.actions import CloseAccount, OpenAccount

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keepers(db: None, monkeypatch: pytest.MonkeyPatch) -> tuple[Person, Person]:
    """Two keepers who each did something."""
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    kay, kim = somebody("kay", "keeper", "MOIA"), somebody("kim", "keeper", "MOIA")
    for number in range(3):
        perform(OpenAccount(f"new-{number}", f"New {number}"), (kay, kim)[number % 2].acting())
    perform(CloseAccount("new-1"), kay.acting())
    return kay, kim


def test_each_reads_their_own_acts_newest_first(keepers: tuple[Person, Person]) -> None:
    kay, kim = keepers
    assert [one.act for one in entries(by=kay.account.pk)] == ["account.close", "account.open", "account.open"]
    assert [one.number for one in entries(by=kim.account.pk)] == [2]
    assert len(list(entries())) == 4


def test_a_page_goes_on_where_the_one_before_ended(keepers: tuple[Person, Person]) -> None:
    first, before = page_of(3)
    assert [one.number for one in first] == [4, 3, 2]
    rest, nothing_more = page_of(3, before=before)
    assert ([one.number for one in rest], nothing_more) == ([1], None)
    assert page_of(4)[1] is None


def test_what_i_did_is_on_my_page_and_not_what_others_did(client: Client, keepers: tuple[Person, Person]) -> None:
    client.force_login(keepers[1].account)
    page = client.get("/hall/mine/").content.decode()
    assert page.count("account.open") == 1
    assert "account.close" not in page
    assert client.get("/hall/mine/?before=2").content.decode().count("account.open") == 0
    assert client.get("/hall/mine/?before=nonsense").status_code == 200


def test_the_auditor_looks_for_an_act_and_for_a_person_and_sees_no_name(client: Client, keepers: object) -> None:
    client.force_login(somebody("aud", "auditor", "DSS").account)
    page = client.get("/hall/ledger/").content.decode()
    assert page.count('<th scope="row">') == 4
    assert "kay" not in page.lower()
    by_kay = client.get("/hall/ledger/", {"by": "kay", "act": "account.open"}).content.decode()
    assert by_kay.count('<th scope="row">') == 2
    wrong = client.get("/hall/ledger/", {"by": "nobody"})
    assert wrong.status_code == 422
    assert "There is no account named nobody." in wrong.content.decode()
