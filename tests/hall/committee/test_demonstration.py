"""The made-up city's committee, on days that the order makes worth looking at."""

from datetime import UTC, date, datetime

import pytest
from tests.hall.cities import a_city

from goldendoor.hall.acting import Refused
from goldendoor.hall.committee import access
from goldendoor.hall.committee.demonstration import made_up_committee
from goldendoor.hall.committee.sections import SECTIONS
from goldendoor.hall.committee.shown import file_shown, request_shown
from goldendoor.hall.duties.sources import shown
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.people import demonstration
from goldendoor.hall.people.access import HeldOffice

pytestmark = pytest.mark.django_db
MEMBER = (HeldOffice("response_committee", "MOIA"),)


def made_up(monkeypatch: pytest.MonkeyPatch, *day: int) -> date:
    """The made-up city on an evening, with nothing in it but its people and its committee."""
    monkeypatch.setattr(demonstration, "_CHAPTERS", [made_up_committee])
    at = datetime(*day, 23, tzinfo=UTC)  # type: ignore[arg-type,misc]
    demonstration.make_up("nyc", at)
    assert all(one.at <= at for one in Entry.objects.all())
    return at.date()


def is_so(fact: str, day: date, agency: str = "") -> bool:
    found = shown(fact, agency, day)
    return bool(found) and found[-1].value is True


def test_today_there_is_something_in_every_section_and_something_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    today = made_up(monkeypatch, 2026, 11, 26)
    summer, spring = access.crises_seen(MEMBER)
    assert (summer.closed_at, spring.closed_at is not None) == (None, True)
    sections = file_shown(MEMBER, summer, today)
    assert len(sections) == len(SECTIONS) == 6
    assert all(one.entries or one.items or one.requests for one in sections)
    assert {cell.words for item in sections[1].items for cell in item.cells} == {
        "ready", "partly ready", "not ready", "nothing said yet", "not asked",
    }  # fmt: skip
    assert any(entry.version > 1 for one in sections for entry in one.entries)
    requests = [request_shown(one, today) for one in access.requests_seen(MEMBER)]
    assert [one.agency for one in requests if one.late] == ["ACS", "ACS"]
    assert {one.state for one in requests} == {
        "delivered", "the agency cannot give it", "taken back by the committee", "not answered yet",
    }  # fmt: skip
    reports = access.reports_seen((HeldOffice("mayors_office", "MOIA"),))
    assert [one.last for one in reports] == [date(2026, 9, 30), date(2026, 3, 31)]
    assert shown("guide_to_requests_is_out", "", today)[0].since == date(2026, 5, 4)
    assert shown("rights_material_is_out", "", today)[0].since == date(2026, 6, 24), "later than the City's own target"
    assert not is_so("public_material_on_city_rules_is_out", today)
    assert is_so("other_governments_are_concerned", today)
    assert is_so("committee_has_asked_for_help", today, "ACS") and not is_so(
        "committee_has_asked_for_help", today, "DSS"
    )


@pytest.mark.parametrize(
    ("day", "files", "reports", "directed", "guide"),
    [((2026, 2, 14), 0, 0, False, False), ((2026, 3, 31), 1, 1, True, False), ((2026, 5, 8), 1, 1, True, True)],
)
def test_on_earlier_days_there_is_what_there_was(
    monkeypatch: pytest.MonkeyPatch, day: tuple[int, int, int], files: int, reports: int, directed: bool, guide: bool
) -> None:
    today = made_up(monkeypatch, *day)
    assert is_so("committee_founded", today)
    assert access.crises_seen(MEMBER).count() == files
    assert access.reports_seen(MEMBER).filter(sent_at__isnull=False).count() == reports
    assert is_so("the_mayor_has_directed_reports", today) is directed
    assert is_so("guide_to_requests_is_out", today) is guide


def test_before_the_order_and_in_a_city_that_begins_after_it_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not list(made_up_committee(datetime(2029, 1, 1, tzinfo=UTC)))
    today = made_up(monkeypatch, 2026, 2, 9)
    assert access.founding() is None and not is_so("committee_founded", today)


def test_nothing_is_made_up_in_a_city_that_has_records(db: None) -> None:
    a_city()
    with pytest.raises(Refused, match="already"):
        demonstration.make_up("nyc", datetime(2026, 11, 26, tzinfo=UTC))
