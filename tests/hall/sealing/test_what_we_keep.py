"""The public page of what City Hall keeps: whole, from the code, without a sign-in, a cookie or a question to the database."""

import csv
import json
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from playwright.sync_api import Browser, Page
from tests.hall.cities import a_city

from goldendoor.hall.desk.law import corpus
from goldendoor.hall.sealing.inventory import our_apps, rows, stored_fields
from goldendoor.hall.sealing.what_we_keep import ABOUT_NOBODY, SIGNING_IN, kept, never_kept

PAGE, JSON, CSV = "/what-we-keep/", "/what-we-keep.json", "/what-we-keep.csv"


@pytest.mark.parametrize("address", [PAGE, JSON, CSV])
def test_anybody_gets_it_and_nothing_is_asked_or_set(client: Client, address: str) -> None:
    # Without the mark for a database any question to it would fail.
    answer = client.get(address, headers={"Cookie": "hall=anything"})
    assert answer.status_code == 200
    assert not answer.cookies and "Set-Cookie" not in answer.headers and "Cookie" not in answer.get("Vary", "")
    assert client.post(address).status_code == 405


def test_every_declared_field_is_on_the_page_with_its_purpose_and_law(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert rows()
    for row in rows():
        assert f'<span class="code">{row.name}</span>' in page
        assert row.purpose.replace("'", "&#x27;") in page and row.law in page
    sealed = sum(row.sealed for row in rows())
    assert page.count("Sealed: encrypted") == sealed > 0
    assert page.count("Not sealed.") == len(rows()) - sealed


def test_what_is_never_kept_is_on_the_page_by_its_burden(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    never = [one for one in corpus().facts.values() if one.kept == "never" and one.ask]
    assert sum(len(one.questions) for one in never_kept(corpus())) == len(never) > 50
    for fact in never:
        assert f"<li>{(fact.ask or '').replace(chr(39), '&#x27;')}</li>" in page
    kept_with_the_matter = next(one for one in corpus().facts.values() if one.kept != "never" and one.ask)
    assert f"<li>{kept_with_the_matter.ask}</li>" not in page
    assert [one.burden for one in never_kept(corpus())] == ["intrusive", "sensitive", "light"]


def test_the_same_as_json_and_as_csv(client: Client) -> None:
    told = json.loads(client.get(JSON).content)
    fields = [one for group in told["kept"] for one in group["fields"]]
    assert [one["name"] for one in fields] == [row.name for row in rows()]
    assert told["note"].startswith("Research, not the City's advice")
    assert {
        "fact": "person_is_alien",
        "question": corpus().facts["person_is_alien"].ask,
        "burden": "sensitive",
    } in told["never_kept"]
    lines = list(csv.DictReader(client.get(CSV).content.decode().splitlines()))
    assert [(one["field"], one["purpose"], one["retention"]) for one in lines] == [
        (one["name"], one["purpose"], one["retention"]) for one in fields
    ]


def test_every_kind_of_record_says_itself_what_it_is() -> None:
    for group in kept():
        assert group.about.endswith(".") and not group.about.startswith(group.kind.partition(".")[2] + "(")


def test_every_table_of_the_packages_is_told_or_about_nobody() -> None:
    ours = {config.label for config in our_apps()}
    theirs = {one._meta.label for one in apps.get_models(include_auto_created=True) if one._meta.app_label not in ours}
    assert theirs == SIGNING_IN.keys() | ABOUT_NOBODY


def test_no_field_is_a_network_address_a_browser_or_an_immigration_status() -> None:
    everything = [
        field for one in apps.get_models(include_auto_created=True) for field in one._meta.local_concrete_fields
    ]
    assert not [one for one in everything if isinstance(one, models.GenericIPAddressField)]
    forbidden = {"ip", "ip_address", "address", "user_agent", "browser", "status", "immigration_status", "citizenship"}
    # How far some work is, and where a building of the City stands.
    of_nobody = {"django_tasks_database.DBTaskResult.status", "reference.Building.address"}
    assert {str(one) for one in everything if one.name in forbidden} <= of_nobody
    assert list(stored_fields())


def test_city_halls_pages_of_the_desk_lead_there(client: Client) -> None:
    for address in ("/nyc/", "/compare/", PAGE):
        assert f'href="{PAGE}"' in client.get(address).content.decode()


@pytest.fixture
def page(chromium: Browser, live_server: object) -> Iterator[Page]:
    """A window on a phone."""
    a_city()
    context = chromium.new_context(base_url=str(live_server), viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_axe_finds_nothing_and_a_phone_shows_it_all(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    page.goto(PAGE)
    assert accessibility_faults(page) == []
    for fold in page.locator("details").all():
        fold.locator("summary").click()
    assert page.get_by_text("Which offense is it about?").is_visible()
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.context.cookies() == []
