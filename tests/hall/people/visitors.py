"""Who comes to an address of City Hall, and how a table says what each of them gets."""

from collections.abc import Mapping

import pytest
from django.test import Client
from tests.hall.cities import TODAY, Person, a_city, somebody

from goldendoor.hall import clock
from goldendoor.hall.printing import paper
from goldendoor.hall.sealing.keys import make_key, sealing_folder

# Who comes: nobody, somebody whose office lapsed, and one person in each office, of the agency DSS.
VISITORS = (
    "nobody", "no office", "worker", "supervisor", "property_official", "agency_head", "agency_privacy_officer",
    "agency_general_counsel", "chief_privacy_officer", "corporation_counsel", "duty_chief", "legal_bureau", "operations_unit",
    "detainer_clerk", "response_committee", "auditor", "keeper", "publisher", "translator",
)  # fmt: skip
SIGN_IN, PAGE, NOT_THERE, NOT_SO = 302, 200, 404, 405
OUTSIDE = {"no office", "auditor", "keeper", "publisher", "translator"}
Codes = Mapping[str, int]


def only(*offices: str) -> dict[str, int]:
    """These get the page, for the others it is not there, and whoever is not signed in is sent to sign in."""
    return {one: PAGE if one in offices else NOT_THERE for one in VISITORS} | {"nobody": SIGN_IN}


def alike(code: int) -> dict[str, int]:
    """Everybody who is signed in gets the same."""
    return dict.fromkeys(VISITORS, code) | {"nobody": SIGN_IN}


EVERYBODY, KEEPER_ONLY = alike(PAGE), only("keeper")
COUNSEL_ONLY = only("agency_general_counsel", "corporation_counsel")
SEES_DUTIES = only(
    "agency_head", "agency_privacy_officer", "agency_general_counsel", "chief_privacy_officer", "corporation_counsel",
    "response_committee", "auditor",
)  # fmt: skip
TAKING_PART = {one: NOT_THERE if one in OUTSIDE else PAGE for one in VISITORS} | {"nobody": SIGN_IN}
NOBODY = only()


def comes(client: Client, visitor: str) -> Person | None:
    """Sign the visitor in."""
    if visitor == "nobody":
        return None
    lapsed = visitor == "no office"
    person = somebody("vera", "worker" if lapsed else visitor, "DSS", until=TODAY.replace(day=1) if lapsed else None)
    client.force_login(person.account)
    return person


def in_a_city(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser in a city whose second factors are no matter of the test, nor what is printed."""
    if not sealing_folder().exists():
        make_key()
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    # Whether a paper is there is asked here, and how it is laid out elsewhere: that takes seconds for each.
    monkeypatch.setattr(paper, "from_html", lambda html: b"%PDF-")
    return client
