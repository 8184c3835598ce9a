"""What the public reads: without sign-in, cookie or trace; every version at its address, byte by byte; drafts never."""

import hashlib
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.hall.cities import NOW, Person
from tests.hall.policies.cases import DOORS, TEXT, does, linked, proposed, published

from goldendoor.hall import clock
from goldendoor.hall.policies import actions
from goldendoor.hall.policies.text import normal

pytestmark = pytest.mark.django_db
People = dict[str, Person]
HERE = "/policies/DSS/at-our-doors/"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 5))


def test_a_visitor_gets_no_cookie_and_leaves_no_trace(people: People, client: Client) -> None:
    published(people)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        for address in ("/policies/", HERE, f"{HERE}1/", f"{HERE}1/text/"):
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert not answer.cookies, address
            assert answer["Cache-Control"] == "no-store"
            assert "sessionid" not in answer.headers.get("Vary", "")
    assert asked.captured_queries
    assert all(one["sql"].lstrip().startswith("SELECT") for one in asked.captured_queries)
    assert not client.cookies


def test_nobody_can_send_anything_there(people: People, client: Client) -> None:
    published(people)
    for address in ("/policies/", HERE, f"{HERE}1/", f"{HERE}1/text/"):
        assert client.post(address).status_code == 405, address


def test_every_version_keeps_its_address_and_its_bytes(people: People, client: Client) -> None:
    first = published(people)
    as_page, as_text = client.get(f"{HERE}1/").content.decode(), client.get(f"{HERE}1/text/").content
    assert as_text == normal(TEXT).encode()
    assert hashlib.sha256(as_text).hexdigest() == first.text_hash
    assert first.text_hash in as_page
    second = published(people, TEXT.replace("closed", "shut"))
    assert client.get(f"{HERE}1/text/").content == as_text
    assert client.get(f"{HERE}2/text/").content == second.text.encode()
    older = client.get(f"{HERE}1/").content.decode()
    assert "This is an older version." in older and "Keep the back rooms closed." in older
    newest = client.get(HERE).content.decode()
    assert "Keep the back rooms shut." in newest and "This is an older version." not in newest
    assert first.text_hash in newest and second.text_hash in newest  # the history


def test_what_changed_is_told_in_words_and_not_by_colour_alone(people: People, client: Client) -> None:
    published(people)
    published(people, TEXT.replace("closed", "shut"))
    page = client.get(HERE).content.decode()
    assert "What changed since version 1" in page
    assert '<span class="usa-sr-only">[removed: </span>closed.' in page
    assert '<span class="usa-sr-only">[added: </span>shut.' in page
    assert "What changed since" not in client.get(f"{HERE}1/").content.decode()


def test_what_only_waits_is_nowhere(people: People, client: Client) -> None:
    version = proposed(people, "A secret plan.")
    linked(people, version, 1, DOORS)
    assert client.get(HERE).status_code == 404
    assert client.get(f"{HERE}1/").status_code == 404
    assert "At our doors" not in client.get("/policies/").content.decode()
    does(actions.PublishVersion(version.pk), people["hana"])
    proposed(people, "Another secret plan.")
    for address in ("/policies/", HERE, f"{HERE}1/", f"{HERE}1/text/"):
        assert b"Another secret plan" not in client.get(address).content
    assert client.get(f"{HERE}2/").status_code == 404


def test_a_withdrawn_policy_says_why_and_stays_where_it_was(people: People, client: Client) -> None:
    version = published(people)
    does(actions.WithdrawPolicy(version.policy_id, "Another text took its place."), people["hana"])
    page = client.get(HERE).content.decode()
    assert "Withdrawn on 4 March 2026: Another text took its place." in page
    assert client.get(f"{HERE}1/text/").content == version.text.encode()
    assert "withdrawn on 4 March 2026" in client.get("/policies/").content.decode()


@pytest.mark.parametrize(
    "address", ["DSS/no-such-thing/", "DOC/at-our-doors/", "dss/at-our-doors/", "DSS/at-our-doors/9/"]
)
def test_what_is_not_there_is_not_there(people: People, client: Client, address: str) -> None:
    published(people)
    assert client.get(f"/policies/{address}").status_code == 404


def test_the_languages_stand_with_their_addresses(people: People, client: Client) -> None:
    version = published(people)
    does(actions.RecordTranslation(version.pk, "Spanish", "https://city.example/es/"), people["cal"])
    page = client.get(HERE).content.decode()
    assert "In other languages (1 of 10)" in page
    assert 'href="https://city.example/es/"' in page


def test_a_city_without_any_says_so(people: People, client: Client) -> None:
    assert "None is published yet." in client.get("/policies/").content.decode()


def test_names_of_who_wrote_and_published_are_not_public(people: People, client: Client) -> None:
    published(people, at=NOW)
    page = client.get(HERE).content.decode()
    assert not re.search(r"\b(?:Hana|Cal)\b", page)
