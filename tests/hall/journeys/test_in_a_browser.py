"""What people do at City Hall, in a real Chromium the size of a phone: each from their first screen to their last tap."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.hall.browsing import PASSWORD, looked_at
from tests.hall.cities import Person
from tests.hall.journeys.conftest import Window
from tests.hall.matters.cases import HELP_THE_AGENTS

from goldendoor.hall import clock
from goldendoor.hall.acting import Actor, perform
from goldendoor.hall.matters.actions import OpenMatter
from goldendoor.hall.matters.models import Finding, Matter, Record

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Faults = Callable[[Page], list[str]]


def answered_at_the_desk(page: Page, situation: str, *answers: str) -> None:
    """Answer the desk's questions with these words, one after another, then ask what to do now."""
    page.goto(f"/nyc/{situation}/")
    for words in answers:
        asked = page.locator("h1").inner_text()
        page.get_by_role("button", name=words, exact=True).click()
        expect(page.locator("h1").first).not_to_have_text(asked, timeout=30_000)
    if page.get_by_role("button", name="No time: what do I do now?").count():
        page.get_by_role("button", name="No time: what do I do now?").click()
    page.get_by_role("button", name="Open a matter from this").click(timeout=30_000)


def asked_through(page: Page, situation: str, said: dict[str, str]) -> None:
    """Answer every question of the desk: as said, else with no, else that one does not know."""
    page.goto(f"/nyc/{situation}/")
    for _ in range(20):
        if not page.locator("form.question").count():
            break
        asked = page.locator("h1").inner_text()
        words = said.get(asked, "No")
        button = page.get_by_role("button", name=words, exact=True)
        if page.get_by_label(words, exact=True).count():
            page.locator("label").get_by_text(words, exact=True).click()
            button = page.get_by_role("button", name="Go on", exact=True)
        elif not button.count():
            button = page.get_by_role("button", name="I do not know", exact=True)
        button.click()
        expect(page.locator("h1").first).not_to_have_text(asked, timeout=30_000)
    page.get_by_role("button", name="Open a matter from this").click(timeout=30_000)


def opened(by: Person, act: str, situation: str, answers: dict[str, object]) -> Matter:
    """A matter that somebody opened a moment ago."""
    now = clock.now()
    perform(OpenMatter(act, clock.today(), answers, situation), Actor(by.account.pk, by.office, by.agency, now, now))
    return Matter.objects.latest("pk")


def test_the_guard_opens_a_matter_writes_it_down_and_waits(window: Window, accessibility_faults: Faults) -> None:
    guard = window("wes")
    answered_at_the_desk(guard, "someone-wants-to-come-in", "A federal immigration agent (ICE, CBP, Homeland Security)")
    looked_at(guard, accessibility_faults)
    expect(guard.get_by_text("Nothing has been kept yet.")).to_be_visible()
    assert Matter.objects.count() == 0, "bringing the answers opens nothing"
    guard.get_by_role("button", name="Open the matter").click()
    # The law says to write it down: that step stands open first.
    expect(guard.get_by_role("heading", level=1)).to_contain_text("Write it down in the register of access requests")
    looked_at(guard, accessibility_faults)
    guard.get_by_role("button", name="Done").click()
    expect(guard.get_by_role("alert")).to_contain_text("Not done yet.")
    looked_at(guard, accessibility_faults)
    guard.get_by_label("Who asked").select_option("ice")
    guard.get_by_label("What they wanted").select_option("entry")
    guard.get_by_label("What was answered").select_option("asked_to_wait")
    guard.get_by_label("Badge or card number of the officer").fill("No. 00-000")
    guard.get_by_role("button", name="Done").click()
    expect(guard.locator(".headline__sentence")).to_contain_text("Not yet. Call")
    expect(guard.get_by_text("number 2026-1", exact=False)).to_have_count(1)
    looked_at(guard, accessibility_faults)
    record = Record.objects.get(register="access_requests")
    assert record.particulars.open() == {"badge": "No. 00-000"}
    # The number is sealed: nobody sees it in passing.
    assert "00-000" not in guard.content()
    guard.get_by_role("button", name="Show what is sealed").click()
    expect(guard.get_by_text("No. 00-000")).to_be_visible()


def test_an_incident_is_written_down_on_one_page(window: Window, accessibility_faults: Faults) -> None:
    guard = window("wes")
    guard.get_by_role("link", name="Write down what happened at a door or a lot").click()
    looked_at(guard, accessibility_faults)
    chosen = {
        "Who do they say they are?": "federal_immigration_agent", "What kind of place is it?": "city_office",
        "Who asked": "ice", "What they wanted": "entry", "What was answered": "went_on_anyway",
    }  # fmt: skip
    for label, value in chosen.items():
        guard.get_by_label(label, exact=False).first.select_option(value)
    guard.get_by_label("Who may walk into that part of the building?").select_option("staff_only")
    guard.get_by_label("Which paper they had").select_option("agency_form")
    guard.get_by_role("button", name="Write it down").click()
    expect(guard.get_by_role("status")).to_contain_text("Written down.")
    assert Record.objects.get().answers["response"] == "went_on_anyway"
    looked_at(guard, accessibility_faults)


