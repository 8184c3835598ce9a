"""`goldendoor hall retention`, `keys` and `tick`, run as people run them: what they print, and how they leave."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from tests.hall.ledger.cities import COMMAND, TWELVE_ACTS, Run, in_city, python
from tests.hall.prepared import set_up

# Three holds, which are the only sealed records that City Hall has by itself; two of them were lifted in 2020.
THREE_HOLDS = """
from datetime import UTC, date, datetime
from django.db import transaction
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.people.models import Account, Agency
from goldendoor.hall.retention.models import Hold, Schedule
from goldendoor.hall.sealing.keys import make_key, sealing_folder
if not sealing_folder().exists():
    make_key()
now = datetime(2020, 3, 4, 17, tzinfo=UTC)
with transaction.atomic():
    lou, law = Account.objects.create_user("lou", None, known_as="Lou"), Agency.objects.create(code="LAW", words="Law")
    record("account.open", by=None, office="keeper", records=[("account", lou.pk), ("agency", law.pk)], at=now)
    for lifted in (True, True, False):
        made = Hold.objects.create(kind="retention.Hold", number=99, reason="a lawsuit", agency=law, everywhere=True,
            placed_by=lou, placed_on=now.date(), lifted_by=lou if lifted else None, lifted_on=now.date() if lifted else None)
        record("hold.place", by=lou.pk, office="corporation_counsel", records=[("hold", made.pk)], at=now)
"""
SCHEDULE = """
from datetime import UTC, date, datetime
from django.db import transaction
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.people.models import Account
from goldendoor.hall.retention.models import Schedule
from goldendoor.hall.retention.warning import warn
with transaction.atomic():
    lou = Account.objects.get(name="lou")
    made = Schedule.objects.create(field="retention.Hold.reason", cites="Schedule GRS-12", months=24,
        since=date(2020, 1, 1), entered_by=lou)
    record("schedule.enter", by=lou.pk, office="corporation_counsel", records=[("schedule", made.pk)],
        at=datetime(2020, 3, 4, 18, tzinfo=UTC))
