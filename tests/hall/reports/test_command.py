"""`goldendoor hall report`: what is published as it was published, else counted now; files; wrong names."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.hall.reports.conftest import REQUESTS, TODAY, Do, newest
from tests.hall.reports.registers import asked_for_help
from tests.hall.reports.test_acts import published

from goldendoor.cli.hall_report import command
from goldendoor.hall import clock
from goldendoor.hall.reports.models import StatutoryReport

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]
THE_QUARTER = [REQUESTS[0], REQUESTS[1], "--period", REQUESTS[2]]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def test_what_is_not_published_is_counted_now_and_kept_nowhere() -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    ran = CliRunner().invoke(command, THE_QUARTER)
    assert ran.exit_code == 1, ran.output
    assert "Not published. Counted now" in ran.output and "requests for support or assistance: 1" in ran.output
    assert not StatutoryReport.objects.exists()


def test_what_is_published_is_told_as_it_was(does: Do) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    report = published(does)
    asked_for_help("NYPD", date(2026, 8, 2), "ice")
    ran = CliRunner().invoke(command, [*THE_QUARTER, "--json"])
    told = json.loads(ran.output)
    assert ran.exit_code == 0 and told["sha256"] == report.sha256
    assert [one["figure"] for one in told["figures"]] == [1]


def test_files_are_written(does: Do, tmp_path: Path) -> None:
    published(does)
    names = {form: tmp_path / f"report.{form}" for form in ("pdf", "csv", "parquet")}
    given = [part for form, path in names.items() for part in (f"--{form}", str(path))]
    ran = CliRunner().invoke(command, [*THE_QUARTER, *given, "--dictionary", str(tmp_path / "report.json")])
    assert ran.exit_code == 0, ran.output
    assert names["pdf"].read_bytes().startswith(b"%PDF-") and names["parquet"].read_bytes().startswith(b"PAR1")
    assert names["csv"].read_text().startswith('"report"') and "columns" in json.loads(
        (tmp_path / "report.json").read_text()
    )
    assert newest().sha256 in ran.output.replace("\n", "")


@pytest.mark.parametrize(
    ("given", "near"),
    [
        (["NYC-AC-10-187", "requests-for-help", "--period", "2026 quarter 3"], "NYC-AC-10-178"),
        (["NYC-AC-10-178", "requests-for-hepl", "--period", "2026 quarter 3"], "requests-for-help"),
        (["NYC-AC-10-178", "requests-for-help", "--period", "2026 quarter three"], "2026 quarter"),
        (["NYC-AC-23-12", "what-the-agency-holds", "--period", "2026", "--agency", "DSSS"], "DSS"),
    ],
)
def test_wrong_names_give_near_matches(given: list[str], near: str) -> None:
    ran = CliRunner().invoke(command, given)
    assert ran.exit_code == 2 and near in ran.output
