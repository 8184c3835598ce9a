"""Why: a tree of sentences, each with its pinpoint, whose root is the verdict."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.engine.conftest import Town, WorkedOut
from tests.engine.towns import order

from goldendoor import City
from goldendoor.engine.calculated import CALCULATED
from goldendoor.engine.decision import Reason
from goldendoor.norms import Verdict

DAY = date(2020, 3, 2)


def all_of(reason: Reason) -> Iterator[Reason]:
    yield reason
    for part in reason.parts:
        yield from all_of(part)


@pytest.mark.parametrize("every", [pytest.param(5, marks=pytest.mark.part), pytest.param(1, marks=pytest.mark.slow)])
def test_every_sentence_of_every_scenario_has_its_pinpoint_and_the_root_says_the_verdict(
    any_city: City, worked_out: WorkedOut, every: int
) -> None:
    for scenario in any_city.corpus.scenarios[::every]:
        for rest in (True, False):
            decision = worked_out(scenario, rest)
            root = decision.because
            assert f": {decision.verdict.spoken}." in root.sentence, scenario.name
            assert root.holds is (None if decision.verdict is Verdict.UNDETERMINED else True)
            for one in all_of(root):
                assert one.pinpoint.strip(), f"{scenario.name}: {one.sentence} has no pinpoint"
                assert one.sentence.strip(), scenario.name
                assert one.holds in (True, False, None)


@pytest.mark.parametrize("every", [pytest.param(5, marks=pytest.mark.part), pytest.param(1, marks=pytest.mark.slow)])
def test_every_rule_that_is_cited_stands_in_the_tree(any_city: City, worked_out: WorkedOut, every: int) -> None:
    for scenario in any_city.corpus.scenarios[::every]:
        decision = worked_out(scenario, True)
        told = {one.pinpoint for one in all_of(decision.because)}
        carrying = {one.citation for one in decision.norms if one.word not in ("silent", "unknown text")}
        assert carrying <= told, scenario.name


RULES = """
define is_young  § 2
    means any of
        is_minor  § 2(a)
        age is less than 21  § 2(b)
    unless grown-up  § 2(c)
        when is_old
norm the-young-are-not-asked  § 3
    must not inquire
    when is_young and came_for_help
    unless agreed  § 3(a)
        may when consent_on_paper
"""


def test_a_rule_that_does_not_apply_says_which_part_fails(town: Town) -> None:
    decision = town(order(RULES)).decide("inquire", on=DAY, facts={"is_minor": True, "came_for_help": False})
    (rule,) = decision.because.parts[0].parts
    assert (rule.sentence, rule.holds) == ("the young are not asked (EO 1 § 3): must not. It does not apply.", False)
    (condition,) = rule.parts
    assert [one.sentence for one in condition.parts] == ["Did the person come for help? No."]


def test_a_term_is_told_by_the_limb_that_is_met(town: Town) -> None:
    facts = {"is_minor": False, "is_old": False, "age": 20, "came_for_help": True, "consent_on_paper": False}
    decision = town(order(RULES)).decide("inquire", on=DAY, facts=facts)
    term = next(one for one in all_of(decision.because) if one.sentence == "is young: yes")
    assert term.pinpoint == "EO 1 § 2"
    assert ("EO 1 § 2(b)", True) in {(one.pinpoint, one.holds) for one in term.parts}


def test_a_term_that_fails_for_its_exception_is_told_by_the_exception(town: Town) -> None:
    facts = {"age": 20, "is_old": True, "came_for_help": True}
    decision = town(order(RULES)).decide("inquire", on=DAY, facts=facts)
    term = next(one for one in all_of(decision.because) if one.sentence == "is young: no")
    assert [(one.pinpoint, one.holds) for one in term.parts] == [("EO 1 § 2(c)", True)]


def test_what_is_not_known_is_told_as_open(town: Town) -> None:
    decision = town(order(RULES)).decide("inquire", on=DAY, facts={"is_minor": True, "came_for_help": True})
    assert decision.verdict is Verdict.UNDETERMINED
    open_sentences = [one.sentence for one in all_of(decision.because) if one.holds is None and not one.parts]
    assert "Has the person agreed in writing? Not known yet." in open_sentences


def test_a_law_that_does_not_bind_says_so(town: Town) -> None:
    city = town(order(RULES, more="binds: actor_kind is manager\n"))
    (instrument,) = city.decide("inquire", on=DAY, facts={"actor_kind": "line_worker"}).because.parts
    assert instrument.holds is False
    assert "does not bind" in instrument.sentence
    assert instrument.parts[0].sentence == "What is your job? Line worker."


def test_an_open_question_is_told_with_its_pinpoint_and_no_answer(town: Town) -> None:
    city = town(
        order("""
