"""What somebody can do who writes to the database past City Hall: neither change nor remove what was noted as done."""

import importlib
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from tests.hall.duties.conftest import By

from goldendoor.hall.acting import perform
from goldendoor.hall.duties.actions import NoteDone, TakeBack
from goldendoor.hall.duties.models import Fulfilment

walls = importlib.import_module("goldendoor.hall.duties.migrations.0002_walls")
pytestmark = pytest.mark.usefixtures("show")
MEMBERS = "NYC-EO-13-2026/appoint-members/once/{}"
ANOTHER_MARK = "9f5b0c6e6d8c4a559e0d0b9f3a1d2c3e"
# Something else for each column that holds no number of a person.
OTHER: dict[str, object] = {
    "id": 999, "sealing_id": ANOTHER_MARK, "key": "another", "instrument": "another", "norm": "another", "agency_id": None,
    "done_on": "2026-02-01", "noted_in": "response_committee", "noted_for_id": 999, "noted_at": "2026-02-01 00:00:00+00:00",
}  # fmt: skip


@pytest.fixture
def noted(by: By) -> Fulfilment:
    """One that stands, and one that was taken back."""
    perform(NoteDone(MEMBERS.format("ACS"), date(2026, 2, 12), "Letter", "F-2"), by("hal"))
    perform(TakeBack(Fulfilment.objects.get().pk, "Wrong."), by("cam"))
    perform(NoteDone(MEMBERS.format("DSS"), date(2026, 2, 12), "Letter", "F-1"), by("hana"))
    return Fulfilment.objects.latest("pk")


def refused(statement: str, *values: object, why: str) -> None:
    with pytest.raises(DatabaseError, match=why), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("column", walls.NOTED)
def test_what_was_noted_is_never_changed(noted: Fulfilment, column: str) -> None:
    other = Fulfilment.objects.earliest("pk")
    if column in ("paper", "place"):
        statement = (
            f"UPDATE {walls.TABLE} SET {column} = (SELECT {column} FROM {walls.TABLE} WHERE id = %s) WHERE id = %s"
        )
        refused(statement, other.pk, noted.pk, why=walls.AS_IT_WAS)
    else:
        value = OTHER.get(column, other.noted_by_id)
        refused(f"UPDATE {walls.TABLE} SET {column} = %s WHERE id = %s", value, noted.pk, why=walls.AS_IT_WAS)


@pytest.mark.parametrize("column", ["taken_back_at", "taken_back_by_id", "taken_back_in"])
def test_what_was_taken_back_is_not_taken_back_anew(noted: Fulfilment, column: str) -> None:
    other = Fulfilment.objects.earliest("pk")
    value = {"taken_back_at": "2026-03-05 00:00:00+00:00", "taken_back_in": "agency_head"}.get(
        column, noted.noted_by_id
    )
    refused(f"UPDATE {walls.TABLE} SET {column} = %s WHERE id = %s", value, other.pk, why=walls.AS_IT_WAS)


def test_nothing_that_was_noted_is_removed(noted: Fulfilment) -> None:
    refused(f"DELETE FROM {walls.TABLE} WHERE id = %s", noted.pk, why=walls.STAYS)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SET CONSTRAINTS ALL IMMEDIATE"
            )  # this transaction's own would be in the way before the wall is
        refused(f"TRUNCATE {walls.TABLE}", why=walls.STAYS)


def test_nothing_begins_as_taken_back_and_nothing_replaces_another(noted: Fulfilment) -> None:
    columns = ", ".join(
        field.column for field in Fulfilment._meta.concrete_fields if field.column not in ("id", "sealing_id")
    )
    copied = f"INSERT INTO {walls.TABLE} (sealing_id, {columns}) SELECT %s, {columns} FROM {walls.TABLE} WHERE id = %s"
    for number in (noted.pk, Fulfilment.objects.earliest("pk").pk):
        refused(copied, ANOTHER_MARK, number, why=walls.BEGINS)
    if connection.vendor == "sqlite":
        refused(
            f"INSERT OR REPLACE INTO {walls.TABLE} SELECT * FROM {walls.TABLE} WHERE id = %s",
            noted.pk,
            why=walls.BEGINS,
        )


def test_its_texts_are_sealed_and_lie_in_no_column(noted: Fulfilment) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT paper, place FROM {walls.TABLE}")
        stored = b"".join(bytes(each) for row in cursor.fetchall() for each in row)
    assert b"Letter" not in stored
    assert b"F-1" not in stored
