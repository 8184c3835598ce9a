"""The run that destroys, over ten years: only what counsel's schedules let be destroyed, each record whole or gone."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from tests.hall.cities import NOW, TODAY, Person
from tests.hall.retention.conftest import NOTE_FIELDS, date_of_note, note, warned
from tests.hall.sealing.sample.models import Note, Paper
from tests.hall.sealing.test_stored import run

from goldendoor.engine.calculated import add_months
from goldendoor.hall.acting import perform
from goldendoor.hall.ledger.models import Entry, Salt
from goldendoor.hall.ledger.reading import entries
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.retention import destroying
from goldendoor.hall.retention.actions import LiftHold, PlaceHold
from goldendoor.hall.retention.destroying import Destroyed, destroy
from goldendoor.hall.retention.models import Hold
from goldendoor.hall.retention.past import report
from goldendoor.hall.sealing.faults import Shredded

pytestmark = pytest.mark.usefixtures("sample_kept")
Enter = Callable[..., None]
LATER = date(2029, 1, 1)


def at(day: date) -> datetime:
    return datetime.combine(day, time(17), UTC)


def destroyed(day: date) -> list[Destroyed]:
    warned(day)
    return list(destroy(day, at(day)))


def readable(one: Note | Paper) -> bool:
    try:
        return bool(type(one).objects.get(pk=one.pk).body.open())
    except Shredded:
        return False


def test_as_shipped_nothing_is_destroyed_however_old() -> None:
    old = note("1996-01-01")
    assert destroyed(date(2099, 1, 1)) == []
    assert readable(old)


def test_ten_years_go_by(lou: Person, schedule_entered: Enter) -> None:
    """Notes are kept two years from the second year on; papers for ever; one note is held for six years."""
    made = [note(add_months(TODAY, months).isoformat()) for months in range(0, 120, 4)]
    papers = [Paper.objects.create(body="text", received_on=add_months(TODAY, 12 * year)) for year in range(5)]
    held = made[3]
    for quarter in range(1, 4 * 10 + 1):
        day = add_months(TODAY, 3 * quarter)
        if quarter == 5:
            schedule_entered(lou, 24, at=at(day))
            perform(PlaceHold("a lawsuit", "sample.Note", held.pk), lou.acting(at(day), at(day)))
        if quarter == 29:
            perform(LiftHold(Hold.objects.get().pk), lou.acting(at(day), at(day)))
        gone = destroyed(day)
        holds = {held.pk} if 5 <= quarter < 29 else set()
        over = {one.pk for one in made if quarter >= 5 and add_months(date_of_note(one), 24) < day} - holds
        assert {one.pk for one in made if not readable(one)} == over
        assert {int(one.record.partition("/")[2]) for one in gone} <= over
        (left,) = (one for one in report(day).kinds if one.kind == "sample.Note")
        assert left.due == 0
    assert all(readable(paper) for paper in papers)
    assert len([one for one in entries() if one.act == "record.shredded"]) == len(
        [one for one in made if not readable(one)]
    )
    assert not readable(held) and list(verify()) == []


def test_a_certificate_says_which_record_under_what_and_its_entry(lou: Person, schedule_entered: Enter) -> None:
    one = note("2026-03-04")
    schedule_entered(lou, 24)
    schedule_entered(lou, 25, NOTE_FIELDS[:1])
    (line,) = destroyed(LATER)
    entry = Entry.objects.get(number=line.entry)
    content = json.loads(bytes(entry.body))
    assert (line.record, line.kept_through, line.cites) == (f"note/{one.pk}", date(2028, 4, 4), ("Schedule GRS-12",))
    assert line.entry_hash == bytes(entry.leaf_hash).hex()
    assert (content["act"], content["by"], content["office"]) == ("record.shredded", None, "city hall")
    assert [named["record"] for named in content["records"]] == [line.record]
    # The hashes of how the record was before can be tied to it no more.
    assert set(Salt.objects.filter(of=line.record).values_list("number", flat=True)) == {line.entry}


def test_what_was_destroyed_is_not_destroyed_again(lou: Person, schedule_entered: Enter) -> None:
    note("2026-03-04")
    schedule_entered(lou, 24)
    assert len(destroyed(LATER)) == 1
    before = Entry.objects.count()
    assert destroyed(LATER) == []
    assert Entry.objects.count() == before


def test_a_hold_that_is_placed_while_the_run_goes_on_is_heeded(lou: Person, schedule_entered: Enter) -> None:
    first, second, third = (note("2026-03-04") for _ in range(3))
    schedule_entered(lou, 24)
    warned(LATER)
    going_on = destroy(LATER, at(LATER))
    assert next(going_on).record == f"note/{first.pk}"
    perform(PlaceHold("a lawsuit", "sample.Note", second.pk), lou.acting())
    assert [one.record for one in going_on] == [f"note/{third.pk}"]
    assert readable(second)


def test_a_longer_schedule_that_is_entered_while_the_run_goes_on_is_heeded(
    lou: Person, schedule_entered: Enter
) -> None:
    first, second = note("2026-03-04"), note("2026-03-04")
    schedule_entered(lou, 24)
    warned(LATER)
    going_on = destroy(LATER, at(LATER))
    next(going_on)
    schedule_entered(lou, 120, NOTE_FIELDS[:1], at=NOW + timedelta(1))
    assert list(going_on) == []
    assert (readable(first), readable(second)) == (False, True)


def test_a_run_that_breaks_leaves_every_record_whole_or_gone_and_the_ledger_right(
    lou: Person, schedule_entered: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [note("2026-03-04") for _ in range(5)]
    schedule_entered(lou, 24)
    told, real = list[object](), destroying.shred_on_ledger

    def break_at_the_third(*of: object, **more: object) -> Entry:
        told.append(of)
        if len(told) == 3:
            raise KeyboardInterrupt
        return real(*of, **more)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(destroying, "shred_on_ledger", break_at_the_third)
        destroyed(LATER)
    assert [readable(one) for one in made] == [False, False, True, True, True]
    assert list(verify()) == []
    assert len(destroyed(LATER)) == 3
    assert not any(readable(one) for one in made) and list(verify()) == []


def test_a_process_that_dies_half_way_leaves_every_record_whole_or_gone(tmp_path: Path) -> None:
    script = """
