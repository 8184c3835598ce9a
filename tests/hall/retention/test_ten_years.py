"""Ten years of a city on its own disk: what was destroyed cannot be found again in its file or its journal, and the rest can."""

from pathlib import Path

from tests.hall.sealing.test_stored import run

# Every four months something is noted; it is kept for two years from the third year on, and one note is held for four.
TEN_YEARS = """
from datetime import UTC, date, datetime, time
from django.db import transaction
from goldendoor.engine.calculated import add_months
from goldendoor.hall.ledger.kinds import register_kind
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.retention.destroying import destroy
from goldendoor.hall.retention.models import Hold, RecordEnd, Schedule
from goldendoor.hall.retention.retained import register_retained
from goldendoor.hall.retention.warning import warn
from goldendoor.hall.sealing.faults import Shredded
import goldendoor.hall.ledger.kinds as kinds
kinds._known = {name: kinds._known[name] for name in ("schedule", "hold")}
register_kind("note", lambda number: {"title": Note.objects.get(pk=number).title})
register_retained(Note, lambda note: date.fromisoformat(note.title))
begun = date(2026, 3, 4)
at = lambda day: datetime.combine(day, time(17), UTC)
lou, law = Account.objects.create_user("lou", None, known_as="Lou"), Agency.objects.create(code="LAW", words="Law")
def act(name, kind, one, day):
    record(name, by=lou.pk, office="corporation_counsel", records=[(kind, one.pk)], at=at(day))
canaries, wrapped, told = {}, {}, []
for month in range(1, 121):
    day = add_months(begun, month)
    if month % 4 == 1:
        with transaction.atomic():
            canary = f"canary-{month}-{os.urandom(8).hex()}"
            note = Note.objects.create(title=day.isoformat(), body=canary, remark=canary * 50, details={canary: 1})
            act("note.make", "note", note, day)
        canaries[note.pk] = canary
        wrapped[note.pk] = bytes(RecordKey.objects.get(record_id=note.sealing_id).wrapped).hex()
    if month == 30:
        with transaction.atomic():
            for field in ("body", "remark", "details"):
                made = Schedule.objects.create(
                    field=f"sample.Note.{field}", cites="Schedule 1", months=24, since=day, entered_by=lou)
                act("schedule.enter", "schedule", made, day)
            hold = Hold.objects.create(kind="sample.Note", number=3, reason="a lawsuit", agency=law, everywhere=True,
                placed_by=lou, placed_on=day)
            act("hold.place", "hold", hold, day)
    if month == 78:
        with transaction.atomic():
            hold.lifted_by, hold.lifted_on = lou, day
            hold.save()
            act("hold.lift", "hold", hold, day)
    warn(at(day))
    told += [(month, int(one.record.partition("/")[2])) for one in destroy(day, at(day))]
    if month in (40, 80, 120):
        assert empty_the_journal()
        assert list(verify()) == []
def opens(note):
    try:
        return note.body.open() == canaries[note.pk]
    except Shredded:
        return False
whole = [note.pk for note in Note.objects.order_by("pk") if opens(note)]
said = [len(canaries), whole, told, [one.number for one in RecordEnd.objects.filter(destroyed_on__isnull=False).order_by("pk")]]
assert all(one.destroyed_on > one.last_day and (one.destroyed_on - one.warned_on).days >= 30
    for one in RecordEnd.objects.filter(destroyed_on__isnull=False))
print(json.dumps([*said, list(canaries.values()), wrapped]))
"""


def test_what_was_destroyed_in_ten_years_is_in_no_file_and_the_rest_is_whole(tmp_path: Path) -> None:
    count, whole, told, certified, canaries, wrapped = run(TEN_YEARS, tmp_path)
    gone = [number for _, number in told]
    assert count == 30 and sorted(gone) == sorted(certified) and len(gone) == len(set(gone))
    # Made in month 1, 5, 9 … and kept for twenty-four; the third one was held until month 78.
    assert whole == [number for number in range(1, count + 1) if number not in gone]
    made = {number: 4 * number - 3 for number in range(1, count + 1)}
    assert set(gone) == {number for number, month in made.items() if month + 24 < 120}
    month_of = {number: month for month, number in told}
    assert month_of[1] == 31  # the schedule came in month 30, and thirty days after it the first two went
    assert month_of[3] == 79 and month_of[10] == made[10] + 25
    files = [file for file in tmp_path.rglob("*") if file.is_file() and file.name.startswith("city.sqlite3")]
    assert files
    held = b"".join(file.read_bytes() for file in files)
    assert not [canary for canary in canaries if canary.encode() in held]
    assert {int(number) for number, key in wrapped.items() if bytes.fromhex(key) in held} == set(whole)
