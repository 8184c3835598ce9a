"""A city's own targets stand beside what the law leaves without a day: shown as its own, and never in place of the law."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.engine.towns import Write, order

from goldendoor import City
from goldendoor.engine.decision import InternalTarget, OwedDuty
from goldendoor.engine.internal_targets import read_targets
from goldendoor.language import shipped_law

DAY = date(2020, 3, 2)
Owed = Callable[..., OwedDuty]


@pytest.fixture
def owed(write: Write) -> Owed:
    """The one duty that a town owes, with a file of targets beside its law."""

    def one(due: str, targets: str, *, on: date = DAY, **facts: Any) -> OwedDuty:
        lines = ["duty report-it  § 4", '    agency must report to mayor "the list"', "    when came_for_help"]
        law = order("norm nobody-asks  § 1\n    must not inquire\n" + "\n".join([*lines, f"    {due}" if due else ""]))
        folder = write(town__order=law)
        (folder / "town" / "internal-targets.toml").write_text(targets, encoding="utf-8")
        (duty,) = City("town", law=folder).decide("inquire", on=on, facts={"came_for_help": True, **facts}).duties
        return duty

    return one


def test_what_the_law_wants_promptly_gets_the_citys_target_and_still_no_day(owed: Owed) -> None:
    one = owed("promptly", '[words]\npromptly = "5 days"\n')
    assert (one.due, one.due_words) == (None, "promptly")
    assert one.internal_target == InternalTarget("5 days (the City's own target, not law)", None, False)


@pytest.mark.parametrize(
    "due", ["by 2020-05-01", "within 3 days of arrest_date", "every year by May 1", "at all times"]
)
def test_where_the_law_says_when_no_target_is_shown(owed: Owed, due: str) -> None:
    everything = '[words]\npromptly = "5 days"\n"no time" = "5 days"\n"at all times" = "5 days"\n'
    one = owed(due, everything + '[duties.TOWN-1]\nreport-it = "1 day"\n', arrest_date="2020-03-01")
    assert one.internal_target is None


@pytest.mark.parametrize(
    ("due", "target", "day", "words"),
    [
        ("", "30 days after the law began", date(2010, 1, 31), "by 31 January 2010, 30 days after the law began"),
        ("", "2 weeks after 2020-03-02", date(2020, 3, 16), "by 16 March 2020, 2 weeks after 2 March 2020"),
        ("promptly", "1 day after arrest_date", date(2020, 3, 2), "by 2 March 2020, 1 day after the arrest date"),
        ("every quarter", "30 days after the quarter", date(2020, 4, 30),
         "by 30 April 2020, 30 days after the quarter that ends on 31 March 2020"),
    ],
)  # fmt: skip
def test_a_target_for_one_duty_is_counted_from_the_day_that_it_names(
    owed: Owed, due: str, target: str, day: date, words: str
) -> None:
    one = owed(due, f'[duties.TOWN-1]\nreport-it = "{target}"\n', arrest_date="2020-03-01")
    assert one.internal_target == InternalTarget(f"{words} (the City's own target, not law)", day, False)
    assert one.due is None


def test_after_a_quarter_has_ended_its_own_report_is_due_first(owed: Owed) -> None:
    file = '[words]\n"every quarter" = "30 days after the quarter"\n'
    ends = {
        on: target.due
        for on in (date(2020, 4, 30), date(2020, 5, 1), date(2020, 1, 1))
        if (target := owed("every quarter", file, on=on).internal_target)
    }
    assert ends == {
        date(2020, 4, 30): date(2020, 4, 30),
        date(2020, 5, 1): date(2020, 7, 30),
        date(2020, 1, 1): date(2020, 1, 30),
    }


def test_a_target_counted_from_a_day_that_nobody_knows_has_no_day(owed: Owed) -> None:
    one = owed("promptly", '[words]\npromptly = "1 day after arrest_date"\n')
    assert one.internal_target == InternalTarget(
        "1 day after the arrest date (the City's own target, not law)", None, False)  # fmt: skip


def test_an_example_says_that_it_is_one(owed: Owed) -> None:
    one = owed("promptly", 'demonstration = true\n[words]\npromptly = "5 days"\n')
    assert one.internal_target and one.internal_target.demonstration


@pytest.mark.parametrize(
    "file", ["promptly = ", '[words]\npromptly = "soon"\n', "[words]\npromptly = 5\n", "duties = 3\n"]
)
def test_a_file_with_a_mistake_keeps_no_answer_from_anybody_and_is_told(owed: Owed, file: str) -> None:
    one = owed("promptly", file)
    assert one.internal_target and one.internal_target.due is None
    assert one.internal_target.words.startswith("internal-targets.toml of town cannot be read: ")


def test_without_a_file_there_is_no_target(owed: Owed) -> None:
    assert owed("promptly", "").internal_target is None


def test_a_case_that_names_only_its_instrument_has_the_targets_of_that_instruments_city() -> None:
    (one,) = City(None).decide("report", on=DAY, under=["NYC-AC-10-178"], rest=True).duties
    assert (one.due, one.due_words, one.question) == (None, "every quarter", "A-27")
    assert one.internal_target and one.internal_target.due == date(2020, 4, 30)


def test_every_target_that_ships_is_for_a_duty_that_the_law_leaves_without_a_day() -> None:
    files = sorted(shipped_law().glob("*/internal-targets.toml"))
    assert [file.parent.name for file in files] == ["nyc"]
    law = City("nyc").corpus
    for file in files:
        targets = read_targets(shipped_law(), file.parent.name)
        assert targets.wrong is None
        assert targets.demonstration
        for name, labels in targets.by_duty.items():
            known = {duty.rule.label for duty in law.instruments[name].all_duties}
            assert labels.keys() <= known


def test_of_a_step_that_follows_the_target_is_shown_too(write: Write) -> None:
    law = order(
        "norm nobody-asks  § 1\n    must not inquire\n    unless counsel-agrees  § 1\n        may when approved\n"
        "        then notify mayor promptly\n"
    )
    folder = write(town__order=law)
    (folder / "town" / "internal-targets.toml").write_text('[words]\npromptly = "5 days"\n', encoding="utf-8")
    (step,) = City("town", law=folder).decide("inquire", on=DAY, facts={"approved": True}).then
    assert step.due == "promptly"
    assert step.internal_target and step.internal_target.words == "5 days (the City's own target, not law)"
