"""What somebody can do who writes to the database past City Hall: nothing to a published report and what belongs to it."""

import importlib
from datetime import date

import pytest
from django.db import connection
from tests.hall.reports.conftest import NOW, REQUESTS, Do, newest
from tests.hall.reports.registers import asked_for_help
from tests.hall.walls import nothing_of_it_changes

from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.matters.models import Matter
from goldendoor.hall.reports.actions import Correct, GiveBack, LeaveOut, PrepareReport, PublishReport, SignReport
from goldendoor.hall.reports.models import State, TypedFigure, WrittenPassage

pytestmark = pytest.mark.django_db
walls = importlib.import_module("goldendoor.hall.reports.migrations.0003_walls")


def test_a_published_report_stays_and_a_correction_is_another_row(does: Do) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    does("des", PrepareReport(*REQUESTS))
    report = newest()
    told = {"report": report, "account_id": report.prepared_by_id, "office": "mayors_designee", "at": NOW}
    TypedFigure.objects.create(figure="a-figure", number=1, source="a form", **told)
    WrittenPassage.objects.create(part="a-part", text="Words.", **told)
    does("lou", LeaveOut(report.pk, Matter.objects.get().pk, "it-would-hurt-an-investigation", "It would warn them."))
    does("des", SignReport(report.pk))
    does("pub", GiveBack(report.pk, "A figure is missing."))
    does("des", SignReport(report.pk))
    does("pub", PublishReport(report.pk))
    for wall in walls.WALLS:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT min(id) FROM {wall.table}")
            nothing_of_it_changes(wall, *cursor.fetchone())
    does("des", Correct(report.pk, "Late."))
    does("des", PrepareReport(*REQUESTS))
    does("des", SignReport(newest().pk))
    does("pub", PublishReport(newest().pk))
    assert newest().version == 2 and newest().state == State.PUBLISHED
    assert [str(one) for one in verify() if "statutory-report" in str(one)] == []


def test_a_draft_is_still_worked_on(does: Do) -> None:
    does("des", PrepareReport(*REQUESTS))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM reports_cuttable")
        cursor.execute("UPDATE reports_statutoryreport SET why = 'Another'")
    assert newest().why == "Another"
