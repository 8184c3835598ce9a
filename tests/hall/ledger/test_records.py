"""A record that was changed, added or removed behind the ledger is named."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from tests.hall.ledger.conftest import FIRST, act, every, found, load, named

from goldendoor.hall.ledger.kinds import forget_kind, register_kind
from goldendoor.hall.ledger.models import Salt
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.ledger.records import unlisted_kinds

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["listed", "one by one"])
def groups_read_either_way(request: pytest.FixtureRequest, groups: None) -> bool:
    """A kind whose records can be listed, and one of which each is read by its number."""
    listed = bool(request.param == "listed")
    forget_kind("group")
    register_kind("group", load, every if listed else None)
    assert unlisted_kinds() == (() if listed else ("group",))
    return listed


def test_records_in_order(groups_read_either_way: bool) -> None:
    group = act("one")
    group.name = "another"
    group.save()
    record("group.rename", by=7, office="keeper", records=[("group", group.pk)], at=FIRST)
    number = act("two").pk
    Group.objects.filter(pk=number).delete()
    record("group.remove", by=7, office="keeper", records=[("group", number)], at=FIRST)
    assert found() == []


def test_changed(groups_read_either_way: bool) -> None:
    for number in range(1, 6):
        act(f"group {number}")
    third = Group.objects.order_by("pk")[2]
    Group.objects.filter(pk=third.pk).update(name="changed")
    (finding,) = found()
    assert (str(finding.wrong), finding.number) == ("record changed", 3)
    assert finding.words.startswith(f"group/{third.pk}: ")


def test_changed_back_to_an_older_state(groups_read_either_way: bool) -> None:
    group = act("one")
    Group.objects.update(name="another")
    record("group.rename", by=7, office="keeper", records=[("group", group.pk)], at=FIRST)
    Group.objects.update(name="one")
    assert named(found()) == {("record changed", 2)}


def test_removed(groups_read_either_way: bool) -> None:
    act("one")
    act("two").delete()
    assert named(found()) == {("record gone", 2)}


def test_back_again_after_it_was_removed(groups_read_either_way: bool) -> None:
    group = act("one")
    number = group.pk
    group.delete()
    record("group.remove", by=7, office="keeper", records=[("group", number)], at=FIRST)
    assert found() == []
    Group.objects.create(pk=number, name="one")
    assert named(found()) == {("record unknown", 2)}


def test_added_is_found_where_records_can_be_listed(ledger: Callable[[int], list[Group]]) -> None:
    ledger(3)
    added = Group.objects.create(name="added")
    (finding,) = found()
    assert (str(finding.wrong), finding.number) == ("record unknown", None)
    assert finding.words.startswith(f"group/{added.pk}: ")


def test_a_salt_taken_away_without_shredding(groups_read_either_way: bool) -> None:
    group = act("one")
    Salt.objects.filter(of=f"group/{group.pk}").delete()
    assert named(found()) == {("record changed", 1)}


def test_a_salt_that_went_with_its_shredding_may_leave_the_record(groups_read_either_way: bool) -> None:
    group = act("one")
    record("record.shredded", by=7, office="privacy", records=[("group", group.pk)], at=FIRST)
    Salt.objects.filter(of=f"group/{group.pk}").delete()
    assert found() == []


def test_a_kind_that_nobody_knows_how_to_read(ledger: Callable[[int], list[Group]]) -> None:
    ledger(2)
    forget_kind("group")
    (finding,) = found()
    assert str(finding.wrong) == "record unknown"
    assert "of the kind 'group'" in finding.words
    register_kind("group", load, every)


def test_a_state_that_cannot_even_be_written_down(ledger: Callable[[int], list[Group]]) -> None:
    ledger(2)
    forget_kind("group")
    register_kind("group", load, lambda: ((number, {**state, "at": 1.5}) for number, state in every()))
    assert named(found()) == {("record changed", 1), ("record changed", 2)}


def test_a_kind_is_registered_once(groups: None) -> None:
    with pytest.raises(ValueError, match="twice"):
        register_kind("group", load, every)
    with pytest.raises(ValueError, match="cannot be named"):
        register_kind("a/b", load, every)
