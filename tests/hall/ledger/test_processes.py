"""What only processes with a database of their own can show: no transaction, writers at once, readers beside writers.

On SQLite, or on PostgreSQL where the other tests run there.
"""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from tests.hall.ledger.cities import COMMAND, DATABASE, SCRIPT, TWELVE_ACTS, in_city, python
from tests.hall.prepared import set_up

pytestmark = pytest.mark.both_databases


@pytest.fixture(scope="module")
def set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with its tables."""
    folder = tmp_path_factory.mktemp("house")
    if os.environ.get("GOLDENDOOR_TESTS_ON") == "postgres":
        cluster = os.environ["DATABASE_URL"]
        with psycopg.connect(cluster, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS ledger_house")
            connection.execute("CREATE DATABASE ledger_house")
        (folder / DATABASE).write_text(cluster.replace("/postgres?", "/ledger_house?"), encoding="utf-8")
    set_up(folder)
    return folder


@pytest.fixture
def house(set_up_once: Path) -> Path:
    """It, with an empty ledger and nothing published."""
    emptied = python(set_up_once, EMPTIED)
    assert emptied.returncode == 0, emptied.stderr
    for file in (set_up_once / "checkpoints").glob("*"):
        file.unlink()
    return set_up_once


EMPTIED = """
import importlib
from django.db import connection
walls = importlib.import_module("goldendoor.hall.ledger.migrations.0002_walls")
undone, done = {
    "sqlite": (walls.SQLITE_UNDONE, walls.SQLITE), "postgresql": (walls.POSTGRES_UNDONE, walls.POSTGRES)
}[connection.vendor]
with connection.cursor() as cursor:
    for statement in (*undone, "DELETE FROM ledger_entry", "DELETE FROM ledger_salt", *done):
        cursor.execute(statement)
"""


def test_outside_a_transaction_nothing_is_recorded(house: Path) -> None:
    code = """
from datetime import UTC, datetime
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.recording import NotRecorded, record, shred
at = datetime(2026, 3, 1, tzinfo=UTC)
for attempt in (lambda: record("city.look", by=1, office="keeper", records=[], at=at),
                lambda: shred(("account", 1), by=1, office="keeper", at=at)):
    try:
        attempt()
    except NotRecorded as reason:
        print(reason)
print(Entry.objects.count())
"""
    refused = python(house, code)
    assert refused.stdout.count("there is no transaction here") == 2, refused.stderr
    assert refused.stdout.splitlines()[-1] == "0"


def test_writers_at_once_leave_no_gap(house: Path) -> None:
    code = """
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from django.db import connection, transaction
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.recording import record
def acts(thread):
    for minute in range(25):
        try:
            with transaction.atomic():
                record("city.look", by=thread, office="keeper", records=[], at=datetime(2026, 3, 1, 9, minute, tzinfo=UTC))
                if minute % 5 == 4:
                    raise ZeroDivisionError
        except ZeroDivisionError:
            pass
    connection.close()
with ThreadPoolExecutor(4) as threads:
    list(threads.map(acts, range(4)))
print(list(Entry.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 81)))
"""
    written = python(house, code)
    assert written.stdout == "True\n", written.stderr
    checked = in_city(house, COMMAND, "ledger", "verify")
    assert checked.stdout.startswith("80 entries: nothing was changed behind the ledger."), checked.stderr


def test_two_processes_make_one_key(house: Path) -> None:
    code = "from goldendoor.hall.ledger.signing_key import signer\nprint(signer().verifier().text())"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "GOLDENDOOR_CITY_FOLDER": str(house)},
        )
        for _ in range(4)
    ]
    assert len({process.communicate()[0] for process in running}) == 1
    assert [file.name for file in (house / "keys").iterdir() if "ledger" in file.name] == ["ledger"]


def test_every_command_outside_a_transaction(house: Path, tmp_path: Path) -> None:
    assert python(house, TWELVE_ACTS).returncode == 0
    signed = in_city(house, COMMAND, "ledger", "checkpoint")
    assert signed.stdout.startswith("12 entries are signed for."), signed.stderr
    assert python(house, TWELVE_ACTS).returncode == 0
    checked = in_city(house, COMMAND, "ledger", "verify")
    assert checked.stdout.startswith("24 entries: nothing was changed behind the ledger."), checked.stderr
    file = tmp_path / "ledger.jsonl"
    for command in (("export",), ("prove", "7", "--json")):
        file.write_text(in_city(house, COMMAND, "ledger", *command).stdout, encoding="utf-8")
        proved = subprocess.run([sys.executable, "-I", SCRIPT, file], capture_output=True, text=True, check=False)
        assert proved.returncode == 0, proved.stderr


def test_a_check_beside_writers_neither_stops_them_nor_is_misled(house: Path) -> None:
    code = (
        TWELVE_ACTS
        + """
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.verifying import verify
import threading
met = []
def write():
    with transaction.atomic():
        record("city.look", by=1, office="keeper", records=[], at=datetime(2026, 3, 1, tzinfo=UTC))
def told(done, of):
    if not met:  # in the middle of the check, somebody else writes
        writer = threading.Thread(target=write)
        writer.start()
        writer.join(10)
        met.append(writer.is_alive())
print(list(verify(told)), met, Entry.objects.count())
"""
    )
    checked = python(house, code)
    assert checked.stdout == "[] [False] 13\n", checked.stderr
