"""What somebody can do who writes to the database past City Hall: not sign their own, and not change what was proposed."""

import importlib
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from tests.hall.authorities.offices import Offices, again, approved, proposed, signed
from tests.hall.cities import TODAY, Person

from goldendoor.hall.authorities.models import Authority, Signature
from goldendoor.hall.people.models import Agency

walls = importlib.import_module("goldendoor.hall.authorities.migrations.0002_walls")
INSERT = "INSERT INTO authorities_signature (authority_id, place, account_id, office, agency_id, day) VALUES"


def run(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(statement: str, *values: object, why: str) -> None:
    with pytest.raises(DatabaseError, match=why):
        run(statement, *values)


def sign(authority: Authority, who: Person, place: int = 0) -> tuple[str, object, object, object, object]:
    dss = Agency.objects.get(code="DSS").pk
    return f"{INSERT} (%s, %s, %s, 'agency_privacy_officer', {dss}, %s)", authority.pk, place, who.account.pk, TODAY


def test_the_database_lets_nobody_approve_what_they_proposed_or_what_names_them(offices: Offices) -> None:
    refused(*sign(proposed(offices, "routine"), offices.supervisor), why=walls.NOT_THEIR_OWN)
    refused(*sign(proposed(offices, "designee"), offices.worker), why=walls.NOT_THEIR_OWN)
    run(*sign(proposed(offices, "routine"), offices.privacy))
    assert Signature.objects.count() == 1


def test_nobody_signs_twice_nor_two_in_one_place_nor_more_than_are_needed(offices: Offices) -> None:
    made = signed(proposed(offices, "interagency"), offices.privacy)
    for statement in (sign(made, offices.privacy, 1), sign(made, offices.counsel, 0), sign(made, offices.counsel, 2)):
        with pytest.raises(DatabaseError):
            run(*statement)
    run(*sign(made, offices.counsel, 1))


def test_what_is_approved_or_declined_takes_no_more_signatures(offices: Offices) -> None:
    made = proposed(offices, "interagency")
    run(
        "UPDATE authorities_authority SET declined_on = %s, declined_by_id = %s WHERE id = %s",
        TODAY, offices.privacy.account.pk, made.pk,
    )  # fmt: skip
    refused(*sign(made, offices.privacy), why=walls.CLOSED)
    refused(*sign(approved(offices, "routine"), offices.counsel, 0), why=f"{walls.CLOSED}|{walls.SIGNATURE_STAYS}")


def test_nothing_is_approved_without_all_its_signatures_or_for_a_day_before_the_last(offices: Offices) -> None:
    made = signed(proposed(offices, "interagency"), offices.privacy)
    approve = "UPDATE authorities_authority SET approved_on = %s WHERE id = %s"
    refused(approve, TODAY, made.pk, why=walls.NOT_SIGNED)
    run(*sign(made, offices.privacy_acs, 1))
    refused(approve, TODAY - timedelta(30), made.pk, why=walls.NOT_SIGNED)
    run(approve, TODAY, made.pk)
    assert again(made).approved_on == TODAY


def test_an_authority_begins_as_a_proposal(offices: Offices) -> None:
    made = proposed(offices, "routine")
    made.pk, made.approved_on, made.sealing_id = None, TODAY, "9f5b0c6e-6d8c-4a55-9e0d-0b9f3a1d2c3e"
    made.scope = "another"
    with pytest.raises(DatabaseError, match=walls.BEGINS), transaction.atomic():
        made.save(force_insert=True)


@pytest.mark.parametrize("column", walls.PROPOSED)
@pytest.mark.parametrize("is_approved", [False, True])
def test_what_was_proposed_is_never_changed(offices: Offices, column: str, is_approved: bool) -> None:
    made = (approved if is_approved else proposed)(offices, "arrangement", until=TODAY + timedelta(9))
    other = proposed(offices, "interagency", since=TODAY - timedelta(1))
    as_another = {
        "id": "id + 1000", "establishes": "'[\"type_added_by_cpo\"]'", "holder_id": str(offices.worker.account.pk),
        "signatures_needed": "signatures_needed + 1", "paper_dated": "NULL", "until": "NULL", "paper": "'No. 8'",
        "proposed_at": "'2020-01-01 00:00:00+00:00'", "kind": "'routine'", "title": "'Another'", "since": "'2020-01-01'",
    }  # fmt: skip
    value = as_another.get(column, f"(SELECT o.{column} FROM authorities_authority o WHERE o.id = {other.pk})")
    if column == "agency_id":
        value = str(Agency.objects.get(code="DOC").pk)
    if column == "sealing_id":
        value = "'9f5b0c6e6d8c4a559e0d0b9f3a1d2c3e'"
    refused(f"UPDATE authorities_authority SET {column} = {value} WHERE id = %s", made.pk, why=walls.AS_IT_WAS)


@pytest.mark.parametrize("column", ["approved_on", "ended_on", "ended_by_id", "closing_reason"])
def test_what_was_decided_is_decided_once(offices: Offices, column: str) -> None:
    made = approved(offices, "routine")
    made.ended_on, made.ended_by, made.closing_reason = TODAY, offices.privacy.account, "Revoked"
    made.save(update_fields=["ended_on", "ended_by", "closing_reason"])
    refused(f"UPDATE authorities_authority SET {column} = NULL WHERE id = %s", made.pk, why=walls.AS_IT_WAS)


def test_neither_an_authority_nor_a_signature_is_removed_or_replaced(offices: Offices) -> None:
    made = approved(offices, "routine")
    sig = Signature.objects.get()
    refused("DELETE FROM authorities_signature", why=walls.SIGNATURE_STAYS)
    refused("DELETE FROM authorities_authority", why=f"{walls.AUTHORITY_STAYS}|FOREIGN KEY")
    refused("UPDATE authorities_signature SET day = %s", TODAY - timedelta(9), why=walls.SIGNATURE_STAYS)
    if connection.vendor == "sqlite":
        row = f"SELECT id, place, 'judge', day, {offices.counsel.account.pk}, agency_id, authority_id"
        columns = "(id, place, office, day, account_id, agency_id, authority_id)"
        refused(
            f"INSERT OR REPLACE INTO authorities_signature {columns} {row} FROM authorities_signature",
            why=f"{walls.SIGNATURE_STAYS}|{walls.CLOSED}",
        )
        replaced = "SELECT * FROM authorities_authority"
        refused(f"INSERT OR REPLACE INTO authorities_authority {replaced}", why=walls.BEGINS)
    else:
        run("SET CONSTRAINTS ALL IMMEDIATE")  # of this transaction's own, which would be in the way before the wall is
        refused("TRUNCATE authorities_authority CASCADE", why=walls.AUTHORITY_STAYS)
        refused("TRUNCATE authorities_signature", why=walls.AUTHORITY_STAYS)
    assert (again(made).approved_on, Signature.objects.get()) == (TODAY, sig)


def test_the_walls_can_be_taken_down_and_put_up_again(offices: Offices) -> None:
    made = proposed(offices, "routine")
    postgres = connection.vendor == "postgresql"
    if postgres:
        run("SET CONSTRAINTS ALL IMMEDIATE")  # no table is changed while something waits to be checked
    for statement in walls.POSTGRES_UNDONE if postgres else walls.SQLITE_UNDONE:
        run(statement)
    run("UPDATE authorities_authority SET title = 'Another' WHERE id = %s", made.pk)
    if postgres:
        run("SET CONSTRAINTS ALL IMMEDIATE")
    for statement in walls.POSTGRES if postgres else walls.SQLITE:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    refused("UPDATE authorities_authority SET title = 'A third' WHERE id = %s", made.pk, why=walls.AS_IT_WAS)
    refused(*sign(made, offices.supervisor), why=walls.NOT_THEIR_OWN)