question A-01  § 7
    ask "May helpers ask?"
    reading they-may  "Yes."
    reading they-may-not  "No."
    until decided refer
    meanwhile "Wait."
norm helpers  § 3
    must not inquire
    when on reading A-01 they-may-not
norm others  § 4
    may inquire
""")
    )
    decision = city.decide("inquire", on=DAY)
    assert decision.verdict is Verdict.REFER
    assert any(one.sentence.startswith("Open question A-01: May helpers ask?") and one.holds is None
               for one in all_of(decision.because))  # fmt: skip
    (question,) = decision.questions
    assert (question.question, question.pinpoint, question.settled) == ("A-01", "EO 1 § 7", None)
    assert question.readings == ("they-may: Yes.", "they-may-not: No.")


def test_what_an_instrument_allows_by_itself_is_told_as_it_is(town: Town) -> None:
    law = order("""
norm those-who-may  § 3
    may inquire
    when TOWN-2 allows
""")
    other = order("norm helpers-may  § 9\n    may inquire\n    when came_for_help\n",
                  name="TOWN-2", cite="EO 2", words="")  # fmt: skip
    city = town(law, town__other=other)
    for helped, holds in [(True, True), (False, False), ("unknown", None)]:
        decision = city.decide("inquire", on=DAY, under=["TOWN-1"], facts={"came_for_help": helped})
        told = [one for one in all_of(decision.because) if "TOWN-2 by itself" in one.sentence]
        assert [one.holds for one in told] == [holds]
        (rule,) = decision.because.parts[0].parts
        assert rule.holds is holds


CALCULATED_TERM = """
define judgment_within_five_years  § 2
    calculated from arrest_date, is_old
norm of-recent-judgments  § 3
    must not inquire
    when judgment_within_five_years
"""


def test_a_term_that_is_calculated_is_told_as_it_was_computed(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(day: date | None, old: bool) -> bool:
        return old and day is not None and day.year >= 2015

    monkeypatch.setitem(CALCULATED, "judgment_within_five_years", late)
    city = town(order(CALCULATED_TERM))
    for facts, verdict, holds in [
        ({"arrest_date": "2016-01-01", "is_old": True}, Verdict.MUST_NOT, True),
        ({"arrest_date": "2014-01-01", "is_old": True}, Verdict.NOT_REGULATED, False),
        ({"arrest_date": "exists", "is_old": True}, Verdict.UNDETERMINED, None),
        ({"is_old": True}, Verdict.UNDETERMINED, None),
    ]:
        decision = city.decide("inquire", on=DAY, facts=facts)
        (rule,) = decision.because.parts[0].parts
        assert (decision.verdict, rule.holds) == (verdict, holds)
    told = city.decide("inquire", on=DAY, facts={"judgment_within_five_years": True}).because.parts[0].parts[0].parts
    assert [one.sentence for one in told] == ["judgment within five years: yes, as given"]


def test_a_calculation_that_nobody_has_written_is_open_and_no_mistake_of_the_program(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(CALCULATED, "judgment_within_five_years")
    decision = town(order(CALCULATED_TERM)).decide("inquire", on=DAY, facts={"arrest_date": None, "is_old": True})
    assert (decision.verdict, decision.missing) == (Verdict.UNDETERMINED, ("judgment_within_five_years",))


def test_a_compiled_explanation_follows_the_facts_of_an_instrument_asked_by_itself(town: Town) -> None:
    law = order("norm those-who-may  § 3\n    may inquire\n    when TOWN-2 allows")
    other = order("norm helpers-may  § 9\n    may inquire\n    when came_for_help\n",
                  name="TOWN-2", cite="EO 2", words="")  # fmt: skip
    function = town(law, town__other=other).compile("inquire", on=DAY, under=["TOWN-1"], explain=True)
    for came in (True, False, True, False):
        outcome, reason = function({"came_for_help": came})
        assert (outcome.verdict is Verdict.MAY) is came
        assert reason.parts[0].parts[0].holds is came
