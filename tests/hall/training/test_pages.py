"""The pages of training: what each office sees of who is due, how a course is taken, and what wrong input comes to."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.hall.cities import NOW, Person, somebody
from tests.hall.training.courses import (
    ASKING,
    BENEFIT,
    CITIZEN,
    DOOR,
    PRIVACY,
    SHELTER,
    Course,
    approved,
    at,
    passes,
    proposed,
    renewed,
)

from goldendoor.hall.training.models import Completion, ContractorCount, CourseVersion

pytestmark = pytest.mark.django_db
People = dict[str, Person]
Visit = Callable[..., Any]
BASE = "/hall/training/"


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_worker_finds_their_courses_and_by_when(visit: Visit, course: Course) -> None:
    shown = text(visit("gil", BASE))
    assert "Asking : due since 4 March 2026." in shown
    assert "It is to be taken by 3 April 2026 (the City's own target, not law)." in shown
    assert "There is no course for you today." in text(visit("hana", BASE))
    assert BASE in visit("gil", "/hall/").content.decode()


def test_a_privacy_officer_is_told_the_laws_own_day(visit: Visit, everybody: People) -> None:
    approved(everybody, "privacy", PRIVACY, NOW)
    assert "It is to be taken by 7 April 2026 (EO 13 § 6(1))" in text(visit("pria", BASE))


def test_a_new_privacy_officer_has_sixty_days_from_the_day_of_designation(everybody: People, visit: Visit) -> None:
    approved(everybody, "privacy", PRIVACY, NOW)
    everybody["ned"] = somebody("ned", "agency_privacy_officer", "NYPD", since=date(2026, 3, 2))
    # 60 days after 2026-03-02, which is later than 2026-04-07.
    assert "by 1 May 2026 (EO 13 § 6(1))" in text(visit("ned", BASE))


def taken(client: Client, number: int, **given: Any) -> Any:
    return client.post(f"{BASE}courses/{number}/take/", given)


def test_a_course_shows_one_example_after_another_and_the_laws_answer(sign_in: Visit, course: Course) -> None:
    client = sign_in("gil")
    first = text(client.get(f"{BASE}courses/{course.number}/take/"))
    assert "Example 1 of 2" in first
    assert "What would the question be about? Whether the person is a citizen." in first
    assert "May you ask about immigration status, citizenship or origin?" in first
    assert "EO 34" not in first, "the law's answer is told only afterwards"
    wrong = text(taken(client, course.number, asked="1", answer="may"))
    assert "Not so: you said “You may”" in wrong and "EO 34 § 3(a)" in wrong and "Example 1 of 2" in wrong
    right = taken(client, course.number, asked="1", answer="must_not")
    assert "Right" in text(right) and "Leave immigration status alone." in text(right)
    assert right.content.decode().count('name="said" value="must_not"') == 1
    second = text(taken(client, course.number, said=["must_not"]))
    assert "Example 2 of 2" in second and "SNAP (food stamps)" in second
    end = taken(client, course.number, said=["must_not"], asked="2", answer="may")
    assert "You answered every example as the law does." in text(end)
    assert Completion.objects.count() == 0
    done = client.post(f"{BASE}courses/{course.number}/passed/", {"said": ["must_not", "may"]}, follow=True)
    assert "You passed. That you did, and the day, is all that is kept." in text(done)
    assert "Asking : done since 4 March 2026." in text(done)


def test_no_answer_is_asked_for_again_and_nothing_is_lost(sign_in: Visit, course: Course) -> None:
    answer = taken(sign_in("gil"), course.number, said=["must_not"], asked="2")
    assert answer.status_code == 422
    assert "Choose one of the answers." in text(answer) and "Example 2 of 2" in text(answer)
    answer = taken(sign_in("gil"), course.number, said=["must_not"], asked="2", answer="perhaps")
    assert answer.status_code == 422


def test_a_form_that_claims_more_than_was_right_begins_where_it_goes_wrong(sign_in: Visit, course: Course) -> None:
    client = sign_in("gil")
    shown = text(taken(client, course.number, said=["may", "may"], asked="3", answer="may"))
    assert "The law answers one of the earlier examples otherwise now." in shown and "Example 1 of 2" in shown
    done = client.post(f"{BASE}courses/{course.number}/passed/", {"said": ["may", "may"]}, follow=True)
    assert "not what the law says today" in text(done)
    assert Completion.objects.count() == 0


def test_a_course_for_others_is_not_there(sign_in: Visit, course: Course) -> None:
    for who in ("hana", "aud"):
        assert sign_in(who).get(f"{BASE}courses/{course.number}/take/").status_code == 404
        assert sign_in(who).post(f"{BASE}courses/{course.number}/passed/", {}).status_code == 404
    assert sign_in("gil").get(f"{BASE}courses/99/take/").status_code == 404


def test_a_supervisor_sees_who_is_due_in_the_agency_and_nobody_elses(
    visit: Visit, everybody: People, course: Course
) -> None:
    shown = text(visit("sam", f"{BASE}due/"))
    assert "0 of 4 are done." in shown  # Wes, Gil, Nat and Sam
    assert "Gil (DSS): due since 4 March 2026, by 3 April 2026" in shown
    assert "Pol" not in shown and "NYPD" not in shown


def test_the_chief_privacy_officer_and_the_committee_see_counts_of_all_and_no_name(
    visit: Visit, course: Course
) -> None:
    for who in ("chi", "cam", "lou"):
        shown = text(visit(who, f"{BASE}due/"))
        assert "0 of 5 are done." in shown
        assert "NYPD" in shown and "DSS" in shown
        assert not re.search(r"\b(?:Gil|Wes|Pol|Nat)\b", shown)


@pytest.mark.parametrize("who", ["wes", "aud", "kim", "tia", "ann"])
def test_who_is_due_is_not_for_everybody(visit: Visit, course: Course, who: str) -> None:
    assert visit(who, f"{BASE}due/").status_code == 404


def test_every_day_can_be_asked_about(visit: Visit, everybody: People, course: Course) -> None:
    passes(everybody["gil"], course, at(3, 20))
    renewed(everybody, course, ASKING, at(6, 4))
    told = {
        day: text(visit("sam", f"{BASE}due/", on=f"2026-{day}"))
        for day in ("03-03", "03-19", "03-20", "06-03", "06-04")
    }
    assert "No course was in force on that day." in told["03-03"]
    assert "0 of 4 are done." in told["03-19"] and "1 of 4 are done." in told["03-20"]
    assert "1 of 4 are done." in told["06-03"] and "Out of date since 21 May 2026" in told["06-03"]
    assert "0 of 4 are done." in told["06-04"] and "Gil (DSS): due again since 4 June 2026" in told["06-04"]
    wrong = visit("sam", f"{BASE}due/", on="yesterday")
    assert wrong.status_code == 200 and "Enter a valid date." in text(wrong)


def test_a_course_says_what_changed_under_it_in_words_and_where_it_stands(visit: Visit, everybody: People) -> None:
    made = approved(everybody, "door", replace(DOOR, scenarios=(SHELTER, BENEFIT)), NOW)
    address = f"{BASE}courses/{made.number}/"
    assert "Up to date on 4 March 2026." in text(visit("gil", address))
    shown = text(visit("gil", address, on="2026-10-01"))
    assert "Out of date since 21 May 2026." in shown
    assert "Everybody is due again once counsel has renewed it." in shown
    assert "A benefit from the table: another answer since 21 May 2026" in shown
    assert "As taught: You may." in shown and "Now: Ask first (GML § 996-a(4), GML § 996-a(5))." in shown
    assert "4-210(b), (c), “non public areas stay closed”: changed on 30 September 2026" in shown
    assert "New: area is marked nonpublic." in shown and "or area is marked nonpublic." in shown
    assert "A-39" not in shown and "as City counsel reads an open question" in shown
    assert "question A-39 is read so" in text(visit("cal", address, on="2026-10-01")), "counsel reads its own questions"
    assert "Out of date since 21 May 2026." in text(visit("gil", f"{BASE}courses/", on="2026-10-01"))


def test_what_is_only_proposed_is_for_those_who_approve(visit: Visit, everybody: People) -> None:
    made = proposed(everybody["lou"], "asking", ASKING, NOW)
    address = f"{BASE}courses/{made.number}/"
    assert visit("gil", address).status_code == 404
    assert "Not approved yet." in text(visit("chi", address))
    assert "Read and approve version 1" in text(visit("chi", address))
    assert "Read and approve" not in text(visit("lou", address)), "whoever proposed it is not offered to approve it"
    assert "Waiting for a second person" in text(visit("chi", f"{BASE}courses/"))
    assert "Waiting for a second person" not in text(visit("gil", f"{BASE}courses/"))


def test_who_approves_reads_the_examples_and_the_laws_answers_first(sign_in: Visit, everybody: People) -> None:
    made = proposed(everybody["lou"], "asking", ASKING, NOW)
    client = sign_in("chi")
    shown = text(client.get(f"{BASE}courses/{made.number}/approve/"))
    assert "You may ask about immigration status" in shown and "EO 34 § 3(a)(1)" in shown
    answer = client.post(f"{BASE}courses/{made.number}/approve/", follow=True)
    assert "Approved: people are due from today." in text(answer)
    assert CourseVersion.objects.get().approved_on == date(2026, 3, 4)
    refused = sign_in("lou").post(f"{BASE}courses/{made.number}/renew/", {})
    assert refused.status_code == 422


def test_counsel_chooses_laws_then_examples_looks_at_what_they_cover_and_proposes(
    sign_in: Visit, everybody: People
) -> None:
    client = sign_in("lou")
    assert "EO 34: " in text(client.get(f"{BASE}courses/propose/"))
    address = f"{BASE}courses/propose/?law=NYC-EO-34-2003&law=NYC-AC-4-210"
    assert "EO 34: Are you a citizen" in text(client.get(address))
    given = {
        "label": "asking", "title": "Asking", "scenarios": [CITIZEN, BENEFIT], "within_days": "30", "offices": ["worker"],
        "also": ["NYC-AC-4-210 non-public-areas-stay-closed"],
    }  # fmt: skip
    looked = text(client.post(address, {**given, "look": "yes"}))
    assert "Are you a citizen You must not EO 34 § 3(a) workers do not ask" in looked
    assert CourseVersion.objects.count() == 0, "to look proposes nothing"
    answer = client.post(address, given, follow=True)
    assert "Proposed. Somebody else has to approve it." in text(answer)
    covered = {(one.instrument, one.norm) for one in CourseVersion.objects.get().norms.all()}
    assert covered == {("NYC-EO-34-2003", "workers-do-not-ask"), ("NYC-AC-4-210", "non-public-areas-stay-closed")}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"label": "At The Door"}, "small letters"),
        ({"scenarios": []}, "This field is required"),
        ({"within_days": "0"}, "greater than"),
    ],
)
def test_what_cannot_be_proposed_is_told_in_the_form(
    sign_in: Visit, everybody: People, wrong: dict[str, Any], why: str
) -> None:
    given = {"label": "asking", "title": "Asking", "scenarios": [CITIZEN], "within_days": "30", **wrong}
    answer = sign_in("lou").post(f"{BASE}courses/propose/?law=NYC-EO-34-2003", given)
    assert answer.status_code == 422 and why in text(answer)


def test_to_renew_begins_with_the_course_as_it_is(sign_in: Visit, everybody: People, course: Course) -> None:
    client = sign_in("lou")
    page = client.get(f"{BASE}courses/{course.number}/renew/").content.decode()
    for ticked in (CITIZEN, BENEFIT, "worker", "supervisor"):
        assert re.search(rf'value="{re.escape(ticked)}"[^>]*checked', page), ticked
    given = {"title": "Asking anew", "scenarios": [CITIZEN], "within_days": "20", "offices": ["worker"]}
    client.post(f"{BASE}courses/{course.number}/renew/", given)
    newest = CourseVersion.objects.latest("pk")
    assert (newest.number, newest.title, newest.scenarios) == (2, "Asking anew", [CITIZEN])
    answer = client.post(f"{BASE}courses/{course.number}/withdraw/", follow=True)
    assert "Withdrawn." in text(answer)
    newest.refresh_from_db()
    assert newest.withdrawn_on is not None


def test_an_agency_notes_what_its_contractor_reports(sign_in: Visit, everybody: People, course: Course) -> None:
    client, given = sign_in("sam"), {
        "course": course.number, "contract": "C-1", "employment": "contractor", "people": "40", "trained": "41",
        "paper": "Letter 7", "day": "2026-03-04",
    }  # fmt: skip
    answer = client.post(f"{BASE}contractors/", given)
    assert answer.status_code == 422 and "No more people can be trained than there are." in text(answer)
    warned = client.post(f"{BASE}contractors/", {**given, "trained": "40", "paper": "123-45-6789"})
    assert warned.status_code == 422 and "Read this once more before it is kept." in text(warned)
    assert ContractorCount.objects.count() == 0
    assert "Noted." in text(client.post(f"{BASE}contractors/", {**given, "trained": "40"}, follow=True))
    assert "Contract C-1, employee of a contractor 40 40 0 0 0" in text(client.get(f"{BASE}due/"))


def test_counsel_sees_which_norms_no_course_covers(visit: Visit, everybody: People) -> None:
    before = text(visit("lou", f"{BASE}coverage/"))
    assert "0 of 8 norms are covered." in before and "4-210(b), (c) Non public areas stay closed None" in before
    approved(everybody, "door", DOOR, NOW)
    after = text(visit("lou", f"{BASE}coverage/"))
    assert "1 of 8 norms are covered." in after and "4-210(b), (c) Non public areas stay closed At the door" in after
    assert set(re.findall(r"The norms of (\S+)", after)) >= {"9-131", "9-205", "10-178", "14-154", "4-210"}
    assert visit("sam", f"{BASE}coverage/").status_code == 404
