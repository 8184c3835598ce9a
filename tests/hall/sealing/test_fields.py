"""Sealed fields: what goes in comes out, only on purpose, and nowhere but in its own row and field."""

import copy
import pickle
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import FieldError
from django.db import connection, transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hall.sealing.sample.models import Note

from goldendoor.hall.sealing.faults import DoesNotOpen, NotSealable, NotSearchable
from goldendoor.hall.sealing.fields import SealedTextField
from goldendoor.hall.sealing.inventory import Declared
from goldendoor.hall.sealing.models import RecordKey
from goldendoor.hall.sealing.sealed import Envelope, Place, Sealed

pytestmark = pytest.mark.usefixtures("hall")
in_one_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
texts = st.text(st.characters(exclude_categories=["Cs"]))
json_values = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner | st.none(), max_size=4) | st.dictionaries(texts, inner | st.none(), max_size=4),
    max_leaves=8,
)


def stored(note: Note, column: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM sample_note WHERE id = %s", [note.pk])
        return bytes(cursor.fetchone()[0])


def store(note: Note, column: str, content: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE sample_note SET {column} = %s WHERE id = %s", [content, note.pk])
    note.refresh_from_db()


@in_one_database
@given(texts)
def test_any_text_comes_back(text: str) -> None:
    note = Note.objects.get(pk=Note.objects.create(body=text).pk)
    assert isinstance(note.body, Sealed)
    assert note.body.open() == text


@in_one_database
@given(json_values)
def test_any_value_of_json_comes_back(value: object) -> None:
    note = Note.objects.get(pk=Note.objects.create(body="", details=value).pk)
    assert note.details.open() == value


@pytest.mark.parametrize("text", ["\ud800", "half \udfff a letter"])
def test_half_a_character_is_refused_clearly_and_not_quoted(text: str) -> None:
    with pytest.raises(NotSealable, match="a lone surrogate") as fault:
        Note(body=text)
    assert fault.value.__cause__ is fault.value.__context__ is None
    with pytest.raises(NotSealable, match="a lone surrogate"):
        Note(details={"one": [text]})


@pytest.mark.parametrize("value", [7, b"bytes", ["a"], F("title")])
def test_only_a_text_goes_into_a_text(value: object) -> None:
    with pytest.raises(NotSealable, match=r"sample\.Note\.body holds a text"):
        Note(body=value)


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, object(), {("a", "b"): 1}])
def test_only_json_goes_into_json(value: object) -> None:
    with pytest.raises(NotSealable, match=r"sample\.Note\.details holds what JSON can say"):
        Note(details=value)


def test_nothing_is_nothing_and_an_empty_text_is_sealed() -> None:
    note = Note.objects.create(body="")
    assert note.remark is None
    assert Note.objects.filter(remark__isnull=True, body__isnull=False).get() == note
    assert stored(note, "body") != b""


def test_before_it_is_saved_it_opens_and_can_be_changed() -> None:
    note = Note(body="first")
    assert note.body.open() == "first"
    note.body = "second"
    note.save()
    note.body = "third"
    note.save(update_fields=["body"])
    assert Note.objects.get().body.open() == "third"


def test_two_seals_of_the_same_text_differ() -> None:
    one, other = Note.objects.create(body="the same", remark="the same"), Note.objects.create(body="the same")
    again = stored(one, "body")
    one.save()
    sealed = {again, stored(one, "body"), stored(one, "remark"), stored(other, "body")}
    assert len(sealed) == 4


@in_one_database
@given(texts, texts)
def test_swapped_between_two_rows_neither_opens(here: str, there: str) -> None:
    one, other = Note.objects.create(body=here), Note.objects.create(body=there)
    first, second = stored(one, "body"), stored(other, "body")
    store(one, "body", second)
    store(other, "body", first)
    for note in (one, other):
        with pytest.raises(DoesNotOpen):
            note.body.open()


@in_one_database
@given(texts)
def test_swapped_between_two_fields_of_a_row_neither_opens(text: str) -> None:
    note = Note.objects.create(body=text, remark=text)
    body, remark = stored(note, "body"), stored(note, "remark")
    store(note, "body", remark)
    store(note, "remark", body)
    for sealed in (note.body, note.remark):
        with pytest.raises(DoesNotOpen):
            sealed.open()


