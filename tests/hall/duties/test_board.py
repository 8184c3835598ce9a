"""How obligations stand on the board of a day: from the law, the records and what was noted, all as known by then."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hall.cities import Person
from tests.hall.duties.conftest import AGENCIES, By, Show, at

from goldendoor.hall.acting import NotThere, perform
from goldendoor.hall.duties.actions import NoteDone, TakeBack
from goldendoor.hall.duties.board import board, line_of
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.duties.sources import Shown, register_done
from goldendoor.hall.duties.standing import Line, State
from goldendoor.hall.duties.who_may import Sight
from goldendoor.norms import UnknownName

pytestmark = pytest.mark.usefixtures("people", "show")
ORDER = "NYC-EO-13-2026"
MEMBERS, AUDIT = f"{ORDER}/appoint-members/once/DSS", f"{ORDER}/report-the-audit/once/DSS"
CONTACT = f"{ORDER}/name-the-privacy-officer/once/DSS"
VACANT = date(2026, 7, 2)  # the thirtieth day after it is a Saturday
POST = f"{ORDER}/fill-the-post/apo_vacancy_date 2026-07-02/DSS"


def stands(key: str, day: date) -> tuple[State, str]:
    line = line_of(key, day)
    return line.state, line.words


# -- by the law's own days -------------------------------------------------------------------------


def test_before_its_day_it_is_due_then_today_then_late() -> None:
    assert stands(MEMBERS, date(2026, 2, 10)) == (State.DUE, "Due in 3 days.")
    assert stands(MEMBERS, date(2026, 2, 13)) == (State.DUE, "Due today.")
    assert stands(MEMBERS, date(2026, 2, 14)) == (State.LATE, "Late by 1 day.")
    assert stands(MEMBERS, date(2028, 2, 29)) == (State.LATE, "Late by 746 days.")


def test_a_record_meets_it_in_time_or_late(show: Show) -> None:
    show("audit_report_submitted", "DSS", True, date(2026, 5, 7))
    show("audit_report_submitted", "ACS", True, date(2026, 5, 9))
    assert stands(AUDIT, date(2026, 6, 1)) == (State.MET_IN_TIME, "Met on 7 May 2026, in time.")
    assert stands(AUDIT.replace("DSS", "ACS"), date(2026, 6, 1)) == (State.MET_LATE, "Met on 9 May 2026, 2 days late.")
    assert line_of(AUDIT, date(2026, 6, 1)).proofs[0].words == "a record on audit_report_submitted"
    assert stands(AUDIT.replace("DSS", "NYPD"), date(2026, 6, 1))[0] is State.LATE


def test_a_record_that_was_made_later_is_not_on_the_board_of_a_day_before(show: Show) -> None:
    show("audit_report_submitted", "DSS", True, date(2026, 5, 6), known=date(2026, 5, 20))
    assert stands(AUDIT, date(2026, 5, 19))[0] is State.LATE
    assert stands(AUDIT, date(2026, 5, 20)) == (State.MET_IN_TIME, "Met on 6 May 2026, in time.")


def test_where_the_law_gives_no_day_it_is_not_late_and_when_done_it_is_done(show: Show) -> None:
    key = f"{ORDER}/audit-the-policies/always/DSS"
    assert stands(key, date(2026, 5, 1))[0] is State.UNKNOWN
    show("audit_report_submitted", "DSS", True, date(2026, 5, 6))
    assert stands(key, date(2026, 5, 7)) == (State.DONE, "Done on 6 May 2026; the law gives no day by which.")


def test_what_hangs_on_what_nobody_told_is_not_known_until_a_record_tells(show: Show) -> None:
    key = f"{ORDER}/help-the-committee/always/DSS"
    assert line_of(key, date(2026, 4, 1)).words.startswith("Not known whether it is owed")
    show("committee_has_asked_for_help", "DSS", True, date(2026, 3, 3))
    assert line_of(key, date(2026, 4, 1)).words.startswith("Owed, and the law gives no day")


def test_the_citys_own_target_is_told_as_such_and_makes_nothing_late() -> None:
    line = line_of(f"{ORDER}/publish-the-policies/always/DSS", date(2027, 1, 1))
    target = line.owed.obligation.internal_target
    assert target is not None
    assert "not law" in target.words
    assert target.due is not None
    assert target.due < date(2027, 1, 1)
    assert (line.state, line.owed.obligation.due) == (State.UNKNOWN, None)


# -- after an event --------------------------------------------------------------------------------


def test_a_vacancy_on_a_saturday_shows_both_days_and_is_judged_by_the_laws_own(show: Show) -> None:
    show("apo_vacancy_date", "DSS", VACANT, VACANT)
    assert stands(f"{ORDER}/fill-the-post/always/ACS", VACANT)[0] is State.NOT_ARISEN
    due = line_of(POST, date(2026, 7, 31))
    assert due.state is State.DUE
    assert "1 August 2026 is Saturday" in due.other_day
    assert "3 August 2026." in due.other_day
    monday = line_of(POST, date(2026, 8, 3))
    assert (monday.state, monday.words) == (State.LATE, "Late by 2 days.")
    assert monday.other_day.endswith("it is 3 August 2026, and then this is still due.")
    show("new_apo_designated", "DSS", date(2026, 8, 3), date(2026, 8, 3))
    met = line_of(POST, date(2026, 8, 4))
    assert (met.state, met.words) == (State.MET_LATE, "Met on 3 August 2026, 2 days late.")
    assert met.other_day.endswith("and then this is met in time.")
    assert line_of(POST, date(2026, 8, 4)).owed.obligation.due == date(2026, 8, 1)


def test_after_the_moved_day_it_is_late_by_any_count(show: Show) -> None:
    show("apo_vacancy_date", "DSS", VACANT, VACANT)
    assert line_of(POST, date(2026, 8, 4)).other_day.endswith("it is 3 August 2026.")


def test_an_officer_who_was_there_before_the_vacancy_does_not_fill_it(show: Show) -> None:
    show("new_apo_designated", "DSS", date(2026, 3, 1), date(2026, 3, 1))
    show("apo_vacancy_date", "DSS", VACANT, VACANT)
    assert stands(POST, date(2026, 8, 10))[0] is State.LATE


def test_two_agencies_that_name_an_officer_on_one_day_are_two_for_the_chief_privacy_officer(show: Show) -> None:
    for code in ("DSS", "ACS"):
        show("new_apo_designated", code, date(2026, 7, 20), date(2026, 7, 20))
    keys = {line.owed.obligation.key for line in board(date(2026, 10, 1)) if "train-a-new" in line.owed.obligation.norm}
    start = f"{ORDER}/train-a-new-privacy-officer/new_apo_designated 2026-07-20"
    assert keys == {f"{start}/DSS", f"{start}/ACS"}
    assert stands(f"{start}/ACS", date(2026, 10, 1)) == (State.LATE, "Late by 13 days.")


# -- what comes again ------------------------------------------------------------------------------


def test_each_fiscal_year_and_each_quarter_has_its_own_state(by: By) -> None:
    def detainers(year: int) -> str:
        return f"NYC-AC-9-131/detainers-at-correction/{year}/DOC"

    day = date(2026, 11, 26)
    perform(NoteDone(detainers(2025), date(2025, 9, 1), "Report"), by("cam", day))
    perform(NoteDone(detainers(2026), date(2026, 9, 8), "Report"), by("cam", day))
    found = {line.owed.obligation.key: line for line in board(day, back_to=date(2024, 1, 1))}
    states = [found[detainers(year)].state for year in (2024, 2025, 2026, 2027)]
    assert states == [State.LATE, State.MET_IN_TIME, State.MET_LATE, State.DUE]
    assert found[detainers(2026)].owed.obligation.period == (date(2025, 7, 1), date(2026, 6, 30))
    quarters = [found[f"NYC-AC-10-178/requests-for-help/2026 quarter {number}/"] for number in (1, 2, 3, 4)]
    assert [one.state for one in quarters] == [State.UNKNOWN, State.UNKNOWN, State.UNKNOWN, State.NOT_ARISEN]
    assert quarters[3].words == "Not arisen: its time ends on 31 December 2026."


def test_without_a_day_to_look_back_to_a_year_is_shown_and_what_is_owed_once_is_always_there() -> None:
    keys = {line.owed.obligation.key for line in board(date(2028, 6, 1))}
    assert MEMBERS in keys
    assert "NYC-AC-9-131/detainers-at-correction/2027/DOC" in keys
    assert "NYC-AC-9-131/detainers-at-correction/2026/DOC" not in keys
    assert line_of("NYC-AC-9-131/detainers-at-correction/2019/DOC", date(2028, 6, 1)).state is State.LATE


def test_a_record_can_show_one_time_of_a_duty_done_for_which_the_law_names_no_fact() -> None:
    published = Shown("2026 quarter 1", date(2026, 4, 20), "Compilation, first quarter of 2026", "/reports/1/")
    register_done("NYC-AC-10-178", "requests-for-help", lambda code, day: [published] if code == "" else [])
    first, second = (f"NYC-AC-10-178/requests-for-help/2026 quarter {number}/" for number in (1, 2))
    assert stands(first, date(2026, 8, 1)) == (State.DONE, "Done on 20 April 2026; the law gives no day by which.")
    assert stands(second, date(2026, 8, 1))[0] is State.UNKNOWN
    assert stands(first, date(2026, 4, 19))[0] is State.UNKNOWN


# -- what was noted --------------------------------------------------------------------------------


def test_what_was_noted_late_is_known_only_from_then_on(by: By) -> None:
    perform(NoteDone(MEMBERS, date(2026, 2, 12), "Letter"), by("hana", date(2026, 2, 20)))
    assert stands(MEMBERS, date(2026, 2, 19))[0] is State.LATE
    assert stands(MEMBERS, date(2026, 2, 20)) == (State.MET_IN_TIME, "Met on 12 February 2026, in time.")


def test_what_was_taken_back_stood_until_then(by: By) -> None:
    perform(NoteDone(MEMBERS, date(2026, 2, 12), "Letter"), by("hana", date(2026, 2, 13)))
    perform(TakeBack(Fulfilment.objects.get().pk, "It was never sent."), by("cal", date(2026, 3, 1)))
    assert stands(MEMBERS, date(2026, 2, 28))[0] is State.MET_IN_TIME
    assert stands(MEMBERS, date(2026, 3, 1))[0] is State.LATE


@pytest.mark.parametrize(
    ("night", "last_minute", "first_minute"),
    [
        (date(2026, 3, 7), (23, 30), (0, 30)),  # the clocks go forward in the morning that follows
        (date(2026, 10, 31), (23, 30), (0, 30)),  # and back
        (date(2026, 3, 8), (23, 30), (0, 30)),
        (date(2026, 11, 1), (23, 30), (0, 30)),
    ],
)
def test_an_act_belongs_to_the_day_that_the_citys_clocks_show(
    by: By, night: date, last_minute: tuple[int, int], first_minute: tuple[int, int]
) -> None:
    next_day = night + timedelta(days=1)
    perform(NoteDone(MEMBERS, date(2026, 2, 12), "Letter"), by("hana", at(night, *last_minute)))
    assert stands(MEMBERS, night)[0] is State.MET_IN_TIME
    assert stands(MEMBERS, night - timedelta(days=1))[0] is State.LATE
    perform(TakeBack(Fulfilment.objects.get().pk, "Wrong."), by("hana", at(next_day, *first_minute)))
    assert stands(MEMBERS, night)[0] is State.MET_IN_TIME
    assert stands(MEMBERS, next_day)[0] is State.LATE


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dates(date(2026, 1, 10), date(2026, 12, 31)), st.dates(date(2026, 1, 10), date(2027, 6, 30)),
    st.dates(date(2026, 1, 10), date(2027, 12, 31)), st.dates(date(2026, 1, 10), date(2027, 12, 31)),
)  # fmt: skip
def test_nothing_goes_from_met_to_late_as_days_pass_unless_it_is_taken_back(
    people: dict[str, Person], since: date, known: date, one_day: date, other_day: date
) -> None:
    record = Shown(True, since, "a record")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("goldendoor.hall.duties.sources._known",
                        {"apo_contact_sent": [lambda code, day: [record] if code == "DSS" and known <= day else []]})  # fmt: skip
        first, later = (
            stands(CONTACT, day)[0] if day >= date(2026, 2, 6) else None for day in sorted((one_day, other_day))
        )
    if first in (State.MET_IN_TIME, State.MET_LATE):
        assert later is first
    if first is State.LATE:
        assert later in (State.LATE, State.MET_LATE, State.MET_IN_TIME)


def test_a_record_that_says_only_how_things_are_now_does_not_unmake_what_was_met(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def now(code: str, day: date) -> list[Shown]:
        trained = day < date(2026, 6, 1)  # then somebody new came
        return [Shown(trained, date(2026, 4, 1) if trained else date(2026, 6, 1), "trained")] if code == "" else []

    monkeypatch.setattr("goldendoor.hall.duties.sources._known", {"privacy_officers_trained": [now]})
    key = f"{ORDER}/train-privacy-officers/once/"
    assert stands(key, date(2026, 5, 1))[0] is State.MET_IN_TIME
    assert stands(key, date(2026, 9, 1))[0] is State.MET_IN_TIME


# -- as a whole ------------------------------------------------------------------------------------


def test_the_late_come_first_and_each_state_in_the_order_of_days() -> None:
    order, lines = list(State), board(date(2026, 5, 8))
    assert [order.index(line.state) for line in lines] == sorted(order.index(line.state) for line in lines)
    late = [line.owed.obligation.due for line in lines if line.state is State.LATE]
    assert late == sorted(day for day in late if day)
    assert len(late) > len(AGENCIES)


def test_an_agencys_board_holds_its_own_and_nothing_of_another() -> None:
    own = board(date(2026, 5, 8), seen=Sight(False, frozenset({"DSS"})))
    assert {line.owed.agency for line in own} == {"DSS"}
    assert {line.owed.obligation.key for line in own} == {
        line.owed.obligation.key for line in board(date(2026, 5, 8)) if line.owed.agency == "DSS"
    }


def test_what_the_law_says_of_the_people_it_protects_is_no_duty_of_the_city() -> None:
    assert "person_asking" not in {line.owed.obligation.who for line in board(date(2026, 5, 8))}


def test_a_key_that_the_law_does_not_know_brings_the_near_ones() -> None:
    with pytest.raises(UnknownName, match="appoint-members/once/DSS"):
        line_of(MEMBERS.replace("members", "member"), date(2026, 5, 8))
    with pytest.raises(UnknownName):
        line_of(MEMBERS, date(2026, 2, 5))  # the law of that day does not have it yet
    with pytest.raises(NotThere):
        line_of(MEMBERS, date(2026, 5, 8), Sight(False, frozenset({"ACS"})))


def test_whatever_is_seen_of_it_can_be_asked_for_by_its_key() -> None:
    day = date(2026, 5, 8)
    for line in board(day)[::25]:
        assert line_of(line.owed.obligation.key, day) == Line(line.owed, day, line.proofs)
