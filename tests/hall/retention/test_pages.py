"""Counsel's pages: a schedule entered, a hold placed after its reason was read once more, and lifted; for others nothing."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at
from tests.hall.browsing import sign_in as signs_in
from tests.hall.cities import TODAY, Person, a_city, somebody

from goldendoor.hall import doing
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.reading import entries
from goldendoor.hall.retention.models import Hold, RecordEnd, Schedule

HALL = "/hall/retention/"
ALIEN_NUMBER = "A123456789 sues the City."


def test_counsel_enters_a_schedule_on_a_page(as_counsel: Callable[[Person], Client], cal: Person) -> None:
    client = as_counsel(cal)
    given = {"field": "sample.Note.body", "cites": "Schedule GRS-12", "months": "24", "since": "2026-03-04"}
    assert client.post(f"{HALL}enter/", {**given, "months": "0"}).status_code == 422
    answer = client.post(f"{HALL}enter/", given)
    assert (answer.status_code, answer.headers["Location"]) == (302, HALL)
    page = client.get(HALL).content.decode()
    assert "2 years (Schedule GRS-12, DSS)" in page and "Enter a schedule: done." in page and "Cal" in page
    assert HALL in client.get("/hall/").content.decode()


def test_a_schedule_waits_for_a_fresh_sign_in(
    as_counsel: Callable[[Person], Client], cal: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_counsel(cal)
    monkeypatch.setattr(doing, "signed_in_at", lambda request: None)
    given = {"field": "sample.Note.body", "cites": "Schedule GRS-12", "months": "24", "since": "2026-03-04"}
    answer = client.post(f"{HALL}enter/", given)
    assert answer.status_code == 302 and "reauthenticate" in answer.headers["Location"]
    assert not Schedule.objects.exists()


def test_the_reason_of_a_hold_is_read_once_more_before_it_is_kept(
    as_counsel: Callable[[Person], Client], cal: Person
) -> None:
    client = as_counsel(cal)
    first = client.post(f"{HALL}hold/", {"reason": ALIEN_NUMBER})
    page = first.content.decode()
    assert first.status_code == 422 and "alien registration number" in page and not Hold.objects.exists()
    name, mark = re.search(r'name="(read-once-more[^"]*)" value="(\w+)"', page).groups()  # type: ignore[union-attr]
    assert client.post(f"{HALL}hold/", {"reason": ALIEN_NUMBER, name: mark}).status_code == 302
    assert Hold.objects.get().reason.open() == ALIEN_NUMBER
    shown = client.get(HALL).content.decode()
    assert "everything" in shown and "A123456789" not in shown


def test_a_hold_is_lifted_on_a_page_and_only_by_whoever_may_see_it(
    as_counsel: Callable[[Person], Client], cal: Person, dov: Person
) -> None:
    as_counsel(cal).post(f"{HALL}hold/", {"kind": "sample.Note", "reason": "a lawsuit"})
    address = f"{HALL}{Hold.objects.get().pk}/lift/"
    stranger = as_counsel(dov)
    assert stranger.get(address).status_code == stranger.post(address, {"sure": "on"}).status_code == 404
    assert "sample.Note" not in stranger.get(HALL).content.decode()
    client = as_counsel(cal)
    assert client.post(address, {"sure": ""}).status_code == 422
    assert client.post(address, {"sure": "on"}).status_code == 302
    assert Hold.objects.get().lifted_by == cal.account
    assert "2026-03-04 by Cal" in client.get(HALL).content.decode()


def test_counsel_reads_why_something_is_held_and_the_ledger_says_so(
    as_counsel: Callable[[Person], Client], cal: Person, dov: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_counsel(cal)
    client.post(f"{HALL}hold/", {"reason": "Doe v. City"})
    held = Hold.objects.get()
    address = f"{HALL}{held.pk}/why/"
    assert "Doe v. City" not in client.get(address).content.decode()
    before = Entry.objects.count()
    assert as_counsel(dov).post(address).status_code == 404 and Entry.objects.count() == before
    assert "Doe v. City" in client.post(address).content.decode()
    (told,) = (one for one in entries() if one.act == "hold.read")
    assert (told.office, told.seen, told.changed) == ("agency_general_counsel", (f"hold/{held.pk}",), ())
    monkeypatch.setattr(doing, "signed_in_at", lambda request: None)
    assert "reauthenticate" in client.post(address).headers["Location"]
    assert Entry.objects.count() == before + 1


@pytest.fixture
def page(chromium: Browser, live_server: object, master: object) -> Iterator[Page]:
    """Counsel of a made-up city on a phone, signed in with the password alone."""
    a_city(made_up=True)
    somebody("cal", "agency_general_counsel", "DSS")
    ends = {"kind": "matters.Finding", "agency": "DSS", "warned_on": TODAY, "last_day": TODAY}
    gone = {"destroyed_on": TODAY, "entry": 7, "entry_hash": "0" * 64, "record": "finding/2"}
    RecordEnd.objects.create(number=1, **ends)
    RecordEnd.objects.create(number=2, under=[["matters.Finding.reason", "Schedule 12"]], **ends, **gone)
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
    page = context.new_page()
    signs_in(page, "cal")
    yield page
    context.close()
    emptied_past_the_walls()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_counsel_is_warned_on_a_phone_and_goes_on(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    def is_well() -> None:
        looked_at(page, accessibility_faults)

    page.get_by_role("link", name="How long records are kept").click()
    assert page.get_by_role("rowheader", name="matters.Finding").is_visible()
    is_well()
    with page.expect_download() as taken:
        page.get_by_role("link", name="PDF of 2026-03-04").click()
    assert taken.value.suggested_filename == "certificate-2026-03-04-1.pdf"
    page.get_by_role("link", name="Enter a schedule").click()
    is_well()
    page.goto(f"{HALL}hold/")
    page.get_by_label("Why").fill(ALIEN_NUMBER)
    page.get_by_role("button", name="Place a hold").click()
    assert page.get_by_text("Nothing has been kept yet.").is_visible()
    is_well()
    page.get_by_label("I have read Why once more").check()
    page.get_by_role("button", name="Place a hold").click()
    page.wait_for_url(f"**{HALL}")
    assert page.get_by_role("status").inner_text() == "Place a hold: done."
    is_well()
    page.get_by_role("link", name="Read why").click()
    is_well()
    page.get_by_role("button", name="Read why this is held").click()
    assert page.get_by_text(ALIEN_NUMBER).is_visible()
    is_well()
    page.get_by_role("link", name="Lift").click()
    is_well()
    page.goto("/hall/nowhere/")
    assert page.get_by_role("heading", name="There is no such page.").is_visible()
    is_well()
