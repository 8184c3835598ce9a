"""What a decision says while facts are missing: what matters, who has to judge, and how it could still go."""

import random
from datetime import date
from typing import Any

import pytest
from tests.engine.conftest import Town, WorkedOut
from tests.engine.patterns import acts_spoken_of, facts_of, random_facts, replies
from tests.engine.towns import WORDS, order
from tests.width import parts

from goldendoor import City
from goldendoor.engine.decision import Decision, as_json
from goldendoor.norms import UNKNOWN, Verdict

DAY = date(2020, 3, 2)

BODY = """
norm nobody-gives-it-away  § 3
    must not disclose
    unless agreed  § 3(a)
        may when consent_on_paper and not consent_is_void
    unless counsel-says-so  § 3(b)
        may when came_for_help
        provided approved
    unless under-an-agreement  § 3(c)
        may when agreement_stands
"""


def test_at_rest_everything_that_mattered_and_was_not_given_is_listed_and_nothing_else(town: Town) -> None:
    decision = town(order(BODY)).decide("disclose", on=DAY, facts={"consent_on_paper": False}, rest=True)
    assert dict(decision.assumed) == {
        "consent_is_void": False, "came_for_help": False, "approved": False, "agreement_stands": False,
    }  # fmt: skip
    assert decision.missing == ()


def test_without_rest_nothing_is_assumed(town: Town) -> None:
    decision = town(order(BODY)).decide("disclose", on=DAY, facts={"consent_on_paper": False})
    assert decision.assumed == ()
    assert decision.missing == ("came_for_help", "approved", "agreement_stands")


THIRDS = len(parts(3, on_every_change=1))
SOME_AND_ALL = pytest.mark.parametrize(
    "every", [pytest.param(6, marks=pytest.mark.part), pytest.param(1, marks=pytest.mark.slow)]
)


@SOME_AND_ALL
def test_what_was_assumed_gives_the_same_verdict_when_it_is_said(
    any_city: City, worked_out: WorkedOut, every: int
) -> None:
    for scenario in any_city.corpus.scenarios[::every]:
        facts = {one.name: one.value for one in scenario.given}
        first = worked_out(scenario, True)
        assert not {name for name, _ in first.assumed} & facts.keys(), scenario.name
        by_name = {**facts, **dict(first.assumed)}
        if any(name.startswith("actor_") for name, _ in first.assumed):
            continue  # to say something of the actor is to name them, and then nobody is supposed to be bound
        second = any_city.decide(scenario.act, on=scenario.on, facts=by_name, under=scenario.under)
        assert (second.verdict, second.norms) == (first.verdict, first.norms), scenario.name


def test_what_is_said_to_be_unknown_is_never_put_at_rest(town: Town) -> None:
    city = town(order(BODY))
    decision = city.decide("disclose", on=DAY, facts={"consent_on_paper": True, "consent_is_void": UNKNOWN}, rest=True)
    assert decision.verdict is Verdict.UNDETERMINED
    assert decision.missing == ("consent_is_void",)
    assert "consent_is_void" not in dict(decision.assumed)


def test_a_term_said_to_be_unknown_leaves_open_what_it_is_made_of(town: Town) -> None:
    city = town(
        order("""
define is_young  § 2
    means is_minor or age is less than 21
norm the-young-are-not-asked  § 3
    must not inquire
    when is_young
""")
    )
    assert city.decide("inquire", on=DAY, facts={"age": 30}, rest=True).verdict is Verdict.NOT_REGULATED
    decision = city.decide("inquire", on=DAY, facts={"age": 30, "is_young": UNKNOWN}, rest=True)
    assert (decision.verdict, decision.missing) == (Verdict.UNDETERMINED, ("is_minor",))


def test_dates_and_numbers_and_kinds_are_put_at_rest_as_the_law_says(town: Town) -> None:
    city = town(
        order("""
norm of-an-arrest  § 3
    must not inquire
    when arrest_date exists or offense exists
norm of-the-old  § 4
    must not inquire
    when age is at least 65
norm of-managers  § 5
    must not inquire
    when actor_kind is manager
""")
    )
    decision = city.decide("inquire", on=DAY, rest=True)
    assert dict(decision.assumed) == {"arrest_date": None, "offense": None}
    assert decision.missing == ("age", "actor_kind"), "a number or kind without its own line stays unknown"


