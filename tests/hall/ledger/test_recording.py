"""An entry comes with its act or not at all, holds nothing that can be guessed, and stays as it is."""

import json
from collections.abc import Callable
from datetime import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction
from tests.hall.ledger.conftest import FIRST, act, entries, found

from goldendoor.hall.ledger.canonical import NotCanonical, salted_hash
from goldendoor.hall.ledger.kinds import KindUnknown
from goldendoor.hall.ledger.merkle import leaf_hash
from goldendoor.hall.ledger.models import Entry, Salt
from goldendoor.hall.ledger.recording import NotRecorded, record, shred

pytestmark = pytest.mark.django_db


def test_an_entry_says_what_was_done_and_only_hashes_of_by_whom_and_to_what(groups: None) -> None:
    group = act("Ana Perez")
    (entry,) = entries()
    body = bytes(entry.body)
    content = json.loads(body)
    by, state = Salt.objects.get(of="by"), Salt.objects.get(of=f"group/{group.pk}")
    assert content == {
        "number": 1,
        "at": "2026-03-01T09:00:00.000000Z",
        "act": "group.make",
        "by": salted_hash(bytes(by.salt), 7),
        "office": "keeper",
        "records": [{"record": f"group/{group.pk}", "is": salted_hash(bytes(state.salt), {"name": "Ana Perez"})}],
        "seen": [],
    }
    assert body == json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    assert bytes(entry.leaf_hash) == leaf_hash(body)
    assert b"Ana" not in body
    assert bytes(by.salt) != bytes(state.salt)


def test_the_same_state_twice_has_two_hashes(groups: None) -> None:
    group = act("one")
    record("group.look", by=7, office="keeper", records=[("group", group.pk)], at=FIRST)
    first, second = (json.loads(bytes(entry.body)) for entry in entries())
    assert first["records"][0]["is"] != second["records"][0]["is"]
    assert first["by"] != second["by"]


def test_reading_a_record_is_an_entry_that_leaves_its_state_alone(groups: None) -> None:
    group = act("one")
    record("group.read", by=8, office="auditor", records=[], at=FIRST, seen=[("group", group.pk)])
    content = json.loads(bytes(entries()[-1].body))
    assert (content["records"], content["seen"]) == ([], [f"group/{group.pk}"])
    assert found() == []


def test_the_house_itself_acts_without_an_account(groups: None) -> None:
    record("city.night", by=None, office="house", records=[], at=FIRST)
    assert json.loads(bytes(entries()[0].body))["by"] is None
    assert not Salt.objects.exists()


def test_a_fault_after_the_entry_leaves_neither_act_nor_entry(groups: None) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        act("one")
        assert Entry.objects.count() == 1
        raise ZeroDivisionError
    assert (Group.objects.count(), Entry.objects.count(), Salt.objects.count()) == (0, 0, 0)
    act("two")
    assert [entry.number for entry in entries()] == [1]


def test_a_fault_in_the_entry_undoes_the_act(groups: None) -> None:
    with pytest.raises(KindUnknown, match="of the kind 'parcel'"), transaction.atomic():
        Group.objects.create(name="one")
        record("parcel.make", by=1, office="keeper", records=[("parcel", 1)], at=FIRST)
    assert (Group.objects.count(), Entry.objects.count(), Salt.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("name", ["open", "Matter.open", "matter.", "matter open", "", "matter.öffnen"])
def test_an_act_has_a_plain_name(groups: None, name: str) -> None:
    with pytest.raises(NotRecorded, match="name such as"):
        record(name, by=1, office="keeper", records=[], at=FIRST)


def test_a_moment_without_a_time_zone_is_refused(groups: None) -> None:
    with pytest.raises(NotRecorded, match="time zone"):
        record("city.look", by=1, office="keeper", records=[], at=datetime(2026, 3, 1))


@pytest.mark.parametrize("value", [1.5, b"bytes", FIRST, {1: "one"}, {"é": 1}, 2**60, {"a": ["\ud800"]}])
def test_what_has_no_single_form_is_not_hashed(value: object) -> None:
    with pytest.raises(NotCanonical):
        salted_hash(b"salt", value)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET act = 'group.other' WHERE number = 1",
        "UPDATE ledger_entry SET number = 9 WHERE number = 2",
        "DELETE FROM ledger_entry WHERE number = 2",
        "DELETE FROM ledger_entry",
        "INSERT INTO ledger_entry SELECT 4, at, act, body, leaf_hash FROM ledger_entry WHERE number = 1",
        "INSERT INTO ledger_entry SELECT 0, at, act, body, leaf_hash FROM ledger_entry WHERE number = 1",
        "UPDATE ledger_salt SET number = 2 WHERE number = 1",
    ],
)
def test_the_database_itself_refuses(ledger: Callable[[int], list[Group]], statement: str) -> None:
    ledger(2)
    before = [(one.number, one.act, bytes(one.body)) for one in entries()]
    with pytest.raises(DatabaseError, match="ledger"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [(one.number, one.act, bytes(one.body)) for one in entries()] == before


def test_the_database_refuses_the_statement_that_only_its_own_kind_has(ledger: Callable[[int], list[Group]]) -> None:
    ledger(2)
    columns = "SELECT 2, at, act, body, leaf_hash FROM ledger_entry WHERE number = 1"
    sqlite, postgres = f"INSERT OR REPLACE INTO ledger_entry {columns}", "TRUNCATE ledger_entry"
    with pytest.raises(DatabaseError, match="ledger"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sqlite if connection.vendor == "sqlite" else postgres)
    assert found() == []


def test_a_shredded_record_leaves_entries_that_say_nothing_of_it(ledger: Callable[[int], list[Group]]) -> None:
    first, second = ledger(2)
    number = first.pk
    with transaction.atomic():
        first.delete()
        shred(("group", number), by=7, office="privacy", at=FIRST)
    assert not Salt.objects.filter(of=f"group/{number}").exists()
    assert Salt.objects.filter(of=f"group/{second.pk}").exists()
    assert entries()[-1].act == "record.shredded"
    assert found() == []


def test_what_stays_of_a_shredded_record_is_still_watched(ledger: Callable[[int], list[Group]]) -> None:
    (group,) = ledger(1)
    with transaction.atomic():
        Group.objects.filter(pk=group.pk).update(name="")
        shred(("group", group.pk), by=7, office="privacy", at=FIRST)
    assert found() == []
    Group.objects.filter(pk=group.pk).update(name="back again")
    assert [str(one.wrong) for one in found()] == ["record changed"]
