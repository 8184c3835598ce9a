"""What was noted as done comes to its end by counsel's schedule alone: its texts go, and that it was done stays."""

from datetime import date

import pytest
from tests.hall.duties.conftest import By, at

from goldendoor.engine.calculated import add_months
from goldendoor.hall.acting import perform
from goldendoor.hall.duties import board
from goldendoor.hall.duties.actions import NoteDone, TakeBack
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.duties.shown import history
from goldendoor.hall.duties.standing import State
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.retention.actions import EnterSchedule, PlaceHold
from goldendoor.hall.retention.destroying import destroy
from goldendoor.hall.retention.past import OfKind, report
from goldendoor.hall.retention.warning import warn
from goldendoor.hall.sealing.destroyed import DESTROYED

pytestmark = pytest.mark.usefixtures("show")
MEMBERS, GUIDELINES = "NYC-EO-13-2026/appoint-members/once/DSS", "NYC-AC-4-210/adopt-guidelines/always/{}"
DONE, YEARS_LATER = date(2026, 2, 12), date(2030, 1, 1)


@pytest.fixture
def noted(by: By) -> Fulfilment:
    perform(NoteDone(MEMBERS, DONE, "Letter DEMO-7", "Shelf 4"), by("hana"))
    return Fulfilment.objects.get()


def kept_for(by: By, months: int) -> None:
    for field in ("paper", "place", "reason"):
        perform(EnterSchedule(f"duties.Fulfilment.{field}", "Schedule 4", months, by("lou").day), by("lou"))


def of_fulfilments(day: date) -> OfKind:
    return next(one for one in report(day).kinds if one.kind == "duties.Fulfilment")


def destroyed(day: date) -> list[str]:
    warn(at(add_months(day, -2)))
    return [one.record for one in destroy(day, at(day))]


def texts(day: date, key: str = MEMBERS) -> list[tuple[str, str]]:
    return [(one.paper, one.place) for one in history(board.line_of(key, day))]


def test_as_shipped_nothing_of_it_is_destroyed(noted: Fulfilment) -> None:
    assert destroyed(YEARS_LATER) == []
    assert texts(YEARS_LATER) == [("Letter DEMO-7", "Shelf 4")]


def test_the_run_only_reports_and_a_hold_keeps_it(noted: Fulfilment, by: By) -> None:
    kept_for(by, 24)
    assert (of_fulfilments(date(2028, 3, 4)).past, of_fulfilments(date(2028, 3, 5)).past) == (0, 1)
    perform(PlaceHold("A lawsuit", "duties.Fulfilment", noted.pk), by("cal"))
    assert destroyed(YEARS_LATER) == [] and of_fulfilments(YEARS_LATER).held == 1


def test_what_is_destroyed_is_the_text_and_the_duty_stays_met(noted: Fulfilment, by: By) -> None:
    kept_for(by, 24)
    assert destroyed(YEARS_LATER) == [f"fulfilment/{noted.pk}"]
    assert texts(YEARS_LATER) == [(DESTROYED, DESTROYED)]
    line = board.line_of(MEMBERS, YEARS_LATER)
    assert (line.state, line.done) == (State.MET_IN_TIME, DONE)
    assert [str(one) for one in verify() if "fulfilment" in str(one)] == []


def test_what_is_owed_at_all_times_is_kept_while_it_counts(by: By) -> None:
    for agency, name in (("DSS", "hana"), ("ACS", "hal")):
        perform(NoteDone(GUIDELINES.format(agency), date(2018, 5, 2), "Guidelines"), by(name))
    dss, acs = Fulfilment.objects.order_by("pk")
    perform(TakeBack(dss.pk, "Others came."), by("hana"))
    kept_for(by, 24)
    assert destroyed(YEARS_LATER) == [f"fulfilment/{dss.pk}"]
    assert texts(YEARS_LATER, acs.key) == [("Guidelines", "")]
