"""The inventory: no field of City Hall's own apps is stored undeclared, and nothing is kept or destroyed by accident."""

from dataclasses import FrozenInstanceError

import pytest
from tests.hall.sealing.sample import inventory as tables

from goldendoor.hall.sealing import inventory
from goldendoor.hall.sealing.inventory import NONE_ENTERED, Declared, Row


def test_every_field_that_could_identify_somebody_is_declared_or_excused() -> None:
    assert inventory.undeclared() == []


def test_our_apps_are_looked_through() -> None:
    assert {"sealing", "people", "ledger", "desk"} <= {config.label for config in inventory.our_apps()}
    assert "RecordKey" in {field.model._meta.object_name for field in inventory.stored_fields()}


def test_no_table_speaks_of_a_field_that_is_not_there() -> None:
    assert inventory.mistakes() == []


def test_as_shipped_no_retention_is_entered() -> None:
    assert {(row.retention, row.schedule) for row in inventory.rows()} <= {(NONE_ENTERED, None)}


@pytest.fixture
def over_the_sample(sample_app: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The inventory of the sample alone."""
    monkeypatch.setattr(inventory, "OURS", "tests.hall.sealing.")


@pytest.mark.usefixtures("over_the_sample")
def test_numbers_choices_and_keys_are_excused_and_a_day_or_a_key_to_an_account_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert inventory.undeclared() == ["sample.Paper.received_on"]
    monkeypatch.delitem(tables.NOT_ABOUT_PEOPLE, "Paper.brought_by")
    monkeypatch.delitem(tables.DECLARED, "Note.title")
    assert inventory.undeclared() == ["sample.Note.title", "sample.Paper.received_on", "sample.Paper.brought_by"]


@pytest.mark.usefixtures("over_the_sample")
def test_an_excuse_needs_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(tables.NOT_ABOUT_PEOPLE, "Paper.brought_by", " ")
    assert "sample.Paper.brought_by" in inventory.undeclared()


@pytest.mark.usefixtures("over_the_sample")
def test_a_sealed_field_that_declares_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    (body,) = (one for one in inventory.stored_fields() if inventory._key(one) == "Note.body")
    monkeypatch.setattr(body, "declared", None)
    assert "sample.Note.body" in inventory.undeclared()


@pytest.mark.usefixtures("over_the_sample")
def test_the_rows_say_what_is_kept_and_why() -> None:
    rows = inventory.rows()
    assert [f"{row.model}.{row.field}" for row in rows] == [
        "Note.title",
        "Note.body",
        "Note.remark",
        "Note.details",
        "Paper.body",
    ]
    assert rows[0] == Row("sample", "Note", "title", False, "to find it again", "a law", NONE_ENTERED, None)
    assert rows[1] == Row("sample", "Note", "body", True, "to call back", "a law", "2 years", "Schedule 1")
    with pytest.raises(FrozenInstanceError):
        rows[0].law = "none"


@pytest.mark.usefixtures("over_the_sample")
def test_mistakes_in_a_table_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(tables.DECLARED, "Note.nothing", Declared("to test", "a law"))
    monkeypatch.setitem(tables.NOT_ABOUT_PEOPLE, "Note.title", "It is a title.")
    assert inventory.mistakes() == [
        "sample: there is no field Note.nothing",
        "sample: Note.title is declared, and said not to be about people",
    ]


def test_a_declaration_says_its_purpose_its_law_and_where_a_retention_comes_from() -> None:
    assert not Declared("to answer", "a law").may_be_destroyed
    assert Declared("to answer", "a law", "2 years", "Schedule 1").may_be_destroyed
    for wrong in (("", "a law"), ("to answer", " "), ("to answer", "a law", "2 years")):
        with pytest.raises(ValueError, match=r"says its purpose|cites the approved schedule"):
            Declared(*wrong)
    with pytest.raises(ValueError, match="a schedule says a retention"):
        Declared("to answer", "a law", schedule="Schedule 1")