warn(datetime(2022, 3, 1, 17, tzinfo=UTC))
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city with three holds, on SQLite."""
    folder = tmp_path_factory.mktemp("prepared")
    set_up(folder)
    made = python(folder, THREE_HOLDS)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def town(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(prepared, tmp_path / "town"))


@pytest.fixture
def hall_command(town: Path) -> Run:
    """Run `goldendoor hall …` in that city."""
    return lambda *arguments: in_city(town, COMMAND, "hall", *arguments)


@pytest.fixture
def scheduled(town: Path) -> Path:
    """The city, once counsel has entered a schedule for why something was held."""
    made = python(town, SCHEDULE)
    assert made.returncode == 0, made.stderr
    return town


def test_as_shipped_the_report_says_that_nothing_is_destroyed_and_destroys_nothing(
    town: Path, hall_command: Run
) -> None:
    said = hall_command("retention")
    assert (said.returncode, said.stderr) == (0, "")
    words = " ".join(said.stdout.split())
    assert words.startswith("No records schedule is entered: nothing is past a date, and nothing is destroyed.")
    assert "retention.Hold.reason, sealed: no schedule entered; kept" in words
    assert "people.Account.name: no schedule entered; kept" in words
    asked = hall_command("retention", "--destroy")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.startswith("Nothing was destroyed")
    opened = python(
        town,
        "from goldendoor.hall.retention.models import Hold\nfor one in Hold.objects.all(): print(one.reason.open())",
    )
    assert opened.stdout.splitlines() == ["a lawsuit"] * 3
    told = json.loads(hall_command("retention", "--json").stdout)
    assert (told["schedules"], told["destroyed"], {one["past"] for one in told["fields"]}) == (0, 0, {0})
    by_kind = {one.pop("kind"): one for one in told["kinds"]}
    assert by_kind["retention.Hold"] == {
        "counted_from": True,
        "records": 3,
        "past": 0,
        "held": 0,
        "unwarned": 0,
        "due": 0,
    }
    assert by_kind["matters.Matter"] == {
        "counted_from": True,
        "records": 0,
        "past": 0,
        "held": 0,
        "unwarned": 0,
        "due": 0,
    }


def test_the_report_is_a_dry_run_and_destroy_prints_a_certificate(scheduled: Path, hall_command: Run) -> None:
    for _ in range(2):  # to look changes nothing
        said = " ".join(hall_command("retention").stdout.split())
        assert "retention.Hold.reason, sealed: 2 years (Schedule GRS-12); 2 past their date, 0 of them on hold" in said
        assert "a run would destroy 2" in said
    done = hall_command("retention", "--destroy")
    assert (done.returncode, done.stderr) == (0, "")
    words = " ".join(done.stdout.split())
    assert words.startswith("Shred certificate of ")
    assert "- hold/1: kept through 2022-03-04 under Schedule GRS-12; entry 7" in words
    assert "- hold/2: kept through 2022-03-04 under Schedule GRS-12; entry 8" in words
    assert "2 records were destroyed" in words
    assert in_city(scheduled, COMMAND, "ledger", "verify").returncode == 0
    opened = python(
        scheduled, "from goldendoor.hall.retention.models import Hold\nprint(Hold.objects.get(pk=3).reason.open())"
    )
    assert opened.stdout == "a lawsuit\n"
    opened = python(
        scheduled, "from goldendoor.hall.retention.models import Hold\nHold.objects.get(pk=1).reason.open()"
    )
    assert "Shredded" in opened.stderr
    assert hall_command("retention", "--destroy").stdout.startswith("Nothing was destroyed")


def test_the_certificate_as_json(scheduled: Path, hall_command: Run) -> None:
    told = json.loads(hall_command("retention", "--destroy", "--json").stdout)
    assert [one["record"] for one in told["destroyed"]] == ["hold/1", "hold/2"]
    assert told["destroyed"][0]["kept_through"] == "2022-03-04" and told["journal_emptied"] is True
    assert len(told["destroyed"][0]["entry_hash"]) == 64


def test_keys_are_listed_made_and_everything_is_wrapped_with_the_newest(town: Path, hall_command: Run) -> None:
    (first,) = (town / "keys" / "sealing").glob("*.key")
    assert f"{first.stem}  seals from now on; wraps 3 records\n" in hall_command("keys").stdout
    made = hall_command("keys", "new")
    assert made.returncode == 0 and "Back it up now" in made.stdout
    second = made.stdout.split()[0]
    assert (town / "keys" / "sealing" / f"{second}.key").stat().st_mode & 0o777 == 0o600
    listed = json.loads(hall_command("keys", "--json").stdout)
    assert [(one["name"], one["seals"], one["records"]) for one in listed["keys"]] == [
        (first.stem, False, 3),
        (second, True, 0),
    ]
    done = hall_command("keys", "rewrap")
    assert (done.returncode, done.stderr) == (0, "")
    words = " ".join(done.stdout.split())
    assert f"3 records are now wrapped by {second}." in words
    assert f"No record here needs any more: {first.stem}." in words
    first.unlink()
    assert json.loads(hall_command("keys", "rewrap", "--json").stdout) == {
        "wrapped": 0,
        "by": second,
        "not_needed_any_more": [],
    }
    opened = python(
        town, "from goldendoor.hall.retention.models import Hold\nprint(Hold.objects.get(pk=1).reason.open())"
    )
    assert opened.stdout == "a lawsuit\n"


def test_a_new_key_as_json(town: Path, hall_command: Run) -> None:
    told = json.loads(hall_command("keys", "new", "--json").stdout)
    assert Path(told["file"]).name == f"{told['name']}.key" and Path(told["file"]).exists()


def test_a_key_that_records_need_and_that_is_gone_is_named(town: Path, hall_command: Run) -> None:
    (first,) = (town / "keys" / "sealing").glob("*.key")
    assert hall_command("keys", "new").returncode == 0
    first.unlink()
    listed = hall_command("keys")
    assert (listed.returncode, listed.stderr) == (1, "")
    assert f"The sealing key {first.stem} is missing" in " ".join(listed.stdout.split())
    refused = hall_command("keys", "rewrap")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert f"The sealing key {first.stem} is missing" in refused.stderr


def test_a_key_that_others_can_read_is_told_and_not_used(town: Path, hall_command: Run) -> None:
    (first,) = (town / "keys" / "sealing").glob("*.key")
    first.chmod(0o644)
    listed = hall_command("keys")
    assert listed.returncode == 1 and "can be read by others" in " ".join(listed.stdout.split())


def test_without_the_folder_of_keys_one_line_says_so(town: Path, hall_command: Run) -> None:
    shutil.rmtree(town / "keys" / "sealing")
    for command in ("keys", "keys rewrap"):
        refused = hall_command(*command.split())
        assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
        assert "The folder of sealing keys is missing" in refused.stderr


def test_a_wrong_name_is_told_with_the_near_one(hall_command: Run) -> None:
    for wrong, near in (("keys rewarp", "did you mean rewrap?"), ("retenton", "did you mean retention?")):
        refused = hall_command(*wrong.split())
        assert refused.returncode == 2 and near in refused.stderr and refused.stderr.count("\n") == 1


def test_a_tick_signs_once_an_hour_and_only_where_something_was_added(town: Path, hall_command: Run) -> None:
    assert hall_command("tick").stdout == "checkpoint: 4 entries are signed for\n"
    assert hall_command("tick").stdout == "Nothing is due.\n"
    assert python(town, TWELVE_ACTS).returncode == 0
    assert hall_command("tick").stdout == "Nothing is due.\n"  # within the hour
    a_month_ago = time.time() - 30 * 24 * 3600
    os.utime(town / "checkpoints" / "latest.note", (a_month_ago, a_month_ago))
    assert hall_command("tick").stdout == "checkpoint: 16 entries are signed for\n"
    os.utime(town / "checkpoints" / "latest.note", (a_month_ago, a_month_ago))
    assert hall_command("tick").stdout == "Nothing is due.\n"  # nothing was added
    assert in_city(town, COMMAND, "ledger", "verify").returncode == 0


def test_a_tick_counts_what_is_past_its_date_and_destroys_nothing(scheduled: Path, hall_command: Run) -> None:
    told = json.loads(hall_command("tick", "--json").stdout)["ticked"]
    words = "retention.Hold: 2 past every date, 0 of them on hold; none destroyed"
    assert {"name": "retention", "done": [words], "failed": ""} in told
    assert words in " ".join(hall_command("tick").stdout.split())


def test_a_tick_that_finds_the_ledger_put_back_says_so_and_does_the_rest(scheduled: Path, hall_command: Run) -> None:
    backup = scheduled / "backup"
    shutil.copy(scheduled / "city.sqlite3", backup)
    assert python(scheduled, TWELVE_ACTS).returncode == 0
    assert hall_command("tick").returncode == 0
    for left in scheduled.glob("city.sqlite3*"):
        left.unlink()
    shutil.copy(backup, scheduled / "city.sqlite3")
    os.utime(scheduled / "checkpoints" / "latest.note", (0, 0))
    said = hall_command("tick")
    assert (said.returncode, said.stderr) == (1, "")
    words = " ".join(said.stdout.split())
    assert "checkpoint failed: the database ends at entry 6, and a checkpoint of 18 was published" in words
    assert "retention.Hold: 2 past every date" in words


def test_a_city_that_was_never_set_up(tmp_path: Path) -> None:
    for command in ("retention", "tick", "keys"):
        refused = in_city(tmp_path, COMMAND, "hall", command)
        assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
        assert "has to be set up first" in refused.stderr
