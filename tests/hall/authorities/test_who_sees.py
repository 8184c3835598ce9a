"""Who sees which authority, and who reads what it says: agencies see their own, and determinations are for law and privacy."""

import pytest
from django.test import Client
from tests.hall.authorities.offices import SCOPE, Offices, approved, proposed, signed
from tests.hall.cities import NOW, TODAY, Person, somebody

from goldendoor.hall.acting import NotThere, perform
from goldendoor.hall.authorities import access
from goldendoor.hall.authorities.actions import DeclineAuthority

EVERYBODY = (
    "supervisor", "privacy", "privacy_acs", "counsel", "head", "worker", "property", "chief_privacy", "law", "law_too",
    "mayor", "legal_bureau", "auditor", "elsewhere",
)  # fmt: skip
OF_THE_AGENCY = {"supervisor", "privacy", "counsel", "head", "worker", "property"}
OF_THE_CITY = {"chief_privacy", "law", "law_too"}
LAW_AND_PRIVACY = {"privacy", "counsel"} | OF_THE_CITY


@pytest.fixture
def page(client: Client, monkeypatch: pytest.MonkeyPatch, offices: Offices) -> object:
    """A page as one person gets it."""
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)

    def get(who: Person, address: str) -> tuple[int, str]:
        client.force_login(who.account)
        answer = client.get("/hall/authorities/" + address)
        return answer.status_code, answer.content.decode()

    return get


@pytest.mark.parametrize(
    ("kind", "seen_by"),
    [
        ("routine", OF_THE_AGENCY | OF_THE_CITY),
        ("interagency", OF_THE_AGENCY | OF_THE_CITY | {"privacy_acs"}),
        ("retention", OF_THE_AGENCY | OF_THE_CITY),
        ("added_information", set(EVERYBODY) - {"auditor"}),
    ],
)
def test_an_agency_sees_its_own_and_the_whole_citys(
    offices: Offices, page: object, kind: str, seen_by: set[str]
) -> None:
    made = approved(offices, kind)
    for name in EVERYBODY:
        who = getattr(offices, name)
        status, text = page(who, f"{made.pk}/")
        assert (status == 200) is (name in seen_by), name
        there = made in access.authorities_seen(who.account.pk, TODAY)
        assert there is (name in seen_by), name
        if not there:
            assert made.title not in text
            with pytest.raises(NotThere):
                access.authority(who.account.pk, TODAY, made.pk)


@pytest.mark.parametrize(
    ("kind", "read_by"),
    [
        ("retention", LAW_AND_PRIVACY | {"head"}),  # the head signs it
        ("best_interest", LAW_AND_PRIVACY),
        (
            "proxy",
            LAW_AND_PRIVACY | {"privacy_acs", "elsewhere", "legal_bureau", "mayor"},
        ),  # the Mayor's Office proposed it
        ("routine", OF_THE_AGENCY | OF_THE_CITY),
    ],
)
def test_a_determination_is_read_by_law_and_privacy_and_others_see_that_there_is_one(
    offices: Offices, page: object, kind: str, read_by: set[str]
) -> None:
    made = approved(offices, kind, **({"agency": "DSS"} if kind == "best_interest" else {}))
    read = set()
    for name in EVERYBODY:
        status, text = page(getattr(offices, name), f"{made.pk}/")
        if SCOPE in text:
            read.add(name)
        elif status == 200:
            assert made.title in text
            assert f"It was proposed to begin on {TODAY}." in text
            for kept in ("No. 7", "Signed by", "Proposed by", "2016-12-31", "answers yes"):
                assert kept not in text, (name, kept)
            assert "for the offices of law and privacy" in text
    assert read == read_by


def test_why_one_was_declined_is_for_law_and_privacy_and_whoever_signs(offices: Offices, page: object) -> None:
    made = proposed(offices, "routine")
    perform(DeclineAuthority(made.pk, "Too wide by far"), offices.privacy.acting())
    read = {name for name in EVERYBODY if "Too wide by far" in page(getattr(offices, name), f"{made.pk}/")[1]}
    assert read == LAW_AND_PRIVACY


def test_what_one_does_not_read_is_not_read_while_acting_either(offices: Offices, page: object) -> None:
    made = signed(proposed(offices, "retention"), offices.counsel)
    for address in ("approve/", "decline/", "end/"):
        for who in (offices.worker, offices.supervisor, offices.elsewhere, offices.auditor):
            status, text = page(who, f"{made.pk}/{address}")
            assert status == 404
            assert SCOPE not in text


def test_an_office_that_is_over_sees_nothing_any_more(offices: Offices) -> None:
    made = approved(offices, "routine")
    gone = somebody("gus", "agency_privacy_officer", "DSS", until=TODAY.replace(day=1))
    assert made not in access.authorities_seen(gone.account.pk, TODAY)


def test_grants_only_add_so_an_auditor_with_another_office_sees_what_that_office_sees(offices: Offices) -> None:
    made = approved(offices, "routine")
    somebody("aud", "worker", "DSS")
    assert made in access.authorities_seen(offices.auditor.account.pk, TODAY)


def test_what_stands_for_a_matter_says_nothing_that_is_sealed(offices: Offices) -> None:
    approved(offices, "retention")
    (standing,) = access.in_force("DSS", TODAY)
    assert SCOPE not in repr(standing)
    assert standing.title == "The retention of the test"
    assert NOW.date() == standing.since
