"""What lies on the disk: no sealed text in the database or its journal, and no shredded key once it is emptied."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

# A City Hall of its own, in a process of its own that stops without tidying up: its journal stays as it was.
BEGINNING = """
import json, os, sys
import django
django.setup()
from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db import connection
config = AppConfig.create("tests.hall.sealing.sample")
config.apps = apps
config.import_models()
apps.app_configs["sample"] = config
apps.clear_cache()
call_command("migrate", verbosity=0)
from goldendoor.hall.sealing.keys import make_key
from goldendoor.hall.sealing.models import RecordKey
from goldendoor.hall.sealing.records import empty_the_journal, shred_row
from tests.hall.sealing.sample.models import Note, Paper
make_key()
with connection.schema_editor() as editor:
    editor.create_model(Note)
    editor.create_model(Paper)
"""
STORING = """
canaries = [f"canary-{number}-{os.urandom(8).hex()}" for number in range(50)]
for canary in canaries:
    Note.objects.create(title="plain" + canary[::-1], body=canary, remark=canary * 500, details={canary: [canary]})
assert [note.body.open() for note in Note.objects.order_by("pk")] == canaries
print(json.dumps(canaries))
"""
SHREDDING = """
note = Note.objects.create(body="text")
other = Note.objects.create(body="text")
wrapped = {note.pk: RecordKey.objects.get(record_id=note.sealing_id).wrapped for note in (note, other)}
shred_row(note)
assert Note.objects.get(pk=other.pk).body.open() == "text"
print(json.dumps([wrapped[note.pk].hex(), wrapped[other.pk].hex()]))
"""
END = """
sys.stdout.flush()
os._exit(0)
"""


def run(script: str, folder: Path) -> list[str]:
    place = {"GOLDENDOOR_CITY_FOLDER": str(folder), "DJANGO_SETTINGS_MODULE": "goldendoor.hall.city_settings"}
    own = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "GOLDENDOOR_KEYS")}
    command = [sys.executable, "-c", BEGINNING + script + END]
    ran = subprocess.run(command, cwd=ROOT, env={**own, **place}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def on_the_disk(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("city.sqlite3*")}


def test_fifty_canaries_are_in_no_file_of_the_database(tmp_path: Path) -> None:
    canaries = run(STORING, tmp_path)
    files = on_the_disk(tmp_path)
    assert len(canaries) == 50
    assert files["city.sqlite3-wal"], "the journal is there to be searched"
    together = b"".join(files.values())
    for canary in canaries:
        assert canary[::-1].encode() in together, "a plain field is found, so the search is a search"
        assert canary.encode() not in together
        assert canary.encode().hex().encode() not in together


def test_a_shredded_key_is_in_no_file_of_the_database_and_another_still_is(tmp_path: Path) -> None:
    shredded, kept = run(SHREDDING, tmp_path)
    together = b"".join(on_the_disk(tmp_path).values())
    assert bytes.fromhex(kept) in together
    assert bytes.fromhex(shredded) not in together


def test_a_reader_in_the_way_is_reported_and_the_journal_emptied_after_it(tmp_path: Path) -> None:
    script = """
import sqlite3
from django.conf import settings
note = Note.objects.create(body="text")
connection.cursor().execute("PRAGMA busy_timeout = 50")
reader = sqlite3.connect(settings.DATABASES["default"]["NAME"])
reader.execute("BEGIN"); reader.execute("SELECT count(*) FROM sample_note").fetchone()
shred_row(note)
said = [empty_the_journal()]
reader.close()
said.append(empty_the_journal())
print(json.dumps(said))
"""
    assert run(script, tmp_path) == [False, True]


def test_the_master_key_is_in_no_file_of_the_database(tmp_path: Path) -> None:
    run(STORING, tmp_path)
    (file,) = (tmp_path / "keys" / "sealing").glob("*.key")
    secret = file.read_text(encoding="ascii")
    together = b"".join(on_the_disk(tmp_path).values())
    assert bytes.fromhex(secret) not in together
    assert secret.encode() not in together
