"""Nobody is left alone: what to say, whom to call, what to do meanwhile, and what could lawfully change a refusal."""

import random
from datetime import date

import pytest
from tests.engine.conftest import Town, WorkedOut
from tests.engine.towns import order

from goldendoor import City
from goldendoor.engine.decision import Decision
from goldendoor.norms import Verdict

DAY = date(2020, 3, 2)
NEEDS_HELP = {Verdict.REFER, Verdict.UNDETERMINED, Verdict.UNKNOWN_TEXT, Verdict.NOT_REGULATED}

LAW = """
norm nobody-asks  § 3
    must not inquire
    say "Do not ask."
    tell "You need not say."
    unless of-a-minor  § 3(a)
        may when is_minor
        say "You may ask."
        unless who-came-for-help  § 3(a)(1)
            must not when came_for_help
            tell "We do not ask those who come for help."
    unless of-the-old  § 3(b)
        refer when is_old
        meanwhile "Wait for counsel."
        call counsel
"""


def test_the_innermost_words_are_said_and_told(town: Town) -> None:
    city = town(order(LAW))

    def words(**facts: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
        decision = city.decide("inquire", on=DAY, facts=facts, rest=True)
        return decision.say, decision.tell

    assert words() == (("Do not ask.",), ("You need not say.",))
    assert words(is_minor=True) == (("You may ask.",), ())
    assert words(is_old=True) == (("Do not ask.",), ("You need not say.",))


def test_an_exception_that_leads_back_changes_no_verdict_and_its_words_fit_best(town: Town) -> None:
    decision = town(order(LAW)).decide("inquire", on=DAY, facts={"is_minor": True, "came_for_help": True}, rest=True)
    assert decision.verdict is Verdict.MUST_NOT
    assert [one.pinpoint for one in decision.norms] == ["§ 3"]
    assert (decision.say, decision.tell) == (("Do not ask.",), ("We do not ask those who come for help.",))


def test_a_referral_names_who_is_called_and_what_to_do_meanwhile(town: Town) -> None:
    decision = town(order(LAW)).decide("inquire", on=DAY, facts={"is_old": True}, rest=True)
    assert decision.verdict is Verdict.REFER
    assert [(one.party, one.words) for one in decision.call] == [("counsel", "the town's counsel")]
    assert decision.meanwhile == ("Wait for counsel.",)


def test_a_text_that_is_not_held_says_so_and_what_to_do(town: Town) -> None:
    decision = town(
        order("""
not held  §§ 3, 4
    inquire
    say "The text is lost."
    meanwhile "Do not ask."
    call counsel
""")
    ).decide("inquire", on=DAY)
    assert decision.verdict is Verdict.UNKNOWN_TEXT
    assert (decision.say, decision.meanwhile) == (("The text is lost.",), ("Do not ask.",))
    assert [one.party for one in decision.call] == ["counsel"]
    assert [one.pinpoint for one in decision.norms] == ["§§ 3, 4"]


def test_where_no_law_speaks_counsel_is_called_and_one_waits(town: Town) -> None:
    decision = town(order(LAW)).decide("publish", on=DAY)
    assert decision.verdict is Verdict.NOT_REGULATED
    assert [one.party for one in decision.call] == ["agency_general_counsel"]
    (wait,) = decision.meanwhile
    assert "911" in wait and "Do not block" in wait


def test_while_facts_are_open_those_who_may_judge_them_are_called(town: Town) -> None:
    decision = town(order("norm it  § 3\n    must not inquire\n    when approved_by_chief")).decide("inquire", on=DAY)
    assert decision.verdict is Verdict.UNDETERMINED
    assert [one.party for one in decision.call] == ["chief"]
    assert decision.meanwhile


def left_alone(decision: Decision) -> bool:
    return decision.verdict in NEEDS_HELP and not (decision.call and decision.meanwhile and all(decision.meanwhile))


@pytest.mark.parametrize("every", [pytest.param(5, marks=pytest.mark.part), pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("rest", [True, False])
def test_no_answer_of_the_shipped_law_leaves_anybody_alone(
    any_city: City, worked_out: WorkedOut, rest: bool, every: int
) -> None:
    helped = set()
    for scenario in any_city.corpus.scenarios[::every]:
        decision = worked_out(scenario, rest)
        assert not left_alone(decision), scenario.name
        helped.add(decision.verdict)
    assert every > 1 or helped >= NEEDS_HELP - ({Verdict.UNDETERMINED} if rest else set())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nyc", "philadelphia", "durham"])
def test_no_act_in_any_city_leaves_anybody_alone_even_with_nothing_known(nyc: City, name: str) -> None:
    city = City(name, corpus=nyc.corpus)
    for act in city.corpus.acts:
        for on in (date(1980, 1, 1), date(2003, 7, 1), date(2026, 11, 22)):
            assert not left_alone(city.decide(act, on=on)), (act, on)


# What would change a refusal -------------------------------------------------------------------------------------

CONSENT = """
norm nobody-gives-it-away  § 3
    must not disclose
    unless agreed  § 3(a)
        may when consent_on_paper and not consent_is_void
    unless a-parent-agreed  § 3(b)
        may when is_minor and parent_consent_on_paper
    unless help-was-sought  § 3(c)
        may when came_for_help
    unless approved  § 3(d)
        may when approved
"""


def test_a_refusal_says_which_papers_would_change_it(town: Town) -> None:
    city = town(order(CONSENT))
    refused = city.decide("disclose", on=DAY, facts={"is_minor": False}, rest=True)
    assert refused.verdict is Verdict.MUST_NOT
    assert refused.would_change == ("the person's own written agreement",)


def test_what_happened_is_never_said_to_change_anything(town: Town) -> None:
    city = town(order(CONSENT.replace("consent_on_paper and not", "came_for_help and not")))
    assert city.decide("disclose", on=DAY, facts={"is_minor": False}, rest=True).would_change == ()


def test_a_paper_that_is_not_enough_by_itself_is_not_offered(town: Town) -> None:
    city = town(order(CONSENT))
    facts = {"is_minor": False, "consent_on_paper": False, "consent_is_void": True}
    assert city.decide("disclose", on=DAY, facts=facts, rest=True).would_change == ()


def test_all_the_papers_that_are_needed_are_named_and_none_that_is_not(town: Town) -> None:
    both = town(order("norm it  § 3\n    must not disclose\n    unless agreed  § 3(a)\n"
                      "        may when consent_on_paper and parent_consent_on_paper and not is_old"))  # fmt: skip
    refused = both.decide("disclose", on=DAY, rest=True)
    assert set(refused.would_change) == {"the person's own written agreement", "a parent's written agreement"}
    half = both.decide("disclose", on=DAY, facts={"consent_on_paper": True}, rest=True)
    assert half.would_change == ("a parent's written agreement",)
    either = town(order("norm it  § 3\n    must not disclose\n    unless agreed  § 3(a)\n"
                        "        may when consent_on_paper or parent_consent_on_paper"))  # fmt: skip
    assert len(either.decide("disclose", on=DAY, rest=True).would_change) == 1


def test_to_lack_a_paper_is_not_a_paper_that_can_be_got(town: Town) -> None:
    city = town(
        order("norm it  § 3\n    must not disclose\n    when consent_on_paper\nnorm other  § 4\n    may disclose")
    )
    assert city.decide("disclose", on=DAY, facts={"consent_on_paper": True}).would_change == ()


def test_only_a_refusal_says_what_would_change_it(town: Town) -> None:
    city = town(order(CONSENT))
    for facts in ({"came_for_help": True}, {}):
        decision = city.decide("disclose", on=DAY, facts=facts)
        assert decision.verdict is not Verdict.MUST_NOT
        assert decision.would_change == ()


@pytest.mark.parametrize("every", [pytest.param(5, marks=pytest.mark.part), pytest.param(1, marks=pytest.mark.slow)])
def test_the_papers_that_the_shipped_law_offers_really_change_the_answer(any_city: City, every: int) -> None:
    papers = {fact.obtain: name for name, fact in any_city.corpus.facts.items() if fact.obtain}
    dice = random.Random(3)
    offered = 0
    disclosing = [one for one in any_city.corpus.scenarios if one.act == "disclose"]
    for scenario in any_city.corpus.scenarios if every == 1 else disclosing[::2]:
        whole = {one.name: one.value for one in scenario.given}
        for facts in (whole, {name: value for name, value in whole.items() if dice.random() < 0.6}):
            decision = any_city.decide(scenario.act, on=scenario.on, facts=facts, under=scenario.under, rest=True)
            if decision.would_change:
                assert decision.verdict is Verdict.MUST_NOT
                offered += 1
                got = {papers[words]: True for words in decision.would_change}
                again = any_city.decide(
                    scenario.act, on=scenario.on, facts={**facts, **got}, under=scenario.under, rest=True
                )
                assert again.verdict in (Verdict.MAY, Verdict.MUST), (scenario.name, got)
    assert offered > 5
