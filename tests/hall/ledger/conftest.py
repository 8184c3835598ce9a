"""A ledger for each test: a folder of its own, groups as the records that it speaks of, and a way past the walls."""

import importlib
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction

from goldendoor.hall.ledger.findings import Finding
from goldendoor.hall.ledger.kinds import forget_kind, register_kind
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.ledger.verifying import verify

FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)
_names = itertools.count(1)


def plain(group: Group) -> dict[str, Any]:
    return {"name": group.name}


def load(number: int) -> dict[str, Any] | None:
    found = Group.objects.filter(pk=number).first()
    return found and plain(found)


def every() -> Iterator[tuple[int, dict[str, Any]]]:
    for group in Group.objects.order_by("pk").iterator(chunk_size=1000):
        yield group.pk, plain(group)


@pytest.fixture(autouse=True)
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this test's city."""
    monkeypatch.setenv("GOLDENDOOR_CITY_FOLDER", str(tmp_path))
    monkeypatch.delenv("GOLDENDOOR_KEYS", raising=False)
    return tmp_path


@pytest.fixture
def groups(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Groups stand for the records, and the ledger knows of no other kind."""
    monkeypatch.setattr("goldendoor.hall.ledger.kinds._known", {})
    register_kind("group", load, every)
    yield
    forget_kind("group")


def act(name: str, number: int = 0) -> Group:
    """Make a record, as an act does it: the record and its entry in one transaction."""
    with transaction.atomic():
        group = Group.objects.create(name=name)
        record("group.make", by=7, office="keeper", records=[("group", group.pk)], at=FIRST + timedelta(minutes=number))
    return group


@pytest.fixture
def ledger(groups: None) -> Callable[[int], list[Group]]:
    """A function that makes a ledger of so many entries, each about a record of its own."""

    def of(size: int) -> list[Group]:
        return [act(f"group {next(_names)}", number) for number in range(1, size + 1)]

    return of


@pytest.fixture
def no_walls(db: None) -> None:
    """Take the walls away, as somebody could who owns the database; the test's own transaction brings them back."""
    walls = importlib.import_module("goldendoor.hall.ledger.migrations.0002_walls")
    undone = {"sqlite": walls.SQLITE_UNDONE, "postgresql": walls.POSTGRES_UNDONE}[connection.vendor]
    with connection.cursor() as cursor:
        for statement in undone:
            cursor.execute(statement)


def found() -> list[Finding]:
    """What a check finds now."""
    return list(verify())


def named(findings: list[Finding]) -> set[tuple[str, int | None]]:
    return {(str(one.wrong), one.number) for one in findings}


def entries() -> list[Entry]:
    return list(Entry.objects.order_by("number"))