def test_only_those_who_may_judge_are_named_for_what_is_missing(town: Town) -> None:
    decision = town(order(BODY)).decide("disclose", on=DAY, facts={"consent_on_paper": False})
    assert [(one.fact, one.by, one.by_words) for one in decision.judged_by] == [
        ("approved", "counsel", "the town's counsel"),
        ("agreement_stands", "agency_general_counsel", "the agency's general counsel"),
    ]
    later = town(order(BODY)).decide("disclose", on=DAY, facts={"consent_on_paper": False, "came_for_help": False})
    assert [one.fact for one in later.judged_by] == ["agreement_stands"]


def test_the_order_of_the_situation_comes_first_and_skips_what_no_longer_matters(town: Town) -> None:
    city = town(
        order("""
norm nobody-gives-it-away  § 3
    must not disclose
    unless agreed  § 3(a)
        may when consent_on_paper and not consent_is_void
    unless helped  § 3(b)
        may when came_for_help
""")
    )

    def asked(**facts: Any) -> str | None:
        decision = city.decide("disclose", on=DAY, facts=facts, order=["is_old", "consent_is_void", "consent_on_paper"])
        return decision.next.fact if decision.next else None

    assert asked() == "consent_is_void"
    assert asked(consent_is_void=True) == "came_for_help", "a void paper need not be asked for"
    assert asked(consent_is_void=False) == "consent_on_paper"
    assert asked(consent_is_void=False, consent_on_paper=False) == "came_for_help", "after those that have an order"
    assert asked(consent_is_void=False, consent_on_paper=True) is None


def test_a_question_has_its_words_and_the_words_of_its_answers(town: Town) -> None:
    city = town(order("norm managers  § 3\n    must not inquire\n    when actor_kind is manager or is_old"))
    question = city.decide("inquire", on=DAY, order=["actor_kind"]).next
    assert question is not None
    assert (question.ask, question.kind, question.burden, question.help) == (
        "What is your job?",
        "one of",
        "light",
        None,
    )
    assert question.values == (("line_worker", "line worker"), ("manager", "manager"), ("counsel", "counsel"))
    other = city.decide("inquire", on=DAY, facts={"actor_kind": "counsel"}).next
    assert other is not None
    assert (other.fact, other.values) == ("is_old", (("yes", "yes"), ("no", "no")))


def test_of_two_questions_that_settle_it_the_lighter_one_is_asked(town: Town) -> None:
    words = WORDS.replace('"Did the person come for help?"', '"Did the person come for help?"\n    burden sensitive')
    city = town(order("norm both  § 3\n    must not inquire\n    when came_for_help and is_minor", words=words))
    question = city.decide("inquire", on=DAY).next
    assert question is not None and question.fact == "is_minor"


def test_what_only_others_may_judge_is_never_asked(town: Town) -> None:
    body = "norm it  § 3\n    must not inquire\n    when approved or agreement_stands"
    decision = town(order(body)).decide("inquire", on=DAY, order=["approved", "agreement_stands"])
    assert decision.missing == ("approved", "agreement_stands")
    assert decision.next is None


ASKING = WORDS.replace(
    "fact is_old",
    """fact is_alien  yes/no
    ask "Do you already know that this person is not a citizen?"
    asking is inquire where {where}
    burden sensitive
fact topic  one of {{status, other}}
    ask "What would you ask about?"
fact is_old""",
)