def test_a_counter_worker_and_a_privacy_officer_each_do_their_part(
    window: Window, accessibility_faults: Faults, city_people: dict[str, Person]
) -> None:
    counter = window("wes")
    asked_through(
        counter,
        "another-city-agency-asks",
        {
            "What kind of information is it?": "An address",
            "Does this plainly have nothing to do with law enforcement?": "Yes",
            "Is it in the City's files?": "Yes",
            "What is your job?": "Another City worker",
        },
    )
    expect(counter.get_by_text("used for the answer and then dropped")).to_be_visible()
    counter.get_by_role("button", name="Open the matter").click()
    counter.get_by_label("Who asked").select_option("city")
    counter.get_by_label("What for").select_option("service")
    counter.get_by_label("What was answered").select_option("passed_on")
    counter.get_by_role("button", name="Done").click()
    expect(counter.locator(".headline__sentence")).to_contain_text("Not yet. Call")
    officer = window("pria")
    expect(officer.get_by_role("heading", name="Waiting for you")).to_be_visible()
    looked_at(officer, accessibility_faults)
    officer.locator(".todo a").first.click()
    looked_at(officer, accessibility_faults)
    for question in (
        "Does it further what the agency is there for?",
        "Has the agency's privacy officer approved this in writing?",
    ):
        officer.get_by_role("group", name=question).get_by_label("No", exact=True).check()
    officer.get_by_role("button", name="Record what I found").click()
    expect(officer.get_by_role("status")).to_contain_text("with your name and office")
    matter = Matter.objects.get()
    counter.goto(f"/hall/matters/{matter.pk}/")
    expect(counter.get_by_text("Pria, the agency's privacy officer", exact=False).first).to_be_visible()
    looked_at(counter, accessibility_faults)
    found = Finding.objects.get(fact="apo_written_approval")
    assert (found.holds, found.seat.account_id) == (False, city_people["pria"].account.pk)


def test_duty_chief_and_legal_bureau_are_two_people_and_two_taps_each(
    window: Window, accessibility_faults: Faults, city_people: dict[str, Person]
) -> None:
    matter = opened(city_people["pol"], "assist", "someone-asks-for-help-with-enforcement", HELP_THE_AGENTS)
    for name, question in (
        ("dee", "Has the duty chief found that public safety is at stake?"), ("leo", "Has the Legal Bureau been consulted?"),
    ):  # fmt: skip
        phone = window(name)
        looked_at(phone, accessibility_faults)
        phone.get_by_role("link", name=question).click()  # the first tap
        looked_at(phone, accessibility_faults)
        phone.get_by_role("button", name="Yes", exact=True).click()  # the second
        expect(phone.get_by_role("status")).to_contain_text("Recorded")
    found = Finding.objects.filter(seat__matter=matter)
    assert {(one.fact, one.holds, one.seat.account.name) for one in found} == {
        ("duty_chief_identified_public_safety_issue", True, "dee"), ("duty_chief_conferred_with_legal_bureau", True, "leo"),
    }  # fmt: skip


def test_the_detainer_clerk_sees_release_when_otherwise_due(
    window: Window, accessibility_faults: Faults, city_people: dict[str, Person]
) -> None:
    clerk = window("dan")
    answered_at_the_desk(clerk, "a-detainer-came")
    clerk.get_by_label("Hold a person past release on a detainer").check()
    clerk.get_by_role("button", name="Open the matter").click()
    looked_at(clerk, accessibility_faults)
    clerk.get_by_label("Custody number").fill("000-26-00001")
    clerk.get_by_label("Who sent it").select_option("ice")
    clerk.get_by_label("When the person is otherwise due for release").fill("2026-12-01T10:00")
    clerk.get_by_role("button", name="Done").click()
    expect(clerk.locator(".hold__sentence")).to_contain_text("Release the person when otherwise due")
    looked_at(clerk, accessibility_faults)
    # Another office of the same agency, and the same office elsewhere, see nothing of it.
    for name in ("hana", "sam", "aud"):
        other = window(name)
        assert other.goto(f"/hall/matters/{Matter.objects.get().pk}/").status == 404


def test_the_auditor_reads_the_ledger_and_nothing_else(
    window: Window, accessibility_faults: Faults, city_people: dict[str, Person]
) -> None:
    matter = opened(city_people["pol"], "assist", "someone-asks-for-help-with-enforcement", HELP_THE_AGENTS)
    auditor = window("aud")
    expect(auditor.get_by_role("heading", name="Waiting for you")).to_have_count(0)
    auditor.get_by_role("link", name="The ledger").click()
    expect(auditor.get_by_role("cell", name="matter.open")).to_be_visible()
    looked_at(auditor, accessibility_faults)
    assert auditor.goto(f"/hall/matters/{matter.pk}/").status == 404


def test_whoever_is_not_signed_in_keeps_their_answers_on_the_way(window: Window, accessibility_faults: Faults) -> None:
    nobody = window("")
    answered_at_the_desk(
        nobody, "someone-wants-to-come-in", "A federal immigration agent (ICE, CBP, Homeland Security)"
    )
    expect(nobody.get_by_text("Sign in first.")).to_be_visible()
    looked_at(nobody, accessibility_faults)
    with nobody.context.expect_page() as opening:
        nobody.get_by_role("link", name="Sign in, on a page of its own").click()
    other = opening.value
    other.get_by_label("Name, as at work").fill("wes")
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Sign in", exact=True).click()
    other.wait_for_url(lambda address: "/login/" not in address)
    nobody.get_by_role("button", name="I have signed in: go on").click()
    expect(nobody.get_by_text("A federal immigration agent (ICE, CBP, Homeland Security)")).to_be_visible()
    nobody.get_by_role("button", name="Open the matter").click()
    expect(nobody.get_by_role("heading", level=1)).to_contain_text("Write it down")
    assert Matter.objects.get().facts["requester_kind"] == "federal_immigration_agent"
