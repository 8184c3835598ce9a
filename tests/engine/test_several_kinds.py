"""Several kinds of information at once are several cases, and of them all is said what holds of every one."""

from datetime import date

from tests.engine.conftest import Town
from tests.engine.towns import order

from goldendoor import City
from goldendoor.norms import Verdict

DAY = date(2020, 3, 2)

LAW = """
norm addresses-may-go  § 1
    may disclose
    when kind_of_information is address
norm status-may-not  § 2
    must not disclose
    when kind_of_information is status
"""


def verdicts(city: City, *kinds: str) -> tuple[Verdict, list[Verdict]]:
    decision = city.decide("disclose", on=DAY, facts={"kind_of_information": list(kinds)})
    return decision.verdict, [part.verdict for part in decision.parts]


def test_each_kind_is_decided_by_itself_and_the_answer_lists_them(town: Town) -> None:
    city = town(order(LAW))
    verdict, parts = verdicts(city, "address", "health", "status")
    assert verdict is Verdict.MUST_NOT
    assert parts == [Verdict.MAY, Verdict.NOT_REGULATED, Verdict.MUST_NOT]
    decision = city.decide("disclose", on=DAY, facts={"kind_of_information": ["status", "address"]})
    assert [one.pinpoint for one in decision.norms] == ["§ 2"]
    assert [[one.pinpoint for one in part.norms] for part in decision.parts] == [["§ 1"], ["§ 2"]]


def test_one_kind_alone_is_one_case_without_parts(town: Town) -> None:
    assert verdicts(town(order(LAW)), "status") == (Verdict.MUST_NOT, [])


def test_an_unknown_kind_is_an_open_fact_and_no_part(town: Town) -> None:
    decision = town(order(LAW)).decide("disclose", on=DAY, facts={"kind_of_information": "unknown"}, rest=True)
    assert (decision.verdict, decision.missing, decision.parts) == (
        Verdict.UNDETERMINED, ("kind_of_information",), ())  # fmt: skip


OF_EVERY_WORD = """
fact matter  each of {forbidden, open, lost, doubtful, unheard, allowed, ordered}
    ask "What is it about?"
norm one  § 1
    must not publish
    when matter is forbidden
norm two  § 2
    must not publish
    when matter is open and is_minor
norm four  § 4
    refer on publish
    when matter is doubtful
    meanwhile "Wait."
norm six  § 6
    may publish
    when matter is allowed
norm seven  § 7
    must publish
    when matter is ordered
"""


def test_over_all_parts_the_answer_is_what_can_be_claimed_of_every_one(town: Town) -> None:
    city = town(order(OF_EVERY_WORD))
    by_kind = {
        "forbidden": Verdict.MUST_NOT,
        "open": Verdict.UNDETERMINED,
        "doubtful": Verdict.REFER,
        "unheard": Verdict.NOT_REGULATED,
        "allowed": Verdict.MAY,
        "ordered": Verdict.MUST,
    }
    strictest_first = list(by_kind)
    for at, first in enumerate(strictest_first):
        for second in strictest_first[at:]:
            kinds = list({first, second})
            assert city.decide("publish", on=DAY, facts={"matter": kinds}).verdict is by_kind[first]


def test_a_kind_that_is_open_makes_the_whole_open_unless_another_is_forbidden(nyc: City) -> None:
    decision = nyc.decide("disclose", on=date(2003, 11, 1), facts={"info_category": ["address", "immigration_status"]})
    assert len(decision.parts) == 2
    order_of_parts = (Verdict.MUST_NOT, Verdict.UNDETERMINED, Verdict.UNKNOWN_TEXT, Verdict.REFER,
                      Verdict.NOT_REGULATED, Verdict.MAY, Verdict.MUST)  # fmt: skip
    assert decision.verdict is min((part.verdict for part in decision.parts), key=order_of_parts.index)


def test_an_example_of_how_it_could_go_says_of_which_kind_it_is(town: Town) -> None:
    city = town(order(LAW.replace("kind_of_information is address", "kind_of_information is address and is_minor")))
    facts = {"kind_of_information": ["address", "health"]}
    decision = city.decide("disclose", on=DAY, facts=facts)
    assert decision.verdict is Verdict.UNDETERMINED
    assert {one["kind_of_information"] for one in decision.disagreeing} == {"address"}
    for example in decision.disagreeing:
        again = city.decide("disclose", on=DAY, facts={**facts, **{k: v for k, v in example.items() if k != "verdict"}})
        assert again.verdict.value == example["verdict"]
