"""Whatever is done to the entries behind the ledger's back is found, and named with the entry where it was done.

Every test is run twice: with a checkpoint that speaks for all the entries, and with none at all.
"""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from tests.hall.ledger.conftest import act, found, named

from goldendoor.hall.ledger.canonical import canonical
from goldendoor.hall.ledger.merkle import leaf_hash
from goldendoor.hall.ledger.models import Entry, Salt
from goldendoor.hall.ledger.publishing import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_walls")]

SIZE = 24
TIMES = 20
Named = set[tuple[str, int | None]]


@pytest.fixture(params=["published", "unpublished"])
def checkpoint(request: pytest.FixtureRequest, ledger: Callable[[int], list[Group]]) -> bool:
    """A ledger in good order, with a checkpoint or without."""
    ledger(SIZE)
    if request.param == "published":
        publish()
    assert found() == []
    return bool(request.param == "published")


def after(tamper: Callable[[], object]) -> Named:
    """What is found once somebody has tampered; then everything is as it was."""
    with transaction.atomic():
        tamper()
        findings = named(found())
        transaction.set_rollback(True)
    return findings


def drop(number: int) -> None:
    Entry.objects.filter(number=number).delete()


def renumber(first: int, by: int) -> None:
    """Close a gap, or open one, for every entry from this one on."""
    numbers = Entry.objects.filter(number__gte=first).order_by("number" if by < 0 else "-number")
    for number in list(numbers.values_list("number", flat=True)):
        Entry.objects.filter(number=number).update(number=number + by)


def flip(column: str, number: int, chance: random.Random) -> None:
    entry = Entry.objects.get(number=number)
    changed = bytearray(getattr(entry, column))
    changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
    Entry.objects.filter(number=number).update(**{column: bytes(changed)})


@pytest.mark.parametrize("column", ["body", "leaf_hash"])
def test_a_flipped_byte(checkpoint: bool, column: str) -> None:
    chance = random.Random(1)
    for _ in range(TIMES):
        number = chance.randint(1, SIZE)
        findings = after(lambda number=number: flip(column, number, chance))
        assert ("flipped byte", number) in findings
        assert {one for one in findings if not one[0].startswith("record")} == {("flipped byte", number)}


def test_every_single_byte_of_one_entry(checkpoint: bool) -> None:
    body = bytes(Entry.objects.get(number=5).body)
    for place in range(len(body)):
        changed = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        assert ("flipped byte", 5) in after(lambda changed=changed: Entry.objects.filter(number=5).update(body=changed))


@pytest.mark.parametrize("change", [{"act": "group.other"}, {"at": "2026-03-01T09:04:00.000001Z"}])
def test_a_column_that_only_repeats_the_body(checkpoint: bool, change: dict[str, Any]) -> None:
    for number in (1, 7, SIZE):
        findings = after(lambda number=number: Entry.objects.filter(number=number).update(**change))
        assert findings == {("flipped byte", number)}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL itself keeps what is of the wrong kind out")
@pytest.mark.parametrize(
    "change", ["act = CAST(X'ff00fe' AS TEXT)", "at = 'never'", "at = X'00'", "body = 'text'", "leaf_hash = 5"]
)
def test_what_no_column_should_hold_does_not_stop_the_check(checkpoint: bool, change: str) -> None:
    def tamper() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE ledger_entry SET {change} WHERE number = 9")

    assert ("flipped byte", 9) in after(tamper)


def test_dropped(checkpoint: bool) -> None:
    for number in range(1, SIZE):
        findings = after(lambda number=number: drop(number))
        assert {one for one in findings if not one[0].startswith("record")} == {("dropped", number)}


def test_dropped_and_the_others_numbered_anew(checkpoint: bool) -> None:
    for number in range(1, SIZE):

        def tamper(number: int = number) -> None:
            drop(number)
            renumber(number + 1, -1)

        findings = after(tamper)
        assert {one for one in findings if not one[0].startswith("record")} == {("dropped", number)}


def test_several_dropped_are_one_finding(checkpoint: bool) -> None:
    assert ("dropped", 4) in after(lambda: Entry.objects.filter(number__in=[4, 5, 6]).delete())


