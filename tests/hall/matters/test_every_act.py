"""Every act there is: where the ledger or the last write fails nothing happened, and what it changed is on its entry."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from tests.hall.matters import ready_acts, ready_duties
from tests.hall.matters.ready_acts import People, Ready

import goldendoor.hall
from goldendoor.hall.acting import Act, perform
from goldendoor.hall.ledger.kinds import registered_kinds
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.reading import entries

pytestmark = pytest.mark.django_db
OURS = "goldendoor.hall."
# Rows that no act is about: what the ledger and the sealing write themselves, and what Django keeps.
NOT_OF_AN_ACT = frozenset({"ledger.Entry", "ledger.Salt", "notices.Notice", "sealing.RecordKey"})


READY = ready_acts.READY | ready_duties.READY


def every_act() -> dict[str, type[Act]]:
    """The acts of every module of City Hall, whether or not something has asked for it yet."""
    for one in walk_packages(goldendoor.hall.__path__, OURS):
        if ".migrations" not in one.name and not one.name.endswith(("settings", "wsgi")):
            import_module(one.name)
    return {name: act for name, act in Act.known.items() if act.__module__.startswith(OURS)}


def stored() -> dict[str, dict[int, tuple[object, ...]]]:
    """Every row of every table by its number, as the database holds it."""
    tables = {}
    with connection.cursor() as cursor:
        for label, sql in TABLES.items():
            cursor.execute(sql)
            tables[label] = {row[0]: tuple(row) for row in cursor.fetchall()}
    return tables


def _all_of(model: type[models.Model]) -> str:
    columns = ", ".join(f'"{field.column}"' for field in (model._meta.pk, *model._meta.concrete_fields))
    return f'SELECT {columns} FROM "{model._meta.db_table}" ORDER BY 1'


TABLES = {model._meta.label: _all_of(model) for model in apps.get_models(include_auto_created=True)}


def as_told() -> dict[str, dict[str, Any]]:
    """Every record that the ledger can speak of, in plain values."""
    return {f"{kind.name}/{number}": plain for kind in registered_kinds() for number, plain in kind.every()}


def writes(ready: Ready) -> int:
    """How many rows an act writes: it is done, counted, and taken back."""
    counted = 0

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        nonlocal counted
        counted += sql.startswith(("INSERT", "UPDATE", "DELETE"))
        return execute(sql, *rest)

    with transaction.atomic(), connection.execute_wrapper(count):
        perform(ready.act, ready.by)
        transaction.set_rollback(True)
    return counted


class Broken(Exception):
    """What goes wrong in these tests."""


def test_the_table_has_every_act_and_no_other() -> None:
    assert every_act().keys() == READY.keys()


@pytest.fixture
def ready(people: People, act: str) -> Ready:
    return READY[act](people)


@pytest.mark.parametrize("act", READY)
def test_it_happens_whole_or_not_at_all_and_its_entry_tells_what_it_changed(ready: Ready, act: str) -> None:
    where_the_ledger_fails_nothing_happened(ready)
    wherever_it_breaks_off_nothing_happened(ready)
    what_it_changed_is_on_one_entry_and_nothing_else_changed(ready, act)


def where_the_ledger_fails_nothing_happened(ready: Ready) -> None:
    before = stored()

    def fail(*_: object, **__: object) -> None:
        raise Broken

    with pytest.MonkeyPatch.context() as patched, pytest.raises(Broken):
        patched.setattr("goldendoor.hall.ledger.recording.Entry.objects.create", fail)
        perform(ready.act, ready.by)
    assert stored() == before


def wherever_it_breaks_off_nothing_happened(ready: Ready) -> None:
    before, total = stored(), writes(ready)
    assert stored() == before
    assert total >= 2 + (not ready.seen_only)  # the entry and its salts at the least
    for last in range(1, total + 1):
        left = last

        def break_off(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            nonlocal left
            left -= sql.startswith(("INSERT", "UPDATE", "DELETE"))
            if left == 0:
                left = -1
                raise Broken
            return execute(sql, *rest)

        with pytest.raises(Broken), connection.execute_wrapper(break_off):
            perform(ready.act, ready.by)
        assert stored() == before, f"after write {last} of {total}"


def what_it_changed_is_on_one_entry_and_nothing_else_changed(ready: Ready, act: str) -> None:
    before, rows_before, entries_before = as_told(), stored(), Entry.objects.count()
    perform(ready.act, ready.by)
    after = as_told()
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert Entry.objects.count() == entries_before + 1
    entry = next(entries())
    assert (entry.act, entry.office) == (act, ready.by.office)
    assert changed <= set(entry.changed), "changed, and not on the entry"
    assert bool(entry.changed) is not ready.seen_only
    assert not ready.seen_only or entry.seen
    assert _spoken_of(rows_before, stored()) <= {one.partition("/")[0] for one in entry.changed} | {"authenticator"}


def _spoken_of(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """The kinds of record whose tables are other than they were; a table that the ledger cannot speak of fails."""
    labels = {label for label in after if after[label] != before[label]} - NOT_OF_AN_ACT
    return {KIND_OF.get(label, label.rpartition(".")[2].lower()) for label in labels}


KIND_OF = {
    "mfa.Authenticator": "authenticator",
    "people.CityRecords": "city",
    "matters.SavedView": "view",
    "matters.BroughtIn": "brought-in",
    "reports.StatutoryReport": "statutory-report",
    "reports.TypedFigure": "typed-figure",
    "reports.WrittenPassage": "written-passage",
    "reports.LeftOut": "left-out",
    "reports.CutTable": "cut",
    "committee.FileEntry_agencies": "fileentry",
    "committee.PreparednessItem_agencies": "preparednessitem",
    "training.CourseVersion": "course-version",
    "training.CoveredNorm": "course-version",
    "training.ScenarioAnswer": "course-version",
    "training.ContractorCount": "contractor-count",
}


def test_an_act_needs_a_fresh_sign_in_wherever_it_decides_reveals_or_grants(people: People) -> None:
    fresh = {name for name, act in every_act().items() if act.needs_fresh_sign_in}
    assert {"finding.make", "matter.reveal", "hold.record", "office.grant", "office.end", "account.renew"} <= fresh
