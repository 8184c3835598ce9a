"""Two that deliver at the same moment, each a process: every letter goes out once. And a process that is killed in between.

On SQLite, or on PostgreSQL where the other tests run there.
"""

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from tests.hall.ledger.cities import COMMAND, DATABASE, in_city, python
from tests.hall.notices.mail_server import HANGS, MailServer, running
from tests.hall.prepared import set_up

PEOPLE = 25
BEGINNING = """
from datetime import UTC, date, datetime, timedelta
from django.conf import settings
from django.db import transaction
from goldendoor.hall.notices.kinds import register_notice
from goldendoor.hall.notices.models import Letter, Notice
register_notice("waits", "Something waits", "Something waits.")
now = datetime(2026, 3, 4, 17, tzinfo=UTC)
settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
    "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1", {port})
settings.EMAIL_USE_TLS, settings.MAIL_DOMAIN, settings.EMAIL_TIMEOUT = False, "city.example", 30
"""
POSTING = """
from goldendoor.hall.notices.outbox import post
from goldendoor.hall.people.models import Account, Agency, Holding
dss = Agency.objects.create(code="DSS", words="Social Services")
keeper = Account.objects.create_user("keeper", None, known_as="Keeper")
with transaction.atomic():
    for number in range({people}):
        one = Account.objects.create_user(f"head{{number}}", None, known_as="Head")
        Holding.objects.create(account=one, agency=dss, office="agency_head", since=date(2026, 1, 1), granted_by=keeper)
    for thing in range(4):
        post("waits", f"thing/{{thing}}", "agency_head", "DSS", now)
"""
DELIVERING = """
from goldendoor.hall.notices.delivering import deliver
print(deliver(now + timedelta(hours={hours})))
"""

pytestmark = pytest.mark.both_databases


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A city with tables and nobody in it."""
    if os.environ.get("GOLDENDOOR_TESTS_ON") == "postgres":
        cluster = os.environ["DATABASE_URL"]
        with psycopg.connect(cluster, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS notices_town")
            connection.execute("CREATE DATABASE notices_town")
        (tmp_path / DATABASE).write_text(cluster.replace("/postgres?", "/notices_town?"), encoding="utf-8")
    set_up(tmp_path)
    return tmp_path


def run(town: Path, server: MailServer, code: str, **more: int) -> str:
    done = python(town, (BEGINNING + code).format(port=server.port, people=PEOPLE, **more))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_three_that_deliver_at_once_send_each_letter_once(town: Path) -> None:
    with running() as server:
        run(town, server, POSTING)
        with ThreadPoolExecutor(3) as at_once:
            told = list(at_once.map(lambda _: run(town, server, DELIVERING, hours=0), range(3)))
        assert "failed" not in "".join(told)
        assert run(town, server, DELIVERING, hours=1).strip() == "[]"
        assert Counter(server.addresses) == {f"head{number}@city.example": 1 for number in range(PEOPLE)}
        left = run(
            town, server, "print(sorted(set(Letter.objects.values_list('state', 'tries'))), Notice.objects.count())"
        )
        assert left.strip() == "[('sent', 1)] 4"


def test_a_process_that_is_killed_while_it_sends_leaves_one_letter_that_is_found_and_the_others_untouched(
    town: Path,
) -> None:
    with running() as server:
        run(town, server, POSTING)
        server.does[:] = ["takes"] * 5 + [HANGS]
        surroundings = {**os.environ, "GOLDENDOOR_CITY_FOLDER": str(town)}
        surroundings.pop("DATABASE_URL", None)
        if (town / DATABASE).exists():
            surroundings["DATABASE_URL"] = (town / DATABASE).read_text(encoding="utf-8")
        code = "import django\ndjango.setup()\n" + (BEGINNING + DELIVERING).format(port=server.port, hours=0)
        with subprocess.Popen([sys.executable, "-c", code], env=surroundings) as delivering:
            while server.does:
                assert delivering.poll() is None
            delivering.kill()
        assert len(server.took) == 5
        states = "from collections import Counter\nprint(sorted(Counter(Letter.objects.values_list('state', flat=True)).items()))"
        assert run(town, server, states).strip() == f"[('claimed', 1), ('sent', 5), ('waiting', {PEOPLE - 6})]"
        told = run(town, server, DELIVERING, hours=1)
        assert "1 that an earlier run left half-way" in told and f"{PEOPLE - 5} letters went out" in told
        assert Counter(server.addresses) == {f"head{number}@city.example": 1 for number in range(PEOPLE)}
        again = [
            letter for _, letter in server.took if b"You may have had this mail" in letter.get_payload(decode=True)
        ]
        assert len(again) == 1


def test_the_tick_delivers_into_files_where_no_server_is_named(town: Path) -> None:
    made = python(town, (BEGINNING + POSTING).format(port=1, people=3))
    assert made.returncode == 0, made.stderr
    ticked = in_city(town, COMMAND, "hall", "tick")
    assert "notices:" not in ticked.stdout  # nobody has an address
    surroundings = {"GOLDENDOOR_MAIL_DOMAIN": "city.example", "GOLDENDOOR_CITY_ADDRESS": "https://hall.city.example/"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in surroundings.items():
            patch.setenv(name, value)
        posted = """
from goldendoor.hall.notices.outbox import post
with transaction.atomic():
    post("waits", "x", "agency_head", "DSS", now)
"""
        assert python(town, BEGINNING.format(port=1) + posted).returncode == 0
        ticked = in_city(town, COMMAND, "hall", "tick")
    assert "notices: 3 letters went out" in " ".join(ticked.stdout.split())
    letters = "".join(file.read_text() for file in (town / "letters").iterdir())
    assert letters.count("https://hall.city.example/hall/") == 3 and "To: head1@city.example" in letters