@pytest.mark.parametrize(
    ("where", "barred"),
    [("topic is status", "topic is status"), ("came_for_help", "came_for_help"), ("not is_old", "not is_old")],
)
def test_a_question_that_is_itself_an_act_is_asked_only_where_that_act_is_allowed(
    town: Town, where: str, barred: str
) -> None:
    words = ASKING.replace("{where}", where).replace("{{", "{").replace("}}", "}")
    city = town(
        order(
            f"""
norm nobody-asks  § 1
    must not inquire
    when {barred} and not is_minor
norm otherwise-one-may  § 2
    may inquire
norm of-aliens  § 3
    must not disclose
    when is_alien
""",
            words=words,
        )
    )

    def asked(**facts: Any) -> str | None:
        question = city.decide("disclose", on=DAY, facts=facts).next
        return question.fact if question else None

    assert asked(is_minor=True) == "is_alien", "of a minor it may be asked"
    assert asked(is_minor=False) is None, "to ask it would be the act that is forbidden"
    assert asked() is None, "while it is open whether one may ask, nobody is told to"


def test_whether_one_may_ask_is_looked_at_where_asking_is_the_act_whatever_else_is_given(town: Town) -> None:
    words = ASKING.replace("{where}", "came_for_help").replace("{{", "{").replace("}}", "}")
    city = town(
        order(
            """
norm nobody-asks-those-who-came-for-help  § 1
    must not inquire
    when came_for_help
norm otherwise-one-may  § 2
    may inquire
norm of-aliens  § 3
    must not disclose
    when is_alien
""",
            words=words,
        )
    )
    for came in (True, False):
        assert city.decide("disclose", on=DAY, facts={"came_for_help": came}).next is None


@pytest.mark.slow
def test_every_question_that_the_shipped_law_asks_is_open_useful_and_lawful(nyc: City) -> None:
    """A walk answers what it is asked until nothing is asked any more; so many partial cases for every act."""
    asked_at_all = set()
    for act in acts_spoken_of(nyc):
        asked_at_all |= walked(nyc, act, date(2026, 3, 1), cases=6)
    assert len(asked_at_all) > 15, "nothing much was asked"


@pytest.mark.slow
@pytest.mark.parametrize(("on", "cases"), [(date(2026, 3, 1), 10 * THIRDS), (date(2010, 5, 4), 50 * THIRDS)], ids=str)
def test_every_question_of_many_cases_of_every_act_is_open_useful_and_lawful(nyc: City, on: date, cases: int) -> None:
    for act in acts_spoken_of(nyc):
        walked(nyc, act, on, cases)


def walked(city: City, act: str, on: date, cases: int) -> set[str]:
    """The facts that were asked in that many partial cases, each looked at as a question."""
    dice = random.Random(f"{act} {on}")
    open_facts = facts_of(city, act, on)
    asked: set[str] = set()
    seen = 0
    while seen < cases:
        facts = random_facts(open_facts, city.corpus, on, dice, dice.choice([0.0, 0.1, 0.3, 0.6, 0.9]))
        while True:
            decision = city.decide(act, on=on, facts=facts)
            seen += 1
            if decision.next is None:
                break
            name = decision.next.fact
            fact = city.corpus.facts[name]
            assert name in decision.missing
            assert facts.get(name, UNKNOWN) == UNKNOWN, f"{name} is known already"
            assert fact.decided_by is None and fact.held_in is None, f"{name} is not for a worker to judge"
            assert fact.ask
            assert may_be_asked(city, name, facts, on), f"{name} is asked though asking is not allowed"
            if name in facts:
                break  # somebody said that they do not know: it stays the question
            asked.add(name)
            facts[name] = answer(city, name, dice)
    return asked


def answer(city: City, name: str, dice: random.Random) -> Any:
    return replies(city.corpus.facts[name], city.corpus, DAY, dice)


def may_be_asked(city: City, name: str, facts: dict[str, Any], on: date) -> bool:
    if name != "person_is_alien":
        assert city.corpus.facts[name].asking is None
        return True
    asking = city.decide("inquire", on=on, facts={**facts, "inquiry_topic": "immigration_status"})
    return asking.verdict in (Verdict.MAY, Verdict.MUST)


# How it could still go -------------------------------------------------------------------------------------------


