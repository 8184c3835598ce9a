"""Who owes what to whom because of the facts, by when, and how that day was computed."""

from datetime import date
from typing import Any

from tests.engine.conftest import Town
from tests.engine.towns import order

from goldendoor.engine.decision import OwedDuty

DAY = date(2020, 3, 2)

ASKING = "norm nobody-asks  § 1\n    must not inquire\n"


def duty(head: str, *clauses: str, owed: str = 'agency must report to mayor "the list of cases"') -> str:
    lines = [f"duty {head}", f"    {owed}", *(f"    {clause}" for clause in clauses)]
    return ASKING + "\n".join(lines) + "\n"


def owed_in(town: Town, law: str, facts: dict[str, Any], on: date = DAY, act: str = "inquire") -> tuple[OwedDuty, ...]:
    return town(order(law)).decide(act, on=on, facts=facts).duties


def test_a_duty_says_who_owes_what_to_whom_and_where_it_is_written(town: Town) -> None:
    (one,) = owed_in(town, duty("report-it  § 4(b)", "when came_for_help", "promptly"), {"came_for_help": True})
    assert (one.who, one.to_whom, one.what, one.act) == ("AG", "Mayor", "the list of cases", "report")
    assert (one.instrument, one.norm, one.pinpoint, one.citation) == (
        "TOWN-1", "report-it", "§ 4(b)", "EO 1 § 4(b)")  # fmt: skip


def test_a_duty_without_a_number_of_days_has_the_words_of_the_law_and_no_day(town: Town) -> None:
    law = duty("report-it  § 4", "when came_for_help", "as soon as practicable")
    (one,) = owed_in(town, law, {"came_for_help": True})
    assert (one.due, one.due_words, one.also_shown) == (None, "as soon as practicable", None)
    assert one.computed == "the law gives no number of days"


def test_a_day_that_the_law_names_stays_and_its_count_is_told(town: Town) -> None:
    law = duty("report-it  § 4", "when came_for_help", "by 2020-05-01, being 60 days after 2020-03-02")
    (one,) = owed_in(town, law, {"came_for_help": True})
    assert (one.due, one.computed) == (date(2020, 5, 1), "60 days after 2 March 2020")
    assert one.also_shown is None, "1 May 2020 is a Friday"


def test_the_day_of_the_event_does_not_count(town: Town) -> None:
    law = duty("report-it  § 4", "within 3 days of arrest_date")
    (one,) = owed_in(town, law, {"arrest_date": "2020-02-28"})
    assert one.due == date(2020, 3, 2), "a leap day lies between"
    assert (one.due_words, one.computed) == (
        "within 3 days of the arrest date", "3 days after 28 February 2020 (arrest date)")  # fmt: skip


def test_where_the_day_is_a_weekend_the_monday_is_shown_beside_it(town: Town) -> None:
    law = duty("report-it  § 4", "within 3 days of arrest_date")
    for arrest, due, monday in [
        ("2020-03-04", date(2020, 3, 7), date(2020, 3, 9)),  # to a Saturday
        ("2020-03-05", date(2020, 3, 8), date(2020, 3, 9)),  # to a Sunday
        ("2020-03-06", date(2020, 3, 9), None),  # to the Monday itself
    ]:
        (one,) = owed_in(town, law, {"arrest_date": arrest})
        assert (one.due, one.also_shown) == (due, monday)


def test_a_duty_counted_from_a_day_that_does_not_exist_has_not_arisen(town: Town) -> None:
    law = duty("report-it  § 4", "within 3 days of arrest_date")
    assert owed_in(town, law, {"arrest_date": None}) == ()
    assert owed_in(town, law, {}) == (), "nobody knows whether there was an arrest"


def test_a_day_that_exists_and_is_not_known_brings_the_duty_without_its_day(town: Town) -> None:
    (one,) = owed_in(town, duty("report-it  § 4", "within 3 days of arrest_date"), {"arrest_date": "exists"})
    assert (one.due, one.due_words) == (None, "within 3 days of the arrest date")
    assert "not known" in one.computed


def test_the_later_of_two_days_is_the_later_one(town: Town) -> None:
    law = duty("report-it  § 4", "by the later of 2020-04-07 and 60 days after arrest_date")
    (early,) = owed_in(town, law, {"arrest_date": "2020-01-01"})
    (late,) = owed_in(town, law, {"arrest_date": "2020-03-02"})
    assert (early.due, late.due) == (date(2020, 4, 7), date(2020, 5, 1))
    assert late.due_words == "by the later of 7 April 2020 and 60 days after arrest date"


