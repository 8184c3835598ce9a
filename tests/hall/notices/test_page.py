"""The keeper's page: counts of what went out and what did not, nobody's name, and no such page for anybody else."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Browser, Page
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import NOW, TODAY, a_city, somebody
from tests.hall.notices.conftest import Post
from tests.hall.notices.mail_server import HANGS, REFUSES, MailServer

from goldendoor.hall import clock, one_off
from goldendoor.hall.notices.delivering import deliver
from goldendoor.hall.notices.models import Letter
from goldendoor.hall.people import sign_in as signing_in
from goldendoor.hall.people.models import Account

PAGE = "/hall/notices/"


@pytest.fixture
def page_of(client: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """A function from a name to what that person is shown."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(signing_in, "_is_enough", lambda request: True)

    def page_of(name: str) -> str:
        client.force_login(Account.objects.get(name=name))
        answer = client.get(PAGE)
        return " ".join(answer.content.decode().split()) if answer.status_code == 200 else str(answer.status_code)

    return page_of


@pytest.mark.django_db
@pytest.mark.usefixtures("town")
def test_the_keeper_sees_counts_and_no_name(
    posted: Post, server: MailServer, page_of: Callable[[str], str], settings: object
) -> None:
    assert "No letter was written." in page_of("kim@moia.example")
    somebody("no address of mine", "agency_general_counsel", "DSS")
    for office in ("agency_head", "agency_privacy_officer", "keeper", "agency_general_counsel"):
        posted(office=office)
    posted(agency="DOC")
    server.does[:] = [REFUSES, HANGS]
    deliver(NOW)
    page = page_of("kim@moia.example")
    for words, count in (
        ("waits to be sent", 2), ("was taken by the mail server", 1), ("had no address", 1),
        ("The mail server refused it", 1), ("The mail server stopped answering while it was sent", 1),
    ):  # fmt: skip
        assert f'<th scope="row">{words}</th><td>{count}</td>' in page
    assert "1 may have reached somebody twice" in page
    assert "The head of the agency, DOC</th><td>1</td>" in page
    assert [name for name in ("hana", "pia", "no address of mine", "city.example<") if name in page.lower()] == []
    assert "given up" not in page and "Letters go to the City" in page


@pytest.mark.django_db
@pytest.mark.usefixtures("town")
def test_what_was_given_up_is_said_at_the_top(posted: Post, page_of: Callable[[str], str], settings: object) -> None:
    posted()
    deliver(NOW)
    Letter.objects.update(state="failed", why="refused")
    settings.MAIL_DOMAIN = settings.CITY_ADDRESS = settings.EMAIL_HOST = ""  # type: ignore[attr-defined]
    DBTaskResult.objects.create(
        status="FAILED", args_kwargs={}, task_path="a", backend_name="default", worker_ids=["w"] * one_off.MOST_TRIES,
        run_after=NOW, exception_class_path="", traceback="",
    )  # fmt: skip
    page = page_of("kim@moia.example")
    assert "1 letter was given up after five tries. What it tells of is still on the first screen" in page
    assert "One-off work was given up 1 time:" in page
    assert "written into files" in page and "mail domain is not set" in page and "Letters hold no link" in page


@pytest.mark.django_db
@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("office", ["agency_head", "auditor", "chief_privacy_officer", "worker"])
def test_for_anybody_else_there_is_no_such_page(office: str, page_of: Callable[[str], str]) -> None:
    somebody("other", office, "DSS")
    assert page_of("other") == "404"


@pytest.fixture
def page(chromium: Browser, live_server: object, kinds: None) -> Iterator[Page]:
    """The keeper on a phone."""
    a_city()
    somebody("kim", "keeper", "MOIA")
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE)
    page = context.new_page()
    yield page
    context.close()
    emptied_past_the_walls()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_keeper_looks_at_it_on_a_phone(
    page: Page, posted: Post, accessibility_faults: Callable[[Page], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "_is_enough", lambda request: True)
    sign_in(page, "kim")
    posted(agency="DOC")
    posted(office="keeper", agency=None)
    deliver(NOW + timedelta(hours=1))
    Letter.objects.update(state="failed", why="broke_off", may_have_gone_out=True)
    page.get_by_role("link", name="Notices by mail").click()
    assert page.get_by_role("heading", name="Notices by mail").is_visible()
    assert page.get_by_text("was given up after five tries").first.is_visible()
    looked_at(page, accessibility_faults)
