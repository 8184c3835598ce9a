"""The keeper's lists in Django's admin: what may be changed there, by whom, and that each change is an act on the ledger."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from tests.hall.cities import Person

from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.reading import entries
from goldendoor.hall.people.models import Agency
from goldendoor.hall.reference.models import Building, Contact
from goldendoor.hall.reference.site import site

SignedIn = Callable[..., Client]
HERE = "/hall/reference/"
A_BUILDING = {
    "name": "East intake", "address": "1 Made-up Street", "district": "Manhattan", "public_parts": "The lobby."
}  # fmt: skip
A_CONTACT = {
    "party": "property_official", "agency": "", "building": "", "desk": "Access desk", "phone": "212-555-0199",
    "hours": "day and night", "note": "",
}  # fmt: skip


def add_a_building(client: Client, **other: object) -> Building:
    given = {**A_BUILDING, "agency": Agency.objects.get(code="DSS").pk, **other}
    assert client.post(f"{HERE}building/add/", given).status_code == 302
    return Building.objects.latest("pk")


def add_a_contact(client: Client, **other: object) -> Contact:
    assert client.post(f"{HERE}contact/add/", {**A_CONTACT, **other}).status_code == 302
    return Contact.objects.latest("pk")


def text(client: Client, address: str) -> str:
    answer = client.get(HERE + address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


# -- what is registered ----------------------------------------------------------------------------------------------


def test_only_reference_data_is_in_the_admin_and_djangos_own_site_is_empty() -> None:
    assert {model._meta.label for model in site._registry} == {
        "people.Agency",
        "reference.Building",
        "reference.Contact",
    }
    assert admin.site._registry == {}


def test_no_register_and_nothing_sealed_or_about_people_is_among_it() -> None:
    labels = {model._meta.app_label for model in site._registry}
    assert not labels & {
        "matters",
        "authorities",
        "designations",
        "ledger",
        "retention",
        "sealing",
        "auth",
        "account",
        "mfa",
    }
    for model in site._registry:
        assert not any(hasattr(field, "declared") for field in model._meta.get_fields()), model
        assert not {
            field.name for field in model._meta.get_fields() if field.related_model is apps.get_model("people.Account")
        }


@pytest.mark.parametrize("model", list(site._registry), ids=lambda model: model.__name__)
def test_every_list_needs_the_keeper_and_knows_no_bulk_acts(
    model: type, signed_in: SignedIn, rf: object
) -> None:  # fmt: skip
    shown = site._registry[model]
    assert shown.actions is None
    client = signed_in("wes")
    assert client.get(shown.address).status_code == 404
    assert signed_in("kay").get(shown.address).status_code == 200
    posted = client.post(shown.address, {"action": "delete_selected", "_selected_action": ["1"], "post": "yes"})
    assert posted.status_code == 200
    assert not Entry.objects.exists()


def test_whoever_is_not_signed_in_comes_to_city_halls_own_sign_in(client: Client, people: dict[str, Person]) -> None:
    answer = client.get(f"{HERE}agency/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/hall/account/login/?next=/hall/reference/agency/"
    for address in (
        "login/",
        "logout/",
        "password_change/",
        "jsi18n/",
        "autocomplete/",
        "r/1/1/",
        "people/",
        "auth/user/",
    ):
        assert client.get(HERE + address).status_code == 404, address


def test_a_second_factor_is_asked_for_as_everywhere(client: Client, people: dict[str, Person]) -> None:
    client.force_login(people["kay"].account)
    answer = client.get(HERE)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/hall/account/2fa/"


# -- agencies --------------------------------------------------------------------------------------------------------


def test_an_agencys_words_change_and_its_code_stays(signed_in: SignedIn) -> None:
    client, agency = signed_in("kay"), Agency.objects.get(code="DSS")
    assert "Agency DSS" in text(client, "agency/")
    given = {"words": "Social Services", "code": "XXX"}
    answer = client.post(f"{HERE}agency/{agency.pk}/change/", given, follow=True)
    assert "Done." in answer.content.decode()
    agency.refresh_from_db()
    assert (agency.code, agency.words) == ("DSS", "Social Services")
    entry = next(entries())
    assert (entry.act, entry.office, set(entry.changed)) == ("agency.name", "keeper", {f"agency/{agency.pk}"})


def test_agencies_are_neither_added_nor_removed(signed_in: SignedIn) -> None:
    client, agency = signed_in("kay"), Agency.objects.get(code="ACS")
    assert client.get(f"{HERE}agency/add/").status_code == 404
    assert client.post(f"{HERE}agency/{agency.pk}/delete/", {"post": "yes"}).status_code == 404
    assert "Add a" not in text(client, "agency/")
    assert "Take it off the list" not in text(client, f"agency/{agency.pk}/change/")
    assert Agency.objects.filter(code="ACS").exists()


def test_what_is_not_there_is_not_there(signed_in: SignedIn) -> None:
    client = signed_in("kay")
    for address in ("agency/9999/change/", "building/9999/change/", "building/9999/delete/", "contact/9999/change/"):
        assert client.get(HERE + address).status_code == 404, address


# -- buildings and contacts ------------------------------------------------------------------------------------------


def test_a_building_is_added_changed_and_removed_each_by_an_act(signed_in: SignedIn) -> None:
    client = signed_in("kay")
    made = add_a_building(client)
    assert "East intake" in text(client, "building/")
    given = {**A_BUILDING, "agency": made.agency_id, "public_parts": "None."}
    assert client.post(f"{HERE}building/{made.pk}/change/", given).status_code == 302
    made.refresh_from_db()
    assert made.public_parts == "None."
    assert "Take off the list: East intake, DSS" in text(client, f"building/{made.pk}/delete/")
    assert client.post(f"{HERE}building/{made.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Building.objects.exists()
    assert [one.act for one in entries()] == ["building.remove", "building.keep", "building.keep"]
    assert apps.get_model("admin.LogEntry").objects.count() == 0, "Django keeps no log of its own"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"name": " "}, "This field is required."),
        ({"agency": "999"}, "Select a valid choice."),
        ({"name": "East intake"}, "That agency has a building of that name already."),
    ],
)
def test_a_building_that_is_wrong_comes_back(signed_in: SignedIn, given: dict[str, str], why: str) -> None:
    client = signed_in("kay")
    made = add_a_building(client)
    answer = client.post(f"{HERE}building/add/", {**A_BUILDING, "name": "West", "agency": made.agency_id, **given})
    assert answer.status_code == 200
    assert "Not done yet." in answer.content.decode()
    assert why in answer.content.decode()
    assert Building.objects.count() == 1
    assert Entry.objects.count() == 1


def test_a_building_that_a_contact_refers_to_stays(signed_in: SignedIn) -> None:
    client = signed_in("kay")
    made = add_a_building(client)
    contact = add_a_contact(client, agency=made.agency_id, building=made.pk)
    assert "Take it off the list" not in text(client, f"building/{made.pk}/change/")
    answer = client.post(f"{HERE}building/{made.pk}/delete/", {"post": "yes"}, follow=True)
    assert "Something refers to it, so it stays." in answer.content.decode()
    assert Building.objects.exists()
    moved = {**A_BUILDING, "agency": Agency.objects.get(code="ACS").pk}
    answer = client.post(f"{HERE}building/{made.pk}/change/", moved)
    assert "There are contacts at this building" in answer.content.decode()
    assert client.post(f"{HERE}contact/{contact.pk}/delete/", {"post": "yes"}).status_code == 302
    assert client.post(f"{HERE}building/{made.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Building.objects.exists()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"party": "somebody"}, "Select a valid choice."),
        ({"phone": "ask"}, "a number that can be dialled"),
        ({"desk": ""}, "This field is required."),
        ({}, "There is a contact of that party in that place already."),
        ({"building": "the building"}, "That building is another agency"),
    ],
)
def test_a_contact_that_is_wrong_comes_back(signed_in: SignedIn, given: dict[str, str], why: str) -> None:
    client = signed_in("kay")
    building = add_a_building(client)
    add_a_contact(client)
    given = {name: str(building.pk) if value == "the building" else value for name, value in given.items()}
    answer = client.post(f"{HERE}contact/add/", {**A_CONTACT, **given})
    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert Contact.objects.count() == 1


def test_a_contact_needs_a_fresh_sign_in_before_anything_is_typed(signed_in: SignedIn) -> None:
    client = signed_in("kay", minutes_ago=20)
    for send in (client.get, client.post):
        answer = send(f"{HERE}contact/add/")
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/hall/account/reauthenticate/")
    assert text(client, "building/add/")
    assert not Contact.objects.exists()


def test_a_list_is_searched_and_an_address_that_says_more_changes_nothing(signed_in: SignedIn) -> None:
    client = signed_in("kay")
    add_a_building(client)
    add_a_building(client, name="West intake")
    assert "West intake" not in text(client, "building/?q=East")
    assert "There is none that has these words" in text(client, "building/?q=North")
    for address in ("building/?agency__words__startswith=A", "building/?o=1.2&e=1&all=", "building/?p=77"):
        answer = client.get(HERE + address, follow=True)
        assert answer.status_code == 200
        assert "West intake" in answer.content.decode(), address


def test_what_somebody_typed_is_text_and_never_a_page(signed_in: SignedIn) -> None:
    client, bad = signed_in("kay"), "<script>alert(1)</script>"
    made = add_a_building(client, name=bad, address=bad, district="<b>", public_parts=bad)
    for address in ("building/", f"building/{made.pk}/change/", f"building/{made.pk}/delete/", "contact/add/"):
        assert bad not in text(client, address), address


def test_the_first_screen_leads_the_keeper_there_and_nobody_else(signed_in: SignedIn) -> None:
    assert f'href="{HERE}"' in signed_in("kay").get("/hall/").content.decode()
    assert f'href="{HERE}"' not in signed_in("hana").get("/hall/").content.decode()
    for address in ("agency/", "building/", "contact/"):
        assert f'href="{HERE}{address}"' in text(signed_in("kay"), "")
