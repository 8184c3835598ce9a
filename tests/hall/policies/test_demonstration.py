"""The made-up city on the days that matter: who had met the order, who was late, and who had done nothing at all."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from goldendoor.hall.duties.sources import shown
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.people import demonstration as made_up_city
from goldendoor.hall.policies.apps import _made_up
from goldendoor.hall.policies.models import Audit, AuditFinding, PolicyVersion
from goldendoor.hall.sealing.detector import find
from goldendoor.hall.sealing.keys import make_key

pytestmark = pytest.mark.slow
FACTS = ("policies_online", "plain_language", "languages_online", "policies_have_changed", "audit_report_submitted")
FEBRUARY, MARCH, MAY = date(2026, 2, 14), date(2026, 3, 1), date(2026, 5, 8)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 17, tzinfo=UTC)


def as_shown(day: date) -> dict[tuple[str, str], list[Any]]:
    """What the records show of each agency and fact by the end of a day."""
    agencies = ("ACS", "DOC", "DOHMH", "DOP", "DSS", "NYPD")
    return {(fact, agency): list(shown(fact, agency, day)) for fact in FACTS for agency in agencies}


@pytest.fixture(scope="module")
def only_policies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A city that does nothing but write and audit policies."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GOLDENDOOR_KEYS", str(tmp_path_factory.mktemp("city") / "keys"))
        make_key()
        patched.setattr(made_up_city, "_CHAPTERS", [_made_up])
        yield


@pytest.fixture(scope="module")
def told(only_policies: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Any]:
    """What a city that was made up in November tells of each day; it is taken back at once."""
    with django_db_blocker.unblock(), transaction.atomic():
        made_up_city.make_up("nyc", noon(date(2026, 11, 26)))
        found: dict[str, Any] = {str(day): as_shown(day) for day in (FEBRUARY, MARCH, MAY)}
        found["late"] = {one.agency.code: one.sent_late_days for one in Audit.objects.select_related("agency")}
        found["found"] = {one.outcome for one in AuditFinding.objects.all()}
        found["texts"] = [one.text for one in PolicyVersion.objects.all()]
        found["reasons"] = [one.reason.open() for one in AuditFinding.objects.all()]
        found["wrong"] = list(verify())
        transaction.set_rollback(True)
    return found


def values(told: dict[str, Any], fact: str, day: date) -> dict[str, object]:
    return {agency: one[-1].value for (name, agency), one in told[str(day)].items() if name == fact and one}


def test_on_each_day_some_have_met_the_order_and_some_have_not(told: dict[str, Any]) -> None:
    assert values(told, "policies_online", FEBRUARY) == {"DOP": True}
    assert values(told, "policies_online", MARCH) == {"DOP": True, "ACS": True}
    assert values(told, "policies_online", MAY).keys() == {"DOP", "ACS", "DOC", "NYPD", "DSS"}
    assert values(told, "plain_language", MAY) == {"DOP": True, "ACS": True, "DOC": True, "DSS": True, "NYPD": False}
    languages = values(told, "languages_online", MAY)
    assert {agency for agency, words in languages.items() if words == "all ten languages"} == {"DOP", "ACS"}
    assert values(told, "audit_report_submitted", MAY).keys() == {"DOP", "ACS", "DOC"}
    assert told["late"] == {"DOP": 0, "ACS": 0, "DOC": 0, "NYPD": 2, "DSS": 27}
    assert told["found"] == {"left_out", "says_otherwise"}


def test_its_ledger_proves_it(told: dict[str, Any]) -> None:
    assert told["wrong"] == []


def test_nothing_in_it_is_about_anybody(told: dict[str, Any]) -> None:
    assert told["texts"] and told["reasons"]
    assert not [text for text in told["texts"] + told["reasons"] if find(text)]


@pytest.mark.django_db
@pytest.mark.parametrize("day", [FEBRUARY, MAY])
def test_a_city_made_up_on_a_day_shows_what_a_later_one_shows_of_that_day(told: dict[str, Any], day: date) -> None:
    made_up_city.make_up("nyc", noon(day))
    assert as_shown(day) == told[str(day)]
