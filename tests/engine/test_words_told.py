"""What a worker is told fits the answer: no refusal's words for whoever may, and no permission where a lawyer has to look."""

from datetime import date

import pytest
from tests.engine.conftest import Town, WorkedOut
from tests.engine.test_reasons import all_of
from tests.engine.towns import order

from goldendoor import City
from goldendoor.norms import Verdict

DAY = date(2020, 3, 2)

NOT_UNLESS_AGREED = """
norm nothing-is-given-out  § 3
    must not disclose
    say "Do not send it."
    tell "We keep it to ourselves."
    unless agreed  § 3(a)
        may when consent_on_paper
        unless the-paper-is-void  § 3(b)
            must not when consent_is_void
            say "That paper does not count. Ask for a new one."
"""

OPEN = """
question A-01  § 7
    ask "May helpers ask?"
    reading they-may  "Yes."
    reading they-may-not  "No."
    until decided {until}
    meanwhile "Wait for counsel."
norm nobody-asks  § 3
    must not inquire
    say "Do not ask."
    tell "You need not say."
    unless helpers  § 3(a)
        may when on reading A-01 they-may
        say "You may ask."
        tell "I have to ask you this."
"""


def test_whoever_may_is_not_told_what_a_refusal_says(town: Town) -> None:
    decision = town(order(NOT_UNLESS_AGREED)).decide("disclose", on=DAY, facts={"consent_on_paper": True}, rest=True)
    assert decision.verdict is Verdict.MAY
    assert (decision.say, decision.tell) == ((), ())


def test_an_exception_that_leads_back_says_why_in_its_own_words(town: Town) -> None:
    facts = {"consent_on_paper": True, "consent_is_void": True}
    decision = town(order(NOT_UNLESS_AGREED)).decide("disclose", on=DAY, facts=facts)
    assert decision.verdict is Verdict.MUST_NOT
    assert decision.say == ("That paper does not count. Ask for a new one.",)
    assert decision.tell == ("We keep it to ourselves.",)
    assert [norm.pinpoint for norm in decision.norms] == ["§ 3"]


def test_where_a_lawyer_has_to_look_nobody_is_told_that_they_may(town: Town) -> None:
    decision = town(order(OPEN.format(until="refer"))).decide("inquire", on=DAY)
    assert decision.verdict is Verdict.REFER
    assert (decision.say, decision.tell, decision.meanwhile) == (
        ("Do not ask.",), ("You need not say.",), ("Wait for counsel.",),
    )  # fmt: skip
    assert {norm.pinpoint for norm in decision.norms} == {"§ 3", "§ 3(a)"}


def test_a_reading_that_does_not_hold_is_told_beside_the_one_that_does(town: Town) -> None:
    decision = town(order(OPEN.format(until="they-may-not"))).decide("inquire", on=DAY)
    (told,) = [one for one in all_of(decision.because) if one.sentence.startswith("A-01")]
    assert told.holds is False
    assert told.sentence.endswith("It is read so: No. This would hold only on the other reading: Yes.")


def test_a_law_that_says_nothing_on_purpose_is_heard(town: Town) -> None:
    law = """
norm left-alone  § 3
    silent on disclose
    when came_for_help
    say "The order leaves this alone."
    meanwhile "Give nothing out until counsel has answered."
    call chief
"""
    decision = town(order(law)).decide("disclose", on=DAY, facts={"came_for_help": True})
    assert decision.verdict is Verdict.NOT_REGULATED
    assert decision.say == ("The order leaves this alone.",)
    assert decision.meanwhile == ("Give nothing out until counsel has answered.",)
    assert [one.party for one in decision.call] == ["chief"]


def test_while_facts_are_open_the_rules_of_both_outcomes_are_cited_and_the_stricter_is_told(town: Town) -> None:
    decision = town(order(NOT_UNLESS_AGREED)).decide("disclose", on=DAY)
    assert decision.verdict is Verdict.UNDETERMINED
    assert {(norm.pinpoint, norm.word) for norm in decision.norms} == {("§ 3", "must not"), ("§ 3(a)", "may")}
    assert decision.say == ("Do not send it.",)


def test_a_higher_law_that_may_forbid_to_forbid_is_cited_beside_the_rule(any_city: City) -> None:
    durham = City("durham", corpus=any_city.corpus)
    decision = durham.decide("inquire", on=date(2016, 6, 1), rest=True, facts={"inquiry_topic": "immigration_status"})
    assert decision.verdict is Verdict.REFER
    assert ("NC-SL-2015-294", "no bar") in {(norm.instrument, norm.word) for norm in decision.norms}


@pytest.mark.parametrize("every", [pytest.param(7, marks=pytest.mark.part), pytest.param(1, marks=pytest.mark.slow)])
def test_no_worked_example_tells_whoever_may_to_refuse(any_city: City, worked_out: WorkedOut, every: int) -> None:
    looked_at = 0
    for scenario in any_city.corpus.scenarios[::every]:
        decision = worked_out(scenario, True)
        if decision.verdict is Verdict.MAY and not decision.parts:
            looked_at += 1
            refusals = [words for words in decision.say if words.startswith(("Do not ", "No. "))]
            assert refusals == [], scenario.name
    assert looked_at > 5
