"""What somebody can do who writes to the database past City Hall: nothing to what the committee wrote, sent or published."""

import importlib

import pytest
from django.db import connection
from tests.hall.cities import TODAY
from tests.hall.committee.conftest import GUIDANCE, Committee
from tests.hall.walls import columns_of, nothing_of_it_changes, refused

from goldendoor.hall.committee.file_acts import CloseCrisis, NoteReadiness
from goldendoor.hall.committee.models import Crisis, MayorReport, ProductVersion
from goldendoor.hall.committee.paper_acts import NoteSending, PrepareReport, ProposeProduct, PublishProduct, SendReport
from goldendoor.hall.committee.request_acts import Deliver

walls = importlib.import_module("goldendoor.hall.committee.migrations.0002_walls")
WALLS = {one.name: one for one in walls.WALLS}
OTHERWISE = {
    "id": "id + 1000", "sealing_id": "'9f5b0c6e6d8c4a559e0d0b9f3a1d2c3e'", "title": "closing_reason", "kind": "'other'",
    "why": "closing_reason", "opened_by_id": "opened_by_id + 1", "opened_at": "'2020-01-01 00:00:00+00:00'",
}  # fmt: skip


@pytest.fixture
def written(committee: Committee) -> Committee:
    """A city in which the committee did everything once, by its own acts."""
    crisis = committee.crisis()
    committee.entry(crisis, "guidance", GUIDANCE, "DSS")
    committee.do("hana", NoteReadiness(committee.item(crisis, "DSS"), "ready"))
    committee.do("hana", Deliver(committee.help(), "They came."))
    committee.do("cam", PrepareReport(TODAY, TODAY, "It met.", ("Go on.",)))
    committee.do("flo", SendReport(MayorReport.objects.get().pk))
    committee.do("may", ProposeProduct("rights", "Your rights", "You can stay silent."))
    committee.do("lou", PublishProduct(ProductVersion.objects.get().pk))
    committee.do("may", NoteSending(ProductVersion.objects.get().pk, "All agencies", TODAY))
    committee.do("flo", CloseCrisis(crisis, "Over."))
    return committee


def test_nothing_of_all_that_changes_or_goes(written: Committee) -> None:
    for name, wall in WALLS.items():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT min(id) FROM {wall.table}")
            (number,) = cursor.fetchone()
        assert number is not None, f"{name}: there is nothing in {wall.table}"
        other = next((one for one in walls.WALLS if one.table == wall.table and one is not wall), None)
        nothing_of_it_changes(wall, number, other, **(OTHERWISE if wall.columns else {}))


def test_a_step_that_ended_a_request_is_not_replaced_by_another_end(written: Committee) -> None:
    if connection.vendor == "sqlite":
        columns = ", ".join(sorted(columns_of("committee_requeststep") - {"id", "sealing_id"}))
        refused(
            walls.WRITTEN,
            f"INSERT OR REPLACE INTO committee_requeststep (sealing_id, {columns})"
            f" SELECT '9f5b0c6e6d8c4a559e0d0b9f3a1d2c3e', {columns} FROM committee_requeststep",
        )


def test_what_is_not_sent_published_or_closed_yet_is_still_worked_on(committee: Committee) -> None:
    crisis = committee.crisis()
    committee.do("cam", PrepareReport(TODAY, TODAY, "It met.", ("Go on.",)))
    committee.do("may", ProposeProduct("rights", "Your rights", "You can stay silent."))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM committee_mayorreport")
        cursor.execute("UPDATE committee_productversion SET title = 'Another'")
    assert ProductVersion.objects.get().title == "Another" and not MayorReport.objects.exists()
    committee.do("flo", CloseCrisis(crisis, "Over."))
    assert Crisis.objects.get().closed_at is not None