def replayed(city: City, decision: Decision, facts: dict[str, Any], **asked: Any) -> None:
    """Each of the two examples, given as a case, comes to the verdict that it is an example of."""
    assert (len(decision.disagreeing) == 2) is (decision.verdict is Verdict.UNDETERMINED)
    assert len({one["verdict"] for one in decision.disagreeing}) == len(decision.disagreeing)
    for example in as_json(decision.disagreeing):
        verdict = example.pop("verdict")
        again = city.decide(decision.act, on=decision.on, facts={**facts, **example}, **asked)
        assert again.verdict.value == verdict, (decision.act, facts, example)


def test_the_two_examples_of_an_open_case_come_to_their_two_verdicts(town: Town) -> None:
    city = town(
        order("""
norm by-powers  § 3
    must not inquire
    when powers includes search or arrest_date is after 2020-01-01 or offense is "arson" or age is more than 17
norm otherwise  § 4
    may inquire
""")
    )
    for facts in ({}, {"age": 3}, {"offense": "theft", "age": 3}, {"powers": ["enter"], "arrest_date": "exists"}):
        decision = city.decide("inquire", on=DAY, facts=facts)
        assert decision.verdict is Verdict.UNDETERMINED
        replayed(city, decision, dict(facts))


def test_an_example_with_a_set_names_a_set_that_can_be(town: Town) -> None:
    city = town(order("norm by-powers  § 3\n    must not inquire\n    when powers includes search"))
    decision = city.decide("inquire", on=DAY)
    assert sorted("search" in one["powers"] for one in decision.disagreeing) == [False, True]
    assert all(one["powers"] for one in decision.disagreeing), "a set is never empty"
    replayed(city, decision, {})


@SOME_AND_ALL
def test_the_examples_of_every_scenario_with_facts_left_out_can_be_replayed(any_city: City, every: int) -> None:
    dice = random.Random(7)
    for scenario in any_city.corpus.scenarios[::every]:
        facts = {one.name: one.value for one in scenario.given if dice.random() < 0.6}
        for rest in (False, True):
            asked: dict[str, Any] = {"under": scenario.under, "rest": rest}
            decision = any_city.decide(scenario.act, on=scenario.on, facts=facts, **asked)
            replayed(any_city, decision, facts, **asked)


def test_a_term_given_against_its_facts_is_taken_as_given_with_a_warning(town: Town) -> None:
    city = town(
        order("""
define is_young  § 2
    means is_minor
norm the-young-are-not-asked  § 3
    must not inquire
    when is_young
""")
    )
    decision = city.decide("inquire", on=DAY, facts={"is_young": True, "is_minor": False})
    assert decision.verdict is Verdict.MUST_NOT
    (warning,) = decision.warnings
    assert warning.startswith("is_young is taken as given (yes)")
    assert city.decide("inquire", on=DAY, facts={"is_young": True, "is_minor": True}).warnings == ()
    assert city.decide("inquire", on=DAY, facts={"is_young": True}).warnings == ()
    assert city.decide("inquire", on=DAY, facts={"is_young": True}, rest=True).warnings == (), "nobody said otherwise"


def test_facts_that_cannot_be_together_are_each_taken_as_given_with_a_warning(town: Town) -> None:
    city = town(order("norm both  § 3\n    must not inquire\n    when is_old and is_minor"))
    decision = city.decide("inquire", on=DAY, facts={"is_old": True, "is_minor": True})
    assert decision.verdict is Verdict.MUST_NOT
    (warning,) = decision.warnings
    assert "is_old" in warning and "is_minor" in warning
    assert city.decide("inquire", on=DAY, facts={"is_old": True}).verdict is Verdict.NOT_REGULATED
    assert city.decide("inquire", on=DAY, facts={"is_old": True}).warnings == ()


@SOME_AND_ALL
def test_in_no_scenario_of_the_shipped_law_are_facts_given_that_cannot_be_together(
    any_city: City, worked_out: WorkedOut, every: int
) -> None:
    for scenario in any_city.corpus.scenarios[::every]:
        facts = {one.name: one.value for one in scenario.given}
        decision = worked_out(scenario, True)
        assert not [one for one in decision.warnings if "cannot both" in one], scenario.name
        assert {one.split()[0] for one in decision.warnings} <= facts.keys() & any_city.corpus.terms.keys()