def test_a_duty_that_comes_again_is_due_on_the_next_such_day(town: Town) -> None:
    law = duty("report-it  § 4", "when came_for_help", "every year by September 1, from 2018-09-01")
    for on, due in [
        (date(2017, 5, 1), date(2018, 9, 1)),
        (date(2020, 9, 1), date(2020, 9, 1)),
        (date(2020, 9, 2), date(2021, 9, 1)),
    ]:
        (one,) = owed_in(town, law, {"came_for_help": True}, on=on)
        assert one.due == due
        assert one.due_words.startswith("every year by 1 September")


def test_a_duty_that_comes_every_three_months_is_due_on_the_next_such_day(town: Town) -> None:
    law = duty("report-it  § 4", "when came_for_help", "every 3 months by March 31, from 2015-03-31")
    for on, due in [
        (date(2015, 2, 1), date(2015, 3, 31)),
        (date(2020, 3, 31), date(2020, 3, 31)),
        (date(2020, 5, 4), date(2020, 6, 30)),
        (date(2020, 12, 31), date(2020, 12, 31)),
    ]:
        (one,) = owed_in(town, law, {"came_for_help": True}, on=on)
        assert one.due == due
        assert one.due_words.startswith("every 3 months by ")


def test_a_period_can_run_from_the_beginning_of_each_quarter(town: Town) -> None:
    law = duty("report-it  § 4", "when came_for_help", "every quarter, within 30 days of its beginning, from 2017-06-13")
    for on, due in [
        (date(2016, 1, 1), date(2017, 7, 31)),
        (date(2018, 1, 10), date(2018, 1, 31)),
        (date(2019, 2, 1), date(2019, 5, 1)),
        (date(2019, 12, 31), date(2020, 1, 31)),
    ]:
        (one,) = owed_in(town, law, {"came_for_help": True}, on=on)
        assert one.due == due
        assert one.due_words == "every quarter, within 30 days of its beginning"
        assert one.computed == "30 days after the quarter begins, the next such day"


def test_a_quarter_is_told_by_its_last_day_and_no_day_is_made_up(town: Town) -> None:
    (one,) = owed_in(town, duty("report-it  § 4", "when came_for_help", "every quarter"), {"came_for_help": True})
    assert (one.due, one.due_words) == (None, "every quarter")
    assert "31 March 2020" in one.computed


def test_a_duty_that_is_done_is_owed_no_longer(town: Town) -> None:
    law = duty("report-it  § 4", "when came_for_help", "promptly", "done when report_is_out")
    city = town(order(law))
    owed = {
        out: len(city.decide("inquire", on=DAY, facts={"came_for_help": True, "report_is_out": out}).duties)
        for out in (True, False)
    }
    assert owed == {True: 0, False: 1}


def test_once_it_is_known_who_acts_only_their_own_duties_count(town: Town) -> None:
    law = (
        duty("report-it  § 4", "when came_for_help", "promptly")
        + """
duty counsel-writes  § 5
    counsel must report to mayor "what the law is"
    when came_for_help
    promptly
"""
    )
    city = town(order(law))

    def owed(**facts: object) -> list[str]:
        return [one.norm for one in city.decide("inquire", on=DAY, facts={"came_for_help": True, **facts}).duties]

    assert owed() == ["report-it", "counsel-writes"]
    assert owed(actor_kind="manager") == ["report-it"]
    assert owed(actor_kind="counsel") == ["counsel-writes"]
    assert owed(actor_kind="line_worker") == []


def test_a_duty_brought_by_facts_is_a_step_of_every_matter_and_another_only_of_its_own_act(town: Town) -> None:
    law = (
        duty("report-when-help-is-sought  § 4", "when came_for_help", "promptly")
        + """
duty report-always  § 5
    agency must report to mayor "everything"
    promptly
"""
    )
    city = town(order(law))
    by_act = {
        act: [one.norm for one in city.decide(act, on=DAY, facts={"came_for_help": True}).duties]
        for act in ("inquire", "report")
    }
    assert by_act == {
        "inquire": ["report-when-help-is-sought"],
        "report": ["report-when-help-is-sought", "report-always"],
    }


def test_a_duty_that_tests_only_who_acts_stays_out_of_other_matters_unless_its_instrument_is_named(town: Town) -> None:
    city = town(order(duty("report-it  § 4", "when actor_kind is manager", "promptly")))
    facts = {"actor_kind": "manager", "is_minor": True}
    assert city.decide("inquire", on=DAY, facts=facts).duties == ()
    assert [one.norm for one in city.decide("report", on=DAY, facts=facts).duties] == ["report-it"]
    assert [one.norm for one in city.decide("inquire", on=DAY, facts=facts, under=["TOWN-1"]).duties] == ["report-it"]


