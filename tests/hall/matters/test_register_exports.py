"""Taking a register out: who may, what the ledger says of it, what the file holds, and how it is found again."""

import csv
import json
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.hall.cities import Person
from tests.hall.matters.cases import at_the_door, opened
from tests.hall.matters.test_registers import DETAINERS, DOORS, many, written_down

from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.matters.models import Export, Matter
from goldendoor.hall.matters.register_export import MATTERS_AT_A_TIME
from goldendoor.hall.sealing.sealed import SHOWN

pytestmark = pytest.mark.django_db
REASON = "For the quarterly report under 10-178(d)."
OUT = DOORS + "export/"
Visit = Callable[..., Any]


def whole(answer: Any) -> str:
    """A file that came in pieces."""
    assert answer.status_code == 200, answer.content.decode()
    return b"".join(answer.streaming_content).decode()


def table(text: str) -> tuple[list[str], list[dict[str, str]]]:
    """The first line of a file, and its rows by their columns."""
    first, names, *rows = csv.reader(StringIO(text, newline=""))
    return first, [dict(zip(names, row, strict=True)) for row in rows]


def last_entry() -> dict[str, Any]:
    return dict(json.loads(bytes(Entry.objects.latest("number").body)))


def test_a_table_leaves_with_a_mark_and_the_ledger_says_who_and_what(
    visit: Visit, send: Visit, people: dict[str, Person]
) -> None:
    matter = at_the_door(people["wes"], requester="ICE")
    entry = written_down(matter, people["wes"], badge="Shield 4711")
    at_the_door(people["pol"])
    first, (row,) = table(whole(send("sam", OUT, reason=REASON, form="csv")))
    export = Export.objects.get()
    assert first[:6] == ["export", export.mark, "register", "access_requests", "rows", "1"]
    assert "not legal advice" in first[-1]
    assert (row["number"], row["agency"], row["act"]) == (str(entry.number), "DSS", "give_access")
    assert row["paper_kind"] == "Nothing on paper"
    assert row["sections"] == "; ".join(matter.cited)
    assert "sealed_particulars" not in row
    assert (export.register, export.rows, export.account, export.office, export.agency.code) == (
        "access_requests", 1, people["sam"].account, "supervisor", "DSS",
    )  # fmt: skip
    told = last_entry()
    assert (told["act"], told["seen"]) == ("register.export", [f"matter/{matter.pk}"])
    assert [one["record"] for one in told["records"]] == [f"export/{export.pk}"]
    assert export.reason.open() == REASON
    assert REASON.encode() not in stored_bytes()


def stored_bytes() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM matters_export")
        return b"".join(bytes(one) for (one,) in cursor.fetchall())


def test_the_search_goes_with_it(send: Visit, people: dict[str, Person]) -> None:
    at_the_door(people["wes"])
    wanted = at_the_door(people["wes"], paper_kind="court_warrant")
    answer = send("sam", OUT + "?fact.paper_kind=court_warrant", reason=REASON, form="json")
    told = json.loads(whole(answer))
    assert [one["facts"]["paper_kind"] for one in told["matters"]] == ["court_warrant"]
    assert (told["rows"], told["search"], told["matters"][0]["sections"]) == (
        1, "fact.paper_kind=court_warrant", wanted.cited,
    )  # fmt: skip
    assert told["export"] == Export.objects.get().mark
    assert send("sam", OUT + "?name=x", reason=REASON, form="csv").status_code == 422
    assert Export.objects.count() == 1


def test_what_is_sealed_leaves_only_where_the_box_is_ticked(send: Visit, people: dict[str, Person]) -> None:
    matter = at_the_door(people["wes"])
    written_down(matter, people["wes"], badge="Shield 4711")
    without = whole(send("sam", OUT, reason=REASON, form="csv"))
    with_it = whole(send("sam", OUT, reason=REASON, form="csv", with_sealed="on"))
    as_json = whole(send("sam", OUT, reason=REASON, form="json", with_sealed="on"))
    assert "Shield 4711" not in without
    assert "Shield 4711" in with_it
    assert json.loads(as_json)["matters"][0]["sealed_particulars"]["badge"] == "Shield 4711"
    assert SHOWN not in without + with_it + as_json


def test_no_cell_of_it_is_a_formula(send: Visit, people: dict[str, Person]) -> None:
    matter = at_the_door(people["wes"])
    written_down(matter, people["wes"], badge="=cmd|' /C calc'!A0")
    Matter.objects.filter(pk=matter.pk).update(cited=["+1+1"])
    _, (row,) = table(whole(send("sam", OUT, reason=REASON, form="csv", with_sealed="on")))
    assert row["sections"] == "'+1+1"
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_an_old_sign_in_has_to_be_renewed_first(sign_in: Visit, people: dict[str, Person]) -> None:
    at_the_door(people["wes"])
    client = sign_in("sam", minutes_ago=16)
    for answer in (client.get(OUT + "?late=yes"), client.post(OUT + "?late=yes", {"reason": REASON, "form": "csv"})):
        assert answer.status_code == 302
        assert "reauthenticate" in answer.url
        assert "late%3Dyes" in answer.url
    assert not Export.objects.exists()


