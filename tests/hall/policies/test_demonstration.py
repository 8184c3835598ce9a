"""The made-up city on the days that matter: who had met the order, who was late, and who had done nothing at all."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction

from goldendoor.hall.duties.sources import shown
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.people import demonstration as made_up_city
from goldendoor.hall.policies.apps import _made_up
from goldendoor.hall.policies.models import Audit, AuditFinding, PolicyVersion
from goldendoor.hall.sealing.detector import find
from goldendoor.hall.sealing.keys import make_key

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
FACTS = ("policies_online", "plain_language", "languages_online", "policies_have_changed", "audit_report_submitted")


@pytest.fixture
def only_policies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A city that does nothing but write and audit policies."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    make_key()
    monkeypatch.setattr(made_up_city, "_CHAPTERS", [_made_up])


@pytest.fixture
def year(only_policies: None) -> Iterator[None]:
    """All of it, as it stands in November."""
    with transaction.atomic():
        made_up_city.make_up("nyc", datetime(2026, 11, 26, 17, tzinfo=UTC))
        yield


def agencies_that_show(fact: str, day: date) -> dict[str, object]:
    found = {agency: shown(fact, agency, day) for agency in ("ACS", "DOC", "DOHMH", "DOP", "DSS", "NYPD")}
    return {agency: one[-1].value for agency, one in found.items() if one}


def test_on_each_day_some_have_met_the_order_and_some_have_not(year: None) -> None:
    assert agencies_that_show("policies_online", date(2026, 2, 14)) == {"DOP": True}
    assert agencies_that_show("policies_online", date(2026, 3, 1)) == {"DOP": True, "ACS": True}
    may = date(2026, 5, 8)
    assert agencies_that_show("policies_online", may).keys() == {"DOP", "ACS", "DOC", "NYPD", "DSS"}
    assert agencies_that_show("plain_language", may) == {
        "DOP": True, "ACS": True, "DOC": True, "DSS": True, "NYPD": False,
    }  # fmt: skip
    full = {
        agency for agency, words in agencies_that_show("languages_online", may).items() if words == "all ten languages"
    }
    assert full == {"DOP", "ACS"}
    assert agencies_that_show("audit_report_submitted", may).keys() == {"DOP", "ACS", "DOC"}
    late = {one.agency.code: one.sent_late_days for one in Audit.objects.select_related("agency")}
    assert late == {"DOP": 0, "ACS": 0, "DOC": 0, "NYPD": 2, "DSS": 27}
    assert {one.outcome for one in AuditFinding.objects.all()} == {"left_out", "says_otherwise"}
    assert list(verify()) == []


def test_nothing_in_it_is_about_anybody(year: None) -> None:
    texts = [one.text for one in PolicyVersion.objects.all()] + [
        one.reason.open() for one in AuditFinding.objects.all()
    ]
    assert texts
    assert not [text for text in texts if find(text)]


@pytest.mark.parametrize("at", [datetime(2026, 2, 14, 17, tzinfo=UTC), datetime(2026, 5, 8, 17, tzinfo=UTC)])
def test_a_city_made_up_on_a_day_shows_what_a_later_one_shows_of_that_day(only_policies: None, at: datetime) -> None:
    def as_shown() -> list[tuple[object, ...]]:
        return [
            (agency, fact, one.value, one.since, one.evidence)
            for agency in ("ACS", "DOC", "DOP", "DSS", "NYPD") for fact in FACTS for one in shown(fact, agency, at.date())
        ]  # fmt: skip

    told = []
    for moment in (at, datetime(2026, 11, 26, 17, tzinfo=UTC)):
        with transaction.atomic():
            made_up_city.make_up("nyc", moment)
            told.append(as_shown())
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert told[0]