def test_a_duty_that_two_files_tell_of_one_section_is_owed_once(town: Town) -> None:
    first = order(duty("report-it  § 4-5(f)", "when came_for_help", "by 2020-05-01"), cite="4-5")
    second = order(duty("send-it  § (f)", "when came_for_help", "by 2020-05-01"), cite="4-5", name="TOWN-2", words="")
    decision = town(first, town__second=second).decide("inquire", on=DAY, facts={"came_for_help": True})
    assert [(one.instrument, one.citation) for one in decision.duties] == [("TOWN-1", "4-5(f)")]


def test_an_exception_of_a_duty_ends_it(town: Town) -> None:
    law = duty(
        "report-it  § 4", "when came_for_help", "promptly", "unless the-young  § 4(a)", "    silent when is_minor"
    )
    assert len(owed_in(town, law, {"came_for_help": True, "is_minor": False})) == 1
    assert owed_in(town, law, {"came_for_help": True, "is_minor": True}) == ()


def test_a_law_that_does_not_bind_brings_no_duty(town: Town) -> None:
    law = order(duty("report-it  § 4", "when came_for_help", "promptly"), more="binds: actor_kind is manager\n")
    city = town(law)
    for kind, count in [("manager", 1), ("line_worker", 0)]:
        assert len(city.decide("inquire", on=DAY, facts={"came_for_help": True, "actor_kind": kind}).duties) == count


HOLIDAYS = """
table legal_holidays  § 24  in holidays.csv
"""


def test_a_legal_holiday_is_passed_over_like_a_weekend(town: Town) -> None:
    law = order(duty("report-it  § 4", "within 3 days of arrest_date") + HOLIDAYS)
    city = town(law, town__holidays_csv="key,rule,moves,from,through\nLabor Day,first Monday of September,yes,,\n")
    (one,) = city.decide("inquire", on=DAY, facts={"arrest_date": "2020-09-02"}).duties
    assert (one.due, one.also_shown) == (date(2020, 9, 5), date(2020, 9, 8)), "Saturday; Monday is a holiday"


DOUBT = """
question A-1  § 9
    ask "Does a due day move?"
    reading it-stays "No."
    reading it-moves "Yes."
        due days move to the next business day
    until decided it-stays
question A-2  § 9
    ask "Which quarter is meant?"
    reading the-calendars "The calendar's."
    reading its-own "The law's own."
        quarters begin with the law
    until decided the-calendars
"""
SATURDAY, MONDAY = date(2020, 3, 7), date(2020, 3, 9)


def test_whether_a_day_moves_is_an_open_question_and_both_days_are_shown_with_it(town: Town) -> None:
    law = duty("report-it  § 4", "within 3 days of arrest_date") + DOUBT
    (one,) = owed_in(town, law, {"arrest_date": "2020-03-04"})
    assert (one.due, one.also_shown, one.question) == (SATURDAY, MONDAY, "A-1")


def test_once_counsel_has_decided_that_days_move_the_later_day_is_due_and_never_before_that_day(town: Town) -> None:
    decided = "decided A-1 reading it-moves from 2020-03-05 by counsel\n"
    law = duty("report-it  § 4", "within 3 days of arrest_date") + DOUBT + decided
    facts = {"arrest_date": "2020-03-04"}
    (before,) = owed_in(town, law, facts, on=date(2020, 3, 4))
    assert (before.due, before.also_shown) == (SATURDAY, MONDAY)
    (after,) = owed_in(town, law, facts, on=date(2020, 3, 5))
    assert (after.due, after.also_shown, after.question) == (MONDAY, SATURDAY, "A-1")
    assert "moved to the next business day (A-1)" in after.computed


def test_which_quarter_is_meant_is_an_open_question_and_both_ends_are_told(town: Town) -> None:
    law = duty("report-it  § 4", "when came_for_help", "every quarter, from 2018-01-30") + DOUBT
    (one,) = owed_in(town, law, {"came_for_help": True})
    assert (one.due, one.question) == (None, "A-2")
    assert "the quarter ends on 31 March 2020" in one.computed
    assert "counted from 30 January 2018, the quarter ends on 29 April 2020 (A-2)" in one.computed
    decided = law + "decided A-2 reading its-own from 2020-01-01 by counsel\n"
    (settled,) = owed_in(town, decided, {"came_for_help": True})
    assert "31 March" not in settled.computed and "29 April 2020" in settled.computed


def test_the_agency_that_acts_is_named_by_its_own_name(any_city: object) -> None:
    from goldendoor import City

    assert isinstance(any_city, City)
    facts = {"actor_agency": "ACS", "apo_vacancy_date": "2026-03-02", "somebody_holds_the_post": False}
    duties = any_city.decide("designate", on=date(2026, 3, 3), under=["NYC-EO-13-2026"], facts=facts).duties
    assert ("ACS", date(2026, 4, 1)) in {(one.who, one.due) for one in duties}
