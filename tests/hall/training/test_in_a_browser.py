"""A guard takes a course on a phone, counsel makes one, and an agency's supervisor looks who is left; in a real Chromium."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.hall.browsing import PASSWORD, PHONE, looked_at, sign_in
from tests.hall.cities import Person, somebody
from tests.hall.journeys.conftest import Window, city_people, window
from tests.hall.training.courses import ASKING, CITIZEN, DOOR, approved

from goldendoor.hall import clock
from goldendoor.hall.training.actions import right_answers
from goldendoor.hall.training.law import Answer
from goldendoor.hall.training.models import Completion, CourseVersion

__all__ = ["city_people", "window"]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Faults = Callable[[Page], list[str]]


@pytest.fixture
def people(city_people: dict[str, Person]) -> dict[str, Person]:
    city_people["lou"] = somebody("lou", "corporation_counsel", "MOIA")
    city_people["gil"] = somebody("gil", "worker", "DSS", employment="contractor")
    return city_people


def signed_in_again(page: Page) -> None:
    """Where a fresh sign-in is asked for, sign in."""
    if "/reauthenticate/" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Confirm").click()


def test_a_guard_takes_a_course_on_a_phone(
    window: Window, people: dict[str, Person], accessibility_faults: Faults
) -> None:
    approved(people, "asking", ASKING, clock.now() - timedelta(days=1))
    answers = right_answers(CourseVersion.objects.get(), clock.today())
    guard = window("gil")
    expect(guard.get_by_role("heading", name="Courses to take")).to_be_visible()
    looked_at(guard, accessibility_faults)
    guard.get_by_role("link", name="My courses").click()
    looked_at(guard, accessibility_faults)
    guard.get_by_role("link", name="Take “Asking”").click()
    looked_at(guard, accessibility_faults)
    # Nothing chosen; then a wrong answer, which is told with the law's own; then the right one.
    guard.get_by_role("button", name="Answer").click()
    expect(guard.get_by_role("alert")).to_contain_text("Choose one of the answers.")
    looked_at(guard, accessibility_faults)
    guard.get_by_label("You may", exact=True).check()
    guard.get_by_role("button", name="Answer").click()
    expect(guard.get_by_role("heading", name="Not so: you said “You may”")).to_be_visible()
    expect(guard.get_by_text("EO 34 § 3(a)")).to_be_visible()
    looked_at(guard, accessibility_faults)
    for number, answer in enumerate(answers, start=1):
        expect(guard.get_by_text(f"Example {number} of {len(answers)}")).to_be_visible()
        guard.get_by_label(Answer(answer).words, exact=True).check()
        guard.get_by_role("button", name="Answer").click()
        expect(guard.get_by_role("heading", name="Right")).to_be_visible()
        looked_at(guard, accessibility_faults)
        if number < len(answers):
            guard.get_by_role("button", name="Go on").click()
    assert Completion.objects.count() == 0
    guard.get_by_role("button", name="Note that I passed").click()
    expect(guard.get_by_role("status")).to_contain_text("You passed.")
    looked_at(guard, accessibility_faults)
    assert Completion.objects.get().account.name == "gil"


def test_without_scripts_the_form_carries_everything(
    window: Window, people: dict[str, Person], chromium: Browser, live_server: object
) -> None:
    made = approved(people, "asking", ASKING, clock.now() - timedelta(days=1))
    context = chromium.new_context(base_url=str(live_server), viewport=PHONE, java_script_enabled=False)
    try:
        guard = context.new_page()
        sign_in(guard, "gil")
        guard.goto(f"/hall/training/courses/{made.number}/take/")
        guard.get_by_label("You must not", exact=True).check()
        guard.get_by_role("button", name="Answer").click()
        guard.get_by_role("button", name="Go on").click()
        expect(guard.get_by_text("Example 2 of 2")).to_be_visible()
    finally:
        context.close()


def test_counsel_makes_a_course_and_the_chief_privacy_officer_approves_it(
    window: Window, people: dict[str, Person], accessibility_faults: Faults
) -> None:
    counsel = window("lou")
    counsel.goto("/hall/training/courses/")
    counsel.get_by_role("link", name="Propose a course").click()
    looked_at(counsel, accessibility_faults)
    counsel.get_by_label("EO 34:", exact=False).check()
    counsel.get_by_role("button", name="Show their examples").click()
    counsel.get_by_label("Short name").fill("asking")
    counsel.get_by_label("Title").fill("Asking")
    counsel.locator(f'input[value="{CITIZEN}"]').check()
    counsel.locator('input[name="offices"][value="worker"]').check()
    counsel.get_by_role("button", name="Show what these cover").click()
    expect(counsel.get_by_role("table")).to_contain_text("EO 34 § 3(a)")
    looked_at(counsel, accessibility_faults)
    counsel.get_by_role("button", name="Propose", exact=True).click()
    expect(counsel.get_by_role("status")).to_contain_text("Somebody else has to approve it.")
    looked_at(counsel, accessibility_faults)
    chief = window("chi")
    chief.goto("/hall/training/courses/")
    chief.get_by_role("link", name="Asking, version 1").click()
    looked_at(chief, accessibility_faults)
    chief.get_by_role("link", name="Read and approve version 1").click()
    looked_at(chief, accessibility_faults)
    chief.get_by_role("button", name="Approve the course").click()
    signed_in_again(chief)
    expect(chief.get_by_role("status")).to_contain_text("people are due from today")
    counsel.goto("/hall/training/coverage/")
    looked_at(counsel, accessibility_faults)


def test_who_is_left_and_what_changed_can_be_read_on_a_phone(
    window: Window, people: dict[str, Person], accessibility_faults: Faults
) -> None:
    march = clock.now().replace(year=2026, month=3, day=4)
    made = approved(people, "door", DOOR, march)
    supervisor = window("sam")
    supervisor.goto("/hall/training/due/?on=2026-10-01")
    expect(supervisor.get_by_text("Out of date since 30 September 2026")).to_be_visible()
    expect(supervisor.get_by_role("table")).to_contain_text("DSS")
    looked_at(supervisor, accessibility_faults)
    supervisor.goto("/hall/training/contractors/")
    looked_at(supervisor, accessibility_faults)
    supervisor.goto(f"/hall/training/courses/{made.number}/?on=2026-10-01")
    expect(supervisor.get_by_text("New: area is marked nonpublic.").first).to_be_visible()
    looked_at(supervisor, accessibility_faults)