@in_one_database
@given(texts, st.data())
def test_one_bit_that_flipped_in_the_database_and_it_never_opens(text: str, draw: st.DataObject) -> None:
    note = Note.objects.create(body=text)
    content = bytearray(stored(note, "body"))
    bit = draw.draw(st.integers(0, len(content) * 8 - 1))
    content[bit // 8] ^= 1 << bit % 8
    store(note, "body", bytes(content))
    with pytest.raises(DoesNotOpen):
        note.body.open()


def test_a_row_that_takes_the_number_of_another_does_not_open_what_it_holds() -> None:
    one, other = Note.objects.create(body="mine"), Note.objects.create(body="yours")
    envelope = stored(other, "body")
    yours = other.sealing_id
    other.delete()
    Note.objects.filter(pk=one.pk).update(sealing_id=yours)
    one.refresh_from_db()
    with pytest.raises(DoesNotOpen):
        one.body.open()
    store(one, "body", envelope)
    assert one.body.open() == "yours"


def test_even_under_one_key_no_two_places_are_alike() -> None:
    place = Place("sample.Note", uuid4(), "sample.Note", "body")
    others = [replace(place, record_id=uuid4()), replace(place, model="sample.Paper"), replace(place, field="remark")]
    assert len({one.tied_to for one in (place, *others)}) == 4


def test_without_its_record_key_it_does_not_open() -> None:
    note = Note.objects.create(body="text")
    RecordKey.objects.all().delete()
    note.refresh_from_db()
    with pytest.raises(DoesNotOpen, match="no key for this record"):
        note.body.open()


def test_what_is_sealed_goes_to_another_row_only_opened() -> None:
    one, other = Note.objects.create(body="text"), Note(body="")
    one.refresh_from_db()
    with pytest.raises(NotSealable, match="sealed in another place"):
        other.body = one.body
    with pytest.raises(NotSealable, match="sealed in another place"):
        one.remark = one.body
    one.body = one.body
    other.body = one.body.open()
    other.save()
    assert Note.objects.get(pk=other.pk).body.open() == "text"


@pytest.mark.parametrize("look", ["body", "body__exact", "body__contains", "body__in", "body__length", "details__name"])
def test_nobody_searches_by_it(look: str) -> None:
    with pytest.raises(NotSearchable, match="is sealed"):
        list(Note.objects.filter(**{look: "text"}))
    with pytest.raises(FieldError):
        list(Note.objects.exclude(**{look: "text"}))


def test_it_is_saved_with_its_row_or_not_at_all() -> None:
    note = Note.objects.create(body="text")
    note.body = "other"
    for attempt in (
        lambda: Note.objects.update(body="plain"),
        lambda: Note.objects.update(body=b"plain"),
        lambda: Note.objects.update(body=note.body),
        lambda: Note.objects.bulk_update([note], ["body"]),
    ):
        with pytest.raises(NotSealable, match="assign to it and save the row"), transaction.atomic():
            attempt()
    note.refresh_from_db()
    assert note.body.open() == "text"


def test_many_rows_at_once_are_sealed_each_under_its_own_key() -> None:
    Note.objects.bulk_create([Note(body=f"text {number}") for number in range(3)])
    assert [note.body.open() for note in Note.objects.order_by("pk")] == ["text 0", "text 1", "text 2"]
    assert RecordKey.objects.count() == 3


def test_a_save_that_was_rolled_back_can_be_done_again() -> None:
    note = Note(body="text")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        note.save()
        1 / 0  # noqa: B018
    assert RecordKey.objects.count() == 0
    note.pk = None
    note._state.adding = True
    note.save()
    assert Note.objects.get().body.open() == "text"


def test_what_was_not_loaded_is_loaded_when_it_is_asked_for() -> None:
    Note.objects.create(body="text")
    assert Note.objects.only("title").get().body.open() == "text"
    assert Note.objects.defer("sealing_id").get().body.open() == "text"


def test_values_alone_are_envelopes() -> None:
    Note.objects.create(body="text")
    (value,) = Note.objects.values_list("body", flat=True)
    assert isinstance(value, Envelope)
    assert str(value) == "‹sealed›"


def test_a_row_can_be_checked_and_copied_and_only_what_is_sealed_is_pickled() -> None:
    note = Note(body="text", details={"a": 1}, remark="more", title="a")
    note.full_clean()
    assert copy.deepcopy(note).body.open() == "text"
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(note)
    note.save()
    loaded = pickle.loads(pickle.dumps(Note.objects.get()))
    assert loaded.body.open() == "text"


def test_a_migration_knows_the_column_and_not_what_was_declared() -> None:
    field = Note._meta.get_field("remark")
    assert field.deconstruct() == ("remark", "goldendoor.hall.sealing.fields.SealedTextField", [], {"null": True})
    assert field.clone().db_type(connection) == field.db_type(connection)


def test_a_field_that_is_wrongly_used_is_found_by_the_checks() -> None:
    assert Note.check() == []
    field = SealedTextField(unique=True, declared=Declared("to test", "a law"))
    field.contribute_to_class(RecordKey, "field_of_the_test")
    try:
        said = {one.msg for one in field.check()}
    finally:
        RecordKey._meta.local_fields.remove(field)
        RecordKey._meta._expire_cache()
        del RecordKey.field_of_the_test
    named = "sealing.RecordKey.field_of_the_test is sealed, and"
    assert f"{named} its model is no SealedRecord." in said
    assert f"{named} an index or a unique rule on it finds nothing." in said
    assert len(said) == 2
