"""A clerk's file of detainers: looked at, taken in whole or not at all, never twice; and nowhere else is a file taken."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from tests.hall.cities import TODAY, Person, somebody

from goldendoor.hall.acting import Refused, perform
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.folders import keys_folder
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.matters import intake_views, taking_in
from goldendoor.hall.matters.actions import DoStep
from goldendoor.hall.matters.intake import read_intake
from goldendoor.hall.matters.intake_columns import COLUMNS
from goldendoor.hall.matters.large_body import MOST_BYTES
from goldendoor.hall.matters.models import BroughtIn, Matter, Record
from goldendoor.hall.matters.taking_in import TakeIn
from goldendoor.hall.people.models import Agency
from goldendoor.hall.sealing.blind_index import FILE, mark_of
from goldendoor.hall.sealing.faults import KeyMissing

pytestmark = pytest.mark.django_db
INTAKE = "/hall/registers/detainers/intake/"
HEADINGS = ",".join(one.name for one in COLUMNS)
HOLD = "B-26-0001,2026-02-20 09:15,ICE,detainer_form,no,,,hold_past_release,2026-02-20 10:00,released_when_due"
TELL = "B-26-0002,2026-02-21 09:15,ICE,detainer_form,no,,,notify_release,,"
HAND_OVER = "B-26-0003,2026-02-22 09:15,CBP,detainer_form,no,,,transfer|notify_release,,not_honored"
BAD = "B-26-0004,2026-02-22 09:15,Ice Cream Board,detainer_form,no,,,hold_past_release,,"
Visit = Callable[..., Any]


@pytest.fixture(autouse=True)
def schools(people: dict[str, Person]) -> None:
    """What is told of a release is disclosed, and of what the schools hold their own counsel judges."""
    Agency.objects.create(code="DOE", words="Schools")


def pasted(client: Client, text: str) -> Any:
    """Lines that somebody pastes, as a browser sends that form."""
    return client.post(INTAKE, urlencode({"text": text}), content_type="application/x-www-form-urlencoded")


def lines(*rows: str) -> str:
    return "\n".join((HEADINGS, *rows)) + "\n"


def taking(*rows: str) -> TakeIn:
    return TakeIn(read_intake(lines(*rows).encode(), corpus(), TODAY).rows)


def test_a_good_file_is_shown_and_then_taken_in(visit: Visit, send: Visit, people: dict[str, Person]) -> None:
    assert visit("dan", INTAKE).status_code == 200
    file = SimpleUploadedFile("detainers.csv", lines(HOLD, TELL, HAND_OVER).encode())
    looked_at = send("dan", INTAKE, file=file)
    assert "3 rows can be taken in." in looked_at.content.decode()
    assert not Matter.objects.exists()
    taken = send("dan", INTAKE, text=looked_at.context["again"], **{"take-in": "yes"})
    assert taken.url == "/hall/registers/detainers/"
    assert list(Matter.objects.order_by("pk").values_list("act", flat=True)) == ["detain", "notify", "transfer"]
    assert {one.agency.code for one in Matter.objects.all()} == {"DOC"}
    entries = Record.objects.filter(register="detainers").order_by("number")
    assert [one.number for one in entries] == [1, 2, 3]
    assert [one.particulars.open()["custody_number"] for one in entries] == ["B-26-0001", "B-26-0002", "B-26-0003"]
    came_of_it = Record.objects.filter(step__kind="outcome").order_by("pk")
    assert [one.answers["action_taken"] for one in came_of_it] == ["released_when_due", "not_honored"]
    assert Entry.objects.latest("number").act == "detainers.take-in"
    assert Entry.objects.count() == 1
    assert "3 matters" in visit("dan", "/hall/registers/detainers/").content.decode()


def test_every_bad_row_is_named_and_the_others_can_be_taken_in(send: Visit) -> None:
    answer = send("dan", INTAKE, text=lines(BAD, HOLD, BAD.replace("0004", "0005"), TELL))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert {one.line for one in answer.context["bad"]} == {2, 4}
    assert "2 lines cannot be taken in." in page
    assert "2 rows can be taken in." in page
    assert "Ice Cream Board" not in page  # what somebody mistyped is not shown to the next one at the screen
    send("dan", INTAKE, text=answer.context["again"], **{"take-in": "yes"})
    assert Matter.objects.count() == 2


def test_a_file_with_a_name_in_it_is_refused_whole(send: Visit) -> None:
    text = lines(HOLD).replace("docket", "surname")
    answer = send("dan", INTAKE, text=text, **{"take-in": "yes"})
    assert answer.status_code == 422
    assert "Leave this column out." in answer.content.decode()
    assert not Matter.objects.exists()


def test_a_row_is_not_taken_in_twice(send: Visit) -> None:
    send("dan", INTAKE, text=lines(HOLD), **{"take-in": "yes"})
    answer = send("dan", INTAKE, text=lines(TELL, HOLD))
    page = " ".join(answer.content.decode().split())
    assert "<strong>Taken in before</strong>, and not taken twice: line 3." in page
    assert "1 row can be taken in." in page
    send("dan", INTAKE, text=lines(TELL, HOLD), **{"take-in": "yes"})
    assert Matter.objects.count() == 2
    again = send("dan", INTAKE, text=lines(TELL, HOLD), **{"take-in": "yes"})
    assert (again.status_code, Matter.objects.count()) == (422, 2)
    assert "Every row of this file was taken in before." in again.content.decode()


def test_the_same_number_in_another_agency_is_another_custody(people: dict[str, Person]) -> None:
    perform(taking(HOLD), people["dan"].acting())
    perform(taking(HOLD), somebody("nan", "detainer_clerk", "NYPD").acting())
    assert Matter.objects.count() == 2
    assert BroughtIn.objects.values("mark").distinct().count() == 2


def test_a_crash_in_the_middle_leaves_nothing(people: dict[str, Person], monkeypatch: pytest.MonkeyPatch) -> None:
    real, written = DoStep.write, []

    def fails_at_the_third(self: DoStep, by: Any) -> Any:
        written.append(self.step)
        if len(written) == 3:
            raise OSError("the disk is full")
        return real(self, by)

    monkeypatch.setattr(taking_in.DoStep, "write", fails_at_the_third)
    with pytest.raises(OSError, match="full"):
        perform(taking(TELL, HAND_OVER, HOLD), people["dan"].acting())
    assert len(written) == 3
    assert not (
        Matter.objects.exists() or Record.objects.exists() or BroughtIn.objects.exists() or Entry.objects.exists()
    )


def test_no_custody_number_is_stored_for_anybody_to_read(people: dict[str, Person]) -> None:
    perform(taking(HOLD, TELL), people["dan"].acting())
    tables = [one for one in connection.introspection.table_names() if one.startswith(("matters_", "ledger_"))]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            stored = b" ".join(_as_bytes(value) for row in cursor.fetchall() for value in row)
            assert b"B-26-000" not in stored, table
            assert b"b-26-000" not in stored, table


def _as_bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_a_mark_needs_its_key_and_without_it_nothing_is_taken_in(people: dict[str, Person]) -> None:
    perform(taking(HOLD), people["dan"].acting())
    assert mark_of("a", "b", first=False) != mark_of("ab", first=False)
    file = keys_folder() / "sealing" / FILE
    assert file.stat().st_mode & 0o077 == 0
    file.unlink()
    with pytest.raises(KeyMissing):
        perform(taking(TELL), people["dan"].acting())
    assert Matter.objects.count() == 1
    assert not file.exists()


@pytest.mark.parametrize("who", ["wes", "sam", "con", "leo", "chi", "aud", "kim"])
def test_only_the_clerk_brings_a_file(visit: Visit, send: Visit, people: dict[str, Person], who: str) -> None:
    assert visit(who, INTAKE).status_code == 404
    assert send(who, INTAKE, text=lines(HOLD), **{"take-in": "yes"}).status_code == 404
    with pytest.raises(Refused):
        perform(taking(HOLD), people[who].acting())
    assert not Matter.objects.exists()


def test_a_long_file_is_taken_in_part_by_part(
    send: Visit, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "MOST_ROWS_AT_ONCE", 2)
    monkeypatch.setattr(intake_views, "MOST_ROWS_AT_ONCE", 2)
    rows = [TELL.replace("B-26-0002", f"B-26-{number:05}") for number in range(5)]
    with pytest.raises(Refused, match="at most 2 rows"):
        perform(taking(*rows), people["dan"].acting())
    answer = send("dan", INTAKE, file=SimpleUploadedFile("detainers.csv", lines(*rows).encode()))
    for left in (3, 1):
        assert "Take the first 2 in" in answer.content.decode()
        answer = send("dan", INTAKE, text=answer.context["again"], **{"take-in": "yes"})
        assert (answer.context["good"], Matter.objects.count()) == (left, 5 - left)
    assert "Take these 1 in" in answer.content.decode()
    send("dan", INTAKE, text=answer.context["again"], **{"take-in": "yes"})
    assert Matter.objects.count() == 5


def test_more_than_a_form_elsewhere_can_hold_is_read_here_and_more_than_five_megabytes_is_not(
    send: Visit, sign_in: Callable[..., Client]
) -> None:
    long = lines(*(f"x{number}," * 10 for number in range(3000)))
    assert len(long) > 64 * 1024
    assert pasted(sign_in("dan"), long).context["bad_lines"] == 3000
    assert send("dan", INTAKE, file=SimpleUploadedFile("a.csv", long.encode())).context["bad_lines"] == 3000
    too_large = send("dan", INTAKE, file=SimpleUploadedFile("a.csv", b"x" * MOST_BYTES))
    assert too_large.status_code == 413
    assert "more than 5 megabytes" in too_large.content.decode()


def test_nowhere_else_a_file_or_a_large_form_is_taken(sign_in: Callable[..., Client]) -> None:
    client = sign_in("dan")
    views = "/hall/registers/detainers/views/save/"
    for address in (views, "/nyc/a-detainer-came/", "/hall/registers/detainers/export/"):
        large = client.post(address, {"title": "x" * 70_000})
        assert large.status_code in (400, 404), address
        answer = client.post(address, {"title": "x", "file": SimpleUploadedFile("a.csv", b"1,2")})
        assert not answer.wsgi_request.FILES, address


def test_a_form_that_another_site_sends_is_refused(people: dict[str, Person], sign_in: Callable[..., Client]) -> None:
    sign_in("dan")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people["dan"].account)
    assert strict.post(INTAKE, {"text": lines(HOLD), "take-in": "yes"}).status_code == 403
    file = SimpleUploadedFile("a.csv", lines(HOLD).encode())
    assert strict.post(INTAKE, {"file": file, "take-in": "yes"}).status_code == 403
    page = strict.get(INTAKE).content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert strict.post(INTAKE, {"text": lines(HOLD), "csrfmiddlewaretoken": token}).status_code == 200
    assert not Matter.objects.exists()