from datetime import date, datetime, UTC
from django.db import transaction
from goldendoor.hall.ledger.kinds import register_kind
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.people.models import Account
from goldendoor.hall.retention import destroying
from goldendoor.hall.retention.models import Schedule
from goldendoor.hall.retention.retained import register_retained
from goldendoor.hall.retention.warning import warn
from goldendoor.hall.sealing.faults import Shredded
register_kind("note", lambda number: {"title": Note.objects.get(pk=number).title})
register_retained(Note, lambda note: date(2000, 1, 1))
now = datetime(2026, 3, 4, 17, tzinfo=UTC)
with transaction.atomic():
    lou = Account.objects.create_user("lou", None, known_as="Lou")
    record("account.open", by=None, office="keeper", records=[("account", lou.pk)], at=now)
    for field in ("body", "remark", "details"):
        made = Schedule.objects.create(field=f"sample.Note.{field}", cites="S", months=1, since=date(2001, 1, 1), entered_by=lou)
        record("schedule.enter", by=lou.pk, office="corporation_counsel", records=[("schedule", made.pk)], at=now)
    for number in range(5):
        note = Note.objects.create(body="text")
        record("note.make", by=lou.pk, office="supervisor", records=[("note", note.pk)], at=now)
warn(datetime(2026, 2, 1, 17, tzinfo=UTC))
connection.close()
child = os.fork()
if not child:
    told, real = [], destroying.shred_on_ledger
    def die_at_the_third(*of, **more):
        told.append(of)
        if len(told) == 3:
            os._exit(9)
        return real(*of, **more)
    destroying.shred_on_ledger = die_at_the_third
    list(destroying.destroy(date(2026, 3, 4), now))
_, status = os.waitpid(child, 0)
def readable(note):
    try:
        return bool(note.body.open())
    except Shredded:
        return False
said = [os.waitstatus_to_exitcode(status), [readable(note) for note in Note.objects.order_by("pk")]]
said.append([str(finding) for finding in verify()])
said.append(len(list(destroying.destroy(date(2026, 3, 4), now))))
said.append([str(finding) for finding in verify()])
print(json.dumps(said))
"""
    assert run(script, tmp_path) == [9, [False, False, True, True, True], [], 3, []]