def test_without_a_reason_nothing_leaves(send: Visit, people: dict[str, Person]) -> None:
    at_the_door(people["wes"])
    answer = send("sam", OUT, reason="  ", form="csv")
    assert answer.status_code == 422
    assert "Say why: taking out a register has a reason." in answer.content.decode()
    assert not Export.objects.exists()


def test_a_reason_that_seems_to_name_somebody_is_warned_of_once(send: Visit, people: dict[str, Person]) -> None:
    at_the_door(people["wes"])
    reason = "Asked about A 012 345 678 by counsel."
    first = send("sam", OUT, reason=reason, form="csv")
    assert first.status_code == 422
    assert "This looks like an alien registration number: leave it out." in first.content.decode()
    (read,) = first.context["warned"]
    other = send("sam", OUT, reason=reason + " Again.", form="csv", **{read.name: read.mark})
    assert other.status_code == 422
    assert not Export.objects.exists()
    assert whole(send("sam", OUT, reason=reason, form="csv", **{read.name: read.mark}))


@pytest.mark.parametrize(("who", "address"), [("aud", OUT), ("kim", OUT), ("sam", DETAINERS + "export/")])
def test_for_others_there_is_nothing_to_take_out(visit: Visit, send: Visit, who: str, address: str) -> None:
    assert visit(who, address).status_code == 404
    assert send(who, address, reason=REASON, form="csv").status_code == 404
    assert not Export.objects.exists()


def test_a_sealed_register_leaves_one_agency_at_a_time_and_each_matter_is_named(
    send: Visit, people: dict[str, Person]
) -> None:
    ours = opened(people["dan"], "detain", "a-detainer-came", {})
    opened(people["pol"], "detain", "a-detainer-came", {})
    told = json.loads(whole(send("dan", DETAINERS + "export/", reason=REASON, form="json")))
    assert [one["agency"] for one in told["matters"]] == ["DOC"]
    # That a matter is in this register tells of somebody, whatever is written down of it.
    assert last_entry()["seen"] == [f"matter/{ours.pk}"]


def test_it_is_found_again_by_its_mark_and_why_is_shown_once_it_is_asked_for(
    visit: Visit, send: Visit, people: dict[str, Person]
) -> None:
    at_the_door(people["wes"])
    whole(send("sam", OUT, reason=REASON, form="csv"))
    mark = Export.objects.get().mark
    address = f"/hall/registers/exports/{mark}/"
    assert visit("hana", "/hall/registers/exports/", mark=mark.upper()).url == address
    page = visit("hana", address).content.decode()
    assert (mark in page, "Sam, supervisor, DSS" in page, REASON in page) == (True, True, False)
    assert REASON in send("hana", address).content.decode()
    assert (last_entry()["act"], last_entry()["seen"]) == ("export.reveal", [f"export/{Export.objects.get().pk}"])
    for who in ("nic", "wes", "aud", "kim"):
        assert visit(who, address).status_code == 404, who
        assert send(who, address).status_code == 404, who
        assert mark not in visit(who, "/hall/registers/exports/").content.decode()
    assert visit("sam", "/hall/registers/exports/", mark="zzz").status_code == 422


def test_exports_are_counted_without_a_gap_and_never_changed(send: Visit, people: dict[str, Person]) -> None:
    at_the_door(people["wes"])
    for _ in range(3):
        whole(send("sam", OUT, reason=REASON, form="csv"))
    assert list(Export.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    with pytest.raises(Exception, match="never changed"):
        Export.objects.filter(number=1).update(rows=0)


def test_a_large_register_leaves_in_pieces(send: Visit, people: dict[str, Person]) -> None:
    many(people, 3 * MATTERS_AT_A_TIME + 7)
    answer = send("sam", OUT, reason=REASON, form="csv")
    pieces: Iterator[bytes] = iter(answer.streaming_content)
    with CaptureQueriesContext(connection) as asked:
        sizes = [piece.count(b"\r\n") for piece in pieces]
    assert sizes == [2, MATTERS_AT_A_TIME, MATTERS_AT_A_TIME, MATTERS_AT_A_TIME, 7]
    assert len(asked) < 12 * 4
    assert last_entry()["seen"] == []  # nothing sealed is in these
