"""Keys of records: shredding makes what they sealed unreadable, rotation wraps them anew, a missing key is said."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hall.sealing.sample.models import Note, Paper

from goldendoor.hall.clock import today
from goldendoor.hall.sealing import records
from goldendoor.hall.sealing.faults import DoesNotOpen, KeyMissing, NoSchedule, Shredded
from goldendoor.hall.sealing.keys import MasterKey, make_key
from goldendoor.hall.sealing.models import RecordKey
from goldendoor.hall.sealing.records import master_keys_in_use, rewrap, shred, shred_row

pytestmark = pytest.mark.usefixtures("hall")


def read_again(note: Note) -> Note:
    return Note.objects.get(pk=note.pk)


def put_away(master: MasterKey, folder: Path) -> None:
    (folder / f"{master.name}.key").unlink()


def test_shredding_one_record_makes_it_unreadable_and_leaves_the_rest() -> None:
    gone = Note.objects.create(title="first", body="body", remark="remark", details=[1])
    stays = Note.objects.create(title="second", body="stays")
    paper = Paper.objects.create(sealing_id=gone.sealing_id, body="another kind, though of the same number")
    assert shred("sample.Note", gone.sealing_id)
    shredded = read_again(gone)
    for sealed in (shredded.body, shredded.remark, shredded.details):
        with pytest.raises(Shredded, match=f"was destroyed on {today()}"):
            sealed.open()
        assert str(sealed) == "‹sealed›"
    assert shredded.title == "first"
    assert read_again(stays).body.open() == "stays"
    assert Paper.objects.get(pk=paper.pk).body.open().startswith("another kind")
    assert RecordKey.objects.get(kind="sample.Note", record_id=gone.sealing_id).wrapped is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_whichever_are_shredded_exactly_the_others_can_be_read(which: list[bool]) -> None:
    notes = [Note.objects.create(body=str(number)) for number in range(len(which))]
    for note, shredded in zip(notes, which, strict=True):
        if shredded:
            assert shred_row(note)
    for number, (note, shredded) in enumerate(zip(notes, which, strict=True)):
        if shredded:
            with pytest.raises(Shredded):
                read_again(note).body.open()
        else:
            assert read_again(note).body.open() == str(number)


def test_a_shredded_record_gets_no_second_key() -> None:
    note = Note.objects.create(body="text")
    shred_row(note)
    note.body = "written again"
    with pytest.raises(Shredded), transaction.atomic():
        note.save()
    row = read_again(note)
    row.title = "what is not sealed can still be saved"
    row.save()
    with pytest.raises(Shredded):
        read_again(note).body.open()


def test_shredding_twice_or_nothing_says_that_there_was_no_key() -> None:
    note = Note.objects.create(body="text")
    assert shred_row(note)
    assert not shred_row(note)
    assert not shred("sample.Note", uuid4())


def test_nothing_is_shredded_that_cites_no_schedule() -> None:
    paper = Paper.objects.create(body="text")
    with pytest.raises(NoSchedule, match=r"A sealed field of sample\.Paper cites no approved records schedule"):
        shred_row(paper)
    with pytest.raises(NoSchedule, match=r"No model of City Hall seals anything as sample\.Nothing"):
        shred("sample.Nothing", paper.sealing_id)
    assert Paper.objects.get().body.open() == "text"


def test_the_database_itself_keeps_no_key_beside_the_day_it_was_shredded() -> None:
    Note.objects.create(body="text")
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordKey.objects.update(shredded_on=today())
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordKey.objects.update(wrapped=None)


def test_a_record_key_that_is_put_at_another_record_does_not_open() -> None:
    one, other = Note.objects.create(body="mine"), Note.objects.create(body="yours")
    wrapped = RecordKey.objects.get(record_id=other.sealing_id).wrapped
    RecordKey.objects.filter(record_id=one.sealing_id).update(wrapped=wrapped)
    with pytest.raises(DoesNotOpen):
        records.key_to_open("sample.Note", one.sealing_id)
    assert read_again(other).body.open() == "yours"


def test_rotation_wraps_keys_anew_and_leaves_what_is_sealed_as_it_was(master: MasterKey, keys_of_its_own: Path) -> None:
    notes = [Note.objects.create(body=str(number)) for number in range(5)]
    shred_row(notes[0])
    before = dict(Note.objects.values_list("pk", "body"))
    wrapped = set(RecordKey.objects.values_list("wrapped", flat=True))
    newest = make_key()
    assert master_keys_in_use() == {master.name}
    assert rewrap() == 4
    assert rewrap() == 0
    assert master_keys_in_use() == {newest.name}
    assert dict(Note.objects.values_list("pk", "body")) == before
    assert wrapped & set(RecordKey.objects.values_list("wrapped", flat=True)) == {None}
    put_away(master, keys_of_its_own)
    assert [read_again(note).body.open() for note in notes[1:]] == ["1", "2", "3", "4"]
    with pytest.raises(Shredded):
        read_again(notes[0]).body.open()


def test_before_a_rotation_every_master_key_opens_and_the_newest_seals(master: MasterKey) -> None:
    old = Note.objects.create(body="old")
    newest = make_key()
    new = Note.objects.create(body="new")
    assert [read_again(old).body.open(), read_again(new).body.open()] == ["old", "new"]
    assert RecordKey.objects.get(record_id=new.sealing_id).wrapped_by == newest.name


def test_a_rotation_does_not_bring_back_what_is_shredded_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    note = Note.objects.create(body="text")
    make_key()
    wrap = records._wrap

    def wrap_late(*of: object) -> bytes:
        wrapped = wrap(*of)
        shred_row(note)
        return wrapped

    monkeypatch.setattr(records, "_wrap", wrap_late)
    assert rewrap() == 0
    with pytest.raises(Shredded):
        read_again(note).body.open()


def test_two_who_seal_at_once_for_one_record_use_one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    note = Note.objects.create(body="text")
    first = records.key_to_seal("sample.Note", note.sealing_id)
    nothing_yet = RecordKey.objects.none()
    monkeypatch.setattr(RecordKey.objects, "filter", lambda **_: nothing_yet)
    assert records.key_to_seal("sample.Note", note.sealing_id) == first
    assert RecordKey.objects.count() == 1


def test_without_the_master_key_one_sentence_says_which(master: MasterKey, keys_of_its_own: Path) -> None:
    note = Note.objects.create(body="text")
    put_away(master, keys_of_its_own)
    with pytest.raises(KeyMissing, match=f"^The sealing key {master.name} is missing from .*\\.$"):
        read_again(note).body.open()
    with (
        pytest.raises(KeyMissing, match=r"^There is no sealing key in .*; make one before anything is sealed\.$"),
        transaction.atomic(),
    ):
        Note.objects.create(body="text")
    keys_of_its_own.rmdir()
    with pytest.raises(KeyMissing, match=r"^The folder of sealing keys is missing: .*\.$"), transaction.atomic():
        Note.objects.create(body="text")
    assert Note.objects.count() == 1


def test_with_another_key_under_its_name_it_does_not_open(master: MasterKey, keys_of_its_own: Path) -> None:
    note = Note.objects.create(body="text")
    other = make_key()
    (keys_of_its_own / f"{other.name}.key").replace(keys_of_its_own / f"{master.name}.key")
    with pytest.raises(KeyMissing, match=r"is damaged or holds another key\.$"):
        read_again(note).body.open()


def test_a_key_wrapped_by_another_than_it_says_does_not_open() -> None:
    note = Note.objects.create(body="text")
    RecordKey.objects.update(wrapped_by=make_key().name)
    with pytest.raises(DoesNotOpen):
        read_again(note).body.open()


def test_a_rotation_that_is_stopped_goes_on_where_it_stopped() -> None:
    notes = [Note.objects.create(body=str(number)) for number in range(4)]
    newest, heard = make_key(), list[tuple[int, int]]()

    def stop_at_the_second(done: int, of: int) -> None:
        heard.append((done, of))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rewrap(stop_at_the_second)
    assert heard == [(1, 4), (2, 4)]
    assert records.records_by_master_key()[newest.name] == 2
    assert [read_again(note).body.open() for note in notes] == ["0", "1", "2", "3"]
    assert rewrap() == 2
    assert records.records_by_master_key() == {newest.name: 4}