def swap(one: int, other: int) -> None:
    for was, now in ((one, 999), (other, one), (999, other)):
        Entry.objects.filter(number=was).update(number=now)


def test_swapped(checkpoint: bool) -> None:
    chance = random.Random(2)
    pairs = [(1, 2), (SIZE - 1, SIZE), (1, SIZE), *(sorted(chance.sample(range(1, SIZE + 1), 2)) for _ in range(TIMES))]
    for one, other in pairs:
        findings = after(lambda one=one, other=other: swap(one, other))
        assert findings == {("swapped", one), ("swapped", other)}, (one, other)


def test_moved_out_of_the_way(checkpoint: bool) -> None:
    findings = after(lambda: Entry.objects.filter(number=6).update(number=900))
    assert {("swapped", 6), ("dropped", 6)} <= findings


def forged(number: int) -> Entry:
    """An entry that somebody made up: it agrees with itself in everything."""
    like = Entry.objects.get(number=1)
    body = canonical({**json.loads(bytes(like.body)), "number": number, "by": "0" * 64, "records": []})
    return Entry(number=number, at=like.at, act=like.act, body=body, leaf_hash=leaf_hash(body))


def test_inserted(checkpoint: bool) -> None:
    for number in range(1, SIZE):

        def tamper(number: int = number) -> None:
            entry = forged(number)
            renumber(number, 1)
            entry.save(force_insert=True)

        assert after(tamper) == {("inserted", number)}


def test_a_copy_of_another_entry_inserted(checkpoint: bool) -> None:
    def tamper() -> None:
        copied = Entry.objects.get(number=3)
        renumber(10, 1)
        copied.number = 10
        copied.save(force_insert=True)

    assert after(tamper) == {("inserted", 10)}


def test_truncated(checkpoint: bool) -> None:
    for last in range(SIZE):
        findings = after(lambda last=last: Entry.objects.filter(number__gt=last).delete())
        assert {one for one in findings if not one[0].startswith("record")} == {("truncated", last + 1)}


def rewrite(number: int) -> None:
    """Change what an entry says, with its hash and all, so that the database agrees with itself."""
    entry = Entry.objects.get(number=number)
    body = bytes(entry.body).replace(b'"keeper"', b'"mayor0"')
    Entry.objects.filter(number=number).update(body=body, leaf_hash=leaf_hash(body))


def test_rewritten_with_its_hash_is_named_where_a_checkpoint_speaks_for_it(
    ledger: Callable[[int], list[Group]],
) -> None:
    ledger(SIZE)
    publish()
    act("later", 30)
    for number in range(1, SIZE + 1):
        assert after(lambda number=number: rewrite(number)) == {("rewritten", number)}


def test_rewritten_after_the_hashes_outside_were_lost_is_narrowed_to_a_checkpoint(
    ledger: Callable[[int], list[Group]], city: Any
) -> None:
    ledger(8)
    publish()
    ledger(8)
    publish()
    (city / "checkpoints" / "hashes").unlink()
    assert named(found()) == {("hashes damaged", None)}
    for number, begins in ((3, 1), (8, 1), (9, 9), (16, 9)):
        assert after(lambda number=number: rewrite(number)) == {("hashes damaged", None), ("rewritten", begins)}


def rolled_back_to(last: int) -> None:
    """The database as it was when it had so many entries."""
    Entry.objects.filter(number__gt=last).delete()
    Salt.objects.filter(number__gt=last).delete()
    kept = Group.objects.order_by("pk").values_list("pk", flat=True)[:last]
    Group.objects.exclude(pk__in=list(kept)).delete()


def test_rolled_back_behind_a_checkpoint(ledger: Callable[[int], list[Group]]) -> None:
    ledger(SIZE)
    publish()
    for last in range(SIZE):
        assert after(lambda last=last: rolled_back_to(last)) == {("rolled back", last + 1)}


def test_rolled_back_and_gone_on_differently(ledger: Callable[[int], list[Group]]) -> None:
    ledger(SIZE)
    publish()

    def tamper() -> None:
        rolled_back_to(10)
        ledger(20)

    findings = after(tamper)
    assert findings == {("rewritten", number) for number in range(11, SIZE + 1)}
