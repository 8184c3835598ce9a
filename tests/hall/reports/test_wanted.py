"""Which reports are wanted, for which days and by when: quarters, years that end in June, leap years, nights of the clock."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from tests.hall.cities import Person
from tests.hall.matters.cases import A_DETAINER, steps_open
from tests.hall.reports.conftest import TODAY, Do, newest
from tests.hall.reports.registers import asked_for_help
from tests.hall.reports.test_acts import published

from goldendoor.hall.acting import perform
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.duties.sources import shown
from goldendoor.hall.matters.actions import DoStep, OpenMatter
from goldendoor.hall.matters.models import Kind, Matter, Record
from goldendoor.hall.reports import access
from goldendoor.hall.reports.actions import Correct, PrepareReport, PublishReport, SignReport
from goldendoor.hall.reports.rows import rows_of
from goldendoor.hall.reports.wanted import before, the_report, wanted
from goldendoor.norms import UnknownName

AGENCIES = ("DOC", "NYPD", "DOP", "DSS", "ACS")
SUBMITTED = "quarterly_report_submitted"


def days(label: str, instrument: str, period: str, agency: str = "") -> tuple[date, date, date | None]:
    one = the_report(corpus(), "nyc", AGENCIES, instrument, label, period, agency, TODAY)
    return one.period.first, one.period.last, one.due


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026 quarter 1", date(2026, 1, 1), date(2026, 3, 31)), ("2026 quarter 2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026 quarter 3", date(2026, 7, 1), date(2026, 9, 30)), ("2026 quarter 4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024 quarter 1", date(2024, 1, 1), date(2024, 3, 31)),
    ],
)  # fmt: skip
def test_a_quarter_has_its_days_and_the_law_names_none_after_it(period: str, first: date, last: date) -> None:
    assert days("requests-for-help", "NYC-AC-10-178", period) == (first, last, None)


def test_a_year_of_detainers_ends_in_june_and_its_report_is_due_in_september() -> None:
    for agency, instrument, label in (
        ("DOC", "NYC-AC-9-131", "detainers-at-correction"), ("NYPD", "NYC-AC-14-154", "detainers-at-the-police"),
        ("DOP", "NYC-AC-9-205", "detainers-at-probation"),
    ):  # fmt: skip
        assert days(label, instrument, "2024", agency) == (date(2023, 7, 1), date(2024, 6, 30), date(2024, 9, 1))


def test_each_agency_reports_every_second_year_on_what_it_holds() -> None:
    assert days("what-the-agency-holds", "NYC-AC-23-12", "2026", "DSS") == (
        date(2024, 7, 1), date(2026, 6, 30), date(2026, 7, 31),
    )  # fmt: skip
    with pytest.raises(UnknownName, match="2026"):
        days("what-the-agency-holds", "NYC-AC-23-12", "2025", "DSS")


def test_every_block_of_the_law_with_a_time_of_its_own_is_wanted() -> None:
    found = {
        (one.instrument.name, one.label)
        for one in wanted(corpus(), "nyc", AGENCIES, date(2025, 1, 1), date(2026, 12, 31))
    }
    blocks = {
        (instrument.name, report.duty.rule.label)
        for instrument in corpus().instruments.values()
        for report in instrument.reports
        if date(2026, 1, 1) in report.duty.rule.dates.within(instrument.dates)
    }
    assert blocks <= found and ("NYC-AC-10-178", "requests-for-help") in found


def test_no_quarter_is_wanted_twice_and_none_is_left_out() -> None:
    found = [
        one
        for one in wanted(corpus(), "nyc", AGENCIES, date(2023, 1, 1), date(2026, 12, 31))
        if one.label == "requests-for-help"
    ]
    assert len(found) == 16
    for one, other in pairwise(found):
        assert other.period.first == one.period.last + timedelta(days=1)
        earlier = before(other, corpus(), "nyc")
        assert earlier is not None and earlier.period == one.period


def test_before_the_law_there_was_no_report() -> None:
    first = the_report(corpus(), "nyc", AGENCIES, "NYC-AC-10-178", "requests-for-help", "2018 quarter 1", "", TODAY)
    assert before(first, corpus(), "nyc") is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # 23:30 on the last evening of June, 01:30 in both nights of the clock, the 29th of February, New Year's Eve.
        (datetime(2026, 7, 1, 3, 30, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 3, 8, 6, 30, tzinfo=UTC), date(2026, 3, 8)),
        (datetime(2025, 11, 2, 6, 30, tzinfo=UTC), date(2025, 11, 2)),
        (datetime(2024, 3, 1, 4, 30, tzinfo=UTC), date(2024, 2, 29)),
        (datetime(2026, 1, 1, 4, 59, tzinfo=UTC), date(2025, 12, 31)),
    ],
)
def test_a_matter_belongs_to_the_citys_day(people: dict[str, Person], moment: datetime, day: date) -> None:
    from goldendoor.hall.people.models import Holding

    Holding.objects.update(since=date(2020, 1, 1))
    dan = people["dan"].acting(moment, moment)
    perform(OpenMatter("detain", dan.day, A_DETAINER, "a-detainer-came"), dan)
    year = str(day.year + (day.month > 6))
    one = access.wanted_named("NYC-AC-9-131", "detainers-at-correction", year, "", TODAY)
    assert [row.on for row in access.rows_reported(one)] == [day]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "within", "outside"),
    [
        # From midnight, the last minute before two, three o'clock, and the last of twenty-three hours.
        (date(2026, 3, 8), ("08T05:00", "08T06:59", "08T07:00", "09T03:59"), ("08T04:59", "09T04:00")),
        # From midnight, half past one, half past one again, and the last of twenty-five hours.
        (date(2026, 11, 1), ("01T04:00", "01T05:30", "01T06:30", "02T04:59"), ("01T03:59", "02T05:00")),
    ],
)
def test_days_that_are_a_period_begin_and_end_with_the_citys_night(
    people: dict[str, Person], day: date, within: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    for moment in (*within, *outside):
        at = datetime.fromisoformat(f"{day:%Y-%m}-{moment}+00:00")
        dan = people["dan"].acting(at, at)
        perform(OpenMatter("detain", dan.day, A_DETAINER, "a-detainer-came"), dan)
    for first, last, many in (
        (day, day, 4), (day, day + timedelta(days=1), 5), (day - timedelta(days=1), day, 5), (day + timedelta(days=1), day, 0),
    ):  # fmt: skip
        assert len(rows_of(corpus(), "detainers", "DOC", first, last)) == many


@pytest.mark.django_db
def test_what_came_in_an_hour_that_comes_twice_or_never_is_counted_once_and_kept_as_written(
    people: dict[str, Person],
) -> None:
    dan = people["dan"].acting(datetime(2026, 11, 1, 17, tzinfo=UTC), datetime(2026, 11, 1, 17, tzinfo=UTC))
    for day, hour in ((date(2026, 11, 1), "01:30"), (date(2026, 11, 1), "01:30"), (date(2026, 3, 8), "02:30")):
        perform(OpenMatter("detain", day, A_DETAINER, "a-detainer-came"), dan)
        (step,) = steps_open(Matter.objects.latest("pk"), Kind.RECORD)
        perform(DoStep(step.pk, {"came_at": f"{day}T{hour}", "body": "ice", "custody_number": "C-17"}), dan)
        assert Record.objects.get(step=step).answers["came_at"] == f"{day}T{hour}"
    for day, many in ((date(2026, 11, 1), 2), (date(2026, 3, 8), 1)):
        assert [one.on for one in rows_of(corpus(), "detainers", "DOC", day, day)] == [day] * many


@pytest.mark.django_db
def test_the_board_hears_that_the_last_quarter_was_sent(does: Do) -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice")
    assert shown(SUBMITTED, "MOIA", TODAY) == ()
    report = published(does)
    (told,) = shown(SUBMITTED, "MOIA", TODAY)
    assert told.value is True and told.since == TODAY and told.address == f"/reports/{report.pk}/"
    # The day before nobody knew; and in the new year another quarter is the last one.
    assert shown(SUBMITTED, "MOIA", TODAY - timedelta(days=1)) == ()
    assert shown(SUBMITTED, "MOIA", date(2027, 1, 1)) == ()
    assert shown(SUBMITTED, "MOIA", date(2026, 12, 31)) != ()


@pytest.mark.django_db
def test_a_correction_does_not_make_a_report_late(does: Do) -> None:
    first = published(does)
    later = datetime(2026, 12, 20, 17, tzinfo=UTC)
    does("des", Correct(first.pk, "Counted again."), later)
    does("des", SignReport(newest().pk), later)
    does("pub", PublishReport(newest().pk), later)
    (told,) = shown(SUBMITTED, "MOIA", date(2026, 12, 21))
    assert told.since == TODAY


@pytest.mark.django_db
def test_of_a_report_that_nobody_publishes_nothing_is_shown(does: Do) -> None:
    does("des", PrepareReport("NYC-AC-10-178", "requests-for-help", "2026 quarter 3"))
    assert shown(SUBMITTED, "MOIA", TODAY) == ()
